"""Puts the boxes that were chosen on the page, and tells what each of them adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from restructurer.article import Block, Piece, Section
from restructurer.expansion.items import Box, Item, Slot
from restructurer.expansion.layout import AT_THE_END
from restructurer.writing.outline import Outline


@dataclass(frozen=True, slots=True)
class MoveTaken:
    """A box on the page: its move, its section (0: the opening), what it adds, in words."""

    move: str
    section: int
    items: int
    words: int
    new: int
    restated: int
    repeated: int
    cost: int = 0
    texts: tuple[str, ...] = ()

    def __str__(self) -> str:
        parts = f"{self.new} new, {self.restated} restated, {self.repeated} repeated"
        return (
            f"{self.move}: +{self.words} words ({parts}), {self.items} items, section {self.section}, cost {self.cost}"
        )


def taken(box: Box, items: Sequence[Item], *, cost: int) -> MoveTaken:
    """What a box adds with these items."""
    by_kind = {kind: sum(item.words for item in items if item.kind == kind) for kind in ("new", "restated", "repeated")}
    return MoveTaken(
        move=box.offer.move,
        section=box.slot.section,
        items=len(items),
        words=box.label_words + sum(by_kind.values()),
        new=by_kind["new"] + box.label_words,
        restated=by_kind["restated"],
        repeated=by_kind["repeated"],
        cost=cost,
        texts=tuple(item.text for item in items),
    )


def _first_word(pieces: Sequence[Piece]) -> str:
    words = "".join(piece.text for piece in pieces).replace("*", "").split()
    return words[0].lower() if words else ""


def _varied(items: Sequence[Item]) -> list[tuple[Piece, ...]]:
    """One form of each item, so that no two in a row open on the same word where another form is at hand."""
    chosen: list[tuple[Piece, ...]] = []
    before = ""
    for item in items:
        forms = (item.pieces, *item.variants)
        form = next((form for form in forms if _first_word(form) != before), forms[0])
        chosen.append(form)
        before = _first_word(form)
    return chosen


def _capitals(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with an accented letter that became a capital as a piece of its own, which says what it stands for."""
    found: list[Piece] = []
    for piece in pieces:
        letter, rest = piece.text[:1], piece.text[1:]
        edits = tuple(edit for edit in piece.edits if edit not in ("capitalise", "decapitalise"))
        if "capitalise" not in piece.edits or letter.isascii() or piece.start is None or piece.end is None:
            found.append(piece)
            continue
        if piece.end - piece.start != len(piece.text):
            found.append(piece)
            continue
        found.append(Piece(letter, "rule", piece.start, piece.start + 1, rule="french.capital"))
        found.append(replace(piece, text=rest, start=piece.start + 1, edits=edits))
    return found


def blocks(box: Box, items: Sequence[Item]) -> tuple[Block, ...]:
    """The blocks of a box: its label, if any, and its items in the order of the source."""
    rule = f"expansions.{box.offer.move}"
    lines: list[Piece] = []
    for pieces in _varied(sorted(items, key=lambda item: (not item.leads, item.start, item.subject))):
        if lines:
            lines.append(Piece("\n", "rule", rule=rule))
        lines.extend(_capitals(pieces))
    body = Block(box.offer.kind, tuple(lines), rule)
    return (Block("label", box.offer.label, rule), body) if box.offer.label else (body,)


def assemble(outline: Outline, chosen: Sequence[tuple[Box, Sequence[Item]]]) -> tuple[Section, ...]:
    """The sections of the outline with the chosen boxes at their places."""
    at: dict[Slot, list[Block]] = {}
    for box, items in chosen:
        at.setdefault(box.slot, []).extend(blocks(box, items))
    sections: list[Section] = []
    for number, section in enumerate(outline.sections):
        whole: list[Block] = list(at.get(Slot(number, 0), ()))
        for index, block in enumerate(section.blocks, 1):
            whole.append(block)
            whole.extend(at.get(Slot(number, index), ()))
        for index in range(len(section.blocks) + 1, len(section.blocks) + AT_THE_END):
            whole.extend(at.get(Slot(number, index), ()))
        sections.append(Section(section.heading, tuple(whole)))
    return tuple(sections)
