"""What a subheading may leave out beside the operations of every clause: frames, adjuncts, conjuncts, names of roles.

An adjunct goes only where the rest still follows from the whole: out of something that was done or
will be done, never out of a state, a habit, a denial, or a statement about all or none.
"""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.writing.clause_spans import holds_spine, kept_in
from restructurer.writing.clauses import Clause, finite
from restructurer.writing.loose_clauses import ASKING
from restructurer.writing.operations import Option
from restructurer.writing.shortening import Shortening
from restructurer.writing.shorter_names import ages, bare_list, names, roles_inside
from restructurer.writing.syntax import Syntax
from restructurer.writing.tenses import presents

FRAME, ADJUNCT, CONJUNCT, TAIL, ASIDE, OBJECT_RELATIVE = (
    "drop-frame",
    "drop-adjunct",
    "drop-conjunct",
    "drop-tail-clause",
    "drop-aside",
    "drop-object-relative",
)
EDGE, OCCASION = "drop-right-edge", "drop-occasion"
# What a subheading is better without, even where there is room.
NEEDLESS = frozenset((FRAME, ASIDE))
_PLACING = frozenset(
    "à au aux en dans sur dès depuis jusque jusqu' vers entre durant pendant chez parmi d'ici hors".split()
)
_QUANTIFIED = frozenset(
    """tout toute tous toutes aucun aucune seul seule seuls seules chaque nul nulle rien personne jamais majorité
    plupart     uniquement seulement presque record %""".split()
)
_TENS = frozenset("vingt trente quarante cinquante soixante septante huitante nonante".split())
_DENIED = frozenset(("ne", "n'", "ni", "sans"))
# What a verb cannot do without.
_NEEDED = ("obj", "iobj", "xcomp", "ccomp", "obl:arg", "obl:agent", "aux", "cop", "expl")
_COMMAS = frozenset((",", "–", "—"))
# What these open is too often what the verb is about.
_BOUND = frozenset("de d' du des par pour comme contre sans avec".split())
# What these open is never an argument of the verb.
_BEFORE_SOMEBODY = frozenset("renvoyer comparaître traduire passer défiler déférer manifester reculer".split())
_LOOSE = frozenset("devant pendant lors après durant auprès malgré outre".split())
_RELATIVES = frozenset("que qu' qui dont où lequel laquelle lesquels lesquelles duquel auquel ce".split())
_REASONS = frozenset("parce puisque alors tandis afin bien même".split())


def entailed(syntax: Syntax, clause: Clause, rules: Shortening) -> tuple[Option, ...]:
    """All that a subheading may leave out of a clause beside :func:`operations.options`."""
    told = _event(syntax, clause, rules)
    found = [
        *_frames(syntax, clause, rules, told=told),
        *_adjuncts(syntax, clause, rules, told=told),
        *_conjuncts(syntax, clause),
        *_asides(syntax, clause, rules),
        *_gaps(syntax, clause, told=told),
        *_edges(syntax, clause, rules, told=told),
        *_tails(syntax, clause, rules, told=told),
        *names(syntax, clause),
        *bare_list(syntax, clause),
        *roles_inside(syntax, clause),
        *ages(syntax, clause),
        *presents(syntax, clause, rules),
    ]
    return tuple(option for option in found if option.tokens)


def _event(syntax: Syntax, clause: Clause, rules: Shortening) -> bool:
    """Whether a clause tells one thing done or to be done, affirmed, of nobody in general."""
    verb = finite(syntax, clause.head)
    if verb is None or syntax.feats[verb].get("Mood") != "Ind":
        return False
    if any(_whole(syntax, t) for t in clause.selection.kept):
        return False
    tense = syntax.feats[verb].get("Tense")
    compound = any(syntax.dep[c] in ("aux:tense", "aux:pass") for c in syntax.children[clause.head])
    act = syntax.lemma[clause.head] in rules.acts
    return tense in ("Past", "Fut") or (tense == "Pres" and (compound or act))


def _whole(syntax: Syntax, token: int) -> bool:
    """Whether a word denies, or speaks of all, of none or of the greatest."""
    low = syntax.low[token]
    if low in ("plus", "moins"):
        return syntax.low[token - 1] in ("le", "la", "les")
    return low in _DENIED or low in _QUANTIFIED


