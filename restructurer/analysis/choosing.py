"""Chooses who a pronoun or a quote without a cue stands for: the highest sum of weighted features.

Whom the rules of form name (:mod:`attribution`, :mod:`speakers`) is one feature among those of where somebody
stands in the text (:mod:`standing`); ``rules/speakers.toml`` weighs them, kind by kind. The weights are those of
a conditional logit over everybody who may be meant, as in Denis & Baldridge, « A Ranking Approach to Pronoun
Resolution », IJCAI 2007.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log

from restructurer.analysis.findings import Sentence
from restructurer.analysis.names import Gender
from restructurer.analysis.naming import Speaker
from restructurer.analysis.speaker_rules import SpeakerSettings
from restructurer.analysis.speakers import Resolver
from restructurer.analysis.standing import Asked, Standing, Standings, kind_of
from restructurer.analysis.stretches import Candidate

_LONG = 6  # words of a quote
_OPENING = 3  # tokens from the start of a sentence to its subject

Features = dict[str, float]


class Chooser(Standings):
    """Names the speaker of a quote by the best of all who may be meant."""

    def __init__(self, resolver: Resolver, sentences: Sequence[Sentence], settings: SpeakerSettings) -> None:
        super().__init__(resolver, sentences)
        self._weights, self._lead = settings.parts, settings.lead

    def choose(
        self,
        candidate: Candidate,
        rule: Speaker | None,
        turns: Sequence[Candidate],
        *,
        told: frozenset[str],
        barred: frozenset[str],
    ) -> Speaker | None:
        """Who says a quote.

        Arguments: ``rule``, whom the rules of form name (nobody is set beside a cue that names nobody); ``told``, those
        whom the quote speaks of; ``barred``, those who cannot be meant.
        """
        asked = self.asked(candidate, turns, told)
        weights = self._weights.get(asked.kind)
        if weights is None or (rule is None and asked.kind != "uncued"):
            return rule
        lead = self._lead.get(asked.kind, 0.0)
        best, chosen = -99.0, rule
        for speaker, features in self.weighed(asked, rule):
            score = lead if "rule" in features else 0.0
            for parts, worth in weights:
                for part in parts:
                    worth *= features.get(part, 0.0)
                score += worth
            score = round(score, 4)
            if score > best and not (speaker is not None and speaker.text in barred):
                best, chosen = score, speaker
        named = rule is not None and not rule.person and rule.text[:1].isupper()
        return rule if chosen is None and named else chosen  # « …, précise De Tijd. “…” »: a paper has no other signs

    def weighed(self, asked: Asked, rule: Speaker | None) -> Iterator[tuple[Speaker | None, Features]]:
        """Everybody who may be meant, and nobody, with their features."""
        found = self.read(asked)
        if rule is not None:
            found.setdefault(rule.text, Standing(rule)).speaker = rule
        quote = tuple(self._of_quote(asked))
        says = self.says_of_itself(asked.candidate)
        for text, one in found.items():
            names = [*quote, "rule"] if rule is not None and text == rule.text else [*quote]
            names += (*self._is(one.speaker, asked, says), *self._has_spoken(one, asked), *self._spoken_of(one, asked))
            yield one.speaker, {**dict.fromkeys(names, 1.0), "mentions": log(1 + one.count)}
        yield None, dict.fromkeys((*quote, "nobody", *(() if rule is not None else ("rule",))), 1.0)

    def _of_quote(self, asked: Asked) -> Iterator[str]:
        """What the quote is like."""
        candidate, doc, inside = asked.candidate, self.doc, self.resolver.inside
        sentence = self.sentences[asked.sentence]
        if doc[candidate.first].text[:1].islower():
            yield "fragment"
        if all(inside[at] or doc[at].is_punct for at in range(sentence.first, sentence.stop)):
            yield "alone"
        if candidate.outer_first <= self.resolver.passage.paragraphs[asked.paragraph].first + 1:
            yield "opens"
        if candidate.outer_first and doc[candidate.outer_first - 1].text == ":":
            yield "colon"
        if candidate.words >= _LONG:
            yield "long"

    def _is(self, speaker: Speaker, asked: Asked, says: Gender | None) -> Iterator[str]:
        """What somebody is, and whether it agrees with what the cue and the words tell."""
        yield "person" if speaker.person else "role" if self.resolver.is_person_role(speaker) else "thing"
        if speaker.person and " " not in speaker.text:
            yield "one_word"
        if speaker.plural:
            yield "plural"
        if asked.plural is not None and speaker.plural != asked.plural:
            yield "other_number"
        if speaker.gender is not None:
            if asked.gender is not None:
                yield "gender" if speaker.gender == asked.gender else "other_gender"
            if says is not None and not speaker.plural:
                yield "says_gender" if speaker.gender == says else "says_other_gender"
        if speaker.text in asked.told:
            yield "told"
        persons = self.resolver.persons
        if speaker.person and persons and speaker.text == self.resolver.speaker_of(persons[0]).text:
            yield "first_named"

    def _has_spoken(self, one: Standing, asked: Asked) -> Iterator[str]:
        """Whether somebody has just spoken, or has spoken before."""
        text, turns = one.speaker.text, asked.turns
        spoke = [turn for turn in turns if turn.speaker is not None and turn.speaker.text == text]
        if not spoke:
            return
        last = turns[-1]
        if spoke[-1] is not last:
            yield "spoke"
            return
        yield "last"
        if asked.sentence - last.sentence == 1:
            yield "last_next"
        if kind_of(last.cue, self.resolver) == "pronoun":
            yield "last_pronoun"
        if any(at > last.outer_stop and other != text for at, other in asked.beside):
            yield "last_but_named"

    def _spoken_of(self, one: Standing, asked: Asked) -> Iterator[str]:
        """Where the text speaks of somebody, as the subject or not, beside whom."""
        text, paragraph_of = one.speaker.text, self.resolver.paragraph_of
        since = asked.turns[-1].outer_stop if asked.turns else 0
        if one.behind >= 0:
            near = self.sentence_at(one.behind) - self.sentence_at(asked.candidate.outer_stop - 1) <= 1
            yield "behind_next" if near and paragraph_of[one.behind] == asked.paragraph else "behind"
        if one.last < 0:
            yield "unmentioned"
            return
        sentences, paragraphs = asked.sentence - self.sentence_at(one.last), asked.paragraph - paragraph_of[one.last]
        yield (
            "here" if sentences <= 0 else "paragraph_before" if paragraphs == 1 else "farther" if paragraphs
            else "sentence_before" if sentences == 1 else "paragraph"
        )  # fmt: skip
        if one.last > since:
            yield "since"
        rank = asked.agreeing.index(text) if text in asked.agreeing else 2
        yield ("nearest", "second", "later")[min(rank, 2)]
        if one.subject >= 0 and paragraph_of[one.subject] == asked.paragraph:
            sentence = self.sentence_at(one.subject)
            if sentence < asked.sentence:
                yield "subject_before" if asked.sentence - sentence == 1 else "subject_paragraph"
            if one.subject > since and asked.turns:
                yield "subject_since"
            if one.subject - self.sentences[sentence].first <= _OPENING:
                yield "opens_sentence"
            if one.set_apart:
                yield "set_apart"
        if text == asked.opening:
            yield "opens_paragraph"
        if text in asked.subjects[:2]:
            yield "nearest_subject" if text == asked.subjects[0] else "second_subject"
