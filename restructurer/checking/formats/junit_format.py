"""JUnit XML: a suite a file, a case a check; findings below ``warning`` are output, not failures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from restructurer.checking.values import FileReport, Finding

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _clean(text: str) -> str:
    return _UNPRINTABLE.sub("\ufffd", text)


def _line(finding: Finding) -> str:
    return f"{finding.path}:{finding.line}:{finding.column}: {finding.message} → {finding.mend}"


def _case(name: str, path: str, findings: Sequence[Finding]) -> str:
    opening = f"<testcase name={quoteattr(_clean(name))} classname={quoteattr(_clean(path))}"
    failing = [finding for finding in findings if finding.severity != "info"]
    if not findings:
        return f"    {opening}/>"
    body = escape(_clean("\n".join(map(_line, findings))))
    if not failing:
        return f"    {opening}><system-out>{body}</system-out></testcase>"
    first = quoteattr(_clean(failing[0].message))
    return f"    {opening}><failure type={quoteattr(failing[0].severity)} message={first}>{body}</failure></testcase>"


def render(reports: Sequence[FileReport]) -> str:
    """The reports as JUnit XML."""
    suites = []
    tests = failures = 0
    for report in reports:
        by_check: dict[str, list[Finding]] = {ident: [] for ident, _ in report.ratings}
        for finding in report.findings:
            by_check.setdefault(finding.check, []).append(finding)
        failed = sum(1 for found in by_check.values() if any(one.severity != "info" for one in found))
        cases = "\n".join(_case(ident, report.path, found) for ident, found in by_check.items())
        suites.append(
            f'  <testsuite name={quoteattr(_clean(report.path))} tests="{len(by_check)}" failures="{failed}" '
            f'errors="0" skipped="0">\n{cases}\n  </testsuite>'
        )
        tests, failures = tests + len(by_check), failures + failed
    head = f'<testsuites name="restructurer" tests="{tests}" failures="{failures}" errors="0">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>"]) + "\n"
