"""Finds the brief (what the writer asks for) in front of the article, and takes it out.

A rule of ``rules/brief.toml`` is one phrase of a request. Phrases of a unit that touch, or that
only filler words and blanks part, make a run; a run is a brief when it is the whole unit, or when
it stands at its start or end and holds at least one ``strong`` phrase.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pydantic import field_validator

from restructurer.article import Brief, Removal
from restructurer.characters import swapped
from restructurer.patterns import LONGEST_LINE, compile_bounded, fold, required
from restructurer.reading.units import Extract, Sifted, Unit, trimmed
from restructurer.rulebook import Rule, Rulebook, Settings


class BriefRule(Rule):
    """One phrase of a request. The group ``value`` of ``pattern``, if any, is what ``sets`` gets."""

    pattern: str
    sets: Literal["words", "subheadings", "keyphrase", "title"] | None = None
    strong: bool = False

    @field_validator("pattern")
    @classmethod
    def _bounded(cls, pattern: str) -> str:
        compile_bounded(pattern, ignore_case=True)
        return pattern


class BriefSettings(Settings):
    """How far from the top a brief may stand, and the words that join two phrases of it."""

    first_units: int
    last_units: int
    fillers: tuple[str, ...]
    fewest_words: int
    most_words: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    start: int
    end: int
    rule: BriefRule
    value: str


_PLAIN = {"’": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " ", "\r": " "}
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


def take_brief(extract: Extract, *, rulebook: Rulebook) -> tuple[Brief, Sifted]:
    """What the brief asks for, and the units without it."""
    rules = rulebook.rules("brief", BriefRule)
    settings = rulebook.settings("brief", BriefSettings)
    units: list[Unit] = []
    removed: list[Removal] = []
    phrases: list[_Phrase] = []
    last = len(extract.units) - settings.last_units
    for index, unit in enumerate(extract.units):
        if unit.end - unit.start > LONGEST_LINE or settings.first_units <= index < last:
            units.append(unit)
            continue
        found = _phrases(extract.text, unit, rules)
        run = _run(extract.text, unit, found, settings)
        if not run or (index >= settings.first_units and (run[0].start, run[-1].end) != (unit.start, unit.end)):
            units.append(unit)
            continue
        phrases.extend(run)
        chief = next((one for one in run if one.rule.strong), run[0])
        removed.append(Removal(run[0].start, run[-1].end, chief.rule.id))
        for left in (trimmed(extract.text, unit, end=run[0].start), trimmed(extract.text, unit, start=run[-1].end)):
            if left is not None:
                units.append(left)
    return _brief(phrases, settings), Sifted(tuple(units), tuple(removed))


def _phrases(text: str, unit: Unit, rules: tuple[BriefRule, ...]) -> list[_Phrase]:
    """The phrases of a unit from left to right, the longest first where several start."""
    line = swapped(text[unit.start : unit.end], _PLAIN)
    folded = fold(line)
    every = []
    for rule in rules:
        needs = required(rule.pattern)
        if needs and not any(map(folded.__contains__, needs)):
            continue
        for match in compile_bounded(rule.pattern, ignore_case=True).finditer(line):
            if match.end() > match.start():
                value = match.groupdict().get("value") or ""
                every.append(_Phrase(unit.start + match.start(), unit.start + match.end(), rule, value.strip(" .")))
    every.sort(key=lambda one: (one.start, -one.end))
    kept: list[_Phrase] = []
    for one in every:
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return kept


def _run(text: str, unit: Unit, found: list[_Phrase], settings: BriefSettings) -> list[_Phrase]:
    """The run that is the brief: over the whole unit, or with a strong phrase at one of its ends."""
    runs: list[list[_Phrase]] = []
    for one in found:
        if runs and _bridged(text[runs[-1][-1].end : one.start], settings):
            runs[-1].append(one)
        else:
            runs.append([one])
    for run in runs:
        opens = _bridged(text[unit.start : run[0].start], settings)
        closes = _bridged(text[run[-1].end : unit.end], settings)
        parted = _starts_anew(text, run[-1].end if opens else run[0].start, unit)
        if (opens and closes) or ((opens or closes) and parted and any(one.rule.strong for one in run)):
            first, last = run[0], run[-1]
            start = unit.start if opens else first.start
            end = unit.end if closes else last.end
            stretched = [_Phrase(start, first.end, first.rule, first.value), *run[1:]]
            return [*stretched[:-1], _Phrase(stretched[-1].start, end, stretched[-1].rule, stretched[-1].value)]
    return []


def _starts_anew(text: str, at: int, unit: Unit) -> bool:
    """Whether something new starts at ``at``: after a mark, or with anything but a small letter."""
    first = next((char for char in text[at : unit.end] if char.isalnum()), "")
    before = text[unit.start : at].rstrip()[-1:]
    return not first.islower() or before in (".", ";", ":", "|", "/", "–", "—", "!", "?")


def _bridged(gap: str, settings: BriefSettings) -> bool:
    words = _WORD.findall(swapped(gap, _PLAIN).lower()) if len(gap) <= 120 else ["too", "far"]
    return len(words) <= 6 and all(word in settings.fillers for word in words)


def _brief(phrases: list[_Phrase], settings: BriefSettings) -> Brief:
    words: int | None = None
    subheadings: bool | None = None
    said: dict[str, str] = {}
    for one in phrases:
        if one.rule.sets == "words" and words is None:
            digits = re.sub(r"\D", "", one.value)
            if digits and settings.fewest_words <= int(digits[:9]) <= settings.most_words:
                words = int(digits[:9])
        elif one.rule.sets == "subheadings":
            subheadings = True
        elif one.rule.sets is not None and one.value:
            said.setdefault(one.rule.sets, one.value)
    return Brief(words=words, subheadings=subheadings, title=said.get("title"), keyphrase=said.get("keyphrase"))
