"""« Qui a requis… ? »: a person or a body, the subject of a sentence, is the answer."""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.expansion.asking import Asked, Predicate, frame
from restructurer.expansion.back_references import bare_back_reference
from restructurer.expansion.material import Material
from restructurer.expansion.rules import QuestionRule
from restructurer.expansion.stretches import pieces_of, trimmed
from restructurer.writing.syntax import Syntax

LONGEST_CLAUSE = 20  # tokens
_TIES = ("aussi", "également", "pourtant", "ainsi", "donc", "toutefois", "cependant", "enfin", "ensuite", "alors")


def who_did(material: Material, rule: QuestionRule) -> Iterator[Asked]:
    """« Le procureur a requis… »: the predicate asked with *qui*; the subject, a person or a body, is the answer.

    The subject is singular, since *qui* is; it is a name, or one of the nouns in ``words``.
    """
    syntax = material.syntax
    for sentence, predicates in material.predicates:
        for predicate in predicates:
            if predicate.plural or predicate.attributions or not _is_agent(material, predicate, rule.words):
                continue
            if frame(syntax, predicate) or any(syntax.low[t] in ("ne", "n'") for t in predicate.clitics):
                continue
            if any(syntax.text[t] == "," for t in predicate.phrase):
                continue
            verb = syntax.lemma[predicate.head]
            if verb in ("être", "avoir") or verb in material.settings.empty_verbs or not _acts(syntax, predicate):
                continue
            if syntax.quoted(predicate.head):
                continue
            if _unknown(material, predicate.subject, predicate.phrase):
                continue  # « Le groupe. » answers nothing
            clause = _to_the_end(syntax, predicate)
            if any(_unknown(material, token, clause) for token in clause):
                continue
            asked = pieces_of(syntax, clause) if clause else None
            said = pieces_of(syntax, predicate.phrase)
            if asked is not None and said is not None:
                yield Asked(rule.id, {"clause": asked}, said, predicate.phrase, clause, sentence.index, rule.value)


def _unknown(material: Material, token: int, clause: tuple[int, ...]) -> bool:
    """Whether a noun of a question is one that only the text before tells (« examiner le dossier »)."""
    words = (*material.settings.back, *material.settings.back_top)
    return material.syntax.pos[token] == "NOUN" and bare_back_reference(material.syntax, token, clause, words=words)


def _acts(syntax: Syntax, predicate: Predicate) -> bool:
    """Whether the predicate is a verb in the active voice."""
    passive = any(syntax.dep[c] in ("aux:pass", "cop") for c in syntax.children[predicate.head])
    return syntax.pos[predicate.head] == "VERB" and not passive


def _named(syntax: Syntax, predicate: Predicate) -> bool:
    """Whether a name stands between the subject and the verb (« le ministre indien Narendra Modi s’est dit »)."""
    return any(syntax.text[t][:1].isupper() for t in range(predicate.phrase[-1] + 1, predicate.verb))


def _is_agent(material: Material, predicate: Predicate, nouns: tuple[str, ...]) -> bool:
    """Whether the subject is somebody: a person or a body by name, or one of the nouns with an article."""
    syntax = material.syntax
    low, high = syntax.start[predicate.phrase[0]], syntax.end(predicate.phrase[-1])
    named = any(
        entity.label in ("PER", "ORG") and any(low <= a and b <= high for a, b in entity.mentions)
        for entity in material.analysis.entities
    )
    return syntax.low[predicate.subject] in nouns or (named and syntax.pos[predicate.subject] == "PROPN")


def _to_the_end(syntax: Syntax, predicate: Predicate) -> tuple[int, ...]:
    """The verb with all that stands behind it to the end of the sentence; nothing where a comma comes first."""
    first = predicate.phrase[-1] + 1
    stop = first
    while stop < predicate.sentence.stop and syntax.text[stop] not in (",", ";", ".", ":", "«", "(", "!", "–", "—"):
        stop += 1
    ends = stop >= predicate.sentence.stop or syntax.text[stop] == "."
    clause = tuple(t for t in trimmed(syntax, range(first, stop)) if syntax.low[t] not in _TIES)
    between = all(t in predicate.clitics or t >= predicate.verb for t in clause)
    whole = ends and between and predicate.head in clause and 5 <= len(clause) <= LONGEST_CLAUSE
    return clause if whole and syntax.text[clause[0]].islower() and not _named(syntax, predicate) else ()