def _limits(syntax: Syntax, tokens: tuple[int, ...], rules: Shortening) -> bool:
    """Whether a stretch holds a word of condition, restriction, negation or possibility."""
    return any(
        syntax.lemma[t] in rules.limiting or syntax.low[t] in rules.limiting or syntax.low[t] in rules.binding
        for t in tokens
    )


def _places(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether a stretch says where or when."""
    return syntax.low[tokens[0]] in _PLACING or any(syntax.pos[t] == "NUM" for t in tokens)


def _frames(syntax: Syntax, clause: Clause, rules: Shortening, *, told: bool) -> Iterator[Option]:
    """What stands before the subject, up to its comma: « Sur le terrain, », « En échange, »."""
    kept = clause.selection.kept
    start = syntax.left[clause.subject]
    before = tuple(t for t in kept if t < start)
    if not before or syntax.text[before[-1]] not in _COMMAS or clause.head in before:
        return
    if _limits(syntax, before, rules) or syntax.low[before[0]] in ("pour", "selon", "comme", "si"):
        return
    named = any(syntax.pos[t] in ("PROPN", "NUM", "X") for t in before)
    if (named or _places(syntax, before)) and not told and not _loose_frame(syntax, before):
        return
    yield Option(FRAME, before, 1.5 if named else 1.0)


def _loose_frame(syntax: Syntax, before: tuple[int, ...]) -> bool:
    """Whether a frame places nothing: « Sur le terrain », « En échange », « Dans l’immédiat »."""
    return len(before) <= 4 and not any(syntax.pos[t] in ("PROPN", "NUM", "X") for t in before)


def _adjuncts(syntax: Syntax, clause: Clause, rules: Shortening, *, told: bool) -> Iterator[Option]:
    """Adjuncts behind the verb, or behind the infinitive that it governs."""
    kept = frozenset(clause.selection.kept)
    governors = [clause.head]
    governors += [c for c in syntax.children[clause.head] if syntax.dep[c] == "xcomp" and c > clause.head]
    objects = [c for g in governors for c in syntax.children[g] if syntax.dep[c] == "obj" and c > g]
    for governor in (*governors, *objects):
        for token in syntax.children[governor]:
            dep = syntax.dep[token]
            loose = syntax.low[syntax.left[token]] in _LOOSE and syntax.lemma[governor] not in _BEFORE_SOMEBODY
            if token < governor or token not in kept or not dep.startswith(("obl", "advmod", "advcl", "nmod", "dep")):
                continue
            if (not loose and (dep in ("obl:arg", "obl:agent", "nmod") or governor in objects)) or holds_spine(
                syntax, clause, token
            ):
                continue
            inner = _unmarked(syntax, kept_in(clause, syntax.subtree(token)))
            if len(inner) < 2 or _limits(syntax, inner, rules) or syntax.low[inner[0]] in _BOUND:
                continue
            if syntax.pos[inner[0]] != "ADP" or _manner(syntax, inner):
                continue
            if _places(syntax, inner) and not told:
                continue
            cost = 2.0 if _places(syntax, inner) else 1.5
            yield Option(OCCASION if loose else ADJUNCT, inner, cost)


def _unmarked(syntax: Syntax, inner: tuple[int, ...]) -> tuple[int, ...]:
    """A stretch without a mark of quotation at its end that opens or closes something else."""
    while inner and syntax.text[inner[-1]] in ("«", "»", '"') and not _closed_marks(syntax, inner):
        inner = inner[:-1]
    return inner


def _manner(syntax: Syntax, inner: tuple[int, ...]) -> bool:
    """Whether a preposition stands before a bare noun: « avec soulagement », « sans délai »."""
    return not any(syntax.pos[t] in ("DET", "PROPN", "NUM", "X") for t in inner) and syntax.low[inner[0]] not in (
        "du",
        "au",
        "aux",
        "des",
    )


def _conjuncts(syntax: Syntax, clause: Clause) -> Iterator[Option]:
    """All but the first of several objects or complements: « la saisie de deux véhicules (et d’une somme…) »."""
    kept = frozenset(clause.selection.kept)
    for token in clause.selection.kept:
        if token <= clause.head or not syntax.dep[token].startswith(("obj", "nmod", "xcomp", "obl:arg")):
            continue
        others = [c for c in syntax.children[token] if syntax.dep[c] == "conj" and c in kept]
        if not others or holds_spine(syntax, clause, token):
            continue
        joints = {syntax.low[c] for o in others for c in syntax.children[o] if syntax.dep[c] == "cc"}
        joints |= {syntax.low[c] for c in syntax.children[token] if syntax.dep[c] == "cc"}
        between = any(syntax.low[c] == "entre" for c in syntax.children[token])
        if (
            joints - {"et", "ainsi"}
            or between
            or syntax.pos[token] == "NUM"
            or any(syntax.pos[o] == "NUM" for o in others)
        ):
            continue
        if any(syntax.low[syntax.left[o] - 1] == "et" and syntax.low[syntax.left[o] - 2] in _TENS for o in others):
            continue
        first = min(syntax.left[o] for o in others)
        while first - 1 > token and (syntax.text[first - 1] == "," or syntax.low[first - 1] == "et"):
            first -= 1
        inner = kept_in(clause, range(first, max(syntax.right[o] for o in others) + 1))
        if clause.head not in inner and not _listed(syntax, token, first):
            yield Option(CONJUNCT, inner, 1.5)
        if syntax.dep[token] == "xcomp" and len(others) == 1 and syntax.pos[others[0]] == "VERB":
            second = syntax.left[others[0]]
            while second < others[0] and syntax.low[second] in (",", "et"):
                second += 1
            opening = syntax.left[token]
            if syntax.low[second] == syntax.low[opening] and opening > clause.head:
                yield Option(CONJUNCT, kept_in(clause, range(opening, second)), 1.6)


def _listed(syntax: Syntax, token: int, first: int) -> bool:
    """Whether what stays would still be a list: « au ministère, au préfet (et au directeur) »."""
    return any(syntax.text[t] == "," for t in range(max(token - 8, 0), first - 1)) and (
        any(syntax.text[t] == "," for t in range(token, first - 1)) or syntax.text[syntax.left[token] - 1] == ","
    )


def _gaps(syntax: Syntax, clause: Clause, *, told: bool) -> Iterator[Option]:
    """A second place or day whose verb is not said again: « sortira en Europe en mai(, et au Japon en juin) »."""
    if not told:
        return
    kept = clause.selection.kept
    for token in syntax.children[clause.head]:
        if token < clause.head or syntax.dep[token] != "conj" or syntax.pos[token] not in ("NOUN", "PROPN", "NUM"):
            continue
        first = syntax.left[token]
        while first - 1 > clause.head and (syntax.text[first - 1] == "," or syntax.low[first - 1] == "et"):
            first -= 1
        yield Option(TAIL, kept_in(clause, range(first, kept[-1] + 1)), 1.2)


# What may open the right edge of something done: the agent, the aim, the place, the occasion.
_EDGES = frozenset("par pour dans sur à au aux en avec lors après depuis pendant devant chez entre durant".split())


def _edges(syntax: Syntax, clause: Clause, rules: Shortening, *, told: bool) -> Iterator[Option]:
    """The last complements of something done, behind its object, wherever the parse hangs them."""
    if not told or syntax.lemma[clause.head] in ASKING:
        return
    kept = clause.selection.kept
    objects = [c for c in syntax.children[clause.head] if syntax.dep[c] == "obj" and c > clause.head]
    objects += [c for x in syntax.down(clause.head, "xcomp") for c in syntax.children[x] if syntax.dep[c] == "obj"]
    needed = [c for c in syntax.children[clause.head] if syntax.dep[c].startswith(_NEEDED)]
    if not objects:
        return
    core = max(*objects, *(n for n in needed if syntax.dep[n] != "obl:agent"), clause.head)
    for index, token in enumerate(kept[:-1]):
        if token <= core or syntax.low[token] not in _EDGES or syntax.pos[token] != "ADP":
            continue
        edge = tuple(t for t in kept[index:] if syntax.text[t] != ".")
        if (
            len(edge) < 2
            or _manner(syntax, edge)
            or _limits(syntax, edge[:3], rules)
            or not _closed_marks(syntax, edge)
        ):
            continue
        if syntax.low[token] in ("à", "au", "aux") and syntax.head[syntax.head[token]] in objects:
            continue
        yield Option(EDGE, edge, 2.0)


def _tails(syntax: Syntax, clause: Clause, rules: Shortening, *, told: bool) -> Iterator[Option]:
    """All that stands behind a comma, up to the end: a relative clause, a reason, an apposition, a circumstance."""
    kept = clause.selection.kept
    needed = frozenset(c for c in syntax.children[clause.head] if syntax.dep[c].startswith(_NEEDED))
    core = max(clause.head, finite(syntax, clause.head) or 0)
    for index, comma in enumerate(kept[:-2]):
        if comma <= core or syntax.text[comma] not in _COMMAS or index < 3:
            continue
        tail = tuple(t for t in kept[index:] if syntax.text[t] != ".")
        if len(tail) < 3 or not _closed_marks(syntax, tail) or _limits(syntax, tail[1:4], rules):
            continue
        if not needed.isdisjoint(tail) and syntax.low[tail[1]] not in ("que", "qu'"):
            continue
        cost = _tail_cost(syntax, tail, told=told)
        if cost:
            yield Option(OBJECT_RELATIVE if syntax.low[tail[1]] in ("que", "qu'") else TAIL, tail, cost)


def _closed_marks(syntax: Syntax, tail: tuple[int, ...]) -> bool:
    """Whether as many brackets and guillemets close in a stretch as open in it."""
    marks = [syntax.text[t] for t in tail]
    return marks.count("«") == marks.count("»") and marks.count("(") == marks.count(")")


def _tail_cost(syntax: Syntax, tail: tuple[int, ...], *, told: bool) -> float:
    """What is lost with a tail; 0 where it may not go."""
    first, second = tail[1], tail[2]
    low, pos = syntax.low[first], syntax.pos[first]
    if (
        low in _RELATIVES
        or low in _REASONS
        or (low in _PLACING and syntax.low[second] in ("lequel", "laquelle", "qui"))
    ):
        return 1.0
    if low in ("l'", "les") and syntax.low[second] in ("un", "une", "uns", "unes"):
        return 1.2
    if low in ("et", "ou", "mais", "ni", "soit", "puis", "dont", "contre", "voire"):
        return 0.0
    listed = any(syntax.low[t] in ("et", "ou") and syntax.dep[t] == "cc" for t in tail) or syntax.dep[first] == "conj"
    if pos in ("VERB", "ADJ") and syntax.feats[first].get("VerbForm") != "Fin":
        return 1.0
    if pos in ("DET", "NOUN", "PROPN"):
        verbal = next((t for t in tail if syntax.low[t] in _RELATIVES or syntax.feats[t].get("VerbForm")), None)
        joined = [
            t for t in tail if syntax.low[t] in ("et", "ou", ",") and t > first and (verbal is None or t < verbal - 1)
        ]
        return 0.0 if joined else 1.2
    if pos == "ADP" and not listed and (told or not _places(syntax, tail[1:])):
        return 1.5
    return 0.0


def _asides(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[Option]:
    """An adverb between commas: « Cette hausse(, précisément,) fâche la branche »."""
    kept = frozenset(clause.selection.kept)
    for token in clause.selection.kept[1:-1]:
        commas = syntax.text[token - 1] == "," and syntax.text[token + 1 : token + 2] == (",",)
        if commas and syntax.pos[token] == "ADV" and not _limits(syntax, (token,), rules) and token - 1 in kept:
            yield Option(ASIDE, (token - 1, token, token + 1), 0.1)
        if syntax.text[token] != "," or syntax.pos[token + 1] != "ADP":
            continue
        closing = next((t for t in range(token + 2, min(token + 6, len(syntax))) if syntax.text[t] == ","), None)
        inner = tuple(range(token, closing + 1)) if closing else ()
        named = any(syntax.pos[t] in ("PROPN", "NUM") for t in inner)
        if not inner or named or not kept.issuperset(inner) or _limits(syntax, inner[1:-1], rules):
            continue
        if syntax.pos[token - 1] in ("VERB", "AUX"):
            yield Option(ASIDE, inner, 0.4)
