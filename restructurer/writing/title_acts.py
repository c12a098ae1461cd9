"""An act told by a noun, told by its participle: « démantèlement d’un réseau » → « un réseau démantelé »."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from restructurer.french import lexicon
from restructurer.french.lexicon import Gender, Number
from restructurer.french.nominalisations import nominalisations
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection
from restructurer.writing.title_chunks import find_chunks
from restructurer.writing.title_reading import Title
from restructurer.writing.title_rules import TitleRule
from restructurer.writing.title_turn import Turn

_OF = frozenset(("de", "d'"))


@lru_cache(maxsize=4)
def _verbs(lemmas: frozenset[str]) -> dict[str, str]:
    """The verb of each noun of action of some verbs."""
    return {one.noun: lemma for lemma in sorted(lemmas) for one in nominalisations(lemma)}


def acted(title: Title, given: Selection, rule: TitleRule) -> Iterator[Turn]:
    """The one turn of a title that opens on a noun of action and what it was done to."""
    syntax, start = title.syntax, title.main
    verb = _verbs(title.lists.done).get(syntax.low[start])
    first = start + 2
    if verb is None or first + 1 >= title.end or syntax.low[start + 1] not in _OF or title.quoted(start):
        return
    forms = _agreement(title, first)
    stops = [one.first for one in find_chunks(title) if one.first > first and one.kind not in ("of", "participle")]
    stops += [t for t in range(first, title.end) if syntax.pos[t] in ("CCONJ", "PUNCT")]
    stop = min([*stops, title.end])
    participle = lexicon.participle(verb, *forms) if forms else None
    if participle is None or syntax.pos[stop - 1] in ("ADP", "DET", "ADV") or title.negated(range(start, stop)):
        return
    word = Word(participle, rule.id, start, first, at=stop)
    yield Turn(given.written(word, rule.id, 0.0), rule)


def _agreement(title: Title, first: int) -> tuple[Gender, Number] | None:
    """Gender and number of what an act was done to; ``None`` when they are not sure."""
    syntax = title.syntax
    low = syntax.low[first]
    if low in ("un", "une"):
        return ("m" if low == "un" else "f"), "s"
    if syntax.low[first : first + 2] == ("plus", "de"):
        first += 2
    counted = syntax.pos[first] == "NUM" or syntax.low[first][:1].isdigit()
    noun = next((t for t in range(first + 1, min(first + 3, title.end)) if syntax.pos[t] == "NOUN"), 0)
    gender = lexicon.gender(syntax.low[noun]) if counted and noun and syntax.low[noun] not in _MEASURES else None
    return (gender, "p") if gender else None


_MEASURES = frozenset("kg kilos kilo grammes g tonnes litres millions milliards euros dinars francs milliers".split())
