"""Gives the text that was found in a page back what its structure says: crossheads in bold, standfirsts, paragraphs.

An extractor knows which part of a page is the article and forgets short lines in bold, a standfirst beside the
headline, the posts of a live page. The page itself has them, between blocks that were found: they are put back where
they stand in the same elements as those.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from restructurer.reading.html_blocks import PageBlock
from restructurer.reading.units import Block, one_line

LONGEST_CROSSHEAD = 110  # characters
_PARAGRAPH = 12  # words
_RUBRIC = 3  # words
_MOST_LEADS = 2
_OPENING = 10  # letters by which the start of a block is looked up
_MOST_STARTS = 20
_FEWEST = 4  # paragraphs of an old page parted by line breaks
_MOST_DATA = 400_000  # characters of what a page says to machines
_STOPS = '.!?…»”"'
_DATA = re.compile(r"<script[^<>]{0,300}application/ld\+json[^<>]{0,300}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")


def restored(blocks: Sequence[Block], page: Sequence[PageBlock]) -> list[Block]:
    """The blocks that an extractor found, parted as the page parts them, with what stands between them there."""
    blocks = _parted(blocks, page)
    places = _places(blocks, page)
    known = {place for place in places if place is not None}
    if not known:
        return list(blocks)
    title = next((at for at, one in enumerate(page) if one.kind == "title"), None)
    first = min((at for at in known if title is None or at > title), default=None)
    if first is None:
        return list(blocks)
    start = first if title is None else title + 1
    added = _paragraphs(page, known, range(first, max(known)))
    heads = _crossheads(page, known | added, range(start, max(known)))
    added |= {at for at in heads if at not in known}
    if title is not None:
        added |= _leads(page, known, range(start, first))
    found: list[Block] = []
    above: list[Block] = []
    told = -1 if title is None else title
    for block, place in zip(blocks, places, strict=True):
        if place is not None and place > told:
            found.extend(_block(page[at]) for at in range(told + 1, place) if at in added)
            told = place
        if place in heads:
            block = ("crosshead", block[1])
        rubric = title is not None and place is not None and place < title and len(block[1].split()) <= _RUBRIC
        (above if rubric and block[0] == "paragraph" else found).append(block)
    return above + found


def _parted(blocks: Sequence[Block], page: Sequence[PageBlock]) -> list[Block]:
    """The blocks, where one is several of the page put together as those."""
    keys = [_key(one.text) for one in page]
    whole = set(keys)
    opening: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        if len(key) >= _OPENING:
            opening[key[:_OPENING]].append(at)
    found: list[Block] = []
    for kind, line in blocks:
        key = _key(line)
        run = range(0) if key in whole else _run(key, keys, opening.get(key[:_OPENING], ()))
        found.extend([_block(page[at]) for at in run] or [(kind, line)])
    return found


def _run(key: str, keys: Sequence[str], starts: Sequence[int]) -> range:
    """The blocks in a row whose letters are those of a key; none where there are no such."""
    for start in starts[:_MOST_STARTS]:
        stop, read = start, 0
        while stop < len(keys) and read < len(key) and keys[stop] and key.startswith(keys[stop], read):
            read += len(keys[stop])
            stop += 1
        if read == len(key) and stop > start + 1:
            return range(start, stop)
    return range(0)


def _places(blocks: Sequence[Block], page: Sequence[PageBlock]) -> list[int | None]:
    """Where each block stands in the page, in order."""
    standing: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(page):
        standing[_key(one.text)].append(at)
    used: Counter[str] = Counter()
    places: list[int | None] = []
    for _, text in blocks:
        key = _key(text)
        where = standing.get(key, [])
        places.append(where[used[key]] if used[key] < len(where) else None)
        used[key] += 1
    return places


def _paragraphs(page: Sequence[PageBlock], known: set[int], span: range) -> set[int]:
    """Running text between the blocks that were found, in the same elements, that an extractor passed over."""
    parents = {page[at].parent for at in known if _running(page[at])}
    grands = {page[at].grand for at in known if _running(page[at])}
    return {
        at
        for at in span
        if at not in known
        and page[at].kind == "paragraph"
        and _running(page[at])
        and (page[at].parent in parents or page[at].grand in grands)
    }


def _crossheads(page: Sequence[PageBlock], kept: set[int], span: range) -> set[int]:
    """What heads running text of the same element, as a heading or in bold."""
    found = set()
    for at in span:
        if _crosshead(page[at]) and at + 1 in kept and _running(page[at + 1]):
            below = page[at + 1]
            if page[at].parent == below.parent or page[at].own == below.own:
                found.add(at)
    return found


def _leads(page: Sequence[PageBlock], known: set[int], span: range) -> set[int]:
    """The standfirst: running text between the headline and what was found."""
    leads = [at for at in span if at not in known and page[at].kind != "item" and _running(page[at])]
    return set(leads[:_MOST_LEADS])


def _running(one: PageBlock) -> bool:
    return len(one.text.split()) >= _PARAGRAPH and one.text[-1] in _STOPS


def _crosshead(one: PageBlock) -> bool:
    marked = one.kind == "crosshead" or (one.kind == "paragraph" and one.bold)
    return marked and len(one.text) <= LONGEST_CROSSHEAD and one.text[-1] not in ".!…:;,"


def _block(one: PageBlock) -> Block:
    return ("crosshead" if _crosshead(one) else "paragraph"), one.text


def _key(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def standfirst(page: Sequence[PageBlock], body: Sequence[str]) -> list[Block]:
    """The running text right below the headline of a page that its body does not hold."""
    title = next((at for at, one in enumerate(page) if one.kind == "title"), len(page))
    inside = {_key(line) for line in body}
    found: list[Block] = []
    for one in page[title + 1 : title + 1 + _MOST_LEADS]:
        if not _running(one) or _key(one.text) in inside:
            break
        found.append(("paragraph", one.text))
    return found


def by_line_breaks(page: Sequence[PageBlock]) -> list[Block]:
    """The article of an old page, whose paragraphs are parted by line breaks in one element; nothing where none is."""
    sizes: Counter[int] = Counter()
    counts: Counter[int] = Counter()
    for one in page:
        if _running(one):
            sizes[one.own] += len(one.text)
            counts[one.own] += 1
    best = max(sorted(sizes), key=lambda own: sizes[own], default=None)
    if best is None or counts[best] < _FEWEST:
        return []
    title = next((one for one in page if one.kind == "title"), None)
    head: list[Block] = [] if title is None else [("title", title.text)]
    return head + [_block(one) for one in page if one.own == best]


def told_to_machines(text: str) -> tuple[str, list[str]]:
    """The headline and the paragraphs that a page gives as data (``articleBody`` of schema.org), if any."""
    best: tuple[str, list[str]] = ("", [])
    for data in _data(text):
        body = data.get("articleBody")
        if not isinstance(body, str):
            continue
        lines = [line for part in _TAG.sub("\n", body).splitlines() if (line := one_line(part))]
        if len("".join(lines)) > len("".join(best[1])):
            headline = data.get("headline")
            best = (one_line(headline) if isinstance(headline, str) else "", lines)
    return best


def _data(text: str) -> Iterator[dict[str, Any]]:
    left = _MOST_DATA
    for match in _DATA.finditer(text):
        end = text.find("</script", match.end(), match.end() + left)
        if end < 0:
            return
        left -= end - match.end()
        try:
            found = json.loads(text[match.end() : end], strict=False)
        except (ValueError, RecursionError):
            continue
        graph = found.get("@graph") if isinstance(found, dict) else found
        for one in [found, *(graph if isinstance(graph, list) else [])]:
            if isinstance(one, dict):
                yield one
