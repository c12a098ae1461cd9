"""Takes out what surrounds an article: credits, signatures, related links, buttons, embeds.

Each rule of ``rules/noise.toml`` is aimed at whole units (``line``), or at the end or the start of
a paragraph. A rule that is not sure (``sure = false``) leaves the unit and records a doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from pydantic import field_validator

from restructurer.article import Doubt, Removal
from restructurer.patterns import LONGEST_LINE, compile_bounded
from restructurer.reading.units import Sifted, Unit, trimmed
from restructurer.rulebook import Rule, Rulebook, Settings

Place = Literal["line", "end", "start"]
Zone = Literal["head", "body", "tail"]


class NoiseRule(Rule):
    """One kind of noise.

    ``place``: ``line`` (the pattern matches the whole unit), ``end`` (what follows the last
    sentence of a paragraph) or ``start``. ``zone``: before the first paragraph of some length,
    after the last, or between. ``longest``: no unit with more characters is taken.
    ``takes``: what goes with it: the unit ``above`` (the text of an embed), the ``next`` unit when
    it reads as a headline, or the ``rest``, every headline that follows.
    """

    pattern: str
    place: Place = "line"
    zone: tuple[Zone, ...] = ("head", "body", "tail")
    longest: int = 200
    sure: bool = True
    takes: Literal["above", "next", "rest"] | None = None
    capitals: bool = False

    @field_validator("pattern")
    @classmethod
    def _bounded(cls, pattern: str) -> str:
        compile_bounded(pattern, ignore_case=True)
        return pattern

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern; capitals count only where the rule says so."""
        return compile_bounded(self.pattern, ignore_case=not self.capitals)


class NoiseSettings(Settings):
    """``paragraph_words``: from how many words on a unit with a final stop is a real paragraph;
    ``reach``: how many characters at a paragraph's ends are searched."""

    paragraph_words: int
    reach: int
    headline_words: int
    headline_letters: int


