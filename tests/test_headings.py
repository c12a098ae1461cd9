"""Subheadings: what may stand over a section, and the choice for the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from restructurer.analysis.findings import Analysis, Cluster
from restructurer.article import Heading, Piece
from restructurer.reading.read import read_text
from restructurer.rulebook import Rulebook
from restructurer.writing.guards import refuse_edges
from restructurer.writing.headings import HeadingPlan, write_headings
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import of_article
from restructurer.writing.titles import write_title
from tests.writing_samples import article, untrue

TITLE = Heading("title.given", (Piece("Le conseil vote", "rule", rule="title.given"),))


def plan(text: str, rulebook: Rulebook, *, title: Heading = TITLE) -> tuple[Analysis, HeadingPlan]:
    analysis = article(text)
    whole = Cluster(0, len(analysis.sentences), 200)
    return analysis, write_headings(analysis, rulebook=rulebook, title=title, clusters=(whole,))


def texts(found: HeadingPlan) -> list[str]:
    return [candidate.text for candidate in found.candidates[0]]


def test_a_clause_with_its_verb_wins_over_a_bare_noun(rulebook: Rulebook) -> None:
    _, found = plan("La région a voté une aide aux pêcheurs de Concarneau.", rulebook)
    assert found.chosen[0] is not None
    assert "voté" in found.chosen[0].text and "région" in found.chosen[0].text


def test_no_candidate_holds_an_attribution_or_somebody_s_claim(rulebook: Rulebook) -> None:
    _, found = plan(
        "Selon les syndicats, la direction prépare la vente du site de Quimper. « Nous irons au bout », a déclaré le "
        "délégué. Les élus estiment que le maire ment aux habitants depuis dix ans.",
        rulebook,
    )
    for text in texts(found):
        assert "Selon" not in text
        assert "déclaré" not in text
        assert "ment aux habitants" not in text
        assert "prépare la vente" not in text


def test_none_where_nothing_can_be_said(rulebook: Rulebook) -> None:
    _, found = plan("Il y pensait encore. Cela ne changera rien pour eux.", rulebook)
    assert found.chosen == (None,)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Un été sans pont", "Un été sans pont"),
        ('"Un été sans pont"', "«\u00a0Un été sans pont\u00a0»"),
        ("Après la crue: «on reste»", "Après la crue\u00a0: «\u00a0on reste\u00a0»"),
    ],
)
def test_the_author_s_crosshead_stays(written: str, printed: str, rulebook: Rulebook) -> None:
    analysis = article(f"La ville ferme deux ponts.\n\n## {written}\n\nLes travaux dureront trois mois.")
    cluster = Cluster(2, 3, 60, crosshead=1)
    found = write_headings(analysis, rulebook=rulebook, title=TITLE, clusters=(cluster,))
    assert found.chosen[0] is not None
    assert found.chosen[0].text == printed
    assert found.chosen[0].rule == "heading.crosshead"


def test_what_is_awaited_or_denied_is_no_heading(rulebook: Rulebook) -> None:
    _, found = plan("La préfecture attend le feu vert du ministère de l'Écologie et de la région.", rulebook)
    assert not any(text.startswith("Le feu vert") for text in texts(found))
    _, found = plan("Il n'est pas prévu de reporter le scrutin de dimanche.", rulebook)
    assert not any("eporter le scrutin" in text for text in texts(found))
    _, found = plan("L'opposition dénonce une campagne entachée de pressions dans le Morbihan.", rulebook)
    assert not any(text.startswith("Une campagne") for text in texts(found))
    _, found = plan("La procureure a demandé une amende de 90 000 euros contre la société du port.", rulebook)
    assert all("demandée" in text for text in texts(found) if "amende" in text and "rocureure" not in text)


def test_a_passive_loses_its_auxiliary_only_when_it_is_done(rulebook: Rulebook) -> None:
    _, found = plan("Trois campings ont été évacués dans la presqu'île de Crozon.", rulebook)
    assert "Trois campings évacués dans la presqu’île de Crozon" in texts(found)
    _, found = plan("Trois campings pourraient être évacués dans la presqu'île de Crozon.", rulebook)
    assert not any(text.startswith("Trois campings évacués") for text in texts(found))


def test_a_quote_keeps_its_words_and_its_speaker(rulebook: Rulebook) -> None:
    text = "« Le port perd ses derniers marins », regrette Yves Le Goff, patron du chalutier."
    analysis, found = plan(text, rulebook)
    quotes = [one for one in found.candidates[0] if one.heading.rule == "heading.quote"]
    for one in quotes:
        assert one.text.endswith("«\u00a0Le port perd ses derniers marins\u00a0»")
        assert one.text.startswith(("Yves Le Goff\u00a0:", "Le Goff\u00a0:"))
        assert untrue(one.heading.pieces, analysis.source) == []


def test_two_subheadings_of_one_page_differ(rulebook: Rulebook, sample_text: str) -> None:
    source = read_text(sample_text, name="sample.txt", rulebook=rulebook)
    from restructurer.analysis.analyse import analyse
    from restructurer.analysis.model import load

    analysis = analyse(source, nlp=load(), rulebook=rulebook)
    title, _ = write_title(analysis, rulebook=rulebook)
    found = write_headings(analysis, rulebook=rulebook, title=title)
    chosen = [heading.text for heading in found.chosen if heading is not None]
    assert chosen
    assert len({text.lower() for text in chosen}) == len(chosen)
    assert all(len(text) <= 65 for text in chosen)


@pytest.mark.shared
def test_the_corpus_keeps_the_limits(rulebook: Rulebook, shared: Path) -> None:
    from restructurer.analysis.analyse import analyse
    from restructurer.analysis.model import load
    from restructurer.reading.read import read_file

    starts = ("mais ", "et ", "il ", "elle ", "ils ", "elles ", "cela ", "ce ", "cependant", "toutefois")
    for path in sorted((shared / "corpus" / "wikinews" / "documents").glob("*.html"))[::4]:
        analysis = analyse(read_file(path, rulebook=rulebook), nlp=load(), rulebook=rulebook)
        title, weighed = write_title(analysis, rulebook=rulebook)
        assert len(title.text) <= 60
        assert weighed
        found = write_headings(analysis, rulebook=rulebook, title=title)
        chosen = [heading for heading in found.chosen if heading is not None]
        for heading in chosen:
            assert len(heading.text) <= 65 or heading.rule == "heading.crosshead"
            assert not heading.text.endswith((".", ",", ";"))
            assert not heading.text.lower().startswith(starts)
            assert untrue(heading.pieces, analysis.source) == []
        assert len({heading.text for heading in chosen}) == len(chosen)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Le notaire les avait légués à la commune de Ploërmel en 1932.", "Le notaire les avait"),
        ("La préfecture en recense cent douze dans le Morbihan.", "La préfecture en"),
        ("Paul Vial affirme l'avoir demandée par écrit à deux reprises.", "Paul Vial affirme"),
        ("Un client américain a décidé de les transporter lui-même.", "Un client"),
        ("Le quatrième a été laissé en liberté à Vannes.", "Le quatrième a"),
        ("Le beau-frère a bénéficié d'un non-lieu à Quimper.", "Le beau-frère a"),
        ("Les opposants ont annoncé 2,4 millions.", "2,4 millions"),
        (
            "Les éleveurs accueillent la mesure avec intérêt, mais rappellent que le prix du lait baisse.",
            "avec intérêt",
        ),
        ("La maire n'exclut pas d'introduire un recours devant le tribunal administratif de Rennes.", "Un recours"),
        ("Le gazoduc, qui doit alimenter Rennes, Nantes et Angers, sera construit en mars.", "Alimenter Rennes"),
        ("« On savait, a-t-elle martelé, que le toit cédait », selon Claire Morel, l'avocate.", "martelé"),
    ],
)
def test_nothing_over_a_section_leans_on_what_is_not_there(text: str, never: str, rulebook: Rulebook) -> None:
    _, found = plan(text, rulebook)
    assert not any(never in one for one in texts(found))


def test_a_relation_with_its_other_end_may_stand(rulebook: Rulebook) -> None:
    _, found = plan("Le beau-frère du maire a bénéficié d'un non-lieu à Quimper.", rulebook)
    assert any(one.startswith("Le beau-frère du maire") for one in texts(found))


def test_a_short_sentence_that_the_parse_missed_stands_whole(rulebook: Rulebook) -> None:
    _, found = plan("Le fossé entre riverains et forains se creuse. Les maires cherchent une issue.", rulebook)
    assert "Le fossé entre riverains et forains se creuse" in texts(found)


def test_a_long_page_gets_one_subheading_at_least_where_anything_can_be_written(rulebook: Rulebook) -> None:
    dull = "Elle attend. Il y avait du monde dans la rue, et chacun parlait de la veille avec son voisin de palier. "
    told = "Le port de Vannes avait été vendu par la région à la ville."
    title = Heading("title.given", (Piece("Nuit blanche", "rule"),))
    long, short = (
        write_headings(article(dull * times + told, "Nuit blanche"), rulebook=rulebook, title=title)
        for times in (18, 4)
    )
    wanted = ["Le port de Vannes avait été vendu par la région à la ville"]
    assert [one.text for one in long.chosen if one is not None] == wanted
    assert not any(short.chosen)


def test_an_incise_without_its_quote_is_refused() -> None:
    syntax = of_article(article("« Vous punissez Vannes », a répliqué Luc Morel, qui n'a pas attendu son tour."))
    first = syntax.low.index("répliqué") - 1
    assert refuse_edges(syntax, Selection(tuple(range(first, first + 4)), first + 1)) == "verb first"
    assert refuse_edges(syntax, Selection(tuple(range(first + 2, first + 4)), first + 2)) is None
    syntax = of_article(article("« Vous punissez Vannes », estime Claire Morel, de la fondation du port."))
    first = syntax.low.index("estime")
    assert refuse_edges(syntax, Selection(tuple(range(first, first + 3)), first)) == "verb first"
    syntax = of_article(article("Reste la facture du chantier."))
    assert refuse_edges(syntax, Selection(tuple(range(len(syntax) - 1)), 0)) is None
