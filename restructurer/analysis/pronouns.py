"""Who « il », « elle », « ce dernier » or « on » stands for: the best of what the text has just spoken of."""

from __future__ import annotations

from restructurer.analysis.late_names import LateNames
from restructurer.analysis.names import Gender
from restructurer.analysis.naming import DEFINITE, Speaker
from restructurer.analysis.people import Event
from restructurer.analysis.phrases import low, phrase_stop, words
from restructurer.analysis.role_nouns import DE, FULL_STOPS

_MASCULINE = words("il -il -t-il lui celui-ci ce")
_FEMININE = words("elle -elle -t-elle celle-ci cette")
_SUBORDINATING = words("que qu' dont où")
_PLURAL = words("ils elles -ils -elles eux ceux-ci celles-ci leur leurs")


class Pronouns(LateNames):
    """Resolves pronouns by nearness, being a subject, being a person, having just spoken, a sure gender."""

    def _spoke_last(self, at: int, gender: Gender | None) -> Speaker | None:
        """« …, insiste |celui qui| tient le bar depuis dix ans »: who has just spoken goes on."""
        paragraph = self.paragraph_of[at]
        last = next((event for event in reversed(self.spoken) if event.at < at), None)
        if last is None or last.speaker.plural or paragraph - last.paragraph > 1:
            return None
        return last.speaker if gender is None or last.speaker.gender in (None, gender) else None

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
            nearest = [event for event in agreeing if self.somebody(event.speaker)] or agreeing
            last = self._ended_with(at, gender or "m")
            if last is not None and (not nearest or last.first > nearest[0].at):
                return last
            return nearest[0].speaker if nearest else None
        if at > 0 and word in ("lui", "elle", "eux", "elles") and low(self.doc[at - 1]) in ("selon", "après", "pour"):
            # « Le gérant ne pouvait pas, selon lui, “l’ignorer” »: rarely the subject of the same sentence
            # « Un cadre se montre moins ferme : d’après lui, … »: a colon ends what he is the subject of.
            ends = (*FULL_STOPS, ":", ";")
            start = next((i + 1 for i in range(at - 1, -1, -1) if self.doc[i].text in ends), 0)
            agreeing = [event for event in agreeing if event.at < start] or agreeing
        agreeing = [event for event in agreeing if not self._client(event.speaker)] or agreeing
        agreeing = [event for event in agreeing if not self._of_things(event.speaker)]
        best: tuple[float, Event] | None = None
        newer: str | None = None
        for event in agreeing:
            value = self._value(event, at, gender)
            if event.spoke and newer is not None and newer != event.speaker.text:
                # « Selon son avocat, “…”. Le quadragénaire nie tout. “…”, a-t-il dit »: the talk has moved on.
                value -= 0.7
            elif newer is None and event.subject and not event.spoke and self.somebody(event.speaker):
                newer = event.speaker.text
            if not event.speaker.person and self._names_somebody(event.speaker):
                value += 1.5
            elif event.paragraph == self.paragraph_of[at] and event.subject and self._one_of_them(event.speaker):
                value += 2.0 if newer in (None, event.speaker.text) else 0.0
            if not event.speaker.person and self._paper(event.speaker):
                value -= 1.5
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
        quoted = at - 1 if doc[at].text[:1].islower() else at
        while quoted > 0 and quoted < at and at - quoted < 5 and not self.inside[quoted]:
            quoted -= 1
        while quoted > 0 and self.inside[quoted]:  # « Le juge interroge le prévenu. “Oui”, répond |ce dernier| »
            quoted -= 1
        begin = quoted if self.inside[min(quoted + 1, at)] else at - 1
        stops = 0
        for role in range(begin, max(begin - 22, -1), -1):
            if self.paragraph_of[role] != self.paragraph_of[at]:
                return None
            if self.inside[role]:
                continue
            stops += doc[role].text in FULL_STOPS
            if stops > 2:
                return None
            if role in self.person_at:
                person = self.person_at[role]
                return self.speaker_of(person) if person.gender in (None, gender) else None
            known = self._role(doc[role]) is not None or (doc[role].pos_ == "NOUN" and self._agent(doc[role]))
            if not known or self.gender_of(role) != gender:
                continue
            begin = role
            while begin > 0 and doc[begin - 1].pos_ in ("ADJ", "DET"):
                begin -= 1
            if begin > 1 and low(doc[begin - 1]) in DE and doc[begin - 2].text == ",":
                continue  # « par X, de l’association Y. |Cette dernière|… »
            if begin < role or low(doc[role - 1]) in ("au", "du"):
                stop = phrase_stop(doc, begin, at)
                inner = next((i for i in range(role + 1, stop - 1) if low(doc[i]) == "en"), stop)
                chief = inner < stop and low(doc[inner + 1]) in ("chef", "charge")
                return self._described(begin, stop if chief else inner)  # « interpelle le ministre |en séance| »
        return None

    def _named_ahead(self, at: int, gender: Gender | None) -> Speaker | None:
        """« “…”, a-t-il lancé. Agé de 45 ans, X dirige… »: where nobody was named before, the first named behind.

        In this paragraph, or opening the next; of the same gender, the subject of its clause.
        """
        before = self.events_between(0, at)
        if any(self.somebody(event.speaker) for event in before):
            return None
        paragraph = self.paragraph_of[at]
        for event in self.events_between(at, len(self.doc)):
            if event.paragraph > paragraph + 1:
                break
            if event.speaker.person and event.subject:
                agrees = gender is None or event.speaker.gender in (None, gender)
                return event.speaker if agrees else None
            if event.subject and event.paragraph == paragraph and self._names_somebody(event.speaker):
                agrees = gender is not None and event.speaker.gender == gender and not event.speaker.plural
                return self._described(event.speaker.first, event.speaker.stop) if agrees else None
        return None

    def _names_somebody(self, speaker: Speaker) -> bool:
        """Whether a definite description is of a person: « l’actrice » as much as her name."""
        if low(self.doc[speaker.first]) not in DEFINITE:
            return False
        return self.is_person_role(speaker) or self._of_trade(self._head(speaker.first, speaker.stop))

    def _of_things(self, speaker: Speaker) -> bool:
        """« |Sa cave| est pleine. |Elle| hausse les épaules »: a thing, which no pronoun beside a quote means."""
        if speaker.person or speaker.plural or low(self.doc[speaker.first]) not in DEFINITE:
            return False
        return self.says_nothing((speaker.first, speaker.stop), words=True)

    def _paper(self, speaker: Speaker) -> bool:
        """« selon |un rapport du Sénat|. X l’ignore. “…”, lâche-t-il »: what says something once, and is no « il »."""
        papers = self.rules.settings.document_nouns
        head = self.doc[self._head(speaker.first, speaker.stop)]
        return low(self.doc[speaker.first]) in ("un", "une") and low(head) in papers

    def _client(self, speaker: Speaker) -> bool:
        """« Pour lui, |son client| paie. “…”, a-t-il plaidé »: of whom somebody else speaks."""
        own = low(self.doc[speaker.first]) in ("son", "sa", "leur")
        return own and low(self.doc[speaker.stop - 1]) in ("client", "cliente")

    def _one_of_them(self, speaker: Speaker) -> bool:
        """« Une autre mère hausse les épaules: elle… »: somebody whom the paragraph has just brought in."""
        return low(self.doc[speaker.first]) in ("un", "une") and self.is_person_role(speaker)

    def _settled(self, speaker: Speaker, gender: Gender | None) -> Speaker:
        """A description that stood as a subject, resolved as a mention would be."""
        if speaker.person or speaker.plural or low(self.doc[speaker.first]) not in DEFINITE:
            return speaker
        found = self._described(speaker.first, speaker.stop)
        return speaker if gender is not None and found.gender not in (None, gender) else found

    def _value(self, event: Event, at: int, gender: Gender | None) -> float:
        value = (
            -0.7 * max(0, self.paragraph_of[at] - event.paragraph - 1)
            - min(at - event.at, 150) / 50.0
            - 2.6 * min(1, self.paragraph_of[at] - event.paragraph)
        )
        value += 1.0 if event.subject else 0.0
        # A lone word without a gender may be a firm that is taken for a person.
        sure = event.speaker.person and (event.speaker.gender is not None or " " in event.speaker.text)
        value += 1.5 if sure else 0.3 if event.speaker.person else 0.0
        value += 0.5 if gender is not None and event.speaker.gender == gender else 0.0
        value += 0.7 if event.spoke else 0.0
        value += 1.5 if event.contrast else 0.0
        if not event.spoke and event.at and low(self.doc[event.speaker.first - 1]) in _SUBORDINATING:
            value -= 1.0  # « X s’estime heureuse que |sa mère| ait cotisé »
        return round(value, 4)
