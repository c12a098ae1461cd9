"""What editors would give a candidate subheading, 0 to 3, as their grades of some hundreds of others foretell it.

A linear sum: the amounts of a candidate (:mod:`heading_amounts`), its form and its length, each with the weight that
``[settings.grade]`` and the rule have for it. The weights were fitted to editors' grades by ridge regression (Hoerl and
Kennard, « Ridge Regression », Technometrics 12, 1970, pages 55-67) and rounded.
"""

from __future__ import annotations

from collections.abc import Mapping

from restructurer.writing.heading_rules import HeadingRule, HeadingSettings

_ROOM = 44  # characters from which a subheading uses its room
_SHORT = 30


def grade(amounts: Mapping[str, float], rule: HeadingRule, length: int, settings: HeadingSettings) -> float:
    """The grade foretold for a candidate of ``length`` characters, rounded to 4 digits."""
    weights = settings.grade
    total = weights["base"] + rule.grade + weights["room"] * min(length, _ROOM) / _ROOM
    total += weights["short"] * (length < _SHORT)
    return round(total + sum(weight * amounts.get(name, 0.0) for name, weight in weights.items()), 4)
