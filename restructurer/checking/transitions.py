"""Tells whether a sentence holds a connector (« mais », « en revanche », « d’une part… d’autre part »).

After the behaviour of yoastseo 3.6 (``findTransitionWords``): an expression counts where its words
follow one another without punctuation, and in straight apostrophes only.
"""

from __future__ import annotations

from functools import lru_cache

from restructurer.checking.sentences import PUNCTUATION
from restructurer.checking.words import phrases, words

_PARTED = str.maketrans({"–": " – ", "—": " — ", "-": " - ", "[": " [ ", "]": " ] "})


@lru_cache(maxsize=1)
def _expressions() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases("connector phrases"):
        parts = tuple(phrase.split())
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(rest) for first, rest in found.items()}


@lru_cache(maxsize=1)
def _pairs() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    rows = (row.split(" | ") for row in phrases("paired connector phrases"))
    return tuple((tuple(first.split()), tuple(second.split())) for first, second in rows)


@lru_cache(maxsize=1)
def _pair_starts() -> frozenset[str]:
    return frozenset(first[0] for first, _ in _pairs())


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


def connector(folded: str) -> str | None:
    """The first connector found in a sentence in lower case, or ``None``."""
    runs = folded.translate(_PARTED).split()
    bare = [run.strip(PUNCTUATION) for run in runs]
    known = set(bare)
    single = known & words("connectors")
    if single:
        return min(single)
    expressions = _expressions()
    for start in sorted(known & expressions.keys()):
        for wanted in expressions[start]:
            if _stands(runs, bare, wanted) >= 0:
                return " ".join(wanted)
    if known & _pair_starts():
        for first, second in _pairs():
            if _stands(runs, bare, first) >= 0 and _stands(runs, bare, second) >= 0:
                return " … ".join((" ".join(first), " ".join(second)))
    return None
