"""What a given title loses only where it fits in no other way: better less of the author's title than none of it.

A complement of the end that the verb asks for, or the second of two things that « et » joins. What
denies, bounds or attributes what stays is never lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from restructurer.writing.title_chunks import CONTENT, Title, find_chunks
from restructurer.writing.title_prices import allowed
from restructurer.writing.title_step import Step, place_lost

_ENDS = {
    "circumstance": "drop-circumstance",
    "place": "drop-place",
    "other": "drop-complement",
    "relative": "drop-relative",
    "participle": "drop-participle",
}
_CLOSED = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "VERB"))


def last_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """Ends that may go, in the order of the text; each costs what a limit costs."""
    syntax = title.syntax
    for chunk in find_chunks(title):
        tokens = tuple(range(chunk.first, chunk.stop))
        if chunk.kind == "relative" and "et" in syntax.low[max(0, chunk.first - 4) : chunk.first]:
            continue  # « … et une vallée | qui retient son souffle »
        told = title.predicate(title.segment(chunk.first - 1)) if chunk.first else None
        if chunk.tail and chunk.kind in _ENDS and told is not None and told < chunk.first - 1 and allowed(title, chunk):
            yield Step(_ENDS[chunk.kind], tokens, costs["limiting"] + _lost(title, tokens, costs))
    for token in range(3, title.end - 1):
        joined = syntax.low[token] in ("et", "ou") and syntax.pos[token + 1] in ("DET", "NUM", "NOUN", "PROPN")
        tokens = tuple(range(token, title.end))
        if not joined or syntax.pos[token - 1] not in _CLOSED or any(syntax.text[t] in ":," for t in tokens):
            continue
        if not title.negated(range(title.segment(token - 1).start, title.end)) and not title.quoted(token):
            yield Step("drop-item", tokens, costs["limiting"] + _lost(title, tokens, costs))


def _lost(title: Title, tokens: tuple[int, ...], costs: Mapping[str, float]) -> float:
    words = sum(title.syntax.pos[t] in CONTENT for t in tokens)
    return words * costs["lost-word"] + place_lost(title, tokens, costs)
