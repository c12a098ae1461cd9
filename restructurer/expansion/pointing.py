"""Whether a stretch of text stands alone, or points at something said before it.

An expansion takes a clause or a quote away from its place; a pronoun, a demonstrative or « le
même » in it must find what it stands for in the stretch itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.expansion.rules import ExpansionSettings
from restructurer.expansion.set_phrases import is_manner, is_now
from restructurer.expansion.stood_for import NOUNS, has_its_owner, has_object, is_impersonal, may_agree
from restructurer.writing.syntax import Syntax

_SUBJECTS = {"il": ("Masc", "Sing"), "elle": ("Fem", "Sing"), "ils": ("Masc", "Plur"), "elles": ("Fem", "Plur")}
_OBJECTS = {"lui", "eux", "leur"}
# By their place before a verb these are pronouns, whatever the tagger says.
_CLITICS = {"le": ("Masc", "Sing"), "la": ("Fem", "Sing"), "l'": (None, "Sing"), "les": (None, "Plur")}
_OF_THEM = {"celui": ("Masc", "Sing"), "ceux": ("Masc", "Plur"), "celle": ("Fem", "Sing"), "celles": ("Fem", "Plur")}
_WHICH = ("lequel", "laquelle", "lesquels", "lesquelles")
_DEMONSTRATIVES = {"ce", "cet", "cette", "ces"}
_THOSE = frozenset("celui celle ceux celles celui-ci celle-ci ceux-ci celles-ci celui-là celle-là cela ceci ça".split())
_POSSESSIVES = {"son", "sa", "ses", "leur", "leurs"}


_WITH_Y = ("a", "avait", "aura", "ait", "eut", "aurait")
_BEFORE_Y = ("il", "n'", "-il")
_BEFORE_VERBS = frozenset((*_CLITICS, "y", "en"))


def _before_verb(syntax: Syntax, token: int, after: int) -> bool:
    """Whether a word stands right before a verb, as an object pronoun does (« l'a validé », « en recense »)."""
    if after != token + 1 or syntax.pos[after] not in ("VERB", "AUX"):
        return False
    return syntax.feats[after].get("VerbForm") in ("Fin", "Inf")


def _counts_a_noun(syntax: Syntax, words: Sequence[int], opening: str) -> bool:
    """Whether an opening is article and adjective of a noun: « le second tour », not « le second a dit »."""
    return " " in opening and len(words) > 2 and syntax.pos[words[2]] == "NOUN" and syntax.pos[words[0]] == "DET"


class _Watched:
    """What :func:`points_outside` asks for: phrases, how a text starts that opens on a word, every other word."""

    def __init__(self, settings: ExpansionSettings) -> None:
        self.phrases = tuple(f" {words} " for words in settings.pointing if " " in words)
        self.starts = tuple(word if word.endswith("'") else word + " " for word in settings.opening)
        self.words = frozenset(settings.pointing).union(
            ("lui", "elle", "eux", "elles", "ce", "c'", "autres", "autre", "siens", "siennes", "sien", "sienne"),
            _ORDINALS,
            *(_WHICH, _SUBJECTS, _BEFORE_VERBS, _OBJECTS, _DEMONSTRATIVES, _OF_THEM, _THOSE, _POSSESSIVES),
        )


_SELVES = ("même", "mêmes", "-même", "-mêmes", "-")


def _names_it(syntax: Syntax, words: Sequence[int]) -> bool:
    """Whether « c’est », « ce n’est pas » comes to a noun: « C’est un retour, ce n’est pas un cadeau »."""
    noun = next((i for i, t in enumerate(words[:7]) if syntax.pos[t] == "NOUN"), None)
    if noun is None or syntax.low[words[1]] not in ("est", "n'", "sera", "serait"):
        return False
    return not any(syntax.low[t] in ("que", "qu'", "pour", "comme") for t in words[:noun])


def _phrase(syntax: Syntax, chosen: Sequence[int], phrases: tuple[str, ...]) -> str | None:
    """The first of the pointing phrases of several words (a blank at each end) in ``chosen``."""
    text = " " + " ".join([syntax.low[t] for t in chosen]).replace("' ", "'") + " "
    for phrase in phrases:
        if phrase in text:
            return phrase.strip()
    return None


_ORDINALS = frozenset("deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième".split())

_COUNTERS = ("un", "une", "le", "la", "les", "d'", "deux")


def _stands_for_noun(syntax: Syntax, token: int) -> bool:
    """Whether « cinq autres », « un quatrième », « les siens » stand for a noun that was named before."""
    low = syntax.low[token]
    if low in ("siens", "siennes", "sien", "sienne"):
        return True
    if low not in _ORDINALS and low not in ("autres", "autre"):
        return False
    before = syntax.low[token - 1] if token else ""
    after = token + 1 < len(syntax) and (
        syntax.pos[token + 1] in ("NOUN", "PROPN", "ADJ") or syntax.low[token + 1] in ("des", "de", "d'", "chose")
    )
    counted = token > 0 and (syntax.pos[token - 1] in ("NUM", "DET") or before in _COUNTERS)
    return counted and not after


def _wants_person(syntax: Syntax, token: int, nouns: Sequence[int], settings: ExpansionSettings) -> bool:
    """Whether a possessive means a person of whom nothing stands before: « la centrale a fermé sous son mandat »."""
    if syntax.low[syntax.head[token]] not in settings.personal:
        return False
    people = settings.officials + settings.back
    return not any(
        syntax.low[n] in people or syntax.lemma[n] in people or (syntax.pos[n] == "PROPN" and not _is_place(syntax, n))
        for n in nouns
    )


def _is_place(syntax: Syntax, name: int) -> bool:
    """Whether a name hangs on a noun by a preposition: « la centrale de France »."""
    return syntax.dep[name].startswith(("nmod", "obl")) and syntax.low[syntax.left[name]] not in ("par", "selon")


def points_outside(
    syntax: Syntax, chosen: Sequence[int], *, settings: ExpansionSettings, quoted: bool = False
) -> str | None:
    """The first word of ``chosen`` (token numbers, in order) that wants something said before, or ``None``.

    ``quoted``: somebody's own words, set apart with their name: readers know what a speaker in the
    article means by « cette opération », « c’est un retour ».
    """
    nouns: list[int] = []
    watched = syntax.once("watched", 0, settings, lambda: _Watched(settings))
    phrase = _phrase(syntax, chosen, watched.phrases)
    if phrase is not None:
        return phrase
    words = [t for t in chosen if syntax.pos[t] not in ("PUNCT", "SPACE")]
    opening = " ".join(syntax.low[t] for t in words[:4]).replace("' ", "'") + " "
    for word in settings.opening if opening.startswith(watched.starts) else ():
        starts = opening.startswith(word if word.endswith("'") else word + " ")
        if word == "depuis" and syntax.text[min(words[0] + 1, len(syntax) - 1)] != ",":
            continue  # « Depuis le début de l’été, … » says since when
        if word == "l'un" and opening.startswith(
            ("l'un des ", "l'un de ", "l'un d'", "l'une des ", "l'une de ", "l'une d'")
        ):
            continue
        if quoted and word in ("ce", "c'est") and len(words) > 2 and _names_it(syntax, words):
            continue
        if word == "ce" and len(words) > 1 and syntax.low[words[1]] in ("que", "qu'", "qui", "dont"):
            continue  # « Ce que nous voulons, … » says what it means
        if starts and word not in _SUBJECTS and word not in _POSSESSIVES and not _counts_a_noun(syntax, words, word):
            return word
    for place, token in enumerate(words):
        low, pos = syntax.low[token], syntax.pos[token]
        if low not in watched.words and not low.endswith("-là"):  # nothing below asks for it
            if pos in NOUNS:
                nouns.append(token)
            continue
        after = syntax.low[words[place + 1]] if place + 1 < len(words) else ""
        if _stands_for_noun(syntax, token):
            return low
        between = 0 < token < len(syntax) - 1 and syntax.text[token - 1] == "," == syntax.text[token + 1]
        if between and low in ("lui", "elle", "eux", "elles"):
            return low
        if low in _WHICH and place and syntax.pos[token - 1] != "ADP" and syntax.text[token - 1] != ",":
            return low
        if low in _SUBJECTS and pos == "PRON":
            gender, number = _SUBJECTS[low]
            meant = [n for n in nouns if not is_manner(syntax, n) and may_agree(syntax, n, gender, number)]
            if not meant and not is_impersonal(syntax, token, chosen):
                return low
        elif low in _BEFORE_VERBS and place + 1 < len(words) and _before_verb(syntax, token, words[place + 1]):
            if low in ("y", "en"):
                before = syntax.low[words[place - 1]] if place else ""
                if before not in ("qui", "ce qui") and not (after in _WITH_Y and before in _BEFORE_Y):
                    return low
            elif not has_object(syntax, words[place + 1], nouns, *_CLITICS[low]):
                return low
        elif low in _OBJECTS and pos == "PRON" and not syntax.dep[token].startswith("expl"):
            if place and (syntax.low[words[place - 1]] == "chez" or after in _SELVES) and nouns:
                continue
            own = syntax.down(syntax.head[token], "nsubj")
            if not any(n not in own and syntax.head[n] not in own for n in nouns):
                return low
        elif (
            low in ("y", "en")
            and pos == "PRON"
            and not (after == "compris" or (place and syntax.low[words[place - 1]] in ("qui", *_BEFORE_Y)))
        ):
            return low
        elif low in _DEMONSTRATIVES and pos == "DET":
            if not is_now(syntax, words[place + 1 : place + 3], settings) and not (quoted and place):
                return low
        elif low in ("ce", "c'") and pos == "PRON" and after not in ("qui", "que", "qu'", "dont"):
            if place and syntax.low[words[place - 1]] in ("que", "qu'", "si", "comme"):
                return low
            if not nouns and not (quoted and not place):
                return low
        elif low in _OF_THEM and after in ("de", "d'", "des", "du"):
            if not any(may_agree(syntax, n, *_OF_THEM[low]) and syntax.pos[n] == "NOUN" for n in nouns):
                return low
        elif (
            (low in _THOSE and after not in ("qui", "que", "qu'", "dont", "de", "d'", "des", "du"))
            or (low in _POSSESSIVES and pos == "DET" and not has_its_owner(syntax, chosen, token, nouns))
            or (low in _POSSESSIVES and not quoted and _wants_person(syntax, token, nouns, settings))
            or (low in _POSSESSIVES and place and syntax.low[words[place - 1]] in ("selon", "après", "d'après"))
            or low in settings.pointing
            or low.endswith("-là")
        ):
            return low
        if pos in NOUNS:
            nouns.append(token)
    return None
