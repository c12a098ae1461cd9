"""Loads ``rules/*.toml``, and an overlay folder of a writer's own, and validates them.

A rule file holds ``[settings]`` (thresholds and word lists) and arrays of tables, one table a
rule: an ``id``, what it needs, what it writes, and at least one worked ``example``. The module
that uses a kind of rule describes it as a pydantic model derived from :class:`Rule` or
:class:`Settings`; a wrong rule is refused with its file, its line and the reason.

An overlay is a folder with files of the same names: a rule with a known id replaces it (or, with
``disabled = true``, takes it out), a new id is added after the others, a setting overrides.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from restructurer.errors import RuleError
from restructurer.resources import rules_dir


class Settings(BaseModel):
    """Base of the ``[settings]`` of a rule file."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class Rule(BaseModel):
    """Base of one rule: its id and its worked examples, as free tables that each kind runs its way."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)

    id: str
    about: str = ""
    example: tuple[dict[str, Any], ...]

    def model_post_init(self, context: Any, /) -> None:
        """Refuses a rule without an example."""
        if not self.example:
            raise ValueError("needs at least one worked example")


RuleType = TypeVar("RuleType", bound=Rule)
SettingsType = TypeVar("SettingsType", bound=Settings)


@dataclass(frozen=True)
class RuleFile:
    """One rule file as read: its tables, and where each rule stands."""

    path: Path
    tables: dict[str, Any]
    lines: dict[str, int]

    def where(self, ident: str | None = None) -> str:
        """``file:line`` of a rule, for messages."""
        line = self.lines.get(ident or "")
        return f"{self.path.name}:{line}" if line else self.path.name


_ID = re.compile(r"""^\s*id\s*=\s*["']([^"']{1,200})["']""", re.M)


def _read(path: Path) -> RuleFile:
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except UnicodeDecodeError:
        raise RuleError(f"{path.name}: not UTF-8; save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{path.name}: not valid TOML: {error}") from None
    except OSError as error:
        raise RuleError(f"{path}: cannot be read: {error.strerror}") from None
    lines = {m.group(1): text.count("\n", 0, m.start(1)) + 1 for m in _ID.finditer(text)}
    return RuleFile(path, tables, lines)


def _reason(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else str(first["msg"])


class Rulebook:
    """The rules in force: those that ship, overlaid by a folder of the user's."""

    def __init__(self, *, overlay: Path | None = None) -> None:
        if overlay is not None and not overlay.is_dir():
            raise RuleError(f"{overlay}: no such folder of rules")
        self.overlay = overlay
        self._files: dict[tuple[str, str], RuleFile | None] = {}
        self._cache: dict[tuple[str, str, type[Any]], Any] = {}
        self._sha256: str | None = None
        if overlay is not None:
            known = set(self.names())
            for path in sorted(overlay.glob("*.toml")):
                if path.stem not in known:
                    raise RuleError(f"{path.name}: no rule file of that name; known: {', '.join(sorted(known))}")

    @staticmethod
    def names() -> tuple[str, ...]:
        """The names of the rule files that ship, without ``.toml``, sorted."""
        return tuple(sorted(path.stem for path in rules_dir().glob("*.toml")))

    def file(self, name: str, *, layer: str = "own") -> RuleFile | None:
        """One rule file of a layer (``own`` or ``overlay``), or ``None`` where it has none."""
        key = (layer, name)
        if key not in self._files:
            folder = rules_dir() if layer == "own" else self.overlay
            path = folder / f"{name}.toml" if folder is not None else None
            self._files[key] = _read(path) if path is not None and path.is_file() else None
        return self._files[key]

    def settings(self, name: str, model: type[SettingsType]) -> SettingsType:
        """The ``[settings]`` of a file, the overlay's over our own, validated."""
        key = (name, "settings", model)
        if key not in self._cache:
            merged: dict[str, Any] = {}
            last = None
            for layer in ("own", "overlay"):
                found = self.file(name, layer=layer)
                if found is not None:
                    merged.update(found.tables.get("settings", {}))
                    last = found
            try:
                self._cache[key] = model.model_validate(merged)
            except ValidationError as error:
                where = last.path.name if last else name
                raise RuleError(f"{where}: [settings] {_reason(error)}") from None
        return self._cache[key]  # type: ignore[no-any-return]

    def rules(self, name: str, model: type[RuleType], *, table: str = "rule") -> tuple[RuleType, ...]:
        """The rules of one array of tables of a file, in file order, the overlay's merged in."""
        key = (name, table, model)
        if key not in self._cache:
            found: dict[str, RuleType] = {}
            for layer in ("own", "overlay"):
                rule_file = self.file(name, layer=layer)
                if rule_file is not None:
                    self._merge(found, rule_file, model, table, layer)
            self._cache[key] = tuple(found.values())
        return self._cache[key]  # type: ignore[no-any-return]

    @staticmethod
    def _merge(found: dict[str, RuleType], rule_file: RuleFile, model: type[RuleType], table: str, layer: str) -> None:
        rows = rule_file.tables.get(table, [])
        if not isinstance(rows, list):
            raise RuleError(f"{rule_file.path.name}: [[{table}]] wants double brackets, one table a rule")
        seen: set[str] = set()
        for row in rows:
            ident = row.get("id")
            if not isinstance(ident, str):
                raise RuleError(f"{rule_file.path.name}: a [[{table}]] has no id")
            if ident in seen:
                raise RuleError(f"{rule_file.where(ident)}: the id {ident!r} stands twice")
            seen.add(ident)
            if layer == "overlay" and row.get("disabled") is True:
                found.pop(ident, None)
                continue
            try:
                found[ident] = model.model_validate(row)
            except ValidationError as error:
                raise RuleError(f"{rule_file.where(ident)}: rule {ident!r}: {_reason(error)}") from None
            except ValueError as error:
                raise RuleError(f"{rule_file.where(ident)}: rule {ident!r}: {error}") from None

    def sha256(self) -> str:
        """A hash over the names and bytes of every rule file in force, taken once."""
        if self._sha256 is None:
            digest = hashlib.sha256()
            for folder in (rules_dir(), self.overlay):
                for path in sorted(folder.glob("*.toml")) if folder is not None else ():
                    digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
            self._sha256 = digest.hexdigest()
        return self._sha256


@lru_cache(maxsize=1)
def default_rulebook() -> Rulebook:
    """The rules that ship, without overlay, read once."""
    return Rulebook()
