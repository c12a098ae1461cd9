"""Sets a subheading over the paragraph that it tells: what stands between the two goes to the section before.

An author's crosshead stays where it stood, and no section grows beyond what may stand without a subheading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from restructurer.analysis.findings import Analysis, Cluster
from restructurer.article import Heading
from restructurer.writing.lemmas import words_of
from restructurer.writing.placement import looks_back, paragraph_span

_WORD = re.compile(r"[^\W\d_]{4,}|\d+")


@dataclass(frozen=True, slots=True)
class Limits:
    """Lengths in words: how far ahead of its paragraph a subheading may stand, and what sections must keep to.

    ``openings``: how paragraphs open that look back, over which nothing is set.
    """

    ahead_most: int
    section_least: int
    unheaded_most: int
    openings: tuple[str, ...] = ()


def settled(
    analysis: Analysis,
    sections: Sequence[list[Cluster]],
    heads: Sequence[Heading | None],
    limits: Limits,
    *,
    part: Callable[[Cluster, int, int], Cluster],
    crosshead: str,
) -> list[list[Cluster]]:
    """The clusters of each section, the first paragraphs of some given to the section before.

    ``part`` cuts a cluster down to the sentences from one to another; ``crosshead`` is the rule of the author's own.
    """
    found = [list(clusters) for clusters in sections]
    for index in range(1, len(found)):
        heading = heads[index]
        if heading is None or heading.rule == crosshead:
            continue
        first = found[index][0]
        at = _told_from(analysis, heading, first)
        if at is None or at <= first.first or looks_back(analysis, analysis.sentences[at], limits.openings):
            continue
        ahead, rest = part(first, first.first, at), part(first, at, first.stop)
        left = rest.words + sum(cluster.words for cluster in found[index][1:])
        before = sum(cluster.words for cluster in found[index - 1]) + ahead.words
        if ahead.words <= limits.ahead_most or left < limits.section_least or before > limits.unheaded_most:
            continue
        if not _says(analysis, heading, at, found[index][-1].stop) or _concerns(analysis, heading, first.first, at):
            continue
        found[index - 1].append(ahead)
        found[index][0] = rest
    return found


def _told_from(analysis: Analysis, heading: Heading, cluster: Cluster) -> int | None:
    """The first sentence of the paragraph that a subheading was cut from, inside a cluster."""
    starts = [piece.start for piece in heading.pieces if piece.start is not None]
    if not starts:
        return None
    at = min(starts)
    sentences = analysis.sentences
    told = next((s for s in range(cluster.first, cluster.stop) if sentences[s].start <= at < sentences[s].end), None)
    if told is None:
        return None
    return max(cluster.first, paragraph_span(analysis, told)[0])


def _concerns(analysis: Analysis, heading: Heading, first: int, stop: int) -> bool:
    """Whether half of what a subheading speaks of stands in the paragraphs ahead too: then it is theirs as well."""
    ahead = words_of(analysis.source.text[analysis.sentences[first].start : analysis.sentences[stop - 1].end])
    own = words_of(heading.text)
    return 2 * len(own & ahead) >= len(own)


def _says(analysis: Analysis, heading: Heading, first: int, stop: int) -> bool:
    """Whether the words of a subheading all stand in what stays below it."""
    text = analysis.source.text[analysis.sentences[first].start : analysis.sentences[stop - 1].end].lower()
    words = (word for piece in heading.pieces if piece.start is not None for word in _WORD.findall(piece.text))
    return all(word.lower() in text for word in words)
