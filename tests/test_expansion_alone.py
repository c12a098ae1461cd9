"""Sentences that stand alone once what only links them is left out."""

from __future__ import annotations

import pytest
from spacy.language import Language

from restructurer.expansion.examples import material_of
from restructurer.expansion.moves import MOVES
from restructurer.expansion.news_value import news_value
from restructurer.expansion.rules import moves
from restructurer.rulebook import Rulebook
from tests.test_expansion_traps import LEAD


def texts(text: str, *, nlp: Language, rulebook: Rulebook) -> list[str]:
    found = material_of(LEAD + text, nlp=nlp, rulebook=rulebook).statements
    return [statement.text.replace("\u00a0", " ") for statement in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "La commune de Berville a également promis un bassin de 25 mètres aux nageurs, qui attendent depuis 2016.",
            "la commune de Berville a promis un bassin de 25 mètres aux nageurs, qui attendent depuis 2016",
        ),
        (
            "Par ailleurs, la région versera 400 000 euros aux clubs qui ont perdu leur salle pendant les travaux.",
            "la région versera 400 000 euros aux clubs qui ont perdu leur salle pendant les travaux",
        ),
        (
            "La région, toutefois, versera 400 000 euros aux clubs qui ont perdu leur salle pendant les travaux.",
            "la région versera 400 000 euros aux clubs qui ont perdu leur salle pendant les travaux",
        ),
        (
            "Le département a fermé douze gymnases au cours de ces derniers mois, faute de crédits pour les chauffer.",
            "le département a fermé douze gymnases au cours de ces derniers mois, faute de crédits pour les chauffer",
        ),
        (
            "L’un des maîtres-nageurs de Berville a saisi le tribunal administratif de Rouen contre la fermeture.",
            "l’un des maîtres-nageurs de Berville a saisi le tribunal administratif de Rouen contre la fermeture",
        ),
    ],
)
def test_what_only_links_a_sentence_is_left_out(text: str, wanted: str, nlp: Language, rulebook: Rulebook) -> None:
    assert wanted.lower() in [found.lower() for found in texts(text, nlp=nlp, rulebook=rulebook)]


@pytest.mark.parametrize(
    "text",
    [
        "Le nouveau bassin est aussi long que celui de Rouen, dont la commune voisine est très fière.",
        "Le tribunal de Rouen y a consacré neuf heures mardi, devant une salle pleine de nageurs.",
        "Ces derniers ont promis mardi de verser 400 000 euros à la commune de Berville.",
    ],
)
def test_what_compares_or_points_back_stays_where_it_is(text: str, nlp: Language, rulebook: Rulebook) -> None:
    for found in texts(text, nlp=nlp, rulebook=rulebook):
        assert not found.startswith(("le nouveau bassin est long", "le tribunal de Rouen y", "ces derniers ont"))


def test_but_also_keeps_both_words(nlp: Language, rulebook: Rulebook) -> None:
    text = "Anne Roy est la maire de la commune, mais aussi la présidente du club de natation de Berville depuis 2019."
    for found in texts(text, nlp=nlp, rulebook=rulebook):
        assert "mais la présidente" not in found


def test_a_name_for_a_pronoun_keeps_its_capital(nlp: Language, rulebook: Rulebook) -> None:
    text = "« Nous fermons », a dit la directrice Anne Roy. Elle redoute la perte de trois cents emplois au port."
    found = texts(text, nlp=nlp, rulebook=rulebook)
    assert "Anne Roy redoute la perte de trois cents emplois au port" in found
    assert not any(one.startswith("anne") for one in found)


def test_a_dated_decision_of_a_body_is_more_news_than_a_scene(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "Le tribunal administratif de Rouen a annulé lundi 4 mai le permis de construire de la piscine de Berville, "
        "dont le coût atteint 12 millions d’euros. Les mouettes étaient nombreuses sur le quai."
    )
    material = material_of(LEAD + text, nlp=nlp, rulebook=rulebook)
    values = {
        "tribunal" in statement.text: news_value(statement, material)
        for statement in material.statements
        if "tribunal" in statement.text or "mouettes" in statement.text
    }
    assert values[True] > material.settings.news.certain > values[False]


