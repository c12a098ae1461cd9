"""What opens a title before a first comma: « À Sétif, … » → « Sétif : … », « Dix ans après les attentats, Paris… »."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from restructurer.french.typography import NBSP, mend
from restructurer.writing.parts import Word
from restructurer.writing.title_reading import CONTENT, Title, standing
from restructurer.writing.title_step import Step, place_lost
from restructurer.writing.title_verbs import past_participle

_TO = frozenset(("à", "au", "aux", "en"))
_PLACING = frozenset(("à", "au", "aux", "en", "dans", "sur", "chez", "devant", "près"))


def opening_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« À Sétif, … » → « Sétif : … »; « Dix ans après les attentats, Paris… » → « Paris… »."""
    syntax, lists = title.syntax, title.lists
    start = title.colon + 1 if title.colon else 0
    comma = next((t for t in range(start + 1, min(len(syntax), start + 14)) if syntax.text[t] == ","), 0)
    if not comma or (title.predicate(range(comma + 1, title.end)) is None and not _phrase_behind(title, comma)):
        return
    opening = range(start, comma + 1)
    if (
        any(t in title.verbs for t in opening)
        or syntax.low[start] == "pour"
        or (standing(syntax, start, lists.attributions) and not title.official(opening))
        or title.negated(opening)
    ):
        return
    counted = syntax.low[start] in ("au", "à", "plus", "près") and any(
        syntax.pos[t] == "NUM" or syntax.low[t][:1].isdigit() for t in range(start, start + 4)
    )
    official = standing(syntax, start, lists.attributions) > 0
    circumstance = syntax.pos[start] == "ADP" or standing(syntax, start, lists.circumstances)
    started = official or (circumstance and not counted)
    started = started or (start + 2 < comma and past_participle(syntax.low[start]))
    spanned = syntax.low[start] in ("un", "une") and syntax.low[start + 1] in (
        "an",
        "mois",
        "semaine",
        "jour",
        "siècle",
    )
    later = (syntax.pos[start] == "NUM" or spanned) and any(
        standing(syntax, t, lists.circumstances) for t in opening[:4]
    )
    if not (started or later):
        return
    kicker = _kicker(title, start, comma)
    if kicker:
        word = Word(f"{kicker}{NBSP}:", "place-first", start, comma + 1)
        yield Step("place-first", tuple(opening), costs["place-first"], word)
    if syntax.low[comma + 1] in ("il", "elle", "ils", "elles"):  # « Pris en flagrant délit [dans une voiture], il… »
        for token in opening[3:]:
            if syntax.low[token] in _PLACING and syntax.pos[token - 1] in ("NOUN", "ADJ", "PROPN"):
                gone = tuple(range(token, comma))
                lost = costs["lost-word"] * sum(syntax.pos[t] in CONTENT for t in gone)
                yield Step("drop-place", gone, costs["drop-place"] + lost + place_lost(title, gone, costs))
    yield Step("drop-opening", tuple(opening), costs["drop-opening"] + place_lost(title, tuple(opening), costs))


def _phrase_behind(title: Title, comma: int) -> bool:
    """Whether a noun phrase that says enough follows: « Au Conseil d’État, | l’ultime combat des riverains »."""
    syntax = title.syntax
    if syntax.low[comma + 1] not in ("le", "la", "l'", "les") or "," in syntax.text[comma + 1 :]:
        return False
    return sum(syntax.pos[t] in CONTENT for t in range(comma + 1, title.end)) > 3


def _kicker(title: Title, start: int, comma: int) -> str:
    """What an opening says before a colon: « À Sétif, » → « Sétif », « À la gare de Bex, » → « Gare de Bex »."""
    syntax = title.syntax
    first = start + 1
    prepositions = (*_TO, "dans", "chez")
    if syntax.low[start] not in prepositions or syntax.pos[comma - 1] not in ("PROPN", "X", "NUM") or comma - start > 9:
        return ""
    placed = syntax.low[start] in ("au", "aux")
    if syntax.low[first] in ("le", "la", "les", "l'") and syntax.text[first][:1].islower():
        first += 1
        placed = True
    bare = all(
        syntax.pos[t] == "PROPN" or syntax.text[t] == "-" or syntax.text[t][:1].isupper() for t in range(first, comma)
    )
    institution = (
        placed
        and syntax.pos[first] == "NOUN"
        and all(
            syntax.pos[t] in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "X", "NUM") or syntax.text[t] == "-"
            for t in range(first, comma)
        )
    )
    if not (bare or institution) or (syntax.pos[first] not in ("NOUN", "PROPN", "X") and not bare):
        return ""
    text = mend(syntax.chars(first, comma))
    return text[:1].upper() + text[1:]
