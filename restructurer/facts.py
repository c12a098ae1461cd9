"""*Repères*: the places and organisations that a text names, each with one sentence that does not go out of date."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """One mention of an entry of ``data/``.

    ``key``: ``"file:entry"``; ``name``: as it is set in bold; ``text``: what follows « Nom : »,
    lower case at the start, no full stop; ``source``: where the fact stands; ``start``/``end``:
    the first place of the text that names it; ``gender``/``plural`` of the name.
    """

    key: str
    name: str
    text: str
    source: str
    kind: str
    start: int
    end: int
    gender: str | None = None
    plural: bool = False


def find_facts(text: str) -> tuple[Fact, ...]:
    """The entries that a text mentions, each once, in the order of their first mention."""
    return ()
