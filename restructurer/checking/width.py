"""How wide a title prints in a result page: Arial at 20 px."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from restructurer.resources import data_dir

SIZE = 20
_OTHER = 556


@lru_cache(maxsize=1)
def _widths() -> dict[str, int]:
    found: dict[str, int] = {}
    for line in (data_dir() / "checks_arial.tsv").read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            width, chars = line.split("\t", 1)
            found.update(dict.fromkeys(chars, int(width)))
    return found


def pixels(text: str) -> int:
    """The width of a line of text in Arial at 20 px, in whole pixels."""
    widths = _widths()
    total = 0
    for char in text:
        if char not in widths:
            char = unicodedata.normalize("NFD", char)[0]
        total += widths.get(char, _OTHER)
    return round(total * SIZE / 1000)
