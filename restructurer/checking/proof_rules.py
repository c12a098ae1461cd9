"""Which rules exist, and what a rule may write in place of the source's words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from restructurer.checking.fidelity_templates import template_words
from restructurer.checking.fidelity_tokens import ELIDED, fold, stem, tokens
from restructurer.checking.words import function_words
from restructurer.french import lexicon
from restructurer.french.numbers import FIGURES
from restructurer.french.typography import straight
from restructurer.rulebook import Rulebook

# Rules that are mechanisms of the code, not tables of a file.
MECHANISMS = frozenset(
    """body description drafts.join french.capitalise french.casing french.contraction french.decapitalise
    french.elision heading.crosshead title.keyphrase titles.given typography.apostrophe typography.double-mark
    typography.glued typography.guillemets typography.ligature typography.loose-mark typography.title typography.unit
    expansions.description expansions.question.car expansions.question.inversion expansions.question.present define
    direct-tense drop-second-subject told-directly digits drop-bracket drop-given-name drop-role drop-role-inside
    present-tense name-the-place name-in-full heading.topic french.capital heading.enumeration future heading.quote
    initials name-the-pronoun passive-participle place-first place-front present round-number theme-to-name
    copula-comma drop-copula event-and-day sum-and-purpose
    uncontract""".split()
)
# Rules that write a form of a verb of the source.
_VERBS = frozenset({"expansions.question.inversion", "expansions.question.present", "title.keyphrase"})
# Rules that write another form of a verb of the source (« ont reculé » → « reculent »).
_FORMS = frozenset(
    """present present-tense future direct-tense drop-second-subject told-directly title.passive
    passive-participle""".split()
)
# Rules that put a name or phrase of the source in place of one that stands for it.
_NAMES = frozenset({"name-the-pronoun", "name-in-full", "define"})
_MARKS = frozenset(('"', "“", "”", "„", "‟", "″", "''", "’’"))
_CONTRACTED = {
    "au": "à le",
    "aux": "à les",
    "du": "de le",
    "des": "de les",
    "auquel": "à lequel",
    "duquel": "de lequel",
}
_AFTER = {"de": ("du", "des", "de la", "de l’", "d’"), "à": ("au", "aux", "à la", "à l’")}
_INVERSION = re.compile(r"-(?:t-)?(?:il|elle|on|ils|elles)\Z")


def rule_ids(rulebook: Rulebook) -> frozenset[str]:
    """Every name that a piece may give a rule: its id, alone or below its file or its table."""
    found = set(MECHANISMS)
    for name in Rulebook.names():
        found.add(name)
        for table in rulebook.tables(name):
            for row in rulebook.rows(name, table):
                ident = row["id"]
                found.add(ident)
                for prefix in (name, name.removesuffix("s"), table, f"{name}.{table}"):
                    found.add(f"{prefix}.{ident}")
    return frozenset(found)


def _words(text: str) -> list[str]:
    return [token.key for token in tokens(text)]


def _casing(old: str, new: str) -> bool:
    return straight(old) == straight(new) or (old != "" and new != "" and fold(new) == fold(old))


def _contraction(old: str, new: str) -> bool:
    old, new = " ".join(old.lower().split()), " ".join(new.lower().split())
    if new in _AFTER.get(old, ()):
        return True
    for short, long in _CONTRACTED.items():
        if (old, new) in ((short, long), (long, short)):
            return True
        if old == short and new in (long.split()[0], long.split()[1], "la", "l’"):
            return True
    return False


def _elision(old: str, new: str) -> bool:
    """« se » → « s’ », and back before another word."""
    long, short = sorted((straight(old), straight(new)), key=lambda word: word.endswith("'"))
    return len(short) > 1 and short.endswith("'") and not long.endswith("'") and long[:-1] == short[:-1]


def _initials(old: str, new: str) -> bool:
    """Whether letters stand in the words, or are their first ones in order, none of the great words left out."""
    wanted = [char.lower() for char in new if char.isalpha()]
    words = _words(old)
    if fold(new) in words:
        return True
    for word in words:
        if wanted and word.startswith(wanted[0]):
            wanted.pop(0)
        elif word not in function_words() and word not in ELIDED:
            return False
    return not wanted


def _nominal(old: str, new: str) -> bool:
    """Whether words are the noun of a verb form, with grammar around it."""
    from restructurer.french.lexicon import lemmas
    from restructurer.french.nominalisations import nominalisations

    verbs = {lemma for token in tokens(old) for lemma in lemmas(token.word.lower(), "V")}
    nouns = {
        fold(word)
        for verb in sorted(verbs)
        for reflexive in (False, True)
        for one in nominalisations(verb, reflexive=reflexive)
        for word in one.noun.split()
    }
    allowed = nouns | function_words() | set(_words(old))
    return all(word in allowed or word in ELIDED for word in _words(new))


def _same_verb(old: str, new: str) -> bool:
    """Whether one word is a form of the last verb of others."""
    before, after = [token.word.lower() for token in tokens(old)], [token.word.lower() for token in tokens(new)]
    return len(after) == 1 and bool(before) and bool(_verbs(before[-1]) & _verbs(after[0]))


def _verbs(word: str) -> set[str]:
    """What a word can be a form of; the lexicon has no « a »."""
    return {"avoir"} if word == "a" else set(lexicon.lemmas(word, "V"))


def replaces(
    rule: str, old: str, new: str, *, vocabulary: frozenset[str], source: frozenset[str] = frozenset()
) -> bool:
    """Whether a rule may write ``new`` where the source has ``old``.

    ``vocabulary``: the words of the rule's own table; ``source``: the beginnings of the source's words.
    """
    if rule == "typography.guillemets":
        old = old.strip(" \u00a0\u202f") or old
        return (old in _MARKS and new.strip("\u00a0") in ("«", "»")) or (old in "«»" and new.strip("\u00a0") == old)
    if rule == "typography.ligature":
        return old.lower() == "oe" and new in ("œ", "Œ")
    if rule == "typography.double-mark":
        return new == "\u00a0" + old and set(old) <= set(";!?:")
    if rule == "typography.loose-mark":
        return new in (",", ".") and old.strip(" \u00a0\u202f") == new
    if rule == "typography.glued":
        return len(old) == 1 and new in (old + " ", old + "\u00a0")
    if rule == "typography.unit":
        return new == "\u00a0" + old and old in ("%", "‰", "€", "°C")
    if rule == "typography.title":
        return new == old + "\u00a0" and old in ("M.", "MM.")
    if rule == "typography.apostrophe":
        return new == "’" and old in "\u2018\u02bc\u00b4"
    if rule in ("french.capital", "french.capitalise", "french.decapitalise", "french.casing"):
        return _casing(old, new)
    if rule in ("french.contraction", "uncontract"):
        return _contraction(old, new)
    if rule == "french.elision":
        return _elision(old, new) or _contraction(old, new)
    if rule == "initials":
        return _initials(old, new)
    if rule in ("heading.nominal", "title.toward"):
        return _nominal(old, new)
    if rule == "title.acted":
        return _nominal(new, old)
    if rule.startswith("noise.") and old.endswith(new.replace("’", "'")):
        return True  # a rubric that was glued to the word
    if rule == "digits":
        return FIGURES.get(old.lower()) == new
    if rule in _FORMS:
        return _same_verb(old, new)
    if rule in _VERBS:
        return _INVERSION.sub("", new.lower()) == old.lower() or stem(fold(new)) == stem(fold(old))
    allowed = set(_words(old)) | vocabulary | function_words()
    return all(word in allowed or (rule in _NAMES and stem(word) in source) for word in _words(new))


def writes(rule: str, text: str, *, vocabulary: frozenset[str], source: frozenset[str]) -> bool:
    """Whether a rule may write ``text`` of itself. ``source``: the beginnings of the source's words."""
    allowed = vocabulary | template_words() | function_words()
    for word in _words(text):
        if word in allowed or word in ELIDED:
            continue
        if rule in _VERBS and stem(word) in source:
            continue
        return False
    return True


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for one in value for text in _strings(one)]
    if isinstance(value, dict):
        return [text for key, one in value.items() if key not in ("example", "about") for text in _strings(one)]
    return []


@lru_cache(maxsize=4)
def vocabularies(rulebook: Rulebook) -> dict[str, frozenset[str]]:
    """The words that the table of each rule holds, by the rule's id."""
    found: dict[str, frozenset[str]] = {}
    for name in Rulebook.names():
        for table in rulebook.tables(name):
            for row in rulebook.rows(name, table):
                found[row["id"]] = frozenset(word for text in _strings(dict(row)) for word in _words(text))
    return found


def vocabulary(rule: str, rulebook: Rulebook) -> frozenset[str]:
    """The words of the table of a rule, by any name that a piece gives it."""
    table = vocabularies(rulebook)
    while rule:
        if rule in table:
            return table[rule]
        if "." not in rule:
            break
        rule = rule.split(".", 1)[1]
    return frozenset()
