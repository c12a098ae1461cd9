"""The clauses of a quote: whether it opens with one, where the first stops, and those that can stand alone."""

from __future__ import annotations

from collections.abc import Iterator

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


# What one says, thinks or sees oneself: what follows « que » is then what the speaker holds.
_HOLDING = frozenset(
    "dire penser croire estimer souligner constater noter savoir rappeler voir assurer affirmer".split()
)
_CONDITIONS = frozenset("si s' sans sauf sinon quand lorsque lorsqu' faute hormis excepté même quoi quoique".split())
_CLOSING = frozenset((",", ".", ";", ":", "!", "…", "–", "—", "»", '"', "”"))
_COORDINATING = frozenset(("et", "mais", "car", "donc", "or"))
_PARTING = frozenset((",", ";", ":", "–", "—"))
_JOINING = _REASONS | {"et", "mais", "que", "qu'"}
_IMPERSONAL = frozenset(("falloir", "y", "suffire", "rester"))


def inner_clauses(syntax: Syntax, span: range) -> Iterator[range]:
    """The clauses of a quoted sentence that say something by themselves, as runs of its tokens, the first one apart.

    « Depuis deux ans, le centre ferme à midi, et personne ne répond »: « le centre ferme à midi », « personne ne
    répond ». Each opens behind a mark, « et », « mais » or a « que » of what the speaker holds, and stops before a mark
    or such a word; none on a condition, none that goes on with what it needs.
    """
    edges = [t for t in span if _edge(syntax, t)]
    for at in edges:
        first = at + 1
        while first < span.stop and syntax.low[first] in _COORDINATING:
            first += 1
        if first >= span.stop or not _opens(syntax, range(first, span.stop)):
            continue
        if any(syntax.low[t] in _CONDITIONS or syntax.text[t] == "?" for t in range(span.start, first)):
            continue
        verb = next((t for t in range(first, span.stop) if syntax.feats[t].get("VerbForm") == "Fin"), None)
        if verb is None:
            continue
        if syntax.low[at] in ("que", "qu'") and not _holds(syntax, range(span.start, at)):
            continue
        for end in (*(t for t in edges if t > verb + 1), span.stop):
            if _stops(syntax, first, end, span.stop):
                if _tells(syntax, range(first, end)):
                    yield range(first, end)
                break


_CLITICS = frozenset("le la l' les en y me m' te t' lui leur je j' tu vous".split())


def _tells(syntax: Syntax, span: range) -> bool:
    """Whether a clause says by itself what it is about: two nouns, no pronoun for what was said before it."""
    nouns = sum(syntax.pos[t] in ("NOUN", "PROPN", "NUM") for t in span)
    pointing = any(
        syntax.low[t] in _CLITICS
        and (syntax.pos[t] == "PRON" or syntax.pos[t + 1] in ("VERB", "AUX") or syntax.low[t] in ("vous", "je", "j'"))
        for t in span
    )
    asked = span.stop < len(syntax) and syntax.text[span.stop] == "?"
    related = any(syntax.dep[t] == "acl:relcl" and syntax.head[t] in span and finite(syntax, t) for t in span)
    alone = related and sum(syntax.feats[t].get("VerbForm") == "Fin" for t in span) < 2
    return nouns > 1 and not (pointing or asked or alone)


def _edge(syntax: Syntax, token: int) -> bool:
    """Whether a clause may begin behind a token or stop before it."""
    return syntax.text[token] in _PARTING or syntax.low[token] in _JOINING


def _opens(syntax: Syntax, span: range) -> bool:
    """Whether a run opens with a clause that says who or what: a noun, a name, « on », « nous », « il faut »."""
    if opens_with_clause(syntax, span):
        return True
    low = syntax.low[span.start : span.start + 3]
    if not low or low[0] not in ("il", "personne", "rien"):
        return False
    return low[0] != "il" or any(syntax.lemma[t] in _IMPERSONAL for t in span[1:3])


def _holds(syntax: Syntax, before: range) -> bool:
    """Whether what stands before « que » is the speaker's own word for what they hold: « nous avons souligné »."""
    verbs = [t for t in before if syntax.pos[t] in ("VERB", "AUX")]
    own = any(syntax.low[t] in ("je", "j'", "nous", "on") for t in before)
    denied = any(syntax.low[t] in ("ne", "n'", "pas") for t in before)
    return bool(verbs) and own and not denied and syntax.lemma[verbs[-1]] in _HOLDING


def _stops(syntax: Syntax, first: int, end: int, stop: int) -> bool:
    """Whether a clause may stop before a token: nothing behind is a part of it, takes it back or sets a condition."""
    inside = range(first, end)
    if end < stop:
        after = syntax.low[end + 1] if syntax.text[end] in _CLOSING and end + 1 < stop else syntax.low[end]
        if after in _CONDITIONS or after in ("mais", "que", "qu'", "ou", "ni"):
            return False
    if any(syntax.low[t] in ("mais", "pourtant", "sauf") for t in range(end, stop)):
        return False
    later = [c for t in inside for c in syntax.children[t] if end <= c < stop]
    return not any(
        syntax.dep[c] in ("obj", "ccomp", "xcomp", "iobj", "obl:arg", "nsubj", "nsubj:pass", "amod", "nmod")
        or (syntax.dep[c] == "conj" and finite(syntax, c) is None)
        for c in later
    )
