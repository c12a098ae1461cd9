"""Stretches of a clause: what is kept of them, whether they hold its spine, the commas around them."""

from __future__ import annotations

from functools import lru_cache

from restructurer.writing.clauses import Clause, finite
from restructurer.writing.syntax import Syntax


def kept_in(clause: Clause, tokens: range) -> tuple[int, ...]:
    """The tokens of a stretch that the clause still holds."""
    kept = clause.selection.kept
    if kept and kept[-1] - kept[0] == len(kept) - 1:  # nothing is left out of it yet
        return tuple(range(max(tokens.start, kept[0]), min(tokens.stop, kept[-1] + 1)))
    inside = inside_of(clause)
    return tuple([token for token in tokens if token in inside])


def inside_of(clause: Clause) -> frozenset[int]:
    """The tokens of a clause as a set."""
    return _inside(clause.selection.kept)


@lru_cache(maxsize=64)
def _inside(kept: tuple[int, ...]) -> frozenset[int]:
    return frozenset(kept)


def holds_spine(syntax: Syntax, clause: Clause, token: int) -> bool:
    """Whether a subtree holds the predicate, its finite verb or its subject."""
    low, high = syntax.left[token], syntax.right[token]
    if low <= clause.head <= high or low <= clause.subject <= high:
        return True
    verb = finite(syntax, clause.head)
    return verb is not None and low <= verb <= high


def comma_before(syntax: Syntax, token: int, first: int) -> bool:
    """Whether a comma or dash stands right before a token (not before ``first``)."""
    mark = syntax.text[token - 1] if token > first else ""
    return mark in (",", "–", "—") or (mark == "-" and token > 1 and syntax.blank[token - 2])


def comma_after(syntax: Syntax, clause: Clause, token: int) -> bool:
    """Whether a stretch that ends at ``token`` is closed: by a mark, or by the end of the clause."""
    return (
        token + 1 >= len(syntax)
        or token >= clause.selection.kept[-1]
        or syntax.text[token + 1] in (",", ".", ";", ":", "–", "—")
    )
