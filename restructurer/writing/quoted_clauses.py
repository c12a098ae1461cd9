"""The clauses of a quote: whether it opens with one, and where the first stops, so that the rest can be left out."""

from __future__ import annotations

from restructurer.writing.predicates import finite
from restructurer.writing.syntax import Syntax

# Inside a quote these tie its own words; at its start they tie it to what is gone.
TIES = frozenset("qui que qu' notamment mais car donc or ainsi aussi ensuite alors".split())
_TURNS = frozenset(
    """mais sauf si s' sans sinon pas non ni ou or pourtant pour afin même sous tant quand lorsque quoique malgré hormis
    excepté seulement surtout selon d'après que qu' qui dont où à""".split()
)


def first_clause_end(syntax: Syntax, span: range, end: int) -> int:
    """Where the first clause of a sentence stops, at a comma behind which it only goes on; ``end`` where it does not.

    « La confiance est perdue, chez les élus comme chez les riverains »: the words up to the comma say what they said.
    """
    for token in span[4:]:
        reason = syntax.low[token] in _REASONS
        joint = syntax.low[token] == "et" and syntax.text[token - 1] != ","
        if (syntax.text[token] not in (",", "–", "—") and not reason and not joint) or token + 1 >= span.stop:
            continue
        before = range(span.start, token)
        verbs = [t for t in before if syntax.feats[t].get("VerbForm") == "Fin"]
        told = len(verbs) == 1 and opens_with_clause(syntax, before) and not any(syntax.low[t] in TIES for t in before)
        closed = syntax.pos[token - 1] in ("NOUN", "ADJ", "PROPN", "NUM", "VERB") and verbs[:1] != [token - 1]
        apart = reason or syntax.text[token] not in (",", "et")
        after = syntax.low[token + 1].replace("’", "'")
        anew = after in _ANEW or (after in _SUMMED_UP and token - span.start > 6) or _second_clause(syntax, span, token)
        further = not joint and _goes_further(syntax, range(token + 1, span.stop))
        conceded = any(syntax.low[t] in ("mais", "pourtant", "sauf") for t in span if t > token)
        goes_on = (apart or anew or further) and not conceded
        others = any(syntax.text[t] in (",", "-", "–", "(") or syntax.low[t] == "dont" for t in before)
        governing = [*verbs, *(c for t in before for c in syntax.down(t, "xcomp") if c < token)]
        needed = any(c > token for g in governing for c in syntax.down(g, "obj", "ccomp", "xcomp", "iobj"))
        if told and closed and goes_on and not (others or needed):
            return syntax.start[token]
        if not joint:
            return end
    return end


def _goes_further(syntax: Syntax, rest: range) -> bool:
    """Whether a complement, a relative clause or a participle stands behind a comma, nothing that the verb needs."""
    after = rest.start
    if syntax.pos[after] in ("ADP", "CCONJ"):
        return syntax.low[after] not in _TURNS
    if any(syntax.low[t] in ("que", "qu'") and syntax.pos[t] == "SCONJ" for t in rest):
        return False  # « dire aux familles, qui attendent, que la crèche ne rouvrira pas »
    return syntax.low[after] in ("qui", "notamment") or syntax.feats[after].get("VerbForm") == "Part"


def _second_clause(syntax: Syntax, span: range, joint: int) -> bool:
    """Whether a clause of its own begins behind a comma or « et », with its subject or, behind « et », its verb."""
    first = joint + 1 + (syntax.low[joint + 1] == "et")
    if first >= span.stop:
        return False
    if syntax.low[first - 1] == "et" and syntax.feats[first].get("VerbForm") == "Fin" and syntax.pos[first] == "VERB":
        return True
    return any(
        syntax.left[t] == first and finite(syntax, syntax.head[t]) is not None and syntax.head[t] > t
        for t in range(first, min(first + 8, span.stop))
        if syntax.dep[t].startswith("nsubj") and syntax.low[t] not in TIES
    )


# Who or what a second clause begins with, a comma between the two.
_ANEW = frozenset("nous on je j' ils elles vous".split())
# « …, c’est exclu » goes on about what a longer clause has said.
_SUMMED_UP = frozenset("c' ce ça cela".split())
_REASONS = frozenset(("parce", "puisque", "puisqu'", "car"))


def opens_with_clause(syntax: Syntax, span: range) -> bool:
    """Whether words that a quote opens with are a clause of their own: a subject, then its verb."""
    verb = next((t for t in span if syntax.feats[t].get("VerbForm") == "Fin"), span.start)
    opens = syntax.pos[span.start] in ("DET", "PROPN") or syntax.low[span.start] in ("on", "je", "j'", "nous")
    return opens and any(syntax.dep[t].startswith("nsubj") and span.start <= t < verb for t in span)
