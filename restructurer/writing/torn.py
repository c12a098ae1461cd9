"""Cuts through what belongs together: complements, lists, names, words at a hyphen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from restructurer.french.calendar import MONTHS
from restructurer.writing.known_words import stands_alone
from restructurer.writing.syntax import Syntax

_OF = frozenset(("de", "du", "des", "d'"))


def torn(syntax: Syntax, kept: Sequence[int], shown: set[int], covered: set[int]) -> str | None:
    """A complement in « de » cut off from its noun; a kept word whose head is gone; an open list."""
    size = len(syntax)
    for token in [token for token in kept if token + 1 not in shown]:
        after = token + 1
        if after >= size or after in covered:
            continue
        if (
            syntax.low[after] in _OF
            and syntax.pos[after] in ("ADP", "DET")
            and syntax.pos[token] in ("NOUN", "ADJ", "VERB", "PROPN", "NUM", "ADV", "X")
            and not (syntax.pos[token] == "NOUN" and stands_alone(syntax, token))
        ):
            return "torn complement"
        if (
            syntax.low[after] in ("et", "ou")
            and syntax.pos[token] in ("NOUN", "PROPN", "ADJ", "X", "NUM")
            and not _verbal_conjunct(syntax, after)
        ):
            return "torn list"
        if syntax.pos[after] == "ADJ" and syntax.pos[token] == "NOUN" and syntax.head[after] == token:
            return "torn adjective"
        if syntax.pos[token] == "PROPN" and syntax.pos[after] == "PROPN" and syntax.text[after] not in (",",):
            return "torn name"
        if syntax.pos[token] == "NOUN" and syntax.pos[after] in ("NUM", "PROPN", "X") and syntax.head[after] == token:
            return "torn name"
        if (not syntax.blank[token] and syntax.text[after][:1].isalnum()) or syntax.text[after][:1] in "-'’":
            return "torn word"
    for token in [token for token in kept if token - 1 not in shown]:
        before = token - 1
        apart = before >= 0 and before not in covered
        names = syntax.pos[token] == "PROPN" and syntax.pos[before] == "PROPN"
        if apart and names and syntax.head[token] == before:
            return "torn name"
        if apart and before > kept[0] and syntax.low[token] in ("ici", "là") and syntax.pos[before] != "PUNCT":
            return "torn phrase"  # « Une pétition [lancée par le collectif Naître] ici »
    if any(put_nowhere(syntax, token, shown | covered) for token in kept if syntax.lemma[token] in PUTTING):
        return "torn phrase"
    return torn_atom(syntax, kept, shown | covered)


def put_nowhere(syntax: Syntax, verb: int, present: set[int]) -> bool:
    """« Le club mis pour six mois [en redressement judiciaire] »: whether what something is put in is gone."""
    for at in range(verb + 1, min(verb + _PUT_WITHIN, len(syntax) - 1)):
        if syntax.text[at] in ",;:.()" or syntax.feats[at].get("VerbForm") == "Fin":
            return False
        if syntax.low[at] in ("en", "sous", "hors") and syntax.pos[at + 1] in ("NOUN", "ADJ"):
            return at not in present and syntax.lemma[at + 1] not in MONTHS
    return False


PUTTING = frozenset("mettre placer remettre maintenir plonger réduire".split())
_PUT_WITHIN = 12  # words from « placé » to « en vigilance rouge »

DAYS = frozenset(
    """lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui matin soir semaine mois année an janvier
    mars""".split()
)
_PARTS_OF_DAY = frozenset(("matin", "après-midi", "soir", "midi"))


def _month_lost(syntax: Syntax, day: int, present: set[int]) -> bool:
    return day + 1 < len(syntax) and day + 1 not in present and syntax.low[day + 1] in MONTHS


def torn_atom(syntax: Syntax, kept: Sequence[int], present: set[int]) -> str | None:
    """A name of which a part is gone, a word torn at its hyphen or from its number, words apart whose comma is gone.

    ``present``: the tokens shown and those that a rule wrote anew.
    """
    if name_torn(syntax, present):
        return "torn name"
    if any(_number_lost(syntax, t) for t in [t for t in kept if t and t - 1 not in present]):
        return "torn number"
    if any(_month_lost(syntax, t, present) for t in kept if syntax.text[t][:1].isdigit()):
        return "torn time"  # « le lundi 2 (septembre) »
    for before, token in pairwise(kept):
        if token == before + 1:
            continue
        lost = [t for t in range(before + 1, token) if t not in present]
        if token - 1 in lost and syntax.low[token] in _PARTS_OF_DAY and syntax.low[token - 1] in DAYS:
            return "torn time"
        hour = syntax.low[token] == "à" and any(text[:1].isdigit() for text in syntax.text[token + 1 : token + 2])
        if hour and lost and syntax.low[lost[-1]] in DAYS:
            return "torn time"  # « commencera (samedi) à 15h30 »
        apart = syntax.text[token][:1] in ',.:;?!)»"”' or syntax.text[token - 1][-1:] in "(«"
        if token - 1 in lost and not syntax.blank[token - 1] and not apart:
            return "torn word"
        if syntax.text[before][-1:] == "-" and not syntax.blank[before] and before + 1 in lost:
            return "torn word"
        commas = sum(syntax.text[t] == "," for t in lost)
        joint = syntax.pos[token] in ("PUNCT", "CCONJ") or syntax.pos[before] == "PUNCT"
        joint = joint or syntax.pos[token] in ("VERB", "AUX", "ADV", "PRON")
        if commas == 1 and len(lost) > 1 and not joint and syntax.text[token - 1] == ",":
            return "comma lost"
    return None


def name_torn(syntax: Syntax, present: set[int]) -> bool:
    """Whether a part of a name is gone, and a part is there."""
    names = syntax.once("names by token", 0, None, lambda: _names_by_token(syntax))
    return any(not present.issuperset(name) for token in names.keys() & present for name in names[token])


def _names_by_token(syntax: Syntax) -> dict[int, list[range]]:
    """The names that each token is of."""
    found: dict[int, list[range]] = {}
    for first, stop in syntax.notes.get("names", ()):
        for token in range(first, stop):
            found.setdefault(token, []).append(range(first, stop))
    return found


def _number_lost(syntax: Syntax, token: int) -> bool:
    """Whether the figure before a noun is gone: « une forêt vieille [de 7300] ans »."""
    before = token - 1
    if not any(map(str.isdigit, syntax.text[before])):
        return False
    counted = syntax.head[before] == token and syntax.pos[token] not in (
        "VERB",
        "AUX",
    )  # not « de magnitude 5,6 | fait »
    return counted or syntax.pos[token] in ("NOUN", "SYM")


def _verbal_conjunct(syntax: Syntax, conjunction: int) -> bool:
    """Whether « et » opens another clause (its conjunct is a verb)."""
    head = syntax.head[conjunction]
    return syntax.dep[conjunction] == "cc" and syntax.pos[head] in ("VERB", "AUX")


def named_tokens(syntax: Syntax, kept: Sequence[int]) -> set[int]:
    """The given names left out before a surname that is kept: no torn names."""
    found = syntax.notes.get("given names", ())
    assert isinstance(found, tuple)
    shown = set(kept)
    return {t for first, stop in found if stop in shown and first not in shown for t in range(first, stop)}
