"""Gives each offer its place on the page: far from what it says again, apart from the other boxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from restructurer.expansion.items import Box, Item, Offer, Slot, Span
from restructurer.expansion.layout import Layout
from restructurer.expansion.limits import clashes, likeness
from restructurer.expansion.rules import ExpansionSettings, Move, Place

MOST_SLOTS = 40  # slots that a box is weighed at
_SECTION = 250  # words under one subheading, boxes included, from which it wants another
_APART = 110  # words of the body between two boxes, below which they crowd each other


def _fits(item: Item, slot: Slot, *, layout: Layout, move: Move, settings: ExpansionSettings) -> bool:
    """Whether an item may stand at a slot: away from its sentences, and beside no block that says the same."""
    for sentence in item.near:
        if layout.gap(slot, sentence) < move.distance:
            return False
    if move.after and any(not _read(sentence, slot, layout) for sentence in (*item.near, item.explains)):
        return False
    # Above the opening a list of several clauses may well begin with the news that the opening tells in full.
    if item.kind == "new" or (slot == Slot(0, 0) and move.minimum > 2 and item.kind == "restated"):
        return True
    return all(likeness(item.text, text) < settings.same for text in layout.texts_beside(slot))


def _read(sentence: int | None, slot: Slot, layout: Layout) -> bool:
    """Whether readers have read a sentence where a slot stands."""
    standing = layout.standings.get(sentence) if sentence is not None else None
    return standing is None or layout.position(slot) >= standing.stop


def _choices_of(where: Place, layout: Layout) -> tuple[Slot, ...]:
    """The slots of one kind of place."""
    if where == "top":
        return (Slot(0, 0),)
    if where == "end":
        return (layout.end(),)
    slots = layout.slots
    return slots if where == "middle" else tuple(slot for slot in slots[:1] if slot == Slot(0, 1))


def _choices(move: Move, layout: Layout) -> tuple[Slot, ...]:
    """The slots that a move may choose from; in a very long article, so many of them evenly spread."""
    every = tuple(dict.fromkeys(slot for where in move.place for slot in _choices_of(where, layout)))
    return every if len(every) <= MOST_SLOTS else tuple(every[i * len(every) // MOST_SLOTS] for i in range(MOST_SLOTS))


def _worth(
    slot: Slot,
    groups: Sequence[tuple[Item, ...]],
    *,
    layout: Layout,
    move: Move,
    boxes: Sequence[Box],
) -> float:
    """How good a slot is.

    What may stand there, the end of a section, distance from other boxes, nearness to what is
    explained, and a section that does not grow too long for its subheading.
    """
    taken = [box.slot for box in boxes]
    best = sorted([max([item.value for item in group]) for group in groups], reverse=True)[: move.maximum]
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
    preferred = 0.3 * layout.closes_section(slot) + 0.4 * (slot in _choices_of(move.place[0], layout))
    inside = sum(layout.block_words[slot.section]) + _size(groups, move)
    inside += sum(_size(box.groups, move) for box in boxes if box.slot.section == slot.section)
    long = max(0, inside - _SECTION) / _SECTION
    return round(sum(best) + preferred + apart - 1.5 * crowded - close - 3 * long, 4)


def _size(groups: Sequence[tuple[Item, ...]], move: Move) -> int:
    """The words that a box is likely to have: half of what it may hold."""
    words = sorted([max([item.words for item in group]) for group in groups], reverse=True)[: move.maximum]
    return (sum(words) + 1) // 2 if len(words) > 1 else sum(words)


Groups = tuple[tuple[Item, ...], ...]


def place(
    offers: Sequence[Offer], *, moves: Mapping[str, Move], layout: Layout, settings: ExpansionSettings, share: bool
) -> tuple[Box, ...]:
    """The offers that find a place, in the order given: an earlier one chooses first its slot and its material.

    What a box may use claims its stretches of the source; what says the same stretch again in
    another is left out. Without ``share`` a box claims all that it may use. With it each first
    claims no more than it needs, of each group one sentence; then each in turn one group more.
    """
    boxes: list[Box] = []
    claimed: list[Span] = list(layout.quoted)
    # Who shares material also leaves a place to those that have no other.
    only = {slots[0]: o.move for o in offers if len(slots := _choices(moves[o.move], layout)) == 1} if share else {}
    for offer in offers:
        move = moves[offer.move]
        taken = [box.slot for box in boxes] + [slot for slot, owner in only.items() if owner != offer.move]
        free = _free(offer.groups, claimed)
        best: tuple[float, Slot, Groups] | None = None
        for slot in _choices(move, layout):
            if slot in taken:
                continue
            groups = _allowed(free, slot, layout=layout, move=move, settings=settings)
            if len(groups) < move.minimum:
                continue
            worth = _worth(slot, groups, layout=layout, move=move, boxes=boxes)
            if best is None or worth > best[0]:
                best = (worth, slot, groups)
        if best is None:
            continue
        _, slot, groups = best
        if share:
            groups = tuple(map(_one_sentence, groups[: max(1, move.minimum)]))
        claimed.extend(_spans(groups))
        cost = move.cost + move.again * (offer.number - 1)
        boxes.append(Box(offer, slot, move.minimum, move.maximum, cost, groups))
    return _shared_out(boxes, claimed, moves=moves, layout=layout, settings=settings) if share else tuple(boxes)


def _free(groups: Groups, claimed: Sequence[Span]) -> Groups:
    """The groups without the items that say a claimed stretch again."""
    if not claimed:
        return groups
    return tuple(tuple([item for item in group if not clashes(item.spans, claimed)]) for group in groups)


def _spans(groups: Groups) -> list[Span]:
    return [span for group in groups for item in group for span in item.spans]


def _one_sentence(group: tuple[Item, ...]) -> tuple[Item, ...]:
    """The best item of a group with those that say the same in other lengths."""
    best = max(group, key=lambda item: item.value)
    return tuple(item for item in group if item is best or not item.spans or clashes(item.spans, best.spans))


def _shared_out(
    boxes: Sequence[Box],
    claimed: list[Span],
    *,
    moves: Mapping[str, Move],
    layout: Layout,
    settings: ExpansionSettings,
) -> tuple[Box, ...]:
    """The boxes with what no other has claimed, one group each in turn, up to one more than each may use."""
    held = [list(box.groups) for box in boxes]
    subjects = [{group[0].subject for group in groups} for groups in held]
    going = True
    while going:
        going = False
        for index, box in enumerate(boxes):
            move = moves[box.offer.move]
            if len(held[index]) >= move.maximum + (move.maximum > 1):
                continue
            left = [group for group in box.offer.groups if group[0].subject not in subjects[index]]
            groups = _allowed(_free(tuple(left), claimed), box.slot, layout=layout, move=move, settings=settings)
            if groups:
                group = _one_sentence(groups[0])
                held[index].append(group)
                subjects[index].add(group[0].subject)
                claimed.extend(_spans((group,)))
                going = True
    return tuple(replace(box, groups=tuple(groups)) for box, groups in zip(boxes, held, strict=True))


def _allowed(groups: Groups, slot: Slot, *, layout: Layout, move: Move, settings: ExpansionSettings) -> Groups:
    """The groups that may stand at a slot, as many as a list may use and one more, none the same stretch twice."""
    kept: list[tuple[Item, ...]] = []
    spans: list[Span] = []
    most = move.maximum + (move.maximum > 1)
    for group in groups:
        if len(kept) >= most:
            break
        fit = tuple(
            [
                i
                for i in group
                if not (spans and clashes(i.spans, spans))
                and _fits(i, slot, layout=layout, move=move, settings=settings)
            ]
        )
        if fit:
            kept.append(fit)
            spans.extend(span for item in fit for span in item.spans)
    return tuple(kept)
