"""A long headline keeps its news: who, what for, the question, the exception; no label, no stump."""

from __future__ import annotations

import pytest

from restructurer.french.typography import NBSP
from restructurer.rulebook import Rulebook
from restructurer.writing.titles import write_title
from tests.writing_samples import article, unproved

BODY = "La halle de Rumegies a rouvert lundi. Les commerçants attendaient la fin des travaux depuis un an."

WANTED = {
    "two sentences": (
        "Faut-il rouvrir la halle aux voitures le samedi ? Le débat relancé à Rumegies après l'accident du marché",
        "Faut-il rouvrir la halle aux voitures le samedi ?",
    ),
    "inversion": (
        "Pourquoi la Bretagne importe-t-elle toujours autant de pommes normandes malgré les promesses des élus ?",
        "Pourquoi la Bretagne importe autant de pommes normandes",
    ),
    "exception": (
        "Immobilier : les prix des maisons neuves reculent pour le sixième trimestre d'affilée, sauf à la Côte",
        "Les prix des maisons neuves reculent, sauf à la Côte",
    ),
    "purpose": (
        "La Ville de Rennes va investir 86 millions d'euros pour rénover 14 crèches d'ici à 2032",
        "Rennes va investir 86 millions pour rénover 14 crèches",
    ),
    "second clause with « ne … que »": (
        "Présidentielle au Tchad : l'opposant Issa Bouba revendique la victoire, la Cour ne se prononcera que lundi",
        "Tchad : l’opposant Issa Bouba revendique la victoire",
    ),
    "who did it": (
        "Le ministre de l'Éducation écarte un retour de la blouse obligatoire mais n'exclut pas de nouveaux essais",
        "Un retour de la blouse obligatoire écarté par le ministre",
    ),
    "what for": (
        "Rumegies : le parquet requiert 12 ans de prison contre le gérant d'une halle pour traite d'êtres humains",
        "Rumegies : 12 ans requis pour traite d’êtres humains",
    ),
    "act": (
        "Rumegies : démantèlement d'un réseau de trafic de tableaux et saisie de plus de 42 toiles de maîtres",
        "Rumegies : un réseau de trafic de tableaux démantelé",
    ),
    "list of all": (
        "Iroise à Brest, Armor à Vannes, Celtik à Quimper : l'hiver social de la conserverie bretonne",
        "L’hiver social de la conserverie bretonne",
    ),
    "and already": (
        "Péage urbain à Rumegies : un accord à l'arraché, et déjà trois lectures différentes du texte",
        "Péage urbain à Rumegies : un accord à l’arraché",
    ),
    "one of two quotes": (
        'Le Parti breton mènera l\'opposition à un budget "illisible" et "trompeur"',
        "Le Parti breton mènera l’opposition à un budget « trompeur »",
    ),
    "opening of somebody": (
        "Vaud : accusé d'avoir tué sa tante avec un chandelier, un quinquagénaire acquitté au bénéfice du doute",
        "Accusé d’avoir tué sa tante, un quinquagénaire acquitté",
    ),
    "own negation": (
        "Pollution : la Wallonie condamnée par la Cour de justice de l'UE pour ne pas avoir respecté les normes à Mons",
        "La Wallonie condamnée par la Cour de justice de l’UE",
    ),
}


def _all(title: str, rulebook: Rulebook, text: str = BODY) -> list[str]:
    return [one.text.replace(NBSP, " ") for one in write_title(article(text, title), rulebook=rulebook)[1]]


@pytest.mark.parametrize(("title", "wanted"), WANTED.values(), ids=WANTED.keys())
def test_a_long_headline_keeps_its_news(title: str, wanted: str, rulebook: Rulebook) -> None:
    found = _all(title, rulebook)
    assert any(one.startswith(wanted) for one in found), found


@pytest.mark.parametrize("title", [title for title, _ in WANTED.values()], ids=WANTED.keys())
def test_its_pieces_are_proved(title: str, rulebook: Rulebook) -> None:
    analysis = article(BODY, title)
    for one in write_title(analysis, rulebook=rulebook)[1]:
        assert unproved(one.heading, analysis, rulebook) == []


NEVER = {
    "question": (
        "Faut-il interdire les feux privés au réveillon ? Le débat relancé à Rumegies après l'accident",
        "privés",
    ),
    "bare count": (
        "Ouragan Gwenn : le bilan monte à 62 morts en Bretagne, un million d'habitants toujours sans électricité",
        "un million d’habitants",
    ),
    "lost participle": (
        "Au Conseil d'État, la bataille feutrée des pro et des anti-halle autour du marché suspendu depuis un an",
        "anti-halle depuis un an",
    ),
    "two acts": (
        "Rumegies : arrestation de trois passeurs et découverte de douze migrants dans un camion frigorifique",
        "passeurs dans un camion frigorifique",
    ),
    "rank": (
        "Cyclisme : Lotte Perhaegen, première femme à diriger une équipe masculine du circuit mondial breton",
        "à diriger une équipe",
    ),
    "opening": (
        "Ancien champion de ski, il devient le plus jeune président de commune du canton de Rumegies",
        "de ski",
    ),
    "one of a list": (
        "Iroise à Brest, Armor à Vannes, Celtik à Quimper : l'hiver social de la conserverie bretonne",
        "Celtik à Quimper",
    ),
}


