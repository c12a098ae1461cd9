"""Pronouns far from any name: the one person of their gender, and what is no person at all."""

from __future__ import annotations

import restructurer

LEAD = (
    "La liste de Sabrina Leclercq devance de quatorze voix celle du maire sortant, Daniel Vanhoutte.\n\n"
    "Le scrutin de mars avait été annulé par le tribunal pour des irrégularités. Le Conseil d'État a confirmé.\n\n"
)
MEETING = "Dimanche soir, les sympathisants ont chanté sur le perron de la mairie, sous la pluie.\n\n"


def _speakers(text: str) -> list[str | None]:
    return [quote.speaker for quote in restructurer.quotes(text) if quote.kind == "speech"]


def test_a_pronoun_is_the_one_woman_that_the_text_names() -> None:
    said = "« Je suis allée chercher ces voix une par une », a-t-elle lancé avant de rentrer."
    assert _speakers(LEAD + MEETING + said) == ["Sabrina Leclercq"]


def test_a_pronoun_is_nobody_where_two_women_are_named() -> None:
    other = "La liste de Claire Duhamel arrive troisième.\n\n"
    said = "« Je suis allée chercher ces voix une par une », a-t-elle lancé avant de rentrer."
    assert _speakers(LEAD + other + MEETING + MEETING + said) == [None]


def test_a_club_is_no_person() -> None:
    text = (
        "« Nous ne paierons pas », a tonné Laurence Estrade. La présidente du RC Monestou briguait la Ligue. "
        "« Les clubs bloqueront leurs cotisations », prévient-elle."
    )
    assert _speakers(text) == ["Laurence Estrade", "Laurence Estrade"]


def test_a_subject_stands_behind_what_is_said_between_commas() -> None:
    text = (
        "La ministre de la Mobilité, Halima Kadi, promet un fonds pour les bus.\n\n"
        "« Le mot ne figure nulle part », corrige, une heure plus tard, son collègue des Finances, Kris Vandeput."
    )
    assert _speakers(text) == ["Kris Vandeput"]
