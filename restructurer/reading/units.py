"""What a format hands over: the text, and the units that it divides into."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from restructurer.article import Doubt, Removal

UnitKind = Literal["line", "title", "crosshead", "paragraph", "item"]
Block = tuple[UnitKind, str]

MOST_MARKS = 16
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the text that stands alone.

    ``kind`` is ``line`` where the format does not say what it is (plain text): the reader decides.
    """

    start: int
    end: int
    kind: UnitKind = "line"


@dataclass(frozen=True, slots=True)
class Extract:
    """The text that a format gives, its units in order, and what it holds besides.

    ``title`` comes from outside the text (front matter, metadata of a page). ``layout`` is what
    the format itself takes out: bullets, ornaments.
    """

    text: str
    units: tuple[Unit, ...]
    title: str = ""
    meta: tuple[tuple[str, str], ...] = ()
    layout: tuple[Removal, ...] = ()


@dataclass(frozen=True, slots=True)
class Sifted:
    """Units that are left after rules took some out, with the record of it; what may be the headline among them."""

    units: tuple[Unit, ...]
    removed: tuple[Removal, ...]
    doubts: tuple[Doubt, ...] = ()
    headline: Unit | None = None


def trimmed(text: str, unit: Unit, *, start: int | None = None, end: int | None = None) -> Unit | None:
    """The unit cut down to ``start``:``end`` without blanks at its ends; ``None`` when nothing is left."""
    low = unit.start if start is None else start
    high = unit.end if end is None else end
    while low < high and blank(text[low]):
        low += 1
    while high > low and blank(text[high - 1]):
        high -= 1
    return replace(unit, start=low, end=high) if low < high else None


def blank(char: str) -> bool:
    """Whether a character leaves no ink: blanks, line breaks, zero-width marks."""
    return char.isspace() or char in _ZERO_WIDTH


def inkless(stretch: str) -> bool:
    """Whether no character of a stretch leaves ink."""
    return all(map(blank, stretch))


def one_line(raw: str) -> str:
    """Words as a page shows them: runs of plain blanks as one, nothing blank at the ends."""
    line = _BLANKS.sub(" ", raw)
    low, high = 0, len(line)
    while low < high and blank(line[low]):
        low += 1
    while high > low and blank(line[high - 1]):
        high -= 1
    return line[low:high]


def composed(text: str, *, most_marks: int = MOST_MARKS) -> str:
    """The text in Unicode form C, left as it is where more than ``most_marks`` combining marks stand in a row."""
    if text.isascii() or tallest(text) > most_marks:
        return text
    return unicodedata.normalize("NFC", text)


def tallest(text: str) -> int:
    """The most combining marks in a row; sorting long runs of them takes quadratic time."""
    if not any(map(unicodedata.combining, text)):
        return 0
    most = run = 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        most = max(most, run)
    return most


def from_blocks(blocks: Iterable[Block], *, title: str = "", meta: tuple[tuple[str, str], ...] = ()) -> Extract:
    """An extract whose text is the blocks, a blank line between them; only the first title is one.

    Blocks without a letter, a digit or a mark of omission are left out.
    """
    parts: list[str] = []
    units: list[Unit] = []
    at = 0
    titled = False
    for kind, raw in blocks:
        line = one_line(composed(raw))
        if not any(char.isalnum() or char == "…" for char in line) and "..." not in line:
            continue
        if kind == "title":
            kind, titled = ("crosshead" if titled else "title"), True
        units.append(Unit(at, at + len(line), kind))
        parts.append(line)
        at += len(line) + 2
    return Extract("\n\n".join(parts), tuple(units), title=one_line(title), meta=meta)
