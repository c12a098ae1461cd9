"""Loads ``rules/*.toml``, and an overlay folder of a writer's own, and validates them.

A rule file holds ``[settings]`` (thresholds and word lists) and arrays of tables, one table a
rule: an ``id``, what it needs, what it writes, and at least one worked ``example``. The module
that uses a kind of rule describes it as a pydantic model derived from :class:`Rule` or
:class:`Settings`; a wrong rule is refused with its file, its line and the reason.

An overlay is a folder with files of the same names: a rule with a known id changes what it names of that
rule (or, with ``disabled = true``, takes it out), a new id is added after the others, a setting
overrides, and ``more.words = […]`` makes a list longer. What nobody would read is refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from restructurer.errors import RuleError
from restructurer.resources import rules_dir
from restructurer.rule_files import RuleFile, laid_over, meant, read_rule_file


class Settings(BaseModel):
    """Base of the ``[settings]`` of a rule file."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class Rule(BaseModel):
    """Base of one rule: its id and its worked examples, as free tables that each kind runs its way.

    ``closed``: each id has a mechanism of its own in the program, so that an overlay may change and
    take out rules of the kind but add none.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)
    closed: ClassVar[bool] = False

    id: str
    about: str = ""
    example: tuple[dict[str, Any], ...]

    def model_post_init(self, context: Any, /) -> None:
        """Refuses a rule without an example."""
        if not self.example:
            raise ValueError("needs at least one worked example")


RuleType = TypeVar("RuleType", bound=Rule)
SettingsType = TypeVar("SettingsType", bound=Settings)


_REASONS = {"missing": "is missing", "extra_forbidden": "nothing of that name"}


def _reason(error: ValidationError, model: type[BaseModel]) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    reason = _REASONS.get(first["type"], str(first["msg"]).removeprefix("Value error, "))
    if first["type"] == "extra_forbidden" and len(first["loc"]) == 1:
        reason += meant(place, model.model_fields)
    return f"{place}: {reason}" if place else reason


# What an overlay cannot change, and where it is changed.
_ELSEWHERE = {"checks": "checks are set in restructurer.toml, not in a folder of rules"}


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
            self._check_overlay(overlay)

    def _check_overlay(self, overlay: Path) -> None:
        """Refuses files and tables that nobody would read."""
        known = self.names()
        paths = sorted(overlay.glob("*.toml"))
        if not paths:
            raise RuleError(f"{overlay}: no rule file in this folder; known: {', '.join(known)} (.toml)")
        for path in paths:
            if path.stem not in known:
                raise RuleError(f"{path}: no rule file of that name; known: {', '.join(known)}")
            if path.stem in _ELSEWHERE:
                raise RuleError(f"{path}: {_ELSEWHERE[path.stem]}")
            own, theirs = self.file(path.stem), self.file(path.stem, layer="overlay")
            read = own.tables if own is not None else {}
            for table in theirs.tables if theirs is not None else ():
                if table not in read:
                    names = ", ".join(f"[[{one}]]" if isinstance(read[one], list) else f"[{one}]" for one in read)
                    raise RuleError(f"{path}: nobody reads {table!r}; this file holds {names}")

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
            shown = str(path) if layer == "overlay" else f"{name}.toml"
            self._files[key] = read_rule_file(path, shown) if path is not None and path.is_file() else None
        return self._files[key]

    def settings(self, name: str, model: type[SettingsType]) -> SettingsType:
        """The ``[settings]`` of a file, the overlay's over our own, validated."""
        key = (name, "settings", model)
        if key not in self._cache:
            merged: dict[str, Any] = {}
            last = None
            for layer in ("own", "overlay"):
                found = self.file(name, layer=layer)
                if found is not None and "settings" in found.tables:
                    last = found
                    changes = found.tables["settings"]
                    if not isinstance(changes, dict):
                        raise RuleError(f"{found.shown}: [settings] wants single brackets")
                    try:
                        merged = laid_over(merged, changes)
                    except ValueError as error:
                        raise RuleError(f"{found.shown}: [settings] {error}") from None
            try:
                self._cache[key] = model.model_validate(merged)
            except ValidationError as error:
                place = [part for part in error.errors()[0]["loc"] if isinstance(part, str)]
                where = last.where_of_setting(place[-1]) if last and place else last.shown if last else name
                raise RuleError(f"{where}: [settings] {_reason(error, model)}") from None
        return self._cache[key]  # type: ignore[no-any-return]

    def rules(self, name: str, model: type[RuleType], *, table: str = "rule") -> tuple[RuleType, ...]:
        """The rules of one array of tables of a file, in file order, the overlay's merged in."""
        key = (name, table, model)
        if key not in self._cache:
            found: list[RuleType] = []
            own = self.file(name)
            known = [one["id"] for one in own.tables.get(table, ())] if own is not None else []
            for ident, (row, where) in self._merged(name, table).items():
                if model.closed and ident not in known:
                    raise RuleError(
                        f"{where}: rule {ident!r}: a new [[{table}]] needs a mechanism in the program; "
                        f"change one of {', '.join(known)}"
                    )
                try:
                    found.append(model.model_validate(row))
                except ValidationError as error:
                    raise RuleError(f"{where}: rule {ident!r}: {_reason(error, model)}") from None
                except ValueError as error:
                    raise RuleError(f"{where}: rule {ident!r}: {error}") from None
            self._cache[key] = tuple(found)
        return self._cache[key]  # type: ignore[no-any-return]

    def tables(self, name: str) -> tuple[str, ...]:
        """The arrays of rules that a file holds, in file order."""
        own = self.file(name)
        return tuple(key for key, value in own.tables.items() if isinstance(value, list)) if own is not None else ()

    def rows(self, name: str, table: str = "rule") -> tuple[Mapping[str, Any], ...]:
        """The rules of one array as they stand in the files, the overlay's merged in, unread."""
        return tuple(row for row, _ in self._merged(name, table).values())

    def _merged(self, name: str, table: str) -> dict[str, tuple[dict[str, Any], str]]:
        """Each rule by its id, as a table, with where it (or what changes it) stands."""
        found: dict[str, tuple[dict[str, Any], str]] = {}
        for layer in ("own", "overlay"):
            rule_file = self.file(name, layer=layer)
            if rule_file is not None:
                self._merge(found, rule_file, table)
        return found

    @staticmethod
    def _merge(found: dict[str, tuple[dict[str, Any], str]], rule_file: RuleFile, table: str) -> None:
        rows = rule_file.tables.get(table, [])
        if not isinstance(rows, list):
            raise RuleError(f"{rule_file.shown}: [[{table}]] wants double brackets, one table a rule")
        seen: set[str] = set()
        for row in rows:
            ident = row.get("id") if isinstance(row, dict) else None
            if not isinstance(ident, str):
                raise RuleError(f"{rule_file.shown}: a [[{table}]] has no id")
            where = rule_file.where(ident)
            if ident in seen:
                raise RuleError(f"{where}: the id {ident!r} stands twice")
            seen.add(ident)
            known = found.get(ident, ({}, ""))[0]
            if row.get("disabled") is True:
                if not known:
                    raise RuleError(f"{where}: no [[{table}]] {ident!r} to take out{meant(ident, found)}")
                del found[ident]
                continue
            try:
                found[ident] = laid_over(known, row), where
            except ValueError as error:
                raise RuleError(f"{where}: rule {ident!r}: {error}") from None

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
