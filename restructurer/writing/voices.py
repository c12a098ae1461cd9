"""Whose voice a passage is: « Diabète : le constat de Rachid Malek », where one person's words fill it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from restructurer.analysis.findings import Analysis, Cluster, Quote
from restructurer.french import casing
from restructurer.french.typography import mend
from restructurer.writing.drafts import Draft, Speaker, compose
from restructurer.writing.lemmas import words_of
from restructurer.writing.parts import Part, Run, Word
from restructurer.writing.placement import paragraph_span
from restructurer.writing.quotations import speaker_labels
from restructurer.writing.syntax import Syntax

VOICE = "heading.voice"
# The words of one person are so much of the passage, those of others so little.
_OWN, _OTHERS = 0.35, 0.12
_TOPICS = 6
_OFTEN = 4


def voice_drafts(
    analysis: Analysis, syntax: Syntax, cluster: Cluster, *, nouns: Mapping[str, str], empty: frozenset[str]
) -> Iterator[Draft]:
    """What a section or the rest of it is, where one voice fills it, behind what it is about, if that is sure.

    ``nouns``: what the words are, by the lemma of the verb that reports them. The speaker must be named by a verb of
    the passage. ``empty``: nouns that make no topic.
    """
    sentences = analysis.sentences
    end = sentences[cluster.stop - 1].end
    quotes = [q for q in analysis.quotes if q.kind == "speech" and sentences[cluster.first].start <= q.start < end]
    for index, quote in enumerate(quotes):
        if quote.speaker is None or any(q.speaker == quote.speaker for q in quotes[:index]):
            continue
        first = next(s for s in sentences[cluster.first : cluster.stop] if quote.start < s.end)
        start = sentences[max(paragraph_span(analysis, first.index)[0], cluster.first)].start
        own = [q for q in quotes[index:] if q.speaker == quote.speaker]
        size = _words(analysis, start, end)
        others = sum(_words(analysis, q.start, q.end) for q in quotes[index:] if q.speaker != quote.speaker)
        if sum(_words(analysis, q.start, q.end) for q in own) < _OWN * size or others > _OTHERS * size:
            continue
        label = _label(analysis, syntax, own)
        if label is None:
            continue
        verb = next((q.verb for q in own if q.verb in nouns), None)
        if verb is None:
            continue
        topics: Sequence[range | None] = _topics(analysis, syntax, cluster, own, label, empty)[:2] or (None,)
        for topic in topics:
            draft = _draft(syntax, topic, nouns[verb], label, first.index, verb)
            if draft is not None:
                yield draft


def _words(analysis: Analysis, start: int, end: int) -> int:
    return len(analysis.source.text[start:end].split())


def _label(analysis: Analysis, syntax: Syntax, own: Sequence[Quote]) -> range | None:
    """The tokens of the name or short description of a speaker whom a verb names in so many words."""
    for quote in own:
        if quote.mention is None or quote.cue not in ("verb", "source", "weak"):
            continue
        for text, low, high in speaker_labels(analysis, quote):
            said = analysis.source.text[low:high] == text and text.split()[-1] in quote.mention
            span = analysis.parsed.tokens(low, high)
            if said and len(span) and syntax.start[span.start] == low:
                return span
    return None


def _topics(
    analysis: Analysis, syntax: Syntax, cluster: Cluster, own: Sequence[Quote], label: range, empty: frozenset[str]
) -> list[range]:
    """What the words are about: keyphrases in them and in the title or all over the text; no person, no place."""
    names = {at for e in analysis.entities if e.label in ("PER", "LOC") for at in e.mentions}
    named = words_of(" ".join(syntax.text[t] for t in label))
    title = words_of(analysis.source.title or "") | words_of(analysis.focus.text)
    found: list[tuple[int, range]] = []
    for rank, phrase in enumerate(cluster.keyphrases[:_TOPICS]):
        words = words_of(phrase.text)
        inside = [at for at in phrase.occurrences if any(q.start <= at[0] < q.end for q in own)]
        if not inside or words & named or any(a < high and low < b for a, b in inside for low, high in names):
            continue
        first, stop = (bisect_left(syntax.start, at) for at in inside[0])
        nominal = syntax.pos[first] in ("NOUN", "PROPN", "X") and syntax.lemma[first] not in empty
        if nominal and (words <= title or len(phrase.occurrences) >= _OFTEN):
            found.append((rank - 3 * (words <= title), range(first, stop)))
    return [topic for _, topic in sorted(found, key=lambda one: one[0])]


def _draft(syntax: Syntax, topic: range | None, noun: str, label: range, sentence: int, verb: str) -> Draft | None:
    parts: list[Part] = []
    if topic is not None:
        parts += [Run(topic.start, topic.stop), Word(":", VOICE)]
    parts += [Word(noun, VOICE), Word("de", VOICE)]
    name: list[Part] = [Run(label.start, label.stop)]
    if syntax.pos[label.start] == "DET":
        small = casing.decapitalise(syntax.chars(label.start, label.start + 1))
        if small is None:
            return None
        name = [Word(mend(small), "french.casing", label.start, label.start + 1), Run(label.start + 1, label.stop)]
    composed = compose(syntax, [*parts, *name])
    if composed is None:
        return None
    speaker = Speaker(label.start, label.stop, verb, " ".join(syntax.text[t] for t in label))
    tokens = (*(topic or ()), *label)
    return Draft("voice", *composed, sentence, label[-1], tokens, ("one-voice",), speaker)
