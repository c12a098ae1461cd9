"""What the structure of a page gives back to the text that was found in it."""

from __future__ import annotations

import json

import pytest

from restructurer.reading.html_blocks import Collector
from restructurer.reading.html_structure import by_line_breaks, restored, told_to_machines
from restructurer.reading.read import read_bytes
from restructurer.rulebook import default_rulebook

TITLE = "Le dernier moulin de la Vesle cesse de tourner"
LEAD = "Après un siècle de service, le moulin de Saint-Orin s’arrête samedi, faute d’un meunier pour le reprendre."
ONE = "Il est six heures et la roue tourne pour l’une des dernières fois, devant trente voisins venus en bottes."
TWO = "« On y venait en barque avec mon père », raconte Odile, qui tient encore le café d’en face à quatre-vingts ans."
HEAD = "Une roue à cent mille euros"
THREE = "La commune a fait chiffrer la réparation de la roue, qui coûterait plus de cent mille euros au village."
FOUR = "Le conseil en débattra en novembre, mais personne ne croit plus guère au sauvetage dans la salle du café."
MENU = "<header><nav><ul><li>Accueil</li><li>Sports</li></ul></nav></header>"
FOOT = "<footer><p>© Le Courrier. Tous droits réservés.</p></footer>"


def _page(body: str, head: str = "") -> str:
    return f"<html><head><title>{TITLE} | Le Courrier</title>{head}</head><body>{MENU}{body}{FOOT}</body></html>"


def _read(page: str) -> tuple[str, list[tuple[str, str]], list[str]]:
    pytest.importorskip("trafilatura")
    source = read_bytes(page.encode(), name="page.html", rulebook=default_rulebook(), minimum_words=0)
    paragraphs = [(one.kind, source.slice(one)) for one in source.paragraphs]
    return source.title, paragraphs, [source.text[one.start : one.end] for one in source.kickers]


BODY = [("paragraph", LEAD), ("paragraph", ONE), ("paragraph", TWO), ("crosshead", HEAD), ("paragraph", THREE)]
BODY.append(("paragraph", FOUR))


@pytest.mark.parametrize(
    "body",
    [
        # bold crossheads
        f"<article><h1>{TITLE}</h1><p>{LEAD}</p><p>{ONE}</p><p>{TWO}</p><p><strong>{HEAD}</strong></p><p>{THREE}</p>"
        f"<p>{FOUR}</p></article>",
        # divisions instead of paragraphs, the standfirst beside the headline
        f"<div><h1>{TITLE}</h1><div>{LEAD}</div><div>Jeanne Martin</div><div><div>{ONE}</div><div>{TWO}</div>"
        f"<div><b>{HEAD}</b></div><div>{THREE}</div><div>{FOUR}</div></div></div>",
        # an old page: one cell, line breaks
        f"<table><tr><td><h1>{TITLE}</h1>{LEAD}<br><br>{ONE}<br><br>{TWO}<br><br><b>{HEAD}</b><br><br>{THREE}<br><br>"
        f"{FOUR}</td></tr></table>",
    ],
)
def test_paragraphs_standfirst_and_crossheads_are_those_of_the_page(body: str) -> None:
    title, paragraphs, _ = _read(_page(body))
    assert (title, paragraphs) == (TITLE, BODY)


def test_a_rubric_over_the_headline_is_a_kicker() -> None:
    body = f"<article><p>Ruralité</p><h1>{TITLE}</h1>" + "".join(
        f"<p>{one}</p>" for one in (LEAD, ONE, TWO, THREE, FOUR)
    )
    title, paragraphs, kickers = _read(_page(body + "</article>"))
    assert (title, kickers) == (TITLE, ["Ruralité"])
    assert [words for _, words in paragraphs] == [LEAD, ONE, TWO, THREE, FOUR]


def test_an_article_that_a_page_holds_as_data_alone_is_read() -> None:
    data = {"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n\n".join((ONE, TWO, THREE, FOUR))}
    head = f'<script type="application/ld+json">{json.dumps({"@graph": [data]})}</script>'
    title, paragraphs, _ = _read(_page(f"<div><h1>{TITLE}</h1><p>{LEAD}</p><p>Chargement…</p></div>", head))
    assert title == TITLE
    assert [words for _, words in paragraphs] == [LEAD, ONE, TWO, THREE, FOUR]


def test_other_elements_give_nothing_back() -> None:
    box = f"<div><h3>Sur le même sujet</h3><ul><li><p>{THREE}</p></li></ul></div>"
    page = Collector(_page(f"<main><h1>{TITLE}</h1><p>{ONE}</p>{box}<p>{TWO}</p></main>")).blocks
    found = [("title", TITLE), ("paragraph", ONE), ("paragraph", TWO)]
    assert restored(found, page) == found  # type: ignore[arg-type]


def test_a_bold_line_over_a_list_is_no_crosshead() -> None:
    page = Collector(
        f"<main><h1>{TITLE}</h1><p>{ONE}</p><p><b>{HEAD}</b></p><ul><li>un</li></ul><p>{TWO}</p></main>"
    ).blocks
    found = [("title", TITLE), ("paragraph", ONE), ("paragraph", TWO)]
    assert restored(found, page) == found  # type: ignore[arg-type]


def test_a_page_of_short_lines_has_no_article_of_line_breaks() -> None:
    assert by_line_breaks(Collector(f"<td>un<br><br>deux<br><br>{ONE}</td>").blocks) == []


@pytest.mark.parametrize("data", ["{", "[]", '{"articleBody": 3}', '{"@graph": 1}', "[" * 2000])
def test_data_that_holds_no_article_gives_none(data: str) -> None:
    assert told_to_machines(f'<script type="application/ld+json">{data}</script>') == ("", [])
