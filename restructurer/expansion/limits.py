"""The limits of repetition: what may be said again, how often, how near, and how much in all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache

from restructurer.expansion.items import Span
from restructurer.expansion.rules import Cap

_SHORT_WORD = 3  # characters
STEM = 7  # letters of a word that are compared
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    """le la les l un une des du de d à au aux en et ou où que qu qui dont ce cet cette ces se s sa son ses leur leurs
    ne n pas plus par pour dans sur avec sans sous il elle ils elles on lui y a est sont ont été être avoir était
    étaient avait avaient selon comme mais donc car ainsi aussi même tout tous toute toutes d après""".split()
)


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """The words of a text that carry its meaning, in lower case and cut to seven letters."""
    return frozenset([w[:STEM] for w in _WORD.findall(text.lower()) if w not in _SMALL])


@lru_cache(maxsize=16384)
def likeness(one: str, other: str) -> float:
    """The share of the shorter text's content words that the other has too, 0 to 1."""
    a, b = content(one), content(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def told_by(text: str, other: str) -> float:
    """The share of a text's content words that another has too, 0 to 1."""
    own = content(text)
    return len(own & content(other)) / len(own) if own else 0.0


def clashes(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """Whether both say the same stretch again: more than a short word in common."""
    common = 0
    for low, high in one:
        for start, end in other:
            if start < high and low < end:
                common += (high if high < end else end) - (low if low > start else start)
                if common > _SHORT_WORD:
                    return True
    return False


def clashing(spans: Sequence[Span]) -> Callable[[Sequence[Span]], bool]:
    """Whether something clashes with some stretches, asked of many: those that lie elsewhere are not looked at."""
    ordered = sorted(spans)
    starts = [start for start, _ in ordered]
    longest = max([end - start for start, end in ordered], default=0)

    def clash(one: Sequence[Span]) -> bool:
        common = 0
        for low, high in one:
            for start, end in ordered[bisect_left(starts, low - longest) : bisect_left(starts, high)]:
                if low < end:
                    common += (high if high < end else end) - (low if low > start else start)
        return common > _SHORT_WORD

    return clash


def cap_for(caps: Sequence[Cap], body: int) -> Cap:
    """The cap for a body of so many words: the last whose ``body`` it reaches."""
    return [cap for cap in caps if cap.body <= body or cap is caps[0]][-1]


def most_words(cap: Cap, body: int) -> int:
    """The most words of expansion that keep their share of the whole article."""
    return int(cap.share * body / (1 - cap.share) + 1e-9)


def most_repeated(cap: Cap, total: int) -> int:
    """The most words said again in an article of ``total`` words."""
    return int(cap.repeated * total + 1e-9)
