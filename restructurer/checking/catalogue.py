"""Every check, built from its table in ``rules/checks.toml`` and the function that runs it."""

from __future__ import annotations

import importlib
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from restructurer.checking.values import SEVERITIES, Check, Severity
from restructurer.errors import RuleError
from restructurer.resources import rules_dir

_HERE = "restructurer.checking.checks"
RUNNERS: dict[str, str] = {
    "seo.title.width": "title:width",
    "seo.title.keyphrase": "title:keyphrase",
    "seo.description.length": "description:length",
    "seo.description.keyphrase": "description:keyphrase",
    "seo.keyphrase.length": "keyphrase:length",
    "seo.keyphrase.function-words": "keyphrase:function",
    "seo.keyphrase.introduction": "keyphrase:introduction",
    "seo.keyphrase.subheadings": "keyphrase:subheadings",
    "seo.keyphrase.slug": "keyphrase:slug",
    "seo.keyphrase.density": "keyphrase:density",
    "seo.text.length": "structure:text_length",
    "seo.single-h1": "structure:single_h1",
    "seo.links.internal": "structure:internal_links",
    "seo.links.outbound": "structure:outbound_links",
    "seo.links.competing": "structure:competing_links",
    "seo.images.count": "structure:image_count",
    "seo.images.keyphrase": "structure:image_keyphrase",
    "readability.sentence-length": "sentences:length",
    "readability.beginnings": "sentences:beginnings",
    "readability.flesch": "sentences:flesch",
    "readability.paragraph-length": "text:paragraphs",
    "readability.subheadings": "text:subheadings",
    "readability.connectors": "text:connectors",
    "readability.passive": "text:voice",
    "typography.apostrophe": "typography:apostrophe",
    "typography.space": "typography:space",
    "typography.quotation-marks": "typography:quotation_marks",
    "typography.ellipsis": "typography:ellipsis",
    "typography.ligature": "typography:ligature",
    "typography.capital": "typography:capital",
    "typography.ordinal": "typography:ordinal",
    "typography.number": "typography:number",
}
FIDELITY = (
    "fidelity.quote", "fidelity.name", "fidelity.number", "fidelity.date", "fidelity.lost", "fidelity.altered",
    "fidelity.invented",
)  # fmt: skip
UNREADABLE = "file.unreadable"


def known_ids() -> tuple[str, ...]:
    """The id of every check, in the order of the report."""
    return (*RUNNERS, *FIDELITY, UNREADABLE)


def _runner(name: str) -> Any:
    module, function = name.split(":")
    return getattr(importlib.import_module(f"{_HERE}.{module}"), function)


def _not_run(*_: Any) -> Any:
    raise RuntimeError("this check is run by the engine")


def _check(row: Mapping[str, Any]) -> Check:
    ident = row["id"]
    severity: Severity = row["severity"]
    if severity not in SEVERITIES:
        raise RuleError(f"checks.toml: check {ident!r}: severity is one of {', '.join(SEVERITIES)}")
    run = _runner(RUNNERS[ident]) if ident in RUNNERS else _not_run
    return Check(ident, row["about"], severity, row["source"], run, row.get("thresholds", {}))


@lru_cache(maxsize=4)
def tables(path: Path | None = None) -> dict[str, Any]:
    """``rules/checks.toml`` as it is (or another file of its form); its tests prove the shipped one."""
    with (path or rules_dir() / "checks.toml").open("rb") as stream:
        return tomllib.load(stream)


def field_names(tables_: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The names that front matter may give each field."""
    return {name: tuple(keys) for name, keys in tables_["settings"]["fields"].items()}


@lru_cache(maxsize=1)
def catalogue() -> dict[str, Check]:
    """Every check by id, in the order of the report."""
    rows = {row["id"]: row for row in tables()["rule"]}
    missing = [ident for ident in known_ids() if ident not in rows]
    if missing:
        raise RuleError(f"checks.toml: no table for {', '.join(missing)}")
    return {ident: _check(rows[ident]) for ident in known_ids()}
