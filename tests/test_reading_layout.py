"""Plain text divides into title, paragraphs, crossheads and items, however it is laid out."""

from __future__ import annotations

import textwrap

import pytest

from restructurer.article import Source
from restructurer.reading.read import read_text
from restructurer.rulebook import Rulebook

TITLE = "La vallée de Joux rouvre sa ligne de chemin de fer"
PARAGRAPHS = [
    "La ligne rouvrira le 3 mai, après deux ans de travaux, a annoncé jeudi la compagnie qui l’exploite. Les voyageurs "
    "pourront de nouveau rejoindre Vallorbe en vingt minutes.",
    "« Nous avons remplacé onze kilomètres de voie », précise l’ingénieure en chef. Trois ponts ont été renforcés, et "
    "le tunnel a été élargi pour laisser passer des rames à deux étages.",
    "Le chantier a coûté 48 millions de francs. La Confédération en a payé les deux tiers.",
    "Les habitants, eux, demandent un train de plus le soir : « Après 21 heures, nous sommes coupés du monde. »",
]
CROSSHEAD = "Un chantier de deux ans"


def read(text: str, rulebook: Rulebook, title: str | None = None) -> Source:
    return read_text(text, rulebook=rulebook, minimum_words=0, title=title)


def words(source: Source) -> list[tuple[str, str]]:
    return [(one.kind, " ".join(source.slice(one).split())) for one in source.paragraphs]


EXPECTED = [("paragraph", one) for one in PARAGRAPHS]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\u2028", "\n \n\n"])
def test_paragraphs_on_lines_of_their_own(gap: str, rulebook: Rulebook) -> None:
    source = read(gap.join([TITLE, *PARAGRAPHS]), rulebook)
    assert source.title == TITLE
    assert words(source) == EXPECTED


@pytest.mark.parametrize(
    ("width", "gap"),
    [*((width, "\n\n") for width in (50, 64, 72, 80, 100, 120)), *((width, "\n") for width in (50, 72, 80))],
)
def test_hard_wrapped_paragraphs(width: int, gap: str, rulebook: Rulebook) -> None:
    wrapped = [textwrap.fill(one, width, break_on_hyphens=False) for one in PARAGRAPHS]
    source = read(f"{TITLE}\n\n{gap.join(wrapped)}\n", rulebook)
    assert source.title == TITLE
    assert words(source) == EXPECTED


def test_a_hard_wrapped_title_is_one_title(rulebook: Rulebook) -> None:
    title = "La vallée de Joux rouvre sa ligne de chemin de fer après deux ans de travaux et bien des polémiques"
    wrapped = [textwrap.fill(one, 60) for one in [title, *PARAGRAPHS]]
    assert read("\n\n".join(wrapped), rulebook).title == title


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_author_s_crosshead(gap: str, rulebook: Rulebook) -> None:
    lines = [TITLE, PARAGRAPHS[0], CROSSHEAD, *PARAGRAPHS[1:]]
    assert words(read(gap.join(lines), rulebook)) == [EXPECTED[0], ("crosshead", CROSSHEAD), *EXPECTED[1:]]


@pytest.mark.parametrize(
    "line",
    [
        "Le train partira donc.",
        "Il a dit ceci :",
        "« Nous irons », a-t-elle dit",
        "et les habitants aussi",
        "– Vous partez ?",
        "Quel soulagement !",
        "Et d’ajouter : « On attend toujours. »",
    ],
)
def test_lines_that_are_no_crosshead(line: str, rulebook: Rulebook) -> None:
    source = read("\n\n".join([TITLE, PARAGRAPHS[0], line, *PARAGRAPHS[1:]]), rulebook)
    assert [kind for kind, _ in words(source)] == ["paragraph"] * 5


def test_the_last_line_of_a_list_is_no_crosshead(rulebook: Rulebook) -> None:
    prices = "Adulte : 5,50 € (au lieu de 3,80 €)\nMoins de 12 ans : 3 €\nHors commune : 7 €"
    source = read("\n".join([TITLE, PARAGRAPHS[0], prices, *PARAGRAPHS[1:]]), rulebook)
    assert "crosshead" not in [kind for kind, _ in words(source)]


