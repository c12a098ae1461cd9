"""Pronouns, possessives and demonstratives of a draft whose antecedent stands outside it."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.french import lexicon
from restructurer.writing.syntax import Syntax, words_standing

_PERSONS = frozenset(
    """je j' me m' moi tu te t' toi nous vous mon ma mes notre nos votre vos il elle ils elles lui eux y
    celui-ci celle-ci ceux-ci celles-ci celui-là celle-là ceux-là ce c' cela ça ceci celui celle ceux celles
    -il -elle -ils -elles -t-il -t-elle on -on -t-on soi chacun tous deux premier second dernier-ci leur""".split()
) - {"deux", "premier", "second", "tous", "leur"}
_POSSESSIVES = frozenset(("son", "sa", "ses", "leur", "leurs"))
_SINGULAR_OWNER, _PLURAL_OWNER = frozenset(("son", "sa", "ses")), frozenset(("leur", "leurs"))
_DEMONSTRATIVES = frozenset(("ce", "cet", "cette", "ces"))
_DEFINITE = frozenset(("le", "la", "les", "l'", "des", "du", "aux", "au"))
_BACKWARD = frozenset(
    ("ledit", "ladite", "lesdits", "lesdites", "tel", "telle", "tels", "telles", "dernier", "précité", "susdit")
)
_SEASONS = frozenset(
    """année semaine mois été hiver automne printemps week-end lundi mardi mercredi jeudi vendredi samedi dimanche matin
    soir""".split()
)

_SOME = frozenset(("aucun", "aucune", "certains", "certaines", "plusieurs", "chacune", "quelques-uns", "quelques-unes"))

# Every word that the guard of pronouns asks for: where none stands it has nothing to say.
_POINTERS = (
    _PERSONS | _DEMONSTRATIVES | _POSSESSIVES | _BACKWARD | {"en", "tel", "telle", "tels", "telles", "ledit", "ladite"}
    | {"même", "mêmes", "autre", "autres"} | _SOME
)  # fmt: skip


_OBJECTS = frozenset(("le", "la", "les", "l'"))
_SET_PHRASES = ("emporter", "échapper")  # « l’emporte sur », « l’échappe belle »: « l’ » stands for nothing


def _alone(syntax: Syntax, kept: Sequence[int]) -> bool:
    """Whether a word of quantity that opens a stretch has no noun: « Aucune ne travaille », not « Aucune offre »."""
    return len(kept) > 1 and syntax.pos[kept[1]] not in ("NOUN", "ADJ", "PROPN", "NUM", "ADP", "X")


def _pointers(syntax: Syntax) -> frozenset[int]:
    """Where words stand that may point outside, and the objects « le », « la », « les » of a verb."""
    objects = [
        token
        for word in sorted(_OBJECTS)
        for token in syntax.places.get(word, ())
        if syntax.pos[token] == "PRON" and syntax.lemma[syntax.head[token]] not in _SET_PHRASES
    ]
    return words_standing(syntax, _POINTERS.__contains__) | frozenset(objects)


def orphans(syntax: Syntax, kept: Sequence[int], named: Sequence[int]) -> str | None:
    """The first word among ``kept`` that points outside; ``named``: tokens that a name was written for."""
    pointers = syntax.once("pointers", 0, orphans, lambda: _pointers(syntax))
    if pointers.isdisjoint(kept):
        return None
    for index in [index for index, token in enumerate(kept) if token in pointers]:
        token = kept[index]
        low, pos = syntax.low[token], syntax.pos[token]
        feats = syntax.feats[token]
        if low in _OBJECTS or (low in _SOME and not index and _alone(syntax, kept)):
            return "orphan pronoun"
        if low in _PERSONS and not (low in ("ce", "c'") and pos == "DET"):
            if not is_person(syntax, token) or _at_home(syntax, kept, index):
                continue
            return "orphan pronoun"
        if low == "en" and pos == "PRON":
            return "orphan pronoun"
        if low in _DEMONSTRATIVES and pos == "DET":
            noun = syntax.lemma[syntax.head[token]]
            if noun not in _SEASONS:
                return "orphan demonstrative"
        if (
            low in _POSSESSIVES
            and (feats.get("Poss") == "Yes" or pos == "DET")
            and not _owned(syntax, low, _owners(syntax, token, kept[: index + 1], named))
        ):
            return "orphan possessive"
        if low in ("tel", "telle", "tels", "telles", "ledit", "ladite") and pos in ("ADJ", "DET"):
            return "orphan adjective"
        if low in ("même", "mêmes", "autre", "autres") and index and syntax.low[kept[index - 1]] in _DEFINITE:
            return "orphan adjective"
        after = kept[index + 1] if index + 1 < len(kept) else -1
        if low == "autres" and (
            pos in ("PRON", "NOUN") or after < 0 or syntax.pos[after] not in ("NOUN", "ADJ", "PROPN")
        ):
            return "orphan pronoun"
        if (
            low in _BACKWARD
            and pos in ("ADJ", "PRON", "DET")
            and index
            and syntax.low[kept[index - 1]] in _DEMONSTRATIVES
        ):
            return "orphan adjective"
    return None


_HOMES = {"lui": "Sing", "elle": "Sing", "eux": "Plur", "elles": "Plur"}


def _at_home(syntax: Syntax, kept: Sequence[int], index: int) -> bool:
    """Whether « chez eux » stands behind those whose home it is: « invite les curieux à rester chez eux »."""
    token = kept[index]
    number = _HOMES.get(syntax.low[token])
    if number is None or not index or syntax.low[kept[index - 1]] != "chez":
        return False
    nouns = [
        t for t in kept[:index] if syntax.pos[t] in ("NOUN", "PROPN") and syntax.dep[t].startswith(("nsubj", "obj"))
    ]
    agreeing = [t for t in nouns if (syntax.feats[t].get("Number") or _lexical_number(syntax, t)) == number]
    return len(agreeing) == 1 and agreeing[0] == nouns[-1]


def is_person(syntax: Syntax, token: int) -> bool:
    """Whether a token is a pronoun that stands for somebody or something told before, whatever stands beside it."""
    low, pos = syntax.low[token], syntax.pos[token]
    if low not in _PERSONS or (low in ("ce", "c'") and pos == "DET"):
        return False
    if low == "il" and _impersonal(syntax, token):
        return False
    return low not in ("lui", "y", "en") or pos == "PRON"


def _owners(syntax: Syntax, token: int, before: Sequence[int], named: Sequence[int]) -> list[int]:
    """What a possessive may belong to: the names and subjects before it that do not hold it, and what was named."""
    names = [
        t
        for t in before
        if (syntax.pos[t] in ("PROPN", "X") and syntax.text[t][:1].isalpha() and syntax.dep[t] != "case")
        or syntax.dep[t].startswith("nsubj")
    ]
    return [t for t in (*named, *names) if not syntax.left[t] <= token <= syntax.right[t] or t in named]


_IMPERSONAL = frozenset("""falloir rester exister y pleuvoir neiger convenir importer suffire""".split())


def _impersonal(syntax: Syntax, token: int) -> bool:
    """Whether « il » stands for nobody: « il faut », « il y a », « il est prévu de »."""
    if syntax.dep[token] != "expl:subj":
        return False
    head = syntax.head[token]
    if syntax.lemma[head] in _IMPERSONAL or any(syntax.low[c] == "y" for c in syntax.children[head]):
        return True
    return any(syntax.dep[c] in ("ccomp", "csubj", "xcomp") for c in syntax.children[head]) and any(
        syntax.lemma[c] == "être" for c in syntax.children[head]
    )


def _owned(syntax: Syntax, low: str, owners: Sequence[int]) -> bool:
    """Whether a noun before a possessive can be its owner, by number."""
    for token in owners:
        number = syntax.feats[token].get("Number") or _lexical_number(syntax, token)
        coordinated = any(syntax.dep[c] == "conj" for c in syntax.children[token])
        if low in _PLURAL_OWNER and (number == "Plur" or coordinated):
            return True
        if low in _SINGULAR_OWNER and number != "Plur" and not coordinated:
            return True
    return False


def _lexical_number(syntax: Syntax, token: int) -> str | None:
    number = lexicon.number(syntax.text[token])
    return {"s": "Sing", "p": "Plur"}.get(number or "")
