"""Workflow commands that a GitHub run shows as annotations."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.checking.values import FileReport, Severity

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def render(reports: Sequence[FileReport]) -> str:
    """One line a finding."""
    lines = [
        f"::{_LEVELS[finding.severity]} file={_property(finding.path)},line={finding.line},col={finding.column},"
        f"title={_property(finding.check)}::{_data(f'{finding.message} → {finding.mend}')}"
        for report in reports
        for finding in report.findings
    ]
    return "\n".join(lines) + "\n" if lines else ""
