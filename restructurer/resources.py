"""Where ``rules/`` and ``data/`` are: beside the package in a checkout, inside it when installed."""

from __future__ import annotations

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
