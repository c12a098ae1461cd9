"""Reads a file of rules as it stands, and lays the tables of one over those of another."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from restructurer.errors import RuleError


@dataclass(frozen=True)
class RuleFile:
    """One rule file as read: its tables, where each rule stands, and what messages call the file."""

    path: Path
    tables: dict[str, Any]
    lines: dict[str, int]
    shown: str

    def where(self, ident: str | None = None) -> str:
        """``file:line`` of a rule, for messages."""
        line = self.lines.get(ident or "")
        return f"{self.shown}:{line}" if line else self.shown

    def where_of_setting(self, name: str) -> str:
        """``file:line`` of a setting, for messages."""
        found = re.search(rf"^\s*{re.escape(name)}\s*=", self.path.read_text(encoding="utf-8"), re.M)
        return f"{self.shown}:{found.string.count(chr(10), 0, found.end()) + 1}" if found else self.shown


_ID = re.compile(r"""^\s*id\s*=\s*["']([^"']{1,200})["']""", re.M)


def read_rule_file(path: Path, shown: str) -> RuleFile:
    """A rule file, not yet validated. Raises RuleError."""
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except UnicodeDecodeError:
        raise RuleError(f"{shown}: not UTF-8; save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{shown}: not valid TOML: {error}") from None
    except OSError as error:
        raise RuleError(f"{shown}: cannot be read: {error.strerror}") from None
    lines = {m.group(1): text.count("\n", 0, m.start(1)) + 1 for m in _ID.finditer(text)}
    return RuleFile(path, tables, lines, shown)


def meant(word: str, known: Iterable[str]) -> str:
    """« ; did you mean 'longest'? » where one of the known words is like it, else nothing."""
    near = get_close_matches(word, list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def laid_over(own: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """A table with what an overlay's says changed in it: tables entry by entry, the lists of ``more`` made longer.

    Raises ValueError where ``more`` names no list.
    """
    merged = dict(own)
    for name, value in theirs.items():
        if name == "more" and isinstance(value, dict):
            for longer, added in value.items():
                if not isinstance(merged.get(longer), list) or not isinstance(added, list):
                    raise ValueError(f"more.{longer}: no list of that name{meant(longer, own)}")
                merged[longer] = [*merged[longer], *(one for one in added if one not in merged[longer])]
        elif isinstance(value, dict) and isinstance(merged.get(name), dict):
            merged[name] = laid_over(merged[name], value)
        else:
            merged[name] = value
    return merged
