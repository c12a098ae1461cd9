"""Inline Markdown: what a run of text says, its tags, its links and images."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from restructurer.checking.page import Image, Link

_NEEDS = re.compile(r"[*_`\[<&\\]")
_CODE = re.compile(r"(?<!`)(`{1,4})(?!`)([^\n]{1,500}?)(?<!`)\1(?!`)")
# Every repeat is bounded and stops at the character that opens it, so that no page takes long.
_TARGET = r"\[([^\[\]\n]{0,500})\]\(\s{0,9}<?([^\s()<>\[]{0,1000}(?:\([^\s()<>\[]{0,200}\)[^\s()<>\[]{0,200})?)>?"
_TITLE = r"(?:\s{1,9}[\"'][^()\n]{0,300})?\)"
_IMAGE = re.compile("!" + _TARGET + _TITLE)
_LINK = re.compile(_TARGET + _TITLE + r"(\{[^{}\n]{0,200}\})?")
_AUTO = re.compile(r"<((?:https?|mailto):[^\s<>]{1,500})>")
_FOOTNOTE = re.compile(r"\[\^[^\]\n]{1,80}\]")
_STRONG = re.compile(r"\*\*(?=[^\s*])([^*]{1,2000}(?:\*[^*]{1,500})?)(?<=\S)\*\*|__(?=[^\s_])([^_]{1,2000})(?<=\S)__")
_EM = re.compile(
    r"(?<![\w*])\*(?![\s*])([^*]{1,2000})(?<!\s)\*(?![\w*])|(?<![\w_])_(?![\s_])([^_]{1,2000})(?<!\s)_(?![\w_])"
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>~|:\"'&])")
_RAW = re.compile(r"</?([A-Za-z][\w-]*)([^<>]*)>|<!--.{0,5000}?-->", re.S)
_HREF = re.compile(r"""href\s*=\s*["']?([^"'\s>]*)""", re.I)
_REL = re.compile(r"""rel\s*=\s*["'][^"']*\bnofollow\b""", re.I)
_ALT = re.compile(r"""alt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.I)
_ENTITY = re.compile(r"&#?\w{1,32};")
_TAGS = re.compile(r"<[^<>]*>")


@dataclass(slots=True)
class Inline:
    """What inline markup gave: the words, the words with bare tags, links and images."""

    text: str
    markup: str
    links: list[Link]
    images: list[Image]


def read_inline(raw: str, start: int) -> Inline:
    """Reads one block's raw text, which stands at ``start`` in the file."""
    if not _NEEDS.search(raw):
        return Inline(raw, raw, [], [])
    links: list[Link] = []
    images: list[Image] = []
    kept: list[str] = []

    def keep(char: str) -> str:
        kept.append(char)
        return f"\ue000{len(kept) - 1}\ue001"

    def image(match: re.Match[str]) -> str:
        images.append(Image(match.group(1), start + match.start()))
        return ""

    def link(match: re.Match[str]) -> str:
        nofollow = "nofollow" in (match.group(3) or "")
        links.append(Link(match.group(2), match.group(1), nofollow, start + max(raw.find(match.group(1)), 0)))
        return f"<a>{match.group(1)}</a>"

    def tag(match: re.Match[str]) -> str:
        name = (match.group(1) or "").lower()
        closing = match.group().startswith("</")
        if name == "img":
            alt = _ALT.search(match.group(2))
            images.append(Image(html.unescape((alt.group(1) or alt.group(2) or "") if alt else ""), start))
            return ""
        if name == "a" and not closing and (href := _HREF.search(match.group(2))):
            links.append(Link(href.group(1), "", _REL.search(match.group(2)) is not None, start))
        return "" if not name else f"<{'/' if closing else ''}{name}>"

    text = raw
    if "`" in text:
        text = _CODE.sub("", text)
    if "\\" in text:
        text = _ESCAPE.sub(lambda m: keep(m.group(1)), text)
    if "[" in text:
        text = _FOOTNOTE.sub("", _LINK.sub(link, _IMAGE.sub(image, text)))
    if "<" in text:
        text = _AUTO.sub(lambda m: link(m) if m.lastindex and m.lastindex > 1 else f"<a>{m.group(1)}</a>", text)
        text = _RAW.sub(tag, text)
    if "**" in text or "__" in text:
        text = _STRONG.sub(lambda m: f"<strong>{m.group(1) or m.group(2)}</strong>", text)
    if "*" in text or "_" in text:
        text = _EM.sub(lambda m: f"<em>{m.group(1) or m.group(2)}</em>", text)
    plain = _TAGS.sub("", text) if "<" in text else text
    return Inline(_restore(plain, kept), _restore(text, kept), links, images)


def _restore(text: str, kept: list[str]) -> str:
    if kept:
        text = re.sub("\ue000(\\d+)\ue001", lambda m: kept[int(m.group(1))], text)
    return html.unescape(text) if "&" in text else text


def blank_markup(raw: str) -> str:
    """The same length, with code, addresses and tags as ``\\0``: what is left is prose."""

    def blank(match: re.Match[str]) -> str:
        return "\0" * len(match.group())

    def address(match: re.Match[str]) -> str:
        words = match.group(1)
        at = match.group().index(words, 1)
        return "\0" * at + words + "\0" * (len(match.group()) - at - len(words))

    if "`" in raw:
        raw = _CODE.sub(blank, raw)
    if "](" in raw:
        raw = _LINK.sub(address, _IMAGE.sub(address, raw))
    if "<" in raw:
        raw = _AUTO.sub(blank, raw)
        raw = _RAW.sub(blank, raw)
    if "&" in raw:
        raw = _ENTITY.sub(blank, raw)
    if "://" in raw:
        raw = re.sub(r"\b[a-z]{2,10}://\S+", blank, raw)
    if "\\" in raw:
        raw = re.sub(r"\\(?=[^\w\s])", "\0", raw)
    return raw
