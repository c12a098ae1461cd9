"""Clusters: where an article is cut, and where it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from restructurer.analysis.analyse import analyse
from restructurer.analysis.clusters import gaps_of, segment
from restructurer.analysis.cuts import CROSSHEAD, cut_costs
from restructurer.analysis.findings import Analysis, Quote
from restructurer.analysis.openings import has_dateline, opening, opens_on
from restructurer.analysis.topic_split import best_split, inner_sums
from restructurer.analysis.topics_rules import TopicSettings
from restructurer.article import Paragraph, Source
from restructurer.rulebook import Rulebook

HARBOUR = [
    "Le port de Brest a accueilli mardi un voilier russe de quarante mètres.",
    "Le voilier restera dans le port jusqu'à la fin des régates.",
    "Les régates réunissent deux cents voiliers et des milliers de marins.",
    "Les marins du port attendent aussi des bateaux venus d'Espagne.",
]
SCHOOL = [
    "La réforme du lycée inquiète les professeurs de mathématiques.",
    "Les professeurs craignent la suppression de postes dans chaque lycée.",
    "Le ministre promet que la réforme ne supprimera aucun poste.",
    "Les syndicats de professeurs appellent les lycées à la grève jeudi.",
]
WINE = [
    "Le gel a détruit un tiers des vignes du Jura au mois d'avril.",
    "Les vignerons du Jura demandent l'état de catastrophe naturelle.",
    "La récolte de raisin sera la plus faible depuis trente ans.",
    "Les caves gardent assez de vin pour tenir jusqu'aux prochaines vendanges.",
]


def article(paragraphs: list[str], *, kinds: dict[int, str] | None = None, title: str = "") -> Source:
    found, at = [], 0
    for number, text in enumerate(paragraphs):
        kind = (kinds or {}).get(number, "paragraph")
        found.append(Paragraph(at, at + len(text), kind))  # type: ignore[arg-type]
        at += len(text) + 2
    return Source("test", "\n\n".join(paragraphs), "", title, None, None, tuple(found))


def sections(analysis: Analysis) -> list[str]:
    text, sentences = analysis.source.text, analysis.sentences
    return [text[sentences[one.first].start : sentences[one.stop - 1].end] for one in analysis.clusters]


def test_segment_finds_where_the_topic_turns() -> None:
    assert segment(HARBOUR + SCHOOL + WINE) == [0, 4, 8]


def test_segment_of_one_topic_is_one() -> None:
    assert segment(SCHOOL) == [0]


@pytest.mark.parametrize(
    ("units", "starts"), [([], []), ([""], [0]), (["", " ", "Le maire parle.", ""], [0]), (["Un mot."], [0])]
)
def test_segment_of_hardly_anything(units: list[str], starts: list[int]) -> None:
    assert segment(units) == starts


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([*HARBOUR, *SCHOOL, *WINE, "", "…", "« Oui. »"]), max_size=14))
def test_segment_gives_starts_in_order(units: list[str]) -> None:
    starts = segment(units)
    assert starts == sorted(set(starts))
    assert starts[:1] == ([0] if units else [])
    assert all(0 <= at < len(units) for at in starts)


def long_paragraphs() -> list[str]:
    more = (
        "Une enquête de la région détaille les chiffres, les causes et les suites que chacun attend pour l'an prochain."
    )
    return [" ".join([*topic, more, more.replace("région", "commune")]) for topic in (HARBOUR, SCHOOL, WINE)]


@pytest.fixture(scope="module")
def three(nlp: Language, rulebook: Rulebook) -> Analysis:
    return analyse(article(long_paragraphs(), title="Trois nouvelles"), nlp=nlp, rulebook=rulebook)


def covers(analysis: Analysis) -> None:
    crossheads = {i for i, one in enumerate(analysis.source.paragraphs) if one.kind == "crosshead"}
    inside = [at for one in analysis.clusters for at in range(one.first, one.stop)]
    assert inside == [one.index for one in analysis.sentences if one.paragraph not in crossheads]


def test_clusters_cover_every_sentence_once(three: Analysis) -> None:
    covers(three)


def test_clusters_start_at_paragraphs_where_paragraphs_will_do(three: Analysis) -> None:
    starts = {paragraph.start for paragraph in three.source.paragraphs}
    assert all(three.sentences[one.first].start in starts for one in three.clusters)


def test_each_cluster_knows_its_own_words(three: Analysis) -> None:
    assert len(three.clusters) > 1
    words = [set(one.distinctive) for one in three.clusters]
    assert "voilier" in words[0]
    assert "jura" in words[-1]
    assert all(first.isdisjoint(words[0]) for first in words[1:])


def test_own_keyphrases_stand_in_the_cluster(three: Analysis) -> None:
    for cluster in three.clusters:
        low, high = three.sentences[cluster.first].start, three.sentences[cluster.stop - 1].end
        for one in cluster.keyphrases:
            assert any(low <= start < high for start, _ in one.occurrences)


def test_gaps_are_wider_between_topics_than_within(three: Analysis, rulebook: Rulebook) -> None:
    gaps = gaps_of(three.parsed, three.sentences, rulebook=rulebook)
    turn = next(at for at, one in enumerate(three.sentences) if one.paragraph == 1)
    assert gaps[0] == 0.0
    assert gaps[turn] < gaps[1]
    assert all(0 <= gap <= 1 for gap in gaps)


def test_a_crosshead_always_opens_a_cluster(nlp: Language, rulebook: Rulebook) -> None:
    parts = [HARBOUR[0], "La suite des régates", HARBOUR[1], HARBOUR[2]]
    found = analyse(article(parts, kinds={1: "crosshead"}), nlp=nlp, rulebook=rulebook)
    assert [one.crosshead for one in found.clusters] == [None, 1]
    covers(found)


def test_a_crosshead_at_the_very_top_is_the_first_clusters(nlp: Language, rulebook: Rulebook) -> None:
    found = analyse(article(["Au port", *HARBOUR], kinds={0: "crosshead"}), nlp=nlp, rulebook=rulebook)
    assert found.clusters[0].crosshead == 0
    covers(found)


def costs_of(analysis: Analysis, rulebook: Rulebook, quotes: tuple[Quote, ...] = ()) -> list[float]:
    import numpy as np

    settings_ = rulebook.settings("topics", TopicSettings)
    count = len(analysis.sentences)
    return cut_costs(
        analysis.parsed, analysis.sentences, [10] * count, np.zeros(count), quotes=quotes, settings=settings_
    )


@pytest.mark.parametrize(
    ("opens", "worse"),
    [
        ("Ce dernier a quitté la salle.", "Le maire a quitté la salle."),
        ("Elle a quitté la salle.", "La préfète a quitté la salle."),
        ("Leurs voisins ont quitté la salle.", "Les voisins ont quitté la salle."),
        ("Mais le maire a quitté la salle.", "Le maire a quitté la salle."),
        ("Le maire a quitté la salle.", "Par ailleurs, le maire a quitté la salle."),
        ("Le maire a quitté la salle.", "De son côté, le maire a quitté la salle."),
    ],
)
def test_a_cut_costs_more_before_one_opening_than_another(
    opens: str, worse: str, nlp: Language, rulebook: Rulebook
) -> None:
    dear = analyse(article(["Paul Morin a parlé.", opens]), nlp=nlp, rulebook=rulebook)
    cheap = analyse(article(["Paul Morin a parlé.", worse]), nlp=nlp, rulebook=rulebook)
    assert costs_of(dear, rulebook)[1] > costs_of(cheap, rulebook)[1]


def test_a_quote_is_not_parted_from_its_speaker(nlp: Language, rulebook: Rulebook) -> None:
    parts = ["Le maire a pris la parole.", "« Nous fermerons la plage. »", "Le public a applaudi."]
    found = analyse(article(parts), nlp=nlp, rulebook=rulebook)
    start = found.source.text.index("Nous")
    quote = Quote(start, start + 26, mention="Le maire", mention_start=0, mention_end=8)
    costs = costs_of(found, rulebook, (quote,))
    assert costs[1] > 50
    assert costs[2] < 50


def test_a_crosshead_outweighs_every_other_reason(nlp: Language, rulebook: Rulebook) -> None:
    found = analyse(
        article(["Le maire parle :", "Les faits", "Elle répond."], kinds={1: "crosshead"}), nlp=nlp, rulebook=rulebook
    )
    body = [one for one in found.sentences if one.paragraph != 1]
    assert costs_of(replace(found, sentences=tuple(body)), rulebook)[1] == CROSSHEAD


def test_one_paragraph_far_too_long_is_cut_inside(nlp: Language, rulebook: Rulebook) -> None:
    found = analyse(article([" ".join(long_paragraphs() * 2)]), nlp=nlp, rulebook=rulebook)
    assert len(found.clusters) > 1
    assert all(one.words <= 250 for one in found.clusters)
    covers(found)


def test_one_sentence_is_one_cluster(nlp: Language, rulebook: Rulebook) -> None:
    found = analyse(article([HARBOUR[0]]), nlp=nlp, rulebook=rulebook)
    assert [(one.first, one.stop) for one in found.clusters] == [(0, 1)]


def test_nothing_but_a_list_stays_together(nlp: Language, rulebook: Rulebook) -> None:
    items = [f"le budget de la ville de {city}" for city in ("Lyon", "Lille", "Nice", "Brest")]
    found = analyse(article(items, kinds=dict.fromkeys(range(4), "item")), nlp=nlp, rulebook=rulebook)
    assert len(found.clusters) == 1
    covers(found)


def test_five_hundred_paragraphs_of_one_line(nlp: Language, rulebook: Rulebook) -> None:
    lines = [f"La commune numéro {number} a voté son budget pour les écoles." for number in range(500)]
    found = analyse(article(lines), nlp=nlp, rulebook=rulebook)
    assert all(80 <= one.words <= 250 for one in found.clusters)
    covers(found)


def test_only_crossheads_give_no_cluster(nlp: Language, rulebook: Rulebook) -> None:
    found = analyse(article(["Un titre"], kinds={0: "crosshead"}), nlp=nlp, rulebook=rulebook)
    assert found.clusters == ()


def test_best_split_is_the_best_of_all() -> None:
    import itertools

    import numpy as np

    rng = np.random.default_rng(5)
    for count in (1, 2, 5, 8):
        pairs = rng.normal(size=(count, 9))
        for distance in range(9):
            pairs[max(0, count - distance) :, distance] = 0
        openings = rng.normal(size=count)
        price = [-0.5, -1.0, -0.3]

        def score(starts: tuple[int, ...], pairs=pairs, openings=openings, count=count, price=price) -> float:  # type: ignore[no-untyped-def]
            total = 0.0
            for first, stop in itertools.pairwise([*starts, count]):
                size = stop - first
                total += price[0] + (price[size] if size < 3 else 0) + (openings[first] if first else 0)
                total += sum(pairs[i, j - i] for i in range(first, stop) for j in range(i + 1, min(stop, i + 9)))
            return float(total)

        every = [(0, *rest) for size in range(count) for rest in itertools.combinations(range(1, count), size)]
        assert score(tuple(best_split(inner_sums(pairs), openings, price))) == pytest.approx(max(map(score, every)))


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("12 mars 2021. – Le préfet parle.", True),
        ("Le 1er mai 2020 : la fête a lieu.", True),
        ("Le 12 mars, le préfet parle.", False),
        ("Mars est une planète.", False),
    ],
)
def test_datelines(text: str, dated: bool) -> None:
    assert has_dateline(opening(text)) is dated


def test_openings_match_whole_words() -> None:
    assert opens_on(opening("« Il pleut »"), ("il",))
    assert not opens_on(opening("Illico, la pluie tombe."), ("il",))
    assert opens_on(opening("C’est ainsi."), ("c'est",))
