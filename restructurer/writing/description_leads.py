"""The first sentences of an article, less what tells least, where nothing shorter is found.

The stretches, what hangs on what and what each tells are those of titles cut out of the text (``title_stretches.py``);
a description is a sentence: no auxiliary goes, who claims it stays, what is put in between is kept or left out whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.rulebook import Rulebook
from restructurer.writing.attributions import find_attributions
from restructurer.writing.cutting import draft_of
from restructurer.writing.description_cuts import mark_lost, stops_short
from restructurer.writing.drafts import Draft
from restructurer.writing.selection import Selection
from restructurer.writing.shortening import load_shortening
from restructurer.writing.syntax import Syntax, of_article, part_of
from restructurer.writing.title_given import shorter_forms
from restructurer.writing.title_guards import refuse_title
from restructurer.writing.title_leads import MOST_TRIED, best_parts, loose_comma, values_of
from restructurer.writing.title_reading import Title
from restructurer.writing.title_rules import TitleSettings, title_lists
from restructurer.writing.title_search import tidy_title
from restructurer.writing.title_stretches import Part, parts_of, verb_group
from restructurer.writing.wholes import broken

MOST, MOST_PARTS = 2, 20


def lead_cuts(
    analysis: Analysis, sentence: Sentence, *, rulebook: Rulebook, longest: int, dearest: float
) -> Iterator[tuple[Draft, float]]:
    """A sentence less what tells least, and what that costs; nothing that limits or attributes what stays.

    ``dearest``: what it would cost to lose all.
    """
    whole = of_article(analysis)
    first, stop = _span(whole, sentence)
    if stop - first < 6:
        return
    columns = part_of(whole, first, stop)
    settings = rulebook.settings("titles", TitleSettings)
    title = Title(columns, title_lists(rulebook), shorter_forms(analysis, rulebook, settings).places)
    group = verb_group(title)
    if group is None or "(" in columns.text[:9] or any(text in (":", ";", "?", "!") for text in columns.text):
        return
    weights = settings.lead.model_copy(update={"time": settings.lead.day})
    claimed = [
        range(one.first - first, one.stop - first)
        for one in find_attributions(whole, first, stop, load_shortening(rulebook))
        if not one.announces
    ]
    parts = [
        _held(part, parts_before, group, claimed)
        for part, parts_before in _with_before(parts_of(title, group, values_of(analysis, columns, weights), weights))
    ]
    if not 2 < len(parts) <= MOST_PARTS or parts[0].first:
        return
    bound_to = _bound(columns)
    total = sum(max(0.0, part.value) for part in parts) or 1.0
    given = 0
    for value, kept in best_parts(parts, longest, None)[:MOST_TRIED]:
        tokens = [t for part in kept for t in range(part.first + loose_comma(columns, part, kept), part.stop)]
        selection = tidy_title(columns, Selection(tuple(tokens), group.stop - 1, (), ("drop-complement",)))
        if refuse_title(columns, selection) or _half_quoted(whole, selection, first, stop):
            continue
        draft = draft_of(columns, selection, sentence.index, kind="clause")
        if draft is None or len(draft.text) >= longest:
            continue
        shown = frozenset(draft.tokens)
        torn = (
            any(child not in shown for head, child in bound_to if head in shown)
            or any(columns.head[t] not in shown for t in shown if columns.pos[t] != "PUNCT")
            or mark_lost(whole, draft.tokens, first)
            or stops_short(columns, draft.tokens, len(columns))
            or broken(whole, [t + first for t in draft.tokens], sentence)
        )
        if not torn:
            yield draft, round(dearest * (1 - value / total), 4)
            given += 1
            if given == MOST:
                return


def _span(whole: Syntax, sentence: Sentence) -> tuple[int, int]:
    """The tokens of a sentence less its last marks; behind a colon, where a list without a verb stands before it."""
    first, stop = sentence.first, sentence.stop
    while stop > first + 1 and whole.pos[stop - 1] in ("SPACE", "PUNCT"):
        stop -= 1
    colon = next((t for t in range(first, stop) if whole.text[t] == ":"), 0)
    listed = colon and not any(whole.feats[t].get("VerbForm") == "Fin" for t in range(first, colon))
    if listed and "," in whole.text[first:colon] and whole.pos[colon + 1] in ("DET", "NUM", "PROPN"):
        first = colon + 1
    return first, stop


def _with_before(parts: list[Part]) -> Iterator[tuple[Part, list[Part]]]:
    for at, part in enumerate(parts):
        yield part, parts[:at]


def _held(part: Part, before: list[Part], group: range, claimed: list[range]) -> Part:
    """A part as a sentence needs it: what is put in between stays whole, and so does who claims it."""
    inserted = part.first < group.start and any(one.kind == "aside" for one in before)
    attributed = any(part.first < span.stop and span.start < part.stop for span in claimed)
    kind = "inserted" if part.kind == "aside" else part.kind
    return part._replace(kind=kind, bound=part.bound or inserted or attributed or part.kind == "of")


def _half_quoted(whole: Syntax, selection: Selection, first: int, stop: int) -> bool:
    """Whether a part of somebody's words is gone and another stays."""
    kept = frozenset(t + first for t in selection.kept)
    for low, high in whole.quotes:
        inside = [t for t in range(first, stop) if low <= whole.start[t] < high]
        if inside and len({t in kept for t in inside}) > 1:
            return True
    return False


_BOUND = frozenset(("nsubj", "nsubj:pass", "obj", "ccomp", "xcomp", "aux", "aux:pass", "cop"))


def _bound(syntax: Syntax) -> tuple[tuple[int, int], ...]:
    """Heads and what they cannot be without: verbs and their subjects, objects and auxiliaries."""
    return tuple(
        (head, child) for head in range(len(syntax)) for child in syntax.children[head] if syntax.dep[child] in _BOUND
    )
