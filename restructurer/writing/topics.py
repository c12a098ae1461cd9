"""« Topic : clause »: the focus keyphrase, as the section writes it, before a clause that does not name it.

« Musée de Bretagne : les caisses quitteront Rennes le 20 septembre ». A definite subject that does
not say which (« le texte », « la mesure ») is then understood.
"""

from __future__ import annotations

from bisect import bisect_left

from restructurer.analysis.findings import Analysis, Cluster
from restructurer.writing.drafts import Draft, compose
from restructurer.writing.parts import Run, Word
from restructurer.writing.reported import lowered
from restructurer.writing.syntax import Syntax

TOPIC = "heading.topic"
_ARTICLES = frozenset(("le", "la", "l'", "les", "un", "une", "des", "du", "au", "aux", "ce", "cette", "ces"))


def section_topic(analysis: Analysis, syntax: Syntax, cluster: Cluster, *, longest: int) -> tuple[int, int] | None:
    """Where the section writes the focus keyphrase (first token, end), without its article.

    ``None`` where it does not, and where the keyphrase opens on a name: before a
    colon a name says who speaks, or where.
    """
    start, end = analysis.sentences[cluster.first].start, analysis.sentences[cluster.stop - 1].end
    for low, high in analysis.focus.occurrences:
        if not start <= low < end or high - low > longest or any(a <= low < b for a, b in syntax.quotes):
            continue
        first, stop = bisect_left(syntax.start, low), bisect_left(syntax.start, high)
        while first < stop and syntax.low[first] in _ARTICLES:
            first += 1
        nominal = first < stop and all(
            syntax.pos[t] in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "X", "NUM") for t in range(first, stop)
        )
        plain = nominal and syntax.pos[first] == "NOUN" and syntax.text[first].islower()
        if plain and syntax.pos[stop - 1] not in ("ADP", "DET"):
            return first, stop
    return None


def topic_draft(syntax: Syntax, topic: tuple[int, int], draft: Draft) -> Draft | None:
    """A clause behind its topic; ``None`` where its first word cannot be written small for sure."""
    parts = lowered(syntax, draft)
    if parts is None:
        return None
    composed = compose(syntax, [Run(*topic), Word(":", TOPIC), *parts])
    if composed is None:
        return None
    tokens = (*range(*topic), *draft.tokens)
    return Draft(
        "topic", composed[0], composed[1], draft.sentence, draft.head, tokens, (*draft.operations, "topic-first"),
        draft.speaker, words=draft.words, cost=draft.cost,
    )  # fmt: skip
