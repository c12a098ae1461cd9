"""Where no headline is given, the title is what the first sentences tell, in 60 characters."""

from __future__ import annotations

import pytest

from restructurer.rulebook import Rulebook
from restructurer.writing.titles import write_title
from tests.writing_samples import article, unproved


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Six personnes ont été blessées, dont deux grièvement, samedi soir lors d'une rixe entre supporters de "
            "Rouen et du Havre au péage de Buchelay, dans les Yvelines, avant la demi-finale de la Coupe de "
            "Normandie à Caen, a-t-on appris auprès de la gendarmerie.",
            "Six personnes blessées lors d’une rixe au péage de Buchelay",
        ),
        (
            "Un homme de 41 ans, soupçonné d'avoir tué sa voisine à Lisieux, a été mis en examen pour meurtre et "
            "écroué jeudi, a indiqué le parquet de Caen.",
            "Lisieux : un homme de 41 ans mis en examen pour meurtre",
        ),
        (
            "Un homme soupçonné de crimes contre l'humanité durant la guerre civile au Liberia a été inculpé et écroué "
            "jeudi en France.",
            "Un homme soupçonné de crimes contre l’humanité écroué",
        ),
        (
            "Au moins quatorze civils, dont cinq enfants, ont été tués lundi dans un raid aérien sur le port de "
            "Hodeïda, dans l'ouest du Yémen, ont annoncé des sources médicales.",
            "Hodeïda : au moins quatorze civils tués dans un raid aérien",
        ),
        (
            "La société Renault a annoncé vendredi le rappel de 26 000 Clio produites entre mars et juin 2024 en "
            "raison d'un défaut de freinage.",
            "La société Renault annonce le rappel de 26 000 Clio",
        ),
        (
            "Le mercure a atteint 41,2 degrés mardi à Nîmes, un record pour un mois de juin, selon Météo-France.",
            "Le mercure a atteint 41,2 degrés à Nîmes",
        ),
        (
            "Coup de tonnerre à Verviers. Le collège communal a présenté sa démission mardi soir, après le rejet "
            "du budget par trois conseillers de la majorité.",
            "Verviers : le collège communal présente sa démission",
        ),
    ],
    ids=("toll", "charge", "two participles", "raid", "recall", "heat", "place of the sentence before"),
)
def test_a_first_sentence_is_told_in_the_length_of_a_title(text: str, wanted: str, rulebook: Rulebook) -> None:
    analysis = article(f"{text} Une enquête est ouverte. Les syndicats sont inquiets.", "")
    heading, _ = write_title(analysis, rulebook=rulebook)
    assert heading.text.replace("\u00a0", " ") == wanted
    assert not unproved(heading, analysis, rulebook)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (
            "Réduits à dix, les joueurs de Brest ont éliminé samedi le huitième de Ligue 2 aux tirs au but.",
            "Réduits à dix ont",
        ),
        (
            "Créée il y a 25 ans à Bénodet, la brasserie Armor accueille ces jours-ci un outil flambant neuf.",
            "ans accueille",
        ),
        ("Les députés ont, sans surprise, adopté mardi à Paris le projet de loi sur les phares bretons.", "ont, sans"),
        ("Près de 600 bocaux de la marque Armor, vendus lors de quatre fêtes, sont cherchés à Brest.", "Près sont"),
        ("L'ancien maire a campé sur ses positions mardi devant la cour d'appel de Rennes.", "campé devant"),
        (
            "Un homme soupçonné de crimes contre l'humanité au Liberia a été inculpé et écroué jeudi à Paris.",
            "crimes inculpé",
        ),
        (
            "Le ministère a mis fin jeudi aux fonctions de Karim Benouar, à la tête de l'université de Brest.",
            "met fin à la",
        ),
    ],
    ids=("opening", "participle", "verb parted", "quantity", "what a verb asks for", "kind of crime", "set phrase"),
)
def test_no_such_title_loses_what_its_sentence_needs(text: str, never: str, rulebook: Rulebook) -> None:
    _, others = write_title(article(f"{text} Une enquête est ouverte.", ""), rulebook=rulebook)
    assert not [one.text for one in others if never in one.text and one.heading.rule != "title.clause"]


def test_what_happens_elsewhere_is_not_put_before_the_news(rulebook: Rulebook) -> None:
    text = (
        "Le navire, qui reliait Bodø à Moskenes, a heurté un haut-fond par vent fort mardi. Tous les passagers ont été "
        "évacués par hélicoptère. Onze d'entre eux ont froid."
    )
    _, others = write_title(article(text, ""), rulebook=rulebook)
    assert not [one.text for one in others if one.text.startswith("Moskenes")]


def test_the_present_of_avoir_is_a_word(rulebook: Rulebook) -> None:
    _, others = write_title(
        article("Le tir a eu lieu dimanche à l'aube, à 300 mètres d'un enclos.", ""), rulebook=rulebook
    )
    assert not [one.text for one in others if " ne " in one.text]


def test_an_adjective_that_opens_a_sentence_is_no_subject(rulebook: Rulebook) -> None:
    text = (
        "Hilare devant le 20Heures de France2 diffusé sur TV5, Rémi Tanguay commente les images des automobilistes "
        "bloqués par la neige mardi soir à Rennes. Il faut dire que ce ne sont pas quelques flocons."
    )
    _, weighed = write_title(article(text), rulebook=rulebook)
    assert not any(one.text.startswith("Hilare commente") for one in weighed)


def test_the_seat_of_a_body_is_no_act(rulebook: Rulebook) -> None:
    text = (
        "Ils ne s'embarrassent plus de précautions. En « off », les agents de la rue Bleue, le siège du ministère des "
        "Ports, décrivent avec avidité comment il est possible, techniquement, de cerner le trafic des armateurs de "
        "plaisance pour mieux le taxer. Ils veulent taxer les armateurs de plaisance."
    )
    best, _ = write_title(article(text), rulebook=rulebook)
    assert best.text == "Le trafic des armateurs de plaisance"
