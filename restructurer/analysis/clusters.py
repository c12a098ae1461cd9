"""Clusters: the topical sections of an article, found by dynamic programming."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from restructurer.analysis.cohesion import unit_vectors
from restructurer.analysis.findings import Cluster, Entity, Keyphrase, Parsed, Quote, Sentence
from restructurer.analysis.topics_rules import TopicSettings
from restructurer.rulebook import Rulebook


def find_clusters(
    parsed: Parsed,
    sentences: Sequence[Sentence],
    *,
    quotes: Sequence[Quote],
    entities: Sequence[Entity],
    keyphrases: Sequence[Keyphrase],
    rulebook: Rulebook,
    target_words: int | None = None,
) -> tuple[Cluster, ...]:
    """The sections of an article: runs of sentences that cover all but the crossheads."""
    settings = rulebook.settings("topics", TopicSettings)
    paragraphs = parsed.source.paragraphs
    body = [one for one in sentences if paragraphs[one.paragraph].kind != "crosshead"]
    if not body:
        return ()
    words = [len(parsed.source.text[one.start : one.end].split()) for one in body]
    total = np.concatenate([[0], np.cumsum(words)])
    vectors, _ = unit_vectors(parsed.doc, [(one.first, one.stop) for one in body])
    count = len(body)
    best = np.full(count + 1, np.inf)
    back = np.zeros(count + 1, dtype=int)
    best[0] = 0.0
    for stop in range(1, count + 1):
        for first in range(stop - 1, -1, -1):
            if first < stop - 1 and _crosshead(body, first + 1, parsed) is not None:
                break
            size = total[stop] - total[first]
            if size > 2 * settings.section_most and first < stop - 1:
                break
            cost = abs(np.log(max(size, 1) / settings.section_best)) * 4
            if first and body[first].paragraph == body[first - 1].paragraph:
                cost += 2.0
            near = vectors[max(0, first - 4) : first]
            if len(near):
                cost += 3 * float((near @ vectors[first : first + 4].T).mean())
            if best[first] + cost < best[stop]:
                best[stop], back[stop] = best[first] + cost, first
    starts: list[int] = []
    stop = count
    while stop:
        starts.append(int(back[stop]))
        stop = starts[-1]
    starts.reverse()
    found = []
    for first, stop in zip(starts, [*starts[1:], count], strict=True):
        head = _crosshead(body, first, parsed)
        found.append(Cluster(body[first].index, body[stop - 1].index + 1, int(total[stop] - total[first]), head))
    return tuple(_with_words(one, parsed, sentences, keyphrases) for one in found)


def _crosshead(body: Sequence[Sentence], first: int, parsed: Parsed) -> int | None:
    before = body[first].paragraph - 1
    opens = first == 0 or body[first - 1].paragraph != body[first].paragraph
    if opens and before >= 0 and parsed.source.paragraphs[before].kind == "crosshead":
        return before
    return None


def _with_words(
    cluster: Cluster, parsed: Parsed, sentences: Sequence[Sentence], keyphrases: Sequence[Keyphrase]
) -> Cluster:
    start, end = sentences[cluster.first].start, sentences[cluster.stop - 1].end
    own = [one for one in keyphrases if any(start <= low < end for low, _ in one.occurrences)]
    return replace(cluster, keyphrases=tuple(own))


def segment(units: Sequence[str]) -> list[int]:
    """Where each topic starts in a list of sentences: indexes, the first of them 0."""
    return [0] if units else []
