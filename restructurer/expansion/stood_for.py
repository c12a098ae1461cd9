"""Whether what a pronoun or a possessive stands for is named before it in a stretch of text."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.writing.syntax import Syntax

_IN_PLACE = ("à", "au", "aux", "en", "dans", "chez", "vers")
NOUNS = {"NOUN", "PROPN"}
_IMPERSONAL = frozenset(
    "falloir agir pleuvoir neiger paraître sembler suffire exister rester convenir importer".split()
)


def is_impersonal(syntax: Syntax, token: int, chosen: Sequence[int]) -> bool:
    """« il faut », « il y a », « il s'agit », « il est nécessaire de »."""
    after = [t for t in chosen if t > token][:5]
    low = [syntax.low[t] for t in after]
    if "y" in low[:3]:
        return True
    verbs = [t for t in after if syntax.pos[t] in ("VERB", "AUX")]
    if any(syntax.lemma[t] in _IMPERSONAL for t in verbs):
        return True
    adjective = next((i for i, t in enumerate(after) if syntax.pos[t] == "ADJ"), None)
    return bool(verbs) and adjective is not None and any(w in ("de", "d'", "que", "qu'") for w in low[adjective + 1 :])


def may_agree(syntax: Syntax, noun: int, gender: str | None, number: str | None) -> bool:
    """Whether gender and number, where both are known, do not speak against a noun."""
    feats = syntax.feats[noun]
    own_gender, own_number = feats.get("Gender"), feats.get("Number")
    if number is not None and own_number is not None and own_number != number:
        return False
    return gender is None or own_gender is None or own_gender == gender


def _acts(syntax: Syntax, noun: int) -> bool:
    """Whether a noun is a subject, an object, or joined to one: what a pronoun is likely to take up."""
    at = noun
    while syntax.dep[at] == "conj" and syntax.head[at] != at:
        at = syntax.head[at]
    if syntax.dep[at] == "obl:arg":  # « reprochent à la société son opacité »
        cases = [syntax.low[c] for c in syntax.children[at] if syntax.dep[c] == "case"]
        first = syntax.left[at] + 1
        if syntax.pos[at] == "PROPN":
            return False
        return cases in (["à"], ["au"], ["aux"]) and (first == at or syntax.low[first] in ("le", "la", "les", "l'"))
    return syntax.dep[at].startswith(("nsubj", "obj", "iobj")) or syntax.head[at] == at


def has_object(syntax: Syntax, verb: int, nouns: Sequence[int], gender: str | None, number: str | None) -> bool:
    """Whether one of the nouns before may be the object of a verb: it agrees, and is not the verb's own subject."""
    head = syntax.head[verb] if syntax.dep[verb].startswith(("aux", "cop")) else verb
    heads = [head]
    while (
        syntax.dep[heads[-1]] == "xcomp" and syntax.head[heads[-1]] != heads[-1]
    ):  # « la patronne préfère l’annoncer »
        heads.append(syntax.head[heads[-1]])
    own = {t for one in heads for subject in syntax.down(one, "nsubj") for t in syntax.subtree(subject)}
    return any(n not in own and _acts(syntax, n) and may_agree(syntax, n, gender, number) for n in nouns)


def _has_owner(syntax: Syntax, nouns: Sequence[int], possessive: str) -> bool:
    """Whether one of the nouns before owns what follows: a subject, an object, or a name that is no place."""
    for noun in nouns:
        number = syntax.feats[noun].get("Number")
        joined = any(syntax.dep[c] == "conj" for c in syntax.children[noun]) or syntax.dep[noun] == "conj"
        if possessive in ("leur", "leurs") and number == "Sing" and not joined:
            continue
        if possessive in ("son", "sa", "ses") and number == "Plur":
            continue
        cases = [syntax.low[c] for c in syntax.children[noun] if syntax.dep[c] == "case"]
        name = syntax.pos[noun] == "PROPN" and not any(case in _IN_PLACE for case in cases)
        if name or _acts(syntax, noun):
            return True
    return False


def has_its_owner(syntax: Syntax, chosen: Sequence[int], token: int, nouns: Sequence[int]) -> bool:
    """Whether a possessive has its owner before it, or in the subject right behind its complement.

    « À dix semaines de sa 53e édition, le festival… »: the owner follows.
    """
    if _has_owner(syntax, nouns, syntax.low[token]):
        return True
    if any(syntax.feats[t].get("VerbForm") == "Fin" for t in chosen if t < token):
        return False
    comma = next((t for t in chosen if t > token and syntax.text[t] == ","), None)
    if (
        comma is None
        or syntax.low[chosen[0]] in ("selon", "d'", "d'après", "avec", "pour")
        or syntax.pos[chosen[0]] != "ADP"
    ):
        return False
    own = next((t for t in chosen if t > comma and syntax.dep[t].startswith("nsubj")), None)
    plural = syntax.low[token] in ("leur", "leurs")
    return (
        own is not None
        and syntax.pos[own] in NOUNS
        and syntax.left[own] == comma + 1
        and (syntax.feats[own].get("Number") == "Plur") == plural
    )
