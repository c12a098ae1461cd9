"""Clauses and noun phrases cut out of sentences: true, complete, with their origin."""

from __future__ import annotations

import pytest

from restructurer.rulebook import Rulebook
from restructurer.writing.cutting import sentence_clauses
from restructurer.writing.drafts import gap
from restructurer.writing.phrases import noun_phrases
from tests.writing_samples import article, untrue


def clauses(text: str, rulebook: Rulebook) -> list[str]:
    analysis = article(text)
    return [
        draft.text
        for sentence in analysis.sentences
        for _, draft in sentence_clauses(analysis, sentence, rulebook=rulebook)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Cependant, le syndicat a également déposé un préavis de grève.",
            "le syndicat a déposé un préavis de grève",
        ),
        (
            "La préfecture annonce que la plage du Minou rouvrira samedi.",
            "la plage du Minou rouvrira samedi",
        ),
        (
            "L'opposition dénonce le projet et demande un vote à bulletin secret.",
            "L’opposition demande un vote à bulletin secret",
        ),
        (
            "La Banque publique d'investissement (BPI) a accordé un prêt de deux millions d'euros.",
            "La Banque publique d’investissement a accordé un prêt de deux millions d’euros",
        ),
    ],
)
def test_a_clause_is_freed(text: str, wanted: str, rulebook: Rulebook) -> None:
    assert wanted in clauses(text, rulebook)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Le chantier pourrait prendre deux ans de retard.", "pourrait"),
        ("La direction risque de perdre ce procès contre la ville.", "risque"),
        ("Le maire n'a pas signé la convention avec la région.", "n’a pas"),
        ("Le groupe envisage de fermer son usine de Lannion.", "envisage"),
        ("Environ 2 000 logements seront construits dans le quartier.", "Environ"),
        ("Près de la moitié des élus ont voté contre le budget de la ville.", "Près de"),
        ("Dans le Finistère, huit sondages sur neuf donnent une avance à la liste sortante.", "Finistère"),
        ("Si la pluie continue, les secours évacueront le camping.", "Si"),
    ],
)
def test_what_limits_a_statement_is_never_left_out(text: str, lost: str, rulebook: Rulebook) -> None:
    for found in clauses(text, rulebook):
        assert lost in found


@pytest.mark.parametrize(
    "text",
    [
        "Elle souhaite la réouverture de la ligne.",
        "Ces services restent fermés au public.",
        "Leurs effectifs ont doublé en dix ans.",
        "Cela pourrait changer la vie du quartier.",
        "Nous avons obtenu la rénovation du stade.",
    ],
)
def test_no_clause_points_outside(text: str, rulebook: Rulebook) -> None:
    assert clauses(text, rulebook) == []


@pytest.mark.parametrize(
    "text",
    [
        "Le procureur de la ville a dénoncé « un pillage méthodique, propre, presque poli ».",
        'Le juge de Sion a dénoncé lundi "un pillage méthodique, propre, presque poli".',
        "La caisse de la ville parle d'une «fraude très habile, parfaitement cachée» de l'ancien trésorier.",
    ],
)
def test_nothing_is_left_out_of_a_quote(text: str, rulebook: Rulebook) -> None:
    whole = ("un pillage méthodique, propre, presque poli", "fraude très habile, parfaitement cachée")
    for found in clauses(text, rulebook):
        assert any(words in found for words in whole) or not set(found) & set('«»"')


def test_a_claim_keeps_its_speaker(rulebook: Rulebook) -> None:
    analysis = article("Les riverains affirment que les camions traversent le bourg jour et nuit.")
    draft = next(draft for _, draft in sentence_clauses(analysis, analysis.sentences[0], rulebook=rulebook))
    assert draft.text == "les camions traversent le bourg jour et nuit"
    assert draft.speaker is not None
    assert draft.speaker.text == "Les riverains"
    assert not draft.speaker.announces


def test_an_attribution_gives_the_speaker(rulebook: Rulebook) -> None:
    analysis = article("Selon la préfecture, trois ponts sont fermés dans le Morbihan.")
    draft = next(draft for _, draft in sentence_clauses(analysis, analysis.sentences[0], rulebook=rulebook))
    assert draft.speaker is not None
    assert draft.speaker.text == "la préfecture"


def test_a_broken_agreement_gives_no_clause(rulebook: Rulebook) -> None:
    assert clauses("Les pompiers a évacué le camping municipal dans la nuit.", rulebook) == []
    assert clauses("Les élus ont minés les alentours de la gare.", rulebook) == []


def test_a_pronoun_becomes_the_subject_of_the_sentence_before(rulebook: Rulebook) -> None:
    text = "L'appareil a quitté Brest à midi. Il transportait cent douze passagers et six tonnes de fret."
    assert "l’appareil transportait cent douze passagers et six tonnes de fret" in clauses(text, rulebook)


def test_a_demonstrative_becomes_an_article_when_the_thing_was_named(rulebook: Rulebook) -> None:
    text = "La région présente une exposition. Cette exposition rassemble deux cents dessins de marine."
    assert "L’exposition rassemble deux cents dessins de marine" in [
        one[:1].upper() + one[1:] for one in clauses(text, rulebook)
    ]


def test_every_source_piece_is_what_the_source_says(rulebook: Rulebook, sample_text: str) -> None:
    body = "\n\n".join(block for block in sample_text.split("\n\n") if len(block) > 80)
    analysis = article(body)
    drafts = [d for s in analysis.sentences for _, d in sentence_clauses(analysis, s, rulebook=rulebook)]
    drafts += [d for s in analysis.sentences for d in noun_phrases(analysis, s, rulebook=rulebook)]
    assert len(drafts) > 20
    for draft in drafts:
        assert untrue(draft.pieces, analysis.source) == []
        assert draft.text == draft.text.strip()
        assert "  " not in draft.text


def test_noun_phrases_agree_and_hang_together(rulebook: Rulebook) -> None:
    analysis = article("Le conseil refuse la fermeture du bureau de poste et des deux écoles du bourg.")
    found = [draft.text for draft in noun_phrases(analysis, analysis.sentences[0], rulebook=rulebook)]
    assert "les deux écoles du bourg" in found
    assert not any(text.endswith((" de", " du", " des", " et")) for text in found)


def test_blanks_between_parts() -> None:
    assert gap("l’", "accord") == ""
    assert gap("Paris", ",") == ""
    assert gap("OTAN", ":") == "\u00a0"
    assert gap("un", "mot") == " "


def test_a_sentence_that_ends_on_a_comma(rulebook: Rulebook) -> None:
    for text in ("Il ne s'agit pas encore de «rationnement du crédit»,", "La banque limite ses prêts aux villes,"):
        for found in clauses(text, rulebook):
            assert not found.endswith(",")