def test_a_last_short_line_stays_and_is_doubted(rulebook: Rulebook) -> None:
    source = read("\n\n".join([TITLE, *PARAGRAPHS, "Sous la neige du Risoux"]), rulebook)
    assert words(source)[-1] == ("paragraph", "Sous la neige du Risoux")
    assert [one.rule for one in source.doubts] == ["layout.last-line"]


def test_questions_of_an_interview_are_no_crossheads(rulebook: Rulebook) -> None:
    questions = [f"Que dites-vous du point numéro {n} ?" for n in range(1, 6)]
    lines = [part for question in questions for part in (question, PARAGRAPHS[1])]
    assert all(kind == "paragraph" for kind, _ in words(read("\n\n".join([TITLE, *lines]), rulebook)))


def test_bullets_open_items_and_dashes_open_speech(rulebook: Rulebook) -> None:
    bullets = "• un train de plus le soir ;\n• un bus le dimanche ;\n• des vélos en gare."
    source = read(f"{TITLE}\n\n{PARAGRAPHS[0]}\n\nIls demandent :\n{bullets}\n\n{PARAGRAPHS[1]}", rulebook)
    assert [kind for kind, _ in words(source)] == ["paragraph", "paragraph", "item", "item", "item", "paragraph"]
    assert words(source)[2][1] == "un train de plus le soir ;"
    assert [one.rule for one in source.removed] == ["layout.mark"] * 3
    speech = "– Vous prendrez le train ?\n– Bien sûr, répond-elle."
    source = read(f"{TITLE}\n\n{PARAGRAPHS[0]}\n\n{speech}\n\n{PARAGRAPHS[1]}", rulebook)
    assert words(source)[1:3] == [("paragraph", line) for line in speech.split("\n")]


def test_dashes_after_a_colon_open_items(rulebook: Rulebook) -> None:
    source = read(
        f"{TITLE}\n\n{PARAGRAPHS[0]}\n\nIls demandent :\n- un train ;\n- un bus.\n\n{PARAGRAPHS[1]}", rulebook
    )
    assert [text for kind, text in words(source) if kind == "item"] == ["un train ;", "un bus."]


def test_a_line_broken_by_a_link_is_put_together(rulebook: Rulebook) -> None:
    source = read(f"{TITLE}\n\nSelon\nle quotidien\nde Lausanne, la ligne rouvrira.\n\n{PARAGRAPHS[1]}", rulebook)
    assert words(source)[0] == ("paragraph", "Selon le quotidien de Lausanne, la ligne rouvrira.")


def test_a_standfirst_of_two_sentences_is_no_headline(rulebook: Rulebook) -> None:
    standfirst = f"{PARAGRAPHS[0].rstrip('.')}. Une mère, un fils et une liste d’attente qui ne cesse de s’allonger"
    source = read("\n".join(["L’œuvre d’une vie", standfirst, *PARAGRAPHS[1:]]), rulebook)
    assert source.title == "L’œuvre d’une vie"


def test_a_text_without_title(rulebook: Rulebook) -> None:
    source = read("\n\n".join(PARAGRAPHS), rulebook)
    assert (source.title, source.title_start, source.title_end) == ("", None, None)
    assert words(source) == EXPECTED


def test_a_title_that_is_given_wins(rulebook: Rulebook) -> None:
    text = "\n\n".join([TITLE, *PARAGRAPHS])
    source = read(text, rulebook, title="Un autre titre")
    assert (source.title, source.title_start) == ("Un autre titre", None)
    assert [(one.rule, source.text[one.start : one.end]) for one in source.removed] == [("layout.title-given", TITLE)]
    assert read(text, rulebook, title=TITLE).title_start == 0


def test_ornaments_go(rulebook: Rulebook) -> None:
    source = read("\n\n".join([TITLE, PARAGRAPHS[0], "* * *", "________", *PARAGRAPHS[1:]]), rulebook)
    assert [one.rule for one in source.removed] == ["layout.ornament"] * 2
    assert words(source) == EXPECTED


