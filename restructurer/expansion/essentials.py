"""*L’essentiel*: main clauses, compressed, one for each part of the article that the opening does not tell."""

from __future__ import annotations

from restructurer.expansion.items import Offer
from restructurer.expansion.material import Material
from restructurer.expansion.part_clauses import groups_by_cluster
from restructurer.expansion.rules import Move
from restructurer.writing.pieces import from_rule


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One box: a group of alternatives for each part of the article.

    It stands under the opening, so that it says nothing of what the opening says. A short one holds sure
    news alone.
    """
    groups = groups_by_cluster(material, move, top=True)[: move.maximum]
    if len(groups) < move.wanted:
        groups = tuple(group for group in groups if max(item.value for item in group) >= move.sure)
    label = (from_rule(move.label, f"expansions.{move.id}"),)
    return (Offer(move.id, "list", groups, label=label),) if len(groups) >= move.minimum else ()
