"""A statement as a sentence of its own: with its capital, its full stop, and its speaker where it has one."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.analysis.findings import Analysis
from restructurer.article import Piece
from restructurer.expansion.forms import fill
from restructurer.expansion.statement import Statement
from restructurer.writing.drafts import capitalised


def forms_of(
    statement: Statement, forms: Sequence[str], *, analysis: Analysis, rule: str, told: tuple[Piece, ...] = ()
) -> tuple[tuple[Piece, ...], ...]:
    """The texts of a rule that a statement can take, filled.

    A form with ``{speaker}`` is for statements with a speaker and for them alone. One that opens
    on the speaker is not for a clause that opens on a complement of its own (« Selon X, en 2012, … »).
    ``told``: what goes behind the speaker's name (« , maire de Berville »).
    """
    found: list[tuple[Piece, ...]] = []
    for form in forms:
        if ("{speaker}" in form) != (statement.speaker is not None):
            continue
        opens = form.index("{speaker}") < form.index("{clause}") if "{speaker}" in form else False
        if opens and statement.fronted:
            continue
        speaker = (
            ()
            if statement.speaker is None
            else (*statement.speaker.pieces(analysis, capital=form.startswith("{speaker}")), *told)
        )
        clause = capitalised(statement.pieces) if form.startswith("{clause}") else statement.pieces
        if form.endswith("{clause}.") and "".join(piece.text for piece in clause).endswith((".", "…")):
            form = form[:-1]  # « sur 400 m. », « etc. » close the sentence too
        found.append(fill(form, {"speaker": speaker, "clause": clause}, rule=rule))
    return tuple(found)
