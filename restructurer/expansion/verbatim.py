"""*Verbatim*: voices of the article one after the other, each with who it is."""

from __future__ import annotations

from restructurer.expansion.items import Item, Offer
from restructurer.expansion.material import Material
from restructurer.expansion.quotable import is_placed, is_statement
from restructurer.expansion.rules import Move
from restructurer.expansion.who_says_what import by_speaker, item_of
from restructurer.writing.pieces import from_rule

_NAMELESS = 0.3  # what a quote loses whose speaker has no name
ALTERNATIVES = 2  # quotes of one speaker


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One box: a group of alternatives for each speaker, the best first: one quote, another, or both together."""
    groups: list[tuple[Item, ...]] = []
    for key, ranked in by_speaker(material, move).items():
        worth = [said for said in ranked if is_placed(said, material) and is_statement(said, material.syntax)]
        if worth:
            groups.append(
                tuple(item_of(material, [[said]], move, subject=key, value=said.value) for said in worth[:ALTERNATIVES])
            )
    groups.sort(key=lambda group: (-max(item.value for item in group), group[0].start))
    if len(groups) < move.minimum:
        return ()
    return (Offer(move.id, "list", tuple(groups), label=(from_rule(move.label, f"expansions.{move.id}"),)),)
