"""Gives each offer its place on the page: far from what it says again, apart from the other boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from restructurer.expansion.items import Box, Item, Offer, Slot, Span
from restructurer.expansion.layout import Layout
from restructurer.expansion.limits import clashes, clashing, likeness
from restructurer.expansion.rules import ExpansionSettings, Move, Place

SHORT = 300  # words of a body in which a box that may close the article parts nothing
MOST_SLOTS = 40  # slots that a box is weighed at
_SECTION = 250  # words under one subheading, boxes included, from which it wants another
_NEAR_WORDS, _BEFORE = 150, 0.3  # words between a box and its passage that cost as much as a weak item; before it
_APART = 110  # words of the body between two boxes, below which they crowd each other


def fits(item: Item, slot: Slot, *, layout: Layout, move: Move, settings: ExpansionSettings) -> bool:
    """Whether an item may stand at a slot: away from its sentences, and beside no block that says the same."""
    if item.leads:
        return True
    for sentence in item.near:
        far = layout.gap(slot, sentence) if move.own else layout.ahead(slot, sentence)
        if layout.gap(slot, sentence) < move.distance or (move.ahead and far > move.ahead):
            return False
    if (move.after or item.after) and any(
        not _read(sentence, slot, layout) for sentence in (*item.near, item.explains)
    ):
        return False
    if not _read(item.met, slot, layout):
        return False
    if move.own and not all(layout.belongs(slot, sentence, item.voice) for sentence in item.near):
        return False
    if item.kind == "new":
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
        return layout.ends
    if where == "between":
        return tuple(slot for slot in layout.slots if layout.closes_section(slot))
    return layout.slots if where == "middle" else layout.under_opening[:1]


def _choices(move: Move, layout: Layout) -> tuple[Slot, ...]:
    """The slots that a move may choose from; in a very long article, so many of them evenly spread.

    In a short one what may stand at the end stands there.
    """
    places = move.place if layout.words >= SHORT or "end" not in move.place else ("end",)
    every = tuple(dict.fromkeys(slot for where in places for slot in _choices_of(where, layout)))
    return every if len(every) <= MOST_SLOTS else tuple(every[i * len(every) // MOST_SLOTS] for i in range(MOST_SLOTS))


Groups = tuple[tuple[Item, ...], ...]


@dataclass(frozen=True)
class _Trial:
    """A box tried at a slot: its groups there, what they and the slot are worth, the words it is likely to have."""

    groups: Groups
    value: float = 0.0
    preferred: float = 0.0
    close: float = 0.0
    size: int = 0


class Placer:
    """Places offers on one page, in one order after another; what no order changes is worked out once."""

    def __init__(self, *, moves: Mapping[str, Move], layout: Layout, settings: ExpansionSettings) -> None:
        self.moves = moves
        self.layout = layout
        self.settings = settings
        self._slots: dict[str, tuple[Slot, ...]] = {}
        self._fit: dict[tuple[str, int, Slot], bool] = {}
        self._trials: dict[tuple[str, tuple[int, ...]], dict[Slot, _Trial]] = {}
        self._widths: dict[int, tuple[Groups, list[int]]] = {}

    def _slots_of(self, ident: str) -> tuple[Slot, ...]:
        """The slots that a move may choose from."""
        found = self._slots.get(ident)
        if found is None:
            found = self._slots[ident] = _choices(self.moves[ident], self.layout)
        return found

    def place(self, offers: Sequence[Offer], *, share: bool, weight: float = 1.0) -> tuple[Box, ...]:
        """The offers that find a place, in the order given: an earlier one chooses first its slot and its material.

        What a box may use claims its stretches of the source; what says the same stretch again in
        another is left out. Without ``share`` a box claims all that it may use. With it each first
        claims no more than it needs, of each group one sentence; then each in turn one group more.
        ``weight``: what the value of the items counts beside the place itself.
        """
        boxes: list[Box] = []
        claimed: list[Span] = list(self.layout.quoted)
        # Who shares material also leaves a place to those that have no other.
        only = {slots[0]: o.move for o in offers if len(slots := self._slots_of(o.move)) == 1} if share else {}
        for offer in offers:
            move = self.moves[offer.move]
            taken = [box.slot for box in boxes] + [slot for slot, owner in only.items() if owner != offer.move]
            free = _free(offer.groups, claimed)
            best = self._best(free, move, boxes, taken, weight)
            if best is None:
                continue
            slot, groups = best
            if share:
                groups = tuple(map(_one_sentence, groups[: max(1, move.minimum, move.wanted)]))
            claimed.extend(_spans(groups))
            cost = move.cost + move.again * (offer.number - 1)
            boxes.append(Box(offer, slot, _least(move, groups), move.maximum, cost, groups, _from(offer, move)))
        return self._shared_out(boxes, claimed) if share else tuple(boxes)

    def repacked(
        self, boxes: Sequence[Box], picked: Sequence[tuple[int, tuple[Item, ...]]], offers: Sequence[Offer]
    ) -> tuple[Box, ...]:
        """The boxes of a plan with the material that its items leave free, and other offers made of that material.

        ``picked``: the boxes of the plan (indexes) with their items. What a box was given and did
        not use goes to whom it serves.
        """
        kept: list[Box] = []
        for index, items in picked:
            picked_of = {id(item) for item in items}
            groups = tuple(group for group in boxes[index].groups if not picked_of.isdisjoint(map(id, group)))
            kept.append(boxes[index].holding(tuple(map(_one_sentence, groups))))
        claimed = [*self.layout.quoted, *(span for box in kept for span in _spans(box.groups))]
        there = {(box.offer.move, box.offer.number) for box in kept}
        for offer in offers:
            if (offer.move, offer.number) in there:
                continue
            move = self.moves[offer.move]
            best = self._best(_free(offer.groups, claimed), move, kept, [box.slot for box in kept])
            if best is not None:
                groups = tuple(map(_one_sentence, best[1][: max(1, move.minimum, move.wanted)]))
                claimed.extend(_spans(groups))
                cost = move.cost + move.again * (offer.number - 1)
                kept.append(Box(offer, best[0], _least(move, groups), move.maximum, cost, groups, _from(offer, move)))
        return self._shared_out(kept, claimed)

    def _best(
        self, free: Groups, move: Move, boxes: Sequence[Box], taken: Sequence[Slot], weight: float = 1.0
    ) -> tuple[Slot, Groups] | None:
        """The best slot that is left for a box, with what may stand there."""
        if len(free) < move.minimum:
            return None
        same = [self.layout.position(box.slot) for box in boxes if box.offer.move == move.id]
        best: tuple[float, Slot, Groups] | None = None
        key = tuple([id(item) for group in free for item in group])
        trials = self._trials.setdefault((move.id, key), {})
        beside = [(self.layout.position(box.slot), box.slot.section, self._size(box.groups, move)) for box in boxes]
        for slot in self._slots_of(move.id):
            if slot in taken or (same and any(abs(self.layout.position(slot) - at) < move.apart for at in same)):
                continue
            trial = trials.get(slot)
            if trial is None:
                trial = trials[slot] = self._trial(free, slot, move)
            own = weight * trial.value + trial.preferred
            # No slot is worth more than by itself and a whole page apart from the other boxes.
            if len(trial.groups) < move.minimum or (best is not None and own - trial.close + 1.001 < best[0]):
                continue
            worth = self._worth(slot, trial, own, beside)
            if best is None or worth > best[0]:
                best = (worth, slot, trial.groups)
        return best and best[1:]

    def _trial(self, free: Groups, slot: Slot, move: Move) -> _Trial:
        """What may stand at a slot, and what of its worth no other box changes.

        That is the value of the items, the end of a section, and nearness to what is explained.
        """
        groups = self._allowed(free, slot, move)
        if len(groups) < move.minimum:
            return _Trial(groups)
        best = sorted([max([item.value for item in group]) for group in groups], reverse=True)[: move.maximum]
        preferred = 0.3 * self.layout.closes_section(slot)
        preferred += 0.4 * (slot in _choices_of(move.place[0], self.layout))
        if move.own:
            preferred -= self._far(slot, groups[0][0])
        return _Trial(groups, sum(best), preferred, self._close(slot, groups), self._size(groups, move))

    def _far(self, slot: Slot, item: Item) -> float:
        """How far a box that belongs to a passage stands from it; more where it stands before it."""
        gaps = [self.layout.gap(slot, sentence) for sentence in item.near]
        before = any(self.layout.ahead(slot, sentence) for sentence in item.near)
        return min(gaps, default=0) / _NEAR_WORDS + _BEFORE * before

    def _close(self, slot: Slot, groups: Groups) -> float:
        """How far a box stands from what it explains, in shares of the page; twice as much ahead of it."""
        at, whole = self.layout.position(slot), max(1, self.layout.words)
        explained = [item.explains for group in groups for item in group[:1] if item.explains is not None]
        far = 0.0
        for sentence in explained:
            standing = self.layout.standings.get(sentence)
            if standing is not None:
                far += (at - standing.stop if at >= standing.stop else 2 * (standing.stop - at)) / whole
        return far / len(explained) if explained else 0.0

    def _worth(self, slot: Slot, trial: _Trial, own: float, beside: Sequence[tuple[int, int, int]]) -> float:
        """How good a slot is: by itself, apart from the other boxes, in a section that does not grow too long.

        ``beside``: where the other boxes stand, in words and by section, and their size.
        """
        if slot in self.layout.ends:
            return round(own - trial.close, 4)  # boxes that close the article stand one under the other
        at, words = self.layout.position(slot), self.layout.words
        gaps = [abs(at - other) for other, _, _ in beside]
        apart = min(gaps, default=words) / max(1, words)
        crowded = sum([gap < _APART for gap in gaps])
        inside = sum(self.layout.block_words[slot.section]) + trial.size
        inside += sum([size for _, section, size in beside if section == slot.section])
        long = max(0, inside - _SECTION) / _SECTION
        return round(own + apart - 1.5 * crowded - trial.close - 3 * long, 4)

    def _size(self, groups: Groups, move: Move) -> int:
        """The words that a box is likely to have: half of what it may hold."""
        known = self._widths.get(id(groups))
        if known is None:
            words = sorted([max([item.words for item in group]) for group in groups], reverse=True)
            # The groups are kept beside their words: as long as they live nothing else has their id.
            known = self._widths[id(groups)] = groups, words
        words = known[1][: move.maximum]
        return (sum(words) + 1) // 2 if len(words) > 1 else sum(words)

    def _shared_out(self, boxes: Sequence[Box], claimed: list[Span]) -> tuple[Box, ...]:
        """The boxes with what no other has claimed, one group each in turn, up to one more than each may use."""
        held = [list(box.groups) for box in boxes]
        subjects = [{group[0].subject for group in groups} for groups in held]
        asking = list(range(len(boxes)))  # who finds nothing once finds nothing later: what is claimed stays claimed
        while asking:
            for index in asking[:]:
                box, move = boxes[index], self.moves[boxes[index].offer.move]
                left = [group for group in box.offer.groups if group[0].subject not in subjects[index]]
                room = len(held[index]) < move.maximum + (move.maximum > 1)
                groups = self._allowed(_unclaimed(left, claimed), box.slot, move, most=1) if room else ()
                if not groups:
                    asking.remove(index)
                    continue
                group = _one_sentence(groups[0])
                held[index].append(group)
                subjects[index].add(group[0].subject)
                claimed.extend(_spans((group,)))
        return tuple(box.holding(tuple(groups)) for box, groups in zip(boxes, held, strict=True))

    def _allowed(
        self, groups: Iterable[tuple[Item, ...]], slot: Slot, move: Move, *, most: int | None = None
    ) -> Groups:
        """The groups that may stand at a slot, as many as a list may use and one more, none the same stretch twice."""
        kept: list[tuple[Item, ...]] = []
        spans: list[Span] = []
        most = most or move.maximum + (move.maximum > 1)
        for group in groups:
            fit = [i for i in group if not (spans and clashes(i.spans, spans)) and self._fits(i, slot, move)]
            if fit:
                kept.append(tuple(fit))
                if len(kept) >= most:
                    break
                spans.extend([span for item in fit for span in item.spans])
        return tuple(kept)

    def _fits(self, item: Item, slot: Slot, move: Move) -> bool:
        """Whether an item may stand at a slot: worked out once for all orders."""
        key = (move.id, id(item), slot)
        known = self._fit.get(key)
        if known is None:
            known = self._fit[key] = fits(item, slot, layout=self.layout, move=move, settings=self.settings)
        return known


def _from(offer: Offer, move: Move) -> int:
    """The words from which an article may have a box of this number."""
    return move.second if offer.number > 1 else 0


def _least(move: Move, groups: Groups) -> int:
    """The fewest items of a box: what the move wants, where there are so many."""
    return max(move.minimum, min(move.wanted, len(groups)))


def _unclaimed(groups: Iterable[tuple[Item, ...]], claimed: Sequence[Span]) -> Iterator[tuple[Item, ...]]:
    """The groups without the items that say a claimed stretch again, one after the other."""
    for group in groups:
        yield tuple([item for item in group if not clashes(item.spans, claimed)])


def _free(groups: Groups, claimed: Sequence[Span]) -> Groups:
    """The same, of all groups."""
    clash = clashing(claimed)
    return tuple([tuple([item for item in group if not clash(item.spans)]) for group in groups]) if claimed else groups


def _spans(groups: Groups) -> list[Span]:
    return [span for group in groups for item in group for span in item.spans]


def _one_sentence(group: tuple[Item, ...]) -> tuple[Item, ...]:
    """The best item of a group with those that say the same in other lengths."""
    best = max(group, key=lambda item: item.value)
    return tuple(item for item in group if item is best or not item.spans or clashes(item.spans, best.spans))
