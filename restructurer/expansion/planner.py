"""Chooses what to add: the smallest article that has the words asked for, at the least cost.

The plans that an article allows do not depend on the target: for each number of words that can
be reached within every limit there is one cheapest plan. The target only chooses among them, so
that more words asked for never give fewer.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from restructurer.analysis.findings import Analysis
from restructurer.article import Heading, Section
from restructurer.expansion.assembly import MoveTaken, assemble, taken
from restructurer.expansion.items import Box, Item, Offer
from restructurer.expansion.knapsack import NEVER, Array, Frontier, item_cost
from restructurer.expansion.layout import Layout
from restructurer.expansion.limits import cap_for, most_repeated, most_words
from restructurer.expansion.material import Material, gather
from restructurer.expansion.moves import offers
from restructurer.expansion.news_line import NEWS
from restructurer.expansion.placing import Placer, fits
from restructurer.expansion.rules import ExpansionSettings, Move, moves, moves_at_last, settings
from restructurer.rulebook import Rulebook
from restructurer.writing.outline import Outline

# An article of many thousand words offers more than anybody could weigh: the best groups of each
# offer are enough, and far more than an ordinary article has.
MOST_GROUPS = 40
PLACE, ITEMS = 1.0, 1.5  # how much the value of its items counts where a box is placed; the second at the last resort
REPACKED = 4  # orders whose fullest plan gives what it leaves over to others
_BETTER_WITHIN = 20  # words by which a plan may be longer than the shortest and be taken for being cheaper


@dataclass(frozen=True, slots=True)
class Expansion:
    """The sections after expansion, their words, the most words that the material carries, the moves taken."""

    sections: tuple[Section, ...]
    words: int
    supported: int
    moves: tuple[MoveTaken, ...]


@dataclass(frozen=True)
class Plans:
    """Every plan that an article allows, by the words that it adds.

    ``last``: the plans of the last resort, which add more than any of these; nothing of them stands in
    an article that has its words without.
    """

    layout: Layout
    settings: ExpansionSettings
    orders: tuple[tuple[Box, ...], ...]
    known: tuple[Frontier, ...] = ()
    last: Plans | None = None

    def has_one_of(self, moves: Sequence[str]) -> bool:
        """Whether a box of one of some moves has found a place in any order."""
        return any(box.offer.move in moves for boxes in self.orders for box in boxes)

    def widest(self, number: int) -> tuple[int, ...]:
        """The orders whose plans reach furthest, so many of them."""
        reach = [(-frontier.reach, index) for index, frontier in enumerate(self.frontiers) if frontier.reach]
        return tuple(index for _, index in sorted(reach)[:number])

    def fullest(self, index: int) -> tuple[tuple[int, tuple[Item, ...]], ...]:
        """The boxes (indexes) and items of the plan of an order that adds most."""
        frontier = self.frontiers[index]
        return tuple((pick.box, pick.items) for pick in frontier.picks(frontier.reach))

    @cached_property
    def frontiers(self) -> tuple[Frontier, ...]:
        """One frontier for each order in which the moves chose; the first of them may be ``known``."""
        cap = cap_for(self.settings.caps, self.layout.words)
        most = most_words(cap, self.layout.words)
        return self.known + tuple(
            Frontier(
                boxes,
                most=min(most, _room(boxes, cap.moves)),
                moves=cap.moves,
                costs=self.settings.costs,
            )
            for boxes in self.orders[len(self.known) :]
        )

    @cached_property
    def cheapest(self) -> dict[int, tuple[int, int]]:
        """For each number of words that can be added: the least cost, and the first order that has it; in order."""
        costs = np.stack([self._padded(frontier.cost) for frontier in self.frontiers])
        least = costs.min(axis=0).tolist()
        orders = costs.argmin(axis=0).tolist()
        rows = enumerate(zip(least, orders, strict=True))
        return {words: (cost, order) for words, (cost, order) in rows if words and cost < NEVER}

    def _padded(self, costs: Array) -> Array:
        longest = max(frontier.width for frontier in self.frontiers)
        return np.pad(costs, (0, longest - len(costs)), constant_values=NEVER)

    @cached_property
    def _known(self) -> dict[int, bool]:
        return {}

    def _holds(self, words: int) -> bool:
        """Whether the cheapest plan that adds so many words says no more again than the limit allows.

        Nor may it hold a second box of a move in an article that is too short for two.
        """
        if words not in self.cheapest:
            return False
        if words not in self._known:
            cap = cap_for(self.settings.caps, self.layout.words)
            most = most_repeated(cap, self.layout.words + words)
            early = any(box.least > self.layout.words + words for box, _ in self._own_picks(words) if box.least)
            self._known[words] = not early and (words <= most or self._said_again(words) <= most)
        return self._known[words]

    def _said_again(self, words: int) -> int:
        return sum(item.words for _, items in self._own_picks(words) for item in items if item.kind != "new")

    def _is_best(self, words: int) -> bool:
        """Whether no slightly longer plan beats the one that adds so many words."""
        cost = self.cheapest[words][0]
        longer = range(words + 1, words + _BETTER_WITHIN + 1)
        return not any(self.cheapest[more][0] < cost and self._holds(more) for more in longer if more in self.cheapest)

    @cached_property
    def first_most(self) -> int:
        """The most words that can be added without the last resort."""
        return next(filter(self._holds, reversed(self.cheapest)), 0)

    @property
    def most(self) -> int:
        """The most words that can be added."""
        return self.first_most if self.last is None else self.last.most

    def choose(self, wanted: int) -> int:
        """The words to add where ``wanted`` are missing: the next good plan, or the most that there is.

        The next plan of any kind is taken where the next good one passes the target by more than
        the rules allow.
        """
        if wanted <= 0:
            return 0
        if self.last is not None and wanted > self.first_most:
            return self.last.choose(wanted)
        most = (self.layout.words + wanted) * (1 + self.settings.over) - self.layout.words
        first = 0
        for words in filter(self._holds, range(wanted, self.first_most + 1)):
            first = first or words
            if words > most:
                break
            if self._is_best(words):
                return words
        return first or self.first_most

    def picks(self, words: int) -> tuple[tuple[Box, tuple[Item, ...]], ...]:
        """The boxes and items of the cheapest plan that adds ``words`` words."""
        if self.last is not None and words > self.first_most:
            return self.last.picks(words)
        return self._own_picks(words)

    def _own_picks(self, words: int) -> tuple[tuple[Box, tuple[Item, ...]], ...]:
        """The same, of these plans alone."""
        index = self.cheapest[words][1]
        frontier = self.frontiers[index]
        return tuple((frontier.boxes[pick.box], pick.items) for pick in frontier.picks(words))


def _room(boxes: Sequence[Box], moves: int) -> int:
    """The words that the boxes can hold at most: the longest items of each, in the boxes that hold the most."""
    rooms = []
    for box in boxes:
        longest = sorted((max((item.words for item in group), default=0) for group in box.groups), reverse=True)
        rooms.append(box.label_words + sum(longest[: box.maximum]))
    return sum(sorted(rooms, reverse=True)[:moves])


def plans(analysis: Analysis, outline: Outline, *, rulebook: Rulebook, title: Heading) -> Plans:
    """All plans for an article, before a word is written."""
    book = moves(rulebook)
    chosen = settings(rulebook)
    layout = Layout(analysis, outline, chosen.opening, chosen.relative_time)
    material: Material = gather(analysis, layout, rulebook=rulebook, title=title)
    found = [
        replace(offer, groups=offer.groups[:MOST_GROUPS])
        for offer in offers(material, rulebook=rulebook, words=layout.words)
    ]
    ways = _first_choices(found, book, layout, chosen)
    every = _plans_of(ways[0], layout, book, chosen)
    if len(ways) > 1 and not every.has_one_of(_SUMMARIES):
        every = _plans_of(ways[1], layout, book, chosen)
    reach = layout.words + most_words(cap_for(chosen.caps, layout.words), layout.words)
    if reach < chosen.resort:
        return every
    freer = moves_at_last(rulebook)
    found = [
        replace(offer, groups=offer.groups[:MOST_GROUPS])
        for offer in offers(material, rulebook=rulebook, words=layout.words, book=freer)
    ]
    last = _plans_of(found, layout, freer, chosen, before=every)
    better = last.most > every.first_most and layout.words + last.most >= chosen.resort
    return replace(every, last=last) if better else every


_SUMMARIES = ("essentials", "summary")


def _first_choices(
    found: Sequence[Offer], book: Mapping[str, Move], layout: Layout, chosen: ExpansionSettings
) -> list[list[Offer]]:
    """The offers less what only fills and one of two summaries, which are for the last resort; the better way first.

    The summary stays that opens on the news; of two *L’essentiel*, where it has as many lines as it wants, else
    the fuller.
    """
    kept: list[Offer] = []
    for offer in found:
        groups = tuple(tuple(item for item in group if not item.filler) for group in offer.groups)
        groups = tuple(group for group in groups if group)
        if len(groups) >= book[offer.move].minimum:
            kept.append(replace(offer, groups=groups))
    both = {offer.move: offer.groups for offer in kept if offer.move in _SUMMARIES}
    if len(both) < len(_SUMMARIES):
        return [kept]
    move, ending = book["essentials"], both["summary"]
    top = any(
        item.subject == NEWS and fits(item, slot, layout=layout, move=move, settings=chosen)
        for slot in layout.under_opening[:1]
        for item in both["essentials"][0]
    )
    size = len(both["essentials"])
    first = top or (not ending[0][0].leads and (size >= max(move.wanted, 1) or size >= len(ending)))
    less = [[offer for offer in kept if offer.move != one] for one in _SUMMARIES]
    return less[::-1] if first else less


def _plans_of(
    found: Sequence[Offer],
    layout: Layout,
    book: Mapping[str, Move],
    chosen: ExpansionSettings,
    *,
    before: Plans | None = None,
) -> Plans:
    """The plans that offers allow, in every order of the rules.

    ``before``: plans that are to be filled up too.
    """
    placer = Placer(moves=book, layout=layout, settings=chosen)
    weights = (PLACE,) if before is None else (PLACE, ITEMS)
    orders: list[tuple[Box, ...]] = []
    # Orders that differ only in moves that offer nothing here are one.
    sequences = {tuple(map(id, sequence)): sequence for sequence in (_sorted(found, order) for order in chosen.orders)}
    for sequence in sequences.values():
        for share, weight in itertools.product((False, True), weights):
            boxes = placer.place(sequence, share=share, weight=weight)
            if boxes not in orders:
                orders.append(boxes)
    if before is not None:
        for index in before.widest(REPACKED):
            boxes = placer.repacked(before.orders[index], before.fullest(index), _sorted(found, chosen.orders[0]))
            if boxes not in orders:
                orders.append(boxes)
    first = Plans(layout, chosen, tuple(orders))
    for index in first.widest(REPACKED):
        picked = first.fullest(index)
        boxes = placer.repacked(orders[index], picked, _sorted(found, chosen.orders[0]))
        if boxes not in orders:
            orders.append(boxes)
    return Plans(layout, chosen, tuple(orders), first.frontiers)


def _sorted(found: Sequence[Offer], order: Sequence[str]) -> list[Offer]:
    """The offers in an order of moves; moves that it does not name come last, in the order of the file."""
    ranks = {move: rank for rank, move in enumerate(order)}
    return sorted(found, key=lambda offer: (ranks.get(offer.move, len(ranks)), offer.number > 1))


def expand(analysis: Analysis, outline: Outline, *, target: int, rulebook: Rulebook, title: Heading) -> Expansion:
    """Expands an article to at least ``target`` words of body, or as far as its material carries.

    ``outline``: the article before expansion. ``title``: its title, which no expansion may repeat.
    ``Expansion.supported`` is the most words that the article can have within all limits.
    """
    every = plans(analysis, outline, rulebook=rulebook, title=title)
    words = every.choose(target - every.layout.words)
    chosen = every.picks(words) if words else ()
    return Expansion(
        sections=assemble(outline, chosen),
        words=every.layout.words + words,
        supported=every.layout.words + every.most,
        moves=tuple(taken(box, items, cost=_cost(box, items, every.settings)) for box, items in chosen),
    )


def _cost(box: Box, items: Sequence[Item], chosen: ExpansionSettings) -> int:
    crowd = chosen.costs.crowd * (len(items) * (len(items) - 1) // 2)
    return box.cost + crowd + sum(item_cost(item, chosen.costs) for item in items)
