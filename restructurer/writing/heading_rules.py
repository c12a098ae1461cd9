"""What ``rules/headings.toml`` holds: the settings of the choice, and the ways to write a subheading."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import Field, model_validator

from restructurer.rulebook import Rule, Settings
from restructurer.writing.shortening import whole

WEIGHTS = frozenset(
    """coverage distinctive place length name number focus title cost speaker frame elsewhere depth event thin quoted
    same_form alike focus_share none none_long within lone last_resort opens bare detail label off other echo anecdote
    stance decided recurs counted scene state grade""".split()
)
# What `[settings.grade]` needs; the others are amounts of a candidate, by the names of their weights.
GRADE = frozenset(("base", "room", "short"))


class HeadingSettings(Settings):
    """``[settings]`` of ``rules/headings.toml``: lengths in characters, shares, weights, words."""

    longest: int
    shortest: int
    best_from: int
    best_to: int
    focus_least: float
    focus_most: float
    least_score: float
    least_score_needed: float
    least_score_whole: float
    least_score_words: float
    least_score_long: float
    least_score_last: float
    least_score_dull: float
    page_without: int
    words_most: int
    section_words: int
    words_below: float
    words_without: int
    opening_words: int
    beam: int
    empty_heads: frozenset[str]
    event_nouns: frozenset[str]
    time_words: frozenset[str]
    absent: frozenset[str]
    blaming: frozenset[str]
    bodies: frozenset[str]
    relational: frozenset[str]
    stances: frozenset[str]
    positions: frozenset[str]
    decisions: frozenset[str]
    deeds: frozenset[str]
    befalling: frozenset[str]
    conditions: frozenset[str]
    no_state: frozenset[str]
    no_agent: frozenset[str]
    idioms: frozenset[str]
    asked: frozenset[str]
    granting: frozenset[str]
    giving: frozenset[str]
    appointing: frozenset[str]
    known: frozenset[str]
    vague: frozenset[str]
    figurative: tuple[str, ...]
    agencies: frozenset[str]
    informed: frozenset[str]
    background: frozenset[str]
    private: frozenset[str]
    scenes: frozenset[str]
    bodily: frozenset[str]
    stock: tuple[str, ...]
    hypotheses: frozenset[str]
    supposing: tuple[str, ...]
    overtaken: tuple[str, ...]
    dated: tuple[str, ...]
    provided: tuple[str, ...]
    placing: frozenset[str]
    wanting: frozenset[str]
    quotes_most: int
    longest_topic: int
    least_grade: float
    least_grade_long: float
    weights: dict[str, float]
    grade: dict[str, float]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        return whole(self, also=WEIGHTS, weights=WEIGHTS, grade=GRADE)


class HeadingRule(Rule):
    """One way to write a subheading. ``words``: lemmas that the form wants; ``nouns``: what stands for a lemma.

    ``last``: only where far too many words would go by without.

    ``least``: so much more than any subheading must it be worth. ``grade``: what editors give the form beside the rest.
    """

    closed: ClassVar[bool] = True

    form: str
    weight: float
    least: float = 0.0
    grade: float = 0.0
    words: tuple[str, ...] = ()
    nouns: dict[str, str] = Field(default_factory=dict)
    last: bool = False
