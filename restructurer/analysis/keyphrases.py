"""Keyphrases: the phrases that say what an article is about, ranked by a few weighed features.

The weights are those of a logistic regression, fitted by ``scripts/train_keyphrases.py``; they stand in
``rules/topics.toml`` in the units of the features, so that each can be read and changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, inf

import numpy as np

from restructurer.analysis.candidates import Candidate, dateline, find_candidates
from restructurer.analysis.columns import columns_of
from restructurer.analysis.findings import Entity, Keyphrase, Parsed
from restructurer.analysis.keyphrase_features import FEATURES, features
from restructurer.analysis.phrase_forms import print_form
from restructurer.analysis.topics_rules import TopicSettings
from restructurer.analysis.wordlists import LINKS, PREPOSITIONS, Floats, words_of
from restructurer.article import Paragraph, Source
from restructurer.rulebook import Rulebook

_LINKING = LINKS | PREPOSITIONS


def find_keyphrases(
    parsed: Parsed, *, entities: Sequence[Entity], rulebook: Rulebook, n: int | None = None
) -> tuple[Keyphrase, ...]:
    """The keyphrases of an article, best first; ``n`` at most (else what the rules say).

    ``score`` is between 0 and 1: how likely an annotator would choose the phrase. ``entities``:
    their mentions are merged into one phrase each.
    """
    settings = rulebook.settings("topics", TopicSettings)
    body = words_of(parsed.columns)
    title = words_of(columns_of(parsed.title)) if parsed.title is not None else None
    candidates = find_candidates(
        parsed, body, title, entities=entities, measures=settings.measures, empty=settings.empty
    )
    matrix = features(candidates, parsed, body, title, skip=dateline(body, settings.measures))
    order = select(
        candidates, weigh(matrix, settings), n=n or settings.keyphrases, penalty=settings.shared_word_penalty
    )
    found: dict[str, Keyphrase] = {}
    for at, score in order:
        candidate = candidates[at]
        text = print_form(candidate, body, title)
        places = tuple(parsed.token_range(*span) for span in candidate.body)
        found.setdefault(text.lower(), Keyphrase(text, score, places, tuple(candidate.variants)))
    return tuple(found.values())


def weigh(matrix: Floats, settings: TopicSettings) -> Floats:
    """The log-odds of each row of a matrix of features under the weights of the rules."""
    weights = settings.keyphrase_weights
    odds: Floats = matrix @ np.array([weights.get(name, 0.0) for name in FEATURES]) + weights.get("constant", 0.0)
    return odds


def select(candidates: Sequence[Candidate], odds: Floats, *, n: int, penalty: float) -> list[tuple[int, float]]:
    """The ``n`` best candidates (number, probability), best first.

    A phrase that overlaps one already chosen, without either holding the other (« bavure des
    rebelles » and « rebelles syriens »), loses ``penalty`` of its log-odds each time: maximal
    marginal relevance (Carbonell and Goldstein 1998), on words.
    """
    content = [frozenset(one.key) - _LINKING for one in candidates]
    sharing: dict[str, list[int]] = {}
    for at, words in enumerate(content):
        for word in words:
            sharing.setdefault(word, []).append(at)
    left = np.round(odds, 6).tolist()
    chosen: list[tuple[int, float]] = []
    while len(chosen) < min(n, len(candidates)):
        best = left.index(max(left))
        chosen.append((best, round(1 / (1 + exp(-left[best])), 4)))
        left[best] = -inf
        near = {at for word in content[best] for at in sharing[word]}
        for at in near:
            if not (content[at] <= content[best] or content[at] >= content[best]):
                left[at] -= penalty
    return chosen


def keyphrases(text: str, *, title: str | None = None, n: int = 10) -> list[Keyphrase]:
    """The keyphrases of a French text, best first, without any setting up: ``n`` at most.

    A text has fewer where the next would hardly be one (``least_score`` of the rules).
    """
    from restructurer.analysis.entities import find_entities
    from restructurer.analysis.model import load
    from restructurer.analysis.parse import parse
    from restructurer.rulebook import default_rulebook

    if not text.strip():
        return []
    rulebook = default_rulebook()
    parsed = parse(source(text, title or ""), nlp=load())
    found = find_keyphrases(parsed, entities=find_entities(parsed, rulebook=rulebook), rulebook=rulebook, n=n)
    settings = rulebook.settings("topics", TopicSettings)
    return [one for at, one in enumerate(found) if at < settings.least_keyphrases or one.score >= settings.least_score]


def source(text: str, title: str) -> Source:
    """A minimal Source: blank lines part the paragraphs, the title stands outside the text."""
    paragraphs, at = [], 0
    for block in text.split("\n\n"):
        body = block.strip()
        if body:
            start = at + block.index(body)
            paragraphs.append(Paragraph(start, start + len(body)))
        at += len(block) + 2
    return Source("text", text, "", title, None, None, tuple(paragraphs))
