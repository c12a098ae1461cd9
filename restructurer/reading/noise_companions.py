"""What goes with a line of noise that a rule knows: the text of an embed, a caption, the headlines below a label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from restructurer.reading.noise_rules import NoisePattern, NoiseSettings, Zone, is_paragraph, plain
from restructurer.reading.units import Unit

_EMBEDDED = re.compile(r"https?://|pic\.twitter|t\.co/|(?:^|\s)[#@]\w", re.IGNORECASE)
_SIGNED = re.compile(r"[.!?»”] ?\([^()]{1,30}\)$")  # a last sentence and its agency
_DATELINE = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý' ’-]{2,30} ?[|–—-] |\([A-ZÀ-Ý][^()]{2,30}\) ")  # no caption opens so
LONGEST_EMBED = 500  # characters of the text of an embed
LONGEST_CAPTION = 220  # characters of a caption without credit
SHORTEST_STANDFIRST = 8  # words
_MOST_TOGETHER = 8  # headlines below one label
_LONG, _LONG_WORDS = 70, 10  # characters and words that no crosshead has
_LONGEST_ALONE = 15  # words of a caption that stands alone with its credit
_STEM = 6  # letters by which two words are one
_STOPS = ".!?…"
_QUOTES = '«»"“”'


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule of noise that a line matches, and whether it is sure."""

    rule: NoisePattern
    sure: bool


def _headline(text: str, unit: Unit, settings: NoiseSettings) -> bool:
    line = text[unit.start : unit.end]
    return (
        unit.kind != "title"
        and len(line) <= settings.headline_letters
        and 3 <= len(line.split()) <= settings.headline_words
        and line[-1] not in ".…:;,"
        and _SIGNED.search(line[-50:]) is None
    )


def companions(
    text: str, units: tuple[Unit, ...], hits: list[Hit | None], zones: Sequence[Zone], settings: NoiseSettings
) -> list[Hit | None]:
    """The hits, with those of the units that go with a rule's own."""
    found = list(hits)
    for index, hit in enumerate(hits):
        if hit is None or not hit.sure:
            continue
        if hit.rule.id.startswith(settings.captions):
            _take_same(text, units, found, index, hit)
        if hit.rule.rule.takes is None:
            if hit.rule.id.startswith(settings.credits):
                _take_caption_above(text, units, found, zones, index, hit)
            continue
        if hit.rule.rule.takes == "above":
            _take_above(text, units, found, index, hit)
        elif hit.rule.rule.takes == "caption":
            _take_caption(text, units, found, zones, index, hit)
        elif hit.rule.rule.takes == "caption-above":
            _take_caption_above(text, units, found, zones, index, hit)
        elif hit.rule.rule.takes == "ticker" and not _ticks(hits, index, hit):
            continue
        else:
            _take_below(text, units, found, index, hit, settings)
    return found


def _ticks(hits: list[Hit | None], index: int, hit: Hit) -> bool:
    """Whether every other line is one that the rule knows: hours between the headlines of a ticker."""
    around = [hits[at] for at in (index - 2, index + 2) if 0 <= at < len(hits)]
    return any(one is not None and one.rule.id == hit.rule.id for one in around)


def _take_above(text: str, units: tuple[Unit, ...], found: list[Hit | None], index: int, hit: Hit) -> None:
    """The text of an embed stands above its signature: sure when it holds a link, or is glued to it."""
    above = index - 1
    if above < 0 or found[above] is not None or units[above].kind in ("title", "crosshead"):
        return
    line = text[units[above].start : units[above].end]
    gap = text.count("\n", units[above].end, units[index].start)
    before = text.count("\n", units[above - 1].end, units[above].start) if above else 0
    glued = gap == 1 and before > 1
    found[above] = Hit(hit.rule, len(line) <= LONGEST_EMBED and (glued or _EMBEDDED.search(line) is not None))


def _take_same(text: str, units: tuple[Unit, ...], found: list[Hit | None], index: int, hit: Hit) -> None:
    """The caption that stands right over itself with its credit."""
    above = index - 1
    if above < 0 or found[above] is not None or units[above].kind == "title":
        return
    line = text[units[above].start : units[above].end]
    if line.count(" ") >= SHORTEST_STANDFIRST - 1 and text.startswith(line, units[index].start):
        found[above] = hit


def _take_caption(
    text: str, units: tuple[Unit, ...], found: list[Hit | None], zones: Sequence[Zone], index: int, hit: Hit
) -> None:
    """The caption right under its credit: parted by a blank line from what follows, or followed by other noise (with a
    stop: only over the first paragraph), or, without a stop, by what is no paragraph that it could head."""
    below = index + 1
    if below + 1 >= len(units) or not _caption(text, units[below], found[below]):
        return
    if _DATELINE.match(text, units[below].start):
        return
    glued = text.count("\n", units[index].end, units[below].start) == 1
    parted = text.count("\n", units[below].end, units[below + 1].start) > 1
    known = found[below + 1]
    followed = known is not None and known.sure
    stopped = text[units[below].end - 1] in _STOPS
    heads = text[units[below + 1].end - 1] in _STOPS and not followed
    sure = (followed and zones[below] == "under") if stopped else not heads
    if (glued and parted) or (sure and _single(text[units[below].start : units[below].end])):
        found[below] = hit


