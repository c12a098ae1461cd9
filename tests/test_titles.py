"""Titles: kept when they fit, shortened by named steps when they do not, never cut at a length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restructurer.rulebook import Rulebook
from restructurer.writing.titles import write_title
from restructurer.writing.width import pixel_width
from tests.writing_samples import article, untrue

BODY = (
    "La mairie de Brest ferme deux ponts de la ville à partir de lundi pour de longs travaux. Les travaux coûteront "
    "huit millions d'euros à la métropole. La région finance un tiers du chantier. La réouverture des "
    "deux ponts à la circulation est prévue en octobre. Les commerçants du port demandent une baisse des loyers."
)


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("La mairie de Brest ferme deux ponts pour travaux", "La mairie de Brest ferme deux ponts pour travaux"),
        ("Bretagne : La mairie de Brest ferme deux ponts", "Bretagne\u00a0: la mairie de Brest ferme deux ponts"),
        ("Brest : L'ONU ouvre un bureau près du port", "Brest\u00a0: l’ONU ouvre un bureau près du port"),
        ("La mairie de Brest ferme deux ponts.", "La mairie de Brest ferme deux ponts"),
        ("Grève à Brest : assassinat de Antoine Perrot", "Grève à Brest\u00a0: assassinat d’Antoine Perrot"),
    ],
)
def test_a_title_that_fits_is_kept_and_its_typography_mended(title: str, wanted: str, rulebook: Rulebook) -> None:
    found, _ = write_title(article(BODY, title), rulebook=rulebook)
    assert found.text == wanted


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        (
            "Élection présidentielle française de 2027 : la gauche bretonne choisit sa candidate",
            "Présidentielle française\u00a0: la gauche bretonne choisit sa candidate",
        ),
        (
            "La métropole de Brest envisage de fermer plus rapidement deux des ponts de la ville",
            "envisage",
        ),
        (
            "La mairie de Brest ferme deux ponts de la ville, les commerçants s'inquiètent pour l'été",
            "La mairie de Brest ferme deux ponts de la ville",
        ),
        # A present participle and the second news of a verbless headline go before what the subject is of.
        (
            "Sucre : le projet d'une bourse réunissant les planteurs des trois îles revient devant le Sénat",
            "Sucre\u00a0: le projet d’une bourse revient devant le Sénat",
        ),
        (
            "Une association réunissant les parents d'élèves de la vallée attaque la réforme des transports",
            "Une association attaque la réforme des transports",
        ),
        (
            "Mali : deux casernes du nord visées par des attentats et un sergent tué",
            "Mali\u00a0: deux casernes du nord visées par des attentats",
        ),
    ],
)
def test_a_long_title_is_shortened(title: str, wanted: str, rulebook: Rulebook) -> None:
    found, weighed = write_title(article(BODY, title), rulebook=rulebook)
    assert len(found.text) <= 60
    assert pixel_width(found.text) <= 580
    assert any(wanted in one.text for one in weighed) or len(wanted) > 60
    assert not found.text.endswith((" de", " la", " des", ",", " pour"))


def test_the_title_is_weighed_against_others(rulebook: Rulebook) -> None:
    found, weighed = write_title(article(BODY, "La mairie de Brest ferme deux ponts"), rulebook=rulebook)
    assert weighed[0].heading == found
    assert len({one.text for one in weighed}) == len(weighed) >= 5
    assert [one.score for one in weighed] == sorted((one.score for one in weighed), reverse=True)


def test_a_title_of_the_source_proves_itself(rulebook: Rulebook) -> None:
    analysis = article(BODY, "Bretagne : la mairie de Brest ferme deux ponts")
    _, weighed = write_title(analysis, rulebook=rulebook)
    for one in weighed:
        assert untrue(one.heading.pieces, analysis.source) == []


def test_without_a_title_the_news_makes_one(rulebook: Rulebook) -> None:
    found, _ = write_title(article(BODY), rulebook=rulebook)
    assert len(found.text) <= 60
    assert "Brest" in found.text or "ponts" in found.text or "travaux" in found.text.lower()


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x2100), max_size=80))
def test_width_adds_up(text: str) -> None:
    assert pixel_width(text) == pytest.approx(sum(pixel_width(char) for char in text), abs=0.1)
    assert pixel_width(text, size=10) == pytest.approx(pixel_width(text) / 2, abs=0.1)


def test_known_widths() -> None:
    assert pixel_width("OTAN") == pytest.approx(15.56 + 12.22 + 13.34 + 14.44, abs=0.05)


@pytest.mark.parametrize(
    ("title", "never"),
    [
        ("Le musée de Vannes restitue douze statues anciennes à la Nouvelle-Calédonie", "statues anciennes-Calédonie"),
        ("Crue de la Vilaine : un mort dans le Morbihan, 40 000 foyers privés d'électricité", "un mort 40"),
        ("Bretagne : un armateur de Brest ouvre sa plus grande usine à Lorient", "plus usine"),
        ("Le port de Brest publie la liste des plus gros pollueurs de la rade", "plus pollueurs"),
    ],
)
def test_a_shortened_title_tears_no_word_and_no_list(title: str, never: str, rulebook: Rulebook) -> None:
    _, weighed = write_title(article(BODY, title), rulebook=rulebook)
    assert not any(never in one.text or "-Calédonie" in one.text.replace("Nouvelle-Calédonie", "") for one in weighed)


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        (
            "Grève des conducteurs de bus à Brest : la mairie appelle les syndicats à négocier ce jeudi",
            "Grève à Brest\u00a0: la mairie appelle les syndicats à négocier",
        ),
        ("Procès de la clinique des Ajoncs : un an de prison requis en appel", "Clinique des Ajoncs\u00a0: un an"),
        ("Brest-Lorient (2-1): les Finistériens renversent le derby en dix minutes", "Brest-Lorient\u00a0: les Finis"),
    ],
)
def test_a_theme_is_said_shorter_rather_than_lost(title: str, wanted: str, rulebook: Rulebook) -> None:
    found, weighed = write_title(article(BODY, title), rulebook=rulebook)
    assert found.text.startswith(wanted), [one.text for one in weighed]


@pytest.mark.parametrize(
    ("title", "never"),
    [
        ("Météo : une trentaine de communes du Finistère placées en vigilance orange ce week-end", "placées orange"),
        ("Chez Kerlan Marine, 118 postes supprimés dans une vallée qui « retient son souffle »", "Marine$"),
        ("Landerneau. Il menaçait sa voisine à cause d'un chien : six mois avec sursis requis", "voisine six"),
        ("Le glacier du Trient livre aux chercheurs une forêt vieille de 7300 ans", "vieille ans"),
        ("Énergie: «Les chantiers navals bretons sont condamnés, mais pas tous», dit Claire Morel", "chantiers sont"),
    ],
)
def test_a_shortened_title_cuts_no_quote_and_keeps_adjectives_with_their_noun(
    title: str, never: str, rulebook: Rulebook
) -> None:
    _, weighed = write_title(article(BODY, title), rulebook=rulebook)
    assert not any(never in f"{one.text}$" for one in weighed)


def test_a_title_that_fits_in_no_other_way_loses_its_end(rulebook: Rulebook) -> None:
    title = "Chez Kerlan Marine, 118 postes supprimés et un chantier naval qui « retient son souffle » depuis lundi"
    found, _ = write_title(article(BODY, title), rulebook=rulebook)
    assert found.text == "Chez Kerlan Marine, 118 postes supprimés"


def test_a_glued_rubric_says_which_characters_its_word_stands_for(rulebook: Rulebook) -> None:
    title = "FAITS DIVERSKerlan: un violent incendie ravage une menuiserie du port, le maire fait fermer les fenêtres"
    analysis = article(BODY, title)
    found, _ = write_title(analysis, rulebook=rulebook)
    (word,) = [piece for piece in found.pieces if piece.rule == "noise.glued"]
    assert word.text == "Kerlan"
    assert analysis.source.text[word.start : word.end] == "DIVERSKerlan"


def test_what_is_new_is_no_nine(rulebook: Rulebook) -> None:
    title = "Un navire neuf de 184 millions, à quai pour tout l'hiver dans la rade de Brest"
    _, weighed = write_title(article(BODY + " Le quai 9 et ses 9 grues attendront.", title), rulebook=rulebook)
    assert any("navire" in one.text for one in weighed)
    assert not any("navire 9" in one.text for one in weighed)


def test_a_short_title_of_the_author_s_stays(rulebook: Rulebook) -> None:
    assert (
        write_title(article(BODY.replace(" de Brest", ""), "L'œuvre d'une vie"), rulebook=rulebook)[0].text
        == "L’œuvre d’une vie"
    )


def test_nobody_knows_which_aucune_is_meant(rulebook: Rulebook) -> None:
    _, weighed = write_title(article("Aucune ne travaille encore dans le port de Brest. " + BODY), rulebook=rulebook)
    assert not any(one.text.startswith("Aucune") for one in weighed)
