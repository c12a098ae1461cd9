"""The first sentences of an article, less what a title would do without, where nothing shorter is found.

The stretches that may go, and what their loss costs, are those of titles; the telegraphic steps (« a été » dropped,
a place put first) are not taken: a description is a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.rulebook import Rulebook
from restructurer.writing.cutting import draft_of
from restructurer.writing.description_cuts import mark_lost, stops_short
from restructurer.writing.drafts import Draft
from restructurer.writing.parts import stood_for
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import Syntax, of_article, part_of
from restructurer.writing.title_given import shorter_forms
from restructurer.writing.title_reading import Title
from restructurer.writing.title_rules import TitleSettings, title_lists
from restructurer.writing.title_search import shortened
from restructurer.writing.title_steps import find_steps
from restructurer.writing.wholes import broken

_STEPS = frozenset(
    """drop-circumstance drop-time drop-place drop-complement drop-relative drop-participle drop-second-clause drop-item
    drop-bracket drop-adverb drop-opening""".split()
)
_SOURCES = frozenset(("selon", "d'après"))
MOST = 2


def lead_cuts(
    analysis: Analysis, sentence: Sentence, *, rulebook: Rulebook, longest: int, dearest: float
) -> Iterator[tuple[Draft, float]]:
    """A sentence less what it can do without, and what that costs; nothing that limits or attributes what stays.

    ``dearest``: what the steps may cost together.
    """
    whole = of_article(analysis)
    first, stop = sentence.first, sentence.stop
    while stop > first + 1 and whole.pos[stop - 1] in ("SPACE", "PUNCT"):
        stop -= 1
    syntax = part_of(whole, first, stop)
    if (
        "(" in syntax.text[:9]
        or any(text in (":", ";", "?", "!") for text in syntax.text)
        or not any(mark in syntax.text for mark in (",", "qui"))
    ):
        return
    settings = rulebook.settings("titles", TitleSettings)
    title = Title(syntax, title_lists(rulebook))
    shorter = shorter_forms(analysis, rulebook, settings)
    steps = [
        step
        for step in find_steps(title, costs=settings.steps, precious={}, shorter=shorter)
        if step.name in _STEPS
        and step.word is None
        and step.cost < dearest
        and _SOURCES.isdisjoint(syntax.low[t] for t in step.tokens)
    ]

    def written(selection: Selection) -> Draft | None:
        return draft_of(syntax, selection, sentence.index, kind="clause")

    base = Selection(tuple(range(len(syntax))), 0)
    bound = _bound(syntax)
    found = shortened(syntax, base, steps, lambda text: len(text) < longest, written, longest=longest, most=MOST)
    for draft, cost in found:
        kept = frozenset(draft.tokens)
        whole_verb = bool(title.verbs & kept) and all(child in kept for head, child in bound if head in kept)
        held = all(syntax.head[t] in kept for t in kept if syntax.pos[t] != "PUNCT")  # nothing without its noun or verb
        torn = (
            mark_lost(whole, draft.tokens, first)
            or stops_short(syntax, draft.tokens, len(syntax))
            or broken(whole, [t + first for t in draft.tokens], sentence, stood=stood_for(draft.words, offset=first))
        )
        if cost <= dearest and whole_verb and held and not torn:
            yield draft, cost


_BOUND = frozenset(("nsubj", "nsubj:pass", "obj", "ccomp", "xcomp", "aux", "aux:pass", "cop"))


def _bound(syntax: Syntax) -> tuple[tuple[int, int], ...]:
    """Heads and what they cannot be without: verbs and their subjects, objects and auxiliaries."""
    return tuple(
        (head, child) for head in range(len(syntax)) for child in syntax.children[head] if syntax.dep[child] in _BOUND
    )
