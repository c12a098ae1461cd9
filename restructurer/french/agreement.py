"""Agreement of articles, adjectives and participles; ``None`` wherever nothing is sure.

The gender and number that a caller knows from the parse may be given; what is not given is asked
of the lexicon. A candidate whose agreement is ``None`` or wrong is dropped, not guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from restructurer.french import lexicon
from restructurer.french.contraction import join
from restructurer.french.elision import elides
from restructurer.french.lexicon import Gender, Number

Article = Literal["definite", "indefinite", "demonstrative", "partitive"]

_BOTH = frozenset(("ms", "fs", "mp", "fp"))
_SINGULAR = frozenset(("ms", "fs"))
_PLURAL = frozenset(("mp", "fp"))
_MS, _FS = frozenset(("ms",)), frozenset(("fs",))
_MP, _FP = frozenset(("mp",)), frozenset(("fp",))

_DETERMINERS: dict[str, frozenset[str]] = {
    "le": _MS, "la": _FS, "l’": _SINGULAR, "les": _PLURAL, "un": _MS, "une": _FS, "des": _PLURAL, "du": _MS, "au": _MS,
    "aux": _PLURAL, "ce": _MS, "cet": _MS, "cette": _FS, "ces": _PLURAL, "mon": _SINGULAR, "ton": _SINGULAR,
    "son": _SINGULAR, "ma": _FS, "ta": _FS, "sa": _FS, "mes": _PLURAL, "tes": _PLURAL, "ses": _PLURAL,
    "notre": _SINGULAR, "votre": _SINGULAR, "leur": _SINGULAR, "nos": _PLURAL, "vos": _PLURAL, "leurs": _PLURAL,
    "plusieurs": _PLURAL, "quelques": _PLURAL, "chaque": _SINGULAR, "tout": _MS, "toute": _FS, "tous": _MP,
    "toutes": _FP, "aucun": _MS, "aucune": _FS, "certain": _MS, "certaine": _FS, "certains": _MP, "certaines": _FP,
    "quel": _MS, "quelle": _FS, "quels": _MP, "quelles": _FP, "tel": _MS, "telle": _FS, "tels": _MP, "telles": _FP,
    "nul": _MS, "nulle": _FS, "maint": _MS, "divers": _MP, "diverses": _FP, "différents": _MP, "différentes": _FP,
    "deux": _PLURAL, "trois": _PLURAL, "quatre": _PLURAL, "cinq": _PLURAL, "six": _PLURAL, "sept": _PLURAL,
    "huit": _PLURAL, "neuf": _PLURAL, "dix": _PLURAL, "onze": _PLURAL, "douze": _PLURAL, "treize": _PLURAL,
    "quinze": _PLURAL, "vingt": _PLURAL, "trente": _PLURAL, "cent": _PLURAL, "mille": _PLURAL,
}  # fmt: skip


def determiner_codes(determiner: str) -> frozenset[str] | None:
    """The gender-number codes a determiner allows, or ``None`` when it is not one that we know."""
    word = determiner.replace("'", "’").lower()
    if word.replace("\u00a0", "").replace(" ", "").isdigit():
        return _BOTH if word in ("0", "1") else _PLURAL
    return _DETERMINERS.get(word)


def _noun(noun: str, gender: Gender | None, number: Number | None) -> frozenset[str] | None:
    """The codes a noun may have once what the caller knows is taken in; ``None`` when not known at all."""
    codes = frozenset(lexicon.noun_codes(noun)) or (_BOTH if gender and number else frozenset())
    kept = frozenset(c for c in codes if (gender is None or c[0] == gender) and (number is None or c[1] == number))
    return kept or None


def article(
    noun_phrase: str,
    *,
    kind: Article = "definite",
    gender: Gender | None = None,
    number: Number | None = None,
    head: str | None = None,
) -> str | None:
    """The noun phrase (without determiner) behind its article: « l’implantation », « des sanctions ».

    ``head``: the head noun when it is not the first word. ``None`` when gender or number is unsure.
    """
    codes = _noun(head or noun_phrase.split()[0], gender, number) if noun_phrase.split() else None
    if codes is None:
        return None
    plural = codes <= _PLURAL
    if not plural and not codes <= _SINGULAR:
        return None
    if plural:
        return {"definite": "les ", "indefinite": "des ", "demonstrative": "ces ", "partitive": "des "}[
            kind
        ] + noun_phrase
    vowel = elides(noun_phrase)
    if vowel and kind == "definite":
        return f"l’{noun_phrase}"
    if vowel and kind == "partitive":
        return f"de l’{noun_phrase}"
    if len(codes) != 1:
        return None
    feminine = codes == _FS
    word = {
        "definite": "la" if feminine else "le",
        "indefinite": "une" if feminine else "un",
        "demonstrative": "cette" if feminine else "cet" if vowel else "ce",
        "partitive": "de la" if feminine else "du",
    }[kind]
    return f"{word} {noun_phrase}"


def with_article_after(preposition: str, noun_phrase: str, **known: str | None) -> str | None:
    """A preposition, the definite article and the noun phrase: « du lancement », « à l’ouverture »."""
    phrase = article(noun_phrase, **known)  # type: ignore[arg-type]
    return None if phrase is None else join((preposition, phrase))


def agrees(
    determiner: str | None,
    noun: str,
    adjectives: Sequence[str] = (),
    *,
    gender: Gender | None = None,
    number: Number | None = None,
) -> bool | None:
    """Whether determiner, noun and adjectives agree.

    False when no gender and number fits them all, ``None`` when the lexicon does not know the
    noun or one of the adjectives and nothing known contradicts, True otherwise. « l’ » and
    « un » are checked against what follows too (« le avenir » is False).
    """
    unsure = False
    codes = _noun(noun, gender, number)
    if codes is None:
        if lexicon.noun_codes(noun):
            return False
        codes, unsure = _BOTH, True
    if determiner is not None:
        allowed = determiner_codes(determiner)
        if allowed is None:
            unsure = True
        else:
            codes &= allowed
    for adjective in adjectives:
        found = frozenset(lexicon.adjective_codes(adjective))
        if found:
            codes &= found
        else:
            unsure = True
    if not codes:
        return False
    return None if unsure else True


def form_fits(determiner: str, following: str) -> bool:
    """Whether the form of a determiner suits the word behind it: « l’avenir », « cet accord », « ce héros »."""
    word = determiner.replace("'", "’").lower()
    vowel = elides(following)
    if word in ("le", "la", "ce", "ma", "ta", "sa", "de", "du", "au", "beau", "nouveau", "vieux"):
        return not vowel
    if word in ("l’", "d’", "cet", "bel", "nouvel", "vieil"):
        return vowel
    return True


def agree(adjective: str, *, gender: Gender | None, number: Number | None) -> str | None:
    """The adjective or participle in a gender and number; ``None`` when either is unsure or the form unknown.

    An adjective whose masculine and feminine are written alike needs no gender.
    """
    if number is None:
        return None
    if gender is not None:
        return lexicon.inflect(adjective, gender, number)
    masculine, feminine = (lexicon.inflect(adjective, one, number) for one in ("m", "f"))
    return masculine if masculine == feminine else None


def agree_with(adjective: str, noun: str, *, gender: Gender | None = None, number: Number | None = None) -> str | None:
    """The adjective or participle in the gender and number of a noun, or ``None``."""
    codes = _noun(noun, gender, number)
    if codes is None:
        return None
    forms = {lexicon.inflect(adjective, code[0], code[1]) for code in sorted(codes)}  # type: ignore[arg-type]
    return forms.pop() if len(forms) == 1 else None
