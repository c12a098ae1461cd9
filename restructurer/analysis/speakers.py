"""Resolves what a cue names (« il », « le ministre », « M. Petit ») to the fullest name the text gives.

Candidates are what the text has spoken of before the cue, with gender, number, role and whether
they were the subject; the nearest that agrees is taken. Where nothing agrees, nobody is named.
"""

from __future__ import annotations

from restructurer.analysis.late_names import LateNames
from restructurer.analysis.names import CIVIL_TITLES, Gender, Person
from restructurer.analysis.naming import DEFINITE, Speaker
from restructurer.analysis.people import Event
from restructurer.analysis.phrases import DETERMINERS, PRONOUNS, low, phrase_stop, words
from restructurer.analysis.roles import DE, FULL_STOPS

_MASCULINE = words("il -il -t-il lui celui-ci ce")
_FEMININE = words("elle -elle -t-elle celle-ci cette")
_SIGNING = words("de d' du par signé signée signés m. mme me dr publié publiée")
_PLURAL = words("ils elles -ils -elles eux ceux-ci celles-ci leur leurs")
_POSSESSIVES = words("son sa ses leur leurs")


class Resolver(LateNames):
    """Knows the persons of a passage and, as quotes are read in order, who has spoken."""

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
        if word in ("on", "-on"):
            around = next((i for i in range(stop, min(stop + 7, len(doc))) if low(doc[i]) == "entourage"), None)
            if around is not None:
                # « dans l’entourage du ministre » says whose; « dans son entourage » does not.
                told = low(doc[around - 1]) == "l'" and around + 1 < len(doc) and low(doc[around + 1]) in DE
                return self._description(around - 1, phrase_stop(doc, around - 1, len(doc))) if told else None
        if stop - first == 1 and word in ("on", "-on"):
            return self._same_source(first, stop) or self._institution(first) or self._placed(first)
        owned = word in _POSSESSIVES and (stop - first == 1 or self._written_by(first, stop))
        if owned:
            return self._pronoun(first, word)
        if word in ("celui", "celle") and first + 1 < len(doc) and low(doc[first + 1]) == "qui":
            return self._spoke_last(first, "f" if word == "celle" else "m")
        if stop - first == 1 and (word in PRONOUNS or word.startswith("-")):
            return None
        if (
            word in ("ce", "cette", "ces", "celui-ci", "celle-ci")
            and stop - first == 2
            and low(doc[stop - 1]).startswith("derni")
        ):
            return self._pronoun(first, "ils" if word == "ces" else word)
        if stop - first == 1 and word in ("lequel", "laquelle"):
            return self._ended_with(first, "f" if word == "laquelle" else "m")
        giver = self._own_words(first, stop)
        if giver is not None:
            return giver
        signed = self._signed(first, max(stop, region[1] if region else stop))
        if signed is not None:
            return signed
        if self._demonym(first, stop):
            return self._described(first, stop)
        if self._bare_name(first, stop):
            text = self.words(first, stop)
            if low(doc[first]) in ("le", "la", "l'", "les"):
                text = self.words(first + 1, stop)
            full = self.expansions.get(text, text)
            return Speaker(full, first, stop, self.gender_of(stop - 1))
        return self._described(first, stop)

    def _written_by(self, first: int, stop: int) -> bool:
        """« Sa lettre s’achève ainsi : “…” »: a paper or words, and whose they are."""
        nouns = self.rules.settings.document_nouns | self.rules.settings.speech_nouns
        return stop - first <= 3 and any(low(self.doc[i]) in nouns for i in range(first + 1, stop))

    def _spoke_last(self, at: int, gender: Gender) -> Speaker | None:
        """« …, insiste |celui qui| tient le bar depuis dix ans »: who has just spoken goes on."""
        paragraph = self.paragraph_of[at]
        last = next((event for event in reversed(self.spoken) if event.at < at), None)
        if last is None or last.speaker.plural or paragraph - last.paragraph > 1:
            return None
        return last.speaker if last.speaker.gender in (None, gender) else None

    def _own_words(self, first: int, stop: int) -> Speaker | None:
        """« d’après le récit qu’|elle| livre »: who gives it."""
        doc = self.doc
        if stop + 1 >= len(doc) or low(doc[stop]) not in ("que", "qu'") or low(doc[stop + 1]) not in ("il", "elle"):
            return None
        if any(self._role(doc[i]) is not None for i in range(first, stop)):
            return None
        return self._pronoun(stop + 1, low(doc[stop + 1]))

    def _signed(self, first: int, stop: int) -> Speaker | None:
        """« un communiqué signé par X », « une phrase de X »: the person whose words a paper or a phrase holds."""
        doc = self.doc
        nouns = self.rules.settings.document_nouns | self.rules.settings.speech_nouns
        head = first + 1 if low(doc[first]) in DETERMINERS else first
        if head >= len(doc) or (low(doc[head]) not in nouns and doc[head].lemma_.lower() not in nouns):
            return None
        at = head + 1
        while at < min(len(doc), stop + 4) and low(doc[at]) in _SIGNING:
            at += 1
        if at > head + 1 and at in self.person_at:
            return self._speaker_of(self.person_at[at])
        return None

    def unnamed(self, first: int, stop: int) -> Speaker:
        """A speaker who keeps the words that the text has for them: « un autre »."""
        return self._description(first, stop)

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
            if word in DE or word in ("à", "avec", "pour", "contre", "par", "et", "&", "sur", "chez", "au"):
                continue
            if comma and word and word != "," and not self._titled_apposition(at, first):
                continue
            people.append(person)
        if not people and first >= 1:
            left = self._apposed(first) or self._apposed_further(first)
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

    def _apposed_further(self, first: int) -> Person | None:
        """« X, la présidente du club, |avocate de profession|, qui dit… »: one apposition farther to the left."""
        doc = self.doc
        if first < 3 or doc[first - 1].text != "," or doc[first].pos_ != "NOUN" or not doc[first].text[:1].islower():
            return None
        for comma in range(first - 2, max(first - 14, 0), -1):
            if self.inside[comma] or doc[comma].form == "Fin" or doc[comma].text in FULL_STOPS:
                return None
            if doc[comma].text == ",":
                return self._apposed(comma + 1)
        return None

    def _titled_apposition(self, at: int, first: int) -> bool:
        """Whether only a determiner and a role stand between a comma and a name: « …, le colonel X »."""
        before = at - 1
        while (
            before > first
            and at - before <= 8
            and (self.doc[before].pos_ in ("DET", "NOUN", "ADJ", "PROPN") or low(self.doc[before]) in DE)
        ):
            before -= 1
        return (self.doc[before].text == "," and self._role(self.doc[before + 1]) is not None) or (
            self.doc[before].text == "," and self.doc[before + 1].pos_ == "DET"
        )

    def _enumerated(self, at: int, stop: int) -> bool:
        """Whether « et » and another name follow a name: « A, B et C »."""
        end = self.name_starts[at]
        return end + 1 < stop and low(self.doc[end]) == "et" and end + 1 in self.person_at

    def _bare_name(self, first: int, stop: int) -> bool:
        """« HRW », « la NASA », « Moody’s », « Europe Écologie Les Verts »: a name and no description."""
        at = first + 1 if low(self.doc[first]) in ("le", "la", "l'", "les") else first
        if at >= stop:
            return False
        head = self.doc[at]
        acronym = head.text.isupper() and len(head.text) > 1 and head.text.isalpha() and stop - at == 1
        if acronym and low(head) not in self.rules.settings.bodies:
            return True  # « le PLR », whatever the tagger makes of it
        if head.text[:1].islower() or low(head) in self.rules.roles or "/" in (self._role(head) or ""):
            return False
        return head.pos_ in ("PROPN", "NOUN", "X", "ADJ") and low(head) not in DETERMINERS

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
            nearest = [event for event in agreeing if self._somebody_new(event.speaker)] or agreeing
            last = self._ended_with(at, gender or "m")
            if last is not None and (not nearest or last.first > nearest[0].at):
                return last
            return nearest[0].speaker if nearest else None
        if at > 0 and word in ("lui", "elle", "eux", "elles") and low(self.doc[at - 1]) in ("selon", "après", "pour"):
            # « Le gérant ne pouvait pas, selon lui, “l’ignorer” »: rarely the subject of the same sentence
            start = next((i + 1 for i in range(at - 1, -1, -1) if self.doc[i].text in FULL_STOPS), 0)
            agreeing = [event for event in agreeing if event.at < start] or agreeing
        best: tuple[float, Event] | None = None
        newer: str | None = None
        for event in agreeing:
            value = self._value(event, at, gender)
            if event.spoke and newer is not None and newer != event.speaker.text:
                # « Selon son avocat, “…”. Le quadragénaire nie tout. “…”, a-t-il dit »: the talk has moved on.
                value -= 0.7
            elif newer is None and event.subject and not event.spoke and self._somebody_new(event.speaker):
                newer = event.speaker.text
            if not event.speaker.person and self._names_somebody(event.speaker):
                value += 1.5
            elif event.paragraph == self.paragraph_of[at] and event.subject and self._one_of_them(event.speaker):
                value += 2.0
            if best is None or value > best[0]:
                best = (value, event)
        if best is not None:
            return self._settled(best[1].speaker, gender)
        opening = self.opening
        if opening is not None and not plural and (gender is None or opening.gender in (None, gender)):
            return opening
        if plural:
            return None
        return self._only_one(at, gender) or self._named_ahead(at, gender) or self._spoken_of(at, gender)

    def _only_one(self, at: int, gender: Gender | None) -> Speaker | None:
        """The one person of a gender that the text names, where the gender of all the others is told."""
        alike = [person for person in self.persons if person.gender == gender]
        if gender is None or len(alike) != 1 or any(person.gender is None for person in self.persons):
            return None
        return self._speaker_of(alike[0]) if alike[0].first < at else None

    def _spoken_of(self, at: int, gender: Gender | None) -> Speaker | None:
        """« La colère |du voisin| monte. “…”, peste-t-il »: a role that is no subject, where nobody else agrees."""
        doc = self.doc
        for noun in range(at - 1, max(at - 40, 1), -1):
            if self.paragraph_of[noun] != self.paragraph_of[at]:
                return None
            role = self._role(doc[noun]) if not self.inside[noun] and doc[noun].pos_ == "NOUN" else None
            if role is None or role in self.rules.settings.bodies or doc[noun].number == "Plur":
                continue
            begin = noun
            while begin > 0 and doc[begin - 1].pos_ in ("ADJ", "DET"):
                begin -= 1
            contracted = begin == noun and low(doc[noun - 1]) in ("du", "au")
            own = "m" if contracted else self.gender_of(noun)
            if (begin < noun or contracted) and own is not None and gender in (None, own):
                found = self._described(begin, phrase_stop(doc, begin, at))
                return found if not found.plural else None
        return None

    def _ended_with(self, at: int, gender: Gender) -> Speaker | None:
        """« …, avant de saluer sa directrice. Laquelle a précisé… »: the person that the sentence before ends with."""
        doc = self.doc
        for role in range(at - 1, max(at - 14, -1), -1):
            if self.inside[role] or self.paragraph_of[role] != self.paragraph_of[at]:
                return None
            if role in self.person_at:
                person = self.person_at[role]
                return self._speaker_of(person) if person.gender in (None, gender) else None
            if self._role(doc[role]) is None or self.gender_of(role) != gender:
                continue
            begin = role
            while begin > 0 and doc[begin - 1].pos_ in ("ADJ", "DET"):
                begin -= 1
            if begin < role:
                return self._described(begin, phrase_stop(doc, begin, at))
        return None

    def _named_ahead(self, at: int, gender: Gender | None) -> Speaker | None:
        """« “…”, a-t-il lancé. Agé de 45 ans, X dirige… »: where nobody was named before, the first named behind.

        In this paragraph, or opening the next; of the same gender, the subject of its clause.
        """
        before = self.events_between(0, at)
        if any(event.speaker.person or self.is_person_role(event.speaker) for event in before):
            return None
        paragraph = self.paragraph_of[at]
        for event in self.events_between(at, len(self.doc)):
            if event.paragraph > paragraph + 1:
                break
            if event.speaker.person and event.subject:
                agrees = gender is None or event.speaker.gender in (None, gender)
                return event.speaker if agrees else None
        return None

    def _names_somebody(self, speaker: Speaker) -> bool:
        """Whether a definite description is of a person: « l’actrice » as much as her name."""
        return low(self.doc[speaker.first]) in DEFINITE and self.is_person_role(speaker)

    def _somebody_new(self, speaker: Speaker) -> bool:
        """Whether a subject is a person, by name or by a description."""
        return speaker.person or self.is_person_role(speaker)

    def _one_of_them(self, speaker: Speaker) -> bool:
        """« Une autre mère hausse les épaules: elle… »: somebody whom the paragraph has just brought in."""
        return low(self.doc[speaker.first]) in ("un", "une") and self.is_person_role(speaker)

    def _settled(self, speaker: Speaker, gender: Gender | None) -> Speaker:
        """A description that stood as a subject, resolved as a mention would be."""
        if speaker.person or speaker.plural or low(self.doc[speaker.first]) not in DEFINITE:
            return speaker
        found = self._described(speaker.first, speaker.stop)
        return speaker if gender is not None and found.gender not in (None, gender) else found

    def _institution(self, at: int) -> Speaker | None:
        """« assure-t-on »: the body that the paragraph spoke of last, if it did so last of all."""
        recent = [event for event in self._recent(at, window=0) if event.subject]
        here = [event for event in recent if event.paragraph == self.paragraph_of[at]]
        if here:
            body = not here[0].speaker.person and not self.is_person_role(here[0].speaker)
            return here[0].speaker if body else None
        # « L’organisme recommande… », and « ajoute-t-on » in a paragraph of its own
        before = [event for event in self._recent(at, window=3) if event.subject]
        spoken = before[0].speaker if before else None
        if spoken is None or spoken.person or spoken.plural or self.is_person_role(spoken):
            return None
        bodies = self.rules.settings.bodies | self.rules.settings.firm_nouns | self.rules.settings.civic_nouns
        named = any(
            self.doc[i].low in bodies or self.doc[i].ent_type_ == "ORG" for i in range(spoken.first, spoken.stop)
        )
        return self.resolve((spoken.first, spoken.stop), None) if named else None

    def _same_source(self, at: int, stop: int) -> Speaker | None:
        """« plaide l’entourage du ministre. “…”, ajoute-t-on de même source »: the source just spoken of."""
        doc = self.doc
        told = next((i for i in range(stop, min(stop + 5, len(doc))) if low(doc[i]) == "source"), None)
        if told is None or low(doc[told - 1]) != "même":
            return None
        for role in range(at - 1, max(at - 60, -1), -1):
            if self.paragraph_of[role] != self.paragraph_of[at]:
                return None
            if self.inside[role] or (self._role(doc[role]) is None and low(doc[role]) != "entourage"):
                continue
            begin = role
            while begin > 0 and doc[begin - 1].pos_ in ("ADJ", "DET", "NOUN") and low(doc[begin - 1]) not in DE:
                begin -= 1
            if begin < role and (begin == 0 or low(doc[begin - 1]) not in DE):
                return self._described(begin, phrase_stop(doc, begin, at))
        return None

    def _placed(self, at: int) -> Speaker | None:
        """« Au syndicat, on crie à l’abus. “…”, réagit-on »: the place that the paragraph has said who « on » is by."""
        doc = self.doc
        first = self.passage.paragraphs[self.paragraph_of[at]].first
        for other in range(at, first + 2, -1):
            if low(doc[other]) != "on" or self.inside[other] or doc[other - 1].text != ",":
                continue
            begin = other - 1
            while begin > first and not self.inside[begin - 1] and doc[begin - 1].text not in FULL_STOPS:
                begin -= 1
            around = low(doc[begin]) == "dans" and any(low(doc[i]) == "entourage" for i in (begin + 1, begin + 2))
            if low(doc[begin]) not in ("chez", "au", "à", "aux", "du") and not around:
                return None
            begin += 1 if around else 0
            while begin < other and low(doc[begin]) in ("chez", "au", "à", "aux", "du", "côté", "de", "des"):
                begin += 1
            stop = phrase_stop(doc, begin, other)
            if any(doc[i].is_punct or doc[i].form == "Fin" for i in range(stop, other - 1)) and doc[stop].text != "(":
                return None
            stop = stop if doc[stop].text == "(" else other - 1
            return self.resolve((begin, stop), None)
        return None

    def _value(self, event: Event, at: int, gender: Gender | None) -> float:
        value = (
            -0.7 * max(0, self.paragraph_of[at] - event.paragraph - 1)
            - min(at - event.at, 150) / 50.0
            - 2.6 * min(1, self.paragraph_of[at] - event.paragraph)
        )
        value += 1.0 if event.subject else 0.0
        value += 1.5 if event.speaker.person else 0.0
        value += 0.5 if gender is not None and event.speaker.gender == gender else 0.0
        value += 0.7 if event.spoke else 0.0
        value += 1.5 if event.contrast else 0.0
        return round(value, 4)
