"""The focus keyphrase: what a reader would type into a search box to find this article.

Yoast's SEO checks look for it in the title, the first paragraph, the slug, the subheadings and, often
enough, in the body; so among the keyphrases the one is chosen that stands there to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from restructurer.analysis.findings import Keyphrase, Parsed
from restructurer.analysis.parse import for_model
from restructurer.analysis.topics_rules import TopicSettings
from restructurer.rulebook import Rulebook

MOST_WORDS = 4
_ENOUGH = 9  # occurrences tell whether a name is a place


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a phrase stands to the letter: in the title, in the first paragraph, and offsets in the body."""

    title: bool
    opening: bool
    body: tuple[tuple[int, int], ...]


def find_focus(
    parsed: Parsed, keyphrases: Sequence[Keyphrase], *, rulebook: Rulebook, wanted: str | None = None
) -> Keyphrase:
    """The focus keyphrase: ``wanted`` when an editor asks for it, else the fittest of the keyphrases.

    Two to four words (one for a name), to the letter in the title and the first paragraph and twice in
    the body; where no keyphrase has all of that, the one that comes nearest. Without any keyphrase,
    the first words of the title.
    """
    if wanted and wanted.strip():
        text = " ".join(wanted.split())
        return Keyphrase(text, 1.0, _places(parsed, text).body)
    settings = rulebook.settings("topics", TopicSettings)
    lines = _lines(parsed)
    ranked = [(_fitness(parsed, one, settings, lines), -order, one) for order, one in enumerate(keyphrases)]
    if not ranked:
        words = parsed.source.title.split() or parsed.source.text.split()
        text = " ".join(words[:MOST_WORDS])
        return Keyphrase(text, 0.0, _places(parsed, text).body)
    return max(ranked, key=lambda item: item[:2])[2]


def _fitness(parsed: Parsed, keyphrase: Keyphrase, settings: TopicSettings, lines: Sequence[tuple[int, str]]) -> float:
    price, text = settings.focus, keyphrase.text
    places = _places(parsed, text, lines)
    words = len(re.findall(r"[^\W_]+(?:-[^\W_]+)*", text))
    name = any(char.isupper() for char in text)
    total = price.score * keyphrase.score
    total += price.title * places.title + price.opening * places.opening
    total += price.often * min(2, len(places.body)) / 2
    if words > MOST_WORDS:
        total += price.too_long
    elif words > 1:
        total += price.phrase
    else:
        place = name and _is_place(parsed, keyphrase)
        total += price.one_place if place else price.one_name if name else price.one_word
    return round(total, 6)


def _is_place(parsed: Parsed, keyphrase: Keyphrase) -> bool:
    labels = [parsed.span(*place)[0].ent_type_ for place in keyphrase.occurrences[:_ENOUGH]]
    return labels.count("LOC") * 2 > len(labels)


def _lines(parsed: Parsed) -> list[tuple[int, str]]:
    """The paragraphs but the crossheads, in lower case, each with its start."""
    source = parsed.source
    return [
        (paragraph.start, for_model(source.slice(paragraph).lower()))
        for paragraph in source.paragraphs
        if paragraph.kind != "crosshead"
    ]


def _places(parsed: Parsed, phrase: str, lines: Sequence[tuple[int, str]] | None = None) -> _Places:
    """``lines``: what :func:`_lines` gives, where it is at hand."""
    low = for_model(phrase.lower())
    found, opening = [], False
    for number, (start, text) in enumerate(_lines(parsed) if lines is None else lines):
        for at in _standing(low, text):
            found.append((start + at, start + at + len(low)))
            opening = opening or number == 0
    return _Places(any(True for _ in _standing(low, for_model(parsed.source.title.lower()))), opening, tuple(found))


def _standing(phrase: str, text: str) -> Iterator[int]:
    """Where a phrase stands in a text with no letter or digit before or after it."""
    at = text.find(phrase)
    while at >= 0:
        stop = at + len(phrase)
        if not (at and _is_word(text[at - 1])) and not (stop < len(text) and _is_word(text[stop])):
            yield at
            at = text.find(phrase, stop)
        else:
            at = text.find(phrase, at + 1)


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"
