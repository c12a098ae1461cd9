"""The page before expansion: where each sentence stands, in words, and where a box may stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.analysis.openings import opening, opens_on
from restructurer.article import Block
from restructurer.expansion.items import Slot
from restructurer.expansion.speakers import speaker_of
from restructurer.french.words import count_words
from restructurer.writing.outline import Outline
from restructurer.writing.placement import looks_back

# « Le comité adverse, lui, … »: the second half of a contrast, which nothing may part from the first.
# « “Nous irons”, a-t-il ajouté »: who speaks stands in the paragraph above.
_SPEAKS_ON = re.compile(r"\s*«[^»]{1,900}»\s?,? (?:[\w’']+ ){0,3}[\w’']*-(?:t-)?(?:ils?|elles?)\b")
_SETS_AGAINST = re.compile(r"[^.!?»]{3,160}?,\s(?:lui|elles?|eux)(?:,|\s(?:aussi|non plus|en revanche)\b)")

_THAT = re.compile(r"\b(?:ce|cet|cette|ces) (\w{3,})", re.IGNORECASE)
_TO_COME = ("dernier", "dernière", "derniers", "dernières", "qui", "que", "dont", "jour", "jours", "sont")

AT_THE_END = 3  # boxes that may close an article
LONG_OPENING = 170  # words before the first subheading, from which a box may stand among them
LEAST_OPENING = 30  # words that stand before a box about the news


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a sentence stands: its section and block, and its words of the body (half open)."""

    section: int
    block: int
    start: int
    stop: int


