"""The clauses of a sentence that can stand alone: the main one, those under a reporting verb, coordinate ones."""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.analysis.findings import Sentence
from restructurer.writing.attributions import Attribution, find_attributions
from restructurer.writing.drafts import Speaker
from restructurer.writing.hidden_clauses import before_quote, cleft, shared_subject, sole_clause
from restructurer.writing.predicates import PRONOUNS, clause_heads, mark_of, selection_of
from restructurer.writing.predicates import Clause as Clause
from restructurer.writing.predicates import finite as finite
from restructurer.writing.predicates import is_clause as is_clause
from restructurer.writing.predicates import subject as subject
from restructurer.writing.selection import Selection
from restructurer.writing.shortening import Shortening
from restructurer.writing.syntax import Syntax

_MARKS = ("que", "qu'")


def _roots(syntax: Syntax, first: int, stop: int) -> list[int]:
    return [t for t in range(first, stop) if not first <= syntax.head[t] < stop or syntax.head[t] == t]


def _speaker(syntax: Syntax, first: int, stop: int, cue: str, announces: bool) -> Speaker:
    names = any(syntax.pos[t] in ("NOUN", "PROPN", "X") for t in range(first, stop))
    text = syntax.chars(first, stop) if names and stop > first else ""
    return Speaker(first, stop, cue, text, announces)


def find_clauses(syntax: Syntax, sentence: Sentence, rules: Shortening) -> tuple[Clause, ...]:
    """The clauses of a sentence that are asserted, the one that carries the news first.

    Under « X annonce que », « X affirme que » that is the complement clause; it keeps X as its
    speaker. A clause with an attribution (« , a déclaré X », « selon X ») keeps that speaker too.
    """
    first, stop = sentence.first, sentence.stop
    return syntax.once("clauses found", (first, stop), rules, lambda: _find_clauses(syntax, first, stop, rules))


def _find_clauses(syntax: Syntax, first: int, stop: int, rules: Shortening) -> tuple[Clause, ...]:
    attributions = find_attributions(syntax, first, stop, rules)
    seen: set[int] = set()
    found = []
    spans = [range(one.first, one.stop) for one in attributions]
    for clause in (*_walk(syntax, first, stop, rules, spans), *before_quote(syntax, first, stop)):
        if clause.head not in seen and not any(a.first <= clause.head < a.stop for a in attributions):
            seen.add(clause.head)
            found.append(_attributed(syntax, clause, attributions))
    found.sort(key=lambda clause: _RANK[clause.origin])
    return tuple(found)


# Verbs whose object is who is told: « a prévenu les élus que… ».
_TELL_SOMEBODY = tuple("prévenir avertir informer assurer convaincre persuader alerter rassurer aviser".split())
_RANK = {"complement": 0, "factual": 1, "main": 2, "coordinate": 3, "subordinate": 4}


def _attributed(syntax: Syntax, clause: Clause, attributions: tuple[Attribution, ...]) -> Clause:
    """The clause without the attributions of its sentence, with their speaker."""
    attributions = tuple(one for one in attributions if not _beyond(syntax, clause, one))
    selection = clause.selection
    for one in attributions:
        aside = _aside(syntax, clause, one)
        if aside is not None:  # « L’enfant, qui souffrirait d’un retard selon sa mère, est rentré »
            rest = tuple(other for other in attributions if other != one)
            bare = clause.selection.without(aside, "drop-relative", 1.0)
            return _attributed(syntax, Clause(clause.head, clause.subject, bare, clause.speaker, clause.origin), rest)
    if not attributions:
        return clause
    for one in attributions:
        selection = selection.without(range(one.first, one.stop), "drop-attribution", 0)
    if clause.origin == "factual":
        return Clause(clause.head, clause.subject, selection, None, clause.origin)
    outer = attributions[0]
    speaker = clause.speaker or _speaker(syntax, outer.name_first, outer.name_stop, outer.cue, outer.announces)
    return Clause(clause.head, clause.subject, selection, speaker, clause.origin)


def _beyond(syntax: Syntax, clause: Clause, one: Attribution) -> bool:
    """Whether an attribution opens what a colon parts from the clause: « Le club perd : selon la presse, … »."""
    return clause.head < one.first and syntax.text[one.first - 1] in (":", ";")


def _aside(syntax: Syntax, clause: Clause, one: Attribution) -> range | None:
    """The relative clause or apposition behind a comma that an attribution stands in, without the predicate."""
    for token in clause.selection.kept:
        span = range(syntax.left[token], syntax.right[token] + 1)
        if syntax.dep[token] not in ("acl:relcl", "appos") or not span.start < one.first <= one.stop <= span.stop:
            continue
        spine = any(t in span for t in (clause.head, clause.subject, finite(syntax, clause.head)))
        if not spine and syntax.text[span.start - 1] == ",":
            return span
    return None


