"""Which lines of a page stand together: line under line, where blank lines part the paragraphs of the article.

A page prints its menus, buttons and lists of headlines in one block; what stands in a block that is noise for the most
part is noise too. A page whose paragraphs stand line under line tells nothing so.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from restructurer.reading.units import Unit

_FEWEST_PARTED = 2  # paragraphs of the article over a blank line
_FEWEST_LINES = 3  # of a block
_FEWEST_NOISE = 2  # lines of it beside the one that is looked at
_SHARE = 3  # one line in three at least is noise


def glued_lines(text: str, units: Sequence[Unit], real: Sequence[bool]) -> list[bool]:
    """For each line but the last, whether the next stands right under it on a page that parts its paragraphs."""
    together = [text.count("\n", one.end, other.start) < 2 for one, other in pairwise(units)]
    below = [glued for glued, paragraph in zip(together, real, strict=False) if paragraph]
    parted = len(below) - sum(below)
    return together if parted >= _FEWEST_PARTED and parted * 2 >= len(below) else [False] * len(together)


def blocks_of(glued: Sequence[bool], real: Sequence[bool], count: int) -> list[range]:
    """The stretches of lines that stand together, no paragraph of the article among them; a line over one is not in
    its block, for it may be its crosshead."""
    found: list[range] = []
    start = 0
    while start < count:
        end = start
        while end + 1 < count and glued[end] and not real[end] and not real[end + 1]:
            end += 1
        over = end + 1 < count and glued[end] and real[end + 1]
        if not real[start]:
            found.append(range(start, end + 1 - over))
        start = end + 1
    return found


def in_noise(
    blocks: Sequence[range], noisy: Sequence[bool], apart: Sequence[bool], labels: Sequence[bool]
) -> tuple[set[int], set[int]]:
    """The lines that stand in a block of noise, and those of them below a label that the block opens with.

    ``noisy``: lines that are noise, or read so by themselves; ``apart``: lines that say no word of the article;
    ``labels``: those that may lead a list of other articles.

    A block is noise when two other lines of it are, and one in three; when one is, and no line of the rest says a word
    of the article; or when it opens with a label.
    """
    found: set[int] = set()
    led: set[int] = set()
    for block in blocks:
        heard = sum(noisy[at] for at in block)
        if len(block) < _FEWEST_LINES or not heard:
            continue
        if labels[block[0]]:
            led.update(block[1:])
        if heard * _SHARE >= len(block) or labels[block[0]]:
            found.update(at for at in block if heard - noisy[at] >= _FEWEST_NOISE or labels[block[0]])
        if all(noisy[at] or apart[at] for at in block):
            found.update(block)
    return found, led
