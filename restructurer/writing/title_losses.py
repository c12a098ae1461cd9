"""What the loss of words would do to a title: what they bind, count, name or are wanted for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from restructurer.french import lexicon
from restructurer.french.stem import stem
from restructurer.writing.syntax import Syntax

BINDING = frozenset(
    """pas ne n' jamais aucun aucune sans sauf moins si non ni peut-être probablement presque""".split()
)
QUANTITIES = frozenset(
    """nombre majorité moitié tiers quart dizaine douzaine quinzaine vingtaine trentaine quarantaine cinquantaine
    centaine millier million milliard part partie plupart taux risque projet menace tentative manque refus absence
    fin""".split()
)


def theme_end(syntax: Syntax) -> int:
    """The token of the colon of « thème : proposition », 0 when there is none."""
    for token in range(1, min(len(syntax) - 1, 8)):
        if syntax.text[token] == ":":
            return token
    return 0


def plain_item(syntax: Syntax, items: Sequence[int]) -> bool:
    """Whether what follows a comma to the end is the last item of a list: « , 40 000 foyers privés de courant »."""
    if len(items) < 3 or syntax.text[-1] in "?!" or {syntax.low[t] for t in items} & (BINDING | {"mais", "et", "ou"}):
        return False
    opens = syntax.pos[items[1]] in ("NUM", "DET") and syntax.pos[items[2]] != "PROPN"
    marks = sum(syntax.pos[t] == "PUNCT" for t in items)
    return opens and marks == 1 and not clause_from(syntax, items[0], len(syntax))


def told_again(syntax: Syntax, colon: int) -> bool:
    """Whether every noun of the theme stands behind the colon too."""
    behind = {stem(syntax.low[t]) for t in range(colon + 1, len(syntax))}
    return all(stem(syntax.low[t]) in behind for t in range(colon) if syntax.pos[t] in ("NOUN", "PROPN", "X"))


def bare_behind(syntax: Syntax, colon: int) -> bool:
    """Whether a definite noun behind the colon says which only by the theme: « l’ancien directeur »."""
    return any(
        syntax.pos[t] == "NOUN"
        and any(syntax.low[c] in ("le", "la", "l'", "l’") for c in syntax.children[t])
        and not any(c > t and syntax.dep[c] != "punct" for c in syntax.children[t])
        for t in range(colon + 1, len(syntax))
    )


def clause_from(syntax: Syntax, first: int, stop: int) -> bool:
    """Whether a stretch of the title has a finite verb of its own."""
    return any(
        syntax.feats[t].get("VerbForm") == "Fin"
        or (
            syntax.pos[t] in ("ADJ", "NOUN")
            and t > first
            and syntax.pos[t - 1] not in ("DET", "ADP", "ADJ")
            and any(r.person == 3 and r.mood == "ind" for r in lexicon.conjugations(syntax.low[t]))
        )
        for t in range(first, stop)
    )


def counted(syntax: Syntax, token: int) -> bool:
    """Whether a quantity counts a noun, so that its adjective limits it (« le nombre d’emplois menacés »)."""
    above = syntax.head[token]
    return syntax.low[above] in QUANTITIES or any(syntax.dep[c] == "nummod" for c in syntax.children[token])


def verbal(syntax: Syntax, colon: int) -> bool:
    """Whether the title has a finite verb behind its theme (else a participle or adjective does its work)."""
    return any(syntax.feats[t].get("VerbForm") == "Fin" for t in range(colon, len(syntax)))


def wanted(syntax: Syntax, tokens: Sequence[int], precious: Mapping[str, float]) -> float:
    """What the loss of the words that the article is about adds to the cost of a step."""
    return sum(
        precious.get(stem(syntax.low[t]), 0.0) for t in tokens if syntax.pos[t] in ("NOUN", "PROPN", "ADJ", "X", "VERB")
    )


def licensed(syntax: Syntax, first: int) -> float:
    """What a complement in « de » costs beyond its words: a definite noun hangs on it (« le bilan de l’année »)."""
    before = first - 1
    if syntax.low[first] in ("de", "du", "des", "d'") and before >= 0 and syntax.pos[before] in ("ADJ", "ADV", "VERB"):
        return 3.0
    if syntax.low[first] not in ("de", "du", "des", "d'") or before < 0 or syntax.pos[before] != "NOUN":
        return 0.0
    article = [syntax.low[c] for c in syntax.children[before] if syntax.dep[c] in ("det", "nummod")]
    if not article and not syntax.text[before][:1].isupper():
        return 3.0
    if any(word in ("le", "la", "l'", "les") for word in article):
        return 2.0
    return 2.0 if syntax.pos[first + 1 : first + 2] == ("NOUN",) else 0.0


def is_role(syntax: Syntax, token: int) -> bool:
    """Whether a name stands behind its role: « le journaliste Gilles Jacquier »."""
    head = syntax.head[token]
    return (
        syntax.pos[token] == "PROPN"
        and syntax.pos[head] == "NOUN"
        and head == token - 1
        and syntax.dep[token] in ("appos", "nmod", "flat:name")
    )
