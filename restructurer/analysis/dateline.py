"""The dateline that opens an agency text (« BRUXELLES (AFP) – », « 3 juillet 2012. – »).

It is printed where it stands and is part of no sentence: it feeds no heading and no expansion.
"""

from __future__ import annotations

from typing import Any

from pydantic import field_validator

from restructurer.patterns import compile_bounded
from restructurer.rulebook import Rule, Rulebook

LONGEST = 120


class DatelineRule(Rule):
    """``rules/dateline.toml``: one form of dateline; ``pattern`` is matched at the start of the first paragraph."""

    pattern: str

    @field_validator("pattern")
    @classmethod
    def _bounded(cls, pattern: str) -> str:
        compile_bounded(pattern)
        return pattern


def dateline_end(text: str, start: int, *, rulebook: Rulebook) -> int | None:
    """Where the dateline that opens at ``start`` ends (its dash included), or ``None``."""
    head = text[start : start + LONGEST]
    for rule in rulebook.rules("dateline", DatelineRule):
        match = compile_bounded(rule.pattern).match(head)
        if match is not None:
            return start + len(head[: match.end()].rstrip())
    return None


def run_example(rule: DatelineRule, example: dict[str, Any]) -> str | None:
    """What is wrong with a worked example (``text``, ``dateline``), or ``None``."""
    match = compile_bounded(rule.pattern).match(str(example["text"]))
    got = match.group().rstrip() if match else ""
    return None if got == example["dateline"] else f"gives {got!r}, not {example['dateline']!r}"
