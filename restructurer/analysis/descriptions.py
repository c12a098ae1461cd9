"""Resolves a description to the person who has that role, or to the fullest description of the same head."""

from __future__ import annotations

from functools import cached_property

from restructurer.analysis.epithets import Epithets
from restructurer.analysis.names import Gender, Person
from restructurer.analysis.naming import DEFINITE, Speaker
from restructurer.analysis.phrases import low, phrase_stop

_ORDINALS = {"premier": 0, "première": 0, "second": 1, "seconde": 1, "deuxième": 1}


_STANDFIRST = 2  # paragraphs that tell what the text is about before they name anybody


class Descriptions(Epithets):
    """Resolves descriptions: « le ministre », « l’élue », « la jeune Tessinoise », « le porte-parole de X »."""

    @cached_property
    def _meant(self) -> dict[tuple[str, Gender | None], tuple[int, Speaker]]:
        """Whom a description has been told to mean, from where on: « le sénateur socialiste », then « le sénateur »."""
        return {}

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
            so = self.named_so.get(low(doc[noun])) if word in ("un", "une") and not own.plural else None
            if so is not None and first < so[0] and self.paragraph_of[so[0]] - self.paragraph_of[first] <= 2:
                return self.speaker_of(so[1])
            headed = self._headed(first, stop, noun, own)
            if headed is not None:
                return self.speaker_of(headed)
            self._remember(first, stop, noun)
            return own
        called = self._called_by(noun, stop, own)
        if called is not None and called.name not in self.other_than:
            return self.speaker_of(called)
        matching = self._holders(first, stop, noun, own)
        second = next((at for at in range(noun + 2, stop) if low(doc[at - 1]) == "et" and self._role(doc[at])), None)
        if not matching and second is not None:  # « la vice-première ministre et |ministre de l’Intérieur| »
            matching = self._holders(first, stop, second, own)
        if len(matching) > 1 and self._charged_together(first, noun, matching):
            return own
        if matching:
            return self.speaker_of(max(matching, key=lambda person: self._last_mention(person, first)))
        firm = self._firm(first, stop, noun)
        if firm is not None:
            return firm
        later = self._held_later(first, stop, noun, own)
        if later is not None:
            return self.speaker_of(later)
        office = self._head_words(noun, stop)
        bare = stop - noun == len(office.replace("'", "' ").split())
        meant = self._meant.get((office, own.gender)) if bare else None
        if meant is not None and meant[0] < first and meant[1].text not in self.other_than:
            return meant[1]
        if stop - noun == 1:
            rows = self.descriptions.get(low(doc[noun]), [])
            earlier = next((row for row in reversed(rows) if row[0] < first), None)
            if earlier is not None:
                return self._description(earlier[0], earlier[1])
        brought_in = self._brought_in(first, stop, noun)
        if brought_in is not None:
            return brought_in
        back = self._points_back(first, stop, noun, own) or self._same_stranger(first, noun, own)
        if back is not None and not self._too_old(back, first, stop) and not self._set_off(back, first, stop):
            settings = self.rules.settings
            if back.person and self._role(doc[noun]) not in settings.neutral_roles | settings.kin:
                self._meant.setdefault((office, own.gender), (first, back))
            return back
        self._remember(first, stop, noun)
        return own

    def _head_words(self, noun: int, stop: int) -> str:
        """The head of a description: « ministre », « secrétaire d’État »."""
        phrase = " ".join(low(self.doc[at]) for at in range(noun, stop)).replace("' ", "'").replace("etat", "état")
        offices = (name for name in self.rules.settings.compound_roles if f"{phrase} ".startswith(f"{name} "))
        return next(offices, low(self.doc[noun]))

    def _set_off(self, back: Speaker, first: int, stop: int) -> bool:
        """« “…”, dit X. |Le moniteur|, lui, n’a rien vu »: another than who has just spoken."""
        last = self.spoken[-1] if self.spoken and self._contrasted(stop) else None
        return last is not None and last.speaker.text == back.text and last.paragraph == self.paragraph_of[first]

    def _headed(self, first: int, stop: int, noun: int, own: Speaker) -> Person | None:
        """« Un libraire ferme boutique » in a headline: the one person of whom the text says that."""
        if low(self.doc[first]) not in ("un", "une") or self.paragraph_of[first] > _STANDFIRST + 2:
            return None
        if not self._heads(self.paragraph_of[first]):
            return None
        role, settings = self._role(self.doc[noun]), self.rules.settings
        if role is None or role in settings.bodies | settings.parties | settings.kin | settings.neutral_roles:
            return None
        held = self.by_role.get(low(self.doc[noun]), [])
        if len(held) != 1 or own.gender is None or held[0].gender != own.gender:
            return None
        mine = self._complements(noun, stop)
        at = held[0].roles[low(self.doc[noun])]
        theirs = self._complements(at, min(len(self.doc), at + 12), own_phrase=True)
        return held[0] if not mine or not theirs or mine & theirs else None

    def _called_by(self, noun: int, stop: int, own: Speaker) -> Person | None:
        """« le juge en chef », where the text says « le juge en chef Rossier »: whom these very words stand before.

        Nobody of another gender, and not « l’ancien juge en chef Rossier » who comes in later.
        """
        if stop - noun < 2:
            return None
        told = [low(self.doc[at]) for at in range(noun, stop)]
        named = [
            person
            for person in self.persons
            for mention in person.mentions
            if [low(word) for word in self.doc[max(mention.first - len(told), 0) : mention.first]] == told
            and (own.gender is None or person.gender in (None, own.gender))
            and not (mention.first > noun and self._left_since(mention.first - len(told), noun))
        ]
        return named[0] if named and all(person is named[0] for person in named) else None

    def _counted(self, first: int, number: int) -> Speaker | None:
        """« le premier », « la seconde »: of the two persons that the paragraph has named so far."""
        names: list[Speaker] = []
        for event in self.events_between(0, first):
            new = event.speaker.person and not event.speaker.plural and event.paragraph == self.paragraph_of[first]
            if new and event.speaker.text not in {one.text for one in names}:
                names.append(event.speaker)
        gender = "f" if low(self.doc[first]) == "la" else "m"
        if len(names) > 2 and number == 0 and names[0].gender == gender:
            return names[0]
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

    def _remember(self, first: int, stop: int, noun: int) -> None:
        self.descriptions.setdefault(low(self.doc[noun]), []).append((first, stop, self.paragraph_of[first]))

    def _charged_together(self, first: int, noun: int, people: list[Person]) -> bool:
        """« dix ans contre X et cinq contre Y », then « le prévenu »: it cannot be told which of them."""
        if low(self.doc[noun]) not in ("prévenu", "prévenue", "accusé", "accusée"):
            return False
        here = [
            p for p in people if self.paragraph_of[max(0, self._last_mention(p, first))] == self.paragraph_of[first]
        ]
        return len(here) != 1

    @staticmethod
    def _last_mention(person: Person, first: int) -> int:
        return max((mention.first for mention in person.mentions if mention.first < first), default=-1)

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
        if at <= noun or self._left_since(at, noun):
            return None
        if own.gender is not None and person.gender not in (None, own.gender):
            return None
        mine = self._complements(noun, stop)
        if mine:
            return person if mine & self._complements(at, min(len(self.doc), at + 12), own_phrase=True) else None
        near = self.paragraph_of[at] - self.paragraph_of[first] <= 1
        early = self.paragraph_of[first] <= _STANDFIRST and person.first == min(
            (p.first for p in self.persons if p.first >= self._headline_stop()), default=-1
        )
        titled = self.opening is not None and self.opening.text == person.name
        return person if near or early or titled or self.paragraph_of[first] == 0 else None
