"""The operations that make a clause shorter, each named and costed by ``rules/shortening.toml``.

:func:`options` finds all that may be left out of a clause; the caller takes as many as it needs,
the cheapest first. Nothing that limits the statement is ever an option: possibility, negation,
place, period, sample.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from restructurer.writing.attributions import phrase_at
from restructurer.writing.clauses import Clause, finite
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection
from restructurer.writing.shortening import Shortening
from restructurer.writing.syntax import Syntax

INITIALS = "initials"
ROLE = "drop-role"
_INDEFINITE = frozenset(
    ("un", "une", "des", "deux", "trois", "quatre", "cinq", "plusieurs", "de", "d'", "certains", "certaines")
)
_OPENING, _CLOSING = frozenset(("(", "[")), frozenset((")", "]"))


@dataclass(frozen=True, slots=True)
class Option:
    """Tokens that may be left out together, or written as ``word``."""

    operation: str
    tokens: tuple[int, ...]
    cost: float
    word: Word | None = None

    def taken(self, selection: Selection) -> Selection:
        """The selection with the option taken; as it was when its tokens are not all there to be written anew."""
        if self.word is None:
            return selection.without(self.tokens, self.operation, self.cost)
        if not all(token in selection.kept for token in self.tokens):
            return selection
        return selection.written(self.word, self.operation, self.cost)


def options(syntax: Syntax, clause: Clause, rules: Shortening) -> tuple[Option, ...]:
    """All that may be left out, the cheapest first, then from the end of the clause backwards."""
    found: list[Option] = []
    for operation, finder in FINDERS.items():
        if rules.allows(operation):
            for tokens in finder(syntax, clause, rules):
                if tokens and not _binds(syntax, tokens, operation, rules):
                    found.append(Option(operation, tokens, rules.costs[operation]))
    if rules.allows(INITIALS):
        found += _initials(syntax, clause, rules.costs[INITIALS])
    return tuple(sorted(found, key=lambda option: (option.cost, -option.tokens[0], -len(option.tokens))))


def _initials(syntax: Syntax, clause: Clause, cost: float) -> list[Option]:
    """A long name written as the initials that the text uses for it."""
    kept = set(clause.selection.kept)
    return [
        Option(INITIALS, tuple(range(first, end)), cost, Word(short, INITIALS, first, stop))
        for first, end, stop, short in syntax.notes.get("initials", ())
        if all(token in kept for token in range(first, end))
    ]


def _binds(syntax: Syntax, tokens: tuple[int, ...], operation: str, rules: Shortening) -> bool:
    """Whether a word of possibility or restriction stands where it would be lost for the clause."""
    if operation in ("drop-connective", "drop-parenthesis", "drop-relative", "drop-apposition", "drop-coordinate"):
        return False
    return syntax.lemma[tokens[0]] in rules.binding or syntax.low[tokens[0]] in rules.binding


def _kept(clause: Clause, tokens: range) -> tuple[int, ...]:
    inside = _inside(clause.selection.kept)
    return tuple(token for token in tokens if token in inside)


@lru_cache(maxsize=64)
def _inside(kept: tuple[int, ...]) -> frozenset[int]:
    return frozenset(kept)


def _spine(syntax: Syntax, clause: Clause, token: int) -> bool:
    """Whether a subtree holds the predicate, its finite verb or its subject."""
    span = syntax.subtree(token)
    verb = finite(syntax, clause.head)
    return clause.head in span or clause.subject in span or (verb is not None and verb in span)


def _comma_before(syntax: Syntax, token: int, first: int) -> bool:
    mark = syntax.text[token - 1] if token > first else ""
    return mark in (",", "–", "—") or (mark == "-" and token > 1 and syntax.blank[token - 2])


def _comma_after(syntax: Syntax, clause: Clause, token: int) -> bool:
    return (
        token + 1 >= len(syntax)
        or token >= clause.selection.kept[-1]
        or syntax.text[token + 1] in (",", ".", ";", ":", "–", "—")
    )


def _connectives(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    kept = clause.selection.kept
    phrases = rules.phrases["drop-connective"]
    index, inside = 0, set(kept)
    while index < len(kept):
        token = kept[index]
        size = phrase_at(syntax, token, kept[-1] + 1, phrases) if syntax.low[token] in phrases.by_first else 0
        if size and all(token + i in inside for i in range(size)) and _is_connective(syntax, clause, token, size):
            yield tuple(range(token, token + size))
            index += size
        else:
            index += 1


def _is_connective(syntax: Syntax, clause: Clause, token: int, size: int) -> bool:
    """Whether a phrase of the list ties sentences here, rather than words."""
    last = token + size - 1
    start = token == clause.selection.kept[0]
    if size > 1:
        closed = (
            start
            or _comma_before(syntax, token, 0)
            or _comma_after(syntax, clause, last)
            or syntax.pos[token - 1] in ("AUX", "VERB")
        )
        return closed and syntax.low[last + 1 : last + 2] not in (("que",), ("qu'",), ("de",), ("d'",))
    word = syntax.low[token]
    if word in ("mais", "et", "or", "car", "soit", "donc") and syntax.dep[token] in ("cc", "mark", "advmod"):
        return start or word == "donc"
    if word in ("ainsi", "aussi", "alors", "puis", "enfin", "également", "notamment", "désormais", "actuellement"):
        if syntax.low[last + 1 : last + 2] in (("que",), ("qu'",)):
            return False
        if word == "aussi" and last + 1 < len(syntax) and syntax.pos[last + 1] in ("ADJ", "ADV"):
            return False
    return syntax.pos[token] == "ADV" or _comma_after(syntax, clause, last) or start


def _parentheses(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    kept = clause.selection.kept
    for token in kept:
        if syntax.text[token] in _OPENING:
            for end in kept:
                if end > token and syntax.text[end] in _CLOSING:
                    yield _kept(clause, range(token, end + 1))
                    break


def _relatives(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    for token in clause.selection.kept:
        if syntax.dep[token] != "acl:relcl" or _spine(syntax, clause, token):
            continue
        span = syntax.subtree(token)
        antecedent = syntax.head[token]
        named = syntax.pos[antecedent] == "PROPN"
        vague = any(
            syntax.low[c] in _INDEFINITE for c in syntax.children[antecedent] if syntax.dep[c] in ("det", "nummod")
        )
        full = _complete(syntax, antecedent, span)
        if span.start > antecedent and (_comma_before(syntax, span.start, 0) or named or (vague and full)):
            yield _to_comma(syntax, clause, span)
    for token in clause.selection.kept:
        span = syntax.subtree(token)
        if syntax.dep[token] != "acl" or syntax.feats[token].get("VerbForm") != "Part" or _spine(syntax, clause, token):
            continue
        noun = syntax.head[token]
        vague = any(syntax.low[c] in _INDEFINITE for c in syntax.children[noun] if syntax.dep[c] in ("det", "nummod"))
        if (
            span.start > noun
            and len(span) > 1
            and ((vague and noun == clause.subject) or _complete(syntax, noun, span))
        ):
            yield _kept(clause, span)


def _complete(syntax: Syntax, noun: int, without: range) -> bool:
    """Whether a noun still has a complement or an adjective that says which one, without a stretch."""
    return any(
        syntax.dep[c].partition(":")[0] in ("nmod", "amod", "flat", "appos") and c not in without
        for c in syntax.children[noun]
    )


def _to_comma(syntax: Syntax, clause: Clause, span: range) -> tuple[int, ...]:
    """The subtree, and nothing after its own closing comma."""
    return _kept(clause, span)


def _appositions(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    between = _between(syntax, clause)
    if between:
        yield between
    for token in clause.selection.kept:
        dep = syntax.dep[token]
        if dep not in ("appos", "acl", "amod", "parataxis", "nmod") or _spine(syntax, clause, token):
            continue
        span = syntax.subtree(token)
        if (
            span.start <= syntax.head[token]
            or not _comma_before(syntax, span.start, 0)
            or not _comma_after(syntax, clause, span.stop - 1)
        ):
            continue
        if dep == "nmod" and syntax.pos[span.start] == "ADP":
            continue
        if dep in ("amod", "nmod") and any(syntax.dep[c] == "conj" for c in syntax.children[syntax.head[token]]):
            continue
        if syntax.low[span.stop : span.stop + 2][:1] in (("et",), ("ou",)):
            continue
        if dep == "appos" and any(syntax.dep[c] == "cc" for c in syntax.children[token]):
            continue
        yield _kept(clause, span)


def _between(syntax: Syntax, clause: Clause) -> tuple[int, ...]:
    """What stands between two commas, right behind the subject and right before the verb."""
    verb = finite(syntax, clause.head)
    if verb is None or verb <= clause.subject + 2:
        return ()
    last = verb - 1
    while last > clause.subject and syntax.low[last] in (
        "se",
        "s'",
        "ne",
        "n'",
        "y",
        "en",
        "lui",
        "leur",
        "le",
        "la",
        "les",
        "l'",
    ):
        last -= 1
    commas = [t for t in range(clause.subject + 1, last + 1) if syntax.text[t] == ","]
    if len(commas) < 2 or commas[-1] != last or any(syntax.dep[c] == "conj" for c in syntax.children[clause.subject]):
        return ()
    return _kept(clause, range(commas[0] + 1, last))


def _clauses(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    for token in clause.selection.kept:
        dep = syntax.dep[token]
        if (
            dep not in ("advcl", "acl", "xcomp", "obl:mod", "obl", "dep", "ccomp", "advmod")
            or token == clause.head
            or _spine(syntax, clause, token)
        ):
            continue
        span = syntax.subtree(token)
        inner = _kept(clause, span)
        if not inner or syntax.head[token] not in clause.selection.kept:
            continue
        opener = inner[0]
        if any(syntax.lemma[t] in rules.limiting or syntax.low[t] in rules.limiting for t in inner[:2]):
            continue
        size = phrase_at(syntax, opener, inner[-1] + 1, rules.phrases["drop-clause"])
        apart = _comma_before(syntax, opener, 0)
        verbal = syntax.pos[token] in ("VERB", "AUX", "ADJ")
        if _opening(syntax, clause, token, inner) or (dep == "advmod" and size > 1):
            yield inner
            continue
        if dep == "advmod":
            continue
        perfect = any(syntax.dep[c].startswith("aux") for c in syntax.children[token])
        passive = any(syntax.dep[c] == "aux:pass" for c in syntax.children[clause.head])
        if syntax.low[opener] == "pour" and not apart and (perfect or not (passive or syntax.down(clause.head, "obj"))):
            continue
        if (dep == "advcl" and (size or apart)) or (
            (
                verbal
                and size
                and (apart or syntax.low[opener] in ("en", "afin", "tout", "après", "pour"))
                and syntax.head[token] == clause.head
                and dep != "ccomp"
            )
            and (syntax.low[opener] != "pour" or apart or syntax.feats[token].get("VerbForm") == "Inf")
        ):
            yield inner


def _opening(syntax: Syntax, clause: Clause, token: int, inner: tuple[int, ...]) -> bool:
    """Whether a participle with its complements stands before the subject, a comma behind it."""
    participle = syntax.feats[token].get("VerbForm") == "Part" or syntax.pos[token] == "ADJ"
    ahead = inner[-1] < syntax.left[clause.subject] and _comma_after(syntax, clause, inner[-1])
    return participle and ahead and inner[0] == token and inner[0] == clause.selection.kept[0]


def _coordinates(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    for token in syntax.children[clause.head]:
        if (
            syntax.dep[token] != "conj"
            or syntax.pos[token] not in ("VERB", "AUX", "ADJ", "NOUN")
            or token < clause.head
        ):
            continue
        span = syntax.subtree(token)
        verbal = finite(syntax, token) is not None or syntax.feats[token].get("VerbForm") in ("Part", "Fin")
        if not verbal:
            continue
        start = span.start
        while start - 1 > clause.head and syntax.low[start - 1] in (",", "et", "mais", ";", "puis"):
            start -= 1
        yield _kept(clause, range(start, clause.selection.kept[-1] + 1))


def _times(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    verb = finite(syntax, clause.head)
    if verb is None or syntax.feats[verb].get("Tense") == "Imp":
        return
    words = {phrase[0] for phrase in rules.phrases["drop-time"]}
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
        inner = _kept(clause, span)
        if inner and not _spine(syntax, clause, token) and _is_day(syntax, inner, words):
            yield inner


_TIME_WORDS = frozenset(
    """le la l' ce cet cette au à dans dernier dernière prochain prochaine passé passée dès vers heures heure h de du en
    mois semaine jour nuit utc gmt environ même""".split()
)
_TIME_POINTERS = frozenset("dernier dernière prochain prochaine ce cette même".split())
_TIME_UNITS = frozenset("mois semaine jour nuit".split())


def _is_day(syntax: Syntax, tokens: tuple[int, ...], words: set[str]) -> bool:
    """Whether the stretch is a day or an hour and nothing else (no period: « depuis », « 18 jours »)."""
    low = {syntax.low[t] for t in tokens}
    anchored = bool(low & words) or bool(low & _TIME_UNITS and low & _TIME_POINTERS)
    plain = all(
        syntax.low[t] in words or syntax.low[t] in _TIME_WORDS or syntax.low[t][:1].isdigit() or syntax.text[t] == ","
        for t in tokens
    )
    return anchored and plain and syntax.low[tokens[0]] not in ("en", "de", "du")


def _circumstances(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    for token in clause.selection.kept:
        if syntax.head[token] != clause.head:
            continue
        if not syntax.dep[token].startswith(("obl", "nmod", "advcl", "dep", "advmod")) or _spine(syntax, clause, token):
            continue
        inner = _kept(clause, syntax.subtree(token))
        if not inner:
            continue
        size = phrase_at(syntax, inner[0], inner[-1] + 1, rules.phrases["drop-circumstance"]) or _contracted(
            syntax, inner, rules
        )
        before_subject = inner[-1] < clause.subject
        if size and (
            before_subject
            or size > 1
            or _comma_before(syntax, inner[0], 0)
            or syntax.low[inner[0]] in ("malgré", "après", "outre")
        ):
            yield inner


def _contracted(syntax: Syntax, inner: tuple[int, ...], rules: Shortening) -> int:
    """The same with « du », « des », « au », « aux » for « de », « à »."""
    plain = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à"}
    words = tuple(plain.get(syntax.low[t], syntax.low[t]) for t in inner[:5])
    for phrase in rules.phrases["drop-circumstance"]:
        if words[: len(phrase)] == phrase:
            return len(phrase)
    return 0


def _adverbs(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    phrases = rules.phrases["drop-adverb"]
    for token in clause.selection.kept:
        if syntax.pos[token] == "ADV" and phrase_at(syntax, token, token + 1, phrases) and not syntax.children[token]:
            yield (token,)


def _known_complements(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    """A complement in « de » of a noun that the text writes without it elsewhere (« les pêcheurs de Lorient »)."""
    for token in clause.selection.kept:
        noun = syntax.head[token]
        if (
            not syntax.dep[token].startswith("nmod")
            or token < noun
            or syntax.pos[noun] != "NOUN"
            or noun not in clause.selection.kept
        ):
            continue
        inner = _kept(clause, syntax.subtree(token))
        if not inner or syntax.low[inner[0]] not in ("de", "du", "des", "d'") or inner[0] != noun + 1:
            continue
        if inner[-1] + 1 in clause.selection.kept and syntax.low[inner[-1] + 1] in (
            "et",
            "ou",
            "de",
            "du",
            "des",
            "d'",
        ):
            continue
        if stands_alone(syntax, noun):
            yield inner


def stands_alone(syntax: Syntax, noun: int) -> bool:
    """Whether the noun stands with a definite article and no complement somewhere else in the text."""
    places = syntax.notes.get("alone")
    if places is None:
        places = syntax.notes["alone"] = _alone(syntax)
    return any(token != noun for token in places.get(syntax.low[noun], ()))


def _alone(syntax: Syntax) -> dict[str, list[int]]:
    """For each noun form, where it stands behind a definite article and nothing completes it."""
    found: dict[str, list[int]] = {}
    for token in range(1, len(syntax) - 1):
        if syntax.pos[token] != "NOUN" or syntax.low[token - 1] not in ("le", "la", "les", "l'", "aux", "au", "du"):
            continue
        if syntax.pos[token + 1] in ("VERB", "AUX", "PRON", "PUNCT", "ADV", "CCONJ"):
            found.setdefault(syntax.low[token], []).append(token)
    return found


def _roles(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    """The role before a name that is the subject: « le ministre de la Santé, Yann Ménez, » becomes « Yann Ménez »."""
    noun = clause.subject
    if syntax.pos[noun] != "NOUN":
        return
    for child in syntax.children[noun]:
        names = syntax.pos[child] == "PROPN" and syntax.dep[child].partition(":")[0] in ("appos", "flat", "nmod")
        if not names or child < noun or syntax.left[child] != child or child + 1 >= len(syntax):
            continue
        if not (_comma_before(syntax, child, 0) or child == noun + 1) or syntax.pos[child + 1] != "PROPN":
            continue
        if any(syntax.dep[c] in ("conj", "cc") for c in (*syntax.children[noun], *syntax.children[child])):
            continue
        closing = syntax.right[child] + 1
        comma = (closing,) if closing < len(syntax) and syntax.text[closing] == "," else ()
        yield (*_kept(clause, range(syntax.left[noun], child)), *comma)


def _given_names(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    """The given name of somebody whom the text calls by the surname alone too."""
    found = syntax.notes.get("given names", ())
    assert isinstance(found, tuple)
    for first, stop in found:
        inner = _kept(clause, range(first, stop))
        if len(inner) == stop - first and stop in clause.selection.kept:
            yield inner


def _details(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    """What « , notamment… », « , en particulier… » adds at the end of a clause."""
    kept = clause.selection.kept
    phrases = rules.phrases["drop-detail"]
    verb = finite(syntax, clause.head)
    for token in kept[1:]:
        if syntax.text[token] in (":", ";") and token > clause.head and (verb is None or token > verb):
            yield _kept(clause, range(token, kept[-1] + 1))
            return
        if syntax.text[token] != "," or token < clause.head or (verb is not None and token < verb):
            continue
        size = phrase_at(syntax, token + 1, kept[-1] + 1, phrases)
        if size:
            yield _kept(clause, range(token, kept[-1] + 1))
            return


Finder = Callable[[Syntax, Clause, Shortening], Iterator[tuple[int, ...]]]

FINDERS: dict[str, Finder] = {
    "drop-connective": _connectives,
    "drop-parenthesis": _parentheses,
    "drop-relative": _relatives,
    "drop-apposition": _appositions,
    "drop-clause": _clauses,
    "drop-coordinate": _coordinates,
    "drop-time": _times,
    "drop-circumstance": _circumstances,
    "drop-adverb": _adverbs,
    "drop-known-complement": _known_complements,
    ROLE: _roles,
    "drop-detail": _details,
    "drop-given-name": _given_names,
}


def shorten(syntax: Syntax, clause: Clause, rules: Shortening, *, most: float) -> Selection:
    """The clause less every option up to a cost."""
    selection = clause.selection
    for option in options(syntax, clause, rules):
        if option.cost <= most:
            selection = option.taken(selection)
    return selection
