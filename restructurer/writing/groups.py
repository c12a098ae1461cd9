"""Cuts that are neither a whole clause nor a plain noun phrase: verbless passives, infinitives."""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.analysis.findings import Sentence
from restructurer.french.auxiliaries import WITH_BE
from restructurer.writing.clauses import Clause, finite
from restructurer.writing.cutting import draft_of
from restructurer.writing.drafts import Draft
from restructurer.writing.guards import refuse_cut
from restructurer.writing.operations import options
from restructurer.writing.selection import Selection, tidy
from restructurer.writing.shortening import Shortening
from restructurer.writing.syntax import Syntax

VERBLESS, INFINITIVE = "drop-auxiliary", "free-infinitive"
_MARKS = frozenset(("de", "d'", "pour", "à", "afin"))
_TIMES = frozenset(
    """dernière dernier prochain prochaine année mois semaine an lundi mardi mercredi jeudi vendredi samedi dimanche
    hier demain""".split()
)


def verbless(syntax: Syntax, clause: Clause, selection: Selection) -> Selection | None:
    """A passive clause less its auxiliaries: « Trois ponts ont été fermés » → « Trois ponts fermés ».

    Only the accomplished and the present passive; a future, a conditional or a negation stays as it is.
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
    if (definite or syntax.pos[clause.subject] == "PROPN") and not accomplished:
        return None  # « Le fonds alimenté par… » reads as a noun phrase
    if syntax.dep[clause.subject] == "expl:subj" or not any(t > head for t in selection.kept):
        return None
    return selection.without(helpers, VERBLESS, 0.5)


AWAITED = "drop-article"


def awaited(syntax: Syntax, clause: Clause, selection: Selection | Draft, verbs: tuple[str, ...]) -> Selection | None:
    """What is expected or planned, as a headline has it: « Verdict attendu le 7 février », « Réunion prévue lundi ».

    ``verbs``: lemmas of those that say so. The subject stands without its article, so that nobody
    takes the whole for a noun phrase.
    """
    head, noun = clause.head, clause.subject
    if syntax.lemma[head] not in verbs or syntax.feats[head].get("VerbForm") != "Part" or noun > head:
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
    if any(syntax.pos[t] == "PROPN" and syntax.head[t] == noun and syntax.dep[t] != "nmod" for t in kept):
        return None  # « |Le| ministre Yann Le Goff est attendu »
    gone = (first, *helpers)
    return Selection(tuple(t for t in kept if t not in gone), head, (), (VERBLESS, AWAITED), selection.cost + 0.3)


def infinitives(syntax: Syntax, sentence: Sentence, rules: Shortening, governors: frozenset[str]) -> Iterator[Draft]:
    """Infinitive groups of a demand or a plan: « ramener les comptes publics à l’équilibre »."""
    for token in range(sentence.first, sentence.stop):
        if syntax.feats[token].get("VerbForm") != "Inf" or syntax.pos[token] != "VERB":
            continue
        if syntax.lemma[token] in ("avoir", "être", "aller", "venir", "dire", "pouvoir", "devoir") or _idle(
            syntax, token
        ):
            continue
        children = syntax.children[token]
        marks = [c for c in children if syntax.dep[c] in ("mark", "case") and c < token and syntax.low[c] in _MARKS]
        governor = syntax.head[token]
        if _denied(syntax, governor) or _inverted(syntax, governor) or _elsewhere(syntax, token):
            continue
        if syntax.low[syntax.left[token]] == "sans" or syntax.low[token - 1] == "sans":
            continue
        if marks and syntax.low[marks[0] - 1] in ("non", "pas", "moins", "plutôt", "que"):
            continue
        governed = syntax.lemma[governor] in governors or syntax.low[governor] in governors
        if not governed or any(syntax.feats[c].get("Polarity") == "Neg" for c in children):
            continue
        if not any(syntax.dep[c] in ("obj", "obl:arg", "obl", "xcomp") and c > token for c in children):
            continue
        if any(c < token and syntax.pos[c] == "PRON" for c in children):
            continue
        first = token - 1 if syntax.lemma[token - 1] == "faire" and syntax.head[token - 1] == token else token
        kept = tuple(t for t in range(first, min(syntax.right[token] + 1, sentence.stop)))
        while kept and syntax.low[kept[-1]] in _TIMES:
            kept = kept[:-1]
        comma = next((index for index, t in enumerate(kept) if syntax.text[t] in (",", ";", ":")), None)
        if comma is not None and comma > 2:
            kept = kept[:comma]
        clause = Clause(token, token, Selection(kept, token, (), (INFINITIVE,)))
        seen: set[str] = set()
        for selection in _shorter(syntax, clause, rules):
            tidied = tidy(syntax, selection)
            if (
                len(tidied.kept) < 3
                or any(syntax.low[t] in _TIMES for t in tidied.kept[-2:])
                or refuse_cut(syntax, tidied)
                or _loose(syntax, tidied)
            ):
                continue
            draft = draft_of(syntax, tidied, sentence.index, kind="infinitive")
            if draft is not None and draft.text not in seen:
                seen.add(draft.text)
                yield draft


def _idle(syntax: Syntax, token: int) -> bool:
    """« faire » and « mettre » say nothing without what follows: « faire face », « mettre fin »."""
    if syntax.lemma[token] not in ("faire", "mettre"):
        return False
    after = token + 1
    follows = syntax.pos[after] if after < len(syntax) else ""
    return not (syntax.feats[after].get("VerbForm") == "Inf" if after < len(syntax) else False) and follows not in (
        "NOUN",
        "ADP",
    )


def _denied(syntax: Syntax, governor: int) -> bool:
    """Whether what governs the infinitive is denied: « il n’est pas prévu de reporter »."""
    at, steps = governor, 0
    while steps < 3:
        if any(
            syntax.feats[c].get("Polarity") == "Neg" or syntax.low[c] in ("ne", "n'", "sans", "jamais", "ni")
            for c in syntax.children[at]
        ):
            return True
        if syntax.head[at] == at or syntax.feats[at].get("VerbForm") == "Fin":
            return False
        at, steps = syntax.head[at], steps + 1
    return False


def _elsewhere(syntax: Syntax, token: int) -> bool:
    """Whether an infinitive stands in a quote or in a relative clause: somebody's words, or said in passing."""
    if any(low <= syntax.start[token] < high for low, high in syntax.quotes):
        return True
    at = token
    while syntax.head[at] != at:
        if syntax.dep[at] == "acl:relcl":
            return True
        at = syntax.head[at]
    return False


def _inverted(syntax: Syntax, governor: int) -> bool:
    """Whether the governor stands in a relative clause with « que », whose subject may follow the infinitive."""
    return any(syntax.low[c] in ("que", "qu'") and syntax.pos[c] == "PRON" for c in syntax.children[governor])


def _shorter(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[Selection]:
    selection = clause.selection
    yield selection
    for option in options(syntax, clause, rules):
        if any(token in selection.kept for token in option.tokens):
            selection = option.taken(selection)
            yield selection


def _loose(syntax: Syntax, selection: Selection) -> bool:
    """Whether a kept word hangs on one that is gone, or a finite verb is left over."""
    shown = set(selection.kept)
    for word in selection.words:
        shown |= set(range(word.first or 0, word.stop or 0))
    for token in selection.kept:
        if token != selection.head and syntax.head[token] not in shown and syntax.dep[token] != "punct":
            return True
        if (syntax.dep[token] in ("parataxis", "dep", "vocative") and syntax.lemma[token] != "faire") or syntax.feats[
            token
        ].get("VerbForm") == "Fin":
            return True
    return any(
        syntax.dep[c] in ("obj", "obl:arg", "xcomp", "ccomp") and c not in shown
        for c in syntax.children[selection.head]
    )


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
