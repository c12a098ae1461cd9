"""The width of a title as a search page prints it: Arial at 20 px."""

from __future__ import annotations

from functools import lru_cache
from itertools import repeat

from restructurer.errors import RuleError
from restructurer.resources import data_dir

SIZE = 20
_UNKNOWN = 600


@lru_cache(maxsize=1)
def _widths() -> dict[str, int]:
    path = data_dir() / "arial_widths.tsv"
    table: dict[str, int] = {}
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#"):
                continue
            width, plain, named = line.split("\t")
            table.update(dict.fromkeys(plain, int(width)))
            table.update(dict.fromkeys((chr(int(name[2:], 16)) for name in named.split()), int(width)))
    except (OSError, ValueError) as error:
        raise RuleError(f"arial_widths.tsv: cannot be read: {error}") from None
    return table


def pixel_width(text: str, *, size: int = SIZE) -> float:
    """The width of one line of Arial in pixels, without kerning, rounded to a thousandth.

    ``size``: the font size in pixels. A character that the table lacks counts as a wide letter.
    """
    table = _widths()
    return round(sum(map(table.get, text, repeat(_UNKNOWN))) * size / 1000, 3)
