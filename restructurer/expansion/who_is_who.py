"""*Qui est qui*: the people of the article, each with what the text says they are."""

from __future__ import annotations

from bisect import bisect_left

from restructurer.analysis.findings import Entity
from restructurer.expansion.describing import described
from restructurer.expansion.forms import bold, fill
from restructurer.expansion.items import Item, Offer
from restructurer.expansion.material import Material
from restructurer.expansion.rules import Move
from restructurer.expansion.said import tokens_between
from restructurer.expansion.stretches import pieces_of, spans_of
from restructurer.writing.pieces import from_rule

_BARE = 0.45  # value of a role of one word (« préfet »)
_TELLING = 0.85  # value of a role that says of what (« préfet de la Loire »)


def _item(entity: Entity, material: Material, move: Move) -> Item | None:
    """A person with a first name and a role; ``None`` where the text gives one of the two only."""
    text, syntax = material.source.text, material.syntax
    mention = next((m for m in entity.mentions if " ".join(text[m[0] : m[1]].split()) == entity.text), None)
    if mention is None or " " not in entity.text or not entity.text[:1].isupper():
        return None
    tokens = described(material.analysis, syntax, entity, material.roles)
    if tokens is None:
        return None
    own = len(tokens) == 1 and syntax.low[tokens[0] - 1] in ("son", "sa", "leur")
    sentence = next((s for s in material.analysis.sentences if s.first <= tokens[0] < s.stop), None)
    if sentence is None or own:
        return None  # « son avocat »: whose, the text before says
    name, role = pieces_of(syntax, tokens_between(syntax, *mention)), pieces_of(syntax, tokens)
    if name is None or role is None:
        return None
    rule = f"expansions.{move.id}"
    pieces = fill(move.forms[0], {"name": bold(name, rule=rule), "role": role}, rule=rule)
    value = _TELLING if len(tokens) > 2 else _BARE
    value += 0.1 * min(3, len(entity.mentions) - 1) + 0.1 * any(
        word in material.title.text for word in name_words(entity)
    )
    return Item(
        pieces=pieces,
        spans=spans_of(syntax, tokens),
        kind="restated",
        value=round(min(1.0, value), 4),
        subject=entity.text,
        start=syntax.start[tokens[0]],
        near=(sentence.index,),
    )


def name_words(entity: Entity) -> tuple[str, ...]:
    """The words of a name that tell who is meant: the family name and what follows it."""
    return tuple(word for word in entity.text.split()[1:] if word[:1].isupper())


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One box: a line for each person, those most spoken of first."""
    groups = []
    for entity in material.analysis.entities:
        if entity.label == "PER" and not _torn(entity, material):
            item = _item(entity, material, move)
            if item is not None and move.shortest <= item.words <= move.longest and item.value >= move.least:
                groups.append((item,))
    groups.sort(key=lambda group: (-group[0].value, group[0].start))
    label = (from_rule(move.label, f"expansions.{move.id}"),)
    return (Offer(move.id, "list", tuple(groups), label=label),) if len(groups) >= move.minimum else ()


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
