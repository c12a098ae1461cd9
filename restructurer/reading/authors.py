"""Takes out who wrote the article, told in a sentence or two below it: « Jeanne Martin est journaliste depuis 2019. »

Only what opens with a name that a byline of the page gives, speaks of the trade, and stands below all the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from restructurer.article import Removal
from restructurer.reading.noise_rules import NoiseSettings, plain
from restructurer.reading.units import Unit

RULE = "layout.author"
_NAME = re.compile(r"[A-ZÀ-Ý][\w'-]+(?: (?:de |du |van |von |d'|le |la |el |ben )?[A-ZÀ-Ý][\w'-]+){1,3}")
_LONGEST = 600  # characters


def take_authors(
    text: str, units: Sequence[Unit], bylines: Sequence[Removal], settings: NoiseSettings
) -> tuple[tuple[Unit, ...], tuple[Removal, ...]]:
    """The units without what tells of the authors, and what was taken out. ``bylines``: what was taken out before."""
    names = " | ".join(
        plain(text[one.start : one.end]).casefold() for one in bylines if one.rule.startswith(settings.bylines)
    )
    left = list(units)
    taken: list[Removal] = []
    while names and len(left) > 1 and _tells_of(plain(text[left[-1].start : left[-1].end]), names, settings):
        last = left.pop()
        taken.insert(0, Removal(last.start, last.end, RULE))
    return tuple(left), tuple(taken)


def _tells_of(paragraph: str, names: str, settings: NoiseSettings) -> bool:
    if len(paragraph) > _LONGEST:
        return False
    opening = _NAME.match(paragraph)
    if opening is None or not re.search(rf"\b{re.escape(opening.group().casefold())}\b", names):
        return False
    words = re.findall(r"\w+", paragraph[opening.end() :].casefold())
    return any(word.startswith(settings.trade) for word in words)
