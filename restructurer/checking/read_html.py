"""Reads HTML, a whole page or a fragment, into blocks with their places."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from restructurer.checking.page import Block, BlockKind, Field, Image, Link, Page

_INLINE_NAMES = (
    "a abbr acronym b bdo big br button code dfn em font i img input kbd label mark q s samp select small "
    "span strong sub sup textarea time tt u var wbr cite"
)
_INLINE = frozenset(_INLINE_NAMES.split())
_SKIPPED_NAMES = (
    "script style noscript template textarea select svg iframe object canvas head title code kbd samp var "
    "cite q pre form map nav footer aside"
)
_SKIPPED = frozenset(_SKIPPED_NAMES.split())
_KINDS: dict[str, BlockKind] = {"li": "item", "td": "cell", "th": "cell", "dd": "item", "dt": "item"}
_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_NAMES.split())
_COMMENTS = re.compile(r"<!--.{0,9000}?-->|<(script|style)\b.{0,200000}?</\1\s*>|<[^<>]*>|&#?\w{1,32};", re.S | re.I)
_STRAY = re.compile(r"<(?=[^<>]*(?:<|\Z))")
_LESS = "\ue002"  # stands for a stray < while the parser runs, which takes long over many


class _Parser(HTMLParser):
    def __init__(self, raw: str, base: int) -> None:
        super().__init__(convert_charrefs=True)
        self.raw, self.base = raw, base
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.fields: dict[str, Field] = {}
        self.stack: list[str] = []
        self.skipping = 0
        self.words: list[str] = []
        self.markup: list[str] = []
        self.start = -1
        self.end = 0
        self.link: tuple[str, bool, int, int] | None = None
        self.titling = False
        self.title: list[str] = []
        starts = [0]
        for match in re.finditer("\n", raw):
            starts.append(match.end())
        self._starts = starts

    def here(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def flush(self) -> None:
        text, markup = ("".join(runs).replace(_LESS, "<") for runs in (self.words, self.markup))
        self.words.clear()
        self.markup.clear()
        if not text.strip():
            self.start = -1
            return
        kind: BlockKind = "paragraph"
        level = 0
        for name in self.stack:
            if name in _KINDS:
                kind = _KINDS[name]
            if name == "blockquote":
                kind = "quote"
                break
            if len(name) == 2 and name[0] == "h" and name[1] in "123456":
                kind, level = "heading", int(name[1])
        lead = len(text) - len(text.lstrip())
        self.blocks.append(
            Block(kind, text.strip(), markup.strip(), self.base + self.start + lead, self.base + self.end, level)
        )
        self.start = -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        at = self.here()
        if tag == "meta":
            self._meta(values, at)
        elif tag == "link" and values.get("rel") == "canonical":
            slug = values.get("href", "").rstrip("/").rsplit("/", 1)[-1]
            self.fields.setdefault("slug", Field(slug, self.base + at, self.base + at))
        elif tag == "img" and not self.skipping:
            self.images.append(Image(values.get("alt", ""), self.base + at))
        if tag == "title":
            self.titling = True
        if tag in _SKIPPED:
            self.skipping += 1
        elif tag == "a" and not self.skipping:
            follow = "nofollow" in values.get("rel", "").lower().split()
            self.link = (values.get("href", ""), follow, self.base + at, len(self.words))
            self.markup.append("<a>")
        elif tag == "br":
            self.words.append("\n")
            self.markup.append("\n")
        elif tag in _INLINE:
            if tag != "img" and not self.skipping:
                self.markup.append(f"<{tag}>")
        elif not self.skipping:
            self.flush()
        if tag not in _VOID:
            self.stack.append(tag)

    def _meta(self, values: dict[str, str], at: int) -> None:
        name = values.get("name", "").lower()
        if name == "description" or name.startswith("restructurer:"):
            key = name.removeprefix("restructurer:")
            start = self.raw.find(values.get("content", ""), at)
            start = self.base + (start if start >= 0 else at)
            self.fields[key] = Field(values.get("content", ""), start, start + len(values.get("content", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self.titling = False
        if tag in _SKIPPED:
            self.skipping = max(0, self.skipping - 1)
        elif tag == "a" and self.link is not None:
            href, follow, at, index = self.link
            self.links.append(Link(href, "".join(self.words[index:]).strip(), follow, at))
            self.link = None
            self.markup.append("</a>")
        elif tag in _INLINE:
            if not self.skipping and tag not in ("br", "img"):
                self.markup.append(f"</{tag}>")
        elif not self.skipping:
            self.flush()
        if tag in self.stack:
            while self.stack and self.stack.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.titling:
            at = self.base + self.here()
            self.title.append(data)
            self.fields["title"] = Field("".join(self.title).strip(), at, at + len(data))
        if self.skipping:
            return
        if self.start < 0:
            if not data.strip() and not self.words:
                return
            self.start = self.here()
        self.end = self.here() + len(data)
        self.words.append(data)
        self.markup.append(data)

    def finish(self) -> None:
        self.close()
        self.flush()


def read_fragment(raw: str, base: int) -> Page:
    """Reads a piece of HTML that stands at ``base`` in its file."""
    if raw.count("<") > 2 * raw.count(">") + 20:
        raw = _STRAY.sub(_LESS, raw)
    parser = _Parser(raw, base)
    parser.feed(raw)
    parser.finish()
    return Page(
        path="", kind="html", raw=raw, fields=parser.fields, blocks=tuple(parser.blocks),
        links=tuple(parser.links), images=tuple(parser.images),
    )  # fmt: skip


def read_html(path: str, raw: str) -> Page:
    """Reads an HTML page: title, meta description, ``restructurer:`` fields or canonical address, and its blocks."""
    found = read_fragment(raw, 0)
    blocks, headline = found.blocks, None
    if blocks and blocks[0].kind == "heading" and blocks[0].level == 1:
        headline, blocks = blocks[0], blocks[1:]
    fields = dict(found.fields)
    if not fields.get("title", Field("")).value and headline is not None:
        fields["title"] = Field(headline.text, headline.start, headline.end)
    prose = _COMMENTS.sub(lambda m: "\0" * len(m.group()), raw)
    return Page(
        path=path, kind="html", raw=raw, fields=fields, blocks=blocks, headline=headline,
        links=found.links, images=found.images, prose=prose,
    )  # fmt: skip
