"""A perfect told in the present, as headlines do: « La procureure a dénoncé » → « La procureure dénonce »."""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.french import lexicon
from restructurer.french.auxiliaries import WITH_BE
from restructurer.writing.clauses import Clause, finite
from restructurer.writing.operations import Option
from restructurer.writing.parts import Word
from restructurer.writing.shortening import Shortening
from restructurer.writing.syntax import Syntax

PRESENT = "present-tense"
_PAST = frozenset("an ans année années autrefois jadis époque siècle décennie déjà alors naguère veille".split())


def presents(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[Option]:
    """The perfect of a verb that tells an act, where nothing places it in a past further off than these days."""
    head, verb = clause.head, finite(syntax, clause.head)
    if verb is None or syntax.lemma[head] not in rules.presented or clause.subject > verb:
        return
    between = clause.selection.kept[clause.selection.kept.index(verb) + 1 :] if verb in clause.selection.kept else ()
    if between[:1] != (head,):
        return
    if syntax.dep[verb] != "aux:tense" or syntax.feats[verb].get("Tense") != "Pres":
        return
    if syntax.lemma[verb] == "être" and syntax.lemma[head] not in WITH_BE:
        return  # « le suspect est arrêté »: it is done to him
    if any(_past(syntax, token) for token in clause.selection.kept):
        return
    if any(syntax.low[token] == "depuis" for token in clause.selection.kept):
        return  # « ont quitté l’hôpital depuis mars » is no « quittent depuis mars »
    number = {"Sing": "s", "Plur": "p"}.get(syntax.feats[verb].get("Number", ""))
    written = lexicon.present(syntax.lemma[head], f"3{number}") if number else None
    if written and syntax.text[verb].islower():
        yield Option(PRESENT, (verb, head), 0.3, Word(written, PRESENT, verb, head + 1))


def _past(syntax: Syntax, token: int) -> bool:
    """Whether a word places something in a year or a time gone by."""
    text = syntax.text[token]
    return syntax.low[token] in _PAST or (text.isdigit() and len(text) == 4 and text[:2] in ("18", "19", "20"))
