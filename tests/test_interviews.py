"""Interviews: who answers, where no verb says it."""

from __future__ import annotations

import pytest

from restructurer import quotes

OPENING = (
    "Anne Lenoir dirige le port de Berville depuis lundi. Elle veut draguer le chenal et baisser les droits de quai."
)
QUESTIONS = ("Pourquoi draguer le chenal ?", "Qui paiera les travaux ?", "Et les pêcheurs de la rade ?")
ANSWERS = (
    "« Parce que les grands navires ne passent plus depuis deux ans. »",
    "« La région et l’État, à parts égales. Nous devons encore signer. »",
    "« Ils auront un quai à eux. Paul Vial, leur président, le sait. »",
)


def interview(*, opening: str = OPENING, questions: tuple[str, ...] = QUESTIONS, title: str = "") -> list[str | None]:
    pairs = [line for pair in zip(questions, ANSWERS, strict=True) for line in pair]
    found = quotes("\n\n".join([*([title] if title else []), opening, *pairs]))
    return [quote.speaker for quote in found][-len(ANSWERS) :]


def test_the_answers_are_of_whom_the_opening_names() -> None:
    assert interview() == ["Anne Lenoir"] * 3


def test_the_headline_says_who_answers() -> None:
    opening = "Anne Lenoir succède à Paul Vial à la tête du port. Paul Vial s’en va après dix ans."
    assert interview(opening=opening, title="Anne Lenoir : « Le port doit changer »") == ["Anne Lenoir"] * 3


@pytest.mark.parametrize(
    ("opening", "questions"),
    [
        ("Anne Lenoir et Paul Vial dirigent le port de Berville. Les droits de quai vont baisser.", QUESTIONS),
        (OPENING, ("Le chenal est ensablé.", "La région hésite.", "Les pêcheurs attendent.")),
    ],
    ids=("two are named", "nothing is asked"),
)
def test_nobody_is_named_where_it_cannot_be_told(opening: str, questions: tuple[str, ...]) -> None:
    assert interview(opening=opening, questions=questions)[0] is None
