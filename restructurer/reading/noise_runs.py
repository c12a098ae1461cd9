"""Which lines of a page are noise, when each is weighed with its neighbours: noise comes in runs.

Each line has a worth (:mod:`restructurer.reading.noise_evidence`); the best way through the page with a line as noise,
less the best way with it as a line of the article, is its margin (:mod:`restructurer.reading.noise_margins`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from restructurer.reading.headline import Head, headline_among
from restructurer.reading.noise_evidence import (
    EvidenceRules,
    EvidenceSettings,
    Line,
    Where,
    content,
    evidence_rules,
    read_line,
    tokens_of,
)
from restructurer.reading.noise_margins import margins
from restructurer.reading.noise_rules import plain
from restructurer.reading.noise_zones import zones_of
from restructurer.reading.units import Unit
from restructurer.rulebook import Rulebook

_NEVER = -1000.0
_ANSWER = re.compile(r"""[«“"].{1,300}[.!?…] ?[»”"](?: ?\([^()]{1,30}\))?""")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\b(?![./-])")
_LONGEST = 4000  # characters of a paragraph that are looked at
_MOST_LINES = 1500  # more are no page of an article
_SHORTEST_HEADLINE = 4  # words
_LONG_ROW = 12
_LONGEST_ROW = 25
_PARAGRAPH = 15
_SHORTEST_LAST = 8  # words of a sentence that a crosshead may head at the foot
_MOST_OWN = 2.5
_NOISY = 0.5  # worth of a line, wherever it stands


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line is worth as noise, with its neighbours: the ``margin``, whether it is ``sure``, and the ``rule``
    whose evidence weighs most."""

    margin: float
    sure: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is weighed. ``known``: noise that rules of lines took, with what it leads; ``real``: paragraphs of
    the article; ``headline``: the index of what may be the headline."""

    lines: tuple[Line | None, ...]
    zones: tuple[Where | None, ...]
    known: tuple[bool, ...]
    real: tuple[bool, ...]
    headline: int | None


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
    weights = [round(margin, 3) for margin in margins(worths, settings.stay)]
    worded = [settings.known if page.known[index] else rules.worded(numbers) for index, numbers in enumerate(shown)]
    anchored = _anchored(weights, worded, settings.told)
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
        found.append(Verdict(margin, sure, rules.rules[best].id))
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
    if words >= (_PARAGRAPH if "stopped" in line.shapes else _LONGEST_ROW):
        return settings.told_paragraph
    if "after-comments" in line.shapes:
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


def read_page(
    text: str,
    units: Sequence[Unit],
    *,
    known: Sequence[bool],
    led: Sequence[bool],
    paragraphs: Sequence[bool],
    rules: EvidenceRules,
) -> Page:
    """The lines of a page with all that is to be seen of them, and where each stands."""
    longest = rules.settings.longest
    lines: list[Line | None] = [
        read_line(text[unit.start : unit.end], rules)
        if unit.end - unit.start <= longest and unit.kind != "title"
        else None
        for unit in units
    ]
    shown = [[] if line is None else rules.shown(line, None) for line in lines]
    own = [rules.settings.base + rules.worth(numbers) for numbers in shown]
    worded = [rules.worded(numbers) for numbers in shown]
    real = [
        paragraph and not taken and worth < rules.settings.own
        for paragraph, taken, worth in zip(paragraphs, known, worded, strict=True)
    ]
    inside = {
        word
        for index, unit in enumerate(units)
        if real[index] or _says(lines[index], known[index], own[index])
        for word in content(_tokens(lines[index], text, unit))
    }
    headline = _headline(units, lines, known, led, own, worded, inside, real)
    known = [
        taken or (with_it and index != headline) for index, (taken, with_it) in enumerate(zip(known, led, strict=True))
    ]
    real = [one and not taken for one, taken in zip(real, known, strict=True)]
    noisy = [
        taken or worth >= _NOISY or words >= rules.settings.told
        for taken, worth, words in zip(known, own, worded, strict=True)
    ]
    zones = zones_of(lines, known, real, noisy, headline)
    listed = _listed(lines, known)
    talk = _first_comment(lines, zones, rules)
    for index, line in enumerate(lines):
        if line is not None:
            extra = {"item", "crosshead"} & {units[index].kind}
            about = content(line.tokens)
            if about and inside.isdisjoint(about):
                extra.add("strange")
            if index == headline:
                extra.add("headline")
            if len(line.told) > 1:
                extra.add("told-twice")
            if index > talk:
                extra.add("after-comments")
            if index in listed:
                extra.add("listed")
            if "no-stop" in line.shapes and (
                (zones[index] == "body" and _heads(lines, known, real, index))
                or (zones[index] == "tail" and index < talk and _heads_sentence(lines, known, worded, index))
            ):
                extra.add("heads-paragraph")
            lines[index] = replace(line, shapes=line.shapes | extra)
    return Page(tuple(lines), zones, tuple(known), tuple(real), headline)


def _tokens(line: Line | None, text: str, unit: Unit) -> tuple[str, ...]:
    return (
        line.tokens if line is not None else tokens_of(plain(text[unit.start : min(unit.end, unit.start + _LONGEST)]))
    )


def _first_comment(lines: Sequence[Line | None], zones: Sequence[Where | None], rules: EvidenceRules) -> int:
    """The index of the line at the foot that opens readers' comments; past the end where none does."""
    opening = {number for number, rule in enumerate(rules.rules) if rule.id in rules.settings.comments}
    for index, line in enumerate(lines):
        if zones[index] == "tail" and line is not None and not opening.isdisjoint(line.told):
            return index
    return len(lines)