def test_a_pronoun_does_not_take_up_the_noun_of_a_set_phrase(nlp: Language, rulebook: Rulebook) -> None:
    text = "Sans surprise, elle monte avec l’âge : 71 % des nageurs de plus de 65 ans sont pour le nouveau bassin."
    assert not any("elle monte" in found for found in texts(text, nlp=nlp, rulebook=rulebook))


def test_no_clause_keeps_half_of_a_quote(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "Le ministre de la Mer Hugo Vial a estimé samedi 12 juillet, qu\"au lieu d'accepter la défaite avec dignité, "
        'les armateurs rejettent leurs propres marins".'
    )
    for found in texts(text, nlp=nlp, rulebook=rulebook):
        assert found.count("«") == found.count("»")


@pytest.mark.parametrize(
    ("speaker", "kept"), [("Anne Roy, présidente du club de natation", True), ("un policier", False)]
)
def test_a_pull_quote_is_of_somebody(speaker: str, kept: bool, nlp: Language, rulebook: Rulebook) -> None:
    said = f"« Nous refusons de payer la faute des autres », lance {speaker}."
    assert bool(pull_quotes(said, nlp=nlp, rulebook=rulebook)) is kept


def test_a_pull_quote_does_not_open_on_an_answer(nlp: Language, rulebook: Rulebook) -> None:
    said = "« Moins. Nous refusons de payer la faute des autres », lance Anne Roy, présidente du club de natation."
    assert not any("Moins" in quote for quote in pull_quotes(said, nlp=nlp, rulebook=rulebook))


def pull_quotes(said: str, *, nlp: Language, rulebook: Rulebook) -> list[str]:
    material = material_of(LEAD + "Les clubs se sont réunis jeudi.\n" + said, nlp=nlp, rulebook=rulebook)
    offers = MOVES["pull-quote"](material, moves(rulebook)["pull-quote"])
    return [item.text for offer in offers for group in offer.groups for item in group]


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("À Bruxelles, la Belgique attend : le CD&V refuse le budget de la Région wallonne.", False),
        ("À Paris, la France attend : le ministre français reçoit le CD&V, venu de Flandre.", True),
    ],
)
def test_a_party_is_explained_abroad_not_at_home(text: str, explained: bool, nlp: Language, rulebook: Rulebook) -> None:
    material = material_of(LEAD + text, nlp=nlp, rulebook=rulebook)
    offers = MOVES["landmarks"](material, moves(rulebook)["landmarks"])
    assert any("CD&V" in item.text for offer in offers for group in offer.groups for item in group) is explained


def test_a_bare_noun_stands_only_where_the_article_has_been_read(nlp: Language, rulebook: Rulebook) -> None:
    text = "Par 38 voix contre 31, les élus ont accepté mercredi la vente du bassin pour 4 millions d’euros."
    material = material_of(LEAD + text, nlp=nlp, rulebook=rulebook)
    rule = moves(rulebook)["summary"].model_copy(update={"minimum": 1})
    for move, found in ((rule, False), (rule.at_last(), True)):
        lines = [item.text for offer in MOVES["summary"](material, move) for group in offer.groups for item in group]
        assert any("les élus ont accepté" in line for line in lines) is found


def test_a_temperature_above_zero_is_no_number_to_set_in_bold(nlp: Language, rulebook: Rulebook) -> None:
    text = "Les minima varieront de -2 °C dans les Ardennes à +2 °C au littoral dans la nuit de dimanche à lundi."
    material = material_of(LEAD + text, nlp=nlp, rulebook=rulebook)
    offers = MOVES["figures"](material, moves(rulebook)["figures"].model_copy(update={"minimum": 1, "least": 0.0}))
    assert not any("°C" in item.text for offer in offers for group in offer.groups for item in group)


