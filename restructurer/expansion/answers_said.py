"""What the person of an interview answers, as quotes: the text prints the answers without marks."""

from __future__ import annotations

from restructurer.analysis.findings import Analysis, Entity, Quote
from restructurer.expansion.pointing import points_outside
from restructurer.expansion.rules import ExpansionSettings
from restructurer.expansion.said import Said, is_clause, tokens_between, trimmed, value_of
from restructurer.expansion.speakers import speaker_at
from restructurer.expansion.usable import LONGEST_ASKED, answers
from restructurer.french.words import count_words
from restructurer.writing.syntax import Syntax

LEAST_ANSWER = 25  # words of a paragraph that answers
_HEARER = frozenset("vous votre vos".split())


def answers_said(analysis: Analysis, syntax: Syntax, *, settings: ExpansionSettings) -> tuple[Said, ...]:
    """The sentences of an interview that its person says and that stand alone, in order.

    The person is the one whom what stands before the first question names most, in the title too.
    An answer is a paragraph of :data:`LEAST_ANSWER` words in which somebody says *je* or *nous*.
    """
    told = answers(analysis)
    person = _interviewee(analysis, min(told)) if told else None
    speaker = speaker_at(analysis, *person.mentions[0]) if person is not None else None
    if person is None or speaker is None:
        return ()
    full = next((m for m in person.mentions if analysis.source.text[m[0] : m[1]] == person.text), person.mentions[0])
    speaker = speaker_at(analysis, *full) or speaker
    found: list[Said] = []
    for sentence in analysis.sentences:
        if sentence.paragraph not in told or not sentence.sound or not _answers(analysis, syntax, sentence.paragraph):
            continue
        start, end = trimmed(analysis.source.text, sentence.start, sentence.end)
        text = analysis.source.text[start:end]
        tokens = tokens_between(syntax, start, end)
        if any(mark in text for mark in '«»“”"?:[]…') or not text[:1].isupper():
            continue
        if not is_clause(syntax, tokens) or any(syntax.low[t] in _HEARER for t in tokens):
            continue
        if points_outside(syntax, tokens, settings=settings) is not None:
            continue
        quote = Quote(start, end, speaker=person.text, speaker_start=full[0], speaker_end=full[1], whole=True)
        first = any(syntax.low[t] in settings.first_person for t in tokens)
        words = count_words(text)
        value = value_of(syntax, tokens, words, speaker, first_person=first)
        found.append(Said(start, end, quote, (sentence.index,), tokens, speaker, words, value, first, answer=True))
    return tuple(found)


def _interviewee(analysis: Analysis, first: int) -> Entity | None:
    """The person whom the text names most before the first answer, the earliest of several."""
    source = analysis.source
    stop = source.paragraphs[first].start
    people = [entity for entity in analysis.entities if entity.label == "PER"]
    named = [(sum(a < stop for a, _ in entity.mentions), -entity.mentions[0][0], entity) for entity in people]
    best = max(named, key=lambda one: one[:2], default=None)
    return best[2] if best is not None and best[0] else None


def _answers(analysis: Analysis, syntax: Syntax, paragraph: int) -> bool:
    """Whether a paragraph of an interview is an answer: long enough, no question, and somebody says *je* or *nous*."""

    def told() -> bool:
        text = analysis.source.slice(analysis.source.paragraphs[paragraph]).rstrip(" »\u00a0\u202f")
        words = count_words(text)
        if words < LEAST_ANSWER or (text.endswith("?") and words <= LONGEST_ASKED):
            return False
        own = [s for s in analysis.sentences if s.paragraph == paragraph]
        return any(syntax.low[t] in _SELF for s in own for t in range(s.first, s.stop))

    return syntax.once("answer", paragraph, answers_said, told)


_SELF = frozenset("je j' nous notre nos mon ma mes".split())
