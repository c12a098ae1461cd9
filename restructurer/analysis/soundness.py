"""Says which sentences hold: whole, well parsed, and free of a suspected wrong agreement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from restructurer.analysis.findings import Sentence
from restructurer.analysis.passage import Passage
from restructurer.analysis.phrases import low, words
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
_PREDICATES = ("cop", "aux", "aux:tense", "aux:pass")


def _finite(token: Word) -> bool:
    return token.pos_ in ("VERB", "AUX") and token.form == "Fin"


def _root_holds(tokens: Sequence[Word]) -> bool:
    """Whether the sentence hangs on a finite verb, or on a word with a finite copula or auxiliary."""
    first, stop = tokens[0].i, tokens[-1].i + 1
    for token in tokens:
        if token.head.i != token.i and first <= token.head.i < stop:
            continue
        if _finite(token):
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
        return "fragment"
    if not _root_holds(tokens):
        return "parse"
    if wrong_agreement(doc, sentence.first, sentence.stop):
        return "agreement"
    return None
