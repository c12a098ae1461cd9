"""*L’essentiel*: the news of the article in a few words, then what its parts bring that the opening does not tell."""

from __future__ import annotations

from dataclasses import replace

from restructurer.expansion.items import Item, Offer
from restructurer.expansion.limits import content, likeness, told_by
from restructurer.expansion.line_guards import is_anybody, is_sound
from restructurer.expansion.list_lines import statement_item
from restructurer.expansion.material import Material
from restructurer.expansion.news_value import is_colour, news_value
from restructurer.expansion.part_clauses import groups_by_cluster
from restructurer.expansion.rules import Move
from restructurer.expansion.statement import Statement
from restructurer.expansion.substance import is_answered, is_elliptic
from restructurer.french.words import count_words
from restructurer.writing.pieces import from_rule

_SHARE = 0.85  # of the words of its sentence, that the line of the news has at most
_ALIKE = 0.5  # likeness to the line of the news, from which another says it again
_AS_TITLE = 0.7  # share of the words of a line that the title has, from which the title says it
_OF_TITLE = 0.4  # what a line gains that tells what the title speaks of
_LENGTHS = 3


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One box: the news where a short clause tells it, and a group of alternatives for each part of the article.

    It stands under the opening, so that nothing else of it says what the opening says. A short one holds sure
    news alone.
    """
    first = news_line(material, move)
    groups = groups_by_cluster(material, move, top=True)
    if first:
        groups = tuple(group for group in groups if not any(likeness(i.text, first[0].text) >= _ALIKE for i in group))
    groups = groups[: move.maximum - bool(first)]
    if len(groups) + bool(first) < move.wanted:
        groups = tuple(group for group in groups if max(item.value for item in group) >= move.sure)
    groups = (first, *groups) if first else groups
    label = (from_rule(move.label, f"expansions.{move.id}"),)
    return (Offer(move.id, "list", groups, label=label),) if len(groups) >= move.minimum else ()


def news_line(material: Material, move: Move) -> tuple[Item, ...]:
    """The main news in fewer words than the opening tells it in: one clause at its lengths, or nothing."""
    best: tuple[float, list[Statement]] = (0.0, [])
    lead = material.lead
    by_sentence: dict[int, list[Statement]] = {}
    for statement in material.statements:
        if statement.sentence.index in lead and _tells(statement, material, move):
            by_sentence.setdefault(statement.sentence.index, []).append(statement)
    for ways in by_sentence.values():
        worth = max(news_value(one, material) + _OF_TITLE * told_by(material.title.text, one.text) for one in ways)
        if round(worth, 4) > best[0]:
            best = round(worth, 4), ways
    shorter = [one for one in best[1] if _is_shorter(one, material)]
    ways = sorted(shorter or best[1], key=lambda one: (-news_value(one, material), -one.words))[:_LENGTHS]
    made = ((one, statement_item(one, material, move, subject="news", value=1.0)) for one in ways)
    return tuple(replace(item, leads=_is_shorter(one, material)) for one, item in made if item is not None)


def _is_shorter(statement: Statement, material: Material) -> bool:
    """Whether a clause says its sentence in clearly fewer words: it may follow the opening at once."""
    whole = count_words(material.source.text[statement.sentence.start : statement.sentence.end])
    return statement.words <= _SHARE * whole


def _tells(statement: Statement, material: Material, move: Move) -> bool:
    """Whether a clause of the opening can stand for the news: whole, short, and more than the title says."""
    syntax = material.syntax
    if not move.shortest < statement.words <= move.longest or not statement.value:
        return False
    if statement.origin not in ("main", "coordinate", "complement", "sentence") or statement.back:
        return False
    if statement.speaker is not None and not statement.speaker.named:
        return False
    if not content(statement.text) & content(material.title.text):
        return False  # a scene that the article opens on
    if news_value(statement, material) < move.sure or told_by(statement.text, material.title.text) >= _AS_TITLE:
        return False
    if not is_sound(statement, material) or is_anybody(statement, material):
        return False
    if is_answered(material.analysis, syntax, statement.sentence) or is_elliptic(statement, syntax):
        return False
    return not is_colour(statement, material, adrift=False)
