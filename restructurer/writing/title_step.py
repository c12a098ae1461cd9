"""One step of shortening a title, and what the text and the rules say shorter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from restructurer.writing.drafts import Draft
from restructurer.writing.parts import Word
from restructurer.writing.title_reading import Title

# The steps by which a quotation loses its end, or its start.
QUOTE_TAIL, QUOTE_HEAD = "quote-tail", "quote-head"


@dataclass(frozen=True, slots=True)
class Step:
    """Tokens to leave out (or to write anew) and what that costs."""

    name: str
    tokens: tuple[int, ...]
    cost: float
    word: Word | None = None


@dataclass(frozen=True)
class Shorter:
    """What the text and the rules say shorter.

    ``shorts``: (words, shorter words, rule, cost); ``surnames``: full names of the text, and the
    short name that it uses alone; ``initials``: long names, and the initials that stand in the
    text; ``digits``: numbers in letters, and in figures; ``people``: the words of names of persons;
    ``places``: names of places, in small letters; ``bodies``: the words of names of organisations;
    ``roles``: nouns of what persons are.
    """

    shorts: Sequence[tuple[tuple[str, ...], str, str, float]] = ()
    surnames: Mapping[str, str] = ()  # type: ignore[assignment]
    initials: Mapping[str, str] = ()  # type: ignore[assignment]
    digits: Mapping[str, str] = ()  # type: ignore[assignment]
    people: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()


def place_lost(title: Title, tokens: Sequence[int], costs: Mapping[str, float]) -> float:
    """What the last place of a title adds to the cost of what it stands in."""
    gone = set(tokens)
    lost = title.placed and not title.placed.isdisjoint(gone) and title.placed <= gone
    return costs["lost-place"] * bool(lost)


def unplaced(title: Title, draft: Draft, costs: Mapping[str, float]) -> float:
    """What it costs that a title has lost every place of the given one, whatever the steps that took them."""
    if not title.placed:
        return 0.0
    shown = {*draft.tokens, *(t for w in draft.words if w.first is not None for t in range(w.first, w.stop or 0))}
    return costs["lost-place"] * title.placed.isdisjoint(shown)
