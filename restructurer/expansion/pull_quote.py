"""The pull quote: a full statement of somebody whom the text presents, set apart beside its passage."""

from __future__ import annotations

from restructurer.expansion.forms import fill
from restructurer.expansion.items import Item, Offer
from restructurer.expansion.material import Material
from restructurer.expansion.quotable import is_anonymous, is_anybody, is_placed, is_statement, is_strong
from restructurer.expansion.rules import Move
from restructurer.expansion.said import Said


def pull_quote_item(material: Material, said: Said, move: Move) -> Item:
    """One quote in the form of the rule, its speaker below it with who that is."""
    speaker, _ = material.speaker(said.speaker)
    slots = {"quote": said.pieces(material.analysis), "speaker": speaker}
    return Item(
        pieces=fill(move.forms[0], slots, rule=f"expansions.{move.id}"),
        spans=((said.quote.start, said.quote.end),),
        kind="repeated",
        value=round(max(0.0, said.value - move.nameless * is_anonymous(said, material)), 4),
        subject=f"quote {said.quote.start}",
        start=said.start,
        near=said.sentences,
        after=said.anchored,
        voice=said.speaker.key,
        met=_first_named(said, material),
    )


def _first_named(said: Said, material: Material) -> int | None:
    """The sentence (index) that first names or describes the speaker in full; nothing sets their words before it."""
    places = [said.speaker.start, *(low for low, _ in material.speaker(said.speaker)[1])]
    places += [e.mentions[0][0] for e in material.analysis.entities if e.label == "PER" and e.text == said.speaker.key]
    first = min(places)
    return next((s.index for s in material.analysis.sentences if s.start <= first < s.end), None)


def _opens(said: Said, material: Material) -> bool:
    """Whether a quote stands in the paragraph that opens the article: nothing sets it apart there."""
    paragraphs = {material.analysis.sentences[index].paragraph for index in material.news}
    return any(material.analysis.sentences[index].paragraph in paragraphs for index in said.sentences)


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One offer a box: the quotes that stand alone, the best first."""
    by_quote: dict[int, list[Item]] = {}
    for said in material.said:
        if not material.source.text[said.start].isupper():
            continue  # the end of a sentence that the narrator began
        if not move.shortest <= said.words <= move.longest:
            continue
        if (move.strong and not is_strong(said, material.syntax)) or is_anybody(said, material):
            continue
        if _opens(said, material):
            continue
        worth = is_placed(said, material) and is_statement(said, material.syntax, near=True)
        if worth and material.is_introduced(said.speaker):
            by_quote.setdefault(said.quote.start, []).append(pull_quote_item(material, said, move))
    groups = [tuple(items) for items in by_quote.values()]
    groups.sort(key=lambda group: (-max(item.value for item in group), group[0].start))
    return tuple(Offer(move.id, "quote", tuple(groups), number=number) for number in range(1, move.boxes + 1) if groups)