def _take_caption_above(
    text: str, units: tuple[Unit, ...], found: list[Hit | None], zones: Sequence[Zone], index: int, hit: Hit
) -> None:
    """The caption right over its credit, below the byline or the dates: only where a standfirst stands above them."""
    above = index - 1
    if above < 2 or not _caption(text, units[above], found[above]):
        return
    if _alone(text, units, found, index) and _single(text[units[above].start : units[above].end]):
        found[above] = hit
    if zones[above] != "under":
        return
    before = found[above - 1]
    standfirst = any(
        found[at] is None
        and text[units[at].end - 1] in _STOPS
        and text.count(" ", units[at].start, units[at].end) >= SHORTEST_STANDFIRST - 1
        for at in range(1, above)
    )
    if before is not None and before.sure and standfirst and _single(text[units[above].start : units[above].end]):
        found[above] = hit


def _alone(text: str, units: tuple[Unit, ...], found: list[Hit | None], index: int) -> bool:
    """Whether a credit and the short line over it stand together, blank lines around, below a paragraph that a blank
    line parts from the next too."""
    above = index - 1
    if index + 1 >= len(units) or text.count(" ", units[above].start, units[above].end) >= _LONGEST_ALONE:
        return False
    gaps = [text.count("\n", units[at].end, units[at + 1].start) for at in (above - 1, above, index)]
    before = units[above - 1]
    told = found[above - 1] is None and text[before.end - 1] in _STOPS
    return (
        gaps[0] > 1
        and gaps[1] == 1
        and gaps[2] > 1
        and told
        and text.count(" ", before.start, before.end) >= _LONG_WORDS
    )


def _caption(text: str, unit: Unit, known: Hit | None) -> bool:
    """Whether a line may be a caption: short, not known for anything else."""
    return known is None and unit.kind not in ("title", "crosshead") and unit.end - unit.start <= LONGEST_CAPTION


def _single(line: str) -> bool:
    """Whether a line is one sentence at most, without a word that somebody said."""
    return not any(mark in line for mark in _QUOTES) and not any(mark + " " in line for mark in ".!?…")


def _take_below(
    text: str, units: tuple[Unit, ...], found: list[Hit | None], index: int, hit: Hit, settings: NoiseSettings
) -> None:
    """The headlines of other articles stand below their label; the author's next crosshead does too."""
    most = 1 if hit.rule.rule.takes in ("next", "ticker") else len(units)
    first, together = index + 1, 1
    while most == 1 and first < len(units) and _tag(found[first], settings):
        first += 1
    if most == 1:
        together = _lines_together(text, units, first)
        most = max(together, _long_lines(text, units, found, first, settings))
    for below in range(first, min(len(units), first + most)):
        known = found[below]
        if not _headline(text, units[below], settings) or (known is not None and most == 1):
            return
        if known is not None:
            if not known.sure or known.rule.rule.takes is not None:
                return
            continue
        heads = below + 1 < len(units) and is_paragraph(text[units[below + 1].start : units[below + 1].end], settings)
        loose = below >= first + together and units[below].end - units[below].start <= 60
        if heads and loose and not _other(text, units, below):
            return
        found[below] = hit


def _other(text: str, units: tuple[Unit, ...], index: int) -> bool:
    """Whether a line over a paragraph is the headline of another article: in two parts (« Loire : un été sec »), none
    of whose longer words that paragraph or the one behind it says."""
    line = text[units[index].start : units[index].end]
    if " : " not in plain(line):
        return False
    below = text[units[index + 1].start : units[min(index + 2, len(units) - 1)].end].lower()
    return not any(word[:_STEM] in below for word in re.findall(r"\w{5,}", line.lower()))


def _long_lines(
    text: str, units: tuple[Unit, ...], found: list[Hit | None], first: int, settings: NoiseSettings
) -> int:
    """How many headlines in a row stand below a label, those behind the first too long for a crosshead or of another
    article."""
    last = first
    while last + 1 < len(units) and last - first < _MOST_TOGETHER:
        below = units[last + 1]
        line = text[below.start : below.end]
        short = len(line) <= _LONG or len(line.split()) < _LONG_WORDS
        if found[last + 1] is not None or (short and (last + 2 >= len(units) or not _other(text, units, last + 1))):
            break
        if below.kind != "line" or not _headline(text, below, settings) or line[-1] in '»"”?!':
            break
        last += 1
    return last + 1 - first


def _lines_together(text: str, units: tuple[Unit, ...], first: int) -> int:
    """How many lines stand together below a label, no blank line between, where a blank line parts them from the rest.

    A page whose paragraphs stand line under line tells nothing so.
    """
    last = first
    while last + 1 < len(units) and text.count("\n", units[last].end, units[last + 1].start) == 1:
        last += 1
    parted = last + 1 < len(units) and text.count("\n", units[last].end, units[last + 1].start) > 1
    return last + 1 - first if parted and first > 0 and last - first < _MOST_TOGETHER else 1


def _tag(known: Hit | None, settings: NoiseSettings) -> bool:
    """Whether a line of noise may stand between the label of another article and its headline."""
    return known is not None and known.sure and known.rule.id.startswith(settings.tags)
