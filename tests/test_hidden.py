"""Soft hyphens and other characters that are not seen change offsets, and nothing that is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from restructurer.analysis.columns import read_columns
from restructurer.analysis.hidden import shown, widened
from restructurer.analysis.parse import parse
from restructurer.reading.read import read_text
from restructurer.rulebook import default_rulebook

PLAIN = (
    "Le rapporteur a présenté mardi la réorganisation des consultations. "
    "« Les infirmières démissionnent », a regretté la directrice."
)
PARTED = PLAIN.replace("rapporteur", "rappor\u00adteur").replace("réorganisation", "réorga\u00adni\u00adsation")
PARTED = PARTED.replace("infirmières", "infir\u00admières").replace("directrice.", "direc\u200btrice.\u00ad")


def test_words_read_as_without_soft_hyphens_and_stand_where_they_stand(nlp: Language) -> None:
    tables = []
    for text in (PLAIN, PARTED):
        source = read_text(text, rulebook=default_rulebook(), minimum_words=0)
        table = parse(source, nlp=nlp).columns
        assert table.raw == source.text[: len(table.raw)].replace("\u00a0", " ")
        tables.append(table)
    plain, parted = tables
    assert (parted.lemma, parted.low, parted.pos, parted.head) == (plain.lemma, plain.low, plain.pos, plain.head)
    assert "rappor\u00adteur" in parted.text


@pytest.mark.parametrize("text", ["", "mot", "\u00ad", "un \u00admot\u00ad ici", "a\u200b b\u200d  c"])
def test_the_pieces_are_the_text(nlp: Language, text: str) -> None:
    table = widened(read_columns(nlp.make_doc(shown(text))), text)
    assert (table.raw == text) or not table.text


@given(st.text(alphabet="ab .,\u00ad\u200b'«", max_size=30))
def test_every_text_is_put_together_again(nlp: Language, text: str) -> None:
    doc = nlp.make_doc(shown(text))
    table = widened(read_columns(doc), text)
    assert (table.raw == text) or not table.text
    assert table.start == sorted(table.start)
