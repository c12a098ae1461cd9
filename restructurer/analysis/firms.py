"""Bodies that a text names with a noun, and what it calls them later: « la société Lobo », then « le fabricant »."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from restructurer.analysis.names import place_names
from restructurer.analysis.naming import Speaker
from restructurer.analysis.people import Gallery
from restructurer.analysis.phrases import low, words
from restructurer.analysis.role_nouns import DE
from restructurer.french import lexicon

_DEFINITE = words("le la l' ce cet cette")
_CONTRACTED = words("du au des aux de d'")
_NAMING = ("PROPN", "NOUN", "ADJ", "X", "VERB")
_OFTEN = 3  # mentions of the body that a text is about
_BETWEEN = 4  # words from the noun to the name: « le fabricant de jouets Lobo »


@dataclass(frozen=True, slots=True)
class Firm:
    """A named body: its noun (token), and the tokens that call it with its name."""

    noun: int
    first: int
    stop: int
    name: str


class Firms(Gallery):
    """Knows the bodies that the text names with a noun: « le groupe suisse Nordal », « Lobo, fabricant de jouets »."""

    @cached_property
    def _firms(self) -> tuple[Firm, ...]:
        settings = self.rules.settings
        nouns = settings.firm_nouns | settings.civic_nouns
        found: list[Firm] = []
        for token in self.doc:
            known = token.low in nouns or token.lemma_.lower() in nouns or self._start_up(token.i)
            if known and not self.inside[token.i]:
                firm = self._named_behind(token.i) or self._named_ahead_of(token.i)
                if firm is not None:
                    found.append(firm)
        return tuple(found)

    def _start_up(self, at: int) -> bool:
        """Whether a token is the end of « start-up », which the tokens part."""
        return self.doc[at].low == "up" and at > 1 and self.doc[at - 2].low == "start"

    def _named_behind(self, noun: int) -> Firm | None:
        """« le constructeur automobile Stalis », « la société Algérie Ferries »."""
        doc = self.doc
        parted = self._start_up(noun)
        if noun > 1 and low(doc[noun - 2]) == "sous":
            return None  # « vendu sous la marque Aurora »: no firm
        if noun == 0 or (doc[noun - 1].pos_ not in ("DET", "ADP", "ADJ", "NOUN") and not parted):
            return None
        at = noun + 1
        while at < len(doc) and at - noun <= _BETWEEN and doc[at].text[:1].islower() and not doc[at].is_punct:
            if doc[at].pos_ not in ("ADJ", "NOUN", "ADP", "PROPN") or doc[at].form == "Fin":
                return None
            at += 1
        if (
            at >= len(doc)
            or not self._opens_name(at, noun=noun if at == noun + 1 else None)
            or low(doc[at - 1]) in _CONTRACTED | {"à", "en"}
        ):
            return None
        stop = self._name_stop(at)
        first = noun - 2 if parted else noun
        while first > 0 and noun - first < 3 and doc[first - 1].pos_ in ("DET", "ADJ"):
            first -= 1
        if low(doc[first]) in _CONTRACTED:
            first += 1
        return Firm(noun, first, stop, self.words(at, stop))

    def _named_ahead_of(self, noun: int) -> Firm | None:
        """« Lobo, fabricant de jouets », « Nordal, le groupe suisse »."""
        doc = self.doc
        comma = noun - 1
        while comma > 0 and noun - comma < 4 and doc[comma].pos_ in ("DET", "ADJ", "NUM"):
            comma -= 1
        if comma < 1 or doc[comma].text != ",":
            return None
        first = comma - 1
        if not self._opens_name(first):
            return None
        while first > 0 and comma - first < 4 and self._opens_name(first - 1):
            first -= 1
        if self._channel(first) or (first > 0 and low(doc[first - 1]) in ("sur", "via")):
            return None
        return Firm(noun, first, comma, self.words(first, comma))

    def _opens_name(self, at: int, *, noun: int | None = None) -> bool:
        token = self.doc[at]
        if noun is not None and self.doc[noun].low not in self.rules.settings.firm_persons:
            # « la société Algérie Ferries »: whatever the name is taken for elsewhere
            first_name = at in self.person_at and self.name_starts[at] - at > 1
            return token.text[:1].isupper() and not self.inside[at] and not first_name
        if not token.text[:1].isupper() or at in self.person_at or self.inside[at] or token.text in place_names():
            return False
        parted = at + 1 < len(self.doc) and token.text[-1:] in "'’" and self.doc[at + 1].text == "s"  # « Moody’s »
        return (token.pos_ in ("PROPN", "X", "NOUN", "ADJ") or parted) and token.ent_type_ != "PER"

    def _name_stop(self, at: int) -> int:
        stop = at + 1
        if stop < len(self.doc) and self.doc[at].text[-1:] in "'’" and self.doc[stop].text == "s":
            stop += 1  # « Moody’s »
        while stop < len(self.doc) and (
            (self.doc[stop].text[:1].isupper() and self._opens_name(stop))
            or (self.doc[stop].text == "-" and not self.doc[stop - 1].space)
        ):
            stop += 1
        return stop

    def _firm(self, first: int, stop: int, noun: int) -> Speaker | None:
        """The named body that « la compagnie », « l’industriel », « l’entreprise américaine » stands for."""
        doc, settings = self.doc, self.rules.settings
        word = low(doc[noun])
        if (word == "jeune" and self._role(doc[noun]) == "société") or (word == "start" and stop - noun == 3):
            word = "start-up"  # « la jeune pousse »
            stop = noun + 1
        kinds = (settings.firm_nouns, settings.civic_nouns)
        known = word if any(word in kind for kind in kinds) else doc[noun].lemma_.lower()
        own = next((firm for firm in self._firms if firm.noun == noun and firm.stop < first <= noun), None)
        if own is not None:
            return self._description(own.first, own.stop)  # « Velo.be, |l’association de cyclistes|, réclame… »
        same_words = self._body_of_words(first, noun, stop)
        if same_words is not None:
            return same_words
        kind = next((kind for kind in kinds if known in kind), None)
        placed = stop - noun == 3 and low(doc[noun + 1]) in DE and doc[noun + 2].ent_type_ == "LOC"
        if placed:
            stop = noun + 1  # « la firme de Seattle »
        if kind is None or low(doc[first]) not in _DEFINITE or stop - noun > 2 or noun - first > 2:
            return None
        if any(low(doc[i]) in DE or doc[i].text[:1].isupper() for i in range(noun + 1, stop)):
            return None
        if known in settings.firm_persons and self._man_near(first):
            return None
        before = [firm for firm in self._firms if firm.stop <= first]
        same = [firm for firm in before if low(doc[firm.noun]) == word]
        akin = [firm for firm in before if self._kind_of(firm, kind)]
        names = {firm.name for firm in akin}
        near = [firm for firm in akin if self.paragraph_of[first] - self.paragraph_of[firm.noun] <= 1]
        if same:
            chosen = same[-1]
        elif len(names) == 1:
            chosen = akin[0]
        elif len({firm.name for firm in near}) == 1:
            chosen = near[-1]
        else:
            if akin or stop - noun > 1:
                return None
            return self._just_named(first) or (self._main_body(first) if kind is settings.firm_nouns else None)
        return self._description(chosen.first, chosen.stop)

    def _body_of_words(self, first: int, noun: int, stop: int) -> Speaker | None:
        """« L’agence de notation Nordal », or « l’agence Nordal », and « l’agence de notation »: the one so called."""
        if stop - noun < 3 or low(self.doc[noun + 1]) not in DE or low(self.doc[first]) not in _DEFINITE:
            return None
        size = stop - noun
        called = [low(self.doc[at]) for at in range(noun, stop)]
        for firm in reversed(self._firms):
            behind = firm.noun + size
            named = firm.stop <= first and behind < firm.stop and self.doc[behind].text[:1].isupper()
            if named and [low(self.doc[at]) for at in range(firm.noun, behind)] == called:
                return self._description(behind, firm.stop)
        alike = [firm for firm in self._firms if firm.stop <= first and low(self.doc[firm.noun]) == called[0]]
        one = len({firm.name for firm in alike}) == 1 and all(low(word) == word.text for word in self.doc[noun:stop])
        return self._description(alike[-1].first, alike[-1].stop) if one and size == 3 else None

    def _just_named(self, first: int) -> Speaker | None:
        """« Vanol exige des garanties. “…”, résume |le syndicat| »: the body that was named last."""
        for event in self._recent(first, window=0):
            speaker = event.speaker
            if not event.subject or event.paragraph != self.paragraph_of[first] or speaker.plural:
                continue
            words = self.doc[speaker.first : speaker.stop]
            bare = all(word.text[:1].isupper() or low(word) in _DEFINITE or word.ent_type_ == "ORG" for word in words)
            # « Unia » may be taken for a person: no first name, no gender.
            person = speaker.person and (" " in speaker.text or speaker.gender is not None)
            return speaker if bare and not person and not self.is_person_role(speaker) else None
        return None

    def _main_body(self, first: int) -> Speaker | None:
        """« Carmat alerte. “…”, écrit |la société| »: the one body that the text names again and again."""
        at = self._named_most
        return self._description(at, at + 1) if at is not None and at < first else None

    @cached_property
    def _named_most(self) -> int | None:
        """Where the word with a capital that is named most stands first, if at times it is a body by its tag."""
        places: dict[str, list[int]] = {}
        for word in self.doc:
            text = word.text
            if text[:1].isupper() and text.isalpha() and len(text) > 2 and word.pos_ in _NAMING:
                places.setdefault(text, []).append(word.i)
        often = sorted((rows for rows in places.values() if len(rows) >= _OFTEN), key=lambda rows: -len(rows))
        people = [person for person in self.persons if person.gender is not None or " " in person.name]
        taken = {at for person in people for m in person.mentions for at in range(m.first, m.stop)}
        often = [rows for rows in often if not taken & set(rows) and self._body_at(rows)]
        if not often or (len(often) > 1 and len(often[1]) == len(often[0])):
            return None
        return next((at for at in often[0] if not self.inside[at]), None)

    def _body_at(self, rows: list[int]) -> bool:
        word = self.doc[rows[0]]
        known = lexicon.is_noun(word.low) or lexicon.is_adjective(word.low) or word.text in place_names()
        subject = any(self.doc[at].dep_.startswith("nsubj") for at in rows)
        body = any(self.doc[at].ent_type_ == "ORG" or (at and self.doc[at - 1].low == "chez") for at in rows)
        return not known and subject and body

    def _kind_of(self, firm: Firm, kind: frozenset[str]) -> bool:
        token = self.doc[firm.noun]
        return token.low in kind or token.lemma_.lower() in kind or self._start_up(firm.noun)

    def _man_near(self, first: int) -> bool:
        """Whether the paragraph has spoken of a man, who may be meant by « l’industriel »."""
        recent = self._recent(first, window=0)
        here = [event for event in recent if event.paragraph == self.paragraph_of[first]]
        return any(event.speaker.person and event.speaker.gender == "m" for event in here)
