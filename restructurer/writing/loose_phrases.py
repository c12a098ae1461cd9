"""Finders of the phrases that a clause can do without: connectives, brackets, days, circumstances, adverbs, details.

Each yields the tokens that may be left out together.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from restructurer.writing.attributions import phrase_at
from restructurer.writing.clause_spans import comma_after, comma_before, holds_spine, kept_in
from restructurer.writing.clauses import Clause, finite
from restructurer.writing.shortening import Shortening
from restructurer.writing.syntax import Syntax

_OPENING, _CLOSING = frozenset(("(", "[")), frozenset((")", "]"))


def connectives(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    """Words that only tie the sentence to the one before."""
    kept = clause.selection.kept
    yield from _insisting(syntax, clause)
    phrases = rules.phrases["drop-connective"]
    if phrases.by_first.keys().isdisjoint([syntax.low[token] for token in kept]):
        return
    index, inside = 0, set(kept)
    while index < len(kept):
        token = kept[index]
        size = phrase_at(syntax, token, kept[-1] + 1, phrases) if syntax.low[token] in phrases.by_first else 0
        if size and all(token + i in inside for i in range(size)) and _is_connective(syntax, clause, token, size):
            yield tuple(range(token, token + size))
            index += size
        else:
            index += 1


_INSISTING = ("lui", "elle", "eux", "elles")


def _insisting(syntax: Syntax, clause: Clause) -> Iterator[tuple[int, ...]]:
    """A pronoun between commas that says the subject again: « La direction évoque, elle, une remise à neuf »."""
    for low in _INSISTING:
        for token in syntax.places.get(low, ()):
            inside = clause.subject < token < clause.selection.kept[-1] and token in clause.selection.kept
            if inside and syntax.text[token - 1] == "," == syntax.text[token + 1]:
                yield (token,)


def _is_connective(syntax: Syntax, clause: Clause, token: int, size: int) -> bool:
    """Whether a phrase of the list ties sentences here, rather than words."""
    last = token + size - 1
    start = token == clause.selection.kept[0]
    if size > 1:
        closed = (
            start
            or comma_before(syntax, token, 0)
            or (comma_after(syntax, clause, last) and syntax.text[last + 1 : last + 2] != (".",))
            or syntax.pos[token - 1] in ("AUX", "VERB")
        )
        return closed and syntax.low[last + 1 : last + 2] not in (("que",), ("qu'",), ("de",), ("d'",))
    word = syntax.low[token]
    if word in ("mais", "et", "or", "car", "soit", "donc") and syntax.dep[token] in ("cc", "mark", "advmod"):
        return start or word == "donc"
    if word in ("ainsi", "aussi", "alors", "puis", "enfin", "également", "notamment", "désormais", "actuellement"):
        if syntax.low[last + 1 : last + 2] in (("que",), ("qu'",)):
            return False
        if syntax.low[token - 1 : token] == ("mais",):
            return False  # « chancelière, mais aussi présidente »
        if word == "aussi" and last + 1 < len(syntax) and syntax.pos[last + 1] in ("ADJ", "ADV"):
            return False
    return syntax.pos[token] == "ADV" or comma_after(syntax, clause, last) or start


def parentheses(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    """What stands between brackets."""
    kept = clause.selection.kept
    for token in kept:
        if syntax.text[token] in _OPENING:
            for end in kept:
                if end > token and syntax.text[end] in _CLOSING:
                    yield kept_in(clause, range(token, end + 1))
                    break


def times(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    """The day or hour of an event."""
    verb = finite(syntax, clause.head)
    if verb is None or syntax.feats[verb].get("Tense") == "Imp":
        return
    words = rules.phrases["drop-time"].by_first
    for token in clause.selection.kept:
        if (syntax.low[token] not in words and syntax.low[token] not in _TIME_UNITS) or not syntax.dep[
            token
        ].startswith(("obl", "advmod", "nmod", "dep", "appos", "obj")):
            continue
        head = syntax.head[token]
        if head != clause.head and not (
            head in syntax.children[clause.head] and syntax.dep[token] == "nmod" and syntax.low[head] in words
        ):
            continue
        span = syntax.subtree(token)
        inner = kept_in(clause, span)
        if inner and not holds_spine(syntax, clause, token) and _is_day(syntax, inner, words):
            yield inner


_TIME_WORDS = frozenset(
    """le la l' ce cet cette au à dans dernier dernière prochain prochaine passé passée dès vers heures heure h de du en
    mois semaine jour nuit utc gmt environ même""".split()
)
_TIME_POINTERS = frozenset("dernier dernière prochain prochaine ce cette même".split())
_TIME_UNITS = frozenset("mois semaine jour nuit".split())


def _is_day(syntax: Syntax, tokens: tuple[int, ...], words: Container[str]) -> bool:
    """Whether the stretch is a day or an hour and nothing else (no period: « depuis », « 18 jours »)."""
    low = {syntax.low[t] for t in tokens}
    anchored = any(word in words for word in low) or bool(low & _TIME_UNITS and low & _TIME_POINTERS)
    plain = all(
        syntax.low[t] in words or syntax.low[t] in _TIME_WORDS or syntax.low[t][:1].isdigit() or syntax.text[t] == ","
        for t in tokens
    )
    return anchored and plain and syntax.low[tokens[0]] not in ("en", "de", "du")


def circumstances(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    """Circumstances that neither place nor limit the news."""
    heads = (clause.head, *syntax.down(clause.head, "xcomp"))
    for token in clause.selection.kept:
        if syntax.head[token] not in heads:
            continue
        if not syntax.dep[token].startswith(("obl", "nmod", "advcl", "dep", "advmod", "xcomp")) or holds_spine(
            syntax, clause, token
        ):
            continue
        inner = kept_in(clause, syntax.subtree(token))
        if not inner:
            continue
        size = phrase_at(syntax, inner[0], inner[-1] + 1, rules.phrases["drop-circumstance"]) or _contracted(
            syntax, inner, rules
        )
        before_subject = inner[-1] < clause.subject
        if size and (
            before_subject
            or size > 1
            or comma_before(syntax, inner[0], 0)
            or syntax.low[inner[0]] in ("malgré", "après", "outre")
        ):
            yield inner


_UNCONTRACTED = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à"}


def _contracted(syntax: Syntax, inner: tuple[int, ...], rules: Shortening) -> int:
    """The same with « du », « des », « au », « aux » for « de », « à »."""
    words = tuple([_UNCONTRACTED.get(syntax.low[t], syntax.low[t]) for t in inner[:5]])
    for phrase in rules.phrases["drop-circumstance"].by_first.get(words[0], ()):
        if words[: len(phrase)] == phrase:
            return len(phrase)
    return 0


def adverbs(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    """Adverbs that limit nothing."""
    phrases = rules.phrases["drop-adverb"]
    for token in clause.selection.kept:
        if syntax.pos[token] == "ADV" and phrase_at(syntax, token, token + 1, phrases) and not syntax.children[token]:
            yield (token,)


def details(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    """What « , notamment… », « , en particulier… » adds at the end of a clause."""
    kept = clause.selection.kept
    phrases = rules.phrases["drop-detail"]
    verb = finite(syntax, clause.head)
    for token in kept[1:]:
        if syntax.text[token] in (":", ";") and token > clause.head and (verb is None or token > verb):
            yield kept_in(clause, range(token, kept[-1] + 1))
            return
        if syntax.text[token] != "," or token < clause.head or (verb is not None and token < verb):
            continue
        size = phrase_at(syntax, token + 1, kept[-1] + 1, phrases)
        if size:
            yield kept_in(clause, range(token, kept[-1] + 1))
            return
