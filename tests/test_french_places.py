"""Countries and regions: the tables, and the forms that French needs."""

from __future__ import annotations

import re

import pytest

from restructurer.french import places
from restructurer.french.contraction import join
from restructurer.french.elision import elides


@pytest.mark.parametrize(
    ("name", "article", "within", "of"),
    [
        ("France", "la France", "en France", "de France"),
        ("Mali", "le Mali", "au Mali", "du Mali"),
        ("États-Unis", "les États-Unis", "aux États-Unis", "des États-Unis"),
        ("Cuba", "Cuba", "à Cuba", "de Cuba"),
        ("Irak", "l’Irak", "en Irak", "d’Irak"),
        ("Chypre", "Chypre", "à Chypre", "de Chypre"),
        ("Liban", "le Liban", "au Liban", "du Liban"),
        ("Haïti", "Haïti", "en Haïti", "d’Haïti"),
        ("Honduras", "le Honduras", "au Honduras", "du Honduras"),
        ("Pays-Bas", "les Pays-Bas", "aux Pays-Bas", "des Pays-Bas"),
        ("Hongrie", "la Hongrie", "en Hongrie", "de Hongrie"),
        ("Israël", "Israël", "en Israël", "d’Israël"),
        ("Barbade", "la Barbade", "à la Barbade", "de la Barbade"),
        ("RDC", "la République démocratique du Congo", "en République démocratique du Congo", None),
        ("La Réunion", "La Réunion", "à La Réunion", "de La Réunion"),
        ("Texas", "le Texas", "au Texas", "du Texas"),
        ("Ohio", "l’Ohio", "dans l’Ohio", "de l’Ohio"),
        ("Floride", "la Floride", "en Floride", "de Floride"),
        ("Hauts-de-France", "les Hauts-de-France", "dans les Hauts-de-France", "des Hauts-de-France"),
        ("Drôme", "la Drôme", "dans la Drôme", "de la Drôme"),
        ("Hainaut", "le Hainaut", "dans le Hainaut", "du Hainaut"),
        ("Valais", "le Valais", "en Valais", "du Valais"),
        ("canton de Vaud", "le canton de Vaud", "dans le canton de Vaud", "du canton de Vaud"),
        ("wilaya d’Oran", "la wilaya d’Oran", "dans la wilaya d’Oran", "de la wilaya d’Oran"),
        ("Québec", "le Québec", "au Québec", "du Québec"),
    ],
)
def test_forms(name: str, article: str, within: str, of: str | None) -> None:
    assert places.with_article(name) == article
    assert places.within(name) == within
    if of is not None:
        assert places.of(name) == of


def test_found_with_article_and_straight_apostrophe() -> None:
    mali, irak = places.find("le Mali"), places.find("l'Irak")
    assert mali is not None
    assert mali.key == "ML"
    assert irak is not None
    assert irak.key == "IQ"
    assert places.find("Gondor") is None
    assert places.within("Gondor") is None


def test_towns() -> None:
    assert places.in_city("Le Havre") == "au Havre"
    assert places.in_city("Paris") == "à Paris"
    assert places.of_city("Amiens") == "d’Amiens"
    assert places.of_city("La Haye") == "de La Haye"


def test_adjectives() -> None:
    mali, france = places.find("Mali"), places.find("France")
    assert mali is not None
    assert france is not None
    assert places.adjective(mali, "f", "p") == "maliennes"
    assert places.adjective(france, "m", "p") == "français"
    assert places.inhabitants(mali) == "Maliens"
    assert [place.key for place in places.of_adjective("malienne")] == ["ML"]
    assert len(places.of_adjective("congolais")) == 2


@pytest.mark.parametrize("place", [*places.countries(), *places.regions()], ids=lambda place: place.key)
def test_every_place_is_well_formed(place: places.Place) -> None:
    assert place.name
    assert place.definition
    assert not re.search(
        r"[.;:]$|\b(?:actuel|actuelle|actuellement|aujourd’hui|plus grand|récemment)\b", place.definition
    )
    assert "'" not in "".join((place.name, place.within, place.of, place.definition))
    for text in (place.article, place.within, place.of, place.of_the):
        assert not re.search(r"\b(?:de|à) (?:le|les) (?!Caire)", text), text
        assert place.name in text or place.name.removeprefix("canton de") in text or place.key.startswith("CH-")
    assert place.of_the == join(("de", place.article))
    if place.article.startswith("l’"):
        assert elides(place.name)
    elif place.article.startswith(("le ", "la ")):
        assert not elides(place.name)
        assert place.article.startswith("la ") == (place.gender == "f")
    assert place.article.startswith("les ") == (place.number == "p")
    for adjective in place.adjective:
        assert adjective == adjective.strip().lower()


def test_keys_are_unique() -> None:
    keys = [place.key for place in (*places.countries(), *places.regions())]
    assert len(keys) == len(set(keys))
    assert len(places.countries()) >= 195
