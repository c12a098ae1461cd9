"""What goes with a line of noise: captions beside their credits, headlines below labels, names inside boxes."""

from __future__ import annotations

import pytest

from restructurer.reading.read import read_text
from restructurer.rulebook import default_rulebook

TITLE = "Le conseil communal de Tamines vote son budget"
STANDFIRST = "Six heures de débats ont précédé le vote de mardi soir, que l’opposition veut attaquer devant la tutelle."
BODY = (
    "La bourgmestre a défendu mardi soir un budget de crise devant une salle pleine. "
    "Les taxes n’augmenteront pas, a-t-elle promis, mais trois chantiers attendront."
)
MORE = "La tutelle dispose de trente jours pour se prononcer sur ce texte, que la majorité a voté d’une seule voix."
END = "Le prochain conseil se tiendra en janvier dans la salle des fêtes, dont le chauffage aura été remplacé."


def _kept(*lines: str) -> list[str]:
    source = read_text("\n".join(lines), rulebook=default_rulebook(), minimum_words=0)
    return [source.slice(one) for one in source.paragraphs]


@pytest.mark.parametrize(
    "noise",
    [
        ["PHOTO LUC DUPUIS, LE COURRIER", "Solange Martin, bourgmestre", "Agrandir l’image"],
        ["La salle du conseil, mardi soir. - Luc Dupuis."],
        ["Lire aussi", "Article réservé à nos abonnés", "Ces communes qui vendent leurs salles des fêtes"],
        ["Newsletter", "«Dernières nouvelles»", "Recevez chaque matin l’essentiel de l’actualité de votre région"],
        ["INFO+ Les chiffres du budget"],
    ],
)
def test_between_paragraphs_it_goes(noise: list[str]) -> None:
    assert _kept(TITLE, STANDFIRST, BODY, *noise, MORE, END) == [STANDFIRST, BODY, MORE, END]


def test_captions_over_the_first_paragraph_go() -> None:
    caption = "La salle du conseil attend depuis l’hiver."
    head = ["Jeanne Martin", "Publié: 19.11.2024, 12h31"]
    assert _kept(TITLE, STANDFIRST, *head, caption, "LUC DUPUIS/ARCHIVES", BODY, MORE) == [STANDFIRST, BODY, MORE]
    assert _kept(TITLE, *head, caption, caption, "© LUC DUPUIS", BODY, MORE) == [BODY, MORE]


@pytest.mark.parametrize(
    "lines",
    [
        # a crosshead below a credit
        (TITLE, BODY, "PHOTO LUC DUPUIS, LE COURRIER", "Un budget sans taxe", MORE),
        # a standfirst over a credit
        (TITLE, "Par Jeanne Martin", "Le vote a tenu à une voix.", "LUC DUPUIS/ARCHIVES", BODY, MORE),
        # a sentence below a credit, over noise
        (TITLE, BODY, END, "PHOTO LUC DUPUIS, LE COURRIER", "L’opposition est sortie.", "Publicité", MORE),
        # a quoted crosshead below a newsletter
        (TITLE, BODY, "Newsletter", "«Un budget de misère»", MORE),
        # the headline of another article may stand anywhere, the article's own stays
        (TITLE, BODY, MORE, "Sur le même sujet", TITLE),
    ],
)
def test_a_line_of_the_article_that_looks_like_it_stays(lines: tuple[str, ...]) -> None:
    gone = ("Par ", "Newsletter", "PHOTO", "LUC", "Publicité", "Sur le même")
    wanted = [line for line in lines[1:] if not line.startswith(gone) and line != TITLE]
    assert _kept(*lines) == wanted


def test_headlines_of_other_articles_go_where_they_stand_again_below_a_label() -> None:
    others = ["La piscine de Tamines rouvre au printemps", "Un second pont sur la Sambre en 2027"]
    assert _kept(TITLE, "© Belga", *others, BODY, MORE, END, "Sur le même sujet", *others) == [BODY, MORE, END]


def test_two_long_headlines_below_a_label_with_blank_lines_between() -> None:
    links = (
        "Son locataire ne paie plus le loyer, le propriétaire s’installe avec lui dans le studio",
        "Congés payés : cette nouvelle obligation pour les entreprises va réjouir tous les salariés",
    )
    lines = (TITLE, STANDFIRST, BODY, "A lire aussi", *links, MORE, END)
    source = read_text("\n\n".join(lines), rulebook=default_rulebook(), minimum_words=0)
    kept = [source.slice(one) for one in source.paragraphs]
    assert MORE in kept and END in kept
    assert not set(kept) & set(links)


def test_a_crosshead_stays_behind_the_headline_below_a_label() -> None:
    link, crosshead = "Son locataire ne paie plus le loyer, le propriétaire s’installe avec lui", "Un budget de crise"
    source = read_text(
        "\n\n".join((TITLE, STANDFIRST, BODY, "A lire aussi", link, crosshead, MORE, END)),
        rulebook=default_rulebook(),
        minimum_words=0,
    )
    kept = [source.slice(one) for one in source.paragraphs]
    assert crosshead in kept and link not in kept
