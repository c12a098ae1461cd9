"""A quotation of a title that stops earlier: at a clause that goes on adding, or before a complement of its noun."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from restructurer.writing.title_reading import CONTENT, Title
from restructurer.writing.title_step import Step

QUOTE_TAIL = "quote-tail"
_TURNS = frozenset(
    """mais ne n' pas si sauf sans que qu' ou plus jamais rien aucun aucune ni sinon quand alors presque trop
    non""".split()
)
_SUBJECTS = frozenset(("je", "j'", "on", "nous", "il", "elle", "ils", "elles", "c'", "ça", "tu", "vous"))
_LINKS = frozenset(("dans", "sur", "pour", "à", "au", "aux", "en", "avec", "depuis", "chez", "contre"))


def quote_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """What may go from the end of a quotation; nothing of one that denies, asks or sets a condition."""
    syntax = title.syntax
    for first, stop in title.quotes:
        inside = range(first + 1, stop)
        if not _TURNS.isdisjoint(syntax.low[first + 1 : stop]) or any(syntax.text[t] in "?!…" for t in inside):
            continue
        spoken = any(t in title.verbs or syntax.low[t] in _SUBJECTS for t in inside)
        for token in range(first + 4, stop - 1):
            joins = syntax.text[token] in (",", "et") and syntax.low[token + 1] in _SUBJECTS
            less = not spoken and syntax.low[token] in _LINKS and syntax.pos[token - 1] in ("NOUN", "ADJ")
            if (spoken and joins) or less:
                gone = tuple(range(token, stop))
                lost = sum(syntax.pos[t] in CONTENT for t in gone)
                base = costs["drop-second-clause"] if joins else costs["drop-circumstance"]
                yield Step(QUOTE_TAIL, gone, base + costs["drop-elaboration"] + costs["lost-word"] * lost)
