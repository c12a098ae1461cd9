"""The brief in front of an article: found, understood, taken out."""

from __future__ import annotations

from typing import Any

import pytest

from restructurer.article import Source
from restructurer.reading.brief import BriefRule
from restructurer.reading.read import read_text
from restructurer.rulebook import Rulebook, default_rulebook

EXAMPLES = [(rule.id, example) for rule in default_rulebook().rules("brief", BriefRule) for example in rule.example]
BODY = (
    "\n\nLe conseil a voté le crédit lundi soir, par trente voix contre douze, après trois heures de débat."
    "\n\nFin des travaux en mai."
)


def read(text: str, rulebook: Rulebook) -> Source:
    return read_text(text, rulebook=rulebook, minimum_words=0)


@pytest.mark.parametrize(
    ("ident", "example"), EXAMPLES, ids=[f"{ident}-{index}" for index, (ident, _) in enumerate(EXAMPLES)]
)
def test_examples_of_the_rules_hold(ident: str, example: dict[str, Any], rulebook: Rulebook) -> None:
    source = read(f"{example['line']}{BODY}", rulebook)
    wanted = example.get("left", "")
    assert source.title == wanted
    assert bool(source.removed) == (wanted != example["line"])
    for name in ("words", "subheadings", "keyphrase"):
        assert getattr(source.brief, name) == example.get(name), name


def test_the_brief_is_found_on_several_lines(rulebook: Rulebook) -> None:
    brief = "Réécris cet article en français\navec des intertitres\nau moins 850 mots\n\n"
    source = read(f"{brief}Le crédit est voté{BODY}", rulebook)
    assert (source.brief.words, source.brief.subheadings) == (850, True)
    assert source.title == "Le crédit est voté"
    assert [source.text[one.start : one.end] for one in source.removed] == brief.strip().split("\n")
    assert all(one.rule.startswith("brief.") for one in source.removed)


def test_the_brief_is_found_below_the_title_and_below_the_article(rulebook: Rulebook) -> None:
    source = read(f"Le crédit est voté\nAt least 900 words, in French{BODY}", rulebook)
    assert (source.title, source.brief.words) == ("Le crédit est voté", 900)
    source = read(f"Le crédit est voté{BODY}\n\nAu moins 900 mots, avec des intertitres", rulebook)
    assert source.brief.words == 900


@pytest.mark.parametrize(
    "line",
    [
        "Le candidat a écrit au moins 700 mots sur la réforme des retraites, a compté le journal.",
        "Les intertitres sont de la rédaction.",
        "Il faut rédiger un article de loi plus clair, plaide la ministre.",
        "La mairie veut optimiser cette page pour les moteurs de recherche et pour les malvoyants.",
    ],
)
def test_sentences_of_an_article_are_no_brief(line: str, rulebook: Rulebook) -> None:
    source = read(f"Le crédit est voté\n\n{line}{BODY}", rulebook)
    assert source.removed == ()
    assert source.brief.words is None


def test_a_number_of_words_out_of_bounds_is_no_target(rulebook: Rulebook) -> None:
    assert read(f"Write an article of 99999 words{BODY}", rulebook).brief.words is None
