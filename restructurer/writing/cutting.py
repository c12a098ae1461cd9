"""Cuts drafts out of the article: clauses at every length, and noun phrases, each past its guards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.french import lexicon
from restructurer.rulebook import Rulebook
from restructurer.writing.antecedents import name_subject
from restructurer.writing.clause_guards import refuse_clause
from restructurer.writing.clauses import Clause, find_clauses
from restructurer.writing.definite import define
from restructurer.writing.drafts import Draft, DraftKind, Speaker, compose
from restructurer.writing.guards import refuse_cut
from restructurer.writing.indirect import in_direct_tense
from restructurer.writing.operations import ROLE, Option, options
from restructurer.writing.orphans import is_person
from restructurer.writing.selection import Selection, parts, tidy
from restructurer.writing.shortening import Shortening, load_shortening
from restructurer.writing.syntax import Syntax, of_article


def usable(sentence: Sentence) -> bool:
    """Whether clauses may be cut out of a sentence (its parse and its agreement hold)."""
    return sentence.sound and sentence.fault is None


def draft_of(
    syntax: Syntax, selection: Selection, sentence: int, *, kind: DraftKind, speaker: Speaker | None = None
) -> Draft | None:
    """The selection as a draft; ``None`` where its seams cannot be written, or its end."""
    composed = compose(syntax, parts(selection))
    if composed is None:
        return None
    pieces, mended = composed
    if pieces[-1].text.endswith("."):
        return None  # « sur 400 m. »: the stop of the sentence is that of an abbreviation too
    return Draft(
        kind,
        pieces,
        mended,
        sentence,
        selection.head,
        selection.kept,
        selection.operations,
        speaker,
        words=selection.words,
        cost=selection.cost,
    )


def clause_draft(syntax: Syntax, clause: Clause, selection: Selection, sentence: Sentence) -> Draft | str:
    """A clause's selection as a draft, or the reason why not."""
    key = (sentence.index, clause.head, clause.subject, clause.speaker, selection)
    return syntax.once("clause draft", key, sentence, lambda: _clause_draft(syntax, clause, selection, sentence))


def _clause_draft(syntax: Syntax, clause: Clause, selection: Selection, sentence: Sentence) -> Draft | str:
    selection = define(syntax, tidy(syntax, selection), sentence)
    reason = refuse_cut(syntax, selection) or refuse_clause(syntax, selection, clause.subject)
    if reason:
        return reason
    if syntax.quoted(clause.head):
        return "inside a quote"
    draft = draft_of(syntax, selection, sentence.index, kind="clause", speaker=clause.speaker)
    return draft if draft is not None else "seam"


def clause_lengths(syntax: Syntax, clause: Clause, rules: Shortening) -> Iterator[Selection]:
    """The clause less nothing but what costs nothing, then less one option more each time.

    A subject that is a role and a name gives both ways: the role alone, the name alone.
    """
    found = options(syntax, clause, rules)
    roles = [option for option in found if option.operation == ROLE]
    plain = [option for option in found if option.operation != ROLE]
    selection = clause.selection
    for option in plain:
        if option.cost == 0:
            selection = selection.without(option.tokens, option.operation, 0)
    yield from _lengths(selection, plain)
    if roles:
        named = selection.without(roles[0].tokens, ROLE, roles[0].cost)
        beside = [option for option in plain if option.operation != "drop-apposition" or option.tokens[0] > clause.head]
        yield from _lengths(named, beside)


def _lengths(selection: Selection, found: Sequence[Option]) -> Iterator[Selection]:
    yield selection
    for option in found:
        if option.cost > 0 and any(token in selection.kept for token in option.tokens):
            selection = option.taken(selection)
            yield selection


def sentence_clauses(analysis: Analysis, sentence: Sentence, *, rulebook: Rulebook) -> tuple[tuple[Clause, Draft], ...]:
    """Every draft of every clause of a sentence, longest first for each clause; cut once for an article."""
    if not usable(sentence):
        return ()
    rules, syntax = load_shortening(rulebook), of_article(analysis)
    return syntax.once("clauses", sentence.index, rules, lambda: _sentence_clauses(analysis, syntax, sentence, rules))


def _sentence_clauses(
    analysis: Analysis, syntax: Syntax, sentence: Sentence, rules: Shortening
) -> tuple[tuple[Clause, Draft], ...]:
    found = []
    for clause in find_clauses(syntax, sentence, rules):
        seen: set[str] = set()
        named = name_subject(analysis, syntax, clause, sentence)
        if named is not None:
            clause = clause.keeping(named)
        elif is_person(syntax, clause.subject):
            continue  # « il a dit »: no length of it stands alone
        clause = clause.keeping(in_direct_tense(syntax, clause, clause.selection))
        for selection in clause_lengths(syntax, clause, rules):
            draft = clause_draft(syntax, clause, selection, sentence)
            if isinstance(draft, Draft) and draft.text not in seen:
                seen.add(draft.text)
                found.append((clause, draft))
    return tuple(found)


def whole_sentence(analysis: Analysis, sentence: Sentence, *, rulebook: Rulebook) -> Draft | None:
    """A short sentence that the parse did not understand, as it stands: « Le fossé entre les deux rives se creuse ».

    Nothing is cut, so nothing can be torn; its verb is the one word that the lexicon takes for one.
    """
    syntax, rules = of_article(analysis), load_shortening(rulebook)
    span = range(sentence.first, sentence.stop)
    if usable(sentence) or len(span) < 5 or sentence.fault == "agreement":
        return None
    text = analysis.source.text[sentence.start : sentence.end].strip()
    if not text.endswith(".") or not text[:1].isupper() or text.count(".") != 1:
        return None
    opening = syntax.low[span.start].replace("’", "'")
    if (
        opening not in ("le", "la", "l'", "les", "un", "une", "des", "deux", "trois")
        and syntax.pos[span.start] != "PROPN"
    ):
        return None
    if any(low < sentence.end and high > sentence.start for low, high in syntax.quotes) or "," in text:
        return None
    verbs = [
        t
        for t in span
        if t > span.start + 1
        and syntax.low[t - 1].replace("’", "'")
        not in ("le", "la", "les", "un", "une", "de", "des", "du", "d'", "à", "au")
        and any(r.person == 3 and r.mood in ("ind", "cnd") for r in lexicon.conjugations(syntax.text[t]))
        and (syntax.pos[t] in ("VERB", "AUX", "NOUN") or syntax.low[t - 1] in ("se", "s'"))
    ]
    if not verbs or any(syntax.lemma[t] in rules.claiming or syntax.lemma[t] in rules.announcing for t in verbs):
        return None
    selection = tidy(syntax, Selection(tuple(span), verbs[-1]))
    if refuse_cut(syntax, selection):
        return None
    return draft_of(syntax, selection, sentence.index, kind="clause")
