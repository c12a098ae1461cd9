"""The words that rules may write into an article of themselves: labels, questions, links."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from restructurer.checking.fidelity_tokens import fold
from restructurer.resources import rules_dir

FILES = ("expansions", "headings", "titles", "description")
_KEYS = frozenset(
    {"text", "label", "form", "forms", "write", "writes", "link", "links", "answer", "template", "templates"}
)
_SLOT = re.compile(r"\{[^{}]*\}")
_WORD = re.compile(r"[^\W\d_]+")


def _collect(value: Any, found: set[str], *, take: bool) -> None:
    if isinstance(value, str):
        if take:
            found.update(fold(word) for word in _WORD.findall(_SLOT.sub(" ", value)))
    elif isinstance(value, list):
        for one in value:
            _collect(one, found, take=take)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key != "example":
                _collect(one, found, take=take or key in _KEYS)


@lru_cache(maxsize=1)
def template_words() -> frozenset[str]:
    """The words of the templates that ship."""
    import tomllib

    found: set[str] = set()
    for name in FILES:
        path = rules_dir() / f"{name}.toml"
        if path.is_file():
            _collect(tomllib.loads(path.read_text(encoding="utf-8")), found, take=False)
    return frozenset(found)
