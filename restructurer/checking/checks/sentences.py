"""Sentence length, and sentences in a row that begin with the same word.

Source: Yoast SEO 3.6, ``SentenceLengthInTextAssessment`` and ``SentenceBeginningsAssessment``.
"""

from __future__ import annotations

from restructurer.checking.checks.common import at_block, french, plural, short
from restructurer.checking.checks.common import percent as share
from restructurer.checking.measures import Measures, Sentence
from restructurer.checking.values import GOOD, NOT_APPLICABLE, Fault, Outcome, Thresholds


def length(measures: Measures, thresholds: Thresholds) -> Outcome:
    """At most a quarter of the sentences is long."""
    longest = thresholds["words"]
    counted = [sentence for sentence in measures.sentences if sentence.words]
    long = [sentence for sentence in counted if len(sentence.words) > longest]
    found = share(len(long), len(counted))
    if found <= thresholds["good"]:
        return GOOD
    faults = []
    whole = f"{french(found)} % des phrases ont plus de {longest:.0f} mots (au plus {thresholds['good']:.0f} %)"
    for sentence in long:
        message = f"phrase de {plural(len(sentence.words), 'mot')} ; {whole}"
        words = short(sentence.text)
        faults.append(at_block(measures, sentence.block, words, message, "coupez-la en deux", at=sentence.at))
    return Outcome("ok" if found <= thresholds["acceptable"] else "bad", tuple(faults))


def beginnings(measures: Measures, thresholds: Thresholds) -> Outcome:
    """No three sentences in a row begin with the same word."""
    runs: list[tuple[str, list[Sentence]]] = []
    open_run: list[Sentence] = []
    found = measures.beginnings
    for index, (begin, sentence) in enumerate(found):
        open_run.append(sentence)
        following = found[index + 1][0] if index + 1 < len(found) else None
        if begin and begin != following:
            runs.append((begin, open_run))
            open_run = []
    faults: list[Fault] = []
    for begin, sentences in runs:
        if len(sentences) > thresholds["most"]:
            sentence = sentences[0]
            message = f"{len(sentences)} phrases de suite commencent par « {begin} »"
            words = short(sentence.text, 40)
            faults.append(at_block(measures, sentence.block, words, message, "variez les débuts", at=sentence.at))
    return Outcome("bad", tuple(faults)) if faults else GOOD


def flesch(measures: Measures, thresholds: Thresholds) -> Outcome:
    """The reading ease of Flesch, for French after Kandel and Moles.

    Source: L. Kandel and A. Moles, « Application de l'indice de Flesch à la langue française »,
    Cahiers d'études de radio-télévision 19 (1958), pages 253 to 274: 207 − 1.015 words a sentence
    − 73.6 syllables a word.
    """
    from restructurer.checking.syllables import count_syllables

    counted = [sentence for sentence in measures.sentences if sentence.words]
    total = sum(len(sentence.words) for sentence in counted)
    if total < thresholds["short_text"]:
        return NOT_APPLICABLE
    syllables = sum([sum(map(count_syllables, sentence.words)) for sentence in counted])
    score = 207 - 1.015 * total / len(counted) - 73.6 * syllables / total
    if score >= thresholds["good"]:
        return GOOD
    message = f"indice de lisibilité {french(round(score, 1))} (Kandel et Moles), moins que {thresholds['good']:.0f}"
    fault = Fault(0, "", message, "raccourcissez les phrases, préférez les mots courts")
    return Outcome("ok" if score >= thresholds["acceptable"] else "bad", (fault,))
