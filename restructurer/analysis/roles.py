"""Who is what: the roles that the text gives each person, read around the places where they are named.

« le ministre X », « X, 43 ans, éleveur et président du club », « Éleveuse à Huy, X… », « X préside »,
« Me X ». A noun in apposition is a role even where no list knows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from restructurer.analysis.names import CIVIL_TITLES, NameMention, Person
from restructurer.analysis.passage import Passage
from restructurer.analysis.phrases import low, phrase_stop, words
from restructurer.analysis.quoterules import QuoteRules
from restructurer.analysis.role_nouns import DE, RoleNouns
from restructurer.analysis.tokens import Word

_IS = words("est était sera devient reste demeure")
_MADE = words(
    "aussi désormais aujourd'hui également toujours le la l' un une son sa été nommé nommée élu élue devenu devenue"
)
_PLEADING = ("avocat", "avocate")
_APPOINTED = words("nommé nommée élu élue désigné désignée promu promue sacré sacrée tout toute juste fraîchement")
_GOVERNING = words("sous de d' du à avec pour contre par sur chez envers selon et ou")
_NOMINAL = ("NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM", "VERB")
_THIS = words("ce cet cette ledit ladite")
_CLOSED = (".", ";", ":", "«", "»", "!", "?")
AGENTS = (
    "iste", "logue", "crate", "eur", "euse", "trice", "ier", "ière", "naire", "ard", "ien", "ienne", "aine", "phe",
    "iatre", "cien", "mane", "ant", "ante", "iteur", "nome", "naute", "ologue",
)  # fmt: skip
QUALIFIERS = words(
    "ancien ancienne jeune premier première principal principale haut haute numéro futur future autre seul nouveau "
    "nouvelle nouvel actuel actuelle"
)


@dataclass(frozen=True, slots=True)
class Cast:
    """What is read: a passage, its names and persons, the rules, and which tokens stand ``inside`` a quote."""

    passage: Passage
    mentions: Sequence[NameMention]
    persons: Sequence[Person]
    rules: QuoteRules
    inside: Sequence[bool]


class Roles(RoleNouns):
    """The persons of a passage with their roles, and what tokens name a role."""

    def __init__(self, cast: Cast) -> None:
        self.passage, self.doc, self.rules, self.inside = cast.passage, cast.passage.words, cast.rules, cast.inside
        self.persons = cast.persons
        self.person_at: dict[int, Person] = {m.first: p for p in cast.persons for m in p.mentions}
        self.name_starts: dict[int, int] = {m.first: m.stop for m in cast.mentions}
        self.paragraph_of = [0] * len(self.doc)
        for index, paragraph in enumerate(cast.passage.paragraphs):
            for token in range(paragraph.first, paragraph.stop):
                self.paragraph_of[token] = index
        self._roles: dict[int, str | None] = {}
        self._read_roles()
        self.by_role: dict[str, list[Person]] = {}
        for person in self.persons:
            for head in person.roles:
                self.by_role.setdefault(head, []).append(person)

    def _read_roles(self) -> None:
        """Notes each person's roles: « le ministre X », « X, ministre », « Ministre, X », « X préside », « Me X »."""
        for first, person in sorted(self.person_at.items()):
            self._read_before(person, first)
            self._read_behind(person, first)
            for mention in person.mentions:
                for role in self.rules.title_roles(mention.title or ""):
                    person.roles.setdefault(role, mention.first)

    def _read_before(self, person: Person, first: int) -> None:
        doc = self.doc
        before = first - 1
        if before >= 0 and low(doc[before]) in ("m.", "mme", "mlle", "me", "dr", "pr"):
            before -= 1
        comma = before >= 0 and doc[before].text == ","
        if comma:
            before -= 1
        elif before >= 0 and low(doc[before]) in _GOVERNING:
            return  # « l’avocat de X » is not X
        found: tuple[Word, int] | None = None
        start = before
        while start >= 0 and before - start < 12 and self.paragraph_of[start] == self.paragraph_of[first]:
            token = doc[start]
            glued = token.text == "/" or (token.text == "-" and not token.space)
            if (token.is_punct and not glued) or token.form == "Fin":
                break
            if start in self.name_starts and (start == 0 or low(doc[start - 1]) not in DE):
                break
            said = start > 0 and token.pos_ == "VERB" and doc[start - 1].pos_ in ("AUX", "ADV")  # « a assuré que X… »
            participle = token.pos_ in ("VERB", "AUX") and (said or self._role(token) is None)
            head = self._role(token)
            if participle or token.pos_ == "SCONJ":
                break
            if found is not None and found[1] == start + 1 and low(token) in QUALIFIERS:
                break  # « l’ancien président de Y, X »: the president
            if (
                head is not None
                and (
                    start == before
                    or doc[start + 1].pos_ in ("ADP", "ADJ", "DET", "PROPN", "NOUN")
                    or doc[start + 1].text == "/"
                    or low(doc[start + 1]) in DE
                )
                and self._leads_to(start, first)
            ):
                found = token, start
                inner = start > 0 and (
                    low(doc[start - 1]) in DE | {"la", "l'"}
                    or self._role(doc[start - 1]) is not None
                    or (start > 1 and low(doc[start - 1]) in _THIS and low(doc[start - 2]) in DE)
                )
                if not inner:
                    break  # « le président du tribunal »: the court is no role of his
                one = low(doc[start - 1]) in ("du", "la", "l'") and token.number != "Plur"
                if one and not comma and head not in self.rules.settings.bodies:
                    break  # « le porte-parole du commissaire X »: X is the commissioner
            start -= 1
        if found is not None and not (comma and self._framed_by(found[1], self.name_starts[first])):
            self._note(person, *found)
        if found is not None:
            return
        opening = start + 1
        if comma and opening < before and (start < 0 or self._opens(opening)):
            # « Éleveuse de moutons depuis vingt ans, X… »: what opens the sentence
            head_noun = doc[opening]
            if self._role(head_noun) is not None or (head_noun.pos_ == "NOUN" and head_noun.low.endswith(AGENTS)):
                self._note(person, head_noun, opening)

    def _read_behind(self, person: Person, first: int) -> None:
        """« X, 43 ans, éleveur et président du club », « X (PS), la bourgmestre », « X est présidente de »."""
        doc = self.doc
        size = len(doc)
        ahead = stop = self.name_starts[first]
        if ahead < size and doc[ahead].text == "(":
            close = next((i for i in range(ahead, min(size, ahead + 9)) if doc[i].text == ")"), ahead)
            held = any(self._role(doc[i]) is not None for i in range(ahead, close))
            ahead = ahead if held or close + 1 >= size or doc[close + 1].text != "," else close + 1
        apposed = ahead < size and doc[ahead].text in (",", "(")
        if apposed:
            ahead += 1
            if ahead + 2 < size and doc[ahead].text.isdigit() and low(doc[ahead + 1]) == "ans":
                ahead += 3 if doc[ahead + 2].text == "," else 2
            while ahead + 1 < size and (doc[ahead].pos_ == "ADV" or low(doc[ahead]) in _APPOINTED):
                ahead += 1  # « X, tout juste nommé directeur »
        elif ahead < size and low(doc[ahead]) in _IS:
            ahead += 1
            while ahead < size and (doc[ahead].pos_ == "ADV" or low(doc[ahead]) in _MADE):
                ahead += 1
        elif ahead < size:
            self._heading(person, ahead)
            for role in self.rules.verb_roles(low(doc[ahead])):
                if role not in _PLEADING or self._whom(ahead + 1):
                    person.roles.setdefault(role, ahead)
        limit = min(size, ahead + 7)
        noted = 0
        governed = first > 0 and (low(doc[first - 1]) in _GOVERNING or self._fronted(first))
        while ahead < limit and self.paragraph_of[ahead] == self.paragraph_of[stop - 1]:
            token = doc[ahead]
            if noted and low(token) in ("et", "puis", "devenu", "devenue"):
                limit = min(size, ahead + 5)
            elif ahead in self.name_starts or token.text in _CLOSED or self.inside[ahead]:
                return
            elif apposed and not noted and token.form == "Fin" and token.low in self.rules.roles and self._owned(ahead):
                self._note(person, token, ahead)  # « X, |représentante| des parents », a verb to the tagger
                noted += 1
            elif token.is_punct or token.form == "Fin" or token.pos_ in ("ADP", "PRON", "CCONJ", "SCONJ", "AUX"):
                if not noted:
                    return
            elif low(token) in QUALIFIERS and ahead + 1 < size and doc[ahead + 1].pos_ in ("NOUN", "ADJ"):
                pass
            elif self._role(token) is not None or (apposed and not noted and self._calling(ahead)):
                end = phrase_stop(doc, ahead, size)
                if governed and not noted and end < size and doc[end].form == "Fin":
                    return  # « Dans la pièce de X, l’héroïne a 15 ans »: the subject, no apposition
                if self._role(token) in self.rules.settings.bodies and not noted:
                    return  # « Selon X, |le gouvernement| réussira »: a body is no person
                following = end + 1 < size and doc[end].text == "," and end + 1 in self.name_starts
                if governed and not noted and following and low(doc[ahead - 1]) in ("le", "la", "l'"):
                    return  # « Interrogé par X, le ministre, Y, … »
                self._note(person, token, ahead)
                noted += 1
                limit = min(size, ahead + 9)
                if noted == 2:
                    return
            ahead += 1

    def _fronted(self, first: int) -> bool:
        """« Dans une lettre à la préfète X, le maire réclame »: whether what opens the sentence holds a name."""
        doc, at = self.doc, first - 1
        while at >= 0 and self.paragraph_of[at] == self.paragraph_of[first] and doc[at].pos_ in _NOMINAL:
            at -= 1
        opens = at + 1 < first and (
            at < 0 or doc[at].text in _CLOSED or self.paragraph_of[at] < self.paragraph_of[first]
        )
        return opens and doc[at + 1].pos_ == "ADP"

    def _heading(self, person: Person, at: int) -> None:
        """« X vient d’être élue |à la tête| des Verts », « X a été porté à la tête du parti »: a president."""
        row = [low(word) for word in self.doc[at : at + 9]]
        led = next((i for i in range(1, len(row) - 2) if row[i : i + 3] == ["à", "la", "tête"]), None)
        chosen = led is not None and any(word in _APPOINTED or word in ("porté", "portée") for word in row[:led])
        if chosen and not any(at + i in self.name_starts for i in range(led or 0)):
            for role in ("présidente", "directrice") if person.gender == "f" else ("président", "directeur"):
                person.roles.setdefault(role, at)

    def _note(self, person: Person, token: Word, at: int) -> None:
        if low(token) in CIVIL_TITLES:
            return  # « monsieur X »
        if low(token) in ("président", "présidente") and "apc" in (low(word) for word in self.doc[at + 1 : at + 4]):
            for office in ("p/apc", "maire"):  # « le président de l’APC d’Oran »
                person.roles.setdefault(office, at)
        ahead = low(self.doc[at + 1]) if at + 1 < len(self.doc) else ""
        behind = low(self.doc[at - 1]) if at else ""
        for compound in (f"{low(token)} {ahead}", f"{behind} {low(token)}"):
            if compound in self.rules.settings.compound_roles:
                person.roles.setdefault(compound, at)
                return
        phrase = " ".join(low(word) for word in self.doc[at : at + 4]).replace("' ", "'")
        for key in self.rules.same_keys:
            if " " in key and phrase.startswith(
                key
            ):  # « le futur chef du gouvernement, X », then « le premier ministre »
                for other in sorted(self.rules.same_roles(key)):
                    person.roles.setdefault(other, at)
        role = self._role(token)
        plain = low(token).removeprefix("ex-")  # « l’ex-ministre X »
        for word in sorted({plain, token.lemma_.lower(), plain.split("-")[0]} | ({role} if role else set())):
            person.roles.setdefault(word, at)
        if person.gender is None and role not in self.rules.settings.bodies:
            person.gender = self.gender_of(at)
