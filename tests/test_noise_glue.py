"""What stands together goes together: blocks of lines, rows of headlines, readers' comments, captions told twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restructurer.article import Source
from restructurer.reading.noise_glue import blocks_of, in_noise
from restructurer.reading.read import read_text
from restructurer.rulebook import Rulebook

TITLE = "Boncourt : le syndic renonce à la patinoire"
FIRST = (
    "Le syndic de Boncourt a renoncé mardi à construire la patinoire que les clubs réclamaient depuis dix ans. "
    "La facture avait doublé en trois mois."
)
SECOND = (
    "Les clubs de hockey demandent maintenant une piste provisoire sur la place du marché. "
    "La commune leur répondra avant la fin du mois, a promis le syndic."
)
THIRD = "Une séance publique est prévue jeudi soir à la salle du Moulin, où quatre cents personnes sont attendues."


def read(*blocks: str, rulebook: Rulebook) -> Source:
    return read_text("\n\n".join(blocks), rulebook=rulebook, minimum_words=0)


def left(source: Source) -> list[str]:
    return [source.title, *(source.slice(one) for one in source.paragraphs)]


@pytest.mark.parametrize(
    "block",
    [
        "À regarder\nCe que cachent nos vieux greniers\n(Bourg 2)",
        "Dans la rubrique Vallée\nDelle : la fanfare perd son chef\nUn troupeau égaré sur la voie ferrée",
        "Écouter\nSujet traité dans le 12h30\n1:42 min.",
        "Début du widget . Passer le widget ?\nFin du widget . Retour au début du widget ?",
    ],
)
def test_a_block_with_noise_in_it_goes_whole(block: str, rulebook: Rulebook) -> None:
    assert left(read(TITLE, FIRST, block, SECOND, THIRD, rulebook=rulebook)) == [TITLE, FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "block",
    [
        "Les trois variantes de la patinoire :\nPiste ouverte : 2 millions\nPiste couverte : 6 millions",
        "Boncourt – Delle : 3-1\nDelle – Porrentruy : 0-2",
        "— Et la piste ?\n— On verra.",
    ],
)
def test_a_block_of_the_article_stays(block: str, rulebook: Rulebook) -> None:
    kept = [TITLE, FIRST, *block.split("\n"), SECOND, THIRD]
    assert left(read(TITLE, FIRST, block, SECOND, THIRD, rulebook=rulebook)) == kept


def test_a_crosshead_glued_to_its_paragraph_is_in_no_block(rulebook: Rulebook) -> None:
    text = "Je m’abonne\nDéjà abonné ? Se connecter\nLe hockey patiente\n" + SECOND
    assert left(read(TITLE, FIRST, text, THIRD, rulebook=rulebook)) == [
        TITLE,
        FIRST,
        "Le hockey patiente",
        SECOND,
        THIRD,
    ]


def test_of_a_row_of_headlines_the_one_that_the_text_takes_up_is_the_headline(rulebook: Rulebook) -> None:
    row = [
        "Grippe : les pharmaciens en première ligne",
        "Pourquoi les abeilles quittent la vallée",
        "Un train sur trois arrive en retard",
        TITLE,
        "Mis en ligne le 02/03/2023",
    ]
    assert left(read("\n".join(row), FIRST, SECOND, THIRD, rulebook=rulebook)) == [TITLE, FIRST, SECOND, THIRD]


def test_headlines_of_its_own_below_the_headline_stay(rulebook: Rulebook) -> None:
    row = [
        TITLE,
        "Les clubs demandent une piste provisoire",
        "La facture de la patinoire a doublé",
        "Réponse jeudi soir",
    ]
    kept = left(read("\n".join(row), FIRST, SECOND, THIRD, rulebook=rulebook))
    assert kept == [*row, FIRST, SECOND, THIRD]


def test_below_the_first_signed_comment_all_is_readers(rulebook: Rulebook) -> None:
    said = (
        "Encore une fois, le syndic décide tout seul et la jeunesse de Boncourt attendra sa patinoire, comme toujours, "
        "pendant que les voisins de Delle patinent depuis des années."
    )
    foot = f"Vos réactions\n1. Modou dit le 09/10/2022, 06:31\n{said}\nMessage constructif ? oui 0 non 0"
    assert left(read(TITLE, FIRST, SECOND, THIRD, foot, rulebook=rulebook)) == [TITLE, FIRST, SECOND, THIRD]


def test_a_date_below_a_label_of_comments_over_the_article_signs_no_comment(rulebook: Rulebook) -> None:
    head = f"{TITLE}\n12 commentaires\nJeanne Martin, le 09/10/2022 à 06:31"
    assert left(read(head, FIRST, SECOND, THIRD, rulebook=rulebook)) == [TITLE, FIRST, SECOND, THIRD]


def test_a_caption_right_over_itself_with_its_credit_goes(rulebook: Rulebook) -> None:
    caption = "Cette image fournie par la commune montre la patinoire provisoire de Delle au mois de janvier."
    text = f"Publié le 09/10/2022 à 06:31\n{caption}\n{caption} © AP"
    assert left(read(TITLE, text, FIRST, SECOND, THIRD, rulebook=rulebook)) == [TITLE, FIRST, SECOND, THIRD]


def test_whom_a_line_over_the_headline_names_is_no_author_where_the_text_speaks_of_her(rulebook: Rulebook) -> None:
    named = SECOND.replace("le syndic", "Jeanne Martin-Roy")
    source = read("Jeanne Martin-Roy à Boncourt\n" + TITLE, FIRST, named, rulebook=rulebook)
    assert [source.text[one.start : one.end] for one in source.kickers] == ["Jeanne Martin-Roy à Boncourt"]
    assert source.removed == ()


def test_a_quoted_headline_below_rubrics_is_found(rulebook: Rulebook) -> None:
    title = "« On a cru à une blague » : le syndic de Boncourt renonce à la patinoire"
    assert read(f"Jura & Vallée\nBoncourt\n{title}", FIRST, SECOND, rulebook=rulebook).title == title


def test_a_headline_between_an_hour_and_a_credit_stays(rulebook: Rulebook) -> None:
    standfirst = "La commune de Boncourt renonce à bâtir une patinoire au centre. Boncourt, 29 mai 2024 (ats)"
    source = read("16:04", TITLE, "© KEYSTONE/JEANNE MARTIN", standfirst, FIRST, SECOND, rulebook=rulebook)
    assert source.title == TITLE


def test_a_short_last_sentence_below_a_poll_stays(rulebook: Rulebook) -> None:
    poll = "Faut-il une patinoire ?\nOui, plus que jamais\nSans avis\nJe vote"
    kept = left(read(TITLE, FIRST, SECOND, THIRD, poll, "Rendez-vous les 24 et 25 août 2026.", rulebook=rulebook))
    assert kept[-1] == "Rendez-vous les 24 et 25 août 2026."


def test_a_crosshead_over_short_questions_at_the_foot_stays(rulebook: Rulebook) -> None:
    foot = ["Deux questions à Jeanne Martin", "Le hockey fait-il encore rêver?\nOui, mais moins qu’avant.", "A.B."]
    source = read(TITLE, FIRST, SECOND, *foot, "Publier un commentaire", rulebook=rulebook)
    assert left(source)[3:] == ["Deux questions à Jeanne Martin", *foot[1].split("\n")]


def test_a_caption_alone_with_its_credit_goes(rulebook: Rulebook) -> None:
    caption = "L’entrée du chantier, mercredi matin.\n© Radio - Jeanne Martin"
    assert left(read(TITLE, FIRST, caption, SECOND, THIRD, rulebook=rulebook)) == [TITLE, FIRST, SECOND, THIRD]


def test_a_standfirst_with_its_place_below_a_credit_is_no_caption(rulebook: Rulebook) -> None:
    standfirst = "BONCOURT | La commune a sous-estimé de deux millions le coût de la patinoire, révèle la réviseure."
    head = f"{TITLE}\nJeanne Martin\nMardi, 16 janvier 2024 21:22\nPHOTO JEANNE MARTIN\n{standfirst}"
    source = read(head, "À lire aussi: Des souffleuses chauffées à blanc", FIRST, SECOND, rulebook=rulebook)
    assert any(standfirst.endswith(source.slice(one)) for one in source.paragraphs[:1])


def test_a_programme_over_a_short_last_sentence_stays(rulebook: Rulebook) -> None:
    foot = ["Le programme de la soirée", "19 h : discours", "20 h : « Le Misanthrope »"]
    last = "Les deux premières soirées affichent complet."
    source = read(TITLE, FIRST, SECOND, "\n".join(foot), last, "Suivez-nous sur Facebook", rulebook=rulebook)
    assert left(source)[3:] == [*foot, last]


@given(glued=st.lists(st.booleans(), max_size=8), data=st.data())
def test_blocks_hold_no_paragraph_and_no_line_twice(glued: list[bool], data: st.DataObject) -> None:
    count = len(glued) + 1
    real = data.draw(st.lists(st.booleans(), min_size=count, max_size=count))
    blocks = blocks_of(glued, real, count)
    lines = [at for block in blocks for at in block]
    assert lines == sorted(set(lines))
    assert not any(real[at] for at in lines)
    noisy = data.draw(st.lists(st.booleans(), min_size=count, max_size=count))
    found, led = in_noise(blocks, noisy, [False] * count, noisy)
    assert led <= found <= set(lines)
