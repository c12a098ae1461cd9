"""Whether what is kept of a sentence is still a sentence: nothing without the verb that it is of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from restructurer.analysis.findings import Sentence
from restructurer.writing.syntax import Syntax

_INTRODUCES = frozenset(("que", "qu'", "si", "s'", "quand", "lorsque", "lorsqu'", "puisque", "puisqu'"))
_MODAL = frozenset(("devoir", "pouvoir", "vouloir", "aller", "sembler", "compter", "espérer", "souhaiter"))
_OBJECTS = frozenset(("obj", "xcomp", "ccomp"))
_DASHES = frozenset("–—-")
_ACCORDING = frozenset(("selon", "d'après"))
_OPENS = frozenset("qui que qu' dont où ( comme lequel laquelle lesquels lesquelles auquel duquel quand".split())


def broken(syntax: Syntax, tokens: Sequence[int], sentence: Sentence, *, stood: frozenset[int] = frozenset()) -> bool:
    """Whether a stretch is a mere subordinate clause, or a verb of it lost its subject, its object or its infinitive.

    « Si aucune statistique n'existe », « que le programme national », « une coupure qui a privé », one of two dashes.
    ``stood``: tokens that written words stand for.
    """
    kept = stood.union(tokens)
    for token in tokens:
        dep, pos = syntax.dep[token], syntax.pos[token]
        if dep == "mark" and syntax.low[token].replace("’", "'") in _INTRODUCES:
            clause = syntax.head[token]
            if clause not in kept or (syntax.head[clause] == clause and token <= sentence.first + 1):
                return True
        elif dep.startswith("nsubj") and syntax.pos[syntax.head[token]] == "VERB" and syntax.head[token] not in kept:
            return True
        told = (pos == "VERB" and syntax.feats[token].get("VerbForm") in ("Fin", "Part")) or (
            pos == "AUX" and syntax.lemma[token] in _MODAL
        )
        if told and _bereft(syntax, token, kept):
            return True
    gaps = [(first, second) for first, second in pairwise(sorted(kept)) if second > first + 1]
    if _run_on(syntax, tokens) or any(_clause_gone(syntax, first, second) for first, second in gaps):
        return True
    return sum(syntax.text[t] in _DASHES for t in tokens) % 2 == 1 and _paired(syntax, sentence)


def _bereft(syntax: Syntax, verb: int, kept: frozenset[int]) -> bool:
    """Whether all the subjects before a verb, or all the objects behind it, that the parse gives are left out."""
    children = syntax.children[verb]
    for needed in (
        [child for child in children if child < verb and syntax.dep[child].startswith("nsubj")],
        [child for child in children if child > verb and syntax.dep[child] in _OBJECTS and not _set_off(syntax, child)],
    ):
        if needed and not any(_shown(syntax, child, kept) for child in needed):
            return True
    return False


def _set_off(syntax: Syntax, child: int) -> bool:
    """Whether what the parse calls an object is an afterthought: « ont été blessés, |des faits condamnés…| »."""
    left = syntax.left[child]
    return left > 0 and syntax.text[left - 1] == ","


def _shown(syntax: Syntax, child: int, kept: frozenset[int]) -> bool:
    """Whether anything of a subject or object stays: « [Le chercheur] Michel Mayor pense »."""
    return any(token in kept for token in syntax.subtree(child))


def _run_on(syntax: Syntax, tokens: Sequence[int]) -> bool:
    """Whether « selon X » runs on into the verb: the subject behind its comma is gone."""
    if not tokens or syntax.low[tokens[0]] not in _ACCORDING:
        return False
    for token in tokens:
        if syntax.text[token] == ",":
            return False
        if syntax.feats[token].get("VerbForm") == "Fin":
            return True
    return False


def _clause_gone(syntax: Syntax, first: int, second: int) -> bool:
    """Whether a clause of its own is left out between two tokens: « le risque |, n'a jamais été tel, | prévient »."""
    gone = range(first + 1, second)
    verb = next((t for t in gone if syntax.feats[t].get("VerbForm") == "Fin"), None)
    if verb is None:
        return False
    return not any(syntax.pos[t] in ("SCONJ", "CCONJ") or syntax.low[t] in _OPENS for t in range(first + 1, verb))


def _paired(syntax: Syntax, sentence: Sentence) -> bool:
    return sum(syntax.text[t] in _DASHES for t in range(sentence.first, sentence.stop)) % 2 == 0
