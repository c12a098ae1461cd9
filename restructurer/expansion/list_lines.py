"""A statement as a line of a list: its forms, its speaker and the role of whom it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from restructurer.article import Piece
from restructurer.expansion.describing import described, role_pieces
from restructurer.expansion.items import Item
from restructurer.expansion.material import Material
from restructurer.expansion.rules import Move
from restructurer.expansion.sentences_said import forms_of
from restructurer.expansion.statement import Statement
from restructurer.writing.pieces import from_rule


def statement_item(statement: Statement, material: Material, move: Move, *, subject: str, value: float) -> Item | None:
    """A statement as an item of a list; ``None`` where no form of the rule takes it."""
    rule = f"expansions.{move.id}"
    speaker = statement.speaker
    alone = speaker is not None and material.source.text[speaker.start : speaker.end].strip() == speaker.key
    told = _role_of(speaker.key, material) if speaker is not None and alone else ()
    statement = _presented(statement, material)
    forms = forms_of(statement, move.forms, analysis=material.analysis, rule=rule, told=told)
    return item_of_forms(forms, statement, subject=subject, value=value)


def _role_of(name: str, material: Material) -> tuple[Piece, ...]:
    """« , maire de Berville » of a person whose role the opening does not tell; nothing where the text does not."""
    entity = next((e for e in material.analysis.entities if e.label == "PER" and e.text == name and " " in name), None)
    if entity is None or name in material.title.text:
        return ()
    tokens = described(material.analysis, material.syntax, entity, material.roles)
    if tokens is None:
        return ()
    role = role_pieces(material.syntax, tokens)
    return (from_rule(", ", "expansions.description"), *role) if role is not None else ()


def _presented(statement: Statement, material: Material) -> Statement:
    """A statement with the role of the person whose name stands for a pronoun in it."""
    for place, piece in enumerate(statement.pieces):
        if piece.origin == "rule" and (role := _role_of(piece.text, material)):
            comma = from_rule(",", "expansions.description")
            pieces = (*statement.pieces[: place + 1], *role, comma, *statement.pieces[place + 1 :])
            return replace(statement, pieces=pieces)
    return statement


def item_of_forms(
    forms: Sequence[tuple[Piece, ...]], statement: Statement, *, subject: str, value: float
) -> Item | None:
    """The forms of a statement as one item, the first of them printed by choice; ``None`` where there are none."""
    if not forms:
        return None
    return Item(
        pieces=forms[0],
        spans=statement.spans,
        kind="restated" if statement.shortened else "repeated",
        value=value,
        subject=subject,
        start=statement.spans[0][0],
        near=(statement.sentence.index,),
        variants=tuple(forms[1:]),
    )
