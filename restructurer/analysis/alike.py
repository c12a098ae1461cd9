"""Stretches that stand together or come back: what « et » joins is of one kind, what is quoted again is too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from restructurer.analysis.findings import Sentence
from restructurer.analysis.passage import Passage
from restructurer.analysis.phrases import low, words
from restructurer.analysis.stretches import Candidate

_JOINING = words("et ou , mais voire ainsi")
_SENTENCE_WORDS = 4  # « “Les voisins se saluent” ou encore “On ne crie pas” »
_BETWEEN = words(
    "et ou , mais voire encore ainsi que également aussi puis de des du d' à au aux en le la les l' un une"
)
_BETWEEN_MOST = 5
_TITLE_WORDS = 6
_OFTEN = 2
_SURE = 85.0  # of the cue right before the marks


def carry_speech(candidates: Sequence[Candidate], passage: Passage) -> None:
    """« de “la sûreté du pays” |mais également des| “grands équilibres” »: what is joined to speech is speech."""
    for index in range(1, len(candidates)):
        _join(candidates[index - 1], candidates[index], passage)
    for index in range(len(candidates) - 1, 0, -1):
        _join(candidates[index], candidates[index - 1], passage)


def _join(known: Candidate, one: Candidate, passage: Passage) -> None:
    if known.kind != "speech" or one.kind != "scare" or known.sentence != one.sentence:
        return
    doc = passage.words
    small = [doc[candidate.first].text[:1].islower() for candidate in (known, one)]
    if small[0] != small[1] or not (small[0] or min(known.words, one.words) >= _SENTENCE_WORDS):
        return
    first, later = sorted((known, one), key=lambda candidate: candidate.outer_first)
    between = [low(doc[i]) for i in range(first.outer_stop, later.outer_first)]
    if not 1 <= len(between) <= _BETWEEN_MOST or not _BETWEEN.issuperset(between) or between[0] not in _JOINING:
        return
    one.kind, one.form, one.cue = "speech", known.form, known.cue


def settle_repeats(candidates: Sequence[Candidate], passage: Passage, sentences: Sequence[Sentence]) -> None:
    """What is quoted again is of one kind: « les “gilets jaunes” » where speech could stand, « “Fierté” aussi de… »."""
    rows: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.words <= _TITLE_WORDS:
            rows[" ".join(passage.text[candidate.pair.start : candidate.pair.end].casefold().split())].append(candidate)
    for row in rows.values():
        spoken = [one for one in row if one.kind == "speech"]
        others = [one for one in row if one.kind in ("title", "name", "scare")]
        if len(spoken) != 1 or not others:
            continue
        said = spoken[0]
        opening = [one for one in others if _opens(one, passage, sentences)]
        if opening and said.score >= _SURE and passage.words[said.first].text[:1].islower():
            for one in opening:
                one.kind, one.form, one.cue = "speech", "echo", said.cue
        elif len(others) >= _OFTEN:
            said.kind = others[0].kind


def _opens(one: Candidate, passage: Passage, sentences: Sequence[Sentence]) -> bool:
    """Whether a word in marks opens its sentence: « “Fierté” aussi de jouer ici »."""
    upper = passage.words[one.first].text[:1].isupper()
    return one.kind == "scare" and upper and one.outer_first == sentences[one.sentence].first
