"""Words of a text with their places, folded so that mended typography makes no difference."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

ELIDED = frozenset({"c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"})
_WORD = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?|[^\W\d_]+|[%€$£]")
_BLANKS = re.compile(r"[.\u00a0\u202f ](?=\d{3})")
_CAPITALS = str.maketrans("ÉÈÊËÀÂÄÇÎÏÔÖÛÙÜ", "EEEEAAACIIOOUUU")
_FIRST = str.maketrans("éèêëàâäçîïôöûùü", "eeeeaaaciioouuu")
_END = re.compile(r"[.!?…]+[\"»”)\]]*(?=\s|\Z)|\n")


def fold(word: str) -> str:
    """A word as it is compared: lower case, capitals and first letters without accents, œ as oe, numbers in one."""
    if word[0].isdigit():
        return _BLANKS.sub("", word).replace(",", ".")
    word = word.translate(_CAPITALS).lower()
    if not word[0].isascii():
        word = word[0].translate(_FIRST) + word[1:]
    return word.replace("œ", "oe").replace("æ", "ae")


@dataclass(frozen=True, slots=True)
class Token:
    """One word: as compared, as written, and where it stands in its text."""

    key: str
    word: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words and numbers of a text, in order."""
    return [Token(fold(m.group()), m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]


def units(text: str) -> list[tuple[int, int]]:
    """The stretches of a text up to each full stop, question mark or line break, as offset pairs."""
    found, start = [], 0
    for match in _END.finditer(text):
        found.append((start, match.end()))
        start = match.end()
    if text[start:].strip():
        found.append((start, len(text)))
    return [(low, high) for low, high in found if text[low:high].strip()]


class Runs:
    """Which runs of words a text holds."""

    def __init__(self, keys: list[str]) -> None:
        self.keys = keys
        self.vocabulary = frozenset(keys)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word stands."""
        found: dict[str, list[int]] = {}
        for index, key in enumerate(self.keys):
            found.setdefault(key, []).append(index)
        return found

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Each word with the next."""
        return frozenset(zip(self.keys, self.keys[1:], strict=False))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of the words, endings off."""
        return frozenset(map(stem, self.vocabulary))

    def find(self, wanted: list[str]) -> list[int]:
        """Every index at which the words stand one after another."""
        if not wanted:
            return []
        size, keys = len(wanted), self.keys
        rarest = min(range(size), key=lambda i: len(self.places.get(wanted[i], ())))
        return [
            at - rarest
            for at in self.places.get(wanted[rarest], ())
            if at >= rarest and keys[at - rarest : at - rarest + size] == wanted
        ]

    def covered(self, wanted: list[str], *, shortest: int) -> list[bool]:
        """For each word, whether it is in a run of at least ``shortest`` words that stands here too."""
        marks = [False] * len(wanted)
        keys = self.keys
        at = 0
        while at < len(wanted):
            longest = 0
            for place in self.places.get(wanted[at], ()):
                size = 1
                while at + size < len(wanted) and place + size < len(keys) and keys[place + size] == wanted[at + size]:
                    size += 1
                longest = max(longest, size)
            if longest >= shortest:
                marks[at : at + longest] = [True] * longest
            at += max(1, longest if longest >= shortest else 1)
        return marks


def stem(word: str) -> str:
    """A word without its ending, so that « partenaire » and « partenaires » meet."""
    return word[: max(4, len(word) - 3)]
