"""Finders of the clauses that a clause can do without: relatives, appositions, subordinates, coordinates.

Each yields the tokens that may be left out together.
"""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.french import lexicon
from restructurer.writing.attributions import phrase_at
from restructurer.writing.clause_spans import comma_after, comma_before, holds_spine, kept_in
from restructurer.writing.clauses import Clause, finite
from restructurer.writing.known_words import stands_alone
from restructurer.writing.shortening import Shortening
from restructurer.writing.syntax import Syntax

_INDEFINITE = frozenset(
    ("un", "une", "des", "deux", "trois", "quatre", "cinq", "plusieurs", "de", "d'", "certains", "certaines")
)


# Verbs whose « pour » says what they are about: « attendre la 92e minute pour égaliser ».
ASKING = frozenset("attendre choisir profiter suffire servir plaider militer voter lutter".split())


def relatives(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    """Relative clauses behind a comma or a name, and participles with complements behind a noun that needs none."""
    for token in clause.selection.kept:
        if syntax.dep[token] != "acl:relcl" or holds_spine(syntax, clause, token):
            continue
        span = syntax.subtree(token)
        antecedent = syntax.head[token]
        named = syntax.pos[antecedent] == "PROPN"
        vague = any(
            syntax.low[c] in _INDEFINITE for c in syntax.children[antecedent] if syntax.dep[c] in ("det", "nummod")
        )
        full = _complete(syntax, antecedent, span)
        if span.start > antecedent and (comma_before(syntax, span.start, 0) or named or (vague and full)):
            yield _to_comma(syntax, clause, span)
    for token in clause.selection.kept:
        if (
            syntax.dep[token] != "acl"
            or syntax.feats[token].get("VerbForm") != "Part"
            or holds_spine(syntax, clause, token)
        ):
            continue
        span = syntax.subtree(token)
        noun = syntax.head[token]
        vague = any(syntax.low[c] in _INDEFINITE for c in syntax.children[noun] if syntax.dep[c] in ("det", "nummod"))
        if (
            span.start > noun
            and len(span) > 1
            and ((vague and noun == clause.subject) or _complete(syntax, noun, span) or _told_alone(syntax, noun, span))
        ):
            yield kept_in(clause, span)


def _told_alone(syntax: Syntax, noun: int, span: range) -> bool:
    """Whether a noun with a participle right behind it stands alone elsewhere: « le plan (présenté jeudi) »."""
    return (
        span.start == noun + 1
        and syntax.low[noun - 1] in ("le", "la", "l'", "les")
        and syntax.pos[noun] == "NOUN"
        and (stands_alone(syntax, noun) or all(syntax.low[t] in _DATED for t in span[1:]))
    )


_DATED = frozenset(
    """lundi mardi mercredi jeudi vendredi samedi dimanche hier matin soir après-midi dernier dernière ce cette en au
    mois semaine année janvier février mars avril mai juin juillet août septembre octobre novembre décembre""".split()
)


def _complete(syntax: Syntax, noun: int, without: range) -> bool:
    """Whether a noun still has a complement or an adjective that says which one, without a stretch."""
    return any(
        syntax.dep[c].partition(":")[0] in ("nmod", "amod", "flat", "appos") and c not in without
        for c in syntax.children[noun]
    )


def _to_comma(syntax: Syntax, clause: Clause, span: range) -> tuple[int, ...]:
    """The subtree, and nothing after its own closing comma."""
    return kept_in(clause, span)


def _claims(low: str, rules: Shortening) -> bool:
    """Whether a word can be a verb that says who claims what stands before."""
    return any(
        one.person == 3 and one.mood == "ind" and one.lemma in rules.claiming for one in lexicon.conjugations(low)
    )


def appositions(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    """What stands between commas and says again who or what somebody or something is."""
    between = _between(syntax, clause)
    if between:
        yield between
    for token in clause.selection.kept:
        dep = syntax.dep[token]
        if dep not in ("appos", "acl", "amod", "parataxis", "nmod") or holds_spine(syntax, clause, token):
            continue
        span = syntax.subtree(token)
        if (
            span.start <= syntax.head[token]
            or not comma_before(syntax, span.start, 0)
            or not comma_after(syntax, clause, span.stop - 1)
        ):
            continue
        if dep == "nmod" and syntax.pos[span.start] == "ADP":
            continue
        if _claims(syntax.low[span.start + (syntax.pos[span.start] == "PUNCT")], rules):
            continue  # « …, estime le maire » says whose words they are
        if dep in ("amod", "nmod") and any(syntax.dep[c] == "conj" for c in syntax.children[syntax.head[token]]):
            continue
        if syntax.low[span.stop : span.stop + 2][:1] in (("et",), ("ou",)):
            continue
        if dep == "appos" and any(syntax.dep[c] == "cc" for c in syntax.children[token]):
            continue
        yield kept_in(clause, span)


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
    joined = any(syntax.dep[c] == "conj" for c in syntax.children[clause.subject]) and any(
        syntax.low[t] in ("et", "ou", "ni") for t in range(clause.subject, last)
    )
    if len(commas) < 2 or commas[-1] != last or joined or (len(commas) > 2 and syntax.low[commas[0] + 1] == "les"):
        return ()
    return kept_in(clause, range(commas[0] + 1, last))


def loose_clauses(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    """Clauses of cause, aim, time or manner that do not limit what is said."""
    for token in clause.selection.kept:
        dep = syntax.dep[token]
        if (
            dep not in ("advcl", "acl", "xcomp", "obl:mod", "obl", "dep", "ccomp", "advmod")
            or token == clause.head
            or holds_spine(syntax, clause, token)
        ):
            continue
        span = syntax.subtree(token)
        inner = kept_in(clause, span)
        if not inner or syntax.head[token] not in clause.selection.kept:
            continue
        opener = inner[0]
        if any(syntax.lemma[t] in rules.limiting or syntax.low[t] in rules.limiting for t in inner[:2]):
            continue
        size = phrase_at(syntax, opener, inner[-1] + 1, rules.phrases["drop-clause"])
        apart = comma_before(syntax, opener, 0)
        verbal = syntax.pos[token] in ("VERB", "AUX", "ADJ")
        if _opening(syntax, clause, token, inner) or (dep == "advmod" and size > 1):
            yield inner
            continue
        if dep == "advmod":
            continue
        perfect = any(syntax.dep[c].startswith("aux") for c in syntax.children[token])
        passive = any(syntax.dep[c] == "aux:pass" for c in syntax.children[clause.head])
        if syntax.low[opener] == "pour" and syntax.lemma[clause.head] in ASKING:
            continue
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
    ahead = inner[-1] < syntax.left[clause.subject] and comma_after(syntax, clause, inner[-1])
    return participle and ahead and inner[0] == token and inner[0] == clause.selection.kept[0]


def coordinates(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[tuple[int, ...]]:
    """The second of two coordinate clauses."""
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
        yield kept_in(clause, range(start, clause.selection.kept[-1] + 1))
