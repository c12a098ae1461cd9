"""The order of words of a French question: « Pourquoi l’ONG s’adresse-t-elle… », « Que demande l’ONG… »."""

from __future__ import annotations

from restructurer.french import lexicon
from restructurer.writing.syntax import Syntax

_EUPHONIC = "aeéc"  # « parle-t-il », « a-t-elle », « vainc-t-il »


def pronoun(*, feminine: bool, plural: bool) -> str:
    """The subject pronoun of the third person."""
    return ("elle" if feminine else "il") + ("s" if plural else "")


def inverted(verb: str, subject: str) -> str:
    """A finite verb with its subject pronoun behind it: « a-t-elle », « met-il », « doivent-ils ».

    >>> inverted("a", "elle"), inverted("met", "il"), inverted("demande", "elle")
    ('a-t-elle', 'met-il', 'demande-t-elle')
    """
    link = "-t-" if verb[-1:].lower() in _EUPHONIC and not subject.endswith("s") else "-"
    return f"{verb}{link}{subject}"


def is_plural(syntax: Syntax, head: int) -> bool | None:
    """Whether a noun phrase is plural: several names, or its head; ``None`` where it cannot be told."""
    if any(syntax.dep[c] == "conj" and syntax.pos[c] in ("NOUN", "PROPN") for c in syntax.children[head]):
        return True
    number = syntax.feats[head].get("Number")
    articles = [syntax.low[c] for c in syntax.children[head] if syntax.dep[c] in ("det", "nummod")]
    if any(
        a in ("les", "des", "ces", "plusieurs", "deux", "trois", "quatre", "quelques", "certains") for a in articles
    ):
        return True
    if any(a in ("le", "la", "l'", "un", "une", "l’") for a in articles):
        return False
    return None if number is None else number == "Plur"


def is_feminine(syntax: Syntax, head: int, *, known: dict[str, str] | None = None) -> bool | None:
    """The gender of a noun phrase: that of its article, of the lexicon, or of ``known`` (name → m or f).

    ``None`` where it cannot be told for sure. Several heads are feminine only when each is.
    """
    heads = [head, *(c for c in syntax.children[head] if syntax.dep[c] == "conj")]
    found = [_one_feminine(syntax, one, known or {}) for one in heads]
    if any(one is None for one in found):
        return False if False in found and len(found) > 1 else None
    return all(found)


def _one_feminine(syntax: Syntax, head: int, known: dict[str, str]) -> bool | None:
    articles = [syntax.low[c] for c in syntax.children[head] if syntax.dep[c] == "det"]
    if "la" in articles or "une" in articles or "cette" in articles:
        return True
    if "le" in articles or "un" in articles or "ce" in articles or "cet" in articles:
        return False
    if syntax.text[head] in known:
        return known[syntax.text[head]] == "f"
    if syntax.pos[head] == "NOUN":
        gender = lexicon.gender(syntax.low[head])
        return None if gender is None else gender == "f"
    return None


def agrees(syntax: Syntax, verb: int, *, plural: bool) -> bool:
    """Whether a finite verb has the number of its subject (a wrong parse mostly has not)."""
    number = syntax.feats[verb].get("Number")
    return number is None or (number == "Plur") == plural
