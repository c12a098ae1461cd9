"""Which sentences may be said again: those whose text and parse hold, and whose neighbours show no damage."""

from __future__ import annotations

from restructurer.analysis.findings import Analysis, Sentence


def usable(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence may feed an expansion.

    Left out: sentences that analysis calls unsound, crossheads, and a sentence after which the
    paragraph goes on with a small letter (« …des causes. par souci… »): its end is lost.
    """
    if not sentence.sound or sentence.fault is not None:
        return False
    if analysis.source.paragraphs[sentence.paragraph].kind == "crosshead":
        return False
    after = sentence.index + 1
    if after < len(analysis.sentences) and analysis.sentences[after].paragraph == sentence.paragraph:
        start = analysis.sentences[after].start
        return not analysis.source.text[start].islower()
    return True
