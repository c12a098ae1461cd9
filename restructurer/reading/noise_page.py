"""The lines of a page with all that is to be seen of them, and where each stands, before they are weighed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from restructurer.reading.headline import Head, headline_among
from restructurer.reading.noise_evidence import EvidenceRules, Line, Where, content, read_line, tokens_of
from restructurer.reading.noise_glue import blocks_of, glued_lines, in_noise
from restructurer.reading.noise_rules import plain
from restructurer.reading.noise_zones import zones_of
from restructurer.reading.units import Unit

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\b(?![./-])")
_LONGEST = 4000  # characters of a paragraph that are looked at
_SHORTEST_LAST = 8  # words of a sentence that a crosshead may head at the foot
_MOST_OWN = 2.5
_SHORTEST_HEADLINE = 4  # words
_FEWEST_LINKS = 3  # in a row, one of which stands elsewhere among noise
_NO_HEADLINE = ".:;,…"
_LONGEST_RIVAL = 18
_FEWEST_RIVALS = 3
_OWN_SHARE = 0.7  # of the words of the headline stand in the article
_MOST_SHARED = 0.4  # of those of the others, on average
_NOISY = 0.5  # worth of a line, wherever it stands


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is weighed. ``known``: noise that rules of lines took, with what it leads; ``real``: paragraphs of
    the article; ``headline``: the index of what may be the headline; ``glued``: for each line but the last, whether the
    next stands with it in a block."""

    lines: tuple[Line | None, ...]
    zones: tuple[Where | None, ...]
    known: tuple[bool, ...]
    real: tuple[bool, ...]
    headline: int | None
    glued: tuple[bool, ...]


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
    glued = glued_lines(text, units, real)
    linked = _linked(lines, known, led, real, glued)
    headline = _headline(
        units, lines, known, [a or b for a, b in zip(led, linked, strict=True)], own, worded, inside, real
    )
    said = {
        word for index, unit in enumerate(units) if real[index] for word in content(_tokens(lines[index], text, unit))
    }
    headline, rivals = _among_rivals(lines, known, real, glued, said, headline)
    known = [
        taken or (with_it and index != headline) for index, (taken, with_it) in enumerate(zip(known, led, strict=True))
    ]
    real = [one and not taken for one, taken in zip(real, known, strict=True)]
    noisy = [
        taken or worth >= _NOISY or words >= rules.settings.told
        for taken, worth, words in zip(known, own, worded, strict=True)
    ]
    strange = [line is not None and inside.isdisjoint(content(line.tokens)) for line in lines]
    zones = zones_of(lines, known, real, noisy, headline)
    listed = _listed(lines, known)
    talk = _first_comment(lines, zones, rules)
    related = rules.numbers(rules.settings.labels)
    labels = [
        line is not None
        and not related.isdisjoint(line.told)
        and below is not None
        and len(below.text.split()) >= _SHORTEST_HEADLINE
        for line, below in zip_longest(lines, lines[1:])
    ]
    blocks, led_below = in_noise(blocks_of(glued, real, len(units)), noisy, strange, labels)
    led_below |= {index for index, one in enumerate(linked) if one and index != headline}
    for index, line in enumerate(lines):
        if line is not None:
            extra = {"item", "crosshead"} & {units[index].kind}
            if strange[index]:
                extra.add("strange" if content(line.tokens) else "wordless")
            if index == headline:
                extra.add("headline")
            if len(line.told) > 1:
                extra.add("told-twice")
            if index > talk:
                extra.add("after-comments")
            if index in rivals:
                extra.add("rival")
            if index in blocks and index not in listed:
                extra.add("block")
            if index in led_below and index not in listed and ("no-stop" in line.shapes or line.text[-1] == "?"):
                extra.add("led")
            if index in listed:
                extra.add("listed")
            if "no-stop" in line.shapes and (
                (zones[index] == "body" and _heads(lines, known, real, index))
                or (zones[index] == "tail" and index < talk and _heads_sentence(lines, known, worded, index, rules))
            ):
                extra.add("heads-paragraph")
            lines[index] = replace(line, shapes=line.shapes | extra)
    return Page(tuple(lines), zones, tuple(known), tuple(real), headline, tuple(glued))


