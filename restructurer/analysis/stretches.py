"""The stretches that may be speech: pairs of marks, dialogue lines, and where broken ones end."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from restructurer.analysis.clause import Clause, Cue
from restructurer.analysis.cues import find_cues
from restructurer.analysis.findings import QuoteKind, Sentence
from restructurer.analysis.marks import Pair
from restructurer.analysis.naming import Speaker
from restructurer.analysis.passage import Passage
from restructurer.analysis.quoterules import QuoteRules


@dataclass(slots=True)
class Candidate:
    """A pair of marks with its tokens (``first``/``stop`` within, ``outer_*`` with the marks).

    ``inner`` is a cue that breaks the quote within its marks (« …, a-t-il dit, … »).
    """

    pair: Pair
    first: int
    stop: int
    outer_first: int
    outer_stop: int
    sentence: int
    words: int
    inner: Cue | None = None
    cue: Cue | None = None
    score: float = 0.0
    speaker: Speaker | None = None
    kind: QuoteKind = "speech"
    form: str | None = None
    group: int = -1


def inner_cue(passage: Passage, first: int, stop: int, name_starts: dict[int, int], rules: QuoteRules) -> Cue | None:
    """The incise between tokens ``first`` and ``stop``: an inverted verb of saying behind a comma."""
    doc = passage.words
    limit = min(stop, first + 400)
    clause = Clause(doc, first, limit, defaultdict(bool), name_starts)
    for cue in find_cues(clause, rules):
        if cue.kind != "verb" or not cue.inverted or cue.mention is None or "incise" not in cue.where:
            continue
        before = cue.first - 1
        if before < first or doc[before].text not in (",", "!", "?", "…", "...", "–", "—", "»"):
            continue
        if str(doc[cue.mention[0]].text).lower() in ("je", "-je", "nous", "-nous", "tu", "-tu", "vous", "-vous"):
            continue
        end = max(cue.stop, cue.mention[1])
        after = end
        while after < limit and not doc[after].is_punct and after - end < 14:
            after += 1
        if after >= limit or doc[after].text in (",", ".", ":", ";", "–", "—", "!", "?", "»", "("):
            return cue
    return None


def _tokens(passage: Passage, pair: Pair) -> tuple[int, int, int, int]:
    first, stop = passage.token_at(pair.start), passage.token_at(max(pair.start, pair.end - 1)) + 1
    outer_first = passage.token_at(pair.outer_start)
    outer_stop = passage.token_at(max(pair.outer_start, pair.outer_end - 1)) + 1
    return first, stop, outer_first, outer_stop


def _count(text: str) -> int:
    return len(text.replace("’", " ").replace("'", " ").split())


def _shorten(
    passage: Passage, pair: Pair, sentences: Sequence[Sentence], names: dict[int, int], rules: QuoteRules
) -> None:
    """Where a mark never closes: before its incise, else at the end of the sentence or paragraph."""
    first, stop, outer_first, _ = _tokens(passage, pair)
    cue = inner_cue(passage, first, stop, names, rules)
    text = passage.text
    if cue is not None:
        end = passage.starts[cue.first]
        while end > pair.start and (text[end - 1].isspace() or text[end - 1] in ",–—"):
            end -= 1
        pair.end = pair.outer_end = end
        return
    head = sentences[max(0, bisect_right(sentences, outer_first, key=lambda sentence: sentence.first) - 1)]
    if head.first == outer_first or (outer_first > 0 and passage.words[outer_first - 1].text == ":"):
        return
    if pair.family != "—":
        pair.end = pair.outer_end = min(pair.end, passage.end_of(head.stop - 1))


def find_candidates(
    passage: Passage,
    pairs: Sequence[Pair],
    lines: Sequence[Pair],
    sentences: Sequence[Sentence],
    *,
    names: dict[int, int],
    rules: QuoteRules,
) -> list[Candidate]:
    """The candidates of a passage in order, none within another: pairs of marks, and ``lines`` of dialogue."""
    rows = sorted([pair for pair in pairs if pair.depth == 0] + [*lines], key=lambda p: p.outer_start)
    found: list[Candidate] = []
    number = 0
    reached = -1
    for pair in rows:
        if pair.outer_start < reached:
            continue
        if not pair.closed:
            _shorten(passage, pair, sentences, names, rules)
        if pair.end <= pair.start:
            continue
        reached = pair.outer_end
        first, stop, outer_first, outer_stop = _tokens(passage, pair)
        while number + 1 < len(sentences) and sentences[number].stop <= outer_first:
            number += 1
        words = _count(passage.text[pair.start : pair.end])
        found.append(Candidate(pair, first, stop, outer_first, outer_stop, number, words))
    return found
