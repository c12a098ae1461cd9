"""Drafts: stretches of French cut out of the article, with the origin of every character.

A draft is a sequence of parts: runs of tokens as they stand, and words that a rule wrote in the
place of others. :func:`compose` joins them: blanks, elision and contraction where two parts meet,
guillemets, a capital at the start. Words that change at a seam become rule pieces that say which
characters of the source they stand for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from restructurer.article import Heading, Piece
from restructurer.french.edits import capitalise, decapitalise
from restructurer.french.typography import NBSP, insert, mend
from restructurer.writing.parts import Part, Run, Word, merged
from restructurer.writing.pieces import passage
from restructurer.writing.seams import mend_seams
from restructurer.writing.syntax import Syntax

DraftKind = Literal[
    "clause",
    "phrase",
    "enumeration",
    "pair",
    "question",
    "quote",
    "verbless",
    "nominal",
    "places",
    "names",
    "theme",
    "topic",
    "words",
    "said",
    "figures",
    "qualified",
    "stance",
    "stated",
    "voice",
]

JOIN = "drafts.join"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who must be named when the draft is used as a fact: the tokens of the name, the cue's lemma.

    ``announces``: the verb reports news (annoncer, confirmer), not a view. ``known`` is False where
    the name is a pronoun or cannot be told; ``text`` is then empty.
    """

    first: int
    stop: int
    cue: str
    text: str = ""
    announces: bool = False

    @property
    def known(self) -> bool:
        """Whether there is a name to print."""
        return bool(self.text)


@dataclass(frozen=True)
class Draft:
    """A stretch of French with its origin.

    ``sentence``: index of the sentence it was cut from. ``head``: the token of its predicate or
    head noun. ``tokens``: the tokens whose words it shows (or stands for), in order. ``speaker``:
    whose words it gives. ``words``: those that a rule wrote in the place of others. ``cost``: of
    what was left out. ``complete``: nothing that limits what it says was left out. ``members``: the
    two facts of a pair.
    """

    kind: DraftKind
    pieces: tuple[Piece, ...]
    parts: tuple[Part, ...]
    sentence: int
    head: int
    tokens: tuple[int, ...]
    operations: tuple[str, ...] = ()
    speaker: Speaker | None = None
    complete: bool = True
    words: tuple[Word, ...] = ()
    cost: float = 0.0
    members: tuple[Draft, ...] = ()

    @cached_property
    def text(self) -> str:
        """The draft as a reader sees it, without capital or full stop."""
        return "".join([piece.text for piece in self.pieces])

    def heading(self, rule: str) -> Heading:
        """The draft as a title or subheading, with its capital."""
        return Heading(rule, with_rule(capitalised(self.pieces), rule))


def with_rule(pieces: Sequence[Piece], rule: str) -> tuple[Piece, ...]:
    """The pieces, those from the source marked with the rule that chose them."""
    return tuple([_marked(piece, rule) if piece.origin == "source" else piece for piece in pieces])


def _marked(piece: Piece, rule: str) -> Piece:
    return Piece(piece.text, piece.origin, piece.start, piece.end, piece.edits, rule, piece.key)


def _first_changed(pieces: Sequence[Piece], edit: str) -> tuple[Piece, ...]:
    change = capitalise if edit == "capitalise" else decapitalise
    for index, piece in enumerate(pieces):
        letter = next((i for i, char in enumerate(piece.text) if char.isalnum()), None)
        if any(mark in piece.text[:letter] for mark in '«“"'):
            break  # a quote keeps its case
        if letter is None:
            continue
        text = change(piece.text)
        if text != piece.text:
            return (*pieces[:index], *_recased(piece, text, edit), *pieces[index + 1 :])
        break
    return tuple(pieces)


def _recased(piece: Piece, text: str, edit: str) -> tuple[Piece, ...]:
    """The piece with its new case; a letter with an accent becomes a rule piece that says which letter it stands for.

    « À » for « à » is more than case to whoever compares plain letters.
    """
    if piece.origin == "rule":
        return (replace(piece, text=text),)
    if piece.origin == "source" and piece.start is not None and not text[:1].isascii() and text[:1].isalpha():
        letter = Piece(text[:1], "rule", piece.start, piece.start + 1, rule=f"french.{edit}")
        if len(text) == 1:
            return (letter,)
        return letter, replace(piece, text=text[1:], start=piece.start + 1)
    return (Piece(text, piece.origin, piece.start, piece.end, (*piece.edits, edit), piece.rule, piece.key),)


def capitalised(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with a capital at the start."""
    return _first_changed(pieces, "capitalise")


def decapitalised(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces with a small letter at the start."""
    return _first_changed(pieces, "decapitalise")


def gap(before: str, after: str) -> str:
    """What stands between two runs of French: nothing, a blank or a no-break space.

    >>> gap("l’", "accord"), gap("Paris", ","), gap("OTAN", ":")
    ('', '', '\\xa0')
    """
    if not before or not after or before[-1] in "’'([-/\u00a0 \u202f" or after[0] in ",.)]…-\u00a0 ":
        return ""
    if after[0] in ":;?!»%" or before[-1] == "«":
        return NBSP
    return " "


def run_pieces(syntax: Syntax, run: Run) -> tuple[Piece, ...]:
    """A run as pieces, its typography mended; drafts share their runs, so each is written once for a text."""
    known: dict[Run, tuple[Piece, ...]] = syntax.once("runs", 0, run_pieces, dict)
    if run not in known:
        known[run] = _run_pieces(syntax, run)
    return known[run]


def _run_pieces(syntax: Syntax, run: Run) -> tuple[Piece, ...]:
    low, high = syntax.start[run.first], syntax.end(run.stop - 1)
    if not syntax.placed:
        return (Piece(insert(mend(syntax.raw[low:high])), "rule", rule="titles.given"),)
    inside = [pair for pair in syntax.quotes if pair[0] <= high and pair[1] >= low]
    return passage(syntax.source, low, high, quotes=inside)


def join(groups: Sequence[Sequence[Piece]]) -> tuple[Piece, ...]:
    """The groups of pieces one after the other, with the right blank between them."""
    pieces: list[Piece] = []
    for group in groups:
        if pieces and group:
            blank = gap(pieces[-1].text, group[0].text)
            if blank:
                pieces.append(Piece(blank, "rule", rule=JOIN))
        pieces.extend(group)
    return tuple(pieces)


def part_pieces(syntax: Syntax, part: Part) -> tuple[Piece, ...]:
    """One part as pieces."""
    if isinstance(part, Run):
        return run_pieces(syntax, part)
    if part.first is None or part.stop is None or not syntax.placed:
        return (Piece(part.text, "rule", rule=part.rule),)
    return (Piece(part.text, "rule", syntax.start[part.first], syntax.end(part.stop - 1), rule=part.rule),)


def compose(syntax: Syntax, parts: Sequence[Part]) -> tuple[tuple[Piece, ...], tuple[Part, ...]] | None:
    """The parts joined as French: (pieces, parts after the seams were mended).

    ``None`` where a seam cannot be written for sure (« l’ » before a noun of unknown gender).
    """
    mended = mend_seams(syntax, merged(parts))
    if mended is None or not mended:
        return None
    return join([part_pieces(syntax, part) for part in mended]), tuple(mended)
