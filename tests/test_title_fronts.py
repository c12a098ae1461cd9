"""Places before a title: none where one stands already, none where the news did not happen."""

from __future__ import annotations

from restructurer.rulebook import Rulebook
from restructurer.writing.titles import write_title
from tests.writing_samples import article


def test_no_second_place_stands_before_a_title_that_opens_on_one(rulebook: Rulebook) -> None:
    body = (
        "Un incendie a fait trois morts à Brest dans un immeuble de Recouvrance. Les pompiers ont été appelés à l'aube."
    )
    title = "À Brest, un incendie fait trois morts dans un immeuble du quartier de Recouvrance"
    best, weighed = write_title(article(body, title), rulebook=rulebook)
    assert not any(one.text.startswith("Recouvrance") for one in weighed)
    assert "Brest" in best.text


def test_a_text_without_headline_is_not_set_where_something_else_takes_place(rulebook: Rulebook) -> None:
    body = (
        "Un car a pris feu et trente personnes ont été blessées samedi dans une rixe à un péage près de Quimper, "
        "juste avant la finale de la Coupe à Brest. Le stade de Brest était plein. La préfecture a ouvert une enquête "
        "à Brest. Les supporters ont quitté Brest dans la nuit."
    )
    _, weighed = write_title(article(body), rulebook=rulebook)
    assert not any(one.text.startswith("Brest") and "car a pris feu" in one.text for one in weighed)


def test_a_place_in_front_has_the_accents_of_print_and_does_not_win_by_them(rulebook: Rulebook) -> None:
    body = "La neige a bloqué lundi les routes du sud des Etats-Unis. Le gouverneur a fermé les écoles."
    best, weighed = write_title(article(body, "La neige bloque le sud des Etats-Unis"), rulebook=rulebook)
    assert best.text == "La neige bloque le sud des États-Unis"
    assert not any("Etats" in one.text for one in weighed)
