"""What a clause under « X a annoncé que » becomes when it stands alone: its own tense, its subject by name.

« L’agence a indiqué qu’elle n’avait constaté aucun risque » tells « l’agence n’a constaté aucun risque »: in
indirect speech behind a past verb the perfect stands as pluperfect and the future as conditional (Grevisse, Le bon
usage, § 1107).
"""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.french import lexicon
from restructurer.french.auxiliaries import WITH_BE
from restructurer.writing.clauses import Clause, finite, subject
from restructurer.writing.operations import Option
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection
from restructurer.writing.shortening import Shortening
from restructurer.writing.syntax import Syntax

DIRECT, DIRECTLY = "direct-tense", "told-directly"
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
    written = (
        _perfect(syntax, clause.head, verb)
        or _present(syntax, clause, verb)
        or _future(syntax, clause, verb, syntax.lemma[governor])
    )
    return selection.written(Word(written, DIRECT, verb, verb + 1), DIRECT, 0.1) if written else selection


def told_of_itself(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[Option]:
    """« La Ville a annoncé avoir saisi le juge » as « La Ville a saisi le juge »: what somebody announces of itself."""
    head, verb = clause.head, finite(syntax, clause.head)
    if syntax.lemma[head] not in rules.announcing or syntax.lemma[head] in rules.claiming or verb is None:
        return
    number = {"Sing": "a", "Plur": "ont"}.get(syntax.feats[verb].get("Number", ""))
    at = head + 1
    if at + 1 >= len(syntax) or syntax.low[at] != "avoir" or number is None or clause.subject > verb:
        return
    done = next((t for t in (at + 1, at + 2) if syntax.feats[t].get("VerbForm") == "Part"), None)
    group = tuple(range(verb, at + 1))
    if done is None or syntax.low[done] == "été" or not set(group) <= set(clause.selection.kept):
        return
    if any(syntax.feats[c].get("Polarity") == "Neg" or syntax.low[c] in ("ne", "n'") for c in syntax.children[head]):
        return
    yield Option(DIRECTLY, group, 0.3, Word(number, DIRECTLY, verb, at + 1))


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


def _present(syntax: Syntax, clause: Clause, verb: int) -> str | None:
    """The present that an imperfect stands for, of the one who announces: « fait savoir qu’il suspendait l’aide »."""
    if not _own(syntax, clause) or verb != clause.head or syntax.feats[verb].get("Tense") != "Imp":
        return None
    number = {"Sing": "3s", "Plur": "3p"}.get(syntax.feats[verb].get("Number", ""))
    return lexicon.present(syntax.lemma[verb], number) if number else None


def _own(syntax: Syntax, clause: Clause) -> bool:
    """Whether somebody announces something of itself."""
    return syntax.low[clause.subject] in ("il", "elle", "ils", "elles") and governor_subject(syntax, clause) is not None


def _future(syntax: Syntax, clause: Clause, verb: int, said: str) -> str | None:
    """The future that a conditional stands for, of the one who announces: « annonce qu’elle ne vendrait pas »."""
    low = syntax.low[verb]
    if not _own(syntax, clause) or said not in _ANNOUNCING or syntax.lemma[verb] in _MEANT or verb != clause.head:
        return None
    conditional = any(one.mood == "cnd" and one.person == 3 for one in lexicon.conjugations(low))
    if not conditional or any(syntax.low[t] in ("si", "s'il") for t in clause.selection.kept):
        return None
    ending = "raient" if low.endswith("raient") else "rait"
    return low.removesuffix(ending) + _FUTURE[ending]
