"""A sum with what it is for: « Une enveloppe de 12 millions d’euros pour la réfection des digues ».

Who gives it and the verb that gives it go: the sum and its purpose say what they say.
"""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.analysis.findings import Sentence
from restructurer.writing.clauses import Clause, finite
from restructurer.writing.drafts import Draft, compose
from restructurer.writing.guards import refuse_cut
from restructurer.writing.lemmas import PHRASE
from restructurer.writing.parts import Part, Run, Word, merged
from restructurer.writing.passives import core_end
from restructurer.writing.selection import Selection
from restructurer.writing.shortening import Shortening
from restructurer.writing.stretch_tests import limits
from restructurer.writing.syntax import Syntax

PURPOSE = "sum-and-purpose"
_SUMS = frozenset("million milliard euro franc dollar dinar dirham €".split())
_OPENS = frozenset(("un", "une"))


def sums(
    syntax: Syntax, clause: Clause, sentence: Sentence, rules: Shortening, granting: frozenset[str]
) -> Iterator[Draft]:
    """The sum that a clause gives, will give or has given, with « pour » and what it is for; ``granting``: lemmas."""
    head, verb = clause.head, finite(syntax, clause.head)
    if verb is None or syntax.lemma[head] not in granting or clause.speaker is not None:
        return
    children = syntax.children[head]
    if syntax.feats[verb].get("Mood") != "Ind" or any(syntax.feats[c].get("Polarity") == "Neg" for c in children):
        return
    passive = any(syntax.dep[c] == "aux:pass" for c in children)
    nouns = [clause.subject] if passive else [c for c in children if syntax.dep[c] == "obj" and c > head]
    if len(nouns) != 1 or syntax.pos[nouns[0]] not in ("NOUN", "NUM"):
        return
    noun = nouns[0]
    first = noun
    while first > sentence.first and syntax.pos[first - 1] in ("DET", "NUM", "ADJ") and first - 1 >= syntax.left[noun]:
        first -= 1
    stop = core_end(syntax, noun, sentence.stop)
    name = range(first, stop)
    counted = any(syntax.text[t][:1].isdigit() or syntax.pos[t] == "NUM" for t in name if syntax.low[t] not in _OPENS)
    opens = syntax.low[first] in _OPENS or syntax.pos[first] == "NUM"
    if not (counted and opens and any(syntax.lemma[t] in _SUMS or syntax.low[t].rstrip("s") in _SUMS for t in name)):
        return
    start = next(
        (t for t in range(max(stop, head), sentence.stop) if syntax.low[t] in ("pour", "à", "au", "aux")), None
    )
    if start is None or any(syntax.text[t] in (",", ";", ":") for t in range(max(stop, head), start)):
        return
    if syntax.low[start] != "pour" and (syntax.low[start] != "à" or syntax.lemma[head] != "consacrer"):
        return
    end = start + 1
    while end < sentence.stop and syntax.pos[end] in PHRASE and not syntax.feats[end].get("VerbForm"):
        end += 1
    closed = end >= sentence.stop or syntax.pos[end] in ("PUNCT", "CCONJ", "PRON")
    target = range(start + 1, end)
    if len(target) < 2 or not closed or syntax.pos[end - 1] in ("ADP", "DET") or limits(syntax, tuple(target), rules):
        return
    if any(syntax.feats[t].get("Poss") == "Yes" for t in (*name, *target)) or syntax.pos[start + 1] not in (
        "DET",
        "PROPN",
    ):
        return
    apart = frozenset(t for t in range(sentence.first, sentence.stop) if t not in name and t not in target)
    if refuse_cut(syntax, Selection(tuple(name), noun, (), (PURPOSE,), 0.0, apart=apart)):
        return
    joint: Part = Run(start, start + 1) if syntax.low[start] == "pour" else Word("pour", PURPOSE, start, start + 1)
    composed = compose(syntax, merged([Run(first, stop), joint, Run(start + 1, end)]))
    if composed is not None and not composed[0][-1].text.endswith("."):
        tokens = (*name, start, *target)
        yield Draft("verbless", *composed, sentence.index, head, tokens, (PURPOSE,), cost=0.3)
