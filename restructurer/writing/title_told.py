"""How much of what the given title tells a form of it keeps: names, what the article is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from restructurer.analysis.findings import Analysis
from restructurer.writing.lemmas import words_of
from restructurer.writing.syntax import of_title
from restructurer.writing.title_losses import theme_end

KEYPHRASES = 8
_NAME = 0.7  # what a name weighs that is no keyphrase; the focus keyphrase weighs 1, the others 1 / (1 + rank / 2)


class Unit(NamedTuple):
    """Stems that stand together in the given title, and what they weigh."""

    words: frozenset[str]
    weight: float


def units_of(analysis: Analysis) -> tuple[Unit, ...]:
    """The keyphrases and the names that stand in the given title, each with its weight."""
    syntax = of_title(analysis.parsed)
    if syntax is None:
        return ()
    title = words_of(analysis.source.title)
    found: dict[frozenset[str], float] = {}
    for rank, phrase in enumerate((analysis.focus, *analysis.keyphrases[:KEYPHRASES])):
        words = words_of(phrase.text)
        if words and words <= title:
            found[words] = max(found.get(words, 0.0), 1.0 if rank == 0 else 1.0 / (1 + (rank - 1) / 2))
    for name in _names(syntax.text, syntax.pos) if not analysis.source.title.isupper() else ():
        words = words_of(name)
        # of a person the surname is enough, so a name counts by its last word
        if words and not any(words <= known for known in found):
            found[words] = _NAME
    theme = words_of(syntax.chars(0, theme_end(syntax))) if theme_end(syntax) and syntax.text[0] not in '«"“' else None
    if theme and not any(known & theme for known in found):
        found[theme] = _NAME
    return tuple(Unit(words, weight) for words, weight in found.items())


def _names(texts: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The last word of each run of capitals inside the title."""
    found: list[str] = []
    for token, text in enumerate(texts):
        capital = text[:1].isupper() and (token > 0 or tags[0] == "PROPN")
        follows = token + 1 < len(texts) and texts[token + 1][:1].isupper() and tags[token + 1] == "PROPN"
        if capital and not follows and tags[token] in ("PROPN", "NOUN", "X", "ADJ"):
            found.append(text)
    return found


def share_lost(units: Sequence[Unit], text: str) -> float:
    """The share (0 to 1) of the weight of the units that a form of the title has lost; half of one by its parts."""
    whole = sum(unit.weight for unit in units)
    if not whole:
        return 0.0
    shown = words_of(text)
    kept = sum(unit.weight * _kept(unit.words, shown) for unit in units)
    return round(1.0 - kept / whole, 4)


def _kept(words: frozenset[str], shown: frozenset[str]) -> float:
    return 1.0 if words <= shown else 0.6 * len(words & shown) / len(words)