def _linked(
    lines: Sequence[Line | None],
    known: Sequence[bool],
    led: Sequence[bool],
    real: Sequence[bool],
    glued: Sequence[bool],
) -> list[bool]:
    """Whether each line is a headline that stands elsewhere among noise, or in a row with one, line under
    line."""
    taken = [a or b for a, b in zip(known, led, strict=True)]
    elsewhere = {line.text for line, one in zip(lines, taken, strict=True) if line is not None and one}
    echoed = [
        line is not None and not one and len(line.tokens) >= _SHORTEST_HEADLINE and line.text in elsewhere
        for line, one in zip(lines, taken, strict=True)
    ]
    found = list(echoed)
    for block in blocks_of(glued, real, len(lines)) if any(echoed) else ():
        for noise, stretch in groupby(block, key=lambda at: taken[at]):
            row = list(stretch)
            if not noise and len(row) >= _FEWEST_LINKS and any(echoed[at] for at in row):
                found[row[0] : row[-1] + 1] = [True] * len(row)
    return found


def _tokens(line: Line | None, text: str, unit: Unit) -> tuple[str, ...]:
    return (
        line.tokens if line is not None else tokens_of(plain(text[unit.start : min(unit.end, unit.start + _LONGEST)]))
    )


def _first_comment(lines: Sequence[Line | None], zones: Sequence[Where | None], rules: EvidenceRules) -> int:
    """The index of the line at the foot that opens readers' comments; past the end where none does."""
    opening = rules.numbers(rules.settings.comments)
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


def _heads_sentence(
    lines: Sequence[Line | None], known: Sequence[bool], worded: Sequence[float], index: int, rules: EvidenceRules
) -> bool:
    """Whether a line stands over a short last paragraph, a sentence that its words do not take out, or a long line."""
    below = index + 1
    if below >= len(lines) or known[below]:
        return False
    line = lines[below]
    if worded[index] <= 0 and (line is None or "long" in line.shapes):
        return True  # results, in a piece
    if line is None or worded[below] >= rules.settings.told_sentence:
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


def _among_rivals(
    lines: Sequence[Line | None],
    known: Sequence[bool],
    real: Sequence[bool],
    glued: Sequence[bool],
    inside: set[str],
    headline: int | None,
) -> tuple[int | None, set[int]]:
    """The headline, and the headlines of other articles that stand in one block with it: few of their words are of the
    article. The line of the block most of whose words are is the headline, the last of several."""
    if headline is None or lines[headline] is None:
        return headline, set()
    first = last = headline
    while first > 0 and glued[first - 1] and _rival(lines[first - 1], known[first - 1], real[first - 1]):
        first -= 1
    while last + 1 < len(lines) and glued[last] and _rival(lines[last + 1], known[last + 1], real[last + 1]):
        last += 1
    row = range(first, last + 1)
    shares = {at: _share(lines[at], inside) for at in row}
    own = max(reversed(row), key=lambda at: shares[at])
    others = [at for at in row if at != own]
    common = sum(shares[at] for at in others)
    if len(others) < _FEWEST_RIVALS or shares[own] < _OWN_SHARE or common > _MOST_SHARED * len(others):
        return headline, set()
    return own, set(others)


def _rival(line: Line | None, known: bool, real: bool) -> bool:
    """Whether a line reads as a headline."""
    if line is None or known or real or line.text[-1] in _NO_HEADLINE:
        return False
    return _SHORTEST_HEADLINE <= len(line.text.split()) <= _LONGEST_RIVAL


def _share(line: Line | None, inside: set[str]) -> float:
    about = set(content(line.tokens)) if line is not None else set()
    return round(len(about & inside) / len(about), 3) if about else 0.0
