"""What is to come: whether a clause tells what will happen, and when."""

from __future__ import annotations

import re

from restructurer.expansion.statement import Statement
from restructurer.french import lexicon
from restructurer.writing.syntax import Syntax

_DUE = ("doit", "doivent", "devra", "devront", "devrait", "devraient", "pourrait", "pourraient", "va", "vont")
_SET = ("prévu", "attendu", "fixé", "programmé", "annoncé", "reporté", "convoqué", "maintenu")
_TIME = re.compile(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|janvier|février|mars|avril|mai|juin|juillet|août"
    r"|septembre|octobre|novembre|décembre|printemps|été|automne|hiver|rentrée|week-end"
    r"|(?:l['’]an|l['’]année|la semaine|le mois|la saison) prochaine?"
    r"|dans (?:les |quelques )?\w+ (?:jours|semaines|mois|ans)"
    r"|d['’]ici(?: à| au| la| le)?|avant la fin|fin de l['’]année|20[2-9]\d)\b",
    re.IGNORECASE,
)


def is_to_come(syntax: Syntax, statement: Statement) -> bool:
    """Whether a clause tells what will happen, and when: a future, *devoir*, « est prévu », with a time of its own."""
    return syntax.once("to come", id(statement), statement, lambda: _is_to_come(syntax, statement))


def _is_to_come(syntax: Syntax, statement: Statement) -> bool:
    if not _TIME.search(statement.text) or any(syntax.low[t] in ("si", "s'") for t in statement.tokens):
        return False
    verbs = [t for t in statement.tokens if syntax.feats[t].get("VerbForm") == "Fin"]
    if not verbs:
        return False
    first = next((t for t in verbs if not _in_relative(syntax, t, statement)), verbs[0])
    low = syntax.low[first]
    after = [t for t in statement.tokens if t > first][:4]
    if low in _DUE:
        return any(syntax.feats[t].get("VerbForm") == "Inf" for t in after)
    if low in ("est", "sont"):
        return any(syntax.low[t].rstrip("es") in _SET or syntax.low[t] in _SET for t in after)
    readings = lexicon.conjugations(low)
    return bool(readings) and all(r.mood == "ind" and r.tense == "fut" for r in readings)


def _in_relative(syntax: Syntax, token: int, statement: Statement) -> bool:
    at = token
    while at != statement.head and syntax.head[at] != at:
        if syntax.dep[at].startswith("acl"):
            return True
        at = syntax.head[at]
    return False
