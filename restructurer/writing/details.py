"""What a line counts and what it only details: figures with their unit, hours, ages, prices, days."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from restructurer.writing.drafts import Draft
from restructurer.writing.syntax import Syntax

_TIMES = frozenset(("heure", "heures", "h", "ans", "an", "euro", "euros", "dollar", "dollars", "francs", "minutes"))
_MONEY = frozenset(("euro", "euros", "dollar", "dollars", "francs"))
_CLOCK = re.compile(r"\d{1,2}h(\d\d)?")
_DAYS = frozenset(("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "aujourd'hui"))


def detail(syntax: Syntax, draft: Draft, bodily: Collection[str]) -> float:
    """How many details a draft tells: an hour, age or price; a day; a gesture; in a quote, what happened to somebody.

    ``bodily``: lemmas of what gestures are made with (épaule, main, regard).
    """
    gesture = draft.kind in ("clause", "nominal") and any(
        syntax.lemma[t] in bodily and syntax.dep[t].startswith(("nsubj", "obj")) and syntax.head[t] in draft.tokens
        for t in draft.tokens
    )
    priced: int = any(
        syntax.low[b] in _TIMES and syntax.low[a][:1].isdigit() and not (syntax.low[b] in _MONEY and _large(syntax, a))
        for a, b in pairwise(draft.tokens)
    )
    priced += sum(_CLOCK.fullmatch(syntax.low[t]) is not None for t in draft.tokens)
    ahead = _ahead(syntax, draft)
    priced = 0 if ahead and draft.kind in ("clause", "verbless", "topic") else priced
    dated = not ahead and any(syntax.low[t].replace("’", "'") in _DAYS for t in draft.tokens)
    past = draft.kind in ("quote", "words") and any(
        syntax.dep[t].startswith("aux") and syntax.feats[t].get("VerbForm") == "Fin" for t in draft.tokens
    )
    return priced + dated + 0.6 * past + 2 * gesture


_AWAITED = frozenset(("attendre", "prévoir", "programmer", "fixer", "planifier", "agender", "devoir"))


def _ahead(syntax: Syntax, draft: Draft) -> bool:
    """Whether a draft tells what is to come: a day or an hour is then the news."""
    if draft.kind not in ("clause", "verbless", "topic"):
        return False
    verbs = (draft.head, *(c for c in syntax.children[draft.head] if syntax.dep[c].startswith(("aux", "cop"))))
    return any(
        (syntax.feats[t].get("Tense") == "Fut" and (t == draft.head or syntax.lemma[t] != "avoir"))
        or syntax.lemma[t] in _AWAITED
        for t in verbs
    )


def _large(syntax: Syntax, number: int) -> bool:
    """Whether a sum is of a thousand or more: an amount that is news, not a price."""
    digits = "".join(char for char in syntax.text[number] if char.isdigit())
    before = syntax.text[number - 1] if number else ""
    return len(digits) > 3 or (len(digits) == 3 and before[:1].isdigit())


_UNITS = frozenset(
    """heure minute seconde jour semaine mois an année siècle fois point personne pourcent mètre kilomètre litre kilo
    tonne degré euro franc dollar dinar dirham million milliard % € hectare ha milliard mot page lit coup""".split()
)
# Of these a handful is no news.
_SMALL = frozenset(
    """homme femme enfant client voiture véhicule chaise arbre camion bus agent élève maison ingénieur rappel vente
    paquet vainqueur poule salle liaison page question musicien joueur voisin""".split()
)


def counted(syntax: Syntax, draft: Draft) -> float:
    """How well a noun phrase says how many: 1 for « 214 branchements illicites recensés », half for « une aide de
    480 millions de dinars »; 0 where a figure counts only time, money or people, or nothing more is said of it.
    """
    first, said = draft.tokens[0], sum(syntax.pos[t] in ("NOUN", "ADJ", "VERB", "PROPN") for t in draft.tokens)
    if said < 2 or syntax.lemma[draft.head] in _UNITS:
        return 0.0
    if syntax.pos[first] == "NUM" and syntax.low[first] not in ("un", "une") and draft.head <= first + 2:
        if syntax.text[first][:1].isdigit() or syntax.lemma[draft.head] not in _SMALL:
            return 1.0
        told = any(syntax.pos[t] in ("PROPN", "VERB") and t > draft.head for t in draft.tokens)
        return 0.6 if told else 0.3
    if syntax.low[first] in ("les", "ces", "leurs"):
        return 0.0  # « les deux vainqueurs » counts nothing
    numbers = [t for t in draft.tokens[2:] if syntax.pos[t] == "NUM" and syntax.low[t] not in ("un", "une")]
    small = all(syntax.lemma[t + 1] in _SMALL for t in numbers if t + 1 < len(syntax))
    return 0.0 if not numbers else 0.25 if small else 0.5
