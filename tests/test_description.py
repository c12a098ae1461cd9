"""The meta description: 120 to 156 characters of whole sentences or clean cuts, about the news."""

from __future__ import annotations

import pytest

from restructurer.rulebook import Rulebook
from restructurer.writing.description import write_description
from restructurer.writing.description_words import DescriptionSettings, refers
from tests.writing_samples import article, unproved, untrue

TITLE = "Roscoff : la criée rouvre après deux ans de travaux"
LEAD = (
    "La criée de Roscoff a rouvert lundi après deux ans de travaux, un chantier que le département a financé pour "
    "l'essentiel et que les pêcheurs attendaient avec impatience depuis la tempête de l'hiver 2021."
)
MORE = (
    "Une centaine de bateaux y débarquent leur pêche chaque semaine. Les mareyeurs du port espèrent vendre cinq mille "
    "tonnes de poisson par an."
)


def _description(text: str, rulebook: Rulebook, title: str = TITLE) -> str:
    return write_description(article(text, title), (), rulebook=rulebook).text


def test_a_long_lead_is_cut_at_a_comma_behind_which_it_only_adds(rulebook: Rulebook) -> None:
    found = _description(f"{LEAD} {MORE}", rulebook)
    assert found.startswith("La criée de Roscoff a rouvert lundi après deux ans de travaux.")
    assert 120 <= len(found) <= 156


@pytest.mark.parametrize(
    ("lead", "never"),
    [
        (
            "La criée de Roscoff pourra rouvrir lundi après deux ans de travaux, sauf si les experts du département "
            "découvrent de nouvelles fissures dans la grande dalle qui porte les chambres froides du port.",
            "travaux.",
        ),
        (
            "La criée de Roscoff n'a rien vendu depuis deux ans, mais les mareyeurs du port assurent que les acheteurs "
            "reviendront dès la réouverture, prévue lundi si la commission de sécurité donne son accord.",
            "deux ans.",
        ),
        (
            "La criée de Roscoff va perdre la moitié de ses acheteurs d'ici à l'été, affirme le président du comité "
            "des pêches, qui réclame au département une aide de deux millions d'euros pour les mareyeurs.",
            "l’été.",
        ),
        (
            "La criée de Roscoff vend des homards, des araignées, des tourteaux, des langoustines et des ormeaux venus "
            "de toute la baie, que des acheteurs de cinq pays se disputent chaque matin sur les écrans.",
            "araignées.",
        ),
        (
            "Le gardien de la criée promu en mars et filmé samedi en train de repousser plusieurs mareyeurs lors d'une "
            "manifestation de pêcheurs à Roscoff a agi « proportionnellement à la menace » en bloquant les grilles, a "
            "estimé auprès de la presse le directeur du port.",
            "menace",
        ),
    ],
    ids=("exception", "turn", "claim", "list", "incise"),
)
def test_what_limits_or_claims_the_lead_is_not_cut_off(lead: str, never: str, rulebook: Rulebook) -> None:
    assert never not in _description(f"{lead} {MORE}", rulebook)


def test_nobody_speaks_in_the_first_person(rulebook: Rulebook) -> None:
    text = (
        f"« Nous avons attendu deux ans ce jour de criée », raconte Le Goff, ému, sur le quai de Roscoff. {LEAD} {MORE}"
    )
    assert " nous " not in f" {_description(text, rulebook).lower()} "


def test_two_sentences_that_say_the_same_do_not_stand_together(rulebook: Rulebook) -> None:
    same = (
        "La criée de Roscoff rouvre après deux ans de travaux. La criée de Roscoff a rouvert après deux ans de travaux."
    )
    found = _description(f"{same} {MORE}", rulebook)
    assert found.count("deux ans de travaux") == 1


def test_every_piece_is_of_the_source(rulebook: Rulebook) -> None:
    analysis = article(f"{LEAD} {MORE}", TITLE)
    found = write_description(analysis, (), rulebook=rulebook)
    assert untrue(found.pieces, analysis.source) == []


