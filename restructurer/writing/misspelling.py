"""Words that the lexicon lacks by an accent or a letter, and participles that are none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from restructurer.french import lexicon
from restructurer.writing.syntax import Syntax

# Words of the French-speaking press that the lexicon lacks.
_KNOWN = frozenset("romand romande romands romandes daïra daïras hirak".split())


def misspelling(syntax: Syntax, kept: Sequence[int]) -> str | None:
    """A word in small letters that the lexicon lacks, or a participle that is none (« a abolit »)."""
    known: dict[int, str | None] = syntax.once("spelling", 0, misspelling, dict)
    for token in kept:
        if token not in known:
            known[token] = _fault(syntax, token)
        if known[token] is not None:
            return known[token]
    return None


def _fault(syntax: Syntax, token: int) -> str | None:
    text, pos = syntax.text[token], syntax.pos[token]
    if divided(syntax, token):
        return "misspelt word"
    if text in ("millions", "milliards") and syntax.text[token - 1][:2] in ("1,", "0,", "1", "0"):
        return "number disagrees"
    if pos not in ("NOUN", "VERB", "ADJ") or not text.islower() or len(text) < 4 or text in _KNOWN:
        return None
    if not lexicon.known(text) and "-" not in text and _misspelt(text):
        return "misspelt word"
    if pos == "VERB" and syntax.feats[token].get("VerbForm") == "Part":
        readings = lexicon.conjugations(text)
        if readings and not any(reading.mood in ("par", "inf") for reading in readings):
            return "not a participle"
    return None


def divided(syntax: Syntax, token: int) -> bool:
    """« reste à écrir e »: a lone letter that ends the word before it."""
    text, before = syntax.text[token], syntax.text[token - 1] if token else ""
    if len(text) != 1 or not text.isalpha() or not text.islower() or text in "àay":
        return False
    whole = before.isalpha() and before.islower() and not lexicon.known(before)
    return whole and lexicon.known(before + text)


_ACCENTS = {
    "e": "éèê", "é": "eè", "è": "eé", "ê": "eé", "a": "âà", "â": "a", "à": "a", "i": "î", "î": "i", "o": "ô", "ô": "o",
    "u": "ûù", "û": "u", "ù": "u", "c": "ç", "ç": "c",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _misspelt(word: str) -> bool:
    """Whether a word that the lexicon lacks is one accent or one double letter away from one that it has."""
    for index, char in enumerate(word):
        for other in _ACCENTS.get(char, ""):
            if lexicon.known(word[:index] + other + word[index + 1 :]):
                return True
        if lexicon.known(word[:index] + char + word[index:]) or lexicon.known(word[:index] + word[index + 1 :]):
            return True
    return False
