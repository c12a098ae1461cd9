"""What stands over the headline in one piece, tickers below the article, and lines between two that go."""

from __future__ import annotations

import pytest

from restructurer.reading.read import read_text
from restructurer.rulebook import default_rulebook

HEADLINE = "Le bac de Berville ne passera plus le dimanche"
BODY = (
    "La décision est tombée jeudi soir, au terme d’un long conseil. Le bac ne passera plus, faute de pilotes.",
    "Le service emploie onze personnes, contre seize en 2015. Trois postes sont ouverts depuis le printemps.",
    "Les riverains de Berville n’attendront pas. Une réunion publique est prévue le 12 mars à la salle des fêtes.",
)


def left(*blocks: str) -> list[str]:
    """The paragraphs and the headline that are left of a page."""
    source = read_text("\n\n".join(blocks), rulebook=default_rulebook(), minimum_words=0)
    gone = [(one.start, one.end) for one in source.removed]
    lines = [line for block in blocks for line in block.split("\n")]
    found = []
    at = 0
    for line in lines:
        start = source.text.index(line, at)
        at = start + len(line)
        if not any(first <= start and at <= stop for first, stop in gone):
            found.append(line)
    return found


LINKS = """Grève des éboueurs : un accord au petit matin
Votre facture : ce qui change pour de bon en mai
Paul Noir : « On ne lâchera rien avant le vote »
Budget communal : nouveau tour de table ce lundi
La Région marche sur des œufs"""


def test_a_block_of_links_over_the_headline_goes() -> None:
    assert left(LINKS, HEADLINE, *BODY) == [HEADLINE, *BODY]


def test_four_lines_at_the_top_stay() -> None:
    kept = left("\n".join(LINKS.split("\n")[:4]), *BODY)
    assert kept[-3:] == list(BODY)
    assert len(kept) > 3


def test_the_steps_of_a_trail_go() -> None:
    assert left("Accueil", "Finistère", "Berville", HEADLINE, *BODY) == [HEADLINE, *BODY]


def test_a_trail_with_the_headline_glued_to_it_goes() -> None:
    assert left(f"Une du jourFaits divers - Fluvial{HEADLINE}", HEADLINE, *BODY) == [HEADLINE, *BODY]


def test_the_headlines_of_a_ticker_go_with_their_hours() -> None:
    ticker = (
        "19:57",
        "« C’est une avancée » : ce que change la loi pour les locataires",
        "19:40",
        "Une rue fermée à Huy",
    )
    assert left(HEADLINE, *BODY, *ticker) == [HEADLINE, *BODY]


def test_what_a_newsletter_brings_goes_between_its_label_and_its_button() -> None:
    box = (
        "Newsletter",
        "Chaque soir, les faits du jour dans la vallée",
        "Tous les soirs en semaine à 19h",
        "S'inscrire",
    )
    assert left(HEADLINE, BODY[0], BODY[1], *box, BODY[2]) == [HEADLINE, *BODY]


@pytest.mark.parametrize("answer", ["“Un peu.” (Rires)", "« Jamais de la vie ! »"])
def test_a_short_answer_over_the_signature_stays(answer: str) -> None:
    page = left(HEADLINE, *BODY, "Vous auriez eu peur, vous, sur ce bac ?", answer, "© Le Courrier 2012")
    assert answer in page


@pytest.mark.parametrize(
    "lead", ["Le bac s’arrête, les riverains de la rive gauche cherchent comment aller au marché du dimanche matin"]
)
def test_a_standfirst_without_a_stop_stays_between_byline_and_date(lead: str) -> None:
    assert lead in left(HEADLINE, "Par Jeanne Martin", lead, "Publié le 20 février 2025 à 18h02", *BODY)


OTHERS = (
    "Le froid s’installe sur le plateau",
    "Météo. À quoi faut-il s’attendre pour le pont de mai ?",
    "« On a tout quitté » : leur ferme en Lozère",
)


def test_headlines_in_a_row_that_end_the_text_go() -> None:
    page = (HEADLINE, *BODY)
    assert left(*page, *OTHERS) == list(page)
    assert left(*page, *OTHERS[:2]) == [*page, *OTHERS[:2]]


@pytest.mark.parametrize(
    "lines",
    [
        ("Nessonvaux - Olne United : 0-2", "Herve B - Battice : 1-1", "Thimister - Aubel FC : 3-0"),
        ("Adultes et groupes : 12 euros", "Enfants de l’école : 4 euros", "Familles du quartier : 20 euros"),
        ("Anne Le Goff, maraîchère à Berville", "Marc Petit, boulanger à Honfleur", "Luce Dubois, libraire à Rouen"),
        ("1. Anne Le Goff, de Berville", "2. Marc Petit, de Honfleur", "3. Luce Dubois, de Rouen"),
    ],
)
def test_a_list_that_ends_the_article_stays(lines: tuple[str, ...]) -> None:
    page = (HEADLINE, *BODY, *lines)
    assert left(*page) == list(page)


def test_tags_among_headlines_that_end_the_text_go() -> None:
    page = (HEADLINE, *BODY[:2], "Une réunion publique est prévue le 12 mars.")
    assert left(*page, "Eure", "Transports", *OTHERS) == list(page)


def test_headlines_between_noise_below_the_article_go() -> None:
    page = (HEADLINE, *BODY)
    assert left(*page, "Lire aussi : le bac, une histoire", OTHERS[1], OTHERS[2], "Partager cet article") == list(page)


def test_the_headline_is_no_line_of_a_block_that_stands_again_below_a_label() -> None:
    links = (
        "L’incroyable détour des pilotes du bac\nLes tarifs du bac et du pont\nLe maire de Berville reçoit les pilotes"
    )
    frame = ("Envoyer l’article", links, HEADLINE, "Publié le 12/03/2021", *BODY)
    again = "Sur le même sujet :\nL’incroyable détour des pilotes du bac\nLes tarifs du bac et du pont"
    assert left(*frame, again) == [HEADLINE, *BODY]


def test_a_label_with_a_colon_leads_all_that_stands_below_it() -> None:
    links = (
        "Lisez aussi :\nUn enfant se perd en forêt\nElle retrouve sa voiture: « Rien n’est payé »\nVoici comment partir"
    )
    assert left(HEADLINE, *BODY[:2], links, BODY[2]) == [HEADLINE, *BODY]


def test_a_crosshead_over_a_long_line_without_a_stop_stays() -> None:
    results = (
        "Grand parcours " + "1. Anne Le Goff 2h12:07 ; 2. Marc Petit 2h14:26 ; 3. Luce Dubois 2h15:05 ; " * 6 + "fin"
    )
    page = (HEADLINE, *BODY, "Les classements", results)
    assert left(*page) == list(page)
