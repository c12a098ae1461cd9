"""Whether a stretch of text stands alone, or points at something said before it.

An expansion takes a clause or a quote away from its place; a pronoun, a demonstrative or « le
même » in it must find what it stands for in the stretch itself.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from restructurer.expansion.rules import ExpansionSettings
from restructurer.expansion.set_phrases import is_manner, is_now
from restructurer.writing.syntax import Syntax

_SUBJECTS = {"il": ("Masc", "Sing"), "elle": ("Fem", "Sing"), "ils": ("Masc", "Plur"), "elles": ("Fem", "Plur")}
_OBJECTS = {"lui", "eux", "leur"}
# By their place before a verb these are pronouns, whatever the tagger says.
_CLITICS = {"le": ("Masc", "Sing"), "la": ("Fem", "Sing"), "l'": (None, "Sing"), "les": (None, "Plur")}
_OF_THEM = {"celui": ("Masc", "Sing"), "ceux": ("Masc", "Plur"), "celle": ("Fem", "Sing"), "celles": ("Fem", "Plur")}
_WHICH = ("lequel", "laquelle", "lesquels", "lesquelles")
_IN_PLACE = ("à", "au", "aux", "en", "dans", "chez", "vers")
_DEMONSTRATIVES = {"ce", "cet", "cette", "ces"}
_THOSE = {
    "celui",
    "celle",
    "ceux",
    "celles",
    "celui-ci",
    "celle-ci",
    "ceux-ci",
    "celles-ci",
    "celui-là",
    "celle-là",
    "cela",
    "ceci",
    "ça",
}
_POSSESSIVES = {"son", "sa", "ses", "leur", "leurs"}
_NOUNS = {"NOUN", "PROPN"}
_IMPERSONAL = {
    "falloir",
    "agir",
    "pleuvoir",
    "neiger",
    "paraître",
    "sembler",
    "suffire",
    "exister",
    "rester",
    "convenir",
    "importer",
}


def _is_impersonal(syntax: Syntax, token: int, chosen: Sequence[int]) -> bool:
    """« il faut », « il y a », « il s'agit », « il est nécessaire de »."""
    after = [t for t in chosen if t > token][:5]
    low = [syntax.low[t] for t in after]
    if "y" in low[:3]:
        return True
    verbs = [t for t in after if syntax.pos[t] in ("VERB", "AUX")]
    if any(syntax.lemma[t] in _IMPERSONAL for t in verbs):
        return True
    adjective = next((i for i, t in enumerate(after) if syntax.pos[t] == "ADJ"), None)
    return bool(verbs) and adjective is not None and any(w in ("de", "d'", "que", "qu'") for w in low[adjective + 1 :])


def _agrees(syntax: Syntax, noun: int, gender: str | None, number: str | None) -> bool:
    feats = syntax.feats[noun]
    own_gender, own_number = feats.get("Gender"), feats.get("Number")
    if number is not None and own_number is not None and own_number != number:
        return False
    return gender is None or own_gender is None or own_gender == gender


_WITH_Y = ("a", "avait", "aura", "ait", "eut", "aurait")
_BEFORE_Y = ("il", "n'", "-il")
_BEFORE_VERBS = frozenset((*_CLITICS, "y", "en"))


def _before_verb(syntax: Syntax, token: int, after: int) -> bool:
    """Whether a word stands right before a verb, as an object pronoun does (« l'a validé », « en recense »)."""
    if after != token + 1 or syntax.pos[after] not in ("VERB", "AUX"):
        return False
    return syntax.feats[after].get("VerbForm") in ("Fin", "Inf")


def _acts(syntax: Syntax, noun: int) -> bool:
    """Whether a noun is a subject, an object, or joined to one: what a pronoun is likely to take up."""
    at = noun
    while syntax.dep[at] == "conj" and syntax.head[at] != at:
        at = syntax.head[at]
    if syntax.dep[at] == "obl:arg":  # « reprochent à la société son opacité »
        cases = [syntax.low[c] for c in syntax.children[at] if syntax.dep[c] == "case"]
        first = syntax.left[at] + 1
        if syntax.pos[at] == "PROPN":
            return False
        return cases in (["à"], ["au"], ["aux"]) and (first == at or syntax.low[first] in ("le", "la", "les", "l'"))
    return syntax.dep[at].startswith(("nsubj", "obj", "iobj")) or syntax.head[at] == at


