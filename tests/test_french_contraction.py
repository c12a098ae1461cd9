"""Contraction and joining."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restructurer.french.contraction import contracts_name, join, with_preposition


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["à", "le", "Mali"], "au Mali"),
        (["de", "le", "Mali"], "du Mali"),
        (["de", "les", "États-Unis"], "des États-Unis"),
        (["à", "les alliés"], "aux alliés"),
        (["De", "le", "côté", "russe"], "Du côté russe"),
        (["À", "les", "frontières"], "Aux frontières"),
        (["de", "le", "avenir"], "de l’avenir"),
        (["à", "l’Irak"], "à l’Irak"),
        (["de", "la", "hausse"], "de la hausse"),
        (["jusqu’à", "le", "Havre"], "jusqu’au Havre"),
        (["de", "Le", "Pen"], "de Le Pen"),
        (["à", "Le Drian"], "à Le Drian"),
        (["de", "Le Havre"], "du Havre"),
        (["à", "Le Caire"], "au Caire"),
        (["à", "La Haye"], "à La Haye"),
        (["de", "Les Républicains"], "des Républicains"),
        (["à", "Le Monde"], "au Monde"),
        (["de", "Le Monde,", "daté"], "du Monde, daté"),
        (["de", "le", "faire"], "de le faire"),
        (["à", "les", "convaincre"], "à les convaincre"),
        (["de", "le", "pouvoir"], "du pouvoir"),
        (["de", "le", "lui", "dire"], "de le lui dire"),
        (["de", "lequel"], "duquel"),
        (["à", "lesquelles"], "auxquelles"),
        (["de", "des", "alliés"], "d’alliés"),
        (["envisage", "de", "se", "implanter"], "envisage de s’implanter"),
        (["si", "il", "de", "Inde"], "s’il d’Inde"),
        (["qu’", "il"], "qu’il"),
        (["l’", "ONU"], "l’ONU"),
        (["de", "«", "Apollo", "»"], "d’« Apollo »"),
        (["le", "Brésil", ",", "l’Inde"], "le Brésil, l’Inde"),
        (["", "de", "", "Chine"], "de Chine"),
        ([], ""),
    ],
)
def test_join(words: list[str], line: str) -> None:
    assert join(words) == line


def test_names_that_contract() -> None:
    assert contracts_name("Le Havre")
    assert contracts_name("Les Sables-d’Olonne en fête")
    assert not contracts_name("Le Pen")
    assert not contracts_name("Havre")


def test_with_preposition() -> None:
    assert with_preposition("de", "les Pays-Bas") == "des Pays-Bas"


@given(
    st.lists(
        st.sampled_from(["de", "le", "la", "les", "à", "Mali", "Inde", "onze", "alliés", "que", "il", "se"]),
        max_size=12,
    )
)
def test_join_is_stable_and_leaves_no_pair(words: list[str]) -> None:
    line = join(words)
    assert "  " not in line
    for pair in ("de le Mali", "à les alliés", "le Inde", "que il", "de Inde"):
        assert f" {pair}" not in f" {line}"


@given(st.lists(st.text(alphabet="abcdeflnqsuà’ ", max_size=8), max_size=8))
def test_join_never_fails(words: list[str]) -> None:
    assert isinstance(join(words), str)
