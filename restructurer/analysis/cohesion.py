"""How much two sentences of a text belong together: shared words, shared names, near vectors.

A sentence is a bag of content words weighed by their rarity; two sentences are compared when they
stand at most :data:`REACH` apart. ``PAIR_FEATURES`` names the columns, ``rules/topics.toml`` weighs them:
the sum is the log-odds that the two are on one topic.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log, log1p

import numpy as np
from numpy.typing import NDArray
from spacy.lang.fr.stop_words import STOP_WORDS
from spacy.tokens import Doc

from restructurer.analysis.candidates import Span, fold
from restructurer.analysis.frequency import zipf

Floats = NDArray[np.float64]

REACH = 8
PAIR_FEATURES = ("constant", "overlap", "cosine", "vectors", "names")
_TOPICAL = frozenset({"NOUN", "PROPN", "ADJ", "X"})
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "X", "NUM"})


@dataclass(frozen=True, slots=True)
class Bags:
    """The sentences of a text as bags: word → weight, names, and a vector of length 1 each (rows).

    ``forms``: how to print a word of the bags; it has nouns, names and adjectives only.
    """

    words: tuple[dict[str, float], ...]
    names: tuple[frozenset[str], ...]
    vectors: Floats
    forms: dict[str, str] = field(default_factory=dict)


def bags_of(doc: Doc, spans: Sequence[Span], *, entities: Mapping[int, str] | None = None) -> Bags:
    """The bags of some token ranges of a Doc; ``entities``: tokens that stand for a name, with that name."""
    named = entities or {}
    columns = doc.to_array(["POS", "ORTH", "LEMMA"])
    strings = doc.vocab.strings
    pos_names = {number: strings.as_string(number) for number in set(columns[:, 0].tolist())}
    pos = [pos_names[number] for number in columns[:, 0].tolist()]
    lower = [token.text.lower() for token in doc]
    lemmas = columns[:, 2].tolist()
    table = doc.vocab.vectors
    words: list[dict[str, float]] = []
    forms: dict[str, str] = {}
    names: list[frozenset[str]] = []
    tokens: list[int] = []
    weights: list[float] = []
    owners: list[int] = []
    for row, (first, stop) in enumerate(spans):
        bag: dict[str, float] = {}
        proper = set()
        for at in range(first, stop):
            if pos[at] not in _CONTENT:
                continue
            low = lower[at]
            if len(low) < 2 or low in STOP_WORDS or not (low.isalpha() or any(map(str.isalpha, low))):
                continue
            rarity = max(0.0, 7 - zipf(low))
            key = named.get(at) or fold(low if pos[at] == "PROPN" else strings.as_string(lemmas[at]))
            bag[key] = bag.get(key, 0.0) + rarity
            if pos[at] in _TOPICAL:
                forms.setdefault(
                    key, key if at in named or pos[at] == "PROPN" else strings.as_string(lemmas[at]).lower()
                )
            tokens.append(at)
            weights.append(rarity)
            owners.append(row)
            if pos[at] == "PROPN":
                proper.add(key)
        words.append(bag)
        names.append(frozenset(proper))
    vectors = np.zeros((len(spans), doc.vocab.vectors_length))
    if tokens and doc.vocab.vectors_length:
        numbers = table.find(keys=columns[tokens, 1].tolist())
        rows = np.where(numbers[:, None] >= 0, table.data[numbers], 0.0)
        starts = np.flatnonzero(np.diff(owners, prepend=-1))
        vectors[np.array(owners)[starts]] = np.add.reduceat(unit_rows(rows) * np.array(weights)[:, None], starts)
    return Bags(tuple(words), tuple(names), unit_rows(vectors), forms)


def unit_rows(rows: Floats) -> Floats:
    """The rows, each of length 1 (rows of zeros stay)."""
    norms = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    norms[norms < 1e-9] = 1.0
    found: Floats = rows / norms[:, None]
    return found


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
