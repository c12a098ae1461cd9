"""« Name : clause »: what somebody says in other words than quoted ones, behind the name of who says it.

« Selon l’Anses, les dindes échappent au vaccin » gives « Anses : les dindes échappent au vaccin »: the
clause keeps its speaker, so that no view is told as a fact.
"""

from __future__ import annotations

from bisect import bisect_left

from restructurer.analysis.findings import Analysis
from restructurer.french import casing
from restructurer.french.typography import mend
from restructurer.writing.antecedents import NAME, pronoun_name
from restructurer.writing.drafts import Draft, compose
from restructurer.writing.parts import Part, Run, Word
from restructurer.writing.syntax import Syntax

SAID = "heading.said"
_ARTICLES = frozenset(("le", "la", "l'", "les"))


def said_draft(analysis: Analysis, syntax: Syntax, draft: Draft) -> Draft | None:
    """The clause of a speaker behind the name that the text gives there; ``None`` where it gives none."""
    speaker = draft.speaker
    if speaker is None or ":" in draft.text or "«" in draft.text:
        return None
    name: Part
    if speaker.known:
        place = _name(analysis, syntax, speaker.first, speaker.stop)
        if place is None:
            return None
        name, tokens = Run(*place), tuple(range(*place))
    else:
        meant = pronoun_name(analysis, syntax, speaker.first, analysis.sentences[draft.sentence])
        if meant is None or speaker.stop != speaker.first + 1:
            return None
        name, tokens = Word(meant, NAME, speaker.first, speaker.stop), (speaker.first,)
    if any(t in draft.tokens for t in tokens):
        return None
    parts = lowered(syntax, draft)
    composed = compose(syntax, [name, Word(":", SAID), *parts]) if parts else None
    if composed is None:
        return None
    return Draft(
        "said", composed[0], composed[1], draft.sentence, draft.head, (*tokens, *draft.tokens),
        (*draft.operations, "name-first"), speaker, words=draft.words, cost=draft.cost,
    )  # fmt: skip


def _name(analysis: Analysis, syntax: Syntax, first: int, stop: int) -> tuple[int, int] | None:
    """The tokens of the one name among some: a person by the surname where the text does so, a body without article."""
    if stop <= first:
        return None
    low, high = syntax.start[first], syntax.end(stop - 1)
    found = []
    for entity in analysis.entities:
        if entity.label not in ("PER", "ORG"):
            continue
        for start, end in entity.mentions:
            if low <= start and end <= high:
                at, after = bisect_left(syntax.start, start), bisect_left(syntax.start, end)
                found.append((entity.label, at, after))
                break
    people = [(at, after) for label, at, after in found if label == "PER"]
    chosen = people or [(at, after) for label, at, after in found]
    if len(chosen) != 1:
        return None
    at, after = chosen[0]
    given = syntax.notes.get("given names", ())
    assert isinstance(given, tuple)
    at = next((end for begin, end in given if begin == at and end < after), at)
    while at < after and syntax.low[at] in _ARTICLES:
        at += 1
    return (at, after) if at < after <= at + 4 and syntax.text[at][:1].isupper() else None


def lowered(syntax: Syntax, draft: Draft) -> list[Part] | None:
    """The parts of a draft as they stand behind a colon; ``None`` where the first word cannot be written small."""
    parts = list(draft.parts)
    opening = parts[0]
    if isinstance(opening, Run):
        first = opening.first
        name = syntax.pos[first] == "PROPN"
        small = casing.decapitalise(syntax.chars(first, first + 1), name=name or None)
        if small is None:
            return None
        if small != syntax.chars(first, first + 1):
            rest: list[Part] = [Run(first + 1, opening.stop)] if first + 1 < opening.stop else []
            parts[:1] = [Word(mend(small), "french.casing", first, first + 1), *rest]
        return parts
    return parts if opening.text[:1].islower() else None
