"""Cuts HTML into tags and text in linear time.

The parser of the standard library takes quadratic time on unclosed comments and attributes, which
a hostile page may hold by the thousand; this one looks at every character a bounded number of times.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Literal

Token = tuple[Literal["text", "start", "end"], str]

_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]{0,30})")
_ENDLESS = re.compile(r"&#(?:[0-9]{9,}|[xX][0-9a-fA-F]{8,});?")
_RAW = ("script", "style", "textarea", "title", "xmp", "noembed")
LONGEST_TAG = 20_000  # characters, attributes included


def tokens(text: str) -> Iterator[Token]:
    """The start tags (name in lower case), end tags and stretches of text of a page, in order.

    Comments, declarations and the insides of scripts and styles are left out.
    """
    at = shown = 0
    closing: dict[str, int] = {}  # where the next mark of each kind stands; len(text) when there is none

    def following(mark: str, start: int) -> int:
        if closing.get(mark, -1) < start:
            found = text.find(mark, start)
            closing[mark] = found if found >= 0 else len(text)
        return closing[mark]

    while (at := following("<", at)) < len(text):
        name = _NAME.match(text, at)
        if text.startswith("<!--", at):
            end = following("-->", at + 4) + 3
        elif text.startswith(("<!", "<?"), at):
            end = following(">", at) + 1
        elif name:
            end = _tag_end(text, at, following(">", at)) + 1
        else:
            end = 0
        if not at < end <= len(text):
            at += 1
            continue
        if at > shown:
            yield "text", _unescape(text[shown:at])
        at = shown = end
        if name is None:
            continue
        tag = name.group(1).lower()
        yield ("end" if text[name.start() + 1] == "/" else "start"), tag
        if tag in _RAW and text[name.start() + 1] != "/" and text[end - 2] != "/":
            close = _raw_end(text, end, tag)
            if tag == "title":
                yield "text", _unescape(text[end:close])
            at = shown = close
    if shown < len(text):
        yield "text", _unescape(text[shown:])


def _tag_end(text: str, start: int, first: int) -> int:
    """Where a tag ends: at the first > outside quotes, or the first of all when quotes do not close."""
    at, quotes, counted = first, 0, start
    while at < len(text) and at - start <= LONGEST_TAG:
        quotes += text.count('"', counted, at)
        if quotes % 2 == 0:
            return at
        counted, at = at, text.find(">", at + 1)
        if at < 0:
            break
    return first if first - start <= LONGEST_TAG else len(text)


def _raw_end(text: str, start: int, tag: str) -> int:
    found = re.compile(f"</{tag}", re.IGNORECASE).search(text, start)
    return found.start() if found else len(text)


def _unescape(text: str) -> str:
    # The standard function turns digits into a number first, however many there are.
    return html.unescape(_ENDLESS.sub("\ufffd", text)) if "&" in text else text
