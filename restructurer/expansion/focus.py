"""Whom « il », « elle », « selon lui » stand for: the one person that a paragraph has been speaking of.

A person comes into focus as the speaker of a quote or the subject of a sentence, and stays there
while the sentences that follow in the paragraph are theirs; out of a paragraph of one or two
sentences, as the press sets them, into the next. Two persons of one gender in a paragraph, and
nobody is in focus.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from restructurer.analysis.findings import Analysis, Entity, Sentence
from restructurer.analysis.names import gender_of_first_name
from restructurer.writing.clauses import finite, subject
from restructurer.writing.syntax import Syntax

_GENDERS = {"il": "m", "elle": "f", "lui": "m"}
_ARTICLES = {"le": "m", "un": "m", "du": "m", "au": "m", "la": "f", "une": "f"}
_ACCORDING = ("selon", "d'après", "d'", "pour")
_IMPERSONAL = frozenset(
    "falloir agir pleuvoir neiger tomber manquer rester exister suffire arriver convenir sembler apparaître ressortir "
    "avérer résulter importer paraître".split()
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person in focus: the entity, its gender (m, f)."""

    entity: Entity
    gender: str

    @property
    def place(self) -> tuple[int, int]:
        """Where the text names the person in full."""
        return self.entity.mentions[0]


def focus(analysis: Analysis, syntax: Syntax) -> Mapping[int, Person]:
    """For each sentence (by index) at whose start somebody is in focus: the person."""
    known: Mapping[int, Person] = syntax.once("focus", 0, focus, lambda: _focus(analysis, syntax))
    return known


def _focus(analysis: Analysis, syntax: Syntax) -> dict[int, Person]:
    people = [entity for entity in analysis.entities if entity.label == "PER" and " " in entity.text]
    full = {id(e): _full_mention_first(e, analysis) for e in people}
    genders = {id(e): _gender(e, analysis, syntax) for e in people}
    found: dict[int, Person] = {}
    current: Person | None = None
    paragraph, first = -1, 0
    for sentence in analysis.sentences:
        if sentence.paragraph != paragraph:
            short = sentence.index - first <= SHORT_PARAGRAPH and sentence.paragraph == paragraph + 1
            paragraph, first = sentence.paragraph, sentence.index
            rivals = _named(
                people, analysis, analysis.source.paragraphs[paragraph].start, analysis.source.paragraphs[paragraph].end
            )
            if current is not None and (not short or any(genders[id(e)] != _other(current) for e in rivals)):
                current = None
        if current is not None:
            found[sentence.index] = current
        entity = _whose(analysis, syntax, sentence, people)
        if entity is not None and full[id(entity)] is not None and genders[id(entity)] is not None:
            gender = str(genders[id(entity)])
            same = [e for e in rivals if e is not entity and genders[id(e)] in (None, gender)]
            current = None if same else Person(full[id(entity)] or entity, gender)
        elif current is not None and not _keeps(syntax, sentence, current):
            current = None
    return found


SHORT_PARAGRAPH = 2  # sentences of a paragraph whose person the next one may go on about


def _other(person: Person) -> str:
    """The gender that is not that of a person."""
    return "f" if person.gender == "m" else "m"


def _full_mention_first(entity: Entity, analysis: Analysis) -> Entity | None:
    """The entity with a mention of its full name first; ``None`` where the text has none."""
    text = analysis.source.text
    whole = [m for m in entity.mentions if " ".join(text[m[0] : m[1]].split()) == entity.text]
    return Entity(entity.text, entity.short, entity.label, (whole[0],)) if whole else None


def _named(people: list[Entity], analysis: Analysis, start: int, end: int) -> list[Entity]:
    """The persons named in a stretch, outside quotes."""

    def outside(low: int) -> bool:
        return not any(
            q.start <= low < q.end and not (q.mention_start or -1) <= low < (q.mention_end or -1)
            for q in analysis.quotes
        )

    return [e for e in people if any(start <= low < end and outside(low) for low, _ in e.mentions)]


def _gender(entity: Entity, analysis: Analysis, syntax: Syntax) -> str | None:
    """The gender of a person: what a quote of theirs tells, their first name, or the article of a role before it."""
    for quote in analysis.quotes:
        if quote.gender is not None and quote.speaker == entity.text:
            return quote.gender
    by_name = gender_of_first_name(entity.text.split()[0])
    if by_name is not None:
        return by_name
    first = bisect_left(syntax.start, entity.mentions[0][0])
    for token in range(first - 1, max(-1, first - 9), -1):
        if syntax.text[token] in (".", ";", ":", "«", "»"):
            return None
        if syntax.low[token] in _ARTICLES and syntax.text[token + 1][:1].islower() and syntax.pos[token + 1] == "NOUN":
            return _ARTICLES[syntax.low[token]]
    return None


def _whose(analysis: Analysis, syntax: Syntax, sentence: Sentence, people: list[Entity]) -> Entity | None:
    """The person whose sentence it is: its subject by name, or the named speaker of its quote."""
    for quote in analysis.quotes:
        if quote.kind == "speech" and quote.start < sentence.end and sentence.start < quote.end and quote.speaker:
            named = [e for e in people if e.text in quote.speaker]
            if named:
                return named[-1]
    head = _root(syntax, sentence)
    if syntax.low[sentence.first] in _ACCORDING:
        stop = min(sentence.stop, sentence.first + 12, head if head is not None else sentence.stop)
        low, high = syntax.start[sentence.first], syntax.start[stop - 1]
        return next((e for e in people if any(low <= a < high for a, _ in e.mentions)), None)
    who = subject(syntax, head) if head is not None else None
    if who is None:
        return None
    low, high = syntax.start[syntax.left[who]], syntax.end(syntax.right[who])
    verb = syntax.start[head] if head is not None else high
    inside = [e for e in people if any(low <= a and b <= high and a < verb for a, b in e.mentions)]
    return inside[0] if len(inside) == 1 else None


def _root(syntax: Syntax, sentence: Sentence) -> int | None:
    return next(
        (t for t in range(sentence.first, sentence.stop) if syntax.head[t] == t and finite(syntax, t) is not None), None
    )


def _keeps(syntax: Syntax, sentence: Sentence, person: Person) -> bool:
    """Whether a sentence goes on about the person in focus: « Il… », « Selon lui, … »."""
    head = _root(syntax, sentence)
    who = subject(syntax, head) if head is not None else None
    if who is not None and _GENDERS.get(syntax.low[who]) == person.gender:
        return True
    opening = [syntax.low[t] for t in range(sentence.first, min(sentence.first + 3, sentence.stop))]
    return opening[0] in ("selon", "d'", "d'après", "pour") and any(
        _GENDERS.get(w) == person.gender for w in opening[1:]
    )


def stands_for(syntax: Syntax, token: int, person: Person) -> bool:
    """Whether a pronoun is the person in focus: its gender fits and its verb is not impersonal."""
    if _GENDERS.get(syntax.low[token]) != person.gender:
        return False
    head = syntax.head[token]
    verbs = (head, *syntax.down(head, "xcomp"))
    # The parser calls many a personal « il » impersonal; the verb tells better.
    return not any(syntax.lemma[v] in _IMPERSONAL for v in verbs) and syntax.pos[head] == "VERB"