def test_a_name_keeps_its_article(nlp: Language, rulebook: Rulebook) -> None:
    text = "Un remorqueur de la marine, le Marie Curie, a été envoyé au large avec 30 plongeurs et deux hélicoptères."
    assert not any(found.startswith("Marie Curie a été") for found in texts(text, nlp=nlp, rulebook=rulebook))


def landmarks(text: str, *, nlp: Language, rulebook: Rulebook, last: bool = False) -> list[str]:
    move = moves(rulebook)["landmarks"]
    material = material_of(LEAD + text, nlp=nlp, rulebook=rulebook)
    offers = MOVES["landmarks"](material, move.at_last() if last else move)
    return [item.text for offer in offers for group in offer.groups for item in group]


def test_no_country_is_explained(nlp: Language, rulebook: Rulebook) -> None:
    text = "En Algérie, le gouvernement algérien ouvre trois ports. Le Mali, lui, attend."
    assert landmarks(text, nlp=nlp, rulebook=rulebook, last=True) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Every reader of such a story knows it.
        ("La Nasa a repoussé le vol à mardi. La Nasa dira lundi si la météo le permet.", "Nasa"),
        # The article says it itself.
        (
            "L’Eurogroupe, la réunion des ministres des Finances des pays de la zone euro, a validé le prêt lundi. "
            "L’Eurogroupe se réunira de nouveau en mars.",
            "Eurogroupe",
        ),
        ("Le M5S, la formation populiste, a voté contre. Le M5S demande un référendum sur le gazoduc.", "M5S"),
    ],
)
def test_what_readers_know_or_have_read_needs_no_landmark(
    text: str, name: str, nlp: Language, rulebook: Rulebook
) -> None:
    assert not any(name in told for told in landmarks(text, nlp=nlp, rulebook=rulebook))


def test_what_the_article_leaves_unexplained_is_a_landmark(nlp: Language, rulebook: Rulebook) -> None:
    text = "Le FMI a versé 200 millions à la banque centrale du pays. Le FMI attend une réforme des retraites."
    assert any("FMI" in told for told in landmarks(text, nlp=nlp, rulebook=rulebook))


def test_who_is_who_has_the_main_person(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "Cédric Lavergne élève des grillons. Cédric Lavergne vend sa farine en ligne. Guy Morand, maître chocolatier, "
        "en achète. Anne Delcourt, docteure en biologie, contrôle les bacs. Hugo Vial, maire de Berville, a inauguré "
        "l’atelier."
    )
    move = moves(rulebook)["who-is-who"].at_last()
    assert MOVES["who-is-who"](material_of(text, nlp=nlp, rulebook=rulebook), move) == ()


def test_where_somebody_works_is_no_role_of_theirs(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "Nora Zufferel, glaciologue, a présenté le relevé. Matthias Imbach, de l’Université de Berville, en doute. "
        "Hugo Vial, maire de Berville, a parlé."
    )
    move = moves(rulebook)["who-is-who"].at_last()
    offers = MOVES["who-is-who"](material_of(text, nlp=nlp, rulebook=rulebook), move)
    assert not any(": de l" in item.text for offer in offers for group in offer.groups for item in group)


def test_no_box_stands_before_a_paragraph_that_goes_on(nlp: Language, rulebook: Rulebook) -> None:
    fill = "Le port de Berville agrandit ses quais depuis deux ans avec l’aide de la région et de l’État. " * 4
    text = "\n\n".join((
        fill, "Le tribunal a ouvert une autre procédure.", "Dans cette procédure, le parquet veut payer.", fill, fill,
    ))  # fmt: skip
    layout = material_of(text, nlp=nlp, rulebook=rulebook).layout
    blocks = [block.text for section in layout.outline.sections for block in section.blocks]
    places = {slot.block for slot in layout.slots}
    assert places
    assert next(i for i, block in enumerate(blocks) if block.startswith("Dans cette")) not in places
