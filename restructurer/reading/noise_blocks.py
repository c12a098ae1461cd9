"""What stands in one piece: a block of links over the headline, the trail of a page, a row of headlines at its foot."""

from __future__ import annotations

import re
from collections.abc import Sequence

from restructurer.reading.noise_companions import Hit
from restructurer.reading.noise_rules import NoiseSettings, Zone, is_paragraph, plain
from restructurer.reading.units import Unit

_FEWEST = 5  # lines of a block of links
_SHORTEST = 4  # words of a headline
_STEP = 3  # words of a step of a trail
_HOME = ("accueil", "vous êtes ici", "home", "fil d'ariane", "page d'accueil")
_HEAD_LINES = 6  # in which a trail starts
_STOPS = ".…;:,"
_STEP_STOPS = '.!?…:;,»"”'
_ROW = 3  # headlines below the last paragraph that need no label
_OVERLINE = re.compile(r"(?:\S+ ){0,3}\S+[.!?…] ")  # « Météo. Le froid arrive »
_HEADLINE_MARK = re.compile(r"[:?!«\"“]|\. ")  # one of them at least has one: names in a row may be laureates
_INNER_STOP = re.compile(r"[.!?…] ")
# A list of the article, results, prices, hours: no headline.
_LISTED = re.compile(r"[^\w«\"“'’(]|\d{1,2}[.)°-]|.*(?:\d ?[-–] ?\d|: ?\d|@|www\.|\d (?:francs|euros|€|CHF)$)")
_FRAME = ("noise.byline", "noise.date", "noise.credit", "noise.signature")


def mark_blocks(
    text: str, units: Sequence[Unit], hits: Sequence[Hit | None], zones: list[Zone], settings: NoiseSettings
) -> None:
    """Sets the zone of the lines of a block of links to ``top`` and of the steps of a trail to ``trail``."""
    for index in range(_links(text, units, hits, settings)):
        zones[index] = "top"
    for index in _steps(text, units, zones):
        zones[index] = "trail"


def _links(text: str, units: Sequence[Unit], hits: Sequence[Hit | None], settings: NoiseSettings) -> int:
    """How many lines at the top are links: line under line, no byline or date, a blank line, then a headline."""
    last = 0
    while last + 1 < len(units) and text.count("\n", units[last].end, units[last + 1].start) == 1:
        last += 1
    if last + 1 < _FEWEST or last + 2 >= len(units):
        return 0
    if any(not _link(text, unit, hit, settings) for unit, hit in zip(units[: last + 1], hits, strict=False)):
        return 0
    return last + 1 if _headline(text, units[last + 1], settings) else 0


def _link(text: str, unit: Unit, hit: Hit | None, settings: NoiseSettings) -> bool:
    if hit is not None and hit.sure:
        return not hit.rule.id.startswith(_FRAME)
    return unit.kind != "title" and _headline(text, unit, settings)


def _headline(text: str, unit: Unit, settings: NoiseSettings) -> bool:
    """Whether a line may be a headline: of some words, without a stop."""
    line = text[unit.start : unit.end]
    words = len(line.split())
    return _SHORTEST <= words <= settings.headline_words and line[-1] not in _STOPS and not is_paragraph(line, settings)


def link_rows(
    text: str, units: Sequence[Unit], gone: Sequence[bool], zones: Sequence[Zone], settings: NoiseSettings
) -> list[int]:
    """The indexes of headlines in a row, below the last paragraph, that no rule knows: between noise and noise (or the
    end of the text), or three or more that end the text; a list of the article is none.

    ``gone``: the lines that are noise.
    """
    heading = [
        zone == "tail" and not out and _row(text, unit, settings)
        for unit, out, zone in zip(units, gone, zones, strict=True)
    ]
    found: list[int] = []
    last = 0
    while last < len(units):
        first = last
        while last < len(units) and (
            heading[last] or (zones[last] == "tail" and not gone[last] and _step(text, units[last]))
        ):
            last += 1
        row = range(first, last)
        last += not row
        heads = [at for at in row if heading[at]]
        if not heads or first == 0:
            continue
        closed = last == len(units) or gone[last]
        above = gone[row.start - 1]
        label = text[units[row.start - 1].end - 1] == ":" and not above
        many = len(row) > 1 or all(gone[max(0, row.start - _ROW) : row.start])  # where the text ends
        beyond = last
        while beyond < len(units) and gone[beyond] and _row(text, units[beyond], settings):
            beyond += 1
        many_heads = [*heads, *range(last, beyond)]  # tags may stand among them
        told = any(_HEADLINE_MARK.search(text, units[at].start, units[at].end) for at in many_heads)
        untold = told and len(many_heads) >= _ROW
        between = above and len(heads) == len(row) and (last < len(units) or many)
        if closed and not label and (between or untold):
            found.extend(row)
    return found


def _row(text: str, unit: Unit, settings: NoiseSettings) -> bool:
    """Whether a line may be the headline of another article, an overline with its stop before it."""
    line = text[unit.start : unit.end]
    overline = _OVERLINE.match(line)
    if unit.kind == "item" or _LISTED.match(line) or _INNER_STOP.search(line, overline.end() if overline else 0):
        return False
    return _headline(text, unit, settings) and line[-1] not in ")]"


def _steps(text: str, units: Sequence[Unit], zones: Sequence[Zone]) -> range:
    """The steps below « Accueil », over a headline: one to three words each."""
    for index in range(min(_HEAD_LINES, len(units))):
        if zones[index] == "head" and plain(text[units[index].start : units[index].end]).lower() in _HOME:
            first = last = index + 1
            while last < len(units) and zones[last] == "head" and _step(text, units[last]):
                last += 1
            line = text[units[last].start : units[last].end] if last < len(units) else ""
            if last > first and zones[last] == "head" and len(line.split()) >= _SHORTEST:
                return range(first, last)
    return range(0)


def _step(text: str, unit: Unit) -> bool:
    line = text[unit.start : unit.end]
    return unit.kind != "title" and len(line.split()) <= _STEP and line[-1] not in _STEP_STOPS
