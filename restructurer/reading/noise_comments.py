"""Where readers' comments begin: below a label or a counter of theirs, at the first that is signed with its hour.

What readers write are sentences, paragraphs even; below the first of them nothing is the article's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from restructurer.reading.noise_companions import Hit
from restructurer.reading.noise_rules import NoiseSettings

_FEWEST_PARAGRAPHS = 2  # of the article, above
_REACH = 12  # lines below a label in which the first comment is signed


def first_comment(
    hits: Sequence[Hit | None], running: Sequence[bool], signs: Callable[[int], bool], settings: NoiseSettings
) -> int:
    """The index of the line that signs the first comment; past the end where none does.

    ``running``: whether a line reads as a paragraph; ``signs``: whether the line of an index may sign a comment.
    """
    above = 0
    label = -_REACH
    for index, hit in enumerate(hits):
        if running[index] and not (hit and hit.sure):
            above += 1
            label = -_REACH
        elif above >= _FEWEST_PARAGRAPHS and index - label < _REACH and signs(index):
            return index
        elif hit is not None and hit.sure and hit.rule.id.startswith(settings.comments):
            label = index
    return len(hits)
