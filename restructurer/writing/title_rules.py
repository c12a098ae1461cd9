"""The rules of ``rules/titles.toml``: settings, ways to write a title, short forms, noise."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, ClassVar, Self

from pydantic import field_validator, model_validator

from restructurer.patterns import compile_bounded
from restructurer.rulebook import Rule, Rulebook, Settings
from restructurer.writing.shortening import Phrases, phrases_of, whole

WEIGHTS = frozenset(
    "given agrees coverage focus focus_early length full cost place speaker stump lost left worth alike".split()
)
STEPS = frozenset(
    """say-shorter present future drop-auxiliary place-front quote-alone digits one-preposition place-first initials
    drop-year drop-given-name drop-role drop-theme lone-theme bare-theme theme-to-name theme-to-noun
    drop-bracket drop-adverb drop-adjective drop-opening drop-circumstance drop-time drop-place drop-complement
    drop-relative drop-participle drop-second-clause drop-item drop-elaboration lost-word lost-figure
    lost-place limiting""".split()
)


class TitleWords(Settings):
    """``[settings.words]``: the word lists by which a stretch of a title is told and weighed."""

    circumstances: tuple[str, ...]
    limits_of_time: tuple[str, ...]
    attributions: tuple[str, ...]
    place_prepositions: tuple[str, ...]
    times: tuple[str, ...]
    loose_adverbs: tuple[str, ...]
    loose_adjectives: tuple[str, ...]
    quantities: tuple[str, ...]
    binding: tuple[str, ...]
    intransitive: tuple[str, ...]
    carrying: tuple[str, ...]
    wanting: tuple[str, ...]
    undergoing: tuple[str, ...]
    done: tuple[str, ...]
    affairs: tuple[str, ...]
    opening_nouns: tuple[str, ...]
    saying: tuple[str, ...]
    telling: tuple[str, ...]
    granting: tuple[str, ...]
    helping: tuple[str, ...]
    materials: tuple[str, ...]
    qualities: tuple[str, ...]
    sites: tuple[str, ...]
    offices: tuple[str, ...]
    seats: tuple[str, ...]
    giving: tuple[str, ...]
    bound: tuple[str, ...]


class LeadWeights(Settings):
    """``[settings.lead]``: what the words of a first sentence tell where no title is given (``title_leads.py``)."""

    keyphrase: float
    name: float
    noun: float
    verb: float
    figure: float
    adjective: float
    time: float
    day: float
    relative: float
    aside: float
    front: float
    present: float
    act: float
    lost: float
    news: float


class TitleSettings(Settings):
    """``[settings]`` of ``rules/titles.toml``: characters, pixels, weights, what each step costs."""

    longest: int
    widest: float
    shortest: int
    candidates: int
    least: float
    shortened: int
    sentences: int
    phrases_from: int
    keyword: float
    dearest: float
    near: float
    dear: float
    alone: float
    weights: dict[str, float]
    steps: dict[str, float]
    words: TitleWords
    lead: LeadWeights

    @model_validator(mode="after")
    def _whole(self) -> Self:
        return whole(self, weights=WEIGHTS, steps=STEPS)


class TitleRule(Rule):
    """One way to write a title. ``cost``: of the turn itself, beside what it leaves out; ``words``: that it writes."""

    closed: ClassVar[bool] = True

    form: str
    weight: float
    cost: float = 0.0
    words: tuple[str, ...] = ()


class ShortForm(Rule):
    """Words of a title (or several such phrases) and the shorter ones of the press. ``cost``: beside ``say-shorter``.

    « {e} » in ``write`` is the ending that agrees with the noun that opens the proposition; ``forms``: what it gives.
    """

    find: tuple[str, ...]
    write: str
    cost: float = 0.0
    forms: tuple[str, ...] = ()

    @field_validator("find", mode="before")
    @classmethod
    def _one_or_more(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _known_slots(self) -> Self:
        for field, texts, known in (("find", self.find, ("{n}",)), ("write", (self.write,), ("{n}", "{e}"))):
            for slot in (slot for text in texts for slot in re.findall(r"\{[^}]{0,40}\}?", text)):
                if slot not in known:
                    raise ValueError(f"{field}: no slot {slot}; known: {', '.join(known)}")
        return self


class Noise(Rule):
    """What stands in a given title and is none of it: a rubric, « EXCLUSIF », the name of the site.

    ``pattern``: the group ``noise`` goes (the whole match where there is none); ``write``: what
    stands in its place (« : » for the dash of « Mons - Un homme… »); ``named``: what stands in the
    place of its last mark where the rest is a name (« Arlon | Un homme… »).
    """

    pattern: str
    write: str = ""
    named: str = ""
    ignore_case: bool = False

    @field_validator("pattern")
    @classmethod
    def _bounded(cls, value: str) -> str:
        compile_bounded(value)
        return value


class Lists:
    """The word lists of a rulebook's titles, ready to use."""

    def __init__(self, words: TitleWords) -> None:
        self.circumstances: Phrases = phrases_of(words.circumstances)
        self.limits_of_time: Phrases = phrases_of(words.limits_of_time)
        self.attributions: Phrases = phrases_of(words.attributions)
        self.place_prepositions: Phrases = phrases_of(words.place_prepositions)
        self.times = frozenset(words.times)
        self.loose_adverbs: Phrases = phrases_of(words.loose_adverbs)
        self.loose_adjectives = frozenset(words.loose_adjectives)
        self.quantities = frozenset(words.quantities)
        self.binding = frozenset(words.binding)
        self.intransitive = frozenset(words.intransitive)
        self.carrying = frozenset(words.carrying)
        self.wanting = frozenset(words.wanting)
        self.undergoing = frozenset(words.undergoing)
        self.done = frozenset(words.done)
        self.affairs = frozenset(words.affairs)
        self.opening_nouns = frozenset(words.opening_nouns)
        self.saying = frozenset(words.saying)
        self.telling = frozenset(words.telling)
        self.granting = frozenset(words.granting)
        self.helping = frozenset(words.helping)
        self.materials = frozenset(words.materials)
        self.qualities = frozenset(words.qualities)
        self.sites = frozenset(words.sites)
        self.offices = frozenset(words.offices)
        self.seats = frozenset(words.seats)
        self.giving = frozenset(words.giving)
        self.bound = frozenset(words.bound)


@lru_cache(maxsize=4)
def title_lists(rulebook: Rulebook) -> Lists:
    """The word lists of ``titles.toml``, read once for a rulebook."""
    return Lists(rulebook.settings("titles", TitleSettings).words)
