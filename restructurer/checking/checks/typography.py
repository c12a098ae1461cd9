"""French typography: each check finds its own kind of slip and says what to write instead.

Source: Lexique des règles typographiques en usage à l'Imprimerie nationale (2002): spaces before
punctuation, page 149; guillemets, page 173; ordinals, page 14; numbers, page 131.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from restructurer.checking.measures import Measures
from restructurer.checking.values import GOOD, Fault, Outcome, Thresholds
from restructurer.french.typography import NO_GRAVE, insertions, mend

NBSP = "\u00a0"
Slip = tuple[int, int, str, str]  # start, end, what to write, what is wrong
_BLANK = " \u00a0\u202f"

# Each pattern opens on the mark itself and looks back: that is what makes the scan fast.
_APOSTROPHE = re.compile(r"['\u02bc](?<=[^\W\d_].)(?=[^\W_]|[«“])")
_MARK = re.compile(r"[;!?»](?=[\s»)*_\0,.;!?]|\Z)|:(?=[\s*_\0]|\Z)|»")
_WORD_END = re.compile(r"[\w»)\]’%€]")
_AFTER_OPENING = re.compile(rf"«(?: |(?=[^\s{_BLANK}\0]))")
_USELESS = re.compile(r"[,.](?<=[\w»)’] .)(?=[\s\0]|\Z)")
_TITLE = re.compile(r"M(?<![\w.]M)(?:M?\.|mes?|lles?|e) (?=[A-ZÀ-Ý])|Dr(?<![\w.]Dr)\.? (?=[A-ZÀ-Ý])")
_QUOTED = re.compile(r"(?:(?<=[\s(’'«\u00a0\u202f*_>\0—–-])|\A)[\"“]([^\"“”\n]{1,800})[\"”](?=[\s).,;:!?»*_\0…-]|\Z)")
_ELLIPSIS = re.compile(r"\.{3,}")
_CAPITAL = re.compile(r"E(?<![\w-]E)[a-zéèê]+(?:-[A-Za-z]+)?(?![\w-])")
_GRAVE = re.compile(rf"A(?<!\wA)(?= (?!t-){NO_GRAVE}[a-zà-ÿ«]{{2}})")
_ORDINAL = re.compile(r"\b(?:(1)(ère|ere|ères|eres)|(\d{1,4}|[IVXL]{1,6})(i?[èe]me)(s?))\b")
_ORDINAL_HINT = re.compile(r"[\dIVXL](?:i?[èe]me|[èe]re)s?\b")
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+(?![\d,.]?\d)")
_UNIT = re.compile(r"[%€$£](?<=\d .)")


def _quoted(text: str, at: int) -> bool:
    """Whether a place is between « and », where words are kept to the letter and nothing is inserted."""
    low = text.rfind("\n\n", 0, at) + 1
    return text.rfind("«", low, at) > text.rfind("»", low, at)


def _spaces(text: str) -> Iterator[Slip]:
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        before = text[at - 1 : at]
        if before == " " and at > 1 and text[at - 2] not in " \0\n\t":
            yield at - 1, at + 1, NBSP + mark, f"espace sécable avant « {mark} »"
        elif mark == "»" and before and before not in "\0\n\t" and not before.isspace():
            yield at, at + 1, NBSP + mark, "pas d’espace avant »"
        elif before and _WORD_END.match(before) and mark != "»" and not _quoted(text, at):
            yield at, at + 1, NBSP + mark, f"pas d’espace avant « {mark} »"
    for match in _AFTER_OPENING.finditer(text):
        what = "espace sécable après «" if match.group() != "«" else "pas d’espace après «"
        yield match.start(), match.end(), "«" + NBSP, what
    for match in _USELESS.finditer(text):
        mark = match.group()
        yield match.start() - 1, match.end(), mark, f"espace de trop avant « {mark} »"
    for match in _TITLE.finditer(text):
        yield match.start(), match.end(), match.group()[:-1] + NBSP, "espace sécable après une civilité"


def _apostrophes(text: str) -> Iterator[Slip]:
    if "'" in text or "\u02bc" in text:
        for match in _APOSTROPHE.finditer(text):
            yield match.start(), match.end(), "’", "apostrophe droite"


def _quotation_marks(text: str) -> Iterator[Slip]:
    if '"' not in text and "“" not in text:
        return
    for match in _QUOTED.finditer(text):
        before = text[: match.start()]
        inside = before.count("«") > before.count("»")
        if inside and text[match.start()] == "“":
            continue
        words = match.group(1).strip()
        new = f"“{words}”" if inside else f"«{NBSP}{words}{NBSP}»"
        yield match.start(), match.end(), new, "guillemets non français"


def _ellipses(text: str) -> Iterator[Slip]:
    if "..." in text:
        for match in _ELLIPSIS.finditer(text):
            yield match.start(), match.end(), "…", "trois points au lieu de …"


def _ligatures(text: str) -> Iterator[Slip]:
    if "oe" in text or "Oe" in text or "OE" in text:
        for one in insertions(text):
            if one.rule == "typography.ligature":
                yield one.start, one.end, one.new, "« oe » au lieu de la ligature"


@lru_cache(maxsize=4096)
def _mended(word: str) -> str:
    return mend(word)


def _capitals(text: str) -> Iterator[Slip]:
    for match in _CAPITAL.finditer(text):
        new = _mended(match.group())
        if new != match.group():
            yield match.start(), match.end(), new, "majuscule sans son accent"
    for match in _GRAVE.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        if before and before[-1] not in "\n\0" and not (before[0] in ".!?»" and before[-1].isspace()):
            continue
        yield match.start(), match.end(), "À", "majuscule sans son accent"


def _ordinals(text: str) -> Iterator[Slip]:
    if not _ORDINAL_HINT.search(text):
        return
    for match in _ORDINAL.finditer(text):
        if match.group(1):
            new = "1res" if match.group(2).endswith("s") else "1re"
        else:
            new = f"{match.group(3)}e{match.group(5)}"
        yield match.start(), match.end(), new, "ordinal mal abrégé"


def _numbers(text: str) -> Iterator[Slip]:
    for match in _THOUSANDS.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        if before[-1:] in tuple("0123456789,.") or (before[-1:].isspace() and before[:1].isdigit()):
            continue
        yield match.start(), match.end(), match.group().replace(" ", NBSP), "espace sécable dans un nombre"
    for match in _UNIT.finditer(text):
        if text[match.start() - 1] == " ":
            mark = match.group()
            yield match.start() - 1, match.end(), NBSP + mark, f"espace sécable avant « {mark} »"


def _faults(measures: Measures, slips: Callable[[str], Iterator[Slip]]) -> Outcome:
    page = measures.page
    faults = []
    if page.prose is not None:
        for low, high, new, what in slips(page.prose):
            words = page.raw[low:high]
            faults.append(Fault(low, words, what, f"écrivez « {_shown(new)} »", new))
    else:
        for block in page.blocks:
            for low, high, new, what in slips(block.text):
                words = block.text[low:high]
                around = block.text[max(0, low - 12) : high + 12]
                start = page.find(around, block, at=max(0, low - 12))
                faults.append(Fault(start, words, what, f"écrivez « {_shown(new)} »"))
    return Outcome("bad", tuple(faults)) if faults else GOOD


def _shown(text: str) -> str:
    """What to write, with no-break spaces made visible."""
    return text.replace(NBSP, "[espace insécable]") if len(text) < 4 else text


def apostrophe(measures: Measures, thresholds: Thresholds) -> Outcome:
    """Apostrophes are ’."""
    return _faults(measures, _apostrophes)


def space(measures: Measures, thresholds: Thresholds) -> Outcome:
    """No-break spaces stand before : ; ! ? », after « and after M., and none before , and the full stop."""
    return _faults(measures, _spaces)


def quotation_marks(measures: Measures, thresholds: Thresholds) -> Outcome:
    """Quotation marks are « », and “ ” inside them."""
    return _faults(measures, _quotation_marks)


def ellipsis(measures: Measures, thresholds: Thresholds) -> Outcome:
    """Three dots are one character."""
    return _faults(measures, _ellipses)


def ligature(measures: Measures, thresholds: Thresholds) -> Outcome:
    """Œ stands where French writes it: œuvre, cœur."""
    return _faults(measures, _ligatures)


def capital(measures: Measures, thresholds: Thresholds) -> Outcome:
    """Capitals keep their accents: État, À."""
    return _faults(measures, _capitals)


def ordinal(measures: Measures, thresholds: Thresholds) -> Outcome:
    """Ordinals are 1er, 1re, 2e."""
    return _faults(measures, _ordinals)


def number(measures: Measures, thresholds: Thresholds) -> Outcome:
    """No-break spaces part thousands, and stand before % and €."""
    return _faults(measures, _numbers)
