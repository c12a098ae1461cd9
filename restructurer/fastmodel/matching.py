"""Which words stay whole: spaCy's French ``token_match``, without its 1.4 million characters of pattern.

The stock pattern repeats the same three character classes in some 300 alternatives, under
IGNORECASE; compiling it takes 2.4 s. Every alternative has the shape *fixed beginning, separator,
letters*, so the fixed beginnings go into small patterns (same text, same flags) and the classes
into ranges of code points, found by running the stock classes over all of Unicode. The two answer
alike on every string; ``tests/test_model_matching.py`` compares them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

HYPHENS = "-–—‐‑"
ELISIONS = "'’"
_SEPARATOR = re.compile(f"[{HYPHENS}{ELISIONS}]")
_HYPHEN = re.compile(f"[{HYPHENS}]")
_ELISION = re.compile(f"[{ELISIONS}]")


@dataclass(frozen=True, slots=True)
class Shapes:
    """The alternatives of the stock pattern by shape; a member is the pattern of its fixed beginning.

    - ``stems_some``/``stems_any``: stem, then one or more / any number of lower-class letters;
    - ``prefixes``: prefix, hyphen, letter, then letters, hyphens and elision marks;
    - ``elided``: the same after an elision mark;
    - ``links``: letters, hyphen, link word, hyphen, letters (« saut-de-ski », « pet-en-l'air »).
    """

    stems_some: tuple[str, ...]
    stems_any: tuple[str, ...]
    prefixes: tuple[str, ...]
    elided: tuple[str, ...]
    links: tuple[str, ...]


class Letters:
    """A set of characters as ranges of code points."""

    def __init__(self, ranges: Sequence[int]) -> None:
        self._ranges = ranges

    def __contains__(self, char: str) -> bool:
        return bisect_right(self._ranges, ord(char)) % 2 == 1

    def all(self, text: str) -> bool:
        """Whether every character is in the set (true of no characters)."""
        ranges = self._ranges
        return all(bisect_right(ranges, ord(char)) % 2 for char in text)


def ranges_of(chars: str) -> list[int]:
    """Sorted range borders of some characters: start, stop (half open), start, stop…"""
    borders: list[int] = []
    for code in sorted(map(ord, set(chars))):
        if borders and borders[-1] == code:
            borders[-1] = code + 1
        else:
            borders += [code, code + 1]
    return borders


class TokenMatch:
    """Says whether the tokenizer leaves a string whole. ``match`` is used like ``re.Pattern.match``.

    ``pattern`` is the stock pattern, so that ``Tokenizer.to_bytes`` saves what it always saved; it
    is read only then.
    """

    def __init__(
        self, shapes: Shapes, *, lower: Sequence[int], letters: Sequence[int], stock: bytes | memoryview
    ) -> None:
        self._stock = stock
        self._shapes = shapes
        self._lower = Letters(lower)
        self._letters = Letters(letters)
        self._verdicts: dict[str, bool] = {}

    @property
    def pattern(self) -> str:
        """The stock pattern."""
        return bytes(self._stock).decode()

    @staticmethod
    def _any_of(parts: tuple[str, ...]) -> re.Pattern[str]:
        return re.compile("(?iu)(?:" + "|".join(parts) + ")")

    @cached_property
    def _stems(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        return self._any_of(self._shapes.stems_some), self._any_of(self._shapes.stems_any)

    @cached_property
    def _prefixes(self) -> re.Pattern[str]:
        return self._any_of(self._shapes.prefixes)

    @cached_property
    def _elided(self) -> re.Pattern[str]:
        return self._any_of(self._shapes.elided)

    @cached_property
    def _links(self) -> re.Pattern[str]:
        return self._any_of(self._shapes.links)

    def match(self, text: str) -> bool:
        """Whether the stock pattern matches."""
        if _SEPARATOR.search(text) is None:
            return False
        verdict = self._verdicts.get(text)
        if verdict is None:
            # The stock alternatives end in ``$``, which also holds before a final line break.
            verdict = self._whole(text[:-1] if text.endswith("\n") else text)
            if len(self._verdicts) >= 4096:
                self._verdicts.clear()
            self._verdicts[text] = verdict
        return verdict

    def _whole(self, text: str) -> bool:
        return self._stemmed(text) or self._prefixed(text) or self._linked(text)

    def _stemmed(self, text: str) -> bool:
        some, any_number = self._stems
        found = some.match(text)
        if found is not None and found.end() < len(text) and self._lower.all(text[found.end() :]):
            return True
        found = any_number.match(text)
        return found is not None and self._lower.all(text[found.end() :])

    def _prefixed(self, text: str) -> bool:
        for separator, heads in ((_HYPHEN, self._prefixes), (_ELISION, self._elided)):
            found = separator.search(text)
            if found is not None and heads.fullmatch(text, 0, found.start()) is not None:
                tail = text[found.end() :]
                if tail and tail[0] in self._lower and self._lower.all(_SEPARATOR.sub("", tail)):
                    return True
        return False

    def _linked(self, text: str) -> bool:
        parts = _HYPHEN.split(text)
        if len(parts) != 3 or not parts[0] or self._links.fullmatch(parts[1]) is None:
            return False
        last = parts[2]
        if len(last) > 1 and last[0] in "lL" and last[1] in ELISIONS:
            last = last[2:]
        return bool(last) and self._letters.all(parts[0]) and self._letters.all(last)
