"""What stands for a pronoun whose antecedent is outside the draft: a name, or the noun with its article.

A subject pronoun becomes the subject of the sentence before, in the same paragraph, when gender and
number fit and nobody else could be meant. Anything else stays, and the guards refuse the draft.
"""

from __future__ import annotations

from restructurer.analysis.findings import Analysis, Entity, Sentence
from restructurer.writing.clauses import Clause, finite, subject
from restructurer.writing.indirect import governor_subject
from restructurer.writing.noun_texts import body_text, gender_and_number, short_phrase, whole_phrase
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import Syntax

NAME = "name-the-pronoun"
_PRONOUNS = {"il": ("m", "s"), "elle": ("f", "s"), "ils": ("m", "p"), "elles": ("f", "p")}


def _root_subject(syntax: Syntax, sentence: Sentence) -> int | None:
    """The subject of the only main clause of a sentence."""
    roots = [
        t
        for t in range(sentence.first, sentence.stop)
        if syntax.head[t] == t and syntax.pos[t] not in ("PUNCT", "SPACE")
    ]
    told = roots if len(roots) == 1 else [root for root in roots if finite(syntax, root) is not None]
    if len(told) != 1 or finite(syntax, told[0]) is None:
        return None
    return subject(syntax, told[0])


def _entity(analysis: Analysis, start: int, end: int) -> Entity | None:
    for entity in analysis.entities:
        if any(low >= start and high <= end for low, high in entity.mentions):
            return entity
    return None


def name_subject(analysis: Analysis, syntax: Syntax, clause: Clause, sentence: Sentence) -> Selection | None:
    """The clause with its subject pronoun written as what it stands for; ``None`` where that is not sure."""
    token = clause.subject
    wanted = _PRONOUNS.get(syntax.low[token])
    if (
        wanted is None
        or (syntax.dep[token] != "nsubj" and syntax.dep[token] != "nsubj:pass")
        or token not in clause.selection.kept
    ):
        return None
    who = governor_subject(syntax, clause)
    announced = clause.speaker is not None and clause.speaker.announces
    found = _of_governor(analysis, syntax, who, wanted) if who is not None and announced else None
    if found is None and who is None and not _done_to_the_object(analysis, syntax, clause, sentence, wanted):
        found = _antecedent(analysis, syntax, sentence, wanted, depth=0)
    if found is None:
        return None
    return clause.selection.written(Word(found, NAME, token, token + 1), NAME, 0.5)


def _done_to_the_object(
    analysis: Analysis, syntax: Syntax, clause: Clause, sentence: Sentence, wanted: tuple[str, str]
) -> bool:
    """Whether a passive may be told of the object before: « a réclamé une enquête. Elle a été refusée »."""
    if not sentence.index or not any(syntax.dep[c] == "aux:pass" for c in syntax.children[clause.head]):
        return False
    before = analysis.sentences[sentence.index - 1]
    return any(
        syntax.dep[t] == "obj" and syntax.pos[t] == "NOUN" and gender_and_number(syntax, t) == wanted
        for t in range(before.first, before.stop)
    )


def name_second_half(analysis: Analysis, syntax: Syntax, clause: Clause, noun: int) -> Selection | None:
    """A clause with its subject pronoun written as the subject of the clause before it in its sentence."""
    token = clause.subject
    found = _of_governor(analysis, syntax, noun, _PRONOUNS[syntax.low[token]])
    if found is None:
        return None
    return clause.selection.written(Word(found, NAME, token, token + 1), NAME, 0.5)


def _of_governor(analysis: Analysis, syntax: Syntax, noun: int, wanted: tuple[str, str]) -> str | None:
    """What « il » of « X annonce qu’il » stands for: X, where gender and number do not speak against it."""
    span = syntax.subtree(noun)
    entity = _entity(analysis, syntax.start[span.start], syntax.end(span.stop - 1))
    if any(syntax.dep[c] == "conj" for c in syntax.children[noun]):
        return None
    if syntax.pos[noun] == "NOUN":  # « la famille Roy », « le ministre Jean Roy » as they stand
        return whole_phrase(syntax, noun) if gender_and_number(syntax, noun) == wanted else None
    if entity is not None and entity.label == "PER" and _inside(analysis, syntax, entity, noun):
        return entity.short if wanted[1] == "s" and _fits_person(syntax, noun, wanted) else None
    return body_text(analysis, syntax, noun, wanted)


def pronoun_text(analysis: Analysis, syntax: Syntax, token: int, sentence: Sentence) -> str | None:
    """What « il », « elle » or their plurals stand for, a name or a noun; ``None`` where that is not sure."""
    wanted = _PRONOUNS.get(syntax.low[token])
    return _antecedent(analysis, syntax, sentence, wanted, depth=0) if wanted is not None else None


def pronoun_name(analysis: Analysis, syntax: Syntax, token: int, sentence: Sentence) -> str | None:
    """The name of the one whom « il » or « elle » of a sentence stands for; ``None`` where that is not sure."""
    found = pronoun_text(analysis, syntax, token, sentence)
    return found if found is not None and found[:1].isupper() else None


