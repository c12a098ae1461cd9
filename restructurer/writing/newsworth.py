"""What makes a subheading news: a position that somebody takes, what was decided or is to come, figures."""

from __future__ import annotations

import re
from itertools import pairwise

from restructurer.analysis.findings import Sentence
from restructurer.writing.anecdotes import subjects_of
from restructurer.writing.clauses import finite
from restructurer.writing.drafts import Draft
from restructurer.writing.heading_rules import HeadingSettings
from restructurer.writing.syntax import Syntax

_CLAUSES = ("clause", "topic", "stance")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIMED = frozenset("heure heures h minute minutes an ans jour jours mois semaine semaines année années fois".split())


def stance(syntax: Syntax, draft: Draft, settings: HeadingSettings, people: frozenset[int]) -> float:
    """1 for a position taken by somebody who is named or known: « Les syndicats réclament un moratoire »."""
    if draft.kind not in _CLAUSES:
        return 0.0
    lemma = syntax.lemma[draft.head]
    if lemma not in settings.stances and lemma not in settings.positions:
        return 0.0
    subjects = subjects_of(syntax, draft.head)
    written = any(word.text[:1].isupper() for word in draft.words if word.rule != "present-tense")
    said = any(
        syntax.pos[t] in ("PROPN", "X") or syntax.lemma[t] in settings.known or syntax.feats[t].get("Number") == "Plur"
        for s in subjects
        for t in syntax.subtree(s)
        if t in draft.tokens
    )
    return 1.0 if said or written or people.intersection(draft.tokens[:4]) else 0.5


def decided(syntax: Syntax, draft: Draft, settings: HeadingSettings) -> float:
    """1 for what was decided, 0.6 for what is to come: « Le conseil adopte le budget », « La ligne rouvrira »."""
    if draft.kind not in (*_CLAUSES, "verbless"):
        return 0.0
    verb = finite(syntax, draft.head)
    if syntax.lemma[draft.head] in settings.decisions and not (
        syntax.lemma[draft.head] == "passer" and verb is not None and _to_be(syntax, verb)
    ):
        return 1.0
    future = verb is not None and syntax.feats[verb].get("Tense") == "Fut"
    ahead = future and (verb == draft.head or (verb is not None and _to_be(syntax, verb)))
    return 0.6 if ahead else 0.0


def _to_be(syntax: Syntax, verb: int) -> bool:
    """Whether a future is that of « être »: « sera rendu », not « aura fait »."""
    return syntax.lemma[verb] == "être"


def background(syntax: Syntax, draft: Draft, settings: HeadingSettings) -> bool:
    """Whether a clause says how large or how old something is: « La clinique emploie 230 salariés »."""
    if draft.kind not in _CLAUSES or syntax.lemma[draft.head] not in settings.background:
        return False
    verb = finite(syntax, draft.head)
    return verb == draft.head and syntax.feats[draft.head].get("Tense") == "Pres"


_ONE = frozenset(("le", "la", "l'", "un", "une", "cet", "cette"))


# Decisions when a body takes them, everyday doings of a private person.
_AT_HOME = frozenset(("ouvrir", "passer", "fermer"))


def anybody(syntax: Syntax, draft: Draft, settings: HeadingSettings) -> bool:
    """Whether a clause tells of one private person whom nobody knows: « Une maman ne voit pas où est le problème »."""
    if draft.kind not in (*_CLAUSES, "said"):
        return False
    lemma = syntax.lemma[draft.head]
    if lemma in settings.decisions and lemma not in _AT_HOME:
        return False
    for word in draft.words:
        if word.rule == "name-the-pronoun" and not settings.private.isdisjoint(word.text.replace("’", " ").split()):
            return True
    for token in subjects_of(syntax, draft.head):
        if token not in draft.tokens:
            continue
        one = any(syntax.low[c].replace("’", "'") in _ONE for c in syntax.children[token] if c < token)
        if one and (syntax.lemma[token] in settings.private or syntax.low[token] in settings.private):
            return syntax.dep[token] != "nsubj:pass"
    return False


def long_past(syntax: Syntax, draft: Draft) -> bool:
    """Whether a clause tells what had happened before what the article tells: « Le texte avait été signé »."""
    verb = finite(syntax, draft.head) if draft.kind in (*_CLAUSES, "said") else None
    return verb is not None and verb != draft.head and syntax.feats[verb].get("Tense") == "Imp"


# « Reste la question des bâches » has so many words at least.
_TOLD = 5


