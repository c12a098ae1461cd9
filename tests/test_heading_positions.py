"""Who wants, does or decides what: names where the parse fails, deeds without their doer, people by what they are."""

from __future__ import annotations

import pytest

from restructurer.rulebook import Rulebook
from tests.test_heading_forms import candidates
from tests.test_heading_news import first


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # What a named body says of something, up to the next of several.
        (
            "Claire Morel conteste le plan. Ministre de la Mer, la centriste Claire Morel parle d'un « affront », "
            "d'une « task force » et d'un guichet ouvert dès lundi.",
            "Claire Morel parle d’un « affront »",
        ),
        # A relative clause behind a name tells what she wants, whoever tells the rest.
        (
            "Une réponse « de façade », tranche la mairesse de l'île, Claire Morel, qui réclame un navire de secours.",
            "Claire Morel réclame un navire de secours",
        ),
        # A deed without its doer: a pronoun is no hindrance.
        ("Elle a nommé un administrateur pour trois mois. Elle a nommé deux médiateurs.", "Deux médiateurs nommés"),
        ("La fédération a requis une amende de 3 000 euros contre le club.", "Une amende de 3 000 euros requise"),
        (
            "La cour a condamné deux anciens cadres à trois ans de prison avec sursis pour corruption.",
            "Deux anciens cadres condamnés à trois ans de prison avec sursis",
        ),
        # Who did what was done may go.
        (
            "Des dizaines de vols ont été annulés par la compagnie à cause du brouillard.",
            "Des dizaines de vols ont été",
        ),
        (
            "Onze personnes ont été condamnées en février par le tribunal criminel de la vallée du Haut-Rhin pour vol.",
            "Onze personnes condamnées en février",
        ),
        # Nothing need stand behind a passive.
        ("Entre-temps, 8 400 pompes à chaleur ont été vendues.", "8 400 pompes à chaleur ont été vendues"),
        # A turn of phrase written shorter.
        (
            "La commission doit rendre son avis sur les loyers d'ici à la fin avril.",
            "La commission doit rendre son avis sur les loyers d’ici fin avril",
        ),
        # Millions without their unit, where the article says elsewhere in what money.
        (
            "Le prix serait de 41 millions d'euros. La brasserie Morel investira 12 millions dans une ligne neuve.",
            "La brasserie Morel investira 12 millions dans une ligne neuve",
        ),
        # « selon » names who speaks as surely as a verb.
        (
            "Claire Morel est agricultrice. Pour Claire Morel, « le métier ne nourrit plus personne ».",
            "Claire Morel : « le métier ne nourrit plus personne »",
        ),
    ],
)
def test_a_section_is_told_by_who_does_or_wants_what(text: str, wanted: str, rulebook: Rulebook) -> None:
    found = candidates(text, rulebook)
    assert any(one.startswith(wanted) for one in found), found


@pytest.mark.parametrize(
    ("text", "never"),
    [
        # A name inside another's role is no subject.
        ("L'avocat de Claire Morel réclame un report du procès.", "^Claire Morel réclame"),
        ("Selon le quotidien, Claire Morel réclame un report du procès à la cour.", "^Claire Morel réclame un report"),
        ("Si Claire Morel refuse la fusion, le port fermera ses portes au printemps.", "Claire Morel refuse"),
        # What is done every day, or was not done, is no deed.
        ("Les hôtels demandent quotidiennement des dizaines de bouquets.", "Des dizaines de bouquets demandées"),
        ("Le club n'a pas nommé un entraîneur.", "Un entraîneur nommé"),
        # A sentence with sursis is no sentence without.
        ("Le parquet a requis un an de prison avec sursis.", "Un an de prison requis"),
        # A word of degree belongs to what it limits; a second participle to its auxiliary.
        ("Morel SA a supprimé environ 500 emplois à Vevey. Morel SA recule.", "Morel SA a supprimé 500"),
        ("La région a débloqué quelque 20 millions de francs pour les sinistrés.", "20 millions de francs débloqués"),
        ("Le ministre Karl Weber a rejeté mercredi une demande de grâce et salué le travail des juges.", "et salué"),
        # A preposition that stands twice.
        ("Une plainte a été déposée à l'encontre du directeur et de deux employés.", "contre le directeur et de"),
        # What a day places stays with it.
        ("Le syndicat annonce une journée d'action le 3 décembre.", "annoncée le 3 décembre"),
        # A pronoun that says nothing alone.
        ("Tous dénoncent l'inaction de la préfecture de région.", "Tous dénoncent"),
        ("Claire Morel affirme l'avoir demandée par écrit à deux reprises.", "l’avoir demandée"),
        # A list cut behind its first word.
        ("Le navetteur paiera, le riverain qui roule peu y gagnera.", "Le navetteur paiera, le riverain"),
        # A concession is not what somebody holds.
        (
            "« On achète des avions de lutte contre le feu, c'est très bien, mais les décharges brûlent », "
            "regrette Claire Morel.",
            "On achète des avions de lutte contre le feu »",
        ),
    ],
)
def test_what_is_not_so_is_not_told(text: str, never: str, rulebook: Rulebook) -> None:
    found = candidates(text, rulebook)
    assert not any(never in f"^{one}" for one in found), found


def test_who_was_just_quoted_is_named(rulebook: Rulebook) -> None:
    text = (
        "Chef de service au CHU, le docteur Alain Wauthier invite à la mesure. « On ne tombe pas malade pour un "
        "verre d'eau », dit Alain Wauthier. Le spécialiste plaide pour un dépistage gratuit et volontaire."
    )
    assert any("Wauthier plaide pour un dépistage gratuit" in one for one in candidates(text, rulebook))


def test_nobody_is_named_for_a_thing_or_beside_somebody_else(rulebook: Rulebook) -> None:
    other = (
        "« L'eau monte », dit Alain Wauthier, maire de Vannes. Claire Morel, sa rivale, n'y croit pas. "
        "Le spécialiste plaide pour un barrage mobile et gratuit."
    )
    assert not any("Wauthier plaide" in one for one in candidates(other, rulebook))
    thing = "« L'eau monte », dit Alain Wauthier. En quelques heures, l'eau a dépassé deux mètres dans le centre."
    assert not any("Wauthier a dépassé" in one for one in candidates(thing, rulebook))


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Une femme se lève et sort de la salle. Le tribunal a prononcé douze mois avec sursis.", "Une femme"),
        ("L'homme s'appelle Anders Holm. La brasserie a supprimé douze emplois.", "L’homme s’appelle"),
        ("Une agente remontait l'allée du train. La SNCF a évacué quatorze voyageurs.", "Une agente"),
    ],
)
def test_a_scene_heads_nothing(text: str, never: str, rulebook: Rulebook) -> None:
    assert not first(text, rulebook).startswith(never)


def test_a_date_ahead_is_news(rulebook: Rulebook) -> None:
    assert "mercredi" in first("Une nouvelle dépression est attendue mercredi sur la côte.", rulebook)
