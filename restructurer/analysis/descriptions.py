"""Resolves a description to the person who has that role, or to the fullest description of the same head."""

from __future__ import annotations

from restructurer.analysis.firms import Firms
from restructurer.analysis.names import Gender, Person
from restructurer.analysis.naming import DEFINITE, Speaker
from restructurer.analysis.people import MOST, Event
from restructurer.analysis.phrases import low, phrase_stop, words
from restructurer.analysis.roles import AGENTS, DE, FULL_STOPS, QUALIFIERS
from restructurer.analysis.tokens import Word

_ORDINALS = {"premier": 0, "première": 0, "second": 1, "seconde": 1, "deuxième": 1}
_TAKEN_UP = words("nouveau nouvelle nouvel futur future")
_LEFT = words("sortant sortante démissionnaire ancien ancienne ex déchu déchue")
_SIDES = words("gauche droite centre")
# Endings that tell the gender of a person behind an elided article.
_FEMININE_FORMS = ("trice", "euse", "ière", "ienne", "ée", "élue", "ante", "enne", "oise", "aise")
_MASCULINE_FORMS = ("ier", "ien", "é", "ant", "acteur", "ecteur", "urateur")


class Descriptions(Firms):
    """Resolves descriptions: « le ministre », « l’élue », « la jeune Tessinoise », « le porte-parole de X »."""

    def _described(self, first: int, stop: int) -> Speaker:
        """A description: the person of that role, or the fullest description of the same head."""
        doc = self.doc
        own = self._description(first, stop)
        word = low(doc[first])
        noun = self._head(first, stop)
        if stop - first == 2 and word in ("le", "la") and low(doc[first + 1]) in _ORDINALS:
            counted = self._counted(first, _ORDINALS[low(doc[first + 1])])
            if counted is not None:
                return counted
        definite = (word in DEFINITE and low(doc[min(first + 1, stop - 1)]) not in ("un", "une")) or noun == first
        if own.plural or not definite:
            self._remember(first, stop, noun)
            return own
        matching = self._holders(first, stop, noun, own)
        if matching:
            return self._speaker_of(max(matching, key=lambda person: self._last_mention(person, first)))
        firm = self._firm(first, stop, noun)
        if firm is not None:
            return firm
        later = self._held_later(first, stop, noun, own)
        if later is not None:
            return self._speaker_of(later)
        if stop - noun == 1:
            rows = self.descriptions.get(low(doc[noun]), [])
            earlier = next((row for row in reversed(rows) if row[0] < first), None)
            if earlier is not None:
                return self._description(earlier[0], earlier[1])
        brought_in = self._brought_in(first, stop, noun)
        if brought_in is not None:
            return brought_in
        back = self._points_back(first, stop, noun, own) or self._same_stranger(first, noun, own)
        if back is not None:
            return back
        self._remember(first, stop, noun)
        return own

    def _counted(self, first: int, number: int) -> Speaker | None:
        """« le premier », « la seconde »: of the two persons that the paragraph has named so far."""
        names: list[Speaker] = []
        for event in self.events_between(0, first):
            new = event.speaker.person and event.paragraph == self.paragraph_of[first]
            if new and event.speaker.text not in {one.text for one in names}:
                names.append(event.speaker)
        return names[number] if len(names) == 2 else None

    def _brought_in(self, first: int, stop: int, noun: int) -> Speaker | None:
        """« l’homme », « le suspect » where the text has spoken of « un homme de 36 ans » and named no such person."""
        role = self._role(self.doc[noun])
        if stop - noun > 1 or noun - first != 1 or role is None or role in self.rules.settings.bodies:
            return None
        for at in reversed(self.introduced.get(low(self.doc[noun]), [])):
            if at < first:
                end = phrase_stop(self.doc, at - 1, min(len(self.doc), at + 12))
                return None if end in self.name_starts else self._description(at - 1, end)
        return None

    def _head(self, first: int, stop: int) -> int:
        """The noun that a description is about: « ministre » of « l’ancien ministre »."""
        doc = self.doc
        nouns = [
            i
            for i in range(first, stop)
            if doc[i].pos_ in ("NOUN", "PROPN")
            or self._role(doc[i])
            or low(doc[i]) in self.by_role
            or low(doc[i]) in self.rules.settings.firm_nouns
        ]
        for at, after in zip(nouns, [*nouns, stop][1:], strict=True):
            if low(doc[at]) not in QUALIFIERS or after != at + 1 or after >= stop:
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
        begin = noun
        while begin > first and low(doc[begin - 1]) in QUALIFIERS:
            begin -= 1
        whole = " ".join(low(doc[i]) for i in range(begin, stop))
        names = self.rules.settings.compound_roles
        compound = next((name for name in names if phrase.startswith(name) or whole.startswith(name)), None)
        if compound is not None:
            return {compound}, set(self.rules.same_roles(compound))
        heads = {low(doc[noun])}
        role = self._role(doc[noun])
        if role is not None:
            heads.add(role)
        same: set[str] = set()
        for key in self.rules.same_keys:
            if phrase == key or phrase.startswith(key + " ") or whole == key:
                same |= self.rules.same_roles(key)
        return heads, same

    def _holders(self, first: int, stop: int, noun: int, own: Speaker) -> list[Person]:
        """The persons who have the role that a description names."""
        heads, same = self._roles_named(first, stop, noun)
        found: list[Person] = []
        for head in sorted(heads | same):
            for person in self.by_role.get(head, ())[-MOST:]:
                if person.roles[head] > noun or person in found or person.name == self.other_than:
                    continue
                if own.gender is not None and person.gender not in (None, own.gender) and low(self.doc[first]) != "l'":
                    continue
                if head in heads:
                    if self._compatible(person, head, noun, stop):
                        found.append(person)
                elif (
                    stop - noun <= 4
                    and not person.roles.keys() & heads
                    and not self._succeeds(person.roles[head], noun, stop)
                ):
                    found.append(person)
        return found

    def _held_later(self, first: int, stop: int, noun: int, own: Speaker) -> Person | None:
        """« Le ministre défend le texte » in a headline, the minister's name in the text: who alone has that role."""
        role = self._role(self.doc[noun])
        settings = self.rules.settings
        if role is None or low(self.doc[first]) not in ("le", "la", "l'") or role in settings.bodies | settings.parties:
            return None
        if role in settings.neutral_roles or role in settings.kin:
            return None
        heads, same = self._roles_named(first, stop, noun)
        holders = {id(person): (person, head) for head in sorted(heads | same) for person in self.by_role.get(head, ())}
        if len(holders) != 1:
            return None
        person, head = next(iter(holders.values()))
        at = person.roles[head]
        if at <= noun:
            return None
        if own.gender is not None and person.gender not in (None, own.gender):
            return None
        mine = self._complements(noun, stop)
        if mine:
            return person if mine & self._complements(at, min(len(self.doc), at + 12), own_phrase=True) else None
        near = self.paragraph_of[at] - self.paragraph_of[first] <= 1
        return person if near or self.paragraph_of[first] == 0 else None

    def _same_stranger(self, first: int, noun: int, own: Speaker) -> Speaker | None:
        """« “…”, raconte une caissière. La femme hausse les épaules »: who spoke last and has no name."""
        role = self._role(self.doc[noun])
        pointed = low(self.doc[first]) in ("ce", "cet", "cette")
        if role is None or role in self.rules.settings.bodies or own.gender is None:
            return None
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
        role = self._role(doc[noun])
        if role is None and (self._demonym(first, stop) or self._agent(doc[noun])):
            role = low(doc[noun])
        if role is None or role in self.rules.settings.bodies:
            return None
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
        return self._salient(recent, paragraph, sure)

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

    def _told_by_form(self, noun: int) -> Gender | None:
        """The gender that the form of a noun tells where its article is elided: « l’actrice », « l’intéressé »."""
        if low(self.doc[noun]).endswith(_FEMININE_FORMS):
            return "f"
        return "m" if low(self.doc[noun]).endswith(_MASCULINE_FORMS) else None

    def _akin(self, speaker: Speaker, role: str) -> bool:
        """Whether a role that the text gives a person goes by the name of another."""
        roles = self.roles_of(speaker)
        return bool(roles & self.rules.same_roles(role)) or any(role in self.rules.same_roles(one) for one in roles)

    def _of_another_kind(self, speaker: Speaker, role: str) -> bool:
        """Whether all that the text says a person is does not go by the name of a role."""
        roles = self.roles_of(speaker)
        same = self.rules.same_roles(role)
        return bool(roles and same) and not roles & same and role not in roles

    def _just_introduced(self, first: int, stop: int, own: Speaker) -> Speaker | None:
        """« …, dit X. La présidente de Y réclame… »: who has just spoken under a name alone."""
        doc = self.doc
        if low(doc[first]) not in ("le", "la", "l'") or first == 0:
            return None
        if doc[first].text[:1].islower() and not self._opened_by_participle(first):
            return None
        if stop < len(doc) and doc[stop].text == ",":
            return None
        recent = [event for event in self._recent(first, window=0) if event.paragraph == self.paragraph_of[first]]
        if not recent or any(event.speaker.text != recent[0].speaker.text for event in recent if event.subject):
            return None
        last = recent[0].speaker
        spoke = any(event.spoke and event.speaker.text == last.text for event in recent)
        roles = self.roles_of(last) - self.rules.settings.neutral_roles
        former = low(doc[first + 1]) in ("ancien", "ancienne", "ex")
        named = last.person and " " in last.text and not last.plural and (former or not roles)
        near = self._outside(recent[0].at, first) <= (8 if spoke and not former else 16)
        fresh = spoke or (recent[0].subject and (former or doc[first].text[:1].islower()))
        return last if fresh and named and near and last.gender in (None, own.gender) else None

    def _opened_by_participle(self, first: int) -> bool:
        """« Nommée en mai, |la directrice| annonce… »: the sentence goes on with who was spoken of."""
        doc = self.doc
        if doc[first - 1].text != ",":
            return False
        for at in range(first - 2, max(first - 12, -1), -1):
            if doc[at].form == "Fin" or doc[at].text in FULL_STOPS or at in self.name_starts:
                return False
            if doc[at].text[:1].isupper() and (at == 0 or doc[at - 1].text in FULL_STOPS):
                return doc[at].form == "Part" and doc[at].low.endswith(("é", "ée", "i", "ie", "u", "ue", "is", "ise"))
        return False

    def _stranger(self, first: int, own: Speaker) -> Speaker | None:
        """« Une patiente attend… » before « la vieille dame »: somebody without a name, spoken of last."""
        recent = [e for e in self._recent(first, window=0) if e.paragraph == self.paragraph_of[first] and e.subject]
        if not recent or recent[0].speaker.person or recent[0].speaker.plural:
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

    def _compatible(self, person: Person, head: str, first: int, stop: int) -> bool:
        """Whether the complements of a description do not contradict the person's role."""
        at = person.roles[head]
        if self._succeeds(at, first, stop):
            return False
        mine = self._complements(first, stop) - _SIDES
        if not mine:
            return True
        theirs = self._complements(at, min(len(self.doc), at + 12), own_phrase=True)
        return not theirs or bool(mine & theirs)

    def _succeeds(self, role: int, noun: int, stop: int) -> bool:
        """Whether a description is of who takes up an office and a role (at a token) of who leaves it."""
        return self._status(noun - 2, stop) == "new" and self._status(role - 2, min(len(self.doc), role + 5)) == "old"

    def _status(self, first: int, stop: int) -> str | None:
        """Whether an office is said to be taken up (« le nouveau maire ») or left (« le maire sortant »)."""
        for at in range(max(0, first), stop):
            word = low(self.doc[at])
            if word in _TAKEN_UP:
                return "new"
            if word in _LEFT:
                return "old"
        return None

    def _complements(self, first: int, stop: int, *, own_phrase: bool = False, adjectives: bool = False) -> set[str]:
        """The nouns that complete the head of a phrase (« de 38 ans » apart), and its adjectives."""
        end = phrase_stop(self.doc, first, stop) if own_phrase else stop
        nouns = [
            i
            for i in range(first, end)
            if self.doc[i].pos_ in ("NOUN", "PROPN") and self.doc[i].text != "-" and self.doc[i - 1].text != "-"
        ]
        # « X préside le comité »: the verb is no noun to leave out.
        kept = nouns if self.doc[first].form == "Fin" else nouns[1:]
        found = {low(self.doc[i]) for i in kept if low(self.doc[i]) not in ("ans", "an")}
        if adjectives and nouns:
            found |= {low(self.doc[i]) for i in range(nouns[0] + 1, end) if self.doc[i].pos_ == "ADJ"}
        return found

    def _demonym(self, first: int, stop: int) -> bool:
        """« le Tessinois », « la Bruxelloise »: a person by where they come from."""
        doc = self.doc
        if not 2 <= stop - first <= 3 or low(doc[first]) not in ("le", "la", "l'"):
            return False
        if stop - first == 3 and low(doc[first + 1]) not in QUALIFIERS:
            return False
        return self.is_demonym(doc[stop - 1])
