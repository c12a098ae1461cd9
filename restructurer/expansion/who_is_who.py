"""*Qui est qui*: the people of the article, each with what the text says they are."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from restructurer.analysis.findings import Entity
from restructurer.article import Piece
from restructurer.expansion.describing import described, role_pieces
from restructurer.expansion.forms import bold, fill
from restructurer.expansion.items import Item, Offer, Span, role_claim
from restructurer.expansion.material import Material
from restructurer.expansion.rules import Move
from restructurer.expansion.said import tokens_between
from restructurer.expansion.stretches import pieces_of, spans_of
from restructurer.writing.pieces import from_rule

MOST = 8  # persons of one list
_ENOUGH = 0.6  # share of the persons with a full name whom the list must hold
_FEW = 3  # persons of a list below which it holds everybody
_TELLING = 0.8  # value of a list
_VAGUE = frozenset("homme femme joueur joueuse habitant habitante riverain riveraine témoin client cliente".split())


@dataclass(frozen=True, slots=True)
class _Line:
    """A person with a first name and a role: the pieces, where the role stands, the sentence (index) of it."""

    entity: Entity
    name: tuple[Piece, ...]
    role: tuple[Piece, ...]
    spans: tuple[Span, ...]
    start: int
    sentence: int


def _line(entity: Entity, material: Material) -> _Line | None:
    """A person with what the text says they are; ``None`` where that tells nothing (« joueur », « son avocat »)."""
    text, syntax = material.source.text, material.syntax
    mention = next((m for m in entity.mentions if " ".join(text[m[0] : m[1]].split()) == entity.text), None)
    tokens = described(material.analysis, syntax, entity, material.roles)
    if mention is None or tokens is None:
        return None
    sentence = next((s.index for s in material.analysis.sentences if s.first <= tokens[0] < s.stop), None)
    if sentence is None or syntax.low[tokens[0] - 1] in ("son", "sa", "leur"):
        return None  # « son avocat »: whose, the text before says
    if syntax.pos[tokens[0]] == "ADP" or (len(tokens) == 1 and syntax.low[tokens[0]] in _VAGUE):
        return None  # « X, de l’université de Y » has no role
    name, role = pieces_of(syntax, tokens_between(syntax, *mention)), role_pieces(syntax, tokens)
    if name is None or role is None:
        return None
    return _Line(entity, name, role, spans_of(syntax, tokens), syntax.start[tokens[0]], sentence)


def _tells(line: _Line) -> bool:
    """Whether a role tells more than its noun (« gardien », « fondateur »)."""
    return len("".join(piece.text for piece in line.role).split()) > 1


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One box of one item: the persons of the article in the order of the text, all of them or nearly."""
    people = [
        entity
        for entity in material.analysis.entities
        if entity.label == "PER" and " " in entity.text and entity.text[:1].isupper() and not _torn(entity, material)
    ]
    lines = [line for entity in people if (line := _line(entity, material)) is not None]
    lines = sorted((line for line in lines if _tells(line)), key=lambda line: line.start)
    if len(lines) < max(move.wanted, _ENOUGH * len(people)) or len(lines) > MOST:
        return ()
    if len(lines) < _FEW and len(lines) < len(people):
        return ()  # two of three: the third is missed
    if _omits_somebody([line.entity for line in lines], people, material):
        return ()
    rule = f"expansions.{move.id}"
    pieces: list[Piece] = []
    for number, line in enumerate(lines):
        if number:
            pieces.append(from_rule("\n", rule))
        pieces.extend(fill(move.forms[0], {"name": bold(line.name, rule=rule), "role": line.role}, rule=rule))
    item = Item(
        pieces=tuple(pieces),
        spans=tuple(span for line in lines for span in role_claim(line.spans)),
        kind="restated",
        value=_TELLING,
        subject="people",
        start=lines[0].start,
        near=tuple(sorted({line.sentence for line in lines})),
    )
    return (Offer(move.id, "list", ((item,),), label=(from_rule(move.label, rule),)),)


def _omits_somebody(told: list[Entity], people: list[Entity], material: Material) -> bool:
    """Whether a list of persons lacks somebody whom the title names, or whom no other is named more often than."""
    if max(len(one.mentions) for one in told) < max(len(one.mentions) for one in people):
        return True
    return any(one not in told and one.text.split()[-1] in material.title.text for one in people)


def _torn(entity: Entity, material: Material) -> bool:
    """Whether more of the name stands right behind or before what was found of it (« Jean-Marc Le | Bihan »)."""
    syntax = material.syntax
    for start, end in entity.mentions[:1]:
        first, stop = bisect_left(syntax.start, start), bisect_left(syntax.start, end)
        for token in (first - 1, stop):
            inside = 0 <= token < len(syntax) and syntax.pos[token] == "PROPN" and syntax.text[token][:1].isupper()
            if inside and not any(
                a <= syntax.start[token] < b for e in material.analysis.entities for a, b in e.mentions
            ):
                return True
    return False
