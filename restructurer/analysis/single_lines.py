"""Texts that give every sentence a paragraph of its own: for who speaks, several such lines are one paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from restructurer.analysis.findings import Sentence
from restructurer.analysis.passage import Passage, Stretch

_LEAST_LINES = 8
_SHARE = 0.8  # of the lines that end as a sentence does, so many hold one sentence
_TOGETHER = 4  # lines
_ENDS = (".", "!", "?", "…", "»", '"', "”")
_DASHES = ("—", "–", "-")


def with_lines_joined(passage: Passage, sentences: Sequence[Sentence]) -> tuple[Passage, Sequence[Sentence]]:
    """The passage and its sentences, single lines joined by fours where nearly every line is one sentence.

    Headlines and dialogue lines stay lines of their own. Anything else comes back as it is.
    """
    held = [0] * len(passage.paragraphs)
    for sentence in sentences:
        held[sentence.paragraph] += 1
    closed = [_closed(passage, one) for one in passage.paragraphs]
    whole = [(count, one) for count, full, one in zip(held, closed, passage.paragraphs, strict=True) if full and count]
    if len(whole) < _LEAST_LINES:
        return passage, sentences
    if sum(count == 1 and not _several(passage, one) for count, one in whole) < _SHARE * len(whole):
        return passage, sentences
    joined: list[Stretch] = []
    place: list[int] = []
    size = _TOGETHER
    for one, count, full in zip(passage.paragraphs, held, closed, strict=True):
        if full and 0 < size < _TOGETHER:
            last = joined[-1]
            joined[-1] = replace(last, end=one.end, stop=one.stop)
            size += count
        else:
            joined.append(one)
            size = count if full else _TOGETHER
        place.append(len(joined) - 1)
    return replace(passage, paragraphs=tuple(joined)), [
        replace(sentence, paragraph=place[sentence.paragraph]) for sentence in sentences
    ]


def _several(passage: Passage, one: Stretch) -> bool:
    """Whether a quotation holds several sentences: an answer of an interview is a paragraph."""
    text = passage.text[one.start : one.end]
    return any(mark in text for mark in (". ", "? ", "! ", ".\u00a0"))


def _closed(passage: Passage, one: Stretch) -> bool:
    """Whether a paragraph ends as a sentence does, and is no line of dialogue."""
    text = passage.text[one.start : one.end].strip()
    return one.kind == "paragraph" and text.endswith(_ENDS) and not text.startswith(_DASHES)
