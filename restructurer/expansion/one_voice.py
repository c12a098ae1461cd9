"""*Ce que dit X*: several quotes of the one whom the article quotes most, together."""

from __future__ import annotations

from restructurer.article import Piece
from restructurer.expansion.forms import fill
from restructurer.expansion.items import Item, Offer
from restructurer.expansion.material import Material
from restructurer.expansion.quotable import is_placed, is_statement, is_strong, opens_on_answer
from restructurer.expansion.rules import Move
from restructurer.expansion.said import Said


def _item(material: Material, said: Said, move: Move) -> Item:
    closed = material.source.text[said.end - 1] in "!?…"
    form = move.forms[1 if closed and len(move.forms) > 1 else 0]
    return Item(
        pieces=fill(form, {"quote": said.pieces(material.analysis)}, rule=f"expansions.{move.id}"),
        spans=((said.quote.start, said.quote.end),),
        kind="repeated",
        value=said.value,
        subject=f"quote {said.quote.start}",
        start=said.start,
        near=said.sentences,
        after=True,
        voice=said.speaker.key,
    )


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One offer: the quotes of the speaker who has most of them that stand alone, from several paragraphs."""
    people = {entity.text for entity in material.analysis.entities if entity.label == "PER"}
    by_speaker: dict[str, dict[int, list[Said]]] = {}
    for said in material.said:
        fits = move.shortest <= said.words <= move.longest and material.source.text[said.start].isupper()
        full = is_statement(said, material.syntax) and is_strong(said, material.syntax)
        full = full or (not move.strong and not opens_on_answer(said, material.syntax))
        if fits and full and said.speaker.key in people and is_placed(said, material):
            by_speaker.setdefault(said.speaker.key, {}).setdefault(said.quote.start, []).append(said)
    offers: list[Offer] = []
    ranked = sorted(by_speaker.values(), key=lambda quotes: (-len(quotes), min(quotes)))
    for quotes in ranked[:1]:
        if len(quotes) < move.minimum:
            continue
        groups = [
            tuple(_item(material, said, move) for said in sorted(several, key=lambda s: (-s.value, s.start)))
            for several in quotes.values()
        ]
        groups.sort(key=lambda group: (-group[0].value, group[0].start))
        first = next(iter(quotes.values()))[0]
        speaker: tuple[Piece, ...] = material.speaker(first.speaker)[0]
        label = fill(move.label, {"speaker": speaker}, rule=f"expansions.{move.id}")
        offers.append(Offer(move.id, "list", tuple(groups), label=label))
    return tuple(offers)
