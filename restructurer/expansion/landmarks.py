"""*Repères*: the organisations, acronyms and countries of the article that a reader may want explained."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from restructurer.expansion.forms import bold, fill
from restructurer.expansion.items import Item, Offer
from restructurer.expansion.limits import content
from restructurer.expansion.material import Material
from restructurer.expansion.rules import Move
from restructurer.expansion.said import tokens_between
from restructurer.facts import Fact, home_of
from restructurer.writing.pieces import from_data, from_rule

_DEEP = 3  # heads between a name and its verb
_HEARER = re.compile(r"(?:\bà|\bau|\bavec|\bde|\bondes) (?:l[’']|la |le )?$", re.IGNORECASE)
_STEM = 5  # letters
_NEWS = 2  # words that an entry tells besides its name
_EXPLAINED = 0.6  # share of the words of an entry in one sentence, from which the article says it itself
_SIDES = re.compile(
    r"\b(?:extrême|droite|gauche|centre|nationalist|libéra|socialist|centrist|écologist|conservat|indépendantist"
    r"|populist|antisystème|communist|souverainist)"
)
_PLACES = ("country", "capital")  # no reader wants « Pérou : pays d’Amérique du Sud »
_BESIDE = 60  # characters


def _value(fact: Fact, material: Material, move: Move) -> float:
    """How much the entry explains here.

    More for what the text names often, by its acronym or in the title, and for an entry that
    speaks of what the article speaks of; less for what every reader knows, or every reader of the
    country that the article speaks of most (``move.home``).
    """
    text = material.source.text
    own = content(" ".join(text[s.start : s.end] for s in material.analysis.sentences))
    shared = len((content(fact.text) - content(fact.name)) & own)
    acronym = any(text[a:b].isupper() and b - a > 1 for a, b in fact.mentions)
    titled = any(word in material.title.text for word in (fact.name, text[fact.start : fact.end]))
    value = move.kinds.get(fact.kind, move.kinds.get("other", 0.5))
    value += 0.08 * acronym + 0.07 * min(3, len(fact.mentions) - 1) + 0.04 * min(4, shared) + 0.1 * titled
    if fact.kind in move.home and any(material.context.leads(country) for country in home_of(fact.key)):
        value -= move.home[fact.kind]
    value -= 0.4 * fact.familiar + 0.2 * (len(fact.mentions) == 1 and _in_passing(fact, material))
    return round(min(1.0, max(0.0, value)), 4)


def _in_passing(fact: Fact, material: Material) -> bool:
    """Whether a name hangs so low in its sentence that the sentence is not about it."""
    syntax = material.syntax
    tokens = tokens_between(syntax, fact.start, fact.end)
    at, depth = (tokens[0] if tokens else 0), 0
    inside = set(tokens)
    while syntax.head[at] != at and depth < _DEEP:
        depth += syntax.head[at] not in inside
        at = syntax.head[at]
    return depth >= _DEEP


def _told_only(fact: Fact, material: Material) -> bool:
    """Whether a medium is named for having been told something (« a déclaré à la radio »), or in brackets."""
    text = material.source.text
    if all(text[max(0, a - 1) : a] == "(" and text[b : b + 1] == ")" for a, b in fact.mentions):
        return fact.kind == "média"  # « (Belga) »: who wrote the article
    return fact.kind == "média" and all(_HEARER.search(text[max(0, a - 12) : a]) for a, _ in fact.mentions)


def _own_mention(fact: Fact, material: Material) -> int | None:
    """Where the article names a thing for itself, not inside the name of a body (« Office de lutte contre le X »)."""
    return next((start for start, _ in fact.mentions if not _in_name(start, material)), None)


_JOINS = ("ADP", "DET", "NOUN", "ADJ", "CCONJ", "PROPN")
_LONGEST_NAME = 16  # tokens


def _in_name(start: int, material: Material) -> bool:
    """Whether a mention in small letters hangs on a body written with a capital, or on a service of justice."""
    syntax = material.syntax
    if material.source.text[start].isupper():
        return False
    tokens = tokens_between(syntax, start, start + 1) or tokens_between(syntax, start, start + 3)
    first = tokens[0] if tokens else 0
    for token in range(first - 1, max(-1, first - _LONGEST_NAME), -1):
        low = syntax.low[token]
        if syntax.pos[token] == "NOUN" or syntax.pos[token] == "PROPN":
            if syntax.text[token][:1].isupper() or low in _SERVICES:
                return low in material.bodies or low in _SERVICES
        elif syntax.pos[token] not in _JOINS and low not in (",", "«", "»"):
            return False
    return False


_SERVICES = frozenset("office pôle brigade section tribunal cour chambre direction bureau plateforme".split())


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    """The words of content of a text, cut so that « santé » and « sanitaire », « région » and « régional » meet."""
    return frozenset(word[:_STEM] for word in content(text) if not word.isdigit())


def _is_named(fact: Fact, text: str) -> bool:
    """Whether the article itself uses the name that the entry has, in full, in short or in initials."""
    name = content(fact.name)
    return any(content(text[a:b]) & name or text[a:b].lower() in fact.name.lower() for a, b in fact.mentions)


def _says_its_name(fact: Fact, plain: Sequence[str]) -> bool:
    """Whether the entry says nothing but what its name says.

    « Agence régionale de santé : établissement public qui pilote la santé dans une région ».
    """
    name = _stems(fact.name.partition(" (")[0])
    told = _stems(fact.text.partition(" ; siège")[0])
    news = told - name - {word[:_STEM] for word in plain}
    return not news or (len(news) < _NEWS and bool(told & name))


def _is_explained(fact: Fact, material: Material) -> bool:
    """Whether the article says itself what the entry says, or where a party stands."""
    text = material.source.text
    if fact.kind == "parti" and any(_SIDES.search(text[max(0, a - _BESIDE) : b + _BESIDE]) for a, b in fact.mentions):
        return True
    told = _stems(fact.text.partition(" ; siège")[0])
    return len(told) >= _NEWS and any(
        len(told & _stems(text[s.start : s.end])) >= _EXPLAINED * len(told) for s in material.analysis.sentences
    )


def _item(fact: Fact, material: Material, move: Move) -> Item | None:
    if (
        (fact.familiar and not move.familiar)
        or fact.kind in _PLACES
        or fact.name in move.words
        or fact.key in move.words
        or _told_only(fact, material)
    ):
        return None
    text = material.source.text
    start = _own_mention(fact, material)
    if start is None:
        return None
    sentence = next((s.index for s in material.analysis.sentences if s.start <= start < s.end), None)
    if sentence is None:
        return None
    if not _is_named(fact, text) or _says_its_name(fact, material.settings.plain):
        return None
    if _is_explained(fact, material):
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
        value=_value(fact, material, move),
        subject=fact.key,
        start=start,
        explains=sentence,
    )


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One offer a box: an entry of ``data/`` for each thing that the article names, the most telling first."""
    groups: list[tuple[Item, ...]] = []
    for fact in material.facts:
        item = _item(fact, material, move)
        if item is not None and item.value >= move.least and move.shortest <= item.words <= move.longest:
            groups.append((item,))
    groups.sort(key=lambda group: (-group[0].value, group[0].start))
    label = (from_rule(move.label, f"expansions.{move.id}"),)
    return (Offer(move.id, "list", tuple(groups), label=label),) if groups else ()
