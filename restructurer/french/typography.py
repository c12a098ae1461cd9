"""French typography, in two parts that provenance can prove.

*In-place* mending never changes what stands there, only how it is printed: ’ for ', no-break
spaces where a space stands before a double mark, … for three dots, the accent that a capital
lacks. :func:`mend` does it, and is the ``typography`` edit of a piece.

*Inserting* mending adds or replaces characters: a space before a double mark that has none,
« » for straight marks, œ. :func:`insertions` finds the places, so that each becomes a piece of its
own. Inside quotation marks nothing is ever inserted.

Sources: Lexique des règles typographiques en usage à l'Imprimerie nationale (2002), pages 149
(spaces before punctuation) and 173 (guillemets).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

NBSP = "\u00a0"

_CAPITALS = {
    "Etat": "État", "Etats": "États", "Etats-Unis": "États-Unis", "Etats-membres": "États-membres", "Eglise": "Église",
    "Eglises": "Églises", "Elysée": "Élysée", "Egypte": "Égypte", "Ethiopie": "Éthiopie", "Erythrée": "Érythrée",
    "Equateur": "Équateur", "Emirats": "Émirats", "Ecosse": "Écosse", "Ecole": "École", "Ecoles": "Écoles",
    "Education": "Éducation", "Economie": "Économie", "Election": "Élection", "Elections": "Élections",
    "Energie": "Énergie", "Ecologie": "Écologie", "Ecologistes": "Écologistes", "Emission": "Émission",
    "Etudes": "Études", "Etude": "Étude", "Evidemment": "Évidemment", "Evêque": "Évêque", "Edition": "Édition",
    "Egalement": "Également", "Etant": "Étant", "Ecrit": "Écrit", "Egypt": "Egypt",
}  # fmt: skip
_CAPITAL = re.compile(
    r"(?<![\w-])(" + "|".join(sorted(map(re.escape, _CAPITALS), key=len, reverse=True)) + r")(?![\w-])"
)
_GRAVE = re.compile(r"(?:\A|(?<=[.!?»] ))A (?=(?!t-)[\wÀ-ÿ«])")
_BLANKS = re.compile(r"\s+")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['\u2018\u02bc](?!['\u2018\u02bc])")
_BEFORE = re.compile(r" (?=[:;!?»](?!//))")
_AFTER = re.compile(r"(?<=«) ")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_TITLE = re.compile(r"(?<![\w.])(M\.|MM\.|Mme|Mmes|Mlle|Dr|Me) (?=[A-ZÀ-Ý])")
_UNIT = re.compile(r"(?<=\d) (?=[%€$£°])")


@lru_cache(maxsize=4096)
def mend(text: str) -> str:
    """The text with its typography mended in place; what it says is what it said.

    Idempotent. Runs of blanks (line breaks included) become one blank.
    """
    text = _BLANKS.sub(" ", text).replace("...", "…")
    text = _GRAVE.sub("À ", text)
    text = _CAPITAL.sub(lambda m: _CAPITALS[m.group(1)], text)
    text = _APOSTROPHE.sub("’", text)
    text = _BEFORE.sub(NBSP, text)
    text = _AFTER.sub(NBSP, text)
    text = _THOUSANDS.sub(NBSP, text)
    text = _TITLE.sub(lambda m: m.group(1) + NBSP, text)
    return _UNIT.sub(NBSP, text)


@dataclass(frozen=True, slots=True)
class Insertion:
    """A place where mending adds or replaces characters: ``text[start:end]`` becomes ``new``."""

    start: int
    end: int
    new: str
    rule: str


_LIGATURES = (
    "b(oe)ufs?", "c(oe)urs?", "ch(oe)urs?", "s(oe)urs?", "(oe)uvr\\w*", "man(oe)uvr\\w*", "v(oe)ux?", "n(oe)uds?", "m(oe)urs",
    "(oe)il", "(oe)illets?", "(oe)ufs?", "(oe)cuméni\\w*", "(oe)dèmes?", "(oe)soph\\w*", "f(oe)tus", "rancœur", "ranc(oe)urs?",
    "éc(oe)ur\\w*", "désœuvr\\w*", "dés(oe)uvr\\w*", "chef-d.(oe)uvre", "hors-d.(oe)uvre", "ph(oe)nix",
)  # fmt: skip
_LIGATURE = re.compile(r"(?<!\w)(?:" + "|".join(w for w in _LIGATURES if "(oe)" in w) + r")(?!\w)", re.IGNORECASE)
_TIGHT = re.compile(r"(?<=[\w»\)\]’”%€])[;!?:](?=\s|\Z|»)")


@lru_cache(maxsize=4096)
def insertions(text: str) -> tuple[Insertion, ...]:
    """The places of ``text`` (outside quotes) that need a character added or replaced, in order."""
    found: list[Insertion] = []
    for match in _LIGATURE.finditer(text):
        group = next(i for i in range(1, (match.lastindex or 0) + 1) if match.group(i))
        start, end = match.span(group)
        new = "Œ" if text[start].isupper() else "œ"
        found.append(Insertion(start, end, new, "typography.ligature"))
    for match in _TIGHT.finditer(text):
        found.append(Insertion(match.start(), match.end(), NBSP + match.group(), "typography.double-mark"))
    return tuple(sorted(found, key=lambda one: one.start))
