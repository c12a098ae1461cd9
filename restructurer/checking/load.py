"""Finds the files to check and reads each into a page; a file that cannot be read becomes one fault."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from restructurer.checking.front_matter import FrontMatterError
from restructurer.checking.page import Page
from restructurer.checking.read_markdown import read_markdown
from restructurer.errors import InputError

SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".json": "json"}
SKIPPED = frozenset({".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv"})
LARGEST = 2_000_000


@dataclass(frozen=True, slots=True)
class UnreadableError(Exception):
    """A file that cannot be checked: why, what to do, and where (an offset into the text, if it got that far)."""

    message: str
    mend: str
    raw: str = ""
    offset: int = 0


def _in_folder(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in SKIPPED and not name.startswith("."))
        for name in sorted(names):
            suffix = os.path.splitext(name)[1].lower()
            if suffix not in SUFFIXES:
                continue
            path = os.path.join(parent, name)
            if suffix != ".json" or _ours(path):
                yield path


def _ours(path: str) -> bool:
    try:
        with open(path, encoding="utf-8", errors="replace") as stream:
            return "restructurer/article/" in stream.read(200)
    except OSError:
        return False


def expand(targets: Sequence[str]) -> list[str]:
    """The files named by paths, folders and glob patterns, each once, in order.

    Raises InputError for a path that does not exist, a folder without an article or a pattern that matches nothing.
    """
    found: dict[str, None] = {}
    for target in targets:
        if os.path.isdir(target):
            inside = dict.fromkeys(_in_folder(target))
            if not inside:
                raise InputError(f"{target}: nothing to check in this folder; it may hold {', '.join(SUFFIXES)}")
            found.update(inside)
        elif os.path.lexists(target):
            found[target] = None
        elif any(mark in target for mark in "*?["):
            matched = sorted(glob.glob(target, recursive=True))
            if not matched:
                raise InputError(f"{target}: no file matches; check the pattern and its quotes")
            for path in matched:
                found.update(dict.fromkeys(_in_folder(path)) if os.path.isdir(path) else {path: None})
        else:
            raise InputError(f"{target}: no such file or folder")
    return list(found)


def decode(path: str) -> str:
    """The text of a file. Raises UnreadableError for one that is missing, empty, too large or no UTF-8 text."""
    try:
        with open(path, "rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableError(f"le fichier ne s’ouvre pas ({reason})", "vérifiez qu’il existe et ses droits") from None
    if len(data) > LARGEST:
        raise UnreadableError("le fichier dépasse 2 Mo", "découpez-le, ou excluez-le")
    if b"\0" in data:
        raise UnreadableError("le fichier n’est pas du texte", "excluez-le")
    try:
        text = data.decode("utf-8-sig" if data[:3] == b"\xef\xbb\xbf" else "utf-8")
    except UnicodeDecodeError as error:
        raw = data[: error.start].decode("utf-8")
        raise UnreadableError("le fichier n’est pas en UTF-8", "enregistrez-le en UTF-8", raw, len(raw)) from None
    if not text.strip():
        raise UnreadableError("le fichier est vide", "écrivez-le, ou supprimez-le")
    return text.replace("\r\n", "\n") if "\r" in text else text


def read_page(path: str, *, aliases: dict[str, tuple[str, ...]], text: str | None = None) -> Page:
    """Reads a file by its suffix (Markdown where it has none that is known). Raises UnreadableError."""
    raw = decode(path) if text is None else text
    kind = SUFFIXES.get(Path(path).suffix.lower(), "markdown")
    if kind == "html":
        from restructurer.checking.read_html import read_html

        return read_html(path, raw)
    if kind == "json":
        from restructurer.checking.read_wire import WireError, read_wire

        try:
            return read_wire(path, raw)
        except WireError as error:
            raise UnreadableError(str(error), "donnez un article de restructurer", raw, error.offset) from None
    try:
        return read_markdown(path, raw, aliases=aliases)
    except FrontMatterError as error:
        raise UnreadableError(f"en-tête illisible : {error}", "corrigez l’en-tête", raw, error.offset) from None
