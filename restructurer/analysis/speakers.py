"""Resolves what a cue names (« il », « le ministre », « M. Petit ») to the fullest name the text gives.

Candidates are what the text has spoken of before the cue, with gender, number, role and whether
they were the subject; the nearest that agrees is taken. Where nothing agrees, nobody is named.
"""

from __future__ import annotations

from restructurer.analysis.names import CIVIL_TITLES, Gender, Person
from restructurer.analysis.naming import Speaker
from restructurer.analysis.phrases import DETERMINERS, PRONOUNS, low, phrase_stop, words
from restructurer.analysis.pronouns import Pronouns
from restructurer.analysis.role_nouns import DE, FULL_STOPS

_MASCULINE = words("il -il -t-il lui celui-ci ce")
_FEMININE = words("elle -elle -t-elle celle-ci cette")
_SIGNING = words("de d' du par signé signée signés m. mme me dr publié publiée")
_PLURAL = words("ils elles -ils -elles eux ceux-ci celles-ci leur leurs")
_PAPERS = words("texte projet loi mesure décret plan dossier budget motion accord chantier")  # « on » is none of these
_OUR_SOURCE = words("source interlocuteur interlocutrice témoin")
_POSSESSIVES = words("son sa ses leur leurs")
_SHARED_BY = words("famille époux couple clan affaire fratrie parents frères sœurs soeurs héritiers")
_ANONYMOUS = words("certains certaines plusieurs beaucoup")


