"""What a subheading may leave out at the end of a clause: tails behind a comma, last complements, second places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from restructurer.writing.clause_spans import kept_in
from restructurer.writing.clauses import Clause, finite
from restructurer.writing.loose_clauses import ASKING
from restructurer.writing.operations import Option
from restructurer.writing.shortening import Shortening
from restructurer.writing.stretch_tests import COMMAS, NEEDED, PLACING, closed_marks, limits, manner, places, to_day
from restructurer.writing.syntax import Syntax

CONJUNCT = "drop-conjunct"
RESTATED = "drop-restated"
PARTNER = "drop-partner"
TAIL, EDGE, OBJECT_RELATIVE = "drop-tail-clause", "drop-right-edge", "drop-object-relative"
_RELATIVES = frozenset("que qu' qui dont où lequel laquelle lesquels lesquelles duquel auquel ce".split())
_REASONS = frozenset("parce puisque alors tandis afin bien même".split())


def gaps(syntax: Syntax, clause: Clause, *, told: bool) -> Iterator[Option]:
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
        if first > clause.head + 1 and not any(syntax.low[t] == "puis" for t in range(first, token)):
            yield Option(CONJUNCT, kept_in(clause, range(first, kept[-1] + 1)), 1.2)


# What may open the right edge of something done: the agent, the aim, the place, the occasion.
_EDGES = frozenset(
    "par pour dans sur à au aux en avec lors après avant depuis pendant devant chez entre durant".split()
)
_SPANS = frozenset("début fin printemps été automne hiver mois lendemain siècle cours".split())


# What was done so is told without its aim: « Une enveloppe a été dégagée (pour l’ouverture de pistes) ».
_GRANTED = frozenset(
    """dégager débloquer lancer ouvrir créer construire installer déployer mobiliser engager voter émettre publier
    signer adopter approuver conclure annoncer acheter""".split()
)
# Where to, or into what, is what these tell.
_SETTING = frozenset("placer mettre porter fixer tenir classer ériger hisser transformer changer situer".split())
_WHERETO = frozenset("à au aux en dans sur sous devant entre".split())
# Who is so treated is so whatever for.
_JUDGED = frozenset("placer écrouer condamner interpeller arrêter inculper incarcérer".split())
# These say nothing without what stands behind them.
_HALVES = frozenset("mise mises prise prises remise entrée sortie retour renvoi passage rappel mainmise".split())


def edges(syntax: Syntax, clause: Clause, rules: Shortening, *, told: bool) -> Iterator[Option]:
    """The last complements of something done, behind its object, wherever the parse hangs them."""
    if not told or syntax.lemma[clause.head] in ASKING:
        return
    kept = clause.selection.kept
    yield from _sequels(syntax, kept, clause.head)
    objects = [c for c in syntax.children[clause.head] if c > clause.head and _object(syntax, c)]
    objects += [c for x in syntax.down(clause.head, "xcomp") for c in syntax.children[x] if syntax.dep[c] == "obj"]
    needed = [c for c in syntax.children[clause.head] if syntax.dep[c].startswith(NEEDED)]
    passive = any(syntax.dep[c] == "aux:pass" for c in syntax.children[clause.head])
    judged = passive and syntax.lemma[clause.head] in _JUDGED
    if not objects and not (passive and syntax.lemma[clause.head] in _GRANTED) and not judged:
        return
    partners = {n for n in needed if objects and _partner(syntax, clause.head, n, max(objects))}
    core = max(*objects, *(n for n in needed if syntax.dep[n] != "obl:agent" and n not in partners), clause.head)
    set_down = syntax.lemma[clause.head] in _SETTING
    for index, token in enumerate(kept[:-1]):
        if token <= core or syntax.low[token] not in _EDGES or syntax.pos[token] != "ADP":
            continue
        if not objects and syntax.low[token] != "pour":
            continue
        if syntax.dep[token - 1] == "acl" or (set_down and syntax.low[token] in _WHERETO):
            continue  # « des blogueurs accusés (par les autorités) », « avait placé la province (en code jaune) »
        if syntax.low[token - 1] in _HALVES or to_day(syntax, token):
            continue  # « la mise en liberté »
        edge = tuple(t for t in kept[index:] if syntax.text[t] != ".")
        charge = judged and syntax.low[token] == "pour"  # « a été placé sous mandat d’arrêt (pour escroquerie) »
        if (
            len(edge) < 2
            or (manner(syntax, edge) and not charge)
            or limits(syntax, edge[:3], rules)
            or not closed_marks(syntax, edge)
        ):
            continue
        hung = syntax.low[token] in ("à", "au", "aux") and syntax.head[syntax.head[token]] in objects
        if hung and syntax.low[token + 1] not in _SPANS:
            continue
        yield Option(PARTNER if not partners.isdisjoint(edge) else EDGE, edge, 2.0)


def _sequels(syntax: Syntax, kept: tuple[int, ...], head: int) -> Iterator[Option]:
    """What came next without a comma: « a rappelé son ambassadeur (avant de fermer son espace aérien) »."""
    for index, token in enumerate(kept[:-3]):
        if token <= head + 2 or syntax.low[token] != "avant" or syntax.low[token + 1] not in ("de", "d'"):
            continue
        if any(syntax.feats[t].get("VerbForm") == "Inf" for t in kept[index + 2 : index + 5]):
            rest = tuple(t for t in kept[index:] if syntax.text[t] != ".")
            if _sequel(syntax, (token - 1, *rest)):
                yield Option(TAIL, rest, 1.2)


def _object(syntax: Syntax, token: int) -> bool:
    """Whether a token is an object, also where the parse takes it for another complement: it has no preposition."""
    if syntax.dep[token] == "obj":
        return True
    below = [syntax.dep[c] for c in syntax.children[token]]
    return syntax.dep[token] == "obl:arg" and syntax.pos[token] == "NOUN" and "det" in below and "case" not in below


# With these the partner is what is told.
_WITH_WHOM = frozenset(
    "confondre comparer remplacer concilier échanger mettre prendre faire avoir laisser tenir".split()
)


def _partner(syntax: Syntax, head: int, token: int, after: int) -> bool:
    """Whether a complement only says with or before whom: « a conclu trois contrats (avec des laboratoires) »."""
    if token <= after or syntax.dep[token] != "obl:arg" or syntax.lemma[head] in _WITH_WHOM:
        return False
    return syntax.low[syntax.left[token]] in ("avec", "devant", "auprès", "lors", "après", "pendant")


def tails(syntax: Syntax, clause: Clause, rules: Shortening, *, told: bool) -> Iterator[Option]:
    """All that stands behind a comma, up to the end: a relative clause, a reason, an apposition, a circumstance."""
    kept = clause.selection.kept
    needed = frozenset(c for c in syntax.children[clause.head] if syntax.dep[c].startswith(NEEDED))
    core = max(clause.head, finite(syntax, clause.head) or 0)
    asks = syntax.lemma[clause.head] in ASKING
    for index, comma in enumerate(kept[:-2]):
        if comma <= core or syntax.text[comma] not in COMMAS or index < 3:
            continue
        tail = tuple(t for t in kept[index:] if syntax.text[t] != ".")
        if len(tail) < 3 or not closed_marks(syntax, tail):
            continue
        if told and _clock(syntax, tail):
            yield Option(RESTATED, tail, 1.2)  # « est fixé à vendredi(, 18 h 30) », « mardi(, un peu avant 18h20) »
            continue
        if asks and any(syntax.low[t] in ("pour", "contre", "faveur") for t in tail):
            continue  # « ont voté à une large majorité, dimanche, en faveur du texte »
        quoted = syntax.text[tail[1]] in ("«", '"')
        if limits(syntax, tail[1:4], rules) and not quoted and not (told and _sequel(syntax, tail)):
            continue
        if hides_object(syntax, clause, tail):
            continue
        relative = _relative(syntax, needed, tail)
        if not relative and _bound(syntax, needed, tail):
            if _restates(syntax, clause, needed, tail):
                yield Option(RESTATED, tail, 1.3)
            continue
        cost = _tail_cost(syntax, tail, told=told)
        if cost:
            misread = not needed.isdisjoint(tail)
            yield Option(OBJECT_RELATIVE if relative else RESTATED if misread else TAIL, tail, cost)


_CLOCK = re.compile(r"\d{1,2}h(\d\d)?")


def _clock(syntax: Syntax, tail: tuple[int, ...]) -> bool:
    """Whether a tail is the hour of a day, and nothing else."""
    if len(tail) > 7 or any(syntax.feats[t].get("VerbForm") for t in tail):
        return False
    hours = any(_CLOCK.fullmatch(syntax.low[t]) for t in tail)
    return hours or any(syntax.low[t] in ("h", "heures") and syntax.pos[t - 1] == "NUM" for t in tail[2:])


def hides_object(syntax: Syntax, clause: Clause, tail: tuple[int, ...]) -> bool:
    """Whether a tail opens on an aside with the object behind it: « ont dessiné(, sur le trottoir, un robinet) »."""
    below = [syntax.dep[c] for c in syntax.children[clause.head]]
    if any(label in ("obj", "aux:pass", "cop", "expl:comp", "expl:pass", "xcomp", "ccomp") for label in below):
        return False
    if syntax.text[tail[0]] == "," and syntax.pos[tail[1]] in ("DET", "NUM"):
        return syntax.pos[clause.head + 1] == "ADP" and syntax.pos[clause.head] == "VERB"
    return "ADP" in (syntax.pos[tail[0]], syntax.pos[tail[1]]) and any(
        syntax.text[t] == "," and syntax.pos[t + 1] in ("DET", "NUM") for t in tail[2:-1]
    )


# These take back what was done: « a été évoqué, avant d’être écarté ».
_REVERSING = frozenset(
    """renoncer revenir retirer annuler abandonner suspendre démentir rétracter écarter rejeter reculer céder corriger
    nuancer reconnaître admettre relâcher libérer relaxer rouvrir lever rétablir changer rebondir remonter
    repartir redescendre retomber rechuter reprendre redémarrer échouer""".split()
)


def _sequel(syntax: Syntax, tail: tuple[int, ...]) -> bool:
    """Whether a tail tells what came next: « a rappelé son ambassadeur(, avant de fermer son espace aérien) »."""
    if syntax.low[tail[1]] != "avant" or syntax.low[tail[2]] not in ("de", "d'", "que", "qu'"):
        return False
    verbs = [t for t in tail[3:] if syntax.feats[t].get("VerbForm")][:3]
    return not any(syntax.lemma[t] in _REVERSING or syntax.low[t] == "être" for t in verbs)


def _relative(syntax: Syntax, needed: frozenset[int], tail: tuple[int, ...]) -> bool:
    """Whether a tail is a relative clause, though the parse takes its verb for one that the main verb needs."""
    first = tail[1]
    if syntax.low[first] in ("que", "qu'"):
        return True
    inside = needed.intersection(tail)
    return (
        bool(inside)
        and (syntax.low[first] in ("qui", "dont", "où") or syntax.low[first] in _REASONS)
        and all(syntax.left[one] == first or syntax.head[first] == one for one in inside)
    )


def _bound(syntax: Syntax, needed: frozenset[int], tail: tuple[int, ...]) -> bool:
    """Whether a tail holds what the verb needs; a participle behind a preposition (« , à huis clos ») is no need."""
    inside = needed.intersection(tail)
    loose = syntax.pos[tail[1]] == "ADP" and all(
        syntax.dep[t] == "xcomp" and syntax.feats[t].get("VerbForm") != "Inf" and t <= tail[1] + 3 for t in inside
    )
    return bool(inside) and not loose


# What may open a stretch that says again, or further, what an object before its comma has said.
_FURTHER = frozenset("un une l' le la les dont soit notamment jugeant estimant".split())


def _restates(syntax: Syntax, clause: Clause, needed: frozenset[int], tail: tuple[int, ...]) -> bool:
    """Whether what the parse takes for a second object is an apposition: « réclame le report, un vieux vœu »."""
    before = [n for n in needed if clause.head < n < tail[0] and syntax.dep[n].startswith(("obj", "xcomp", "obl:arg"))]
    if not before or syntax.low[tail[1]] not in _FURTHER:
        return False
    joined = any(syntax.low[t] in ("et", "ou") for t in tail[:8])
    return not joined and not any(syntax.text[t] == "," for t in range(clause.head, tail[0]))


def _tail_cost(syntax: Syntax, tail: tuple[int, ...], *, told: bool) -> float:
    """What is lost with a tail; 0 where it may not go."""
    first, second = tail[1], tail[2]
    if syntax.text[first] in ("«", '"') and len(tail) > 3:  # « réclame deux agents(, « avec des jambes ») »
        return 1.2 if syntax.pos[second] == "ADP" else 0.0
    low, pos = syntax.low[first], syntax.pos[first]
    if low in _RELATIVES or low in _REASONS or (low in PLACING and syntax.low[second] in ("lequel", "laquelle", "qui")):
        return 1.0
    if low in ("l'", "les") and syntax.low[second] in ("un", "une", "uns", "unes"):
        return 1.2
    if low in ("et", "ou", "mais", "ni", "soit", "puis", "dont", "contre", "voire"):
        return 0.0
    listed = any(syntax.low[t] in ("et", "ou") and syntax.dep[t] == "cc" for t in tail) or syntax.dep[first] == "conj"
    if pos in ("VERB", "ADJ") and syntax.feats[first].get("VerbForm") != "Fin":
        return 1.0
    if pos in ("DET", "NOUN", "PROPN") or (pos == "NUM" and syntax.pos[second] == "NOUN"):
        verbal = next((t for t in tail if syntax.low[t] in _RELATIVES or syntax.feats[t].get("VerbForm")), None)
        joined = [
            t for t in tail if syntax.low[t] in ("et", "ou", ",") and t > first and (verbal is None or t < verbal - 1)
        ]
        return 0.0 if joined else 1.2
    if low in ("contrairement", "conformément", "parallèlement"):
        return 1.2
    if pos == "ADP" and not listed and (told or low in ("pour", "avec") or not places(syntax, tail[1:])):
        return 1.5
    return 0.0