def test_a_time_of_day_opens_no_second_sentence(rulebook: Rulebook) -> None:
    lead = "La criée de Roscoff rouvre ce lundi matin après deux ans de travaux."
    found = _description(f"{lead} 9h05 - La Bourse de Paris ouvre dans le vert. {MORE}", rulebook)
    assert "9h05" not in found


def test_the_object_behind_a_comma_is_not_cut_off(rulebook: Rulebook) -> None:
    lead = (
        "Une équipe de l'université de Brest a mis au jour, en septembre, à quarante mètres de fond au large de la "
        "criée de Roscoff, onze ancres dont la plus ancienne a été forgée il y a quelque deux mille ans par des marins "
        "venus de très loin."
    )
    assert "Roscoff." not in _description(f"{lead} {MORE}", rulebook)


def test_what_is_put_in_between_subject_and_verb_goes_before_a_description_is_cut(rulebook: Rulebook) -> None:
    lead = (
        "Depuis mardi dernier, la criée de Roscoff, contrôlée depuis 2021 par le fonds de pension américain Corbridge "
        "et par deux armateurs de Douarnenez, vend ses homards aux enchères sur deux grands écrans neufs et expédie "
        "chaque nuit onze tonnes de poisson à Paris par la route."
    )
    found = _description(f"{lead} {MORE}", rulebook)
    assert "la criée de roscoff vend ses" in found.lower(), found


@pytest.mark.parametrize(
    ("lead", "never"),
    [
        (
            "Les pêcheurs de la criée de Roscoff ont voté à une large majorité, dimanche 25 octobre, pour la vente "
            "des deux halles de la criée, que la mairie leur proposait depuis six ans déjà.",
            "25 octobre.",
        ),
        (
            "Le patron de la criée de Roscoff a affirmé, lors d'une visite à Quimper, que les deux halles de la criée "
            "seraient livrées avant la fin du premier trimestre de la prochaine année.",
            "Quimper.",
        ),
        (
            "La criée de Roscoff attend deux halles neuves, avec une chambre froide de onze cents mètres carrés qui "
            "devrait, dans quelques jours, être raccordée au réseau de chaleur du port de commerce.",
            "devrait.",
        ),
        (
            "Le patron de la criée de Roscoff reproche aux armateurs de la baie de vider le port, en les "
            "« faisant partir » vers Brest, où la halle est neuve et où chacun vend le matin ce qu'il a pris la nuit.",
            "partir\u00a0».",
        ),
    ],
    ids=("for what", "what he says", "modal", "from where"),
)
def test_no_description_stops_before_what_is_said(lead: str, never: str, rulebook: Rulebook) -> None:
    assert never not in _description(f"{lead} {MORE}", rulebook)


def test_a_later_sentence_that_tells_the_news_comes_before_a_scene(rulebook: Rulebook) -> None:
    scene = "Zoé Guivarch a mis une serviette roulée au bas de la porte, puis une autre. Son chien dort."
    news = (
        "Après deux ans de travaux, la criée de Roscoff a rouvert lundi avec deux halles neuves et une chambre froide "
        "de onze cents mètres."
    )
    assert _description(f"{scene} {news} {MORE}", rulebook).startswith("Après deux ans de travaux")


@pytest.mark.parametrize(
    "second",
    ["Une élue demandait de les réduire de neuf millions.", "Dans la sienne, on a ouvert un tiroir vide."],
)
def test_no_second_sentence_points_out_of_the_description(second: str, rulebook: Rulebook) -> None:
    lead = "La criée de Roscoff a rouvert lundi après deux ans de travaux."
    assert second[-16:] not in _description(f"{lead} Les élus ont voté des crédits. {second} {MORE}", rulebook)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "Les gendarmes de Morlaix ont démantelé un réseau de trafic de bois flotté composé de sept personnes, "
            "indique un communiqué de la préfecture. Les scieries sont fermées. Le procès aura lieu en mars.",
            "flotté indique",
        ),
        (
            "Vingt-six moutons ont été tués par des chiens dans la nuit de mardi à mercredi au-dessus de Morlaix, en "
            "Finistère. Les éleveurs reprochent à la préfecture ses lenteurs.",
            "chiens à mercredi",
        ),
        (
            "Le phare de Batz, financé par la région, les communes du littoral et les assureurs de marine marchande, "
            "sera rénové avant la fin de l'année prochaine. Les travaux coûteront deux millions d'euros.",
            "Batz les communes",
        ),
    ],
)
def test_no_cut_takes_the_comma_between_what_stays(text: str, wrong: str, rulebook: Rulebook) -> None:
    assert wrong not in write_description(article(text, "Un réseau à Morlaix"), [], rulebook=rulebook).text


