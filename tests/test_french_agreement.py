"""Agreement of articles, adjectives and participles, and the refusal to guess."""

from __future__ import annotations

import pytest

from restructurer.french.agreement import agree, agree_with, agrees, article, form_fits, with_article_after


@pytest.mark.parametrize(
    ("phrase", "kind", "written"),
    [
        ("implantation en Afrique", "definite", "l’implantation en Afrique"),
        ("sanctions", "definite", "les sanctions"),
        ("accord", "demonstrative", "cet accord"),
        ("héroïne", "indefinite", "une héroïne"),
        ("hausse des prix", "definite", "la hausse des prix"),
        ("dialogue", "demonstrative", "ce dialogue"),
        ("mesures", "indefinite", "des mesures"),
        ("eau", "partitive", "de l’eau"),
        ("financement", "partitive", "du financement"),
    ],
)
def test_article(phrase: str, kind: str, written: str) -> None:
    assert article(phrase, kind=kind) == written  # type: ignore[arg-type]


def test_article_is_not_guessed() -> None:
    assert article("livre") is None
    assert article("xyzzy") is None
    assert article("pays") is None
    assert article("") is None


def test_article_from_what_the_caller_knows() -> None:
    assert article("livre", gender="f", number="s") == "la livre"
    assert article("nouvelles relations", head="relations", kind="indefinite") == "des nouvelles relations"
    assert article("Kalachnikov", gender="f", number="s") == "la Kalachnikov"


def test_preposition_and_article() -> None:
    assert with_article_after("de", "lancement") == "du lancement"
    assert with_article_after("à", "ouverture") == "à l’ouverture"
    assert with_article_after("à", "frontières") == "aux frontières"
    assert with_article_after("de", "xyzzy") is None


@pytest.mark.parametrize(
    ("determiner", "noun", "adjectives", "answer"),
    [
        ("la", "accord", (), False),
        ("une", "réforme", ("importante",), True),
        ("une", "réforme", ("important",), False),
        ("des", "mesures", ("fortes",), True),
        ("des", "mesures", ("forts",), False),
        ("les", "relation", (), False),
        ("deux", "diplomates", (), True),
        ("12", "morts", (), True),
        ("le", "xyzzy", (), None),
        ("une", "mesure", ("xyzzienne",), None),
        (None, "alliés", ("soutenus",), True),
        (None, "alliés", ("soutenue",), False),
    ],
)
def test_agrees(determiner: str | None, noun: str, adjectives: tuple[str, ...], answer: bool | None) -> None:
    assert agrees(determiner, noun, adjectives) is answer


def test_forms_of_determiners() -> None:
    assert form_fits("l’", "avenir")
    assert not form_fits("le", "avenir")
    assert form_fits("ce", "héros")
    assert not form_fits("ce", "accord")
    assert form_fits("cet", "accord")
    assert form_fits("les", "accords")


def test_agree() -> None:
    assert agree("soutenu", gender="f", number="p") == "soutenues"
    assert agree("historique", gender=None, number="p") == "historiques"
    assert agree("soutenu", gender=None, number="p") is None
    assert agree("soutenu", gender="f", number=None) is None


def test_agree_with_a_noun() -> None:
    assert agree_with("retardé", "démarches") == "retardées"
    assert agree_with("retardé", "livres") is None
    assert agree_with("difficile", "livre") == "difficile"
    assert agree_with("retardé", "livre", gender="m") == "retardé"
