"""Word files (.docx) to units, by python-docx (extra ``docx``)."""

from __future__ import annotations

import io
import zipfile

from restructurer.errors import InputError
from restructurer.reading.units import Block, Extract, UnitKind, from_blocks

MOST_UNPACKED = 50_000_000  # bytes, all members together, as declared (zipfile reads no more than that)
MOST_MEMBERS = 5_000


def read_docx(data: bytes, *, name: str) -> Extract:
    """The units of a Word file: title, headings, paragraphs and list items by their styles.

    Raises InputError when it is not a sound .docx, unpacks to more than :data:`MOST_UNPACKED`
    bytes, or when python-docx is not installed.
    """
    _refuse_bombs(data, name)
    try:
        import docx  # an extra, and slow to import
    except ImportError:
        raise InputError(f"{name}: .docx needs python-docx; pip install 'restructurer[docx]'") from None
    try:
        document = docx.Document(io.BytesIO(data))
        rows = [(_style(paragraph), paragraph.text, _numbered(paragraph)) for paragraph in document.paragraphs]
        properties = document.core_properties
        title = properties.title or ""
        meta = tuple((key, value) for key, value in (("author", properties.author), ("title", title)) if value)
    except Exception as error:  # python-docx raises whatever its zip and XML parsers raise
        raise InputError(f"{name}: damaged .docx ({type(error).__name__}); open it in Word and save it again") from None
    blocks: list[Block] = []
    titled = any(_kind(style, numbered) == "title" for style, _, numbered in rows)
    for style, words, numbered in rows:
        kind = _kind(style, numbered)
        if not titled and style.lower() in ("heading 1", "titre 1"):
            kind, titled = "title", True
        blocks.append((kind, words))
    return from_blocks(blocks, title=title, meta=meta)


def _refuse_bombs(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, EOFError):
        raise InputError(f"{name}: damaged .docx; open it in Word and save it again") from None
    if not any(member.filename == "word/document.xml" for member in members):
        raise InputError(f"{name}: a zip archive that is no .docx; give an article as text, Markdown, HTML or .docx")
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise InputError(f"{name}: unpacks to more than {MOST_UNPACKED // 1_000_000} MB; save the text alone")


def _style(paragraph: object) -> str:
    style = getattr(paragraph, "style", None)
    return str(getattr(style, "name", "") or "")


def _numbered(paragraph: object) -> bool:
    properties = getattr(getattr(paragraph, "_p", None), "pPr", None)
    return getattr(properties, "numPr", None) is not None


def _kind(style: str, numbered: bool) -> UnitKind:
    name = style.lower()
    if name in ("title", "titre"):
        return "title"
    if name.startswith(("heading", "titre")):
        return "crosshead"
    return "item" if numbered or name.startswith("list") else "line"
