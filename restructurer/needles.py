"""Finds which of many strings stand in a text, without looking for each.

A table of rules may need a thousand strings; a line holds few of their beginnings. Only those whose
first three characters stand in the text are looked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_SIZE = 3


class Needles:
    """Strings to look for; one that starts with ``^`` must stand at the start of the text."""

    def __init__(self, needles: Iterable[str]) -> None:
        self._short: list[str] = []
        self._by_start: dict[str, list[str]] = {}
        self._opening: set[str] = set()
        for needle in dict.fromkeys(needles):
            if needle.startswith("^"):
                self._opening.add(needle)
            elif len(needle) < _SIZE:
                self._short.append(needle)
            else:
                self._by_start.setdefault(needle[:_SIZE], []).append(needle)
        self._long = [needle for needles in self._by_start.values() for needle in needles]
        self._lengths = sorted({len(needle) - 1 for needle in self._opening})

    def inside(self, text: str) -> Iterator[str]:
        """The needles that stand in a text, each once, in no order to rely on."""
        for length in self._lengths:
            opening = "^" + text[:length]
            if opening in self._opening and len(opening) == length + 1:
                yield opening
        for needle in self._short:
            if needle in text:
                yield needle
        if len(self._long) < len(text):  # fewer than the text has beginnings
            for needle in self._long:
                if needle in text:
                    yield needle
            return
        starts = {text[at : at + _SIZE] for at in range(len(text) - _SIZE + 1)}
        for start in starts & self._by_start.keys():
            for needle in self._by_start[start]:
                if needle in text:
                    yield needle
