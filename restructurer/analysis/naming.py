"""How a text calls whom it speaks of: a name, a name with its role, or a description with its gender and number."""

from __future__ import annotations

from dataclasses import dataclass

from restructurer.analysis.names import CIVIL_TITLES, Gender, Person, place_names
from restructurer.analysis.phrases import DETERMINERS, low, phrase_stop, starts_phrase, words
from restructurer.analysis.role_nouns import DE, FULL_STOPS
from restructurer.analysis.roles import AGENTS, QUALIFIERS, Roles
from restructurer.analysis.tokens import Word
from restructurer.french import lexicon

OTHERS = words("autre deuxième troisième quatrième second seconde")  # « Un autre », « Le deuxième »
DEFINITE = words("le la l' ce cet cette son sa notre")
_TRADES = ("iste", "logue", "euse", "trice", "eur", "ier", "ière", "cien", "cienne", "iatre")
_PERHAPS_FROM = ("on", "onne", "in", "ine", "an", "ane")  # « le Grison »: where an adjective has that form
_GOVERNING = words("par à avec pour contre chez sur de d'")
_PLURALS = words(
    "les des ces leurs ses plusieurs certains certaines quelques de deux trois quatre cinq six sept dix beaucoup"
)


@dataclass(slots=True)
class Speaker:
    """Who speaks: the name or description, where it stands (tokens), gender and number."""

    text: str
    first: int
    stop: int
    gender: Gender | None = None
    plural: bool = False
    person: bool = False


