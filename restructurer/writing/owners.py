"""Whose a subject is: « Son amendement a été adopté » behind a sentence about Claire Roy gives « L’amendement de Roy ».

Only where one person, or one body, is named in the sentence before and is its subject (or speaks in its quote): a
possessive does not tell the gender of its owner, so that nobody else may be near.
"""

from __future__ import annotations

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.french import lexicon
from restructurer.french.elision import elides
from restructurer.french.typography import mend
from restructurer.writing.antecedents import NAME, sole_subject
from restructurer.writing.clauses import Clause
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import Syntax

_POSSESSIVES = frozenset(("son", "sa", "ses"))
# Of these nobody asks whose they are, or they are no thing that one has.
_EMPTY = frozenset(
    """côté tour part avis place sens propos nom ami amie main tête visage regard voix œil yeux cœur corps vie mort
    problème but rôle cas reste coup mieux""".split()
)


def named_owner(analysis: Analysis, syntax: Syntax, clause: Clause, sentence: Sentence) -> Selection | None:
    """The clause with the possessive of its subject written as who owns it; ``None`` where that is not sure."""
    noun = clause.subject
    first = syntax.left[noun]
    if syntax.low[first] not in _POSSESSIVES or syntax.head[first] != noun or first not in clause.selection.kept:
        return None
    if syntax.pos[noun] != "NOUN" or syntax.lemma[noun] in _EMPTY or syntax.low[noun] in _EMPTY:
        return None
    owner = sole_subject(analysis, syntax, sentence)
    if owner is None or len(owner) < 3 or owner.endswith("."):
        return None
    stop = noun + 1
    while syntax.pos[stop] == "ADJ" and syntax.head[stop] == noun and stop < sentence.stop:
        stop += 1
    if syntax.low[stop] in ("de", "d'", "du", "des", "et", "ou") or any(
        t not in clause.selection.kept for t in range(first, stop)
    ):
        return None
    text = mend(syntax.chars(first + 1, stop))
    article = _article(syntax, first, noun, text)
    if article is None or any(word in text for word in owner.split()):
        return None
    of = "d’" if elides(owner) else "de "
    written = f"{article}{text} {of}{owner}"
    return clause.selection.written(Word(written, NAME, first, stop), NAME, 0.6)


def _article(syntax: Syntax, first: int, noun: int, text: str) -> str | None:
    low = syntax.low[first]
    if low == "ses":
        return "les "
    if elides(text):
        return "l’"
    gender = lexicon.gender(syntax.text[noun])
    if low == "sa":
        return "la "
    return "le " if gender in ("m", None) else "la "  # « son ancienne école »
