"""What a project chooses: checks, severities, thresholds, per folder; from ``restructurer.toml`` or ``setup.cfg``."""

from __future__ import annotations

import configparser
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from restructurer.checking.catalogue import catalogue, field_names, known_ids, tables
from restructurer.checking.values import SEVERITIES, Check, Severity
from restructurer.errors import RestructurerError

TOML_NAME = "restructurer.toml"
_SECTIONS = ("tool:restructurer", "restructurer")
_KEYS = {"select", "ignore", "fail_on", "baseline", "severity", "thresholds", "overrides", "fields"}


class SettingsError(RestructurerError):
    """The project's settings are wrong; the message names file, key and reason."""


@dataclass(frozen=True)
class Chosen:
    """One check as a file is to be checked with it."""

    check: Check
    severity: Severity
    thresholds: Mapping[str, float]


@dataclass(frozen=True)
class Layer:
    """One level of choice: the project's, or one folder's (``files``: the patterns it holds for)."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    thresholds: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settings:
    """The choices of a project. ``root``: the folder that patterns and the baseline are relative to."""

    root: Path
    base: Layer = field(default_factory=Layer)
    overrides: tuple[Layer, ...] = ()
    fail_on: Severity = "error"
    baseline: Path | None = None
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def layers(self, path: Path) -> tuple[Layer, ...]:
        """The layers that hold for a file, the later over the earlier."""
        try:
            relative = path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            relative = path.as_posix()
        return (self.base, *(layer for layer in self.overrides if _matches(relative, layer.files)))


def _matches(path: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(path, pattern) or fnmatchcase(path, f"{pattern.rstrip('/')}/*") for pattern in patterns)


def within(ident: str, prefixes: tuple[str, ...]) -> bool:
    """Whether an id is one of the prefixes or stands below one (``seo`` holds ``seo.title.width``)."""
    return any(ident == prefix or ident.startswith(prefix + ".") for prefix in prefixes)


def chosen(layers: tuple[Layer, ...]) -> tuple[Chosen, ...]:
    """The checks that a file gets, in the order of the catalogue."""
    found = []
    for ident, check in catalogue().items():
        wanted = True
        severity: Severity = check.severity
        thresholds: dict[str, float] = dict(check.thresholds)
        for layer in layers:
            if layer.select is not None:
                wanted = within(ident, layer.select) or (layer.files != () and wanted)
            if within(ident, layer.ignore):
                wanted = False
            for prefix, one in layer.severity.items():
                if within(ident, (prefix,)):
                    severity = one
            thresholds.update(layer.thresholds.get(ident, {}))
        if wanted:
            found.append(Chosen(check, severity, thresholds))
    return tuple(found)


def _strings(value: Any, where: str) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [part for chunk in value.split(",") for part in chunk.split()]
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise SettingsError(f"{where}: wants a list of names")
    return tuple(value)


def _prefixes(value: Any, where: str) -> tuple[str, ...]:
    found = _strings(value, where)
    for prefix in found:
        if not any(within(ident, (prefix,)) for ident in known_ids()):
            raise SettingsError(f"{where}: no check is called {prefix!r}; `restructurer check --list` shows them all")
    return found


def _severity(value: Any, where: str) -> Severity:
    for severity in SEVERITIES:
        if value == severity:
            return severity
    raise SettingsError(f"{where}: {value!r} is none of {', '.join(SEVERITIES)}")


def _thresholds(value: Any, where: str) -> dict[str, dict[str, float]]:
    if not isinstance(value, dict):
        raise SettingsError(f"{where}: wants a table of thresholds by check")
    found: dict[str, dict[str, float]] = {}
    for ident, pairs in value.items():
        check = catalogue().get(ident)
        if check is None:
            raise SettingsError(f"{where}: no check is called {ident!r}")
        if not isinstance(pairs, dict):
            raise SettingsError(f"{where}.{ident}: wants a table, such as {{ words = 25 }}")
        for name, number in pairs.items():
            if name not in check.thresholds:
                known = ", ".join(check.thresholds) or "none"
                raise SettingsError(f"{where}.{ident}: no threshold {name!r}; it has: {known}")
            if isinstance(number, bool) or not isinstance(number, int | float):
                raise SettingsError(f"{where}.{ident}.{name}: wants a number")
            found.setdefault(ident, {})[name] = float(number)
    return found


def _layer(table: Mapping[str, Any], where: str, *, files: tuple[str, ...] = ()) -> Layer:
    severity = table.get("severity", {})
    if not isinstance(severity, dict):
        raise SettingsError(f"{where}.severity: wants a table of severities by check")
    for prefix in severity:
        _prefixes([prefix], f"{where}.severity")
    return Layer(
        select=_prefixes(table["select"], f"{where}.select") if "select" in table else None,
        ignore=_prefixes(table.get("ignore", []), f"{where}.ignore"),
        severity={prefix: _severity(one, f"{where}.severity.{prefix}") for prefix, one in severity.items()},
        thresholds=_thresholds(table.get("thresholds", {}), f"{where}.thresholds"),
        files=files,
    )


def from_table(table: Mapping[str, Any], *, root: Path, where: str) -> Settings:
    """Settings out of a table of the form of ``[check]``. Raises SettingsError."""
    unknown = sorted(set(table) - _KEYS)
    if unknown:
        raise SettingsError(f"{where}: unknown key {unknown[0]!r}; known: {', '.join(sorted(_KEYS))}")
    overrides = []
    rows = table.get("overrides", [])
    if not isinstance(rows, list):
        raise SettingsError(f"{where}.overrides: wants double brackets, one table a group of files")
    for row in rows:
        files = _strings(row.get("files", []), f"{where}.overrides.files")
        if not files:
            raise SettingsError(f"{where}.overrides: wants `files`, the folders or patterns it holds for")
        overrides.append(_layer({k: v for k, v in row.items() if k != "files"}, f"{where}.overrides", files=files))
    default = tables()["settings"]["fail_on"]
    names = dict(field_names(tables()))
    for name, keys in table.get("fields", {}).items():
        if name not in names:
            raise SettingsError(f"{where}.fields: no field {name!r}; known: {', '.join(names)}")
        names[name] = _strings(keys, f"{where}.fields.{name}")
    baseline = table.get("baseline")
    return Settings(
        root=root,
        base=_layer(table, where),
        overrides=tuple(overrides),
        fail_on=_severity(table.get("fail_on", default), f"{where}.fail_on"),
        baseline=root / baseline if isinstance(baseline, str) else None,
        fields=names,
    )


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def _from_cfg(path: Path, parser: configparser.ConfigParser, name: str) -> Settings:
    table: dict[str, Any] = dict(parser[name])
    if parser.has_section(f"{name}:severity"):
        table["severity"] = dict(parser[f"{name}:severity"])
    table["thresholds"] = {}
    if parser.has_section(f"{name}:thresholds"):
        table["thresholds"] = _dotted(parser[f"{name}:thresholds"])
    table["overrides"] = []
    for section in parser.sections():
        if section.startswith(f"{name}:overrides:"):
            row: dict[str, Any] = {"files": section.split(":overrides:", 1)[1]}
            for key, value in parser[section].items():
                if key in ("select", "ignore"):
                    row[key] = value
                elif key.startswith("severity."):
                    row.setdefault("severity", {})[key.removeprefix("severity.")] = value
                elif key.startswith("thresholds."):
                    row.setdefault("thresholds", {}).update(_dotted({key.removeprefix("thresholds."): value}))
            table["overrides"].append(row)
    return from_table(table, root=path.parent, where=f"{path.name} [{name}]")


def _dotted(pairs: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for key, value in pairs.items():
        ident, _, threshold = key.rpartition(".")
        found.setdefault(ident, {})[threshold] = _number(value)
    return found


def read_settings(path: Path) -> Settings | None:
    """The settings that a file holds; ``None`` for a ``setup.cfg`` without a section of ours. Raises SettingsError."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: not UTF-8; save the file as UTF-8") from None
    if path.suffix == ".cfg":
        parser = configparser.ConfigParser(interpolation=None)
        try:
            parser.read_string(text)
        except configparser.Error as error:
            raise SettingsError(f"{path.name}: {' '.join(str(error).split())}") from None
        for name in _SECTIONS:
            if parser.has_section(name):
                return _from_cfg(path, parser, name)
        return None
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path.name}: not valid TOML: {error}") from None
    for name in table:
        if name != "check":
            raise SettingsError(f"{path.name}: unknown table {name!r}; the settings of checks stand under [check]")
    section = table.get("check", {})
    if not isinstance(section, dict):
        raise SettingsError(f"{path.name}: [check] wants to be a table")
    return from_table(section, root=path.parent, where=f"{path.name} [check]")


def find_settings(start: Path) -> Settings:
    """The settings of the project that a folder is in: the nearest ``restructurer.toml`` or ``setup.cfg`` with ours."""
    here = start.resolve()
    for folder in (here, *here.parents):
        for name in (TOML_NAME, "setup.cfg"):
            path = folder / name
            if path.is_file():
                found = read_settings(path)
                if found is not None:
                    return found
    return from_table({}, root=here, where="defaults")
