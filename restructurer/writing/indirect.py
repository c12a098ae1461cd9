"""What a clause under « X a annoncé que » becomes when it stands alone: its own tense, its subject by name.

« L’agence a indiqué qu’elle n’avait constaté aucun risque » tells « l’agence n’a constaté aucun risque »: in
indirect speech behind a past verb the perfect stands as pluperfect and the future as conditional (Grevisse, Le bon
usage, § 1107).
"""

from __future__ import annotations

from restructurer.french import lexicon
from restructurer.french.auxiliaries import WITH_BE
from restructurer.writing.clauses import Clause, finite, subject
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import Syntax

DIRECT = "direct-tense"
_PERFECT = {"avait": "a", "avaient": "ont", "était": "est", "étaient": "sont"}
_FUTURE = {"rait": "ra", "raient": "ront"}
# Of these a conditional may be meant as such.
_MEANT = frozenset("être avoir pouvoir devoir vouloir souhaiter aimer falloir préférer valoir sembler".split())
# Who says so of itself, or of what it decides, tells what is to come.
_ANNOUNCING = frozenset("annoncer savoir confirmer indiquer préciser".split())
_CLOSE = frozenset(
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier matin soir communiqué radio presse".split()
)


def governor_subject(syntax: Syntax, clause: Clause) -> int | None:
    """The noun whose « annonce que » governs a clause, where nothing else stands between it and the clause."""
    if clause.origin != "complement" or syntax.dep[clause.head] == "conj":
        return None
    governor = syntax.head[clause.head]
    who = subject(syntax, governor)
    if who is None and syntax.dep[governor] == "xcomp":  # « a fait savoir qu’elle »
        who = subject(syntax, syntax.head[governor])
    if who is None or syntax.pos[who] not in ("NOUN", "PROPN", "X") or not who < governor < clause.subject:
        return None
    between = range(governor + 1, clause.subject)
    others = [t for t in between if syntax.pos[t] in ("NOUN", "PROPN", "X") and syntax.low[t] not in _CLOSE]
    return None if others else who


def in_direct_tense(syntax: Syntax, clause: Clause, selection: Selection) -> Selection:
    """The selection of a clause with its verb in the tense of whoever said so; as it was where nothing is sure."""
    verb = finite(syntax, clause.head)
    if clause.origin != "complement" or verb is None or verb not in selection.kept:
        return selection
    governor = syntax.head[clause.head]
    if not _past(syntax, governor):
        return selection
    written = _perfect(syntax, clause.head, verb) or _future(syntax, clause, verb, syntax.lemma[governor])
    return selection.written(Word(written, DIRECT, verb, verb + 1), DIRECT, 0.1) if written else selection


def _past(syntax: Syntax, governor: int) -> bool:
    """Whether a verb of saying tells of the past: « a indiqué », « avait indiqué », « s’est borné à rappeler »."""
    for verb in (governor, syntax.head[governor]):
        helpers = [c for c in syntax.children[verb] if syntax.dep[c] == "aux:tense" and c < verb]
        if helpers:
            return True
        if syntax.feats[verb].get("VerbForm") == "Fin":
            return False
    return False


def _perfect(syntax: Syntax, head: int, verb: int) -> str | None:
    if syntax.dep[verb] != "aux:tense" or syntax.low[verb] not in _PERFECT or verb == head:
        return None
    if syntax.lemma[verb] == "être" and syntax.lemma[head] not in WITH_BE and not _reflexive(syntax, head):
        return None
    return _PERFECT[syntax.low[verb]]


def _reflexive(syntax: Syntax, head: int) -> bool:
    return any(syntax.low[c] in ("se", "s'") for c in syntax.children[head])


def _future(syntax: Syntax, clause: Clause, verb: int, said: str) -> str | None:
    """The future that a conditional stands for, of the one who announces: « annonce qu’elle ne vendrait pas »."""
    low = syntax.low[verb]
    own = syntax.low[clause.subject] in ("il", "elle", "ils", "elles") and governor_subject(syntax, clause) is not None
    if not own or said not in _ANNOUNCING or syntax.lemma[verb] in _MEANT or verb != clause.head:
        return None
    conditional = any(one.mood == "cnd" and one.person == 3 for one in lexicon.conjugations(low))
    if not conditional or any(syntax.low[t] in ("si", "s'il") for t in clause.selection.kept):
        return None
    ending = "raient" if low.endswith("raient") else "rait"
    return low.removesuffix(ending) + _FUTURE[ending]
