"""« Que demande l’ONG au Conseil ? », « Qu’affirment deux diplomates ? », « Quand aura lieu le vote ? »."""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.article import Piece
from restructurer.expansion.asking import Asked, Predicate, attributed, frame
from restructurer.expansion.material import Material
from restructurer.expansion.rules import QuestionRule
from restructurer.expansion.stretches import is_contiguous, pieces_of, trimmed
from restructurer.french import lexicon
from restructurer.writing.drafts import decapitalised
from restructurer.writing.pieces import from_rule
from restructurer.writing.syntax import Syntax

_ADVERBS = {"ADV"}


def verb_group(syntax: Syntax, predicate: Predicate) -> tuple[Piece, ...] | None:
    """The verb as the question wants it: as it stands where it is simple or its participle does not vary,
    else in the present; ``None`` where neither is sure (negation, reflexive, passive)."""
    if predicate.clitics or (syntax.head[predicate.verb] == predicate.verb and predicate.verb != predicate.head):
        return None
    if any(syntax.dep[c] in ("aux:pass", "cop") for c in syntax.children[predicate.head]):
        return None
    if predicate.verb == predicate.head:
        return pieces_of(syntax, (predicate.verb,))
    between = range(predicate.verb + 1, predicate.head)
    if any(syntax.pos[t] != "ADV" or syntax.low[t] in ("pas", "plus", "jamais", "guère") for t in between):
        return None
    if syntax.lemma[predicate.verb] != "avoir":
        return None
    codes = lexicon.adjective_codes(syntax.low[predicate.head])
    if syntax.feats[predicate.verb].get("Tense") == "Pres" and codes and "ms" not in codes:
        form = lexicon.present(syntax.lemma[predicate.head], "3p" if predicate.plural else "3s")
        return (from_rule(form, "expansions.question.present"),) if form else None
    return pieces_of(syntax, (predicate.verb, predicate.head))


def after_verb(syntax: Syntax, predicate: Predicate, stop: int) -> tuple[int, ...]:
    """What stands between the predicate and a token: complements the question needs; adverbs go."""
    return tuple(t for t in range(predicate.head + 1, stop) if syntax.pos[t] not in _ADVERBS)


def _each(material: Material, rule: QuestionRule) -> Iterator[Predicate]:
    syntax = material.syntax
    for _, predicates in material.predicates:
        for predicate in predicates:
            if (
                syntax.lemma[predicate.head] in rule.verbs
                and not predicate.attributions
                and not frame(syntax, predicate)
                and not syntax.quoted(predicate.head)
            ):
                yield predicate


def _asked(
    material: Material,
    rule: QuestionRule,
    predicate: Predicate,
    *,
    to: tuple[int, ...],
    answer: tuple[int, ...],
    bonus: float = 0.0,
) -> Iterator[Asked]:
    syntax = material.syntax
    verb = verb_group(syntax, predicate)
    subject = pieces_of(syntax, predicate.phrase)
    said = pieces_of(syntax, answer)
    towards = pieces_of(syntax, to) if to else ()
    if verb is None or subject is None or said is None or towards is None:
        return
    space = (from_rule(" ", f"expansions.question.{rule.id}"),)
    slots = {"verb": verb, "subject": subject, "to": (*space, *towards) if towards else ()}
    asks = (*predicate.phrase, *to)
    yield Asked(rule.id, slots, said, answer, asks, predicate.sentence.index, round(rule.value + bonus, 4))


def own_clause(syntax: Syntax, head: int) -> tuple[int, ...]:
    """The subtree of an infinitive, a clause or an object up to a second clause that has a subject of its own.

    « rétablir un train lundi, mais elle conseille… »: what *elle* does is no part of it. A second
    clause in *que* is (« que X, et que Y »).
    """
    span = syntax.subtree(head)
    stop = span.stop
    for token in range(head + 1, span.stop):
        if syntax.dep[token] != "conj" or not syntax.down(token, "nsubj", "expl"):
            continue
        start = syntax.left[token]
        while start - 1 > head and syntax.low[start - 1] in (",", "et", "mais", ";", "or", "car"):
            start -= 1
        if not any(syntax.low[t] in ("que", "qu'", "qui", "dont", "où") for t in range(start, token)):
            stop = min(stop, start)
    return tuple(range(span.start, stop))


def _infinitives(syntax: Syntax, head: int) -> tuple[int, ...]:
    """The infinitives under a verb, and those that the parser hangs on the person asked (« demander au maire de… »)."""
    own = syntax.down(head, "xcomp", "obl", "ccomp", "obj")
    asked = [t for noun in syntax.down(head, "obl", "iobj") for t in syntax.down(noun, "acl")]
    return tuple(t for t in sorted({*own, *asked}) if syntax.feats[t].get("VerbForm") == "Inf")


