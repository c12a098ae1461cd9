"""*Verbatim*: voices of the article one after the other, each with who it is.

A quote that is no statement of its own stands only where an article reaches its words with it.
"""

from __future__ import annotations

from dataclasses import replace

from restructurer.expansion.items import Item, Offer
from restructurer.expansion.material import Material
from restructurer.expansion.quotable import is_anonymous, is_anybody, is_placed, is_statement, is_strong
from restructurer.expansion.rules import Move
from restructurer.expansion.who_says_what import by_speaker, item_of
from restructurer.writing.pieces import from_rule

ALTERNATIVES = 2  # quotes of one speaker


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One box: a group of alternatives for each speaker, the best first: one quote, another, or both together."""
    groups: list[tuple[Item, ...]] = []
    for key, ranked in by_speaker(material, move).items():
        worth = [
            said
            for said in ranked
            if is_placed(said, material)
            and is_statement(said, material.syntax)
            and (is_strong(said, material.syntax) or not is_anonymous(said, material))
            and not is_anybody(said, material)
        ]
        worth = worth[:ALTERNATIVES]
        known = [said for said in ranked if is_placed(said, material) or not is_anonymous(said, material)]
        known = [said for said in known if not is_anybody(said, material)]
        named = [said for said in known if said not in worth]
        items = [item_of(material, [[said]], move, subject=key, value=said.value) for said in worth]
        for said in named[: ALTERNATIVES - len(worth)]:
            weak = item_of(material, [[said]], move, subject=key, value=material.settings.lines.weak_quote * said.value)
            items.append(replace(weak, filler=True))
        if move.both and len(worth) > 1:
            both = item_of(material, [worth], move, subject=key, value=min(said.value for said in worth))
            items.insert(0, both)
        if items:
            groups.append(tuple(items))
    groups.sort(key=lambda group: (-max(item.value for item in group), group[0].start))
    if len(groups) < move.minimum:
        return ()
    return (Offer(move.id, "list", tuple(groups), label=(from_rule(move.label, f"expansions.{move.id}"),)),)
