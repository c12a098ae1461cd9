"""The main job, end to end, on the sample article: what every output promises."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from spacy.language import Language

from restructurer.article import Article, Piece
from restructurer.french.edits import apply
from restructurer.french.words import count_words
from restructurer.main_path import Work, restructure_source
from restructurer.reading.read import read_text
from restructurer.rendering.wire import as_wire
from restructurer.rulebook import Rulebook

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = json.loads((ROOT / "docs" / "wire-schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def work(nlp: Language, rulebook: Rulebook, sample_text: str) -> Work:
    return restructure_source(read_text(sample_text, name="sample.txt", rulebook=rulebook), rulebook=rulebook, nlp=nlp)


def pieces(article: Article) -> list[Piece]:
    found = [*article.title.pieces, *article.description.pieces]
    for section in article.sections:
        found += section.heading.pieces if section.heading else ()
        for block in section.blocks:
            found += block.pieces
    return found


def test_the_words_asked_for_are_met_and_not_by_far(work: Work) -> None:
    article = work.article
    counted = sum(count_words(block.text) for section in article.sections for block in section.blocks)
    assert counted == article.words
    assert article.target_words == 700
    assert 700 <= article.words <= 735


def test_title_and_subheadings_keep_their_limits(work: Work) -> None:
    article = work.article
    headings = [section.heading.text for section in article.sections if section.heading]
    assert len(article.title.text) <= 60
    assert len(article.title_candidates) >= 5
    assert 4 <= len(headings) <= 6
    assert len(set(headings)) == len(headings)
    assert all(len(one) <= 65 and not one.endswith(".") for one in headings)
    assert article.sections[0].heading is None


def test_the_crosshead_of_the_author_stays(work: Work) -> None:
    headings = [section.heading.text for section in work.article.sections if section.heading]
    assert "Une mise en service sous conditions" in headings


def test_the_description_has_the_right_length(work: Work) -> None:
    assert 120 <= len(work.article.description.text) <= 156


def test_every_piece_is_what_its_origin_says(work: Work) -> None:
    text = work.article.source.text
    for piece in pieces(work.article):
        if piece.origin == "source":
            assert piece.start is not None
            assert piece.end is not None
            assert piece.text == apply(text[piece.start : piece.end], piece.edits)
        elif piece.origin == "rule":
            assert piece.rule
        else:
            assert piece.key


def test_no_word_of_the_article_is_lost_and_its_order_is_kept(work: Work) -> None:
    article = work.article
    body = [p for s in article.sections for b in s.blocks if b.rule == "body" for p in b.pieces if p.start is not None]
    starts = [piece.start for piece in body]
    assert starts == sorted(starts)
    covered = bytearray(len(article.source.text))
    for piece in body:
        covered[piece.start : piece.end] = b"\1" * (piece.end - piece.start)  # type: ignore[operator]
    for paragraph in article.source.paragraphs:
        if paragraph.kind != "crosshead":
            missing = [article.source.text[i] for i in range(paragraph.start, paragraph.end) if not covered[i]]
            assert not "".join(missing).strip()


def test_noise_and_brief_are_gone_and_recorded(work: Work) -> None:
    article = work.article
    printed = "\n".join(block.text for section in article.sections for block in section.blocks)
    for noise in ("Edited by", "Lire aussi", "Source link", "Personnalise", "référencement"):
        assert noise not in printed
    assert len(article.source.removed) >= 4
    assert "[the night tests]" in printed


def test_the_damaged_sentence_stays_in_the_body_and_feeds_nothing(work: Work) -> None:
    blocks = [block for section in work.article.sections for block in section.blocks]
    assert sum("par dépassement, notent les magistrats" in block.text for block in blocks) == 1
    headings = " ".join(s.heading.text for s in work.article.sections if s.heading)
    assert "dépassement" not in headings


def test_quotes_stay_to_the_letter(work: Work) -> None:
    source = re.sub(r"\s+", " ", work.article.source.text.replace("'", "’"))
    for section in work.article.sections:
        for block in section.blocks:
            for quote in re.findall(r"«\s(.+?)\s»", block.text):
                if count_words(quote) >= 3:
                    assert re.sub(r"\s+", " ", quote) in source


def test_the_json_validates_against_the_schema(work: Work) -> None:
    jsonschema.validate(as_wire(work.article), SCHEMA)


def test_the_fingerprint_names_what_the_bytes_depend_on(work: Work) -> None:
    names = [name for name, _ in work.article.fingerprint]
    assert names == ["program", "spacy", "model", "rules", "data", "options"]


def test_a_short_item_stops_where_honesty_does(nlp: Language, rulebook: Rulebook, sample_text: str) -> None:
    title, _, first, second, *_ = [row for row in sample_text.split("\n") if row.strip()]
    text = "\n\n".join([title.replace("Personnalise ce titre en français", ""), first, second])
    article = restructure_source(read_text(text, rulebook=rulebook), rulebook=rulebook, nlp=nlp, words=700).article
    assert not article.target_met
    assert article.words <= article.supported_words < 700
    jsonschema.validate(as_wire(article), SCHEMA)
