"""Markdown to units: the marks out, the words in; headings, lists, quotes and front matter.

A single pass over lines and over the marks of each; no pattern runs across lines. Brackets that
are no link (« […] », « [le président] ») stay. CommonMark 0.31 is the reference for flanking.
"""

from __future__ import annotations

import html
import re

from restructurer.reading.front_matter import split_front_matter
from restructurer.reading.units import Block, Extract, from_blocks

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]{1,9}(\S.*)$")
_RULE = re.compile(r" {0,3}(?:-[ \t]?){3,}$|^ {0,3}(?:\*[ \t]?){3,}$|^ {0,3}(?:_[ \t]?){3,}$")
_ITEM = re.compile(r"[ \t]{0,12}(?:[-+*]|\d{1,9}[.)])[ \t]{1,9}(?=\S)")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_DEFINITION = re.compile(r" {0,3}\[\^?[^\]\s]{1,80}\]:[ \t]")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,20}(?:\s[^<>]{0,500})?/?>|<!--[^<>]{0,500}-->")
_AUTO = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,500})>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
# A link's target: parentheses may nest once; possessive, so that nothing is tried twice.
_TARGET = re.compile(r"\((?:[^()]{1,1000}+|\([^()]{0,300}\)){0,8}+\)")


def read_markdown(text: str) -> Extract:
    """The units of a Markdown text. Offsets are into the extracted text, without marks."""
    meta, at = split_front_matter(text)
    blocks = [(kind, inline(raw)) for kind, raw in _blocks(text[at:].splitlines())]
    return from_blocks(blocks, title=dict(meta).get("title", ""), meta=meta)


def _blocks(lines: list[str]) -> list[Block]:
    """Blocks with their marks inside still; lazy lines are joined to the paragraph or item they continue."""
    found: list[Block] = []
    open_block = False
    fenced = False
    for line in lines:
        if _FENCE.match(line):
            fenced, open_block = not fenced, False
            continue
        while (quote := _QUOTE.match(line)) is not None and not fenced:
            line = line[quote.end() :]
        stripped = line.strip()
        if not stripped or _DEFINITION.match(line):
            open_block = False
            continue
        if open_block and found[-1][0] == "line" and re.fullmatch(r" {0,3}(?:=+|-{2,})[ \t]*", line):
            found[-1] = ("title" if "=" in line else "crosshead", found[-1][1])
            open_block = False
            continue
        if _RULE.fullmatch(line):
            open_block = False
            continue
        heading = _HEADING.match(line)
        item = _ITEM.match(line)
        if heading:
            words = re.sub(r"[ \t]#{1,6}$", "", heading.group(2).rstrip()).strip()
            found.append(("title" if len(heading.group(1)) == 1 else "crosshead", words))
            open_block = False
        elif item and (not open_block or found[-1][0] == "item" or not stripped[0].isdigit()):
            found.append(("item", line[item.end() :]))
            open_block = True
        elif open_block and not line.endswith("\\"):
            found[-1] = (found[-1][0], f"{found[-1][1]}\n{stripped}")
        else:
            found.append(("line", stripped.rstrip("\\")))
            open_block = True
    return found


def inline(raw: str) -> str:
    """A line without its Markdown marks: emphasis, links, images, code, escapes, tags and entities."""
    out: list[str] = []
    marks: list[tuple[str, int]] = []  # open emphasis: the mark, where it stands in ``out``
    brackets: list[tuple[int, bool]] = []  # open [: where it stands in ``out``, whether an image's
    at, size = 0, len(raw)
    while at < size:
        char = raw[at]
        if char == "\\" and at + 1 < size and raw[at + 1] in _ESCAPABLE:
            out.append(raw[at + 1])
            at += 2
        elif char in "*_~`":
            at = _mark(raw, at, out, marks)
        elif char == "!" and raw.startswith("![", at):
            brackets.append((len(out), True))
            out.append("![")
            at += 2
        elif char == "[":
            brackets.append((len(out), False))
            out.append("[")
            at += 1
        elif char == "]" and brackets:
            at = _close(raw, at, out, brackets)
        elif char == "<":
            auto, tag = _AUTO.match(raw, at), _TAG.match(raw, at)
            if auto:
                out.append(auto.group(1))
            elif tag:
                out.append(" " if tag.group().lower().startswith("<br") else "")
            else:
                out.append("<")
            at = auto.end() if auto else tag.end() if tag else at + 1
        elif char == "&" and (entity := _ENTITY.match(raw, at)) is not None:
            out.append(html.unescape(entity.group()))
            at = entity.end()
        else:
            out.append(char)
            at += 1
    return "".join(out)


def _mark(raw: str, at: int, out: list[str], marks: list[tuple[str, int]]) -> int:
    """Takes a run of emphasis marks; drops it and its opener when it closes one."""
    char = raw[at]
    end = at
    while end < len(raw) and raw[end] == char:
        end += 1
    run = raw[at:end]
    before = raw[at - 1] if at else " "
    after = raw[end] if end < len(raw) else " "
    inside_word = char == "_" and before.isalnum() and after.isalnum()
    closes = not before.isspace() and not inside_word
    opens = not after.isspace() and not inside_word
    if len(run) <= 3 and not (char == "~" and len(run) != 2):
        if closes and marks and marks[-1][0] == run:
            out[marks.pop()[1]] = ""
            return end
        if opens:
            marks.append((run, len(out)))
    out.append(run)
    return end


def _close(raw: str, at: int, out: list[str], brackets: list[tuple[int, bool]]) -> int:
    """Takes a ``]``: a link keeps its words, an image goes, anything else stays as it stands."""
    opened, image = brackets.pop()
    after = raw[at + 1] if at + 1 < len(raw) else ""
    end = -1
    if after == "(":
        target = _TARGET.match(raw, at + 1)
        end = target.end() if target else -1
    elif after == "[":
        close = raw.find("]", at + 2, at + 200)
        end = close + 1 if close >= 0 else -1
    if end < 0 and "".join(out[opened : opened + 3]).startswith("[^") and not image:
        end = at + 1
        del out[opened:]
        return end
    if end < 0:
        out.append("]")
        return at + 1
    if image:
        del out[opened:]
        out.append("")
    else:
        out[opened] = ""
    return end
