"""Takes out pull quotes: words that stand in quotation marks in the article, printed again between its paragraphs.

The line that signs one goes with it. A crosshead may quote too: unless somebody signs them, a few words stay, and so do
words in quotation marks that are said below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from restructurer.article import Doubt, Removal
from restructurer.reading.noise_rules import NoiseSettings, is_paragraph, plain
from restructurer.reading.units import Sifted, Unit

RULE = "layout.pull-quote"
_QUOTED = re.compile(r"«[^«»]{1,4000}(?:»|$)|\"[^\"]{1,4000}(?:\"|$)|“[^“”]{1,4000}(?:”|$)|^[—–-] .{1,4000}")
_MARKS = '«»"“” '
_CUT = re.compile(r"[\[(] ?(?:…|\.\.\.) ?[\])]|…|\.\.\.")
_WORD = re.compile(r"\w+")
_LONGEST = 600  # characters
_FEWEST_OF_PART = 3  # words of what stands beside « […] »
_LONGEST_SIGNATURE = 14  # words
_MOST_PLACES = 50  # paragraphs that may say the first words of a quotation
_NAME = r"[A-ZÀ-Ý][\w'.-]{0,24}(?: (?:de |du |des |van |von |el |ben |le |la |d')?[A-ZÀ-Ý][\w'.-]{1,24}){1,3}"
_NAMED = re.compile(rf"(?:[—–-] ?)?({_NAME})(?: ?[,(–—-] ?.{{2,90}})?")
_ANONYMOUS = re.compile(r"(?:[—–-] ?)?((?:une? |l[ea] |l')\w{3,30})\b.{0,80}", re.IGNORECASE)
_CONTENT = 4  # letters of a word that says who somebody is


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The words of a paragraph, and those of them that stand in quotation marks, each as one string."""

    index: int
    words: str
    quoted: str


def take_pull_quotes(
    text: str, clean: Sifted, units: tuple[Unit, ...], settings: NoiseSettings
) -> tuple[tuple[Unit, ...], tuple[Removal, ...], tuple[Doubt, ...]]:
    """The units that are left without pull quotes and who signs them, what was taken out, and what may be one."""
    by_opening: dict[tuple[str, ...], list[_Paragraph]] = {}
    first = -1
    for index, unit in enumerate(units):
        line = text[unit.start : unit.end]
        if is_paragraph(line, settings):
            first = index if first < 0 else first
            quoted = " ".join(_QUOTED.findall(plain(line)))
            one = _Paragraph(index, words_of(line), words_of(quoted) if quoted else "")
            words = one.words.split()
            for three in zip(words, words[1:], words[2:], strict=False):
                there = by_opening.setdefault(three, [])
                if len(there) < _MOST_PLACES and (not there or there[-1] is not one):
                    there.append(one)
    gone: set[int] = set()
    doubts: list[Doubt] = []
    for index in range(first + 1, len(units) if by_opening else 0):
        unit = units[index]
        if unit.kind not in ("line", "paragraph") or unit == clean.headline or unit.end - unit.start > _LONGEST:
            continue
        said = _said(text[unit.start : unit.end])
        fewest = sum(part.count(" ") - 1 for part in said)
        if fewest < settings.pulled_signed:
            continue
        marked = text[unit.start] in _MARKS
        places = [one for one in by_opening.get(tuple(said[0].split()[:3]), ()) if one.index != index]
        sources = [one for one in places if _holds(one.quoted, said)]
        told = sources or [one for one in places if marked and _holds(one.words, said)]
        below = index + 1
        signed = below < len(units) and any(_signs(text, units[below], one) for one in told)
        ahead = bool(sources) and sources[-1].index > index
        if signed:
            gone.update((index, below))
        elif ahead and marked:
            if fewest >= settings.pulled_ahead:
                doubts.append(Doubt(unit.start, unit.end, RULE))
        elif sources and fewest >= (settings.pulled_ahead if ahead else settings.pulled):
            gone.add(index)
    kept = tuple(unit for index, unit in enumerate(units) if index not in gone)
    removed = tuple(Removal(units[index].start, units[index].end, RULE) for index in sorted(gone))
    return kept, removed, tuple(doubts)


def words_of(line: str) -> str:
    """The words of a line in small letters, a blank before and behind each."""
    return f" {' '.join(_WORD.findall(plain(line).lower()))} "


def _said(line: str) -> list[str]:
    """The words of a line that may be a pull quote, in the parts that « […] » leaves; none where a quotation ends
    inside it, for then something is said of it."""
    inner = plain(line).strip(_MARKS + ".")
    if any(mark in inner for mark in '«»“”"'):
        return []
    parts = [words_of(part) for part in _CUT.split(inner)]
    return [part for part in parts if part.count(" ") > _FEWEST_OF_PART]


def _holds(words: str, said: Sequence[str]) -> bool:
    """Whether the parts of a quotation stand in some words, in their order."""
    at = 0
    for part in said:
        at = words.find(part, at)
        if at < 0:
            return False
    return bool(said)


def _signs(text: str, unit: Unit, source: _Paragraph) -> bool:
    """Whether a line names who said a pull quote: a name that the page gives elsewhere, with or without an office, or
    somebody whom the paragraph of the quotation calls so, in words of the page."""
    line = plain(text[unit.start : unit.end]).strip()
    if unit.kind == "crosshead" or line[-1] in '.!?…:;»"”' or len(line.split()) > _LONGEST_SIGNATURE:
        return False
    elsewhere = words_of(text[: unit.start]) + words_of(text[unit.end :])
    named = _NAMED.fullmatch(line)
    if named is not None:
        return f" {words_of(named.group(1)).split()[-1]} " in elsewhere
    called = _ANONYMOUS.fullmatch(line)
    about = [word for word in words_of(line).split() if len(word) >= _CONTENT]
    return (
        called is not None
        and words_of(called.group(1)) in source.words
        and all(f" {word} " in elsewhere for word in about)
    )