def test_a_cut_keeps_where_somebody_was(rulebook: Rulebook) -> None:
    text = (
        "La correspondante de la chaîne à Morlaix, Nolwenn Kerdoncuff, affirme avoir été agressée dans la soirée "
        "alors qu'elle se trouvait vendredi près de la halle aux poissons pour suivre une manifestation de marins. "
        "Elle a porté plainte. La police cherche des témoins."
    )
    found = write_description(article(text, "Morlaix : une correspondante agressée"), [], rulebook=rulebook).text
    assert "trouvait vendredi." not in found


def test_a_second_sentence_tells_news_rather_than_a_scene(rulebook: Rulebook) -> None:
    text = (
        "La ville de Morlaix ferme lundi deux de ses cinq piscines pour trois ans. La lumière était grise. "
        "Un chien dort. Les travaux coûteront 12 millions d'euros à l'agglomération, selon la mairie."
    )
    found = write_description(article(text, "Morlaix ferme deux piscines"), [], rulebook=rulebook).text
    assert "12 millions" in found
    assert "chien" not in found


def test_what_an_announcement_tells_stands_without_it(rulebook: Rulebook) -> None:
    text = (
        "Un pêcheur de 42 ans a été placé en garde à vue mercredi dans l'enquête sur la disparition d'un chalutier, le "
        "Korrigan, à Morlaix, a annoncé le procureur de la République. Les recherches ont repris dans la baie."
    )
    found = write_description(article(text, "Disparition à Morlaix : un suspect en garde à vue"), [], rulebook=rulebook)
    assert found.text.startswith("Un pêcheur de 42 ans a été placé en garde à vue")


def test_a_description_is_printed_as_the_article_is(rulebook: Rulebook) -> None:
    lead = (
        'Les soeurs de Saint-Pol ont voté lundi "l\'adieu" à leur vieux couvent, vendu à la ville de Roscoff pour en '
        "faire une école de musique."
    )
    found = _description(f"{lead} {MORE}", rulebook, "Roscoff : le couvent vendu à la ville")
    assert found.startswith("Les sœurs de Saint-Pol ont voté lundi «\u00a0l’adieu\u00a0» à leur vieux couvent")


@pytest.mark.parametrize(
    ("lead", "never"),
    [
        (
            "Si aucune mesure n'a été faite sur la criée de Roscoff depuis deux ans, les experts du département, qui "
            "attendaient le feu vert de la préfecture maritime, assurent que la grande dalle des chambres froides est "
            "encore tout à fait saine.",
            "ans.",
        ),
        (
            "La criée de Roscoff a rouvert lundi, après une panne de courant qui a privé pendant onze heures près de "
            "la moitié du port d'électricité et que les pêcheurs reprochent à l'exploitant du réseau de distribution.",
            "privé.",
        ),
        (
            "Selon le comité des pêches de Roscoff, au moins douze cents mareyeurs avaient été invités lundi lors de "
            "la réouverture de la criée, aussitôt suivie d'une vente de homards qui a attiré des acheteurs de loin.",
            "Roscoff avaient",
        ),
        (
            "Le comité des pêches de Roscoff a tranché par cinq voix contre deux, et le personnel de la criée – douze "
            "trieuses, crieurs et caristes, dont la moitié à mi-temps – en a été informé le lendemain à 7h15.",
            "caristes.",
        ),
    ],
    ids=("subordinate", "object", "subject", "dash"),
)
def test_no_cut_leaves_half_a_clause(lead: str, never: str, rulebook: Rulebook) -> None:
    assert never not in _description(f"{lead} {MORE}", rulebook)