@dataclass(frozen=True)
class Layout:
    """Sections, blocks and sentences of an outline, measured in words of the body.

    ``opening``: words on which no block may open behind a box in its section; ``times``: nouns that « ce » may stand
    before without pointing at what stands above.
    """

    analysis: Analysis
    outline: Outline
    opening: tuple[str, ...] = ()
    times: tuple[str, ...] = ()

    @cached_property
    def block_words(self) -> tuple[tuple[int, ...], ...]:
        """The words of each block of each section."""
        return tuple(tuple(count_words(block.text) for block in section.blocks) for section in self.outline.sections)

    @cached_property
    def words(self) -> int:
        """The words of the body."""
        return sum(map(sum, self.block_words))

    @cached_property
    def standings(self) -> dict[int, Standing]:
        """Where each sentence (by index) stands; sentences that no block holds are left out."""
        text = self.analysis.source.text
        starts = [sentence.start for sentence in self.analysis.sentences]
        found: dict[int, Standing] = {}
        at = 0
        for s, section in enumerate(self.outline.sections):
            for b, block in enumerate(section.blocks):
                low, high = _range(block)
                before = at
                for sentence in self.analysis.sentences[bisect_left(starts, low) : bisect_left(starts, high)]:
                    length = count_words(text[sentence.start : sentence.end])
                    found[sentence.index] = Standing(s, b, before, before + length)
                    before += length
                at += self.block_words[s][b]
        return found

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """The stretches of the source that subheadings quote: the article has said them twice already."""
        return tuple(
            (piece.start, piece.end)
            for section in self.outline.sections
            if section.heading is not None and "«" in section.heading.text
            for piece in section.heading.pieces
            if piece.origin == "source" and piece.start is not None and piece.end is not None
        )

    @cached_property
    def _blocks(self) -> tuple[Block, ...]:
        """The blocks of all sections."""
        return tuple(block for section in self.outline.sections for block in section.blocks)

    @cached_property
    def _firsts(self) -> tuple[int, ...]:
        """The number of blocks before each section."""
        return (0, *accumulate(len(section.blocks) for section in self.outline.sections))

    @cached_property
    def _before(self) -> tuple[int, ...]:
        """The words before each block, and of all."""
        return (0, *accumulate(words for section in self.block_words for words in section))

    @cached_property
    def _voices(self) -> tuple[frozenset[str], ...]:
        """Whose sentences each section quotes (not who lends it a word or two)."""
        found: list[set[str]] = [set() for _ in self.outline.sections]
        for quote in self.analysis.quotes:
            if quote.kind != "speech" or not quote.whole:
                continue
            speaker = speaker_of(self.analysis, quote)
            name = speaker.key if speaker is not None else quote.speaker or ""
            for sentence in self.analysis.sentences:
                if sentence.start <= quote.start < sentence.end and sentence.index in self.standings:
                    found[self.standings[sentence.index].section].add(name)
        return tuple(map(frozenset, found))

    def belongs(self, slot: Slot, sentence: int, voice: str) -> bool:
        """Whether a slot stands in the section of a sentence, or in one beside it where nobody but ``voice`` speaks."""
        standing = self.standings.get(sentence)
        if standing is None or standing.section == slot.section:
            return standing is not None
        return abs(standing.section - slot.section) == 1 and self._voices[slot.section] <= {voice}

    def position(self, slot: Slot) -> int:
        """The words of the body before a slot."""
        return self._before[min(self._firsts[slot.section] + slot.block, len(self._before) - 1)]

    def gap(self, slot: Slot, sentence: int) -> int:
        """The words of the body between a slot and a sentence."""
        standing = self.standings.get(sentence)
        if standing is None:
            return self.words
        at = self.position(slot)
        return max(0, at - standing.stop, standing.start - at)

    def ahead(self, slot: Slot, sentence: int) -> int:
        """The words of the body by which a slot stands before a sentence; 0 where it stands behind it."""
        standing = self.standings.get(sentence)
        return 0 if standing is None else max(0, standing.start - self.position(slot))

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        """What each block says."""
        return tuple(block.text for block in self._blocks)

    def texts_beside(self, slot: Slot) -> tuple[str, ...]:
        """What the body blocks just before and just after a slot say, over the borders of sections."""
        index = min(self._firsts[slot.section] + slot.block, len(self._texts))
        return self._texts[max(0, index - 1) : index + 1]

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Every place between the first block and the last where a box parts nothing.

        A place inside a section is left out where the block after it opens on a pronoun or a
        connective that wants what stands before it.
        """
        return tuple(
            Slot(number, block)
            for number, section in enumerate(self.outline.sections)
            for block in range(1, len(section.blocks) + 1)
            if not (number == 0 and self._in_opening(block)) and self._parts_nothing(number, block)
        )

    def _parts_nothing(self, number: int, block: int, *, at_news: bool = False) -> bool:
        """Whether a box may stand before a block of a section (its number: behind the last) for what it parts."""
        blocks = self.outline.sections[number].blocks
        if blocks[block - 1].text.rstrip().endswith((":", ",")):
            return False  # it announces what follows
        above = blocks[block - 1].text
        if above.count("«") > above.count("»"):
            return False  # the quotation goes on in the next paragraph
        if block == len(blocks):
            return number < len(self.outline.sections) - 1
        if blocks[block].kind == "list":
            return False  # a box beside a list of the author's would read as one list
        text = blocks[block].text
        return not (_SETS_AGAINST.match(text) or _SPEAKS_ON.match(text) or self._leans(blocks[block], at_news=at_news))

    def _leans(self, block: Block, *, at_news: bool = False) -> bool:
        """Whether the first sentence of a block goes on with what stands above it: « Dans cette procédure, … ».

        ``at_news``: what would part them says the news again, which « cette » points at.
        """
        sentence = self._first_sentence(block)
        if sentence is None or at_news:
            return opens_on(opening(block.text), self.opening)
        told = self.analysis.source.text[sentence.start : sentence.end]
        return looks_back(self.analysis, sentence, self.opening) or any(
            found[1].lower() not in (*self.times, *_TO_COME) for found in _THAT.finditer(told)
        )

    def _first_sentence(self, block: Block) -> Sentence | None:
        low, high = _range(block)
        starts = [sentence.start for sentence in self.analysis.sentences]
        index = bisect_left(starts, low)
        return self.analysis.sentences[index] if index < len(starts) and starts[index] < high else None

    def _in_opening(self, block: int) -> bool:
        """Whether a place stands in the opening or right under it, where the news alone may stand."""
        if len(self.outline.sections) < 2:
            return sum(self.block_words[0][:block]) < LEAST_OPENING
        return sum(self.block_words[0]) <= LONG_OPENING or sum(self.block_words[0][:block]) < LONG_OPENING // 2

    @cached_property
    def under_opening(self) -> tuple[Slot, ...]:
        """The place of a box about the news: under the opening, which is all that stands before the first subheading.

        An opening of more than :data:`LONG_OPENING` words has it behind the paragraph of the news, where that
        and what stands before it make :data:`LEAST_OPENING` words; never before that paragraph. What a quote
        opens on points at the news, which such a box says first: it may follow.
        """
        blocks = self.outline.sections[0].blocks
        words = self.block_words[0]
        if len(self.outline.sections) > 1 and sum(words) <= LONG_OPENING:
            return (Slot(0, len(blocks)),)
        news = next((s for s in self.analysis.sentences if s.fault not in ("dateline", "fragment")), None)
        standing = self.standings.get(news.index) if news is not None else None
        first = standing.block + 1 if standing is not None and standing.section == 0 else 1
        last = len(blocks) if len(self.outline.sections) > 1 else len(blocks) - 1
        places = [Slot(0, b) for b in range(first, last + 1) if sum(words[:b]) >= LEAST_OPENING]
        return tuple(
            slot
            for slot in places
            if self._parts_nothing(0, slot.block, at_news=True)
            or (
                slot.block < len(blocks)
                and blocks[slot.block].text.lstrip()[:1] in ("«", "“", '"')
                and not _SPEAKS_ON.match(blocks[slot.block].text)
            )
        )

    @cached_property
    def ends(self) -> tuple[Slot, ...]:
        """The places after the last block: boxes that close the article stand there one under the other."""
        last = len(self.outline.sections) - 1
        stop = len(self.outline.sections[last].blocks)
        return tuple(Slot(last, stop + place) for place in range(AT_THE_END))

    def closes_section(self, slot: Slot) -> bool:
        """Whether the slot is the end of its section."""
        return slot.block >= len(self.outline.sections[slot.section].blocks)


def _range(block: Block) -> tuple[int, int]:
    """The stretch of the source that a body block holds."""
    starts = [piece.start for piece in block.pieces if piece.start is not None]
    ends = [piece.end for piece in block.pieces if piece.end is not None]
    return (min(starts), max(ends)) if starts and ends else (0, 0)
