"""HTML to units: simple pages by their tags, saved newspaper pages by trafilatura (extra ``html``).

trafilatura: A. Barbaresi, « Trafilatura: A Web Scraping Library and Command-Line Tool for Text
Discovery and Extraction », ACL 2021 (demonstrations), pages 122-131.
"""

from __future__ import annotations

import logging
import re
from typing import Any

from restructurer.errors import InputError
from restructurer.reading.html_tokens import tokens
from restructurer.reading.units import Block, Extract, UnitKind, from_blocks, one_line

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
_PAGE = frozenset({
    "div", "nav", "aside", "footer", "article", "main", "section", "script", "header", "form", "table",
    "iframe", "figure",
})  # fmt: skip
_UNSEEN = frozenset({"script", "style", "svg"})
_TITLE_TAIL = re.compile(r"\s[|–—·•-]\s[^|–—·•]{2,40}$")
DEEPEST = 500  # nested elements; deeper pages are not written by people


class _Collector:
    """Collects the blocks of a page, and whether they stand in an ``<article>`` or ``<main>``."""

    def __init__(self, text: str) -> None:
        self.blocks: list[tuple[UnitKind, str, bool]] = []
        self.page_title = ""
        self.simple = True
        self._text: list[str] = []
        self._kind: UnitKind = "paragraph"
        self._skipped: list[str] = []
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
            self.blocks.append((self._kind, line, self._article > 0))
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
        elif tag in _HEADS:
            self._flush()
            self._kind = _HEADS[tag]
        elif tag in _BREAKS:
            self._flush()
            self._article += tag in ("article", "main")
            self._item = self._item or tag == "li"
            self._kind = "item" if self._item else "paragraph"

    def _end(self, tag: str) -> None:
        if self._skipped:
            if tag == self._skipped[-1]:
                self._skipped.pop()
        elif tag == "title":
            self._title = False
        elif tag in _HEADS or tag in _BREAKS:
            self._flush()
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


def read_html(text: str, *, name: str) -> Extract:
    """The units of an HTML page.

    Raises InputError when the page is no simple one and trafilatura is not installed, or when
    nothing that reads as an article is found.
    """
    page = _Collector(text)
    page_title = _TITLE_TAIL.sub("", one_line(page.page_title))
    if page.simple:
        return from_blocks([(kind, line) for kind, line, _ in page.blocks], title=page_title)
    found = _by_trafilatura(text)
    if found is not None:
        return found
    inside = [(kind, line) for kind, line, within in page.blocks if within]
    if sum(len(line) for kind, line in inside if kind == "paragraph") > 300:
        heads = [block for block in inside if block[0] == "title"]
        if not heads:
            inside = [(kind, line) for kind, line, _ in page.blocks if kind == "title"][:1] + inside
        return from_blocks(inside, title=page_title)
    raise InputError(
        f"{name}: no article found in this page; saved newspaper pages need trafilatura "
        "(pip install 'restructurer[html]'), or give the text alone"
    )


def _by_trafilatura(text: str) -> Extract | None:
    """What trafilatura makes of a page; ``None`` when it is not installed or finds nothing."""
    try:
        import trafilatura  # an extra, and slow to import
    except ImportError:
        return None
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found: Any = trafilatura.bare_extraction(text, include_comments=False, include_tables=False, with_metadata=True)
    except Exception:  # a hostile page may break any of its parsers; the caller falls back
        return None
    body = getattr(found, "body", None)
    if body is None:
        return None
    blocks: list[Block] = []
    title = one_line(found.title or "")
    if title:
        blocks.append(("title", title))
    for element in body:
        blocks.extend(_blocks(element))
    blocks = [
        block
        for index, block in enumerate(blocks)
        if index == 0 or not title or block[1].casefold() != title.casefold()
    ]
    meta = tuple((key, str(getattr(found, key))) for key in ("author", "date", "sitename") if getattr(found, key, None))
    return from_blocks(blocks, title=title, meta=meta) if any(kind == "paragraph" for kind, _ in blocks) else None


def _blocks(element: Any) -> list[Block]:
    tag = element.tag
    if tag == "list":
        return [("item", line) for item in element.iter("item") if (line := _line(item))]
    if tag == "quote" and len(element):
        inner = [block for child in element for block in _blocks(child)]
        if len(inner) > 1:
            return inner
    if tag in ("graphic", "table"):
        return []
    line = _line(element)
    if not line or not any(char.isalnum() for char in line):
        return []
    return [("crosshead" if tag == "head" else "paragraph", line)]


def _line(element: Any) -> str:
    """The text of an element in document order, on one line."""
    parts = []
    for node in element.iter("lb"):
        node.text = " "
    for chunk in element.itertext():
        parts.append(str(chunk))
    return one_line("".join(parts))
