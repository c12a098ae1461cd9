"""The project's one word count."""

from __future__ import annotations


def count_words(text: str) -> int:
    """How many words: the stretches between blanks that hold a letter or a digit.

    A no-break space is a blank, so that « mot » counts once and a lone mark counts for nothing.
    """
    return sum(1 for token in text.split() if any(map(str.isalnum, token)))
