"""What persons are who are named first without a word of it: by their trial, or by a description that comes later.

« huit ans requis contre X », then « le prévenu »; « X s’est cassé la cheville », then « la directrice
générale de Nordal » in an opening that has named nobody else of that gender.
"""

from __future__ import annotations

from restructurer.analysis.descriptions import Descriptions
from restructurer.analysis.names import INITIAL, Gender, Person
from restructurer.analysis.people import Event
from restructurer.analysis.phrases import low, words
from restructurer.analysis.role_nouns import DE, FULL_STOPS

_TRIED = words(
    "poursuivi poursuivie jugé jugée accusé accusée condamné condamnée soupçonné soupçonnée inculpé inculpée prévenu "
    "prévenue comparaît comparaissait comparaîtra comparu"
)
_IS = words("est était sera a avait été être comparaît comparaissait comparaîtra")
_TRIES = words("juge jugeait condamne condamné condamnait acquitté relaxé poursuit")
_GOVERNING = DE | {"par", "avec", "pour", "et", "à"}
_SOUGHT = words("requis requise requiert réclamé réclame")
_CHARGED: dict[Gender, tuple[str, ...]] = {
    "m": ("prévenu", "accusé", "mis en cause"),
    "f": ("prévenue", "accusée", "mise en cause"),
}
_REACH = 14
_OPENING = 3  # paragraphs in which a text brings in who it is about


class EarlyNames(Descriptions):
    """Gives persons the roles that the text tells of them only after it has named them."""

    def read_early_names(self) -> None:
        """Notes the roles; once, before any speaker is resolved."""
        for first in sorted(self.person_at):
            person = self.person_at[first]
            if not self.inside[first] and self._tried(first):
                for gender, names in _CHARGED.items():
                    if person.gender in (None, gender):
                        self._also(person, names, first)
        self._withheld()
        for event in self.events:
            if event.paragraph > _OPENING:
                break
            if event.subject and not event.speaker.person and not event.speaker.plural:
                self._of_the_opening(event)

    def _withheld(self) -> None:
        """« Karim B. »: of whom a paper withholds the surname is who is tried, where it is one person of a gender."""
        named = [person for person in self.persons if INITIAL.fullmatch(person.name.split()[-1])]
        for gender, names in _CHARGED.items():
            alike = [p for p in named if p.gender in (None, gender) and " " in p.name and not self.inside[p.first]]
            if len(alike) == 1 and not alike[0].roles and not any(self.by_role.get(name) for name in names):
                self._also(alike[0], names, alike[0].first)

    def _also(self, person: Person, roles: tuple[str, ...], at: int) -> None:
        for role in roles:
            person.roles.setdefault(role, at)
            held = self.by_role.setdefault(role, [])
            if person not in held:
                held.append(person)

    def _tried(self, first: int) -> bool:
        """« requis huit ans contre |X| », « le procès de |X| », « |X|, 40 ans, est jugé pour »."""
        doc = self.doc
        against = None
        for at in range(first - 1, max(first - _REACH, -1), -1):
            if self.inside[at] or doc[at].text in FULL_STOPS or doc[at].text in (":", ";"):
                break
            if doc[at].pos_ == "VERB" and low(doc[at]) in _TRIES and low(doc[first - 1]) not in _GOVERNING:
                return True  # « Le tribunal juge depuis lundi X »
            if low(doc[at]) == "contre":
                against = at
            elif low(doc[at]) in _SOUGHT and against is not None:
                return low(doc[first - 1]) not in DE
            elif low(doc[at]) == "procès":
                return at + 2 == first and low(doc[at + 1]) in (*DE, "contre")
        if against is not None and low(doc[first - 1]) not in DE:
            sought = range(max(0, against - _REACH), against)
            if any(low(doc[i]) in _SOUGHT for i in sought):
                return True
        stop = self.name_starts[first]
        helper = False
        for at in range(stop, min(stop + _REACH, len(doc))):
            if self.inside[at] or at in self.person_at or doc[at].text in FULL_STOPS or low(doc[at]) in ("qui", "que"):
                return False
            if low(doc[at]) in _IS:
                helper = True
            if low(doc[at]) in _TRIED and (helper or low(doc[at]).startswith("compar")):
                return low(doc[first - 1]) not in DE if first else True
            if doc[at].form == "Fin" and low(doc[at]) not in _IS:
                return False
        return False

    def _of_the_opening(self, event: Event) -> None:
        """« X s’est cassé la cheville. C’est assise que |la directrice de Nordal| a présenté les comptes »."""
        speaker, doc = event.speaker, self.doc
        noun = self._head(speaker.first, speaker.stop)
        role = self._role(doc[noun])
        settings = self.rules.settings
        if low(doc[speaker.first]) not in ("le", "la", "l'") or role is None or role not in settings.leading | {
            "directeur", "directrice",
        }:  # fmt: skip
            return
        gender = speaker.gender if low(doc[speaker.first]) != "l'" else None
        if gender is None or any(
            self.by_role.get(head) for head in self._roles_named(speaker.first, speaker.stop, noun)[0]
        ):
            return
        named = [p for p in self.persons if p.first < speaker.first and p.gender in (None, gender)]
        if len(named) != 1:
            return
        person = named[0]
        begun = next((e for e in self.events if e.at == person.first), None)
        if begun is None or not begun.subject or begun.paragraph != event.paragraph or " " not in person.name:
            return
        if person.gender != gender or person.roles or len(person.mentions) < 2 or not self._opens(person.first):
            return
        stop = self.name_starts[person.first]
        if self._suffered(person.first) or not doc[speaker.first].text[:1].islower():
            return
        if doc[stop].is_punct:
            return  # « X, 43 ans, a perdu son sac. La directrice de la ligne… »: who needs saying who they are
        between = self.events_between(person.first + 1, speaker.first)
        if any(e.subject and self.somebody(e.speaker) for e in between):
            return
        if any(doc[i].text[:1].isupper() for i in range(noun + 1, speaker.stop)):
            self._gives(person, noun)

    def _gives(self, person: Person, noun: int) -> None:
        self._note(person, self.doc[noun], noun)
        for role in person.roles:
            held = self.by_role.setdefault(role, [])
            if person not in held:
                held.append(person)
