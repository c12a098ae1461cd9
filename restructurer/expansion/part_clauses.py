"""What the parts of an article say in a clause or two: the material of *L’essentiel* and *À retenir*."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from restructurer.article import Piece
from restructurer.expansion.clause_guards import unmet
from restructurer.expansion.describing import described, is_role, role_pieces
from restructurer.expansion.items import Item
from restructurer.expansion.limits import content, likeness
from restructurer.expansion.material import Material
from restructurer.expansion.news_value import is_colour, news_value
from restructurer.expansion.rules import Move
from restructurer.expansion.said import tokens_between
from restructurer.expansion.sentences_said import forms_of
from restructurer.expansion.statement import Statement, opens_on_participle
from restructurer.expansion.substance import (
    has_substance,
    is_answered,
    is_elliptic,
    says_heading,
    tells_again,
    unmet_nouns,
)
from restructurer.french.words import count_words
from restructurer.writing.antecedents import DEFINE, NAME
from restructurer.writing.clauses import subject
from restructurer.writing.pieces import from_rule
from restructurer.writing.syntax import Syntax

SENTENCES = 3  # sentences of a part that are weighed against each other
LENGTHS = 3  # lengths of one sentence
_NAME_ALONE = 0.05  # what a clause of the end loses for a person without their role
# Who « le ministère » is, every reader of the article knows.
_INSTITUTIONS = frozenset(
    """ministère parquet gouvernement police préfecture justice mairie métropole région département canton wilaya
    commune gendarmerie protection rectorat parlement accusation défense""".split()
)
_UNMET = 0.35  # what a clause of the top loses for a person whom readers have not met
_OF_ONE_PART = 0.06  # what a clause loses for each better one of its part
_LAST = 0.02  # value of a clause without substance: the last resort of a list at the end
_OF_LAST = 0.3  # share of its value that such a clause keeps
_LEAST_NEWS = 0.12  # news in a clause, below which it stands nowhere
_ALIKE = 0.55  # likeness of two lines of a list from which they say the same
_SHORTER = 0.7  # share of the words of a sentence of the opening that a closing list may say again
_MOST_OF_NEWS = 22  # words


def weigh(statement: Statement, material: Material) -> float:
    """How much of the news a statement holds: its own value, the keyphrases in it, what the title speaks of."""
    words = content(statement.text)
    phrases = [content(phrase.text) for phrase in material.analysis.keyphrases[:8]]
    told = sum(1 for phrase in phrases if phrase and phrase <= words)
    title = content(material.title.text)
    about = len(words & title) / max(1, len(title))
    value = statement.value + 0.06 * min(3, told) + 0.1 * about
    return round(min(1.0, max(0.02, value)), 4)


def statement_item(statement: Statement, material: Material, move: Move, *, subject: str, value: float) -> Item | None:
    """A statement as an item of a list; ``None`` where no form of the rule takes it."""
    rule = f"expansions.{move.id}"
    speaker = statement.speaker
    alone = speaker is not None and material.source.text[speaker.start : speaker.end].strip() == speaker.key
    told = _role_of(speaker.key, material) if speaker is not None and alone else ()
    statement = _presented(statement, material)
    forms = forms_of(statement, move.forms, analysis=material.analysis, rule=rule, told=told)
    return item_of_forms(forms, statement, subject=subject, value=value)


def _role_of(name: str, material: Material) -> tuple[Piece, ...]:
    """« , maire de Berville » of a person whose role the opening does not tell; nothing where the text does not."""
    entity = next((e for e in material.analysis.entities if e.label == "PER" and e.text == name and " " in name), None)
    if entity is None or name in material.title.text:
        return ()
    tokens = described(material.analysis, material.syntax, entity, material.roles)
    if tokens is None:
        return ()
    role = role_pieces(material.syntax, tokens)
    return (from_rule(", ", "expansions.description"), *role) if role is not None else ()


def _presented(statement: Statement, material: Material) -> Statement:
    """A statement with the role of the person whose name stands for a pronoun in it."""
    for place, piece in enumerate(statement.pieces):
        if piece.origin == "rule" and (role := _role_of(piece.text, material)):
            comma = from_rule(",", "expansions.description")
            pieces = (*statement.pieces[: place + 1], *role, comma, *statement.pieces[place + 1 :])
            return replace(statement, pieces=pieces)
    return statement


def item_of_forms(
    forms: Sequence[tuple[Piece, ...]], statement: Statement, *, subject: str, value: float
) -> Item | None:
    """The forms of a statement as one item, the first of them printed by choice; ``None`` where there are none."""
    if not forms:
        return None
    return Item(
        pieces=forms[0],
        spans=statement.spans,
        kind="restated" if statement.shortened else "repeated",
        value=value,
        subject=subject,
        start=statement.spans[0][0],
        near=(statement.sentence.index,),
        variants=tuple(forms[1:]),
    )


def _bare(statement: Statement, material: Material) -> bool:
    """Whether a statement's speaker is a person named by what readers have not met (« le Genevois », « l’élu »)."""
    speaker = statement.speaker
    if speaker is None or speaker.named or speaker.told:
        return False
    tokens = tokens_between(material.syntax, speaker.start, speaker.end)
    return not any(material.syntax.low[t] in _INSTITUTIONS for t in tokens)


