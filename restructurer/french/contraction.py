"""Contraction: de + le = du, à + les = aux; and the joining of words into a line of French.

Source: Grevisse & Goosse, *Le Bon Usage* (16th edition, 2016), § 586.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from restructurer.french import lexicon
from restructurer.french.elision import elide, elides
from restructurer.resources import data_lines

_FORMS = {
    ("de", "le"): "du",
    ("de", "les"): "des",
    ("à", "le"): "au",
    ("à", "les"): "aux",
    ("de", "lequel"): "duquel",
    ("de", "lesquels"): "desquels",
    ("de", "lesquelles"): "desquelles",
    ("à", "lequel"): "auquel",
    ("à", "lesquels"): "auxquels",
    ("à", "lesquelles"): "auxquelles",
}
_ELIDING = frozenset(
    ("de", "je", "le", "la", "me", "ne", "que", "se", "te", "si", "jusque", "lorsque", "puisque", "quoique")
)
_CLITICS = frozenset(("y", "en", "lui", "leur"))
_TIGHT_AFTER = ("’", "'", "-", "(", "[")
_EDGE = re.compile(r"^(?P<lead>[«“\"(\[\u00a0]*)(?P<body>.*?)(?P<tail>[\u00a0»”\")\],;:.!?…]*)$", re.S)


@lru_cache(maxsize=1)
def _contracting_names() -> frozenset[str]:
    return frozenset(line.strip() for line in data_lines("capital_articles.txt"))


@lru_cache(maxsize=4096)
def _is_infinitive(word: str) -> bool:
    readings = lexicon.conjugations(word)
    return any(reading.mood == "inf" for reading in readings) and not lexicon.is_noun(word)


def contracts_name(text: str) -> bool:
    """Whether the name that ``text`` begins with has a capital article that contracts.

    True for « Le Havre », « Les Échos »; False for « Le Pen », « La Haye », « Havre ».
    """
    words = text.replace("'", "’").split()
    names = _contracting_names()
    return any(" ".join(words[:size]).rstrip(",;:.!?…»\u00a0") in names for size in range(2, min(5, len(words)) + 1))


def _contract(left: str, right: str, rest: str) -> str | None:
    """The contracted form of two words, or ``None`` where they stay two; ``rest`` is what follows."""
    prefix, slash, last = left.rpartition("’")
    form = _FORMS.get((last.lower(), right.lower()))
    if form is None or (not rest and right.lower() in ("le", "les")):
        return None
    if right in ("le", "les", "Le", "Les"):
        if right[0].isupper() and not contracts_name(f"{right} {rest}"):
            return None
        following = re.match(r"[\w’'-]+", rest)
        if right == "le" and elides(rest):
            return None
        if following and (following.group() in _CLITICS or (right[0].islower() and _is_infinitive(following.group()))):
            return None
    elif right[0].isupper():
        return None
    return prefix + slash + (form.capitalize() if last[0].isupper() else form)


def join(words: Iterable[str]) -> str:
    """Words (or phrases) joined into one line with elision and contraction where French wants them.

    « de », « le Mali » give « du Mali »; « à », « les États-Unis » give « aux États-Unis »;
    « de », « l’Inde » and « de », « Le Pen » stay; « de le faire » stays too, *le* being a
    pronoun there. Empty words are passed over; a comma or a full stop stands close.
    """
    tokens = [token for word in words for token in word.split(" ") if token]
    line: list[str] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if at + 1 < len(tokens):
            rest = " ".join(tokens[at + 2 : at + 7])
            form = _contract(token, tokens[at + 1], rest)
            if form is not None:
                line.append(form)
                at += 2
                continue
            if token.lower() == "de" and tokens[at + 1] == "des":
                tokens[at + 1] = token
                at += 1
                continue
            last = token.rpartition("’")[2]
            if last.lower() in _ELIDING or token.lower() in _ELIDING:
                joined = elide(last, " ".join(tokens[at + 1 : at + 3]))
                if " " not in joined[: len(last) + 1]:
                    tokens[at + 1] = token[: len(token) - len(last)] + joined.split(" ")[0]
                    at += 1
                    continue
        line.append(token)
        at += 1
    text = ""
    for token in line:
        tight = not text or text.endswith(_TIGHT_AFTER) or token[0] in ",.…)]"
        text += token if tight else " " + token
    return text


def with_preposition(preposition: str, phrase: str) -> str:
    """A preposition before a phrase: ``("de", "le Mali")`` is « du Mali », ``("à", "Cuba")`` « à Cuba »."""
    return join((preposition, phrase))
