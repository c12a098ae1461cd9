"""Where each line of a page stands: above the headline, under it, in the body, in the tail."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.reading.noise_evidence import Line, Where

_LONGEST_LABEL = 3  # words
_MOST_ROWS = 4  # lines of a list over a last sentence
_SHORTEST_SENTENCE = 5  # words
_MOST_QUIET = 2  # lines below a standfirst that may be either, in a row


def zones_of(
    lines: Sequence[Line | None],
    known: Sequence[bool],
    real: Sequence[bool],
    noisy: Sequence[bool],
    headline: int | None,
) -> tuple[Where | None, ...]:
    """Where each unit stands."""
    places = [index for index, one in enumerate(real) if one]
    first, last = (places[0], places[-1]) if places else (len(lines), len(lines))
    last = _last_sentence(lines, known, noisy, last)
    under = first
    if len(places) > 1:
        under = _below_standfirst(lines, known, noisy, first, places[1])
    zones: list[Where | None] = []
    for index in range(len(lines)):
        if index == headline or real[index]:
            zones.append(None)
        elif headline is not None and index < headline:
            zones.append("above")
        elif index < under:
            zones.append("under")
        else:
            zones.append("tail" if index > last else "body")
    return tuple(zones)


def _below_standfirst(
    lines: Sequence[Line | None], known: Sequence[bool], noisy: Sequence[bool], first: int, second: int
) -> int:
    """The index behind a byline, dates and buttons that stand below a standfirst (at ``first``)."""
    under, quiet, found = first, 0, 0
    for index in range(first + 1, second):
        line = lines[index]
        quiet = 0 if noisy[index] else quiet + 1
        if quiet > _MOST_QUIET or (line is not None and not noisy[index] and "sentence" in line.shapes):
            break
        heads = index + 1 == second and not known[index]  # a crosshead, where nothing knows it for noise
        if noisy[index] and not heads:
            under, found = index + 1, found + 1 + known[index]
        elif line is not None and found > 1 and under == index and not heads and _labels(line):
            under = index + 1
    return under if found > 1 else first


def _labels(line: Line) -> bool:
    """Whether a line may be a place, a genre or a name: two words, or three with capitals; no quote."""
    few = "very-short" in line.shapes or ("named-words" in line.shapes and len(line.text.split()) <= _LONGEST_LABEL)
    return few and not any(mark in line.text for mark in '«"“')


def _last_sentence(lines: Sequence[Line | None], known: Sequence[bool], noisy: Sequence[bool], last: int) -> int:
    """The index of the last short sentence of the article below its last paragraph: a line or two of noise may part
    them."""
    passed = quiet = 0
    for index in range(last + 1, len(lines)):
        line = lines[index]
        told = line is not None and not noisy[index] and not known[index] and _tells(line)
        if line is not None and told and (line.text[-1] != "?" or _goes_on(lines, noisy, index + 1)):
            last, passed, quiet = index, 0, 0
        elif noisy[index] or known[index]:
            passed += 1
        else:
            quiet += 1
        if passed > _MOST_QUIET or quiet > _MOST_ROWS:
            break
    return last


def _tells(line: Line) -> bool:
    """Whether a line reads as a sentence: with a verb that is surely one, or of some words up to a full stop."""
    return "sentence" in line.shapes or (line.text[-1] == "." and len(line.text.split()) >= _SHORTEST_SENTENCE)


def _goes_on(lines: Sequence[Line | None], noisy: Sequence[bool], index: int) -> bool:
    """Whether a line that ends in a stop answers the question above it."""
    line = lines[index] if index < len(lines) else None
    return line is not None and not noisy[index] and "stopped" in line.shapes and line.text[-1] != "?"
