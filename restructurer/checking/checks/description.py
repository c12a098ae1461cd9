"""The meta description: its length, and the keyphrase in it.

Source: Yoast SEO 3.6, ``MetaDescriptionLengthAssessment`` and ``MetaDescriptionKeywordAssessment``.
"""

from __future__ import annotations

from restructurer.checking.checks.common import at_field, plural
from restructurer.checking.keyphrase import occurrences, unify
from restructurer.checking.measures import Measures
from restructurer.checking.sentences import split
from restructurer.checking.values import GOOD, Fault, Outcome, Thresholds


def length(measures: Measures, thresholds: Thresholds) -> Outcome:
    """The description stands, and is neither short nor cut."""
    text = measures.page.value("description")
    if not text:
        fault = Fault(
            0, "", "la page n’a pas de méta description", "ajoutez « description: » dans l’en-tête du fichier"
        )
        return Outcome("bad", (fault,))
    size, least, most = len(text), thresholds["shortest"], thresholds["longest"]
    if size <= least:
        message = f"méta description de {plural(size, 'caractère')}, moins que {least + 1:.0f}"
        return Outcome("ok", (at_field(measures, "description", message, "dites-en un peu plus"),))
    if size > most:
        message = f"méta description de {plural(size, 'caractère')}, plus que {most:.0f} : la fin serait coupée"
        return Outcome("ok", (at_field(measures, "description", message, "raccourcissez-la"),))
    return GOOD


def keyphrase(measures: Measures, thresholds: Thresholds) -> Outcome:
    """The keyphrase stands once or twice in the description, within a sentence."""
    wanted, text = measures.keyphrase, measures.page.value("description")
    if not wanted or not text:
        return Outcome("bad")
    count = 0
    for low, high in split(text):
        sentence = unify(text[low:high])
        count += min(occurrences(sentence, word) for word in wanted.words)
    most = thresholds["most"]
    if 1 <= count <= most:
        return GOOD
    if count:
        message = f"l’expression-clé « {wanted.phrase} » revient {count} fois dans la méta description"
        return Outcome("bad", (at_field(measures, "description", message, f"gardez-la {most:.0f} fois au plus"),))
    message = f"la méta description n’a pas l’expression-clé « {wanted.phrase} »"
    return Outcome("bad", (at_field(measures, "description", message, "citez-la une fois"),))
