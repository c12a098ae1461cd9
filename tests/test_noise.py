"""What surrounds an article goes, and nothing of the article does."""

from __future__ import annotations

import pytest

from restructurer.article import Source
from restructurer.reading.read import read_text
from restructurer.rulebook import Rulebook
from tests.noise_bench import FOLDER, Sample, measure, samples

SAMPLES = samples()
TITLE = "La commune de Boncourt vote son budget"
BODY = (
    "La commune de Boncourt a voté mardi le budget de l’année prochaine à une large majorité. "
    "Les impôts n’augmenteront pas, a promis le syndic devant une salle pleine."
)


@pytest.mark.parametrize("sample", SAMPLES, ids=[sample.name for sample in SAMPLES])
def test_no_line_of_an_annotated_article_is_lost(sample: Sample) -> None:
    _, lost = measure(sample)
    assert lost == []


def test_at_least_95_per_cent_of_the_annotated_noise_goes() -> None:
    stayed = [line for sample in SAMPLES for line in measure(sample)[0]]
    assert len(stayed) <= 0.05 * sum(len(sample.noise) for sample in SAMPLES)


LINES = [line.split(" ", 1) for line in (FOLDER / "lines.lst").read_text(encoding="utf-8").splitlines() if line]


@pytest.mark.parametrize(("place", "line"), LINES, ids=[line for _, line in LINES])
def test_a_line_of_noise_goes_alone(place: str, line: str, rulebook: Rulebook) -> None:
    parts = {"U": [TITLE, line, BODY, BODY], "B": [TITLE, BODY, line, BODY], "T": [TITLE, BODY, BODY, line]}[place]
    assert removed(read("\n\n".join(parts), rulebook)) == [line]


def read(text: str, rulebook: Rulebook) -> Source:
    return read_text(text, rulebook=rulebook, minimum_words=0)


def removed(source: Source) -> list[str]:
    return [source.text[one.start : one.end] for one in source.removed]


def test_the_headline_under_a_link_label_goes_with_it(rulebook: Rulebook) -> None:
    source = read(
        f"Un budget voté\n\n{BODY}\n\nLire aussi\n\nLe syndic de Boncourt ne se représente pas\n\n{BODY}", rulebook
    )
    assert removed(source) == ["Lire aussi", "Le syndic de Boncourt ne se représente pas"]


def test_the_paragraph_under_a_link_label_stays(rulebook: Rulebook) -> None:
    source = read(f"Un budget voté\n\n{BODY}\n\nLire aussi\n\nLe syndic ne se représente pas.\n\n{BODY}", rulebook)
    assert removed(source) == ["Lire aussi"]


def test_a_tweet_goes_with_its_signature(rulebook: Rulebook) -> None:
    tweet = "Salle comble ce soir #Boncourt pic.twitter.com/a1b2c3d4"
    signature = "— Ville de Boncourt (@boncourt) 12 mars 2019"
    source = read(f"Un budget voté\n\n{BODY}\n\n{tweet}\n\n{signature}\n\n{BODY}", rulebook)
    assert removed(source) == [tweet, signature]


def test_a_sentence_above_a_signature_without_link_is_only_suspected(rulebook: Rulebook) -> None:
    signature = "— Ville de Boncourt (@boncourt) 12 mars 2019"
    source = read(f"Un budget voté\n\n{BODY}\n\nLe syndic est ravi.\n\n{signature}\n\n{BODY}", rulebook)
    assert removed(source) == [signature]
    assert [source.text[one.start : one.end] for one in source.doubts] == ["Le syndic est ravi."]


@pytest.mark.parametrize(
    "line",
    [
        "3 juillet 2012. – Le parti a tenu son congrès dimanche à Oran, devant huit cents délégués venus de partout.",
        "BRUXELLES (AFP) – Le commissaire a présenté mercredi son plan, que plusieurs capitales jugent trop timide.",
        "Publié le 3 mars, le rapport accable la direction de l’hôpital et les autorités qui devaient la surveiller.",
        "Créée en 1998 à Lille, l’association vient en aide à quatre mille familles chaque année, selon son président.",
        "Le tribunal a condamné Facebook, Twitter et Google à verser un euro symbolique à la famille de la victime.",
        "Abonnés du club depuis vingt ans, ils n’ont pas reçu un seul courrier de la direction, assurent-ils.",
        "La photo a été prise en 1944 par un soldat américain. Elle n’avait jamais été publiée, selon le musée.",
        "Lire et écrire reste difficile pour un adulte sur dix, d’après l’enquête que le ministère a rendue publique.",
        "Par deux fois, les députés ont repoussé le texte, et le Sénat l’a vidé de sa substance au printemps.",
        "Selon l’agence Belga, deux personnes ont été interpellées lundi soir. La police n’a pas souhaité commenter.",
    ],
)
def test_a_paragraph_that_resembles_noise_stays(line: str, rulebook: Rulebook) -> None:
    for text in (
        f"Un titre\n\n{BODY}\n\n{line}\n\n{BODY}",
        f"Un titre\n\n{line}\n\n{BODY}",
        f"Un titre\n\n{BODY}\n\n{line}",
    ):
        source = read(text, rulebook)
        assert removed(source) == []
        assert line in [source.slice(one) for one in source.paragraphs]


