"""Keyphrases: the phrases that say what an article is about."""

from __future__ import annotations

import math
from collections.abc import Sequence

from restructurer.analysis.candidates import Candidate, candidates
from restructurer.analysis.findings import Entity, Keyphrase, Parsed
from restructurer.analysis.frequency import zipf
from restructurer.analysis.topics_rules import TopicSettings
from restructurer.article import Paragraph, Source
from restructurer.rulebook import Rulebook


def find_keyphrases(
    parsed: Parsed, *, entities: Sequence[Entity], rulebook: Rulebook, n: int | None = None
) -> tuple[Keyphrase, ...]:
    """The keyphrases of an article, best first."""
    settings = rulebook.settings("topics", TopicSettings)
    wanted = settings.keyphrases if n is None else n
    size = max(1, len(parsed.doc))
    scored = []
    for order, candidate in enumerate(candidates(parsed)):
        scored.append((-round(_score(candidate, parsed, size), 6), order, candidate))
    scored.sort(key=lambda one: one[:2])
    found: list[Keyphrase] = []
    for score, _, candidate in scored:
        if len(found) == wanted:
            break
        found.append(_keyphrase(candidate, parsed, -score))
    return tuple(found)


def _score(candidate: Candidate, parsed: Parsed, size: int) -> float:
    first = candidate.body[0][0] if candidate.body else size
    rarity = sum(7 - zipf(word) for word in candidate.key) / len(candidate.key)
    title = 1.5 if candidate.title else 0.0
    return math.log1p(len(candidate.body)) + title + rarity / 3 - 1.5 * first / size - 0.2 * abs(len(candidate.key) - 2)


def _keyphrase(candidate: Candidate, parsed: Parsed, score: float) -> Keyphrase:
    places = [parsed.token_range(first, stop) for first, stop in candidate.body]
    text = parsed.source.text[slice(*places[0])] if places else ""
    if not text and parsed.title is not None:
        first, stop = candidate.title[0]
        text = parsed.title[first:stop].text
    if not any(char.isupper() for char in text[1:]) and zipf(text.lower()) > 2.5:
        text = text[:1].lower() + text[1:] if "PROPN" not in _tags(candidate, parsed) else text
    return Keyphrase(text, round(score, 4), tuple(places))


def _tags(candidate: Candidate, parsed: Parsed) -> set[str]:
    doc, (first, stop) = (parsed.doc, candidate.body[0]) if candidate.body else (parsed.title, candidate.title[0])
    return {doc[at].pos_ for at in range(first, stop)} if doc is not None else set()


def keyphrases(text: str, *, title: str | None = None, n: int = 10) -> list[Keyphrase]:
    """The keyphrases of a French text, best first, without any setting up."""
    from restructurer.analysis.model import load
    from restructurer.analysis.parse import parse
    from restructurer.rulebook import default_rulebook

    if not text.strip():
        return []
    parsed = parse(_source(text, title or ""), nlp=load())
    return list(find_keyphrases(parsed, entities=(), rulebook=default_rulebook(), n=n))


def _source(text: str, title: str) -> Source:
    """A minimal source: blank lines part the paragraphs."""
    paragraphs, at = [], 0
    for block in text.split("\n\n"):
        body = block.strip()
        if body:
            start = at + block.index(body)
            paragraphs.append(Paragraph(start, start + len(body)))
        at += len(block) + 2
    return Source("text", text, "", title, None, None, tuple(paragraphs))