def test_a_mark_of_omission_stays(rulebook: Rulebook) -> None:
    source = read("\n\n".join([TITLE, PARAGRAPHS[0], "[…]", PARAGRAPHS[1]]), rulebook)
    assert ("paragraph", "[…]") in words(source)


def test_headings_marked_in_plain_text(rulebook: Rulebook) -> None:
    source = read("\n\n".join([TITLE, PARAGRAPHS[0], f"## {CROSSHEAD}", PARAGRAPHS[1]]), rulebook)
    assert words(source)[1] == ("crosshead", CROSSHEAD)


def test_a_line_broken_before_a_quotation_in_small_letters_is_put_together(rulebook: Rulebook) -> None:
    one = "Le président du comité des pêches a souhaité dimanche que le département prenne"
    other = "« des mesures » contre les armateurs qui, selon lui, vident la baie de ses langoustes."
    source = read("\n".join([TITLE, PARAGRAPHS[0], one, other, "« Une halle de trop »", *PARAGRAPHS[1:]]), rulebook)
    assert words(source)[1:3] == [("paragraph", f"{one} {other}"), ("crosshead", "« Une halle de trop »")]


def test_who_signs_a_pull_quote_is_no_crosshead(rulebook: Rulebook) -> None:
    said = "Je n'avais pas les moyens d'acheter la halle, et les banques de la ville ne prêtaient plus un franc"
    source = read("\n\n".join([TITLE, PARAGRAPHS[0], said, "Anne Le Goff, mareyeuse", *PARAGRAPHS[1:]]), rulebook)
    assert not any(text.startswith("Anne") for kind, text in words(source) if kind == "crosshead")
    source = read("\n\n".join([TITLE, PARAGRAPHS[0], "Anne Le Goff, mareyeuse", *PARAGRAPHS[1:]]), rulebook)
    assert ("crosshead", "Anne Le Goff, mareyeuse") in words(source)


@pytest.mark.parametrize("arrow", [">", "→ ", "▸ "])
def test_the_arrow_in_front_of_a_sentence_goes_and_the_sentence_stays(arrow: str, rulebook: Rulebook) -> None:
    sentence = "Une réunion publique est prévue lundi à la halle."
    source = read("\n\n".join([TITLE, *PARAGRAPHS, arrow + sentence, PARAGRAPHS[0]]), rulebook)
    assert ("paragraph", sentence) in words(source)


LONG = PARAGRAPHS[0] + " " + " ".join(f"Le chantier numéro {n} a pris du retard, selon la compagnie." for n in range(5))


def test_a_few_words_over_a_short_sentence_are_a_crosshead(rulebook: Rulebook) -> None:
    sentence = "À cinquante ans, ce sera sa troisième compagnie de chemin de fer."
    source = read("\n".join([TITLE, *PARAGRAPHS, "Son parcours", sentence, *PARAGRAPHS]), rulebook)
    assert ("crosshead", "Son parcours") in words(source)
    source = read("\n".join([TITLE, *PARAGRAPHS, "Adultes", "Huit francs.", *PARAGRAPHS]), rulebook)
    assert ("crosshead", "Adultes") not in words(source)


def test_a_crosshead_may_end_in_points_of_suspension(rulebook: Rulebook) -> None:
    line = "Des voyageurs ont payé deux fois..."
    assert ("crosshead", line) in words(read("\n\n".join([TITLE, LONG, line, LONG]), rulebook))
    for other in ("Mais la gare est restée fermée...", "Et pourtant..."):
        assert ("paragraph", other) in words(read("\n\n".join([TITLE, LONG, other, LONG]), rulebook))


def test_a_crosshead_over_a_short_last_sentence_stays(rulebook: Rulebook) -> None:
    last = "La compagnie annonce une nouvelle alerte pour jeudi soir."
    source = read("\n".join([TITLE, *PARAGRAPHS, "Un hiver venteux", last, "Imprimer", "Partager"]), rulebook)
    assert ("crosshead", "Un hiver venteux") in words(source) or ("paragraph", "Un hiver venteux") in words(source)
