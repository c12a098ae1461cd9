"""What a draft is made of: runs of tokens as they stand, and words that a rule writes in the place of others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Run(NamedTuple):
    """The tokens ``first`` to ``stop`` as they stand."""

    first: int
    stop: int


class Word(NamedTuple):
    """Words that ``rule`` wrote; ``first``/``stop``, when given, are the tokens they stand for."""

    text: str
    rule: str
    first: int | None = None
    stop: int | None = None


Part = Run | Word


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
