"""Plain text to units: blank lines between paragraphs, one paragraph a line, or hard-wrapped lines."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from restructurer.article import Removal
from restructurer.reading.units import Extract, Unit, blank

_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"(?:[•▪◦‣●■▶►*·]|#{2,6})[ \t\u00a0]{1,4}(?=\S)")
_DASH = re.compile(r"[-–][ \t\u00a0]{1,4}(?=\S)")
# « - Une base divisée - »: how agencies print a crosshead
_DASHED = re.compile(r"[-–—][ \t\u00a0]{1,4}(?=\S)")
# The arrow of a link in front of a sentence of the article: « > La reprise est prévue pour le 18 juin. »
_ARROW = re.compile(r"(?:[>→►▶▸❯›]|[-=]>)[ \t\u00a0\u202f]{0,3}(?=[\w«\"“])")
_CUT = re.compile(r"[\[(]\s?(?:…|\.\.\.)\s?[\])]")
LONGEST_CROSSHEAD = 110
WIDEST = 160  # characters; no hard-wrapped text has wider lines
_STOPS = '.!?…:;»”"'
_OPENING_MARKS = '«“"'
_SLACK = 6
_WHOLE_LINE = 50  # characters: no subheading, behind which a quotation may open

Span = tuple[int, int]
Line = tuple[int, int, int]  # start, end, number


def read_plain(text: str) -> Extract:
    """The units of a plain text; offsets are those of ``text``."""
    lines = _lines(text)
    units: list[Unit] = []
    layout: list[Removal] = []
    spans = _joined(text, lines)
    dashes = [bool(_DASH.match(text, start, end)) for start, end in spans]
    for index, (start, end) in enumerate(spans):
        if not any(char.isalnum() for char in text[start:end]) and not _CUT.match(text, start, end):
            layout.append(Removal(start, end, "layout.ornament"))
            continue
        if text.endswith(" =", start, end):  # how agencies end a headline
            layout.append(Removal(end - 1, end, "layout.mark"))
            end -= 2
        if text.startswith((". ", ", "), start, end):  # the stop of a sentence that ended above a line of noise
            layout.append(Removal(start, start + 1, "layout.mark"))
            start += 2
        bullet = _BULLET.match(text, start, end)
        if bullet is None and dashes[index] and _is_list(text, spans, dashes, index):
            bullet = _DASH.match(text, start, end)
        if bullet is None:
            units.append(Unit(start, end))
        else:
            layout.append(Removal(start, start + len(bullet.group().rstrip()), "layout.mark"))
            units.append(Unit(bullet.end(), end, "crosshead" if text[start] == "#" else "item"))
    return Extract(text, tuple(units), layout=tuple(layout))


def unmark(text: str, units: tuple[Unit, ...]) -> tuple[tuple[Unit, ...], tuple[Removal, ...]]:
    """The units freed of the dashes around a crosshead of agencies (« - Une base divisée - ») and of an arrow in front,
    and those marks.

    To be called once noise is out: buttons and labels stand between dashes too, and arrows tell links.
    """
    found: list[Unit] = []
    marks: list[Removal] = []
    for unit in units:
        arrow = _ARROW.match(text, unit.start, unit.end)
        if arrow is not None:
            marks.append(Removal(unit.start, unit.start + len(arrow.group().rstrip()), "layout.mark"))
            unit = replace(unit, start=arrow.end())
        inner = _between_dashes(text, unit.start, unit.end) if unit.kind == "line" else None
        if inner is None:
            found.append(unit)
            continue
        found.append(Unit(*inner, "crosshead"))
        marks += [Removal(unit.start, unit.start + 1, "layout.mark"), Removal(unit.end - 1, unit.end, "layout.mark")]
    return tuple(found), tuple(marks)


def _between_dashes(text: str, start: int, end: int) -> Span | None:
    """What stands between the two dashes of an agency's crosshead, ``None`` where a line is none."""
    opening = _DASHED.match(text, start, end)
    if opening is None or end - start > LONGEST_CROSSHEAD or text[end - 1] not in "-–—" or not blank(text[end - 2]):
        return None
    stop = end - 1
    while blank(text[stop - 1]):
        stop -= 1
    return (opening.end(), stop) if stop - opening.end() >= 3 else None


