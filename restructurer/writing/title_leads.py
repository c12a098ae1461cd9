"""The news of one of the first sentences in the length of a title, where no title is given.

What is kept is chosen for what it tells: the subject, its verb and what the verb asks for stay; of the stretches that
prepositions, commas and relatives open (as in titles, by tags) those stay together that tell most in the room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.french import lexicon
from restructurer.french.stem import stem
from restructurer.rulebook import Rulebook
from restructurer.writing.attributions import find_attributions
from restructurer.writing.cutting import draft_of
from restructurer.writing.description_cuts import mark_lost
from restructurer.writing.drafts import Draft
from restructurer.writing.lemmas import words_of
from restructurer.writing.parts import Run
from restructurer.writing.selection import Selection
from restructurer.writing.shortening import load_shortening
from restructurer.writing.syntax import Syntax, of_article, part_of
from restructurer.writing.title_given import shorter_forms, stump, unfinished
from restructurer.writing.title_guards import refuse_title
from restructurer.writing.title_reading import MARKS, Title
from restructurer.writing.title_rules import LeadWeights, TitleSettings, title_lists
from restructurer.writing.title_search import mended, taken, tidy_title
from restructurer.writing.title_step import Shorter
from restructurer.writing.title_steps import find_steps
from restructurer.writing.title_stretches import TIED, Part, parts_of, verb_group
from restructurer.writing.title_verbs import past_participle
from restructurer.writing.title_worth import object_lost

MOST_PARTS, MOST_TRIED, GIVEN = 16, 14, 3
PAIR = "drop-conjunct"
_WHERE = frozenset("à au aux en dans près".split())
_SMALL = frozenset("drop-role drop-given-name one-preposition drop-year".split())
_MOVING = frozenset("present future place-front place-first theme-to-name theme-to-noun drop-auxiliary".split())


class Abridged(NamedTuple):
    """A sentence in the length of a title, the columns it was cut from, the place before it, and its worth."""

    draft: Draft
    columns: Syntax
    place: Run | None
    value: float


def abridged(
    analysis: Analysis, sentence: Sentence, *, rulebook: Rulebook, settings: TitleSettings, informing: frozenset[str]
) -> list[Abridged]:
    """What a sentence tells in the length of a title, the fullest first; nothing where somebody claims it.

    ``informing``: verbs under which what is told is news beside those that announce.
    """
    whole, rules = of_article(analysis), load_shortening(rulebook)
    stop = sentence.stop
    for one in find_attributions(whole, sentence.first, sentence.stop, rules):
        named = whole.chars(one.first, one.stop).lower()
        official = any(re.search(rf"\b{office}\b", named) for office in sorted(title_lists(rulebook).offices))
        if one.first < sentence.first + 3 or not (one.announces or one.cue in informing or official):
            return []
        stop = min(stop, one.first)
    while stop > sentence.first and whole.text[stop - 1] in (*MARKS, "\n"):
        stop -= 1
    span = range(sentence.first, stop)
    marked = next((t for t in span if whole.text[t] in ':;?!"«»“”'), stop)
    if marked < stop:  # « …, des faits condamnés « avec fermeté » »
        stop = next((t for t in range(marked, sentence.first, -1) if whole.text[t] == ","), sentence.first)
        span = range(sentence.first, stop)
    if len(span) < 5:
        return []
    columns = part_of(whole, span.start, span.stop)
    shorter = shorter_forms(analysis, rulebook, settings)
    title = Title(columns, title_lists(rulebook), shorter.places)
    group = verb_group(title)
    if group is None:
        return []
    parts = parts_of(title, group, values_of(analysis, columns, settings.lead), settings.lead)
    if not 1 < len(parts) <= MOST_PARTS or any(
        columns.low[t] in ("que", "qu'") for t in range(group.stop, len(columns))
    ):
        return []
    found = [
        one
        for place in (None, *_fronts(title, parts, group))
        for form, saved, worth in _forms(title, group, settings, shorter)
        for one in _written(title, parts, form, saved, worth, place, settings)
    ]
    return sorted(found, key=lambda one: -one.value)


def values_of(analysis: Analysis, syntax: Syntax, weights: LeadWeights) -> list[float]:
    """What each token tells."""
    key: dict[str, float] = {}
    for rank, phrase in enumerate((analysis.focus, *analysis.keyphrases[:8])):
        for word in words_of(phrase.text):
            key.setdefault(word, weights.keyphrase / (1 + rank / 4))
    kinds: Mapping[str, float] = {
        "NOUN": weights.noun,
        "PROPN": weights.name,
        "X": weights.name,
        "VERB": weights.verb,
        "NUM": weights.figure,
        "ADJ": weights.adjective,
    }
    return [
        kinds.get(syntax.pos[t], 0.0) + key.get(stem(syntax.low[t]), 0.0) if syntax.pos[t] in kinds else 0.0
        for t in range(len(syntax))
    ]


def _fronts(title: Title, parts: Sequence[Part], group: range) -> Iterator[Run]:
    """The names of places that may stand first: « à Lisieux », « dans l’ouest du Yémen », « à l’hôpital de Bex »."""
    syntax, where = title.syntax, False
    for part in parts:
        if part.needs >= 0 and part.kind != "of" and not _participle_aside(title, parts, part, group):
            continue
        opening = part.first + (syntax.text[part.first] == ",")
        where = syntax.low[opening] in _WHERE if part.kind != "of" else where
        named = [t for t in range(opening, part.stop) if t in title.placed]
        end = part.stop - (syntax.text[part.stop - 1] == ",")
        whole = named and named[-1] == end - 1 and all(syntax.text[t][:1].isupper() for t in named)
        linked = whole and named == list(range(named[0], named[-1] + 1))
        if where and linked and syntax.low[named[0] - 1] not in ("des", "les"):
            yield Run(named[0], end)


def _participle_aside(title: Title, parts: Sequence[Part], part: Part, group: range) -> bool:
    """Whether a part stands in « , soupçonné d’avoir tué sa voisine à Lisieux, », between a subject and its verb."""
    asides = [one for one in parts if one.kind == "aside" and one.first < part.first < group.start]
    return bool(asides) and past_participle(title.syntax.low[asides[-1].first + 1])


def _forms(
    title: Title, group: range, settings: TitleSettings, shorter: Shorter
) -> Iterator[tuple[Selection, int, float]]:
    """The sentence as it stands, its verb in the present or without auxiliaries, names shorter.

    With the characters that it saves, and what it is worth: titles tell in the present what somebody does.
    """
    syntax = title.syntax
    base = Selection(tuple(range(len(syntax))), group.stop - 1)
    whole, told = _length(syntax, base), [base]
    denied = title.negated(range(group.start, group.stop))
    helper = next((t for t in group if syntax.low[t] in ("a", "ont") and syntax.low[t + 1] == "été"), 0)
    if helper and not denied and group.stop > helper + 2 and past_participle(syntax.low[group.stop - 1]):
        told.append(base.without((helper, helper + 1), "drop-auxiliary", settings.steps["drop-auxiliary"]))
    if helper and not denied:  # « a été inculpé et écroué » → « écroué »
        pair = group.stop + 1 if syntax.low[group.stop : group.stop + 1] == ("et",) else group.stop - 1
        first = pair - 2
        both = first > helper + 1 and pair < title.end and syntax.low[pair - 1] == "et"
        if both and past_participle(syntax.low[first]) and past_participle(syntax.low[pair]):
            told.append(base.without(range(helper, pair), PAIR, settings.steps["drop-auxiliary"]))
    steps = find_steps(title, costs=settings.steps, precious={}, shorter=shorter)
    told += [taken(base, step) for step in steps if step.name == "present" and step.tokens[0] in group and not denied]
    small = [step for step in steps if step.name in _SMALL or (step.word is not None and step.name not in _MOVING)]
    small = [step for step in small if not any(t in group for t in step.tokens)]
    lists = title.lists
    acts = lists.undergoing | lists.carrying | lists.granting | lists.giving | lists.wanting
    acting = not acts.isdisjoint(lexicon.lemmas(syntax.low[group.stop - 1], "V"))
    for form in told:
        worth = settings.lead.present * ("present" in form.operations and acting)
        for selection in (form, *(taken(form, step) for step in small)):
            yield selection, whole - _length(syntax, selection), worth


def _length(syntax: Syntax, selection: Selection) -> int:
    return sum(syntax.width[t] for t in selection.kept) + sum(len(word.text) + 1 for word in selection.words)


def _written(
    title: Title,
    parts: Sequence[Part],
    form: Selection,
    saved: int,
    extra: float,
    place: Run | None,
    settings: TitleSettings,
) -> Iterator[Abridged]:
    """The best sets of parts of one form, as drafts."""
    syntax = title.syntax
    room = settings.longest + 1 + saved
    if place is not None:
        room -= sum(syntax.width[place.first : place.stop]) + 3
        extra += settings.lead.front
    given = 0
    for value, kept in best_parts(parts, room, place)[:MOST_TRIED]:
        tokens = [t for part in kept for t in range(part.first + loose_comma(syntax, part, kept), part.stop)]
        gone = set(range(len(syntax))) - set(tokens)
        selection = tidy_title(syntax, form.without(gone, "drop-complement", 0.0) if gone else form)
        if refuse_title(syntax, selection):
            continue
        draft = draft_of(syntax, mended(syntax, selection), 0, kind="phrase")
        if draft is None or unfinished(title, draft) or (stump(title, draft) and PAIR not in selection.operations):
            continue
        shown = set(draft.tokens) | {t for w in draft.words if w.first is not None for t in range(w.first, w.stop or 0)}
        last = max(shown)
        if mark_lost(syntax, sorted(shown)) or (last in title.participles and last + 1 < title.end):
            continue
        if object_lost(syntax, shown) and not any(part.kind == "object" for part in kept):
            continue
        yield Abridged(draft, syntax, place, round(value + extra, 4))
        given += 1
        if given == GIVEN:
            return


def loose_comma(syntax: Syntax, part: Part, kept: Sequence[Part]) -> bool:
    """Whether the comma that opens a part has lost what it parted: « a rejeté [mercredi |,| par 214 voix,] la loi »."""
    if syntax.text[part.first] != "," or part.kind in ("item", *TIED):
        return False
    return all(one.stop != part.first for one in kept) or part.kind == "object"


def best_parts(parts: Sequence[Part], room: int, place: Run | None) -> list[tuple[float, tuple[Part, ...]]]:
    """The sets of parts that hold and fit, those that tell most first."""
    found: list[tuple[float, tuple[Part, ...]]] = []

    def walk(at: int, kept: tuple[int, ...], value: float, width: int) -> None:
        if width > room:
            return
        if at == len(parts):
            found.append((round(value, 4), tuple(parts[index] for index in kept)))
            return
        part = parts[at]
        fronted = place is not None and part.first <= place.first < part.stop
        held = part.needs < 0 or part.needs in kept
        if held and not fronted and part.kind != "aside":
            walk(at + 1, (*kept, at), value + part.value, width + part.width)
        if not part.bound or not held or fronted:
            walk(at + 1, kept, value, width)

    walk(0, (), 0.0, 0)
    return sorted(found, key=lambda one: (-one[0], [part.first for part in one[1]]))
