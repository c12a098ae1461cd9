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


def data_lines(name: str) -> list[str]:
    """The lines of a text file of :func:`data_dir`, without blank ones and comments (``#``)."""
    lines = (data_dir() / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]
