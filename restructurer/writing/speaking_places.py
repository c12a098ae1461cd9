"""« À la direction, on plaide la nécessité »: the place that speaks, as the subject (« La direction plaide »)."""

from __future__ import annotations

from restructurer.writing.clauses import Clause
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import Syntax

PLACE = "name-the-place"
_OPENINGS = {"au": "le", "du": "le", "à": "", "chez": "", "de": ""}


def place_subject(syntax: Syntax, clause: Clause) -> Selection | None:
    """The clause with « on » and the place before it written as its subject; ``None`` where that is not sure.

    Only a singular noun behind « à », « chez » or « au sein de », and a verb with no attribute that
    would have to agree.
    """
    subject, kept = clause.subject, clause.selection.kept
    text = place_text(syntax, kept[0], subject)
    if text is None:
        return None
    children = syntax.children[clause.head]
    attributes = (clause.head, *(c for c in children if syntax.dep[c] in ("xcomp", "acl", "advcl")))
    if any(syntax.pos[t] == "ADJ" or syntax.feats[t].get("VerbForm") == "Part" for t in attributes if t != clause.head):
        return None
    if any(syntax.dep[c] in ("aux:pass", "cop") for c in children):
        return None
    return clause.selection.written(Word(text, PLACE, kept[0], subject + 1), PLACE, 0.4)


def place_text(syntax: Syntax, first: int, subject: int) -> str | None:
    """The place between ``first`` and « on » as a subject: « Au PS, on » → « le PS »; ``None`` where it is none."""
    if syntax.low[subject] != "on" or subject < 3 or syntax.text[subject - 1] != ",":
        return None
    start = first + 2 if syntax.low[first : first + 2] in (("au", "sein"), ("du", "côté")) else first
    written = _OPENINGS.get(syntax.low[start])
    phrase = range(start + 1, subject - 1)
    if written is None or not phrase or subject - first > 9 or any(syntax.text[t] == "," for t in phrase):
        return None
    nouns = [t for t in phrase if syntax.pos[t] in ("NOUN", "PROPN", "X")]
    plural = any(syntax.low[t] in ("les", "des", "aux") for t in phrase) or not nouns
    article = syntax.low[phrase[0]] in ("la", "l'") or bool(written) or syntax.pos[phrase[0]] == "PROPN"
    if plural or not article or syntax.feats[nouns[0]].get("Number") == "Plur":
        return None
    return " ".join(filter(None, (written, syntax.chars(phrase[0], phrase[-1] + 1))))
