"""Keeps the derived tables between runs, in the user's cache folder.

Several processes may start at once: each writes a file of its own and renames it into place, which
is atomic; whoever comes last leaves the same bytes. A file that cannot be written costs time, not
results: the tables then stay in memory.
"""

from __future__ import annotations

import hashlib
import mmap
import sys
from collections.abc import Callable
from pathlib import Path

from restructurer.fastmodel.tables import unpack
from restructurer.files import put_in_cache
from restructurer.resources import cache_dir

# Raise when the layout of the tables changes.
LAYOUT = 1
# Derived files that are kept: one for each installed model and version of the program in use.
KEPT = 4


def stamp(model: Path, *versions: str) -> str:
    """Names what the tables were made from: versions, layout, byte order, and the files' size and time."""
    files = sorted(path for path in model.rglob("*") if path.is_file())
    facts = [f"{path.relative_to(model)} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files]
    text = "\n".join([str(LAYOUT), sys.byteorder, *versions, *facts])
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def tables(name: str, make: Callable[[], bytes]) -> dict[str, memoryview]:
    """The derived tables called ``name``: mapped from the cache, or made and put there."""
    path = cache_dir() / f"{name}.tables"
    try:
        return unpack(_mapped(path))
    except (OSError, ValueError):
        data = make()
    try:
        _write(path, data)
        return unpack(_mapped(path))
    except (OSError, ValueError):
        return unpack(memoryview(data))


def _mapped(path: Path) -> memoryview:
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _write(path: Path, data: bytes) -> None:
    put_in_cache(path, data)
    newest_first = sorted(path.parent.glob("*.tables"), key=lambda one: one.stat().st_mtime_ns, reverse=True)
    for old in newest_first[KEPT:]:
        old.unlink(missing_ok=True)
