"""A baseline: findings that an old site is forgiven, so that only new ones count."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from restructurer.checking.settings import SettingsError
from restructurer.checking.values import FileReport, Finding

SCHEMA = "restructurer/baseline/1"


def _name(path: str, root: Path) -> str:
    return Path(os.path.relpath(Path(path).resolve(), root.resolve())).as_posix()


def _mark(finding: Finding) -> str:
    digest = hashlib.sha256(f"{finding.check}\0{' '.join(finding.words.split())}".encode()).hexdigest()[:16]
    return f"{finding.check}:{digest}"


def as_baseline(reports: Sequence[FileReport], *, root: Path) -> str:
    """The baseline file that forgives every finding of these reports."""
    files = {
        _name(report.path, root): dict(sorted(Counter(map(_mark, report.findings)).items()))
        for report in sorted(reports, key=lambda one: _name(one.path, root))
        if report.findings
    }
    return json.dumps({"schema": SCHEMA, "files": files}, ensure_ascii=False, indent=1) + "\n"


def read_baseline(path: Path) -> dict[str, Counter[str]]:
    """What a baseline forgives, by file. Raises SettingsError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["schema"] != SCHEMA:
            raise KeyError(data["schema"])
        return {name: Counter({str(k): int(v) for k, v in marks.items()}) for name, marks in data["files"].items()}
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}; write it with --write-baseline") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise SettingsError(f"{path}: no baseline of restructurer; write it anew with --write-baseline") from None


def forgive(report: FileReport, baseline: dict[str, Counter[str]], *, root: Path) -> FileReport:
    """The report without the findings that the baseline forgives, as many times as it does."""
    left = baseline.get(_name(report.path, root))
    if not left:
        return report
    left = left.copy()
    kept = []
    for finding in report.findings:
        mark = _mark(finding)
        if left[mark] > 0:
            left[mark] -= 1
        else:
            kept.append(finding)
    return FileReport(report.path, tuple(kept), report.ratings)