def _is_list(text: str, spans: list[Span], dashes: list[bool], index: int) -> bool:
    """Dashes open list items when two follow each other after a colon; otherwise they may open speech."""
    first = index
    while first > 0 and dashes[first - 1]:
        first -= 1
    last = index
    while last + 1 < len(spans) and dashes[last + 1]:
        last += 1
    led = first > 0 and text[spans[first - 1][1] - 1] == ":"
    ends = sum(text[end - 1] in ";," for _, end in spans[first : last + 1])
    return last > first and (led or ends * 2 > last - first)


def _lines(text: str) -> list[Line]:
    """Start, end (blanks at both ends left out) and number of every line with ink, by line breaks passed."""
    found = []
    number = 0
    at = 0
    for match in _LINE.finditer(text):
        gap = text[at : match.start()]
        number += gap.count("\n") or (gap.count("\r") + len(gap.strip("\r\n")))
        at = match.end()
        start, end = match.span()
        while start < end and blank(text[start]):
            start += 1
        while end > start and blank(text[end - 1]):
            end -= 1
        if start < end:
            found.append((start, end, number))
    return found


def _joined(text: str, lines: list[Line]) -> list[Span]:
    """Lines that one paragraph was broken into, put together."""
    width = _wrap_width(text, lines)
    if width is None:
        return [line[:2] for line in lines]
    # Where blank lines part wrapped paragraphs, only a line that is clearly short ends one.
    slack = max(_SLACK, width // 5) if _parted_by_blanks(lines) else _SLACK
    spans: list[Span] = []
    for index, line in enumerate(lines):
        follows = index > 0 and line[2] == lines[index - 1][2] + 1
        if follows and _continues(text, lines[index - 1], line, width, slack):
            spans[-1] = (spans[-1][0], line[1])
        else:
            spans.append(line[:2])
    return spans


def _parted_by_blanks(lines: list[Line]) -> bool:
    """Whether more than one run of lines stands between blank lines."""
    runs = sum(
        b[2] == a[2] + 1 and (index == 0 or a[2] > lines[index - 1][2] + 1)
        for index, (a, b) in enumerate(pairwise(lines))
    )
    return runs > 1


def _full(text: str, one: Line, other: Line, width: int, slack: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    word = 0
    while other[0] + word < other[1] and word <= width and not text[other[0] + word].isspace():
        word += 1
    return one[1] - one[0] + 1 + word > width - slack


def _continues(text: str, one: Line, other: Line, width: int, slack: int) -> bool:
    if _BULLET.match(text, other[0], other[1]):
        return False
    return _full(text, one, other, width, slack) or (text[other[0]].islower() and text[one[1] - 1] not in ".!?…")


def rejoin(text: str, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units with those put together that a link or a bad copy broke inside a sentence.

    To be called once noise is out: a line of noise may stand in small letters under any line.
    """
    found: list[Unit] = []
    for unit in units:
        if found and found[-1].kind == unit.kind == "line" and _broken(text, found[-1], unit):
            found[-1] = replace(found[-1], end=unit.end)
        else:
            found.append(unit)
    return tuple(found)


def _broken(text: str, one: Unit, other: Unit) -> bool:
    gap = text[one.end : other.start]
    last, first = text[one.end - 1], text[other.start]
    inside = text[other.start + 1 : other.start + 3].lstrip()[:1]
    quoted = first in _OPENING_MARKS and inside.islower() and one.end - one.start >= _WHOLE_LINE
    return (
        len(gap) <= 4
        and gap.strip() == ""
        and gap.count("\n") + gap.count("\r") <= 1 + gap.count("\r\n")
        and (first.islower() or first in ",.;)" or quoted)
        and (last.isalnum() or last in ",'’")
    )


def _wrap_width(text: str, lines: list[Line]) -> int | None:
    """The width at which a hard-wrapped text was broken, ``None`` when it is not hard-wrapped.

    In a wrapped text nearly every line that is followed by another one and ends inside a sentence
    is as full as it can be, and many lines start in lower case.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if b[2] == a[2] + 1]
    open_pairs = [(a, b) for a, b in pairs if text[a[1] - 1] not in _STOPS]
    lower = sum(text[b[0]].islower() for _, b in open_pairs)
    if lower < 2 or lower * 2 < len(open_pairs) or lower * 4 < len(pairs):
        return None
    widths = sorted(a[1] - a[0] for a, _ in pairs)
    width = widths[min(len(widths) - 1, len(widths) * 97 // 100)]
    if width > WIDEST:
        return None
    full = sum(_full(text, a, b, width, _SLACK) for a, b in open_pairs)
    near = sum(a[1] - a[0] > width * 0.7 for a, _ in open_pairs)
    return width if max(full, near) >= 0.7 * len(open_pairs) else None
