"""How alike two stretches of text are: rarity-weighted word vectors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from restructurer.analysis.frequency import zipf

_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "X"})


def unit_vectors(doc: Doc, units: Sequence[tuple[int, int]]) -> tuple[NDArray[np.float32], list[list[str]]]:
    """One unit-length vector a unit (token range), and the content lemmas of each."""
    rows, lemmas = [], []
    for first, stop in units:
        tokens = [token for token in doc[first:stop] if token.pos_ in _CONTENT]
        lemmas.append([token.lemma_.lower() for token in tokens])
        total = np.zeros(doc.vocab.vectors_length, dtype=np.float32)
        for token in tokens:
            total += (7 - zipf(token.lower_)) * token.vector
        norm = float(np.linalg.norm(total))
        rows.append(total / norm if norm else total)
    return np.array(rows), lemmas
