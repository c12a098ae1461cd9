"""Runs the worked examples of ``rules/expansions.toml``: what each move and each question makes of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from spacy.language import Language

from restructurer.analysis.analyse import analyse
from restructurer.analysis.findings import Analysis
from restructurer.analysis.model import load
from restructurer.article import Block, Heading, Paragraph, Piece, Source
from restructurer.expansion.items import Item, Offer
from restructurer.expansion.layout import Layout
from restructurer.expansion.material import Material, gather
from restructurer.expansion.moves import MOVES
from restructurer.expansion.questions import all_asked, question_item, stands_alone
from restructurer.expansion.rules import moves
from restructurer.rulebook import Rulebook
from restructurer.writing.outline import Outline, OutlineSection

_TITLE = Heading("titles.given", (Piece("Un titre d’exemple", "rule", rule="titles.given"),))


def source_of(text: str) -> Source:
    """A text whose paragraphs are its lines, as a source without title."""
    paragraphs: list[Paragraph] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(at, at + len(line)))
        at += len(line) + 1
    return Source("example", text, "", "", None, None, tuple(paragraphs))


def outline_of(analysis: Analysis, *, headings: tuple[str, ...] = ()) -> Outline:
    """All sentences in one section, or an empty section under each heading besides."""
    blocks = tuple(
        Block("paragraph", (Piece(analysis.source.slice(p), "source", p.start, p.end),))
        for p in analysis.source.paragraphs
    )
    first = OutlineSection(None, analysis.clusters, 0, len(analysis.sentences), blocks)
    others = tuple(
        OutlineSection(Heading("example", (Piece(text, "rule", rule="example"),)), (), 0, 0, ()) for text in headings
    )
    return Outline((first, *others))


def material_of(text: str, *, nlp: Language, rulebook: Rulebook, headings: tuple[str, ...] = ()) -> Material:
    """The material of a text."""
    analysis = analyse(source_of(text), nlp=nlp, rulebook=rulebook)
    return gather(analysis, Layout(analysis, outline_of(analysis, headings=headings)), rulebook=rulebook, title=_TITLE)


def _texts(offers: tuple[Offer, ...]) -> Iterator[str]:
    for offer in offers:
        for group in offer.groups:
            for item in group:
                yield from _forms(item)


def _forms(item: Item) -> Iterator[str]:
    yield item.text
    for pieces in item.variants:
        yield "".join(piece.text for piece in pieces)


def plain(text: str) -> str:
    """A text with ordinary blanks, as examples are written."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def move_example(ident: str, example: Mapping[str, Any], rulebook: Rulebook) -> str | None:
    """A move: ``item`` is a line that it makes of ``text`` (``statement``: a quote that it puts in other words)."""
    rule = moves(rulebook)[ident]
    headings = tuple(example.get("headings", ()))
    text = str(example.get("text", "Le village attend un nouveau port depuis vingt ans."))
    material = material_of(text, nlp=load(), rulebook=rulebook, headings=headings)
    if "statement" in example:
        found = [statement.text for statement in material.statements if statement.origin == "quote"]
    else:
        lone = rule.model_copy(update={"minimum": 1})
        found = list(_texts(MOVES[ident](material, lone))) if ident in MOVES else []
    return _told(str(example["statement"] if "statement" in example else example["item"]), map(plain, found))


def question_example(ident: str, example: Mapping[str, Any], rulebook: Rulebook) -> str | None:
    """A form of question: it asks ``question`` of ``text`` and finds ``answer``."""
    move = moves(rulebook)["questions"]
    material = material_of(str(example["text"]), nlp=load(), rulebook=rulebook)
    asked = [one for one in all_asked(material) if one.rule == ident and stands_alone(one, material)]
    items = [item for one in asked if (item := question_item(one, material, move)) is not None]
    return _told(f"{example['question']}\n{example['answer']}", (plain(item.text) for item in items))


def _told(wanted: str, found: Iterable[str]) -> str | None:
    texts = list(dict.fromkeys(found))
    if wanted in texts:
        return None
    return f"does not give {wanted!r}; gives: {' · '.join(map(repr, texts[:6])) or 'nothing'}"
