"""What tokens name a role, of which gender, and whether it is said of a name beside it."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.analysis.names import Gender
from restructurer.analysis.phrases import is_date_word, low, phrase_stop, words
from restructurer.analysis.quoterules import QuoteRules
from restructurer.analysis.tokens import Word, Words
from restructurer.french import lexicon

_NO_CALLING = words(
    "part côté fois heure temps ans preuve chose face suite voix mine main air tête lieu fin début reste date cause "
    "raison faute partie mort silence vie soir matin jour"
)
_BEFORE_VERB = words("ne n' se s' y lui leur les")
FULL_STOPS = (".", "!", "?", "…")
_TELLING = ("euse", "trice", "ière", "ienne", "teur", "ceur", "neur", "ier", "ien")
DE = words("de d' du des")
_FEMININE = words(
    "ancienne générale adjointe principale première nouvelle seconde actuelle régionale nationale communale municipale "
    "cantonale fédérale départementale locale permanente présidente déléguée suppléante générale-adjointe"
)
_PREFIXES = ("ex", "sous", "vice", "co")
_MASCULINE = words("ancien premier nouveau nouvel principal second actuel adjoint")


class RoleNouns:
    """Reads the nouns for what somebody is."""

    doc: Words
    rules: QuoteRules
    name_starts: dict[int, int]
    paragraph_of: list[int]
    inside: Sequence[bool]
    _roles: dict[int, str | None]

    def _owned(self, at: int) -> bool:
        return at + 1 < len(self.doc) and low(self.doc[at + 1]) in DE

    def _whom(self, at: int) -> bool:
        """« X défend |le prévenu|, |deux salariées|, |Y| », and not « une réforme »: whom an advocate speaks for."""
        row = range(at, min(at + 3, len(self.doc)))
        return any(i in self.name_starts or self._role(self.doc[i]) is not None for i in row)

    def _calling(self, at: int) -> bool:
        """Whether a noun right behind « X, » says what X is, though no list knows it: « X, céramiste à Huy »."""
        token = self.doc[at]
        noun = token.pos_ == "NOUN" or (token.pos_ in ("ADJ", "PROPN", "X") and lexicon.is_noun(token.low))
        if not noun or not token.text[:1].islower() or token.number == "Plur" or is_date_word(token):
            return False
        after = self.doc[at + 1] if at + 1 < len(self.doc) else token
        ends = after.is_punct or low(after) in DE | {"à", "en", "chez", "au", "aux", "et"}
        ends = ends or after.pos_ in ("ADJ", "NOUN")
        return ends and low(token) not in _NO_CALLING

    def _leads_to(self, role: int, name: int) -> bool:
        """Whether the phrase of a role noun runs up to the name (with a comma at most between)."""
        stop = phrase_stop(self.doc, role, name)
        return name - stop <= 2

    def _role(self, token: Word) -> str | None:
        """The role that a token names, worked out once."""
        known = self._roles.get(token.i, "")
        if known == "":
            known = self._roles[token.i] = self._role_of(token)
        return known

    def _role_of(self, token: Word) -> str | None:
        word = token.low
        if not token.space and token.i + 2 < len(self.doc) and self.doc[token.i + 1].text == "/":
            # « le P/APC »
            word = f"{word}/{low(self.doc[token.i + 2])}"
        if word == "jeune" and token.i + 1 < len(self.doc) and low(self.doc[token.i + 1]).startswith("pousse"):
            return "société"
        if word in self.rules.roles:
            return word
        prefix, _, rest = word.partition("-")
        known = rest.split("-")[0]
        if prefix in _PREFIXES and known in self.rules.roles and not known.startswith("premi"):
            return known if prefix == "ex" else word  # « l’ex-ministre », « la sous-préfète »
        head = prefix
        if head != word and head in self.rules.roles:
            return head
        lemma = token.lemma_.lower()
        return lemma if token.pos_ == "NOUN" and lemma in self.rules.roles else None

    def is_role(self, at: int) -> bool:
        """Whether a token names a role or a body that speaks."""
        return self._role(self.doc[at]) is not None

    def _framed_by(self, noun: int, behind: int) -> bool:
        """« Interrogé sur le meurtrier, |X| n’a pas répondu »: the frame of the clause whose subject is X."""
        doc = self.doc
        begin = noun
        while begin > 0 and doc[begin - 1].pos_ in ("DET", "ADJ", "NUM"):
            begin -= 1
        governed = begin > 0 and (doc[begin - 1].pos_ == "ADP" or low(doc[begin - 1]) in ("et", "ou"))
        contracted = low(doc[begin]) in ("du", "des", "au", "aux")
        goes_on = behind < len(doc) and (doc[behind].form == "Fin" or low(doc[behind]) in _BEFORE_VERB)
        return goes_on and (governed or contracted)

    def gender_of(self, noun: int) -> Gender | None:
        """The gender that a noun's determiner, an adjective beside it or its own form tells."""
        before = noun - 1
        agreeing: Gender | None = None
        while before >= 0 and noun - before < 4:
            token = self.doc[before]
            word = low(token)
            if word in ("la", "une", "cette", "sa", "ma"):
                return "f"
            if word in ("le", "un", "ce", "cet", "mon"):
                return "m"
            if token.pos_ not in ("ADJ", "NOUN", "NUM"):
                break
            if noun - before == 1 and agreeing is None:  # « l’ancienne secrétaire », « son nouvel avocat »
                agreeing = "f" if word in _FEMININE else "m" if word in _MASCULINE else None
            before -= 1
        if agreeing is None and noun + 1 < len(self.doc) and self.doc[noun + 1].low in _FEMININE:
            agreeing = "f"  # « X, secrétaire générale »
        if agreeing is not None:
            return agreeing
        word = self.doc[noun].low
        if word in self.rules.settings.either_gender or len({code[0] for code in lexicon.noun_codes(word)}) == 2:
            return None  # « X, porte-parole du collectif »: the tagger only guesses
        if self._role(self.doc[noun]) is not None and word.endswith(_TELLING):
            return "f" if word.endswith("e") else "m"  # « l’influenceur », whatever the tagger says
        gender = self.doc[noun].gender
        return {"Fem": "f", "Masc": "m"}.get(gender)  # type: ignore[return-value]

    def _opens(self, first: int) -> bool:
        """Whether a name opens its sentence: « X, 34 ans, habite… », whose verb the parse often misses."""
        before = first - 1
        if before < 0 or self.paragraph_of[before] != self.paragraph_of[first]:
            return True
        return self.doc[before].text in FULL_STOPS or (
            self.inside[before] and first >= 2 and self.doc[before - 1].text in FULL_STOPS
        )
