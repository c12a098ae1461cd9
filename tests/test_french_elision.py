"""Elision: what elides, what does not, and how it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restructurer.french.elision import elide, elides, is_acronym

ELIDE = """
Afrique eau île ouverture usine yeux Yonne Ypres homme hôpital histoire héroïne héroïsme honnête huître huile
hésitation hommage hôtel horloge hôte habitude hectare herbe humain hymne Haïti Helsinki Hérault Hiroshima
Histoire Hôtel œuvre Élysée ONU OTAN ENA UE URSS Unesco IA y à où en un une euro Europe unique Iowa Ouganda
ouïe Écosse Ouzbékistan Indre-et-Loire inquiétude aujourd’hui hier
"""
WHOLE = """
Mali héros hausse Hollande Hongrie hasard haine handicap haricot hockey hors-jeu huit huitième onze onzième
oui ouistiti yaourt Yémen yen haut Hauts-de-France Haute-Savoie Havane Haye Hambourg Hamas Hezbollah Houthis
Honduras harcèlement hiérarchie honte hurlement SNCF FMI HCR SFR RATP HRW 11 8 1 80 week-end Hainaut hub
hackers heurts Hong uhlan Ouagadougou Harvard hélas halte houle G7 M6 U
"""


@pytest.mark.parametrize("word", ELIDE.split())
def test_elides_before_a_vowel_or_a_mute_h(word: str) -> None:
    assert elides(word)


@pytest.mark.parametrize("word", WHOLE.split())
def test_keeps_its_vowel_before_the_rest(word: str) -> None:
    assert not elides(word)


@pytest.mark.parametrize(
    ("word", "following", "written"),
    [
        ("de", "Afrique", "d’Afrique"),
        ("De", "Afrique", "D’Afrique"),
        ("de", "Hongrie", "de Hongrie"),
        ("le", "avenir", "l’avenir"),
        ("La", "ONU", "L’ONU"),
        ("la", "SNCF", "la SNCF"),
        ("que", "il", "qu’il"),
        ("lorsque", "elle parle", "lorsqu’elle parle"),
        ("puisque", "on", "puisqu’on"),
        ("quoique", "un", "quoiqu’un"),
        ("jusque", "à", "jusqu’à"),
        ("parce que", "ils", "parce qu’ils"),
        ("si", "il", "s’il"),
        ("si", "ils votent", "s’ils votent"),
        ("si", "elle", "si elle"),
        ("si", "illégal", "si illégal"),
        ("se", "implanter", "s’implanter"),
        ("ne", "a", "n’a"),
        ("je", "hésite", "j’hésite"),
        ("ce", "est", "c’est"),
        ("ce", "accord", "ce accord"),
        ("presque", "île", "presqu’île"),
        ("presque", "ouvert", "presque ouvert"),
        ("de", "« Apollo »", "d’« Apollo »"),
        ("avec", "elle", "avec elle"),
    ],
)
def test_elide(word: str, following: str, written: str) -> None:
    assert elide(word, following) == written


def test_the_number_one_does_not_elide() -> None:
    assert elide("de", "un à dix", number=True) == "de un à dix"
    assert elide("de", "un accord") == "d’un accord"


@pytest.mark.parametrize("word", ["ONU", "S.N.C.F.", "G7", "CO2", "PS"])
def test_acronyms(word: str) -> None:
    assert is_acronym(word)


@pytest.mark.parametrize("word", ["Onu", "A", "paix", "18", "L’"])
def test_not_acronyms(word: str) -> None:
    assert not is_acronym(word)


@given(st.text(max_size=40), st.sampled_from(["de", "le", "que", "si", "ne", "jusque"]))
def test_elide_keeps_what_follows(text: str, word: str) -> None:
    written = elide(word, text)
    assert written.endswith(text)
    assert written[0] == word[0]
