"""Follows the sentences of a source through an article that keeps their order."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.checking.fidelity_tokens import Runs


def _best(tree: list[tuple[int, int]], at: int) -> tuple[int, int]:
    found = (0, -1)
    while at > 0:
        found = max(found, tree[at])
        at -= at & -at
    return found


def _store(tree: list[tuple[int, int]], at: int, value: tuple[int, int]) -> None:
    while at < len(tree):
        tree[at] = max(tree[at], value)
        at += at & -at


def follow(sentences: Sequence[list[str]], article: Runs, *, skip: frozenset[int]) -> list[int | None]:
    """For each sentence, the index of the article's word where it starts, or ``None`` where it is not.

    The starts grow from sentence to sentence, and as many words as possible find a place. A sentence
    that spans an index of ``skip`` (the first words of blocks) stays whole only where it starts there.
    """
    # A tree over article positions: the heaviest chain that ends at or before each (weight, state).
    tree = [(0, -1)] * (len(article.keys) + 2)
    states: list[tuple[int, int, int]] = []  # sentence, start, previous state
    for number, wanted in enumerate(sentences):
        size = len(wanted)
        if not size:
            continue
        fresh = []
        for start in article.find(wanted):
            if any(inner in skip for inner in range(start + 1, start + size)):
                continue
            weight, previous = _best(tree, start + 1)
            states.append((number, start, previous))
            # Of equal chains the one found first wins: the state is stored negated.
            fresh.append((start + size + 1, (weight + size, len(states) - 1)))
        for end, value in fresh:
            _store(tree, end, value)
    found: list[int | None] = [None] * len(sentences)
    _, state = _best(tree, len(tree) - 1)
    while state >= 0:
        number, start, state = states[state]
        found[number] = start
    return found
