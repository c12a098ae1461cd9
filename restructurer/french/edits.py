"""The named edits that a piece may carry: pure functions from the source's words to what is printed.

A proof reads ``piece.edits`` and applies them, in order, to the source slice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from restructurer.french.typography import mend


def capitalise(text: str) -> str:
    """The text with its first letter as a capital."""
    for index, char in enumerate(text):
        if char.isalpha():
            return text[:index] + char.upper() + text[index + 1 :]
        if char.isdigit():
            break
    return text


def decapitalise(text: str) -> str:
    """The text with its first letter in lower case."""
    return text[:1].lower() + text[1:]


EDITS: dict[str, Callable[[str], str]] = {
    "typography": mend,
    "capitalise": capitalise,
    "decapitalise": decapitalise,
}


def apply(text: str, edits: Iterable[str]) -> str:
    """The text after the named edits, in order. Raises KeyError for an edit nobody knows."""
    for name in edits:
        text = EDITS[name](text)
    return text
