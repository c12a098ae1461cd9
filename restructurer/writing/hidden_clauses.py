"""Clauses that the parse hides: the second of two verbs, what stands before a quote, clefts, roots beside others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from restructurer.writing.predicates import (
    PRONOUNS,
    Clause,
    clause_heads,
    finite,
    mark_of,
    selection_of,
    shared_auxiliary,
    subject,
)
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import Syntax

_OPENING_MARKS = frozenset(("«", '"', "“"))


def before_quote(syntax: Syntax, first: int, stop: int) -> Iterator[Clause]:
    """The narrator's clause before a colon and a quote, where the parse hangs it on the quote.

    « La population se sent oubliée : « Les discours ne suffisent plus », dit un élu. »
    """
    colon = next((t for t in range(first + 3, stop - 1) if syntax.text[t] == ":"), None)
    if colon is None or syntax.text[colon + 1] not in _OPENING_MARKS:
        return
    if any(syntax.text[t] in _OPENING_MARKS for t in range(first, colon)):
        return
    heads = clause_heads(syntax)
    for token in range(first, colon):
        if token not in heads or first <= syntax.head[token] < colon or syntax.dep[token] in ("acl:relcl", "ROOT"):
            continue
        who = subject(syntax, token)
        if who is None or mark_of(syntax, token) or syntax.low[who] in PRONOUNS or not first <= who < colon:
            continue
        yield Clause(token, who, selection_of(syntax, token, first, colon))
        return


def shared_subject(syntax: Syntax, token: int, roots: list[int], first: int, stop: int) -> Iterator[Clause]:
    """The second of two verbs with one subject: « L’opposition lui reproche… et réclame un service minimum »."""
    head = syntax.head[token]
    if head not in roots or syntax.pos[token] not in ("VERB", "AUX") or finite(syntax, token) is None:
        return
    who = subject(syntax, head)
    span = syntax.subtree(token)
    while span.stop < stop and syntax.text[span.stop] in ("»", '"', ")"):
        span = range(span.start, span.stop + 1)  # « dénonce une grève « illégale » »: the mark hangs on the first verb
    if who is None or span.start < head or syntax.low[who] in PRONOUNS or syntax.right[who] > head:
        return
    joints = [c for c in (*syntax.children[token], *syntax.children[head]) if syntax.dep[c] in ("cc", "punct")]
    start = max([c + 1 for c in joints if head < c < token and c >= span.start], default=span.start)
    helpers: tuple[int, ...] = ()
    if shared_auxiliary(syntax, token) is not None and not any(
        syntax.dep[c].startswith("aux") for c in syntax.children[token]
    ):
        helpers = tuple(c for c in syntax.children[head] if syntax.dep[c].startswith("aux") and c < head)
        denied = any(syntax.feats[c].get("Polarity") == "Neg" for c in syntax.children[head])
        reflexive = any(syntax.low[c] in ("se", "s'") for c in syntax.children[head])
        if denied or reflexive or start != token:
            return
    name = syntax.right[who] + 1
    while syntax.text[name - 1][:1].isupper() and name < head and syntax.text[name][:1].isupper():
        name += 1  # « Emmanuel Macron »: a surname that hangs on something else
    kept = (*range(syntax.left[who], name), *helpers, *(t for t in range(start, span.stop) if first <= t < stop))
    words = [syntax.low[t] for t in range(head, token) if syntax.dep[t] == "cc"]
    if "ou" in words or "ni" in words or ("mais" in words and not syntax.down(token, "obj", "ccomp", "xcomp")):
        return  # « n’était pas prévue mais s’est imposée »: where?
    loose = frozenset((head,)) if helpers else frozenset()
    yield Clause(token, who, Selection(kept, token, (), ("drop-first-verb",), 1.5, loose), None, "coordinate")


def cleft(syntax: Syntax, token: int, who: int, roots: list[int], first: int, stop: int) -> Iterator[Clause]:
    """« C’est le juge en chef qui nommera un remplaçant » as « le juge en chef nommera un remplaçant »."""
    root = roots[0] if roots else first
    verbs = [c for c in syntax.children[root] if syntax.dep[c] == "cop"]
    if not verbs or not first <= verbs[0] < root < who or syntax.pos[root] not in ("NOUN", "PROPN"):
        return
    cop = verbs[0]
    if syntax.low[cop - 1] not in ("c'", "ce") or syntax.feats[cop].get("Mood") != "Ind" or syntax.low[cop - 2] == "n'":
        return
    opening = syntax.left[root] if syntax.left[root] > cop else cop + 1
    if opening != cop + 1 or syntax.pos[opening] not in ("DET", "NUM", "PROPN") or syntax.low[opening] in _SHOWING:
        return
    front, apart = tuple(range(first, cop - 1)), [t for t in range(opening, who) if syntax.text[t] == ","]
    named = (
        len(apart) == 2 and apart[1] == who - 1 and all(syntax.pos[t] == "PROPN" for t in range(apart[0] + 1, who - 1))
    )
    if (apart and not named) or (syntax.low[opening] in ("un", "une", "des") and not named):
        return  # « C’est le tour de Léa, 6 ans, qui a mis un manteau », « C’est un élu qui travaille »
    if front and syntax.text[front[-1]] not in (",", ":"):
        return
    kept = (*range(opening, who), *range(who + 1, min(syntax.right[token] + 1, stop)))
    if any(syntax.text[t] in ("?", "«", '"') for t in kept):
        return
    selection = Selection(kept, token, (), ("drop-cleft",), 0.2, apart=frozenset((*front, cop - 1, cop, who)))
    yield Clause(token, root, selection, None, "main")


_SHOWING = frozenset("ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos".split())


_HALVES = frozenset(("il", "elle", "ils", "elles"))


def second_halves(syntax: Syntax, first: int, stop: int) -> Iterator[tuple[Clause, int]]:
    """The clauses whose pronoun is the subject of the clause before them in their sentence, with that subject.

    « L’agence n’a rien relevé, mais elle recommande de bouillir l’eau »: none where another noun of the same gender and
    number stands between.
    """
    heads = clause_heads(syntax)
    for token in range(first, stop):
        who = subject(syntax, token) if token in heads and syntax.dep[token] == "conj" else None
        before = syntax.head[token]
        if who is None or syntax.low[who] not in _HALVES or before not in heads or not first <= before < who < token:
            continue
        if syntax.head[before] != before or finite(syntax, before) is None:
            continue
        noun = subject(syntax, before)
        if noun is None or syntax.pos[noun] not in ("NOUN", "PROPN", "X") or not noun < before:
            continue
        told = syntax.feats[who]
        others = [
            t
            for t in range(noun + 1, who)
            if syntax.pos[t] in ("NOUN", "PROPN") and t > syntax.right[noun] and _alike(syntax.feats[t], told)
        ]
        if others:
            continue
        leave = tuple(c for c in syntax.children[token] if syntax.dep[c] in ("cc", "punct") and c < who)
        selection = selection_of(syntax, token, first, stop, leave)._replace(cost=1.0)
        yield Clause(token, who, selection, None, "coordinate"), noun


def _alike(feats: Mapping[str, str], told: Mapping[str, str]) -> bool:
    """Whether a noun may be meant by a pronoun, by gender and number as far as both tell."""
    return all(feats.get(one) in (None, told.get(one)) for one in ("Gender", "Number"))


_UNSURE = frozenset((":", ";", "«", "»", '"', "(", "?", "!"))


def sole_clause(syntax: Syntax, roots: list[int], token: int, who: int, first: int, stop: int) -> bool:
    """Whether the other roots of a sentence are phrases that hang on nothing: « |Fin juin|, la Ville vendra ».

    What stands before the subject must be a frame with its comma, or the beginning of its own name.
    """
    others = [root for root in roots if root != token and syntax.pos[root] not in ("PUNCT", "SPACE", "SYM")]
    if any(finite(syntax, root) is not None for root in others):
        return False
    if not _UNSURE.isdisjoint(syntax.text[first:stop]):
        return False
    start = syntax.left[who]
    if start == first or not first < start <= who < token:
        return start == first
    named = not syntax.blank[start - 1] and syntax.pos[first] in ("PROPN", "X", "DET")
    dated = any(syntax.feats[t].get("VerbForm") for t in range(first, start))
    return named or (syntax.text[start - 1] == "," and not dated and syntax.text[first][:1].isalpha())
