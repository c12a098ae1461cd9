"""HTML to units: simple pages by their tags, saved newspaper pages by trafilatura (extra ``html``).

trafilatura: A. Barbaresi, « Trafilatura: A Web Scraping Library and Command-Line Tool for Text
Discovery and Extraction », ACL 2021 (demonstrations), pages 122-131.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import Any

from restructurer.errors import InputError
from restructurer.reading.html_blocks import Collector, PageBlock
from restructurer.reading.html_structure import by_line_breaks, restored, standfirst, told_to_machines
from restructurer.reading.units import Block, Extract, from_blocks, one_line

_TITLE_TAIL = re.compile(r"\s[|–—·•-]\s[^|–—·•]{2,40}$")
_TOLD = 2  # how many times longer what a page says to machines must be


def read_html(text: str, *, name: str) -> Extract:
    """The units of an HTML page.

    Raises InputError when the page is no simple one and trafilatura is not installed, or when
    nothing that reads as an article is found.
    """
    page = Collector(text)
    page_title = _TITLE_TAIL.sub("", one_line(page.page_title))
    if page.simple:
        return from_blocks([(one.kind, one.text) for one in page.blocks], title=page_title)
    found = _by_trafilatura(text, page.blocks)
    if found is not None:
        return found
    inside = [(one.kind, one.text) for one in page.blocks if one.within]
    if sum(len(line) for kind, line in inside if kind == "paragraph") > 300:
        heads = [block for block in inside if block[0] == "title"]
        if not heads:
            inside = [(one.kind, one.text) for one in page.blocks if one.kind == "title"][:1] + inside
        return from_blocks(inside, title=page_title)
    raise InputError(
        f"{name}: no article found in this page; saved newspaper pages need trafilatura "
        "(pip install 'restructurer[html]'), or give the text alone"
    )


def _by_trafilatura(text: str, page: Sequence[PageBlock]) -> Extract | None:
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
    blocks = _structured(text, blocks, page)
    meta = tuple((key, str(getattr(found, key))) for key in ("author", "date", "sitename") if getattr(found, key, None))
    return from_blocks(blocks, title=title, meta=meta) if any(kind == "paragraph" for kind, _ in blocks) else None


def _structured(text: str, blocks: list[Block], page: Sequence[PageBlock]) -> list[Block]:
    """The blocks with what the page itself says of its structure."""
    paragraphs = [line for kind, line in blocks if kind != "title"]
    headline, told = told_to_machines(text)
    if len(told) > 1 and (len(paragraphs) < 2 or len("".join(told)) > _TOLD * len("".join(paragraphs))):
        head = [block for block in blocks if block[0] == "title"] or [("title", headline)]
        return [*head, *standfirst(page, told), *(("paragraph", line) for line in told)]
    if len(paragraphs) < 2 and (parted := by_line_breaks(page)):
        return parted
    return restored(blocks, page)


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