def test_what_parts_a_verb_from_what_it_says_goes_before_a_lead_is_given_up(rulebook: Rulebook) -> None:
    lead = (
        "Le président du port de Roscoff, M. Yann Le Goff, a affirmé, samedi à Quimper, que la nouvelle criée de la "
        "ville, d'une capacité de huit mille tonnes par an, sera ouverte avant la fin du mois de mars 2027, "
        "soulignant que les mareyeurs l'attendent depuis deux ans."
    )
    found = _description(f"{lead} {MORE}", rulebook)
    assert found.startswith("Le président du port de Roscoff")
    assert "sera ouverte avant la fin du mois de mars 2027" in found


def test_a_subject_with_a_relative_clause_keeps_its_verb(rulebook: Rulebook) -> None:
    lead = (
        "La criée de Roscoff, qui avait fermé peu avant la tempête de l'hiver 2021, a été vendue à la mairie de "
        "Morlaix, une ville voisine sans port de pêche, connue de tous les mareyeurs pour son viaduc et pour la "
        "manufacture de tabac qui domine encore ses quais."
    )
    assert "a été vendue à la mairie de Morlaix" in _description(f"{lead} {MORE}", rulebook)


def test_a_demonstrative_needs_its_noun_before_it(rulebook: Rulebook) -> None:
    text = (
        "La criée de Roscoff attend encore ses acheteurs, deux ans après le début des travaux de la halle. Un "
        "responsable du port de commerce de Brest a confirmé ces avaries lundi soir à la préfecture du "
        "Finistère et promis une enquête avant l'été. La grande halle est vide."
    )
    assert "ces avaries" not in write_description(article(text, TITLE), (), rulebook=rulebook).text


def test_a_few_words_are_no_description(rulebook: Rulebook) -> None:
    text = (
        "Pour bien comprendre ce qui arrive à la criée de Roscoff, il faut savoir que les mareyeurs doivent, s'ils "
        "veulent rester dans la halle, demander un agrément au département dans les six mois qui suivent la vente de "
        "leur poisson, sous peine d'amende. Les travaux avancent."
    )
    found = write_description(article(text, TITLE), (), rulebook=rulebook).text
    assert found.startswith("Pour bien comprendre")
    assert found.endswith("…")


def test_a_day_goes_with_its_date(rulebook: Rulebook) -> None:
    lead = (
        "Un chalutier a pris feu et une trentaine de marins ont été légèrement blessés samedi 25 mai lors d'une course "
        "à la rame au large de la criée de Roscoff, juste avant la remise des prix, des faits condamnés par la mairie."
    )
    found = _description(f"{lead} {MORE}", rulebook)
    assert found.startswith("Un chalutier a pris feu et une trentaine de marins ont été légèrement blessés")
    assert "blessés 25" not in found


def test_what_is_told_of_a_source_goes_before_the_news(rulebook: Rulebook) -> None:
    lead = (
        "Une trentaine de bateaux ont coulé dans la tempête qui a secoué la baie et la criée de Roscoff, selon un "
        "nouveau bilan provisoire communiqué samedi 4 novembre par les autorités maritimes de la région de Bretagne."
    )
    found = _description(f"{lead} {MORE}", rulebook)
    assert found.startswith("Une trentaine de bateaux ont coulé")
    assert "selon un nouveau bilan provisoire." in found


