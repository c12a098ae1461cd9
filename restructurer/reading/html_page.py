"""HTML to units: simple pages by the standard parser, saved newspaper pages by trafilatura (extra ``html``).

trafilatura: A. Barbaresi, « Trafilatura: A Web Scraping Library and Command-Line Tool for Text
Discovery and Extraction », ACL 2021 (demonstrations), pages 122-131.
"""

from __future__ import annotations

import logging
import re
from html.parser import HTMLParser
from typing import Any

from restructurer.errors import InputError
from restructurer.reading.units import Extract, Unit, UnitKind

_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_SKIP = frozenset({
    "script", "style", "nav", "aside", "footer", "form", "noscript", "template", "svg", "figure", "figcaption",
    "button", "iframe", "select", "option", "textarea", "object", "video", "audio", "canvas", "math",
})  # fmt: skip
_HEADS = {"h1": "title", "h2": "crosshead", "h3": "crosshead", "h4": "crosshead", "h5": "crosshead", "h6": "crosshead"}
_BREAKS = frozenset({
    "p", "div", "section", "article", "main", "header", "li", "ul", "ol", "dl", "dd", "dt", "blockquote", "table", "tr",
    "td", "th", "body", "hr", "address", "pre", "center",
})  # fmt: skip
_PAGE = frozenset({
    "div", "nav", "aside", "footer", "article", "main", "section", "script", "header", "form", "table",
    "iframe", "figure",
})  # fmt: skip
_TITLE_TAIL = re.compile(r"\s[|–—·•-]\s[^|–—·•]{2,40}$")
DEEPEST = 500  # nested elements; deeper pages are not written by people

Block = tuple[UnitKind, str]


class _Collector(HTMLParser):
    """Collects the blocks of a page, and whether they stand in an ``<article>`` or ``<main>``."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[UnitKind, str, bool]] = []
        self.page_title = ""
        self.simple = True
        self._text: list[str] = []
        self._kind: UnitKind = "paragraph"
        self._skipped: list[str] = []
        self._article = 0
        self._in_head_title = False
        self._items = 0

    def flush(self) -> None:
        """Ends the block under way."""
        line = _BLANKS.sub(" ", "".join(self._text)).strip()
        self._text.clear()
        if line and any(char.isalnum() for char in line):
            self.blocks.append((self._kind, line, self._article > 0))
        self._kind = "item" if self._items else "paragraph"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _PAGE:
            self.simple = False
        if self._skipped:
            if tag in _SKIP and len(self._skipped) < DEEPEST:
                self._skipped.append(tag)
            return
        if tag in _SKIP:
            self._skipped.append(tag)
        elif tag == "title":
            self._in_head_title = True
        elif tag == "br":
            self._text.append("\n")
            if len(self._text) > 1 and not "".join(self._text[-2:]).strip():
                self.flush()
        elif tag in _HEADS:
            self.flush()
            self._kind = _HEADS[tag]  # type: ignore[assignment]
        elif tag in _BREAKS:
            self.flush()
            if tag in ("article", "main"):
                self._article += 1
            if tag == "li":
                self._items = 1
            self._kind = "item" if self._items else "paragraph"

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            if tag in self._skipped:
                while self._skipped.pop() != tag:
                    pass
            return
        if tag == "title":
            self._in_head_title = False
        elif tag in _HEADS or tag in _BREAKS:
            self.flush()
            if tag in ("article", "main"):
                self._article = max(0, self._article - 1)
            if tag in ("li", "ul", "ol"):
                self._items = 0
                self._kind = "paragraph"

    def handle_data(self, data: str) -> None:
        if self._in_head_title:
            self.page_title += data
        elif not self._skipped:
            self._text.append(data)


def read_html(text: str, *, name: str) -> Extract:
    """The units of an HTML page.

    Raises InputError when the page is no simple one and trafilatura is not installed, or when
    nothing that reads as an article is found.
    """
    page = _Collector()
    try:
        page.feed(text)
        page.close()
    except (AssertionError, RecursionError):
        raise InputError(f"{name}: this HTML cannot be parsed; save the page again, or give its text") from None
    page.flush()
    page_title = _TITLE_TAIL.sub("", _BLANKS.sub(" ", page.page_title).strip())
    if page.simple:
        return _extract([(kind, line) for kind, line, _ in page.blocks], page_title, ())
    found = _by_trafilatura(text)
    if found is not None:
        return found
    inside = [(kind, line) for kind, line, within in page.blocks if within]
    if sum(len(line) for kind, line in inside if kind == "paragraph") > 300:
        heads = [block for block in inside if block[0] == "title"]
        if not heads:
            inside = [(kind, line) for kind, line, _ in page.blocks if kind == "title"][:1] + inside
        return _extract(inside, page_title, ())
    raise InputError(
        f"{name}: no article found in this page; saved newspaper pages need trafilatura "
        "(pip install 'restructurer[html]'), or give the text alone"
    )


def _extract(blocks: list[Block], title: str, meta: tuple[tuple[str, str], ...]) -> Extract:
    """Joins blocks into a text, a blank line between them; only the first title is one."""
    parts: list[str] = []
    units: list[Unit] = []
    at = 0
    titled = False
    for kind, line in blocks:
        if kind == "title":
            kind = "crosshead" if titled else "title"
            titled = True
        units.append(Unit(at, at + len(line), kind))
        parts.append(line)
        at += len(line) + 2
    return Extract("\n\n".join(parts), tuple(units), title=title, meta=meta)


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
    title = _BLANKS.sub(" ", found.title or "").strip()
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
    return _extract(blocks, title, meta) if any(kind == "paragraph" for kind, _ in blocks) else None


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
    return _BLANKS.sub(" ", "".join(parts)).strip()
