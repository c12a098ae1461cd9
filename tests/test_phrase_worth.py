"""Noun phrases over a section: which stand in their own right, which tell something else when they stand alone."""

from __future__ import annotations

import pytest

from restructurer.rulebook import Rulebook
from tests.test_heading_forms import candidates


@pytest.mark.parametrize(
    "text",
    [
        "La préfète a annoncé mardi la fermeture de douze classes.",
        "Le syndicat a obtenu la convocation d'un comité social extraordinaire.",
    ],
)
def test_the_object_of_what_is_done_stands_alone(text: str, rulebook: Rulebook) -> None:
    assert "heading.phrase" in candidates(text, rulebook).values()


@pytest.mark.parametrize(
    ("text", "never"),
    [
        # Seen through another noun or another event.
        ("Le port a rouvert après la réparation de la grande digue du nord.", "La réparation de la grande digue"),
        ("La salle a débattu à la suite d'une plainte de deux conseillers communaux.", "Une plainte de deux"),
        # Only planned.
        ("Le port prévoit une hausse des tarifs de 3 % pour les plaisanciers.", "Une hausse des tarifs"),
        # In a quote.
        ("« Vous demandez la fermeture complète de notre atelier de cuir », a répliqué le patron.", "La fermeture"),
        # Whose next word was cut off.
        ("Le club a obtenu l'annulation d'un match de minimes B contre Vierzon.", "L’annulation d’un match de minimes"),
        ("La société a obtenu la convocation d'un conseil extraordinaire le 26 novembre.", "extraordinaire le 26"),
    ],
)
def test_what_the_text_sees_through_something_else_does_not(text: str, never: str, rulebook: Rulebook) -> None:
    found = [one for one, rule in candidates(text, rulebook).items() if rule == "heading.phrase"]
    assert not any(one.startswith(never) or one.endswith(never) for one in found), found


def test_two_figures_say_what_became_of_each(rulebook: Rulebook) -> None:
    found = candidates("La ville a envoyé douze équipes et 41 poteaux. Elle a payé 212 repas.", rulebook)
    assert "heading.figures" not in found.values()


def test_the_topic_stands_before_a_bare_subject_only(rulebook: Rulebook) -> None:
    text = (
        "La piscine de Varenne coûte cher. La piscine de Varenne perd de l'eau. "
        "Le chantier de la toiture commencera au printemps."
    )
    assert "heading.topic" not in candidates(text, rulebook, title="La piscine de Varenne coûte cher").values()
