"""What a batch works on: files, folders, patterns and JSON Lines, one article at a time."""

from __future__ import annotations

import glob
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from restructurer.errors import InputError
from restructurer.reading.decode import MOST_BYTES

ARTICLES = (".txt", ".text", ".md", ".markdown", ".mdown", ".html", ".htm", ".xhtml", ".docx")
LINES = (".jsonl", ".ndjson")
STANDARD_INPUT = Path("-")
# A line holds one article and the quotes and escapes of JSON around it.
LONGEST_LINE = 4 * MOST_BYTES


@dataclass(frozen=True, slots=True)
class Item:
    """One article to do.

    ``label``: what messages call it. ``name``: the file's name (or the id), from which the output is
    named. Either ``data`` (the bytes of a file) or ``text`` is given, or ``fault``: why there is
    nothing to read.
    """

    label: str
    name: str
    data: bytes | None = None
    text: str | None = None
    title: str | None = None
    fault: str | None = None


def find(inputs: Sequence[str], *, output: Path) -> list[Path]:
    """The files that the inputs stand for, in their order; folders give theirs sorted by path.

    Folders are walked to the bottom, hidden entries and the output folder left out; links in them
    that lead out of them are not followed. ``-`` is standard input. Raises InputError when an input
    stands for nothing.
    """
    found: list[Path] = []
    for given in inputs:
        path = Path(given)
        if given == "-":
            found.append(STANDARD_INPUT)
        elif path.is_dir():
            inside = sorted(_walk(path, output.resolve()), key=lambda file: file.parts)
            if not inside:
                raise InputError(f"{given}: no article in this folder; it may hold {', '.join(ARTICLES + LINES)}")
            found += inside
        elif path.exists():
            found.append(path)
        elif glob.has_magic(given):
            matching = sorted(file for file in map(Path, glob.glob(given, recursive=True)) if file.is_file())
            if not matching:
                raise InputError(f"{given}: no file matches; check the pattern")
            found += matching
        else:
            raise InputError(f"{given}: no such file or folder; check the name")
    return found


def _walk(folder: Path, output: Path) -> Iterator[Path]:
    inside = folder.resolve()
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and Path(here, name).resolve() != output]
        for name in files:
            path = Path(here, name)
            if name.startswith(".") or path.suffix.lower() not in ARTICLES + LINES:
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(inside):
                continue
            yield path


def count(files: Iterable[Path]) -> int | None:
    """How many articles the files hold; None when standard input is among them."""
    total = 0
    for file in files:
        if file == STANDARD_INPUT:
            return None
        if file.suffix.lower() not in LINES:
            total += 1
            continue
        try:
            with file.open("rb") as stream:
                total += sum(1 for line in stream if line.strip())
        except OSError:
            total += 1
    return total


def read(files: Iterable[Path]) -> Iterator[Item]:
    """The articles of the files, in order. What cannot be read comes as an Item with its ``fault``."""
    for file in files:
        if file == STANDARD_INPUT:
            yield from _lines(sys.stdin.buffer, "stdin")
            continue
        try:
            with file.open("rb") as stream:
                if file.suffix.lower() in LINES:
                    yield from _lines(stream, str(file))
                else:
                    yield Item(label=str(file), name=file.name, data=stream.read(MOST_BYTES + 1))
        except OSError as error:
            reason = error.strerror or str(error)
            yield Item(label=str(file), name=file.name, fault=f"{file}: cannot be read: {reason}")


def _lines(stream: IO[bytes], label: str) -> Iterator[Item]:
    stem = Path(label).stem
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if line.strip():
            yield _line(line, label=f"{label}:{number}", name=f"{stem}-{number}")
        while len(line) > LONGEST_LINE and not line.endswith(b"\n") and (line := stream.readline(LONGEST_LINE + 1)):
            pass


def _line(line: bytes, *, label: str, name: str) -> Item:
    """One line: an object with ``text``, and ``id`` and ``title`` if it likes."""

    def wrong(reason: str) -> Item:
        return Item(label=label, name=name, fault=f"{label}: {reason}")

    if len(line) > LONGEST_LINE:
        return wrong("this line is longer than any article")
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return wrong('not a line of JSON; give {"id": …, "title": …, "text": …}')
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return wrong('no "text"; give {"id": …, "title": …, "text": …}')
    title, given = value.get("title"), value.get("id")
    if title is not None and not isinstance(title, str):
        return wrong('"title" is not a string')
    if given is not None and (isinstance(given, bool) or not isinstance(given, str | int)):
        return wrong('"id" is neither a string nor a whole number')
    return Item(label=label, name=name if given in (None, "") else str(given), text=value["text"], title=title or None)
