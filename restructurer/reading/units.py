"""What a format hands over: the text, and the units that it divides into."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from restructurer.article import Doubt, Removal

UnitKind = Literal["line", "title", "crosshead", "paragraph", "item"]


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
    """Units that are left after rules took some out, with the record of it."""

    units: tuple[Unit, ...]
    removed: tuple[Removal, ...]
    doubts: tuple[Doubt, ...] = ()


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
    return char.isspace() or char in "\u200b\u200c\u200d\u2060\ufeff"
