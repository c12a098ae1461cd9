"""The settings of ``rules/topics.toml``."""

from __future__ import annotations

from pydantic import model_validator

from restructurer.analysis.cohesion import PAIR_FEATURES
from restructurer.analysis.keyphrase_features import FEATURES
from restructurer.analysis.openings import OPENING_FEATURES
from restructurer.analysis.topic_split import SEGMENT_FEATURES
from restructurer.rulebook import Settings

COHESION_FEATURES = (*PAIR_FEATURES, *OPENING_FEATURES, *SEGMENT_FEATURES)


class CutCosts(Settings):
    """What each reason for or against a cut costs, and what a section costs that is too short or long."""

    cohesion: float
    inside_paragraph: float
    inside_long_paragraph: float
    points_back: float
    carries_on: float
    turns: float
    after_colon: float
    inside_list: float
    size: float
    under_least: float
    over_most: float


class FocusPrices(Settings):
    """What makes a keyphrase fit to be the focus, in points."""

    score: float
    title: float
    title_end: float
    theme: float
    opening: float
    often: float
    absent: float
    phrase: float
    names: float
    one_name: float
    place: float
    one_word: float
    one_rare: float
    part: float
    too_long: float
    loose: float
    common: float
    participle: float
    title_room: int
    commonness: float
    quoted: float
    said_often: int
    said_most: int
    act: float
    unlikely: float
    likely: float
    degree: float
    degrees: frozenset[str]
    loose_words: frozenset[str]
    generic: frozenset[str]


class TopicSettings(Settings):
    """How keyphrases are ranked and how an article is split."""

    keyphrases: int
    least_keyphrases: int
    least_score: float
    shared_word_penalty: float
    measures: frozenset[str]
    empty: frozenset[str]
    keyphrase_weights: dict[str, float]
    cohesion_weights: dict[str, float]
    section_least: int
    section_best: int
    section_most: int
    points_back: tuple[str, ...]
    carries_on: tuple[str, ...]
    turns: tuple[str, ...]
    cut_costs: CutCosts
    focus: FocusPrices

    @model_validator(mode="after")
    def _known_features(self) -> TopicSettings:
        known = {"constant", *FEATURES}
        for name in self.keyphrase_weights:
            if name not in known:
                raise ValueError(f"keyphrase_weights: no feature {name!r}")
        for name in self.cohesion_weights:
            if name not in COHESION_FEATURES:
                raise ValueError(f"cohesion_weights: no feature {name!r}")
        return self
