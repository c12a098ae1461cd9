"""Interviews: paragraphs in quotation marks that answer paragraphs without, and the one person who answers.

A newspaper prints the questions as they are and each answer between marks, often without a single
reporting verb. The answers are those of the person whom the headline names, or whom what stands before
the first answer names most; where it names two equally, nobody is named.
"""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.analysis.people import Gallery
from restructurer.analysis.stretches import Candidate

_FEWEST = 3  # answers, and so many of ten follow a question mark
_ASKED = 5
LONGEST = 60  # words of a question
_MARKS = "«»“”\"'’ \u00a0\u202f"


def asks(text: str, *, longest: int = LONGEST) -> bool:
    """Whether a paragraph, the marks behind it aside, is a question of ``longest`` words or fewer."""
    return text.rstrip(_MARKS).endswith("?") and len(text.split()) <= longest


def name_interviewee(speech: Sequence[Candidate], gallery: Gallery) -> None:
    """Gives the answers of an interview that no cue attributes to the person who is interviewed."""
    answers = [candidate for candidate in speech if _fills_paragraph(candidate, gallery)]
    if len(answers) < _FEWEST:
        return
    answered = {gallery.paragraph_of[candidate.first] for candidate in answers}
    questions = [at - 1 for at in sorted(answered) if at and at - 1 not in answered]
    asked = sum(asks(_text(gallery, at)) for at in questions)
    if len(questions) < _FEWEST or 10 * asked < _ASKED * len(questions):
        return
    speaker = gallery.opening or gallery.named_most(before=questions[0] + 1)
    if speaker is None:
        return
    for candidate in answers:
        told = candidate.cue is not None and candidate.speaker is not None and candidate.speaker.person
        if not told:  # what looks like a cue inside an answer is the interviewee's own words
            candidate.speaker = speaker


def _fills_paragraph(candidate: Candidate, gallery: Gallery) -> bool:
    """Whether a quote is all of its paragraph, or opens it and nothing behind it is told by a narrator."""
    paragraph = gallery.passage.paragraphs[gallery.paragraph_of[candidate.first]]
    return candidate.outer_first <= paragraph.first and candidate.outer_stop >= paragraph.stop - 1


def _text(gallery: Gallery, paragraph: int) -> str:
    stretch = gallery.passage.paragraphs[paragraph]
    return gallery.passage.text[stretch.start : stretch.end].strip(_MARKS)