def _has_object(syntax: Syntax, verb: int, nouns: Sequence[int], gender: str | None, number: str | None) -> bool:
    """Whether one of the nouns before may be the object of a verb: it agrees, and is not the verb's own subject."""
    head = syntax.head[verb] if syntax.dep[verb].startswith(("aux", "cop")) else verb
    heads = [head]
    while (
        syntax.dep[heads[-1]] == "xcomp" and syntax.head[heads[-1]] != heads[-1]
    ):  # « la patronne préfère l’annoncer »
        heads.append(syntax.head[heads[-1]])
    own = {t for one in heads for subject in syntax.down(one, "nsubj") for t in syntax.subtree(subject)}
    return any(n not in own and _acts(syntax, n) and _agrees(syntax, n, gender, number) for n in nouns)


def _has_owner(syntax: Syntax, nouns: Sequence[int], possessive: str) -> bool:
    """Whether one of the nouns before owns what follows: a subject, an object, or a name that is no place."""
    for noun in nouns:
        number = syntax.feats[noun].get("Number")
        joined = any(syntax.dep[c] == "conj" for c in syntax.children[noun]) or syntax.dep[noun] == "conj"
        if possessive in ("leur", "leurs") and number == "Sing" and not joined:
            continue
        if possessive in ("son", "sa", "ses") and number == "Plur":
            continue
        cases = [syntax.low[c] for c in syntax.children[noun] if syntax.dep[c] == "case"]
        name = syntax.pos[noun] == "PROPN" and not any(case in _IN_PLACE for case in cases)
        if name or _acts(syntax, noun):
            return True
    return False


def _owned(syntax: Syntax, chosen: Sequence[int], token: int, nouns: Sequence[int]) -> bool:
    """Whether a possessive has its owner before it, or in the subject right behind its complement.

    « À dix semaines de sa 53e édition, le festival… »: the owner follows.
    """
    if _has_owner(syntax, nouns, syntax.low[token]):
        return True
    if any(syntax.feats[t].get("VerbForm") == "Fin" for t in chosen if t < token):
        return False
    comma = next((t for t in chosen if t > token and syntax.text[t] == ","), None)
    if (
        comma is None
        or syntax.low[chosen[0]] in ("selon", "d'", "d'après", "avec", "pour")
        or syntax.pos[chosen[0]] != "ADP"
    ):
        return False
    own = next((t for t in chosen if t > comma and syntax.dep[t].startswith("nsubj")), None)
    plural = syntax.low[token] in ("leur", "leurs")
    return (
        own is not None
        and syntax.pos[own] in _NOUNS
        and syntax.left[own] == comma + 1
        and (syntax.feats[own].get("Number") == "Plur") == plural
    )


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
            if pos in _NOUNS:
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
            meant = (n for n in nouns if not is_manner(syntax, n))
            if not _is_impersonal(syntax, token, chosen) and not any(_agrees(syntax, n, gender, number) for n in meant):
                return low
        elif low in _BEFORE_VERBS and place + 1 < len(words) and _before_verb(syntax, token, words[place + 1]):
            if low in ("y", "en"):
                before = syntax.low[words[place - 1]] if place else ""
                if before not in ("qui", "ce qui") and not (after in _WITH_Y and before in _BEFORE_Y):
                    return low
            elif not _has_object(syntax, words[place + 1], nouns, *_CLITICS[low]):
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
            if not any(_agrees(syntax, n, *_OF_THEM[low]) and syntax.pos[n] == "NOUN" for n in nouns):
                return low
        elif (
            (low in _THOSE and after not in ("qui", "que", "qu'", "dont", "de", "d'", "des", "du"))
            or (low in _POSSESSIVES and pos == "DET" and not _owned(syntax, chosen, token, nouns))
            or (low in _POSSESSIVES and place and syntax.low[words[place - 1]] in ("selon", "après", "d'après"))
            or low in settings.pointing
            or low.endswith("-là")
        ):
            return low
        if pos in _NOUNS:
            nouns.append(token)
    return None


def bare_back_reference(syntax: Syntax, noun: int, chosen: Sequence[int], *, words: Container[str]) -> bool:
    """Whether a noun is definite, one of ``words`` and bare: « l’homme », « le texte », « le Genevois »."""
    if noun not in chosen or (syntax.low[noun] not in words and not _demonym(syntax, noun)):
        return False
    kept = set(chosen)
    dependents = [c for c in syntax.children[noun] if c in kept]
    definite = any(syntax.low[c] in ("le", "la", "les", "l'") for c in dependents)
    return definite and not any(
        syntax.dep[c].partition(":")[0] in _TOLD and syntax.text[syntax.left[c] - 1] != "," for c in dependents
    )


_TOLD = ("nmod", "acl", "appos", "flat", "amod", "nummod")


def _demonym(syntax: Syntax, token: int) -> bool:
    """« le Genevois », « la Française »: somebody who has been named before."""
    return syntax.text[token][:1].isupper() and syntax.low[token].endswith(
        ("ois", "oise", "ais", "aise", "ien", "ienne")
    )
