"""One step of shortening a title, and what the text and the rules say shorter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from restructurer.writing.parts import Word
from restructurer.writing.title_chunks import Title


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
    ``places``: names of places, in small letters.
    """

    shorts: Sequence[tuple[tuple[str, ...], str, str, float]] = ()
    surnames: Mapping[str, str] = ()  # type: ignore[assignment]
    initials: Mapping[str, str] = ()  # type: ignore[assignment]
    digits: Mapping[str, str] = ()  # type: ignore[assignment]
    people: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


def place_lost(title: Title, tokens: Sequence[int], costs: Mapping[str, float]) -> float:
    """What the last place of a title adds to the cost of what it stands in."""
    syntax = title.syntax
    gone = set(tokens)
    places = [
        t
        for t in range(1, len(syntax))
        if syntax.pos[t] == "PROPN" and syntax.low[t - 1] in ("à", "en", "au", "aux", "de", "d'", "près", "du", "l'")
    ]
    themed = title.colon and any(syntax.pos[t] == "PROPN" for t in range(title.colon))
    lost = any(t in gone for t in places) and not any(t not in gone for t in places) and not themed
    return costs["lost-place"] * lost
