"""Clusters: the topical sections of an article, and the topics of a list of sentences.

:func:`find_clusters` weighs every cut (cohesion across it, paragraph borders, openings that look
back or turn away, quotes and lists that must not be torn) against the size of the sections, and
takes the best of all splits by dynamic programming. :func:`segment` finds unlike topics in bare
sentences with the model of :mod:`topic_split`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

import numpy as np

from restructurer.analysis.cohesion import PAIR_FEATURES, bags_of, gap_cohesion, pair_features
from restructurer.analysis.cuts import CROSSHEAD, cut_costs
from restructurer.analysis.distinctive import distinctive_words, own_keyphrases
from restructurer.analysis.findings import Cluster, Entity, Keyphrase, Parsed, Quote, Sentence
from restructurer.analysis.openings import OPENING_FEATURES, has_dateline, opening, opens_on
from restructurer.analysis.topic_split import SEGMENT_FEATURES, best_split, inner_sums
from restructurer.analysis.topics_rules import TopicSettings
from restructurer.analysis.wordlists import Floats, Words, words_of
from restructurer.article import Paragraph, Source
from restructurer.rulebook import Rulebook


def find_clusters(
    parsed: Parsed,
    sentences: Sequence[Sentence],
    *,
    quotes: Sequence[Quote],
    entities: Sequence[Entity],
    keyphrases: Sequence[Keyphrase],
    rulebook: Rulebook,
) -> tuple[Cluster, ...]:
    """The sections of an article: runs of sentences that cover all but the crossheads, in order.

    The split does not depend on the words asked for: what is added stands in sections that stay. No
    sentence, no cluster.
    """
    settings = rulebook.settings("topics", TopicSettings)
    kinds = [paragraph.kind for paragraph in parsed.source.paragraphs]
    body = [one for one in sentences if kinds[one.paragraph] != "crosshead"]
    if not body:
        return ()
    sizes = [max(1, len(parsed.source.text[one.start : one.end].split())) for one in body]
    words = words_of(parsed.columns)
    bags = bags_of(words, [(one.first, one.stop) for one in body], entities=_named(parsed, words, entities))
    gaps = gap_cohesion(_weigh(pair_features(bags), settings))
    costs = cut_costs(parsed, body, sizes, gaps, quotes=quotes, settings=settings)
    starts = _split(sizes, costs, settings, best=settings.section_best)
    stops = [*starts[1:], len(body)]
    lemmas = distinctive_words(bags, list(zip(starts, stops, strict=True)))
    found = []
    for first, stop, own in zip(starts, stops, lemmas, strict=True):
        start, end = body[first].start, body[stop - 1].end
        head = body[first].paragraph - 1
        opens = not first or costs[first] <= CROSSHEAD
        crosshead = head if opens and head >= 0 and kinds[head] == "crosshead" else None
        found.append(
            Cluster(
                body[first].index,
                body[stop - 1].index + 1,
                sum(sizes[first:stop]),
                crosshead,
                own,
                own_keyphrases(keyphrases, start, end),
                round(float(1 / (1 + np.exp(-gaps[first]))), 4) if first else 0.0,
            )
        )
    return tuple(found)


def gaps_of(parsed: Parsed, sentences: Sequence[Sentence], *, rulebook: Rulebook) -> tuple[float, ...]:
    """How well the gap before each sentence is bridged, 0 (apart) to 1 (seamless); the first is 0."""
    settings = rulebook.settings("topics", TopicSettings)
    bags = bags_of(words_of(parsed.columns), [(one.first, one.stop) for one in sentences])
    gaps = gap_cohesion(_weigh(pair_features(bags), settings))
    return tuple(round(float(1 / (1 + np.exp(-gap))), 4) if at else 0.0 for at, gap in enumerate(gaps))


def _named(parsed: Parsed, words: Words, entities: Sequence[Entity]) -> dict[int, str]:
    """Tokens that name an entity, each with the entity's name: « Macron » and « Emmanuel Macron » are one word."""
    named: dict[int, str] = {}
    starts = [paragraph.start for paragraph in parsed.source.paragraphs]
    for entity in entities:
        name = entity.text.lower()
        for start, end in entity.mentions:
            paragraph = max(0, bisect_right(starts, start) - 1)
            char = parsed.doc_starts[paragraph] + start - starts[paragraph]
            first = bisect_left(words.starts, char)
            for at in range(first, bisect_left(words.starts, char + end - start, lo=first)):
                if words.pos[at] == "PROPN":
                    named[at] = name
    return named


