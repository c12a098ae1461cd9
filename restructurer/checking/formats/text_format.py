"""For people: findings by file, then a table by check. Colours are the caller's to strip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import click

from restructurer.checking.catalogue import catalogue
from restructurer.checking.values import SEVERITIES, FileReport, Finding, Severity

_WORDS: dict[Severity, str] = {"error": "erreur", "warning": "avertissement", "info": "conseil"}
_COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "blue"}


def _line(finding: Finding) -> str:
    where = click.style(f"  {finding.line}:{finding.column}", dim=True)
    severity = click.style(_WORDS[finding.severity], fg=_COLOURS[finding.severity])
    words = f" « {_shown(finding.words)} »" if finding.words and finding.words not in finding.message else ""
    check = click.style(f"[{finding.check}]", dim=True)
    return f"{where}  {severity}  {finding.message}{words} → {finding.mend} {check}"


def _shown(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 80 else words[:79] + "…"


def _table(reports: Sequence[FileReport]) -> list[str]:
    counts: Counter[tuple[str, Severity]] = Counter((f.check, f.severity) for r in reports for f in r.findings)
    checks = [ident for ident in catalogue() if any(counts[ident, severity] for severity in SEVERITIES)]
    if not checks:
        return []
    about = {ident: catalogue()[ident].about for ident in checks}
    wide = max(len("Contrôle"), *(len(text) for text in about.values()))
    rows = [f"{'Contrôle':<{wide}}  {'Erreurs':>7}  {'Avert.':>7}  {'Conseils':>8}"]
    for ident in checks:
        numbers = [counts[ident, severity] for severity in ("error", "warning", "info")]
        cells = "  ".join(f"{number or '·':>{size}}" for number, size in zip(numbers, (7, 7, 8), strict=True))
        rows.append(f"{about[ident]:<{wide}}  {cells}")
    return rows


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number > 1 else ''}"


def render(reports: Sequence[FileReport]) -> str:
    """The report as lines, with ANSI colours."""
    lines: list[str] = []
    for report in reports:
        if report.findings:
            lines.append(click.style(report.path, bold=True))
            lines += map(_line, report.findings)
            lines.append("")
    table = _table(reports)
    if table:
        lines += [*table, ""]
    totals: Counter[Severity] = Counter(f.severity for r in reports for f in r.findings)
    parts = [_count(totals[s], _WORDS[s]) for s in ("error", "warning", "info") if totals[s]]
    found = ", ".join(parts) if parts else "rien à signaler"
    lines.append(f"{_count(len(reports), 'fichier')} : {found}.")
    return "\n".join(lines) + "\n"
