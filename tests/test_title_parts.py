"""Parts that a long given title loses whole, and what no shortened title may lose."""

from __future__ import annotations

import pytest

from restructurer.rulebook import Rulebook
from restructurer.writing.titles import write_title
from tests.writing_samples import article

BODY = (
    "Le conseil communal de Tamines a débattu lundi pendant six heures. La bourgmestre a défendu le texte. "
    "L'opposition demande un audit indépendant."
)


def _titles(given: str, rulebook: Rulebook) -> list[str]:
    best, others = write_title(article(BODY, given), rulebook=rulebook)
    return [text.replace("\xa0", " ") for text in (best.text, *(one.text for one in others))]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (
            'Le conseil communal de Tamines adopte un budget 2031 "de rattrapage"',
            "Le conseil communal de Tamines adopte un budget 2031",
        ),
        (
            "Tamines. Un car scolaire percute un tramway : neuf collégiens blessés légers",
            "Tamines : un car scolaire percute un tramway",
        ),
        (
            "Les vaccins communaux seront distribués « au même moment » entre les quartiers",
            "Les vaccins communaux seront distribués « au même moment »",
        ),
    ],
)
def test_a_quote_that_qualifies_and_the_news_behind_a_second_colon_go(
    given: str, wanted: str, rulebook: Rulebook
) -> None:
    assert wanted in _titles(given, rulebook)


def test_a_quote_does_not_stay_without_the_noun_that_it_qualifies(rulebook: Rulebook) -> None:
    given = 'La gauche locale mènera l\'opposition à un collège communal "clientéliste" et "dépensier"'
    assert not any("opposition « client" in text for text in _titles(given, rulebook))


def test_no_word_of_a_rule_is_put_into_a_quote(rulebook: Rulebook) -> None:
    given = 'Le conseil communal de Tamines adopte un budget 2031 "de rattrapage"'
    assert not any("« adopté" in text for text in _titles(given, rulebook))


def test_a_call_is_not_told_as_what_it_calls_for(rulebook: Rulebook) -> None:
    given = "Grève des éboueurs à Tamines : la bourgmestre appelle à un « retour au calme » immédiat"
    assert not any(text.endswith(": un « retour au calme »") for text in _titles(given, rulebook))


def test_a_headline_in_capitals_is_written_small(rulebook: Rulebook) -> None:
    found = _titles("LA SNTF RENFORCE L'OFFRE DE BUS À TAMINES", rulebook)
    assert found[0] == "La SNTF renforce l’offre de bus à Tamines"
