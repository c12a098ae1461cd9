"""Finds the cheapest sets of steps that make a given title fit; never cuts it at a length."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence

from restructurer.french import casing
from restructurer.french.elision import elides
from restructurer.french.typography import mend
from restructurer.writing.drafts import Draft, capitalised
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection, tidy
from restructurer.writing.syntax import Syntax
from restructurer.writing.title_guards import refuse_title
from restructurer.writing.title_losses import theme_end
from restructurer.writing.title_noise import CALMED
from restructurer.writing.title_step import Step

MOST_TRIED = 900
MOST_STEPS = 24
# What mending may take from the length of a title (« de » to « d’ », a lost blank).
SLACK = 4


def shortened(
    syntax: Syntax,
    base: Selection,
    steps: Sequence[Step],
    fits: Callable[[str], bool],
    draft_of: Callable[[Selection], Draft | None],
    *,
    longest: int,
    most: int,
) -> Iterator[tuple[Draft, float]]:
    """The titles made from ``base`` that fit, with the cost of their steps, the cheapest first; at most ``most``."""
    steps = sorted(steps, key=lambda step: (step.cost, step.tokens))[:MOST_STEPS]
    masks = [sum(1 << token for token in {*step.tokens}) for step in steps]
    most_chars, whole = longest + SLACK, _length(syntax, base)
    savings = [max(0, whole - _length(syntax, taken(base, step))) for step in steps]
    if whole - sum(savings) > most_chars:
        return
    # What the steps cost, their order, their numbers, their tokens as bits, and the least that they leave.
    heap: list[tuple[float, int, tuple[int, ...], int, int]] = [(0.0, 0, (), 0, whole)]
    count, tried, given = 0, 0, 0
    seen: set[str] = set()
    while heap and tried < MOST_TRIED and given < most:
        cost, _, chosen, gone, least = heapq.heappop(heap)
        tried += 1
        draft = None
        if least <= most_chars:
            selection = base
            for index in chosen:
                selection = taken(selection, steps[index])
            if _length(syntax, selection) <= most_chars:
                draft = _checked(syntax, selection, draft_of)
        if draft is not None and draft.text not in seen:
            seen.add(draft.text)
            if fits("".join(piece.text for piece in capitalised(draft.pieces))):
                given += 1
                yield draft, cost
        for index in range(chosen[-1] + 1 if chosen else 0, len(steps)):
            if gone & masks[index]:
                continue
            count += 1
            entry = (round(cost + steps[index].cost, 4), count, (*chosen, index))
            heapq.heappush(heap, (*entry, gone | masks[index], least - savings[index]))


def taken(selection: Selection, step: Step) -> Selection:
    """The selection after a step, when all that the step asks for is still there."""
    if step.word is None:
        return selection.without(step.tokens, step.name, step.cost)
    if not all(t in selection.kept for t in step.tokens):
        return selection
    beside = [t for t in step.tokens if not (step.word.first or 0) <= t < (step.word.stop or 0)]
    selection = selection.without(beside, step.name, 0) if beside else selection
    return selection.written(step.word, step.name, step.cost)


def mended(syntax: Syntax, selection: Selection) -> Selection:
    """The selection with a small letter after the colon, « de » elided where the title did not, and « »."""
    kept = set(selection.kept)
    opens = True
    fronted = any(w.rule == "place-front" for w in selection.words)
    if fronted and 0 in kept and syntax.pos[0] != "PROPN" and syntax.text[0][:1].isupper():
        told = syntax.text[0][:1].lower() + syntax.text[0][1:].replace("'", "’")
        selection = selection.written(Word(told, "french.casing", 0, 1), "casing", 0)
    calmed: dict[int, str] = syntax.notes.get(CALMED, {})
    last = -1
    for token in selection.kept:
        before, last = last, token
        if token in calmed:
            selection = selection.written(Word(calmed[token], "french.casing", token, token + 1), "casing", 0)
            continue
        if before >= 0 and syntax.text[before] == ":" and syntax.text[token][:1].isupper():
            lowered = _lowered(syntax, token)
            if lowered and lowered != syntax.text[token] and len(syntax.text[token]) > 1:
                selection = selection.written(Word(lowered, "french.casing", token, token + 1), "casing", 0)
        if syntax.low[token] == "de" and token + 1 in kept and elides(syntax.text[token + 1]):
            selection = selection.written(Word("d’", "french.elision", token, token + 1), "elision", 0)
        if syntax.text[token] in ('"', "“", "”"):
            mark = "«" if opens else "»"
            selection = selection.written(Word(mark, "typography.guillemets", token, token + 1), "typography", 0)
            opens = not opens
    return selection


def _lowered(syntax: Syntax, token: int) -> str | None:
    """A word in small letters, unless the text writes it with a capital inside a sentence too."""
    text = syntax.chars(token, token + 1)
    word = text + (syntax.text[token + 1] if not syntax.blank[token] and token + 1 < len(syntax) else "")
    source = syntax.source.text
    at = source.find(word)
    while at >= 0:
        if at > 1 and source[at - 1] == " " and (source[at - 2].islower() or source[at - 2] == ","):
            return None
        at = source.find(word, at + 1)
    lowered = casing.decapitalise(text, name=syntax.pos[token] == "PROPN" or None)
    return mend(lowered) if lowered else None


def _length(syntax: Syntax, selection: Selection) -> int:
    """About how many characters a selection prints."""
    length = sum(map(syntax.width.__getitem__, selection.kept))
    return length + sum([len(word.text) + 1 for word in selection.words])


def _checked(syntax: Syntax, selection: Selection, draft_of: Callable[[Selection], Draft | None]) -> Draft | None:
    selection = tidy_title(syntax, selection)
    if not selection.kept and not selection.words:
        return None
    colons = sum(syntax.text[t] == ":" for t in selection.kept) + sum(w.text.endswith(":") for w in selection.words)
    if selection.operations and (colons > 1 or refuse_title(syntax, selection)):
        return None
    draft = draft_of(mended(syntax, selection))
    return None if draft is not None and draft.text.startswith(":") else draft


def tidy_title(syntax: Syntax, selection: Selection) -> Selection:
    """As :func:`tidy`, but a question keeps its mark, and a colon whose theme is there stays."""
    asks = bool(selection.kept) and syntax.text[selection.kept[-1]] in ("?", "!")
    colon = theme_end(syntax)
    tail = selection.kept[-1] if asks else None
    done = tidy(syntax, selection)
    kept = set(done.kept)
    themed = any(t < colon for t in selection.kept) or any((w.first or 0) < colon for w in selection.words)
    if colon and colon in selection.kept and themed and colon not in kept and any(t > colon for t in kept):
        kept.add(colon)
    if tail is not None:
        kept.add(tail)
    for token in selection.kept:
        follows = token + 1 in kept or any(w.first == token + 1 for w in selection.words)
        joins = syntax.text[token] in (",", ":") and token not in kept and follows and syntax.text[token + 1] != ","
        if joins and any(colon < t < token for t in kept):
            kept.add(token)
        shortened_name = {"drop-given-name", "drop-role"} & set(selection.operations)
        if shortened_name and syntax.text[token] == "," and token - 1 in kept and token not in kept:
            following = next((t for t in selection.kept if t > token), None)
            if following is not None and following - token < 6 and "," not in syntax.text[token + 1 : following]:
                kept.add(token)
    return Selection(tuple(sorted(kept)), done.head, done.words, done.operations, done.cost)
