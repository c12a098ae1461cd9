"""``check --fix``: writes what mechanical findings say over the words at fault."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from restructurer.checking.page import Page
from restructurer.checking.values import FileReport, Finding

_ROUNDS = 8


def apply(raw: str, findings: Sequence[Finding]) -> tuple[str, int]:
    """The text with the replacements of findings written in, those that overlap an earlier one left; how many."""
    pieces: list[str] = []
    at = count = 0
    for finding in sorted(findings, key=lambda one: (one.start, -len(one.words))):
        if finding.replacement is None or finding.start < at or not raw.startswith(finding.words, finding.start):
            continue
        pieces += (raw[at : finding.start], finding.replacement)
        at = finding.start + len(finding.words)
        count += 1
    return "".join((*pieces, raw[at:])), count


def mend(page: Page, report: FileReport, again: Callable[[str], tuple[Page, FileReport]]) -> tuple[str, int]:
    """Mends until nothing mechanical is left; ``again`` reads and checks a text anew.

    Returns the text and how many places were mended.
    """
    raw, total = page.raw, 0
    for _ in range(_ROUNDS):
        mended, count = apply(raw, report.findings)
        if not count:
            break
        raw, total = mended, total + count
        page, report = again(raw)
    return raw, total
