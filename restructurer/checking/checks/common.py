"""What several checks need: faults at a field or a block, French numbers, rounding as Yoast rounds."""

from __future__ import annotations

import math

from restructurer.checking.measures import Measures
from restructurer.checking.page import Block
from restructurer.checking.values import Fault

NBSP = "\u00a0"


def at_field(measures: Measures, name: str, message: str, mend: str) -> Fault:
    """A fault at a field of the page, at the top of the file where the field is missing."""
    field = measures.page.fields.get(name)
    return Fault(field.start if field else 0, field.value if field else "", message, mend)


def at_block(measures: Measures, block: Block, words: str, message: str, mend: str, *, at: int = 0) -> Fault:
    """A fault at words of a block, ``at`` their offset in its text."""
    return Fault(measures.page.find(words, block, at=at), words, message, mend)


def percent(part: int, whole: int) -> float:
    """A share in percent with one decimal, halves up, 0 of nothing."""
    if not whole:
        return 0.0
    return math.floor(part / whole * 1000 + 0.5) / 10


def french(number: float) -> str:
    """A number as French prints it: a comma, no useless zero."""
    return f"{number:.1f}".removesuffix(".0").replace(".", ",")


def short(text: str, size: int = 60) -> str:
    """Words cut to a length for a message, whole words, with « … »."""
    text = " ".join(text.split())
    return text if len(text) <= size else text[:size].rsplit(" ", 1)[0] + "…"


def plural(count: int, word: str) -> str:
    """« 1 mot », « 2 mots »."""
    return f"{count}{NBSP}{word}{'s' if count > 1 else ''}"
