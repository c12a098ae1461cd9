"""What a pair of facts shows: of the section what both tell together, of the rest what its halves show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from restructurer.writing.candidates import Idea
from restructurer.writing.drafts import Draft
from restructurer.writing.heading_rules import HeadingSettings

# What the line shows as a whole.
_WHOLE = frozenset("coverage distinctive recurs elsewhere place length focus title cost off last_resort".split())


def half_of(idea: Idea, half: Draft) -> Idea:
    """One of the two facts as a candidate of its own."""
    return replace(idea, draft=half)


def together(
    whole: Mapping[str, float], halves: Sequence[Mapping[str, float]], settings: HeadingSettings
) -> dict[str, float]:
    """The amounts of a pair: the mean of what speaks for its halves, the worse of what speaks against either."""
    amounts = dict(whole)
    for name in dict.fromkeys(name for half in halves for name in half if name not in _WHOLE):
        found = [float(half.get(name, 0.0)) for half in halves]
        against = settings.weights.get(name, 0.0) < 0 or settings.grade.get(name, 0.0) < 0
        amounts[name] = max(found) if against else sum(found) / len(found)
    return amounts
