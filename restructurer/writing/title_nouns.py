"""What stands before a stretch of a title: how firm its noun is, what its verb asks for."""

from __future__ import annotations

from restructurer.french import lexicon
from restructurer.writing.title_reading import NOMINAL, Chunk, Title, standing

DEFINITE = frozenset(
    ("le", "la", "l'", "les", "du", "au", "aux", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs")
)
_INDEFINITE = frozenset(("un", "une", "plusieurs", "quelques"))


def ends_well(title: Title, token: int) -> bool:
    """Whether a verb can end a title (« démissionne »)."""
    low = title.syntax.low[token]
    lemmas = {title.syntax.lemma[token], *lexicon.lemmas(low, "V")}
    return not lemmas.isdisjoint(title.lists.intransitive)


def gives_to(title: Title, verb: int) -> bool:
    """Whether a verb says to whom: « restitue … à »."""
    lemmas = {title.syntax.lemma[verb], *lexicon.lemmas(title.syntax.low[verb], "V")}
    return not lemmas.isdisjoint(title.lists.giving)


def noun_before(title: Title, token: int) -> int:
    """The noun on which a stretch would hang: the last one before it."""
    syntax, at = title.syntax, token - 1
    while at > 0 and syntax.pos[at] not in NOMINAL:
        at -= 1
    while at > 2 and syntax.low[at - 1] in ("de", "d'") and syntax.pos[at] == "NOUN":
        above = at - 2  # « les jets privés de nuit »: the jets
        while above > 0 and syntax.pos[above] in ("ADJ", "VERB") and above not in title.verbs:
            above -= 1
        if syntax.pos[above] != "NOUN":
            break
        at = above
    return at


def firmness(title: Title, noun: int, stop: int) -> str:
    """How a noun says which one it means: ``name``, ``definite``, ``indefinite`` or ``bare``."""
    syntax = title.syntax
    if syntax.pos[noun] in ("PROPN", "X") or syntax.text[noun][:1].isupper():
        return "name"
    at = noun
    if syntax.pos[noun] == "NUM" or syntax.text[noun] == "%":
        return "indefinite"
    while at > 0 and syntax.pos[at - 1] in ("ADJ", "NUM", "NOUN") and syntax.low[at - 1] not in title.lists.times:
        at -= 1
        if syntax.pos[at] == "NUM" or syntax.low[at][:1].isdigit():
            return "indefinite"
    word = syntax.low[at - 1] if at else ""
    if word in ("des", "de", "d'") and at > 1 and syntax.pos[at - 2] not in NOMINAL:
        return "indefinite" if word == "des" else "bare"
    if word in DEFINITE or word in ("du", "des"):
        return "definite"
    return "indefinite" if word in _INDEFINITE or word[:1].isdigit() else "bare"


def compound(title: Title, chunk: Chunk) -> bool:
    """Whether a noun and a bare noun behind a preposition are one: « mise | en examen », « feux | en plein air »."""
    syntax, after = title.syntax, chunk.first + 1
    if standing(syntax, chunk.first, title.lists.place_prepositions) > 1:
        return False  # « à travers quatre villages »
    if syntax.low[chunk.first] not in ("à", "en", "sous", "par") or after >= chunk.stop:
        return False
    nominal = syntax.pos[chunk.first - 1] == "NOUN" or syntax.pos[chunk.first - 2] == "DET"
    if syntax.pos[after] == "ADJ" and after + 1 < chunk.stop:
        after += 1
    return (
        nominal
        and syntax.pos[after] == "NOUN"
        and syntax.text[after].islower()
        and syntax.low[after] not in title.lists.times
    )
