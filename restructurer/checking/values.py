"""What a check is and what it gives: frozen values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from restructurer.checking.measures import Measures

Severity = Literal["info", "warning", "error"]
Rating = Literal["good", "ok", "bad"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")
Thresholds = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong, as a check sees it: where in the file, the words, what is wrong and how to mend it.

    ``replacement``: what ``--fix`` writes over ``words`` at ``start``, where mending is mechanical.
    """

    start: int
    words: str
    message: str
    mend: str
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict of a check on one page. ``rating`` is ``None`` where the check does not apply."""

    rating: Rating | None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Check:
    """One check: a dotted id, what it looks at, how grave a red verdict is, where the check comes from.

    ``source``: the convention or work behind it. ``run`` measures a page against ``thresholds``.
    """

    id: str
    about: str
    severity: Severity
    source: str
    run: Callable[[Measures, Thresholds], Outcome]
    thresholds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding in one file, as every output format prints it; line and column from 1."""

    check: str
    severity: Severity
    path: str
    line: int
    column: int
    words: str
    message: str
    mend: str
    start: int = 0
    replacement: str | None = None

    @property
    def fixable(self) -> bool:
        """Whether ``--fix`` mends it."""
        return self.replacement is not None


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in one file: the findings in file order, and each check's rating by id."""

    path: str
    findings: tuple[Finding, ...]
    ratings: tuple[tuple[str, Rating], ...] = ()


GOOD = Outcome("good")
NOT_APPLICABLE = Outcome(None)
