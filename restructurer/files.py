"""Writes files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from restructurer.errors import OutputError


def write_whole(path: Path, text: str) -> None:
    """Writes ``text`` as UTF-8: to a temporary file beside ``path``, then in one step to its place.

    Raises OutputError, and leaves what was there, when the folder is missing, may not be written,
    or the disk is full.
    """
    target = path.resolve() if path.is_symlink() else path
    folder = target.parent
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except OSError as error:
        if temporary is not None and os.path.exists(temporary):
            os.unlink(temporary)
        reason = (error.strerror or error) if folder.is_dir() else f"there is no folder {folder}"
        raise OutputError(f"{path}: cannot be written: {reason}; choose another place with -o") from None
    except BaseException:
        if temporary is not None and os.path.exists(temporary):
            os.unlink(temporary)
        raise


def put_in_cache(path: Path, data: bytes) -> None:
    """Writes a file that can be made again: whole, its folder made where it is missing. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.suffix[1:]}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
