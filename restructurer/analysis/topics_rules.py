"""The settings of ``rules/topics.toml``."""

from __future__ import annotations

from pydantic import model_validator

from restructurer.analysis.keyphrase_features import feature_names
from restructurer.rulebook import Settings


class TopicSettings(Settings):
    """How keyphrases are ranked and how an article is split."""

    keyphrases: int
    shared_word_penalty: float
    measures: frozenset[str]
    empty: frozenset[str]
    themes: dict[str, tuple[str, ...]]
    keyphrase_weights: dict[str, float]
    section_least: int
    section_best: int
    section_most: int
    carries_on: tuple[str, ...]
    turns: tuple[str, ...]

    @model_validator(mode="after")
    def _known_features(self) -> TopicSettings:
        known = {"constant", *feature_names(tuple(self.themes))}
        for name in self.keyphrase_weights:
            if name not in known:
                raise ValueError(f"keyphrase_weights: no feature {name!r}")
        return self
