"""Who a text speaks of: its persons with their roles, its bodies, and where each is a subject."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from restructurer.analysis.names import CIVIL_TITLES, Gender, NameMention, Person, place_names
from restructurer.analysis.passage import Passage
from restructurer.analysis.phrases import low, phrase_stop, starts_phrase, words
from restructurer.analysis.quoterules import QuoteRules
from restructurer.analysis.roles import AGENTS, DE, FULL_STOPS, Roles
from restructurer.analysis.tokens import Word

_NOMINAL = frozenset(("NOUN", "PROPN", "X", "ADJ", "VERB"))
_PAPERS = frozenset(("Parisien", "Canard", "Nouvelliste", "Courrier", "Dauphiné", "Républicain", "Maine", "Seine"))
OTHERS = words("autre deuxième troisième quatrième second seconde")  # « Un autre », « Le deuxième »
MOST = 60  # events looked back at
DEMONYMS = (
    "ois", "oise", "ais", "aise", "ien", "ienne", "éen", "éenne", "ain", "aine", "ard", "arde", "ède", "ègue", "que",
    "uisse", "elge", "lemand", "lemande", "agnol", "agnole", "ol", "ène", "ate", "ite", "san", "sane", "alan", "alane",
    "oscan", "oscane", "eton", "etonne", "ignon", "ignonne", "evin", "evine", "ourdin", "usse", "urque", "urde", "abe",
    "erbère", "yle", "ris", "rise", "ot", "ote",
)  # fmt: skip
DEFINITE = words("le la l' ce cet cette son sa notre")


@dataclass(slots=True)
class Speaker:
    """Who speaks: the name or description, where it stands (tokens), gender and number."""

    text: str
    first: int
    stop: int
    gender: Gender | None = None
    plural: bool = False
    person: bool = False


@dataclass(slots=True)
class Event:
    """Somebody is spoken of at a token; ``subject``: as the subject of a clause, or as a speaker."""

    at: int
    speaker: Speaker
    subject: bool
    paragraph: int
    spoke: bool = False
    contrast: bool = False  # « la police, elle, … »


class Gallery(Roles):
    """Who the text speaks of: persons with their roles, bodies, and where each is spoken of outside quotes."""

    def __init__(
        self,
        passage: Passage,
        mentions: Sequence[NameMention],
        persons: Sequence[Person],
        rules: QuoteRules,
        inside: Sequence[bool],
        *,
        expansions: Callable[[], dict[str, str]],
        titled: Callable[[], str | None],
    ) -> None:
        super().__init__(passage, mentions, persons, rules, inside)
        self._expansions, self._titled = expansions, titled
        self.descriptions: dict[str, list[tuple[int, int, int]]] = {}
        self.introduced: dict[str, list[int]] = {}  # where « un homme… » brings somebody in, by the noun
        self.events: list[Event] = []
        self._outside_before = [0, *accumulate(0 if held else 1 for held in inside)]
        self.by_role: dict[str, list[Person]] = {}
        for person in persons:
            for head in person.roles:
                self.by_role.setdefault(head, []).append(person)
        self._read_events()
        self._read_headline()
        self.spoken: list[Event] = []
        self.other_than: str | None = None  # who cannot be meant

    def _read_headline(self) -> None:
        """« X veut fermer dix gares », then « Le ministre de la Mobilité propose… »: what the headline's one person is.

        Only where the body opens with who leads something, without a name, and the text says nothing
        else of that person.
        """
        body = 1 if self.passage.paragraphs[0].stop <= self._headline_stop() else 0
        first = next((event for event in self.events if event.subject and event.paragraph >= body), None)
        if first is None or first.speaker.person or first.paragraph > body + 5:
            return
        speaker = first.speaker
        if low(self.doc[speaker.first]) not in ("le", "la"):
            return
        nouns = [at for at in range(speaker.first, speaker.stop) if self._role(self.doc[at]) is not None]
        if not nouns or low(self.doc[nouns[0]]).split("-")[-1] not in self.rules.settings.leading:
            return
        person = self.opening
        if person is None or person.gender is None or person.gender != speaker.gender or self.roles_of(person):
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
        short = len(rest) >= 2 and len(text.split()) <= 22
        return head.stop if short and not text.endswith((".", "…", ":", ";")) else 0

    def is_person_role(self, speaker: Speaker) -> bool:
        """Whether a description names a person by role, and not a body."""
        for at in range(speaker.first, speaker.stop):
            if at > speaker.first and low(self.doc[at]) in DE:
                return False  # « l’entourage du ministre »
            role = self._role(self.doc[at])
            if role is not None:
                return role not in self.rules.settings.bodies
        return False

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
            token = doc[first]
            head = next(
                (doc[i] for i in range(first, self.name_starts[first]) if doc[i].dep_.startswith("nsubj")), token
            )
            subject = (
                head.dep_.startswith("nsubj")
                or (head.dep_ in ("appos", "flat:name", "nmod") and head.head.dep_.startswith("nsubj"))
                or self._opens(first)
                or self._framed(first)
            )
            self.events.append(Event(first, self._speaker_of(person), subject, self.paragraph_of[first]))
            together = self._together(first)
            if together is not None:
                self.events.append(Event(first, together, subject, self.paragraph_of[first]))
        for token in doc:
            if token.pos_ not in _NOMINAL or self.inside[token.i] or token.i in self.name_starts:
                continue
            if low(token) in OTHERS and self._opens_with(token.i) and token.number != "Plur":
                other = self._description(token.i - 1, token.i + 1)
                self.events.append(Event(token.i, other, True, self.paragraph_of[token.i]))
                continue
            role = self._role(token)
            subject = token.dep_.startswith("nsubj")
            if token.dep_ == "ROOT" and self._presented(token.i):
                brought = self._description(token.i - 1, phrase_stop(doc, token.i - 1, len(doc)))
                self.events.append(Event(token.i, brought, True, self.paragraph_of[token.i]))
                continue
            if role is None and not (subject and token.pos_ in ("NOUN", "PROPN", "X")):
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
            elif role in self.rules.settings.kin and token.i > 0 and low(doc[token.i - 1]) in ("son", "sa"):
                # « …, venue avec son compagnon »
                self.events.append(
                    Event(token.i, self._description(token.i - 1, token.i + 1), False, self.paragraph_of[token.i])
                )
        self.events.sort(key=lambda event: event.at)
        self._places = [event.at for event in self.events]

    def _together(self, first: int) -> Speaker | None:
        """« Anne et Paul ont repris la ferme », for « ils »: two names that « et » ties."""
        stop = self.name_starts[first]
        other = stop + 1
        if other >= len(self.doc) or low(self.doc[stop]) != "et" or other not in self.person_at:
            return None
        one, two = self._speaker_of(self.person_at[first]), self._speaker_of(self.person_at[other])
        gender: Gender | None = "f" if one.gender == two.gender == "f" else "m"
        return Speaker(f"{one.text} et {two.text}", first, self.name_starts[other], gender, True, True)

    def _contrasted(self, stop: int) -> bool:
        """Whether « , elle, » or « , lui, » follows a description."""
        doc = self.doc
        return (
            stop + 2 < len(doc)
            and doc[stop].text == doc[stop + 2].text == ","
            and low(doc[stop + 1]) in ("lui", "elle", "eux", "elles")
        )

    def _opens_with(self, noun: int) -> bool:
        """Whether a noun with its determiner and adjectives opens its sentence: « Une autre future mère »."""
        at = noun
        while at > 0 and noun - at < 4 and self.doc[at - 1].pos_ in ("DET", "ADJ", "NUM"):
            at -= 1
        return at < noun and self._opens(at)

    def _presented(self, noun: int) -> bool:
        """« C’est |un automobiliste| qui a donné l’alerte »: somebody whom the text brings in."""
        doc = self.doc
        if noun < 3 or low(doc[noun - 1]) not in ("un", "une") or low(doc[noun - 2]) not in ("est", "était"):
            return False
        stop = min(len(doc), noun + 14)
        told = next((i for i in range(noun + 1, stop) if low(doc[i]) == "qui"), None)
        known = self._role(doc[noun]) is not None or low(doc[noun]).endswith(AGENTS)
        return told is not None and known and low(doc[noun - 3]) in ("c'", "c")

    def _as_for(self, noun: int) -> int | None:
        """« Quant |à la ministre|, elle… »: where a role starts that the sentence is said to be about."""
        at = noun - 1
        while at > 0 and noun - at < 4 and self.doc[at].low not in ("à", "au"):
            at -= 1
        return at + 1 if at > 0 and self.doc[at - 1].low == "quant" else None

    def _framed(self, first: int) -> bool:
        """« Quant au maire, X, il… »: a name that the sentence is said to be about."""
        for at in range(first - 1, max(first - 12, -1), -1):
            token = self.doc[at]
            if token.low == "quant":
                return True
            if (
                token.low in ("pour", "selon", "chez")
                and first - at <= 2
                and (at == 0 or self.doc[at - 1].text in FULL_STOPS)
            ):
                return True
            if token.form == "Fin" or token.text in (".", ";", ":") or self.inside[at]:
                return False
        return False

    def _describe_head(self, token: Word) -> Speaker | None:
        doc = self.doc
        named = token.pos_ == "PROPN" or token.ent_type_ == "ORG"
        document = low(token) in self.rules.settings.document_nouns
        entry = self.rules.verb(low(token.head)) if token.head.pos_ == "VERB" else None
        says = entry is not None and any({"clause", "object"} <= where and "weak" not in where for _, _, where in entry)
        known = self._role(token) is not None or low(token) in self.by_role
        if not (named or document or says or known or self._from_somewhere(token)):
            return None
        begin = token.left
        cleft = next((i for i in range(begin, token.i - 1) if low(doc[i]) == "c'" and doc[i + 1].low == "est"), None)
        if cleft is not None:
            return None  # « La menuiserie, c’est son père qui l’a fondée »
        while begin < token.i and not starts_phrase(doc, begin, token.i + 1):
            begin += 1
        if begin == token.i and begin > 0 and not self.inside[begin - 1] and doc[begin - 1].pos_ == "DET":
            begin -= 1
        stop = max(token.i + 1, phrase_stop(doc, begin, min(len(doc), token.right + 1)))
        if token.low == "jeune" and self._role(token) == "société":
            stop = max(stop, token.i + 2)  # « la jeune pousse »
        if begin > 0:
            left = self._apposed(begin)
            if left is not None:
                return self._speaker_of(left)
        behind = self._behind(stop, token.right + 1)
        if behind is not None:
            return self._speaker_of(behind)
        for at in range(begin, stop):
            if at in self.person_at and (at == begin or low(doc[at - 1]) not in DE):
                return self._speaker_of(self.person_at[at])
        return self._description(begin, stop)

    def _from_somewhere(self, token: Word) -> bool:
        """« l’Américain », « la Genevoise »: a noun with a capital that says where somebody is from."""
        before = low(self.doc[token.i - 1]) if token.i else ""
        return before in ("le", "la", "l'") and self.is_demonym(token)

    @staticmethod
    def is_demonym(token: Word) -> bool:
        """Whether a noun with a capital ends as those of people do and is no country or region."""
        text = token.text
        return (
            text[:1].isupper()
            and not text.isupper()
            and token.low.endswith(DEMONYMS)
            and text not in place_names()
            and text not in _PAPERS
        )

    def _behind(self, stop: int, limit: int) -> Person | None:
        """The person named right behind a description: « Son avocat, Me X », « le porte-parole, le colonel X »."""
        doc = self.doc
        # « le vice-président chargé de la propreté, X »: the complement stands before the comma.
        for ahead in range(stop, min(stop + 8, len(doc))):
            if doc[ahead].text == ",":
                stop = ahead
                break
            if doc[ahead].is_punct or doc[ahead].form == "Fin" or self.inside[ahead]:
                return None
        if stop >= len(doc) or doc[stop].text != ",":
            return None
        for at in range(stop + 1, min(stop + 6, len(doc))):
            if at in self.person_at:
                return self.person_at[at]
            if doc[at].pos_ not in ("DET", "NOUN", "ADJ") and low(doc[at]) not in CIVIL_TITLES:
                return None
        return None

    def _apposed(self, first: int) -> Person | None:
        """The person whose name stands just before a description: « X, le président de Y »."""
        doc = self.doc
        before = first - 1
        if doc[before].text == ",":
            before -= 1
        elif low(doc[first]) not in ("le", "la", "l'"):
            return None
        noun = doc[first + 1] if first + 1 < len(doc) else doc[first]
        described = low(doc[first]) in DEFINITE | {"un", "une"} or self._role(doc[first]) is not None
        if not described and noun.pos_ != "NOUN":
            return None
        if noun.text[:1].isupper() and self._role(noun) is None:
            return None
        for start in range(before, max(before - 6, -1), -1):
            if self.name_starts.get(start) == before + 1 and self.paragraph_of[start] == self.paragraph_of[first]:
                governed = start > 0 and low(doc[start - 1]) in (
                    "par",
                    "à",
                    "avec",
                    "pour",
                    "contre",
                    "chez",
                    "sur",
                    "de",
                    "d'",
                )
                return None if governed else self.person_at.get(start)
        return None

    def _speaker_of(self, person: Person) -> Speaker:
        name = person.name
        title = person.mentions[0].title if person.mentions else None
        if title and " " not in name:
            at = person.mentions[0].first - 1
            own = self.doc[at].low in CIVIL_TITLES
            name = f"{self.doc[at].text if own else title.capitalize()} {name}"
        return Speaker(name, person.first, person.stop, person.gender, False, True)

    def words(self, first: int, stop: int) -> str:
        """The words of a token range as they stand in the text."""
        raw = self.passage.text[self.passage.starts[first] : self.passage.end_of(stop - 1)]
        return " ".join(raw.replace("\u00ad", "").split())

    def _description(self, first: int, stop: int) -> Speaker:
        doc = self.doc
        noun = next((i for i in range(first, stop) if doc[i].pos_ in ("NOUN", "PROPN")), first)
        plural = low(doc[first]) in (
            "les",
            "des",
            "ces",
            "leurs",
            "ses",
            "plusieurs",
            "certains",
            "certaines",
            "quelques",
            "de",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "dix",
            "beaucoup",
        ) or (doc[noun].number == "Plur" and low(doc[first]) not in ("le", "la", "l'", "un", "une"))
        if low(doc[first]) in ("un", "une", "l'un", "l'une") and first + 1 < stop and low(doc[first + 1]) in DE:
            plural = False
        return Speaker(self.words(first, stop), first, stop, self.gender_of(noun), plural)

    def events_between(self, first: int, stop: int) -> list[Event]:
        """Who is spoken of from token ``first`` to ``stop``, outside quotes, in order."""
        return self.events[bisect_left(self._places, first) : bisect_left(self._places, stop)]

    @cached_property
    def expansions(self) -> dict[str, str]:
        """The full names of bodies by their acronyms."""
        return self._expansions()

    @cached_property
    def opening(self) -> Speaker | None:
        """The one person that the title names: who « il » or « elle » is where nobody has been named yet."""
        surname = self._titled()
        stop = self._headline_stop() if surname is None else 0
        if stop:
            named = {self.person_at[at].surname for at in range(stop) if at in self.person_at}
            surname = next(iter(named)) if len(named) == 1 else None
        person = next((p for p in self.persons if surname is not None and p.surname == surname), None)
        return self._speaker_of(person) if person is not None else None

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
        if self.other_than is not None:
            found = [event for event in found if event.speaker.text != self.other_than]
        return found
