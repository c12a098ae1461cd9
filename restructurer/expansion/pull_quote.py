"""The pull quote: a sentence of a speaker, set apart from the text far from where it was said."""

from __future__ import annotations

from dataclasses import replace

from restructurer.expansion.forms import fill
from restructurer.expansion.items import Item, Offer
from restructurer.expansion.material import Material
from restructurer.expansion.rules import Move
from restructurer.expansion.said import Said

_BARE = 0.2  # what a quote loses without who its speaker is
_AGAIN = 0.3  # what a quote of a second box loses whose speaker has the first


def pull_quote_items(material: Material, said: Said, move: Move) -> tuple[Item, ...]:
    """One quote in the form of the rule, its speaker below it: with who that is, and by name alone."""
    item = _item(material, said, move, bare=False)
    told = said.speaker.named and len(item.spans) > 1
    return (item, _item(material, said, move, bare=True)) if told else (item,)


def _item(material: Material, said: Said, move: Move, *, bare: bool) -> Item:
    speaker, told = material.speaker(said.speaker, bare=bare)
    slots = {"quote": said.pieces(material.analysis), "speaker": speaker}
    return Item(
        pieces=fill(move.forms[0], slots, rule=f"expansions.{move.id}"),
        spans=((said.quote.start, said.quote.end), *told),
        kind="repeated",
        value=round(max(0.0, said.value - _BARE * bare), 4),
        subject=f"quote {said.quote.start}",
        start=said.start,
        near=said.sentences,
        after=said.anchored,
    )


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One offer a box: the quotes that stand alone, the best first."""
    by_quote: dict[int, list[Said]] = {}
    for said in material.said:
        if not material.source.text[said.start].isupper():
            continue  # the end of a sentence that the narrator began
        if move.shortest <= said.words <= move.longest and material.is_introduced(said.speaker):
            by_quote.setdefault(said.quote.start, []).append(said)
    groups = [
        tuple(item for said in several for item in pull_quote_items(material, said, move))
        for several in by_quote.values()
    ]
    groups.sort(key=lambda group: (-max(item.value for item in group), group[0].start))
    if not groups:
        return ()
    # Who is quoted in the first box is better not quoted again in the others.
    speakers = {start: several[0].speaker.key for start, several in by_quote.items()}
    first = speakers[groups[0][0].spans[0][0]]
    others = [
        tuple(_less(item) for item in group) if speakers[group[0].spans[0][0]] == first else group for group in groups
    ]
    more = (Offer(move.id, "quote", tuple(others), number=number) for number in range(2, move.boxes + 1))
    return (Offer(move.id, "quote", tuple(groups)), *more)


def _less(item: Item) -> Item:
    return replace(item, value=round(max(0.0, item.value - _AGAIN), 4))
