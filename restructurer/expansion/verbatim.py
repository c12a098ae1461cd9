"""*Verbatim*: voices of the article one after the other, each with who it is."""

from __future__ import annotations

from restructurer.expansion.items import Item, Offer
from restructurer.expansion.material import Material
from restructurer.expansion.rules import Move
from restructurer.expansion.who_says_what import by_speaker, item_of
from restructurer.writing.pieces import from_rule

_UNDESCRIBED = 0.2  # what a name loses of whom the text does not say who it is
ALTERNATIVES = 2  # quotes of one speaker


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One box: a group of alternatives for each speaker, the best first."""
    groups: list[tuple[Item, ...]] = []
    for key, ranked in by_speaker(material, move).items():
        known = bool(material.speaker(ranked[0].speaker)[1]) or not ranked[0].speaker.named
        items = [
            item_of(material, [[said]], move, subject=key, value=said.value - _UNDESCRIBED * (not known))
            for said in ranked[:ALTERNATIVES]
        ]
        if ranked[0].speaker.named and known:
            items += [
                item_of(material, [[said]], move, subject=key, value=said.value - _UNDESCRIBED, bare=True)
                for said in ranked[:ALTERNATIVES]
            ]
        groups.append(tuple(items))
    groups.sort(key=lambda group: (-max(item.value for item in group), group[0].start))
    if len(groups) < move.minimum:
        return ()
    return (Offer(move.id, "list", tuple(groups), label=(from_rule(move.label, f"expansions.{move.id}"),)),)
