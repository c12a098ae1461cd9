"""The chronology: clauses of the article that have a date of their own, in the order of time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from restructurer.expansion.forms import bold, fill
from restructurer.expansion.items import Item, Offer
from restructurer.expansion.material import Material
from restructurer.expansion.rules import Move
from restructurer.expansion.said import tokens_between
from restructurer.expansion.statement import Statement
from restructurer.expansion.stretches import pieces_of, spans_of, trimmed
from restructurer.french.calendar import DAYS, MONTHS
from restructurer.french.words import count_words
from restructurer.writing.drafts import capitalised
from restructurer.writing.pieces import from_rule
from restructurer.writing.syntax import Syntax

_MONTH = "|".join(MONTHS)
_DAY = "|".join(DAYS)
_DATE = re.compile(
    rf"\b(?:(?:le |ce )?(?:(?:{_DAY}) )?(?P<day>\d{{1,2}}|1er) (?P<month>{_MONTH})(?: (?P<year>\d{{4}}))?"
    rf"|en (?P<month2>{_MONTH})(?: (?P<year2>\d{{4}}))?"
    r"|en (?P<year3>(?:1[6-9]|20)\d\d)|à l['’](?:été|automne) (?P<year4>\d{4}))\b",
    re.IGNORECASE,
)

Moment = tuple[int, int, int]
LATEST = 9999  # the year of a date that gives none: the one that the article speaks from


@dataclass(frozen=True, slots=True)
class Dated:
    """A statement with its date: the date's tokens, and when it is (year, month, day; 0 where not told)."""

    statement: Statement
    tokens: tuple[int, ...]
    when: Moment


def moment(text: str) -> Moment | None:
    """When a French date is.

    >>> moment("le 3 juillet 2012"), moment("en 1949"), moment("en mars")
    ((2012, 7, 3), (1949, 0, 0), (9999, 3, 0))
    """
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    month = (match["month"] or match["month2"] or "").lower()
    year = match["year"] or match["year2"] or match["year3"] or match["year4"]
    day = int(re.sub(r"\D", "", match["day"])) if match["day"] else 0
    return (int(year) if year else LATEST, MONTHS.index(month) + 1 if month else 0, day)


def _order(when: Moment) -> int:
    """A number that grows with time."""
    year, month, day = when
    return (year * 13 + month) * 32 + day


def _dated(statement: Statement, syntax: Syntax, text: str) -> Dated | None:
    """The statement with its only date, when that date hangs on its own verb."""
    low, high = statement.spans[0][0], statement.spans[-1][1]
    matches = list(_DATE.finditer(text, low, high))
    if len(matches) != 1 or statement.head < 0:
        return None
    tokens = tokens_between(syntax, *matches[0].span())
    inside = set(statement.tokens)
    when = moment(" ".join(matches[0].group().split()))
    if when is None or not tokens or not all(t in inside for t in tokens):
        return None
    if syntax.pos[tokens[0] - 1] == "ADP" or not syntax.low[tokens[0]].startswith(("le", "en", "à", "ce", *DAYS)):
        return None
    tops = [t for t in tokens if syntax.head[t] not in tokens]
    if (
        len(tops) != 1
        or syntax.head[tops[0]] != statement.head
        or not syntax.dep[tops[0]].startswith(("obl", "advmod", "nmod"))
    ):
        return None
    return Dated(statement, tokens, when)


def _item(dated: Dated, material: Material, move: Move) -> Item | None:
    syntax = material.syntax
    gone = set(dated.tokens)
    kept = [t for t in dated.statement.tokens if t not in gone]
    # The comma that set the date apart goes with it.
    before, after = dated.tokens[0] - 1, dated.tokens[-1] + 1
    apart = [t for t in (before, after) if t in kept and syntax.text[t] == ","]
    if len(apart) == 2 or before not in kept:
        kept = [t for t in kept if t not in apart]
    tokens = trimmed(syntax, kept)
    clause = pieces_of(syntax, tokens) if tokens else None
    time = pieces_of(syntax, dated.tokens, capital=True)
    if clause is None or time is None or dated.statement.speaker is not None or dated.statement.back:
        return None
    if any(syntax.low[t] in ("ne", "n'") for t in tokens):
        return None
    rule = f"expansions.{move.id}"
    pieces = fill(move.forms[0], {"time": bold(capitalised(time), rule=rule), "clause": clause}, rule=rule)
    if not move.shortest <= count_words("".join(piece.text for piece in pieces)) <= move.longest:
        return None
    return Item(
        pieces=pieces,
        spans=spans_of(syntax, tokens),
        kind="restated",
        value=dated.statement.value,
        subject=f"sentence {dated.statement.sentence.index}",
        start=_order(dated.when),
        near=(dated.statement.sentence.index,),
    )


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One box, where at least as many clauses as the rule asks have different dates."""
    groups: dict[str, list[Item]] = {}
    for statement in material.statements:
        dated = _dated(statement, material.syntax, material.source.text)
        item = _item(dated, material, move) if dated is not None else None
        if item is not None:
            groups.setdefault(item.subject, []).append(item)
    # Dates with a year and dates without cannot be put in one order for sure.
    yearless = [items for items in groups.values() if items[0].start >= _order((LATEST, 0, 0))]
    dated_full = [items for items in groups.values() if items[0].start < _order((LATEST, 0, 0))]
    one_a_day: dict[int, tuple[Item, ...]] = {}
    for items in max(dated_full, yearless, key=len):
        one_a_day.setdefault(items[0].start, tuple(items[:3]))
    if len(one_a_day) < move.minimum:
        return ()
    label = (from_rule(move.label, f"expansions.{move.id}"),)
    return (Offer(move.id, "list", tuple(one_a_day.values()), label=label),)
