"""Where names stand in a parsed text: the model's entities, mended, and runs of capitals that it missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from restructurer.analysis.columns import Columns

LONGEST_NAME = 8
_NOT_IN_A_RUN = frozenset({"DET", "ADP", "PRON", "ADV", "CCONJ", "SCONJ", "PUNCT", "AUX"})
_EDGES = frozenset({"PUNCT", "ADP", "DET", "CCONJ", "SPACE"})
# « L'Oréal », « Le Monde »: an article with a capital inside a sentence belongs to the name.
_OWN_ARTICLES = frozenset({"L'", "Le", "La", "Les"})
_OPENERS = frozenset({":", "«", "–", "—", "-", "(", '"'})
_JOINERS = frozenset({"&"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name at tokens ``first`` to ``stop``; ``label`` is the model's, empty where it gave none."""

    first: int
    stop: int
    label: str


class _Tokens:
    """The texts, tags and sentence starts of a Doc."""

    def __init__(self, texts: Sequence[str], pos: Sequence[str], opens: Sequence[bool]) -> None:
        self.texts, self.pos, self.opens = texts, pos, opens
        # An initial may be part of a name, never a name.
        self.capital = [
            text[0].isupper() and len(text) > 1 and tag not in _NOT_IN_A_RUN and text.isalpha()
            for text, tag in zip(texts, pos, strict=True)
        ]

    def goes_on(self, at: int, limit: int) -> bool:
        return at < limit and self.capital[at] and not self.opens[at]


def find_names(table: Columns) -> tuple[Name, ...]:
    """The names of a Doc, read as columns, in order, none overlapping."""
    texts = table.text
    tokens = _Tokens(texts, table.pos, table.opens)
    entities = [one for one in (_trim(tokens, *entity) for entity in table.entities()) if one is not None]
    found: list[Name] = []
    following = after_last = 0
    opening = {entity.first for entity in entities}
    for at in [at for at, capital in enumerate(tokens.capital) if capital or at in opening]:
        if at < after_last:
            continue  # inside the name before
        while following < len(entities) and entities[following].first < at:
            following += 1
        after = entities[following] if following < len(entities) else None
        name: Name | None = None
        if after is not None and after.first == at:
            name = _forward(tokens, after, entities[following + 1] if following + 1 < len(entities) else None)
        elif tokens.capital[at]:
            name = _run(tokens, at, after)
        if name is not None:
            found.append(name)
            after_last = name.stop
    return tuple(found)


def _trim(tokens: _Tokens, first: int, stop: int, label: str) -> Name | None:
    """An entity without the words at its edges that are no part of the name."""
    texts, pos = tokens.texts, tokens.pos
    while first < stop and (pos[first] in _EDGES or not (texts[first][0].isupper() or texts[first][0].isdigit())):
        if texts[first] in _OWN_ARTICLES and not tokens.opens[first] and texts[first - 1] not in _OPENERS:
            break
        first += 1
    while first < stop and (pos[stop - 1] in _EDGES or texts[stop - 1].endswith("'")):
        stop -= 1
    if first < stop <= first + LONGEST_NAME and any(text[0].isupper() for text in texts[first:stop]):
        return Name(first, stop, label)
    return None


def _forward(tokens: _Tokens, name: Name, after: Name | None) -> Name:
    """An entity and the capitals right after it; a place takes none (« la Polonaise Agnieszka »)."""
    stop = name.stop
    limit = after.first if after is not None else len(tokens.texts)
    if name.label != "LOC":
        while tokens.goes_on(stop, limit):
            stop += 1
        if after is not None and stop == limit and after.label == name.label != "PER":
            stop = after.stop
        if stop + 1 < limit and tokens.texts[stop] in _JOINERS and tokens.capital[stop + 1]:
            stop += 2
    return Name(name.first, min(stop, name.first + LONGEST_NAME), name.label)


def _run(tokens: _Tokens, at: int, after: Name | None) -> Name | None:
    """A run of capitals that the model gave no label; it may lead into an entity (« Météo » + « France »)."""
    if tokens.opens[at] and tokens.pos[at] != "PROPN":
        return None
    limit = after.first if after is not None else len(tokens.texts)
    stop = at + 1
    while tokens.goes_on(stop, limit) or (stop < limit and tokens.texts[stop] in _JOINERS):
        stop += 1
    if after is not None and stop == limit and after.label != "PER" and not tokens.opens[limit]:
        return Name(at, min(after.stop, at + LONGEST_NAME), after.label)
    if tokens.texts[stop - 1] in _JOINERS:
        stop -= 1
    if stop - at > 1 or tokens.pos[at] in {"PROPN", "X"}:
        return Name(at, min(stop, at + LONGEST_NAME), "")
    return None
