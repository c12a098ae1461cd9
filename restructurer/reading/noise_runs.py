"""Which lines of a page are noise, when each is weighed with its neighbours: noise comes in runs.

Each line has a worth (:mod:`restructurer.reading.noise_evidence`); the best way through the page with a line as noise,
less the best way with it as a line of the article, is its margin (:mod:`restructurer.reading.noise_margins`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from restructurer.reading.noise_evidence import EvidenceSettings, Line, Where, evidence_rules
from restructurer.reading.noise_margins import margins
from restructurer.reading.noise_page import read_page
from restructurer.reading.units import Unit
from restructurer.rulebook import Rulebook

_NEVER = -1000.0
_ANSWER = re.compile(r"""[«“"].{1,300}[.!?…] ?[»”"](?: ?\([^()]{1,30}\))?""")
_MOST_LINES = 1500  # more are no page of an article
_SHORTEST_HEADLINE = 4  # words
_LONG_ROW = 12
_LONGEST_ROW = 25
_PARAGRAPH = 15
_FEW = 4  # words in a block that are no sentence of the article, even with a stop


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line is worth as noise, with its neighbours: the ``margin``, whether it is ``sure``, the ``rule`` whose
    evidence weighs most, and whether it stands ``apart``: says no word of the article."""

    margin: float
    sure: bool
    rule: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Weighed:
    """A verdict on each unit that speaks for noise, ``None`` where nothing does or other rules know it already;
    and the index of what may be the headline."""

    verdicts: tuple[Verdict | None, ...]
    headline: int | None


def weigh(
    text: str,
    units: Sequence[Unit],
    *,
    known: Sequence[bool],
    led: Sequence[bool],
    paragraphs: Sequence[bool],
    rulebook: Rulebook,
) -> Weighed:
    """Weighs the units of a page.

    ``known``: whether a rule of lines takes a unit; ``led``: whether it goes with one that such a rule takes (the
    headline never does); ``paragraphs``: whether it reads as running text.
    """
    if len(units) > _MOST_LINES:
        return Weighed((None,) * len(units), None)
    rules = evidence_rules(rulebook)
    page = read_page(text, units, known=known, led=led, paragraphs=paragraphs, rules=rules)
    settings = rules.settings
    shown = [
        [] if line is None or page.known[index] else rules.shown(line, page.zones[index])
        for index, line in enumerate(page.lines)
    ]
    worths = [
        settings.known if page.known[index]
        else _NEVER if page.lines[index] is None or page.real[index]
        else settings.base + rules.worth(shown[index])
        for index in range(len(units))
    ]  # fmt: skip
    stays = [settings.stay_glued if glued else settings.stay for glued in page.glued]
    weights = [round(margin, 3) for margin in margins(worths, stays)]
    worded = [settings.known if page.known[index] else rules.worded(numbers) for index, numbers in enumerate(shown)]
    spoken = [
        settings.told if line is not None and "rival" in line.shapes else words
        for line, words in zip(page.lines, worded, strict=True)
    ]
    anchored = _anchored(weights, spoken, settings.told)
    found: list[Verdict | None] = []
    for index, (line, margin) in enumerate(zip(page.lines, weights, strict=True)):
        if line is None or page.known[index] or not anchored[index]:
            found.append(None)
            continue
        best = max(shown[index], key=lambda number: (rules.rules[number].weight, -number))
        zone = page.zones[index]
        sure = (
            margin >= (settings.sure_body if zone == "body" else settings.sure)
            and index != page.headline
            and worded[index] >= _needed(line, zone, settings)
        )
        apart = not line.shapes.isdisjoint(("strange", "wordless"))
        found.append(Verdict(margin, sure, rules.rules[best].id, apart))
    return Weighed(tuple(found), page.headline)


def _anchored(margins: Sequence[float], worded: Sequence[float], told: float) -> list[bool]:
    """Whether each line stands in a run of noise in which the words of one line at least speak for it."""
    found: list[bool] = []
    for noisy, run in groupby(range(len(margins)), key=lambda index: margins[index] > 0):
        places = list(run)
        found.extend([noisy and any(worded[index] >= told for index in places)] * len(places))
    return found


def _needed(line: Line, zone: Where | None, settings: EvidenceSettings) -> float:
    """What the words of a line must be worth so that it goes: no place makes noise of a sentence, nor (over the
    article and inside it) of some words in a row that have a verb or that the article says too."""
    words = len(line.text.split())
    readers = "after-comments" in line.shapes
    if words >= (_PARAGRAPH if "stopped" in line.shapes else _LONGEST_ROW):
        return settings.told if readers else settings.told_paragraph
    if readers:
        return 0.0
    block = "block" in line.shapes and not line.shapes.isdisjoint(("strange", "wordless"))
    if not line.shapes.isdisjoint(("led", "rival")) or (block and (words <= _FEW or "stopped" not in line.shapes)):
        return 0.0
    if _ANSWER.fullmatch(line.text):
        return settings.told_paragraph  # what somebody answers, with its stop: « “Un peu.” (Rires) »
    if "heads-paragraph" in line.shapes:
        return settings.told_crosshead
    if not line.shapes.isdisjoint(("stopped", "signed", "long")) or (zone != "tail" and words >= _LONG_ROW):
        return settings.told_sentence
    if zone != "tail" and words >= _SHORTEST_HEADLINE and not {"strange", "no-verb"} <= line.shapes:
        return settings.told
    return settings.told_body if zone == "body" else 0.0
