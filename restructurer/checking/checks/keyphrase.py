"""The keyphrase itself, and where it stands: introduction, subheadings, slug, and how often.

Source: Yoast SEO 3.6, ``KeyphraseLengthAssessment``, ``FunctionWordsInKeyphraseAssessment``,
``IntroductionKeywordAssessment``, ``SubHeadingsKeywordAssessment``, ``SlugKeywordAssessment`` and
``KeyphraseDensityAssessment``.
"""

from __future__ import annotations

import math
import re

from restructurer.checking.checks.common import at_block, at_field, french, plural, short
from restructurer.checking.keyphrase import count_in_sentence, keyphrase, phrase_in_sentence, share
from restructurer.checking.measures import Measures
from restructurer.checking.sentences import PUNCTUATION, split
from restructurer.checking.values import GOOD, NOT_APPLICABLE, Fault, Outcome, Thresholds
from restructurer.checking.words import function_words


def length(measures: Measures, thresholds: Thresholds) -> Outcome:
    """The keyphrase stands and has one to four topic words."""
    count = len(measures.keyphrase.words)
    if not count:
        fault = Fault(0, "", "la page n’a pas d’expression-clé", "ajoutez « keyphrase: » dans l’en-tête du fichier")
        return Outcome("bad", (fault,))
    if count <= thresholds["good"]:
        return GOOD
    message = f"l’expression-clé a {plural(count, 'mot')} pleins, plus que {thresholds['good']:.0f}"
    fault = at_field(measures, "keyphrase", message, "raccourcissez-la")
    return Outcome("ok" if count <= thresholds["acceptable"] else "bad", (fault,))


def function(measures: Measures, thresholds: Thresholds) -> Outcome:
    """The keyphrase is not made of function words alone."""
    phrase = measures.keyphrase.phrase
    if not phrase or measures.keyphrase.exact:
        return NOT_APPLICABLE
    found = (word.strip(PUNCTUATION) for word in re.split(r"[\s–\-]+", phrase))
    if any(word and word not in function_words() for word in found):
        return NOT_APPLICABLE
    message = f"l’expression-clé « {phrase} » n’a que des mots-outils"
    return Outcome("bad", (at_field(measures, "keyphrase", message, "choisissez un nom ou un groupe nominal"),))


def introduction(measures: Measures, thresholds: Thresholds) -> Outcome:
    """The first paragraph holds the keyphrase within one sentence."""
    wanted, block = measures.keyphrase, measures.introduction
    if not wanted or block is None:
        return Outcome("bad")
    if any(share(block.text[low:high], wanted) == 1 for low, high in split(block.text)):
        return GOOD
    if share(block.text, wanted) == 1:
        message = f"le premier paragraphe a les mots de « {wanted.phrase} », mais pas dans une même phrase"
        return Outcome("ok", (at_block(measures, block, short(block.text), message, "réunissez-les"),))
    message = f"le premier paragraphe n’a pas l’expression-clé « {wanted.phrase} »"
    return Outcome("bad", (at_block(measures, block, short(block.text), message, "citez-la dès l’introduction"),))


def subheadings(measures: Measures, thresholds: Thresholds) -> Outcome:
    """Some subheadings of level 2 and 3, not most, hold more than half of the keyphrase."""
    wanted = measures.keyphrase
    if not wanted or not measures.text_blocks:
        return Outcome("bad")
    tops = [block for block in measures.headings if block.level in (2, 3)]
    if not tops:
        if measures.word_count < thresholds["long_text"]:
            return GOOD
        fault = Fault(0, "", "aucun intertitre ne porte l’expression-clé", "ajoutez des intertitres")
        return Outcome("bad", (fault,))
    found = sum(1 for block in tops if round(share(block.text, wanted) * 100) > 50)
    least = math.ceil(len(tops) * thresholds["least"])
    most = math.floor(len(tops) * thresholds["most"])
    if len(tops) == 1 and found == 1:
        return GOOD
    if len(tops) > 1 and found > most:
        message = f"l’expression-clé « {wanted.phrase} » est dans {found} intertitres sur {len(tops)}"
        fault = at_block(measures, tops[0], tops[0].text, message, f"gardez-la dans {most} au plus")
        return Outcome("bad", (fault,))
    if least <= found <= most:
        return GOOD
    message = f"l’expression-clé « {wanted.phrase} » n’est que dans {plural(found, 'intertitre')} sur {len(tops)}"
    if not found:
        message = f"aucun intertitre ne porte l’expression-clé « {wanted.phrase} »"
    fault = at_block(measures, tops[0], tops[0].text, message, f"mettez-la dans {plural(max(least, 1), 'intertitre')}")
    return Outcome("bad", (fault,))


def slug(measures: Measures, thresholds: Thresholds) -> Outcome:
    """The address of the page holds the keyphrase: all of one or two words, more than half of longer ones."""
    text = measures.page.value("slug")
    wanted = keyphrase(measures.page.value("keyphrase"), split_hyphens=True)
    if not wanted or not text:
        return Outcome("bad")
    found = round(share(text.replace("-", " ").replace("_", " "), wanted) * 100)
    if found == 100 or (len(wanted.words) >= 3 and found > 50):
        return GOOD
    message = f"l’adresse n’a que {found} % de l’expression-clé « {wanted.phrase} »"
    return Outcome("ok", (at_field(measures, "slug", message, "reprenez ses mots dans « slug: »"),))


def density(measures: Measures, thresholds: Thresholds) -> Outcome:
    """The keyphrase comes often enough in the text, and not too often."""
    wanted = measures.keyphrase
    if not wanted or not measures.text_blocks:
        return Outcome("bad")
    count = sum(
        phrase_in_sentence(sentence.folded, wanted) if wanted.exact else count_in_sentence(sentence.folded, wanted)
        for sentence in measures.sentences
    )
    total = measures.part_count
    if total < thresholds["short_text"]:
        most = 2 if total > thresholds["short_text"] / 2 else 1
        if not count:
            return _density_fault(measures, f"l’expression-clé « {wanted.phrase} » n’est pas dans le texte", 1)
        return GOOD if count <= most else _density_fault(measures, _too_often(wanted.phrase, count, most), most)
    factor = 0.7 + len(wanted.words) / 3
    found = count / total * 100 * factor
    least = max(2, math.ceil(thresholds["least"] * total / (100 * factor)))
    most = max(2, math.floor(thresholds["most"] * total / (100 * factor)))
    if not count:
        return _density_fault(measures, f"l’expression-clé « {wanted.phrase} » n’est pas dans le texte", least)
    if found < thresholds["least"] or count == 1:
        message = f"l’expression-clé « {wanted.phrase} » ne vient que {count} fois ({french(found)} %)"
        return _density_fault(measures, message, least)
    if found <= thresholds["most"] or (count == 2 and least <= 2):
        return GOOD
    return _density_fault(measures, _too_often(wanted.phrase, count, most), most)


def _too_often(phrase: str, count: int, most: int) -> str:
    return f"l’expression-clé « {phrase} » vient {count} fois, plus que {most}"


def _density_fault(measures: Measures, message: str, aim: int) -> Outcome:
    mend = (
        f"citez-la {aim} fois, tout entière dans une phrase"
        if "plus que" not in message
        else f"ôtez-en : {aim} au plus"
    )
    return Outcome("bad", (at_field(measures, "keyphrase", message, mend),))