def _unmet_person(statement: Statement, material: Material) -> bool:
    """Whether a clause of the top names somebody of whom neither it nor the opening says who that is."""
    syntax = material.syntax
    sentence = material.analysis.sentences[min(material.news, default=0)]
    opening = material.source.paragraphs[sentence.paragraph]
    for entity in material.analysis.entities:
        if entity.label != "PER" or " " not in entity.text:
            continue
        spoken = statement.speaker is not None and statement.speaker.key == entity.text
        written = any(piece.origin == "rule" and piece.text == entity.text for piece in statement.pieces)
        inside = any(low <= a and b <= high for a, b in entity.mentions for low, high in statement.spans)
        if not (spoken or written or inside) or entity.text in material.title.text:
            continue
        if any(opening.start <= a < opening.end for a, _ in entity.mentions):
            continue
        role = described(material.analysis, syntax, entity, material.roles)
        if role is None or not (spoken or written or set(role) <= set(statement.tokens)):
            return True
    return False


def _halved(statement: Statement, material: Material) -> bool:
    """Whether a clause has kept a name without the role beside it, the role without the name, or half a name."""
    syntax, kept = material.syntax, set(statement.tokens)
    sentence = statement.sentence
    for entity in material.analysis.entities:
        if entity.label != "PER":
            continue
        for start, end in entity.mentions:
            if not sentence.start <= start < sentence.end:
                continue
            name = set(tokens_between(syntax, start, end))
            if name & kept and not name <= kept:
                return True
            role = described(material.analysis, syntax, entity, material.roles) if " " in entity.text else None
            near = role is not None and sentence.first <= role[0] < sentence.stop
            if role is not None and near and bool(name & kept) != bool(set(role) & kept):
                return True
    return False


def _is_anybody(statement: Statement, material: Material) -> bool:
    """Whether a clause opens on somebody met in passing (« une étudiante », « Plus loin, un voisin »)."""
    syntax = material.syntax
    head = statement.tokens[:8]
    return any(
        syntax.low[a] in ("un", "une") and a + 1 == b and is_role(syntax, b, material.roles)
        for a, b in itertools.pairwise(head)
    )


def is_worth_a_line(statement: Statement, material: Material, *, top: bool) -> bool | None:
    """Whether a clause carries something; ``None`` where it may stand in no list.

    That is where the next sentence takes something back of it or a number of it has no noun; at the
    ``top``, where the title and the opening have just said it or a bare noun of it means what they
    do not tell.
    """
    syntax = material.syntax
    if is_answered(material.analysis, syntax, statement.sentence) or is_elliptic(statement, syntax):
        return None
    if not top and _in_opening(statement, material) and not _is_short(statement, material):
        return False
    if top and (
        (statement.sentence.index not in material.news and tells_again(statement, (material.opening,)))
        or unmet_nouns(statement, syntax, material.known_nouns, settings=material.settings)
    ):
        return None
    if any(piece.rule == DEFINE for piece in statement.pieces) or (not top and unmet_subject(statement, material)):
        return None if top else False
    if top and any(piece.rule == NAME and " " not in piece.text.strip() for piece in statement.pieces):
        return None  # half a name
    if top and statement.origin == "quote" and statement.speaker is not None and not statement.speaker.named:
        return None  # what somebody without a name says is nothing for the top
    told = not top and statement.sentence.index in material.news and _is_short(statement, material)
    if not told and says_heading(statement.text, (material.title.text,)):
        return None if top else False
    return has_substance(statement, syntax, settings=material.settings)


def _names_something(statement: Statement, syntax: Syntax) -> bool:
    """Whether a clause holds a name or a number: without, and without substance, it is nothing but talk."""
    return any(syntax.pos[t] in ("PROPN", "NUM") or syntax.text[t][:1].isdigit() for t in statement.tokens)


