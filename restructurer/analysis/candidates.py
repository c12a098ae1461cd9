"""Candidate keyphrases: noun phrases with their complements, names, and single strong words.

Phrases are found by their tags, not by the parse alone, since a sequence of tags survives a
wrong attachment: ``N (A | de N | N)*``, as in Daille's (1994) patterns for French terms.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Doc, Token

from restructurer.analysis.findings import Parsed

MOST_TOKENS = 9
MOST_WORDS = 4
_NOUNS = frozenset({"NOUN", "PROPN", "X"})
_LINKS = frozenset({"de", "du", "des", "d'", "d’"})
_ARTICLES = frozenset({"le", "la", "les", "l'", "l’"})


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """A word without its plural ending, lower case: the form that counts as the same word.

    After the minimal French stemmer of Savoy (1999, JASIS 50, 944), plural endings alone.
    """
    word = word.lower().replace("’", "'")
    if len(word) > 3:
        if word.endswith("aux") and len(word) > 5:
            return word[:-3] + "al"
        if word[-1] in "sx":
            return word[:-1]
    return word


@dataclass(slots=True)
class Candidate:
    """A phrase and where it stands: token ranges into the body's Doc and into the title's."""

    key: tuple[str, ...]
    body: list[tuple[int, int]] = field(default_factory=list)
    title: list[tuple[int, int]] = field(default_factory=list)


def tag(token: Token) -> str:
    """What a token may be in a phrase: ``N``, ``A``, ``#`` (number), ``d`` (link), ``l`` (article) or nothing."""
    pos = token.pos_
    if pos in _NOUNS:
        return "N" if any(char.isalpha() for char in token.text) else ""
    if pos == "ADJ":
        return "A"
    if pos == "VERB" and "VerbForm=Part" in str(token.morph) and "Tense=Past" in str(token.morph):
        return "A"
    if pos == "NUM":
        return "#"
    low = token.lower_
    if low in _LINKS:
        return "d"
    if low in _ARTICLES:
        return "l"
    return ""


def _phrases(tags: list[str]) -> Iterator[tuple[int, int]]:
    """Token ranges of every phrase in one run of tags."""
    size = len(tags)
    for first in range(size):
        if tags[first] not in {"N", "A", "#"}:
            continue
        words, nouns = 0, 0
        for at in range(first, min(size, first + MOST_TOKENS)):
            now = tags[at]
            if not now:
                break
            if now == "l" and tags[at - 1] != "d":
                break
            if now == "d" and (not nouns or tags[at - 1] in {"d", "l"}):
                break
            if now in {"d", "l"}:
                continue
            words += 1
            nouns += now == "N"
            if words > MOST_WORDS:
                break
            if nouns:
                yield first, at + 1


def candidates(parsed: Parsed) -> tuple[Candidate, ...]:
    """Every candidate of title and body, in order of first appearance (the title's first)."""
    found: dict[tuple[str, ...], Candidate] = {}
    for doc, where in ((parsed.title, "title"), (parsed.doc, "body")):
        if doc is not None:
            _collect(doc, where, found)
    return tuple(found.values())


def _collect(doc: Doc, where: str, found: dict[tuple[str, ...], Candidate]) -> None:
    tags = [tag(token) for token in doc]
    folded = [fold(token.lower_) for token in doc]
    for first, stop in _phrases(tags):
        key = tuple(folded[at] for at in range(first, stop) if tags[at] != "l")
        candidate = found.get(key)
        if candidate is None:
            candidate = found[key] = Candidate(key)
        (candidate.title if where == "title" else candidate.body).append((first, stop))
