"""Gives each offer its place on the page: far from what it says again, apart from the other boxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from restructurer.expansion.items import Box, Item, Offer, Slot, Span
from restructurer.expansion.layout import Layout
from restructurer.expansion.limits import clashes, likeness
from restructurer.expansion.rules import ExpansionSettings, Move

_APART = 60  # words of the body between two boxes, below which they crowd each other


def _fits(item: Item, slot: Slot, *, layout: Layout, move: Move, settings: ExpansionSettings) -> bool:
    """Whether an item may stand at a slot: away from its sentences, and beside no block that says the same."""
    if any(layout.gap(slot, sentence) < move.distance for sentence in item.near):
        return False
    # Above the opening a list of several clauses may well begin with the news that the opening tells in full.
    if item.kind == "new" or (slot == Slot(0, 0) and move.minimum > 2 and item.kind == "restated"):
        return True
    return all(likeness(item.text, block.text) < settings.same for block in layout.neighbours(slot))


def _choices(move: Move, layout: Layout, settings: ExpansionSettings) -> tuple[Slot, ...]:
    found: list[Slot] = []
    for place in move.place:
        if place == "top":
            found.append(Slot(0, 0))
        elif place == "lead":
            found.extend(slot for slot in layout.slots(settings.opening)[:1] if slot == Slot(0, 1))
        elif place == "middle":
            found.extend(layout.slots(settings.opening))
        else:
            found.append(layout.end())
    return tuple(dict.fromkeys(found))


def _worth(
    slot: Slot, groups: Sequence[tuple[Item, ...]], *, layout: Layout, move: Move, taken: Sequence[Slot]
) -> float:
    """How good a slot is: what may stand there, the end of a section, far from other boxes, near what is explained."""
    best = sorted((max(item.value for item in group) for group in groups), reverse=True)[: move.maximum]
    at = layout.position(slot)
    gaps = [abs(at - layout.position(other)) for other in taken]
    apart = min(gaps, default=layout.words) / max(1, layout.words)
    crowded = sum(1 for gap in gaps if gap < _APART)
    explained = [item.explains for group in groups for item in group[:1] if item.explains is not None]
    far = 0.0
    for sentence in explained:
        standing = layout.standings.get(sentence)
        if standing is not None:
            far += (at - standing.stop if at >= standing.stop else 2 * (standing.stop - at)) / max(1, layout.words)
    close = far / len(explained) if explained else 0.0
    return round(sum(best) + 0.3 * layout.closes_section(slot) + apart - 1.5 * crowded - close, 4)


def place(
    offers: Sequence[Offer], *, moves: Mapping[str, Move], layout: Layout, settings: ExpansionSettings
) -> tuple[Box, ...]:
    """The offers that find a place, in the order given: an earlier one chooses first its slot and its material.

    Of each offer as many groups as it may use claim their stretches of the source; what says the
    same stretch again in a later offer is left out.
    """
    boxes: list[Box] = []
    claimed: list[Span] = []
    for offer in offers:
        move = moves[offer.move]
        taken = [box.slot for box in boxes]
        free = [tuple(item for item in group if not clashes(item.spans, claimed)) for group in offer.groups]
        best: tuple[float, Slot, tuple[tuple[Item, ...], ...]] | None = None
        for slot in _choices(move, layout, settings):
            if slot in taken:
                continue
            groups = _allowed(free, slot, layout=layout, move=move, settings=settings)
            if len(groups) < move.minimum:
                continue
            worth = _worth(slot, groups, layout=layout, move=move, taken=taken)
            if best is None or worth > best[0]:
                best = (worth, slot, groups)
        if best is None:
            continue
        _, slot, groups = best
        claimed.extend(span for group in groups for item in group for span in item.spans)
        cost = move.cost + move.again * (offer.number - 1)
        boxes.append(Box(offer, slot, move.minimum, move.maximum, cost, groups))
    return tuple(boxes)


def _allowed(
    groups: Sequence[tuple[Item, ...]], slot: Slot, *, layout: Layout, move: Move, settings: ExpansionSettings
) -> tuple[tuple[Item, ...], ...]:
    """The groups that may stand at a slot, as many as a list may use and one more, none the same stretch twice."""
    kept: list[tuple[Item, ...]] = []
    spans: list[Span] = []
    for group in groups:
        fit = tuple(
            i
            for i in group
            if not clashes(i.spans, spans) and _fits(i, slot, layout=layout, move=move, settings=settings)
        )
        if fit and len(kept) < move.maximum + (move.maximum > 1):
            kept.append(fit)
            spans.extend(span for item in fit for span in item.spans)
    return tuple(kept)
