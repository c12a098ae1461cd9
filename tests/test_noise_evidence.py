"""Evidence adds up: lines that no rule of noise knows go, and what only resembles them stays."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restructurer.article import Source
from restructurer.reading.noise_evidence import EvidenceRule, evidence_rules, fault, read_line
from restructurer.reading.noise_margins import margins
from restructurer.reading.read import read_text
from restructurer.rulebook import Rulebook, default_rulebook
from tests.noise_bench import Sample, measure, samples

RULES = evidence_rules(default_rulebook())


@pytest.mark.parametrize("rule", RULES.rules, ids=[rule.id for rule in RULES.rules])
def test_examples_hold(rule: EvidenceRule) -> None:
    faults = [fault(rule, example, RULES) for example in rule.example]
    assert [found for found in faults if found] == []


@given(
    worths=st.lists(st.integers(-6, 6).map(float), min_size=1, max_size=7),
    stays=st.lists(st.sampled_from([0.0, 1.0, 2.5]), min_size=6, max_size=6),
)
def test_margins_are_those_of_all_ways_through_the_lines(worths: list[float], stays: list[float]) -> None:
    stays = stays[: len(worths) - 1]
    best: list[list[float]] = [[-1e9, -1e9] for _ in worths]
    for way in product((0, 1), repeat=len(worths)):
        total = sum(worth for worth, noise in zip(worths, way, strict=True) if noise)
        total -= sum(stay for stay, (one, other) in zip(stays, pairwise(way), strict=True) if one != other)
        for index, noise in enumerate(way):
            best[index][noise] = max(best[index][noise], total)
    assert margins(worths, stays) == pytest.approx([noise - article for article, noise in best])


def read(text: str, rulebook: Rulebook) -> Source:
    return read_text(text, rulebook=rulebook, minimum_words=0)


def removed(source: Source) -> list[str]:
    return [source.text[one.start : one.end] for one in source.removed]


PAGES = [sample for sample in samples() if sample.name.startswith("evidence_")]


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_a_page_is_rid_of_what_no_rule_knows(page: Sample) -> None:
    assert measure(page) == ([], [])


TITLE = "La commune de Boncourt vote son budget"
BODY = (
    "La commune de Boncourt a voté mardi le budget de l’année prochaine à une large majorité. "
    "Les impôts n’augmenteront pas, a promis le syndic devant une salle pleine."
)


@pytest.mark.parametrize(
    "line",
    [
        "Un seul.",
        "Reste la facture.",
        "Coût : 2,4 millions.",
        "« Patience »",
        "Ce que dit la loi",
        "Abonnés aux déficits depuis dix ans, les deux villages n’ont plus de réserve.",
        "Écouter les anciens, réparer les toits : le syndic connaît sa tâche.",
        "Partager les frais avec Delle ?",
        "Mise à jour chaque printemps, la liste des chemins est affichée au guichet.",
        "Suivez l’argent, répète-t-il à ses collègues.",
        "La vidéo, elle, n’a convaincu personne.",
        "Salle du Moulin, 4, rue du Lac, jeudi à 20 h.",
        "Rendez-vous lundi à 9 h, à la Maison du peuple, 3, place du Marché.",
        "Publié en 2019, le rapport prévoyait pourtant le contraire.",
    ],
)
def test_short_lines_of_the_article_stay_wherever_they_stand(line: str, rulebook: Rulebook) -> None:
    label = "Lire aussi : Le syndic de Boncourt s’en va"
    for text in (
        f"{TITLE}\n\n{BODY}\n\n{line}\n\n{BODY}",
        f"{TITLE}\n\n{BODY}\n\n{label}\n\n{line}\n\n{BODY}",
        f"{TITLE}\n\nPar Jeanne Martin\n\n{BODY}\n\n{BODY}\n\n{line}\n\n{BODY}",
    ):
        source = read(text, rulebook)
        assert line in [source.slice(one) for one in source.paragraphs]


def test_the_headline_stays_among_rubrics_and_headlines_of_others(rulebook: Rulebook) -> None:
    head = ["Fil info", "08:12 Delle. Un car en panne sur le pont", "Accueil / Vie locale", TITLE, "l’essentiel"]
    source = read("\n\n".join([*head, BODY, BODY]), rulebook)
    assert source.title == TITLE


def test_what_readers_say_at_the_foot_goes_below_its_counter(rulebook: Rulebook) -> None:
    talk = ["3 commentaires", "Karim", "Enfin une bonne nouvelle !", "Répondre"]
    assert removed(read("\n\n".join([TITLE, BODY, BODY, *talk]), rulebook)) == talk
    assert removed(read("\n\n".join([TITLE, BODY, BODY, "Enfin une bonne nouvelle !"]), rulebook)) == []


def test_a_last_word_without_noise_around_it_stays(rulebook: Rulebook) -> None:
    source = read("\n\n".join([TITLE, BODY, BODY, "Sous les tilleuls"]), rulebook)
    assert removed(source) == []


def test_what_is_not_sure_stays_and_is_told(rulebook: Rulebook) -> None:
    caption = "Le budget, une affaire d’impôts dans la salle communale"
    head = [TITLE, "Par Jeanne Martin", "Temps de lecture : 2 min", caption]
    source = read("\n\n".join([*head, BODY, BODY]), rulebook)
    assert caption in [source.slice(one) for one in source.paragraphs]
    assert [source.text[one.start : one.end] for one in source.doubts] == [caption]


def test_a_line_is_read_in_a_bounded_time() -> None:
    for char in ("«", " ", "a", "(", "A.", "| "):
        assert read_line(char * 210, RULES).text is not None


@pytest.mark.parametrize("noise", ["Publicité", "Lire aussi : Le budget voté dans la douleur"])
@pytest.mark.parametrize(
    "crosshead", ["Entretien raté", "Photo de famille", "Un volume record", "CARTE SCOLAIRE", "Justice lente"]
)
def test_a_crosshead_below_a_line_of_noise_stays(noise: str, crosshead: str, rulebook: Rulebook) -> None:
    first = "La commune a fermé lundi soir le pont de la Scierie, qu’un camion avait heurté la veille au matin."
    more = "Les riverains devront faire un détour de six kilomètres jusqu’au printemps, a prévenu le bourgmestre."
    for lines in ((first, noise, crosshead, more, first + " Oui."), (first, more, noise, crosshead, first + " Oui.")):
        source = read_text("\n".join(("Le pont de la Scierie fermé", *lines)), rulebook=rulebook, minimum_words=0)
        assert crosshead in [source.slice(one) for one in source.paragraphs]


def test_a_crosshead_over_a_short_last_paragraph_stays(rulebook: Rulebook) -> None:
    first = "La commune a fermé lundi soir le pont de la Scierie, qu’un camion avait heurté la veille au matin."
    last = "Le coût atteint neuf millions, à la charge du canton."
    for foot in ([last], [last, "12 commentaires"], ["Une expertise est en cours. Le juge attend.", "Newsletter"]):
        lines = ("Le pont de la Scierie fermé", first, first + " Oui.", "Un chantier cher", *foot)
        source = read_text("\n".join(lines), rulebook=rulebook, minimum_words=0)
        assert "Un chantier cher" in [source.slice(one) for one in source.paragraphs]
