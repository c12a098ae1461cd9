"""Verbs of a title, by the tags and the lexicon: titles are telegrams, and their tags often fail."""

from __future__ import annotations

from restructurer.french import lexicon
from restructurer.writing.syntax import Syntax


def is_finite(syntax: Syntax, token: int) -> bool:
    """Whether a token is a finite verb, whatever its tag."""
    pos, low = syntax.pos[token], syntax.low[token]
    if (
        low == "a"
        and syntax.low[max(0, token - 2) : token] == ("il", "y")
        and _SPANS & {*syntax.low[token + 1 : token + 4]}
    ):
        return False  # « il y a vingt ans »
    if _describes(syntax, token) or _apposed(syntax, token):
        return False
    if syntax.feats[token].get("VerbForm") == "Fin" and pos in ("VERB", "AUX"):
        return not (
            pos == "VERB" and syntax.pos[token - 1] == "DET" and syntax.low[token - 1] not in ("le", "la", "les", "l'")
        )
    if pos == "PROPN" and token and low == syntax.text[token] and low.endswith("ent") and not lexicon.is_noun(low):
        return any(one.person == 3 and one.mood == "ind" for one in lexicon.conjugations(low))  # « débrayent »
    if not token or pos not in ("NOUN", "ADJ", "VERB") or not low.isalpha() or low.endswith(("é", "és", "ée", "ées")):
        return False
    readings = lexicon.conjugations(low)
    if syntax.feats[token].get("VerbForm") == "Part" and any(one.mood == "par" for one in readings):
        return _counting(syntax, token)
    unknown = pos == "VERB" and not lexicon.known(low) and low.endswith(("e", "ent", "a", "ra", "ront"))
    if not unknown and not any(one.person == 3 and one.mood in ("ind", "cnd") for one in readings):
        return False
    if any(one.mood == "inf" for one in readings):
        return False
    before = "PROPN" if syntax.text[token - 1][:1].isupper() and token > 1 else syntax.pos[token - 1]
    after = syntax.pos[token + 1] if token + 1 < len(syntax) else "PUNCT"
    if pos == "ADJ" and before in ("NOUN", "PROPN") and not lexicon.is_adjective(low):
        return True  # « le gouvernement coupe dans… »
    if pos == "VERB":
        behind = before == "CCONJ" or (syntax.text[token - 1] == "," and syntax.low[token + 1 : token + 2] != ("par",))
        if behind and after in (("DET", "NUM", "PROPN") if before == "PUNCT" else ("DET", "NUM", "PROPN", "ADP")):
            return True  # « dissout le conseil et | convoque des élections », « Lens, seul en tête, | reçoit Nantes »
        told = before in ("NOUN", "PROPN", "ADJ", "NUM", "X") or syntax.low[token - 1] in ("se", "s'")
        return told and (after in ("DET", "NUM", "PROPN", "ADP", "ADV", "ADJ", "SCONJ") or after == "PUNCT")
    if after == "ADV" and syntax.low[0] in _ASKING and syntax.pos[token + 2 : token + 3] == ("DET",):
        after = "DET"  # « Pourquoi la fermeture du pont | inquiète autant les riverains »
    return before in ("NOUN", "PROPN", "ADJ", "NUM", "X") and after in ("DET", "NUM")


def _counting(syntax: Syntax, token: int) -> bool:
    """Whether a form that is a participle too has its object behind it: « un séisme | fait | plus d’une centaine »."""
    present = any(
        one.person == 3 and one.tense == "pre" and one.mood == "ind" for one in lexicon.conjugations(syntax.low[token])
    )
    helped = any(syntax.pos[t] == "AUX" for t in range(max(0, token - 3), token))
    after = syntax.low[token + 1 : token + 3]
    counted = syntax.pos[token + 1 : token + 2] == ("NUM",) or after in _COUNTS
    return present and not helped and counted and syntax.pos[token - 1] in ("NOUN", "ADJ", "PROPN", "NUM")


_COUNTS = frozenset(
    (first, second)
    for first, seconds in (
        ("plus", ("de", "d'")),
        ("près", ("de", "d'")),
        ("au", ("moins",)),
        ("une", ("dizaine", "centaine")),
    )
    for second in seconds
)
_ASKING = frozenset(("pourquoi", "comment"))


def _apposed(syntax: Syntax, token: int) -> bool:
    """Whether a word behind a comma is a noun that says who somebody is: « Yves Roy, | figure du port, est mort »."""
    if not token or syntax.text[token - 1] != "," or syntax.low[token + 1 : token + 2] not in _BEFORE_NAMES:
        return False
    return lexicon.is_noun(syntax.low[token])


_SPANS = frozenset(("an", "ans", "mois", "jours", "semaines", "siècles", "siècle", "heures", "semaine"))
_BEFORE_NAMES = (("de",), ("du",), ("des",), ("d'",))


def _describes(syntax: Syntax, token: int) -> bool:
    """Whether a form that could be a present is the participle of a noun: « d’un produit | interdit depuis 2018 »."""
    if token < 3 or syntax.pos[token - 1] not in ("NOUN", "ADJ", "PROPN") or syntax.low[token - 2] not in ("un", "une"):
        return False
    if syntax.pos[token - 3] != "ADP" or syntax.pos[token + 1 : token + 2] not in (("ADP",), ("PUNCT",), ()):
        return False
    readings = lexicon.conjugations(syntax.low[token])
    return any(one.mood == "par" and one.tense == "pas" for one in readings)


def is_participle(syntax: Syntax, token: int) -> bool:
    """Whether a token is a past participle that no auxiliary stands before."""
    if syntax.pos[token - 1] in ("AUX", "DET", "ADP"):
        return False
    if syntax.pos[token] not in ("VERB", "ADJ"):
        return _mistagged(syntax, token)
    if any(syntax.pos[t] == "AUX" for t in range(max(0, token - 3), token)):
        return False
    readings = lexicon.conjugations(syntax.low[token])
    past = any(one.mood == "par" and one.tense == "pas" for one in readings)
    if syntax.low[token].rstrip("es") in _EPITHETS:
        return False
    return past and (
        syntax.pos[token] == "VERB" or syntax.low[token].endswith(("é", "és", "ée", "ées", "it", "its", "is"))
    )


# Participles that only describe the noun before them: « l’auteur présumé ».
_EPITHETS = frozenset(("présumé", "supposé", "prétendu", "âgé"))


def _mistagged(syntax: Syntax, token: int) -> bool:
    """Whether a word behind a comma is a participle and no noun, whatever its tag: « …, pressenti pour diriger »."""
    low = syntax.low[token]
    if syntax.text[token - 1] != "," or syntax.pos[token + 1 : token + 2] != ("ADP",) or lexicon.is_noun(low):
        return False
    return past_participle(low)


def past_participle(low: str) -> bool:
    """Whether a word in small letters may be a past participle."""
    return any(one.mood == "par" and one.tense == "pas" for one in lexicon.conjugations(low))