@pytest.mark.parametrize(
    "crosshead", ["Voir plus loin", "Retour à la case départ", "Le partage des eaux", "Carte sur table"]
)
def test_a_crosshead_that_resembles_noise_stays(crosshead: str, rulebook: Rulebook) -> None:
    source = read(f"Un budget voté\n\n{BODY}\n\n{crosshead}\n\n{BODY}", rulebook)
    assert [source.slice(one) for one in source.paragraphs if one.kind == "crosshead"] == [crosshead]


def test_a_kicker_glued_to_the_title_is_cut_and_the_title_stays(rulebook: Rulebook) -> None:
    source = read(f"FAITS DIVERSBoncourt : une grange brûle\n{BODY}\n{BODY}", rulebook)
    kickers = [source.text[one.start : one.end] for one in source.kickers]
    assert (source.title, kickers, removed(source)) == ("Boncourt : une grange brûle", ["FAITS DIVERS"], [])


def test_a_place_in_capitals_is_cut_from_the_first_sentence_alone(rulebook: Rulebook) -> None:
    source = read(f"{TITLE}\n\nBRUXELLES {BODY}\n\n{BODY}\n\n{BODY}\n\nSNCB {BODY}", rulebook)
    assert [source.text[one.start : one.end] for one in source.kickers] == ["BRUXELLES"]


def test_a_caption_goes_with_the_credit_above_it(rulebook: Rulebook) -> None:
    caption = "L’immeuble de la place compte vingt logements."
    assert removed(read(f"{TITLE}\n\nPHOTO JEANNE MARTIN, LE COURRIER\n{caption}\n\n{BODY}", rulebook)) == [
        "PHOTO JEANNE MARTIN, LE COURRIER",
        caption,
    ]
    assert removed(read(f"{TITLE}\n\nPHOTO JEANNE MARTIN, LE COURRIER\n\n{caption}\n\n{BODY}", rulebook)) == [
        "PHOTO JEANNE MARTIN, LE COURRIER"
    ]


def test_the_keyword_of_an_agency_goes_and_its_headline_stays(rulebook: Rulebook) -> None:
    source = read(f"Budget Boncourt\n\nBudget Boncourt:\n{TITLE} =\n\n{BODY}\n\n{BODY}", rulebook)
    assert (source.title, removed(source)) == (TITLE, ["Budget Boncourt", "Budget Boncourt:", "="])


@pytest.mark.parametrize(
    "line",
    ["Boncourt – Val-Dessus 5-1", "Vaud, 12/03/2024 | Le Bourg", "(à lire dans le dossier)", "Budget © Le Bourg"],
)
def test_a_line_that_a_page_printed_is_no_crosshead(line: str, rulebook: Rulebook) -> None:
    source = read(f"{TITLE}\n\n{BODY}\n\n{line}\n\n{BODY}\n\n{BODY}", rulebook)
    assert [one.kind for one in source.paragraphs if one.kind == "crosshead"] == []


def test_removals_name_their_rule(rulebook: Rulebook) -> None:
    source = read(f"Un budget voté\n\n{BODY} (ats/abc)\n\n© Keystone", rulebook)
    assert [one.rule for one in source.removed] == ["noise.signature.end", "noise.credit.sign"]
    assert source.slice(source.paragraphs[-1]) == BODY


def test_a_box_of_facts_under_the_article_stays(rulebook: Rulebook) -> None:
    box = ["Trois dates", "1998 Fusion des deux communes", "2004 Première liste verte", "2019 Le budget est refusé"]
    source = read("\n\n".join([TITLE, BODY, BODY, "Lire aussi : Le syndic s’en va", *box]), rulebook)
    assert removed(source) == ["Lire aussi : Le syndic s’en va"]
    source = read("\n\n".join([TITLE, BODY, BODY, *box, "12 commentaires", "Boncourt", "Vie locale"]), rulebook)
    assert removed(source) == ["12 commentaires", "Boncourt", "Vie locale"]
