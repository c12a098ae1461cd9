"""An Article as Markdown with YAML front matter that Hugo and Jekyll take as it is."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from restructurer.article import Article, Block, Piece

# Only what Markdown would read as markup is escaped, so that quotes stay readable to the letter; a plain address may
# become a link to itself.
_INLINE = re.compile(r"[\\`*_<]|\[(?=[^\]\n]{0,400}\][(:\[])|\](?=[(:\[])|&(?=#?\w{1,32};)|!(?=\[)|~(?=~)|\{(?=[:%{#])")
_LEADING = re.compile(r"\A(\s{0,3})(#{1,6}(?=\s|\Z)|>|[-+](?=\s)|={1,}(?=\s*\Z)|-{2,}|:(?=\s)|\d{1,9}[.)](?=\s))")
_ENTITY = {"<": "&lt;", "&": "&amp;"}


def _escaped(match: re.Match[str]) -> str:
    return _ENTITY.get(match.group(), "\\" + match.group())


def escape(text: str) -> str:
    """Text of the source as Markdown that prints as the same text."""
    return _INLINE.sub(_escaped, text)


def _escape_pieces(pieces: Sequence[Piece]) -> str:
    """The pieces as Markdown: seen together, since a mark may begin in one and end in the next; rules keep theirs."""
    ends = list(accumulate(len(piece.text) for piece in pieces))

    def one(match: re.Match[str]) -> str:
        piece = pieces[bisect_right(ends, match.start())]
        return match.group() if piece.origin == "rule" else _escaped(match)

    return _INLINE.sub(one, "".join(piece.text for piece in pieces))


def _leading(line: str) -> str:
    """Escapes what a line would start with if it were markup, and takes the indent of a code block off."""
    line = line.strip(" \t\r\n\f\v")

    def mend(match: re.Match[str]) -> str:
        mark = match.group(2)
        if mark[0].isdigit():
            return f"{match.group(1)}{mark[:-1]}\\{mark[-1]}"
        if mark[0] in "=:":
            return f"{match.group(1)}&#{ord(mark[0])};{mark[1:]}"
        return f"{match.group(1)}\\{mark}"

    return _LEADING.sub(mend, line)


def _heading(text: str) -> str:
    """A title or subheading: one line."""
    return escape(re.sub(r"[ \t]*[\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+[ \t]*", " ", text).strip())


def lines(block: Block) -> list[str]:
    """The lines of a block as inline Markdown."""
    return _escape_pieces(block.pieces).split("\n")


def render_block(block: Block) -> str:
    """One block as Markdown, without the blank line after it."""
    rows = [_leading(row) for row in lines(block)]
    if block.kind == "list":
        return "\n".join(f"- {row}" for row in rows if row.strip())
    if block.kind == "quote":
        return "\n>\n".join(f"> {row}" for row in rows if row.strip())
    if block.kind == "label":
        return f"**{' '.join(row for row in rows if row)}**"
    if block.kind == "questions":
        pairs = [row for row in rows if row.strip()]
        return "\n\n".join(f"**{q}** {a}" for q, a in zip(pairs[::2], pairs[1::2], strict=True))
    return "\n".join(row for row in rows if row)


def quoted(text: str) -> str:
    """A YAML double-quoted scalar."""
    plain = json.dumps(text, ensure_ascii=False)
    return re.sub(r"[\x7f-\x9f\u2028\u2029\ufeff]", lambda m: f"\\u{ord(m.group()):04x}", plain)


def front_matter(article: Article) -> str:
    """The YAML block at the top, with its two rules."""
    rows = [
        "---",
        f"title: {quoted(article.title.text)}",
        f"description: {quoted(article.description.text)}",
        f"slug: {quoted(article.slug)}",
        f"keyphrase: {quoted(article.keyphrase)}",
        "keywords:",
        *(f"  - {quoted(word)}" for word in article.keywords),
        f"lang: {article.language}",
        f"words: {article.words}",
        f"fingerprint: {quoted(short_fingerprint(article))}",
        "---",
    ]
    return "\n".join(rows)


def short_fingerprint(article: Article) -> str:
    """One hash over the whole fingerprint and the source, for outputs that have no room for more."""
    import hashlib

    whole = json.dumps([list(article.fingerprint), article.source.sha256], ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()


def body(article: Article) -> str:
    """Everything below the front matter, the title included."""
    parts = [f"# {_heading(article.title.text)}"]
    for section in article.sections:
        if section.heading is not None:
            parts.append(f"## {_heading(section.heading.text)}")
        parts.extend(render_block(block) for block in section.blocks)
    return "\n\n".join(parts) + "\n"


def render_markdown(article: Article) -> str:
    """The whole Markdown file."""
    return f"{front_matter(article)}\n\n{body(article)}"
