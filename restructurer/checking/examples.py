"""Runs the worked examples of ``rules/checks.toml``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from restructurer.checking.catalogue import UNREADABLE, catalogue, field_names, tables
from restructurer.checking.engine import check_page, unreadable
from restructurer.checking.fidelity_types import SourceText
from restructurer.checking.load import UnreadableError, read_page
from restructurer.checking.mending import mend
from restructurer.checking.page import FIELDS, Page
from restructurer.checking.settings import Chosen
from restructurer.checking.values import FileReport


def _chosen(ident: str) -> tuple[Chosen, ...]:
    check = catalogue()[ident]
    return (Chosen(check, check.severity, check.thresholds),)


def _raw(example: Mapping[str, Any]) -> str:
    if "raw" in example:
        return str(example["raw"])
    given = [f"{name}: {json.dumps(example[name], ensure_ascii=False)}" for name in FIELDS if example.get(name)]
    text = str(example.get("text", "")) * int(example.get("times", 1))
    return "---\n" + "\n".join([*given, "lang: fr"]) + "\n---\n\n" + text + "\n"


def run_example(ident: str, example: Mapping[str, Any]) -> str | None:
    """Why an example of a check does not hold, or ``None`` where it does.

    ``example``: fields of a page (or ``raw``, the whole file), ``text`` in Markdown (``times``: said so
    many times), ``from`` (the source, for fidelity),
    and what is expected: ``rating`` (``none`` where the check does not apply), ``words``, ``fixed``.
    """
    checks = _chosen(ident)
    source = SourceText("exemple", "", (str(example["from"]),)) if "from" in example else None

    def read(raw: str) -> tuple[Page, FileReport]:
        page = read_page("exemple.md", aliases=field_names(tables()), text=raw)
        return page, check_page(page, checks, source=source)

    try:
        page, report = read(_raw(example))
    except UnreadableError as error:
        report = unreadable("exemple.md", error, checks)
        return None if ident == UNREADABLE and example["rating"] == "bad" else f"unreadable: {error.message}"
    rating = dict(report.ratings).get(ident, "none")
    if rating != example["rating"]:
        return f"rated {rating}, not {example['rating']}"
    told = [f"{finding.words} {finding.message}" for finding in report.findings]
    if "words" in example and not any(example["words"] in text for text in told):
        return f"no finding quotes {example['words']!r}: {told}"
    if "fixed" in example:
        mended = mend(page, report, read)[0]
        text = mended.split("\n---\n\n", 1)[-1].rstrip("\n")
        if text != example["fixed"]:
            return f"mended to {text!r}, not {example['fixed']!r}"
    return None
