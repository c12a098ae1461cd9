"""Long titles keep what they are about: the object of a verb, what is forbidden, where and to whom it happened."""

from __future__ import annotations

import pytest

from restructurer.rulebook import Rulebook
from restructurer.writing.titles import write_title
from tests.writing_samples import article

BODY = (
    "Les faits se sont passés près de Quimper, en Bretagne. La préfecture du Finistère a réuni les élus du port lundi. "
    "Le conseil municipal de Roscoff se prononcera en mars. Les riverains demandent une réunion publique. "
    "La région promet une réponse écrite avant la fin du mois. Yann Kerdoncuff suit le dossier depuis trois ans."
)


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        # a second verb keeps its object, or goes whole
        (
            "En Bretagne, le conseil régional ferme trois lycées agricoles et supprime des internats ruraux",
            "Bretagne\u00a0: le conseil régional ferme trois lycées agricoles",
        ),
        # the verb behind an apposition
        (
            "Coupe de Bretagne : Roscoff, petit poucet du tournoi, bat Quimper au terme d'une soirée folle",
            "Coupe de Bretagne\u00a0: Roscoff bat Quimper",
        ),
        # what is forbidden stays
        (
            "Vers une interdiction des feux de plage dans la baie de Morlaix et sur l'île de Batz dès avril",
            "Vers une interdiction des feux de plage",
        ),
        # a set phrase is not torn
        (
            "Finistère : au moins huit blessés dans l'accident d'un train à petite vitesse près de Quimper, "
            "le chauffeur entendu",
            "Finistère\u00a0: au moins huit blessés dans l’accident d’un train",
        ),
        # what was done to somebody, and what is to come
        (
            "Affaire des faux billets à la mairie : l'ancien trésorier de Roscoff placé sous mandat d'arrêt à Quimper",
            "L’ancien trésorier de Roscoff placé sous mandat d’arrêt",
        ),
        (
            "Roscoff : les travaux de la nouvelle digue du port seront lancés avant la fin de l'année prochaine",
            "Roscoff : les travaux de la digue du port seront lancés",
        ),
        # where stands behind what only adds
        (
            "Immobilier : le prix des maisons recule de 4 %, son plus fort repli depuis trente ans en Bretagne",
            "Immobilier\u00a0: le prix des maisons recule de 4 % en Bretagne",
        ),
        # who it is that is meant
        (
            "Le président du port de Brest, Yann Kerdoncuff, pressenti pour mener la liste de la gauche bretonne",
            "Yann Kerdoncuff pressenti pour mener la liste de la gauche",
        ),
    ],
)
def test_a_shortened_title_keeps_what_it_is_about(title: str, wanted: str, rulebook: Rulebook) -> None:
    found, _ = write_title(article(BODY, title), rulebook=rulebook)
    assert found.text.replace("\xa0", " ").startswith(wanted.replace("\xa0", " "))


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        (
            "Après l'effondrement mortel du marché couvert à Quimper, son architecte mis en examen",
            "Effondrement mortel à Quimper\u00a0: son architecte mis en examen",
        ),
        (
            "Huit mois après la marée noire, les pêcheurs de la baie de Douarnenez attendent leurs premières aides",
            "Marée noire : les pêcheurs",
        ),
        (
            "« On nous a oubliés » : le frère d'une victime du naufrage de Roscoff raconte la nuit du drame",
            "Naufrage de Roscoff : le frère d’une victime raconte la nuit",
        ),
    ],
)
def test_what_a_title_would_lose_becomes_its_theme(title: str, wanted: str, rulebook: Rulebook) -> None:
    found, _ = write_title(article(BODY, title), rulebook=rulebook)
    assert found.text.replace("\xa0", " ").startswith(wanted.replace("\xa0", " "))


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        (
            "Le phare de Batz perd ses derniers gardiens, mais ils ne quittent pas tous l'île pour autant",
            "Le phare de Batz perd ses derniers gardiens",
        ),
        (
            "Fermer les ponts de Brest, mais pas toute l'année : le conseil municipal à l'épreuve du terrain",
            "Fermer les ponts de Brest, mais pas toute l’année",
        ),
        (
            "La fin des sacs en plastique sur les marchés du littoral : un casse-tête pour les communes",
            "La fin des sacs en plastique sur les marchés",
        ),
        (
            "Péage urbain : les Rennais disent oui, les étudiants de la ville disent « jamais de la vie »",
            "Péage urbain\u00a0: les Rennais disent oui",
        ),
        (
            "Cyberattaque contre la mairie de Roscoff : les adresses de 4 000 habitants vendues sur un forum",
            "Roscoff\u00a0: les adresses de 4 000 habitants",
        ),
        (
            "Le quai du Commerce, ce mardi matin. Les pêcheurs de Roscoff rangent leurs filets, et la colère monte",
            "Les pêcheurs de Roscoff rangent leurs filets",
        ),
        (
            "Un an après, que reste-t-il de la colère des pêcheurs dans les ports du nord du Finistère ?",
            "Un an après, que reste-t-il de la colère des pêcheurs",
        ),
        (
            "Que deviendra le vieux sémaphore de Roscoff ? Les riverains ont jusqu'à jeudi pour donner leur avis",
            "Que deviendra le vieux sémaphore de Roscoff",
        ),
    ],
)
def test_the_better_half_of_a_title_is_kept(title: str, wanted: str, rulebook: Rulebook) -> None:
    found, _ = write_title(article(BODY, title), rulebook=rulebook)
    assert found.text.replace("\xa0", " ").startswith(wanted.replace("\xa0", " "))
