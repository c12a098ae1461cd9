"""Casing: a clause or a noun phrase set at the start of a heading, or after a colon.

French writes a capital at the start of a line and none after a colon; a name or an acronym keeps
its own (« L’ONU » → « l’ONU », « La Russie » → « la Russie », « Paris » stays).
"""

from __future__ import annotations

import re
from functools import lru_cache

from restructurer.french import lexicon, places
from restructurer.french.edits import capitalise
from restructurer.french.elision import is_acronym
from restructurer.resources import data_lines

_FIRST = re.compile(r"(?P<lead>[«“\"'‘(\[\s\u00a0\u202f]*)(?P<word>[^\s\u00a0\u202f]+)", re.S)
_MARKS = ',;:.!?…»”"\u00a0'
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    return frozenset(data_lines("function_words.txt"))


@lru_cache(maxsize=1)
def _names_as_words() -> dict[str, str]:
    return dict(line.split("\t") for line in data_lines("names_as_words.tsv"))


@lru_cache(maxsize=1)
def _country_names() -> frozenset[str]:
    return frozenset(place.name for place in places.countries())


@lru_cache(maxsize=1)
def _other_place_names() -> frozenset[str]:
    capitals = {place.capital for place in places.countries()}
    return frozenset(capitals | {place.name for place in places.regions()})


def is_function_word(word: str) -> bool:
    """Whether a lower-case word is an article, a preposition, a pronoun…: « les », « l’ »."""
    return word.replace("'", "’") in _function_words()


def keeps_capital(word: str) -> bool | None:
    """Whether a word that opens a line keeps its capital inside one.

    True for acronyms, countries, words with a capital inside and words that the lexicon does not
    know; False for function words, months and common words; ``None`` for common words that are
    names too (« Pierre », « Manche »).
    """
    elided, mark, _ = word.replace("'", "’").lower().partition("’")
    if mark and elided + mark in _function_words():
        return False
    match = _WORD.search(word)
    if match is None:
        return True
    core = match.group()
    lower = core.lower()
    bare = word.replace("'", "’").lower().strip(_MARKS)
    if bare in _function_words() or lower in _function_words():
        return False
    if is_acronym(core) or any(char.isupper() for char in core[1:]):
        return True
    if lower in _names_as_words():
        return True if _names_as_words()[lower] == "name" else None
    if core in _country_names():
        return True
    if lexicon.known(lower):
        return None if core in _other_place_names() else False
    parts = lower.split("-")
    return not (len(parts) > 1 and all(lexicon.known(part) or part in _function_words() for part in parts))


def decapitalise(text: str, *, name: bool | None = None) -> str | None:
    """The text as it stands inside a line: its first letter in lower case unless it opens a name.

    ``name``: whether the parse takes the first word for a name; ``None`` when it does not say.
    Returns ``None`` where nobody can tell (« Pierre » with no parse): do not use the text then.
    """
    match = _FIRST.match(text)
    if match is None:
        return text
    word, at = match.group("word"), match.start("word")
    article, mark, _ = word.replace("'", "’").partition("’")
    if mark and article.lower() + mark in _function_words():
        return text[:at] + text[at].lower() + text[at + 1 :]
    if not word[0].isupper():
        return text
    if is_acronym(word) and len(word) > 1:
        return text
    keep = keeps_capital(word)
    if keep is None or (name is True and keep is False and word.lower() not in _function_words()):
        keep = name
    if keep is None:
        return None
    return text if keep else text[:at] + text[at].lower() + text[at + 1 :]


def after_colon(theme: str, clause: str, *, name: bool | None = None) -> str | None:
    """« Thème : clause », the clause without its line capital; ``None`` where that cannot be told."""
    inner = decapitalise(clause, name=name)
    return None if inner is None else f"{capitalise(theme)}\u00a0: {inner}"
