"""Enumerations that the text gives, as a subheading: « Électricité, humiliations, agressions sexuelles »."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from restructurer.analysis.findings import Sentence
from restructurer.writing.drafts import Draft, compose
from restructurer.writing.parts import Part, Run, Word
from restructurer.writing.syntax import Syntax

RULE = "heading.enumeration"
_BEFORE_LOCUTION = frozenset(("au", "en", "à", "par", "sous", "aux"))
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


def conjuncts(syntax: Syntax, token: int) -> tuple[int, ...]:
    """A noun and what is joined to it, whether the parse hangs each on the first or on the one before."""
    found, open_heads = [token], [token]
    while open_heads:
        head = open_heads.pop()
        for child in syntax.children[head]:
            if syntax.dep[child] == "conj" and child > head:
                found.append(child)
                open_heads.append(child)
    return tuple(sorted(found))


def _joined(syntax: Syntax) -> frozenset[int]:
    """What something is joined to."""
    return frozenset([syntax.head[token] for token, dep in enumerate(syntax.dep) if dep == "conj"])


def in_locution(syntax: Syntax, noun: int) -> bool:
    """Whether a noun belongs to a preposition: « au milieu de », « en faveur de », « à cause de »."""
    after = syntax.low[noun + 1] if noun + 1 < len(syntax) else ""
    return noun > 0 and syntax.low[noun - 1] in _BEFORE_LOCUTION and after in ("de", "du", "des", "d'")


def list_drafts(syntax: Syntax, sentence: Sentence) -> Iterator[Draft]:
    """Three or four things joined by commas and « et », without their articles."""
    joined = syntax.once("joined", 0, list_drafts, lambda: _joined(syntax))
    for token in range(sentence.first, sentence.stop):
        if token not in joined or syntax.pos[token] != "NOUN" or syntax.dep[token] == "conj":
            continue
        heads = conjuncts(syntax, token)
        if not 3 <= len(heads) <= 4:
            continue
        if token > sentence.first and (syntax.pos[token - 1] == "NUM" or in_locution(syntax, token)):
            continue  # « Kévin, 29 |ans, magasinier, baskets blanches| », « au |milieu de huées, de sifflets| »
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


NAMES = "heading.names"
_POSSIBLE = frozenset("potentiel possible éventuel futur candidat pressenti".split())


def name_drafts(syntax: Syntax, sentence: Sentence, *, longest: int) -> Iterator[Draft]:
    """Names and what they are: « Brésil, Inde, Indonésie : d’autres partenaires potentiels ».

    Under pouvoir or devoir only where the attribute says the possibility itself. Names of several
    words are left out where the whole would be too long, as long as three stay.
    """
    for head in range(sentence.first, sentence.stop):
        if syntax.pos[head] != "NOUN" or not any(syntax.dep[c] == "cop" for c in syntax.children[head]):
            continue
        above = syntax.head[head]
        governor = above if syntax.dep[head] == "xcomp" else head
        copulas = [c for c in syntax.children[head] if syntax.dep[c] == "cop"]
        verb = governor if governor != head else copulas[0]
        told = _names_before(syntax, verb, sentence.first)
        if len(told) < 3 or verb > head:
            continue
        adjectives = [c for c in syntax.children[head] if syntax.dep[c] == "amod" and c > head]
        plain = governor == head and syntax.feats[copulas[0]].get("Mood") == "Ind"
        if not plain and not any(syntax.lemma[c] in _POSSIBLE for c in adjectives):
            continue
        if any(syntax.feats[c].get("Polarity") == "Neg" for c in (*syntax.children[governor], *syntax.children[head])):
            continue
        start = max(copulas) + 1
        stop = max([head, *adjectives]) + 1
        if start >= stop or not adjectives:
            continue
        for chosen in (told, [name for name in told if name[1] - name[0] == 1]):
            if len(chosen) < 3:
                break
            parts: list[Part] = []
            for index, (first, end) in enumerate(chosen):
                parts += [Word(",", NAMES)] if index else []
                parts.append(Run(first, end))
            composed = compose(syntax, [*parts, Word(":", NAMES), Run(start, stop)])
            if composed is None:
                break
            text = "".join(piece.text for piece in composed[0])
            if len(text) <= longest:
                kept = (*(t for first, end in chosen for t in range(first, end)), *range(start, stop))
                yield Draft("names", *composed, sentence.index, head, kept, ("names-and-attribute",))
                break


def _names_before(syntax: Syntax, verb: int, first: int) -> list[tuple[int, int]]:
    """The names joined by commas and « et » right before a verb (first token, end), without their articles."""
    found: list[tuple[int, int]] = []
    end = at = verb
    while at > first:
        low, text = syntax.low[at - 1], syntax.text[at - 1]
        if text == "," or low == "et":
            if end > at:
                found.append((at, end))
            end = at = at - 1
            continue
        if text[:1].isupper() or (low in ("du", "de", "des", "d'") and end > at):
            at -= 1
            continue
        if low in ("le", "la", "les", "l'"):
            if end > at:
                found.append((at, end))
            at -= 1
            end = at
            if syntax.text[at - 1] != "," and syntax.low[at - 1] != "et":
                break
            continue
        if end > at:
            found.append((at, end))
        break
    return sorted(pair for pair in found if syntax.text[pair[0]][:1].isupper() and pair[1] - pair[0] <= 4)
