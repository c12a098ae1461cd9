"""*Repères*: the organisations, acronyms and countries of the article that a reader may want explained."""

from __future__ import annotations

from restructurer.expansion.forms import bold, fill
from restructurer.expansion.items import Item, Offer
from restructurer.expansion.limits import content, likeness
from restructurer.expansion.material import Material
from restructurer.expansion.rules import Move
from restructurer.facts import Fact
from restructurer.writing.pieces import from_data, from_rule

_SAID_ALREADY = 0.7  # share of the entry's words that stand in a sentence that names it
_BY_KIND = {
    "organisation": 0.6,
    "organization": 0.6,
    "acronym": 0.6,
    "institution": 0.6,
    "concept": 0.65,
    "country": 0.4,
}
_OTHER = 0.5


def _value(fact: Fact, material: Material) -> float:
    """How much the entry explains: what the text names often, does not spell out, speaks about in the same words."""
    text = material.source.text
    mentions = text.count(fact.name)
    article = content(" ".join(text[s.start : s.end] for s in material.analysis.sentences))
    shared = len((content(fact.text) - content(fact.name)) & article)
    acronym = any(word.isupper() and len(word) > 1 for word in text[fact.start : fact.end].split())
    value = _BY_KIND.get(fact.kind, _OTHER) + 0.1 * acronym + 0.05 * min(3, mentions - 1) + 0.06 * min(4, shared)
    return round(min(1.0, value), 4)


def _item(fact: Fact, material: Material, move: Move) -> Item | None:
    if fact.name in move.words or fact.key in move.words:
        return None
    sentence = next((s.index for s in material.analysis.sentences if s.start <= fact.start < s.end), None)
    if sentence is None:
        return None
    own = material.analysis.sentences[sentence]
    if likeness(fact.text, material.source.text[own.start : own.end]) >= _SAID_ALREADY:
        return None
    rule = f"expansions.{move.id}"
    slots = {
        "name": bold((from_data(fact.name, fact.key, rule=rule),), rule=rule),
        "text": (from_data(fact.text, fact.key, rule=rule),),
    }
    return Item(
        pieces=fill(move.forms[0], slots, rule=rule),
        spans=(),
        kind="new",
        value=_value(fact, material),
        subject=fact.key,
        start=fact.start,
        explains=sentence,
    )


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One offer a box: an entry of ``data/`` for each thing that the article names, the most telling first."""
    groups: list[tuple[Item, ...]] = []
    for fact in material.facts:
        item = _item(fact, material, move)
        if item is not None and move.shortest <= item.words <= move.longest:
            groups.append((item,))
    groups.sort(key=lambda group: (-group[0].value, group[0].start))
    label = (from_rule(move.label, f"expansions.{move.id}"),)
    return (Offer(move.id, "list", tuple(groups), label=label),) if groups else ()
