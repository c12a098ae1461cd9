"""What the article states, as clauses that can be said again: shortened, free of their sentence, with their speaker."""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.analysis.quoterules import speaking_nouns, telling_nouns
from restructurer.article import Piece
from restructurer.expansion.back_references import bare_back_reference
from restructurer.expansion.clause_guards import (
    is_empty,
    narrator_inside,
    not_asserted,
    number_torn,
    object_lost,
    rumour,
    shifted,
    unsure_name,
    verb_lost,
)
from restructurer.expansion.focus import Person, focus, stands_for
from restructurer.expansion.full_clauses import has_predicate, source_lost
from restructurer.expansion.gaps import anything_torn
from restructurer.expansion.pointing import points_outside
from restructurer.expansion.qualifiers import condition_lost, qualifier_lost, speakers_own
from restructurer.expansion.rules import ExpansionSettings
from restructurer.expansion.said import can_tell
from restructurer.expansion.speakers import Speaker, speaker_at
from restructurer.expansion.statement import BY_ORIGIN, Statement, any_unmet, fronted, less
from restructurer.expansion.stretches import is_paired, pieces_of, spans_of
from restructurer.expansion.usable import usable, wrong_participle
from restructurer.expansion.whole_sentences import whole_statements
from restructurer.french.words import count_words
from restructurer.rulebook import Rulebook
from restructurer.writing.antecedents import NAME
from restructurer.writing.clauses import Clause, find_clauses
from restructurer.writing.cutting import clause_draft, clause_lengths, sentence_clauses
from restructurer.writing.definite import DEFINE
from restructurer.writing.description_cuts import mark_lost
from restructurer.writing.drafts import Draft, decapitalised
from restructurer.writing.parts import Word, stood_for
from restructurer.writing.shortening import load_shortening
from restructurer.writing.syntax import Syntax
from restructurer.writing.wholes import broken

# Operations that leave out something of the news; connectives, brackets and attributions are no loss.
_COSTLY = ("drop-clause", "drop-coordinate", "drop-circumstance", "drop-time", "drop-relative")


def statements(
    analysis: Analysis, syntax: Syntax, *, rulebook: Rulebook, settings: ExpansionSettings
) -> tuple[Statement, ...]:
    """Every statement of the article at every length, in order, the longest of a clause first."""
    found: list[Statement] = []
    for sentence in analysis.sentences:
        if usable(analysis, sentence):
            found.extend(_of_sentence(analysis, syntax, sentence, rulebook=rulebook, settings=settings))
        elif not usable(analysis, sentence, parse=False):
            continue
        person = focus(analysis, syntax).get(sentence.index)
        for whole in whole_statements(
            analysis, syntax, sentence, settings=settings, rules=load_shortening(rulebook), person=person
        ):
            own = (other for other in found if other.sentence is sentence)
            known = any(whole.tokens == other.tokens or whole.text == other.text for other in own)
            if not known and not rumour(syntax, whole.tokens):
                found.append(whole)
    return tuple(found)


def _of_sentence(
    analysis: Analysis, syntax: Syntax, sentence: Sentence, *, rulebook: Rulebook, settings: ExpansionSettings
) -> Iterator[Statement]:
    cut, rules = sentence_clauses(analysis, sentence, rulebook=rulebook), load_shortening(rulebook)
    person = focus(analysis, syntax).get(sentence.index)
    if person is not None:
        named = tuple(_named_clauses(analysis, syntax, sentence, person, rulebook=rulebook))
        cut = (*(row for row in cut if not named or NAME not in row[1].operations), *named)
    for clause, draft in cut:
        speaker = None
        if draft.speaker is not None:
            speaker = _speaker(analysis, syntax, draft) or _in_focus(analysis, syntax, draft, person)
            if speaker is None or _is_matter(syntax, draft, speaker, rulebook=rulebook):
                continue
            if not speaker.named and not can_tell(syntax, speaker, telling_nouns(rulebook)):
                continue
        if points_outside(syntax, draft.tokens, settings=settings) is not None:
            continue
        stood = stood_for([word for word in draft.words if word.rule != DEFINE])
        if clause.origin != "coordinate" and broken(syntax, draft.tokens, sentence, stood=stood):
            continue
        kept = sorted(stood.union(draft.tokens))
        if anything_torn(syntax, kept, sentence, settings=settings, rules=rules):
            continue
        if clause.origin == "main" and is_empty(syntax, draft.head, draft.tokens, settings=settings):
            continue
        if wrong_participle(syntax, draft.tokens) or verb_lost(syntax, draft.tokens) or unsure_name(draft, analysis):
            continue
        if mark_lost(syntax, kept) or number_torn(syntax, draft.tokens, sentence.stop):
            continue
        if object_lost(syntax, draft.head, draft.tokens) or (speaker is None and rumour(syntax, draft.tokens)):
            continue
        if narrator_inside(syntax, draft.tokens):
            continue
        if speaker is None and source_lost(syntax, draft.tokens, sentence, rules=rules):
            continue
        if not has_predicate(syntax, draft.tokens):
            continue
        if clause.origin == "complement" and (
            shifted(syntax, clause.head, draft.tokens)
            or speakers_own(syntax, draft.tokens)
            or not_asserted(syntax, clause.head, draft.tokens)
        ):
            continue
        if qualifier_lost(syntax, draft.tokens, sentence.first, sentence.stop, told=speaker is not None):
            continue
        if condition_lost(syntax, draft.tokens, sentence.first, sentence.stop):
            continue
        pieces = pieces_of(syntax, draft.tokens) if not _has_words(draft) else _small(draft.pieces)
        if pieces is None or not is_paired("".join(piece.text for piece in pieces)):
            continue
        spans = spans_of(syntax, draft.tokens)
        longest = count_words(analysis.source.text[sentence.start : sentence.end])
        words = count_words("".join(piece.text for piece in pieces))
        yield Statement(
            pieces=pieces,
            tokens=draft.tokens,
            spans=spans,
            sentence=sentence,
            speaker=speaker,
            shortened=words < longest - 2 or speaker is not None,
            back=bare_back_reference(syntax, clause.subject, draft.tokens, words=settings.back),
            back_top=any_unmet(syntax, draft.tokens, settings=settings),
            origin=clause.origin,
            value=less(_value(clause.origin, words, draft), syntax, draft.tokens, settings=settings),
            head=draft.head,
            fronted=fronted(syntax, draft.tokens),
        )


