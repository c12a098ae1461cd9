"""*L’essentiel*: the news in short, then main clauses, compressed, one for each part of the article."""

from __future__ import annotations

from restructurer.expansion.items import Offer
from restructurer.expansion.material import Material
from restructurer.expansion.opening_news import short_news
from restructurer.expansion.part_clauses import groups_by_cluster
from restructurer.expansion.rules import Move
from restructurer.writing.pieces import from_rule


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One box: the news in short, then a group of alternatives for each part of the article."""
    groups = groups_by_cluster(material, move, top=True)
    news = short_news(material, move)
    if news:
        groups = (news, *groups)
    label = (from_rule(move.label, f"expansions.{move.id}"),)
    if len(groups) < move.minimum:
        return ()
    return (Offer(move.id, "list", groups, label=label, required=int(bool(news))),)
