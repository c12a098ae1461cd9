"""Whether words are a full clause that a reader understands alone: a main verb, and nobody meant who stands before."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from restructurer.analysis.findings import Sentence
from restructurer.expansion.clause_guards import INVERTED
from restructurer.expansion.statement import Statement
from restructurer.french import lexicon
from restructurer.writing.attributions import find_attributions
from restructurer.writing.clauses import finite
from restructurer.writing.shortening import Shortening
from restructurer.writing.syntax import Syntax

_OPENERS = ("qui", "que", "qu'", "dont", "où", "lorsque", "lorsqu'", "quand", "si", "puisque")
_UNENDED = ("où", "que", "qui", "dont", "et", "ou", "de", "d'", "à", "le", "la", "les", "un", "une", "des", "du")
_OWNERS = frozenset("il elle ils elles lui eux leur leurs son sa ses celui celle ceux celles y en".split())


def has_predicate(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether tokens have a main verb (more finite verbs than words that open a clause under another) and an end.

    « Des droits qui ont gelé les ventes » has none; « …, gare de Namur où » has no end; « , ironise-t-on » is the
    narrator's.
    """
    told = [is_finite(syntax, token) for token in tokens]
    left = verbs = sum(told)
    under = 0
    for token, is_verb in zip(tokens, told, strict=True):
        left -= is_verb
        under += left > 0 and syntax.low[token] in _OPENERS
    if verbs <= under or syntax.low[tokens[-1]] in _UNENDED or _verb_behind(syntax, tokens[-1]):
        return False
    return not any(syntax.low[t] in INVERTED for t in tokens)


def _verb_behind(syntax: Syntax, last: int) -> bool:
    """Whether the last word is the subject of a verb that is left out: « …, et des débordements | sont prévus »."""
    behind = last + 1
    if behind >= len(syntax) or syntax.pos[last] not in ("NOUN", "PROPN") or not is_finite(syntax, behind):
        return False
    return any(
        syntax.text[t] in (",", ";", ".") or syntax.low[t] in ("et", "mais") for t in range(max(0, last - 4), last)
    )


def is_finite(syntax: Syntax, token: int) -> bool:
    """Whether a token is a finite verb (« n’importe quel » is none)."""
    if syntax.low[token] == "importe" and token and syntax.low[token - 1] == "n'":
        return False
    return syntax.feats[token].get("VerbForm") == "Fin" and syntax.pos[token] in ("VERB", "AUX")


def leans_on_speech(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether words out of a longer speech may mean what was said before them.

    A pronoun or a possessive (« pourraient louer leurs services »), a condition that stands before (« il
    faudrait… »), « désormais ».
    """
    return any(
        syntax.low[t] in _OWNERS or syntax.feats[t].get("Mood") == "Cnd" or syntax.low[t] in _NOW for t in tokens
    )


_NOW = ("désormais", "alors", "aussi", "donc", "ensuite", "encore", "enfin", "même", "déjà", "ainsi")


def source_lost(syntax: Syntax, tokens: tuple[int, ...], sentence: Sentence, *, rules: Shortening) -> bool:
    """Whether a clause has lost who says it: « …, ont déclaré trois diplomates ».

    An incise behind guillemets says who is quoted, not who tells the rest.
    """
    kept = set(tokens)
    for said in find_attributions(syntax, sentence.first, sentence.stop, rules):
        before = [syntax.text[t] for t in range(max(sentence.first, said.first - 2), said.first)]
        quoted = any(mark in ("»", "”", '"') for mark in before)
        if not quoted and not any(t in kept for t in range(said.first, said.stop)):
            return True
    return False


def is_unsourced(syntax: Syntax, statement: Statement) -> bool:
    """Whether a clause is told as hearsay, in the conditional, and names neither source nor condition."""
    verb = finite(syntax, statement.head) if statement.head >= 0 else None
    if verb is None or statement.speaker is not None or syntax.lemma[verb] in ("pouvoir", "devoir"):
        return False
    readings = lexicon.conjugations(syntax.low[verb])
    if not readings or any(r.mood != "cnd" for r in readings):
        return False
    low = [syntax.low[t] for t in statement.tokens]
    return _SOURCES.isdisjoint(low) and ("en", "cas") not in itertools.pairwise(low)


_SOURCES = frozenset(("selon", "d'après", "si", "s'"))


def owner_lost(syntax: Syntax, statement: Statement) -> bool:
    """Whether somebody reacts to what is another's: « Le président argentin a salué sa sortie de prison »."""
    if statement.head < 0 or syntax.lemma[statement.head] not in _REACTS:
        return False
    kept = set(statement.tokens)
    objects = [t for t in syntax.down(statement.head, "obj") if t in kept]
    return any(syntax.low[c] in ("son", "sa", "ses", "leur", "leurs") for t in objects for c in syntax.children[t])


_REACTS = frozenset(
    "saluer déplorer regretter condamner dénoncer critiquer commenter réclamer demander exiger applaudir".split()
)


def is_joined(text: str) -> bool:
    """Whether a text holds two sentences that were taken for one (« … contre X. Deux ouvriers… »)."""
    return _JOINED.search(text) is not None


_JOINED = re.compile(r"(?:\bX|[a-zà-ÿ0-9]{3,})\.\s[A-ZÀ-Ý][a-zà-ÿ]+ ")


def is_charged(syntax: Syntax, tokens: tuple[int, ...], words: tuple[str, ...]) -> bool:
    """Whether a clause judges or accuses with one of ``words`` (``*`` ends a beginning), guillemets aside.

    Said without its marks, or by nobody, a judgement would read as a fact.
    """
    whole, beginnings = _split(words)
    inside = False
    for token in tokens:
        low = syntax.low[token]
        if low in ("«", "»"):
            inside = low == "«"
        elif not inside and (low in whole or low.startswith(beginnings)) and not syntax.text[token][:1].isupper():
            return True
    return False


@lru_cache(maxsize=16)
def _split(words: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    return (
        frozenset(word for word in words if not word.endswith("*")),
        tuple(word[:-1] for word in words if word.endswith("*")),
    )
