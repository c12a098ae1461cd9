"""What an output is called: a plain file name, its own, whatever the input was called."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePath

from restructurer.batch.inputs import ARTICLES

LONGEST = 120  # bytes: leaves room for number and ending within the 255 of common file systems
_OTHER = re.compile(r"[^\w.-]+")
# Names that Windows keeps for devices, with any ending.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def stem_of(name: str) -> str:
    """A file name without folders, marks or surprises, made from a name or an id.

    Letters (accents too), digits, ``_``, ``.`` and ``-`` stay; runs of anything else become ``-``.
    """
    plain = unicodedata.normalize("NFC", name)
    if PurePath(plain).suffix.lower() in ARTICLES:
        plain = plain[: -len(PurePath(plain).suffix)]
    plain = _OTHER.sub("-", plain).strip(".-_ ")
    plain = plain.encode("utf-8", "ignore")[:LONGEST].decode("utf-8", "ignore").strip(".-_ ")
    if _DEVICES.match(plain):
        plain = f"article-{plain}"
    return plain or "article"


class Names:
    """Gives each article a name of its own: the second that would be ``otan`` is ``otan-2``.

    Names that differ only in case count as the same, because some file systems think so.
    """

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}

    def name(self, wanted: str) -> str:
        """The name for an article called ``wanted``, by the order of the calls."""
        stem = stem_of(wanted)
        chosen, key = stem, unicodedata.normalize("NFC", stem.casefold())
        number = self._last.get(key, 1)
        while unicodedata.normalize("NFC", chosen.casefold()) in self._taken:
            number += 1
            chosen = f"{stem}-{number}"
        self._last[key] = number
        self._taken.add(unicodedata.normalize("NFC", chosen.casefold()))
        return chosen
