"""Runs the chosen checks on a page and turns what they find into findings."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.checking.catalogue import FIDELITY, RUNNERS, UNREADABLE
from restructurer.checking.fidelity_types import SourceText
from restructurer.checking.load import UnreadableError
from restructurer.checking.measures import Measures
from restructurer.checking.page import Page
from restructurer.checking.settings import Chosen
from restructurer.checking.values import Fault, FileReport, Finding, Outcome, Rating, Severity


def _finding(page: Page, one: Chosen, fault: Fault, severity: Severity) -> Finding:
    line, column = page.place(fault.start)
    return Finding(
        check=one.check.id, severity=severity, path=page.path, line=line, column=column, words=fault.words,
        message=fault.message, mend=fault.mend, start=fault.start, replacement=fault.replacement,
    )  # fmt: skip


def check_page(page: Page, checks: Sequence[Chosen], *, source: SourceText | None = None) -> FileReport:
    """Runs checks on one page, fidelity only where the source is given.

    Findings are in the order of the file. A red verdict weighs the check's severity, an orange one ``info``.
    """
    measures = Measures(page)
    order: list[tuple[int, int, Finding]] = []
    ratings: list[tuple[str, Rating]] = []
    outcomes: dict[str, Outcome] = {}
    if source is not None and any(one.check.id in FIDELITY for one in checks):
        from restructurer.checking.fidelity import compare

        outcomes = compare(page, source)
    for number, one in enumerate(checks):
        if one.check.id in RUNNERS:
            outcome = one.check.run(measures, one.thresholds)
        elif one.check.id in outcomes:
            outcome = outcomes[one.check.id]
        else:
            continue
        if outcome.rating is None:
            continue
        ratings.append((one.check.id, outcome.rating))
        severity: Severity = one.severity if outcome.rating == "bad" else "info"
        for fault in outcome.faults:
            order.append((fault.start, number, _finding(page, one, fault, severity)))
    order.sort(key=lambda entry: entry[:2])
    return FileReport(page.path, tuple(finding for _, _, finding in order), tuple(ratings))


def unreadable(path: str, error: UnreadableError, checks: Sequence[Chosen]) -> FileReport:
    """The report on a file that cannot be read: one finding."""
    one = next((one for one in checks if one.check.id == UNREADABLE), None)
    if one is None:
        return FileReport(path, ())
    page = Page(path, "text", error.raw, {}, ())
    fault = Fault(error.offset, "", error.message, error.mend)
    return FileReport(path, (_finding(page, one, fault, one.severity),), ((UNREADABLE, "bad"),))
