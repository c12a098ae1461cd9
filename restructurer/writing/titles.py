"""The title: the given one when it fits, shortened by named steps when it does not, beside clauses of the opening."""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.analysis.findings import Analysis
from restructurer.article import Candidate, Heading, Piece
from restructurer.french.typography import mend
from restructurer.rulebook import Rule, Rulebook, Settings
from restructurer.writing.cutting import sentence_clauses
from restructurer.writing.drafts import capitalised
from restructurer.writing.lemmas import words_of
from restructurer.writing.phrases import noun_phrases
from restructurer.writing.pieces import from_source
from restructurer.writing.width import pixel_width


class TitleSettings(Settings):
    """``[settings]`` of ``rules/titles.toml``: characters, pixels, weights."""

    longest: int
    widest: float
    shortest: int
    candidates: int
    weights: dict[str, float]


class TitleRule(Rule):
    """One way to write a title."""

    form: str
    weight: float


def fits(text: str, settings: TitleSettings) -> bool:
    """Whether a title is neither too long nor too wide."""
    return len(text) <= settings.longest and pixel_width(text) <= settings.widest


def _given(analysis: Analysis) -> Heading | None:
    source = analysis.source
    text = source.title.strip().rstrip(".")
    if not text:
        return None
    if source.title_start is None:
        return Heading("title.given", (Piece(mend(text), "rule", rule="title.given"),))
    start = source.title_start
    end = start + len(source.title.rstrip().rstrip("."))
    return Heading("title.given", capitalised((from_source(source, start, end, rule="title.given"),)))


def _headings(analysis: Analysis, rulebook: Rulebook) -> Iterator[tuple[Heading, int, float]]:
    given = _given(analysis)
    if given is not None:
        yield given, 0, 1.0
    place = 0
    for sentence in analysis.sentences:
        if not sentence.sound or analysis.source.paragraphs[sentence.paragraph].kind == "crosshead":
            continue
        for _, draft in sentence_clauses(analysis, sentence, rulebook=rulebook):
            if draft.speaker is None or draft.speaker.announces:
                yield draft.heading("title.clause"), place, 0.0
        if place < 4:
            for draft in noun_phrases(analysis, sentence, rulebook=rulebook):
                yield draft.heading("title.phrase"), place, -0.5
        place += 1
        if place > 12:
            break


def write_title(analysis: Analysis, *, rulebook: Rulebook) -> tuple[Heading, tuple[Candidate, ...]]:
    """The title and all that was weighed, best first."""
    settings = rulebook.settings("titles", TitleSettings)
    weights = settings.weights
    focus = words_of(analysis.focus.text)
    keys = [words_of(phrase.text) for phrase in analysis.keyphrases[:8]]
    found: list[Candidate] = []
    seen: set[str] = set()
    for heading, place, base in _headings(analysis, rulebook):
        text = heading.text
        if text in seen or not fits(text, settings) or len(text) < settings.shortest:
            continue
        seen.add(text)
        words = words_of(text)
        reasons = [
            ("given", weights["given"] * base),
            (
                "coverage",
                weights["coverage"] * sum(len(k & words) / max(1, len(k)) / (i + 1) for i, k in enumerate(keys)) / 2.7,
            ),
            ("focus", weights["focus"] * (focus <= words)),
            ("place", weights["place"] * place),
            ("length", weights["length"] * (35 <= len(text))),
        ]
        kept = tuple((name, round(value, 4)) for name, value in reasons if value)
        found.append(Candidate(heading, round(sum(v for _, v in kept), 4), kept))
    found.sort(key=lambda candidate: -candidate.score)
    if not found:
        heading = _given(analysis)
        assert heading is not None
        return heading, ()
    return found[0].heading, tuple(found)
