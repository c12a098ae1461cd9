"""Enumerations that the text gives, as a subheading: « Électricité, humiliations, agressions sexuelles »."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from restructurer.analysis.findings import Sentence
from restructurer.writing.drafts import Draft, compose
from restructurer.writing.parts import Part, Run, Word
from restructurer.writing.syntax import Syntax

RULE = "heading.enumeration"
_EMPTY = frozenset("matière cas sorte type terme point nombre".split())
_SUPPORT = frozenset("recours usage existence utilisation emploi".split())
_DETS = frozenset(("le", "la", "les", "l'", "un", "une", "des", "du", "de", "d'", "au", "aux", "à"))


def _item(syntax: Syntax, token: int, stop: int) -> tuple[int, int] | None:
    """A noun with the adjectives behind it, or the noun below a support noun (« recours à l’électricité »)."""
    if syntax.lemma[token] in _SUPPORT:
        below = [c for c in syntax.children[token] if syntax.dep[c].startswith("nmod")]
        if not below:
            return None
        token = below[0]
    end = token + 1
    while end < stop and syntax.dep[end] in ("amod", "acl") and syntax.head[end] == token:
        end += 1
    if syntax.pos[token] != "NOUN" or syntax.lemma[token] in _EMPTY or not syntax.text[token].islower():
        return None
    if end < stop and syntax.pos[end] == "ADP" and syntax.low[end] in ("de", "d'", "du", "des"):
        below = [c for c in syntax.children[token] if syntax.left[c] == end]
        if not below or syntax.right[below[0]] - end > 3:
            return None
        end = syntax.right[below[0]] + 1
    return token, end


def _conjuncts(syntax: Syntax, token: int) -> tuple[int, ...]:
    """A noun and what is joined to it, whether the parse hangs each on the first or on the one before."""
    found, open_heads = [token], [token]
    while open_heads:
        head = open_heads.pop()
        for child in syntax.children[head]:
            if syntax.dep[child] == "conj" and child > head:
                found.append(child)
                open_heads.append(child)
    return tuple(sorted(found))


def list_drafts(syntax: Syntax, sentence: Sentence) -> Iterator[Draft]:
    """Three or four things joined by commas and « et », without their articles."""
    for token in range(sentence.first, sentence.stop):
        if syntax.pos[token] != "NOUN" or syntax.dep[token] == "conj":
            continue
        heads = _conjuncts(syntax, token)
        if not 3 <= len(heads) <= 4:
            continue
        items = [_item(syntax, head, sentence.stop) for head in heads]
        found = [item for item in items if item is not None]
        if len(found) != len(heads) or any(a[1] > b[0] for a, b in itertools.pairwise(found)):
            continue
        if any(syntax.feats[t].get("VerbForm") == "Fin" for t in range(found[0][0], found[-1][1])):
            continue
        between = {syntax.low[t] for a, b in itertools.pairwise(found) for t in range(a[1], b[0])}
        if not between <= {",", "et", "ou", "encore", *_DETS, "recours", "usage"} or (
            "ou" in between and "encore" not in between
        ):
            continue
        parts: list[Part] = []
        for index, (first, stop) in enumerate(found):
            if index:
                parts.append(Word(",", RULE))
            parts.append(Run(first, stop))
        composed = compose(syntax, parts)
        if composed is not None:
            kept = tuple(t for first, stop in found for t in range(first, stop))
            yield Draft("enumeration", composed[0], composed[1], sentence.index, found[0][0], kept, ("enumerate",))


PLACES = "heading.places"


def place_drafts(syntax: Syntax, sentence: Sentence) -> Iterator[Draft]:
    """A number that a list of places breaks up: « 27 centres de détention, dont 10 à Damas ».

    Written only where the items of the list add up to the number.
    """
    for colon in range(sentence.first + 2, sentence.stop - 2):
        if syntax.text[colon] != ":":
            continue
        items = _places(syntax, colon + 1, sentence.stop)
        start = next(
            (t for t in range(colon - 1, max(sentence.first, colon - 7) - 1, -1) if syntax.text[t].isdigit()), None
        )
        if start is None or len(items) < 2 or sum(number for number, _, _ in items) != int(syntax.text[start]):
            continue
        if any(syntax.pos[t] not in ("NOUN", "ADJ", "ADP", "NUM", "PROPN") for t in range(start, colon)):
            continue
        number, first, stop = max(items, key=lambda item: item[0])
        if sum(other == number for other, _, _ in items) > 1:
            continue
        composed = compose(syntax, [Run(start, colon), Word(", dont", PLACES), Run(first, stop)])
        if composed is not None:
            kept = (*range(start, colon), *range(first, stop))
            yield Draft("places", composed[0], composed[1], sentence.index, start + 1, kept, ("largest-of-list",))


def _places(syntax: Syntax, first: int, stop: int) -> list[tuple[int, int, int]]:
    """The items « n à Lieu » of a list: the number, the first token, the end."""
    found = []
    token = first
    while token + 2 < stop and syntax.text[token].isdigit() and syntax.low[token + 1] in ("à", "en", "au", "aux"):
        end = token + 2
        while end < stop and syntax.text[end] not in (",", ".", ";") and syntax.low[end] != "et":
            end += 1
        if end - token > 6:
            break
        found.append((int(syntax.text[token]), token, end))
        token = end
        while token < stop and (syntax.text[token] == "," or syntax.low[token] == "et"):
            token += 1
    return found
