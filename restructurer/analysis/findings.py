"""What analysis finds in an article: frozen values that point into the source by offset.

Token numbers (``first``, ``stop``) are into ``Parsed.columns``; ``start`` and ``end`` are character
offsets into ``Source.text``; ranges are half open.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from restructurer.analysis.columns import Columns
from restructurer.article import Source

QuoteKind = Literal["speech", "scare", "title", "name", "slogan"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its number, the paragraph (index into ``Source.paragraphs``) and its tokens.

    ``sound`` is False where the parse or the text does not hold (fragment, translation damage,
    no finite verb): such a sentence stays in the body and feeds nothing else.
    """

    index: int
    paragraph: int
    first: int
    stop: int
    start: int
    end: int
    sound: bool = True
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch between quotation marks (or after a dialogue dash).

    ``start``/``end``: what stands between the marks. ``mention``: who speaks, as the cue names
    them (« il », « le ministre »), at ``mention_start``/``mention_end``; ``speaker``: the fullest
    name or description that the text gives for them, ``None`` where it cannot be told, standing
    at ``speaker_start``/``speaker_end``. ``verb``: the reporting verb's lemma; ``cue``: the form
    of the attribution. ``kind``: only ``speech`` is somebody's words. ``whole``: the quote is at
    least one whole sentence. A quote broken by an incise is several quotes with one ``group``.
    """

    start: int
    end: int
    mention: str | None = None
    speaker: str | None = None
    kind: QuoteKind = "speech"
    verb: str | None = None
    cue: str | None = None
    mention_start: int | None = None
    mention_end: int | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    gender: Literal["f", "m"] | None = None
    plural: bool = False
    whole: bool = False
    group: int = 0


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation or place, with every mention (offset pairs, in order).

    ``text`` is the fullest form; ``short`` the form that the text uses for it alone.
    """

    text: str
    short: str
    label: Literal["PER", "ORG", "LOC", "MISC"]
    mentions: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Keyphrase:
    """A phrase that says what the article is about, fit to print; best score first.

    ``occurrences``: offset pairs of each place where it (or a merged variant) stands in the
    source; ``variants``: the other forms merged into it.
    """

    text: str
    score: float
    occurrences: tuple[tuple[int, int], ...] = ()
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cluster:
    """A topical section: the sentences ``first`` to ``stop`` (half open, indexes of Sentence).

    ``crosshead``: index into ``Source.paragraphs`` of the author's crosshead that opens it.
    ``distinctive``: lemmas that set it apart from the others, best first. ``keyphrases``: its
    own, best first. ``cohesion``: how well the gap before it is bridged (0 apart, 1 seamless).
    """

    first: int
    stop: int
    words: int
    crosshead: int | None = None
    distinctive: tuple[str, ...] = ()
    keyphrases: tuple[Keyphrase, ...] = ()
    cohesion: float = 0.0


@dataclass(frozen=True)
class Parsed:
    """The parsed article: the columns of all its paragraphs (and crossheads), and a Doc for the title.

    ``columns`` are those of the paragraphs in order joined by one blank; ``doc_starts[i]`` is where
    paragraph ``i`` of ``source.paragraphs`` starts in that text, ``token_starts[i]`` its first token
    (both have one more entry, the end). Within a paragraph the parsed text has the length of the
    source, so that offsets translate by subtraction.
    """

    source: Source
    columns: Columns
    title: Doc | None
    doc_starts: tuple[int, ...]
    token_starts: tuple[int, ...]

    def offset(self, char: int) -> int:
        """The source offset of a character offset of the parsed text (the start of something)."""
        index = bisect_right(self.doc_starts, char, hi=len(self.doc_starts) - 1) - 1
        return self.source.paragraphs[index].start + char - self.doc_starts[index]

    def token_range(self, first: int, stop: int) -> tuple[int, int]:
        """The source offsets (start, end) of the tokens ``first`` to ``stop``."""
        starts = self.columns.start
        return self.offset(starts[first]), self.offset(starts[stop - 1]) + len(self.columns.text[stop - 1])

    def doc_char(self, offset: int) -> int:
        """The character offset in the parsed text of a source offset inside a paragraph.

        Raises ValueError when the offset lies in no paragraph.
        """
        starts = [paragraph.start for paragraph in self.source.paragraphs]
        index = bisect_right(starts, offset) - 1
        if index < 0 or offset > self.source.paragraphs[index].end:
            raise ValueError(f"offset {offset} lies in no paragraph")
        return self.doc_starts[index] + offset - self.source.paragraphs[index].start

    def tokens(self, start: int, end: int) -> range:
        """The tokens that cover the source offsets ``start`` to ``end``."""
        starts, char = self.columns.start, self.doc_char(start)
        first = bisect_right(starts, char) - 1
        if char == starts[first] + len(self.columns.text[first]):
            first += 1  # the blank behind a token is no part of it
        return range(first, bisect_left(starts, self.doc_char(end)))


@dataclass(frozen=True)
class Analysis:
    """All that is known of the article before a word is written."""

    parsed: Parsed
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    entities: tuple[Entity, ...]
    keyphrases: tuple[Keyphrase, ...]
    focus: Keyphrase
    clusters: tuple[Cluster, ...]

    @property
    def source(self) -> Source:
        """The source that all offsets refer to."""
        return self.parsed.source
