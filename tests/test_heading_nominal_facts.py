"""Subheadings without a verb: what was done to something, sentences that have none, quotes cut where a clause ends."""

from __future__ import annotations

import pytest

from restructurer.analysis.findings import Cluster
from restructurer.rulebook import Rulebook
from restructurer.writing.candidates import ideas
from tests.test_heading_forms import candidates
from tests.writing_samples import article


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # What was done, wherever the sentence tells it.
        (
            "La liste des abonnés du théâtre, vieille de dix ans, a été rachetée en mars par la région bretonne.",
            "La liste des abonnés du théâtre rachetée en mars",
        ),
        (
            "Rappelons que deux géomètres de la wilaya ont été suspendus provisoirement par le ministère en juin, "
            "après la découverte d'une série d'actes antidatés.",
            "Deux géomètres de la wilaya suspendus par le ministère en juin",
        ),
        (
            "Jointe hier, la direction du port indique qu'une équipe de plongeurs belges est attendue vendredi.",
            "Une équipe de plongeurs belges attendue vendredi",
        ),
        # A day before the object goes; whoever gets what is given may.
        (
            "Le procureur a requis lundi deux ans de prison avec sursis contre l'ancien trésorier du club.",
            "Deux ans de prison avec sursis requis",
        ),
        (
            "Le tribunal de Vesoul a infligé jeudi une amende de 40 000 euros à la laiterie.",
            "Une amende de 40 000 euros infligée à la laiterie",
        ),
        # A sentence without a verb, its first facts, what stands before a colon.
        ("La crue a tout pris. Vingt-six serres noyées ou emportées.", "Vingt-six serres noyées ou emportées"),
        (
            "Le gérant compte. Loyers multipliés par trois, clientèle divisée par deux, crédits refusés par la banque.",
            "Loyers multipliés par trois, clientèle divisée par deux",
        ),
        (
            "312 baptêmes en 2019, contre 94 l'an dernier : la paroisse s'interroge.",
            "312 baptêmes en 2019, contre 94 l’an dernier",
        ),
        ("C'est la septième coupure d'eau de l'année à Ploërmel.", "La septième coupure d’eau de l’année à Ploërmel"),
        # A quote up to the end of its first clause.
        (
            "« La commune a perdu deux médecins et les familles roulent une heure pour un vaccin depuis cet hiver », "
            "dit Anne Kermarec, maire de Plouha.",
            "Anne Kermarec : « La commune a perdu deux médecins »",
        ),
        (
            "« Le glacier a perdu quatre mètres, les refuges ferment l'un derrière l'autre dans toute la vallée », "
            "dit un guide.",
            "Un guide : « Le glacier a perdu quatre mètres »",
        ),
    ],
)
def test_what_can_be_made(text: str, wanted: str, rulebook: Rulebook) -> None:
    found = candidates(text, rulebook)
    assert wanted in found, found


@pytest.mark.parametrize(
    ("text", "never"),
    [
        # Denied, supposed, somebody's claim, on a condition.
        ("Aucune des plaintes n'a été transmise au parquet de Rennes par la mairie.", "transmise"),
        ("Le préfet affirme que les consignes ont été respectées par les équipes du site.", "respectées par"),
        ("Selon le syndicat, quatre postes ont été supprimés à la crèche.", "supprimés à la crèche"),
        ("Si la digue a été fermée en août, les pêcheurs ont gardé un passage.", "La digue fermée"),
        # Whose?
        ("La maire, dont la voiture a été brûlée devant l'école, réclame une protection.", "La voiture brûlée"),
        # A number is no day, a list goes on.
        (
            "Les deux frères ont été condamnés à six mois de prison avec sursis pour le vol d'une pelleteuse.",
            "condamnés mois",
        ),
        ("Une alerte a été émise pour les villes de Rennes, de Vannes et de Lorient.", "villes de Rennes"),
        # How long, how many of what, who says it, a question.
        ("Deux minutes de silence. Le port s'est tu.", "Deux minutes de silence"),
        ("Vingt-sept au total. La liste est close.", "Vingt-sept"),
        ("Trois digues rompues en une nuit ? Personne ne le confirme.", "Trois digues"),
        # What something is put in stands behind the hour and who put it there.
        (
            "Le département de l'Aube a été placé lundi à 6 heures par Météo France en vigilance rouge pour les crues.",
            "placé à 6 heures",
        ),
        ("Le club a été mis mardi par le tribunal en redressement judiciaire pour six mois.", "mis pour six mois"),
        # What the verb needs stands behind the comma.
        (
            "« Nous devons dire aux familles, qui attendent depuis des semaines, que la crèche ne rouvrira pas », "
            "dit une élue.",
            "« Nous devons dire aux familles »",
        ),
    ],
)
def test_what_is_never_made(text: str, never: str, rulebook: Rulebook) -> None:
    found = candidates(text, rulebook)
    assert not any(never in one for one in found), found


