"""A link from the opening to what stands further down: the subheadings to come, never the next one."""

from __future__ import annotations

from restructurer.article import Piece
from restructurer.expansion.forms import fill
from restructurer.expansion.items import Item, Offer
from restructurer.expansion.material import Material
from restructurer.expansion.rules import Move
from restructurer.writing.pieces import from_rule

FEWEST = 2  # subheadings below that are worth a list


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One box that lists the subheadings below, the first left out, which stands just under it.

    A list of what is to come is whole or it misleads: one item holds all its lines.
    """
    sections = material.layout.outline.sections
    headings = [section.heading for section in sections if section.heading is not None][1:]
    if len(headings) < FEWEST:
        return ()
    rule = f"expansions.{move.id}"
    pieces: list[Piece] = []
    for index, heading in enumerate(headings):
        if index:
            pieces.append(from_rule("\n", rule))
        pieces.extend(fill(move.forms[0], {"heading": heading.pieces}, rule=rule))
    item = Item(tuple(pieces), spans=(), kind="new", value=0.3, subject="links", start=0)
    return (Offer(move.id, "list", ((item,),), label=(from_rule(move.label, rule),)),)
