"""Runs the worked examples of ``rules/expansions.toml``: what each move and each question makes of a text."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language

from restructurer.analysis.analyse import analyse
from restructurer.analysis.findings import Analysis
from restructurer.article import Block, Heading, Paragraph, Piece, Source
from restructurer.expansion.items import Item, Offer
from restructurer.expansion.layout import Layout
from restructurer.expansion.material import Material, gather
from restructurer.expansion.moves import MOVES
from restructurer.expansion.questions import all_asked, question_item, stands_alone
from restructurer.expansion.rules import moves, question_rules
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


def failures(rulebook: Rulebook, *, nlp: Language) -> tuple[str, ...]:
    """What the worked examples of moves and questions do not give, each as one line for people."""
    return (*_failing_moves(rulebook, nlp=nlp), *_failing_questions(rulebook, nlp=nlp))


def _failing_moves(rulebook: Rulebook, *, nlp: Language) -> Iterator[str]:
    for rule in moves(rulebook).values():
        lone = rule.model_copy(update={"minimum": 1})
        for example in rule.example:
            headings = tuple(example.get("headings", ()))
            text = str(example.get("text", "Le village attend un nouveau port depuis vingt ans."))
            material = material_of(text, nlp=nlp, rulebook=rulebook, headings=headings)
            if "statement" in example:
                found = [statement.text for statement in material.statements if statement.origin == "quote"]
            else:
                found = list(_texts(MOVES[rule.id](material, lone))) if rule.id in MOVES else []
            wanted = str(example.get("statement", example.get("item")))
            if wanted not in map(plain, found):
                yield f"expansions.toml: rule {rule.id!r}: wanted {wanted!r}, found {sorted(map(plain, found))}"


def _failing_questions(rulebook: Rulebook, *, nlp: Language) -> Iterator[str]:
    move = moves(rulebook)["questions"]
    for rule in question_rules(rulebook):
        for example in rule.example:
            material = material_of(str(example["text"]), nlp=nlp, rulebook=rulebook)
            asked = [one for one in all_asked(material) if one.rule == rule.id and stands_alone(one, material)]
            items = [item for one in asked if (item := question_item(one, material, move)) is not None]
            wanted = f"{example['question']}\n{example['answer']}"
            found = [plain(item.text) for item in items]
            if wanted not in found:
                yield f"expansions.toml: question {rule.id!r}: wanted {wanted!r}, found {found}"
