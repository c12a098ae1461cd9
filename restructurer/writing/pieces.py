"""Makes pieces: runs of output text that carry their origin."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.article import Piece, Source
from restructurer.french.edits import apply
from restructurer.french.typography import insertions

_STRAIGHT = {'"', "“", "”", "„"}
_TWICE = {"''", "’’"}
_BLANKS = {" ", "\u00a0", "\u202f"}


def from_source(
    source: Source, start: int, end: int, *, edits: Sequence[str] = ("typography",), rule: str | None = None
) -> Piece:
    """One piece with the source's words from ``start`` to ``end``; edits that change nothing are left out."""
    text = source.text[start:end]
    kept = []
    for name in edits:
        after = apply(text, [name])
        if after != text:
            kept.append(name)
            text = after
    return Piece(text, "source", start, end, tuple(kept), rule)


def from_rule(text: str, rule: str) -> Piece:
    """One piece that a rule wrote."""
    return Piece(text, "rule", rule=rule)


def from_data(text: str, key: str, *, rule: str | None = None) -> Piece:
    """One piece that an entry of ``data/`` states; ``key`` is ``"file:entry"``."""
    return Piece(text, "data", key=key, rule=rule)


def _mark_before(text: str, start: int, low: int) -> int | None:
    """Where the straight mark before a quote starts, blanks between (« " Nous rouvrirons " »), if there is one."""
    at = low
    while at > start and text[at - 1] in _BLANKS:
        at -= 1
    if at - 1 >= start and text[at - 1] in _STRAIGHT:
        return at - 1
    return at - 2 if at - 2 >= start and text[at - 2 : at] in _TWICE else None


def _mark_behind(text: str, high: int, end: int) -> int | None:
    """Where the straight mark behind a quote ends."""
    at = high
    while at < end and text[at] in _BLANKS:
        at += 1
    if at < end and text[at] in _STRAIGHT:
        return at + 1
    return at + 2 if at + 2 <= end and text[at : at + 2] in _TWICE else None


def passage(source: Source, start: int, end: int, *, quotes: Sequence[tuple[int, int]] = ()) -> tuple[Piece, ...]:
    """The source's words from ``start`` to ``end`` with their typography mended, as pieces.

    ``quotes``: offset pairs of what stands between quotation marks, in order; inside them nothing
    is inserted. Straight or English marks around an outermost quote become « », each in a piece of
    its own; inserted characters are rule pieces that say which characters they stand for.
    """
    cuts: list[tuple[int, int, Piece]] = []
    near = [pair for pair in quotes if pair[0] <= end + 1 and pair[1] >= start - 1]
    outer = [pair for pair in near if not any(o[0] <= pair[0] and pair[1] <= o[1] and o != pair for o in near)]
    for low, high in outer:
        opened, closed = _mark_before(source.text, start, low), _mark_behind(source.text, high, end)
        if opened is not None:
            cuts.append((opened, low, Piece("«\u00a0", "rule", opened, low, rule="typography.guillemets")))
        if closed is not None:
            cuts.append((high, closed, Piece("\u00a0»", "rule", high, closed, rule="typography.guillemets")))
    text = source.text[start:end]
    for one in insertions(text):
        low, high = start + one.start, start + one.end
        if not any(a <= low < b for a, b in quotes) and not any(a <= low < b for a, b, _ in cuts):
            cuts.append((low, high, Piece(one.new, "rule", low, high, rule=one.rule)))
    pieces: list[Piece] = []
    at = start
    for low, high, piece in sorted(cuts, key=lambda cut: cut[0]):
        if low > at:
            pieces.append(from_source(source, at, low))
        pieces.append(piece)
        at = high
    if at < end:
        pieces.append(from_source(source, at, end))
    return tuple(pieces)
