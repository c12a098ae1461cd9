"""The meta description: 120 to 156 characters of the article's own words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.article import Heading, Piece
from restructurer.rulebook import Rulebook, Settings
from restructurer.writing.pieces import from_source


class DescriptionSettings(Settings):
    """``rules/description.toml``: lengths in characters, and the words that may open a clause to leave out."""

    shortest: int
    longest: int
    openers: tuple[str, ...]
    openings: tuple[str, ...]


RULE = "description"


def _quotes_hold(text: str) -> bool:
    return text.count("«") == text.count("»") and text.count("“") == text.count("”") and text.count('"') % 2 == 0


def _stem(analysis: Analysis, sentence: Sentence, stop: int | None = None) -> tuple[int, int]:
    """The offsets of a sentence up to ``stop``, without its final mark."""
    text = analysis.source.text
    end = stop if stop is not None else sentence.end
    while end > sentence.start and text[end - 1] in " \u00a0\n.,;:…–-":
        end -= 1
    return sentence.start, end


def _cuts(analysis: Analysis, sentence: Sentence, openers: tuple[str, ...]) -> Iterator[int]:
    """Where a sentence may end early: before a comma or word that opens a clause of circumstance."""
    text = analysis.source.text
    for index in range(sentence.end - 1, sentence.start, -1):
        if text[index] != ",":
            continue
        rest = text[index + 1 : index + 40].lstrip().lower().replace("'", "’")
        if any(rest.startswith(one) for one in openers):
            yield index


def _candidates(analysis: Analysis, settings: DescriptionSettings) -> Iterator[tuple[int, tuple[Piece, ...]]]:
    """(penalty, pieces) of every way to write the description, best kinds first."""
    sound = [s for s in analysis.sentences if s.sound and analysis.source.paragraphs[s.paragraph].kind == "paragraph"]
    for order, sentence in enumerate(sound[:12]):
        start, end = _stem(analysis, sentence)
        yield order * 4, (from_source(analysis.source, start, end, rule=RULE),)
        for cut in _cuts(analysis, sentence, settings.openers):
            low, high = _stem(analysis, sentence, cut)
            yield order * 4 + 1, (from_source(analysis.source, low, high, rule=RULE),)
    for order, (one, two) in enumerate(pairwise(sound)):
        first, second = _stem(analysis, one), _stem(analysis, two)
        pieces = (
            from_source(analysis.source, *first, rule=RULE),
            Piece(". ", "rule", rule=RULE),
            from_source(analysis.source, *second, rule=RULE),
        )
        yield order * 4 + 2, pieces


def write_description(analysis: Analysis, *, rulebook: Rulebook) -> Heading:
    """The best stretch of the article that fits: it holds the focus keyphrase and stands near the top.

    Whole sentences first, then a sentence cut before a clause of circumstance, then two short
    sentences; a final full stop is added. When nothing has the right length, the longest that is
    not too long; when all are too long, the first sentence up to its last clause that fits.
    """
    settings = rulebook.settings("description", DescriptionSettings)
    focus = analysis.focus.text.lower().replace("'", "’")
    weighed: list[tuple[tuple[int, ...], int, tuple[Piece, ...]]] = []
    for number, (penalty, pieces) in enumerate(_candidates(analysis, settings)):
        text = "".join(piece.text for piece in pieces)
        length = len(text) + 1
        if length > settings.longest or not _quotes_hold(text):
            continue
        lowered = text.lower()
        loose = any(lowered.startswith(word) for word in settings.openings)
        misses = (int(length < settings.shortest), int(focus not in lowered), int(loose), penalty)
        weighed.append((misses, -length if length < settings.shortest else 0, (*pieces, Piece(".", "rule", rule=RULE))))
        _ = number
    if weighed:
        return Heading(RULE, min(weighed, key=lambda one: one[:2])[2])
    return Heading(RULE, _clipped(analysis, settings))


def _clipped(analysis: Analysis, settings: DescriptionSettings) -> tuple[Piece, ...]:
    """The first sentence up to the last word that fits, with an ellipsis: the last resort."""
    sentence = analysis.sentences[0]
    start, end = _stem(analysis, sentence)
    piece = from_source(analysis.source, start, end, rule=RULE)
    while len(piece.text) > settings.longest - 1 and end > start:
        end = analysis.source.text.rfind(" ", start, end)
        if end <= start:
            break
        piece = from_source(analysis.source, start, end, rule=RULE)
    return (piece, Piece("…", "rule", rule=RULE))
