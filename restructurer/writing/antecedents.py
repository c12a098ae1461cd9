"""What stands for a pronoun whose antecedent is outside the draft: a name, or the noun with its article.

A subject pronoun becomes the subject of the sentence before, in the same
paragraph, when gender and number fit and nobody else could be meant. Anything else stays, and the
guards refuse the draft.
"""

from __future__ import annotations

from restructurer.analysis.findings import Analysis, Entity, Sentence
from restructurer.french import lexicon
from restructurer.french.elision import elides
from restructurer.french.typography import mend
from restructurer.writing.clauses import Clause, finite, subject
from restructurer.writing.definite import DEFINE as DEFINE
from restructurer.writing.definite import define as define
from restructurer.writing.indirect import governor_subject
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


def _codes(syntax: Syntax, noun: int) -> tuple[str, str] | None:
    """(gender, number) of a noun phrase, ``None`` where either is unsure."""
    gender = number = None
    for child in syntax.children[noun]:
        low = syntax.low[child]
        if syntax.dep[child] == "conj":
            return None
        if low in ("le", "un", "cet") or (low == "ce" and syntax.pos[child] == "DET"):
            gender, number = "m", "s"
        elif low in ("la", "une", "cette"):
            gender, number = "f", "s"
        elif low in ("les", "des", "ces", "deux", "trois", "plusieurs", "quelques"):
            number = "p"
        elif low == "l'":
            number = "s"
    if syntax.pos[noun] == "NOUN":
        gender = gender or lexicon.gender(syntax.text[noun])
        number = number or lexicon.number(syntax.text[noun])
    return (gender, number) if gender and number else None


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
    if found is None and who is None:
        found = _antecedent(analysis, syntax, sentence, wanted, depth=0)
    if found is None:
        return None
    return clause.selection.written(Word(found, NAME, token, token + 1), NAME, 0.5)


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
        return _whole_phrase(syntax, noun) if _codes(syntax, noun) == wanted else None
    if entity is not None and entity.label == "PER" and _inside(analysis, syntax, entity, noun):
        return entity.short if wanted[1] == "s" and _fits_person(syntax, noun, wanted) else None
    return _body(analysis, syntax, noun, wanted)


def _body(analysis: Analysis, syntax: Syntax, noun: int, wanted: tuple[str, str]) -> str | None:
    """The name of a body that a noun is part of, with its article: « l’Union européenne », « Eni »."""
    low, high = syntax.start[noun], syntax.end(noun)
    body = next((e for e in analysis.entities if any(a <= low and high <= b for a, b in e.mentions)), None)
    if body is None or body.label != "ORG" or wanted[1] != "s":
        return None
    article = syntax.low[noun - 1] if noun and syntax.low[noun - 1] in ("le", "la", "l'") else ""
    if article and article != "l'" and {"le": "m", "la": "f"}[article] != wanted[0]:
        return None
    name = mend(body.short if body.short.isupper() else body.text)
    if name.lower().replace("’", "'").startswith(("le ", "la ", "l'")):
        return name
    return f"l’{name}" if article == "l'" else f"{article} {name}" if article else name


def _whole_phrase(syntax: Syntax, noun: int) -> str | None:
    """A noun as it stands with its article, adjectives and complements: « l’agence régionale de santé »."""
    first, stop = syntax.left[noun], syntax.right[noun] + 1
    comma = next((t for t in range(noun, stop) if syntax.text[t] in (",", "(", "«", '"')), stop)
    definite = syntax.low[first] in ("le", "la", "les", "l'") and syntax.head[first] == noun
    if not definite or any(syntax.feats[t].get("VerbForm") == "Fin" for t in range(first, comma)):
        return _short_phrase(syntax, noun)
    text = mend(syntax.chars(first, comma))
    return text[:1].lower() + text[1:]


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
    return _body(analysis, syntax, noun, ("m", "s")) if syntax.pos[noun] in ("PROPN", "X") else None


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
    if alone is not None and _before_verb(syntax, alone, before, noun) and _codes(syntax, noun) == wanted:
        return alone.short
    if entity is not None and entity.label == "PER" and _inside(analysis, syntax, entity, noun):
        if wanted[1] == "s" and len(persons) == 1 and _fits_person(syntax, noun, wanted):
            return entity.short
        return None
    named = _body(analysis, syntax, noun, wanted) if syntax.pos[noun] in ("PROPN", "X") and not persons else None
    if named is not None:
        return named
    codes = _codes(syntax, noun)
    if (
        before.paragraph != sentence.paragraph
        or codes != wanted
        or syntax.pos[noun] != "NOUN"
        or (persons and wanted[1] == "s")
    ):
        return None
    return _short_phrase(syntax, noun)


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
    codes = _codes(syntax, noun)
    gender = syntax.feats[noun].get("Gender")
    if codes is not None:
        return codes == wanted
    return gender is None or {"Masc": "m", "Fem": "f"}[gender] == wanted[0]


def _short_phrase(syntax: Syntax, noun: int) -> str | None:
    """The noun with a definite article and the adjectives beside it: « l’appareil », « la capsule »."""
    words = [noun]
    while (
        words[-1] + 1 < len(syntax)
        and syntax.dep[words[-1] + 1] == "amod"
        and syntax.head[words[-1] + 1] == noun
        and len(words) < 3
    ):
        words.append(words[-1] + 1)
    words += _complement(syntax, words[-1] + 1)
    codes = _codes(syntax, noun)
    after = words[-1] + 1
    closed = ("VERB", "AUX", "PRON", "PUNCT", "ADV", "ADP", "CCONJ", "SCONJ")
    if codes is None or (after < len(syntax) and syntax.pos[after] not in closed):
        return None
    if not any(
        syntax.low[c] in ("le", "la", "les", "l'", "un", "une", "ce", "cet", "cette", "ces")
        for c in syntax.children[noun]
        if syntax.dep[c] == "det"
    ):
        return None
    text = mend(syntax.chars(words[0], words[-1] + 1))
    if codes[1] == "p":
        return f"les {text}"
    if elides(text):
        return f"l’{text}"
    return f"{'le' if codes[0] == 'm' else 'la'} {text}"


def _complement(syntax: Syntax, first: int) -> list[int]:
    """The complement in « de » behind a noun, where it is one noun or name, its article and adjective aside."""
    if first + 1 >= len(syntax) or syntax.low[first].replace("’", "'") not in ("de", "d'", "du", "des"):
        return []
    at = first + 1
    while at < len(syntax) and syntax.pos[at] == "DET" and syntax.low[at] in ("la", "l'"):
        at += 1
    if at >= len(syntax) or syntax.pos[at] not in ("NOUN", "PROPN"):
        return []
    at += 1
    while at < len(syntax) and syntax.pos[at] in ("ADJ", "PROPN") and at - first < 5:
        at += 1
    return list(range(first, at))
