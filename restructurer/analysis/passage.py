"""The common view of a text that sentences, quotes and entities are found in.

A :class:`Passage` is a Doc with its paragraphs and the characters as the author wrote them. It
comes from an article (:func:`from_parsed`) or from any Doc of the French pipeline
(:func:`from_doc`), so that the same code serves the program and the spaCy components.
Offsets in a passage are character offsets of ``doc.text``; ``text`` has the same length and
keeps the source's own marks, apostrophes and blanks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import lru_cache

from spacy.tokens import Doc

from restructurer.analysis.columns import Columns, columns_of
from restructurer.analysis.findings import Parsed
from restructurer.analysis.marks import Pair, pair_marks
from restructurer.analysis.tokens import Word, read_words
from restructurer.article import ParagraphKind


@dataclass(frozen=True, slots=True)
class Stretch:
    """One paragraph of a passage: characters ``start`` to ``end``, tokens ``first`` to ``stop``."""

    start: int
    end: int
    first: int
    stop: int
    kind: ParagraphKind = "paragraph"


@dataclass(frozen=True, eq=False)
class Passage:
    """A Doc, its tokens as plain values, its characters as written, its paragraphs, where tokens start."""

    columns: Columns
    words: tuple[Word, ...] = field(repr=False)
    text: str
    paragraphs: tuple[Stretch, ...]
    starts: tuple[int, ...] = field(repr=False)

    def token_from(self, char: int) -> int:
        """The first token that starts at or after a character."""
        return bisect_left(self.starts, char)

    def token_at(self, char: int) -> int:
        """The token that holds a character (or the blank after it)."""
        return max(0, bisect_right(self.starts, char) - 1)

    def end_of(self, token: int) -> int:
        """Where a token ends."""
        return self.starts[token] + len(self.words[token].text)


def _passage(table: Columns, text: str, paragraphs: list[tuple[int, int, ParagraphKind]]) -> Passage:
    starts = tuple(table.start)
    stretches = tuple(
        Stretch(start, end, bisect_left(starts, start), bisect_left(starts, max(end, start)), kind)
        for start, end, kind in paragraphs
    )
    return Passage(table, read_words(table), text, stretches, starts)


_LAST: list[tuple[Parsed, Passage]] = []


def from_parsed(parsed: Parsed) -> Passage:
    """The passage of a parsed article, with the characters of its source; made once for the article at hand."""
    for known, passage in _LAST:
        if known is parsed:
            return passage
    source = parsed.source
    rows: list[tuple[int, int, ParagraphKind]] = []
    parts: list[str] = []
    at = 0
    for index, paragraph in enumerate(source.paragraphs):
        start = parsed.doc_starts[index]
        parts.append(" " * (start - at) + source.slice(paragraph))
        at = start + paragraph.end - paragraph.start
        rows.append((start, at, paragraph.kind))
    text = "".join(parts).ljust(len(parsed.columns.raw))
    _LAST[:] = [(parsed, _passage(parsed.columns, text, rows))]
    return _LAST[0][1]


def from_doc(doc: Doc) -> Passage:
    """The passage of any Doc; a line break parts paragraphs."""
    text = doc.text
    rows: list[tuple[int, int, ParagraphKind]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            start = at + line.index(bare[0])
            rows.append((start, start + len(bare), "paragraph"))
        at += len(line)
    return _passage(columns_of(doc), text, rows)


@lru_cache(maxsize=2)
def _pairs(passage: Passage) -> tuple[Pair, ...]:
    return tuple(pair_marks(passage.text, [(one.start, one.end) for one in passage.paragraphs]))


def pairs_of(passage: Passage) -> list[Pair]:
    """The pairs of quotation marks of a passage, found once; those that never close may be changed by the caller."""
    return [pair if pair.closed else replace(pair) for pair in _pairs(passage)]
