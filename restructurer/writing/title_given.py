"""The titles made from the given one: as it stands, shorter, turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from restructurer.analysis.findings import Analysis
from restructurer.analysis.quoterules import QuoteSettings
from restructurer.french import lexicon
from restructurer.french.numbers import FIGURES
from restructurer.rulebook import Rulebook
from restructurer.writing.cutting import draft_of
from restructurer.writing.drafts import Draft
from restructurer.writing.lemmas import words_of
from restructurer.writing.selection import Selection
from restructurer.writing.shortening import split
from restructurer.writing.syntax import Syntax, find_names, of_article, of_title, part_of
from restructurer.writing.title_last import last_steps
from restructurer.writing.title_losses import tells_act, wanted
from restructurer.writing.title_noise import cleaned, theme_written
from restructurer.writing.title_nouns import ends_well
from restructurer.writing.title_parts import part_steps
from restructurer.writing.title_reading import CONTENT, Title, standing
from restructurer.writing.title_rules import Noise, ShortForm, TitleRule, TitleSettings, title_lists
from restructurer.writing.title_search import shortened, taken
from restructurer.writing.title_step import Shorter, unplaced
from restructurer.writing.title_steps import find_steps
from restructurer.writing.title_turns import turns
from restructurer.writing.title_verbs import past_participle
from restructurer.writing.width import pixel_width

TURNED = 3  # how many shortened forms of each turn are weighed


class Told(NamedTuple):
    """One form of a title: the cost of its steps, its rule, and how far it has lost its news (0 to 1)."""

    draft: Draft
    cost: float
    rule: TitleRule
    stump: float = 0.0


def fits(text: str, settings: TitleSettings) -> bool:
    """Whether a title is neither too long nor too wide."""
    return len(text) <= settings.longest and pixel_width(text) <= settings.widest


def given_titles(analysis: Analysis, *, rulebook: Rulebook, settings: TitleSettings) -> Iterator[Told]:
    """The given title when it fits, its shorter forms and turns."""
    syntax = of_title(analysis.parsed)
    if syntax is None or not len(syntax):
        return
    syntax.notes["names"] = find_names(syntax, analysis)
    yield from titles_of(analysis, syntax, rulebook=rulebook, settings=settings)
    shorter = {rule.form: rule for rule in rulebook.rules("titles", TitleRule)}.get("shortened")
    if shorter is None:
        return
    precious = _precious(analysis, settings)
    for first, stop in _sentences(Title(syntax, title_lists(rulebook))):
        part = part_of(syntax, first, stop)
        gone = sum(syntax.pos[t] in CONTENT for t in range(len(syntax)) if not first <= t < stop)
        lost = settings.steps["drop-elaboration"] + settings.steps["lost-word"] * gone
        lost += wanted(syntax, [t for t in range(len(syntax)) if not first <= t < stop], precious)
        for one in titles_of(analysis, part, rulebook=rulebook, settings=settings):
            yield one._replace(cost=one.cost + lost, rule=shorter if one.rule.form == "given" else one.rule)


_CLOSING = frozenset(("?", "!", "."))


def _sentences(title: Title) -> Iterator[tuple[int, int]]:
    """The sentences of a title that has two: « Faut-il fermer les ponts ? | Le débat est relancé »."""
    syntax = title.syntax
    ends = [
        t
        for t in range(4, len(syntax) - 3)
        if syntax.text[t] in _CLOSING
        and not title.quoted(t)
        and (syntax.text[t + 1][:1].isupper() or syntax.text[t] != ".")
    ]
    told = ends and all(any(t in title.verbs for t in part) for part in (range(ends[0]), range(ends[0], len(syntax))))
    if len(ends) == 1 and (told or syntax.text[ends[0]] != "."):
        yield 0, ends[0] + 1
    if len(ends) == 1 and any(t in title.verbs for t in range(ends[0], len(syntax))):
        yield ends[0] + 1, len(syntax)  # « Le quai, ce matin. | Les pêcheurs rangent leurs filets »


def _precious(analysis: Analysis, settings: TitleSettings) -> dict[str, float]:
    """What the loss of a word of a keyphrase adds to the cost of a step, by its stem."""
    found: dict[str, float] = {}
    for rank, phrase in enumerate((analysis.focus, *analysis.keyphrases[:5])):
        for word in words_of(phrase.text):
            found.setdefault(word, settings.keyword / (1 + rank))
    return found


def titles_of(analysis: Analysis, syntax: Syntax, *, rulebook: Rulebook, settings: TitleSettings) -> Iterator[Told]:
    """The same, of any stretch that is read as a title is."""
    rules = {rule.form: rule for rule in rulebook.rules("titles", TitleRule)}
    precious = _precious(analysis, settings)
    columns, base = cleaned(syntax, rulebook.rules("titles", Noise, table="noise"))
    shorter = shorter_forms(analysis, rulebook, settings)
    title = Title(columns, title_lists(rulebook), shorter.places)
    steps = find_steps(title, costs=settings.steps, precious=precious, shorter=shorter)
    parts = part_steps(title, settings.steps)
    steps = [*steps, *(replace(one, cost=one.cost + wanted(columns, one.tokens, precious)) for one in parts)]

    def written(selection: Selection) -> Draft | None:
        return draft_of(columns, selection, 0, kind="phrase")

    def told(start: Selection, most: int, held: frozenset[int] = frozenset()) -> Iterator[tuple[Draft, float]]:
        free = [step for step in steps if held.isdisjoint(step.tokens)] if held else steps
        found = shortened(
            columns, start, free, lambda text: fits(text, settings), written, longest=settings.longest, most=most
        )
        for draft, cost in found:
            if not unfinished(title, draft):
                yield draft, cost + unplaced(title, draft, settings.steps)

    fitting = list(told(base, settings.shortened))
    if not fitting or min(cost for _, cost in fitting) > settings.dearest:
        steps = sorted([*steps, *last_steps(title, settings.steps)], key=lambda step: (step.tokens, step.cost))
        fitting = list(told(base, settings.shortened))
    for draft, cost in fitting:
        rule = rules.get("shortened" if cost else "given")
        if rule is not None:
            yield Told(draft, cost, rule, stump(title, draft))
    place = theme_written(columns, base)
    if place:
        for draft, cost in told(base.without(place, "drop-theme", 0.0), TURNED):
            if "shortened" in rules:
                yield Told(draft, cost + settings.steps["drop-theme"], rules["shortened"], stump(title, draft))
    for turn in turns(title, base, rules):
        lost = sum(syntax.pos[t] in CONTENT for t in turn.gone) * settings.steps["lost-word"]
        lost += wanted(syntax, turn.gone, precious) + turn.rule.cost + turn.cost
        for draft, cost in told(turn.selection, TURNED, turn.held):
            yield Told(draft, cost + lost, turn.rule, 0.0 if turn.rule.form == "said" else stump(title, draft))


def stump(title: Title, draft: Draft) -> float:
    """How far a shortened title has lost its news: 1 for a bare label, less where a noun still tells an act.

    « PFAS dans l’eau de Brest [: …] », « Ancien champion de ski [, il devient …] ».
    """
    syntax = title.syntax
    if not title.news:
        return 0.0
    shown = set(draft.tokens)
    shown |= {t for w in draft.words if w.first is not None for t in range(w.first, w.stop or 0)}
    if any(t in title.news or syntax.feats[t].get("VerbForm") == "Inf" for t in shown):
        return 0.0
    if 0 < title.colon in shown and any(title.quoted(t) and t in title.verbs for t in shown if t > title.colon):
        return 0.0  # « Eaux de Brest : « Nous avons prévenu tout le monde » »
    if any(syntax.pos[t] == "NUM" or tells_act(syntax.low[t]) for t in shown if syntax.pos[t] in ("NUM", "NOUN")):
        return 0.3
    return 1.0


# Verbs that say nothing without what follows them: « la conserverie placée… ».
_MORE = frozenset("placer mettre rendre considérer jeter tenir faire prendre poser".split())


def _object_gone(title: Title, last: int) -> bool:
    """« L’ancien ministre a remis jeudi | son rapport »: a verb, a time, and the object that followed is gone."""
    syntax, verb = title.syntax, last
    while verb > 0 and (syntax.low[verb] in title.lists.times or syntax.pos[verb] == "ADV"):
        verb -= 1
    if verb == last or last + 1 >= title.end or syntax.pos[last + 1] not in ("DET", "NUM"):
        return False
    helped = syntax.lemma[verb - 1] == "avoir" and past_participle(syntax.low[verb])
    return (verb in title.verbs or helped) and not ends_well(title, verb)


def unfinished(title: Title, draft: Draft) -> bool:
    """Whether a shortened title stops at a verb that asks for more than it has: « … Emmanuel Macron reçoit »."""
    last = draft.tokens[-1] if draft.tokens else 0
    moved = any((w.at or 0) > last for w in draft.words)
    if last + 1 < title.end and not moved and not _MORE.isdisjoint(lexicon.lemmas(title.syntax.low[last], "V")):
        return True
    if not moved and _object_gone(title, last):
        return True
    stopped = last in title.verbs and last + 2 < title.end and not moved
    syntax = title.syntax
    if (syntax.low[last - 1] in ("se", "s'")) and standing(syntax, last + 1, title.lists.circumstances):
        return False  # « s’enthousiasment | après la victoire »
    closed = syntax.text[last + 1 : last + 2] in ((",",), (":",)) and syntax.pos[last + 2] in ("DET", "PROPN", "NUM")
    return stopped and not closed and not title.quoted(last) and not ends_well(title, last)


def shorter_forms(analysis: Analysis, rulebook: Rulebook, settings: TitleSettings) -> Shorter:
    """What the rules and the text say shorter; no figure and no name that the text does not have."""
    return of_article(analysis).once("shorter", 0, settings, lambda: _read_shorter_forms(analysis, rulebook, settings))


def _read_shorter_forms(analysis: Analysis, rulebook: Rulebook, settings: TitleSettings) -> Shorter:
    known = frozenset(re.findall(r"\w+", analysis.source.text))
    return Shorter(
        shorts=tuple(
            (split(find), form.write, form.id, form.cost)
            for form in rulebook.rules("titles", ShortForm, table="short")
            if form.write[:1].islower() or set(re.findall(r"\w+", form.write)) <= known
            for find in form.find
        ),
        surnames={e.text: e.short for e in analysis.entities if e.label == "PER" and e.short != e.text},
        initials={
            e.text: e.short for e in analysis.entities if e.label == "ORG" and e.short.isupper() and e.short != e.text
        },
        digits={word: figure for word, figure in FIGURES.items() if figure in known},
        places=frozenset(e.text.lower() for e in analysis.entities if e.label == "LOC"),
        roles=_lowered(rulebook.settings("quotes", QuoteSettings).roles),
        bodies=frozenset(
            word for e in analysis.entities if e.label == "ORG" for word in e.text.split() if word[:1].isupper()
        ),
        people=frozenset(word for e in analysis.entities if e.label == "PER" for word in e.text.split()),
    )


@lru_cache(maxsize=4)
def _lowered(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def write_short_form(analysis: Analysis, ident: str, *, rulebook: Rulebook) -> str | None:
    """The given title with one short form of ``titles.toml`` in it, ``None`` when it does not apply."""
    syntax = of_title(analysis.parsed)
    forms = [form for form in rulebook.rules("titles", ShortForm, table="short") if form.id == ident]
    if syntax is None or not forms:
        return None
    settings = rulebook.settings("titles", TitleSettings)
    shorter = Shorter(
        shorts=tuple((split(find), form.write, form.id, form.cost) for form in forms for find in form.find)
    )
    title = Title(syntax, title_lists(rulebook))
    for step in find_steps(title, costs=settings.steps, shorter=shorter, precious={}):
        if step.name == ident:
            draft = draft_of(syntax, taken(Selection(tuple(range(len(syntax))), 0), step), 0, kind="phrase")
            return draft.heading(ident).text if draft else None
    return None
