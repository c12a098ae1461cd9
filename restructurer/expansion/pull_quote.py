"""The pull quote: a sentence of a speaker, set apart from the text far from where it was said."""

from __future__ import annotations

from restructurer.expansion.forms import fill
from restructurer.expansion.items import Item, Offer
from restructurer.expansion.material import Material
from restructurer.expansion.rules import Move
from restructurer.expansion.said import Said


def pull_quote_item(material: Material, said: Said, move: Move) -> Item:
    """One quote in the form of the rule, with its speaker below it."""
    speaker, told = material.speaker(said.speaker)
    slots = {"quote": said.pieces(material.analysis), "speaker": speaker}
    return Item(
        pieces=fill(move.forms[0], slots, rule=f"expansions.{move.id}"),
        spans=((said.quote.start, said.quote.end), *told),
        kind="repeated",
        value=said.value,
        subject=f"quote {said.quote.start}",
        start=said.start,
        near=said.sentences,
        after=said.anchored,
    )


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One offer a box: the quotes that stand alone, the best first."""
    by_quote: dict[int, list[Said]] = {}
    for said in material.said:
        if move.shortest <= said.words <= move.longest and material.is_introduced(said.speaker):
            by_quote.setdefault(said.quote.start, []).append(said)
    groups = [tuple(pull_quote_item(material, said, move) for said in several) for several in by_quote.values()]
    groups.sort(key=lambda group: (-max(item.value for item in group), group[0].start))
    return tuple(Offer(move.id, "quote", tuple(groups), number=number) for number in range(1, move.boxes + 1))
