"""Finders of what the text says elsewhere: complements it writes without, roles of names, given names.

Each yields the tokens that may be left out together.
"""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.writing.clause_spans import comma_before, inside_of, kept_in
from restructurer.writing.clauses import Clause, finite
from restructurer.writing.shortening import Shortening
from restructurer.writing.syntax import Syntax

_RANKS = frozenset("premier première second seconde dernier dernière seul seule unique principal principale".split())


def known_complements(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    """A complement in « de » of a noun that the text writes without it elsewhere (« les pêcheurs de Lorient »)."""
    inside = inside_of(clause)
    for token in clause.selection.kept:
        noun = syntax.head[token]
        if (
            token <= noun
            or syntax.pos[noun] != "NOUN"
            or noun not in inside
            or not syntax.dep[token].startswith("nmod")
        ):
            continue
        inner = kept_in(clause, syntax.subtree(token))
        if not inner or syntax.low[inner[0]] not in ("de", "du", "des", "d'") or inner[0] != noun + 1:
            continue
        if inner[-1] + 1 in inside and syntax.low[inner[-1] + 1] in (
            "et",
            "ou",
            "de",
            "du",
            "des",
            "d'",
        ):
            continue
        if stands_alone(syntax, noun) and not _ranked(syntax, noun):
            yield inner


def _ranked(syntax: Syntax, noun: int) -> bool:
    """Whether a noun is one of an order, which its complement says: « le troisième pays | de la zone euro »."""
    before = syntax.low[noun - 1] if noun else ""
    return before.endswith("ième") or before in _RANKS


def stands_alone(syntax: Syntax, noun: int) -> bool:
    """Whether the noun stands with a definite article and no complement somewhere else in the text."""
    places = syntax.notes.get("alone")
    if places is None:
        places = syntax.notes["alone"] = _alone(syntax)
    return any(token != noun for token in places.get(syntax.low[noun], ()))


def _alone(syntax: Syntax) -> dict[str, list[int]]:
    """For each noun form, where it stands behind a definite article and nothing completes it."""
    found: dict[str, list[int]] = {}
    for token in range(1, len(syntax) - 1):
        if syntax.pos[token] != "NOUN" or syntax.low[token - 1] not in ("le", "la", "les", "l'", "aux", "au", "du"):
            continue
        if syntax.pos[token + 1] in ("VERB", "AUX", "PRON", "PUNCT", "ADV", "CCONJ"):
            found.setdefault(syntax.low[token], []).append(token)
    return found


def roles(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    """The role before a name that is the subject: « le ministre de la Santé, Yann Ménez, » becomes « Yann Ménez »."""
    noun = clause.subject
    if syntax.pos[noun] != "NOUN" or syntax.feats[noun].get("Number") == "Plur":
        return
    for child in syntax.children[noun]:
        names = syntax.pos[child] == "PROPN" and syntax.dep[child].partition(":")[0] in ("appos", "flat", "nmod")
        if not names or child < noun or syntax.left[child] != child or child + 1 >= len(syntax):
            continue
        beside = comma_before(syntax, child, 0) or child == noun + 1 or _adjectives(syntax, noun, child)
        if not beside or (syntax.pos[child + 1] != "PROPN" and syntax.lemma[noun] not in _BODIES):
            continue
        if any(syntax.dep[c] in ("conj", "cc") for c in (*syntax.children[noun], *syntax.children[child])):
            continue
        closing = syntax.right[child] + 1
        comma = (closing,) if closing < len(syntax) and syntax.text[closing] == "," else ()
        yield (*kept_in(clause, range(syntax.left[noun], child)), *comma)
        return
    between = _name_between(syntax, clause)
    if between is not None:
        yield (*kept_in(clause, range(syntax.left[noun], between[0])), between[1])


_BODIES = frozenset("association société groupe entreprise syndicat compagnie parti ong collectif fédération".split())


def _adjectives(syntax: Syntax, noun: int, name: int) -> bool:
    """Whether adjectives alone stand between a role and its name: « l’association faîtière Aerosuisse »."""
    return name - noun < 4 and all(syntax.pos[t] == "ADJ" for t in range(noun + 1, name))


_TITLES = frozenset(("me", "m.", "mme", "mm.", "monsieur", "madame"))


def _name_between(syntax: Syntax, clause: Clause) -> tuple[int, int] | None:
    """Where a name starts and its closing comma stands, between commas before the verb, whatever the parse makes of it.

    « Son avocate, Me Carole Vuignier, a plaidé… »
    """
    verb = finite(syntax, clause.head)
    noun = clause.subject
    if verb is None or verb < noun + 4 or syntax.text[verb - 1] != ",":
        return None
    opening = max((t for t in range(noun + 1, verb - 1) if syntax.text[t] == ","), default=None)
    if opening is None or any(syntax.low[t] in ("et", "dont", "qui") for t in range(syntax.left[noun], verb)):
        return None
    first = opening + 1
    while first < verb - 1 and syntax.low[first] in _TITLES:
        first += 1
    # « , l’ancien conseiller Markus Egli, »: the name closes the apposition
    name = verb - 1
    while name > first and syntax.pos[name - 1] == "PROPN" and syntax.text[name - 1][:1].isupper():
        name -= 1
    plain = all(
        syntax.pos[t] in ("DET", "ADJ", "NOUN") or syntax.low[t] in ("de", "du", "des") for t in range(first, name)
    )
    return (name, verb - 1) if plain and 1 < verb - 1 - name <= 4 else None


def given_names(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    """The given name of somebody whom the text calls by the surname alone too."""
    found = syntax.notes.get("given names", ())
    assert isinstance(found, tuple)
    for first, stop in found:
        inner = kept_in(clause, range(first, stop))
        if len(inner) == stop - first and stop in clause.selection.kept:
            yield inner