def _listed(lines: Sequence[Line | None], known: Sequence[bool]) -> set[int]:
    """The lines of lists (two or more in a row open with a year, or with a dash), and what stands right above one."""
    opens = [
        "" if line is None or taken else "-" if "dialogue" in line.shapes else "1" if _YEAR.match(line.text) else ""
        for line, taken in zip(lines, known, strict=True)
    ]
    found: set[int] = set()
    for index in range(1, len(lines)):
        if opens[index] and opens[index] == opens[index - 1]:
            above = index - 2
            found.update((index - 1, index))
            if above >= 0 and not opens[above] and not known[above]:
                found.add(above)
    return found


def _says(line: Line | None, known: bool, own: float) -> bool:
    """Whether a short line reads as a sentence of the article."""
    return line is not None and not known and "stopped" in line.shapes and own < _NOISY


def _heads(lines: Sequence[Line | None], known: Sequence[bool], real: Sequence[bool], index: int) -> bool:
    """Whether a line stands over a paragraph."""
    below = index + 1
    if below >= len(lines) or known[below]:
        return False
    line = lines[below]
    return real[below] or line is None or "stopped" in line.shapes


def _heads_sentence(lines: Sequence[Line | None], known: Sequence[bool], worded: Sequence[float], index: int) -> bool:
    """Whether a line stands over a short last paragraph: a sentence none of whose words speaks for noise."""
    below = index + 1
    line = lines[below] if below < len(lines) else None
    if line is None or known[below] or worded[below]:
        return False
    return "stopped" in line.shapes and len(line.text.split()) >= _SHORTEST_LAST


def _headline(
    units: Sequence[Unit],
    lines: Sequence[Line | None],
    known: Sequence[bool],
    led: Sequence[bool],
    own: Sequence[float],
    worded: Sequence[float],
    inside: set[str],
    real: Sequence[bool],
) -> int | None:
    """The title that the format names, else what reads as the headline above the first paragraph."""
    titled = next((index for index, unit in enumerate(units) if unit.kind == "title"), None)
    if titled is not None:
        return titled
    first = next((at for at, one in enumerate(real) if one), len(units))
    heads = [
        None
        if line is None or known[index]
        else Head(
            line.text,
            frozenset(content(line.tokens)),
            "stopped" in line.shapes,
            led=led[index],
            unlikely=own[index] >= _MOST_OWN,
            told=worded[index] != 0,
        )
        for index, line in enumerate(lines[:first])
    ]
    return headline_among(heads, inside)
