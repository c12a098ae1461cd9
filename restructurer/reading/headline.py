"""Which line above the text is its headline: not always the first, where a page prints its name, a rubric or a place.

A line is the headline when the text below takes up its words. What stands above it is the page's
own (its name, the way to the rubric) unless it says something that the text does not repeat: that
stays, and is doubted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace

from restructurer.article import Doubt, Kicker, Removal
from restructurer.french.words import count_words
from restructurer.reading.noise_evidence import content, tokens_of
from restructurer.reading.noise_rules import NoiseSettings, is_paragraph, plain
from restructurer.reading.units import Unit, inkless

ABOVE = "layout.above-headline"
LONGEST_HEADLINE = 220  # characters
_SHORTEST = 4  # words of a headline that the text takes up
_LONGEST = 34
_FULL = 6
_ONE_SENTENCE = 14  # words, beyond which a headline is no two sentences
_TWO_SENTENCES = re.compile(r"(?:\S+ ){4,}\S+[.!?] [A-ZÀ-Ý«]")
_SHORT_WORDS = 9  # a headline that ends in a stop is no longer
_MOST_ABOVE = 6  # lines of a page that may stand over its headline
_MOST_RUBRIC = 3  # words of a rubric or a place over a headline
_PREFIX = 6  # letters that two forms of a word share
_WORD = re.compile(r"[^\W\d_]{5,}|\d{2,}")
_FULL_NAME = re.compile(r"[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)+")
_ENDS = '.!?…»”"'
_NO_HEADLINE = ".:;,"
_PATH = re.compile(r"\s[•|›>/]\s|^[^«]*\s»\s|\S\.(?:fr|be|ch|com|dz|ca|ma|tn|info|net|org)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """A line above the article as a headline is looked for among them. ``about``: its longer words; ``led``: it goes
    with a line of noise; ``unlikely``: much speaks for noise; ``told``: words of it do."""

    text: str
    about: frozenset[str]
    stopped: bool
    led: bool = False
    unlikely: bool = False
    told: bool = False


def headline_among(heads: Sequence[Head | None], inside: Set[str]) -> int | None:
    """The first line that says words of the article about as often as any other, else the first of some length.

    ``heads``: the lines above the first paragraph, ``None`` for what is no headline (noise, too long); ``inside``: the
    longer words of the article, as :func:`restructurer.reading.noise_evidence.content` gives them.
    """
    likely: list[tuple[int, tuple[bool, ...], int]] = []
    spare: int | None = None
    for index, head in enumerate(heads):
        if head is None or (head.stopped and not head.text.endswith(("?", "!", "…", "..."))):
            continue
        words = len(head.text.split())
        if words > _ONE_SENTENCE and _TWO_SENTENCES.search(head.text):
            continue  # a standfirst
        if spare is None and not head.unlikely and not head.told:
            spare = index
        if not _SHORTEST <= words <= _LONGEST or head.unlikely or (head.told and words == _SHORTEST):
            continue
        shared = len(head.about & inside)
        likely.append((shared, (not head.led, shared > 0, words >= _FULL), -index))
    if not likely:
        return spare
    most = max(shared for shared, _, _ in likely)
    said = [-at for shared, (alone, *_), at in likely if alone and shared * 4 > most]
    return said[0] if said else -max((marks, at) for _, marks, at in likely)[1]


def find_headline(text: str, units: Sequence[Unit], settings: NoiseSettings) -> int | None:
    """The index of the unit that is the headline, once noise is out; ``None`` where the text has none.

    Only lines whose kind the format leaves open are looked at, above the first running paragraph.
    """
    if len(units) < 2 or not _like(text, units[0]):
        return None
    rest = [text[unit.start : unit.end] for unit in units[1 : _MOST_ABOVE + 2]]
    if not any(is_paragraph(line, settings) or len(line) > LONGEST_HEADLINE for line in rest):
        return None
    head = _head(text, units, settings)
    lines = [text[unit.start : unit.end] for unit in units]
    inside = {word for line in lines[head:] if line[-1] in _ENDS for word in content(tokens_of(plain(line)))}
    heads = [
        None if _other(text, unit) else Head(line, frozenset(content(tokens_of(plain(line)))), line[-1] in _NO_HEADLINE)
        for line, unit in zip(lines[:head], units, strict=False)
    ]
    found = headline_among(heads, inside)
    return 0 if found is None else found


def join_headline(text: str, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units with a headline put together that a page breaks after its colon."""
    if len(units) < 3 or any(unit.kind != "line" for unit in units[:2]):
        return units
    one, other = units[:2]
    broken = text[one.end - 1] == ":" and text[other.end - 1] not in '.…:;,»”"'
    if not broken or other.end - one.start > LONGEST_HEADLINE or text[one.end : other.start].strip():
        return units
    return (replace(one, end=other.end), *units[2:])


