"""Reads an article in our JSON (docs/wire-schema.md) into a page."""

from __future__ import annotations

import json
from typing import Any

from restructurer.checking.page import Block, BlockKind, Field, Page

SCHEMA = "restructurer/article/1"


class WireError(ValueError):
    """The file is JSON of another kind, or broken; ``offset`` says where."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.offset = offset


def _escaped(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


class _Reader:
    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.at = max(raw.find('"sections"'), 0)
        self.blocks: list[Block] = []

    def locate(self, text: str) -> tuple[int, int]:
        escaped = _escaped(text)
        found = self.raw.find(escaped, self.at)
        if found < 0:
            return self.at, self.at
        self.at = found
        return found, found + len(escaped)

    def add(self, kind: BlockKind, text: str, first: str, *, level: int = 0) -> None:
        start, end = self.locate(first)
        bold = text.split("**")
        plain = "".join(bold)
        markup = "".join(part if i % 2 == 0 else f"<strong>{part}</strong>" for i, part in enumerate(bold))
        if plain.strip():
            self.blocks.append(Block(kind, plain, markup if len(bold) > 1 else plain, start, end, level))

    def section(self, section: dict[str, Any]) -> None:
        heading = section.get("heading")
        if heading:
            self.add("heading", heading["text"], heading["text"], level=2)
        for block in section["blocks"]:
            pieces = [piece["text"] for piece in block["pieces"]]
            text, kind = "".join(pieces), block["kind"]
            rows = [row for row in text.split("\n") if row.strip()]
            first = next((piece for piece in pieces if piece.strip()), "")
            if kind == "list":
                for row in rows:
                    self.add("item", row, row)
            elif kind == "quote":
                for row in rows:
                    self.add("quote", row, row)
            elif kind == "questions":
                for question, answer in zip(rows[::2], rows[1::2], strict=False):
                    self.add("paragraph", f"**{question}** {answer}", question)
            elif kind == "label":
                self.add("paragraph", f"**{rows[0]}**" if rows else "", first)
            else:
                self.add("paragraph", text, first)


def read_wire(path: str, raw: str) -> Page:
    """Reads an article in our JSON. Raises WireError for anything else."""
    try:
        data = json.loads(raw)
    except json.JSONDecodeError as error:
        raise WireError(f"JSON invalide : {error.msg}", error.pos) from None
    except RecursionError:
        raise WireError("JSON invalide : trop de niveaux") from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise WireError(f"ce JSON n’est pas un article « {SCHEMA} »")
    reader = _Reader(raw)
    try:
        for section in data["sections"]:
            reader.section(section)
        supplied = tuple(
            piece["text"]
            for section in data["sections"]
            for block in section["blocks"]
            for piece in block["pieces"]
            if piece["origin"] == "data"
        )
        fields = {}
        for name in ("title", "description", "slug", "keyphrase"):
            value = str(data[name])
            at = max(raw.find(f'"{name}": "'), 0) + len(name) + 5
            fields[name] = Field(value, at, at + len(_escaped(value)))
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise WireError(f"article incomplet : {error}") from None
    headline = Block(
        "heading", fields["title"].value, fields["title"].value, fields["title"].start, fields["title"].end, 1
    )
    return Page(
        path=path, kind="json", raw=raw, fields=fields, blocks=tuple(reader.blocks), headline=headline,
        supplied=supplied,
    )  # fmt: skip
