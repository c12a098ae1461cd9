"""The title: its width in a result page, and the keyphrase in it.

Source: Yoast SEO 3.6, ``PageTitleWidthAssessment`` and ``KeyphraseInSEOTitleAssessment``.
"""

from __future__ import annotations

import re

from restructurer.checking.checks.common import NBSP, at_field
from restructurer.checking.keyphrase import position, share, unify
from restructurer.checking.measures import Measures
from restructurer.checking.sentences import PUNCTUATION
from restructurer.checking.values import GOOD, Fault, Outcome, Thresholds
from restructurer.checking.words import function_words
from restructurer.writing.width import pixel_width


def width(measures: Measures, thresholds: Thresholds) -> Outcome:
    """The title stands and is shown whole."""
    title = measures.page.value("title")
    if not title:
        fault = Fault(0, "", "la page n’a pas de titre", "ajoutez « title: » dans l’en-tête du fichier")
        return Outcome("bad", (fault,))
    found, most = round(pixel_width(title)), thresholds["longest"]
    if found <= most:
        return GOOD
    cut = len(title)
    while cut and pixel_width(title[:cut]) > most:
        cut -= 1
    lost = title[title.rfind(" ", 0, cut) + 1 :]
    message = f"titre de {found}{NBSP}px, plus que les {most:.0f}{NBSP}px affichés : « {lost} » serait coupé"
    return Outcome("bad", (at_field(measures, "title", message, "raccourcissez le titre"),))


def keyphrase(measures: Measures, thresholds: Thresholds) -> Outcome:
    """The keyphrase opens the title, function words apart."""
    wanted, title = measures.keyphrase, measures.page.value("title")
    if not wanted or not title:
        return Outcome("bad")
    unified = unify(title)
    at = position(unified, unify(wanted.phrase))
    if at >= 0:
        before = (word.strip(PUNCTUATION) for word in re.split(r"[\s–\-]+", unified[:at].lower()))
        if not [word for word in before if word and word not in function_words()]:
            return GOOD
        mend = f"commencez le titre par « {wanted.phrase} »"
        message = f"l’expression-clé « {wanted.phrase} » n’ouvre pas le titre"
        return Outcome("ok", (at_field(measures, "title", message, mend),))
    found = share(title, wanted) if not wanted.exact else 0.0
    if found == 1:
        message = f"le titre a tous les mots de « {wanted.phrase} », mais pas l’expression elle-même"
        return Outcome("ok", (at_field(measures, "title", message, "écrivez l’expression telle quelle"),))
    missing = [word for word in wanted.words if share(title, wanted.__class__(word, (word,), False)) == 0]
    message = f"le titre n’a pas l’expression-clé « {wanted.phrase} » (manque : {', '.join(missing or wanted.words)})"
    return Outcome("bad", (at_field(measures, "title", message, "mettez l’expression-clé au début du titre"),))
