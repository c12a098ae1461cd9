"""What a stretch of a clause does: whether it limits, places, tells the manner, closes its marks, holds a quote."""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.french.calendar import DAYS
from restructurer.writing.shortening import Shortening
from restructurer.writing.syntax import Syntax

PLACING = frozenset(
    "à au aux en dans sur dès depuis jusque jusqu' vers entre durant pendant chez parmi d'ici hors".split()
)
# What a verb cannot do without.
NEEDED = ("obj", "iobj", "xcomp", "ccomp", "obl:arg", "obl:agent", "aux", "cop", "expl")
COMMAS = frozenset((",", "–", "—"))
QUOTE_MARKS = frozenset('«»“”"')
_MARKS = {"«": "»", '"': '"', "“": "”"}
_MOST_QUOTED = 9  # words between the marks


def limits(syntax: Syntax, tokens: tuple[int, ...], rules: Shortening) -> bool:
    """Whether a stretch holds a word of condition, restriction, negation or possibility."""
    return any(
        syntax.lemma[t] in rules.limiting or syntax.low[t] in rules.limiting or syntax.low[t] in rules.binding
        for t in tokens
    )


def places(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether a stretch says where or when."""
    return syntax.low[tokens[0]] in PLACING or any(syntax.pos[t] == "NUM" for t in tokens)


def to_day(syntax: Syntax, token: int) -> bool:
    """Whether the end of a span of days opens at a token: « dans la nuit de jeudi | à vendredi »."""
    return syntax.low[token : token + 1] == ("à",) and syntax.low[token - 1] in DAYS and syntax.low[token + 1] in DAYS


def manner(syntax: Syntax, inner: tuple[int, ...]) -> bool:
    """Whether a preposition stands before a bare noun: « avec soulagement », « sans délai »."""
    return not any(syntax.pos[t] in ("DET", "PROPN", "NUM", "X") for t in inner) and syntax.low[inner[0]] not in (
        "du",
        "au",
        "aux",
        "des",
    )


def closed_marks(syntax: Syntax, tail: tuple[int, ...]) -> bool:
    """Whether as many brackets and guillemets close in a stretch as open in it."""
    marks = [syntax.text[t] for t in tail]
    return marks.count("«") == marks.count("»") and marks.count("(") == marks.count(")")


def few_quoted(syntax: Syntax, first: int, stop: int) -> Iterator[tuple[int, int]]:
    """The marks (opening, closing) around one to nine words of a stretch, behind its second token."""
    if _MARKS.keys().isdisjoint(syntax.text[first:stop]):
        return
    for opening in range(first + 2, stop - 2):
        close = _MARKS.get(syntax.text[opening])
        if close is None:
            continue
        reach = min(opening + _MOST_QUOTED + 2, stop)
        closing = next((t for t in range(opening + 1, reach) if syntax.text[t] == close), None)
        if closing is not None and closing > opening + 1:
            yield opening, closing
