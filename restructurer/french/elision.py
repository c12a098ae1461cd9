"""Elision: « de » before « Afrique » is « d’ », before « Hongrie » it stays.

A word elides when it begins with a vowel or a mute h. The exceptions stand in
``data/h_aspire.txt`` (with *onze*, *oui*, *ouistiti*…) and ``data/h_muet.txt`` (names).

Source: Grevisse & Goosse, *Le Bon Usage* (16th edition, 2016), §§ 44-50.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from restructurer.french import lexicon
from restructurer.resources import data_lines

APOSTROPHE = "’"

_ALWAYS = {
    "de": "d",
    "je": "j",
    "le": "l",
    "la": "l",
    "me": "m",
    "ne": "n",
    "que": "qu",
    "se": "s",
    "te": "t",
    "jusque": "jusqu",
    "lorsque": "lorsqu",
    "puisque": "puisqu",
    "quoique": "quoiqu",
    "parce que": "parce qu",
    "alors que": "alors qu",
    "tandis que": "tandis qu",
    "afin que": "afin qu",
    "dès que": "dès qu",
    "pour que": "pour qu",
    "bien que": "bien qu",
    "ainsi que": "ainsi qu",
}
_ONLY_BEFORE = {
    "si": ("s", re.compile(r"ils?\b", re.I)),
    "ce": ("c", re.compile(r"(?:en|est|étai(?:t|ent)|eût|eut|eussent|aurai(?:t|ent))\b", re.I)),
    "presque": ("presqu", re.compile(r"îles?\b", re.I)),
}
_OPENERS = "«“\"'‘([\u00a0 \u202f"
_VOWELS = "aàâäeéèêëiîïoôöuùûüœæ"
_FIRST = re.compile(r"[\w&]+(?:[’'\-.][\w&]+)*", re.UNICODE)


class _Words(NamedTuple):
    exact: frozenset[str]
    stems: tuple[str, ...]


def _read(name: str) -> _Words:
    exact: set[str] = set()
    stems: list[str] = []
    for line in data_lines(name):
        word = line.strip().lower()
        if word.endswith("*"):
            stems.append(word[:-1])
        else:
            exact.update((word, word + "s", word + "x", word + "e", word + "es"))
    return _Words(frozenset(exact), tuple(sorted(stems)))


@lru_cache(maxsize=1)
def _aspire() -> _Words:
    return _read("h_aspire.txt")


@lru_cache(maxsize=1)
def _muet() -> _Words:
    return _read("h_muet.txt")


def _listed(words: _Words, word: str) -> bool:
    return word in words.exact or word.startswith(words.stems or ("\0",))


def is_acronym(word: str) -> bool:
    """Whether a word is an acronym or initials: « ONU », « S.N.C.F. », « G7 », « CO2 », « PS »."""
    letters = [char for char in word if char.isalpha()]
    return (
        bool(letters) and all(char.isupper() for char in letters) and (len(letters) > 1 or any(map(str.isdigit, word)))
    )


@lru_cache(maxsize=8192)
def elides(text: str, *, number: bool = False) -> bool:
    """Whether « de », « le », « que »… lose their vowel before ``text`` (its first word counts).

    Opening marks are looked through. Digits never elide (« le 8 », « de 11 »). Acronyms go by
    their first letter as it is written: « l’ONU », « l’UMP », « de SFR », « le HCR ».

    ``number``: « un » stands for the number (« de un à dix », « le un »).
    """
    match = _FIRST.match(text.lstrip(_OPENERS))
    if match is None:
        return False
    word = match.group().replace("'", APOSTROPHE).split(APOSTROPHE)[0]
    lower = word.lower()
    head = lower.split("-")[0]
    first = lower[0]
    if first.isdigit() or not first.isalpha():
        return False
    if lower == "un" and number:
        return False
    if len(word) == 1:
        return first in "aeioàéô" or word == "y"
    if is_acronym(word):
        return first in _VOWELS or _listed(_muet(), lower)
    if first in _VOWELS:
        return not (_listed(_aspire(), lower) or head in _aspire().exact)
    if first == "y":
        return lower[1] not in _VOWELS or lower in _muet().exact or head in _muet().exact
    if first != "h" or _listed(_aspire(), lower) or head in _aspire().exact:
        return False
    if word[0].islower():
        return True
    return lower in _muet().exact or head in _muet().exact or lexicon.known(lower) or lexicon.known(head)


def elide(word: str, following: str, *, number: bool = False) -> str:
    """``word`` and what follows it, elided where French elides: « d’Afrique », « de Hongrie ».

    ``word``: a function word (de, le, la, ne, se, je, me, te, que, jusque, lorsque, puisque,
    quoique; *si* before *il*, *ce* before *est*), lower case or capitalised; any other word is
    set before ``following`` with a blank.
    """
    lower = word.lower()
    stem = _ALWAYS.get(lower)
    if stem is None and lower in _ONLY_BEFORE:
        short, before = _ONLY_BEFORE[lower]
        stem = short if before.match(following) else None
        if stem is not None:
            return word[: len(stem)] + APOSTROPHE + following
    if stem is not None and elides(following, number=number):
        return word[: len(stem)] + APOSTROPHE + following
    return f"{word} {following}"
