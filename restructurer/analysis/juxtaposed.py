"""An office and a bare name side by side: « X n’a pas dormi. La bourgmestre se trouvait… » are one person.

A text that brings somebody in by name, without a word of what they are, says it in the next
sentence, or has said it in the one before; where it names nobody else who holds that office.
"""

from __future__ import annotations

from restructurer.analysis.early_names import EarlyNames
from restructurer.analysis.names import Person
from restructurer.analysis.naming import Speaker
from restructurer.analysis.people import Event
from restructurer.analysis.phrases import low, words
from restructurer.analysis.role_nouns import FULL_STOPS

_OWNED = ("son", "sa", "leur")  # « X parle. Son buteur…»: another
_ARTICLES = ("le", "la", "l'", *_OWNED)
_CONTRASTS = words("côté quant contrairement face inverse mais")
_AHEAD = 3  # sentences in which whoever was described is named


class Juxtaposed(EarlyNames):
    """Gives persons the office that stands as the subject of the sentence beside their name."""

    def read_juxtaposed(self) -> None:
        """Notes the offices; once, before any speaker is resolved."""
        for index, event in enumerate(self.events):
            speaker = event.speaker
            if not event.subject or speaker.person or speaker.plural or low(self.doc[speaker.first]) not in _ARTICLES:
                continue
            if not self._office(speaker):
                continue
            person = self._named_in_turn(index, event)
            if person is None and self._opens(speaker.first) and low(self.doc[speaker.first]) not in _OWNED:
                person = self._named_before(speaker) or self._named_by_incise(index, event)
            if person is not None and self._agree(person, speaker):
                self._gives(person, self._head(speaker.first, speaker.stop))

    def _office(self, speaker: Speaker) -> bool:
        """Whether a description is of what somebody is, that nobody in the text has been said to be so far."""
        noun = self._head(speaker.first, speaker.stop)
        trade = self._of_trade(noun)
        role = self._role(self.doc[noun]) or (low(self.doc[noun]) if trade else None)
        settings = self.rules.settings
        if role is None or role in settings.bodies | settings.parties | settings.kin | settings.neutral_roles:
            return False
        if not trade and not self.is_person_role(speaker):
            return False
        heads = self._roles_named(speaker.first, speaker.stop, noun)[0]
        if any(self.by_role.get(head) for head in heads):
            return False
        told = [at for at in self._nouns.get(low(self.doc[noun]), ()) if not self.inside[at]]
        return (not told or told[0] >= speaker.first) and not self.introduced.get(low(self.doc[noun]))

    def _agree(self, person: Person, speaker: Speaker) -> bool:
        noun = self._head(speaker.first, speaker.stop)
        gender = speaker.gender
        if low(self.doc[speaker.first]) == "l'":
            gender = self._told_by_form(noun) or gender
        return person.gender is None or gender is None or person.gender == gender

    def _bare(self, person: Person, at: int) -> bool:
        """Whether a place is where the text first names somebody, in full, and it never says what they are."""
        body = [m.first for m in person.mentions if not self._in_headline(m.first)]
        first = body[:1] == [at]
        return first and " " in person.name and not self._told(self.speaker_of(person))

    def _in_headline(self, at: int) -> bool:
        return at < self._headline_stop() or self._heads(self.paragraph_of[at])

    def _named_before(self, speaker: Speaker) -> Person | None:
        """« |X| n’a pas dormi. La bourgmestre… »: the one person, brought in as the subject, of the sentence before."""
        doc, first = self.doc, speaker.first
        begin = first - 1
        while begin > 0 and self.paragraph_of[begin - 1] == self.paragraph_of[first]:
            if doc[begin - 1].text in FULL_STOPS and not self.inside[begin - 1]:
                break
            begin -= 1
        if self.paragraph_of[begin] != self.paragraph_of[first]:
            return None
        events = [event for event in self.events_between(begin, first) if not event.speaker.plural]
        named = [event for event in events if event.speaker.person]
        if len(named) != 1:
            return None
        if not (named[0].subject or self._inverted(named[0].at) or self._by_trade(speaker)):
            return None  # « la signature de |X|. Le portier… », but not « le procès de X. Le procureur… »
        if any(self.is_person_role(event.speaker) for event in events if not event.speaker.person):
            return None
        person = self.person_at.get(named[0].at)
        if person is None or not self._bare(person, named[0].at) or self._suffered(named[0].at):
            return None
        behind = self.name_starts[named[0].at]
        aged = doc[behind].text == "," and doc[behind + 1].text.isdigit()
        return None if aged or doc[behind].text == "(" else person

    def _by_trade(self, speaker: Speaker) -> bool:
        """« le défenseur de 24 ans »: what somebody does, and no office that others hold beside them."""
        noun = self._head(speaker.first, speaker.stop)
        settings = self.rules.settings
        known = {low(self.doc[noun]), self._role(self.doc[noun])}
        return not known & (settings.offices | settings.leading | settings.elected | {"magistrat", "enquêteur"})

    def _inverted(self, at: int) -> bool:
        """« “…”, s’est étranglé |X| », « répond |X| »: a name behind its verb of saying."""
        return at > 0 and self.rules.verb(low(self.doc[at - 1])) is not None

    def _named_in_turn(self, index: int, event: Event) -> Person | None:
        """« Le maire salue “…”. |X| compte… », « La ministre était là. Pour |X|, … »: a name that says nothing else."""
        doc, speaker = self.doc, event.speaker
        for later in self.events[index + 1 : index + 5]:
            if later.paragraph > event.paragraph + 1 or self._sentences_between(event.at, later.at) > 1:
                return None
            new = self._sentences_between(event.at, later.at) or self._opens(later.at)
            if later.speaker.plural or not new:
                return None
            if not later.speaker.person:
                if later.subject and self.is_person_role(later.speaker):
                    return None
                continue
            person = self.person_at.get(later.at)
            brought = later.subject or self._inverted(later.at)
            if person is None or not brought or not self._bare(person, later.at) or self._suffered(later.at):
                return None
            if speaker.gender is None or person.gender != speaker.gender:
                return None
            stop = self.name_starts[later.at]
            apart = self._set_apart(later.at, stop) or doc[stop].text == "("
            aside = doc[stop].text == "," and (doc[stop + 1].text.isdigit() or bool(person.roles))
            return None if apart or aside else person
        return None

    def _set_apart(self, first: int, stop: int) -> bool:
        """« Le journaliste se tait. De son côté, |X| parle », « |X|, lui, parle »: another than the one before."""
        doc = self.doc
        ahead = {low(doc[at]) for at in range(max(first - 4, 0), first)}
        behind = stop + 1 < len(doc) and doc[stop].text == "," and low(doc[stop + 1]) in ("lui", "elle")
        return behind or bool(ahead & _CONTRASTS)

    def _named_by_incise(self, index: int, event: Event) -> Person | None:
        """« L’échevin a laissé dire. Elle prouve, assure |X|, que… »: who an incise names, with nobody come in."""
        doc, paragraph = self.doc, event.paragraph
        for later in self.events[index + 1 : index + 6]:
            if later.paragraph != paragraph or self._sentences_between(event.at, later.at) > _AHEAD:
                return None
            if not later.speaker.person:
                if later.subject and self.is_person_role(later.speaker):
                    return None
                continue
            person = self.person_at.get(later.at)
            comma = later.at > 1 and doc[later.at - 2].text == ","
            if person is None or not comma or not self._inverted(later.at) or not self._bare(person, later.at):
                return None
            stop = self.name_starts[later.at]
            return (
                person if stop < len(doc) and doc[stop].text in (",", ".") and not self.inside[later.at - 2] else None
            )
        return None