@pytest.mark.parametrize(("title", "end"), NEVER.values(), ids=NEVER.keys())
def test_no_title_stops_short(title: str, end: str, rulebook: Rulebook) -> None:
    assert not write_title(article(BODY, title), rulebook=rulebook)[0].text.replace(NBSP, " ").endswith(end)


def test_two_penalties_of_which_the_last_ends_the_title_are_no_crash(rulebook: Rulebook) -> None:
    title = "Assises de Rumegies : 30 ans pour Le Drennec, 25 ans pour Kerangoff, et l'appel du parquet après 15 ans"
    assert _all(title, rulebook)
    assert _all("Assises de Rumegies : 30 ans pour le meneur du port, puis pour son frère, 25 ans", rulebook)


MORE = {
    "exception of an apposition": (
        "Emploi : le chômage des jeunes atteint 21,4 % en Wallonie, un record depuis dix ans, sauf en Brabant wallon",
        "Emploi : le chômage des jeunes atteint 21,4 % en Wallonie",
    ),
    "what a second clause asks": (
        "Réforme des polices : la DAT veut « une seule zone » à Bruxelles, les maires menacent de bloquer le vote",
        "Polices : la DAT veut « une seule zone » à Bruxelles",
    ),
    "behind a bracket": (
        "Basket : Ostende renverse le Spirou (88-84) et file vers un treizième titre d'affilée ce printemps",
        "Basket : Ostende renverse le Spirou (88-84)",
    ),
    "no article": (
        "« Marche sur la tête » : la colère des apiculteurs après l'autorisation d'un insecticide interdit en 2018",
        "Colère des apiculteurs après l’autorisation d’un insecticide",
    ),
    "label": (
        "INFO LE LARGE - Brest : le port de commerce change de patron et de nom avant l'été prochain",
        "Brest : le port de commerce change de patron et de nom",
    ),
}


@pytest.mark.parametrize(("title", "wanted"), MORE.values(), ids=MORE.keys())
def test_a_long_headline_is_cut_where_its_parts_meet(title: str, wanted: str, rulebook: Rulebook) -> None:
    assert wanted in _all(title, rulebook)


TRUE = {
    "a turn between two subjects": (
        "Algérie : le bénéfice de Breizhgaz en hausse de 11 % mais la dette du groupe dépasse les 2 000 milliards",
        "Le bénéfice dépasse",
    ),
    "state": (
        "Lyon. Le métro B à l'arrêt tout l'été pour des travaux d'automatisation : ce qu'il faut savoir",
        "le métro B l’été",
    ),
    "label": ("Le Sahara occidental, l'autre front de la guerre froide entre Alger et Rabat", "Le Sahara occidental$"),
    "set phrase": (
        "« Je raccroche » : à 37 ans, la judokate valaisanne Carole Perthod met un terme à sa longue carrière",
        "met un terme$",
    ),
}


@pytest.mark.parametrize(("title", "never"), TRUE.values(), ids=TRUE.keys())
def test_no_title_says_what_the_headline_does_not(title: str, never: str, rulebook: Rulebook) -> None:
    assert not any(never in f"{one}$" for one in _all(title, rulebook))


LATE = {
    "relative": (
        "Oran : un faux médecin qui exerçait depuis six ans dans une clinique privée placé sous mandat de dépôt",
        "Oran : un faux médecin placé sous mandat de dépôt",
        "depuis six ans$",
    ),
    "whose": (
        "Mort de Kévin, 15 ans, à Rumegies : son ancien entraîneur avoue avoir menti sur l'heure de leur rencontre",
        "",
        "Mort : son",
    ),
    "for how much": (
        "Tournai : la Ville rachète l'ancien hôpital militaire pour 4,2 millions d'euros et promet 90 logements",
        "Tournai : l’ex-hôpital militaire racheté pour 4,2 millions",
        "pour 4,2 millions racheté",
    ),
}


@pytest.mark.parametrize(("title", "wanted", "never"), LATE.values(), ids=LATE.keys())
def test_the_news_stays_with_who_it_is_about(title: str, wanted: str, never: str, rulebook: Rulebook) -> None:
    found = _all(title, rulebook)
    assert not wanted or wanted in found, found
    assert not any(never in f"{one}$" for one in found)


@pytest.mark.parametrize("text", ["Le suspect est arrêté", "Les deux ponts sont fermés"])
def test_what_is_done_to_somebody_is_not_told_as_what_they_do(text: str, rulebook: Rulebook) -> None:
    analysis = article(f"{text} mardi à Brest après trois semaines de recherches dans la région. {BODY}", "")
    for one in write_title(analysis, rulebook=rulebook)[1]:
        assert " arrête" not in f" {one.text} "
        assert " ferment" not in f" {one.text} "
        assert unproved(one.heading, analysis, rulebook) == []