_ARTICLES = ("Le ", "La ", "Les ", "L’", "L'", "Un ", "Une ", "Des ")


def _small(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with a small letter at the start, where they open on an article (« Les ex-policiers » for « Ils »)."""
    return decapitalised(pieces) if "".join(piece.text for piece in pieces).startswith(_ARTICLES) else pieces


def _has_words(draft: Draft) -> bool:
    return any(piece.origin == "rule" and piece.start is not None for piece in draft.pieces)


def _speaker(analysis: Analysis, syntax: Syntax, draft: Draft) -> Speaker | None:
    """The speaker of a draft; a pronoun becomes what it stands for where a quote nearby tells that."""
    speaker = draft.speaker
    if speaker is None or speaker.stop <= speaker.first:
        return None
    stop = _without_hearer(syntax, speaker.first, speaker.stop)
    while stop > speaker.first + 1 and syntax.pos[stop - 1] == "PUNCT":
        stop -= 1
    start, end = syntax.start[speaker.first], syntax.end(stop - 1)
    if speaker.known:
        found = speaker_at(analysis, start, end)
        if found is not None:
            return found
    for quote in analysis.quotes:
        if quote.mention_start is not None and quote.mention_start == start and quote.speaker_start is not None:
            return speaker_at(analysis, quote.speaker_start, quote.speaker_end or 0, plural=quote.plural)
    return None


def _named_clauses(
    analysis: Analysis, syntax: Syntax, sentence: Sentence, person: Person, *, rulebook: Rulebook
) -> Iterator[tuple[Clause, Draft]]:
    """The clauses whose subject is « il » or « elle », at every length, with the name of the person in focus."""
    rules = load_shortening(rulebook)
    for clause in find_clauses(syntax, sentence, rules):
        token = clause.subject
        if token not in clause.selection.kept or not stands_for(syntax, token, person):
            continue
        named = clause.selection.written(Word(person.entity.text, NAME, token, token + 1), NAME, 0.5)
        clause = clause.keeping(named)
        for selection in clause_lengths(syntax, clause, rules):
            draft = clause_draft(syntax, clause, selection, sentence)
            if isinstance(draft, Draft):
                yield clause, draft


def _is_matter(syntax: Syntax, draft: Draft, speaker: Speaker, *, rulebook: Rulebook) -> bool:
    """Whether « pour X » names what a clause is about, not who says it (« Pour les réformes, il rappelle… »)."""
    if draft.speaker is None or speaker.named or syntax.low[max(0, draft.speaker.first - 1)] != "pour":
        return False
    speaking = speaking_nouns(rulebook)
    head = next((t for t in range(draft.speaker.first, draft.speaker.stop) if syntax.pos[t] == "NOUN"), None)
    return head is None or not (syntax.low[head] in speaking or syntax.lemma[head] in speaking)


def _in_focus(analysis: Analysis, syntax: Syntax, draft: Draft, person: Person | None) -> Speaker | None:
    """The person in focus as the speaker of a draft that gives one by a pronoun (« selon lui », « il rappelle »)."""
    speaker = draft.speaker
    if person is None or speaker is None or speaker.known or speaker.stop != speaker.first + 1:
        return None
    if not stands_for(syntax, speaker.first, person):
        return None
    return speaker_at(analysis, *person.place)


def _without_hearer(syntax: Syntax, first: int, stop: int) -> int:
    """The end of a speaker's name without who was told, and where (« un diplomate à la radio »), without « , lui »."""
    if stop - first > 2 and syntax.low[stop - 1] in ("lui", "elle", "eux", "elles") and syntax.text[stop - 2] == ",":
        stop -= 2
    noun = next((t for t in range(first, stop) if syntax.pos[t] in ("NOUN", "PROPN")), stop)
    return next(
        (t for t in range(noun + 1, stop) if syntax.low[t] in ("à", "au", "aux", "devant", "lors", "dans")), stop
    )


def _value(origin: str, words: int, draft: Draft) -> float:
    value = BY_ORIGIN.get(origin, 0.5)
    value -= 0.02 * max(0, words - 18) + 0.05 * max(0, 10 - words)
    value += 0.1 * any(map(str.isdigit, draft.text))
    value -= 0.07 * sum(1 for name in draft.operations if name in _COSTLY)
    value -= 0.1 * (NAME in draft.operations) + 0.2 * (DEFINE in draft.operations)
    return round(min(1.0, max(0.05, value)), 4)
