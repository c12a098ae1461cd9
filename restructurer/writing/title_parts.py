"""Parts that a given title can lose whole: a quote that only qualifies, what follows a second colon.

« adopte un budget 2027 | « de transition » », « Villiers : un car percute un tracteur | : neuf blessés ».
A quote that a title reports, and one that the verb needs, stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from restructurer.writing.title_chunks import find_chunks
from restructurer.writing.title_limits import SPANS
from restructurer.writing.title_reading import CONTENT, Title
from restructurer.writing.title_step import Step, place_lost
from restructurer.writing.title_verbs import is_participle

_BEHIND = frozenset((",", ":", "."))
_JOINING = frozenset(("et", "ou"))
# Participles that say nothing without the name behind them: « les armes dites « intermédiaires » ».
_CALLED = ("dit", "appelé", "baptisé", "rebaptisé", "nommé", "surnommé", "dénommé", "intitulé", "jugé", "qualifié")
MOST_QUALIFYING = 6  # words of a quote that only qualifies


def part_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """Quotes that qualify a noun or a participle, and the news behind a second colon, in the order of the text."""
    for first, stop in _quotes(title):
        listed = _listed(title, first, stop)
        if listed or _qualifies(title, first, stop):
            tokens = tuple(range(first, stop + listed))
            lost = costs["lost-word"] * _words(title, tokens)
            yield Step("drop-quote", tokens, costs["drop-complement"] + 0.5 * costs["limiting"] + lost)
        joint = next((t for t in range(first + 1, stop - 1) if _joins(title, t)), 0)
        if joint and _qualifies(title, first, stop):
            for gone in (tuple(range(joint, stop)), tuple(range(first, joint + 1))):
                yield Step("drop-quote", gone, costs["drop-item"] + costs["lost-word"] * _words(title, gone))
        if first - 1 in title.participles and title.colon and title.colon + 2 < first - 1:
            # « la station livrée « avant juin » (ministre) »: what is promised goes with what it is promised for
            yield Step("drop-participle", tuple(range(first - 1, title.end)), 2 * costs["limiting"])
        told = _theme_told(title, first, stop)
        if told:
            tokens = tuple(range(first - 1, title.end))
            yield Step("drop-second-clause", tokens, 2 * costs["limiting"])
    yield from _before_place(title, costs)
    colons = [t for t in range(1, title.end) if title.syntax.text[t] == ":" and not title.quoted(t)]
    if len(colons) == 2 and title.predicate(range(colons[0] + 1, colons[1])) is not None:
        tokens = tuple(range(colons[1], title.end))
        cost = (
            costs["drop-second-clause"] + costs["lost-word"] * _words(title, tokens) + place_lost(title, tokens, costs)
        )
        figured = any(title.syntax.pos[t] == "NUM" or title.syntax.low[t][:1].isdigit() for t in tokens)
        yield Step("drop-second-clause", tokens, cost + costs["lost-figure"] * figured)


def _before_place(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« recule à 7 %|, son plus bas niveau depuis quarante ans| en Bretagne »: the place is that of the whole."""
    syntax = title.syntax
    place = next((c for c in find_chunks(title) if c.kind == "place" and c.stop >= title.end and c.tail), None)
    if place is None or syntax.low[place.first - 1] not in SPANS or syntax.low[place.first] not in ("à", "en", "au"):
        return
    comma = next((t for t in range(place.first - 1, title.main, -1) if syntax.text[t] == ","), 0)
    verb = title.predicate(title.segment(comma - 1)) if comma else None
    if (
        verb is None
        or any(t in title.verbs for t in range(comma, place.first))
        or not title.placed >= {place.first + 1}
    ):
        return
    tokens = tuple(range(comma, place.first))
    yield Step("drop-item", tokens, costs["drop-item"] + costs["lost-word"] * _words(title, tokens))


def _quotes(title: Title) -> Iterator[tuple[int, int]]:
    """The quotes of a title with their marks (half open); those that « et » joins as one."""
    text = title.syntax.text
    pairs = list(title.quotes)
    while pairs:
        first, last = pairs.pop(0)
        while pairs and text[last + 1] in _JOINING and pairs[0][0] == last + 2:
            last = pairs.pop(0)[1]
        yield first, last + 1


def _joins(title: Title, token: int) -> bool:
    """Whether « et » stands between two quotes: « un budget « flou » | et « trompeur » »."""
    text = title.syntax.text
    return text[token] in _JOINING and not title.quoted(token) and text[token - 1] in ("»", "”", '"')


def _listed(title: Title, first: int, stop: int) -> bool:
    """« RER D : |« On a marché »,| quatre heures de galère »: a quote behind the theme, before other news."""
    syntax = title.syntax
    if not title.colon or first != title.colon + 1 or stop >= title.end or syntax.text[stop] != ",":
        return False
    return sum(syntax.pos[t] in CONTENT for t in range(stop, title.end)) >= 2


def _theme_told(title: Title, first: int, stop: int) -> bool:
    """« PFAS dans l’eau de Marchin |: « On m’a dit… »|»: a quote to the end behind a theme that says enough alone."""
    if not title.colon or first != title.colon + 1 or stop < title.end:
        return False
    return sum(title.syntax.pos[t] in CONTENT for t in range(title.colon)) >= 3


def _qualifies(title: Title, first: int, stop: int) -> bool:
    """Whether a quote says of what kind or how: behind a noun or a participle that stands without it."""
    syntax, before = title.syntax, first - 1
    words = sum(syntax.pos[t] != "PUNCT" for t in range(first, stop))
    if before < 1 or words > MOST_QUALIFYING or title.negated(title.segment(before)):
        return False
    if stop < title.end and syntax.text[stop] not in _BEHIND and syntax.pos[stop] != "ADP":
        return False
    verb = title.predicate(title.segment(before))
    standing = syntax.pos[before] in ("NOUN", "PROPN", "NUM") or before in title.participles
    standing = (standing or is_participle(syntax, before)) and not syntax.low[before].startswith(_CALLED)
    return standing and verb is not None and (verb < before or before in title.participles)


def _words(title: Title, tokens: tuple[int, ...]) -> int:
    return sum(title.syntax.pos[t] in CONTENT for t in tokens)
