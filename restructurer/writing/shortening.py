"""The rules of ``rules/shortening.toml``: what may be left out of a clause, and the word lists that decide it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import ClassVar, TypeVar

from pydantic import Field

from restructurer.rule_files import meant
from restructurer.rulebook import Rule, Rulebook, Settings


class ShorteningSettings(Settings):
    """``[settings]``: word lists; lemmas unless they hold a blank. ``adding``: openings of circumstances."""

    announcing: tuple[str, ...]
    claiming: tuple[str, ...]
    according: tuple[str, ...]
    factual_nouns: tuple[str, ...]
    asserting: tuple[str, ...]
    limiting_marks: tuple[str, ...]
    binding: tuple[str, ...]
    modal: tuple[str, ...]
    acts: tuple[str, ...]
    told_in_present: tuple[str, ...]
    adding: tuple[str, ...]


SettingsModel = TypeVar("SettingsModel", bound=Settings)


def whole(settings: SettingsModel, *, also: frozenset[str] = frozenset(), **wanted: frozenset[str]) -> SettingsModel:
    """The settings, when their tables hold every name that is wanted and none but these and ``also``.

    Raises ValueError otherwise.
    """
    for field, names in wanted.items():
        held = set(getattr(settings, field))
        if names - held:
            raise ValueError(f"{field} lacks {', '.join(sorted(names - held))}")
        for name in sorted(held - names - also):
            raise ValueError(f"{field}: nothing is called {name!r}{meant(name, sorted(names | also))}")
    return settings


class Operation(Rule):
    """One thing that may be left out; ``cost`` says how much is lost with it (0: nothing).

    ``shorter``: phrases, and what may be written in their place.
    """

    closed: ClassVar[bool] = True

    cost: float
    words: tuple[str, ...] = ()
    shorter: dict[str, str] = Field(default_factory=dict)


class Phrases(tuple[tuple[str, ...], ...]):
    """Phrases as tokens, the longest first, found by their first word."""

    @cached_property
    def by_first(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The phrases that begin with a word, the longest first."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for phrase in self:
            found.setdefault(phrase[0], []).append(phrase)
        return {word: tuple(phrases) for word, phrases in found.items()}

    @cached_property
    def _seconds(self) -> frozenset[str]:
        return frozenset(phrase[1] for phrase in self if len(phrase) > 1) | {"qu'"}

    @cached_property
    def _by_two(self) -> dict[tuple[str, str], tuple[tuple[str, ...], ...]]:
        return {}

    def opening(self, word: str, after: str) -> tuple[tuple[str, ...], ...]:
        """The phrases that can begin with two words, the longest first; « qu' » stands for « que » too."""
        key = word, after if after in self._seconds else ""
        known = self._by_two.get(key)
        if known is None:
            known = self._by_two[key] = tuple(
                phrase
                for phrase in self.by_first.get(word, ())
                if len(phrase) == 1 or phrase[1] == after or (after == "qu'" and phrase[1:] == ("que",))
            )
        return known


@lru_cache(maxsize=512)
def phrases_of(words: tuple[str, ...]) -> Phrases:
    """The phrases of a rule, the longest first."""
    return Phrases(sorted({_joined(split(word)) for word in words}, key=lambda phrase: (-len(phrase), phrase)))


@dataclass(frozen=True)
class Shortening:
    """The rules, ready to use."""

    announcing: frozenset[str]
    claiming: frozenset[str]
    according: Phrases
    factual_nouns: frozenset[str]
    asserting: Phrases
    limiting: frozenset[str]
    binding: frozenset[str]
    modal: frozenset[str]
    acts: frozenset[str]
    presented: frozenset[str]
    adding: Phrases
    replacements: tuple[tuple[str, str], ...]
    costs: dict[str, float]
    phrases: dict[str, Phrases]

    def allows(self, operation: str) -> bool:
        """Whether an operation is in force (a writer's overlay may take it out)."""
        return operation in self.costs


@lru_cache(maxsize=4096)
def split(phrase: str) -> tuple[str, ...]:
    """A phrase as the tokens of the parse: « d'après » is « d' », « après »."""
    return tuple(phrase.lower().replace("’", "'").replace("'", "' ").split())


def _joined(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """« aujourd' », « hui » is one token of the model."""
    text = " ".join(tokens).replace("aujourd' hui", "aujourd'hui")
    return tuple(text.split(" "))


@lru_cache(maxsize=4)
def load_shortening(rulebook: Rulebook) -> Shortening:
    """The rules of ``shortening.toml``, read once for a rulebook."""
    settings = rulebook.settings("shortening", ShorteningSettings)
    operations = rulebook.rules("shortening", Operation, table="operation")
    return Shortening(
        announcing=frozenset(settings.announcing),
        claiming=frozenset(settings.claiming),
        according=phrases_of(settings.according),
        factual_nouns=frozenset(settings.factual_nouns),
        asserting=phrases_of(settings.asserting),
        limiting=frozenset(settings.limiting_marks),
        binding=frozenset(settings.binding),
        modal=frozenset(settings.modal),
        acts=frozenset(settings.acts),
        presented=frozenset((*settings.acts, *settings.told_in_present)),
        adding=phrases_of(settings.adding),
        replacements=tuple(pair for operation in operations for pair in operation.shorter.items()),
        costs={operation.id: operation.cost for operation in operations},
        phrases={operation.id: phrases_of(operation.words) for operation in operations},
    )
