"""The project's one word count."""

from __future__ import annotations

import re
from functools import lru_cache

# From the first letter or digit of a stretch to its end: a stretch with none has no match.
_WORD = re.compile(r"[^\W_]\S*")


@lru_cache(maxsize=2048)  # many parts of the writing ask for the same sentences
def count_words(text: str) -> int:
    """How many words: the stretches between blanks that hold a letter or a digit.

    A no-break space is a blank, so that « mot » counts once and a lone mark counts for nothing.
    """
    return len(_WORD.findall(text))
