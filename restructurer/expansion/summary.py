"""*À retenir*: at the end, clauses that neither *L’essentiel* nor any other box says."""

from __future__ import annotations

from restructurer.expansion.items import Offer
from restructurer.expansion.material import Material
from restructurer.expansion.part_clauses import groups_by_cluster
from restructurer.expansion.rules import Move
from restructurer.writing.pieces import from_rule


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One box; the planner sees to it that no other says the same."""
    groups = groups_by_cluster(material, move, top=False)
    label = (from_rule(move.label, f"expansions.{move.id}"),)
    return (Offer(move.id, "list", groups, label=label),) if len(groups) >= move.minimum else ()
