"""Persons, organisations and places: what is one, and what is none."""

from __future__ import annotations

import pytest
from spacy.language import Language

from restructurer.analysis.entities import find_entities
from restructurer.analysis.findings import Entity
from restructurer.analysis.parse import parse
from restructurer.analysis.quotes_of_text import paragraphs_of
from restructurer.article import Source
from restructurer.rulebook import default_rulebook


def entities(text: str, nlp: Language) -> dict[str, Entity]:
    parsed = parse(Source("text", text, "", "", None, None, paragraphs_of(text)), nlp=nlp)
    found = find_entities(parsed, rulebook=default_rulebook())
    for entity in found:
        for start, end in entity.mentions:
            assert text[start:end].strip() == text[start:end] != ""
    return {entity.text: entity for entity in found}


def test_the_mentions_of_a_person_are_one_person(nlp: Language) -> None:
    text = (
        "Le président Barack Obama est venu. B. Obama a parlé.\n\nM. Obama est reparti. Obama reviendra, "
        "dit Michelle Obama."
    )
    found = entities(text, nlp)
    barack = found["Barack Obama"]
    assert (barack.short, barack.label) == ("Obama", "PER")
    assert [text[start:end] for start, end in barack.mentions] == ["Barack Obama", "B. Obama", "Obama", "Obama"]
    assert [text[start:end] for start, end in found["Michelle Obama"].mentions] == ["Michelle Obama"]


@pytest.mark.parametrize(
    "text",
    ["Human Rights Watch (HRW) publie un rapport. HRW accuse l’armée.",
     "L’ONG Human Rights Watch publie un rapport. HRW accuse l’armée."],
)  # fmt: skip
def test_an_acronym_is_its_expansion(text: str, nlp: Language) -> None:
    found = entities(text, nlp)
    assert (found["Human Rights Watch"].short, found["Human Rights Watch"].label) == ("HRW", "ORG")
    assert len(found["Human Rights Watch"].mentions) >= 2
    assert "HRW" not in found


def test_names_with_hyphens_and_particles(nlp: Language) -> None:
    found = entities("Jean-Philippe Magnen a rencontré Ursula von der Leyen et Anke De Smet à Gand.", nlp)
    assert {name for name, entity in found.items() if entity.label == "PER"} == {
        "Jean-Philippe Magnen", "Ursula von der Leyen", "Anke De Smet"
    }  # fmt: skip


@pytest.mark.parametrize("name", ["Selon", "Pour", "République", "M", "XIXe"])
def test_words_that_are_no_entity(name: str, nlp: Language) -> None:
    text = "Selon Paul Martin, le président de la République partira. Pour M. Martin, le XIXe siècle est loin."
    assert name not in entities(text, nlp)


def test_countries_are_places(nlp: Language) -> None:
    found = entities("La France et l’Allemagne ont signé. France Télécom s’en réjouit.", nlp)
    assert found["France"].label == "LOC"
    assert found["Allemagne"].label == "LOC"
    assert all(entity.label != "PER" for entity in found.values())
