"""Descriptions that come before the name: « La meunière se tait. Anne Petit, 61 ans, tourne la clé »."""

from __future__ import annotations

from restructurer.analysis.juxtaposed import Juxtaposed
from restructurer.analysis.names import Person
from restructurer.analysis.naming import Speaker
from restructurer.analysis.people import Event
from restructurer.analysis.phrases import low, words
from restructurer.analysis.role_nouns import FULL_STOPS

_CALLED = words("appelle nomme prénomme appelait nommait prénommait")
_AHEAD = 8  # events looked at behind a description
_OFTEN = 3  # mentions of a person whom the text is about


class LateNames(Juxtaposed):
    """Gives persons the roles under which the text spoke of them before it named them."""

    def read_late_names(self) -> None:
        """Notes the roles; once, before any speaker is resolved."""
        self.read_early_names()
        self.read_juxtaposed()
        for index, event in enumerate(self.events):
            speaker = event.speaker
            if speaker.person or speaker.plural or not event.subject or low(self.doc[speaker.first]) not in (
                "le", "la", "l'", "leur", "son", "sa",
            ):  # fmt: skip
                continue
            noun = self._head(speaker.first, speaker.stop)
            role = self._role(self.doc[noun])
            if role is None or role in self.rules.settings.bodies:
                continue
            if any(self.by_role.get(head) for head in self._roles_named(speaker.first, speaker.stop, noun)[0]):
                continue
            holder = self._named_soon(index, speaker, event)
            if holder is not None:
                self._gives(holder, noun)
        for token in self.doc:
            if token.low in _CALLED and not self.inside[token.i] and token.i + 1 in self.person_at:
                self._called_so(token.i)

    def _known_roles(self, person: Person) -> bool:
        """Whether the text says what a person is, in a word that the rules know."""
        return any(role in self.rules.roles for role in person.roles)

    def _same_role(self, person: Person, speaker: Speaker) -> bool:
        noun = self._head(speaker.first, speaker.stop)
        return low(self.doc[noun]) in person.roles

    def named_next(self, speaker: Speaker) -> Speaker:
        """« …, dit leur doyenne. Anne Petit, 91 ans, a vu… »: the person whom the next sentence brings in."""
        doc = self.doc
        vague = low(doc[speaker.first]) in ("le", "la", "l'", "leur", "son", "sa") and self.is_person_role(speaker)
        if speaker.person or speaker.plural or not vague:
            return speaker
        stop = next((i for i in range(speaker.stop, min(speaker.stop + 16, len(doc))) if doc[i].text in FULL_STOPS), -1)
        person = self.person_at.get(stop + 1) if stop > 0 else None
        agrees = person is not None and (speaker.gender is None or person.gender in (None, speaker.gender))
        if person is None or not agrees or " " not in person.name:
            return speaker
        if person.mentions[0].first != stop + 1:
            return speaker
        if self._known_roles(person) and not self._same_role(person, speaker):
            return speaker
        return self.speaker_of(person) if self._introduced(self.name_starts[stop + 1]) else speaker

    def _introduced(self, stop: int) -> bool:
        """Whether an age, « puisque », or a verb of what somebody is or leads follows a name."""
        doc = self.doc
        if stop + 1 >= len(doc):
            return False
        if doc[stop].text in ("–", "—", "("):
            return low(doc[stop + 1]) in ("c'", "puisque", "puisqu'", "car")
        if doc[stop].text == ",":
            return doc[stop + 1].text.isdigit() or low(doc[stop + 1]) in ("puisque", "puisqu'", "car")
        return bool(self.rules.verb_roles(low(doc[stop])))

    def _called_so(self, verb: int) -> None:
        """« La femme qui tient la caisse s’appelle X »: what X is."""
        if verb < 2 or low(self.doc[verb - 1]) not in ("s'", "se"):
            return
        first = self.passage.paragraphs[self.paragraph_of[verb]].first
        start = max((i + 1 for i in range(first, verb) if self.doc[i].text in FULL_STOPS), default=first)
        events = [event for event in self.events_between(start, verb) if event.subject]
        if events and not events[0].speaker.person and not events[0].speaker.plural:
            speaker = events[0].speaker
            noun = self._head(speaker.first, speaker.stop)
            self._gives(self.person_at[verb + 1], noun)
            if low(self.doc[speaker.first]) in ("le", "la", "l'"):
                # « demande un passant », then « Le passant s’appelle X »
                self.named_so[low(self.doc[noun])] = (noun, self.person_at[verb + 1])

    def _named_soon(self, index: int, speaker: Speaker, event: Event) -> Person | None:
        """The person who is brought in right behind a description, with an age, or whom the text is about."""
        doc = self.doc
        for later in self.events[index + 1 : index + 1 + _AHEAD]:
            if later.paragraph > event.paragraph + 1:
                return None
            if not later.speaker.person:
                if later.subject and later.speaker.text != speaker.text and self.is_person_role(later.speaker):
                    return None
                continue
            person = self.person_at.get(later.at)
            if person is None:
                return None
            if later.speaker.plural or not later.subject or " " not in person.name or self._known_roles(person):
                return None
            if speaker.gender is None or person.gender not in (None, speaker.gender):
                return None
            stop = self.name_starts[later.at]
            if self._set_apart(later.at, stop):
                return None
            aged = stop + 2 < len(doc) and doc[stop].text == "," and doc[stop + 1].text.isdigit()
            told = stop + 1 < len(doc) and doc[stop].text == "," and low(doc[stop + 1]) in ("puisque", "car", "puisqu'")
            about = len(person.mentions) >= _OFTEN and len(person.mentions) == max(
                len(p.mentions) for p in self.persons
            )
            opens = later.at == self.passage.paragraphs[later.paragraph].first and self._heads(event.paragraph)
            asked = later.paragraph == event.paragraph and self._asked_first(later.at)
            return person if aged or told or about or opens or asked else None
        return None
