"""What a subheading may leave out beside the operations of every clause: frames, adjuncts, conjuncts, names of roles.

An adjunct goes only where the rest still follows from the whole: out of something that was done or
will be done, never out of a state, a habit, a denial, or a statement about all or none.
"""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.french.calendar import MONTHS
from restructurer.writing.clause_spans import holds_spine, kept_in
from restructurer.writing.clauses import Clause, finite
from restructurer.writing.indirect import DIRECT, DIRECTLY, told_of_itself
from restructurer.writing.operations import Option
from restructurer.writing.right_edges import CONJUNCT, edges, gaps, hides_object, tails
from restructurer.writing.second_subjects import second_complements, second_subjects
from restructurer.writing.shortening import Shortening
from restructurer.writing.shorter_names import ages, bare_list, names, roles_inside
from restructurer.writing.shorter_phrases import shorter_phrases
from restructurer.writing.stretch_tests import COMMAS, closed_marks, limits, manner, places, to_day
from restructurer.writing.syntax import Syntax
from restructurer.writing.tails import opens
from restructurer.writing.tenses import presents
from restructurer.writing.torn import DAYS

FRAME, ADJUNCT, OCCASION, ASIDE = "drop-frame", "drop-adjunct", "drop-occasion", "drop-aside"
AGENT = "drop-agent"
# What a subheading is better without, even where there is room.
NEEDLESS = frozenset((FRAME, ASIDE, DIRECTLY))
_QUANTIFIED = frozenset(
    """tout toute tous toutes aucun aucune seul seule seuls seules chaque nul nulle rien personne jamais
    plupart uniquement seulement presque record pire pires %""".split()
)
_TENS = frozenset("vingt trente quarante cinquante soixante septante huitante nonante".split())
_COMING = frozenset("va vont devrait devraient devra devront".split())
_DENIED = frozenset(("ne", "n'", "ni", "sans"))
# What these open is too often what the verb is about.
_BOUND = frozenset("de d' du des par pour comme contre sans avec".split())
# A frame that opens on one of these says of whom, or on what condition.
_SPEAKS_OF = frozenset("pour selon comme si contre sans avec chez parmi sauf hormis excepté faute".split())
# Behind these « devant » tells before whom.
_BEFORE_SOMEBODY = frozenset("renvoyer comparaître traduire passer défiler déférer manifester reculer".split())
_MONTHS = frozenset(MONTHS)
# What these open is never an argument of another verb.
_LOOSE = frozenset("devant pendant lors après durant auprès malgré outre".split())


def entailed(syntax: Syntax, clause: Clause, rules: Shortening) -> tuple[Option, ...]:
    """All that a subheading may leave out of a clause beside :func:`operations.options`."""
    told = _event(syntax, clause, rules)
    found = [
        *_frames(syntax, clause, rules, told=told),
        *_adjuncts(syntax, clause, rules, told=told),
        *_agents(syntax, clause, told=told),
        *_conjuncts(syntax, clause),
        *_asides(syntax, clause, rules),
        *gaps(syntax, clause, told=told),
        *edges(syntax, clause, rules, told=told),
        *tails(syntax, clause, rules, told=told),
        *names(syntax, clause),
        *bare_list(syntax, clause),
        *roles_inside(syntax, clause),
        *ages(syntax, clause),
        *second_subjects(syntax, clause, rules, told=told),
        *second_complements(syntax, clause),
        *told_of_itself(syntax, clause, rules),
        *presents(syntax, clause, rules),
        *shorter_phrases(syntax, clause, rules),
    ]
    return tuple(option for option in found if option.tokens)


def _event(syntax: Syntax, clause: Clause, rules: Shortening) -> bool:
    """Whether a clause tells one thing done or to be done, affirmed, of nobody in general."""
    verb = finite(syntax, clause.head)
    if verb is None:
        return False
    coming = _coming(syntax, clause.head, verb)
    if syntax.feats[verb].get("Mood") != "Ind" and not coming and DIRECT not in clause.selection.operations:
        return False
    kept, spine = clause.selection.kept, max(verb, clause.head)
    tail = next((t for t in kept if t > spine and syntax.text[t] in COMMAS), kept[-1] + 1)
    if any(_whole(syntax, t) for t in kept if t < tail):
        return False
    tense = syntax.feats[verb].get("Tense")
    helpers = [syntax.dep[c] for c in syntax.children[clause.head] if syntax.dep[c].startswith("aux")]
    act = syntax.lemma[clause.head] in rules.acts
    if DIRECT in clause.selection.operations:  # « qu’elle n’avait rien relevé », « qu’il suspendait l’aide »
        return verb != clause.head or act or syntax.feats[verb].get("Mood") == "Cnd"
    if tense == "Imp":  # « avait rappelé son ambassadeur »
        dated = any(syntax.text[t][:2] in ("19", "20") and len(syntax.text[t]) == 4 for t in kept)
        return syntax.dep[verb] == "aux:tense" and "aux:tense" in helpers and not dated
    return coming or tense in ("Past", "Fut") or (tense == "Pres" and (bool(helpers) or act))


