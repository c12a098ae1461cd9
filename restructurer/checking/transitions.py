"""Tells whether a sentence holds a connector (« mais », « en revanche », « d’une part… d’autre part »).

After the behaviour of yoastseo 3.6 (``findTransitionWords``): an expression counts where its words
follow one another without punctuation.
"""

from __future__ import annotations

import re
from functools import lru_cache

from restructurer.checking.sentences import PUNCTUATION
from restructurer.checking.words import phrases, words

_PARTED = re.compile(r"[–—\-\[\]]")


Phrase = tuple[tuple[str, ...], frozenset[str]]


@lru_cache(maxsize=1)
def _by_rare_word() -> dict[str, tuple[Phrase, ...]]:
    """The expressions by their longest word, which is the rarest."""
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases("connector phrases"):
        parts = tuple(phrase.split())
        found.setdefault(max(parts, key=len), []).append((parts, frozenset(parts)))
    return {first: tuple(rest) for first, rest in found.items()}


def _expressions(known: set[str]) -> list[Phrase]:
    table = _by_rare_word()
    return [phrase for word in sorted(known & table.keys()) for phrase in table[word]]


@lru_cache(maxsize=1)
def _pairs() -> tuple[tuple[tuple[str, ...], tuple[str, ...], frozenset[str]], ...]:
    rows = [tuple(tuple(half.split()) for half in row.split(" | ")) for row in phrases("paired connector phrases")]
    return tuple((first, second, frozenset((*first, *second))) for first, second in rows)


def _stands(runs: list[str], bare: list[str], wanted: tuple[str, ...], *, first: int = 0) -> int:
    """The index at which the words follow one another without punctuation, or -1."""
    size, last = len(wanted), len(bare) - len(wanted)
    while first <= last:
        try:
            at = bare.index(wanted[0], first, last + 1)
        except ValueError:
            return -1
        if size == 1 or (
            bare[at + 1 : at + size] == list(wanted[1:])
            and all(runs[i].endswith(bare[i]) for i in range(at, at + size - 1))
            and all(runs[i].startswith(bare[i]) for i in range(at + 1, at + size))
        ):
            return at
        first = at + 1
    return -1


def connector(folded: str, bare: list[str]) -> str | None:
    """The first connector found in a sentence, or ``None``.

    ``folded``: the sentence in lower case with straight apostrophes; ``bare``: its words, compounds whole.
    """
    known = set(bare)
    if "-" in folded:
        known.update(part for word in bare if "-" in word for part in word.split("-"))
    single = known & words("connectors")
    if single:
        return min(single)
    candidates = [wanted for wanted, parts in _expressions(known) if parts <= known]
    pairs = [(first, second) for first, second, parts in _pairs() if parts <= known]
    if not candidates and not pairs:
        return None
    runs = _PARTED.sub(r" \g<0> ", folded).split()
    bare = [run.strip(PUNCTUATION) for run in runs]
    for wanted in candidates:
        if _stands(runs, bare, wanted) >= 0:
            return " ".join(wanted)
    for first, second in pairs:
        if _stands(runs, bare, first) >= 0 and _stands(runs, bare, second) >= 0:
            return " … ".join((" ".join(first), " ".join(second)))
    return None
