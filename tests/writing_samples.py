"""Small articles for the tests of titles, subheadings and drafts."""

from __future__ import annotations

from restructurer.analysis.analyse import analyse
from restructurer.analysis.findings import Analysis
from restructurer.analysis.model import load
from restructurer.article import Heading, Paragraph, Piece, Source
from restructurer.checking.fidelity_tokens import stem, tokens
from restructurer.checking.proof_rules import replaces, rule_ids, vocabulary, writes
from restructurer.french.edits import apply
from restructurer.rulebook import Rulebook, default_rulebook


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


def unproved(heading: Heading, analysis: Analysis, rulebook: Rulebook) -> list[str]:
    """The pieces of a title that neither the source nor a rule accounts for, and a rule that there is not."""
    text, known = analysis.source.text, rule_ids(rulebook)
    said = frozenset(stem(token.key) for token in tokens(text))
    faults = [piece.text for piece in untrue(heading.pieces, analysis.source)]
    faults += [heading.rule] if heading.rule not in known else []
    for piece in heading.pieces:
        rule = piece.rule or ""
        own = vocabulary(rule, rulebook)
        if rule and rule not in known:
            faults.append(rule)
        if piece.origin != "rule":
            continue
        if piece.start is None or piece.end is None:
            proved = writes(rule, piece.text, vocabulary=own, source=frozenset())
        else:
            proved = replaces(rule, text[piece.start : piece.end], piece.text, vocabulary=own, source=said)
        if not proved:
            faults.append(f"{rule}: {piece.text}")
    return faults
