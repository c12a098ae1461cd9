"""A definite subject with the complement that its section gives: « la hausse » as « la hausse des loyers »."""

from __future__ import annotations

from dataclasses import replace

from restructurer.writing.drafts import Draft, compose
from restructurer.writing.parts import Part, Run
from restructurer.writing.syntax import Syntax

COMPLETED = "complete-the-noun"
_OF = frozenset(("de", "du", "des", "d'"))
_MOST = 6


def completed(syntax: Syntax, draft: Draft, first: int, stop: int) -> Draft | None:
    """The clause with the complement of its bare subject out of the tokens ``first`` to ``stop``, its section.

    ``None`` where the section gives none, or more than one.
    """
    if draft.kind not in ("clause", "verbless") or len(draft.tokens) < 3 or not isinstance(draft.parts[0], Run):
        return None
    article, noun = draft.tokens[:2]
    opening = draft.parts[0]
    if syntax.low[article] not in ("le", "la", "l'", "les") or syntax.pos[noun] != "NOUN" or noun != article + 1:
        return None
    if opening.first != article or opening.stop <= noun or draft.tokens[2] != noun + 1 or not noun < draft.head:
        return None
    if syntax.low[noun + 1] in _OF or syntax.pos[noun + 1] not in ("VERB", "AUX", "ADV", "PRON", "PUNCT"):
        return None
    spans = {}
    for token in range(first, stop - 2):
        if token != noun and syntax.low[token] == syntax.low[noun] and syntax.low[token + 1] in _OF:
            span = _complement(syntax, token, stop)
            if span is None:
                return None
            spans[syntax.low[span.start : span.stop]] = span
    if len(spans) != 1:
        return None
    span = next(iter(spans.values()))
    rest: list[Part] = [Run(noun + 1, opening.stop)] if opening.stop > noun + 1 else []
    composed = compose(syntax, [Run(article, noun + 1), Run(span.start, span.stop), *rest, *draft.parts[1:]])
    if composed is None:
        return None
    return replace(
        draft,
        pieces=composed[0],
        parts=composed[1],
        tokens=(article, noun, *span, *draft.tokens[2:]),
        operations=(*draft.operations, COMPLETED),
    )


def _complement(syntax: Syntax, noun: int, stop: int) -> range | None:
    """The complement in « de » right behind a noun: nouns, names and adjectives up to what is none."""
    end = noun + 2
    while end < stop and syntax.pos[end] in ("DET", "NOUN", "PROPN", "ADJ", "NUM") and end - noun <= _MOST:
        end += 1
    inner = range(noun + 1, end)
    plain = not any(
        syntax.feats[t].get("Poss") == "Yes" or syntax.low[t] in ("ce", "cette", "ces", "cet") for t in inner
    )
    named = any(syntax.pos[t] in ("NOUN", "PROPN") for t in inner) and syntax.pos[end - 1] not in ("DET", "NUM")
    more = end < stop and syntax.low[end] in _OF
    quoted = syntax.quoted(noun)
    return inner if plain and named and not more and not quoted and end - noun <= _MOST else None
