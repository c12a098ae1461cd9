"""Where ``rules/`` and ``data/`` are (beside the package in a checkout, inside it when installed), and the cache."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _folder(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def rules_dir() -> Path:
    """The folder of the rules that ship with the program."""
    return _folder("rules")


def data_dir() -> Path:
    """The folder of the facts and word lists that ship with the program."""
    return _folder("data")


def cache_dir() -> Path:
    """Where derived files are kept: ``RESTRUCTURER_CACHE``, else the user's cache folder."""
    chosen = os.environ.get("RESTRUCTURER_CACHE")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "restructurer"


def data_lines(name: str) -> list[str]:
    """The lines of a text file of :func:`data_dir`, without blank ones and comments (``#``)."""
    lines = (data_dir() / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]