def test_figures_of_those_who_count_need_no_name(rulebook: Rulebook) -> None:
    told = "La crue a privé d'eau 4 200 foyers de Loudéac"
    assert told.replace("'", "’") in candidates(f"{told}, selon la préfecture des Côtes-d'Armor.", rulebook)
    assert told.replace("'", "’") not in candidates(f"{told}, selon l'opposition municipale.", rulebook)
    march = "La marche a réuni 4 200 manifestants à Loudéac"
    assert march not in candidates(f"{march}, selon la police.", rulebook)


def test_what_lasts_is_not_told_in_the_present(rulebook: Rulebook) -> None:
    found = candidates("Quatre médecins ont quitté l'hôpital de Redon depuis le printemps.", rulebook)
    assert not any("quittent" in one and "depuis" in one for one in found), found


def test_no_end_of_a_name_is_left_over(rulebook: Rulebook) -> None:
    text = "Une pétition lancée par le collectif Naître ici a recueilli 11 000 signatures en trois semaines."
    assert not any("pétition ici" in one for one in candidates(text, rulebook))


def test_a_passive_may_be_told_of_the_object_before(rulebook: Rulebook) -> None:
    text = "L'opposition a demandé une commission d'enquête. Elle a été refusée par 38 voix contre 9."
    assert not any("opposition a été refusée" in one for one in candidates(text, rulebook))


def test_nothing_opens_on_others(rulebook: Rulebook) -> None:
    text = "Onze artisans ont renoncé. D'autres promoteurs ont préféré partir à Boumerdès."
    assert not any(one.startswith("D’autres") for one in candidates(text, rulebook))


def test_facts_far_apart_are_no_pair(rulebook: Rulebook) -> None:
    near = "La mairie ferme la patinoire. Les joueurs réclament un audit."
    far = near.replace(". Les", ". Il neige. La nuit tombe. Un chien aboie. Les")
    for text, wanted in ((near, True), (far, False)):
        analysis = article(text)
        whole = Cluster(0, len(analysis.sentences), 200)
        found = [idea.draft.text for idea in ideas(analysis, whole, rulebook=rulebook) if idea.draft.kind == "pair"]
        assert any("patinoire, les joueurs" in one for one in found) is wanted, found


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (
            "Les rares films tournés en 8K ne sont distribués que dans une version 4K, faute d'écrans.",
            "ne sont distribués",
        ),
        ("Des manifestations ont eu lieu hier dans plusieurs villes de Kabylie contre ce projet.", "ont eu lieu"),
        ("La fronde des éleveurs en Bretagne a été provoquée par la hausse du prix des engrais.", "provoquée"),
        ("Trois jours - les 3, 4 et 10 décembre - sont prévus pour le débat sur les engrais.", "les 3 sont"),
    ],
)
def test_nothing_is_left_open(text: str, never: str, rulebook: Rulebook) -> None:
    told = candidates(f"Le ciel était gris sur la ville de Brest. {text}", rulebook)
    assert not any(one.endswith(never) or never + " prévus" in one for one in told), told
