"""Who a description without a name of its own points back to: « l’intéressé », « l’élue », « le chef de groupe »."""

from __future__ import annotations

from functools import cached_property

from restructurer.analysis.holders import Holders
from restructurer.analysis.names import Gender
from restructurer.analysis.naming import Speaker
from restructurer.analysis.people import Event
from restructurer.analysis.phrases import low, phrase_stop
from restructurer.analysis.role_nouns import DE, FULL_STOPS
from restructurer.analysis.roles import AGENTS, QUALIFIERS
from restructurer.analysis.tokens import Word
from restructurer.analysis.told_apart import YOUNG

_TRADE_ENDINGS = ("iste", "logue", "euse", "trice", "teur", "deur", "neur", "seur", "cien", "cienne", "iatre")
_SENTENCE = 30  # tokens between two who are spoken of together


class Epithets(Holders):
    """Finds the person, named a little before, whom a description goes on about."""

    def _same_stranger(self, first: int, noun: int, own: Speaker) -> Speaker | None:
        """« “…”, raconte une caissière. La femme hausse les épaules »: who spoke last and has no name."""
        role = self._role(self.doc[noun])
        pointed = low(self.doc[first]) in ("ce", "cet", "cette")
        if role is None or role in self.rules.settings.bodies or own.gender is None:
            return None
        if role in YOUNG:
            return None  # « une mère… “Maman !”, proteste la fillette »
        if not pointed and (role not in self.rules.settings.neutral_roles or low(self.doc[first]) in ("son", "sa")):
            return None
        recent = [event for event in self._recent(first, window=1) if event.subject and not event.speaker.plural]
        if not recent or recent[0].speaker.person or recent[0].speaker.gender not in (None, own.gender):
            return None
        last = recent[0].speaker
        indefinite = low(self.doc[last.first]) in ("un", "une")
        return last if indefinite and (self.is_person_role(last) or recent[0].spoke or pointed) else None

    def _points_back(self, first: int, stop: int, noun: int, own: Speaker) -> Speaker | None:
        """« l’intéressé », « l’élue », « ce quadragénaire »: no complement, and one person at hand.

        Looks in the sentence, then in the paragraph, then in the one before; the first place
        where anybody is spoken of must hold one person only.
        """
        doc = self.doc
        settings = self.rules.settings
        role = self._role(doc[noun])
        if role is None and (self._demonym(first, stop) or self._agent(doc[noun])):
            role = low(doc[noun])
        if role is None or role in self.rules.settings.bodies:
            return None
        acronym = doc[noun].text.isupper() and len(doc[noun].text) > 1  # « le PLR lausannois »
        if acronym or self._asked_first(first):
            return None
        meant = self._just_meant(first, role)
        if meant is not None:
            return meant
        own_kin = low(doc[first]) in ("son", "sa") and role in self.rules.settings.kin
        if own_kin:
            # « Sa fille lui prend le bras »: somebody new, whom the text has not named.
            return None
        new = stop < len(doc) and low(doc[stop]) == "qui"  # « ce juge qui a requis l’anonymat »: nobody named before
        if low(doc[first]) in ("ce", "cet", "cette") and own.gender is not None and not new:
            # « Cette mère de trois enfants travaille ici »: whom the text has just spoken of
            recent = [event for event in self._recent(first, window=1) if event.subject and not event.speaker.plural]
            last = recent[0].speaker if recent else None
            row = next((row for row in reversed(self.descriptions.get(low(doc[noun]), [])) if row[0] < first), None)
            brought = [at for at in self.introduced.get(low(doc[noun]), []) if at < first]
            if row is not None or brought:
                # « un vigile raconte… », then « ce vigile lausannois »
                begin = row[0] if row is not None else brought[-1] - 1
                return self._description(begin, row[1] if row is not None else phrase_stop(doc, begin, first))
            unlisted = self._unlisted_name(first) if role in settings.kin | settings.neutral_roles else None
            if unlisted is not None:
                return unlisted
            if last is not None and last.person and last.gender in (None, own.gender):
                return last
        if self._roles_named(first, stop, noun)[0] & frozenset(self.rules.settings.compound_roles):
            return None
        if role in self.rules.settings.owners and stop - noun == 1 and own.gender is not None:
            owner = self._owner(first, own.gender)
            if owner is not None:
                return owner
        held = any(name in self.rules.settings.offices for name in (role, low(doc[noun])))
        if held and self._complements(noun, stop, adjectives=role not in self.rules.settings.neutral_roles):
            return self._just_introduced(first, stop, own)
        if stop < len(doc) and doc[stop].form == "Part" and stop + 1 < len(doc) and doc[stop + 1].pos_ == "ADP":
            # « le vice-président chargé de X » says who it is by itself.
            return None
        party = role in self.rules.settings.parties
        stranger = self._stranger(first, own)
        if stranger is not None:
            return stranger
        same = self.rules.same_roles(role)
        of_something = not same and noun + 1 < stop and low(doc[noun + 1]) in DE
        neutral = role in self.rules.settings.neutral_roles or role.endswith("naire") or self._demonym(first, stop)
        sure = own.gender if low(doc[first]) in ("le", "la", "cette", "ce", "cet") else self._told_by_form(noun)
        if self._demonym(first, stop):
            last = next((e.speaker for e in self._recent(first, window=0) if e.subject and not e.spoke), None)
            if last is not None and not last.person and last.gender == own.gender and self.is_person_role(last):
                # « La présidente veut parler de prix. “…”, martèle |la Sédunoise| »
                led = self._holders(last.first, last.stop, self._head(last.first, last.stop), last)
                if len(led) == 1 and low(doc[last.first]) in ("le", "la", "l'"):
                    return self.speaker_of(led[0])
        paragraph = self.paragraph_of[first]
        recent = [event for event in self._recent(first, window=1) if event.speaker.person and not event.speaker.plural]
        here = {event.speaker.text for event in recent if event.paragraph == paragraph}
        genders = {event.speaker.gender for event in recent if event.paragraph == paragraph}
        for near in (
            [event for event in recent if self._outside(event.at, first) <= 8 and event.paragraph == paragraph],
            [event for event in recent if self._outside(event.at, first) <= 30 and event.paragraph == paragraph],
            [event for event in recent if event.paragraph == paragraph],
            recent,
        ):
            people = {event.speaker.text: event.speaker for event in near}
            fitting = [p for p in people.values() if sure is None or p.gender in (None, sure)]
            fitting = [p for p in fitting if not self._beside(p, low(doc[noun]), first)]
            if role not in self.rules.roles:
                # « Le sondeur » is no « Younes » of the paragraph before.
                fitting = [p for p in fitting if " " in p.text or self._near(p, first)]
            if of_something:
                # « le gestionnaire du réseau » is nobody whom an earlier paragraph calls otherwise.
                fitting = [p for p in fitting if not self.roles_of(p) or self._near(p, first)]
            if party:
                # « le prévenu » is nobody whom the text calls « le procureur ».
                fitting = [p for p in fitting if self.roles_of(p) <= self.rules.settings.parties]
                # Nor a first name in passing: « un chien prénommé Gaston ».
                acting = {event.speaker.text for event in near if event.subject and not self._called(event.at)}
                fitting = [p for p in fitting if " " in p.text or p.text in acting]
            elif not neutral and len(here) > 1:
                # « le chauffeur »: rather somebody without a role than the advocate who stands nearer.
                fitting = [p for p in fitting if not self.roles_of(p) or self._akin(p, role)]
            if low(doc[first]) in ("son", "sa") and near:
                fitting = [p for p in fitting if p.text != near[0].speaker.text]
            if held and role not in self.rules.settings.neutral_roles:
                former = any(low(doc[i]) in ("ancien", "ancienne") for i in range(first, noun))
                known = self.rules.settings.offices if former else None
                # « Le jeune père », « cette mère »: whoever was named, by a first name alone if need be.
                loose = any(low(doc[i]) in ("jeune", "ce", "cet", "cette") for i in range(first, noun))
                fitting = [p for p in fitting if (loose or " " in p.text) and (former or self._near(p, first))]
                fitting = [p for p in fitting if not (self.roles_of(p) if known is None else self.roles_of(p) & known)]
            exact = [p for p in fitting if sure is not None and p.gender == sure]
            if not exact and sure is not None and sure in genders:
                # Somebody of that gender stands a little farther off.
                continue
            if len(fitting) == 1 or len(exact) == 1:
                return (exact or fitting)[0]
            if len(fitting) > 1:
                spoke = [event for event in near if event.spoke and event.speaker in fitting]
                if spoke and self._of_another_kind(spoke[0].speaker, role) and not self.roles_of(near[0].speaker):
                    # « …, a dit le directeur, X. Y n’y croit pas. “…”, rappelle l’élu »
                    return near[0].speaker if near[0].speaker in fitting else None
                if spoke and neutral:
                    return spoke[0].speaker
                break
        if held or party or of_something or low(doc[first]) in ("son", "sa", "notre"):
            return None
        found = self._salient(recent, paragraph, sure)
        pointing = role in ("intéressé", "intéressée") or self._demonym(first, stop)
        return found or (
            self._only_one(first, sure or own.gender, later=self.is_demonym(doc[stop - 1])) if pointing else None
        )

    def _only_one(self, at: int, gender: Gender | None, *, later: bool = False) -> Speaker | None:
        """The one person of a gender that the text names, where the gender of all the others is told."""
        alike = [person for person in self.persons if person.gender == gender]
        if gender is None or len(alike) != 1 or any(person.gender is None for person in self.persons):
            return None
        return self.speaker_of(alike[0]) if later or alike[0].first < at else None

    def _beside(self, person: Speaker, noun: str, before: int) -> bool:
        """« Interrogé sur le meurtrier, X se tait. »: a sentence of both that does not say that they are one."""
        if noun in self.roles_of(person):
            return False
        held = self.person_at.get(person.first)
        places = [mention.first for mention in held.mentions] if held is not None else [person.first]
        return any(
            self._one_sentence(*sorted((at, place)))
            for at in self._nouns.get(noun, ())
            if at < before and not self.inside[at]
            for place in places
            if place < before and abs(place - at) <= _SENTENCE
        )

    def _one_sentence(self, first: int, stop: int) -> bool:
        one = self.paragraph_of[first] == self.paragraph_of[stop]
        return one and not any(self.doc[at].text in FULL_STOPS for at in range(first, stop))

    @cached_property
    def _nouns(self) -> dict[str, list[int]]:
        """Where each noun stands behind a definite article."""
        found: dict[str, list[int]] = {}
        for word in self.doc:
            if word.pos_ == "NOUN" and word.i and self.doc[word.i - 1].low in ("le", "la", "l'", "du", "au"):
                found.setdefault(word.low, []).append(word.i)
        return found

    def _owner(self, first: int, gender: Gender) -> Speaker | None:
        """« la patronne » where one woman has spoken so far, and no office is hers."""
        settings = self.rules.settings
        spoke: dict[str, Speaker] = {}
        for event in self.spoken:
            speaker = event.speaker
            if event.at < first and speaker.person and not speaker.plural and speaker.gender == gender:
                spoke[speaker.text] = speaker
        public = (settings.offices - settings.owners) | settings.elected
        free = [one for one in spoke.values() if not self.roles_of(one) & public]
        return free[0] if len(free) == 1 and not self.roles_of(free[0]) & settings.parties else None

    def _agent(self, word: Word) -> bool:
        """Whether a noun ends as those of who does something do, and is no « chantier »."""
        settings = self.rules.settings
        return word.low.endswith(AGENTS) and word.low not in settings.not_agents

    def _of_trade(self, at: int) -> bool:
        """Whether a noun is of somebody's trade by its form alone: « le prévisionniste », « la sondeuse »."""
        word = self.doc[at]
        return word.pos_ == "NOUN" and word.low.endswith(_TRADE_ENDINGS) and self._agent(word)

    def _called(self, at: int) -> bool:
        """Whether « prénommé » or « baptisé » brings in a name: of a child, a dog, a storm."""
        return at > 0 and self.doc[at - 1].low.startswith(("prénommé", "baptisé", "surnommé"))

    def _salient(self, recent: list[Event], paragraph: int, sure: Gender | None) -> Speaker | None:
        """The one person of the paragraph of that gender whom the text says nothing else of."""
        fitting = {
            event.speaker.text: event.speaker
            for event in recent
            if event.paragraph == paragraph and sure is not None and event.speaker.gender == sure
        }
        free = [speaker for speaker in fitting.values() if not self.roles_of(speaker)]
        return free[0] if len(free) == 1 else None

    def _akin(self, speaker: Speaker, role: str) -> bool:
        """Whether a role that the text gives a person goes by the name of another."""
        roles = self.roles_of(speaker)
        return bool(roles & self.rules.same_roles(role)) or any(role in self.rules.same_roles(one) for one in roles)

    def _of_another_kind(self, speaker: Speaker, role: str) -> bool:
        """Whether all that the text says a person is does not go by the name of a role."""
        roles = self.roles_of(speaker)
        same = self.rules.same_roles(role)
        return bool(roles and same) and not roles & same and role not in roles

    def _stranger(self, first: int, own: Speaker) -> Speaker | None:
        """« Une patiente attend… » before « la vieille dame »: somebody without a name, spoken of last."""
        recent = [e for e in self._recent(first, window=0) if e.paragraph == self.paragraph_of[first] and e.subject]
        if not recent or recent[0].speaker.person or recent[0].speaker.plural or low(self.doc[first + 1]) in YOUNG:
            return None
        last = recent[0].speaker
        roles = {role for i in (*range(last.first, last.stop), first + 1) if (role := self._role(self.doc[i]))}
        pointed = low(self.doc[first]) in ("ce", "cet", "cette")
        if len(roles - self.rules.settings.neutral_roles) > 1 and not pointed:
            return None  # « …, dit un porte-parole. Le chauffeur dit “…” »
        if low(self.doc[last.first]) in ("un", "une") and last.gender is not None and last.gender == own.gender:
            return last
        return None

    def _near(self, speaker: Speaker, first: int) -> bool:
        """Whether the paragraph of a token has spoken of a person before it."""
        paragraph = self.paragraph_of[first]
        return any(
            event.speaker.text == speaker.text
            for event in self._recent(first, window=0)
            if event.paragraph == paragraph
        )

    def _demonym(self, first: int, stop: int) -> bool:
        """« le Tessinois », « la Bruxelloise »: a person by where they come from."""
        doc = self.doc
        if not 2 <= stop - first <= 3 or low(doc[first]) not in ("le", "la", "l'"):
            return False
        if stop - first == 3 and low(doc[first + 1]) not in QUALIFIERS:
            return False
        return self.is_demonym(doc[stop - 1])
