"""Titles are shortened and turned without a false word: what limits a claim stays, and each piece can be proved."""

from __future__ import annotations

import pytest

from restructurer.french.typography import NBSP
from restructurer.rulebook import Rulebook
from restructurer.writing.titles import write_title
from tests.writing_samples import article, unproved

BODY = (
    "Les travaux du port ont commencé lundi à Brest. Le chantier du port durera 14 mois, a dit la mairie. "
    "Les pêcheurs du port attendent depuis des années la fin de ces travaux."
)


def _all(title: str, rulebook: Rulebook) -> list[str]:
    return [one.text.replace(NBSP, " ") for one in write_title(article(BODY, title), rulebook=rulebook)[1]]


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("EXCLUSIF. Le maire de Morlaix démissionne (VIDÉO)", "Le maire de Morlaix démissionne"),
        (
            "Morlaix - Un cycliste renversé par un bus rue Carnot",
            "Morlaix : un cycliste renversé par un bus rue Carnot",
        ),
        ("MORLAIX Un cycliste renversé par un bus", "Morlaix : un cycliste renversé par un bus"),
        ("Morlaix. Un cycliste renversé par un bus", "Morlaix : un cycliste renversé par un bus"),
        ("Faits divers | Un cycliste renversé par un bus", "Brest : un cycliste renversé par un bus"),
        ("Un cycliste renversé par un bus à Morlaix - Le Télégramme", "Un cycliste renversé par un bus à Morlaix"),
        ("Un cycliste renversé par un bus à Morlaix | Le Large", "Un cycliste renversé par un bus à Morlaix"),
        ('Le Goff : "Nous ne vendrons pas le phare"', "Le Goff : « Nous ne vendrons pas le phare »"),
    ],
)
def test_noise_is_no_part_of_a_title(title: str, wanted: str, rulebook: Rulebook) -> None:
    assert write_title(article(BODY, title), rulebook=rulebook)[0].text.replace(NBSP, " ") == wanted


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        (
            "Douze ans après la marée noire, Roscoff rend hommage aux pêcheurs disparus en mer",
            "Roscoff rend hommage aux pêcheurs disparus en mer",
        ),
        (
            "Grève des dockers à Lorient : la préfète appelle à un « retour au calme » sur le port",
            "Grève des dockers à Lorient : appel à un « retour au calme »",
        ),
        (
            "Le conducteur, sans permis, avait été condamné à trois reprises pour excès de vitesse à Vannes",
            "Le conducteur avait été condamné",
        ),
        (
            "À Quimper, un réseau de faux guides démantelé par la brigade des fraudes",
            "Quimper : un réseau de faux guides",
        ),
        (
            "Tempête Gwenn : les digues du Conquet ont tenu, les assureurs du Finistère attendent les dossiers",
            "Tempête Gwenn : les digues du Conquet",
        ),
        (
            "Air Iroise annonce l'ouverture d'une ligne directe entre Brest et Ouessant à partir de mai",
            "Air Iroise : une ligne directe entre Brest et Ouessant",
        ),
        (
            "Une étude de l'université de Rennes montre que les goélands urbains vivent plus longtemps",
            "Les goélands urbains vivent plus longtemps, selon une étude",
        ),
        ("La piscine de Carhaix restera fermée au public durant quatorze mois pour travaux", "14 mois"),
        (
            "Situation cocasse en Bretagne : des dizaines de pêcheurs vont devoir repasser leur brevet de marin",
            "Des dizaines de pêcheurs devront repasser leur brevet",
        ),
        (
            'Scandale des conserves Lobo : "L\'usine a caché aux clients cette fraude", affirme le rapporteur de la '
            "commission d'enquête, Alain Kerlo",
            "Lobo : « L’usine a caché aux clients cette fraude »",
        ),
        ("Les ventes de homards ont reculé de 12 % en Bretagne au premier trimestre de l'année", "reculent de 12 %"),
    ],
    ids=(
        "opening",
        "theme",
        "aside",
        "place first",
        "item",
        "pair",
        "according",
        "future",
        "who said it",
        "figure",
        "present",
    ),
)
def test_a_long_title_is_said_shorter(title: str, wanted: str, rulebook: Rulebook) -> None:
    found = _all(title, rulebook)
    assert any(wanted in one for one in found), found


