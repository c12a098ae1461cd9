"""All that a title can do without or say shorter, as named steps with their costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from restructurer.writing.parts import Word
from restructurer.writing.syntax import Syntax
from restructurer.writing.title_chunks import find_chunks
from restructurer.writing.title_fronts import front_steps, site_steps, subject_steps, town_steps
from restructurer.writing.title_future import future_steps
from restructurer.writing.title_losses import wanted
from restructurer.writing.title_names import apposed_name_steps, name_steps, role_of_steps, unit_steps
from restructurer.writing.title_openings import opening_steps
from restructurer.writing.title_prices import price
from restructurer.writing.title_quotes import quote_steps
from restructurer.writing.title_reading import Title
from restructurer.writing.title_small import (
    article_steps,
    auxiliary_steps,
    helping_steps,
    inversion_steps,
    place_role_steps,
    present_steps,
    small_steps,
    year_steps,
)
from restructurer.writing.title_step import Shorter, Step, place_lost
from restructurer.writing.title_themes import (
    elaboration_steps,
    first_clause_steps,
    merged_place_steps,
    question_steps,
    since_steps,
    theme_adjective_steps,
    theme_item_steps,
    theme_steps,
)

_STEP = {
    "circumstance": "drop-circumstance",
    "attribution": "drop-circumstance",
    "condition": "drop-circumstance",
    "time": "drop-time",
    "place": "drop-place",
    "of": "drop-complement",
    "other": "drop-complement",
    "relative": "drop-relative",
    "participle": "drop-participle",
    "clause": "drop-second-clause",
    "item": "drop-item",
}


def find_steps(
    title: Title, *, costs: Mapping[str, float], shorter: Shorter, precious: Mapping[str, float]
) -> list[Step]:
    """All that may be left out of a title or said shorter, in the order of the text.

    ``precious``: what the loss of a word (its stem) adds to the cost of a step.
    """
    syntax = title.syntax
    found = [
        *_cuts(title, costs),
        *small_steps(title, costs, shorter.people),
        *year_steps(title, costs),
        *present_steps(title, costs),
        *future_steps(title, costs),
        *inversion_steps(title, costs),
        *article_steps(title, costs, shorter.roles),
        *auxiliary_steps(title, costs),
        *front_steps(title, costs, shorter.places),
        *place_role_steps(title, costs),
        *helping_steps(title, costs),
    ]
    found += [*opening_steps(title, costs), *first_clause_steps(title, costs)]
    found += theme_steps(title, costs) if title.colon else elaboration_steps(title, costs)
    if title.colon:
        found += [
            *merged_place_steps(title, costs),
            *theme_item_steps(title, costs),
            *theme_adjective_steps(title, costs),
            *question_steps(title, costs),
            *since_steps(title, costs),
        ]
    found += [*name_steps(title, costs, shorter), *unit_steps(title, costs), *role_of_steps(title, costs, shorter)]
    found += apposed_name_steps(title, costs, shorter.people)
    found += [
        *town_steps(title, costs),
        *subject_steps(title, costs),
        *site_steps(title, costs),
        *quote_steps(title, costs),
    ]
    found = [Step(step.name, step.tokens, step.cost + _wanted(title, step, precious), step.word) for step in found]
    for step in _written(title, shorter, costs):
        named = step.name == "drop-given-name"
        extra = 0.5 * wanted(syntax, step.tokens, precious) if named else 0.0
        extra += costs["drop-given-name"] * (named and step.tokens[-1] < title.colon)  # « Meurtre de Lola Perrot : … »
        apposed = named and step.tokens[0] > 1 and syntax.pos[step.tokens[0] - 1] in ("ADJ", "NOUN")
        extra += costs["drop-given-name"] * apposed  # « Le chanteur français Tom Roy » is no « chanteur français Roy »
        found.append(replace(step, cost=step.cost + extra) if extra else step)
    return [step for step in found if costs.get(step.name, 0.0) >= 0 and step.tokens]


def _wanted(title: Title, step: Step, precious: Mapping[str, float]) -> float:
    """What the words that the article is about add to a step: little where the theme only says less of its noun."""
    if step.word is not None:
        return 0.0
    inside = step.name == "drop-adjective" and step.tokens[-1] < title.colon
    return wanted(title.syntax, step.tokens, precious) * (0.2 if inside else 1.0)


def _cuts(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    for chunk in find_chunks(title):
        cost = price(title, chunk, costs)
        if cost is not None:
            tokens = tuple(range(chunk.first, chunk.stop))
            if chunk.kind in ("place", "other") and any(title.quoted(t) for t in tokens):
                cost += costs["drop-complement"]  # « met en garde | sur la « crise » »
            name = _STEP[chunk.kind]
            yield Step(name, tokens, cost + place_lost(title, tokens, costs))


def _written(title: Title, shorter: Shorter, costs: Mapping[str, float]) -> Iterator[Step]:
    """Short forms of the rules, surnames, initials, figures."""
    syntax = title.syntax
    for words, text, rule, cost in shorter.shorts:
        for first in _places(syntax, words):
            if any(title.quoted(t) for t in range(first, first + len(words))):
                continue
            stop = first + len(words)
            if text == "%" and not (first and syntax.text[first - 1][:1].isdigit()):
                continue  # « trois pour cent »
            if "{e}" in text:
                ending = _ending(title, first)
                if ending is None:
                    continue
                text = text.replace("{e}", ending)
            if "{n}" in text:
                noun = syntax.text[first + words.index("{n}")]
                text = text.replace("{n}", noun)
            told = text[:1].upper() + text[1:] if syntax.text[first][:1].isupper() and first == 0 else text
            word = Word(told, rule, first, stop) if told else None
            yield Step(rule, tuple(range(first, stop)), costs["say-shorter"] + cost, word)
    for token, low in enumerate(syntax.low):
        figure = shorter.digits.get(low) if shorter.digits else None
        counts = syntax.pos[token + 1 : token + 2] in (("NOUN",), ("ADJ",))  # not « un navire neuf »
        if figure and counts and not title.quoted(token) and syntax.pos[token] in ("NUM", "DET", "ADJ"):
            yield Step("digits", (token,), costs["digits"], Word(figure, "digits", token, token + 1))
    for table, name in ((shorter.surnames, "drop-given-name"), (shorter.initials, "initials")):
        for full, short in dict(table).items():
            particle = short.partition(" ")[0].lower() in ("le", "les", "la", "du", "des", "de")
            words = tuple(full.lower().replace("’", "'").replace("'", "' ").split())
            for first in _places(syntax, words):
                if particle and first and syntax.low[first - 1] in ("de", "à"):
                    continue  # « de Le Goff » is no « du Goff »
                if first > 1 and syntax.low[first - 1] in ("de", "d'") and syntax.low[first - 2] in _NEAR:
                    continue  # « à l’entrée de Sidi Bel » is a town
                yield _named(syntax, first, len(words), short, name, costs[name])


_NEAR = frozenset(
    """entrée sortie ville commune village gare port centre nord sud est ouest abords région wilaya rue quartier
    hauteurs hauteur daïra route province large""".split()
)


def _ending(title: Title, token: int) -> str | None:
    """What a participle adds to agree with the noun that opens the segment: « une journaliste … agressée »."""
    segment = title.segment(token)
    article = title.syntax.low[segment.start]
    return {"un": "", "le": "", "une": "e", "la": "e"}.get(article)


def _named(syntax: Syntax, first: int, size: int, short: str, name: str, cost: float) -> Step:
    last = syntax.text[first + size - 1]
    if short == last:
        return Step(name, tuple(range(first, first + size - 1)), cost)
    return Step(name, tuple(range(first, first + size)), cost, Word(short, name, first, first + size))


def _places(syntax: Syntax, words: tuple[str, ...]) -> Iterator[int]:
    for first in range(len(syntax)) if words[0] == _NOUN else syntax.places.get(words[0], ()):
        found = syntax.low[first : first + len(words)]
        if len(found) < len(words):
            return
        if found == words or (_NOUN in words and _matches(syntax, first, words)):
            yield first


_NOUN = "{n}"


def _matches(syntax: Syntax, first: int, words: tuple[str, ...]) -> bool:
    """Whether words stand at a token, « {n} » for any common noun."""
    return all(
        syntax.low[first + at] == word
        if word != _NOUN
        else syntax.pos[first + at] == "NOUN" and syntax.text[first + at].isalpha()
        for at, word in enumerate(words)
    )
