"""The closed-class words and connectors that the checks know: ``data/checks_*.txt``."""

from __future__ import annotations

from functools import cache, lru_cache

from restructurer.errors import RuleError
from restructurer.resources import data_dir

FILES = ("checks_words.txt", "checks_verbs.txt")


@lru_cache(maxsize=1)
def _sections() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in FILES:
        current: list[str] = []
        for line in (data_dir() / name).read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                current = found.setdefault(line[1:-1], [])
            elif line and not line.startswith("#"):
                current.append(line)
    return found


@cache
def words(*names: str) -> frozenset[str]:
    """The words of one or several sections. Raises RuleError for a section that no file has."""
    found: set[str] = set()
    for name in names:
        lines = _sections().get(name)
        if lines is None:
            raise RuleError(f"{' and '.join(FILES)}: no section [{name}]")
        for line in lines:
            found.update(line.split())
    return frozenset(found)


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The expressions of a section that holds one a line, in its order."""
    lines = _sections().get(name)
    if lines is None:
        raise RuleError(f"{' and '.join(FILES)}: no section [{name}]")
    return tuple(lines)


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """The words that carry grammar and no topic; compounds also by their parts."""
    found = words(
        "articles", "numerals", "ordinals", "subject pronouns", "object pronouns", "stressed pronouns",
        "reflexive pronouns", "demonstratives", "possessives", "quantifiers", "indefinites", "relatives",
        "interrogatives", "adverbs", "prepositions", "conjunctions", "common adjectives", "vague nouns",
        "times and units", "reporting verbs", "connectors", "auxiliaries", "infinitives", "light verbs", "être",
    )  # fmt: skip
    parts = {part for word in found if "-" in word for part in word.split("-")}
    return found | parts
