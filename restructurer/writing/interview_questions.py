"""The questions of an interview: paragraphs of their own, without marks around them, each with an answer below."""

from __future__ import annotations

from itertools import pairwise

from restructurer.analysis.findings import Analysis
from restructurer.analysis.interview import asks

_FEWEST = 3
_SHARE = 5  # one paragraph of so many, at least, asks
_VOICES = ("«", "“", '"', "–", "—", "-", "„")


def questions_asked(analysis: Analysis) -> frozenset[int]:
    """The paragraphs (by number) that ask what the next one answers; empty where the text is no interview."""
    source = analysis.source
    rows = [(at, source.slice(one).strip()) for at, one in enumerate(source.paragraphs) if one.kind == "paragraph"]
    asked = {at for at, text in rows if asks(text) and not text.startswith(_VOICES)}
    asked -= {at for (at, _), (below, _) in pairwise(rows) if at in asked and below in asked}
    asked -= {rows[-1][0]} if rows else set()
    enough = len(asked) >= _FEWEST and len(asked) * _SHARE >= len(rows)
    return frozenset(asked) if enough else frozenset()
