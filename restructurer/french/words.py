"""The project's one word count."""

from __future__ import annotations

import re

# From the first letter or digit of a stretch to its end: a stretch with none has no match.
_WORD = re.compile(r"[^\W_]\S*")


def count_words(text: str) -> int:
    """How many words: the stretches between blanks that hold a letter or a digit.

    A no-break space is a blank, so that « mot » counts once and a lone mark counts for nothing.
    """
    return len(_WORD.findall(text))