@pytest.mark.parametrize(
    ("title", "never"),
    [
        ("La majorité des communes du Léon n'appliqueront pas le décret sur les algues vertes en 2025", "Les communes"),
        ("Le canton veut interdire les jets privés de nuit à Genève et à Zurich dès cet automne", "les jets privés"),
        ("La Bretagne ne reprendra pas les mesures de Paris contre les casiers de pêche avant l'été", "mesures"),
        ("Le préfet menace de fermer le port si les quotas ne sont pas respectés par les pêcheurs", "sont pas"),
        ("Pour Le Goff, la pêche à pied est une « filière d'avenir » qui mérite mieux que des promesses", "La pêche"),
        (
            "Une chercheuse de Brest victime d'une agression pendant une réunion publique à Douarnenez",
            "victime pendant",
        ),
        ("La cour refuse la remise en liberté de l'ancien armateur du cargo échoué au large de Penmarc'h", "remise"),
        ("Quelque 40 marins secourus après le naufrage, selon la préfecture maritime de Brest dimanche", "naufrage"),
    ],
    ids=("quantity", "place", "denied", "condition", "attribution", "bound noun", "set phrase", "claim"),
)
def test_what_limits_a_claim_is_not_lost(title: str, never: str, rulebook: Rulebook) -> None:
    best = write_title(article(BODY, title), rulebook=rulebook)[0].text.replace(NBSP, " ")
    assert not best.endswith(never)
    assert not best.startswith(never)
    assert not best.endswith((" de", " des", " à", " la", " le", " les", " pour", " et", " déjà", ","))


@pytest.mark.parametrize("figure", ["treize", "troisième"])
def test_no_figure_that_the_text_lacks(figure: str, rulebook: Rulebook) -> None:
    title = f"Les dockers du port de Lorient entament leur {figure} jours de grève avec leurs familles"
    assert not any(char.isdigit() for one in _all(title, rulebook) if "dockers" in one for char in one)


@pytest.mark.parametrize(
    "title",
    [
        "Morlaix - Un cycliste renversé par un bus rue Carnot, le chauffeur du bus placé en garde à vue",
        "Le juge suspend l'arrêté contre les feux de plage jusqu'à la fin de l'été à Crozon",
        "Air Iroise annonce l'ouverture d'une ligne directe entre Brest et Ouessant à partir de mai",
        "Une étude de l'université de Rennes montre que les goélands urbains vivent plus longtemps",
        "Six ans de prison requis mardi contre l'ancien trésorier de la caisse des marins de Lorient",
        "La piscine de Carhaix restera fermée au public durant quatorze mois pour travaux",
        "Les ventes de homards ont reculé de 12 % en Bretagne au premier trimestre de l'année",
        "La préfète du Finistère veut interdire les feux de plage la nuit à Crozon et à Plougastel",
        "Une pilote de ligne victime d'une violente agression dans un hôtel de Douarnenez samedi soir",
        "Comment la commune de Roscoff est devenue le laboratoire breton des algues marines",
        "Procès de la clinique des Ajoncs : un an de prison requis contre l'ancienne directrice",
    ],
)
def test_every_piece_of_every_title_is_proved(title: str, rulebook: Rulebook) -> None:
    analysis = article(BODY, title)
    for one in write_title(analysis, rulebook=rulebook)[1]:
        assert unproved(one.heading, analysis, rulebook) == []


@pytest.mark.parametrize(
    ("title", "wanted", "never"),
    [
        (
            "Plouzané. Il menaçait son voisin à cause d'un coq trop matinal : six mois avec sursis",
            "Il menaçait son voisin : six mois avec sursis",
            "Il menaçait son voisin : six mois",
        ),
        (
            "Assises de Quimper : trente ans pour le meneur, vingt-cinq ans pour son complice en fuite",
            "Assises de Quimper : trente ans pour le meneur",
            "Assises de Quimper : trente ans pour le meneur, vingt-cinq ans",
        ),
        (
            "Un Breton sur cinq a déjà renoncé à voir un dentiste faute de rendez-vous avant six mois d'attente",
            "Un Breton sur cinq",
            "Un Breton a renoncé à voir un dentiste faute de rendez-vous",
        ),
    ],
    ids=("suspended", "for whom", "ratio"),
)
def test_a_number_keeps_what_it_counts(title: str, wanted: str, never: str, rulebook: Rulebook) -> None:
    found = _all(title, rulebook)
    assert any(wanted in one for one in found), found
    assert never not in found


def test_a_possessive_keeps_its_owner(rulebook: Rulebook) -> None:
    found = _all(
        "« Un vent d'espoir » : les partisans de Bruno Le Goff se réjouissent après sa nette victoire à l'élection de "
        "dimanche",
        rulebook,
    )
    assert not [one for one in found if "sa nette victoire" in one and "Le Goff" not in one], found


def test_a_noun_that_looks_like_a_participle_ends_a_title(rulebook: Rulebook) -> None:
    found = _all("Situation cocasse à Brest : des dizaines de pêcheurs vont devoir repasser leur permis", rulebook)
    assert "Des dizaines de pêcheurs devront repasser leur permis" in found, found


def test_a_title_does_not_open_on_who_is_not_said(rulebook: Rulebook) -> None:
    found = _all(
        "Pris en flagrant délit de vol dans une voiture à Brest, il crache sur les policiers du quartier", rulebook
    )
    assert not [one for one in found if one.startswith("Il crache")], found
    assert "Pris en flagrant délit de vol, il crache sur les policiers" in [one[:58].rstrip() for one in found], found
