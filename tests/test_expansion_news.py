"""What holds the news, what may be set apart, and what is kept for the last resort."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from restructurer.expansion.examples import material_of
from restructurer.expansion.moves import MOVES
from restructurer.expansion.planner import plans
from restructurer.expansion.rules import moves
from restructurer.main_path import Work, restructure_source
from restructurer.reading.read import read_text
from restructurer.rulebook import Rulebook
from tests.test_expansion_traps import items

HARBOUR = (
    "Le port de Berville a voté mardi la construction d’une digue de 12 millions d’euros, attendue depuis dix ans.\n"
)


def worked(text: str, *, nlp: Language, rulebook: Rulebook, words: int = 700) -> Work:
    source = read_text(text, name="essai", rulebook=rulebook)
    return restructure_source(source, rulebook=rulebook, words=words, nlp=nlp)


@pytest.mark.parametrize(
    ("colour", "news"),
    [
        (
            "Le docker Paul Roche sort la vieille carte du tiroir et pose le doigt dessus.",
            "La région versera 4 millions d’euros en juin pour la digue.",
        ),
        (
            "À 22 heures, on a entendu voler une mouche dans la salle du port.",
            "Le conseil du port examinera le marché de la digue le 12 mai.",
        ),
        (
            "Des boulangères livrent 300 pains par jour aux ouvriers de la digue.",
            "Le préfet a interdit la pêche devant la digue jusqu’au 30 juin.",
        ),
    ],
)
def test_colour_does_not_stand_for_the_news(colour: str, news: str, nlp: Language, rulebook: Rulebook) -> None:
    text = f"{HARBOUR}Les pêcheurs l’attendaient.\nIls sont quarante.\n{colour}\nIls ont froid.\n{news}"
    found = items("essentials", text, nlp=nlp, rulebook=rulebook)
    assert any(news[:20] in item for item in found)
    assert not any(colour[:20] in item for item in found)


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("Cinq autres, placées sous bracelet, devraient être jugées le 12 mai à Brest.", "Cinq autres"),
        ("Douze personnes ont été jugées. Cinq autres, détenues à Brest, le seront le 12 mai.", "Cinq autres"),
        ("Un quatrième, soigné à Brest, a été opéré le 12 mai dans la nuit.", "Un quatrième"),
        ("La fabrique de Brest avait arrêté les siens à cinq cents heures le 12 mai.", "les siens"),
        ("La ville de Brest mise plutôt sur le soleil avec 40 toits équipés le 12 mai.", "plutôt"),
        ("Le musée de Brest a mis au jour, en mai, au pied de la falaise de Crozon (29), onze troncs.", "Crozon."),
    ],
)
def test_no_line_wants_what_stands_elsewhere(text: str, torn: str, nlp: Language, rulebook: Rulebook) -> None:
    for move in ("summary", "essentials"):
        assert not any(torn in item for item in items(move, f"{HARBOUR}{text}", nlp=nlp, rulebook=rulebook))


def test_a_complement_does_not_outlive_its_noun(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "Le canton a fermé lundi matin la grande halle du port de Brest après la découverte de trous dans le toit. "
        "Les halles voisines restent ouvertes."
    )
    for move in ("summary", "essentials"):
        assert not any("Brest dans le toit" in item for item in items(move, text, nlp=nlp, rulebook=rulebook))


def test_a_speaker_ends_before_the_comma(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        f"{HARBOUR}Le PDG de la filiale, Rachid Morel, rappelle qu’un projet de digue de secours, évalué à 400 "
        "millions d’euros, attend depuis 2021 l’accord du ministère."
    )
    for move in ("summary", "essentials"):
        assert not any(",." in item for item in items(move, text, nlp=nlp, rulebook=rulebook))


def test_a_clause_that_ends_on_an_abbreviation_has_one_stop(nlp: Language, rulebook: Rulebook) -> None:
    text = f"{HARBOUR}Mardi, à Berville, une grue du port s’est couchée sur 400 m. La digue n’a rien eu."
    found = items("summary", text, nlp=nlp, rulebook=rulebook)
    assert found
    assert not any(item.endswith("..") for item in found)


def test_a_part_named_with_dont_opens_no_clause(nlp: Language, rulebook: Rulebook) -> None:
    text = f"{HARBOUR}Le chantier naval de Brest supprimera 118 emplois d’ici à la fin juin, dont 96 à Lanvéoc."
    assert any("118 emplois" in item for item in items("summary", text, nlp=nlp, rulebook=rulebook))


def test_pour_cent_is_part_of_its_number(nlp: Language, rulebook: Rulebook) -> None:
    text = f"{HARBOUR}Les pêcheries de Berville ont enregistré une baisse de 30 pour cent des prises en avril."
    found = items("figures", text, nlp=nlp, rulebook=rulebook)
    assert any("**30 pour cent**" in item.replace("\u202f", " ") for item in found)


@pytest.mark.parametrize(
    ("quote", "strong"),
    [
        ("On ne répare pas une digue avec des promesses", True),
        ("Nous avons reçu les dossiers de la région et de la commune la semaine dernière", False),
    ],
)
def test_only_a_strong_quote_is_set_apart(quote: str, strong: bool, nlp: Language, rulebook: Rulebook) -> None:
    text = f"La digue va fermer. « {quote} », affirme Anne Lenoir, présidente du comité des pêcheurs."
    offers = MOVES["pull-quote"](material_of(text, nlp=nlp, rulebook=rulebook), moves(rulebook)["pull-quote"])
    assert bool(offers) == strong


def test_the_answers_of_an_interview_can_be_set_apart(nlp: Language, rulebook: Rulebook) -> None:
    text = (
        "Digue de Berville : l’appel d’Anne Lenoir\n\n"
        "Anne Lenoir préside le comité des pêcheurs de Berville depuis 2015. Elle répond à nos questions.\n\n"
        "Pourquoi refusez-vous le projet ?\n\n"
        "Je ne refuse rien. Nous demandons seulement que la région tienne parole avant l’hiver. Les pêcheurs ne "
        "peuvent pas attendre une année de plus sans abri pour leurs quarante bateaux.\n\n"
        "Que feront les bateaux cet hiver ?\n\n"
        "Nous avons réservé trente places à Brest. Je crains que la moitié des patrons ne parte pour de bon. "
        "Un port sans bateaux n’est plus un port, et je ne signerai jamais sa fermeture.\n\n"
        "Avez-vous encore confiance ?\n\n"
        "J’ai confiance dans les marins. Nous avons toujours tenu, et nous tiendrons encore cette année.\n"
    )
    found = items("pull-quote", text, nlp=nlp, rulebook=rulebook)
    assert any("Un port sans bateaux n’est plus un port" in item and "Anne Lenoir" in item for item in found)
    assert not any("?" in item for item in found)


def test_two_summaries_stand_at_the_last_resort_alone(nlp: Language, rulebook: Rulebook, sample_work: Work) -> None:
    every = plans(sample_work.analysis, sample_work.outline, rulebook=rulebook, title=sample_work.article.title)
    for boxes in every.orders:
        assert not {"essentials", "summary"} <= {box.offer.move for box in boxes}


def test_nothing_but_the_essentials_parts_a_short_opening(sample_work: Work) -> None:
    opening = sample_work.article.sections[0]
    rules = [block.rule for block in opening.blocks if block.rule.startswith("expansions.")]
    assert set(rules) <= {"expansions.essentials"}


@pytest.fixture(scope="module")
def sample_work(nlp: Language, rulebook: Rulebook) -> Work:
    text = (Path(__file__).resolve().parent / "data" / "tramway.txt").read_text(encoding="utf-8")
    return worked(text, nlp=nlp, rulebook=rulebook)


FLOOD = (
    "Crue de l’Orne : sept morts à Berville\n\n"
    "Au moins sept personnes sont mortes à Berville dans la crue de l’Orne.\n\n"
    "Les secours ont fouillé la ville toute la nuit avec des chiens. Ils ont sorti douze familles des toits.\n\n"
    "Le préfet a ordonné jeudi l’évacuation du quartier bas, où vivent 900 habitants.\n\n"
    "La région versera 4 millions d’euros aux sinistrés en juin. Le conseil votera les aides le 12 mai.\n\n"
    "L’usine de Berville a fermé ses portes pour trois semaines. Les 200 ouvriers seront payés par l’État.\n"
)


def test_a_list_of_the_essentials_has_the_news_of_the_title(nlp: Language, rulebook: Rulebook) -> None:
    filler = "Les habitants nettoient les rues et les caves depuis l’aube avec des pelles. " * 8
    text = FLOOD + "\n\n".join(("", filler, filler, filler))
    work = worked(text, nlp=nlp, rulebook=rulebook, words=450)
    lists = [b.text for s in work.article.sections for b in s.blocks if b.kind == "list"]
    assert lists
    assert any("sept personnes" in text for text in lists)


def test_a_text_of_one_paragraph_has_an_opening_too(nlp: Language, rulebook: Rulebook) -> None:
    told = "La crue a emporté deux ponts et une grange près du moulin de Berville dans la nuit. " * 6
    text = f"Au moins sept personnes sont mortes à Berville dans la crue. {told}Le conseil votera les aides le 12 mai."
    material = material_of(text, nlp=nlp, rulebook=rulebook)
    assert "sept personnes" in material.opening
    assert "12 mai" not in material.opening
