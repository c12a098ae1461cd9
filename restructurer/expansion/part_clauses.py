"""What the parts of an article say in a clause or two: the material of *L’essentiel* and *À retenir*."""

from __future__ import annotations

from dataclasses import replace

from restructurer.expansion.items import Item
from restructurer.expansion.limits import content, likeness
from restructurer.expansion.line_guards import (
    is_anybody,
    is_short,
    is_sound,
    is_worth_a_line,
    names_something,
    unmet_above,
    unmet_body,
    unmet_person,
)
from restructurer.expansion.list_lines import statement_item
from restructurer.expansion.material import Material
from restructurer.expansion.news_value import is_colour, news_value
from restructurer.expansion.rules import Move
from restructurer.expansion.statement import Statement

SENTENCES = 3  # sentences of a part that are weighed against each other
LENGTHS = 3  # lengths of one sentence


def weigh(statement: Statement, material: Material) -> float:
    """How much of the news a statement holds: its own value, the keyphrases in it, what the title speaks of."""
    words = content(statement.text)
    phrases = [content(phrase.text) for phrase in material.analysis.keyphrases[:8]]
    told = sum(1 for phrase in phrases if phrase and phrase <= words)
    title = content(material.title.text)
    about = len(words & title) / max(1, len(title))
    value = statement.value + 0.06 * min(3, told) + 0.1 * about
    return round(min(1.0, max(0.02, value)), 4)


def groups_by_cluster(material: Material, move: Move, *, top: bool) -> tuple[tuple[Item, ...], ...]:
    """For each part of the article the statements that may stand for it, at their lengths; the most news first.

    ``top``: the list stands under the opening, so that a noun that readers must know already has nobody
    behind it but the opening. The second best of a part counts less than the best.
    """
    if material.is_ticker:
        return ()
    lines = material.settings.lines
    by_cluster: dict[int, dict[int, list[tuple[float, Statement, bool]]]] = {}
    for statement in material.statements:
        if not _fits(statement, material, move, top=top):
            continue
        value = news_value(statement, material)
        certain = value >= material.settings.news.certain
        worth = is_worth_a_line(statement, material, top=top, certain=certain)
        if worth is None or (not worth and (top or not names_something(statement, material.syntax))):
            continue
        scene = value < (material.settings.news.certain if move.read else lines.sure)
        colour = is_colour(statement, material, adrift=False, scene=scene)
        if colour or (top and unmet_person(statement, material)):
            continue
        if not worth:
            if value < lines.least or is_colour(statement, material, adrift=not move.read):
                continue
            value = round(max(lines.last, lines.of_last * value), 4)
        if worth and is_anybody(statement, material):
            value = round(max(0.02, value - lines.unmet), 4)
        elif worth and not top and unmet_person(statement, material):
            value = round(max(0.02, value - lines.name_alone), 4)
        if value < move.least and worth:
            if (
                top
                or value < lines.least
                or is_colour(statement, material)
                or not names_something(statement, material.syntax)
            ):
                continue
            value, worth = round(max(lines.last, lines.of_last * value), 4), False
        cluster = material.part_of(statement.sentence.index)
        by_cluster.setdefault(cluster, {}).setdefault(statement.sentence.index, []).append(
            (value, statement, not worth)
        )
    groups: list[tuple[Item, ...]] = []
    for cluster, by_sentence in sorted(by_cluster.items()):
        ranked = sorted(
            by_sentence.values(), key=lambda ways: (-max(way[0] for way in ways), ways[0][1].sentence.index)
        )
        for number, ways in enumerate(ranked[:SENTENCES]):
            best = sorted(ways, key=lambda way: (-way[0], -way[1].words))[:LENGTHS]
            name = f"part {cluster} {number}"
            less = lines.of_one_part * number
            items = [
                (
                    statement_item(statement, material, move, subject=name, value=round(max(0.0, value - less), 4)),
                    fills,
                )
                for value, statement, fills in best
            ]
            made = tuple(replace(item, filler=fills) if fills else item for item, fills in items if item is not None)
            if made:
                groups.append(made)
    groups.sort(key=lambda group: (-max(item.value for item in group), group[0].start))
    kept: list[tuple[Item, ...]] = []
    for group in groups:
        if not any(likeness(group[0].text, other[0].text) >= lines.alike for other in kept):
            kept.append(group)
    return tuple(kept)


def _fits(statement: Statement, material: Material, move: Move, *, top: bool) -> bool:
    """Whether a statement has the length of a line, and says itself whom and what it is about."""
    if not move.shortest <= statement.words <= move.longest or not statement.value:
        return False
    if statement.back and not move.read:
        return False
    if top and statement.origin == "quote":
        return False  # a speaker's words without their marks, far above where they were said
    if not is_sound(statement, material):
        return False
    if not top:
        return True
    if unmet_body(statement, material):
        return False
    if statement.sentence.index in material.news and not is_short(statement, material):
        return False
    return statement.origin != "subordinate" and not (statement.back_top and unmet_above(statement, material))
