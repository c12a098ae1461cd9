"""The operations that make a clause shorter, each named and costed by ``rules/shortening.toml``.

:func:`options` finds all that may be left out of a clause; the caller takes as many as it needs,
the cheapest first. Nothing that limits the statement is ever an option: possibility, negation,
place, period, sample.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from restructurer.writing.clauses import Clause
from restructurer.writing.known_words import given_names, known_complements, roles
from restructurer.writing.loose_clauses import appositions, coordinates, loose_clauses, relatives
from restructurer.writing.loose_phrases import adverbs, circumstances, connectives, details, parentheses, times
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection
from restructurer.writing.shortening import Shortening
from restructurer.writing.syntax import Syntax

INITIALS = "initials"
ROLE = "drop-role"


@dataclass(frozen=True, slots=True)
class Option:
    """Tokens that may be left out together, or written as ``word``."""

    operation: str
    tokens: tuple[int, ...]
    cost: float
    word: Word | None = None

    def taken(self, selection: Selection) -> Selection:
        """The selection with the option taken; as it was when its tokens are not all there to be written anew."""
        if self.word is None:
            return selection.without(self.tokens, self.operation, self.cost)
        if not all(token in selection.kept for token in self.tokens):
            return selection
        return selection.written(self.word, self.operation, self.cost)


def options(syntax: Syntax, clause: Clause, rules: Shortening) -> tuple[Option, ...]:
    """All that may be left out, the cheapest first, then from the end of the clause backwards."""
    key = (clause.head, clause.subject, clause.selection)
    return syntax.once("options", key, rules, lambda: _options(syntax, clause, rules))


def _options(syntax: Syntax, clause: Clause, rules: Shortening) -> tuple[Option, ...]:
    found: list[Option] = []
    for operation, finder in FINDERS.items():
        if rules.allows(operation):
            for tokens in finder(syntax, clause, rules):
                if tokens and not _binds(syntax, tokens, operation, rules):
                    found.append(Option(operation, tokens, rules.costs[operation]))
    if rules.allows(INITIALS):
        found += _initials(syntax, clause, rules.costs[INITIALS])
    return tuple(sorted(found, key=lambda option: (option.cost, -option.tokens[0], -len(option.tokens))))


def _initials(syntax: Syntax, clause: Clause, cost: float) -> list[Option]:
    """A long name written as the initials that the text uses for it."""
    kept = set(clause.selection.kept)
    return [
        Option(INITIALS, tuple(range(first, end)), cost, Word(short, INITIALS, first, stop))
        for first, end, stop, short in syntax.notes.get("initials", ())
        if all(token in kept for token in range(first, end))
    ]


def _binds(syntax: Syntax, tokens: tuple[int, ...], operation: str, rules: Shortening) -> bool:
    """Whether a word of possibility or restriction stands where it would be lost for the clause."""
    if operation in ("drop-connective", "drop-parenthesis", "drop-relative", "drop-apposition", "drop-coordinate"):
        return False
    return syntax.lemma[tokens[0]] in rules.binding or syntax.low[tokens[0]] in rules.binding


Finder = Callable[[Syntax, Clause, Shortening], Iterator[tuple[int, ...]]]

FINDERS: dict[str, Finder] = {
    "drop-connective": connectives,
    "drop-parenthesis": parentheses,
    "drop-relative": relatives,
    "drop-apposition": appositions,
    "drop-clause": loose_clauses,
    "drop-coordinate": coordinates,
    "drop-time": times,
    "drop-circumstance": circumstances,
    "drop-adverb": adverbs,
    "drop-known-complement": known_complements,
    ROLE: roles,
    "drop-detail": details,
    "drop-given-name": given_names,
}
