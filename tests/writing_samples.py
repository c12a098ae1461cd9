"""Small articles for the tests of titles, subheadings and drafts."""

from __future__ import annotations

from restructurer.analysis.analyse import analyse
from restructurer.analysis.findings import Analysis
from restructurer.analysis.model import load
from restructurer.article import Paragraph, Piece, Source
from restructurer.french.edits import apply
from restructurer.rulebook import default_rulebook


def article(text: str, title: str = "") -> Analysis:
    """An article of a few lines: blank lines part its paragraphs, ``## `` opens a crosshead."""
    whole = f"{title}\n\n" if title else ""
    paragraphs = []
    for block in text.split("\n\n"):
        body = block.removeprefix("## ")
        paragraphs.append(Paragraph(len(whole), len(whole) + len(body), "crosshead" if body != block else "paragraph"))
        whole += body + "\n\n"
    start, end = (0, len(title)) if title else (None, None)
    source = Source("essai", whole, "", title, start, end, tuple(paragraphs))
    return analyse(source, nlp=load(), rulebook=default_rulebook())


def untrue(pieces: tuple[Piece, ...], source: Source) -> list[Piece]:
    """The source pieces that are not what the source says at their offsets."""
    return [p for p in pieces if p.origin == "source" and apply(source.text[p.start : p.end], p.edits) != p.text]
