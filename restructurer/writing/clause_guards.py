"""What a clause must never be: without subject, finite verb or core complement, subordinate, in disagreement."""

from __future__ import annotations

from restructurer.writing.clauses import finite
from restructurer.writing.disagreement import disagreement
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import Syntax
from restructurer.writing.torn import DAYS, named_tokens


def refuse_clause(syntax: Syntax, selection: Selection, subject: int) -> str | None:
    """Faults of a clause: subject, verb, agreement, mood, core complements that were lost."""
    head = selection.head
    verb = finite(syntax, head)
    shown = set(selection.kept)
    covered = {t for w in selection.words if w.first is not None and w.stop is not None for t in range(w.first, w.stop)}
    present = shown | covered | selection.loose | named_tokens(syntax, selection.kept)
    if verb is None or verb not in present or head not in present:
        return "no finite verb"
    if subject not in present and not _named_subject(syntax, subject, present):
        return "no subject"
    if syntax.feats[verb].get("Mood") in ("Imp", "Sub"):
        return "mood"
    if syntax.feats[verb].get("Person") in ("1", "2"):
        return "person"
    if subject in shown and syntax.low[subject] in (
        "qui",
        "que",
        "lequel",
        "laquelle",
        "lesquels",
        "lesquelles",
        "on",
        "ce",
        "c'",
        "cela",
        "ça",
        "tout",
        "rien",
    ):
        return "subject is a pronoun"
    if subject in shown and syntax.pos[subject] == "PRON" and syntax.dep[subject] != "expl:subj":
        return "subject is a pronoun"
    for token in selection.kept:
        above = syntax.head[token]
        if (
            token not in (head, subject)
            and above not in present
            and above != subject
            and syntax.dep[token] not in ("punct", "cc", "mark", "advmod")
        ):
            return "head lost"
    marks = [c for c in syntax.children[head] if syntax.dep[c] == "mark" and c in present and c < head]
    if any(syntax.pos[c] == "SCONJ" or syntax.low[c] in ("que", "qu'", "si") for c in marks):
        return "subordinate"
    if min(selection.kept) < subject and syntax.low[selection.kept[0]] in (
        "bien",
        "alors",
        "si",
        "tandis",
        "quand",
        "lorsque",
        "lorsqu'",
        "comme",
        "puisque",
        "parce",
    ):
        return "subordinate"
    between = [t for t in range(min(subject, verb), max(subject, verb)) if t in present]
    if sum(syntax.text[t] == "," for t in between) % 2 and not any(syntax.dep[t] == "conj" for t in between):
        return "comma between subject and verb"
    return (
        disagreement(syntax, head, subject, verb, covered)
        or _core(syntax, head, present)
        or _predicate(syntax, head, verb, present, "drop-clause" not in selection.operations)
    )


def _named_subject(syntax: Syntax, subject: int, present: set[int]) -> bool:
    """Whether the name beside a role stands for the subject: « Yann Ménez » for « le ministre Yann Ménez »."""
    return any(c in present and c > subject and syntax.pos[c] == "PROPN" for c in syntax.children[subject])


_MODAL = frozenset(("devoir", "pouvoir", "aller", "falloir", "venir"))
_SAYING = ("NOUN", "PROPN", "ADJ", "VERB", "X", "NUM", "PRON")


def _predicate(syntax: Syntax, head: int, verb: int, present: set[int], days: bool) -> str | None:
    """A verb without anything said about it: « Serena Williams déclare », « les membres ont plaidé »."""
    if verb != head and (
        syntax.lemma[verb] == "être" or any(syntax.low[c] in ("se", "s'") for c in syntax.children[head])
    ):
        return None
    if syntax.lemma[head] in _MODAL and not any(
        t in present and syntax.feats[t].get("VerbForm") == "Inf" for t in range(head + 1, min(len(syntax), head + 12))
    ):
        return "modal alone"
    said = [
        c
        for c in syntax.children[head]
        if c in present and c > head and syntax.pos[c] in _SAYING and (days or syntax.lemma[c] not in DAYS)
    ]
    return None if said else "nothing said"


_CORE = (
    "obj",
    "iobj",
    "xcomp",
    "ccomp",
    "obl:arg",
    "obl:agent",
    "expl:comp",
    "expl:pass",
    "aux",
    "aux:tense",
    "aux:pass",
    "aux:caus",
    "cop",
    "fixed",
)


def _core(syntax: Syntax, head: int, present: set[int]) -> str | None:
    for child in syntax.children[head]:
        if syntax.dep[child] in _CORE and child not in present:
            return "core complement lost"
        if syntax.feats[child].get("Polarity") == "Neg" and child not in present:
            return "negation lost"
    return None
