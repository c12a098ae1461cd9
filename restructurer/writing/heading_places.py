"""Where a subheading stands: before the paragraph that it was cut from, or not at all.

What stands in a section ahead of that paragraph goes to the section before. A subheading may stand a few words ahead of
its paragraph, or over paragraphs that speak of the same; never over one that looks back.
"""

from __future__ import annotations

from dataclasses import dataclass

from restructurer.analysis.findings import Analysis, Cluster
from restructurer.writing.drafts import Draft
from restructurer.writing.lemmas import content, words_of
from restructurer.writing.placement import looks_back, paragraph_span, words_in
from restructurer.writing.syntax import of_article

# Words of somebody stand over the paragraph in which that person speaks, and no other.
_SAID = frozenset(("quote", "words", "said", "stance", "voice"))


@dataclass(frozen=True, slots=True)
class Limits:
    """``ahead_most``: how many words ahead of its paragraph a subheading may stand; ``below_least``: stand below it.

    ``back_most``: how many words ahead of a paragraph that looks back, over the passage that it goes on with.
    ``openings``: how paragraphs open that look back, over which nothing is set.
    """

    ahead_most: int
    below_least: int
    back_most: int
    openings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph of a section: its first sentence, one behind its last, the words ahead of it.

    ``open``: a subheading may stand over it. ``back``: it goes on with the one before.
    """

    first: int
    stop: int
    ahead: int
    open: bool
    back: bool


class Places:
    """The places of one section where a subheading may stand. ``known``: stems that the reader has met in the title."""

    def __init__(self, analysis: Analysis, cluster: Cluster, limits: Limits, known: frozenset[str]) -> None:
        self._analysis, self._limits, self._known = analysis, limits, known
        self._paragraphs = self._found(cluster)

    def _found(self, cluster: Cluster) -> list[_Paragraph]:
        found: list[_Paragraph] = []
        at = cluster.first
        ahead = 0
        while at < cluster.stop:
            stop = min(cluster.stop, paragraph_span(self._analysis, at)[1])
            back = at > 0 and looks_back(self._analysis, self._analysis.sentences[at], self._limits.openings)
            found.append(_Paragraph(at, stop, ahead, not back, back))
            ahead += words_in(self._analysis, at, stop)
            at = stop
        return found

    def ahead(self, at: int) -> int:
        """How many words of the section stand ahead of one of its places."""
        return next(one.ahead for one in self._paragraphs if one.first == at)

    def of(self, draft: Draft) -> int | None:
        """The sentence before which a draft stands; ``None`` where it can stand nowhere."""
        index = next(i for i, one in enumerate(self._paragraphs) if draft.sentence < one.stop)
        own = self._paragraphs[index]
        start = self._paragraphs[0]
        if start.open and (own is start or self._near(draft, own, start)):
            return start.first
        if own.open:
            return own.first
        before = next((one for one in reversed(self._paragraphs[:index]) if one.open), None)
        if before is None:
            return None
        goes_on = own.back and own.ahead - before.ahead <= self._limits.back_most
        if goes_on and self._names(draft, before.first, own.first):
            return before.first
        return before.first if self._near(draft, own, before) else None

    def _names(self, draft: Draft, first: int, stop: int) -> bool:
        """Whether the sentences of a passage name one of those whom a draft names, if it names any."""
        syntax, sentences = of_article(self._analysis), self._analysis.sentences
        named = {syntax.low[t] for t in draft.tokens if syntax.pos[t] == "PROPN"}
        if draft.speaker is not None:
            named |= set(draft.speaker.text.lower().split())
        return not named or not named.isdisjoint(syntax.low[sentences[first].first : sentences[stop - 1].stop])

    def _near(self, draft: Draft, own: _Paragraph, ahead: _Paragraph) -> bool:
        """Whether a draft may stand over a paragraph ahead of its own: few words ahead, or words that speak of it."""
        if draft.kind in _SAID:
            return False
        return own.ahead - ahead.ahead <= self._limits.ahead_most or self._concerns(draft, ahead.first, own.first)

    def _concerns(self, draft: Draft, first: int, stop: int) -> bool:
        """Whether half of what a draft says, beside what the title said, stands in the sentences ahead too."""
        analysis = self._analysis
        text = analysis.source.text[analysis.sentences[first].start : analysis.sentences[stop - 1].end]
        own = content(of_article(analysis), draft.tokens) - self._known
        return bool(own) and 2 * len(own & words_of(text)) >= len(own)
