"""How somebody stands in the text where a quote is read: where spoken of, as what, who has spoken, who agrees."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from restructurer.analysis.clause import Cue
from restructurer.analysis.findings import Sentence
from restructurer.analysis.names import Gender
from restructurer.analysis.naming import DEFINITE, Speaker
from restructurer.analysis.people import MOST, Event
from restructurer.analysis.phrases import low, phrase_stop, words
from restructurer.analysis.speakers import Resolver
from restructurer.analysis.stretches import Candidate

_MASCULINE = words("il -il -t-il ils -ils")
_FEMININE = words("elle -elle -t-elle elles -elles")
_PLURAL = words("ils elles -ils -elles eux")
_EITHER = words("lui eux")
_SAYING_I = words("je j'")
_BEING = words("suis étais serai serais me")
_FEMALE = ("ée", "euse", "ive", "ite", "te", "che", "aine", "ienne", "ère")
_MALE = ("é", "eux", "if", "ain", "ien", "er", "ent", "u", "i")
_BACK = 45  # tokens in which a role that is no subject is looked for


@dataclass(slots=True)
class Standing:
    """What the text has said of somebody up to a quote; all but ``count`` are tokens, -1 where there is none."""

    speaker: Speaker
    last: int = -1
    subject: int = -1
    set_apart: bool = False
    behind: int = -1
    count: int = 0


@dataclass(slots=True)
class Asked:
    """A quote whose speaker is looked for: ``kind`` of cue, where it is read, what the cue says of the speaker."""

    candidate: Candidate
    kind: str
    at: int
    paragraph: int
    sentence: int
    gender: Gender | None = None
    plural: bool | None = None
    told: frozenset[str] = frozenset()
    turns: Sequence[Candidate] = ()
    agreeing: list[str] = field(default_factory=list)  # persons, nearest first
    subjects: list[str] = field(default_factory=list)
    opening: str | None = None  # the first subject of the paragraph
    beside: list[tuple[int, str]] = field(default_factory=list)  # persons who are no subject, with their places

    @property
    def mention(self) -> tuple[int, int] | None:
        """The tokens that name the speaker."""
        return self.candidate.cue.mention if self.candidate.cue is not None else None

    def agrees(self, speaker: Speaker) -> bool:
        """Whether somebody is of the gender and number that the cue tells."""
        return self.gender in (None, speaker.gender or self.gender) and self.plural in (None, speaker.plural)


def kind_of(cue: Cue | None, resolver: Resolver) -> str:
    """``pronoun``, ``uncued``, or ``told`` where the cue itself says who: by a name, a description, as « on »."""
    if cue is None or cue.mention is None:
        return "uncued"
    first, stop = cue.mention
    named = any(at in resolver.name_starts for at in range(first, max(stop, cue.region[1] if cue.region else stop)))
    alone = stop - first == 1 and low(resolver.doc[first]) in _MASCULINE | _FEMININE | _EITHER
    return "pronoun" if alone and not named else "told"


class Standings:
    """Reads how everybody stands where a quote is read."""

    def __init__(self, resolver: Resolver, sentences: Sequence[Sentence]) -> None:
        self.resolver, self.doc, self.sentences = resolver, resolver.doc, sentences
        self._starts = [sentence.first for sentence in sentences]
        self._meant: dict[int, Speaker] = {}
        self._covered = {at for event in resolver.events for at in range(event.speaker.first, event.speaker.stop)}
        self._covered |= {at for person in resolver.persons for at in person.roles.values()}

    def sentence_at(self, token: int) -> int:
        """The number of the sentence of a token."""
        return max(0, bisect_right(self._starts, token) - 1)

    def asked(self, candidate: Candidate, turns: Sequence[Candidate], told: frozenset[str]) -> Asked:
        """What is known of whoever says a quote."""
        resolver, cue = self.resolver, candidate.cue
        mention = cue.mention if cue is not None else None
        begin = candidate.outer_first
        asked = Asked(
            candidate, kind_of(cue, resolver), max(begin, mention[0]) if mention else begin,
            resolver.paragraph_of[begin], self.sentence_at(begin), told=told, turns=turns,
        )  # fmt: skip
        if asked.kind == "pronoun" and mention is not None:
            word = low(self.doc[mention[0]])
            asked.gender = "f" if word in _FEMININE else "m" if word in _MASCULINE else None
            asked.plural = word in _PLURAL
        return asked

    def read(self, asked: Asked) -> dict[str, Standing]:
        """Everybody who may be meant, by the words for them: spoken of, quoted, or named anywhere."""
        resolver = self.resolver
        found: dict[str, Standing] = {}
        first, stop = asked.mention or (-1, -1)
        places = [event for event in resolver.events_between(0, asked.at)[-MOST:] if not first <= event.at < stop]
        for event in sorted((*places, *self._roles_beside(asked)), key=lambda event: -event.at):
            speaker = self._of(event)
            one = found.setdefault(speaker.text, Standing(speaker))
            one.count += 1
            one.last = max(one.last, event.at)
            if event.subject and one.subject < 0:
                one.subject, one.set_apart = event.at, event.contrast
            if event.subject and resolver.paragraph_of[event.at] == asked.paragraph:
                asked.opening = speaker.text
            if not asked.agrees(speaker):
                continue
            if resolver.somebody(speaker):
                if not event.subject:
                    asked.beside.append((event.at, speaker.text))
                if speaker.text not in asked.agreeing:
                    asked.agreeing.append(speaker.text)
            if event.subject and speaker.text not in asked.subjects:
                asked.subjects.append(speaker.text)
        rows = resolver.passage.paragraphs
        end = rows[min(asked.paragraph + 1, len(rows) - 1)].stop
        for event in resolver.events_between(max(asked.candidate.outer_stop, asked.at), end):
            if event.subject and not first <= event.at < stop:
                speaker = self._of(event)
                one = found.setdefault(speaker.text, Standing(speaker))
                one.behind = event.at if one.behind < 0 else one.behind
        others = [turn.speaker for turn in asked.turns if turn.speaker is not None]
        others += [resolver.speaker_of(person) for person in resolver.persons]
        for speaker in others:
            found.setdefault(speaker.text, Standing(speaker))
        return found

    def _of(self, event: Event) -> Speaker:
        """Whom an event speaks of, a definite description resolved once."""
        speaker = event.speaker
        if speaker.person or low(self.doc[speaker.first]) not in DEFINITE:
            return speaker
        if speaker.first not in self._meant:
            held, self.resolver.other_than = self.resolver.other_than, frozenset()
            self._meant[speaker.first] = self.resolver.resolve((speaker.first, speaker.stop), None) or speaker
            self.resolver.other_than = held
        return self._meant[speaker.first]

    def _roles_beside(self, asked: Asked) -> list[Event]:
        """« Le juge interroge |le prévenu| »: persons by what they are that are the subject of nothing."""
        resolver, doc = self.resolver, self.doc
        found: list[Event] = []
        floor = resolver.passage.paragraphs[max(0, asked.paragraph - 1)].first
        first, stop = asked.mention or (-1, -1)
        for noun in range(max(asked.at - _BACK, floor), asked.at):
            if doc[noun].pos_ != "NOUN" or resolver.inside[noun] or noun in self._covered or first <= noun < stop:
                continue
            begin = resolver.role_starts(noun)
            if begin is not None:
                speaker = resolver.unnamed(begin, phrase_stop(doc, begin, asked.at))
                if not speaker.plural:
                    found.append(Event(noun, speaker, False, resolver.paragraph_of[noun]))
        return found

    def says_of_itself(self, candidate: Candidate) -> Gender | None:
        """« Je suis déçue »: the gender of who speaks, where the words tell."""
        doc = self.doc
        for at in range(candidate.first, candidate.stop - 2):
            if low(doc[at]) not in _SAYING_I or low(doc[at + 1]) not in _BEING:
                continue
            for word in doc[at + 2 : min(at + 6, candidate.stop)]:
                if word.pos_ in ("ADJ", "VERB") and word.form not in ("Fin", "Inf"):
                    if word.gender == "Fem" and word.low.endswith(_FEMALE):
                        return "f"
                    return "m" if word.low.endswith(_MALE) else None
        return None
