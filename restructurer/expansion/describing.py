"""Who a named speaker is, in the text's own words: « X, maire de Y », « le maire de Y, X »."""

from __future__ import annotations

from bisect import bisect_left

from restructurer.analysis.findings import Analysis
from restructurer.expansion.speakers import Speaker
from restructurer.expansion.stretches import is_contiguous, trimmed
from restructurer.writing.syntax import Syntax

_ARTICLES = ("le", "la", "l'", "un", "une")
_STOPS = (",", ".", ";", "»", "«", "(", ":", '"', "–", "—")
_HEADS = ("p", "pdg", "dg")  # « P-DG » is three tokens
LONGEST = 14  # tokens


def description(analysis: Analysis, syntax: Syntax, speaker: Speaker) -> tuple[int, ...] | None:
    """The tokens that say who a person is, ``None`` where the text does not or the speaker is not a person by name."""
    name = " ".join(analysis.source.text[speaker.start : speaker.end].split())
    entity = next((e for e in analysis.entities if e.label == "PER" and e.text in (name, speaker.key)), None)
    if entity is None or "," in name:
        return None
    for number, (start, end) in enumerate(entity.mentions):
        first, stop = bisect_left(syntax.start, start), bisect_left(syntax.start, end)
        if any(low <= start < high for low, high in syntax.quotes):
            continue
        least = _opening(analysis, start)
        found = behind(syntax, stop) or before(syntax, first, least=least)
        if found is None and number == 0:
            found = close_before(syntax, first, least=least)
        if found is not None:
            return found
    return None


def behind(syntax: Syntax, stop: int) -> tuple[int, ...] | None:
    """The noun phrase between a comma at token ``stop`` and the next comma or full stop."""
    if stop + 3 >= len(syntax) or syntax.text[stop] != ",":
        return None
    first = stop + 1
    if syntax.low[first + 1] == "par":
        return None  # « X, cité par la radio » says who quotes him
    if (syntax.pos[first] not in ("NOUN", "DET", "ADJ") and not syntax.low[first].startswith("chargé")) or (
        syntax.pos[first] == "DET" and syntax.low[first] not in _ARTICLES
    ):
        return None
    end = next((t for t in range(first, min(first + LONGEST + 6, len(syntax))) if syntax.text[t] in _STOPS), None)
    if end is None or syntax.text[end] not in (",", "."):
        return None
    found = trimmed(syntax, range(first + (syntax.low[first] in ("le", "la", "l'")), end))
    return found if _describes(syntax, found) else None


def _opening(analysis: Analysis, start: int) -> int:
    """The first token of the sentence that holds an offset."""
    return next((s.first for s in analysis.sentences if s.start <= start < s.end), 0)


def before(syntax: Syntax, first: int, *, least: int) -> tuple[int, ...] | None:
    """The noun phrase before a comma at token ``first - 1``, without its article; it opens at ``least`` or later."""
    if first < 3 or syntax.text[first - 1] != ",":
        return None
    start = first - 1
    while start > least and first - start <= LONGEST and syntax.text[start - 1] not in _STOPS:
        start -= 1
        if syntax.pos[start] in ("VERB", "AUX", "PRON", "SCONJ") or syntax.low[start] in (
            "selon",
            "pour",
            "que",
            "qu'",
        ):
            start += 1
            break
    while start < first - 1 and not (
        syntax.low[start] in ("le", "la", "l'")
        and (syntax.text[start + 1][0].islower() or syntax.low[start + 1] in _HEADS)
    ):
        start += 1
    found = trimmed(syntax, range(start + 1, first - 1))
    # One word will do here: « le wali, X ».
    alone = len(found) == 1 and syntax.pos[found[0]] == "NOUN"
    return found if alone or _describes(syntax, found) else None


def close_before(syntax: Syntax, first: int, *, least: int) -> tuple[int, ...] | None:
    """What stands close before a name, without its article: « le sociologue Karim Valet », « l’entraîneur breton… »."""
    start = first
    while start - 1 >= least and first - start < 6:
        start -= 1
        if syntax.low[start] in ("le", "la", "l'"):
            break
        if not syntax.text[start].islower() or syntax.pos[start] == "VERB":
            return None
    if syntax.low[start] not in ("le", "la", "l'"):
        return None
    found = tuple(range(start + 1, first))
    if (
        not found
        or syntax.pos[found[0]] not in ("NOUN", "ADJ")
        or any(syntax.pos[t] in ("ADP", "PRON", "AUX", "SCONJ") for t in found)
    ):
        return None
    return found


def _describes(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether tokens open on a common noun (an article or an adjective may stand before it) and are no clause."""
    if not 2 <= len(tokens) <= LONGEST or not is_contiguous(tokens):
        return False
    noun = next(
        (i for i, t in enumerate(tokens) if syntax.pos[t] == "NOUN" or syntax.low[t].startswith("chargé")), None
    )
    if noun is None or noun > 2 or any(syntax.pos[t] == "NUM" or syntax.text[t].isdigit() for t in tokens[:2]):
        return False
    finite = any(syntax.feats[t].get("VerbForm") == "Fin" for t in tokens)
    return not finite and not any(
        syntax.low[t] in ("son", "sa", "ses", "leur", "leurs", "ce", "cette", "ces") for t in tokens
    )
