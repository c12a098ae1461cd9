"""What a batch keeps: the articles, and its report of them; and what an interrupted run left behind.

Articles are files of their own, or the lines of ``articles.jsonl``. While a batch runs, lines go to
a hidden file (``.report.jsonl.part``), in the order of the inputs; at the end that file takes its
name in one step. A run that was interrupted leaves the hidden file, and the next one reads it, as it
reads the report of a run that came to its end.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Protocol, Self

from restructurer.errors import OutputError
from restructurer.files import write_whole


class Lines:
    """A file of JSON lines that grows out of sight and appears whole.

    ``earlier`` gives the lines of earlier runs; ``add`` writes one; ``finish`` puts the file in its
    place. As a context it closes the file, and leaves what there is for the next run.
    Raises OutputError when the folder cannot be written, or another batch is writing there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.with_name(f".{path.name}.part")
        try:
            if self._part.exists():
                with self._part.open("rb+") as left:
                    _lock(left, path)
                os.replace(self._part, next(file for file in _names(self._part) if not file.exists()))
            self._left = _numbered(self._part)
            self._file = self._part.open("xb")
            _lock(self._file, path)
        except OSError as error:
            raise OutputError(f"{path}: cannot be written: {error.strerror}; choose another folder with -o") from None

    def earlier(self) -> Iterator[dict[str, Any]]:
        """The lines of earlier runs as values, the latest run's last."""
        for value, *_ in self.places():
            yield value

    def places(self) -> Iterator[tuple[dict[str, Any], Path, int, int]]:
        """The same, each with its file, and its start and length there in bytes."""
        for path in [self._path, *self._left]:
            if path.is_symlink() or not path.is_file():
                continue
            start = 0
            with path.open("rb") as file:
                for line in file:
                    value = _parsed(line)
                    if value is not None:
                        yield value, path, start, len(line) - 1
                    start += len(line)

    def add(self, line: bytes) -> None:
        """Writes one line (without its end) through to the file."""
        try:
            self._file.write(line + b"\n")
            self._file.flush()
        except OSError as error:
            raise OutputError(f"{self._path}: cannot be written: {error.strerror}; make room and run again") from None

    def finish(self) -> None:
        """Puts the file in its place and removes what earlier runs left."""
        self._file.close()
        os.replace(self._part, self._path)
        for path in self._left:
            path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


class Keeper(Protocol):
    """Where the articles of a batch go."""

    def output(self, stem: str) -> str:
        """What the report calls the output of that stem."""

    def has(self, output: str, sha256: str) -> bool:
        """Whether an earlier run left this output, with these bytes."""

    def again(self, output: str) -> None:
        """Keeps what the earlier run left."""

    def keep(self, output: str, text: str) -> str:
        """Keeps a new text; gives the hash of its bytes. Raises OutputError when it cannot be written."""

    def finish(self) -> None:
        """Every article is kept."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


def keeper(folder: Path, format: str) -> Keeper:
    """The keeper for an output format: files of their own, or one file of lines for ``jsonl``."""
    return _OneFile(Lines(folder / "articles.jsonl")) if format == "jsonl" else _Files(folder, format)


class _Files:
    """One file an article, written whole or not at all."""

    def __init__(self, folder: Path, ending: str) -> None:
        self._folder = folder
        self._ending = ending

    def output(self, stem: str) -> str:
        return f"{stem}.{self._ending}"

    def has(self, output: str, sha256: str) -> bool:
        path = self._folder / output
        try:
            return not path.is_symlink() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256
        except OSError:
            return False

    def again(self, output: str) -> None:
        pass

    def keep(self, output: str, text: str) -> str:
        path = self._folder / output
        if path.is_symlink():  # a link could lead out of the folder: the file takes its place
            path.unlink()
        write_whole(path, text)
        return hashlib.sha256(text.encode("utf-8")).hexdigest()

    def finish(self) -> None:
        pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


class _OneFile:
    """All articles in one file, one line each: ``{"id", "article"}``."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._places = {str(value.get("id")): (path, start, length) for value, path, start, length in lines.places()}

    def output(self, stem: str) -> str:
        return stem

    def _line(self, output: str) -> bytes | None:
        if output not in self._places:
            return None
        path, start, length = self._places[output]
        with path.open("rb") as file:
            file.seek(start)
            return file.read(length)

    def has(self, output: str, sha256: str) -> bool:
        line = self._line(output)
        return line is not None and hashlib.sha256(line).hexdigest() == sha256

    def again(self, output: str) -> None:
        line = self._line(output)
        if line is None:
            raise OutputError(f"{output}: its line was taken away while the batch ran; run again")
        self._lines.add(line)

    def keep(self, output: str, text: str) -> str:
        line = f'{{"id": {json.dumps(output, ensure_ascii=False)}, "article": {text}}}'.encode()
        self._lines.add(line)
        return hashlib.sha256(line).hexdigest()

    def finish(self) -> None:
        self._lines.finish()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._lines.__exit__()


def _lock(file: IO[bytes], path: Path) -> None:
    """Marks a file as being written, for as long as it is open. Raises OutputError when another has."""
    if sys.platform == "win32":  # there, a file that is open cannot be renamed in any case
        return
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise OutputError(f"{path.parent}: another batch is writing in this folder; wait for its end") from None


def _names(part: Path) -> Iterator[Path]:
    number = 1
    while True:
        yield part.with_name(f"{part.name}.{number}")
        number += 1


def _numbered(part: Path) -> list[Path]:
    """The files that interrupted runs left, oldest first."""
    found = [file for file in part.parent.glob(f"{part.name}.*") if file.suffix[1:].isdigit()]
    return sorted(found, key=lambda file: int(file.suffix[1:]))


def _parsed(line: bytes) -> dict[str, Any] | None:
    if not line.endswith(b"\n"):
        return None
    try:
        value = json.loads(line)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
