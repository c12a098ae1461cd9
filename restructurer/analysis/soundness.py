"""Says which sentences hold: whole, well parsed, and free of a suspected wrong agreement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from restructurer.analysis.findings import Sentence
from restructurer.analysis.passage import Passage
from restructurer.analysis.phrases import is_date_word, low, words
from restructurer.analysis.tokens import Word, Words
from restructurer.french import lexicon

_HAVE = words(
    "a ont ai as avons avez avait avaient aura auront aurait auraient ait aient eut eurent avoir ayant avais aurai"
)
_OBJECTS = words("l' la les le m' me t' te nous vous s' se que qu' dont quels quelles quel quelle combien en")
_BRACKETS = re.compile("[()\\[\\]«»“”]")
_PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”"}
_BETWEEN = words(
    "-t -il -elle -ils -elles -on -je -nous pas plus jamais rien déjà aussi ainsi bien encore toujours tous"
)
_OBJECT_DETERMINERS = words("le la les l' un une ses son sa leur leurs ce cette ces cet deux trois quatre cinq six dix")
_VERB_CLITICS = words("se s' ne n' on il elle ils elles")
_PREDICATES = ("cop", "aux", "aux:tense", "aux:pass")


def _finite(token: Word) -> bool:
    return token.pos_ in ("VERB", "AUX") and token.form == "Fin"


def reads_finite(token: Word) -> bool:
    """Whether the tagger has missed a present: « le gouvernement |table| sur 2 % », « le musée |réunit| cent toiles ».

    The word has a subject of its own before it, and the lexicon knows it as a third person of the indicative.
    """
    if token.form == "Fin" or token.pos_ not in ("NOUN", "ADJ", "VERB", "ADP", "PROPN"):
        return False
    subjects = [child for child in token.children if child.dep_ == "nsubj" and child.i < token.i]
    if not subjects or any(child.dep_ in _PREDICATES for child in token.children):
        return False
    return _present(token.low, subjects[0])


def _present(form: str, subject: Word) -> bool:
    """Whether a form is a third person of the indicative that agrees with a noun."""
    wanted = "p" if subject.number == "Plur" else "s"
    return any(
        reading.person == 3 and reading.mood == "ind" and reading.number in (None, wanted)
        for reading in lexicon.conjugations(form)
    )


def _third_person(form: str) -> bool:
    """Whether a form may be a third person of the indicative and is no participle."""
    readings = lexicon.conjugations(form)
    return any(r.person == 3 and r.mood == "ind" for r in readings) and not any(r.mood == "par" for r in readings)


def stands_as_verb(doc: Words, at: int, first: int, stop: int) -> bool:
    """Whether a word is a verb whatever its tag.

    « Le fonds |négocie| »: a form that is nothing else; « l’épargnant s’|inquiète| »: behind a clitic;
    « la commune |finance| la moitié »: between a noun and a determiner no adjective and no noun can stand.
    """
    token = doc[at]
    if low(token) == "reste" and at == first and at + 1 < stop and low(doc[at + 1]) in _OBJECT_DETERMINERS:
        return True  # « Reste l’inconnue politique. »
    if first < at and token.pos_ not in ("DET", "PUNCT", "PRON") and token.form not in ("Inf", "Fin"):
        clitic = low(doc[at - 1]) in _VERB_CLITICS
        alone = not lexicon.is_noun(token.low) and not lexicon.is_adjective(token.low)
        if (clitic or alone) and token.text[:1].islower() and _third_person(token.low):
            return True
    if token.pos_ not in ("ADJ", "NOUN") or not first < at < stop - 2:
        return False
    if doc[at - 1].pos_ not in ("NOUN", "PROPN") and doc[at - 1].text not in (",", ")"):
        return False
    if low(doc[at + 1]) not in _OBJECT_DETERMINERS or is_date_word(doc[at + 2]) or doc[at + 2].text[:1].isdigit():
        return False
    if not any(doc[i].pos_ == "DET" for i in range(first, at)):
        return False
    subject = next((doc[i] for i in range(at - 1, first - 1, -1) if doc[i].pos_ in ("NOUN", "PROPN")), doc[first])
    return _present(token.low, subject)


def _root_holds(tokens: Sequence[Word]) -> bool:
    """Whether the sentence hangs on a finite verb, or on a word with a finite copula or auxiliary."""
    first, stop = tokens[0].i, tokens[-1].i + 1
    for token in tokens:
        if token.head.i != token.i and first <= token.head.i < stop:
            continue
        if _finite(token) or reads_finite(token):
            return True
        if any(child.dep_ in _PREDICATES and _finite(child) for child in token.children):
            return True
    return False


def _unbalanced(text: str) -> bool:
    open_marks: list[str] = []
    for char in _BRACKETS.findall(text):
        if char in _PAIRS:
            open_marks.append(_PAIRS[char])
        elif char in _PAIRS.values() and (not open_marks or open_marks.pop() != char):
            return True
    return bool(open_marks)


def wrong_agreement(doc: Words, first: int, stop: int) -> bool:
    """Whether a participle behind « avoir » bears an ending that no object before it explains.

    « ont racontés », « a relevée »: with avoir the participle agrees only with an object that
    stands before it (Grevisse, Le bon usage, § 941).
    """
    for at in range(first, stop):
        if doc[at].low not in _HAVE:
            continue
        verb = at + 1
        while verb < stop and (low(doc[verb]) in _BETWEEN or doc[verb].pos_ == "ADV") and verb - at < 5:
            verb += 1
        if verb >= stop or doc[verb].pos_ not in ("VERB", "ADJ", "NOUN", "AUX"):
            continue
        form = low(doc[verb])
        readings = [c for c in lexicon.conjugations(form) if c.mood == "par" and c.tense == "pas"]
        if not readings or any(c.gender == "m" and c.number == "s" for c in readings):
            continue
        if form.endswith(("is", "us", "os", "clos")) and not form.endswith(("és",)) and len(readings) > 1:
            continue
        if doc[verb].pos_ == "NOUN" and (doc[verb].dep_ in ("obj", "nsubj") or verb > at + 1):
            continue
        if not _object_before(doc, first, at):
            return True
    return False


def _object_before(doc: Words, first: int, at: int) -> bool:
    before = at - 1
    steps = 0
    while before >= first and steps < 30:
        word = low(doc[before])
        clitic = steps == 0 or (steps == 1 and low(doc[before + 1]) in ("y", "en", "lui", "leur"))
        if clitic and word in _OBJECTS:
            return True
        if word in ("que", "qu'", "qu") and doc[before].pos_ in ("PRON", "SCONJ", "ADV"):
            # « les mesures que le gouvernement a prises »
            return doc[before].pos_ == "PRON" or (before > first and doc[before - 1].pos_ in ("NOUN", "PROPN", "PRON"))
        if word in ("quels", "quelles", "quelle", "combien"):
            return True
        if doc[before].text in (".", ";", ":", "»", "«"):
            return False
        before -= 1
        steps += 1
    return False


def assess(passage: Passage, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences with ``sound`` and ``fault`` set.

    Faults: ``damage`` (starts in lower case behind a full stop, or ends just before such a
    sentence), ``unbalanced`` (marks or brackets), ``fragment`` (no finite verb), ``parse`` (the
    root is no predicate), ``agreement`` (suspected; the sentence stays sound).
    """
    found: list[Sentence] = []
    for sentence in sentences:
        if sentence.fault is not None:
            found.append(sentence)
            continue
        fault = _fault(passage, sentence)
        starts_low = passage.text[sentence.start : sentence.start + 1].islower()
        again = found[-1] if found and found[-1].paragraph == sentence.paragraph else None
        if starts_low and again is not None:
            fault = "damage"
            found[-1] = replace(again, sound=False, fault="damage")
        elif starts_low and fault is None and passage.paragraphs[sentence.paragraph].kind == "paragraph":
            fault = "damage"
        if fault is None and sentence.sound:
            found.append(sentence)
        else:
            found.append(replace(sentence, sound=fault in (None, "agreement"), fault=fault))
    return found


def _fault(passage: Passage, sentence: Sentence) -> str | None:
    doc = passage.words
    tokens = [doc[i] for i in range(sentence.first, sentence.stop)]
    text = passage.text[sentence.start : sentence.end]
    if _unbalanced(text):
        return "unbalanced"
    if not any(_finite(token) for token in tokens):
        first, stop = sentence.first, sentence.stop
        if not any(reads_finite(token) or stands_as_verb(doc, token.i, first, stop) for token in tokens):
            return "fragment"
    elif not _root_holds(tokens):
        return "parse"
    if wrong_agreement(doc, sentence.first, sentence.stop):
        return "agreement"
    return None