def _weigh(pairs: Floats, settings: TopicSettings) -> Floats:
    weights = settings.cohesion_weights
    odds: Floats = pairs @ np.array([weights.get(name, 0.0) for name in PAIR_FEATURES])
    return odds


def _split(words: Sequence[int], costs: Sequence[float], settings: TopicSettings, *, best: float) -> list[int]:
    """The starts of the sections of the cheapest split. Sections of more than twice the most end there."""
    price = settings.cut_costs
    totals = [0, *accumulate(words)]
    size_costs = _size_costs(
        best, settings.section_least, settings.section_most, price.size, price.under_least, price.over_most
    )
    count = len(words)
    cheapest = [0.0] + [np.inf] * count
    back = [0] * (count + 1)
    for stop in range(1, count + 1):
        for first in range(stop - 1, -1, -1):
            size = totals[stop] - totals[first]
            if size > len(size_costs) and first < stop - 1:
                break
            cost = cheapest[first] + size_costs[min(size, len(size_costs)) - 1] + (costs[first] if first else 0.0)
            if cost < cheapest[stop] - 1e-9:
                cheapest[stop], back[stop] = cost, first
            if first and costs[first] <= CROSSHEAD:
                break
    starts = []
    stop = count
    while stop:
        stop = back[stop]
        starts.append(stop)
    return starts[::-1]


@lru_cache(maxsize=8)
def _size_costs(best: float, least: int, most: int, size: float, under_least: float, over_most: float) -> list[float]:
    """What a section of 1, 2, 3 … words costs for its size, up to twice the most."""
    sizes = np.arange(1, 2 * most + 1, dtype=np.float64)
    by_size = size * np.log2(sizes / best) ** 2
    by_size += under_least * np.clip(least - sizes, 0, None) / least
    by_size += over_most * np.clip(sizes - most, 0, None) / least
    found: list[float] = by_size.tolist()
    return found


def opening_features(openings: Sequence[str], settings: TopicSettings) -> Floats:
    """Features of the first words of each sentence, columns as ``OPENING_FEATURES``."""
    rows = [(opens_on(one, settings.points_back), has_dateline(one), opens_on(one, settings.turns)) for one in openings]
    return np.array(rows, dtype=np.float64).reshape(-1, len(OPENING_FEATURES))


def segment(units: Sequence[str], *, rulebook: Rulebook | None = None) -> list[int]:
    """Where each topic starts in a list of sentences (or paragraphs), in order: indexes, the first of them 0.

    The number of topics comes from the text. An empty list gives an empty list; a unit without
    words belongs to the topic before it.
    """
    from restructurer.analysis.model import load
    from restructurer.analysis.parse import parse
    from restructurer.rulebook import default_rulebook

    full = [at for at, unit in enumerate(units) if unit.strip()]
    if not full:
        return [0] if units else []
    settings = (rulebook or default_rulebook()).settings("topics", TopicSettings)
    parsed = parse(_source([units[at] for at in full]), nlp=load())
    spans = list(zip(parsed.token_starts, parsed.token_starts[1:], strict=False))
    odds = _weigh(pair_features(bags_of(words_of(parsed.columns), spans)), settings)
    openings = opening_features([opening(units[at]) for at in full], settings)
    weights = settings.cohesion_weights
    starts = best_split(
        inner_sums(odds),
        openings @ np.array([weights.get(name, 0.0) for name in OPENING_FEATURES]),
        [weights.get(name, 0.0) for name in SEGMENT_FEATURES],
    )
    return [0, *(full[at] for at in starts[1:])]


def _source(units: Sequence[str]) -> Source:
    """A Source whose paragraphs are the units."""
    ends = [0, *accumulate(len(unit) + 1 for unit in units)]
    paragraphs = tuple(Paragraph(start, start + len(unit)) for start, unit in zip(ends, units, strict=False))
    return Source("units", "\n".join(units), "", "", None, None, paragraphs)
