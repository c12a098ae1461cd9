"""Words that look as if they pointed outside a sentence and do not: « ces derniers mois », « sans surprise »."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.expansion.rules import ExpansionSettings
from restructurer.writing.syntax import Syntax


def is_manner(syntax: Syntax, noun: int) -> bool:
    """Whether a noun is part of a set phrase that no pronoun takes up: « sans surprise, elle monte »."""
    return noun > 0 and syntax.pos[noun] == "NOUN" and syntax.low[noun - 1] in ("sans", "en", "par", "avec")


def is_now(syntax: Syntax, words: Sequence[int], settings: ExpansionSettings) -> bool:
    """Whether « ce », « ces » stand before a time counted from today: « cette année », « ces derniers mois »."""
    low = [syntax.low[t] for t in words]
    if low[:1] and low[0] in settings.relative_order:
        low = low[1:]
    return bool(low) and (low[0] in settings.relative_time or (len(words) > len(low) and low[0] in _TIMES))


_TIMES = ("jours", "semaines", "années", "ans", "heures", "saisons", "décennies", "temps")
