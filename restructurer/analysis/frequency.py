"""How common a word is in general French, from ``data/frequency.tsv``.

Brysbaert and New's Zipf scale (van Heuven et al. 2014, QJEP 67, 1176): 7 is « de », 3 is rare.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from restructurer.errors import RuleError
from restructurer.resources import data_dir

UNKNOWN = 2.2


@lru_cache(maxsize=1)
def _table() -> dict[str, float]:
    path = data_dir() / "frequency.tsv"
    table: dict[str, float] = {}
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            zipf, _, words = line.partition("\t")
            table.update(dict.fromkeys(words.split(" "), int(zipf) / 10))
    except (OSError, ValueError) as error:
        raise RuleError(f"frequency.tsv: cannot be read: {error}; make it with scripts/make_frequency.py") from None
    return table


def zipfs(words: Iterable[str]) -> list[float]:
    """The same of many words."""
    table = _table()
    return [table.get(word, UNKNOWN) for word in words]


def zipf(word: str) -> float:
    """The Zipf value of a lower-case word (base-10 logarithm of its count in a billion words).

    A word that the table lacks is rarer than all that it holds: :data:`UNKNOWN`.
    """
    return _table().get(word, UNKNOWN)
