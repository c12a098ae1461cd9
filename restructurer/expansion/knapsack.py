"""The cheapest set of items for every number of words, exactly, by dynamic programming.

A multiple-choice knapsack with classes nested two deep (Kellerer, Pferschy and Pisinger, Knapsack
Problems, 2004, chapter 11): boxes hold groups, of each group at most one item is taken, a box has
either no item or between its minimum and its maximum, and at most so many boxes are used. Costs
are integers, so that the result does not hang on the order of additions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from restructurer.expansion.items import Box, Item
from restructurer.expansion.rules import Costs

Array = npt.NDArray[np.int64]

NEVER = np.int64(1) << 40


@dataclass(frozen=True, slots=True)
class Pick:
    """The items taken of one box, in the order of its groups."""

    box: int
    items: tuple[Item, ...]


def item_cost(item: Item, costs: Costs) -> int:
    """What an item costs: its words by kind, and what it lacks in value."""
    word = costs.new if item.kind == "new" else costs.restated if item.kind == "restated" else costs.repeated
    return item.words * word + round(costs.weak * (1 - item.value))


class Frontier:
    """For every number of words up to ``most``: the least cost of a set that has exactly so many.

    In the tables below a cost near :data:`NEVER` (a negative cost may have lowered it) cannot be reached.
    """

    def __init__(self, boxes: Sequence[Box], *, most: int, moves: int, costs: Costs) -> None:
        self.boxes = boxes
        self.costs = costs
        self.width = max(0, most) + 1
        self._reach = 0  # the most words that the boxes so far can have
        start = np.full((moves + 1, self.width), NEVER, dtype=np.int64)
        start[0, 0] = 0
        self._states: list[Array] = [start]
        self._layers: list[list[Array]] = []
        for box in boxes:
            self._add(box)
        last = self._states[-1].min(axis=0)
        self.cost: Array = np.where(last >= NEVER // 2, NEVER, last)

    def _add(self, box: Box) -> None:
        """One box more: its layers (by number of items) and the state after it."""
        before = self._states[-1]
        reach, label = self._reach, box.label_words
        longest = [max([item.words for item in group], default=0) for group in box.groups]
        # No more boxes can be in use, and no more words be reached: the layers have no further rows and columns.
        rows = min(len(before), len(self._states) + 1)
        width = min(self.width, reach + label + sum(longest) + 1)
        layer = np.full((box.maximum + 1, rows, width), NEVER, dtype=np.int64)
        stop = min(width, reach + 1 + label)
        if label < stop:
            layer[0, 1:, label:stop] = before[: rows - 1, : stop - label] + box.cost
        reach += label
        layers = [layer]
        crowd = (self.costs.crowd * np.arange(box.maximum, dtype=np.int64))[:, None, None]
        for depth, group in enumerate(box.groups):
            old = layers[-1]
            leads = depth == 0 and any(item.leads for item in group)
            new = np.full_like(old, NEVER) if leads else old.copy()
            held = min(box.maximum, depth + 1)
            crowded = old[:held] + crowd[:held]
            for item in group:
                stop = min(width, reach + 1 + item.words)
                if item.words < stop:
                    offered = crowded[:, :, : stop - item.words] + item_cost(item, self.costs)
                    target = new[1 : held + 1, :, item.words : stop]
                    np.minimum(target, offered, out=target)
            reach += longest[depth]
            layers.append(new)
        self._reach = min(reach, self.width - 1)
        self._layers.append(layers)
        enough = layers[-1][max(1, box.minimum) :]
        if len(enough):
            after = before.copy()
            np.minimum(after[:rows, :width], enough.min(axis=0), out=after[:rows, :width])
            self._states.append(after)
        else:
            self._states.append(before)

    @property
    def reach(self) -> int:
        """The most words that a set of items has; 0 where there is none."""
        found = np.flatnonzero(self.cost < NEVER)
        return int(found[-1]) if len(found) else 0

    def picks(self, words: int) -> tuple[Pick, ...]:
        """The items of the cheapest set with exactly ``words`` words; ties go to the earlier box and item.

        Raises ValueError when no set has that number.
        """
        if not 0 <= words < self.width or self.cost[words] >= NEVER:
            raise ValueError(f"no set of items has {words} words")
        number = int(self._states[-1][:, words].argmin())
        found: list[Pick] = []
        for index in range(len(self.boxes) - 1, -1, -1):
            cost = int(self._states[index + 1][number, words])
            if int(self._states[index][number, words]) == cost:
                continue
            box, layers = self.boxes[index], self._layers[index]
            held = next(
                k for k in range(max(1, box.minimum), box.maximum + 1) if int(layers[-1][k, number, words]) == cost
            )
            taken: list[Item] = []
            for depth in range(len(box.groups), 0, -1):
                if int(layers[depth - 1][held, number, words]) == cost:
                    continue
                for item in box.groups[depth - 1]:
                    rest = cost - item_cost(item, self.costs) - self.costs.crowd * (held - 1)
                    left = words - item.words
                    if left >= 0 and int(layers[depth - 1][held - 1, number, left]) == rest:
                        taken.append(item)
                        cost, words, held = rest, left, held - 1
                        break
            found.append(Pick(index, tuple(reversed(taken))))
            cost -= box.cost
            words -= box.label_words
            number -= 1
        return tuple(reversed(found))
