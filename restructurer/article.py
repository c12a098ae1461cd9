"""The data that flows through the program: plain frozen values, no behaviour to speak of.

Offsets are always character offsets into ``Source.text``, the text that the output reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Origin = Literal["source", "rule", "data"]
ParagraphKind = Literal["paragraph", "crosshead", "item"]
BlockKind = Literal["paragraph", "quote", "list", "questions", "label"]


@dataclass(frozen=True, slots=True)
class Removal:
    """A stretch of the source that is not the article, and the rule that took it out."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Kicker:
    """A stretch of the source that labels the article (its rubric, its place), and the rule that knew it."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stretch that a cleaning rule suspects but leaves in place, because it is not sure."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the article, a crosshead that the author wrote, or a list item."""

    start: int
    end: int
    kind: ParagraphKind = "paragraph"


@dataclass(frozen=True, slots=True)
class Brief:
    """What the brief asks for; ``None`` where it says nothing."""

    words: int | None = None
    subheadings: bool | None = None
    title: str | None = None
    keyphrase: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The decoded text that offsets refer to, and how it divides.

    ``title_start``/``title_end`` are ``None`` when the title does not stand in ``text``
    (it came from the command line, or there is none and ``title`` is empty).
    ``kickers``: what labels the article over its headline or in front of it (a rubric, a topic, a place); it goes
    with the headline, as the title does, and is no part of the body.
    ``meta`` holds what a reader found around the article (front matter, byline, date), as
    sorted pairs.
    """

    name: str
    text: str
    sha256: str
    title: str
    title_start: int | None
    title_end: int | None
    paragraphs: tuple[Paragraph, ...]
    removed: tuple[Removal, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    kickers: tuple[Kicker, ...] = ()
    brief: Brief = field(default_factory=Brief)
    meta: tuple[tuple[str, str], ...] = ()

    def slice(self, paragraph: Paragraph) -> str:
        """The words of one paragraph as they stand in the source."""
        return self.text[paragraph.start : paragraph.end]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of output text with its origin.

    - ``source``: ``text`` equals ``source.text[start:end]`` after ``edits``, applied in order
      (the functions of :mod:`restructurer.french.edits`).
    - ``rule``: written by the rule whose id is ``rule``.
    - ``data``: stated by the entry ``key`` of ``data/`` (``"file.tsv:entry"``); ``edits`` may
      apply to it too.

    ``rule`` may also name, on source and data pieces, the rule that chose the piece.
    """

    text: str
    origin: Origin
    start: int | None = None
    end: int | None = None
    edits: tuple[str, ...] = ()
    rule: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A run of pieces that stands alone on the page.

    ``kind``: ``paragraph``; ``quote`` (a pull quote, attribution after a line break);
    ``list`` (one item a line); ``questions`` (a question, a line break, its answer; pairs are
    parted by a line break too); ``label`` (a bold line over the block that follows).
    Line breaks are ``"\\n"`` in rule pieces. Bold runs stand between ``**`` in rule pieces.
    ``rule`` is the expansion (or ``body``) that put the block there.
    """

    kind: BlockKind
    pieces: tuple[Piece, ...]
    rule: str = "body"

    @property
    def text(self) -> str:
        """The joined text of the pieces."""
        return "".join([piece.text for piece in self.pieces])


@dataclass(frozen=True, slots=True)
class Heading:
    """A subheading (or title), the rule that wrote it, and its pieces."""

    rule: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The joined text of the pieces."""
        return "".join([piece.text for piece in self.pieces])


@dataclass(frozen=True, slots=True)
class Section:
    """A subheading (``None`` for the opening) and the blocks below it."""

    heading: Heading | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A title or subheading that was weighed: ``score`` rounded to 4 digits, and why."""

    heading: Heading
    score: float
    reasons: tuple[tuple[str, float], ...] = ()

    @property
    def text(self) -> str:
        """The candidate as a reader sees it."""
        return self.heading.text


@dataclass(frozen=True, slots=True)
class Article:
    """The restructured article.

    ``title_candidates``: what the title was weighed against, best first; worked out when first looked
    at (until then the parse of the article is kept for it).
    """

    source: Source
    title: Heading
    title_candidates: Sequence[Candidate]
    description: Heading
    slug: str
    keyphrase: str
    keywords: tuple[str, ...]
    sections: tuple[Section, ...]
    language: str
    target_words: int
    words: int
    supported_words: int
    fingerprint: tuple[tuple[str, str], ...]

    @property
    def target_met(self) -> bool:
        """Whether the body holds at least the words asked for."""
        return self.words >= self.target_words
