"""Which persons of a text hold the office, or have the trade, that a description names."""

from __future__ import annotations

from restructurer.analysis.names import Person
from restructurer.analysis.naming import Speaker
from restructurer.analysis.people import MOST
from restructurer.analysis.phrases import low, phrase_stop, words
from restructurer.analysis.told_apart import ToldApart

_TAKEN_UP = words("nouveau nouvelle nouvel futur future")
_LEFT = words("sortant sortante démissionnaire ancien ancienne ex déchu déchue")
_SIDES = words("gauche droite centre")


class Holders(ToldApart):
    """Finds who holds what a description names, by its head, its gender and its complement."""

    def _holders(self, first: int, stop: int, noun: int, own: Speaker) -> list[Person]:
        """The persons who have the role that a description names."""
        heads, same = self._roles_named(first, stop, noun)
        if stop - noun == 1 and heads & self.rules.settings.owners and self._placed_here(first):
            same = set()  # « |À la boulangerie|, on s’inquiète. “…”, dit la patronne »: no president
        found: list[Person] = []
        for head in sorted(heads | same):
            for person in self.by_role.get(head, ())[-MOST:]:
                if person.roles[head] > noun or person in found or person.name in self.other_than:
                    continue
                if own.gender is not None and person.gender not in (None, own.gender) and low(self.doc[first]) != "l'":
                    continue
                if head in heads:
                    if self._compatible(person, head, noun, stop):
                        found.append(person)
                elif (
                    stop - noun <= 4
                    and not any(person.roles.get(name, noun + 1) <= noun for name in heads)
                    and not self._succeeds(person.roles[head], noun, stop)
                ):
                    found.append(person)
        return found

    def _placed_here(self, first: int) -> bool:
        """Whether the paragraph of a token opens with a place: « À la boulangerie », « Au café », « Chez X »."""
        row = self.passage.paragraphs[self.paragraph_of[first]]
        return low(self.doc[row.first]) in ("à", "a", "au", "chez") and low(self.doc[row.first + 1]) != "côté"

    def _compatible(self, person: Person, head: str, first: int, stop: int) -> bool:
        """Whether the complements of a description do not contradict the person's role."""
        at = person.roles[head]
        if self._succeeds(at, first, stop):
            return False
        if low(self.doc[first - 1]) in _LEFT and self._beside_name(at):
            return True  # « L’ex-ministre X », then « l’ancien ministre de la Ville »
        mine = self._complements(first, stop) - _SIDES
        if "barreau" in mine:
            return True  # « Me X », then « l’avocate du barreau de Guelma »
        if not mine:
            return True
        theirs = self._complements(at, min(len(self.doc), at + 12), own_phrase=True)
        return not theirs or bool(mine & theirs)

    def _succeeds(self, role: int, noun: int, stop: int) -> bool:
        """Whether a description is of who takes up an office and a role (at a token) of who leaves it."""
        return self._status(noun - 2, stop) == "new" and self._status(role - 2, min(len(self.doc), role + 5)) == "old"

    def _left_since(self, role: int, noun: int) -> bool:
        """Whether one is said to have left an office and the other not: « l’ancien maire », « le maire »."""
        return self._status(role - 1, role) == "old" != self._status(noun - 1, noun)

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
