"""The settings of ``rules/topics.toml``."""

from __future__ import annotations

from restructurer.rulebook import Settings


class TopicSettings(Settings):
    """How keyphrases are ranked and how an article is split."""

    keyphrases: int
    section_least: int
    section_best: int
    section_most: int
    carries_on: tuple[str, ...]
    turns: tuple[str, ...]
