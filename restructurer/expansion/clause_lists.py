"""Lists of clauses of one kind: what comes next, what nobody knows yet."""

from __future__ import annotations

from collections.abc import Callable

from restructurer.expansion.items import Item
from restructurer.expansion.line_guards import is_sound, unmet_subject
from restructurer.expansion.list_lines import statement_item
from restructurer.expansion.material import Material
from restructurer.expansion.part_clauses import weigh
from restructurer.expansion.rules import Move
from restructurer.expansion.statement import Statement
from restructurer.expansion.substance import is_answered, says_heading

LENGTHS = 3  # of one sentence


def groups_where(material: Material, move: Move, accepts: Callable[[Statement], bool]) -> tuple[tuple[Item, ...], ...]:
    """For each sentence the statements that a test accepts, at their different lengths, the best sentence first."""
    groups: dict[int, list[Item]] = {}
    for statement in material.statements:
        unread = statement.back_top and not move.after
        if statement.back or unread or statement.sentence.index in material.news:
            continue
        if not statement.value or not move.shortest <= statement.words <= move.longest or not accepts(statement):
            continue
        if is_answered(material.analysis, material.syntax, statement.sentence):
            continue
        if (
            says_heading(statement.text, material.titles)
            or not is_sound(statement, material)
            or unmet_subject(statement, material)
        ):
            continue
        held = groups.setdefault(statement.sentence.index, [])
        subject = f"sentence {statement.sentence.index}"
        item = statement_item(statement, material, move, subject=subject, value=weigh(statement, material))
        if item is not None and len(held) < LENGTHS:
            held.append(item)
    ranked = sorted((g for g in groups.values() if g), key=lambda g: (-max(i.value for i in g), g[0].start))
    return tuple(map(tuple, ranked))
