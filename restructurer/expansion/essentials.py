"""*L’essentiel*: the news of the article in a few words, then what its parts bring that the opening does not tell."""

from __future__ import annotations

from restructurer.expansion.items import Offer
from restructurer.expansion.limits import likeness
from restructurer.expansion.material import Material
from restructurer.expansion.news_line import news_line
from restructurer.expansion.part_clauses import groups_by_cluster
from restructurer.expansion.rules import Move
from restructurer.writing.pieces import from_rule


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One box: the news where a short clause tells it, and a group of alternatives for each part of the article.

    It stands under the opening, so that nothing else of it says what the opening says. A short one holds sure
    news alone.
    """
    first = news_line(material, move, top=True)
    groups = groups_by_cluster(material, move, top=True)
    alike = material.settings.lines.as_news
    if first:
        groups = tuple(group for group in groups if not any(likeness(i.text, first[0].text) >= alike for i in group))
    groups = groups[: move.maximum - bool(first)]
    if len(groups) + bool(first) < move.wanted:
        groups = tuple(group for group in groups if max(item.value for item in group) >= move.sure)
    groups = (first, *groups) if first else groups
    label = (from_rule(move.label, f"expansions.{move.id}"),)
    return (Offer(move.id, "list", groups, label=label),) if len(groups) >= move.minimum else ()
