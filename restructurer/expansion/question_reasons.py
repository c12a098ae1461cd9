"""« Pourquoi … ? », only where the text gives a reason or an aim: parce que, en raison de, afin de, pour + verb."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from restructurer.expansion.asking import Asked, Predicate, frame, inverted_clause
from restructurer.expansion.material import Material
from restructurer.expansion.rules import QuestionRule
from restructurer.expansion.speakers import Speaker, speaker_at
from restructurer.expansion.stretches import pieces_of, trimmed
from restructurer.writing.attributions import phrase_at
from restructurer.writing.parts import Word
from restructurer.writing.shortening import Phrases, split
from restructurer.writing.syntax import Syntax

# Verbs whose « pour » says what for, not why: « mettre trois jours pour… ».
_TAKE_POUR = tuple("mettre falloir suffire nécessiter consacrer servir passer payer dépenser prévoir".split())


# What is rather than is done has no aim: « dépendre de la neige pour irriguer ».
_STATES = ("dépendre", "rester", "être", "avoir", "manquer", "disposer", "compter", "exister", "figurer", "bénéficier")
_NO_REASON_OF_ACTS = frozenset((*_TAKE_POUR, *_STATES))


# Verbs of the courts, whose « pour » gives the charge.
_CHARGED = (
    *("poursuivre", "juger", "condamner", "comparaître", "renvoyer", "inculper", "arrêter", "interpeller", "écrouer"),
    *("suspendre", "sanctionner", "licencier", "prévenir"),
)


def _gerund(syntax: Syntax, token: int) -> bool:
    """Whether « en » opens a gerund: « en réduisant la vitesse »."""
    after = token + 1
    low = syntax.low[after] if after < len(syntax) else ""
    return low.endswith("ant") and syntax.pos[after] == "VERB" and low not in ("avant", "durant", "pendant")


@lru_cache(maxsize=16)
def _phrases(words: tuple[str, ...]) -> Phrases:
    """What opens a reason, the longest first."""
    return Phrases(sorted((split(word) for word in words), key=lambda phrase: (-len(phrase), phrase)))


def _reason(syntax: Syntax, predicate: Predicate, rule: QuestionRule) -> tuple[int, int, int] | None:
    """Where the reason stands: (first token, size of what opens it, token after it)."""
    phrases = _phrases(rule.words)
    for first in range(predicate.head + 1, predicate.sentence.stop):
        size = phrase_at(syntax, first, predicate.sentence.stop, phrases)
        if not size:
            continue
        charged = syntax.lemma[predicate.head] in _CHARGED
        if syntax.low[first] == "pour" and size == 1 and not charged and not _infinitive_next(syntax, first + 1):
            continue
        if syntax.low[first] == "en" and size == 1 and not _gerund(syntax, first):
            continue
        stop = first + size
        last = predicate.sentence.stop
        while stop < last and syntax.text[stop] not in (";", ".", ":", "!", "?", "«", "»", "(", ")"):
            if syntax.text[stop] == "," and not _goes_on(syntax, first, stop):
                break
            stop += 1
        for a, _b, _, _ in predicate.attributions:
            if first < a < stop:
                stop = a
        return first, size, stop
    return None


def _belongs(syntax: Syntax, predicate: Predicate, first: int) -> bool:
    """Whether a reason is that of the verb asked about.

    It is not where a clause in *que* stands before it (« a prévenu qu'elle saisirait le juge parce
    que… »); *pour* with an infinitive is an aim only of what somebody does.
    """
    for child in syntax.down(predicate.head, "ccomp", "xcomp", "conj"):
        if predicate.head < child < first and syntax.low[syntax.left[child]] in ("que", "qu'"):
            return False
    if any(syntax.low[t] in ("que", "qu'") and syntax.dep[t] == "mark" for t in range(predicate.head, first)):
        return False
    if syntax.low[first] == "en":
        return syntax.head[first + 1] == predicate.head and syntax.text[first - 1] != ","
    if syntax.low[first] != "pour":
        return True
    if syntax.lemma[predicate.head] in _CHARGED:
        return syntax.pos[first + 1] == "NOUN"
    if syntax.lemma[predicate.head] in _NO_REASON_OF_ACTS or syntax.pos[predicate.head] != "VERB":
        return False
    aim = next((t for t in range(first + 1, first + 5) if syntax.feats[t].get("VerbForm") == "Inf"), None)
    return aim is None or syntax.head[aim] == predicate.head


def _with_apposition(syntax: Syntax, stop: int, end: int) -> int:
    """The end of an answer with the apposition behind its comma, which says what is meant."""
    if stop >= end or syntax.text[stop] != "," or syntax.pos[stop + 1] not in ("DET", "NUM", "NOUN", "PROPN"):
        return stop
    after = stop + 1
    while after < end and syntax.text[after] not in (",", ".", ";", ":", "«", "(", "!", "?"):
        if syntax.feats[after].get("VerbForm") == "Fin":
            return stop
        after += 1
    return after


def _infinitive_next(syntax: Syntax, token: int) -> bool:
    for t in range(token, min(token + 4, len(syntax))):
        if syntax.feats[t].get("VerbForm") == "Inf":
            return True
        if syntax.pos[t] not in ("PRON", "ADV"):
            return False
    return False


def _goes_on(syntax: Syntax, first: int, comma: int) -> bool:
    """Whether what stands after a comma still belongs to the reason: an enumeration, a relative clause."""
    after = comma + 1
    if after >= len(syntax):
        return False
    top = first
    inside = syntax.subtree(top)
    while syntax.head[top] != top and syntax.head[top] > first and inside.stop <= comma:
        top = syntax.head[top]
        inside = syntax.subtree(top)
    return inside.start >= first and after in inside and syntax.low[after] not in ("a", "ont", "selon", "mais", "et")


def _speaker(material: Material, predicate: Predicate) -> tuple[bool, Speaker | None]:
    """Whether somebody says the sentence, and who, where they can be named."""
    if not predicate.attributions:
        return False, None
    _, _, first, stop = predicate.attributions[0]
    if stop <= first:
        return True, None
    return True, speaker_at(material.analysis, material.syntax.start[first], material.syntax.end(stop - 1))


def why(material: Material, rule: QuestionRule) -> Iterator[Asked]:
    """The main clause asked with *pourquoi*; the reason, with its own opening word, is the answer."""
    syntax = material.syntax
    genders = material.genders
    for sentence, predicates in material.predicates:
        for predicate in predicates:
            if syntax.quoted(predicate.head):
                continue
            found = _reason(syntax, predicate, rule)
            if found is None or frame(syntax, predicate) or not _belongs(syntax, predicate, found[0]):
                continue
            first, size, stop = found
            asked = inverted_clause(syntax, predicate, first, genders)
            attributed, speaker = _speaker(material, predicate)
            answer = trimmed(syntax, range(first, _with_apposition(syntax, stop, sentence.stop)))
            if asked is None or (attributed and speaker is None) or len(answer) < size + 2:
                continue
            words = (
                (Word("parce que", "expansions.question.car", first, first + size),)
                if syntax.low[first] == "car"
                else ()
            )
            said = pieces_of(syntax, answer, words=words)
            if said is None:
                continue
            subject, verb, tokens = asked
            yield Asked(
                rule.id, {"subject": subject, "verb": verb}, said, answer, tokens, sentence.index, rule.value, speaker
            )
