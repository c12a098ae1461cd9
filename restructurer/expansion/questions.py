"""Questions and answers: who, what, where, when, why, how many, where the text holds the answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from restructurer.errors import RuleError
from restructurer.expansion.asking import Asked
from restructurer.expansion.back_references import bare_back_reference
from restructurer.expansion.forms import fill
from restructurer.expansion.items import Item, Offer, Span
from restructurer.expansion.limits import told_by
from restructurer.expansion.material import Material
from restructurer.expansion.pointing import points_outside
from restructurer.expansion.question_amounts import counted_object, how_much, what_amount
from restructurer.expansion.question_lists import how_many, where_listed, which_countries, which_listed
from restructurer.expansion.question_people import who_did
from restructurer.expansion.question_reasons import why
from restructurer.expansion.question_times import asked_time
from restructurer.expansion.question_what import what_clause, what_infinitive, what_object, when_where
from restructurer.expansion.rules import Move, QuestionRule
from restructurer.expansion.stretches import spans_of
from restructurer.expansion.usable import wrong_participle
from restructurer.french.words import count_words
from restructurer.writing.drafts import capitalised
from restructurer.writing.pieces import from_rule

PATTERNS: dict[str, Callable[[Material, QuestionRule], Iterator[Asked]]] = {
    "infinitive": what_infinitive,
    "clause": what_clause,
    "object": what_object,
    "when-where": when_where,
    "why": why,
    "where-listed": where_listed,
    "which-listed": which_listed,
    "which-countries": which_countries,
    "how-many": how_many,
    "who-did": who_did,
    "what-amount": what_amount,
    "how-much": how_much,
    "counted-object": counted_object,
    "time": asked_time,
}

_ANSWERED = 0.8  # likeness of an answer and a title from which the title has answered already
LONGEST_QUESTION = 22
LEAST_COUNTED = 7  # tokens
FEWEST_TURNED = 4  # words of an answer to a question that only turns a sentence round


def question_item(asked: Asked, material: Material, move: Move) -> Item | None:
    """A question with its answer as an item; ``None`` where it is too long, or a heading has answered it."""
    rule = next(rule for rule in material.questions if rule.id == asked.rule)
    name = f"expansions.question.{rule.id}"
    question = capitalised(fill(rule.text, asked.slots, rule=name))
    text = "".join(piece.text for piece in question)
    answer_text = "".join(piece.text for piece in asked.answer)
    if re.search(r"\bd[’']autres\b", text):
        return None  # others than those that the text has just named
    if count_words(text) > LONGEST_QUESTION or not move.shortest <= count_words(answer_text) <= move.longest:
        return None
    if rule.last and count_words(answer_text) < FEWEST_TURNED:
        return None
    if any(told_by(answer_text, title) >= _ANSWERED for title in material.titles):
        return None
    if told_by(f"{text} {answer_text}", material.opening) >= _ANSWERED:
        return None
    if asked.speaker is None:
        answer = capitalised(asked.answer)
    else:
        slots = {"speaker": asked.speaker.pieces(material.analysis, capital=False), "clause": asked.answer}
        answer = fill(move.forms[0], slots, rule=name)
    closed = "".join(piece.text for piece in answer)[-1:] in ".!?…"
    pieces = (*question, from_rule("\n", name), *answer, *(() if closed else (from_rule(".", name),)))
    return Item(
        pieces=pieces,
        spans=_said_again(asked, material),
        kind="restated",
        value=round(asked.value, 4),
        subject=f"question {asked.tokens[0]}",
        start=material.syntax.start[asked.tokens[0]],
        near=(asked.sentence,),
        filler=rule.last,
    )


def _said_again(asked: Asked, material: Material) -> tuple[Span, ...]:
    """The stretches that question and answer say again; a short question says too little to count."""
    counted = (*asked.asks, *asked.tokens) if len(asked.asks) >= LEAST_COUNTED else asked.tokens
    return spans_of(material.syntax, sorted(set(counted)))


_BODIES = ("association", "organisation", "organisme", "institution")


def _points_back(asked: Asked, material: Material) -> bool:
    """Whether the question asks about somebody or something that only the text before it tells (« le chercheur »)."""
    return any(
        bare_back_reference(material.syntax, token, asked.asks, words=(*material.settings.back, *_BODIES))
        for token in asked.asks[:4]
        if material.syntax.pos[token] == "NOUN"
    )


def all_asked(material: Material) -> tuple[Asked, ...]:
    """Every question that a form in force finds, in the order of the text, the best of each answer first."""
    found: list[Asked] = []
    for rule in material.questions:
        if rule.pattern not in PATTERNS:
            raise RuleError(
                f"expansions.toml: question {rule.id!r}: no pattern {rule.pattern!r}; known: {', '.join(PATTERNS)}"
            )
        found.extend(PATTERNS[rule.pattern](material, rule))
    return tuple(sorted(found, key=lambda asked: (-asked.value, asked.tokens[0], asked.rule)))


def stands_alone(asked: Asked, material: Material) -> bool:
    """Whether question and answer together point at nothing outside."""
    tokens = (*asked.asks, *asked.tokens)
    if wrong_participle(material.syntax, tokens) or _points_back(asked, material):
        return False
    return points_outside(material.syntax, tokens, settings=material.settings) is None


def _opening(item: Item) -> str:
    """The first words of a question that must not be asked twice: « Qu’a prévu »."""
    words = item.text.lower().split()
    free = words[0] in ("pourquoi", "qui", "combien", "quand", "comment", "quel", "quelle")
    return item.text if free else " ".join(words[:2])


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One box: a group for each answer, the best first; of each form at most two, so that they vary."""
    if material.is_ticker:
        return ()
    groups: dict[int, list[Item]] = {}
    forms: dict[str, int] = {}
    openings: set[str] = set()
    each = {rule.id: rule.each for rule in material.questions}
    for asked in all_asked(material):
        if asked.sentence in material.news or not stands_alone(asked, material):
            continue
        item = question_item(asked, material, move)
        if item is None or forms.get(asked.rule, 0) >= each[asked.rule]:
            continue
        opening = _opening(item)
        if asked.sentence not in groups and opening in openings:
            continue
        openings.add(opening)
        if asked.sentence not in groups:
            forms[asked.rule] = forms.get(asked.rule, 0) + 1
        groups.setdefault(asked.sentence, []).append(item)
    label = (from_rule(move.label, f"expansions.{move.id}"),)
    return (Offer(move.id, "questions", tuple(map(tuple, groups.values())), label=label),) if groups else ()