def hollow(draft: Draft, settings: HeadingSettings) -> bool:
    """Whether a subheading is a set phrase or a figure of speech: « La goutte d’eau est venue d’une note »."""
    plain = draft.text.lower().replace("’", "'")
    if plain.startswith("reste ") and len(draft.tokens) < _TOLD:
        return True  # « Reste l’étiquette »
    return draft.kind not in ("quote", "words") and any(map(plain.__contains__, settings.figurative))


def past_year(syntax: Syntax, draft: Draft) -> bool:
    """Whether a subheading tells of a year well before the last one that the text names."""
    years = syntax.once(
        "years", 0, past_year, lambda: {t for t, text in enumerate(syntax.text) if _YEAR.fullmatch(text)}
    )
    if draft.kind in ("quote", "words") or years.isdisjoint(draft.tokens):
        return False
    latest = max(int(syntax.text[t]) for t in years)
    return any(t in years and int(syntax.text[t]) < latest - 1 for t in draft.tokens)


_SELF = frozenset(("je", "j'"))
_MINE = frozenset(("ma", "mon", "mes"))


def own_story(syntax: Syntax, draft: Draft) -> bool:
    """Whether a quote tells what befell the one who speaks: « Je suis allée aux urgences samedi soir »."""
    if draft.kind not in ("quote", "words"):
        return False
    for token in draft.tokens:
        mine = syntax.low[token] in ("m'", "me", "nous") and syntax.pos[token + 1 : token + 2] == ("AUX",)
        if mine and token + 2 < len(syntax) and syntax.pos[token + 2] == "VERB":
            return True
        kin = syntax.low[token] in _MINE and syntax.pos[token + 1] == "NOUN"
        if kin and any(syntax.feats[t].get("Tense") == "Imp" for t in range(token + 2, min(token + 5, len(syntax)))):
            return True  # « Ma mère était entrée pour une prothèse »
        if syntax.low[token] in _SELF:
            near = range(token + 1, min(token + 5, len(syntax)))
            past = any(syntax.low[t] in ("ai", "suis", "avais", "étais", "aurais", "serais") for t in near) and any(
                syntax.feats[t].get("VerbForm") == "Part" or syntax.pos[t] == "VERB" for t in near
            )
            if past or any(syntax.feats[t].get("Tense") == "Imp" for t in near):
                return True
    return False


def figures(syntax: Syntax, draft: Draft) -> float:
    """1 for a figure in digits that counts something, 0.4 for any other number, 0 for a time or a year."""
    best = 0.0
    for token in draft.tokens:
        text = syntax.text[token]
        if not text[:1].isdigit():
            best = max(best, 0.4 * (syntax.pos[token] == "NUM" and syntax.low[token] not in ("un", "une")))
            continue
        after = syntax.low[token + 1] if token + 1 < len(syntax) else ""
        year = text.isdigit() and len(text) == 4 and text[:2] in ("18", "19", "20") and syntax.pos[token + 1] != "NOUN"
        if after not in _TIMED and not year and "h" not in text:
            best = 1.0
    return best


def repeated(syntax: Syntax, draft: Draft, sentence: Sentence) -> float:
    """How much of the sentence under it a subheading says over again, word for word: 0 to 1.

    Counted is the longest run of its words that stands so in the sentence: what was condensed or made a noun of the
    words below is no echo. Words out of the far end of a sentence, and a quote, say less over again than its opening.
    """
    told = [t for t in range(sentence.first, sentence.stop) if syntax.pos[t] != "PUNCT"]
    places = {token: place for place, token in enumerate(told)}
    shown = [t for t in draft.tokens if t in places]
    if not shown or draft.kind in _OTHER_WORDS:
        return 0.0
    longest = run = 1
    for one, two in pairwise(shown):
        run = run + 1 if places[two] == places[one] + 1 else 1
        longest = max(longest, run)
    words = sum(syntax.pos[t] != "PUNCT" for t in draft.tokens)
    share = min(1.0, max(0.0, longest / words - _OWN) / (_SAME - _OWN))
    whole = places[shown[0]] < _OPENING or len(shown) >= 0.6 * len(told)
    said = 1.0 if draft.kind in (*_CLAUSES, "said", "phrase", "stated") else 0.75
    return round(share * (1.0 if whole else 0.7) * said, 4)


# A subheading that begins so many words into its sentence is told by its first words still.
_OPENING = 8
# Of the words of a subheading this share may stand so in the sentence: a name, a noun with its complement; with this
# share it says the same.
_OWN, _SAME = 0.4, 0.85
# These are put together of words from several places.
_OTHER_WORDS = frozenset(("pair", "figures", "names", "places", "nominal"))
