"""The way in: a file, bytes or a string become a Source."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import BinaryIO, Literal

from restructurer.article import Source
from restructurer.errors import InputError
from restructurer.reading.assemble import assemble
from restructurer.reading.decode import MOST_BYTES, decode, normal
from restructurer.reading.plain import read_plain
from restructurer.reading.units import Extract
from restructurer.rulebook import Rulebook

MINIMUM_WORDS = 60
FORMATS = ("text", "markdown", "html", "docx")
Format = Literal["text", "markdown", "html", "docx"]

_BY_SUFFIX = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".docx": "docx",
}  # fmt: skip
_HTML = re.compile(
    r"\s{0,40}(?:<\?xml[^>]{0,200}>\s{0,40})?<(?:!doctype\s|html|head|body|article|main|div|p|h1)\b", re.IGNORECASE
)
_ATX = re.compile(r"^#{1,6} \S", re.M)


def read_file(
    path: Path | str,
    *,
    rulebook: Rulebook,
    format: str | None = None,
    title: str | None = None,
    minimum_words: int = MINIMUM_WORDS,
) -> Source:
    """The Source of a file, or of standard input when ``path`` is ``"-"``.

    ``format`` (one of :data:`FORMATS`) wins over the name's ending, which wins over the content.
    Raises InputError, with one line that says what is wrong and what to do.
    """
    if str(path) == "-":
        return read_bytes(
            sys.stdin.buffer.read(MOST_BYTES + 1),
            name="stdin",
            rulebook=rulebook,
            format=format,
            title=title,
            minimum_words=minimum_words,
        )
    file = Path(path)
    try:
        if file.is_dir():
            raise InputError(f"{path}: this is a folder; give a file (restructurer batch takes a folder)")
        with file.open("rb") as stream:
            data = _all_but_too_much(stream)
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; check the name, or give - for standard input") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
    return read_bytes(data, name=file.name, rulebook=rulebook, format=format, title=title, minimum_words=minimum_words)


def read_bytes(
    data: bytes,
    *,
    name: str,
    rulebook: Rulebook,
    format: str | None = None,
    title: str | None = None,
    minimum_words: int = MINIMUM_WORDS,
) -> Source:
    """The Source of the bytes of a file called ``name`` (its ending tells the format).

    Raises InputError when they are not a French article.
    """
    name = Path(name).name or "text"
    if format is not None and format not in FORMATS:
        raise InputError(f"{format}: no such format; one of {', '.join(FORMATS)}")
    if len(data) > MOST_BYTES:
        raise InputError(f"{name}: over 2 MB is more than one article; give a single article")
    chosen = format or _BY_SUFFIX.get(Path(name).suffix.lower())
    if chosen == "docx" or (chosen is None and _is_docx(data)):
        from restructurer.reading.word import read_docx

        extract = read_docx(data, name=name)
    else:
        text = decode(data, name=name)
        extract = _extract(text, chosen or _sniff(text), name)
    return assemble(extract, name=name, rulebook=rulebook, title=title, minimum_words=minimum_words)


def read_text(
    text: str, *, name: str = "text", rulebook: Rulebook, title: str | None = None, minimum_words: int = MINIMUM_WORDS
) -> Source:
    """The Source of a plain text; offsets are into it (in Unicode form C).

    ``minimum_words=0`` takes any length, a single sentence too, and asks no language of it.
    Raises InputError when it is not a French article.
    """
    return assemble(
        read_plain(normal(text, name=name)), name=name, rulebook=rulebook, title=title, minimum_words=minimum_words
    )


def _all_but_too_much(stream: BinaryIO) -> bytes:
    """The bytes of a file, in small reads: one of ``MOST_BYTES`` would make room for them all each time."""
    data = b""
    while len(data) <= MOST_BYTES and (more := stream.read(1 << 16)):
        data += more
    return data


def _is_docx(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04") and b"word/" in data


def _sniff(text: str) -> str:
    if _HTML.match(text):
        return "html"
    if re.match(r"---[ \t]{0,9}\r?\n[\w-]{1,60}[ \t]{0,9}:", text) or len(_ATX.findall(text[:100_000])) >= 1:
        return "markdown"
    return "text"


def _extract(text: str, chosen: str, name: str) -> Extract:
    if chosen == "markdown":
        from restructurer.reading.markdown import read_markdown

        return read_markdown(text)
    if chosen == "html" or (chosen == "text" and _HTML.match(text) and "</" in text[:20_000]):
        from restructurer.reading.html_page import read_html

        return read_html(text, name=name)
    return read_plain(text)
