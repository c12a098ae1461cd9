"""*Ce que l’on ignore encore*: clauses that say that something is not known, not decided, not said."""

from __future__ import annotations

from functools import lru_cache

from restructurer.expansion.clause_lists import groups_where
from restructurer.expansion.items import Offer
from restructurer.expansion.material import Material
from restructurer.expansion.rules import Move
from restructurer.expansion.statement import Statement
from restructurer.writing.pieces import from_rule


def is_open(statement: Statement, words: tuple[str, ...]) -> bool:
    """Whether a clause holds one of the words that say that something is not known, not decided or not told."""
    text = " " + statement.text.lower().replace("’", "'").replace("\u00a0", " ") + " "
    return any(map(text.__contains__, _spaced(words)))


@lru_cache(maxsize=4)
def _spaced(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f" {word} " for word in words)


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One box, where at least as many clauses as the rule asks hold one of its ``words``."""
    groups = groups_where(material, move, lambda statement: is_open(statement, move.words))
    label = (from_rule(move.label, f"expansions.{move.id}"),)
    return (Offer(move.id, "list", groups, label=label),) if len(groups) >= move.minimum else ()
