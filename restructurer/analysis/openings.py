"""What the first words of a sentence say about a cut before it: does it look back, or turn to something else?"""

from __future__ import annotations

import re
from functools import lru_cache

from restructurer.analysis.parse import for_model

_LONGEST = 80
_DATE = re.compile(
    r"(?:le )?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?(?:le )?\d{1,2}(?:er)? "
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)(?: \d{4})?"
    r" ?[.:–—-]"
)
_EDGE = re.compile(r"^[\s«»\"“”(\[–—-]+")
OPENING_FEATURES = ("points_back", "dateline", "turns")


@lru_cache(maxsize=8)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted({phrase.lower().replace("’", "'") for phrase in phrases}, key=lambda one: (-len(one), one))
    return re.compile("|".join(re.escape(phrase) + ("" if phrase.endswith("'") else r"\b") for phrase in ordered))


def opening(text: str) -> str:
    """The first words of a sentence, lower case, without marks before them."""
    return _EDGE.sub("", for_model(text[:_LONGEST]).lower())


def opens_on(words: str, phrases: tuple[str, ...]) -> bool:
    """Whether the first words of a sentence are one of some phrases (« ce dernier », « par ailleurs »)."""
    return bool(phrases) and _pattern(phrases).match(words) is not None


def has_dateline(words: str) -> bool:
    """Whether a sentence opens on the date of an item (« 3 juillet 2012. – »)."""
    return _DATE.match(words) is not None
