"""Paragraph length, subheading distribution, connectors and the passive.

Source: Yoast SEO 3.6, ``ParagraphTooLongAssessment``, ``SubheadingDistributionTooLongAssessment``,
``TransitionWordsAssessment`` and ``PassiveVoiceAssessment``.
"""

from __future__ import annotations

from restructurer.checking.checks.common import at_block, french, percent, plural, short
from restructurer.checking.measures import Measures
from restructurer.checking.passive import passive
from restructurer.checking.transitions import connector
from restructurer.checking.values import GOOD, Fault, Outcome, Thresholds


def paragraphs(measures: Measures, thresholds: Thresholds) -> Outcome:
    """No paragraph is long."""
    longest = thresholds["good"]
    faults = []
    worst = 0
    for block, count in measures.paragraphs:
        if count > longest:
            worst = max(worst, count)
            message = f"paragraphe de {plural(count, 'mot')}, plus que {longest:.0f}"
            faults.append(at_block(measures, block, short(block.text), message, "coupez-le"))
    if not faults:
        return GOOD
    return Outcome("ok" if worst <= thresholds["acceptable"] else "bad", tuple(faults))


def subheadings(measures: Measures, thresholds: Thresholds) -> Outcome:
    """In a long text, a subheading comes often enough."""
    good, acceptable = thresholds["good"], thresholds["acceptable"]
    if measures.word_count <= good:
        return GOOD
    if not measures.headings:
        message = f"{plural(measures.word_count, 'mot')} sans un intertitre"
        return Outcome("bad", (Fault(0, "", message, f"mettez-en un tous les {good:.0f} mots au plus"),))
    faults = []
    longest = 0
    for heading, count in measures.sections:
        if count > good:
            longest = max(longest, count)
            where = f"sous « {short(heading.text, 40)} »" if heading else "avant le premier intertitre"
            message = f"{plural(count, 'mot')} {where}, plus que {good:.0f}"
            mend = "ajoutez un intertitre"
            faults.append(
                at_block(measures, heading, heading.text, message, mend) if heading else Fault(0, "", message, mend)
            )
    if not faults:
        return GOOD
    return Outcome("ok" if longest <= acceptable else "bad", tuple(faults))


def connectors(measures: Measures, thresholds: Thresholds) -> Outcome:
    """Enough sentences hold a connector; a short text needs none."""
    if measures.part_count < thresholds["short_text"]:
        return GOOD
    sentences = measures.sentences
    found = percent(sum(1 for sentence in sentences if connector(sentence.folded, sentence.words)), len(sentences))
    if found >= thresholds["good"]:
        return GOOD
    message = f"{french(found)} % des phrases ont un mot de liaison, moins que {thresholds['good']:.0f} %"
    fault = Fault(0, "", message, "liez les phrases : « en effet », « toutefois », « par ailleurs »…")
    return Outcome("ok" if found >= thresholds["acceptable"] else "bad", (fault,))


def voice(measures: Measures, thresholds: Thresholds) -> Outcome:
    """Few sentences are in the passive."""
    units = measures.passive_units
    hits = [(text, block, at, word) for text, bare, block, at in units if (word := passive(text, bare))]
    found = percent(len(hits), len(units))
    if found <= thresholds["good"]:
        return GOOD
    faults = []
    for text, block, at, word in hits:
        low = block.text.lower().replace("’", "'").find(word.replace("’", "'"), at)
        sentence = block.text[at : at + len(text)] if at else block.text
        message = f"phrase au passif (« {word} ») ; {french(found)} % le sont, plus que {thresholds['good']:.0f} %"
        faults.append(at_block(measures, block, short(sentence), message, "dites qui agit", at=max(low, 0)))
    return Outcome("ok" if found <= thresholds["acceptable"] else "bad", tuple(faults))
