from __future__ import annotations

from spacy.language import Language

from restructurer.analysis.dateline import DatelineRule, run_example
from restructurer.analysis.parse import parse
from restructurer.analysis.sentences import find_sentences
from restructurer.reading.read import read_text
from restructurer.rulebook import Rulebook


def test_every_example_holds(rulebook: Rulebook) -> None:
    for rule in rulebook.rules("dateline", DatelineRule):
        for example in rule.example:
            assert run_example(rule, example) is None, rule.id


def test_the_dateline_is_a_sentence_of_its_own_that_feeds_nothing(nlp: Language, rulebook: Rulebook) -> None:
    text = "Titre court\n\n12 mars 2024. - Le port de Kervoal a rouvert lundi. Les pêcheurs ont repris la mer."
    source = read_text(text, rulebook=rulebook, minimum_words=0)
    sentences = find_sentences(parse(source, nlp=nlp), rulebook=rulebook)
    words = [source.text[s.start : s.end] for s in sentences]
    assert words == ["12 mars 2024. -", "Le port de Kervoal a rouvert lundi.", "Les pêcheurs ont repris la mer."]
    assert [s.sound for s in sentences] == [False, True, True]
    assert sentences[0].fault == "dateline"
