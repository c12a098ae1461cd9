"""Faults of a noun phrase: no article where French wants one, parts that do not hang together."""

from __future__ import annotations

from restructurer.french import lexicon
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import Syntax

_HUNDREDS = frozenset(("cent", "cents", "mille", "million", "millions", "vingt", "vingts"))


def _finite(syntax: Syntax) -> frozenset[int]:
    finite = [t for t, feats in enumerate(syntax.feats) if feats.get("VerbForm") == "Fin"]
    return frozenset((*finite, *syntax.places.get("être", ()), *syntax.places.get("avoir", ())))


def refuse_phrase(syntax: Syntax, selection: Selection) -> str | None:
    """Faults of a noun phrase: no article where French wants one, parts that do not hang together."""
    kept, head = selection.kept, selection.head
    first = kept[0]
    shown = set(kept)
    if not syntax.once("finite", 0, refuse_phrase, lambda: _finite(syntax)).isdisjoint(kept):
        return "finite verb"
    for token in kept:
        if token == head:
            continue
        if syntax.head[token] not in shown and syntax.dep[token] != "punct":
            placed = syntax.pos[token] == "PROPN" and syntax.low[token - 1] in ("à", "en", "au", "aux")
            if not placed:
                return "head lost"
        if syntax.dep[token].startswith(("nsubj", "ccomp", "parataxis", "vocative", "dep")):
            return "parse"
    if syntax.low[first] == "plusieurs" and syntax.low[head] in ("reprises", "fois", "égards"):
        return "adverbial"
    last = kept[-1]
    if syntax.pos[last] in ("VERB", "ADJ") and any(c > last and c not in shown for c in syntax.children[last]):
        return "torn complement"
    if (
        last + 1 < len(syntax)
        and syntax.pos[last + 1] == "NUM"
        and (syntax.pos[last] == "NUM" or syntax.low[last] in _HUNDREDS)
    ):
        return "torn number"
    if syntax.low[last] in (
        "égal",
        "égale",
        "égaux",
        "inférieur",
        "inférieure",
        "supérieur",
        "supérieure",
        "relatif",
        "relative",
        "lié",
        "liée",
        "apte",
    ):
        return "torn complement"
    if syntax.pos[first] == "DET" and syntax.feats[first].get("Poss") == "Yes":
        return "possessive"
    if (
        syntax.low[first] in ("aucun", "aucune", "chaque", "tout", "quel", "quelle", "même", "autre", "d'", "de")
        and syntax.pos[first] != "DET"
    ):
        return "determiner"
    for index, token in enumerate(kept):
        if syntax.text[token] in (",", ";", ":"):
            return "comma"
        after = kept[index + 1] if index + 1 < len(kept) else token
        if syntax.pos[token] == "PRON" and index:
            return "pronoun"
        name = syntax.pos[token] == "PROPN" or (index > 1 and syntax.text[token][:1].isupper())
        if name and syntax.pos[after] == "ADJ" and syntax.text[after].islower() and syntax.head[after] != token:
            return "adjective behind a name"
        if syntax.pos[token] == "CCONJ" and syntax.pos[after] == "ADP":
            opened = {syntax.lemma[t] for t in kept[:index] if syntax.pos[t] == "ADP"}
            if syntax.lemma[after] not in opened:
                return "torn list"
        if index and syntax.pos[token] == "DET" and syntax.pos[kept[index - 1]] in ("NOUN", "PROPN", "X"):
            return "two phrases"
        if (
            syntax.low[token] in ("à", "au", "aux")
            and syntax.dep[token] == "case"
            and index
            and not _goes_with_a(syntax, token)
        ):
            return "complement of the verb"
        if (
            syntax.pos[token] == "ADV"
            and (index == len(kept) - 1 or syntax.pos[kept[index + 1]] not in ("ADJ", "NUM", "ADV", "VERB"))
            and not (index == 0 or syntax.low[token] in ("près", "environ", "plus", "moins"))
        ):
            return "adverb"
        if syntax.dep[token] == "amod" and syntax.head[token] in kept and _disagrees(syntax, token, syntax.head[token]):
            return "adjective disagrees"
    return _phrase_agreement(syntax, selection)


def _disagrees(syntax: Syntax, adjective: int, noun: int) -> bool:
    """Whether an adjective has neither the gender nor the number of its noun, as far as the lexicon knows both."""
    if (
        any(syntax.dep[c] == "conj" for c in (*syntax.children[noun], *syntax.children[adjective]))
        or syntax.dep[noun] == "conj"
    ):
        return False
    ours, theirs = set(lexicon.adjective_codes(syntax.text[adjective])), set(lexicon.noun_codes(syntax.text[noun]))
    return bool(ours) and bool(theirs) and not ours & theirs


def _goes_with_a(syntax: Syntax, preposition: int) -> bool:
    """Whether « à » ties two nouns: a place name below it, or a noun of action above it."""
    noun = syntax.head[preposition]
    if syntax.pos[noun] == "PROPN" or (syntax.low[preposition] == "à" and syntax.pos[noun] == "NUM"):
        return True
    above = syntax.lemma[syntax.head[noun]]
    return above.endswith(
        (
            "tion",
            "sion",
            "ment",
            "age",
            "ance",
            "ence",
            "aide",
            "appel",
            "accès",
            "atteinte",
            "retour",
            "hausse",
            "baisse",
        )
    )


def _phrase_agreement(syntax: Syntax, selection: Selection) -> str | None:
    head = selection.head
    if syntax.pos[head] != "NOUN":
        return None
    codes = set(lexicon.noun_codes(syntax.text[head]))
    if not codes:
        return None
    for child in syntax.children[head]:
        if child not in selection.kept:
            continue
        if syntax.dep[child] == "amod":
            found = set(lexicon.adjective_codes(syntax.text[child]))
            if any(syntax.dep[c] == "conj" for c in syntax.children[child]) or any(
                syntax.dep[c] == "conj" and syntax.pos[c] == "NOUN" and c < child for c in syntax.children[head]
            ):
                continue
            if found and not found & codes:
                return "adjective disagrees"
        elif syntax.dep[child] == "det":
            low = syntax.low[child]
            if (low in ("le", "un", "cet") and not any(c[0] == "m" for c in codes)) or (
                low in ("la", "une") and not any(c[0] == "f" for c in codes)
            ):
                return "article disagrees"
    return None
