"""The lexicon: gender and number of nouns, forms of adjectives, readings of verb forms.

Two sorted text files of ``data/`` are searched by bisection as they stand, so that nothing is
parsed at start-up; ``scripts/make_lexicon.py`` writes them from Lexique 3.83 (CC BY-SA 4.0).

``lexicon_forms.tsv``: form, tab, readings parted by « | »: a part (N noun, A adjective, V verb,
R adverb), the lemma (characters to cut from the form, then what to add), a colon, codes.
``lexicon_lemmas.tsv``: part and lemma, tab, forms in fixed places, told from the lemma likewise.

Source: B. New, C. Pallier, M. Brysbaert & L. Ferrand, « Lexique 2: A new French lexical
database », *Behavior Research Methods, Instruments, & Computers* 36 (2004), 516-524.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import Literal, NamedTuple

from restructurer.resources import data_dir

Gender = Literal["m", "f"]
Number = Literal["s", "p"]
Mood = Literal["ind", "sub", "cnd", "imp", "inf", "par"]
Tense = Literal["pre", "imp", "fut", "pas"]

_MOODS: dict[str, Mood] = {"i": "ind", "s": "sub", "c": "cnd", "m": "imp", "p": "par"}
_TENSES: dict[str, Tense] = {"p": "pre", "i": "imp", "f": "fut", "s": "pas"}
_FOUR = ("ms", "fs", "mp", "fp")
_PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")


class Conjugation(NamedTuple):
    """One reading of a verb form. ``gender`` and ``number`` of a past participle are its own."""

    lemma: str
    mood: Mood
    tense: Tense | None
    person: int | None
    number: Number | None
    gender: Gender | None


_BLOCK = 1024  # bytes; a search inside a block is one call


@lru_cache(maxsize=2)
def _load(name: str) -> tuple[bytes, list[bytes], list[int]]:
    """A sorted file, with the first key and the place of a line in about every block of it."""
    data = (data_dir() / name).read_bytes()
    places = [0]
    while (end := data.find(b"\n", places[-1] + _BLOCK)) >= 0 and end + 1 < len(data):
        places.append(end + 1)
    return data, [data[place : data.index(b"\t", place)] for place in places], [*places, len(data)]


def _find(name: str, key: str) -> str | None:
    """The rest of the line of ``key``, found by bisection over the blocks of a sorted file."""
    data, firsts, places = _load(name)
    wanted = key.encode()
    block = bisect_right(firsts, wanted) - 1
    if block < 0:
        return None
    low, high = places[block], places[block + 1]
    if firsts[block] != wanted:
        low = data.find(b"\n" + wanted + b"\t", low, high) + 1
        if not low:
            return None
    start = low + len(wanted) + 1
    end = data.find(b"\n", start, high)
    return data[start : end if end >= 0 else high].decode()


def _rebuild(base: str, told: str) -> str:
    digits = len(told) - len(told.lstrip("0123456789"))
    cut = int(told[:digits])
    return (base[:-cut] if cut else base) + told[digits:]


@lru_cache(maxsize=16384)
def _readings(form: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """(part, lemma, codes) of a form; lower case is tried when the form as written is not known."""
    word = form.replace("'", "’")
    low = word.lower()
    keys = (word,) if low == word else (word, low)
    if "oe" in low:
        keys = tuple(dict.fromkeys((*keys, word.replace("oe", "œ"), low.replace("oe", "œ"))))
    for key in keys:
        line = _find("lexicon_forms.tsv", key)
        if line is not None:
            found = []
            for entry in line.split("|"):
                told, _, codes = entry[1:].partition(":")
                found.append((entry[0], _rebuild(key, told), tuple(codes.split(","))))
            return tuple(found)
    return ()


@lru_cache(maxsize=4096)
def _forms(part: str, lemma: str) -> tuple[str | None, ...]:
    line = _find("lexicon_lemmas.tsv", part + lemma)
    if line is None:
        return ()
    return tuple(_rebuild(lemma, cell) if cell else None for cell in line.split(","))


def known(form: str) -> bool:
    """Whether the lexicon knows the form as a common word (noun, adjective, verb or adverb)."""
    return bool(_readings(form))


def is_noun(form: str) -> bool:
    """Whether the form can be a common noun."""
    return any(part == "N" for part, _, _ in _readings(form))


def is_adjective(form: str) -> bool:
    """Whether the form can be an adjective."""
    return any(part == "A" for part, _, _ in _readings(form))


def is_adverb(form: str) -> bool:
    """Whether the form can be an adverb."""
    return any(part == "R" for part, _, _ in _readings(form))


def is_verb(form: str) -> bool:
    """Whether the form can be a form of a verb, participles included."""
    return any(part == "V" for part, _, _ in _readings(form))


def noun_codes(form: str) -> tuple[str, ...]:
    """The gender-number codes a noun form may have: « ms », « fs », « mp », « fp »."""
    return tuple(sorted({code for part, _, codes in _readings(form) if part == "N" for code in codes}))


def adjective_codes(form: str) -> tuple[str, ...]:
    """The gender-number codes an adjective or past participle may have."""
    codes = {code for part, _, found in _readings(form) if part == "A" for code in found}
    codes |= {code[2:] for part, _, found in _readings(form) if part == "V" for code in found if code[:2] == "ps"}
    return tuple(sorted(codes))


def _one(values: set[str]) -> str | None:
    return values.pop() if len(values) == 1 else None


def gender(noun: str) -> Gender | None:
    """The gender of a noun form, or ``None`` when it has both or is not known."""
    return _one({code[0] for code in noun_codes(noun)})  # type: ignore[return-value]


def number(word: str) -> Number | None:
    """The number of a noun form (of an adjective, where it is no noun), or ``None`` when unsure."""
    return _one({code[1] for code in noun_codes(word) or adjective_codes(word)})  # type: ignore[return-value]


def lemmas(form: str, part: Literal["N", "A", "V", "R"]) -> tuple[str, ...]:
    """The lemmas that a form can have as a noun, adjective, verb or adverb."""
    return tuple(lemma for found, lemma, _ in _readings(form) if found == part)


def inflect(adjective: str, gender: Gender, number: Number) -> str | None:
    """The form of an adjective (or past participle) in a gender and number; ``None`` when unknown."""
    for part, shift in (("A", 0), ("V", 6)):
        for lemma in lemmas(adjective, part):  # type: ignore[arg-type]
            if part == "V" and not any(c.mood == "par" and c.tense == "pas" for c in conjugations(adjective)):
                continue
            forms = _forms(part, lemma)
            found = forms[shift + _FOUR.index(gender + number)] if forms else None
            if found:
                return found
    return None


def noun_form(noun: str, number: Number) -> str | None:
    """The singular or plural of a noun, of the same gender; ``None`` when unknown or two readings differ."""
    found = set()
    for part, lemma, codes in _readings(noun):
        if part == "N":
            forms = _forms("N", lemma)
            for code in codes:
                form = forms[_FOUR.index(code[0] + number)] if forms else None
                found.add(form or "")
    one = _one(found)
    return one or None


@lru_cache(maxsize=16384)
def conjugations(form: str) -> tuple[Conjugation, ...]:
    """Every reading of a verb form: lemma, mood, tense, person, number (gender of a participle)."""
    found = []
    for part, lemma, codes in _readings(form):
        for code in codes if part == "V" else ():
            if code == "n":
                found.append(Conjugation(lemma, "inf", None, None, None, None))
            elif code == "pp":
                found.append(Conjugation(lemma, "par", "pre", None, None, None))
            elif code.startswith("ps"):
                found.append(Conjugation(lemma, "par", "pas", None, code[3], code[2]))  # type: ignore[arg-type]
            else:
                mood, tense = _MOODS[code[0]], _TENSES[code[1]]
                found.append(Conjugation(lemma, mood, tense, int(code[2]), code[3], None))  # type: ignore[arg-type]
    return tuple(found)


def participle(lemma: str, gender: Gender, number: Number) -> str | None:
    """The past participle of a verb in a gender and number; ``None`` when the lexicon lacks it."""
    forms = _forms("V", lemma)
    return forms[6 + _FOUR.index(gender + number)] if forms else None


def present(lemma: str, person: str = "3s") -> str | None:
    """The present indicative of a verb: ``person`` is « 1s » to « 3p »; ``None`` when not known."""
    forms = _forms("V", lemma)
    return forms[_PERSONS.index(person)] if forms else None


def present_participle(lemma: str) -> str | None:
    """The present participle of a verb (« ouvrant »); ``None`` when the lexicon lacks it."""
    forms = _forms("V", lemma)
    return forms[10] if forms else None
