"""What a draft is made of: runs of tokens as they stand, and words that a rule writes in the place of others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Run(NamedTuple):
    """The tokens ``first`` to ``stop`` as they stand."""

    first: int
    stop: int


class Word(NamedTuple):
    """Words that ``rule`` wrote; ``first``/``stop``, when given, are the tokens they stand for.

    ``at``: the token before which they stand, where that is not ``first``.
    """

    text: str
    rule: str
    first: int | None = None
    stop: int | None = None
    at: int | None = None

    @property
    def place(self) -> float:
        """Where the words stand among the tokens: before one of that number."""
        return self.at - 0.5 if self.at is not None else self.first if self.first is not None else -1


Part = Run | Word


def stood_for(words: Sequence[Word], *, offset: int = 0) -> frozenset[int]:
    """The tokens that words stand for; ``offset`` is added to each."""
    return frozenset(
        token + offset
        for word in words
        if word.first is not None and word.stop is not None
        for token in range(word.first, word.stop)
    )


def merged(parts: Sequence[Part]) -> list[Part]:
    """The parts with neighbouring runs made one."""
    out: list[Part] = []
    for part in parts:
        last = out[-1] if out else None
        if isinstance(part, Run) and isinstance(last, Run) and last.stop == part.first:
            out[-1] = Run(last.first, part.stop)
        else:
            out.append(part)
    return out