# Same-length stand-ins, so that patterns are written with plain characters.
_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\n": " ",
        "\t": " ",
        "\r": " ",
        "\u200b": " ",
        "\ufeff": " ",
    }
)
_STOP = re.compile(r"[.!?…][\"»”)\]\s\u00a0]{0,4}$")
_EMBEDDED = re.compile(r"https?://|pic\.twitter|t\.co/|(?:^|\s)[#@]\w", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """Where a rule matched a stretch of text."""

    start: int
    end: int
    rule: NoiseRule


def match_line(rule: NoiseRule, line: str) -> bool:
    """Whether a ``line`` rule is aimed at this whole unit, its zone aside."""
    return (
        len(line) <= min(rule.longest, LONGEST_LINE)
        and rule.compiled.fullmatch(line.translate(_PLAIN).strip()) is not None
    )


def match_edge(rule: NoiseRule, paragraph: str, *, reach: int) -> tuple[int, int] | None:
    """The stretch at the end (or start) of a paragraph that an ``end`` (``start``) rule is aimed at.

    At the end it must follow a finished sentence; at the start something must be left after it.
    """
    text = paragraph.translate(_PLAIN)
    if rule.place == "start":
        found = rule.compiled.match(text[:reach])
        return (0, found.end()) if found and found.end() > 0 and text[found.end() :].strip() else None
    low = max(0, len(text) - reach)
    for match in rule.compiled.finditer(text, low):
        if (
            text[match.end() :].strip() == ""
            and match.end() > match.start()
            and _STOP.search(text[max(0, match.start() - 6) : match.start()])
        ):
            return match.start(), len(text)
    return None


@lru_cache(maxsize=8)
def _quick(patterns: tuple[str, ...], capitals: bool) -> re.Pattern[str]:
    """One pattern that tells whether any of several would match: one call in place of hundreds."""
    return re.compile("|".join(f"(?:{one})" for one in patterns), 0 if capitals else re.IGNORECASE)


class _Sieve:
    """The rules of one place, with their quick test."""

    def __init__(self, rules: tuple[NoiseRule, ...]) -> None:
        self.groups = tuple(
            (group, _quick(tuple(rule.pattern for rule in group), capitals))
            for capitals in (False, True)
            if (group := tuple(rule for rule in rules if rule.capitals is capitals))
        )

    def first(self, line: str, zone: Zone | None) -> NoiseRule | None:
        """The first sure rule (else the first unsure one) for a whole unit."""
        text = line.translate(_PLAIN).strip()
        doubtful: NoiseRule | None = None
        for group, quick in self.groups:
            if quick.fullmatch(text) is None:
                continue
            for rule in group:
                if len(rule.zone) < 3 and (zone is None or zone not in rule.zone):
                    continue
                if len(text) <= rule.longest and rule.compiled.fullmatch(text):
                    if rule.sure:
                        return rule
                    doubtful = doubtful or rule
        return doubtful


def take_noise(text: str, units: tuple[Unit, ...], *, rulebook: Rulebook) -> Sifted:
    """The units of the article, what was taken out and by which rule, and the doubts."""
    rules = rulebook.rules("noise", NoiseRule)
    settings = rulebook.settings("noise", NoiseSettings)
    sieve = _Sieve(tuple(rule for rule in rules if rule.place == "line"))
    edges = tuple(rule for rule in rules if rule.place != "line")
    lines = [text[unit.start : unit.end] if unit.end - unit.start <= LONGEST_LINE else "" for unit in units]
    hits: list[NoiseRule | None] = [
        sieve.first(line, None) if line and unit.kind != "title" else None
        for line, unit in zip(lines, units, strict=True)
    ]
    zones = _zones(text, units, hits, settings)
    for index, line in enumerate(lines):
        hit = hits[index]
        if line and (hit is None or not hit.sure) and units[index].kind != "title":
            hits[index] = sieve.first(line, zones[index])
    hits = _companions(text, units, hits, settings)
    kept: list[Unit] = []
    removed: list[Removal] = []
    doubts: list[Doubt] = []
    for unit, hit in zip(units, hits, strict=True):
        if hit is not None and hit.sure:
            removed.append(Removal(unit.start, unit.end, hit.id))
            continue
        if hit is not None:
            doubts.append(Doubt(unit.start, unit.end, hit.id))
        left, cut = _trim_edges(text, unit, edges, settings) if unit.kind != "title" else (unit, [])
        removed.extend(cut)
        kept.append(left)
    return Sifted(tuple(kept), tuple(sorted(removed, key=lambda one: one.start)), tuple(doubts))


def _zones(text: str, units: tuple[Unit, ...], hits: list[NoiseRule | None], settings: NoiseSettings) -> list[Zone]:
    """Where each unit stands: before the first real paragraph, after the last, or between (or one itself)."""
    real = [
        index
        for index, unit in enumerate(units)
        if not (hits[index] and getattr(hits[index], "sure", False))
        and is_paragraph(text[unit.start : unit.end], settings)
    ]
    first, last = (real[0], real[-1]) if real else (len(units), -1)
    return ["head" if index < first else "tail" if index > last else "body" for index in range(len(units))]


def is_paragraph(line: str, settings: NoiseSettings) -> bool:
    """Whether a unit is certainly running text: enough words and a final stop."""
    return line.count(" ") + 1 >= settings.paragraph_words and _STOP.search(line[-8:]) is not None


def _headline(text: str, unit: Unit, settings: NoiseSettings) -> bool:
    line = text[unit.start : unit.end]
    return (
        unit.kind != "title"
        and len(line) <= settings.headline_letters
        and line.count(" ") < settings.headline_words
        and line[-1] not in ".…:;,"
        and len(line.split()) >= 3
    )


def _companions(
    text: str, units: tuple[Unit, ...], hits: list[NoiseRule | None], settings: NoiseSettings
) -> list[NoiseRule | None]:
    """The hits, with those of the units that go with a rule's own."""
    found = list(hits)
    for index, hit in enumerate(hits):
        if hit is None or not hit.sure or hit.takes is None:
            continue
        if hit.takes == "above":
            above = index - 1
            if above >= 0 and found[above] is None and units[above].kind != "title":
                line = text[units[above].start : units[above].end]
                if len(line) <= LONGEST_LINE:
                    sure = len(line) <= 400 and bool(_EMBEDDED.search(line) or _glued(text, units, above))
                    found[above] = hit if sure else replace_sure(hit)
            continue
        most = 1 if hit.takes == "next" else len(units)
        below = index + 1
        while below < len(units) and most and found[below] is None and _headline(text, units[below], settings):
            heads = (
                below + 1 < len(units)
                and found[below + 1] is None
                and is_paragraph(text[units[below + 1].start : units[below + 1].end], settings)
            )
            if heads and below > index + 1 and units[below].end - units[below].start <= 60:
                break  # it may be the author's crosshead over the paragraph that follows
            found[below] = hit
            below += 1
            most -= 1
    return found


def _glued(text: str, units: tuple[Unit, ...], above: int) -> bool:
    """Whether the unit stands right on the next one while a blank line parts it from the one before."""
    gap = text[units[above].end : units[above + 1].start]
    before = text[units[above - 1].end : units[above].start] if above else ""
    return gap.count("\n") == 1 and before.count("\n") > 1


def replace_sure(rule: NoiseRule) -> NoiseRule:
    """The same rule, as a doubt."""
    return rule.model_copy(update={"sure": False})


def _trim_edges(
    text: str, unit: Unit, rules: tuple[NoiseRule, ...], settings: NoiseSettings
) -> tuple[Unit, list[Removal]]:
    cut: list[Removal] = []
    again = True
    while again and len(cut) < 4:
        again = False
        for rule in rules:
            base = unit.start if rule.place == "start" else max(unit.start, unit.end - settings.reach - 10)
            stop = unit.end if rule.place == "end" else min(unit.end, unit.start + settings.reach + 10)
            where = match_edge(rule, text[base:stop], reach=settings.reach)
            if where is None:
                continue
            left = (
                trimmed(text, unit, start=base + where[1])
                if rule.place == "start"
                else trimmed(text, unit, end=base + where[0])
            )
            if left is None:
                continue
            hit = trimmed(text, replace(unit, start=base + where[0], end=base + where[1]))
            if hit is not None:
                cut.append(Removal(hit.start, hit.end, rule.id))
            unit = left
            again = True
    return unit, cut