def sole_subject(analysis: Analysis, syntax: Syntax, sentence: Sentence) -> str | None:
    """The name of the one person or body that the sentence before is about; ``None`` where more could be meant."""
    if sentence.index == 0:
        return None
    before = analysis.sentences[sentence.index - 1]
    if before.paragraph != sentence.paragraph:
        return None
    people = [
        e
        for e in analysis.entities
        if e.label == "PER" and any(before.start <= low < sentence.start for low, _ in e.mentions)
    ]
    for wanted in (("m", "s"), ("f", "s")):
        quoted = _speaker_before(analysis, sentence, wanted)
        if quoted is not None:
            return quoted
    noun = _root_subject(syntax, before) if before.sound else None
    if noun is None or len(people) > 1:
        return None
    if syntax.low[noun] in ("il", "elle"):
        name = _antecedent(analysis, syntax, before, _PRONOUNS[syntax.low[noun]], depth=0) if not people else None
        return name if name is not None and name[:1].isupper() else None
    if people:
        return people[0].short if _inside(analysis, syntax, people[0], noun) else None
    return body_text(analysis, syntax, noun, ("m", "s")) if syntax.pos[noun] in ("PROPN", "X") else None


def _antecedent(
    analysis: Analysis, syntax: Syntax, sentence: Sentence, wanted: tuple[str, str], *, depth: int
) -> str | None:
    if sentence.index == 0 or depth > 2:
        return None
    before = analysis.sentences[sentence.index - 1]
    quoted = _speaker_before(analysis, sentence, wanted)
    if quoted is not None:
        return quoted
    if not before.sound or analysis.source.paragraphs[before.paragraph].kind != "paragraph":
        return None
    noun = _root_subject(syntax, before)
    if noun is None:
        return None
    if syntax.low[noun] in _PRONOUNS:
        return (
            _antecedent(analysis, syntax, before, wanted, depth=depth + 1)
            if _PRONOUNS[syntax.low[noun]] == wanted
            else None
        )
    span = syntax.subtree(noun)
    entity = _entity(analysis, syntax.start[span.start], syntax.end(min(span.stop, before.stop) - 1))
    persons = [
        e
        for e in analysis.entities
        if e.label == "PER" and any(before.start <= low < before.end for low, _ in e.mentions)
    ]
    alone = persons[0] if len(persons) == 1 and wanted[1] == "s" else None
    if alone is not None and _before_verb(syntax, alone, before, noun) and gender_and_number(syntax, noun) == wanted:
        return alone.short
    if entity is not None and entity.label == "PER" and _inside(analysis, syntax, entity, noun):
        if wanted[1] == "s" and len(persons) == 1 and _fits_person(syntax, noun, wanted):
            return entity.short
        return None
    named = body_text(analysis, syntax, noun, wanted) if syntax.pos[noun] in ("PROPN", "X") and not persons else None
    if named is not None:
        return named
    codes = gender_and_number(syntax, noun)
    if (
        before.paragraph != sentence.paragraph
        or codes != wanted
        or syntax.pos[noun] != "NOUN"
        or (persons and wanted[1] == "s")
    ):
        return None
    return short_phrase(syntax, noun)


_ANYBODY = frozenset("femme homme dame monsieur jeune fille garçon mère père voisin voisine".split())


def _speaker_before(analysis: Analysis, sentence: Sentence, wanted: tuple[str, str]) -> str | None:
    """The speaker of the quote that fills the sentence before, where nobody else is named in between."""
    before = analysis.sentences[sentence.index - 1]
    if before.paragraph != sentence.paragraph or wanted[1] != "s":
        return None
    for quote in analysis.quotes:
        if quote.kind != "speech" or quote.start - before.start > 3 or not before.start <= quote.start < before.end:
            continue
        if quote.speaker is None or quote.plural or quote.gender != wanted[0]:
            return None
        if not _ANYBODY.isdisjoint((quote.mention or "").lower().split()):
            return None  # « sourit la jeune femme »
        named = [
            e
            for e in analysis.entities
            if e.label == "PER" and any(before.start <= low < sentence.start for low, _ in e.mentions)
        ]
        owner = next((e for e in analysis.entities if e.label == "PER" and e.text in quote.speaker), None)
        return owner.short if owner is not None and all(e == owner for e in named) else None
    return None


def _before_verb(syntax: Syntax, person: Entity, sentence: Sentence, noun: int) -> bool:
    """Whether a person is named behind the noun of the subject, ahead of the verb: not « Selon X, une enquête… »."""
    root = next(
        t
        for t in range(sentence.first, sentence.stop)
        if syntax.head[t] == t and syntax.pos[t] not in ("PUNCT", "SPACE")
    )
    return any(syntax.start[noun] < low and high <= syntax.start[root] for low, high in person.mentions)


def _inside(analysis: Analysis, syntax: Syntax, entity: Entity, noun: int) -> bool:
    """Whether the subject is the person (by name, or by a role with the name beside it)."""
    start, end = syntax.start[noun], syntax.end(noun)
    if any(low <= start and end <= high for low, high in entity.mentions):
        return True
    return any(
        syntax.dep[c].partition(":")[0] in ("flat", "appos", "nmod")
        and syntax.pos[c] == "PROPN"
        and c > noun
        and syntax.left[c] == c
        for c in syntax.children[noun]
    )


def _fits_person(syntax: Syntax, noun: int, wanted: tuple[str, str]) -> bool:
    codes = gender_and_number(syntax, noun)
    gender = syntax.feats[noun].get("Gender")
    if codes is not None:
        return codes == wanted
    return gender is None or {"Masc": "m", "Fem": "f"}[gender] == wanted[0]
