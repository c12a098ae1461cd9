"""Reads ``rules/speakers.toml``: what each sign is worth in telling who says a quote."""

from __future__ import annotations

from functools import cached_property, lru_cache

from pydantic import field_validator

from restructurer.rulebook import Rulebook, Settings

# What is known of somebody who may be meant, and of the quote; two joined by « + » count where both hold.
FEATURES = (
    # whom the rules of form name; what somebody is, and whether that agrees with the cue and with the words
    "rule", "person", "role", "thing", "one_word", "plural", "other_number", "gender", "other_gender", "says_gender",
    "says_other_gender", "told", "first_named",
    # who has spoken
    "last", "last_next", "last_pronoun", "last_but_named", "spoke",
    # where somebody is spoken of, as the subject or not
    "here", "sentence_before", "paragraph", "paragraph_before", "farther", "unmentioned", "behind_next", "behind",
    "since", "nearest", "second", "later", "mentions", "subject_before", "subject_paragraph", "subject_since",
    "opens_sentence", "opens_paragraph", "nearest_subject", "second_subject", "set_apart",
    # nobody, and the quote itself
    "nobody", "fragment", "alone", "opens", "colon", "long",
)  # fmt: skip


class SpeakerSettings(Settings):
    """``[settings]`` of ``rules/speakers.toml``: weights by kind of cue, and what overrules the rules of form."""

    lead: dict[str, float]
    pronoun: dict[str, float]
    uncued: dict[str, float]

    @field_validator("pronoun", "uncued")
    @classmethod
    def _known(cls, weights: dict[str, float]) -> dict[str, float]:
        for name in weights:
            unknown = [part for part in name.split("+") if part not in FEATURES]
            if unknown:
                raise ValueError(f"nothing is known as {unknown[0]!r} of a speaker; known: {', '.join(FEATURES)}")
        return weights

    @cached_property
    def parts(self) -> dict[str, tuple[tuple[tuple[str, ...], float], ...]]:
        """The weights of each kind, each with the features that must hold together."""
        kinds = {"pronoun": self.pronoun, "uncued": self.uncued}
        return {
            kind: tuple((tuple(name.split("+")), weight) for name, weight in weights.items())
            for kind, weights in kinds.items()
        }


@lru_cache(maxsize=8)
def speaker_settings(rulebook: Rulebook) -> SpeakerSettings:
    """The weights of a rulebook, read once."""
    return rulebook.settings("speakers", SpeakerSettings)