def unmet_subject(statement: Statement, material: Material) -> bool:
    """Whether the subject is a bare noun that an earlier sentence has brought in (« L’enveloppe sera réduite de… »)."""
    syntax = material.syntax
    who = subject(syntax, statement.head) if statement.head >= 0 else None
    return who is not None and unmet_nouns(
        statement, syntax, material.known_nouns, settings=material.settings, tokens=(who,)
    )


def _in_opening(statement: Statement, material: Material) -> bool:
    """Whether a clause stands in the paragraph that opens the article."""
    sentences = material.analysis.sentences
    return any(sentences[index].paragraph == statement.sentence.paragraph for index in material.news)


def _is_short(statement: Statement, material: Material) -> bool:
    """Whether a clause says its sentence in clearly fewer words."""
    whole = count_words(material.source.text[statement.sentence.start : statement.sentence.end])
    return statement.words <= min(_MOST_OF_NEWS, _SHORTER * whole)


def groups_by_cluster(material: Material, move: Move, *, top: bool) -> tuple[tuple[Item, ...], ...]:
    """For each part of the article the statements that may stand for it, at their lengths; the most news first.

    ``top``: the list stands under the opening, so that a noun that readers must know already has nobody
    behind it but the opening. The second best of a part counts less than the best.
    """
    if material.is_ticker:
        return ()
    by_cluster: dict[int, dict[int, list[tuple[float, Statement, bool]]]] = {}
    for statement in material.statements:
        if not _fits(statement, material, move, top=top):
            continue
        worth = is_worth_a_line(statement, material, top=top)
        if worth is None or (not worth and (top or not _names_something(statement, material.syntax))):
            continue
        if top and (_unmet_person(statement, material) or is_colour(statement, material, adrift=False)):
            continue
        value = news_value(statement, material)
        if not worth:
            if value < _LEAST_NEWS or is_colour(statement, material):
                continue
            value = round(max(_LAST, _OF_LAST * value), 4)
        if worth and _is_anybody(statement, material):
            value = round(max(0.02, value - _UNMET), 4)
        elif worth and not top and _unmet_person(statement, material):
            value = round(max(0.02, value - _NAME_ALONE), 4)
        if value < move.least and worth:
            if (
                top
                or value < _LEAST_NEWS
                or is_colour(statement, material)
                or not _names_something(statement, material.syntax)
            ):
                continue
            value, worth = round(max(_LAST, _OF_LAST * value), 4), False
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
            less = _OF_ONE_PART * number
            items = [
                (
                    statement_item(statement, material, move, subject=name, value=round(max(0.0, value - less), 4)),
                    fills,
                )
                for value, statement, fills in best
            ]
            made = tuple(replace(item, filler=fills) for item, fills in items if item is not None)
            if made:
                groups.append(made)
    groups.sort(key=lambda group: (-max(item.value for item in group), group[0].start))
    kept: list[tuple[Item, ...]] = []
    for group in groups:
        if not any(likeness(group[0].text, other[0].text) >= _ALIKE for other in kept):
            kept.append(group)
    return tuple(kept)


def _fits(statement: Statement, material: Material, move: Move, *, top: bool) -> bool:
    """Whether a statement has the length of a line, and says itself whom and what it is about."""
    if not move.shortest <= statement.words <= move.longest or statement.back or not statement.value:
        return False
    if _halved(statement, material) or _bare(statement, material) or _leans(statement, material):
        return False
    if not top:
        return True
    if statement.sentence.index in material.news and not _is_short(statement, material):
        return False
    return statement.origin != "subordinate" and not (statement.back_top and _unmet_above(statement, material))


def _leans(statement: Statement, material: Material) -> bool:
    """Whether a clause sets itself against what was said before: « mise plutôt sur le solaire »."""
    low = [material.syntax.low[t] for t in (*statement.tokens, statement.tokens[-1])]
    return any(a == "plutôt" and b not in ("que", "qu'") for a, b in itertools.pairwise(low))


def _unmet_above(statement: Statement, material: Material) -> bool:
    """Whether a clause of the top takes up by a bare noun what neither the title nor the opening has named."""
    syntax = material.syntax
    return opens_on_participle(syntax, statement.tokens) or any(
        syntax.low[t] not in material.known_nouns and unmet(syntax, t, statement.tokens, settings=material.settings)
        for t in statement.tokens
        if syntax.pos[t] in ("NOUN", "PROPN")
    )
