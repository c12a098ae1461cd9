"""Where names stand in a parsed text: the model's entities, mended, and runs of capitals that it missed."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

LONGEST_NAME = 8
_NOT_IN_A_RUN = frozenset({"DET", "ADP", "PRON", "ADV", "CCONJ", "SCONJ", "PUNCT", "AUX"})
_EDGES = frozenset({"PUNCT", "ADP", "DET", "CCONJ", "SPACE"})
_JOINERS = frozenset({"&"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name at tokens ``first`` to ``stop``; ``label`` is the model's, empty where it gave none."""

    first: int
    stop: int
    label: str


def capital(token: Token) -> bool:
    """Whether a token opens with a capital and has letters enough to be part of a name."""
    text = token.text
    return len(text) > 1 and text[0].isupper() and token.is_alpha and token.pos_ not in _NOT_IN_A_RUN


def find_names(doc: Doc) -> tuple[Name, ...]:
    """The names of a Doc, in order, none overlapping."""
    found: list[Name] = []
    entities = [one for one in (_trim(doc, ent.start, ent.end, ent.label_) for ent in doc.ents) if one is not None]
    at, following = 0, 0
    while at < len(doc):
        while following < len(entities) and entities[following].first < at:
            following += 1
        if following < len(entities) and entities[following].first == at:
            name = _forward(doc, entities[following], entities[following + 1 : following + 2])
        else:
            name = _run(doc, at, entities[following : following + 1])
        if name is None:
            at += 1
        else:
            found.append(name)
            at = name.stop
    return tuple(found)


def _trim(doc: Doc, first: int, stop: int, label: str) -> Name | None:
    """An entity without the words at its edges that are no part of the name."""
    while first < stop and (
        doc[first].pos_ in _EDGES or not (doc[first].text[0].isupper() or doc[first].text[0].isdigit())
    ):
        first += 1
    while first < stop and (doc[stop - 1].pos_ in _EDGES or doc[stop - 1].text.endswith("'")):
        stop -= 1
    if first < stop <= first + LONGEST_NAME and any(doc[at].text[0].isupper() for at in range(first, stop)):
        return Name(first, stop, label)
    return None


def _forward(doc: Doc, name: Name, following: list[Name]) -> Name:
    """An entity and the capitals right after it; a place takes none (« la Polonaise Agnieszka »)."""
    stop = name.stop
    limit = following[0].first if following else len(doc)
    if name.label != "LOC":
        while stop < limit and capital(doc[stop]) and not doc[stop].is_sent_start:
            stop += 1
        if stop == limit and following and following[0].label == name.label != "PER":
            stop = following[0].stop
        if stop + 1 < limit and doc[stop].text in _JOINERS and capital(doc[stop + 1]):
            stop += 2
    return Name(name.first, min(stop, name.first + LONGEST_NAME), name.label)


def _run(doc: Doc, at: int, following: list[Name]) -> Name | None:
    """A run of capitals that the model gave no label; it may lead into an entity (« Météo » + « France »)."""
    token = doc[at]
    if not capital(token) or (token.is_sent_start and token.pos_ != "PROPN"):
        return None
    limit = following[0].first if following else len(doc)
    stop = at + 1
    while stop < limit and (capital(doc[stop]) or doc[stop].text in _JOINERS) and not doc[stop].is_sent_start:
        stop += 1
    if stop == limit and following and following[0].label != "PER" and not doc[limit].is_sent_start:
        return Name(at, min(following[0].stop, at + LONGEST_NAME), following[0].label)
    if doc[stop - 1].text in _JOINERS:
        stop -= 1
    if stop - at > 1 or token.pos_ in {"PROPN", "X"}:
        return Name(at, min(stop, at + LONGEST_NAME), "")
    return None
