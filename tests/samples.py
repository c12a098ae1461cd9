"""Hand-made articles for tests of what needs no analysis."""

from __future__ import annotations

import hashlib

from restructurer.article import Article, Block, Heading, Paragraph, Piece, Section, Source


def source_of(text: str) -> Source:
    """A Source whose only paragraph is the whole text."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source("text", text, digest, "", None, None, (Paragraph(0, len(text)),))


def article_of(text: str, *, title: str | None = None, questions: bool = False) -> Article:
    """An article that prints ``text`` everywhere that text of a source can stand."""
    source = source_of(text)
    piece = Piece(text, "source", 0, len(text))
    own = Piece(title if title is not None else text, "source", 0, len(text))
    blocks = [
        Block("paragraph", (piece,)),
        Block("label", (piece,), "label"),
        Block("list", (piece, Piece("\n", "rule", rule="list"), piece), "list"),
        Block("quote", (piece, Piece("\n", "rule", rule="quote"), piece), "quote"),
    ]
    if questions:
        blocks.append(Block("questions", (piece, Piece("\n", "rule", rule="questions"), piece), "questions"))
    return Article(
        source=source,
        title=Heading("given", (own,)),
        title_candidates=(),
        description=Heading("description", (own,)),
        slug="texte",
        keyphrase=text,
        keywords=(text,),
        sections=(Section(None, tuple(blocks)), Section(Heading("given", (own,)), (Block("paragraph", (piece,)),))),
        language="fr",
        target_words=1,
        words=10,
        supported_words=10,
        fingerprint=(("program", "x"), ("options", '{"keyphrase": null, "title": null, "words": 1}')),
    )
