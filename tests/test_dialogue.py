"""Dialogue in lines that open with a dash: what is one, and whose turn each line is."""

from __future__ import annotations

import pytest

import restructurer


def _speakers(text: str) -> list[tuple[str, str | None]]:
    return [(text[quote.start : quote.end], quote.speaker) for quote in restructurer.quotes(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Nos conseils pour éviter la fraude :\n\n- Ne donnez jamais votre code.\n\n- Raccrochez sans attendre.\n",
        "Les horaires changent.\n\n- Lundi : 8 h à 12 h.\n\n- Mardi : fermé.\n",
        "Au menu du conseil :\n\n- la piscine ;\n\n- le budget ;\n",
        "Ce que tout le monde se demande.\n\n- Qui paiera ?\n\n- Qui décidera ?\n\nLe ministre se tait.\n",
        "Deux adresses.\n\n- Où manger ? Chez Paul, place du Marché.\n\n- Où dormir ? À l’hôtel du Lac.\n",
    ],
    ids=["advice", "hours", "nouns", "questions alone", "questions with their answers"],
)
def test_a_list_is_no_dialogue(text: str) -> None:
    assert _speakers(text) == []


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_the_magistrate_asks_and_the_other_answers(dash: str) -> None:
    lines = ["Vous étiez où ?", "Chez moi.", "Toute la nuit ?", "Oui."]
    text = "Le juge regarde Paul Morin.\n\n" + "\n\n".join(f"{dash} {line}" for line in lines) + "\n\nLa salle rit.\n"
    assert _speakers(text) == list(zip(lines, ["Le juge", "Paul Morin"] * 2, strict=True))


def test_who_is_addressed_does_not_speak() -> None:
    text = (
        "Marie Leroy pousse la porte. Le patron l’accueille.\n\n- Bonjour monsieur, il vous reste du pain ?\n\n"
        "- Non madame.\n\nElle repart.\n"
    )
    assert [speaker for _, speaker in _speakers(text)] == ["Marie Leroy", "Le patron"]


def test_said_to_the_only_man_of_the_paragraph() -> None:
    text = "Jean Brun se souvient de l’appel.\n\n— Monsieur, vous rêvez ?\n\n— Je ne rêve pas.\n\nOn a raccroché.\n"
    assert [speaker for _, speaker in _speakers(text)] == [None, "Jean Brun"]


def test_somebody_else_in_the_dialogue_leaves_the_turns_untold() -> None:
    text = (
        "Paul Morin conteste. Anne Petit approuve.\n\n– Vous tiendrez ? demande un passant.\n\n– Jusqu’au bout !\n\n"
        "La pluie tombe.\n"
    )
    assert [speaker for _, speaker in _speakers(text)] == ["un passant", None]
