"""Cuts that are neither a whole clause nor a plain noun phrase: verbless passives, what is expected, what remains."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from restructurer.analysis.findings import Sentence
from restructurer.french.auxiliaries import WITH_BE
from restructurer.writing.agenda import dated
from restructurer.writing.clauses import Clause, finite
from restructurer.writing.cutting import draft_of
from restructurer.writing.drafts import Draft
from restructurer.writing.guards import refuse_cut
from restructurer.writing.selection import Selection, tidy
from restructurer.writing.syntax import Syntax

VERBLESS = "drop-auxiliary"


def verbless(
    syntax: Syntax, clause: Clause, selection: Selection, states: frozenset[str] = frozenset(), *, half: bool = False
) -> Selection | None:
    """A passive clause less its auxiliaries: « Trois ponts ont été fermés » → « Trois ponts fermés ».

    Only the accomplished and the present passive; a future, a conditional or a negation stays as it is. ``states``:
    lemmas of what stands so behind a definite noun too, with a complement: « Le col fermé dans les deux sens ».
    ``half``: of a line with another fact, where some noun with its participle will do: « Deux ponts fermés ».
    """
    head = clause.head
    if syntax.feats[head].get("VerbForm") != "Part" or syntax.feats[head].get("Tense") != "Past":
        return None
    helpers = [c for c in syntax.children[head] if syntax.dep[c].startswith("aux") and c in selection.kept]
    verb = finite(syntax, head)
    if (
        not helpers
        or verb not in helpers
        or not any(syntax.dep[h] == "aux:pass" and syntax.lemma[h] == "être" for h in helpers)
    ):
        return None
    feats = syntax.feats[verb]
    if feats.get("Mood") != "Ind" or feats.get("Tense") != "Pres" or clause.subject > head:
        return None
    if any(
        syntax.feats[c].get("Polarity") == "Neg" or syntax.low[c] in ("ne", "n'", "se", "s'")
        for c in syntax.children[head]
    ):
        return None
    if any(syntax.dep[c] == "conj" and finite(syntax, c) in selection.kept for c in syntax.children[head]):
        return None  # « ont été suspendues et doivent reprendre »: the second verb would have no subject
    accomplished = any(syntax.low[h] == "été" for h in helpers)
    if not accomplished and syntax.lemma[head] in WITH_BE:
        return None  # « est passée », « sont partis »: no passive, though the parse says so
    definite = any(syntax.low[c] in ("le", "la", "l'") for c in syntax.children[clause.subject])
    definite = definite or any(word.text.lower().startswith(("le ", "la ", "l’")) for word in selection.words)
    state = syntax.lemma[head] in states and any(t > head and syntax.pos[t] == "ADP" for t in selection.kept)
    if (definite or syntax.pos[clause.subject] == "PROPN") and not (accomplished or state):
        return None  # « Le fonds alimenté par… » reads as a noun phrase
    counted = syntax.pos[selection.kept[0]] == "NUM" or syntax.low[selection.kept[0]] in ("un", "une", "des")
    numbered = syntax.pos[selection.kept[0]] == "NUM"  # « 8 400 pompes vendues »
    alone = (half or numbered) and counted and accomplished
    if syntax.dep[clause.subject] == "expl:subj" or not (alone or any(t > head for t in selection.kept)):
        return None
    return selection.without(helpers, VERBLESS, 0.5)


AWAITED = "drop-article"


def awaited(
    syntax: Syntax, clause: Clause, selection: Selection | Draft, verbs: tuple[str, ...], roles: Collection[str]
) -> Selection | None:
    """What is expected or planned, as a headline has it: « Verdict attendu le 7 février », « Réunion prévue lundi ».

    ``verbs``: lemmas of those that say so. The subject stands without its article, so that nobody
    takes the whole for a noun phrase; a person of ``roles`` keeps it (« le ministre est attendu »).
    """
    head, noun = clause.head, clause.subject
    if syntax.lemma[head] not in verbs or syntax.feats[head].get("VerbForm") != "Part" or noun > head:
        return None
    if syntax.lemma[noun] in roles or syntax.low[noun] in roles:
        return None
    helpers = [c for c in syntax.children[head] if syntax.dep[c].startswith("aux")]
    if [syntax.low[h] for h in helpers] not in (["est"], ["sont"]):
        return None
    kept = selection.kept if isinstance(selection, Selection) else selection.tokens
    first = kept[0]
    denied = any(
        syntax.feats[c].get("Polarity") == "Neg" or syntax.low[c] in ("ne", "n'") for c in syntax.children[head]
    )
    if denied or first != syntax.left[noun] or syntax.low[first] not in ("le", "la", "l'", "les", "un", "une", "des"):
        return None
    if selection.words or syntax.pos[noun] != "NOUN" or first + 1 not in kept or not any(t > head for t in kept):
        return None
    if syntax.lemma[head] == "annoncer" and not dated(syntax, kept):
        return None  # « Le train est annoncé voie 1, puis voie 2 »
    if any(syntax.pos[t] == "PROPN" and syntax.head[t] == noun and syntax.dep[t] != "nmod" for t in kept):
        return None  # « |Le| ministre Yann Le Goff est attendu »
    gone = (first, *helpers)
    return Selection(tuple(t for t in kept if t not in gone), head, (), (VERBLESS, AWAITED), selection.cost + 0.3)


REMAINS = "remains"


def remaining(syntax: Syntax, sentence: Sentence) -> Iterator[Draft]:
    """« Reste la question du financement »: an inverted clause at the head of a sentence, up to its first comma."""
    first = sentence.first
    if syntax.low[first] not in ("reste", "restent") or syntax.pos[first + 1] != "DET" or sentence.stop - first < 4:
        return
    stop = next((t for t in range(first + 2, sentence.stop) if syntax.text[t] in (",", ".", ":", ";", "(")), None)
    if stop is None or stop - first < 3:
        return
    selection = tidy(syntax, Selection(tuple(range(first, stop)), first, (), (REMAINS,)))
    if refuse_cut(syntax, selection):
        return
    if any(syntax.feats[t].get("VerbForm") == "Fin" for t in range(first + 1, stop)):
        return
    draft = draft_of(syntax, selection, sentence.index, kind="clause")
    if draft is not None:
        yield draft
