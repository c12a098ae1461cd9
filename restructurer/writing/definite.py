"""The definite article for a demonstrative whose noun the article has named before: « ce texte » as « le texte »."""

from __future__ import annotations

from restructurer.analysis.findings import Sentence
from restructurer.french.elision import elides
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import Syntax

DEFINE = "define"
_DEMONSTRATIVES = frozenset(("ce", "cet", "cette", "ces"))
_TIMES = frozenset(
    """année semaine mois matin soir nuit été hiver jour week-end après-midi lundi mardi mercredi jeudi vendredi samedi
    dimanche fois""".split()
)
_EMPTY = frozenset(
    """dernier dernière derniers dernières fait effet égard sens titre cas type genre point
     occasion propos moment""".split()
)


def define(syntax: Syntax, selection: Selection, sentence: Sentence) -> Selection:
    """The selection with « ce » as « le » where the noun has been named before."""
    kept = set(selection.kept)
    for token in selection.kept:
        if syntax.low[token] not in _DEMONSTRATIVES or syntax.pos[token] != "DET" or token + 1 not in kept:
            continue
        if syntax.pos[token + 1] == "NUM" or not syntax.text[token + 1][:1].isalnum():
            continue  # « ces deux districts »: which two, the sentence before has said; « cette “hypothèse” »
        noun = syntax.head[token]
        if any(syntax.dep[c] == "cop" for c in syntax.children[noun]):
            continue  # « La paix est à ce prix »
        if noun not in kept or syntax.lemma[noun] in _TIMES or syntax.low[noun] in _EMPTY or syntax.pos[noun] != "NOUN":
            continue
        if syntax.low[token + 1] in _EMPTY or not (
            _complemented(syntax, noun, kept) or _named_before(syntax, noun, sentence.first)
        ):
            continue
        article = _article(syntax, token)
        selection = selection.written(Word(article, DEFINE, token, token + 1), DEFINE, 0.3)
    return selection


def _article(syntax: Syntax, token: int) -> str:
    low = syntax.low[token]
    if low == "ces":
        return "les"
    if elides(syntax.text[token + 1]):
        return "l’"
    return "la" if low == "cette" else "le"


def _complemented(syntax: Syntax, noun: int, kept: set[int]) -> bool:
    """Whether a complement in « de » says which one is meant."""
    return any(
        syntax.dep[c].startswith("nmod")
        and c > noun
        and c in kept
        and syntax.low[syntax.left[c]] in ("de", "du", "des", "d'")
        for c in syntax.children[noun]
    )


def _named_before(syntax: Syntax, noun: int, first: int) -> bool:
    lemma = syntax.lemma[noun]
    before = syntax.lemma[:first]
    return lemma in before and any(syntax.pos[t] == "NOUN" for t, one in enumerate(before) if one == lemma)
