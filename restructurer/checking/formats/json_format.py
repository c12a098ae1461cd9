"""For programs: one JSON object, schema ``restructurer/check/1``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from restructurer.checking.values import SEVERITIES, FileReport

SCHEMA = "restructurer/check/1"


def render(reports: Sequence[FileReport]) -> str:
    """The reports as JSON, two blanks of indent."""
    totals = Counter(finding.severity for report in reports for finding in report.findings)
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "summary": {"files": len(reports), **{severity: totals[severity] for severity in reversed(SEVERITIES)}},
        "files": [
            {
                "path": report.path,
                "ratings": dict(report.ratings),
                "findings": [
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
                    for finding in report.findings
                ],
            }
            for report in reports
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
