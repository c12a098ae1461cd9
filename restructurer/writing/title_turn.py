"""A title told another way."""

from __future__ import annotations

from dataclasses import dataclass

from restructurer.writing.selection import Selection
from restructurer.writing.title_rules import TitleRule


@dataclass(frozen=True, slots=True)
class Turn:
    """A title told another way, before anything is left out of it. ``gone``: the tokens of meaning that it lost;
    ``cost``: beside that of its rule; ``held``: the tokens that no step may leave out.
    """

    selection: Selection
    rule: TitleRule
    gone: tuple[int, ...] = ()
    cost: float = 0.0
    held: frozenset[int] = frozenset()
