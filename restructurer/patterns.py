"""Regular expressions from rule files, held to bounds so that no rule can stall the program.

Python's engine backtracks; a pattern is accepted only when its worst case is a low polynomial:
no unbounded repeat inside another repeat, no back-reference, and at most three unbounded repeats.
Callers apply them to single lines of at most :data:`LONGEST_LINE` characters.
"""

from __future__ import annotations

import re
from functools import lru_cache
from re import _constants as _c  # type: ignore[attr-defined]
from re import _parser as _p  # type: ignore[attr-defined]
from typing import Any

from restructurer import pattern_cache
from restructurer.characters import swapped

LONGEST_LINE = 2_000
LONGEST_PATTERN = 2_000
MOST_UNBOUNDED = 3

_REPEATS = (_c.MAX_REPEAT, _c.MIN_REPEAT, _c.POSSESSIVE_REPEAT)


def _walk(tokens: Any, depth: int) -> int:
    """Counts unbounded repeats; raises ValueError on a pattern that may backtrack badly."""
    count = 0
    for op, argument in tokens:
        if op in _REPEATS:
            _, high, inner = argument
            unbounded = high is _c.MAXREPEAT or high > 64
            if depth and (unbounded or high > 8):
                raise ValueError("a repeat inside a repeat may stall; write it flat")
            count += int(unbounded) + _walk(inner, depth + int(unbounded or high > 8))
        elif op in (_c.GROUPREF, _c.GROUPREF_EXISTS):
            raise ValueError("back-references are not allowed in rules")
        elif op is _c.BRANCH:
            count += max((_walk(branch, depth) for branch in argument[1]), default=0)
        elif op is _c.SUBPATTERN:
            count += _walk(argument[-1], depth)
        elif op in (_c.ASSERT, _c.ASSERT_NOT):
            count += _walk(argument[1], depth)
        elif op is _c.ATOMIC_GROUP:
            count += _walk(argument, depth)
    return count


@lru_cache(maxsize=4096)
def compile_bounded(pattern: str, *, ignore_case: bool = False, longest: int = LONGEST_PATTERN) -> re.Pattern[str]:
    """Compiles one pattern of a rule file, of at most ``longest`` characters.

    Raises ValueError, with a reason that a writer can act on, when the pattern is not valid or
    could take more than low-polynomial time.
    """
    if len(pattern) > longest:
        raise ValueError(f"the pattern has {len(pattern)} characters; at most {longest}")
    flags = re.IGNORECASE if ignore_case else 0
    known = pattern_cache.find(pattern, flags)
    if known is not None:
        return known
    try:
        parsed = _p.parse(pattern, flags)
    except re.error as error:
        raise ValueError(f"not a valid pattern: {error}") from None
    if _walk(parsed, 0) > MOST_UNBOUNDED:
        raise ValueError(f"more than {MOST_UNBOUNDED} open-ended repeats (*, +); bound them, as in {{0,40}}")
    return pattern_cache.compile_parsed(pattern, parsed, flags)


# The letters that a pattern without case takes for another and ``lower()`` does not.
_PARTNERS = {"ſ": "s", "ı": "i", "İ": "i", "μ": "µ", "Μ": "µ"}


def fold(text: str) -> str:
    """A text without case, as patterns without case compare it."""
    return swapped(text, _PARTNERS).lower()


@lru_cache(maxsize=4096)
def required(pattern: str) -> frozenset[str]:
    """Strings of which every match, whatever its case, holds at least one; none when that cannot be told.

    The pattern need not be tried on a text that, folded (:func:`fold`), holds none of them.
    """
    return _required(_p.parse(pattern, re.IGNORECASE))


def _required(tokens: Any) -> frozenset[str]:
    found: list[frozenset[str]] = []
    run = ""
    for op, argument in [*tokens, (None, None)]:
        if op is _c.LITERAL:
            run += fold(chr(argument))
            continue
        if run:
            found.append(frozenset({run}))
            run = ""
        if op is _c.BRANCH:
            branches = [_required(branch) for branch in argument[1]]
            if all(branches):
                found.append(frozenset().union(*branches))
        elif op is _c.SUBPATTERN:
            found.append(_required(argument[-1]))
        elif op is _c.ATOMIC_GROUP:
            found.append(_required(argument))
        elif op in _REPEATS and argument[0] > 0:
            found.append(_required(argument[2]))
    return max(filter(None, found), key=lambda one: (min(map(len, one)), -len(one)), default=frozenset())
