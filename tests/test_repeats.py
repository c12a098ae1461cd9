"""What a page prints twice is read once."""

from __future__ import annotations

from restructurer.reading.read import read_text
from restructurer.rulebook import default_rulebook

TITLE = "Le conseil communal de Tamines vote son budget"
STANDFIRST = (
    "Six heures de débats ont précédé le vote, que l’opposition dit vouloir attaquer devant la tutelle dès lundi."
)
BODY = (
    "La bourgmestre a défendu mardi soir un budget de crise devant une salle pleine. "
    "Les taxes n’augmenteront pas, a-t-elle promis, mais trois chantiers attendront."
)
MORE = (
    "La tutelle dispose de trente jours pour se prononcer sur ce texte, que la majorité a voté sans une voix de plus."
)


def _read(*lines: str) -> tuple[list[str], list[str], str | None]:
    source = read_text("\n\n".join(lines), rulebook=default_rulebook(), minimum_words=0)
    removed = [source.text[one.start : one.end] for one in source.removed if one.rule == "layout.repeat"]
    return [source.slice(one) for one in source.paragraphs], removed, source.title


def test_the_headline_and_the_standfirst_of_a_form_go() -> None:
    kept, removed, title = _read(TITLE, STANDFIRST, BODY, MORE, TITLE, STANDFIRST)
    assert (kept, removed, title) == ([STANDFIRST, BODY, MORE], [TITLE, STANDFIRST], TITLE)


def test_a_paragraph_that_stands_twice_by_itself_stays() -> None:
    kept, removed, _ = _read(TITLE, BODY, MORE, BODY)
    assert (kept, removed) == ([BODY, MORE, BODY], [])


def test_a_name_card_printed_twice_in_a_row_goes_altogether() -> None:
    card = "Solange Martin, bourgmestre"
    kept, removed, _ = _read(TITLE, BODY, card, card, MORE)
    assert (kept, removed) == ([BODY, MORE], [card, card])


def test_a_short_line_said_again_later_stays() -> None:
    kept, removed, _ = _read(
        TITLE, BODY, "Trois chantiers en attente", MORE, "Trois chantiers en attente", BODY + " Oui."
    )
    assert removed == []
    assert kept.count("Trois chantiers en attente") == 2