def what_infinitive(material: Material, rule: QuestionRule) -> Iterator[Asked]:
    """« X demande à Y de + infinitive »: the infinitive group is the answer. ``words``: the prepositions before it."""
    syntax = material.syntax
    for predicate in _each(material, rule):
        for child in _infinitives(syntax, predicate.head):
            if syntax.feats[child].get("VerbForm") != "Inf" or child < predicate.head:
                continue
            first = syntax.left[child]
            if (syntax.low[first] in ("de", "d'", "à")) != bool(rule.words) or (
                rule.words and syntax.low[first] not in rule.words
            ):
                continue
            answer = trimmed(syntax, attributed(predicate, own_clause(syntax, child)))
            to = after_verb(syntax, predicate, first)
            if not answer or not is_contiguous(answer) or not _is_recipient(syntax, to):
                continue
            if any(syntax.low[t] == "depuis" for t in answer):
                continue  # since when is told of the refusal, not of what is refused
            yield from _asked(material, rule, predicate, to=to, answer=answer)
            break


def _is_recipient(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether tokens are nothing, or « à Y »."""
    if not tokens:
        return True
    return (
        syntax.low[tokens[0]] in ("à", "au", "aux")
        and len(tokens) <= 10
        and is_contiguous(tokens)
        and syntax.text[tokens[-1]] not in (",",)
    )


def what_clause(material: Material, rule: QuestionRule) -> Iterator[Asked]:
    """« X affirme que P »: « Que P » is the answer."""
    syntax = material.syntax
    for predicate in _each(material, rule):
        for child in syntax.down(predicate.head, "ccomp", "obj"):
            if child < predicate.head:
                continue
            first = syntax.left[child]
            if syntax.low[first] not in ("que", "qu'") or syntax.pos[first] == "PRON":
                continue
            answer = trimmed(syntax, attributed(predicate, own_clause(syntax, child)))
            to = after_verb(syntax, predicate, first)
            if answer and is_contiguous(answer) and answer[0] == first and _is_recipient(syntax, to):
                yield from _asked(material, rule, predicate, to=to, answer=answer)
                break


def what_object(material: Material, rule: QuestionRule) -> Iterator[Asked]:
    """« X dénonce + noun phrase »: the noun phrase is the answer, of four words at least."""
    syntax = material.syntax
    for predicate in _each(material, rule):
        for child in syntax.down(predicate.head, "obj"):
            if (
                child < predicate.head
                or syntax.pos[child] not in ("NOUN", "PROPN")
                or any(syntax.down(predicate.head, "ccomp", "xcomp"))
            ):
                continue
            answer = trimmed(syntax, attributed(predicate, tuple(syntax.subtree(child))))
            if len(answer) < 4 or not is_contiguous(answer) or after_verb(syntax, predicate, answer[0]):
                continue
            if any(syntax.low[t] in _TIMES or syntax.low[t] in ("an", "année", "ans") for t in answer[:3]):
                continue
            if any(syntax.dep[t] in ("parataxis",) for t in answer) or syntax.pos[answer[0]] not in (
                "DET",
                "NUM",
                "ADP",
                "NOUN",
                "ADJ",
            ):
                continue
            end = answer[-1] + 1
            if end < predicate.sentence.stop and syntax.pos[end] in ("ADP", "ADJ", "PRON", "DET"):
                continue
            yield from _asked(material, rule, predicate, to=(), answer=answer)
            break


_TIMES = (
    *(
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "demain",
        "matin",
        "soir",
        "semaine",
        "mois",
    ),
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre"),
    *("décembre", "printemps", "été", "automne", "hiver"),
)


def when_where(material: Material, rule: QuestionRule) -> Iterator[Asked]:
    """« Quand aura lieu X ? », « Où se tiendra X ? »: verbs that have nothing but a time and a place."""
    syntax = material.syntax
    wants_time = "quand" in rule.text.lower()
    for sentence, predicates in material.predicates:
        for predicate in predicates:
            if (
                syntax.lemma[predicate.head] not in rule.verbs
                or predicate.attributions
                or predicate.verb != predicate.head
            ):
                continue
            if any(syntax.low[t] in ("ne", "n'") for t in predicate.clitics):
                continue
            for child in syntax.down(predicate.head, "obl", "advmod", "nmod"):
                span = tuple(syntax.subtree(child))
                answer = trimmed(syntax, span)
                if not answer or child < predicate.head or not is_contiguous(answer):
                    continue
                is_time = any(
                    syntax.low[t] in _TIMES or (syntax.text[t].isdigit() and len(syntax.text[t]) == 4) for t in answer
                )
                if is_time != wants_time or (
                    not is_time and syntax.low[answer[0]] not in ("à", "au", "aux", "en", "dans", "sur")
                ):
                    continue
                if not is_time and not any(syntax.pos[t] == "PROPN" for t in answer):
                    continue
                verb = pieces_of(syntax, (*predicate.clitics, *_with_place(syntax, predicate)))
                subject, said = pieces_of(syntax, predicate.phrase), pieces_of(syntax, answer)
                if verb is None or subject is None or said is None:
                    continue
                slots = {"verb": decapitalised(verb), "subject": subject}
                yield Asked(rule.id, slots, said, answer, predicate.phrase, sentence.index, rule.value)
                break


def _with_place(syntax: Syntax, predicate: Predicate) -> tuple[int, ...]:
    """The verb, with « lieu » where it is « avoir lieu »."""
    after = predicate.verb + 1
    return (predicate.verb, after) if after < len(syntax) and syntax.low[after] == "lieu" else (predicate.verb,)
