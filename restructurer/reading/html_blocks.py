"""The blocks of an HTML page as its tags part them: what each holds, and where in the page it stands."""

from __future__ import annotations

from dataclasses import dataclass

from restructurer.reading.html_tokens import tokens
from restructurer.reading.units import UnitKind, one_line

_SKIP = frozenset({
    "script", "style", "nav", "aside", "footer", "form", "noscript", "template", "svg", "figure", "figcaption",
    "button", "iframe", "select", "option", "textarea", "object", "video", "audio", "canvas", "math",
})  # fmt: skip
_HEADS: dict[str, UnitKind] = {
    "h1": "title",
    "h2": "crosshead",
    "h3": "crosshead",
    "h4": "crosshead",
    "h5": "crosshead",
    "h6": "crosshead",
}
_BREAKS = frozenset({
    "p", "div", "section", "article", "main", "header", "li", "ul", "ol", "dl", "dd", "dt", "blockquote", "table", "tr",
    "td", "th", "body", "hr", "address", "pre", "center",
})  # fmt: skip
_EMPTY = frozenset({"hr"})
_PAGE = frozenset({
    "div", "nav", "aside", "footer", "article", "main", "section", "script", "header", "form", "table",
    "iframe", "figure",
})  # fmt: skip
_UNSEEN = frozenset({"script", "style", "svg"})
_BOLD = frozenset({"b", "strong"})
DEEPEST = 500  # nested elements; deeper pages are not written by people


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block of a page. ``within``: whether it stands in an ``<article>`` or ``<main>``; ``bold``: whether all of it
    is in bold; ``own``, ``parent``, ``grand``: the numbers of the element that holds it and of the two around that."""

    kind: UnitKind
    text: str
    within: bool
    bold: bool
    own: int
    parent: int
    grand: int


class Collector:
    """Collects the blocks of a page. ``simple``: whether the page is nothing but running text."""

    def __init__(self, text: str) -> None:
        self.blocks: list[PageBlock] = []
        self.page_title = ""
        self.simple = True
        self._text: list[str] = []
        self._kind: UnitKind = "paragraph"
        self._skipped: list[str] = []
        self._open: list[tuple[str, int]] = []
        self._elements = 0
        self._bold = 0
        self._plain = False
        self._article = 0
        self._title = False
        self._item = False
        for what, value in tokens(text):
            if what == "text":
                self._words(value)
            elif what == "start":
                self._start(value)
            else:
                self._end(value)
        self._flush()

    def _flush(self) -> None:
        """Ends the block under way."""
        line = one_line("".join(self._text))
        self._text.clear()
        if line and any(char.isalnum() for char in line):
            own, parent, grand = (self._open[-depth][1] if len(self._open) >= depth else 0 for depth in (1, 2, 3))
            bold = not self._plain
            self.blocks.append(PageBlock(self._kind, line, self._article > 0, bold, own, parent, grand))
        self._plain = False
        self._kind = "item" if self._item else "paragraph"

    def _start(self, tag: str) -> None:
        self.simple = self.simple and tag not in _PAGE and (tag not in _SKIP or tag in _UNSEEN)
        if self._skipped:
            if tag == self._skipped[-1] and len(self._skipped) < DEEPEST:
                self._skipped.append(tag)
        elif tag in _SKIP:
            self._skipped.append(tag)
        elif tag == "title":
            self._title = True
        elif tag == "br":
            if self._text and self._text[-1] == "\n":
                self._flush()
            else:
                self._text.append("\n")
        elif tag in _BOLD:
            self._bold += 1
        elif tag in _HEADS:
            self._flush()
            self._enter(tag)
            self._kind = _HEADS[tag]
        elif tag in _BREAKS:
            self._flush()
            self._enter(tag)
            self._article += tag in ("article", "main")
            self._item = self._item or tag == "li"
            self._kind = "item" if self._item else "paragraph"

    def _enter(self, tag: str) -> None:
        """Opens an element; paragraphs and items close the one before."""
        if self._open and self._open[-1][0] == tag and tag in ("p", "li"):
            self._open.pop()
        self._elements += 1
        if tag not in _EMPTY and len(self._open) < DEEPEST:
            self._open.append((tag, self._elements))
        self._bold = 0

    def _leave(self, tag: str) -> None:
        """Closes an element, with those in it that were left open."""
        for depth in range(len(self._open) - 1, max(-1, len(self._open) - 9), -1):
            if self._open[depth][0] == tag:
                del self._open[depth:]
                return

    def _end(self, tag: str) -> None:
        if self._skipped:
            if tag == self._skipped[-1]:
                self._skipped.pop()
        elif tag == "title":
            self._title = False
        elif tag in _BOLD:
            self._bold = max(0, self._bold - 1)
        elif tag in _HEADS or tag in _BREAKS:
            self._flush()
            self._leave(tag)
            if tag in ("article", "main"):
                self._article = max(0, self._article - 1)
            if tag in ("li", "ul", "ol"):
                self._item = False
                self._kind = "paragraph"

    def _words(self, words: str) -> None:
        if self._title:
            self.page_title += words
        elif not self._skipped and (words.strip() or self._text):
            self._text.append(words if words.strip() else " ")
            self._plain = self._plain or (self._bold == 0 and any(map(str.isalnum, words)))
