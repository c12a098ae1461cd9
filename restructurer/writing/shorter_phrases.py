"""A turn of phrase written shorter: « à l’encontre de la loi » as « contre la loi », « d’ici à la fin mars »."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from restructurer.french import lexicon
from restructurer.french.calendar import MONTHS
from restructurer.writing.clauses import Clause
from restructurer.writing.operations import Option
from restructurer.writing.parts import Word
from restructurer.writing.shortening import Shortening, split
from restructurer.writing.syntax import Syntax

SHORTER = "shorter-phrase"
Pairs = dict[str, tuple[tuple[tuple[str, ...], str], ...]]
_JOINED = {"de": "", "du": "le", "des": "les"}
_MONTHS = frozenset(MONTHS)
_MODAL = frozenset(("pouvoir", "devoir", "vouloir"))


def shorter_phrases(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[Option]:
    """The phrases of the rule that a clause holds, each as what may be written for it.

    A phrase that ends on « de » is found before « du » and « des » too: the article stays. One that
    names a month stands before the name of one; none that has become a verb stands before an infinitive.
    """
    if not rules.allows(SHORTER):
        return
    kept = clause.selection.kept
    known = syntax.once("shorter phrases", 0, rules, lambda: _opened(syntax, _pairs(rules.replacements)))
    if known.keys().isdisjoint(kept):
        return
    plain = syntax.once("straight apostrophes", 0, None, lambda: [low.replace("’", "'") for low in syntax.low])
    for index, token in enumerate(kept[:-1]):
        for phrase, written in known.get(token, ()):
            size = len(phrase)
            if index + size >= len(kept) or kept[index + size] != token + size:
                continue
            low = tuple(plain[token : token + size])
            if low[:-1] != phrase[:-1] or (low[-1] != phrase[-1] and not _elided(low[-1], phrase[-1])):
                continue
            if ("mois" in phrase or phrase[-1] == "fin") and syntax.low[token + size] not in _MONTHS:
                continue
            if phrase[-1] == "de" and _shared(syntax, token + size, kept[-1]):
                continue
            verbs = {one.lemma for one in lexicon.conjugations(written) if one.person}
            if verbs - _MODAL and syntax.feats[token + size].get("VerbForm") == "Inf":
                continue  # « se félicite d’avoir obtenu »
            article = _JOINED.get(low[-1], "") if phrase[-1] == "de" else ""
            text = " ".join(filter(None, (written, article)))
            word = Word(text, SHORTER, token, token + size)
            yield Option(SHORTER, tuple(range(token, token + size)), rules.costs[SHORTER], word)
            break


def _elided(low: str, last: str) -> bool:
    """Whether a phrase in « de » stands before a vowel or is joined with an article."""
    return last == "de" and low in ("d'", "du", "des")


def _shared(syntax: Syntax, first: int, last: int) -> bool:
    """Whether the « de » of a phrase stands again before a second noun: « à l’encontre du maire et de l’adjoint »."""
    for token in range(first, last):
        if syntax.text[token] in (",", ";", ":"):
            return False
        if syntax.low[token] in ("et", "ou") and syntax.low[token + 1].replace("’", "'") in ("de", "d'", "du", "des"):
            return True
    return False


def _opened(syntax: Syntax, pairs: Pairs) -> dict[int, tuple[tuple[tuple[str, ...], str], ...]]:
    """The tokens of a text that a phrase may open on, each with what is written for the phrases of its word."""
    return {
        token: pairs[word]
        for low, tokens in syntax.places.items()
        if (word := low.replace("’", "'")) in pairs
        for token in tokens
    }


@lru_cache(maxsize=8)
def _pairs(replacements: tuple[tuple[str, str], ...]) -> Pairs:
    """What is written for each phrase, by its first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for long, short in replacements:
        phrase = split(long)
        found.setdefault(phrase[0], []).append((phrase, short))
    return {word: tuple(sorted(pairs, key=lambda pair: -len(pair[0]))) for word, pairs in found.items()}
