"""What moves offer to the planner: items in groups, groups in boxes, boxes at slots of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from restructurer.article import BlockKind, Piece
from restructurer.french.words import count_words

Kind = Literal["new", "restated", "repeated"]
Span = tuple[int, int]


def role_claim(spans: Sequence[Span]) -> tuple[Span, ...]:
    """What claims that two boxes do not both tell who somebody is, though clauses that hold the role may stand.

    The stretches of the role, counted below zero, where no stretch of a clause lies.
    """
    return tuple((-end, -start) for start, end in reversed(spans))


@dataclass(frozen=True)
class Item:
    """One entry of a box.

    ``pieces``: its text, one line (a question holds a line break before its answer). ``spans``:
    the stretches of the source that it says again, in order (what a question asks is not
    counted, what it answers is). ``value``: how much an editor would want it, 0 to 1, rounded to
    4 digits. ``subject``: items of one box that share it are alternatives. ``start``: where in
    the source it comes from, for its place in the list. ``near``: sentences (indexes) that must
    not stand beside it. ``explains``: the sentence after which readers want it.
    ``variants``: other forms of the same words, for a list whose items would all open alike.
    ``after``: only who has read its sentences understands it. ``voice``: whose words it gives (the key
    of the speaker), for a move that stays with them. ``filler``: it stands only where an article
    comes to a good length with it and would not without. ``leads``: its box never stands without it, and opens
    on it. ``met``: the sentence that first names whom it quotes, which readers have read where it stands.
    """

    pieces: tuple[Piece, ...]
    spans: tuple[Span, ...]
    kind: Kind
    value: float
    subject: str
    start: int
    near: tuple[int, ...] = ()
    explains: int | None = None
    variants: tuple[tuple[Piece, ...], ...] = ()
    after: bool = False
    voice: str = ""
    filler: bool = False
    leads: bool = False
    met: int | None = None

    @cached_property
    def text(self) -> str:
        """The item as a reader sees it."""
        return "".join([piece.text for piece in self.pieces])

    @cached_property
    def words(self) -> int:
        """The words that it adds."""
        return count_words(self.text)


class Slot(NamedTuple):
    """A place of the page: in section ``section``, before its body block ``block`` (its number: after the last)."""

    section: int
    block: int


@dataclass(frozen=True)
class Offer:
    """What a move could put on the page: groups of alternatives, each a list of items, best first.

    ``kind``: the kind of block that the items make. ``label``: pieces of the bold line over it.
    ``number``: which of the boxes of the move it is.
    """

    move: str
    kind: BlockKind
    groups: tuple[tuple[Item, ...], ...]
    label: tuple[Piece, ...] = ()
    number: int = 1

    @cached_property
    def label_words(self) -> int:
        """The words of its bold line."""
        return count_words("".join(piece.text for piece in self.label))


@dataclass(frozen=True, slots=True)
class Box:
    """An offer that has its place, and only the items that may stand there.

    ``least``: words that an article with it has at least (0: any number).
    """

    offer: Offer
    slot: Slot
    minimum: int
    maximum: int
    cost: int
    groups: tuple[tuple[Item, ...], ...] = field(default=())
    least: int = 0

    @property
    def label_words(self) -> int:
        """The words of its bold line."""
        return self.offer.label_words

    def holding(self, groups: tuple[tuple[Item, ...], ...]) -> Box:
        """The box with other groups."""
        return Box(self.offer, self.slot, self.minimum, self.maximum, self.cost, groups, self.least)
