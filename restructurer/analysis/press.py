"""What newspapers say: « titre Le Soir », and the review of the press, where each speaks in its paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from restructurer.analysis.findings import Sentence
from restructurer.analysis.naming import Speaker
from restructurer.analysis.passage import Passage
from restructurer.analysis.phrases import low, words
from restructurer.analysis.role_nouns import FULL_STOPS
from restructurer.analysis.speakers import Resolver
from restructurer.analysis.stretches import Candidate

_ARTICLES = words("le la l' les")
_CALLED = words("quotidien journal hebdomadaire magazine tabloïd")  # « le quotidien X », then « le quotidien »
_AGAIN = _CALLED | words("titre confrère")
_LEADING = words("pour selon dans chez à aux yeux de du quant même son côté mais et enfin")
_REVIEW = 3  # newspapers that a review of the press names, at the least
_WITHIN = ("dans", "chez")


@dataclass(slots=True, frozen=True)
class Paper:
    """A newspaper's title where it stands, outside quotes."""

    first: int
    stop: int
    title: str


class Press:
    """Knows where a passage names newspapers, and which of them says a quote."""

    def __init__(
        self, passage: Passage, sentences: Sequence[Sentence], resolver: Resolver, titles: Iterable[str]
    ) -> None:
        self.passage, self.sentences, self.resolver = passage, sentences, resolver
        self.doc, self.inside = resolver.doc, resolver.inside
        self._titles: dict[str, list[tuple[str, ...]]] = {}
        for title in sorted(titles, key=len, reverse=True):
            row = tuple(title.lower().replace("'", "' ").split())
            self._titles.setdefault(row[0], []).append(row)

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """Every title outside quotes, in order."""
        found: list[Paper] = []
        at = 0
        while at < len(self.doc):
            paper = None if self.inside[at] else self._at(at)
            if paper is not None:
                found.append(paper)
            at = paper.stop if paper is not None else at + 1
        return tuple(found)

    @cached_property
    def review(self) -> bool:
        """Whether the text is a review of the press."""
        return len({paper.title.lower() for paper in self.papers}) >= _REVIEW

    def _at(self, at: int) -> Paper | None:
        first = low(self.doc[at])
        contracted = first in ("du", "au")
        for row in self._titles.get("le" if contracted else first, ()):
            stop = at + len(row)
            if stop > len(self.doc) or any(low(self.doc[at + i]) != row[i] for i in range(contracted, len(row))):
                continue
            name = at + 1 if row[0] in _ARTICLES else at
            if self.doc[name].text[:1].islower():
                continue  # « le monde », « le soir »
            text = self.passage.text[self.passage.starts[at + contracted] : self.passage.end_of(stop - 1)]
            text = f"Le {text}" if contracted else text
            return Paper(at, stop, text[:1].upper() + text[1:])
        return None

    def told(self, candidate: Candidate) -> Speaker | None:
        """The newspaper that the cue of a quote names or takes up: « titre Le Soir », « note le quotidien »."""
        cue = candidate.cue
        if cue is None:
            return None
        if cue.mention is None:
            return self._speaker(next((paper for paper in self.papers if paper.first == cue.stop), None))
        first, stop = cue.mention
        for paper in self.papers:
            called = paper.first == first + 1 or (paper.first == first + 2 and low(self.doc[first + 1]) in _CALLED)
            if paper.first == first or (called and low(self.doc[first]) in _ARTICLES):
                return self._speaker(paper)
        return self._speaker(self._again(first)) if self.review and stop - first <= 2 else None

    def voice(self, candidate: Candidate, previous: Candidate | None) -> Speaker | None:
        """The newspaper that a review of the press lets speak where a quote has no cue."""
        if not self.review or candidate.pair.family == "—":
            return None
        paragraph = self.sentences[candidate.sentence].paragraph
        below = self._below(candidate, paragraph)
        if below is not None:
            return self._speaker(below)
        floor = 0
        if previous is not None and self.sentences[previous.sentence].paragraph == paragraph:
            floor = previous.sentence
        for number in range(candidate.sentence, floor - 1, -1):
            sentence = self.sentences[number]
            if sentence.paragraph != paragraph:
                break
            paper = self._heard(sentence)
            if paper is not None:
                return self._speaker(paper)
            events = self.resolver.events_between(sentence.first, sentence.stop)
            if any(event.subject and event.speaker.person for event in events):
                return None
        if previous is None or previous.speaker is None or not self.known(previous.speaker):
            return None
        row = self.passage.paragraphs[paragraph]
        bare = all(
            self.inside[at] or self.doc[at].is_punct or self.doc[at].is_space
            for at in range(row.first, candidate.outer_first)
        )
        apart = paragraph - self.sentences[previous.sentence].paragraph
        return previous.speaker if apart == 0 or (apart == 1 and bare) else None

    def _below(self, candidate: Candidate, paragraph: int) -> Paper | None:
        """The newspaper that opens the paragraph below a crosshead, a quote without a full stop."""
        rows = self.passage.paragraphs
        row, number = rows[paragraph], candidate.sentence + 1
        alone = candidate.outer_first <= row.first and row.stop <= candidate.outer_stop + 1
        ended = any(self.doc[i].text in FULL_STOPS for i in range(max(candidate.stop - 1, 0), row.stop))
        if not alone or ended or number >= len(self.sentences) or self.sentences[number].paragraph != paragraph + 1:
            return None
        return self._heard(self.sentences[number])

    def known(self, speaker: Speaker) -> bool:
        """Whether a speaker is a newspaper of the text."""
        return any(paper.first == speaker.first and paper.title == speaker.text for paper in self.papers)

    def _heard(self, sentence: Sentence) -> Paper | None:
        """The newspaper that a sentence lets speak: it opens it, or stands behind its verb."""
        for paper in self.papers:
            if not sentence.first <= paper.first < sentence.stop:
                continue
            if self.doc[paper.first - 1].form == "Fin" and paper.first > sentence.first:
                return paper
            ahead = range(sentence.first, paper.first)
            if all(low(self.doc[i]) in _LEADING or self.doc[i].is_punct or self.doc[i].pos_ == "ADV" for i in ahead):
                within = any(low(self.doc[i]) in _WITHIN for i in ahead)
                events = self.resolver.events_between(paper.stop, sentence.stop) if within else ()
                return None if any(event.subject and event.speaker.person for event in events) else paper
        return self._again(sentence.first) if not self.inside[sentence.first] else None

    def _again(self, first: int) -> Paper | None:
        """« Le quotidien », « le journal »: the newspaper named last, here or in the paragraph before."""
        if first + 1 >= len(self.doc) or low(self.doc[first]) != "le" or low(self.doc[first + 1]) not in _AGAIN:
            return None
        floor = self.passage.paragraphs[max(0, self.resolver.paragraph_of[first] - 1)].first
        return next((paper for paper in reversed(self.papers) if floor <= paper.first < first), None)

    @staticmethod
    def _speaker(paper: Paper | None) -> Speaker | None:
        return Speaker(paper.title, paper.first, paper.stop) if paper is not None else None