def _main_roots(syntax: Syntax, first: int, stop: int, incises: list[range], heads: frozenset[int]) -> list[int]:
    """The roots of a sentence but those of « , a indiqué X »; what the parse hangs on these is one in their place."""
    roots = _roots(syntax, first, stop)
    if not incises:
        return roots
    inside = frozenset(t for span in incises for t in span)
    apart = [t for t in roots if t not in inside]
    if len(apart) == len(roots):
        return roots
    below = [t for t in range(first, stop) if t in heads and t not in inside and syntax.head[t] in inside]
    told = [t for t in below if t < incises[-1].start and not mark_of(syntax, t) and syntax.dep[t] != "acl:relcl"]
    return [*apart, *told[:1]]


def _walk(syntax: Syntax, first: int, stop: int, rules: Shortening, incises: list[range]) -> Iterator[Clause]:
    heads = clause_heads(syntax)
    roots = _main_roots(syntax, first, stop, incises, heads)
    for token in range(first, stop):
        dep = syntax.dep[token]
        if dep == "conj" and subject(syntax, token) is None:
            yield from shared_subject(syntax, token, roots, first, stop)
        if token not in heads:
            continue
        who = subject(syntax, token)
        assert who is not None
        if token in roots:
            if len(roots) == 1 or _only_marks(syntax, roots, token) or _closed(syntax, roots, token, first):
                yield Clause(token, who, selection_of(syntax, token, first, stop))
            elif sole_clause(syntax, roots, token, who, first, stop):
                yield Clause(token, who, Selection(tuple(range(first, stop)), token))
        elif syntax.low[who] == "qui":
            yield from cleft(syntax, token, who, roots, first, stop)
        elif dep == "conj" and syntax.low[who] not in PRONOUNS and _asserted(syntax, token, roots):
            leave = tuple(c for c in syntax.children[token] if syntax.dep[c] in ("cc", "punct") and c < who)
            selection = selection_of(syntax, token, first, stop, leave)._replace(cost=1.0)
            yield Clause(token, who, selection, None, "coordinate")
        elif dep in ("ccomp", "acl", "acl:relcl", "obj", "dep", "xcomp") and any(
            syntax.low[m] in _MARKS for m in mark_of(syntax, token)
        ):
            yield from _complement(syntax, token, who, first, stop, rules)
        elif dep == "advcl" and syntax.feats[finite(syntax, token) or token].get("Mood") == "Ind":
            mark = mark_of(syntax, token)
            if tuple(syntax.low[m] for m in mark) in rules.asserting:
                leave = (*mark, *range(first, mark[0]))
                selection = selection_of(syntax, token, first, stop, leave)._replace(cost=1.5)
                yield Clause(token, who, selection, None, "subordinate")


def _closed(syntax: Syntax, roots: list[int], token: int, first: int) -> bool:
    """Whether the clause of a root opens its sentence and stops at a colon or semicolon, before the other roots."""
    after = syntax.right[token] + 1
    marked = syntax.text[after - 1] in (":", ";") or (after < len(syntax) and syntax.text[after] in (":", ";"))
    others = [root for root in roots if root != token and syntax.pos[root] not in ("PUNCT", "SPACE", "SYM")]
    return marked and syntax.left[token] == first and all(syntax.left[root] >= after for root in others)


def _only_marks(syntax: Syntax, roots: list[int], token: int) -> bool:
    """Whether the other roots of a sentence are punctuation."""
    return all(root == token or syntax.pos[root] in ("PUNCT", "SPACE", "SYM") for root in roots)


def _asserted(syntax: Syntax, token: int, roots: list[int]) -> bool:
    """Whether a coordinate clause hangs on a root through conjuncts alone."""
    at = token
    while syntax.dep[at] == "conj":
        at = syntax.head[at]
    return at in roots and is_clause(syntax, at)


def _complement(syntax: Syntax, token: int, who: int, first: int, stop: int, rules: Shortening) -> Iterator[Clause]:
    governor = syntax.head[token]
    mark = mark_of(syntax, token)
    leave = (*mark, *range(syntax.left[token], mark[0]))
    lemma = syntax.lemma[governor]
    if syntax.pos[governor] == "NOUN":
        if lemma in rules.factual_nouns:
            yield Clause(token, who, selection_of(syntax, token, first, stop, leave), None, "factual")
        return
    if syntax.feats[finite(syntax, token) or token].get("Mood") == "Sub":
        return
    if lemma not in rules.announcing and lemma not in rules.claiming:
        return
    if any(
        syntax.feats[c].get("Polarity") == "Neg" or syntax.low[c] in ("ne", "n'", "si")
        for c in syntax.children[governor]
    ):
        return
    if lemma not in _TELL_SOMEBODY and any(
        governor < c < mark[0] and syntax.pos[c] == "NOUN" for c in syntax.down(governor, "obj")
    ):
        return  # « il a déploré les risques que les engins font courir »: a relative clause
    source = subject(syntax, governor)
    if source is None and syntax.dep[governor] in ("conj", "xcomp"):
        source = subject(syntax, syntax.head[governor])
    announces = lemma in rules.announcing
    if source is None:
        speaker = Speaker(governor, governor, lemma, "", announces)
    elif source == governor:
        return
    else:
        span = syntax.subtree(source)
        speaker = _speaker(syntax, span.start, span.stop, lemma, announces)
    yield Clause(token, who, selection_of(syntax, token, first, stop, leave), speaker, "complement")
