"""Splits a run of sentences into topics: the best of all splits, by dynamic programming.

A semi-Markov model (Sarawagi and Cohen 2004) in the manner of Utiyama and Isahara (2001): a split
scores the sum, over its segments, of the log-odds of every pair of sentences inside a segment,
plus what each opening sentence says for or against a cut, plus a price a segment. Pairs further
apart than the reach of :mod:`cohesion` are not compared, so time and memory grow linearly.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from restructurer.analysis.cohesion import REACH
from restructurer.analysis.wordlists import Floats

LONGEST = 48
SEGMENT_FEATURES = ("segment", "one_sentence", "two_sentences")


def inner_sums(pairs: Floats, longest: int = LONGEST) -> Floats:
    """Sums of pair values inside every segment: entry (stop, size - 1) is that of [stop - size, stop).

    ``pairs`` has shape (sentences, REACH + 1, …): the value of the pair (i, i + d).
    """
    count = pairs.shape[0]
    sums = np.zeros((count + 1, longest, *pairs.shape[2:]))
    for stop in range(1, count + 1):
        total = np.zeros(pairs.shape[2:])
        for size in range(2, min(longest, stop) + 1):
            first = stop - size
            total = total + pairs[first, 1 : min(REACH, size - 1) + 1].sum(axis=0)
            sums[stop, size - 1] = total
    return sums


def best_split(inner: Floats, openings: Floats, price: Sequence[float]) -> list[int]:
    """The starts of the segments of the best split.

    ``inner``: as from :func:`inner_sums`; ``openings``: what a cut before each sentence is worth;
    ``price``: what every segment scores, and what one of one and of two sentences scores besides.
    Ties go to the longer segment.
    """
    count, longest = inner.shape[0] - 1, inner.shape[1]
    extra = np.full(longest, price[0])
    extra[:2] += np.array(price[1:3])[:longest]
    best = np.full(count + 1, -np.inf)
    best[0] = 0.0
    back = [0] * (count + 1)
    for stop in range(1, count + 1):
        sizes = min(longest, stop)
        firsts = stop - 1 - np.arange(sizes)
        scores = best[firsts] + inner[stop, :sizes] + extra[:sizes] + np.where(firsts > 0, openings[firsts], 0.0)
        scores = np.round(scores, 9)
        choice = sizes - 1 - int(np.argmax(scores[::-1]))
        best[stop], back[stop] = scores[choice], stop - 1 - choice
    starts = []
    stop = count
    while stop:
        stop = back[stop]
        starts.append(stop)
    return starts[::-1]
