"""Resolves what a cue names (« il », « le ministre », « M. Petit ») to the fullest name the text gives.

Candidates are what the text has spoken of before the cue, with gender, number, role and whether
they were the subject; the nearest that agrees is taken. Where nothing agrees, nobody is named.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from restructurer.analysis.tokens import Word, Words

from restructurer.analysis.names import CIVIL_TITLES, Gender, NameMention, Person
from restructurer.analysis.passage import Passage
from restructurer.analysis.phrases import DETERMINERS, PRONOUNS, low, phrase_stop, starts_phrase
from restructurer.analysis.quoterules import QuoteRules

_QUALIFIERS = frozenset(
    "ancien ancienne jeune premier première principal principale haut haute numéro futur future autre seul".split()
)
_MOST = 60  # events looked back at
_MASCULINE = frozenset(["il", "-il", "-t-il", "lui", "celui-ci", "ce"])
_FEMININE = frozenset(["elle", "-elle", "-t-elle", "celle-ci", "cette"])
_PLURAL = frozenset(["ils", "elles", "-ils", "-elles", "eux", "ceux-ci", "celles-ci"])
_DEFINITE = frozenset(["le", "la", "l'", "ce", "cet", "cette", "son", "sa"])
_PLURAL_DEFINITE = frozenset(["les", "ces", "leurs", "ses"])
_DE = frozenset(["de", "d'", "du", "des"])


_DEMONYMS = (
    "ois", "oise", "ais", "aise", "ien", "ienne", "éen", "éenne", "ain", "aine", "ard", "arde", "ède", "ègue", "que",
    "uisse", "elge", "lemand", "lemande", "agnol", "agnole", "ol", "ène", "ate", "ite",
)  # fmt: skip


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
class _Event:
    """Somebody is spoken of at a token; ``subject``: as the subject of a clause, or as a speaker."""

    at: int
    speaker: Speaker
    subject: bool
    paragraph: int
    spoke: bool = False


class Resolver:
    """Knows the persons of a passage and, as quotes are read in order, who has spoken."""

    def __init__(
        self,
        passage: Passage,
        mentions: Sequence[NameMention],
        persons: Sequence[Person],
        rules: QuoteRules,
        inside: Sequence[bool],
        expansions: dict[str, str],
    ) -> None:
        self.passage, self.doc, self.rules, self.inside = passage, passage.words, rules, inside
        self.expansions = expansions
        self.person_at: dict[int, Person] = {m.first: p for p in persons for m in p.mentions}
        self.name_starts: dict[int, int] = {m.first: m.stop for m in mentions}
        self.persons = persons
        self.paragraph_of = [0] * len(self.doc)
        for index, paragraph in enumerate(passage.paragraphs):
            for token in range(paragraph.first, paragraph.stop):
                self.paragraph_of[token] = index
        self.descriptions: dict[str, list[tuple[int, int, int]]] = {}
        self.events: list[_Event] = []
        self._outside_before = [0, *accumulate(0 if held else 1 for held in inside)]
        self._read_roles()
        self.by_role: dict[str, list[Person]] = {}
        for person in persons:
            for head in person.roles:
                self.by_role.setdefault(head, []).append(person)
        self._read_events()
        self.spoken: list[_Event] = []

    # What the text says of its persons

    def _read_roles(self) -> None:
        """Notes each person's roles: « le ministre X », « X, ministre », « le ministre de Y, X »."""
        doc = self.doc
        for first, person in sorted(self.person_at.items()):
            stop = self.name_starts[first]
            before = first - 1
            if before >= 0 and low(doc[before]) in ("m.", "mme", "mlle", "me", "dr"):
                before -= 1
            if before >= 0 and doc[before].text == ",":
                before -= 1
            start = before
            while start >= 0 and before - start < 12 and self.paragraph_of[start] == self.paragraph_of[first]:
                token = doc[start]
                if token.is_punct or token.pos_ in ("VERB", "AUX") or start in self.name_starts:
                    break
                head = self._role(token)
                if (
                    head is not None
                    and (
                        start == before
                        or doc[start + 1].pos_ in ("ADP", "ADJ", "DET", "PROPN", "NOUN")
                        or low(doc[start + 1]) in _DE
                    )
                    and self._leads_to(start, first)
                ):
                    self._note(person, token, start)
                    break
                start -= 1
            ahead = stop
            if ahead < len(doc) and doc[ahead].text in (",", "("):
                ahead += 1
            limit = min(len(doc), ahead + 6)
            while ahead < limit and self.paragraph_of[ahead] == self.paragraph_of[first]:
                token = doc[ahead]
                if token.is_punct or token.pos_ in ("VERB", "AUX", "ADP", "PRON"):
                    break
                if self._role(token) is not None:
                    self._note(person, token, ahead)
                    break
                ahead += 1

    def _leads_to(self, role: int, name: int) -> bool:
        """Whether the phrase of a role noun runs up to the name (with a comma at most between)."""
        stop = phrase_stop(self.doc, role, name)
        return name - stop <= 2

    def _role(self, token: Word) -> str | None:
        word = low(token)
        if word in self.rules.roles:
            return word
        head = word.split("-")[0]
        if head != word and head in self.rules.roles:
            return head
        lemma = token.lemma_.lower()
        return lemma if token.pos_ == "NOUN" and lemma in self.rules.roles else None

    def is_person_role(self, speaker: Speaker) -> bool:
        """Whether a description names a person by role, and not a body."""
        roles = {self._role(self.doc[at]) for at in range(speaker.first, speaker.stop)} - {None}
        return bool(roles) and not roles & self.rules.settings.bodies

    def roles_of(self, speaker: Speaker) -> frozenset[str]:
        """The roles that the text gives a person."""
        person = self.person_at.get(speaker.first)
        return frozenset(person.roles) if person is not None else frozenset()

    def _outside(self, first: int, stop: int) -> int:
        """How many tokens from ``first`` to ``stop`` stand outside quotes."""
        return self._outside_before[stop] - self._outside_before[first]

    def is_role(self, at: int) -> bool:
        """Whether a token names a role or a body that speaks."""
        return self._role(self.doc[at]) is not None

    def _note(self, person: Person, token: Word, at: int) -> None:
        ahead = low(self.doc[at + 1]) if at + 1 < len(self.doc) else ""
        compound = f"{low(token)} {ahead}"
        if compound in self.rules.settings.compound_roles:
            person.roles.setdefault(compound, at)
            return
        for word in sorted({low(token), token.lemma_.lower(), low(token).split("-")[0]}):
            person.roles.setdefault(word, at)
        if person.gender is None:
            person.gender = self.gender_of(at)

    def gender_of(self, noun: int) -> Gender | None:
        """The gender that a noun's determiner or its own form tells."""
        before = noun - 1
        while before >= 0 and noun - before < 4:
            word = low(self.doc[before])
            if word in ("la", "une", "cette", "sa", "ma"):
                return "f"
            if word in ("le", "un", "ce", "cet", "mon"):
                return "m"
            if self.doc[before].pos_ not in ("ADJ", "NOUN", "NUM"):
                break
            before -= 1
        gender = self.doc[noun].gender
        return {"Fem": "f", "Masc": "m"}.get(gender)  # type: ignore[return-value]

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
            subject = head.dep_.startswith("nsubj") or (
                head.dep_ in ("appos", "flat:name", "nmod") and head.head.dep_.startswith("nsubj")
            )
            self.events.append(_Event(first, self._speaker_of(person), subject, self.paragraph_of[first]))
        for token in doc:
            if (
                token.dep_.startswith("nsubj")
                and token.pos_ in ("NOUN", "PROPN")
                and not self.inside[token.i]
                and token.i not in self.name_starts
            ):
                described = self._describe_head(token)
                if described is not None:
                    self.events.append(_Event(token.i, described, True, self.paragraph_of[token.i]))
        self.events.sort(key=lambda event: event.at)
        self._places = [event.at for event in self.events]

    def _describe_head(self, token: Word) -> Speaker | None:
        doc = self.doc
        named = token.pos_ == "PROPN" or token.ent_type_ == "ORG"
        document = low(token) in self.rules.settings.document_nouns
        entry = self.rules.verb(low(token.head)) if token.head.pos_ == "VERB" else None
        says = entry is not None and any({"clause", "object"} <= where and "weak" not in where for _, _, where in entry)
        if not named and not document and not says and self._role(token) is None:
            return None
        begin = token.left
        while begin < token.i and not starts_phrase(doc, begin, token.i + 1):
            begin += 1
        stop = max(token.i + 1, phrase_stop(doc, begin, min(len(doc), token.right + 1)))
        if begin > 0:
            left = self._apposed(begin)
            if left is not None:
                return self._speaker_of(left)
        behind = self._behind(stop, token.right + 1)
        if behind is not None:
            return self._speaker_of(behind)
        for at in range(begin, stop):
            if at in self.person_at and (at == begin or low(doc[at - 1]) not in _DE):
                return self._speaker_of(self.person_at[at])
        return self._description(begin, stop)

    def _behind(self, stop: int, limit: int) -> Person | None:
        """The person named right behind a description: « Son avocat, Me X », « le porte-parole, le colonel X »."""
        doc = self.doc
        if stop >= len(doc) or doc[stop].text != ",":
            return None
        for at in range(stop + 1, min(stop + 6, len(doc))):
            if at in self.person_at:
                return self.person_at[at]
            if doc[at].pos_ not in ("DET", "NOUN", "ADJ") and low(doc[at]) not in CIVIL_TITLES:
                return None
        return None

    def _speaker_of(self, person: Person) -> Speaker:
        name = person.name
        title = person.mentions[0].title if person.mentions else None
        if title and " " not in name:
            at = person.mentions[0].first - 1
            name = f"{self.doc[at].text} {name}"
        return Speaker(name, person.first, person.stop, person.gender, False, True)

    def words(self, first: int, stop: int) -> str:
        """The words of a token range as they stand in the text."""
        raw = self.passage.text[self.passage.starts[first] : self.passage.end_of(stop - 1)]
        return " ".join(raw.split())

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
        if low(doc[first]) in ("un", "une", "l'un", "l'une") and first + 1 < stop and low(doc[first + 1]) in _DE:
            plural = False
        return Speaker(self.words(first, stop), first, stop, self.gender_of(noun), plural)

    # Resolution

    def events_between(self, first: int, stop: int) -> list[_Event]:
        """Who is spoken of from token ``first`` to ``stop``, outside quotes, in order."""
        return self.events[bisect_left(self._places, first) : bisect_left(self._places, stop)]

    def said(self, at: int, speaker: Speaker) -> None:
        """Notes that somebody spoke at a token."""
        self.spoken.append(_Event(at, speaker, True, self.paragraph_of[at], True))

    def resolve(self, mention: tuple[int, int], region: tuple[int, int] | None) -> Speaker | None:
        """The speaker that a mention stands for, ``None`` where it cannot be told."""
        doc = self.doc
        first, stop = mention
        named = self._named(first, region[1] if region else stop)
        if named is not None:
            return named
        word = low(doc[first])
        if stop - first == 1 and (word in _PLURAL or word in _MASCULINE | _FEMININE):
            return self._pronoun(first, word)
        if stop - first == 1 and word in ("on", "-on"):
            return self._institution(first)
        if stop - first == 1 and (word in PRONOUNS or word.startswith("-")):
            return None
        if (
            word in ("ce", "cette", "ces", "celui-ci", "celle-ci")
            and stop - first == 2
            and low(doc[stop - 1]).startswith("derni")
        ):
            return self._pronoun(first, "ils" if word == "ces" else word)
        if self._demonym(first, stop):
            return self._described(first, stop)
        if self._bare_name(first, stop):
            text = self.words(first, stop)
            if low(doc[first]) in ("le", "la", "l'", "les"):
                text = self.words(first + 1, stop)
            full = self.expansions.get(text, text)
            return Speaker(full, first, stop, self.gender_of(stop - 1))
        return self._described(first, stop)

    def _named(self, first: int, stop: int) -> Speaker | None:
        """The person that a mention and its apposition name; not one that only complements it."""
        doc = self.doc
        comma = False
        people: list[Person] = []
        for at in range(first, stop):
            if doc[at].text == ",":
                comma = True
            person = self.person_at.get(at)
            if person is None:
                continue
            before = at - 1
            if before >= first and low(doc[before]) in CIVIL_TITLES:
                before -= 1
            word = low(doc[before]) if before >= first else ""
            if people:
                if word in ("et", "&") or (word == "," and self._enumerated(at, stop)):
                    people.append(person)
                continue
            if word in _DE or word in ("à", "avec", "pour", "contre", "par", "et", "&", "sur", "chez", "au"):
                continue
            if comma and word and word != "," and not self._titled_apposition(at, first):
                continue
            people.append(person)
        if not people and first >= 1:
            left = self._apposed(first)
            if left is not None:
                people.append(left)
        if not people:
            return None
        if len(people) > 1:
            gender: Gender | None = "f" if all(person.gender == "f" for person in people) else "m"
            names = [self._speaker_of(person).text for person in people]
            text = ", ".join(names[:-1]) + " et " + names[-1]
            return Speaker(text, people[0].first, people[0].stop, gender, True, True)
        return self._speaker_of(people[0])

    def _titled_apposition(self, at: int, first: int) -> bool:
        """Whether only a determiner and a role stand between a comma and a name: « …, le colonel X »."""
        before = at - 1
        while before > first and at - before <= 4 and self.doc[before].pos_ in ("DET", "NOUN", "ADJ", "PROPN"):
            before -= 1
        return self.doc[before].text == "," and self._role(self.doc[before + 1]) is not None or (
            self.doc[before].text == "," and self.doc[before + 1].pos_ == "DET"
        )

    def _enumerated(self, at: int, stop: int) -> bool:
        """Whether « et » and another name follow a name: « A, B et C »."""
        end = self.name_starts[at]
        return end + 1 < stop and low(self.doc[end]) == "et" and end + 1 in self.person_at

    def _apposed(self, first: int) -> Person | None:
        """The person whose name stands just before a description: « X, le président de Y »."""
        before = first - 1
        if self.doc[before].text == ",":
            before -= 1
        elif low(self.doc[first]) not in ("le", "la", "l'"):
            return None
        for start in range(before, max(before - 6, -1), -1):
            if self.name_starts.get(start) == before + 1 and self.paragraph_of[start] == self.paragraph_of[first]:
                noun = self.doc[first + 1] if first + 1 < len(self.doc) else self.doc[first]
                if low(self.doc[first]) in _DEFINITE | {"un", "une"} or self._role(self.doc[first]) or noun.pos_ == "NOUN":
                    return self.person_at.get(start)
        return None

    def _demonym(self, first: int, stop: int) -> bool:
        """« le Tessinois », « la Bruxelloise »: a person by where they come from."""
        doc = self.doc
        if not 2 <= stop - first <= 3 or low(doc[first]) not in ("le", "la", "l'"):
            return False
        if stop - first == 3 and low(doc[first + 1]) not in _QUALIFIERS:
            return False
        word = doc[stop - 1].text
        return word[:1].isupper() and not word.isupper() and low(doc[stop - 1]).endswith(_DEMONYMS)

    def _bare_name(self, first: int, stop: int) -> bool:
        """« HRW », « la NASA », « Moody’s », « Europe Écologie Les Verts »: a name and no description."""
        at = first + 1 if low(self.doc[first]) in ("le", "la", "l'", "les") else first
        if at >= stop:
            return False
        head = self.doc[at]
        if head.text[:1].islower() or low(head) in self.rules.roles:
            return False
        return head.pos_ in ("PROPN", "NOUN", "X", "ADJ") and low(head) not in DETERMINERS

    def _recent(self, at: int, *, window: int = 2) -> list[_Event]:
        """Events before a token, nearest first, of this paragraph and the ``window`` before it."""
        paragraph = self.paragraph_of[at]
        here = bisect_left(self._places, at)
        found = [
            event for event in self.events[max(0, here - _MOST) : here] if event.paragraph >= paragraph - window
        ]
        spoken = self.spoken[-_MOST:]
        found += [event for event in spoken if event.at < at and event.paragraph >= paragraph - window - 2]
        found.sort(key=lambda event: -event.at)
        return found

    def _pronoun(self, at: int, word: str) -> Speaker | None:
        """Who « il », « elle », « ils », « ce dernier » stands for: the best of what agrees.

        Weighs nearness, being a subject, being a person, having just spoken, a sure gender.
        """
        plural = word in _PLURAL
        gender: Gender | None = None
        if word in _FEMININE or word in ("elles", "-elles", "celles-ci", "cette"):
            gender = "f"
        elif word in _MASCULINE:
            gender = "m"
        agreeing = [
            event
            for event in self._recent(at)
            if event.speaker.plural == plural and (gender is None or event.speaker.gender in (None, gender))
        ]
        if word in ("ce", "cette", "celui-ci", "celle-ci"):
            nearest = [event for event in agreeing if event.speaker.person] or agreeing
            return nearest[0].speaker if nearest else None
        best: tuple[float, _Event] | None = None
        for event in agreeing:
            value = self._value(event, at, gender)
            if best is None or value > best[0]:
                best = (value, event)
        return self._settled(best[1].speaker) if best is not None else None

    def _settled(self, speaker: Speaker) -> Speaker:
        """A description that stood as a subject, resolved as a mention would be."""
        if speaker.person or speaker.plural or low(self.doc[speaker.first]) not in _DEFINITE:
            return speaker
        return self._described(speaker.first, speaker.stop)

    def _institution(self, at: int) -> Speaker | None:
        """« assure-t-on »: the body that the paragraph spoke of last, if it did so last of all."""
        recent = [event for event in self._recent(at, window=0) if event.subject]
        recent = [event for event in recent if event.paragraph == self.paragraph_of[at]]
        if recent and not recent[0].speaker.person:
            return recent[0].speaker
        return None

    def _value(self, event: _Event, at: int, gender: Gender | None) -> float:
        value = -0.7 * max(0, self.paragraph_of[at] - event.paragraph - 1) - min(at - event.at, 150) / 50.0 - 2.0 * min(1, self.paragraph_of[at] - event.paragraph)
        value += 1.0 if event.subject else 0.0
        value += 1.5 if event.speaker.person else 0.0
        value += 0.5 if gender is not None and event.speaker.gender == gender else 0.0
        value += 0.7 if event.spoke else 0.0
        return round(value, 4)

    def _described(self, first: int, stop: int) -> Speaker:
        """A description: the person of that role, or the fullest description of the same head."""
        doc = self.doc
        own = self._description(first, stop)
        word = low(doc[first])
        noun = self._head(first, stop)
        definite = word in _DEFINITE or noun == first
        if own.plural or not definite:
            self._remember(first, stop, noun)
            return own
        matching = self._holders(first, stop, noun, own)
        if matching:
            return self._speaker_of(max(matching, key=lambda person: self._last_mention(person, first)))
        earlier = [row for row in self.descriptions.get(low(doc[noun]), [])[-1:] if row[0] < first]
        if stop - noun == 1 and earlier:
            begin, end, _ = earlier[-1]
            return self._description(begin, end)
        back = self._points_back(first, stop, noun, own)
        if back is not None:
            return back
        self._remember(first, stop, noun)
        return own

    def _head(self, first: int, stop: int) -> int:
        """The noun that a description is about: « ministre » of « l’ancien ministre »."""
        doc = self.doc
        nouns = [i for i in range(first, stop) if doc[i].pos_ in ("NOUN", "PROPN") or self._role(doc[i])]
        for at, after in zip(nouns, [*nouns[1:], stop], strict=True):
            if low(doc[at]) not in _QUALIFIERS or after != at + 1 or after >= stop:
                return at
        return nouns[-1] if nouns else first

    def _remember(self, first: int, stop: int, noun: int) -> None:
        self.descriptions.setdefault(low(self.doc[noun]), []).append((first, stop, self.paragraph_of[first]))

    @staticmethod
    def _last_mention(person: Person, first: int) -> int:
        return max((mention.first for mention in person.mentions if mention.first < first), default=-1)

    def _roles_named(self, first: int, stop: int, noun: int) -> tuple[set[str], set[str]]:
        """The roles that a description names itself, and those that go by the same name."""
        doc = self.doc
        phrase = " ".join(low(doc[i]) for i in range(noun, stop)).replace("' ", "'").replace("etat", "état")
        compound = next((name for name in self.rules.settings.compound_roles if phrase.startswith(name)), None)
        if compound is not None:
            return {compound}, set()
        heads = {low(doc[noun])}
        role = self._role(doc[noun])
        if role is not None:
            heads.add(role)
        same: set[str] = set()
        for key in self.rules.same_keys:
            if phrase.startswith(key):
                same |= self.rules.same_roles(key)
        return heads, same

    def _holders(self, first: int, stop: int, noun: int, own: Speaker) -> list[Person]:
        """The persons who have the role that a description names."""
        heads, same = self._roles_named(first, stop, noun)
        found: list[Person] = []
        for head in sorted(heads | same):
            for person in self.by_role.get(head, ())[-_MOST:]:
                if person.roles[head] >= first or person in found:
                    continue
                if own.gender is not None and person.gender not in (None, own.gender) and low(self.doc[first]) != "l'":
                    continue
                if head in heads:
                    if self._compatible(person, head, noun, stop):
                        found.append(person)
                elif stop - noun <= 4 and not person.roles.keys() & heads:
                    found.append(person)
        return found

    def _points_back(self, first: int, stop: int, noun: int, own: Speaker) -> Speaker | None:
        """« l’intéressé », « l’élue », « ce quadragénaire »: no complement, and one person at hand.

        Looks in the sentence, then in the paragraph, then in the one before; the first place
        where anybody is spoken of must hold one person only.
        """
        doc = self.doc
        role = self._role(doc[noun])
        if role is None and self._demonym(first, stop):
            role = low(doc[noun])
        if role is None or role in self.rules.settings.bodies:
            return None
        held = any(name in self.rules.settings.offices for name in (role, low(doc[noun])))
        if held and self._complements(noun, stop, adjectives=True):
            return None
        sure = own.gender if low(doc[first]) in ("le", "la", "cette", "ce", "cet") else None
        paragraph = self.paragraph_of[first]
        recent = [event for event in self._recent(first, window=1) if event.speaker.person and not event.speaker.plural]
        for near in (
            [event for event in recent if self._outside(event.at, first) <= 8 and event.paragraph == paragraph],
            [event for event in recent if self._outside(event.at, first) <= 30 and event.paragraph == paragraph],
            [event for event in recent if event.paragraph == paragraph],
            recent,
        ):
            people = {event.speaker.text: event.speaker for event in near}
            fitting = [p for p in people.values() if sure is None or p.gender in (None, sure)]
            if low(doc[first]) in ("son", "sa") and near:
                fitting = [p for p in fitting if p.text != near[0].speaker.text]
            if held:
                fitting = [p for p in fitting if not self.roles_of(p) & self.rules.settings.offices]
            if len(fitting) == 1:
                return fitting[0]
            if len(fitting) > 1:
                spoke = [event for event in near if event.spoke and event.speaker in fitting]
                demonstrative = low(doc[first]) in ("ce", "cet", "cette")
                return spoke[0].speaker if spoke and demonstrative else None
        return None

    def _compatible(self, person: Person, head: str, first: int, stop: int) -> bool:
        """Whether the complements of a description do not contradict the person's role."""
        mine = self._complements(first, stop)
        if not mine:
            return True
        at = person.roles[head]
        theirs = self._complements(at, min(len(self.doc), at + 12), own_phrase=True)
        return not theirs or bool(mine & theirs)

    def _complements(
        self, first: int, stop: int, *, own_phrase: bool = False, adjectives: bool = False
    ) -> set[str]:
        """The nouns that complete the head of a phrase (« de 38 ans » apart), and its adjectives."""
        end = phrase_stop(self.doc, first, stop) if own_phrase else stop
        nouns = [
            i
            for i in range(first, end)
            if self.doc[i].pos_ in ("NOUN", "PROPN") and self.doc[i].text != "-" and self.doc[i - 1].text != "-"
        ]
        found = {low(self.doc[i]) for i in nouns[1:] if low(self.doc[i]) not in ("ans", "an")}
        if adjectives and nouns:
            found |= {low(self.doc[i]) for i in range(nouns[0] + 1, end) if self.doc[i].pos_ == "ADJ"}
        return found


def mention_is_phrase(doc: Words, first: int, stop: int) -> bool:
    """Whether a mention is more than a pronoun."""
    return stop - first > 1 or low(doc[first]) not in PRONOUNS
