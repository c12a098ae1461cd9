"""What the fidelity checks share: the parts of an article, the words of its source, the findings so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from restructurer.checking.catalogue import FIDELITY
from restructurer.checking.fidelity_tokens import Runs, Token, tokens
from restructurer.checking.fidelity_types import SourceText
from restructurer.checking.page import Block, Page
from restructurer.checking.values import GOOD, Fault, Outcome

_LABEL = re.compile(r"<strong>[^<]*</strong>\s*:?")
_ADDED = re.compile(r"<strong>")


SIMILAR = 0.55


@dataclass(slots=True)
class Part:
    """A stretch of the article: where it comes from, its words."""

    block: Block | None
    text: str
    start: int
    own: bool
    words: list[Token]


@dataclass(slots=True)
class Findings:
    """The faults found so far, each once, by check."""

    faults: dict[str, list[Fault]] = field(default_factory=lambda: {ident: [] for ident in FIDELITY})
    seen: set[tuple[str, int, str]] = field(default_factory=set)

    def add(self, ident: str, fault: Fault) -> None:
        """Keeps a fault, unless it is known."""
        key = (ident, fault.start, fault.words)
        if key not in self.seen:
            self.seen.add(key)
            self.faults[ident].append(fault)

    def outcomes(self) -> dict[str, Outcome]:
        """The verdict of every fidelity check."""
        return {ident: Outcome("bad", tuple(found)) if found else GOOD for ident, found in self.faults.items()}


class Comparison:
    """An article beside its source."""

    def __init__(self, page: Page, source: SourceText) -> None:
        self.page, self.source = page, source
        self.found = Findings()
        self.source_parts = [(tokens(text), text) for text in source.paragraphs]
        keys: list[str] = []
        self.after: list[str] = []  # what stands between each word of the source and the next
        for words, text in [(tokens(source.title), source.title), *self.source_parts]:
            keys += [token.key for token in words] + ["\n"]
            ends = [token.start for token in words[1:]] + [len(text)] * bool(words)
            self.after += [text[token.end : end] for token, end in zip(words, ends, strict=True)] + ["\n"]
        self.all_source = Runs(keys)
        supplied = [*page.supplied, *source.supplied]
        self.supplied = Runs([token.key for text in supplied for token in tokens(text)])
        self.known = self.all_source.vocabulary | self.supplied.vocabulary
        self.parts = self._own_and_added([block for block in page.blocks if block.kind != "code"])

    @staticmethod
    def _own_and_added(blocks: Sequence[Block]) -> list[Part]:
        """The blocks, additions (quotes set apart, what opens in bold, lists under a label) told apart."""
        parts = []
        labelled = False
        for block in blocks:
            bold = _ADDED.match(block.markup.lstrip()) is not None
            own = block.kind in ("paragraph", "item", "cell") and not bold and not (block.kind == "item" and labelled)
            if block.kind != "item":
                labelled = bold and _LABEL.fullmatch(block.markup.strip()) is not None
            parts.append(Part(block, block.text, block.start, own, tokens(block.text)))
        return parts

    def fault(self, part: Part, low: int, high: int, message: str, mend: str) -> Fault:
        """A fault at words of a part."""
        words = part.text[low:high]
        start = self.page.find(words, part.block, at=low) if part.block is not None else part.start
        return Fault(start, words, message, mend)

    # -- what stands at the head of the page

    def heads(self) -> list[Part]:
        """The title and description of the header, and the title on the page."""
        parts = []
        for name in ("title", "description"):
            value = self.page.fields.get(name)
            if value is not None and value.value:
                parts.append(Part(None, value.value, value.start, False, tokens(value.value)))
        if self.page.headline is not None:
            block = self.page.headline
            parts.append(Part(block, block.text, block.start, False, tokens(block.text)))
        return parts

    def two_titles(self) -> None:
        """The title in the header and the one on the page, where they are nearly the same, name the same things."""
        title, block = self.page.value("title"), self.page.headline
        if block is None or not title or block.text == title:
            return
        first, second = tokens(title), tokens(block.text)
        matcher = SequenceMatcher(None, [t.key for t in first], [t.key for t in second], autojunk=False)
        if matcher.ratio() < SIMILAR:
            return
        opcodes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
        ours = [token for _, a, b, _, _ in opcodes for token in first[a:b] if not token.word[0].islower()]
        theirs = [token for _, _, _, c, d in opcodes for token in second[c:d] if not token.word[0].islower()]
        part = Part(block, block.text, block.start, False, second)
        for here, there in zip(theirs, ours, strict=False):
            message = f"« {here.word} » sur la page, « {there.word} » dans l’en-tête"
            ident = "fidelity.number" if here.word[0].isdigit() else "fidelity.name"
            self.found.add(ident, self.fault(part, here.start, here.end, message, "accordez les deux titres"))

    def written(self) -> frozenset[str]:
        """The words that rules may write of themselves."""
        from restructurer.checking.fidelity_templates import template_words

        return template_words()
