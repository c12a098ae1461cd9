"""What befell some, told without the auxiliary: « Six trains se sont immobilisés » gives « Six trains immobilisés ».

Only a few verbs, whose participle says the same alone; only behind a number or an indefinite article, so that nobody
takes the whole for the name of something.
"""

from __future__ import annotations

from restructurer.writing.clauses import Clause, finite
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import Syntax

BEFALLEN = "drop-auxiliary"
_INDEFINITE = frozenset(("un", "une", "des", "plusieurs"))


def befallen(syntax: Syntax, clause: Clause, selection: Selection, verbs: frozenset[str]) -> Selection | None:
    """A clause with « se sont » or « sont » less these words; ``verbs``: the lemmas that allow it."""
    head, verb = clause.head, finite(syntax, clause.head)
    if syntax.lemma[head] not in verbs or verb is None or syntax.low[verb] not in ("est", "sont") or selection.words:
        return None
    first = selection.kept[0]
    counted = syntax.pos[first] == "NUM" or syntax.text[first][:1].isdigit()
    if first != syntax.left[clause.subject] or not (counted or syntax.low[first] in _INDEFINITE):
        return None
    gone = [t for t in range(clause.subject + 1, head) if t in selection.kept and t > syntax.right[clause.subject]]
    if not gone or any(syntax.low[t].replace("’", "'") not in ("se", "s'", "est", "sont") for t in gone):
        return None
    return selection.without(gone, BEFALLEN, 0.4)
