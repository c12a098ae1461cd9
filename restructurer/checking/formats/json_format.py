"""For programs: one JSON object, schema ``restructurer/check/1``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from restructurer.checking.values import SEVERITIES, FileReport

SCHEMA = "restructurer/check/1"


def render(reports: Sequence[FileReport]) -> str:
    """The reports as JSON, one finding a line."""
    totals = Counter(finding.severity for report in reports for finding in report.findings)
    summary: dict[str, int] = {
        "files": len(reports),
        **{severity: totals[severity] for severity in reversed(SEVERITIES)},
    }
    files = ",\n".join(map(_file, reports))
    return f'{{\n"schema": {_dump(SCHEMA)},\n"summary": {_dump(summary)},\n"files": [\n{files}\n]\n}}\n'


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _file(report: FileReport) -> str:
    findings = ",\n  ".join(
        _dump(
            {
                "check": finding.check,
                "severity": finding.severity,
                "line": finding.line,
                "column": finding.column,
                "words": finding.words,
                "message": finding.message,
                "mend": finding.mend,
                "fixable": finding.fixable,
            }
        )
        for finding in report.findings
    )
    head = f'{{"path": {_dump(report.path)}, "ratings": {_dump(dict(report.ratings))}, "findings": ['
    return f"{head}\n  {findings}\n]}}" if findings else f"{head}]}}"