def _coming(syntax: Syntax, head: int, verb: int) -> bool:
    """Whether a verb tells what is to come: « va », « devrait », « devra »; « doit » only with its day."""
    if verb != head or not syntax.down(head, "xcomp"):
        return False
    low = syntax.low[verb]
    if low in ("doit", "doivent"):
        return any(syntax.low[t] in DAYS or syntax.low[t] in _MONTHS for t in range(verb, syntax.right[head] + 1))
    return low in _COMING


def _whole(syntax: Syntax, token: int) -> bool:
    """Whether a word denies, or speaks of all, of none or of the greatest."""
    low = syntax.low[token]
    if low == "majorité":  # « la majorité des élus », not « la majorité » against the opposition
        return syntax.low[token + 1 : token + 2] in (("de",), ("d'",), ("des",), ("du",))
    if low in ("plus", "moins"):
        return syntax.low[token - 1] in ("le", "la", "les")
    return low in _DENIED or low in _QUANTIFIED


def _frames(syntax: Syntax, clause: Clause, rules: Shortening, *, told: bool) -> Iterator[Option]:
    """What stands before the subject, up to its comma: « Sur le terrain, », « En échange, »."""
    kept = clause.selection.kept
    start = syntax.left[clause.subject]
    before = tuple(t for t in kept if t < start)
    if not before or syntax.text[before[-1]] not in COMMAS or clause.head in before:
        return
    if _about_the_subject(syntax, before):
        yield Option(FRAME, before, 1.0)
        return
    like = syntax.low[before[0]] == "comme" and syntax.low[before[1]] in (_LIKE if len(before) == 3 else _AS_BEFORE)
    adds = opens(syntax, before[0], rules.adding)
    if not like and not adds and (limits(syntax, before, rules) or syntax.low[before[0]] in _SPEAKS_OF):
        return
    ago = syntax.low[before[0]] == "il" and "y" in (syntax.low[t] for t in before[1:2])  # « Il y a un mois encore, »
    named = ago or any(syntax.pos[t] in ("PROPN", "NUM", "X") for t in before)
    bound = (named or places(syntax, before)) and not told and not _loose_frame(syntax, before)
    if bound and not _position(syntax, clause, rules):
        return
    yield Option(FRAME, before, 1.5 if named else 1.0)


def _about_the_subject(syntax: Syntax, before: tuple[int, ...]) -> bool:
    """Whether a frame says who the subject is: « Présidente du port, Claire Morel… », « Occupée depuis mars, »."""
    first = before[0]
    if len(before) < 3 or any(syntax.feats[t].get("VerbForm") == "Fin" for t in before):
        return False
    if syntax.low[first] == "déjà":
        first = before[1]
    noun = syntax.pos[first] == "NOUN" and syntax.low[before[before.index(first) + 1]] in _OF_WHAT
    told = syntax.pos[first] in ("VERB", "ADJ") and syntax.feats[first].get("VerbForm", "Part") == "Part"
    now = syntax.feats[first].get("Tense") == "Pres" or syntax.feats[first].get("VerbForm") == "Inf"
    return (noun or told) and not now and syntax.low[first] not in ("si", "une", "fois")


_OF_WHAT = frozenset("de d' du des à au aux en chez dans".split())
_LIKE = frozenset(("lui", "elle", "eux", "elles", "prévu", "annoncé", "attendu"))  # « Comme lui, »
_AS_BEFORE = frozenset(("lors", "en", "chaque", "l'", "à", "au"))  # « Comme lors des dernières grèves, »
_POSITIONS = frozenset(("exclure", "envisager", "rester", "inquiéter", "opposer", "réclamer"))


def _position(syntax: Syntax, clause: Clause, rules: Shortening) -> bool:
    """Whether a named body says what it wants or fears: that holds wherever it says so."""
    lemma, who = syntax.lemma[clause.head], clause.subject
    said = lemma in rules.claiming or lemma in rules.acts or lemma in _POSITIONS
    return said and syntax.pos[who] in ("PROPN", "X")


def _loose_frame(syntax: Syntax, before: tuple[int, ...]) -> bool:
    """Whether a frame places nothing: « Sur le terrain », « En échange », « Dans l’immédiat »."""
    return len(before) <= 4 and not any(syntax.pos[t] in ("PROPN", "NUM", "X") for t in before)


