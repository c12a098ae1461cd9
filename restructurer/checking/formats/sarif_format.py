"""SARIF 2.1.0 (OASIS), as code hosts read it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from restructurer.checking.catalogue import catalogue
from restructurer.checking.values import FileReport, Finding, Severity
from restructurer.version import VERSION

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def _uri(path: str) -> str:
    return quote(PurePath(path).as_posix())


def _result(finding: Finding, order: dict[str, int]) -> dict[str, Any]:
    lines = finding.words.split("\n")
    region = {"startLine": finding.line, "startColumn": finding.column}
    if finding.words and len(lines) == 1:
        region["endColumn"] = finding.column + len(finding.words)
    mark = hashlib.sha256(f"{finding.check}\0{finding.path}\0{finding.words}".encode()).hexdigest()
    return {
        "ruleId": finding.check,
        "ruleIndex": order[finding.check],
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} → {finding.mend}"},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": _uri(finding.path)}, "region": region}},
        ],
        "partialFingerprints": {"restructurer/v1": mark},
    }


def render(reports: Sequence[FileReport]) -> str:
    """The reports as one SARIF run."""
    checks = list(catalogue().values())
    order = {check.id: index for index, check in enumerate(checks)}
    rules = [
        {
            "id": check.id,
            "shortDescription": {"text": check.about},
            "help": {"text": f"{check.about}. Source : {check.source}."},
            "defaultConfiguration": {"level": _LEVELS[check.severity]},
        }
        for check in checks
    ]
    run = {
        "tool": {"driver": {"name": "restructurer", "version": VERSION, "rules": rules}},
        "language": "fr",
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, order) for report in reports for finding in report.findings],
    }
    data = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
