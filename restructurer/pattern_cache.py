"""Long patterns kept compiled between runs, in the user's cache folder.

A rule's pattern with its lists in place has some thousand characters; compiling it takes longer than
reading the article that it is tried on. What is kept is the engine's own code, which the engine checks
when it takes it back; a file is named by all that it depends on and written whole. A folder that cannot
be written, or a file that cannot be read, costs the compiling and nothing else.
"""

from __future__ import annotations

import hashlib
import marshal
import re
import sys
from array import array
from contextlib import suppress
from typing import Any

from restructurer.files import put_in_cache
from restructurer.resources import cache_dir

try:
    # The engine's own parts have no public door; where they are not what they were, every run compiles.
    import _sre  # type: ignore[import-not-found]
    from re import _compiler  # type: ignore[attr-defined]

    ENGINE = f"{_sre.MAGIC}" if hasattr(_compiler, "_code") and hasattr(_sre, "compile") else ""
except ImportError:
    ENGINE = ""

# Raise when what is kept changes.
LAYOUT = 1
# Shorter patterns compile in less time than a file takes to open.
LONG = 400  # characters
KEPT = 600


def find(pattern: str, flags: int) -> re.Pattern[str] | None:
    """The compiled pattern, when it has been kept."""
    if len(pattern) < LONG or not ENGINE:
        return None
    try:
        row = marshal.loads(_path(pattern, flags).read_bytes())
        return _assembled(pattern, *row)
    except (OSError, EOFError, ValueError, TypeError, RuntimeError, OverflowError):
        return None


def compile_parsed(pattern: str, parsed: Any, flags: int) -> re.Pattern[str]:
    """Compiles a parsed pattern (``re.compile`` would parse it once more), and keeps it when it is long."""
    if not ENGINE:
        return re.compile(pattern, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    row = (int(flags | state.flags), code, state.groups - 1, dict(state.groupdict), tuple(names))
    if len(pattern) >= LONG:
        with suppress(OSError):
            _write(pattern, flags, marshal.dumps(row))
    return _assembled(pattern, *row)


def _assembled(
    pattern: str, flags: int, code: bytes, groups: int, numbers: dict[str, int], names: tuple[str | None, ...]
) -> re.Pattern[str]:
    compiled: re.Pattern[str] = _sre.compile(pattern, flags, array("I", code).tolist(), groups, numbers, names)
    return compiled


def _path(pattern: str, flags: int) -> Any:
    facts = f"{LAYOUT} {sys.version} {ENGINE} {sys.byteorder} {int(flags)}\n{pattern}"
    return cache_dir() / "patterns" / f"{hashlib.sha256(facts.encode()).hexdigest()[:32]}.sre"


def _write(pattern: str, flags: int, data: bytes) -> None:
    path = _path(pattern, flags)
    put_in_cache(path, data)
    kept = list(path.parent.glob("*.sre"))
    if len(kept) > KEPT:
        for old in sorted(kept, key=lambda one: one.stat().st_mtime_ns)[: KEPT // 2]:
            old.unlink(missing_ok=True)
