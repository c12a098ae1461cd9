"""What goes with a line of noise that a rule knows: the text of an embed, a caption, the headlines below a label."""

from __future__ import annotations

import re
from dataclasses import dataclass

from restructurer.reading.noise_rules import NoisePattern, NoiseSettings, is_paragraph
from restructurer.reading.units import Unit

_EMBEDDED = re.compile(r"https?://|pic\.twitter|t\.co/|(?:^|\s)[#@]\w", re.IGNORECASE)
_SIGNED = re.compile(r"[.!?»”] ?\([^()]{1,30}\)$")  # a last sentence and its agency
LONGEST_EMBED = 500  # characters of the text of an embed
LONGEST_CAPTION = 220  # characters of a caption without credit


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


def companions(text: str, units: tuple[Unit, ...], hits: list[Hit | None], settings: NoiseSettings) -> list[Hit | None]:
    """The hits, with those of the units that go with a rule's own."""
    found = list(hits)
    for index, hit in enumerate(hits):
        if hit is None or not hit.sure or hit.rule.rule.takes is None:
            continue
        if hit.rule.rule.takes == "above":
            _take_above(text, units, found, index, hit)
        elif hit.rule.rule.takes == "caption":
            _take_caption(text, units, found, index, hit)
        else:
            _take_below(text, units, found, index, hit, settings)
    return found


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


def _take_caption(text: str, units: tuple[Unit, ...], found: list[Hit | None], index: int, hit: Hit) -> None:
    """The caption stands right under its credit, parted by a blank line from what follows; else it is in doubt."""
    below = index + 1
    if below >= len(units) or found[below] is not None or units[below].kind in ("title", "crosshead"):
        return
    if units[below].end - units[below].start > LONGEST_CAPTION or below + 1 >= len(units):
        return
    glued = text.count("\n", units[index].end, units[below].start) == 1
    after = text.count("\n", units[below].end, units[below + 1].start)
    if glued and after > 1:
        found[below] = hit


def _take_below(
    text: str, units: tuple[Unit, ...], found: list[Hit | None], index: int, hit: Hit, settings: NoiseSettings
) -> None:
    """The headlines of other articles stand below their label; the author's next crosshead does too."""
    most = 1 if hit.rule.rule.takes == "next" else len(units)
    for below in range(index + 1, min(len(units), index + 1 + most)):
        known = found[below]
        if not _headline(text, units[below], settings) or (known is not None and most == 1):
            return
        if known is not None:
            if not known.sure or known.rule.rule.takes is not None:
                return
            continue
        heads = below + 1 < len(units) and is_paragraph(text[units[below + 1].start : units[below + 1].end], settings)
        if heads and below > index + 1 and units[below].end - units[below].start <= 60:
            return
        found[below] = hit
