"""How much two sentences of a text belong together: shared words, shared names, near vectors.

A sentence is a bag of content words weighed by their rarity; two sentences are compared when they
stand at most :data:`REACH` apart. ``PAIR_FEATURES`` names the columns, ``rules/topics.toml`` weighs them:
the sum is the log-odds that the two are on one topic.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log, log1p

import numpy as np

from restructurer.analysis.wordlists import Floats, Span, Words, fold, unit_rows

REACH = 8
PAIR_FEATURES = ("constant", "overlap", "cosine", "vectors", "names")


@dataclass(frozen=True, slots=True)
class Bags:
    """The sentences of a text as bags: word → weight, names, and a vector of length 1 each (rows).

    ``forms``: how to print a word of the bags; it has nouns, names and adjectives only.
    """

    words: tuple[dict[str, float], ...]
    names: tuple[frozenset[str], ...]
    vectors: Floats
    forms: dict[str, str] = field(default_factory=dict)


def bags_of(words: Words, spans: Sequence[Span], *, entities: Mapping[int, str] | None = None) -> Bags:
    """The bags of some token ranges; ``entities``: tokens that stand for a name, with that name."""
    named = entities or {}
    lemmas = words.table.lemma
    bags: list[dict[str, float]] = []
    names: list[frozenset[str]] = []
    forms: dict[str, str] = {}
    for first, stop in spans:
        bag: dict[str, float] = {}
        proper = set()
        for number in range(bisect_left(words.content, first), bisect_left(words.content, stop)):
            at = words.content[number]
            pos = words.pos[at]
            form = named.get(at) or (words.lower[at] if pos == "PROPN" else lemmas[at].lower())
            key = fold(form)
            bag[key] = bag.get(key, 0.0) + words.rarity[number]
            if pos == "PROPN":
                proper.add(key)
            if pos != "VERB":
                forms.setdefault(key, form)
        bags.append(bag)
        names.append(frozenset(proper))
    return Bags(tuple(bags), tuple(names), words.directions(spans), forms)


def pair_features(bags: Bags) -> Floats:
    """Features of each pair (i, i + d): an array of shape (sentences, REACH + 1, features); d = 0 is unused.

    Vectors are taken from the text's own mean, so that what all its sentences share does not count.
    """
    count = len(bags.words)
    table = np.zeros((count, REACH + 1, len(PAIR_FEATURES)))
    lengths = [sum(weight * weight for weight in bag.values()) ** 0.5 or 1.0 for bag in bags.words]
    holders: dict[str, list[int]] = {}
    for row, bag in enumerate(bags.words):
        for word in bag:
            holders.setdefault(word, []).append(row)
    overlap: defaultdict[tuple[int, int], float] = defaultdict(float)
    product: defaultdict[tuple[int, int], float] = defaultdict(float)
    shared: Counter[tuple[int, int]] = Counter()
    for word, rows in holders.items():
        rare = log((count + 1) / len(rows))
        for number, row in enumerate(rows):
            for other in rows[number + 1 : number + 1 + REACH]:
                if other - row > REACH:
                    break
                mine, yours = bags.words[row][word], bags.words[other][word]
                pair = (row, other - row)
                overlap[pair] += min(mine, yours) * rare
                product[pair] += mine * yours
                shared[pair] += word in bags.names[row] and word in bags.names[other]
    for (row, distance), amount in overlap.items():
        table[row, distance, 1] = log1p(amount)
        table[row, distance, 2] = product[row, distance] / lengths[row] / lengths[row + distance]
        table[row, distance, 4] = min(2, shared[row, distance])
    centred = unit_rows(bags.vectors - bags.vectors.mean(axis=0)) if count else bags.vectors
    for distance in range(1, min(REACH, count - 1) + 1):
        table[: count - distance, distance, 0] = 1.0
        table[: count - distance, distance, 3] = np.einsum("ij,ij->i", centred[:-distance], centred[distance:])
    return table


def gap_cohesion(odds: Floats, *, near: int = 4) -> Floats:
    """The mean log-odds of the pairs that bridge the gap before each sentence, those at most ``near`` away.

    ``odds`` has shape (sentences, REACH + 1). Entry 0 (no gap) is 0.
    """
    count = odds.shape[0]
    total, pairs = np.zeros(count + 1), np.zeros(count + 1)
    for distance in range(1, min(near, count - 1) + 1):
        for shift in range(1, distance + 1):
            gaps = slice(shift, count - distance + shift)
            total[gaps] += odds[: count - distance, distance]
            pairs[gaps] += 1
    found: Floats = total[:count] / np.maximum(pairs[:count], 1)
    return found
