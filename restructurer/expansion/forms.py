"""Fills the text of a rule: its own words become rule pieces, its slots the pieces of the material."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from restructurer.article import Piece
from restructurer.errors import RuleError
from restructurer.french.elision import elides
from restructurer.french.typography import mend

_SLOT = re.compile(r"\{(\w{1,30})\}")
_ELIDING = re.compile(r"(?:\A|(?<=[\s«]))([Qq]ue|[Dd]e) ?\Z")


def fill(template: str, slots: Mapping[str, Sequence[Piece]], *, rule: str) -> tuple[Piece, ...]:
    """The text of a rule with its slots filled; « que » and « de » before a slot elide as its text wants.

    Raises RuleError when the text names a slot that the move does not fill.
    """
    pieces: list[Piece] = []
    parts = _SLOT.split(template)
    for index, part in enumerate(parts):
        if index % 2:
            if part not in slots:
                raise RuleError(
                    f"expansions.toml: rule {rule!r}: no slot {{{part}}}; known: {', '.join(sorted(slots))}"
                )
            pieces.extend(slots[part])
            continue
        text = "\n".join(mend(line) for line in part.split("\n"))
        following = slots[parts[index + 1]] if index + 1 < len(parts) and parts[index + 1] in slots else ()
        match = _ELIDING.search(text)
        if match is not None and following:
            word = match.group(1)
            joined = elides("".join(piece.text for piece in following))
            text = text[: match.start(1)] + (word[:-1] + "’" if joined else word + " ")
        if text:
            pieces.append(Piece(text, "rule", rule=rule))
    return tuple(piece for piece in pieces if piece.text)


def bold(pieces: Sequence[Piece], *, rule: str) -> tuple[Piece, ...]:
    """The pieces as a bold run."""
    mark = Piece("**", "rule", rule=rule)
    return (mark, *pieces, mark)