@dataclass(frozen=True, slots=True)
class Above:
    """What stands over the headline: what a page printed there, what labels the article, what may be either."""

    removed: tuple[Removal, ...] = ()
    kickers: tuple[Kicker, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def take_above(text: str, units: Sequence[Unit], headline: int) -> Above:
    """What stands above the headline.

    A few words right over it are its kicker; what is a page's own, or what the text says too, goes; else, or where it
    is a sentence with its stop, it is doubted.
    """
    body = _stems(text[unit.start : unit.end] for unit in units[headline:])
    removed, kickers, doubts = [], [], []
    for index, unit in enumerate(units[:headline]):
        stems = _stems((text[unit.start : unit.end],))
        path, few = _path(text, unit), _count(text, unit) <= _MOST_RUBRIC
        right_over = index + 1 == headline and inkless(text[unit.end : units[headline].start])
        if few and right_over and not path:
            kickers.append(Kicker(unit.start, unit.end, ABOVE))
        elif path or few or (stems <= body and text[unit.end - 1] != ".") or not stems & body:
            removed.append(Removal(unit.start, unit.end, ABOVE))
        else:
            doubts.append(Doubt(unit.start, unit.end, ABOVE))
    return Above(tuple(removed), tuple(kickers), tuple(doubts))


def kickers_among(
    text: str, removed: Sequence[Removal], units: Sequence[Unit], settings: NoiseSettings, *, headline: Unit | None
) -> tuple[Kicker, ...]:
    """What labels the article among what rules of noise took out: in front of its first words, or right over it.

    ``units``: what is left. A name over the headline that the article says is whom it is about, and nobody's byline.
    """
    found = []
    for one in removed:
        opens = headline is not None and inkless(text[: one.start]) and inkless(text[one.end : headline.start])
        named = opens and one.rule.startswith(settings.bylines) and _named(text, one, units)
        if one.rule in settings.kickers or named or (opens and one.rule in settings.rubrics):
            found.append(Kicker(one.start, one.end, one.rule))
    return tuple(found)


def _named(text: str, one: Removal, units: Sequence[Unit]) -> bool:
    """Whether the article says the name that a line opens with."""
    name = _FULL_NAME.match(text, one.start, one.end)
    return name is not None and any(text.find(name.group(), unit.start, unit.end) >= 0 for unit in units)


def kickers_over(text: str, units: Sequence[Unit], title: Unit) -> tuple[Kicker, ...]:
    """A few words without a stop that alone stand over a headline which the format names."""
    if len(units) < 2 or units[1] is not title or units[0].kind == "item":
        return ()
    first = units[0]
    if _count(text, first) > _MOST_RUBRIC or text[first.end - 1] in _ENDS:
        return ()
    return (Kicker(first.start, first.end, ABOVE),)


def _head(text: str, units: Sequence[Unit], settings: NoiseSettings) -> int:
    """How many units stand above the first running paragraph, at most a few."""
    most = min(len(units) - 1, _MOST_ABOVE + 1)
    for index in range(most):
        line = text[units[index].start : units[index].end]
        if units[index].kind != "line" or is_paragraph(line, settings) or len(line) > LONGEST_HEADLINE:
            return max(index, 1)
    return most


def _like(text: str, unit: Unit) -> bool:
    line = text[unit.start : unit.end]
    if unit.kind not in ("line", "crosshead") or len(line) > LONGEST_HEADLINE:
        return False
    if line[-1] in ".…" and not line.endswith("..."):
        return _count(text, unit) <= _SHORT_WORDS and line.count(".") == 1
    return line[-1] not in ":;,"


def _other(text: str, unit: Unit) -> bool:
    """Whether a line is the way to a rubric or says who wrote the text."""
    return _path(text, unit) or text.startswith(("Par ", "De notre "), unit.start)


def _path(text: str, unit: Unit) -> bool:
    return _PATH.search(text[unit.start : unit.end]) is not None


def _count(text: str, unit: Unit) -> int:
    return count_words(text[unit.start : unit.end])


def _stems(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:_PREFIX] for line in lines for word in _WORD.findall(line.casefold()))
