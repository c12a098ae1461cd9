"""*Les chiffres clés*: clauses whose news is a number, the number in bold."""

from __future__ import annotations

import re
from dataclasses import replace

from restructurer.article import Piece
from restructurer.expansion.items import Item, Offer
from restructurer.expansion.line_guards import is_sound, unmet_subject
from restructurer.expansion.list_lines import item_of_forms
from restructurer.expansion.material import Material
from restructurer.expansion.news_value import news_value
from restructurer.expansion.part_clauses import weigh
from restructurer.expansion.rules import Move
from restructurer.expansion.sentences_said import forms_of
from restructurer.expansion.statement import Statement
from restructurer.expansion.substance import is_answered, says_heading, tells_again
from restructurer.french import lexicon
from restructurer.writing.pieces import from_rule

_BLANK = r"[ \u00a0\u202f]"
# Thousands: 12 400, 12’400 (Switzerland), 12.400 (Belgium).
_DIGITS = rf"\d(?:{_BLANK}?\d|[’'.]\d{{3}}(?!\d))*"
_NUMBER = re.compile(
    rf"(?<![\w,.’'–+-]){_DIGITS}(?:[.,]\d+)?(?:{_BLANK}(?:à|et|ou){_BLANK}{_DIGITS}(?:[.,]\d+)?)?"
    rf"(?:{_BLANK}?(?:%|‰|°C|pour{_BLANK}cent)|(?:{_BLANK}(?:millions?|milliards?|milliers?))?{_BLANK}(?:d[’']|de{_BLANK})?[a-zà-ÿ-]{{2,25}}(?:{_BLANK}(?:cubes?|carrés?))?)?(?!\w)"
)
_MONTH = re.compile(
    r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre", re.IGNORECASE
)
_HOUR_OR_SCORE = re.compile(rf"[–-]\d|{_BLANK}?h\b")
_AGED = re.compile(r"(?:,|âgée?s? de|homme de|femme de|garçon de|fille|fillette de|adolescente? de)[ \u00a0\u202f]$")


def _is_age(text: str, match: re.Match[str]) -> bool:
    """Whether a number of years is how old somebody is."""
    return match.group().endswith(("ans", "an")) and _AGED.search(text, 0, match.start()) is not None


def _bold(pieces: tuple[Piece, ...], rule: str) -> tuple[Piece, ...] | None:
    """The pieces with their first number, and what it counts, in bold; ``None`` where no source piece holds one."""
    for index, piece in enumerate(pieces):
        if piece.origin != "source" or piece.start is None or piece.end is None:
            continue
        before = "".join(one.text for one in pieces[:index])
        for match in _NUMBER.finditer(piece.text):
            text = match.group()
            told = before + piece.text[: match.start()]
            if told.count("«") > told.count("»"):
                continue  # nothing is set in bold inside somebody's words
            last = (
                text.removesuffix("s").removesuffix("cube").removesuffix("carré").split()[-1].rpartition("’")[2].lower()
            )
            if last[-1].isalpha() and (not lexicon.is_noun(last) or lexicon.is_adverb(last)):
                continue
            if (
                not re.search(r"[^\W\d_]|[%‰]", text)
                and not piece.text[match.end() :].lstrip()
                and index + 1 < len(pieces)
            ):
                following = pieces[index + 1].text.strip("\u00a0\u202f ")
                if following not in ("%", "‰", "°C"):
                    continue
            elif not re.search(r"[^\W\d_]|[%‰]", text):
                continue
            if _is_age(piece.text, match) or _HOUR_OR_SCORE.match(piece.text, match.end()):
                continue
            if (
                _MONTH.search(text)
                or text.rstrip("s").endswith("heure")
                or re.fullmatch(r"(?:1[89]|20)\d\d\W.*|(?:1[89]|20)\d\d", text, re.S)
            ):
                continue
            if piece.end - piece.start != len(piece.text):
                return None
            low, high = piece.start + match.start(), piece.start + match.end()
            kept = tuple(e for e in piece.edits if e == "typography")
            unit, rest = _unit(pieces, index + 1) if match.end() == len(piece.text) else ((), pieces[index + 1 :])
            inner = (
                replace(piece, text=piece.text[: match.start()], end=low),
                from_rule("**", rule),
                replace(piece, text=text, start=low, end=high, edits=kept),
                *unit,
                from_rule("**", rule),
                replace(piece, text=piece.text[match.end() :], start=high, edits=kept),
            )
            return (*pieces[:index], *(one for one in inner if one.text), *rest)
    return None


def _unit(pieces: tuple[Piece, ...], after: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The sign that typography set apart behind a number (« 4% » is printed « 4 % »), and the pieces behind it."""
    own = after < len(pieces) and pieces[after].text.strip("\u00a0\u202f ") in ("%", "‰", "°C")
    return pieces[after : after + own], pieces[after + own :]


def _item(statement: Statement, material: Material, move: Move) -> Item | None:
    rule = f"expansions.{move.id}"
    forms = [
        bold
        for form in forms_of(statement, move.forms, analysis=material.analysis, rule=rule)
        if (bold := _bold(form, rule))
    ]
    subject = f"sentence {statement.sentence.index}"
    return item_of_forms(forms, statement, subject=subject, value=weigh(statement, material))


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One box: a group for each sentence with a number, at its different lengths."""
    if material.is_ticker:
        return ()
    groups: dict[str, list[Item]] = {}
    for statement in material.statements:
        if not move.shortest <= statement.words <= move.longest or statement.back or statement.back_top:
            continue
        if says_heading(statement.text, material.titles) or tells_again(statement, (material.opening,)):
            continue
        if is_answered(material.analysis, material.syntax, statement.sentence) or unmet_subject(statement, material):
            continue
        if news_value(statement, material) < move.least or not is_sound(statement, material):
            continue
        item = _item(statement, material, move)
        if item is not None and len(groups.setdefault(item.subject, [])) < 3:
            groups[item.subject].append(item)
    ranked = sorted(groups.values(), key=lambda items: (-max(i.value for i in items), items[0].start))
    if len(ranked) < move.minimum:
        return ()
    label = (from_rule(move.label, f"expansions.{move.id}"),)
    return (Offer(move.id, "list", tuple(map(tuple, ranked)), label=label),)
