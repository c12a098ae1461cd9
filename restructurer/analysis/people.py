"""Who a text speaks of: its persons with their roles, its bodies, and where each is a subject."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from restructurer.analysis.clause import CLITICS
from restructurer.analysis.names import Person
from restructurer.analysis.naming import OTHERS, Naming, Speaker
from restructurer.analysis.phrases import low, phrase_stop
from restructurer.analysis.role_nouns import DE
from restructurer.analysis.roles import AGENTS, QUALIFIERS, Cast
from restructurer.analysis.tokens import Word
from restructurer.french import lexicon

_PARTICIPLES = ("é", "ée", "és", "ées")
_NOMINAL = frozenset(("NOUN", "PROPN", "X", "ADJ", "VERB"))
_HEADLINE = 22  # words
MOST = 60  # events looked back at


@dataclass(slots=True)
class Event:
    """Somebody is spoken of at a token; ``subject``: as the subject of a clause, or as a speaker."""

    at: int
    speaker: Speaker
    subject: bool
    paragraph: int
    spoke: bool = False
    contrast: bool = False  # « la police, elle, … »


class Gallery(Naming):
    """Who the text speaks of: persons with their roles, bodies, and where each is spoken of outside quotes."""

    def __init__(
        self, cast: Cast, *, expansions: Callable[[], dict[str, str]], titled: Callable[[], str | None]
    ) -> None:
        super().__init__(cast)
        self._expansions, self._titled = expansions, titled
        self.descriptions: dict[str, list[tuple[int, int, int]]] = {}
        self.introduced: dict[str, list[int]] = {}  # where « un homme… » brings somebody in, by the noun
        self.events: list[Event] = []
        self._outside_before = [0, *accumulate(0 if held else 1 for held in cast.inside)]
        self._read_events()
        self._read_headline()
        self.spoken: list[Event] = []
        self.named_so: dict[str, tuple[int, Person]] = {}  # « Le passant s’appelle X », by the noun
        self.other_than: frozenset[str] = frozenset()  # who cannot be meant

    def _read_headline(self) -> None:
        """« X veut fermer dix gares », then « Le ministre de la Mobilité propose… »: what the headline's one person is.

        Only where the body opens with who leads something, without a name, and the text says nothing
        else of that person.
        """
        body = 1 if self.passage.paragraphs[0].stop <= self._headline_stop() else 0
        person = self.opening
        own = person.text if person is not None else ""
        subjects = (event for event in self.events if event.subject and event.paragraph >= body)
        first = next((event for event in subjects if event.speaker.text != own), None)
        if first is None or first.speaker.person or first.paragraph > body + 5:
            return
        speaker = first.speaker
        if low(self.doc[speaker.first]) not in ("le", "la"):
            return
        nouns = [at for at in range(speaker.first, speaker.stop) if self._role(self.doc[at]) is not None]
        if not nouns or low(self.doc[nouns[0]]).split("-")[-1] not in self.rules.settings.leading:
            return
        if person is None or person.gender is None or person.gender != speaker.gender:
            return
        if self.roles_of(person) and low(self.doc[nouns[0]]) not in self.roles_of(person):
            return
        holder = self.person_at.get(person.first)
        lede = self.passage.paragraphs[first.paragraph]
        beside = any(lede.first <= mention.first < lede.stop for mention in holder.mentions) if holder else True
        if holder is not None and not beside:
            self._note(holder, self.doc[nouns[0]], nouns[0])
            for role in holder.roles:
                self.by_role.setdefault(role, []).append(holder)

    def _headline_stop(self) -> int:
        """Where the first paragraph ends where it reads as a headline: short, without a stop; else 0."""
        head, *rest = self.passage.paragraphs
        text = self.passage.text[head.start : head.end]
        short = len(rest) >= 2 and len(text.split()) <= _HEADLINE
        return head.stop if short and not text.endswith((".", "…", ":", ";")) else 0

    def _heads(self, paragraph: int) -> bool:
        """Whether a paragraph reads as a headline: short, without a stop, something before or behind it."""
        row = self.passage.paragraphs[paragraph]
        text = self.passage.text[row.start : row.end]
        return len(text.split()) <= _HEADLINE and not text.rstrip("»” \u00a0").endswith((".", "…", ":", ";", "!", "?"))

    def is_person_role(self, speaker: Speaker) -> bool:
        """Whether a description names a person by role, and not a body."""
        first = speaker.first + (low(self.doc[speaker.first]) == "l'")
        one_of = first + 1 < speaker.stop and low(self.doc[first]) in ("un", "une") and low(self.doc[first + 1]) in DE
        for at in range(first + 2 if one_of else speaker.first, speaker.stop):
            if at > speaker.first and low(self.doc[at]) in DE:
                return False  # « l’entourage du ministre », but « l’une des participantes »
            role = self._role(self.doc[at])
            if role is not None:
                return role not in self.rules.settings.bodies
        return False

    def somebody(self, speaker: Speaker) -> bool:
        """Whether a speaker is a person, by name or by a description."""
        return speaker.person or self.is_person_role(speaker)

    def roles_of(self, speaker: Speaker) -> frozenset[str]:
        """The roles that the text gives a person."""
        person = self.person_at.get(speaker.first)
        return frozenset(person.roles) if person is not None else frozenset()

    def _outside(self, first: int, stop: int) -> int:
        """How many tokens from ``first`` to ``stop`` stand outside quotes."""
        return self._outside_before[stop] - self._outside_before[first]

    def _read_events(self) -> None:
        """Who is spoken of outside quotes, in order."""
        doc = self.doc
        for first in sorted(self.name_starts):
            if self.inside[first]:
                continue
            person = self.person_at.get(first)
            if person is None:
                continue
            line = self.passage.paragraphs[self.paragraph_of[first]]
            if line.first == first and line.stop == self.name_starts[first] and first > 0:
                continue  # a name on a line of its own: whose words the box above holds
            token = doc[first]
            head = next(
                (doc[i] for i in range(first, self.name_starts[first]) if doc[i].dep_.startswith("nsubj")), token
            )
            subject = (
                head.dep_.startswith("nsubj")
                or (
                    head.dep_ in ("appos", "flat:name", "nmod")
                    and head.head.dep_.startswith("nsubj")
                    # « L’entraîneur |de X| parle », but « La colère |de X| monte »
                    and (first == 0 or low(doc[first - 1]) not in DE or self._role(head.head) is None)
                )
                or self._opens(first)
                or self._does(first)
                or self._told_with(first)
                or self._framed(first)
            ) and not self._listed(first)
            self.events.append(Event(first, self.speaker_of(person), subject, self.paragraph_of[first]))
            together = self._together(first)
            if together is not None:
                self.events.append(Event(first, together, subject, self.paragraph_of[first]))
        named = {at for first, stop in self.name_starts.items() for at in range(first, stop)}
        for token in doc:
            if token.pos_ not in _NOMINAL or self.inside[token.i] or token.i in named:
                continue
            if token.low in OTHERS and self._opens_with(token.i) and token.number != "Plur":
                other = self._description(token.i - 1, token.i + 1)
                self.events.append(Event(token.i, other, True, self.paragraph_of[token.i]))
                continue
            one = self._one_of(token.i)
            if one is not None:
                self.events.append(Event(one.first, one, True, self.paragraph_of[token.i]))
                continue
            if token.i and doc[token.i - 1].low in ("lui", "elle", "eux", "a", "ont"):
                continue  # « il a quant à lui |assuré| »
            if token.text[:1].isupper() and self._participle_opens(token.i):
                continue  # « |Interviewée| par la radio, elle a déclaré… »
            if low(token) in QUALIFIERS and self._before_role(token.i):
                continue  # « La |jeune| femme »
            role = self._role(token)
            subject = token.dep_.startswith("nsubj") or (
                self._before_verb(token) if role is not None else self._body_opens(token)
            )
            if token.dep_ == "ROOT" and self._presented(token.i):
                brought = self._description(token.i - 1, phrase_stop(doc, token.i - 1, len(doc)))
                self.events.append(Event(token.i, brought, True, self.paragraph_of[token.i]))
                continue
            name = token.pos_ == "ADJ" and token.text.istitle() and not lexicon.is_adjective(token.low)
            if role is None and not (subject and (name or token.pos_ in ("NOUN", "PROPN", "X"))):
                continue
            if role is not None and token.i > 0 and low(doc[token.i - 1]) in ("un", "une"):
                self.introduced.setdefault(low(token), []).append(token.i)
            # A role that heads or opens its sentence is a subject whose verb the parse has not seen.
            if subject or (token.pos_ != "VERB" and (token.dep_ == "ROOT" or self._opens_with(token.i))):
                described = self._describe_head(token)
                if described is not None:
                    contrast = self._contrasted(described.stop)
                    self.events.append(Event(token.i, described, True, self.paragraph_of[token.i], contrast=contrast))
                    if role is not None and not described.person and described.stop - token.i > 2:
                        # « L’avocat de X est arrivé », then « dit l’avocat »
                        row = (described.first, described.stop, self.paragraph_of[token.i])
                        self.descriptions.setdefault(low(token), []).append(row)
            elif role is not None and (begin := self._as_for(token.i)) is not None:
                described = self._description(begin, phrase_stop(doc, begin, len(doc)))
                self.events.append(Event(token.i, described, True, self.paragraph_of[token.i], contrast=True))
            elif role is not None and (begin := self._according(token.i)) is not None:
                described = self._description(begin, phrase_stop(doc, begin, len(doc)))
                self.events.append(Event(token.i, described, True, self.paragraph_of[token.i]))
            elif role in self.rules.settings.kin and token.i > 0 and low(doc[token.i - 1]) in ("son", "sa"):
                # « …, venue avec son compagnon »
                self.events.append(
                    Event(token.i, self._description(token.i - 1, token.i + 1), False, self.paragraph_of[token.i])
                )
        self.events.sort(key=lambda event: event.at)
        self._places = [event.at for event in self.events]

    def _one_of(self, noun: int) -> Speaker | None:
        """« |L’une des participantes| se lève »: one of several persons, as a subject."""
        doc = self.doc
        begin = noun - 1
        while begin > 1 and noun - begin < 4 and low(doc[begin]) not in ("un", "une"):
            begin -= 1
        if noun - begin < 2 or low(doc[begin]) not in ("un", "une") or low(doc[begin + 1]) not in ("des", "de"):
            return None
        stop = phrase_stop(doc, begin, len(doc))
        known = self._role(doc[noun]) is not None or low(doc[noun]).removesuffix("s").endswith(AGENTS)
        if (
            not known
            or stop >= len(doc)
            or not (doc[stop].form == "Fin" or low(doc[stop]) in CLITICS or doc[stop].text == ",")
        ):
            return None
        begin -= low(doc[begin - 1]) == "l'"
        return self._description(begin, stop)

    def _told_with(self, first: int) -> bool:
        """« C’est plus dur pour Gilbert, 60 ans, |qui| se rappelle… »: a name that a clause tells of."""
        doc, at = self.doc, self.name_starts[first]
        if at + 4 < len(doc) and doc[at].text == "," and doc[at + 2].low == "ans" and doc[at + 3].text == ",":
            at += 3
        return at + 1 < len(doc) and doc[at].text == "," and doc[at + 1].low == "qui" and not self.inside[at + 1]

    def _does(self, first: int) -> bool:
        """« …, et Gino les sert »: a name right before a finite verb and its clitics, whatever the parse says."""
        doc, at = self.doc, self.name_starts[first]
        while at < len(doc) and low(doc[at]) in CLITICS:
            at += 1
        if at >= len(doc) or doc[at].form != "Fin" or self.inside[at] or first == 0:
            return False
        return low(doc[first - 1]) in ("et", "mais", "car", ",", ":", "donc", "quand", "lorsque", "alors")

    def _listed(self, first: int) -> bool:
        """« où évoluaient d’autres joueurs, dont A, B et |C| »: one of a list that « dont » opens."""
        at = first
        while at > 1 and (low(self.doc[at - 1]) in (",", "et") or low(self.doc[at - 1]) == "dont"):
            if low(self.doc[at - 1]) == "dont":
                follows = self.name_starts[first]
                return self.doc[follows].form != "Fin" if at == first and follows < len(self.doc) else True
            before = next((i for i in range(at - 2, max(at - 7, -1), -1) if self.name_starts.get(i) == at - 1), None)
            if before is None:
                return False
            at = before
        return False

    def _participle_opens(self, at: int) -> bool:
        word = low(self.doc[at])
        goes_on = at + 1 < len(self.doc) and (self.doc[at + 1].pos_ == "ADP" or self.doc[at + 1].text == ",")
        return goes_on and word.endswith(_PARTICIPLES) and self._opens(at) and lexicon.is_verb(word)

    def _before_role(self, at: int) -> bool:
        """Whether the next token is the noun that a qualifier goes with."""
        return at + 1 < len(self.doc) and self._role(self.doc[at + 1]) is not None and not self.doc[at + 1].is_punct

    def _body_opens(self, token: Word) -> bool:
        """« Transports Vaud n’a pas répondu »: a body that opens its sentence, whatever the parse makes of it."""
        if token.ent_type_ != "ORG" or token.ent_inside:
            return False
        article = token.i > 0 and low(self.doc[token.i - 1]) in ("le", "la", "l'", "les")
        if not self._opens(token.i - 1 if article else token.i):
            return False
        if article:
            # « Le SPF Justice, lui, fait valoir… »
            described = phrase_stop(self.doc, token.i - 1, len(self.doc))
            if self._contrasted(described):
                return True
        stop = token.i + 1
        while stop < len(self.doc) and (self.doc[stop].ent_inside or low(self.doc[stop]) in ("n'", "ne", "s'", "se")):
            stop += 1
        return stop < len(self.doc) and self.doc[stop].form == "Fin"

    def _before_verb(self, token: Word) -> bool:
        """« Joint hier soir, |un cadre de la mine| a reconnu… »: a phrase between a comma and its verb."""
        doc = self.doc
        begin = self._phrase_start(token.i)
        if begin == token.i or begin == 0 or doc[begin - 1].text != "," or token.pos_ != "NOUN":
            return False
        stop = phrase_stop(doc, begin, len(doc))
        return stop < len(doc) and doc[stop].form == "Fin" and doc[stop].pos_ in ("AUX", "VERB")

    def events_between(self, first: int, stop: int) -> list[Event]:
        """Who is spoken of from token ``first`` to ``stop``, outside quotes, in order."""
        return self.events[bisect_left(self._places, first) : bisect_left(self._places, stop)]

    @cached_property
    def expansions(self) -> dict[str, str]:
        """The full names of bodies by their acronyms."""
        return self._expansions()

    @cached_property
    def aliases(self) -> dict[str, Person]:
        """Who is called otherwise: « le Grand »."""
        return {person.alias: person for person in self.persons if person.alias}

    @cached_property
    def opening(self) -> Speaker | None:
        """The one person that the title names: who « il » or « elle » is where nobody has been named yet."""
        surname = self._titled()
        stop = self._headline_stop() if surname is None else 0
        if stop:
            named = {self.person_at[at].surname for at in range(stop) if at in self.person_at}
            surname = next(iter(named)) if len(named) == 1 else None
        person = next((p for p in self.persons if surname is not None and p.surname == surname), None)
        return self.speaker_of(person) if person is not None else None

    def named_most(self, *, before: int) -> Speaker | None:
        """The person whom the paragraphs before the one numbered ``before`` name most often, if it is one."""
        counts = [
            sum(1 for mention in person.mentions if self.paragraph_of[mention.first] < before)
            for person in self.persons
        ]
        most = max(counts, default=0)
        leading = [person for count, person in zip(counts, self.persons, strict=True) if count == most]
        return self.speaker_of(leading[0]) if most and len(leading) == 1 else None

    def said(self, at: int, speaker: Speaker) -> None:
        """Notes that somebody spoke at a token."""
        self.spoken.append(Event(at, speaker, True, self.paragraph_of[at], True))

    def _recent(self, at: int, *, window: int = 2) -> list[Event]:
        """Events before a token, nearest first, of this paragraph and the ``window`` before it."""
        paragraph = self.paragraph_of[at]
        here = bisect_left(self._places, at)
        found = [event for event in self.events[max(0, here - MOST) : here] if event.paragraph >= paragraph - window]
        spoken = self.spoken[-MOST:]
        found += [event for event in spoken if event.at < at and event.paragraph >= paragraph - window - 2]
        found.sort(key=lambda event: -event.at)
        if self.other_than:
            found = [event for event in found if event.speaker.text not in self.other_than]
        return found