CLOSED = (
    "Le bassin accueillait chaque semaine 420 élèves des écoles du canton. La commune évoque une facture de gaz "
    "triplée depuis 2023. Les parents ont lancé une pétition, qui a recueilli 1 900 signatures."
)


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Kerlaouen ferme son bassin d'apprentissage", "Kerlaouen : "),
        ("À Tamines, le bassin d'apprentissage ferme ses portes", "Tamines : "),
        ("Piscine de Kerlaouen : les parents se mobilisent", "Piscine de Kerlaouen : "),
        ("Budget : Kerlaouen ferme son bassin d'apprentissage", "Kerlaouen : "),
    ],
    ids=("subject", "place", "theme", "subject behind a theme"),
)
def test_a_sentence_that_names_nothing_stands_behind_what_the_title_tells_of(
    title: str, label: str, rulebook: Rulebook
) -> None:
    analysis = article(CLOSED, title)
    found = write_description(analysis, (), rulebook=rulebook)
    assert found.text.replace("\u00a0", " ").startswith(f"{label}le bassin accueillait")
    assert 120 <= len(found.text) <= 156
    assert not unproved(found, analysis, rulebook)


def test_no_person_stands_before_a_colon(rulebook: Rulebook) -> None:
    text = f"{CLOSED} Sylvie Moreau, maire de la commune, a reçu les parents. Sylvie Moreau cherche un repreneur."
    assert ":" not in _description(text, rulebook, "Moreau ferme son bassin d'apprentissage")


def test_a_sentence_that_names_its_own_place_stands_behind_no_other(rulebook: Rulebook) -> None:
    text = (
        "La chambre régionale de Rennes a rendu lundi un avis très sévère sur les comptes du bassin et sur ceux de la "
        "cantine. Rennes accueille la chambre depuis 1982. À Rennes, on dit attendre une réponse."
    )
    assert "Kerlaouen :" not in _description(text, rulebook, "À Kerlaouen, un bassin dans le rouge").replace(
        "\u00a0", " "
    )


def test_a_stranger_opens_no_description(rulebook: Rulebook) -> None:
    text = (
        "Jean-Pol Marchal montre du doigt une forme grise, à 200 mètres de sa cuisine, dans le verger de Roscoff. "
        "Jean-Pol Marchal a tout vu. Une tornade a emporté mardi soir la charpente de la criée de Roscoff et blessé "
        "deux mareyeurs, selon les pompiers du Finistère."
    )
    assert _description(text, rulebook, "Tornade à Roscoff : la criée détruite").startswith("Une tornade")


def test_the_clause_behind_a_list_and_a_colon_is_the_news(rulebook: Rulebook) -> None:
    text = (
        "Trains à l'arrêt, vols annulés, écoles fermées : le nord de la Bretagne s'est retrouvé paralysé lundi avant "
        "le chaos annoncé par l'arrivée imminente de la tempête Gwenn sur les côtes du Finistère et des Côtes-d'Armor. "
        "La pression a chuté."
    )
    found = _description(text, rulebook, "La tempête Gwenn paralyse le nord de la Bretagne")
    assert found.startswith("Le nord de la Bretagne s’est retrouvé paralysé")
    assert not found.endswith("Côtes.")


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("L’agence a abaissé mardi de quatre crans la note du pays, de Baa1 à Ba2.", True),
        ("La société emploie 310 personnes.", True),
        ("La ville de Brest emploie 310 personnes.", False),
        ("La société Altheo emploie 310 personnes.", False),
        ("Le pays qui emploie le plus de marins.", False),
    ],
)
def test_a_noun_that_stands_for_a_name(text: str, which: bool, rulebook: Rulebook) -> None:
    assert refers(text, rulebook.settings("description", DescriptionSettings)) is which


def test_no_description_has_somebody_say_it_who_is_not_named(rulebook: Rulebook) -> None:
    text = (
        "Une enveloppe de 480 millions a été mobilisée pour le port de Roscoff cette année, a-t-il indiqué. "
        "La criée de Roscoff vend cinq mille tonnes de poisson par an, selon les mareyeurs du port."
    )
    assert "-il" not in _description(text, rulebook)


def test_no_label_stands_before_a_bracket(rulebook: Rulebook) -> None:
    text = (
        "(Roscoff) La halle a perdu la moitié de ses acheteurs en deux ans. Le marché a fermé. Les mareyeurs attendent."
    )
    assert ": (" not in _description(text, rulebook, "Hausse des loyers et moisissures : une halle sous enquête")
