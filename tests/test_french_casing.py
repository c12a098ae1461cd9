"""Casing inside a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restructurer.french.casing import after_colon, decapitalise, keeps_capital
from restructurer.french.edits import capitalise


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("La Russie renforce sa présence", "la Russie renforce sa présence"),
        ("L’OTAN veut s’ancrer", "l’OTAN veut s’ancrer"),
        ("L'Union européenne", "l'Union européenne"),
        ("Des sanctions", "des sanctions"),
        ("Paris accuse Moscou", "Paris accuse Moscou"),
        ("ONU : un vote", "ONU : un vote"),
        ("Macron part", "Macron part"),
        ("Vendredi, le vote", "vendredi, le vote"),
        ("Aujourd’hui, le vote", "aujourd’hui, le vote"),
        ("Coups d’État au Sahel", "coups d’État au Sahel"),
        ("« La paix »", "« la paix »"),
        ("27 centres", "27 centres"),
        ("McDonald part", "McDonald part"),
        ("Zelensky parle", "Zelensky parle"),
        ("À Paris", "à Paris"),
        ("Allemagne : un vote", "Allemagne : un vote"),
        ("Suisse : un vote", "Suisse : un vote"),
        ("D'abord, un vote", "d'abord, un vote"),
        ("Qu’est-ce", "qu’est-ce"),
        ("déjà", "déjà"),
        ("", ""),
    ],
)
def test_decapitalise(text: str, inside: str) -> None:
    assert decapitalise(text) == inside


def test_nobody_can_tell() -> None:
    assert decapitalise("Pierre part") is None
    assert decapitalise("Pierre part", name=True) == "Pierre part"
    assert decapitalise("Rose fane", name=False) == "rose fane"
    assert keeps_capital("Marine") is None
    assert keeps_capital("Manche") is None
    assert keeps_capital("Sucre") is None
    assert keeps_capital("L'appareil") is False


def test_a_name_that_looks_common_stays() -> None:
    assert decapitalise("Charpentier chante", name=True) == "Charpentier chante"
    assert decapitalise("La Fontaine", name=True) == "la Fontaine"


def test_after_a_colon() -> None:
    assert after_colon("torture en Syrie", "L’ONU enquête") == "Torture en Syrie\u00a0: l’ONU enquête"
    assert after_colon("football", "Pierre part") is None


def test_capitalise() -> None:
    assert capitalise("état d’urgence") == "État d’urgence"
    assert capitalise("« paix »") == "« Paix »"
    assert capitalise("27 centres") == "27 centres"
    assert capitalise("") == ""


@given(st.text(max_size=30))
def test_only_one_letter_changes(text: str) -> None:
    found = decapitalise(text)
    if found is not None:
        assert found.lower() == text.lower()
        assert sum(a != b for a, b in zip(found, text, strict=False)) <= 1 or len(found) != len(text)
