"""Stretches of a sentence as pieces: noun phrases, infinitive groups, clauses, from the parse."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from restructurer.article import Piece
from restructurer.expansion.items import Span
from restructurer.writing.drafts import capitalised, compose, decapitalised
from restructurer.writing.parts import Part, Run, Word, merged
from restructurer.writing.syntax import Syntax

_LOWERED = frozenset(
    """le la les l' un une des de d' du deux trois quatre cinq six sept huit neuf dix plusieurs certains certaines
    quelques ce cette ces son sa ses leur leurs aucun aucune chaque tous toutes pour lundi mardi mercredi jeudi
    vendredi samedi dimanche afin""".split()
)
_MARKS = (",", ";", ":", ".", "–", "—", "-", "…", "...")


def trimmed(syntax: Syntax, tokens: Sequence[int]) -> tuple[int, ...]:
    """The tokens without blanks, and without marks at either end."""
    kept = [t for t in tokens if syntax.pos[t] != "SPACE"]
    while kept and syntax.text[kept[-1]] in (
        *_MARKS,
        "!",
        "?",
        "»" if "«" not in [syntax.text[t] for t in kept] else "",
    ):
        kept.pop()
    while kept and syntax.text[kept[0]] in _MARKS:
        kept.pop(0)
    return tuple(kept)


def pieces_of(
    syntax: Syntax, tokens: Iterable[int], *, capital: bool = False, words: Sequence[Word] = ()
) -> tuple[Piece, ...] | None:
    """Tokens as pieces, with French seams where some are left out; a small letter at the start, or a capital.

    ``words`` stand in the place of the tokens they name. ``None`` where a seam is not sure, or
    where guillemets or brackets do not pair.
    """
    chosen = sorted(tokens)
    made = compose(syntax, _with_words(chosen, words) if words else _runs(chosen))
    if made is None:
        return None
    pieces = made[0]
    text = "".join(piece.text for piece in pieces)
    if not is_paired(text):
        return None
    if capital:
        return capitalised(pieces)
    if not chosen or any(word.first == chosen[0] for word in words):
        return pieces  # it opens on a name
    return decapitalised(pieces) if _opens_low(syntax, chosen[0]) else pieces


def is_paired(text: str) -> bool:
    """Whether guillemets and brackets pair, and no straight mark is left."""
    return '"' not in text and all(text.count(a) == text.count(b) for a, b in (("«", "»"), ("(", ")"), ("[", "]")))


def _runs(tokens: Sequence[int]) -> list[Part]:
    """Tokens in order as runs of neighbours."""
    opens = [token for token, before in zip(tokens, (-2, *tokens), strict=False) if token != before + 1]
    closes = [token for token, after in zip(tokens, (*tokens[1:], -2), strict=True) if token != after - 1]
    return [Run(first, last + 1) for first, last in zip(opens, closes, strict=True)]


def _with_words(tokens: Sequence[int], words: Sequence[Word]) -> list[Part]:
    """Tokens in order as runs, with the words that stand in the place of some."""
    replaced = {t for word in words for t in range(word.first or 0, word.stop or 0)}
    rows: list[tuple[int, Part]] = [(t, Run(t, t + 1)) for t in tokens if t not in replaced]
    rows += [(word.first if word.first is not None else -1, word) for word in words]
    return merged([part for _, part in sorted(rows, key=lambda row: row[0])])


def _opens_low(syntax: Syntax, token: int) -> bool:
    """Whether a token that opened a sentence has a small letter inside one."""
    return syntax.low[token] in _LOWERED or (
        syntax.pos[token] in ("DET", "ADP", "ADV", "SCONJ", "PRON", "NUM") and not syntax.text[token].isupper()
    )


def spans_of(syntax: Syntax, tokens: Iterable[int]) -> tuple[Span, ...]:
    """The stretches of the source that tokens cover, neighbours joined."""
    spans: list[list[int]] = []
    last = -2
    for token in sorted(tokens):
        if token == last + 1:
            spans[-1][1] = syntax.end(token)
        else:
            spans.append([syntax.start[token], syntax.end(token)])
        last = token
    return tuple((a, b) for a, b in spans)


def noun_phrase(syntax: Syntax, head: int, *, longest: int = 12) -> tuple[int, ...] | None:
    """A noun phrase without what stands behind its first comma and without relative clauses.

    ``None`` where nothing but a pronoun is left, or more than ``longest`` words.
    """
    gone: set[int] = set()
    for token in syntax.subtree(head):
        if syntax.dep[token] in ("acl:relcl", "appos") or (syntax.dep[token] == "parataxis" and token != head):
            inside = syntax.subtree(token)
            if syntax.dep[token] == "appos" and syntax.text[inside.start - 1] != ",":
                continue
            if head not in inside and (inside.start > head):
                gone.update(inside)
    kept = [t for t in syntax.subtree(head) if t not in gone]
    behind = next(
        (i for i, t in enumerate(kept) if t > head and syntax.text[t] in (";", ":", "(", "–", "—")), len(kept)
    )
    kept = kept[:behind]
    if not any(syntax.dep[c] == "conj" for c in syntax.children[head]):
        comma = next((i for i, t in enumerate(kept) if t > head and syntax.text[t] == ","), len(kept))
        kept = kept[:comma]
    found = trimmed(syntax, kept)
    if not found or head not in found or syntax.pos[head] not in ("NOUN", "PROPN") or len(found) > longest + 3:
        return None
    if found[-1] - found[0] + 1 != len(found):
        return None
    return _with_approximation(syntax, found)


_APPROXIMATE = (
    ("au", "moins"),
    ("au", "plus"),
    ("plus", "de"),
    ("moins", "de"),
    ("près", "de"),
    ("environ",),
    ("quelque",),
)


def _with_approximation(syntax: Syntax, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """The tokens with « au moins », « plus de », « près de »… before them: without, the number would be false."""
    first = tokens[0]
    for words in _APPROXIMATE:
        low = syntax.low[max(0, first - len(words)) : first]
        if low == words or (words[-1] == "de" and low == (*words[:-1], "d'")):
            return (*range(first - len(words), first), *tokens)
    return tokens


def is_contiguous(tokens: Sequence[int]) -> bool:
    """Whether tokens stand one after the other."""
    return all(b == a + 1 for a, b in itertools.pairwise(tokens))