def _adjuncts(syntax: Syntax, clause: Clause, rules: Shortening, *, told: bool) -> Iterator[Option]:
    """Adjuncts behind the verb, or behind the infinitive that it governs."""
    kept = frozenset(clause.selection.kept)
    governors = [clause.head]
    governors += [c for c in syntax.children[clause.head] if syntax.dep[c] == "xcomp" and c > clause.head]
    objects = [c for g in governors for c in syntax.children[g] if syntax.dep[c] == "obj" and c > g]
    days = [c for c in syntax.children[clause.head] if c > clause.head and syntax.low[c] in DAYS]
    for governor in (*governors, *objects, *days):
        for token in syntax.children[governor]:
            dep = syntax.dep[token]
            loose = syntax.low[syntax.left[token]] in _LOOSE and syntax.lemma[governor] not in _BEFORE_SOMEBODY
            if token < governor or token not in kept or not dep.startswith(("obl", "advmod", "advcl", "nmod", "dep")):
                continue
            needed = dep in ("obl:arg", "obl:agent", "nmod") or governor in objects
            if (needed and not loose and governor not in days) or holds_spine(syntax, clause, token):
                continue
            inner = _unmarked(syntax, kept_in(clause, syntax.subtree(token)))
            if governor in days and any(syntax.pos[t] == "NUM" for t in inner):
                continue  # « vendredi à 9 heures »
            if len(inner) < 2 or limits(syntax, inner, rules) or syntax.low[inner[0]] in _BOUND:
                continue
            if to_day(syntax, inner[0]) or to_day(syntax, inner[-1] + 1):
                continue
            if syntax.low[inner[1]] == "faveur" or hides_object(syntax, clause, inner):
                continue  # « a voté en faveur du texte »
            if syntax.pos[inner[0]] != "ADP" or (manner(syntax, inner) and syntax.low[inner[-1]] not in _MONTHS):
                continue
            if places(syntax, inner) and not told:
                continue
            cost = 2.0 if places(syntax, inner) else 1.5
            yield Option(OCCASION if loose else ADJUNCT, inner, cost)


def _agents(syntax: Syntax, clause: Clause, *, told: bool) -> Iterator[Option]:
    """Who did what was done: « Onze personnes ont été condamnées (par le tribunal) »."""
    helpers = [syntax.low[c] for c in syntax.children[clause.head]]
    if not told or "été" not in helpers or "avait" in helpers or "avaient" in helpers:
        return  # « avaient été rapportés par un médecin » tells who did it
    for token in syntax.children[clause.head]:
        if syntax.dep[token] == "obl:agent" and token > clause.head and syntax.low[syntax.left[token]] == "par":
            inner = kept_in(clause, syntax.subtree(token))
            if inner and not holds_spine(syntax, clause, token):
                yield Option(AGENT, inner, 1.3)


def _unmarked(syntax: Syntax, inner: tuple[int, ...]) -> tuple[int, ...]:
    """A stretch without a mark of quotation at its end that opens or closes something else."""
    opening = next((i for i, t in enumerate(inner) if syntax.text[t] == "«"), None)
    if opening is not None and opening > 1:
        inner = inner[:opening]
    while inner and syntax.text[inner[-1]] in ("«", "»", '"') and not closed_marks(syntax, inner):
        inner = inner[:-1]
    return inner


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


def _asides(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[Option]:
    """An adverb between commas: « Cette hausse(, précisément,) fâche la branche »."""
    kept = frozenset(clause.selection.kept)
    for token in clause.selection.kept[1:-1]:
        commas = syntax.text[token - 1] == "," and syntax.text[token + 1 : token + 2] == (",",)
        if commas and syntax.pos[token] == "ADV" and not limits(syntax, (token,), rules) and token - 1 in kept:
            yield Option(ASIDE, (token - 1, token, token + 1), 0.1)
        if syntax.text[token] != "," or syntax.pos[token + 1] != "ADP":
            continue
        vote = syntax.low[token + 1] == "par" and syntax.low[token + 3 : token + 4] == ("voix",)
        longest = token + (12 if vote else 6)
        closing = next((t for t in range(token + 2, min(longest, len(syntax))) if syntax.text[t] == ","), None)
        inner = tuple(range(token, closing + 1)) if closing else ()
        named = not vote and any(syntax.pos[t] in ("PROPN", "NUM") for t in inner)
        if not inner or named or not kept.issuperset(inner) or limits(syntax, inner[1:-1], rules):
            continue
        if vote or syntax.pos[token - 1] in ("VERB", "AUX"):
            yield Option(ASIDE, inner, 0.4)