class Naming(Roles):
    """Who is meant at a token: the person or body, or the description that the text gives."""

    def _together(self, first: int) -> Speaker | None:
        """« Anne et Paul ont repris la ferme », for « ils »: two names that « et » ties."""
        stop = self.name_starts[first]
        other = stop + 1
        if other >= len(self.doc) or low(self.doc[stop]) != "et" or other not in self.person_at:
            return None
        one, two = self.speaker_of(self.person_at[first]), self.speaker_of(self.person_at[other])
        gender: Gender | None = "f" if one.gender == two.gender == "f" else "m"
        return Speaker(f"{one.text} et {two.text}", first, self.name_starts[other], gender, True, True)

    def _contrasted(self, stop: int) -> bool:
        """Whether « , elle, » or « , lui, » follows a description."""
        doc = self.doc
        return (
            stop + 2 < len(doc)
            and doc[stop].text == doc[stop + 2].text == ","
            and low(doc[stop + 1]) in ("lui", "elle", "eux", "elles")
        )

    def _opens_with(self, noun: int) -> bool:
        """Whether a noun with its determiner and adjectives opens its sentence: « Une autre future mère »."""
        at = self._phrase_start(noun)
        return at < noun and self._opens(at)

    def _phrase_start(self, noun: int) -> int:
        """Where a noun's determiner, numbers and adjectives start; the noun where it has none."""
        at = noun
        while at > 0 and noun - at < 4 and self.doc[at - 1].pos_ in ("DET", "ADJ", "NUM"):
            at -= 1
        return at

    def role_starts(self, noun: int) -> int | None:
        """Where « le prévenu », « un juge » starts, the token of « prévenu » given; ``None`` for a body or several."""
        role = self._role(self.doc[noun])
        if role is None or role in self.rules.settings.bodies or self.doc[noun].number == "Plur":
            return None
        begin = self._phrase_start(noun)
        contracted = begin == noun and low(self.doc[noun - 1]) in ("du", "au")
        definite = begin < noun and low(self.doc[begin]) in DEFINITE | {"un", "une"}
        return begin if contracted or definite else None

    def _presented(self, noun: int) -> bool:
        """« C’est |un automobiliste| qui a donné l’alerte »: somebody whom the text brings in."""
        doc = self.doc
        if noun < 3 or low(doc[noun - 1]) not in ("un", "une") or low(doc[noun - 2]) not in ("est", "était"):
            return False
        stop = min(len(doc), noun + 14)
        told = next((i for i in range(noun + 1, stop) if low(doc[i]) == "qui"), None)
        known = self._role(doc[noun]) is not None or low(doc[noun]).endswith(AGENTS)
        return told is not None and known and low(doc[noun - 3]) in ("c'", "c")

    def _as_for(self, noun: int) -> int | None:
        """« Quant |à la ministre|, elle… »: where a role starts that the sentence is said to be about."""
        at = noun - 1
        while at > 0 and noun - at < 4 and self.doc[at].low not in ("à", "au"):
            at -= 1
        return at + 1 if at > 0 and self.doc[at - 1].low == "quant" else None

    def _according(self, noun: int) -> int | None:
        """« Selon |la préfecture|, la rixe… », « …, d'après |le parquet| »: where a role starts whose word it is."""
        begin = self._phrase_start(noun)
        before = low(self.doc[begin - 1]) if 0 < begin < noun else ""
        told = before == "selon" or (before == "après" and low(self.doc[begin - 2]) == "d'")
        return begin if told else None

    def _framed(self, first: int) -> bool:
        """« Quant au maire, X, il… »: a name that the sentence is said to be about."""
        for at in range(first - 1, max(first - 12, -1), -1):
            token = self.doc[at]
            if token.low == "quant":
                return True
            if (
                token.low in ("pour", "selon", "chez")
                and first - at <= 2
                and (at == 0 or self.doc[at - 1].text in FULL_STOPS)
            ):
                return True
            if token.form == "Fin" or token.text in (".", ";", ":") or self.inside[at]:
                return False
        return False

    def _describe_head(self, token: Word) -> Speaker | None:
        doc = self.doc
        named = token.pos_ == "PROPN" or token.ent_type_ == "ORG"
        document = low(token) in self.rules.settings.document_nouns
        entry = self.rules.verb(low(token.head)) if token.head.pos_ == "VERB" else None
        says = entry is not None and any({"clause", "object"} <= where and "weak" not in where for _, _, where in entry)
        known = self._role(token) is not None or low(token) in self.by_role
        if token.i and low(doc[token.i - 1]) == "les" and not token.low.endswith(("s", "x", "z")):
            return None  # « compte les chants, |les note| »: a verb
        if not (named or document or says or known or self._from_somewhere(token) or self._trade(token)):
            return None
        begin = token.left
        cleft = next((i for i in range(begin, token.i - 1) if low(doc[i]) == "c'" and doc[i + 1].low == "est"), None)
        if cleft is not None:
            return None  # « La menuiserie, c’est son père qui l’a fondée »
        while begin < token.i and not starts_phrase(doc, begin, token.i + 1):
            begin += 1
        if begin == token.i and begin > 0 and not self.inside[begin - 1] and doc[begin - 1].pos_ == "DET":
            begin -= 1
        stop = max(token.i + 1, phrase_stop(doc, begin, min(len(doc), token.right + 1)))
        if token.low == "numéro":
            stop = max(stop, phrase_stop(doc, min(token.i + 1, len(doc) - 1), len(doc)))  # « numéro deux »
        if token.low == "jeune" and self._role(token) == "société":
            stop = max(stop, token.i + 2)  # « la jeune pousse »
        if begin > 0:
            left = self._apposed(begin)
            if left is not None:
                return self.speaker_of(left)
        behind = self._behind(stop, token.right + 1)
        if behind is not None:
            return self.speaker_of(behind)
        told = self._told_behind(token, stop)
        if told is not None:
            return told
        for at in range(begin, stop):
            if at in self.person_at and (at == begin or low(doc[at - 1]) not in DE):
                return self.speaker_of(self.person_at[at])
        return self._description(begin, stop)

    def _told_behind(self, token: Word, stop: int) -> Speaker | None:
        """« La troisième, |une ancienne caissière|, se lève »: what is said of somebody whom a vague word brings in."""
        doc = self.doc
        role = self._role(token)
        if role is not None and role not in self.rules.settings.neutral_roles:
            return None
        if stop + 2 >= len(doc) or doc[stop].text != "," or low(doc[stop + 1]) not in ("un", "une"):
            return None
        end = phrase_stop(doc, stop + 1, len(doc))
        known = any(self._role(doc[i]) is not None or doc[i].low.endswith(AGENTS) for i in range(stop + 2, end))
        return self._description(stop + 1, end) if known else None

    def _trade(self, token: Word) -> bool:
        """« Le bouquiniste hausse les épaules »: a noun of who does something, that no list knows."""
        before = low(self.doc[token.i - 1]) if token.i else ""
        person = token.low.endswith(_TRADES) and token.low not in self.rules.settings.not_agents
        return before in ("le", "la", "l'") and person and token.pos_ == "NOUN" and token.dep_.startswith("nsubj")

    def _from_somewhere(self, token: Word) -> bool:
        """« l’Américain », « la Genevoise »: a noun with a capital that says where somebody is from."""
        before = low(self.doc[token.i - 1]) if token.i else ""
        return before in ("le", "la", "l'", "un", "une") and self.is_demonym(token)

    def is_demonym(self, token: Word) -> bool:
        """Whether a noun with a capital ends as those of people do and is no country or region."""
        text = token.text
        return (
            text[:1].isupper()
            and not text.isupper()
            and (
                token.low.endswith(self.rules.settings.demonym_endings)
                or (token.low.endswith(_PERHAPS_FROM) and lexicon.is_adjective(token.low))
            )
            and text not in place_names()
            and text not in self.rules.settings.not_demonyms
        )

    def _behind(self, stop: int, limit: int) -> Person | None:
        """The person named right behind a description: « Son avocat, Me X », « le porte-parole, le colonel X »."""
        doc = self.doc
        # « le vice-président chargé de la propreté, X »: the complement stands before the comma.
        for ahead in range(stop, min(stop + 8, len(doc))):
            if doc[ahead].text == ",":
                stop = ahead
                break
            glued = doc[ahead].text == "-" and not doc[ahead].space  # « la Pitié-Salpêtrière »
            if (doc[ahead].is_punct and not glued) or doc[ahead].form == "Fin" or self.inside[ahead]:
                return None
        if stop >= len(doc) or doc[stop].text != ",":
            return None
        for at in range(stop + 1, min(stop + 6, len(doc))):
            if at in self.person_at:
                return self.person_at[at]
            if doc[at].pos_ not in ("DET", "NOUN", "ADJ") and low(doc[at]) not in CIVIL_TITLES:
                return None
        return None

    def _apposed(self, first: int) -> Person | None:
        """The person whose name stands just before a description: « X, le président de Y »."""
        doc = self.doc
        before = first - 1
        if doc[before].text == ",":
            before -= 1
        elif low(doc[first]) not in ("le", "la", "l'"):
            return None
        noun = doc[first + 1] if first + 1 < len(doc) else doc[first]
        described = low(doc[first]) in DEFINITE | {"un", "une"} or self._role(doc[first]) is not None
        if not described and noun.pos_ != "NOUN":
            return None
        if noun.text[:1].isupper() and self._role(noun) is None:
            return None
        for start in range(before, max(before - 6, -1), -1):
            if self.name_starts.get(start) == before + 1 and self.paragraph_of[start] == self.paragraph_of[first]:
                governed = (start > 0 and low(doc[start - 1]) in _GOVERNING) or self._fronted(start)
                return None if governed or self._channel(start) else self.person_at.get(start)
        return None

    def _channel(self, name: int) -> bool:
        """« Sur sa page |Facebook|, le producteur… »: the name of where something is said."""
        doc = self.doc
        if name < 3 or doc[name - 1].pos_ != "NOUN" or self._role(doc[name - 1]) is not None:
            return False
        return low(doc[name - 2]) in DETERMINERS and low(doc[name - 3]) in ("sur", "dans", "via")

    def says_nothing(self, mention: tuple[int, int], *, words: bool = False) -> bool:
        """Whether no word of a mention names somebody, a body or a paper; ``words``: nor do words say anything."""
        settings = self.rules.settings
        able = settings.document_nouns | settings.firm_nouns | settings.civic_nouns | settings.crowd_nouns
        if not words and low(self.doc[mention[0]]) not in ("ce", "cette", "cet"):  # « a eu |ce mot|, qui résume… »
            able |= settings.speech_nouns
        for at in range(*mention):
            token = self.doc[at]
            head = low(token).removesuffix("s")
            capital = token.text[:1].isupper() and at > mention[0]
            if at in self.name_starts or capital or token.pos_ == "PRON":
                return False
            if self._role(token) is not None or low(token) in able or head in able or head.endswith(AGENTS):
                return False
            if token.ent_type_ in ("ORG", "PER", "LOC") or low(token) in OTHERS or head == "entourage":
                return False
        return any(self.doc[at].pos_ == "NOUN" for at in range(*mention))

    def speaker_of(self, person: Person) -> Speaker:
        """A person as who speaks, with the title where no first name is told."""
        name = person.name
        title = person.mentions[0].title if person.mentions else None
        if title and " " not in name:
            at = person.mentions[0].first - 1
            own = self.doc[at].low in CIVIL_TITLES
            name = f"{self.doc[at].text if own else title.capitalize()} {name}"
        return Speaker(name, person.first, person.stop, person.gender, False, True)

    def words(self, first: int, stop: int) -> str:
        """The words of a token range as they stand in the text."""
        raw = self.passage.text[self.passage.starts[first] : self.passage.end_of(stop - 1)]
        return " ".join(raw.replace("\u00ad", "").split())

    def _description(self, first: int, stop: int) -> Speaker:
        doc = self.doc
        if stop + 1 < len(doc) and doc[stop].text == "-" and not doc[stop - 1].space and not doc[stop].space:
            stop += 2  # « le médecin|-chef| »
        noun = next((i for i in range(first, stop) if doc[i].pos_ in ("NOUN", "PROPN")), None)
        if noun is None:  # « son ancien |associé| », a participle to the tagger
            noun = next((i for i in range(first, stop) if self._role(doc[i]) is not None), first)
        if noun + 1 < stop and low(doc[noun]) in QUALIFIERS and self._role(doc[noun + 1]) is not None:
            noun += 1  # « son |ancien| associé », a noun to the tagger
        opener = low(doc[first])
        many = doc[noun].number == "Plur" and opener not in ("le", "la", "l'", "un", "une")
        plural = opener in _PLURALS or many
        if opener in ("un", "une", "l'un", "l'une") and first + 1 < stop and low(doc[first + 1]) in DE:
            plural = False
        return Speaker(self.words(first, stop), first, stop, self.gender_of(noun), plural)
