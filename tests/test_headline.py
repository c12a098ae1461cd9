"""The headline is the line that the text takes up, not always the first one of a page."""

from __future__ import annotations

import pytest

from restructurer.reading.read import read_text
from restructurer.rulebook import default_rulebook

TITLE = "Le conseil communal de Tamines vote son budget de crise"
BODY = (
    "La bourgmestre a défendu mardi soir un budget de crise devant le conseil de Tamines, qui l’a voté d’une voix. "
    "Les taxes n’augmenteront pas, a-t-elle promis, mais trois chantiers attendront."
)
MORE = (
    "La tutelle dispose de trente jours pour se prononcer sur ce texte, que la majorité a voté sans une voix de plus."
)


def _read(*lines: str) -> tuple[str, list[str], list[str], list[str]]:
    """The title, the paragraphs, what was taken out or set apart above it, and what is in doubt there."""
    source = read_text("\n\n".join(lines), rulebook=default_rulebook(), minimum_words=0)
    rule = "layout.above-headline"
    gone = (*source.removed, *source.kickers)
    removed = [source.text[one.start : one.end] for one in gone if one.rule == rule]
    doubted = [source.text[one.start : one.end] for one in source.doubts if one.rule == rule]
    return source.title, [source.slice(one) for one in source.paragraphs], removed, doubted


@pytest.mark.parametrize(
    "above",
    [
        ["TAMINES"],
        ["Vie communale"],
        ["gazette-sambre.be"],
        ["Accueil › Provinces › Basse-Sambre"],
        ["La Gazette de Sambre, quotidien régional", "Vie communale"],
    ],
)
def test_a_rubric_a_place_and_the_name_of_the_page_are_no_headline(above: list[str]) -> None:
    title, kept, removed, doubted = _read(*above, TITLE, BODY, MORE)
    assert (title, kept, doubted) == (TITLE, [BODY, MORE], [])
    assert set(removed) <= set(above)


def test_a_headline_of_two_words_stays_one() -> None:
    title, kept, removed, _ = _read("Budget voté", BODY, MORE)
    assert (title, kept, removed) == ("Budget voté", [BODY, MORE], [])


def test_a_short_headline_over_a_standfirst_stays_one() -> None:
    standfirst = "Le conseil de Tamines a tranché dans la nuit."
    title, kept, removed, _ = _read("Budget voté", standfirst, BODY, MORE)
    assert (title, kept, removed) == ("Budget voté", [standfirst, BODY, MORE], [])


def test_a_first_line_that_the_text_takes_up_is_not_passed_over() -> None:
    under = "Trois chantiers attendront la tutelle"
    title, kept, removed, _ = _read(TITLE, under, BODY, MORE)
    assert (title, kept, removed) == (TITLE, [under, BODY, MORE], [])


def test_a_line_above_that_says_something_else_besides_stays_and_is_doubted() -> None:
    above = "Tamines, au lendemain de la kermesse aux boudins"
    _, kept, removed, doubted = _read("Vie communale", above, TITLE, BODY, MORE)
    assert (kept, removed, doubted) == ([above, BODY, MORE], ["Vie communale"], [above])


def test_a_headline_that_a_page_breaks_after_its_colon_is_one() -> None:
    title, kept, removed, _ = _read(
        "Tamines tranche dans la nuit :", "un budget de crise sans taxe nouvelle", BODY, MORE
    )
    assert title.split() == "Tamines tranche dans la nuit : un budget de crise sans taxe nouvelle".split()
    assert (kept, removed) == ([BODY, MORE], [])


def test_a_short_headline_over_a_standfirst_without_a_stop_stays_one() -> None:
    standfirst = "Les échevins de Tamines ont tranché dans la nuit un budget de crise"
    title, kept, removed, _ = _read("Ils votent la crise", standfirst, BODY, MORE)
    assert (title, kept, removed) == ("Ils votent la crise", [standfirst, BODY, MORE], [])


def test_a_byline_is_no_headline() -> None:
    title, _, _, _ = _read("Nuit blanche", "Par notre correspondante au conseil de Tamines", BODY, MORE)
    assert title == "Nuit blanche"


def test_the_crosshead_of_an_agency_loses_its_dashes() -> None:
    source = read_text(
        "\n\n".join((TITLE, BODY, "- Une majorité divisée -", MORE)), rulebook=default_rulebook(), minimum_words=0
    )
    assert [(one.kind, source.slice(one)) for one in source.paragraphs][1] == ("crosshead", "Une majorité divisée")
    assert [source.text[one.start : one.end] for one in source.removed if one.rule == "layout.mark"] == ["-", "-"]


@pytest.mark.parametrize(
    ("lines", "kickers", "removed"),
    [
        (["Vie communale", TITLE, BODY, MORE], ["Vie communale"], []),
        (["Économie", TITLE, BODY, MORE], ["Économie"], []),
        ([f"FINANCES{TITLE}", BODY, MORE], ["FINANCES"], []),
        (["La Gazette de Sambre, quotidien régional", "Vie communale", TITLE, BODY, MORE], ["Vie communale"], 1),
        (["Vie communale", "S’abonner", TITLE, BODY, MORE], [], 2),
        (["gazette-sambre.be", TITLE, BODY, MORE], [], 1),
    ],
)
def test_what_labels_the_article_right_over_its_headline_is_set_apart(
    lines: list[str], kickers: list[str], removed: int | list[str]
) -> None:
    source = read_text("\n\n".join(lines), rulebook=default_rulebook(), minimum_words=0)
    assert source.title == TITLE
    assert [source.text[one.start : one.end] for one in source.kickers] == kickers
    assert len(source.removed) == (removed or 0)
    assert [source.slice(one) for one in source.paragraphs] == [BODY, MORE]


def test_a_place_in_front_of_the_first_sentence_is_set_apart() -> None:
    source = read_text("\n\n".join((TITLE, f"TAMINES {BODY}", MORE)), rulebook=default_rulebook(), minimum_words=0)
    assert [source.text[one.start : one.end] for one in source.kickers] == ["TAMINES"]
    assert [source.slice(one) for one in source.paragraphs] == [BODY, MORE]
    assert source.removed == ()


def test_a_sentence_over_the_headline_is_no_label() -> None:
    above = "Pour la procureure, les agents ne sont pas responsables."
    _, kept, removed, _ = _read(
        above,
        "Que s'est-il précisément passé, dimanche ?",
        "Comme à chaque fois dans ce type de fait divers, versions officielles et rumeurs s'opposent.",
        "La procureure précise que l'enquête, à ce stade, écarte la responsabilité des agents. Ils ne sont pas "
        "tenus pour responsables de la vitesse de la barque, précisément mesurée dimanche par le radar.",
    )
    assert above not in removed and above in kept
