"""What sets a cluster apart from the others: its own words and its own keyphrases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

from restructurer.analysis.cohesion import Bags
from restructurer.analysis.findings import Keyphrase
from restructurer.analysis.wordlists import Span

MOST_WORDS = 8


def distinctive_words(bags: Bags, clusters: Sequence[Span]) -> list[tuple[str, ...]]:
    """The words that set each cluster (a range of sentences) apart, best first.

    A word's weight in the cluster (its uses times its rarity) times the logarithm of how much more
    of it the cluster has than its share: tf-idf with clusters for documents (Spärck Jones 1972),
    smoothed so that a text of one cluster still has words.
    """
    inside: list[Counter[str]] = []
    for first, stop in clusters:
        counts: Counter[str] = Counter()
        for bag in bags.words[first:stop]:
            counts.update(bag)
        inside.append(counts)
    total: Counter[str] = Counter()
    for counts in inside:
        total.update(counts)
    return [_best(counts, total, bags.forms, share=len(clusters)) for counts in inside]


def _best(counts: Counter[str], total: Counter[str], forms: Mapping[str, str], *, share: int) -> tuple[str, ...]:
    ranked = []
    for order, (word, weight) in enumerate(counts.items()):
        if word in forms:
            own = weight / total[word] if total[word] else 0.0
            ranked.append((-round(weight * own * log(1 + own * share), 6), order, forms[word]))
    return tuple(form for _, _, form in sorted(ranked)[:MOST_WORDS])


def own_keyphrases(keyphrases: Sequence[Keyphrase], start: int, end: int) -> tuple[Keyphrase, ...]:
    """The keyphrases that stand between two offsets, those first that stand mostly there."""
    ranked = []
    for order, one in enumerate(keyphrases):
        here = sum(start <= low < end for low, _ in one.occurrences)
        if here:
            ranked.append((-round(one.score * here / len(one.occurrences), 6), order, one))
    return tuple(one for _, _, one in sorted(ranked, key=lambda item: item[:2]))
