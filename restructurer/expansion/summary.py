"""*À retenir*: at the end, clauses that neither *L’essentiel* nor any other box says."""

from __future__ import annotations

from restructurer.expansion.items import Offer
from restructurer.expansion.limits import likeness
from restructurer.expansion.material import Material
from restructurer.expansion.news_line import news_line
from restructurer.expansion.part_clauses import groups_by_cluster
from restructurer.expansion.rules import Move
from restructurer.writing.pieces import from_rule


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One box, which opens on the news; the planner sees to it that no other says the same."""
    first = news_line(material, move, top=False)
    groups = groups_by_cluster(material, move, top=False)
    alike = material.settings.lines.as_news
    if first:
        groups = (first, *(one for one in groups if not any(likeness(i.text, first[0].text) >= alike for i in one)))
    label = (from_rule(move.label, f"expansions.{move.id}"),)
    return (Offer(move.id, "list", groups, label=label),) if len(groups) >= move.minimum else ()
