"""Sentences without a verb that tell a fact, as the author wrote them: « Vingt-six chalets détruits ou condamnés. »

Also the first of several facts in a row (« Trois postes vacants sur seize, cinq arrêts maladie, … »), what stands so
before a colon, and what « c’est » presents by its rank (« C’est la septième agression depuis janvier »). Only with a
figure, a rank or what befell something: other sentences of the kind set a scene.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from restructurer.analysis.findings import Sentence
from restructurer.french import lexicon
from restructurer.writing.cutting import draft_of
from restructurer.writing.drafts import Draft
from restructurer.writing.guards import refuse_cut
from restructurer.writing.heading_rules import HeadingSettings
from restructurer.writing.selection import Selection, tidy
from restructurer.writing.syntax import Syntax

STATED = "sentence-without-a-verb"
_OPENINGS = frozenset("un une des deux trois quatre cinq six sept huit neuf dix plusieurs".split())
_NOT_COUNTED = frozenset(("un", "une"))
_SHUT = frozenset("PRON AUX SCONJ".split())
_CLOCK = re.compile(r"\d{1,2}h(\d\d)?")
_UNITS = frozenset(
    "an ans année années mois semaine semaines jour jours heure heures minute minutes seconde secondes".split()
)


def nominal_sentences(syntax: Syntax, sentence: Sentence, settings: HeadingSettings) -> Iterator[Draft]:
    """The sentence as a line, or its first facts, where it has no verb and no quotation marks."""
    first, stop = sentence.first, sentence.stop
    while stop > first and syntax.pos[stop - 1] in ("PUNCT", "SPACE"):
        stop -= 1
    if stop - first < 3 or "".join(syntax.text[stop : sentence.stop]).strip()[:1] in ("?", "!"):
        return
    if any(low < sentence.end and high > sentence.start for low, high in syntax.quotes):
        return
    presented = syntax.low[first].replace("’", "'") == "c'" and syntax.low[first + 1] == "est"
    span = _presented(syntax, first + 2, stop) if presented else _told(syntax, first, stop, settings)
    if span is None:
        return
    for end in _ends(syntax, span, settings.longest):
        kept = tuple(range(span.start, end))
        head = next((t for t in kept if syntax.pos[t] == "NOUN"), span.start)
        selection = tidy(syntax, Selection(kept, head, (), (STATED,)))
        if not selection.kept or refuse_cut(syntax, selection) or not (presented or _says(syntax, selection.kept)):
            continue
        draft = draft_of(syntax, selection, sentence.index, kind="stated")
        if draft is not None:
            yield draft
            return


def _told(syntax: Syntax, first: int, stop: int, settings: HeadingSettings) -> range | None:
    """The sentence up to its colon, where it opens on a number or an indefinite noun and has no verb."""
    colon = next((t for t in range(first, stop) if syntax.text[t] == ":"), stop)
    span = range(first, colon)
    opens = syntax.low[first] in _OPENINGS or syntax.pos[first] == "NUM"
    bare = syntax.pos[first] == "NOUN" and lexicon.number(syntax.text[first]) == "p"
    if len(span) < 3 or not (opens or bare):
        return None
    for token in span:
        shut = syntax.pos[token] in _SHUT or syntax.feats[token].get("VerbForm") in ("Fin", "Inf")
        mark = syntax.pos[token] == "PUNCT" and syntax.text[token] not in (",", "-")
        if shut or mark or _CLOCK.fullmatch(syntax.low[token]) or syntax.lemma[token] in settings.bodily:
            return None
    return span


def _presented(syntax: Syntax, first: int, stop: int) -> range | None:
    """What « c’est » presents by a rank, up to the next mark: « la septième agression depuis janvier »."""
    if syntax.low[first].replace("’", "'") not in ("le", "la", "l'") or first + 2 >= stop:
        return None
    ranked = syntax.low[first + 1] in ("plus", "premier", "première") or syntax.low[first + 1].endswith("ième")
    end = first + 2
    while (
        end < stop
        and syntax.pos[end] not in ("PUNCT", *_SHUT)
        and syntax.feats[end].get("VerbForm") not in ("Fin", "Inf")
    ):
        end += 1
    closed = end >= stop or syntax.pos[end] == "PUNCT"
    nouns = sum(syntax.pos[t] in ("NOUN", "PROPN") for t in range(first, end))
    return range(first, end) if ranked and closed and nouns > 1 else None


def _ends(syntax: Syntax, span: range, longest: int) -> Iterator[int]:
    """Where the line may end: with the sentence, else behind the last of its facts that there is room for."""
    for end in (span.stop, *reversed([t for t in span if syntax.text[t] == ","])):
        room = syntax.end(end - 1) - syntax.start[span.start] <= longest
        whole = end == span.stop or syntax.pos[end + 1] in ("NUM", "NOUN") or syntax.low[end + 1] in _OPENINGS
        if room and whole:
            yield end


def _says(syntax: Syntax, kept: tuple[int, ...]) -> bool:
    """Whether there is a figure with what it counts, or what befell something, or a list of three."""
    if sum(syntax.pos[t] in ("NOUN", "PROPN", "ADJ", "VERB") for t in kept) < 2:
        return False
    counted = [t for t in kept if syntax.pos[t] == "NUM" and syntax.low[t] not in _NOT_COUNTED]
    if syntax.pos[kept[0]] == "NUM" and syntax.pos[kept[1]] not in ("NOUN", "ADJ", "NUM", "SYM"):
        return False  # « Vingt-sept au total »
    if syntax.low[kept[1]] in _UNITS and not any(syntax.text[t] == "," or _befell(syntax, t) for t in kept):
        return False  # « Deux minutes de silence »
    if counted and not all(
        syntax.low[t + 1] in _UNITS and syntax.low[t + 2] not in ("de", "d'") for t in counted if t + 2 < len(syntax)
    ):
        return True
    listed = syntax.pos[kept[0]] == "NOUN" and sum(syntax.text[t] == "," or syntax.low[t] == "et" for t in kept) > 1
    return listed or any(_befell(syntax, t) for t in kept[1:])


def _befell(syntax: Syntax, token: int) -> bool:
    """Whether a word is the participle of what was done to a noun before it."""
    feats = syntax.feats[token]
    told = feats.get("VerbForm") == "Part" and feats.get("Tense") == "Past"
    return told or (
        syntax.pos[token] == "ADJ"
        and lexicon.is_verb(syntax.text[token])
        and syntax.low[token].endswith(("é", "ée", "és", "ées"))
    )
