"""A page as the checks read it: its fields, its blocks, its links, with offsets into the file.

Plain values; the readers make them, the checks only read them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

PageKind = Literal["markdown", "html", "json", "text"]
BlockKind = Literal["paragraph", "heading", "item", "cell", "quote", "code"]
FIELDS = ("title", "description", "slug", "keyphrase")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the page (title, description…): its value and where it stands in the file."""

    value: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table cell, quote or stretch of code.

    ``text``: its words as a reader sees them; ``markup``: the same with inline tags (equal to
    ``text`` where there are none); ``start``/``end``: where it stands in the file; ``level``: of a
    heading.
    """

    kind: BlockKind
    text: str
    markup: str
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A link: where it leads, the words that bear it, whether it is ``nofollow``."""

    href: str
    text: str
    nofollow: bool
    start: int


@dataclass(frozen=True, slots=True)
class Image:
    """An image and its alternative text."""

    alt: str
    start: int


@dataclass(frozen=True)
class Page:
    """One file as read.

    ``headline``: the heading of level 1 that opens the page (its title as readers see it), which
    is no part of ``blocks``. ``prose``: the file with everything that is not French prose (markup,
    addresses, code) as ``\\0``, the same length, where the format allows mending in place; else ``None``.
    """

    path: str
    kind: PageKind
    raw: str
    fields: dict[str, Field]
    blocks: tuple[Block, ...]
    headline: Block | None = None
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    prose: str | None = None
    supplied: tuple[str, ...] = field(default=())

    def value(self, name: str) -> str:
        """The value of a field, empty where the page has none."""
        found = self.fields.get(name)
        return found.value if found is not None else ""

    @cached_property
    def _lines(self) -> list[int]:
        starts = [0]
        at = self.raw.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.raw.find("\n", at + 1)
        return starts

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of an offset into the file."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def find(self, words: str, block: Block | None = None, *, at: int = 0) -> int:
        """The offset in the file of words of a block (``at``: their offset in its text), else of the block.

        Markup inside the words, or escapes, may hide them: then the block's own start serves.
        """
        low, high = (block.start, block.end) if block is not None else (0, len(self.raw))
        if block is not None and self.raw.startswith(words, low + at):
            return low + at
        first = words.split("\n", 1)[0][:60]
        found = self.raw.find(first, low, high) if first else -1
        if found < 0 and len(first) > 12:
            found = self.raw.find(first[:12], low, high)
        return found if found >= 0 else low
