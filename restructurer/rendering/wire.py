"""An Article as JSON: the wire schema, version 1 (docs/wire-schema.md)."""

from __future__ import annotations

import json
from typing import Any

from restructurer.article import Article, Block, Candidate, Heading, Piece, Section

SCHEMA = "restructurer/article/1"


def _piece(piece: Piece) -> dict[str, Any]:
    return {
        "text": piece.text,
        "origin": piece.origin,
        "start": piece.start,
        "end": piece.end,
        "edits": list(piece.edits),
        "rule": piece.rule,
        "key": piece.key,
    }


def _heading(heading: Heading) -> dict[str, Any]:
    return {"text": heading.text, "rule": heading.rule, "pieces": [_piece(p) for p in heading.pieces]}


def _block(block: Block) -> dict[str, Any]:
    return {"kind": block.kind, "rule": block.rule, "pieces": [_piece(p) for p in block.pieces]}


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": _heading(section.heading) if section.heading is not None else None,
        "blocks": [_block(block) for block in section.blocks],
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {"text": candidate.text, "rule": candidate.heading.rule, "score": candidate.score}


def as_wire(article: Article) -> dict[str, Any]:
    """The article as plain values, in the order of the schema."""
    source = article.source
    fingerprint: dict[str, Any] = dict(article.fingerprint)
    fingerprint["options"] = json.loads(fingerprint["options"])
    return {
        "schema": SCHEMA,
        "source": {
            "name": source.name,
            "sha256": source.sha256,
            "text": source.text,
            "title": source.title,
            "title_start": source.title_start,
            "title_end": source.title_end,
            "paragraphs": [{"start": p.start, "end": p.end, "kind": p.kind} for p in source.paragraphs],
            "removed": [{"start": r.start, "end": r.end, "rule": r.rule} for r in source.removed],
            "doubts": [{"start": d.start, "end": d.end, "rule": d.rule} for d in source.doubts],
            "kickers": [{"start": k.start, "end": k.end, "rule": k.rule} for k in source.kickers],
        },
        "title": article.title.text,
        "title_rule": article.title.rule,
        "title_pieces": [_piece(p) for p in article.title.pieces],
        "title_candidates": [_candidate(c) for c in article.title_candidates],
        "description": article.description.text,
        "description_rule": article.description.rule,
        "description_pieces": [_piece(p) for p in article.description.pieces],
        "slug": article.slug,
        "keyphrase": article.keyphrase,
        "keywords": list(article.keywords),
        "language": article.language,
        "target_words": article.target_words,
        "words": article.words,
        "supported_words": article.supported_words,
        "target_met": article.target_met,
        "sections": [_section(section) for section in article.sections],
        "fingerprint": fingerprint,
    }


def render_json(article: Article) -> str:
    """The JSON file: two blanks of indent, UTF-8 characters as they are, a final line break."""
    return json.dumps(as_wire(article), ensure_ascii=False, indent=2) + "\n"
