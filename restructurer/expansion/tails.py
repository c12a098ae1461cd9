"""A sentence without what only tells more behind a comma: an apposition, a relative clause, a participle, « avec… »."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from restructurer.expansion.clause_guards import limit_lost, name_lost, number_torn, object_torn, quote_unsaid
from restructurer.expansion.full_clauses import has_predicate, is_finite
from restructurer.expansion.qualifiers import condition_lost, qualifier_lost
from restructurer.expansion.stretches import trimmed
from restructurer.writing.syntax import Syntax

LEAST = 8  # tokens that stay, and that go
_LONG = 22  # tokens of a sentence that may lose its tail
_RELATIVES = ("qui", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles")
_OPENERS = (*_RELATIVES, "que", "qu'", "lorsque", "lorsqu'", "quand", "parce")
_WITH = ("avec", "notamment", "après", "grâce", "pour", "dans", "lors", "afin", "faute")
_PHRASES = (
    *(
        ("au", "terme"),
        ("à", "l'", "issue"),
        ("à", "l'", "occasion"),
        ("en", "raison"),
        ("en", "vertu"),
        ("sur", "fond"),
    ),
    *(("au", "lendemain"), ("en", "présence"), ("à", "la", "suite"), ("en", "marge"), ("au", "nom"), ("au", "cours")),
)
_SAYING = tuple("selon d'après indique précise rappelle estime assure affirme explique souligne annonce".split())
_CORE = ("obj", "ccomp", "xcomp", "iobj", "conj", "obl:agent", "obl:arg", "aux", "cop", "nsubj")


def without_tail(syntax: Syntax, tokens: tuple[int, ...], *, first: int, stop: int) -> Iterator[tuple[int, ...]]:
    """The tokens of a sentence up to a comma behind which it only tells more; the longest first.

    ``first``, ``stop``: the tokens of the sentence.
    """
    if len(tokens) < _LONG:
        return
    for place in range(len(tokens) - LEAST + 1, LEAST, -1):
        if syntax.text[tokens[place]] != "," or not _only_tells_more(syntax, tokens, place):
            continue
        kept = trimmed(syntax, tokens[:place])
        if len(kept) >= LEAST and _stands(syntax, kept, first=first, stop=stop):
            yield kept


def _only_tells_more(syntax: Syntax, tokens: tuple[int, ...], comma: int) -> bool:
    """Whether what stands behind a comma is no core of the sentence and no second half of a list."""
    tail, kept = tokens[comma + 1 :], frozenset(tokens[:comma])
    opening = tail[0]
    low = syntax.low[opening]
    if low in ("et", "ou", "mais", "ni", "puis", "donc") or not _SAID.isdisjoint([syntax.low[t] for t in tail]):
        return False
    noun = syntax.pos[opening] in ("DET", "NOUN", "PROPN") and low not in ("cela", "ce")
    participle = syntax.feats[opening].get("VerbForm") == "Part" or (
        low.endswith("ant") and syntax.pos[opening] in ("VERB", "AUX")
    )
    more = low in _WITH or any(syntax.low[opening : opening + len(words)] == words for words in _PHRASES)
    if not (noun or participle or low in _RELATIVES or more) or _is_inserted(syntax, tokens, comma):
        return False
    if noun and (_is_listed(syntax, tokens, comma) or not _is_apposed(syntax, tail)):
        return False
    if participle and _is_second(syntax, tokens, comma):
        return False
    if low in _RELATIVES and any(syntax.low[t] in ("c'", "ce") for t in tokens[:comma]):
        return False  # « c’est l’entraîneur, …, qui dirigera l’équipe »
    if more and any(syntax.text[t] == "," for t in tail):
        return False  # « s’est engagé, dans sa feuille de route, à maintenir… »
    # A core complement of what stays stands behind the comma, or the other way round.
    own = _noun(syntax, tail) if noun else -1
    if any(syntax.head[t] in kept and syntax.dep[t].startswith(_CORE) and t != own for t in tail):
        return False
    verbs = sum(is_finite(syntax, t) for t in tail)
    opened = sum(syntax.low[t] in _OPENERS for t in tail)
    return verbs <= opened and all(syntax.head[t] not in tail for t in tokens[:comma])


_SAID = frozenset((*_SAYING, "-t-il", "-t-elle", "-t-on", "-il", "-elle", "-on", "sauf", "mais", "sous"))


_SHORT = 7  # tokens of what is put in between two commas


def _is_inserted(syntax: Syntax, tokens: tuple[int, ...], comma: int) -> bool:
    """Whether a comma closes a few words put in, behind which the sentence goes on: « a été élu, dimanche, à… »."""
    before = next((p for p in range(comma - 1, -1, -1) if syntax.text[tokens[p]] == ","), None)
    return before is not None and comma - before <= _SHORT


def _is_second(syntax: Syntax, tokens: tuple[int, ...], comma: int) -> bool:
    """Whether a participle behind a comma goes on with one before it: « a licencié l’équipe, sorti la société et… »."""
    past = syntax.feats[tokens[comma + 1]].get("Tense") == "Past" and not syntax.low[tokens[comma + 1]].endswith("ant")
    before = syntax.feats[tokens[comma - 1]].get("VerbForm") == "Part"
    joined = any(
        syntax.low[a] == "et" and syntax.feats[b].get("VerbForm") == "Part"
        for a, b in itertools.pairwise(tokens[comma + 1 :])
    )
    seen = any(syntax.lemma[t] in _SENSES for t in tokens[:comma])
    return (past and (joined or before)) or seen


_SENSES = ("voir", "entendre", "regarder", "montrer", "filmer", "observer", "laisser", "apercevoir")


def _is_listed(syntax: Syntax, tokens: tuple[int, ...], comma: int) -> bool:
    """Whether a noun behind a comma is one of a list: « et » or « ou » stands behind it, or another comma before."""
    tail = tokens[comma + 1 :]
    joined = next((t for t in tail[:12] if syntax.low[t] in ("et", "ou", "ainsi")), None)
    opener = next((t for t in tail if syntax.low[t] in _OPENERS), None)
    return joined is not None and (opener is None or joined < opener)


def _is_apposed(syntax: Syntax, tail: tuple[int, ...]) -> bool:
    """Whether a noun phrase behind a comma says what was told before: « , une réforme que… », « , premier… »."""
    noun = _noun(syntax, tail)
    if syntax.low[tail[0]] in ("un", "une"):
        if syntax.dep[noun] == "obj":  # the parser's word for many an apposition
            return any(c < tail[0] and syntax.dep[c] == "obj" for c in syntax.children[syntax.head[noun]])
        return syntax.dep[noun] in ("appos", "nmod", "ROOT", "dep", "obl:mod")
    return syntax.low[tail[0]] in ("le", "la", "l'") and syntax.dep[noun] in ("appos", "nmod", "ROOT")


def _noun(syntax: Syntax, tail: tuple[int, ...]) -> int:
    return next((t for t in tail if syntax.pos[t] in ("NOUN", "PROPN")), tail[0])


def _stands(syntax: Syntax, kept: tuple[int, ...], *, first: int, stop: int) -> bool:
    """Whether what is left has lost nothing that it needs."""
    if not has_predicate(syntax, kept) or syntax.pos[kept[-1]] in ("ADP", "DET", "SCONJ", "CCONJ", "AUX"):
        return False
    text = [syntax.text[t] for t in kept]
    if text.count("«") != text.count("»") or text.count("(") != text.count(")"):
        return False
    lost = (
        qualifier_lost(syntax, kept, first, stop, told=False)
        or condition_lost(syntax, kept, first, stop)
        or limit_lost(syntax, kept, stop)
        or number_torn(syntax, kept, stop)
        or name_lost(syntax, kept, stop)
        or object_torn(syntax, kept, stop)
        or quote_unsaid(syntax, kept, first, stop)
    )
    return not lost
