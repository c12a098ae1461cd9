"""The questions of an interview stand in bold, those of any other article as they are."""

from __future__ import annotations

from restructurer.main_path import restructure
from restructurer.rendering.render import render

ANSWERS = [
    "La criée vend huit mille tonnes par an, et les mareyeurs reviennent depuis que la halle est chauffée.",
    "Le département a payé la moitié des travaux, la ville un quart, et les pêcheurs se partagent le reste.",
    "Les langoustines baissent depuis trois ans, mais les homards tiennent, et la coquille a fait une belle saison.",
    "Deux patrons de trente ans se sont installés cet hiver, ce qui n'était plus arrivé ici depuis longtemps.",
]
QUESTIONS = [
    "Comment va la criée de Roscoff, deux ans après l'incendie ?",
    "Qui a payé la nouvelle halle ?",
    "Y a-t-il encore du poisson dans la baie ?",
    "Les jeunes reprennent-ils des bateaux ?",
]


def _bold(blocks: list[str]) -> list[str]:
    text = render(restructure("\n\n".join(["Roscoff : la criée vue du quai", *blocks])), format="md")
    return [line.strip("*").replace("\u00a0", " ") for line in text.splitlines() if line.startswith("**")]


def test_the_questions_of_an_interview_stand_in_bold() -> None:
    blocks = [ANSWERS[0] + " Rencontre avec le directeur, Yann Le Goff."]
    for question, answer in zip(QUESTIONS, ANSWERS, strict=True):
        blocks += [question, answer]
    bold = _bold(blocks)
    assert [question.replace("'", "’") for question in QUESTIONS] == [line for line in bold if line.endswith("?")]


def test_a_question_in_an_article_stays_as_it_is() -> None:
    assert not any(line.endswith("?") for line in _bold([ANSWERS[0], QUESTIONS[1], *ANSWERS[1:]]))
