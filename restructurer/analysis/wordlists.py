"""A Doc as keyphrases and clusters see it: read once into lists, with the running sums of its word vectors."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.vocab import Vocab

from restructurer.analysis.columns import Columns
from restructurer.analysis.frequency import zipfs
from restructurer.analysis.namespans import Name, find_names
from restructurer.fastmodel.language import STOP_WORDS

Floats = NDArray[np.float64]
Span = tuple[int, int]

LINKS = frozenset({"de", "du", "des", "d'"})
PREPOSITIONS = frozenset({"à", "au", "aux", "en", "sur", "contre", "pour", "dans", "entre"})
NOUNS = frozenset({"NOUN", "PROPN", "X"})
_ARTICLES = frozenset({"le", "la", "les", "l'", "un", "une"})
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "X"})
_OTHER = {"ADJ": "A", "NUM": "#"}
_HALVES = frozenset({"N", "A"})
_ALWAYS_WORDS = frozenset({"N", "A", "d", "p"})
_BARE = dict(zip("éèêëàâôîïç", "eeeeaaoiic", strict=True))


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """A word without plural ending, lower case, its first letter without accent: what counts as the same word.

    After the minimal French stemmer of Savoy (1999, JASIS 50, 944), plural endings alone.
    """
    word = word.lower().replace("\u00ad", "")
    if word[:1] in _BARE:
        word = _BARE[word[0]] + word[1:]
    if len(word) > 3:
        if word.endswith("aux") and len(word) > 5:
            return word[:-3] + "al"
        if word[-1] in "sx":
            return word[:-1]
    return word


@dataclass(slots=True, eq=False)
class Words:
    """One Doc, by token number (lists), and its content words (arrays by their order).

    ``tags``: what the token may be in a phrase: ``N`` noun, ``A`` adjective or past participle, ``#``
    number, ``d`` « de », ``p`` another preposition, ``l`` article, ``-`` the hyphen inside a word; empty for what no
    phrase holds.
    ``parts``: the folded word, empty for articles and marks. ``text`` is the Doc's, with the
    characters at which each token starts and ends. ``common``: Zipf values. ``content``: the tokens that bear meaning;
    ``rarity``: of each of them, 7 less its Zipf value; ``sums``: running sums of their unit vectors,
    weighed by rarity (a row more than there are words, the first 0).
    """

    table: Columns
    lower: list[str]
    pos: list[str]
    dep: list[str]
    heads: list[int]
    opens: list[bool]
    tags: list[str]
    folded: list[str]
    parts: list[str]
    names: tuple[Name, ...]
    text: str
    starts: list[int]
    ends: list[int]
    common: list[float]
    content: list[int]
    rarity: list[float]
    sums: Floats

    def directions(self, spans: Sequence[Span]) -> Floats:
        """The mean direction of the content words of each span, a row of length 1 (0 where it has none)."""
        low = [bisect_left(self.content, first) for first, _ in spans]
        high = [bisect_left(self.content, stop) for _, stop in spans]
        return unit_rows(self.sums[high] - self.sums[low])


def unit_rows(rows: Floats) -> Floats:
    """The rows, each of length 1 (rows of zeros stay)."""
    norms = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    norms[norms < 1e-9] = 1.0
    found: Floats = rows / norms[:, None]
    return found


@lru_cache(maxsize=4)
def words_of(table: Columns) -> Words:
    """Reads a parsed Doc. The last few are kept, since keyphrases and clusters want the same."""
    texts, lower, pos, opens, starts = table.text, table.low, table.pos, table.opens, table.start
    tags = [_tag(kind, low, morph) for kind, low, morph in zip(pos, lower, table.morph, strict=True)]
    for at in [at for at in range(1, len(texts) - 1) if texts[at] == "-" and tags[at - 1] in _HALVES]:
        glued = starts[at] == starts[at - 1] + len(texts[at - 1]) and starts[at + 1] == starts[at] + 1
        match = texts[at + 1][:1].isupper() and texts[at + 2 : at + 3] in (["("], [":"])  # « Brest-Lorient (2-1) »
        if glued and tags[at + 1] in _HALVES and not match:
            tags[at] = "-"
    folded = list(map(fold, texts))
    content = [
        at
        for at, kind in enumerate(pos)
        if kind in _CONTENT and len(lower[at]) > 1 and lower[at] not in STOP_WORDS and _lettered(lower[at])
    ]
    common = zipfs(lower)
    rarity = [max(0.0, 7 - common[at]) for at in content]
    return Words(
        table=table,
        lower=lower,
        pos=pos,
        dep=table.dep,
        heads=table.head,
        opens=opens,
        tags=tags,
        folded=folded,
        parts=[word if _is_part(word, tag) else "" for word, tag in zip(folded, tags, strict=True)],
        names=find_names(table),
        text=table.raw,
        starts=starts,
        ends=[start + len(text) for start, text in zip(starts, texts, strict=True)],
        common=common,
        content=content,
        rarity=rarity,
        sums=_running_vectors(table.vocab, [table.orth[at] for at in content], rarity),
    )


def _lettered(word: str) -> bool:
    return word.isalpha() or any(map(str.isalpha, word))


def _is_part(word: str, tag: str) -> bool:
    return tag in _ALWAYS_WORDS or (tag != "l" and (word.isalnum() or any(map(str.isalnum, word))))


def _tag(pos: str, low: str, morph: str) -> str:
    if pos in NOUNS:
        return "N" if low[-1] != "'" and _lettered(low) else ""
    if pos == "VERB":
        return "A" if "VerbForm=Part" in morph and "Tense=Past" in morph else ""
    if low in LINKS:
        return "d"
    if low in PREPOSITIONS:
        return "p"
    return "l" if low in _ARTICLES else _OTHER.get(pos, "")


def _running_vectors(vocab: Vocab, orths: list[int], rarity: list[float]) -> Floats:
    table = vocab.vectors
    sums = np.zeros((len(orths) + 1, table.shape[1]), dtype=np.float64)
    if orths and table.shape[1]:
        numbers = table.find(keys=orths)
        rows = table.data[numbers]
        norms = np.sqrt(np.einsum("ij,ij->i", rows, rows))
        scale = np.where((numbers >= 0) & (norms > 0), np.array(rarity) / np.where(norms > 0, norms, 1), 0.0)
        np.cumsum(rows * scale[:, None], axis=0, out=sums[1:])
    return sums
