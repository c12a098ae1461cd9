"""Who wrote an article, told below it, is no part of it; a journalist that it is about stays."""

from __future__ import annotations

import pytest

from restructurer.reading.read import read_text
from restructurer.rulebook import default_rulebook

TITLE = "Le conseil communal de Tamines vote son budget"
BODY = (
    "La bourgmestre a défendu mardi soir un budget de crise devant une salle pleine. "
    "Les taxes n’augmenteront pas, a-t-elle promis, mais trois chantiers attendront."
)
CARD = (
    "Jeanne Martin est journaliste à la rubrique régionale depuis 2019. Elle suit la vie politique de la Basse-Sambre."
)


def _kept(*lines: str) -> list[str]:
    source = read_text("\n".join(lines), rulebook=default_rulebook(), minimum_words=0)
    return [source.slice(one) for one in source.paragraphs]


def test_the_card_of_the_author_goes() -> None:
    assert _kept(TITLE, "Par Jeanne Martin", BODY, BODY, CARD, "12 commentaires") == [BODY, BODY]


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, "Par Luc Dupuis", BODY, CARD),
        (TITLE, BODY, CARD),
        (TITLE, "Par Jeanne Martin", CARD, BODY),
        (
            TITLE,
            "Par Jeanne Martin",
            BODY,
            "Jeanne Martin a perdu son siège d’échevine, à treize voix près, après un recours.",
        ),
    ],
)
def test_a_journalist_of_whom_the_article_speaks_stays(lines: tuple[str, ...]) -> None:
    assert len(_kept(*lines)) == 2
