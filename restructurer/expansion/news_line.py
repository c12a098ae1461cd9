"""The line of the news, on which *L’essentiel* and *À retenir* open: a clause of the opening, or one like it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from restructurer.expansion.items import Item
from restructurer.expansion.limits import content, told_by
from restructurer.expansion.line_guards import is_anybody, is_sound
from restructurer.expansion.list_lines import statement_item
from restructurer.expansion.material import Material
from restructurer.expansion.news_value import is_colour, news_value
from restructurer.expansion.rules import Move
from restructurer.expansion.statement import Statement
from restructurer.expansion.substance import is_answered, is_elliptic, tells_again
from restructurer.french.words import count_words

_LENGTHS = 3
NEWS = "news"  # subject of the line


def news_line(material: Material, move: Move, *, top: bool) -> tuple[Item, ...]:
    """The main news: one clause of the opening at its lengths, else one that tells it again; or nothing.

    ``top``: right under the opening; there it takes fewer words than the opening has for it.
    """
    told = [statement for statement in material.statements if _tells(statement, material, move, top=top)]
    ways = _best([one for one in told if one.sentence.index in material.lead], material)
    if not ways:
        ways = _best([one for one in told if tells_again(one, (material.opening,))], material)
    shorter = [one for one in ways if _is_shorter(one, material)]
    ways = sorted((top and shorter) or ways, key=lambda one: (-news_value(one, material), -one.words))[:_LENGTHS]
    made = ((one, statement_item(one, material, move, subject=NEWS, value=1.0)) for one in ways)
    return tuple(replace(item, leads=not top or _is_shorter(one, material)) for one, item in made if item is not None)


def _best(told: Iterable[Statement], material: Material) -> list[Statement]:
    """The statements of the sentence that tells most of the news and of what the title speaks of."""
    best: tuple[float, list[Statement]] = (0.0, [])
    by_sentence: dict[int, list[Statement]] = {}
    for statement in told:
        by_sentence.setdefault(statement.sentence.index, []).append(statement)
    for ways in by_sentence.values():
        worth = max(
            news_value(one, material) + material.settings.lines.of_title * told_by(material.title.text, one.text)
            for one in ways
        )
        if round(worth, 4) > best[0]:
            best = round(worth, 4), ways
    return best[1]


def _is_shorter(statement: Statement, material: Material) -> bool:
    """Whether a clause says its sentence in clearly fewer words: it may follow the opening at once."""
    whole = count_words(material.source.text[statement.sentence.start : statement.sentence.end])
    return statement.words <= material.settings.lines.share * whole


def _tells(statement: Statement, material: Material, move: Move, *, top: bool) -> bool:
    """Whether a clause can stand for the news: whole, short, and at the ``top`` more than the title says."""
    syntax = material.syntax
    if not move.shortest < statement.words <= move.longest or not statement.value:
        return False
    if statement.origin not in ("main", "coordinate", "complement", "sentence") or statement.back:
        return False
    if statement.speaker is not None and not statement.speaker.named:
        return False
    if not content(statement.text) & content(material.title.text):
        return False  # a scene that the article opens on
    if news_value(statement, material) < move.sure:
        return False
    if top and told_by(statement.text, material.title.text) >= material.settings.lines.as_title:
        return False
    if not is_sound(statement, material) or is_anybody(statement, material):
        return False
    if is_answered(material.analysis, syntax, statement.sentence) or is_elliptic(statement, syntax):
        return False
    return not is_colour(statement, material, adrift=False)
