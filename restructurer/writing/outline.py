"""The article before expansion: its sections in order, with the words of the source under each heading."""

from __future__ import annotations

from dataclasses import dataclass, replace

from restructurer.analysis.findings import Analysis, Cluster, Keyphrase
from restructurer.article import Block, Heading
from restructurer.french.words import count_words
from restructurer.rulebook import Rulebook, Settings
from restructurer.writing.body import body_blocks
from restructurer.writing.heading_places import Limits
from restructurer.writing.interview_questions import questions_asked
from restructurer.writing.placement import boundaries, paragraph_span


class OutlineSettings(Settings):
    """``rules/outline.toml``: lengths in words."""

    lead_least: int
    lead_most: int
    section_least: int
    paragraph_sentences: int
    paragraph_words: int
    placement_least: int
    placement_openings: tuple[str, ...]
    ahead_most: int
    below_least: int
    back_most: int


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section: its heading, the clusters it holds, its sentences (half open) and its body blocks."""

    heading: Heading | None
    clusters: tuple[Cluster, ...]
    first: int
    stop: int
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of the article in order; the first has no heading."""

    sections: tuple[OutlineSection, ...]


def _words(analysis: Analysis, first: int, stop: int) -> int:
    text = analysis.source.text
    return sum(count_words(text[s.start : s.end]) for s in analysis.sentences[first:stop])


def _part(analysis: Analysis, cluster: Cluster, first: int, stop: int) -> Cluster:
    """The cluster cut down to some of its sentences."""
    start, end = analysis.sentences[first].start, analysis.sentences[stop - 1].end
    own = tuple(k for k in cluster.keyphrases if any(start <= a < end for a, _ in k.occurrences)) or cluster.keyphrases
    crosshead = cluster.crosshead if first == cluster.first else None
    words = _words(analysis, first, stop)
    return replace(cluster, first=first, stop=stop, words=words, keyphrases=own, crosshead=crosshead)


def _lead_stop(analysis: Analysis, cluster: Cluster, settings: OutlineSettings) -> int:
    """Where the opening without heading ends: whole paragraphs, at least ``lead_least`` words.

    A paragraph that the opening was given because it looks back to it does not make it too long.
    """
    if min(cluster.words, analysis.clusters[0].words) <= settings.lead_most:
        return cluster.stop
    stop = cluster.first
    while stop < cluster.stop:
        stop = min(cluster.stop, paragraph_span(analysis, stop)[1])
        if _words(analysis, cluster.first, stop) >= settings.lead_least:
            break
    rest = _words(analysis, stop, cluster.stop)
    return cluster.stop if rest < settings.section_least else stop


def _placed(analysis: Analysis, settings: OutlineSettings) -> tuple[Cluster, ...]:
    """The clusters, those that would open on a paragraph that looks back moved by one paragraph."""
    known = analysis.clusters
    firsts = boundaries(
        analysis,
        known,
        whole=settings.paragraph_words,
        least=settings.placement_least,
        openings=settings.placement_openings,
    )
    stops = [*firsts[1:], known[-1].stop]
    return tuple(
        cluster
        if (cluster.first, cluster.stop) == (first, stop)
        else _part(analysis, replace(cluster, first=first, keyphrases=_shared(known, index)), first, stop)
        for index, (cluster, first, stop) in enumerate(zip(known, firsts, stops, strict=True))
    )


def _shared(clusters: tuple[Cluster, ...], index: int) -> tuple[Keyphrase, ...]:
    """The keyphrases of a cluster and of its neighbours, each once, its own first."""
    found: list[Keyphrase] = []
    for at in (index, index - 1, index + 1):
        if 0 <= at < len(clusters):
            found += [phrase for phrase in clusters[at].keyphrases if phrase not in found]
    return tuple(found)


def headed_clusters(analysis: Analysis, *, rulebook: Rulebook) -> tuple[tuple[Cluster, ...], tuple[Cluster, ...]]:
    """Divides the clusters into the opening (no heading) and those that want a heading.

    The opening is empty when a crosshead of the author's stands before the first sentence.
    """
    settings = rulebook.settings("outline", OutlineSettings)
    clusters = _placed(analysis, settings)
    first, *others = clusters
    if first.crosshead is not None:
        return (), clusters
    stop = _lead_stop(analysis, first, settings)
    lead = _part(analysis, first, first.first, stop)
    rest = [_part(analysis, first, stop, first.stop)] if stop < first.stop else []
    return (lead,), (*rest, *others)


def heading_limits(rulebook: Rulebook) -> Limits:
    """Where subheadings may stand, by ``rules/outline.toml``."""
    settings = rulebook.settings("outline", OutlineSettings)
    return Limits(settings.ahead_most, settings.below_least, settings.back_most, settings.placement_openings)


def outline(
    analysis: Analysis,
    lead: tuple[Cluster, ...],
    headed: tuple[Cluster, ...],
    headings: tuple[Heading | None, ...],
    *,
    rulebook: Rulebook,
    places: tuple[int, ...] = (),
) -> Outline:
    """Puts headings over clusters; a cluster that got none joins the section before it.

    ``headings[i]`` belongs to ``headed[i]`` and stands before the sentence ``places[i]`` (default: its first): what is
    ahead of that joins the section before, too.
    """
    settings = rulebook.settings("outline", OutlineSettings)
    sections: list[list[Cluster]] = [list(lead)] if lead else []
    heads: list[Heading | None] = [None] if lead else []

    def join(cluster: Cluster) -> None:
        if sections:
            sections[-1].append(cluster)
        else:
            sections.append([cluster])
            heads.append(None)

    for index, (cluster, heading) in enumerate(zip(headed, headings, strict=True)):
        at = places[index] if places else cluster.first
        if heading is None:
            join(cluster)
            continue
        if at > cluster.first:
            join(_part(analysis, cluster, cluster.first, at))
        sections.append([_part(analysis, cluster, at, cluster.stop) if at > cluster.first else cluster])
        heads.append(heading)
    asked = questions_asked(analysis)
    return Outline(
        tuple(
            OutlineSection(
                heading,
                tuple(clusters),
                clusters[0].first,
                clusters[-1].stop,
                body_blocks(
                    analysis,
                    clusters[0].first,
                    clusters[-1].stop,
                    sentences_most=settings.paragraph_sentences,
                    words_most=settings.paragraph_words,
                    asked=asked,
                ),
            )
            for heading, clusters in zip(heads, sections, strict=True)
        )
    )
