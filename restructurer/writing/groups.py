"""Cuts that are neither a whole clause nor a plain noun phrase: verbless passives, infinitives, name and apposition."""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.analysis.findings import Sentence
from restructurer.writing.clauses import Clause, finite
from restructurer.writing.cutting import draft_of
from restructurer.writing.drafts import Draft
from restructurer.writing.guards import refuse_cut
from restructurer.writing.operations import options
from restructurer.writing.selection import Selection, tidy
from restructurer.writing.shortening import Shortening
from restructurer.writing.syntax import Syntax

VERBLESS, INFINITIVE, APPOSITION = "drop-auxiliary", "free-infinitive", "name-and-apposition"
_MARKS = frozenset(("de", "d'", "pour", "à", "afin"))
_TIMES = frozenset(
    "dernière dernier prochain prochaine année mois semaine an lundi mardi mercredi jeudi vendredi samedi dimanche hier demain".split()
)
_PURPOSE = frozenset(("pour", "afin"))


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
    if syntax.dep[clause.subject] == "expl:subj" or not any(t > head for t in selection.kept):
        return None
    return selection.without(helpers, VERBLESS, 0.5)


def infinitives(syntax: Syntax, sentence: Sentence, rules: Shortening, governors: frozenset[str]) -> Iterator[Draft]:
    """Infinitive groups of aim, demand or plan: « ramener les comptes publics à l’équilibre »."""
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
        if _denied(syntax, governor) or _inverted(syntax, governor):
            continue
        aim = bool(marks) and syntax.low[marks[0]] in _PURPOSE
        governed = syntax.lemma[governor] in governors or syntax.low[governor] in governors
        if not (aim or governed) or any(syntax.feats[c].get("Polarity") == "Neg" for c in children):
            continue
        if not any(syntax.dep[c] in ("obj", "obl:arg", "obl", "xcomp") and c > token for c in children):
            continue
        if any(c < token and syntax.pos[c] == "PRON" for c in children):
            continue
        kept = tuple(t for t in range(token, min(syntax.right[token] + 1, sentence.stop)))
        while kept and syntax.low[kept[-1]] in _TIMES:
            kept = kept[:-1]
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
    """« faire » and « mettre » say something only with what follows: « faire face », « faire passer », « mettre fin »."""
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


def _inverted(syntax: Syntax, governor: int) -> bool:
    """Whether the governor stands in a relative clause with « que », whose subject may follow the infinitive."""
    return any(syntax.low[c] in ("que", "qu'") and syntax.pos[c] == "PRON" for c in syntax.children[governor])


def _shorter(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[Selection]:
    selection = clause.selection
    yield selection
    for option in options(syntax, clause, rules):
        if any(token in selection.kept for token in option.tokens):
            selection = selection.without(option.tokens, option.operation, option.cost)
            yield selection


def _loose(syntax: Syntax, selection: Selection) -> bool:
    """Whether a kept word hangs on one that is gone, or a finite verb is left over."""
    shown = set(selection.kept)
    for token in selection.kept:
        if token != selection.head and syntax.head[token] not in shown and syntax.dep[token] != "punct":
            return True
        if syntax.dep[token] in ("parataxis", "dep", "vocative") or syntax.feats[token].get("VerbForm") == "Fin":
            return True
    return any(
        syntax.dep[c] in ("obj", "obl:arg", "xcomp", "ccomp") and c not in shown
        for c in syntax.children[selection.head]
    )


def appositions(syntax: Syntax, sentence: Sentence) -> Iterator[Draft]:
    """A name and what it is: « L’Ohio, l’État-clé par excellence »."""
    for token in range(sentence.first, sentence.stop):
        if syntax.dep[token] != "appos" or syntax.pos[token] != "NOUN":
            continue
        name = syntax.head[token]
        if syntax.pos[name] not in ("PROPN", "NOUN") or not sentence.first <= name < token:
            continue
        if any(syntax.dep[c] in ("conj", "cc") for c in (*syntax.children[token], *syntax.children[name])):
            continue
        low, high = syntax.left[token], syntax.right[token] + 1
        for child in syntax.children[token]:
            if syntax.dep[child] in ("acl:relcl", "acl", "appos", "parataxis", "advcl") and child > token:
                high = min(high, syntax.left[child])
        if (
            low == 0
            or syntax.text[low - 1] != ","
            or (syntax.pos[name] == "NOUN"
            and not syntax.text[name][:1].isupper())
        ):
            continue
        first = syntax.left[name]
        while first < name and syntax.pos[first] in ("ADP", "PUNCT", "CCONJ"):
            first += 1
        kept = (*range(first, low - 1), low - 1, *range(low, min(high, sentence.stop)))
        if syntax.pos[low] not in ("DET", "ADJ") and syntax.pos[low] != "NOUN":
            continue
        selection = tidy(syntax, Selection(tuple(kept), name, (), (APPOSITION,)))
        if refuse_cut(syntax, selection) or any(
            syntax.feats[t].get("VerbForm") == "Fin" or syntax.feats[t].get("Poss") == "Yes" for t in selection.kept
        ):
            continue
        draft = draft_of(syntax, selection, sentence.index, kind="apposition")
        if draft is not None:
            yield draft