class Resolver(Pronouns):
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
            return self._subject_here(first, stop) or self._pronoun(first, word)
        if word == "notre" and first + 1 < len(doc) and low(doc[first + 1]) in _OUR_SOURCE:
            rows = self.descriptions.get(low(doc[first + 1]), [])
            if rows:  # « glisse une source policière », then « notre source »
                return self._description(rows[-1][0], rows[-1][1])
            last = self._spoke_last(first, None)
            return last if last is not None else self._description(first, stop)
        if word in ("celui", "celle") and stop - first == 3 and low(doc[stop - 1]) == "ci":
            return self._pronoun(first, "celle-ci" if word == "celle" else "celui-ci")  # three tokens
        if word in ("celui", "celle") and first + 1 < len(doc) and low(doc[first + 1]) == "qui":
            return self._spoke_last(first, "f" if word == "celle" else "m")
        if word == "l'" and first + 1 < len(doc) and low(doc[first + 1]) in ("un", "une", "autre"):
            return self._description(first, max(stop, first + 2))  # « dit l’une », « répond l’autre »
        if word in _ANONYMOUS:
            return self._description(first, stop)  # « Au parti, |certains| murmurent… » stay what they are
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
        written = self._this_paper(first, stop)
        if written is not None:
            return written
        signed = self._signed(first, max(stop, region[1] if region else stop))
        if signed is not None:
            return signed
        if self._demonym(first, stop):
            return self._described(first, stop)
        if self.aliases:
            begin = first + 1 if low(doc[first]) in ("le", "la", "l'") else first
            known = self.aliases.get(" ".join(low(doc[i]) for i in range(begin, stop)))
            if known is not None:
                return self.speaker_of(known)
        if self._bare_name(first, stop):
            text = self.words(first, stop)
            several = any(low(doc[i]) == "et" for i in range(first, stop))  # « L’Algérie et le Niger »
            if low(doc[first]) in ("le", "la", "l'", "les") and not several:
                text = self.words(first + 1, stop)
            full = self.expansions.get(text, text)
            return Speaker(full, first, stop, self.gender_of(stop - 1))
        return self._described(first, stop)

    def _subject_here(self, first: int, stop: int) -> Speaker | None:
        """« Le parquet a requis deux ans, coupable |à ses yeux| d’avoir “menti” »: the subject of the same sentence."""
        if stop - first > 1 or low(self.doc[first]) not in ("ses", "son", "leurs"):
            return None
        floor = next((i + 1 for i in range(first - 1, -1, -1) if self.doc[i].text in FULL_STOPS), 0)
        floor = max(floor, self.passage.paragraphs[self.paragraph_of[first]].first)
        subjects = [event.speaker for event in self.events_between(floor, first) if event.subject]
        told = subjects[0] if subjects and not self.inside[floor] else None
        if told is None or told.plural or not (told.person or self._role(self.doc[self._head(told.first, told.stop)])):
            return None
        return told if told.person else self._described(told.first, told.stop)

    def _written_by(self, first: int, stop: int) -> bool:
        """« Sa lettre s’achève ainsi : “…” »: a paper or words, and whose they are."""
        if stop - first > 3:
            return False
        nouns, words = self.rules.settings.document_nouns, self.rules.settings.speech_nouns
        return any(low(self.doc[i]) in nouns or low(self.doc[i]) in words for i in range(first + 1, stop))

    def _own_words(self, first: int, stop: int) -> Speaker | None:
        """« d’après le récit qu’|elle| livre »: who gives it."""
        doc = self.doc
        if stop + 1 >= len(doc) or low(doc[stop]) not in ("que", "qu'") or low(doc[stop + 1]) not in ("il", "elle"):
            return None
        if any(self._role(doc[i]) is not None for i in range(first, stop)):
            return None
        return self._pronoun(stop + 1, low(doc[stop + 1]))

    def _this_paper(self, first: int, stop: int) -> Speaker | None:
        """« Dans un communiqué, X “…”. La mesure, précise |ce texte|, “…” »: who has just spoken in a paper."""
        doc, papers = self.doc, self.rules.settings.document_nouns
        if stop - first != 2 or low(doc[first]) not in ("ce", "cette", "le", "la") or low(doc[first + 1]) not in papers:
            return None
        row = self.passage.paragraphs[self.paragraph_of[first]]
        brought = any(
            low(doc[i]) in papers and low(doc[i - 1]) in ("un", "une", "son", "sa", "leur")
            for i in range(row.first + 1, first)
            if not self.inside[i]
        )
        last = next((event for event in reversed(self.spoken) if event.at < first), None)
        here = last is not None and last.paragraph == self.paragraph_of[first]
        return last.speaker if brought and here and last is not None else None

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
            return self.speaker_of(self.person_at[at])
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
            if not people and not comma and self._of_another(first, before):
                continue
            people.append(person)
        if not people and self._opens(first) and doc[first].pos_ == "NOUN":
            # « Neurologue à Huy, X salue… »: what opens the sentence is said of the name behind it
            behind = self._behind(phrase_stop(doc, first, len(doc)), stop)
            if behind is not None:
                people.append(behind)
        if not people and first >= 1:
            left = self._apposed(first) or self._apposed_further(first)
            if left is not None:
                people.append(left)
        if not people:
            return None
        if len(people) > 1:
            gender: Gender | None = "f" if all(person.gender == "f" for person in people) else "m"
            names = [self.speaker_of(person).text for person in people]
            text = ", ".join(names[:-1]) + " et " + names[-1]
            return Speaker(text, people[0].first, people[0].stop, gender, True, True)
        return self.speaker_of(people[0])

    def _of_another(self, first: int, before: int) -> bool:
        """« le représentant du Premier ministre éthiopien |X| », « l’avocat de la famille |X| »: of whom they are."""
        if before - 1 > first and low(self.doc[before]) in _SHARED_BY and self._role(self.doc[first + 1]) is not None:
            return True
        at = before
        while at > first and self.doc[at].pos_ in ("NOUN", "ADJ", "PROPN") and low(self.doc[at]) not in DE:
            at -= 1
        begin = at + 1 if low(self.doc[at]) in DE or low(self.doc[at - 1]) in DE else 0
        if not first < begin <= before:
            return False
        roles = [self._role(self.doc[i]) for i in range(begin, before + 1)]
        held = [role for role in roles if role is not None]
        persons = bool(held) and held[0] not in self.rules.settings.bodies
        return persons and any(self._role(self.doc[i]) is not None for i in range(first, begin - 1))

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
        if (
            head.text[:1].islower()
            or low(head) in self.rules.roles
            or low(head) in ("vice", "ex")
            or "/" in (self._role(head) or "")
        ):
            return False
        return head.pos_ in ("PROPN", "NOUN", "X", "ADJ") and low(head) not in DETERMINERS

    def _institution(self, at: int) -> Speaker | None:
        """« assure-t-on »: the body that the paragraph spoke of last, if it did so last of all."""
        recent = [event for event in self._recent(at, window=0) if event.subject]
        here = [event for event in recent if event.paragraph == self.paragraph_of[at]]
        if here:
            one = here[0].speaker
            body = not one.person and not self.is_person_role(one)
            return one if body and low(self.doc[self._head(one.first, one.stop)]) not in _PAPERS else None
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
