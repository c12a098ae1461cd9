"""Bytes to text: UTF-8 with or without BOM, UTF-16, Windows-1252 and what a detector knows besides."""

from __future__ import annotations

import re
import unicodedata

from restructurer.errors import InputError
from restructurer.reading.units import MOST_MARKS, tallest

MOST_BYTES = 2_000_000

_MAGIC = (
    (b"%PDF", "a PDF; copy its text into a file or save it as .docx"),
    (b"\x89PNG", "a PNG picture; give the text of the article"),
    (b"\xff\xd8\xff", "a JPEG picture; give the text of the article"),
    (b"GIF8", "a GIF picture; give the text of the article"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file (.doc, .xls); save it as .docx"),
    (b"{\\rtf", "an RTF file; save it as .docx or plain text"),
    (b"PK\x03\x04", "a zip archive, not text; unpack it first"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"\x7fELF", "a program, not text"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f\ufffe\uffff\ufffd]")
# What French text holds above ASCII; used to tell Windows-1252 (and Latin-9) from other pages.
_FRENCH_HIGH = frozenset("àâäáçéèêëíîïñóôöùûüúÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ«»‘’“”„…–—•·€£§°²³½¼ªº©®™\u00a0\u00ad´")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DECLARED = re.compile(rb"charset\s{0,4}=\s{0,4}[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)


def decode(data: bytes, *, name: str) -> str:
    """The text of a file, in Unicode form C, otherwise as it stands.

    Raises InputError when the file is too large, empty, or not text.
    """
    if len(data) > MOST_BYTES:
        raise InputError(
            f"{name}: {len(data) / 1e6:.1f} MB is more than one article (at most 2 MB); give a single article"
        )
    if not data.strip(b"\x00 \t\r\n"):
        raise InputError(f"{name}: the file is empty; give the text of an article")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name}: this is {what}")
    return normal(_decoded(data, name), name=name)


def normal(text: str, *, name: str) -> str:
    """The text in Unicode form C. Raises InputError for text that no file can hold, or that is not text."""
    if _SURROGATE.search(text):
        raise InputError(f"{name}: holds half characters (lone surrogates); save the text as UTF-8")
    if not text.isascii():
        if tallest(text) > MOST_MARKS:
            raise _binary(name)
        text = unicodedata.normalize("NFC", text)
    if len(_CONTROL.findall(text)) > max(2, len(text) // 100):
        raise _binary(name)
    return text


def _binary(name: str) -> InputError:
    return InputError(f"{name}: this is not text; give an article as plain text, Markdown, HTML or .docx")


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return _strictly(data, "utf-32", name)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(data, "utf-16", name)
    if b"\x00" in data:
        wide = _wide(data)
        if wide is None:
            raise _binary(name)
        return _strictly(data, wide, name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _eight_bit(data, name)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise InputError(f"{name}: damaged {encoding.upper()} text; save it as UTF-8") from None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a BOM shows as NUL in every other byte of Latin text."""
    even, odd, half = data[0::2].count(0), data[1::2].count(0), len(data) // 2
    if len(data) % 2 or not half:
        return None
    if odd > half * 0.5 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.5 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _eight_bit(data: bytes, name: str) -> str:
    high = [byte for byte in data if byte >= 0x80]
    low_controls = any(byte < 0x20 and byte not in b"\t\n\x0b\x0c\r" for byte in data)
    text = data.decode("cp1252", errors="replace")
    known = sum(char in _FRENCH_HIGH for char in bytes(high).decode("cp1252", errors="replace"))
    if known >= 0.95 * len(high):
        # Latin-9 keeps œ where Windows-1252 keeps ½: a fraction inside a word tells them apart.
        latin9 = re.search(r"[a-z][½¼]|[½¼][a-z]", text) and not any(0x80 <= byte < 0xA0 for byte in high)
        return data.decode("iso8859_15") if latin9 else text
    declared = _DECLARED.search(data[:2048])
    if declared:
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (UnicodeDecodeError, LookupError):
            pass
    if low_controls:
        raise _binary(name)
    from charset_normalizer import from_bytes  # slow to import, and rarely needed

    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise _binary(name)
    return data.decode(best.encoding, errors="replace")
