"""Tells whether a sentence is in the passive (a form of être and a participle in one clause).

After the behaviour of yoastseo 3.6 for French (``getClauses``, ``getParticiples``): the sentence is
cut into clauses at forms of être, clause openers and commas; a clause that holds a form of être is
passive when it holds a participle with no article, preposition or form of avoir before it. The
participles come from Lexique 3.83 (``data/checks_verbs.txt``).
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from restructurer.checking.sentences import PUNCTUATION
from restructurer.checking.words import phrases, words

_EDGE = " \u00a0.,'()\"+\\-;!?:/»«<>”“〝〞〟‟„"
_EDGES = frozenset(" \u00a0.,'()\"+-;!?:/»«<>”“")
_ELIDED_FORMS = ("n'", "d'", "j'")
_CUT = re.compile(r"[\s'’‘\-.,:/]+")
_COMMA = re.compile(r",(?=[ \n\r\t'\"+\-»«‹›<>])")
_REGULAR = re.compile(r"\S(?:é|ée|és|ées)(?:\Z|[.,'()\"+\-;!?:/»«‹›<>])")


def _one_of(options: frozenset[str] | tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, options), key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def _openers() -> re.Pattern[str]:
    elided = words("clause openers, elided")
    pronouns = ("il", "ils", "elle", "elles", "on", "un", "une")
    options = words("clause openers", "clause-opening participles") | set(phrases("clause opening phrases"))
    options |= {start + word for start in elided for word in pronouns}
    return re.compile(rf"(?:(?<=[{_EDGE}])|\A)(?:{_one_of(frozenset(options))})(?=[{_EDGE}]|\Z)")


@lru_cache(maxsize=1)
def _copula() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<=[{_EDGE}])|\A)(?:{_one_of(words('être'))})(?=[{_EDGE}]|\Z)")


@lru_cache(maxsize=1)
def _reflexive() -> re.Pattern[str]:
    options = words("before an auxiliary") | set(phrases("before an auxiliary phrases"))
    return re.compile(rf"(?:\A|[{_EDGE}])(?:{_one_of(frozenset(options))})\Z")


@lru_cache(maxsize=1)
def _followed() -> re.Pattern[str]:
    return re.compile(rf"[{_EDGE}](?:{_one_of(words('after a copula'))})(?=[{_EDGE}]|\Z)")


@lru_cache(maxsize=1)
def _elisions() -> tuple[str, ...]:
    return tuple(sorted(words("elisions before a copula")))


@lru_cache(maxsize=1)
def _not_before() -> frozenset[str]:
    return words(
        "articles", "prepositions", "stressed pronouns", "object pronouns", "possessives", "reflexive pronouns",
        "indefinites", "interrogatives", "numerals", "ordinals", "light verbs", "reporting verbs",
    )  # fmt: skip


def _participle(word: str) -> bool:
    if _REGULAR.search(word):
        return not _no_participle(word)
    return word in words("participles")


@lru_cache(maxsize=4096)
def _no_participle(word: str) -> bool:
    """Whether a word in -é is a noun or an adjective, or the participle of a verb that has no passive."""
    if word.startswith(("l'", "d'")):
        return True
    bare = word.removesuffix("s")
    nouns, adjectives = words("nouns in -é"), words("adjectives in -é")
    masculine = word[:-2] if word.endswith("es") else bare if bare != word else word.removesuffix("e")
    return word in nouns or bare in nouns or word in adjectives or masculine in adjectives or word == "malgré"


def _before(text: str, at: int) -> bool:
    """Whether a reflexive pronoun stands right before a form of être."""
    return at > 1 and text[at - 1] == " " and _reflexive().search(text, max(0, at - 12), at - 1) is not None


def _clauses(text: str) -> list[str]:
    breaks = [match.span() for match in _openers().finditer(text)]
    breaks += [match.span() for match in _COMMA.finditer(text)]
    for match in _copula().finditer(text):
        at = match.start()
        if not _before(text, at) and not text[:at].endswith(_elisions()):
            breaks.append(match.span())
    breaks.sort()
    kept: list[int] = []
    last = -1
    for low, high in breaks:
        if low >= last:
            kept.append(low)
            last = high
    kept.append(len(text))
    return [text[low:high].strip() for low, high in itertools.pairwise(kept)]


def _holds_copula(clause: str) -> bool:
    return any(
        _alone(clause, match.start())
        and not _before(clause, match.start())
        and not _followed().match(clause, match.end())
        for match in _copula().finditer(clause)
    )


def _alone(clause: str, at: int) -> bool:
    """Whether a form of être has no elided word before it, but for those that are forms of their own."""
    if not at or clause[at - 1] in " \u00a0":
        return True
    if clause[at - 1] == "'" and clause[max(0, at - 2) : at] in _ELIDED_FORMS:
        return at == 2 or clause[at - 3] in _EDGES
    return clause[at - 2 : at - 1] in _EDGES and at > 1


def _has_copula(bare: list[str]) -> bool:
    forms = words("être")
    if not forms.isdisjoint(bare):
        return True
    return any(not forms.isdisjoint(_CUT.split(word)) for word in bare if not word.isalpha())


def passive(folded: str, bare: list[str]) -> str | None:
    """The participle that makes a sentence passive, or ``None``.

    ``folded``: the sentence in lower case with straight apostrophes; ``bare``: its words without punctuation.
    """
    if not _has_copula(bare):
        return None
    participles = words("participles")
    if not any(word in participles or _REGULAR.search(word) for word in bare):
        return None
    for clause in _clauses(folded):
        if not _holds_copula(clause):
            continue
        found = [word for run in clause.split() if (word := run.strip(PUNCTUATION))]
        for word in found:
            if _participle(word) and not word.startswith(("l'", "d'")):
                index = found.index(word)
                if index and found[index - 1] in _not_before():
                    continue
                if any(before in _auxiliaries() for before in found[:index]):
                    continue
                return word
    return None


@lru_cache(maxsize=1)
def _auxiliaries() -> frozenset[str]:
    return words("auxiliaries", "infinitives")
