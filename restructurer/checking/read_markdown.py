"""Reads a Markdown file into a page: front matter and blocks, each with its place.

A reader for checking, not for printing: headings, paragraphs, quotes, lists (also nested and
loose), tables, code and raw HTML as Python-Markdown with its ``extra`` set would part them.
"""

from __future__ import annotations

import re

from restructurer.checking.front_matter import read_front_matter
from restructurer.checking.inline import Inline, blank_markup, read_inline
from restructurer.checking.page import Block, BlockKind, Field, Image, Link, Page

_ATX = re.compile(r" {0,3}(#{1,6})[ \t]*(.*?)[ \t]*#*[ \t]*$")
_ITEM = re.compile(r"([ \t]*)([-+*]|\d{1,9}[.)])[ \t]+(?=\S)")
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_HTML = re.compile(r" {0,3}<(/?[A-Za-z][\w-]*|!--)")
_INLINE_TAGS_NAMES = "a abbr b br cite code em i img kbd mark q s small span strong sub sup time u"
_INLINE_TAGS = frozenset(_INLINE_TAGS_NAMES.split())
_DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_MARKERS = frozenset("#>-+*=_`~<|0123456789 \t\r[\\")


class _Reader:
    def __init__(self, path: str, raw: str, *, aliases: dict[str, tuple[str, ...]]) -> None:
        self.path, self.raw, self.aliases = path, raw, aliases
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.hidden: list[tuple[int, int]] = []

    def add(self, kind: BlockKind, start: int, end: int, *, level: int = 0, text: str | None = None) -> None:
        """Adds a block whose raw text is the file's from ``start`` to ``end`` (or ``text``, its quote marks off)."""
        inline = read_inline(self.raw[start:end] if text is None else text, start)
        self.links += inline.links
        self.images += inline.images
        if inline.text.strip():
            self.blocks.append(_block(kind, inline, start, end, level))

    def read(self) -> Page:
        fields, body = read_front_matter(self.raw)
        self._body(body)
        headline = None
        blocks = self.blocks
        if blocks and blocks[0].kind == "heading" and blocks[0].level == 1:
            headline, blocks = blocks[0], blocks[1:]
        named: dict[str, Field] = {}
        for name, keys in self.aliases.items():
            for key in keys:
                if key in fields:
                    named[name] = fields[key]
                    break
        if "title" not in named and headline is not None:
            named["title"] = Field(headline.text, headline.start, headline.end)
        return Page(
            path=self.path, kind="markdown", raw=self.raw, fields=named, blocks=tuple(blocks), headline=headline,
            links=tuple(self.links), images=tuple(self.images), prose=self._prose(named, body),
        )  # fmt: skip

    def _prose(self, named: dict[str, Field], body: int) -> str:
        head = ["\0"] * body
        for name in ("title", "description"):
            field = named.get(name)
            if field is not None and field.end <= body:
                head[field.start : field.end] = _value_only(self.raw[field.start : field.end])
        text = self.raw[body:]
        for low, high in self.hidden:
            text = text[: low - body] + "\0" * (high - low) + text[high - body :]
        return "".join(head) + blank_markup(text)

    def _body(self, body: int) -> None:
        raw = self.raw
        lines = raw[body:].split("\n")
        count = len(lines)
        at = body
        index = 0
        indent = 0
        paragraph: list[int] = []  # start and end of the lines of the open paragraph
        kind: BlockKind = "paragraph"
        after_blank = True

        def close() -> None:
            nonlocal kind
            if paragraph:
                self.add(kind, paragraph[0], paragraph[-1])
                paragraph.clear()

        while index < count:
            line = lines[index]
            size = len(line)
            first = line[:1]
            if not line or line.isspace():
                close()
                after_blank = True
                at, index = at + size + 1, index + 1
                continue
            if first not in _MARKERS and "|" not in line:
                if not paragraph:
                    kind = "paragraph"
                    if after_blank:
                        indent = 0
                paragraph += (at, at + size)
                after_blank = False
                at, index = at + size + 1, index + 1
                continue
            skip = self._special(lines, index, at, paragraph, close)
            if skip:
                for _ in range(skip):
                    at, index = at + len(lines[index]) + 1, index + 1
                after_blank = True
                continue
            item = _ITEM.match(line)
            if item and not (paragraph and not after_blank and kind == "paragraph" and item.group(2)[0].isdigit()):
                close()
                kind, indent = "item", item.end()
                paragraph += (at + item.end(), at + size)
            elif (
                first in " \t" and not paragraph and after_blank and len(line) - len(line.lstrip()) >= 4 and not indent
            ):
                self.hidden.append((at, at + size))
            elif first in " \t" and not paragraph:
                lead = size - len(line.lstrip())
                kind = "item" if indent and lead >= 2 else "paragraph"
                paragraph += (at + lead, at + size)
            else:
                if not paragraph:
                    kind = "paragraph"
                paragraph += (at, at + size)
            after_blank = False
            at, index = at + size + 1, index + 1
        close()

    def _special(self, lines: list[str], index: int, at: int, paragraph: list[int], close: object) -> int:
        """Reads a heading, rule, fence, quote, table or HTML block at a line; how many lines it took, or 0."""
        assert callable(close)
        line = lines[index]
        if line.lstrip(" ")[:1] == "#" and (match := _ATX.match(line)) and match.group(2):
            close()
            self.add("heading", at + match.start(2), at + match.end(2), level=len(match.group(1)))
            return 1
        if paragraph and (match := _SETEXT.match(line)):
            start, end = paragraph[-2], paragraph[-1]
            del paragraph[-2:]
            close()
            self.add("heading", start, end, level=1 if "=" in line else 2)
            return 1
        if _RULE.match(line):
            close()
            return 1
        fence = _FENCE.match(line)
        if fence:
            close()
            return self._fence(lines, index, at, fence.group(1))
        if line.lstrip()[:1] == ">":
            close()
            return self._quote(lines, index, at)
        if "|" in line and index + 1 < len(lines) and "|" in lines[index + 1] and _DELIMITER.match(lines[index + 1]):
            close()
            return self._table(lines, index, at)
        tag = _HTML.match(line)
        if tag and not paragraph and tag.group(1).strip("/").lower() not in _INLINE_TAGS:
            close()
            return self._html(lines, index, at)
        return 0

    def _fence(self, lines: list[str], index: int, at: int, mark: str) -> int:
        taken, end = 1, at + len(lines[index])
        for line in lines[index + 1 :]:
            taken += 1
            end += len(line) + 1
            if line.strip().startswith(mark) and not line.strip(" \t\r`~"):
                break
        self.hidden.append((at, min(end, len(self.raw))))
        return taken

    def _quote(self, lines: list[str], index: int, at: int) -> int:
        taken, texts, start = 0, list[str](), -1
        for line in [*lines[index:], ""]:
            bare = line.lstrip(" ")
            if not bare.strip():
                break
            words = bare[1:].removeprefix(" ") if bare.startswith(">") else bare
            if words.strip():
                if start < 0:
                    start = at + len(line) - len(words)
                texts.append(words)
            elif texts:
                self.add("quote", start, at, text="\n".join(texts))
                texts, start = [], -1
            at += len(line) + 1
            taken += 1
        if texts:
            self.add("quote", start, at - 1, text="\n".join(texts))
        return taken

    def _table(self, lines: list[str], index: int, at: int) -> int:
        taken = 0
        for number, line in enumerate(lines[index:]):
            if "|" not in line or not line.strip():
                break
            if number != 1:
                low = at
                for cell in line.split("|"):
                    if cell.strip():
                        lead = len(cell) - len(cell.lstrip())
                        self.add("cell", low + lead, low + len(cell.rstrip()))
                    low += len(cell) + 1
            at += len(line) + 1
            taken += 1
        return taken

    def _html(self, lines: list[str], index: int, at: int) -> int:
        from restructurer.checking.read_html import read_fragment

        taken = 0
        size = 0
        for line in lines[index:]:
            if not line.strip():
                break
            taken += 1
            size += len(line) + 1
        page = read_fragment(self.raw[at : min(at + size, len(self.raw))], at)
        self.blocks += page.blocks
        self.links += page.links
        self.images += page.images
        return taken


def _value_only(raw: str) -> str:
    """A front matter value with its quotes and escapes blanked."""
    if raw[:1] in "\"'" and len(raw) > 1 and raw.rstrip()[-1:] == raw[0]:
        inside = raw.rstrip()[1:-1]
        return "\0" + re.sub(r"\\.|''", "\0\0", inside) + "\0" * (len(raw) - len(inside) - 1)
    return raw


def _block(kind: BlockKind, inline: Inline, start: int, end: int, level: int) -> Block:
    return Block(kind, inline.text, inline.markup, start, end, level)


def read_markdown(path: str, raw: str, *, aliases: dict[str, tuple[str, ...]]) -> Page:
    """Reads a Markdown file.

    ``aliases``: for each field (title, description, slug, keyphrase), the names that front matter
    may give it, first found first. Raises FrontMatterError.
    """
    return _Reader(path, raw, aliases=aliases).read()
