"""What a noun phrase is worth over a section: told in its own right, of the second rank, or misleading by itself.

A noun that the text only sees through another (« après le passage d’une tornade », « une plainte de deux élus »),
that somebody says in a quote, or whose next word was cut off tells something else alone; a noun that is the subject of
its clause tells less than the clause.
"""

from __future__ import annotations

from typing import Literal

from restructurer.french import lexicon
from restructurer.french.calendar import MONTHS
from restructurer.writing.details import counted
from restructurer.writing.drafts import Draft
from restructurer.writing.syntax import Syntax

Worth = Literal["firm", "second", "misleading"]

# A noun behind these is what something happens with, for or by: it is there, whatever the sentence says first.
_THERE = frozenset("avec par pour sur".split())
# What these govern is only planned: behind an indefinite article or a number it would be told as there.
_PLANS = frozenset("prévoir promettre viser projeter proposer planifier espérer tabler escompter".split())
_DEFINITE = frozenset(("le", "la", "l'", "les"))
_MONTHS = frozenset(MONTHS)
_ONLY_NAMED = frozenset("toute tout certains certaines plusieurs".split())


def worth(syntax: Syntax, draft: Draft) -> Worth:
    """What a noun phrase is worth."""
    head, last = draft.head, draft.tokens[-1]
    figure = counted(syntax, draft)
    start = syntax.start[head]
    first = syntax.start[draft.tokens[0]]
    if (
        any(low <= start < high and low <= first for low, high in syntax.quotes)
        or syntax.low[draft.tokens[0]] in _ONLY_NAMED
    ):
        return "misleading"
    if _cut_short(syntax, last) or _verb_inside(syntax, draft):
        return "misleading"
    planned = syntax.dep[head] == "obj" and syntax.lemma[syntax.head[head]] in _PLANS
    if planned and syntax.low[draft.tokens[0]] not in _DEFINITE:
        return "misleading"  # « prévoit une hausse de 3 % »: there is none yet
    dep = syntax.dep[head].partition(":")[0]
    cases = [syntax.low[c] for c in syntax.children[head] if syntax.dep[c] == "case"]
    if dep in ("nmod", "conj", "appos", "acl"):
        return "misleading" if figure < 1 or syntax.pos[draft.tokens[0]] != "NUM" else "second"
    if dep == "obl" and cases and (figure < 0.5 or cases[0] not in _THERE):
        return "misleading"
    if dep == "obl" and syntax.dep[head] != "obl:arg" and not figure:
        return "misleading"
    return "second" if dep == "nsubj" else "firm"


def _cut_short(syntax: Syntax, last: int) -> bool:
    """Whether the word behind a phrase belongs to its last one: « en vigilance (orange) », « le 26 (novembre) »."""
    after = last + 1
    if after >= len(syntax):
        return False
    if syntax.text[last].isdigit() and syntax.low[after] in _MONTHS:
        return True
    if syntax.pos[last] not in ("NOUN", "NUM") or syntax.text[after][:1] in ',.;:!?()«»"-–—':
        return False
    if len(syntax.text[after]) == 1 and syntax.text[after].isupper():
        return True  # « la vitamine (E) », « juniors (B) »
    adjective = syntax.pos[after] == "ADJ" or syntax.feats[after].get("VerbForm") == "Part"
    return adjective and syntax.head[after] == last and _agrees(syntax, after, last)


def _agrees(syntax: Syntax, adjective: int, noun: int) -> bool:
    ours, theirs = set(lexicon.adjective_codes(syntax.text[adjective])), set(lexicon.noun_codes(syntax.text[noun]))
    return not ours or not theirs or bool(ours & theirs)


def _verb_inside(syntax: Syntax, draft: Draft) -> bool:
    """Whether a word behind « et » can only be a verb, whatever its tag: « entraîne des réductions et accouche »."""
    return any(
        syntax.low[token - 1] == "et"
        and not lexicon.noun_codes(syntax.text[token])
        and any(reading.person for reading in lexicon.conjugations(syntax.text[token]))
        for token in draft.tokens[1:]
    )
