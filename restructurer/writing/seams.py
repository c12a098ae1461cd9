"""Elision and contraction where two parts of a draft meet: « de » + « une » → « d’une », « de le » → « du »."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.french.elision import elides
from restructurer.writing.parts import Part, Run, Word
from restructurer.writing.syntax import Syntax

ELISION = "french.elision"
CONTRACTION = "french.contraction"

_ELIDED = {
    "de": "d’", "que": "qu’", "ne": "n’", "le": "l’", "la": "l’", "se": "s’", "me": "m’", "te": "t’", "je": "j’",
    "jusque": "jusqu’", "lorsque": "lorsqu’", "puisque": "puisqu’",
}  # fmt: skip
_FULL = {
    "d": "de",
    "qu": "que",
    "n": "ne",
    "s": "se",
    "m": "me",
    "t": "te",
    "j": "je",
    "jusqu": "jusque",
    "lorsqu": "lorsque",
}
_CONTRACTED = {("de", "le"): "du", ("de", "les"): "des", ("à", "le"): "au", ("à", "les"): "aux"}


def _first_word(syntax: Syntax, part: Part) -> str:
    return syntax.text[part.first] if isinstance(part, Run) else part.text.split(" ")[0]


def _last_word(syntax: Syntax, part: Part) -> str:
    return syntax.text[part.stop - 1] if isinstance(part, Run) else part.text.split(" ")[-1]


def _cut_last(part: Part, text: str, rule: str) -> list[Part]:
    """The part with its last word written anew."""
    if isinstance(part, Word):
        kept = part.text.rsplit(" ", 1)[0] + " " if " " in part.text else ""
        return [Word(kept + text, part.rule, part.first, part.stop)]
    last = Word(text, rule, part.stop - 1, part.stop)
    return [Run(part.first, part.stop - 1), last] if part.stop - 1 > part.first else [last]


def _cut_first(part: Part) -> list[Part]:
    """The part without its first word."""
    if isinstance(part, Word):
        rest = part.text.split(" ", 1)
        return [Word(rest[1], part.rule, part.first, part.stop)] if len(rest) > 1 else []
    return [Run(part.first + 1, part.stop)] if part.first + 1 < part.stop else []


def _article_for(syntax: Syntax, part: Part) -> str | None:
    """« le » or « la » before the noun that opens a part; ``None`` when its gender is not known."""
    if not isinstance(part, Run):
        return None
    for token in range(part.first, min(part.first + 3, part.stop)):
        gender = syntax.feats[token].get("Gender")
        if gender and syntax.pos[token] in ("NOUN", "PROPN", "ADJ"):
            return "le" if gender == "Masc" else "la"
    return None


def mend_seams(syntax: Syntax, parts: Sequence[Part]) -> list[Part] | None:
    """The parts with elision and contraction where they meet; ``None`` where that is not sure."""
    out: list[Part] = list(parts[:1])
    for right in parts[1:]:
        tail = _seam(syntax, out[-1], right)
        if tail is None:
            return None
        out[-1:] = tail
    return out


def _seam(syntax: Syntax, left: Part, right: Part) -> list[Part] | None:
    if isinstance(left, Run) and isinstance(right, Run) and left.stop == right.first:
        return [left, right]
    last, first = _last_word(syntax, left), _first_word(syntax, right)
    low = last.lower().replace("'", "’")
    if low.endswith("’"):
        stem = low[:-1]
        if elides(first):
            return [left, right]
        full = _article_for(syntax, right) if stem == "l" else _FULL.get(stem)
        return None if full is None else [*_cut_last(left, full, ELISION), right]
    contracted = _CONTRACTED.get((low, first.lower()))
    if contracted is not None:
        return [*_cut_last(left, contracted, CONTRACTION), *_cut_first(right)]
    if low in _ELIDED and elides(first):
        return [*_cut_last(left, _ELIDED[low], ELISION), right]
    return [left, right]
