"""Takes out what surrounds an article: credits, signatures, related links, buttons, embeds.

Each rule of ``rules/noise.toml`` is aimed at whole units (``line``), or at the end or the start of
a paragraph. A rule that is not sure (``sure = false``) leaves the unit and records a doubt. On the lines that no rule
knows, evidence is added up (:mod:`restructurer.reading.noise_runs`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from restructurer.article import Doubt, Removal
from restructurer.patterns import LONGEST_LINE
from restructurer.reading.noise_blocks import link_rows, mark_blocks
from restructurer.reading.noise_comments import first_comment
from restructurer.reading.noise_companions import Hit, companions
from restructurer.reading.noise_rules import (
    NoisePattern,
    NoiseRules,
    NoiseSettings,
    Zone,
    arrowed,
    bare,
    is_paragraph,
    match_edge,
    matches_line,
    noise_rules,
)
from restructurer.reading.noise_runs import weigh
from restructurer.reading.units import Sifted, Unit, trimmed
from restructurer.rulebook import Rulebook

LINKS = "layout.links"
_MOST_CUTS = 4
SHORTEST_TITLE = 4  # words
_SENTENCE_ENDS = ".!?…:;,"
_FEW = 3  # words under the headline that are no headline themselves
_CAPTION_WORDS = 12  # a longer line without a stop may be a standfirst


class _Line:
    """A line as the rules read it; it is tried where it may stand and again where it stands."""

    def __init__(self, text: str, rules: NoiseRules) -> None:
        self._text, self._rules = text, rules

    @cached_property
    def readings(self) -> list[tuple[str, list[NoisePattern]]]:
        """What to match, each with the rules worth trying on it."""
        if not self._text or len(self._text) > self._rules.longest:
            return []
        return [(words, self._rules.candidates(words)) for words in (bare(self._text), arrowed(self._text)) if words]


@dataclass(frozen=True, slots=True)
class _Finding:
    rule: str
    sure: bool
    apart: bool = False


def take_noise(text: str, units: tuple[Unit, ...], *, rulebook: Rulebook) -> Sifted:
    """The units of the article, what was taken out and by which rule, and the doubts."""
    rules = noise_rules(rulebook)
    lines = [text[unit.start : unit.end] if unit.end - unit.start <= LONGEST_LINE else "" for unit in units]
    open_to_rules = [
        _Line(line if unit.kind != "title" else "", rules) for line, unit in zip(lines, units, strict=True)
    ]
    anywhere = [_first(_suspects(line, None)) for line in open_to_rules]
    running = [is_paragraph(text[unit.start : unit.end], rules.settings) for unit in units]

    def signed(index: int) -> NoisePattern | None:
        return next((one for one in _suspects(open_to_rules[index], "comments")), None)

    talk = first_comment(anywhere, running, lambda index: signed(index) is not None, rules.settings)
    running[talk:] = [False] * (len(units) - talk)
    zones = _zones(text, units, anywhere, running)
    mark_blocks(text, units, anywhere, zones, rules.settings)
    hits: list[Hit | None] = []
    noisy = False
    for line, hit, zone in zip(open_to_rules, anywhere, zones, strict=True):
        if hit is None or not hit.sure:
            hit = _first(_suspects(line, "after" if zone == "tail" and noisy else zone)) or hit
        closes = hit is not None and hit.sure and hit.rule.id.startswith(rules.settings.closing)
        noisy = zone == "tail" and (noisy or closes)
        hits.append(hit)
    between = _sandwiched(open_to_rules, hits, zones)
    if talk < len(units) and (reader := signed(talk)) is not None:
        between[talk:] = [hit if hit and hit.sure else Hit(reader, True) for hit in between[talk:]]
        hits[talk:] = between[talk:]
    findings, headline = _weighed(
        text, units, hits, between, zones, running, rulebook=rulebook, settings=rules.settings
    )
    _close_gaps(lines, open_to_rules, findings, zones, headline, rules.settings)
    sure = [finding is not None and finding.sure for finding in findings]
    for index in link_rows(text, units, sure, zones, rules.settings):
        findings[index] = _Finding(LINKS, True)
    opens, last = _ends(findings, running)
    kept: list[Unit] = []
    removed: list[Removal] = []
    doubts: list[Doubt] = []
    title: Unit | None = None
    for index, (unit, finding) in enumerate(zip(units, findings, strict=True)):
        if finding is not None and finding.sure:
            removed.append(Removal(unit.start, unit.end, finding.rule))
            continue
        left, cut = _trim_edges(text, unit, rules, head=index <= opens, tail=index >= last)
        if finding is not None:
            doubts.append(Doubt(left.start, left.end, finding.rule))
        removed.extend(cut)
        kept.append(left)
        title = left if index == headline else title
    return Sifted(tuple(kept), tuple(sorted(removed, key=lambda one: one.start)), tuple(doubts), title)


def _close_gaps(
    texts: list[str],
    lines: list[_Line],
    findings: list[_Finding | None],
    zones: list[Zone],
    headline: int | None,
    settings: NoiseSettings,
) -> None:
    """Between two lines that go, one goes that is suspected and has no stop, or that a rule of such places knows."""
    for index in range(1, len(lines) - 1):
        one = findings[index]
        around = (findings[index - 1], findings[index + 1])
        if index == headline or (one is not None and one.sure) or not all(side and side.sure for side in around):
            continue
        most = {"under": _CAPTION_WORDS, "tail": settings.headline_words}.get(zones[index], 0)
        alone = zones[index] == "tail" or (one is not None and one.apart) or len(texts[index].split()) <= _FEW
        if one is not None and alone and _wordy(texts[index], most):
            findings[index] = _Finding(one.rule, True)
        elif one is None or not one.sure:
            hit = _first(_suspects(lines[index], "within"))
            if hit is not None and hit.sure:
                findings[index] = _Finding(hit.rule.id, True)


def _wordy(line: str, most: int) -> bool:
    """Whether a line is one stretch of ``most`` words at most, without a stop."""
    if not line or line[-1] in _SENTENCE_ENDS or len(line.split()) > most:
        return False
    return not any(mark + " " in line for mark in ".!?…")


def _weighed(
    text: str,
    units: tuple[Unit, ...],
    hits: list[Hit | None],
    between: list[Hit | None],
    zones: list[Zone],
    running: list[bool],
    *,
    rulebook: Rulebook,
    settings: NoiseSettings,
) -> tuple[list[_Finding | None], int | None]:
    """What the rules of lines found, with what goes along, and what evidence adds on lines that they do not know; and
    the index of what may be the headline.

    ``between``: the hits, with those of lines that only their neighbours show to be noise.
    """
    along = companions(text, units, between, zones, settings)
    known = [hit is not None and hit.sure for hit in hits]
    weighed = weigh(
        text,
        units,
        known=known,
        led=[hit is not None and hit.sure for hit in along],
        paragraphs=running,
        rulebook=rulebook,
    )
    findings: list[_Finding | None] = []
    for index, (hit, verdict) in enumerate(zip(along, weighed.verdicts, strict=True)):
        if hit is not None and index == weighed.headline and not known[index]:
            hit = hits[index]
        if verdict is not None and (verdict.sure or hit is None):
            findings.append(_Finding(verdict.rule, verdict.sure, verdict.apart))
        else:
            findings.append(None if hit is None else _Finding(hit.rule.id, hit.sure))
    return findings, weighed.headline


def _ends(findings: list[_Finding | None], running: list[bool]) -> tuple[int, int]:
    """The indexes of the second real paragraph (behind a standfirst) and of the last."""
    real = [
        index
        for index, (paragraph, finding) in enumerate(zip(running, findings, strict=True))
        if paragraph and not (finding and finding.sure)
    ]
    return (real[min(1, len(real) - 1)], real[-1]) if real else (len(running), -1)


def _sandwiched(lines: list[_Line], hits: list[Hit | None], zones: list[Zone]) -> list[Hit | None]:
    """The hits, with those of lines that stand right between two lines that are noise for sure."""
    found = list(hits)
    for index in range(1, len(lines) - 1):
        around = (found[index - 1], hits[index + 1])
        if hits[index] is None and all(hit and hit.sure for hit in around):
            outside = zones[index] in ("under", "tail")
            found[index] = _first(_suspects(lines[index], "within")) or (
                _first(_suspects(lines[index], "between")) if outside else None
            )
        elif hits[index] is None and found[index - 1] is not None and _pair(lines, hits, index):
            found[index] = _first(_suspects(lines[index], "within"))
    return found


def _pair(lines: list[_Line], hits: list[Hit | None], index: int) -> bool:
    """Whether a line and the next are two of a kind that only stand between noise, over a third that is noise."""
    beyond = hits[index + 2] if index + 2 < len(hits) else None
    return (
        hits[index + 1] is None and beyond is not None and beyond.sure and bool(_suspects(lines[index + 1], "within"))
    )


def _suspects(line: _Line, zone: Zone | None) -> list[NoisePattern]:
    """The rules aimed at a whole line: those for a zone, or (``None``) those for any place."""
    for words, candidates in line.readings:
        found = [one for one in candidates if _in_zone(one, zone) and matches_line(one, words)]
        if found:
            return found
    return []


def _first(found: list[NoisePattern]) -> Hit | None:
    """The first sure rule, else the first."""
    chosen = next((one for one in found if one.rule.sure), found[0] if found else None)
    return Hit(chosen, chosen.rule.sure) if chosen else None


def _in_zone(one: NoisePattern, zone: Zone | None) -> bool:
    wanted = one.rule.zone
    if zone is None or not wanted:
        return zone is None and not wanted
    return (
        zone in wanted
        or (zone in ("under", "top", "trail") and "head" in wanted)
        or (zone == "after" and "tail" in wanted)
    )


def _zones(text: str, units: tuple[Unit, ...], hits: list[Hit | None], running: list[bool]) -> list[Zone]:
    """Where each unit stands. ``running``: whether it reads as a paragraph."""
    real = [
        index
        for index, (paragraph, hit) in enumerate(zip(running, hits, strict=True))
        if paragraph and not (hit and hit.sure)
    ]
    first, last = (real[0], real[-1]) if real else (len(units), -1)
    zones: list[Zone] = []
    titled = False
    for index, unit in enumerate(units):
        zones.append(("under" if titled else "head") if index < first else "tail" if index > last else "body")
        hit = hits[index]
        if not (hit and hit.sure) and (
            unit.kind == "title" or text.count(" ", unit.start, unit.end) >= SHORTEST_TITLE - 1
        ):
            titled = True
    _widen_head(hits, real, zones)
    return zones


def _widen_head(hits: list[Hit | None], real: list[int], zones: list[Zone]) -> None:
    """Byline and dates may stand below a standfirst: what is above the last of that noise is still the head."""
    if len(real) < 2:
        return
    noisy = [index for index in range(real[0] + 1, real[1]) if (hit := hits[index]) is not None and hit.sure]
    for index in range(real[0] + 1, noisy[-1] if noisy else 0):
        zones[index] = "under"


def _trim_edges(text: str, unit: Unit, rules: NoiseRules, *, head: bool, tail: bool) -> tuple[Unit, list[Removal]]:
    """The unit without the noise glued to its ends; a title that the format names stays as it is."""
    if unit.kind == "title":
        return unit, []
    cut: list[Removal] = []
    reach = rules.settings.reach
    again = True
    candidates = rules.edge_candidates(text[unit.start : unit.end])
    while again and len(cut) < _MOST_CUTS:
        again = False
        for one in candidates:
            zone = one.rule.zone
            if zone and not (tail and "tail" in zone) and not (head and "head" in zone):
                continue
            base = unit.start if one.rule.place == "start" else max(unit.start, unit.end - reach - 10)
            stop = unit.end if one.rule.place == "end" else min(unit.end, unit.start + reach + 10)
            where = match_edge(one, text[base:stop], reach=reach)
            if where is None:
                continue
            start = one.rule.place == "start"
            left = trimmed(text, unit, start=base + where[1]) if start else trimmed(text, unit, end=base + where[0])
            hit = trimmed(text, replace(unit, start=base + where[0], end=base + where[1]))
            if left is not None and hit is not None:
                cut.append(Removal(hit.start, hit.end, one.id))
                unit = left
                again = True
    return unit, cut
