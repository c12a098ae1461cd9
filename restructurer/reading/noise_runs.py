"""Which lines of a page are noise, when each is weighed with its neighbours: noise comes in runs.

Each line has a worth (:mod:`restructurer.reading.noise_evidence`); passing from the article to noise or
back costs something. The best way through the page with a line as noise, less the best way with it as a line of
the article, is its margin: a max-marginal of a chain of two states (G. D. Forney, « The Viterbi
algorithm », *Proceedings of the IEEE* 61 (1973), 268-278, run both ways). Time is linear in the lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

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
from restructurer.reading.noise_rules import plain
from restructurer.reading.units import Unit
from restructurer.rulebook import Rulebook

_NEVER = -1000.0
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\b(?![./-])")
_LONGEST = 4000  # characters of a paragraph that are looked at
_MOST_LINES = 1500  # more are no page of an article
_SHORTEST_HEADLINE = 4  # words
_LONGEST_HEADLINE = 34
_FULL_HEADLINE = 6
_LONGEST_LABEL = 3
_LONG_ROW = 12
_LONGEST_ROW = 25
_PARAGRAPH = 15
_MOST_OWN = 2.5
_NOISY = 0.5  # worth of a line, wherever it stands
_MOST_QUIET = 2  # lines below a standfirst that may be either, in a row


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
    zones = _zones(lines, known, real, noisy, headline)
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
            if zones[index] == "body" and "no-stop" in line.shapes and _heads(lines, known, real, index):
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


def _zones(
    lines: Sequence[Line | None],
    known: Sequence[bool],
    real: Sequence[bool],
    noisy: Sequence[bool],
    headline: int | None,
) -> tuple[Where | None, ...]:
    """Where each unit stands."""
    places = [index for index, one in enumerate(real) if one]
    first, last = (places[0], places[-1]) if places else (len(lines), len(lines))
    under = first
    if len(places) > 1:
        under = _below_standfirst(lines, known, noisy, first, places[1])
    zones: list[Where | None] = []
    for index in range(len(lines)):
        if index == headline or real[index]:
            zones.append(None)
        elif headline is not None and index < headline:
            zones.append("above")
        elif index < under:
            zones.append("under")
        else:
            zones.append("tail" if index > last else "body")
    return tuple(zones)


def _below_standfirst(
    lines: Sequence[Line | None], known: Sequence[bool], noisy: Sequence[bool], first: int, second: int
) -> int:
    """The index behind a byline, dates and buttons that stand below a standfirst (at ``first``)."""
    under, quiet, found = first, 0, 0
    for index in range(first + 1, second):
        line = lines[index]
        quiet = 0 if noisy[index] else quiet + 1
        if quiet > _MOST_QUIET or (line is not None and not noisy[index] and "sentence" in line.shapes):
            break
        if noisy[index]:
            under, found = index + 1, found + 1 + known[index]
        elif line is not None and found > 1 and under == index and _labels(line):
            under = index + 1
    return under if found > 1 else first


def _labels(line: Line) -> bool:
    """Whether a line may be a place, a genre or a name: two words, or three with capitals; no quote."""
    few = "very-short" in line.shapes or ("named-words" in line.shapes and len(line.text.split()) <= _LONGEST_LABEL)
    return few and not any(mark in line.text for mark in '«"“')


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
    """The first line above the article that says words of it about as often as any other there, else the first of
    some length."""
    titled = next((index for index, unit in enumerate(units) if unit.kind == "title"), None)
    if titled is not None:
        return titled
    likely: list[tuple[int, tuple[bool, ...], int]] = []
    spare: int | None = None
    for index in range(next((at for at, one in enumerate(real) if one), len(units))):
        line = lines[index]
        if line is None or known[index] or ("stopped" in line.shapes and not line.text.endswith(("?", "!", "…"))):
            continue
        words = len(line.text.split())
        if spare is None and own[index] < _MOST_OWN and not worded[index]:
            spare = index
        if not _SHORTEST_HEADLINE <= words <= _LONGEST_HEADLINE or own[index] >= _MOST_OWN:
            continue
        shared = len(set(content(line.tokens)) & inside)
        likely.append((shared, (not led[index], shared > 0, words >= _FULL_HEADLINE), -index))
    if not likely:
        return spare
    most = max(shared for shared, _, _ in likely)
    said = [-at for shared, (alone, *_), at in likely if alone and shared and shared * 4 >= most]
    return said[0] if said else -max((marks, at) for _, marks, at in likely)[1]


def margins(worths: Sequence[float], stay: float) -> list[float]:
    """For each line, the best way through all with it as noise, less the best with it as a line of the article.

    ``worths``: what each line adds as noise (nought as article); ``stay``: the cost of a change between two lines.
    """
    ahead = _ways(worths, stay)
    back = _ways(worths[::-1], stay)[::-1]
    return [
        a_noise + b_noise - worth - (a_article + b_article)
        for worth, (a_noise, a_article), (b_noise, b_article) in zip(worths, ahead, back, strict=True)
    ]


def _ways(worths: Sequence[float], stay: float) -> list[tuple[float, float]]:
    """The best ways up to each line that end in noise and in the article."""
    noise = article = 0.0
    found = []
    for index, worth in enumerate(worths):
        if index:
            noise, article = max(noise, article - stay), max(article, noise - stay)
        noise += worth
        found.append((noise, article))
    return found
