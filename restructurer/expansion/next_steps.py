"""*Et maintenant ?*: what the text says is to come, each clause with its own time."""

from __future__ import annotations

from restructurer.expansion.clause_lists import groups_where
from restructurer.expansion.coming import is_to_come
from restructurer.expansion.items import Offer
from restructurer.expansion.material import Material
from restructurer.expansion.rules import Move
from restructurer.expansion.unknowns import is_open
from restructurer.writing.pieces import from_rule


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One box, where at least as many clauses as the rule asks tell what is to come, or what is still open."""
    groups = groups_where(
        material, move, lambda statement: is_to_come(material.syntax, statement) or is_open(statement, move.words)
    )
    label = (from_rule(move.label, f"expansions.{move.id}"),)
    return (Offer(move.id, "list", groups, label=label),) if len(groups) >= move.minimum else ()
