"""A quotation of a title that stops earlier, or starts at what it says of its subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from restructurer.writing.title_nouns import ends_well
from restructurer.writing.title_reading import CONTENT, Title, standing
from restructurer.writing.title_step import QUOTE_HEAD, QUOTE_TAIL, Step
from restructurer.writing.title_verbs import past_participle

# What turns round, bounds or conditions what stands before it: a quotation is not cut there.
_TURNS = frozenset("mais si sauf que qu' ou sinon quand alors presque trop puisque puisqu' parce car".split())
_DENIALS = frozenset("ne n' pas plus jamais rien aucun aucune ni non guère".split())
_BOUNDS = _DENIALS | {"sans"}
_SUBJECTS = frozenset(("je", "j'", "on", "nous", "il", "elle", "ils", "elles", "c'", "ça", "tu", "vous"))
_LINKS = frozenset(("dans", "sur", "pour", "à", "au", "aux", "en", "avec", "depuis", "chez", "contre"))
_ASIDE = frozenset(("comme", "avec", "et", "dans", "depuis", "pendant", "surtout", "sans", *_LINKS))
_COPULAS = frozenset(("est", "sont", "était", "étaient"))
_ARTICLES = frozenset(("le", "la", "les", "l'", "un", "une"))


def quote_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """What may go from the end of a quotation, or from its start up to what it says of its subject."""
    syntax = title.syntax
    for first, stop in title.quotes:
        if any(syntax.text[t] in "?!…" for t in range(first + 1, stop)):
            continue
        lows = syntax.low[first + 1 : stop]
        verbs = [t for t in range(first + 1, stop) if t in title.verbs]
        if verbs or not _SUBJECTS.isdisjoint(lows):
            yield from _spoken(title, first, stop, verbs, costs)
        elif _TURNS.isdisjoint(lows) and _BOUNDS.isdisjoint(lows):
            for token in range(first + 4, stop - 1):
                if syntax.low[token] in _LINKS and syntax.pos[token - 1] in ("NOUN", "ADJ"):
                    yield _tail(title, token, stop, costs["drop-circumstance"], costs)


def _spoken(title: Title, first: int, stop: int, verbs: list[int], costs: Mapping[str, float]) -> Iterator[Step]:
    """« Le toit est parti d’un bloc |, avec la parabole| », « |Cet accord est| le meilleur possible »."""
    syntax = title.syntax
    turned = next((t for t in range(first + 2, stop) if syntax.low[t] in _TURNS), stop)
    if syntax.low[first + 1] in _TURNS:
        return
    for token in range(first + 4, min(stop - 1, turned + 1)):
        if turned < stop and token == turned and syntax.low[token] != "mais":
            break  # what bounds the words before it stays
        if not any(t < token for t in verbs) or _denies_half(syntax.low[first + 1 : token]):
            continue
        if turned < stop and not _DENIALS.isdisjoint(syntax.low[token:stop]):
            continue
        bounded = not _BOUNDS.isdisjoint(syntax.low[token:stop])
        extra = costs["drop-complement"] * bounded
        after = syntax.low[token + 1]
        if syntax.text[token] in (",", "et") and after in _SUBJECTS:
            yield _tail(title, token, stop, costs["drop-second-clause"] + extra, costs)
            continue
        beside = syntax.text[token] == "," and after in _ASIDE and syntax.pos[token - 1] in ("NOUN", "ADJ", "PROPN")
        if beside or (standing(syntax, token, title.lists.circumstances) and _closed(title, token - 1)):
            yield _tail(title, token, stop, costs["drop-circumstance"] + extra, costs)
    told = next((t for t in verbs if syntax.low[t] in _COPULAS), 0)
    rest = range(told + 1, stop)
    said = told and told == verbs[-1] and syntax.low[told + 1] in _ARTICLES and len(rest) > 3
    said = said and not past_participle(syntax.low[told + 1])
    if said and _DENIALS.isdisjoint(syntax.low[first + 1 : stop]) and turned == stop and told - first < 8:
        gone = tuple(range(first + 1, told + 1))
        lost = sum(syntax.pos[t] in CONTENT for t in gone if t != told)
        yield Step(QUOTE_HEAD, gone, costs["drop-complement"] + costs["lost-word"] * lost)


def _closed(title: Title, token: int) -> bool:
    """Whether words may end at a token: behind a noun, or a verb that asks for nothing."""
    return title.syntax.pos[token] in ("NOUN", "PROPN", "ADJ") or ends_well(title, token)


def _denies_half(lows: tuple[str, ...]) -> bool:
    """Whether a « ne » has lost its « pas »."""
    opened = sum(low in ("ne", "n'") for low in lows)
    return opened > sum(low in _DENIALS and low not in ("ne", "n'") for low in lows)


def _tail(title: Title, token: int, stop: int, base: float, costs: Mapping[str, float]) -> Step:
    lost = sum(title.syntax.pos[t] in CONTENT for t in range(token, stop))
    return Step(QUOTE_TAIL, tuple(range(token, stop)), base + costs["drop-elaboration"] + costs["lost-word"] * lost)
