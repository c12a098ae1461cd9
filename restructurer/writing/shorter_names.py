"""How a subheading names people and things shorter: a role without its name, a name without its role, a bare list."""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.writing.clause_spans import kept_in
from restructurer.writing.clauses import Clause
from restructurer.writing.lists import conjuncts
from restructurer.writing.operations import Option
from restructurer.writing.parts import Word
from restructurer.writing.syntax import Syntax

NAME, BARE_LIST, ROLE_INSIDE, AGE = "drop-name", "bare-enumeration", "drop-role-inside", "drop-age"
_ARTICLES = frozenset(("le", "la", "l'", "les"))


def names(syntax: Syntax, clause: Clause) -> Iterator[Option]:
    """The name behind a role that tells enough: « Le préfet (François Delmotte) »."""
    noun = clause.subject
    if syntax.pos[noun] != "NOUN" or not any(syntax.low[c] in _ARTICLES for c in syntax.children[noun]):
        return
    for child in syntax.children[noun]:
        named = syntax.pos[child] == "PROPN" and syntax.dep[child].partition(":")[0] in ("appos", "flat", "nmod")
        if not named or child < noun or syntax.left[child] != child:
            continue
        first, stop = child, _name_end(syntax, child)
        if syntax.text[first - 1] == "," and syntax.text[stop : stop + 1] == (",",):
            first, stop = first - 1, stop + 1
        glued = not syntax.blank[stop - 1] and syntax.text[stop][:1].isalnum()
        if syntax.text[first] != "," and syntax.text[first - 1] == ",":
            continue
        if glued or (not syntax.blank[first - 1] and syntax.text[first] != ",") or stop - first > 6:
            continue
        yield Option(NAME, kept_in(clause, range(first, stop)), 0.7)


def _name_end(syntax: Syntax, token: int) -> int:
    """Where a name that opens at ``token`` ends: « Anne-Lise Corbière »."""
    stop = token + 1
    while stop < len(syntax) and (
        syntax.pos[stop] == "PROPN"
        or (not syntax.blank[stop - 1] and (syntax.text[stop][:1] == "-" or syntax.text[stop - 1][-1:] == "-"))
    ):
        stop += 1
    return stop


def bare_list(syntax: Syntax, clause: Clause) -> Iterator[Option]:
    """The articles of an enumerated subject: « Poussières, algues et suie accélèrent la fonte »."""
    noun = clause.subject
    items = conjuncts(syntax, noun)
    if len(items) < 2 or max(items) > clause.head or any(syntax.pos[item] != "NOUN" for item in items):
        return
    articles = []
    for item in items:
        found = [c for c in syntax.children[item] if syntax.dep[c] == "det" and syntax.low[c] in _ARTICLES]
        if len(found) != 1:
            return
        articles += found
    yield Option(BARE_LIST, tuple(articles), 0.4)


def roles_inside(syntax: Syntax, clause: Clause) -> Iterator[Option]:
    """The role before a name that is no subject: « une motion (du conseiller vert →) de Raphaël Jaquier »."""
    kept = frozenset(clause.selection.kept)
    for token in clause.selection.kept:
        if syntax.pos[token] != "NOUN" or token <= clause.head:
            continue
        for child in syntax.children[token]:
            named = syntax.pos[child] == "PROPN" and syntax.dep[child].partition(":")[0] in ("appos", "flat", "nmod")
            if not syntax.blank[child - 1]:
                continue  # « l’équipe Breizh-|Lidl »
            if not named or child < token or syntax.left[child] != child or child not in kept:
                continue
            stop = _name_end(syntax, child)
            if stop - child < 2 or any(syntax.pos[t] != "PROPN" for t in range(child, child + 2)):
                continue
            start = syntax.left[token]
            opening = syntax.low[start]
            written = {"du": "de", "au": "à", "le": "", "la": "", "l'": ""}.get(opening)
            if written is None and opening in ("de", "à") and syntax.low[start + 1] in ("la", "l'"):
                start, written = start + 1, ""
            if written is None or any(t not in kept for t in range(start, child)):
                continue
            if any(syntax.dep[c] in ("conj", "cc") for c in (*syntax.children[token], *syntax.children[child])):
                continue
            if written:
                yield Option(ROLE_INSIDE, tuple(range(start, child)), 0.8, Word(written, ROLE_INSIDE, start, child))
            else:
                yield Option(ROLE_INSIDE, tuple(range(start, child)), 0.8)


# What lasts so many years is not so old: « une peine de 25 ans ».
_LASTING = frozenset(
    """peine condamnation réclusion prison emprisonnement détention mandat bail contrat durée période délai plan prêt
    crédit concession mariage carrière suspension interdiction cycle accord expérience guerre règne""".split()
)


def ages(syntax: Syntax, clause: Clause) -> Iterator[Option]:
    """How old somebody is: « un pompier (de 29 ans) », « Freddy Colard(, 58 ans,) »."""
    kept = frozenset(clause.selection.kept)
    for token in clause.selection.kept[2:]:
        if syntax.low[token] != "ans" or syntax.pos[token - 1] != "NUM" or token - 1 not in kept:
            continue
        before, after = token - 2, token + 1
        aged = syntax.low[before - 1].startswith("âgé") or syntax.lemma[before - 1] in _LASTING
        if syntax.low[before] == "de" and syntax.pos[before - 1] in ("NOUN", "ADJ") and not aged:
            yield Option(AGE, (before, token - 1, token), 0.5)
        elif syntax.text[before] == "," and after < len(syntax) and syntax.text[after] == ",":
            yield Option(AGE, (before, token - 1, token, after), 0.3)
