"""Predicates and their clauses: the finite verb, the subject, the conjunction; what :class:`Clause` holds."""

from __future__ import annotations

from dataclasses import dataclass

from restructurer.french import lexicon
from restructurer.writing.drafts import Speaker
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import Syntax

_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubj:caus", "expl:subj"))
PRONOUNS = frozenset(
    "il elle ils elles on je tu nous vous j' ce c' cela ça ceci celui celle ceux celles qui que lequel laquelle".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its predicate, its subject's head, its tokens, whose words it gives, how it was found."""

    head: int
    subject: int
    selection: Selection
    speaker: Speaker | None = None
    origin: str = "main"

    def keeping(self, selection: Selection) -> Clause:
        """The clause with another selection."""
        return Clause(self.head, self.subject, selection, self.speaker, self.origin)


def finite(syntax: Syntax, head: int) -> int | None:
    """The finite verb of a predicate: itself, or its auxiliary or copula; ``None`` where it has none."""
    known: list[int | None] | None = syntax.notes.get("finite")
    if known is None:
        forms = [token if feats.get("VerbForm") == "Fin" else None for token, feats in enumerate(syntax.feats)]
        known = syntax.notes["finite"] = [
            _finite(syntax, token) if children else forms[token] for token, children in enumerate(syntax.children)
        ]
    return known[head]


def _finite(syntax: Syntax, head: int) -> int | None:
    helpers = [child for child in syntax.children[head] if syntax.dep[child].startswith(("aux", "cop"))]
    shared = None if helpers else shared_auxiliary(syntax, head)
    if shared is not None:
        return shared
    for token in (*helpers, head):
        if syntax.feats[token].get("VerbForm") == "Fin":
            return token
    return head if not helpers and _reads_finite(syntax, head) else None


def shared_auxiliary(syntax: Syntax, token: int) -> int | None:
    """The auxiliary that a participle shares with the verb joins: « a évoqué un vol et requis sept ans »."""
    head = syntax.head[token]
    if syntax.dep[token] != "conj" or token < head or syntax.pos[token] not in ("VERB", "AUX", "ADJ"):
        return None
    helpers = [c for c in syntax.children[head] if syntax.dep[c].startswith("aux") and c < head]
    if not helpers or syntax.feats[helpers[0]].get("VerbForm") != "Fin" or syntax.pos[head] != "VERB":
        return None
    readings = lexicon.conjugations(syntax.low[token])
    if any(one.person == 3 and one.mood in ("ind", "cnd") for one in readings):
        return None
    return helpers[0] if lexicon.adjective_codes(syntax.low[token]) or readings else None


def _reads_finite(syntax: Syntax, token: int) -> bool:
    """Whether what the tagger takes for a participle is a present: « l’exposition réunit deux cents dessins »."""
    if syntax.pos[token] != "VERB" or syntax.feats[token].get("VerbForm") != "Part":
        return False
    subjects = [c for c in syntax.children[token] if syntax.dep[c].startswith("nsubj") and c < token]
    objects = [c for c in syntax.children[token] if syntax.dep[c] == "obj" and c > token]
    if not subjects or not objects:
        return False
    return any(reading.person == 3 and reading.mood == "ind" for reading in lexicon.conjugations(syntax.low[token]))


def subject(syntax: Syntax, head: int) -> int | None:
    """The head of the subject; for an impersonal verb the « il »; of two with a comma between, the one by the verb."""
    found = [child for child in syntax.children[head] if syntax.dep[child] in _SUBJECTS]
    if len(found) > 1 and found[1] < head and "," in syntax.text[found[0] + 1 : found[1]]:
        opening = syntax.low[syntax.left[head]]
        return found[1] if opening in ("alors", "si", "quand", "lorsque", "lorsqu'", "comme", "tandis") else found[0]
    return found[0] if found else None


def is_clause(syntax: Syntax, head: int) -> bool:
    """Whether a token is the predicate of a clause with its own subject and finite verb."""
    return head in clause_heads(syntax)


def clause_heads(syntax: Syntax) -> frozenset[int]:
    """The predicates of a text that have a subject and a finite verb of their own; found once."""
    return syntax.once("clause heads", 0, clause_heads, lambda: _clause_heads(syntax))


def _clause_heads(syntax: Syntax) -> frozenset[int]:
    return frozenset(
        token
        for token in range(len(syntax))
        if syntax.children[token] and finite(syntax, token) is not None and subject(syntax, token) is not None
    )


def mark_of(syntax: Syntax, head: int) -> tuple[int, ...]:
    """The conjunction of a clause, its fixed parts included."""
    out: list[int] = []
    for child in syntax.children[head]:
        if syntax.dep[child] == "mark" and child < head:
            out += syntax.subtree(child)
    return tuple(out)


def selection_of(syntax: Syntax, head: int, first: int, stop: int, leave: tuple[int, ...] = ()) -> Selection:
    """The subtree of a predicate between two tokens, less some."""
    gone = set(leave)
    kept = tuple(t for t in syntax.subtree(head) if first <= t < stop and t not in gone)
    return Selection(kept, head)
