"""What the checks share about one page, each worked out at most once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from restructurer.checking.keyphrase import Keyphrase, keyphrase
from restructurer.checking.page import Block, Page
from restructurer.checking.sentences import count_parts, count_words, fold, sentence_words, split, without_tags
from restructurer.checking.words import words

_UNCOUNTED = ("quote", "code")
_PARTED = re.compile(r"[–\[\]]|\s-\s")
_TAGS = re.compile(r"<[^<>]*>")


@dataclass(slots=True)
class Sentence:
    """A sentence of the text, its block, and its offset in the block.

    ``folded``: in lower case with straight apostrophes; ``words``: its words, so folded.
    """

    text: str
    folded: str
    block: Block
    at: int
    words: list[str]


class Measures:
    """The text of a page, cut and counted. Quotes set apart and code are not the text, as in Yoast."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @cached_property
    def keyphrase(self) -> Keyphrase:
        """The focus keyphrase of the page."""
        return keyphrase(self.page.value("keyphrase"))

    @cached_property
    def text_blocks(self) -> tuple[Block, ...]:
        """The blocks that count as text, headings among them."""
        return tuple(block for block in self.page.blocks if block.kind not in _UNCOUNTED)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Every sentence of the text, headings among them."""
        found = []
        for block in self.text_blocks:
            text = block.text
            spans = split(text)
            for low, high in spans:
                sentence = text[low:high] if len(spans) > 1 else text.strip()
                folded = fold(sentence)
                found.append(Sentence(sentence, folded, block, low, sentence_words(folded)))
        return found

    @cached_property
    def marked_sentences(self) -> list[tuple[str, Block]]:
        """The sentences as they come when lines and tags part them too (the passive is counted over these)."""
        found: list[tuple[str, Block]] = []
        for block in self.text_blocks:
            markup = block.markup
            if markup is block.text and "\n" not in markup:
                continue
            for line in markup.split("\n"):
                for low, high in split(line):
                    found.append((line[low:high], block))
        return found

    @cached_property
    def passive_units(self) -> list[tuple[str, list[str], Block, int]]:
        """Sentences for the passive: lower-case text without tags, its words, block, offset in the block (or 0)."""
        found = [
            (sentence.folded, sentence.words, sentence.block, sentence.at)
            for sentence in self.sentences
            if sentence.block.markup is sentence.block.text and "\n" not in sentence.block.text
        ]
        for text, block in self.marked_sentences:
            folded = fold(_TAGS.sub(" ", text)).strip()
            found.append((folded, sentence_words(folded), block, 0))
        return found

    @cached_property
    def _block_words(self) -> list[int]:
        counts: dict[int, int] = {}
        for sentence in self.sentences:
            counts[id(sentence.block)] = counts.get(id(sentence.block), 0) + len(sentence.words)
        return [
            counts.get(id(block), 0)
            if block.markup is block.text and not _PARTED.search(block.text)
            else count_words(without_tags(block.markup))
            for block in self.text_blocks
        ]

    @cached_property
    def word_count(self) -> int:
        """The words of the text, headings among them."""
        return sum(self._block_words)

    @cached_property
    def part_count(self) -> int:
        """The words of the text with compounds by their parts: what density is reckoned on."""
        return sum([count_parts(sentence.text, sentence.words) for sentence in self.sentences])

    @cached_property
    def sections(self) -> list[tuple[Block | None, int]]:
        """Each heading (``None`` for what comes before the first) with the words below it."""
        found: list[tuple[Block | None, int]] = [(None, 0)]
        for block, count in zip(self.text_blocks, self._block_words, strict=True):
            if block.kind == "heading":
                found.append((block, 0))
            else:
                found[-1] = (found[-1][0], found[-1][1] + count)
        return found if found[0][1] or len(found) == 1 else found[1:]

    @cached_property
    def headings(self) -> list[Block]:
        """The headings of the body."""
        return [block for block in self.text_blocks if block.kind == "heading"]

    @cached_property
    def paragraphs(self) -> list[tuple[Block, int]]:
        """Paragraphs, items and cells with their words."""
        counts: dict[int, int] = {}
        for sentence in self.sentences:
            counts[id(sentence.block)] = counts.get(id(sentence.block), 0) + len(sentence.words)
        return [(block, counts.get(id(block), 0)) for block in self.text_blocks if block.kind != "heading"]

    @cached_property
    def introduction(self) -> Block | None:
        """The first paragraph that is not a mere link."""
        for block in self.text_blocks:
            if block.kind != "heading" and not re.fullmatch(r"(?:<a>[^<]*</a>)+", block.markup):
                return block
        return None

    @cached_property
    def beginnings(self) -> list[tuple[str, Sentence]]:
        """The first word (two after an article or numeral) of each sentence outside lists and tables."""
        found = []
        skipped = words("first words to look past")
        for sentence in self.sentences:
            if sentence.block.kind in ("item", "cell"):
                continue
            begin = sentence.words[0] if sentence.words else ""
            if begin in skipped and len(sentence.words) > 1:
                begin = f"{begin} {sentence.words[1]}"
            found.append((begin, sentence))
        return found
