"""Sentences and what holds them: the written set, faults, the corpus, the component."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from restructurer.analysis import passage as passages
from restructurer.analysis import sentences as sentence_finding
from restructurer.analysis.findings import Parsed, Sentence
from restructurer.analysis.parse import parse
from restructurer.analysis.quotes import find_quotes
from restructurer.analysis.quotes_of_text import paragraphs_of
from restructurer.analysis.sentences import find_sentences
from restructurer.article import Paragraph, Source
from restructurer.rulebook import Rulebook, default_rulebook

WRITTEN = Path(__file__).parent / "data" / "quotes" / "sentences.txt"
BLOCKS = "\n".join(
    line for line in WRITTEN.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
).strip().split("\n\n")  # fmt: skip


def parsed_text(text: str, nlp: Language, paragraphs: tuple[Paragraph, ...] | None = None) -> Parsed:
    source = Source("text", text, "", "", None, None, paragraphs or paragraphs_of(text))
    return parse(source, nlp=nlp)


def cut(text: str, nlp: Language) -> tuple[list[str], list[Sentence]]:
    parsed = parsed_text(text, nlp)
    found = list(find_sentences(parsed, rulebook=default_rulebook()))
    return [text[sentence.start : sentence.end] for sentence in found], found


@pytest.mark.parametrize("block", BLOCKS, ids=[block.split("\n")[0][:40] for block in BLOCKS])
def test_written_paragraphs(block: str, nlp: Language) -> None:
    sentences = block.split("\n")
    assert cut(" ".join(sentences), nlp)[0] == sentences


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_typography_does_not_change_the_cut(apostrophe: str, nlp: Language) -> None:
    text = "« C’est l’heure\u00a0! » s’exclame M.\u00a0Petit. L’été [ou l’hiver] n’y change rien."
    found, _ = cut(text.replace("’", apostrophe), nlp)
    assert [sentence.split()[0] for sentence in found] == ["«", f"L{apostrophe}été"]


def faults(text: str, nlp: Language) -> list[tuple[bool, str | None]]:
    return [(sentence.sound, sentence.fault) for sentence in cut(text, nlp)[1]]


def test_translation_damage_marks_both_sentences(nlp: Language) -> None:
    text = "Les pressions sont également des causes. par souci, disaient-ils. Le maire est parti hier soir."
    assert faults(text, nlp) == [(False, "damage"), (False, "damage"), (True, None)]


def test_a_fragment_is_not_sound(nlp: Language) -> None:
    assert faults("Une vraie surprise pour tous les habitants du village.", nlp) == [(False, "fragment")]


@pytest.mark.parametrize(
    "text",
    [
        "La commune finance la moitié des travaux.",
        "Le musée ferme ses portes dimanche.",
        "L’exposition réunit deux cents dessins.",
        "Le technicien réunit ses joueurs avant le match.",
        "Le gouvernement table sur une croissance de 2 %.",
        "L’épargnant ou l’emprunteur s’inquiète.",
        "Outre les travaux, le vice-recteur suggère un contrôle des comptes.",
        "Reste l’inconnue du budget.",
    ],
)
def test_a_verb_that_the_tagger_misses_makes_no_fragment(text: str, nlp: Language) -> None:
    assert faults(text, nlp) == [(True, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Le juge réélu hier.",
        "Une ville sous pression.",
        "Deux morts et trois blessés dans un accident à Namur.",
        "Un train supprimé sur deux.",
        "Le maire en colère contre la préfecture.",
        "Grande parade le 12 mai dans les rues de la ville.",
    ],
)
def test_what_has_no_verb_stays_a_fragment(text: str, nlp: Language) -> None:
    assert faults(text, nlp) == [(False, "fragment")]


def test_a_mark_without_its_pair_is_not_sound(nlp: Language) -> None:
    assert faults("Le maire a dit qu’il « partirait demain.", nlp) == [(False, "unbalanced")]


@pytest.mark.parametrize(
    "text",
    [
        "Les habitants ont racontés la scène.",
        "L’association a demandée une réunion.",
        "La police a relevée des traces.",
    ],
)
def test_a_wrong_agreement_is_suspected_and_the_sentence_stays_sound(text: str, nlp: Language) -> None:
    assert faults(text, nlp) == [(True, "agreement")]


@pytest.mark.parametrize(
    "text",
    ["Les mesures que le conseil a prises sont utiles.", "Elle les a rencontrés hier à Lyon.",
     "La décision a été confirmée par le juge.", "Il a dit la vérité.", "Le maire a mis la clé sous la porte.",
     "Combien de lettres a-t-elle écrites ?", "Les élus se sont réunis mardi."],
)  # fmt: skip
def test_right_agreements_are_left_alone(text: str, nlp: Language) -> None:
    assert [fault for _, fault in faults(text, nlp)] != ["agreement"]


def test_crossheads_and_items_are_one_sentence_each(nlp: Language) -> None:
    text = "Un pas. Deux pas\n\nLe maire est venu. Il est reparti."
    kinds = (Paragraph(0, 16, "crosshead"), Paragraph(18, len(text), "paragraph"))
    found = find_sentences(parsed_text(text, nlp, kinds), rulebook=default_rulebook())
    assert [text[s.start : s.end] for s in found] == ["Un pas. Deux pas", "Le maire est venu.", "Il est reparti."]


def test_every_character_of_the_corpus_and_no_break_inside_a_quote(
    shared: Path, nlp: Language, rulebook: Rulebook
) -> None:
    text = (shared / "examples" / "otan.txt").read_text(encoding="utf-8")
    parsed = parsed_text(text, nlp)
    sentences = find_sentences(parsed, rulebook=rulebook)
    covered = "".join(text[s.start : s.end] for s in sentences)
    assert "".join(covered.split()) == "".join(text.split())
    for quote in find_quotes(parsed, sentences, rulebook=rulebook):
        assert sum(1 for s in sentences if s.start < quote.end and quote.start < s.end) == 1


PIECES = st.sampled_from(
    [
        "Il part",
        "Elle reste",
        ". ",
        "! ",
        "… ",
        " ",
        "« ",
        " »",
        "(",
        ")",
        "M. ",
        "etc. ",
        "\n\n",
        "3,5 ",
        "B. ",
        "’",
        '"',
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.lists(PIECES, min_size=1, max_size=30).map("".join).filter(lambda text: bool(text.strip())))
def test_sentences_hold_every_character_in_order(text: str, nlp: Language) -> None:
    parsed = parsed_text(text, nlp)
    sentences = find_sentences(parsed, rulebook=default_rulebook())
    assert "".join("".join(text[s.start : s.end] for s in sentences).split()) == "".join(text.split())
    assert all(a.stop == b.first or a.paragraph != b.paragraph for a, b in itertools.pairwise(sentences))


def test_the_component_works_alone(nlp: Language) -> None:
    component = spacy.blank("xx").add_pipe("restructurer_sentences")
    doc = component(nlp("« Il part. Elle reste. » dit Jean. Fin."))
    assert [span.text for span in doc._.restructurer_sentences] == ["« Il part. Elle reste. » dit Jean.", "Fin."]
    assert passages.from_doc(doc).paragraphs[0].stop == len(doc)
    assert sentence_finding.find_in(passages.from_doc(doc), rulebook=default_rulebook())
