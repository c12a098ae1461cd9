"""Whose word a quote is where a long office, a frame, a paper or a page stands between; names of events."""

from __future__ import annotations

import pytest

import restructurer


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "L’alerte a été donnée « dans toute la région », selon le directeur des soins pour l’Agence régionale de "
            "santé (ARS) de Bretagne, Yann Kermarrec, lors d’une conférence de presse.",
            "Yann Kermarrec",
        ),
        (
            "Les agents « cherchent à joindre tous les clients », a signalé la directrice départementale de la "
            "protection des populations (DDPP) du Finistère, Maude Le Roux.",
            "Maude Le Roux",
        ),
        (
            "Selon la préfecture du Finistère, la rixe a opposé deux groupes de marins près du pont de Recouvrance.\n\n"
            "« Une vingtaine de personnes sont blessées », a-t-elle précisé.",
            "la préfecture du Finistère",
        ),
        (
            "Amadou n’a pas de logement, comme « neuf jeunes sur dix », selon un rapport de la région. Amadou conteste "
            "la mesure devant le juge. « Je voudrais apprendre un métier », lâche-t-il.",
            "Amadou",
        ),
        (
            "Sur sa page Facebook, le producteur mis en cause s’est dit « sincèrement désolé » de cette affaire.",
            "le producteur",
        ),
        (
            "Le maire de Morlaix se rendra sur place « dès que possible », a précisé son entourage.",
            "son entourage",
        ),
        (
            "La réunion a lieu le 28 avril, en présence de la préfète, Maude Le Roux. Mi-mars, lors de sa première "
            "visite à Brest, le président du port avait, de son côté, déclaré que le chantier était « sur les rails ».",
            "le président du port",
        ),
        (
            "L’agence de notation Nordal a baissé la note du port de deux crans. L’agence de notation craint que la "
            "ville ne puisse emprunter « à des taux supportables » avant l’été.",
            "Nordal",
        ),
    ],
    ids=("office and name", "bracket", "frame", "paper", "page", "entourage", "date", "the same words"),
)
def test_whose_word_it_is(text: str, speaker: str) -> None:
    assert restructurer.quotes(text)[-1].speaker == speaker


def test_names_of_events_are_no_speech() -> None:
    text = (
        "Les bocaux ont été vendus lors de la « Foire à l’ail et aux oignons de Roscoff » en juillet et au "
        "« Festival de la tomate et des saveurs », a-t-il dit."
    )
    assert restructurer.quotes(text) == []
