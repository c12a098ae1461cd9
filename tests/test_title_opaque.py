"""A headline that fits and does not say what the article is about gets it as its theme; any other stays."""

from __future__ import annotations

import pytest

from restructurer.french.typography import NBSP
from restructurer.rulebook import Rulebook
from restructurer.writing.titles import write_title
from tests.writing_samples import article, unproved

SHOP = (
    "La librairie Kerven ferme samedi à Rumegies. La librairie Kerven employait douze personnes. Ses clients ont signé "
    "un livre d'or. La librairie n'a pas trouvé de repreneur. Les salariés de la librairie Kerven cherchent un emploi."
)
FEVER = (
    "Les médecins parlent. La rougeole recule. Contre la rougeole, la région vaccine. La rougeole a tué deux fois. La "
    "rougeole se soigne, la rougeole se voit, la rougeole se cache. Le recul de la rougeole étonne."
)
WORKS = (
    "Les ouvriers de la scierie bloquent la route de Rumegies depuis lundi. À Rumegies, les commerçants les "
    "soutiennent. « Nous ne partirons pas », dit un ouvrier. La direction veut fermer la scierie."
)
LAW = "Les députés ont adopté mardi à Paris la loi sur la pêche. Elle entrera en vigueur en mai, promet un ministre."
DANCE = (
    "Maëlle Kerouédan enseigne la danse depuis trente ans. Maëlle Kerouédan a vu passer mille élèves. Maëlle Kerouédan "
    "raconte son métier et sa vie, la salle pleine et les soirs de gala."
)


@pytest.mark.parametrize(
    ("title", "text", "wanted"),
    [
        ("Une page se tourne", SHOP, f"Librairie Kerven{NBSP}: une page se tourne"),
        ("La prévalence en nette régression", FEVER, f"Rougeole{NBSP}: la prévalence en nette régression"),
        ("« On ne lâchera rien »", WORKS, f"Rumegies{NBSP}: «{NBSP}On ne lâchera rien{NBSP}»"),
        ("Le grand bond en arrière", DANCE, "Le grand bond en arrière"),
        ("La librairie baisse le rideau", SHOP, f"Rumegies{NBSP}: la librairie baisse le rideau"),
        ("Kerven, la fin d'une époque", SHOP, "Kerven, la fin d’une époque"),
        ("La route de la scierie bloquée", WORKS, f"Rumegies{NBSP}: la route de la scierie bloquée"),
        ("La loi sur la pêche adoptée", LAW, "La loi sur la pêche adoptée"),
    ],
    ids=(
        "a shop",
        "an illness",
        "a place before a quote",
        "no person",
        "the theme is there",
        "the name is there",
        "local news",
        "a law",
    ),
)
def test_what_the_article_is_about_stands_before_an_opaque_headline(
    title: str, text: str, wanted: str, rulebook: Rulebook
) -> None:
    analysis = article(text, title)
    heading, _ = write_title(analysis, rulebook=rulebook)
    assert heading.text == wanted
    assert not unproved(heading, analysis, rulebook)


def test_no_body_is_put_before_somebodys_words(rulebook: Rulebook) -> None:
    heading, _ = write_title(article(SHOP, "« Nous étions une famille »"), rulebook=rulebook)
    assert not heading.text.startswith("Librairie")


LAUNDRY = (
    "Les draps de Lorient manquent aux hôpitaux depuis mardi. La blanchisserie a proposé mardi une prime de 80 "
    "euros aux 140 grévistes. À Lorient, les ouvriers ont refusé."
)


def test_without_a_headline_the_place_stands_before_a_clause_that_has_none(rulebook: Rulebook) -> None:
    analysis = article(LAUNDRY, "")
    heading, others = write_title(analysis, rulebook=rulebook)
    found = [heading, *(one.heading for one in others)]
    assert any(one.text.startswith(f"Lorient{NBSP}: ") for one in found)
    assert not [fault for one in found for fault in unproved(one, analysis, rulebook)]


def test_no_lead_stops_before_what_was_done(rulebook: Rulebook) -> None:
    body = (
        "L'ancien maire Yves Roy a remis jeudi son rapport sur les digues à la préfète. Le rapport sur les digues est "
        "long. Yves Roy a travaillé un an."
    )
    best, others = write_title(article(body, ""), rulebook=rulebook)
    assert not any(text.endswith("remis jeudi") for text in (best.text, *(one.text for one in others)))
