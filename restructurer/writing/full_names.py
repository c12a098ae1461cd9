"""A short mention of the focus keyphrase in full: « le musée » as « le Musée de Bretagne »."""

from __future__ import annotations

from bisect import bisect_left

from restructurer.analysis.findings import Analysis
from restructurer.french.typography import mend
from restructurer.writing.clauses import Clause
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import Syntax

FULL = "name-in-full"


def full_subject(analysis: Analysis, syntax: Syntax, clause: Clause) -> Selection | None:
    """The clause with its bare subject written as the focus keyphrase that it stands for; ``None`` where it does not.

    Only where the noun is that of the keyphrase, and the article gives it no other complement anywhere.
    """
    noun = clause.subject
    bare = syntax.left[noun] == noun - 1 and syntax.right[noun] == noun and noun - 1 in clause.selection.kept
    if noun + 1 >= len(syntax) or syntax.pos[noun + 1] not in ("VERB", "AUX", "ADV", "PRON", "PUNCT"):
        return None
    if not bare or syntax.pos[noun] != "NOUN" or syntax.low[noun - 1] not in ("le", "la", "l'"):
        return None
    known = syntax.once("full subject", 0, analysis.focus, lambda: _focus(analysis, syntax))
    if known is None or known[0] != syntax.low[noun]:
        return None
    return clause.selection.written(Word(known[1], FULL, noun, noun + 1), FULL, 0.1)


def _focus(analysis: Analysis, syntax: Syntax) -> tuple[str, str] | None:
    """The noun of the focus keyphrase and the whole of it as the article writes it."""
    for low, high in analysis.focus.occurrences:
        first, stop = bisect_left(syntax.start, low), bisect_left(syntax.start, high)
        if stop - first < 2 or first >= len(syntax) or syntax.pos[first] not in ("NOUN", "PROPN"):
            continue
        if any(a <= low < b for a, b in syntax.quotes):
            continue
        noun, whole = syntax.low[first], syntax.low[first:stop]
        for token in range(len(syntax) - 1):
            completed = token + 1 < len(syntax) and syntax.low[token + 1] in ("de", "du", "des", "d'")
            if syntax.low[token] == noun and completed and syntax.low[token : token + len(whole)] != whole:
                return None
        return noun, mend(syntax.chars(first, stop))
    return None
