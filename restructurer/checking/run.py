"""The whole of ``restructurer check``, without the command line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from restructurer.checking.baseline import as_baseline, forgive, read_baseline
from restructurer.checking.engine import check_page, unreadable
from restructurer.checking.fidelity_types import SourceText
from restructurer.checking.load import UnreadableError, decode, expand, read_page
from restructurer.checking.page import Page
from restructurer.checking.settings import Chosen, Layer, Settings, chosen, find_settings, from_table, read_settings
from restructurer.checking.values import SEVERITIES, FileReport
from restructurer.files import write_whole


@dataclass(frozen=True)
class Request:
    """What the command line asks for; its choices win over the project's."""

    files: tuple[str, ...]
    select: str | None = None
    ignore: str | None = None
    source: Path | None = None
    rules: Path | None = None
    fix: bool = False
    fail_on: str | None = None
    config: Path | None = None
    baseline: Path | None = None
    write_baseline: Path | None = None


@dataclass(frozen=True)
class Result:
    """The reports in the order of the files, and what follows from them."""

    reports: tuple[FileReport, ...]
    failed: bool
    baseline: str = ""
    found: int = 0
    mended: int = 0
    mended_files: int = 0


def _settings(request: Request) -> Settings:
    if request.config is not None:
        settings = read_settings(request.config) or from_table({}, root=request.config.parent, where="defaults")
    else:
        settings = find_settings(Path.cwd())
    table = {key: value for key in ("select", "ignore") if (value := getattr(request, key)) is not None}
    asked = from_table(table, root=settings.root, where="command line").base
    base = replace(
        settings.base,
        select=asked.select if asked.select is not None else settings.base.select,
        ignore=settings.base.ignore + asked.ignore,
    )
    overrides = settings.overrides
    if asked.ignore:
        overrides += (Layer(ignore=asked.ignore, files=("*",)),)
    return replace(settings, base=base, overrides=overrides)


class _Checker:
    def __init__(self, settings: Settings, source: SourceText | None) -> None:
        self.settings, self.source = settings, source
        self.aliases = dict(settings.fields)
        self._chosen: dict[tuple[Layer, ...] | int, tuple[Chosen, ...]] = {}

    def chosen(self, path: str) -> tuple[Chosen, ...]:
        layers = self.settings.layers(Path(path)) if self.settings.overrides else (self.settings.base,)
        key = hash(tuple(map(id, layers)))
        if key not in self._chosen:
            self._chosen[key] = chosen(layers)
        return self._chosen[key]

    def read(self, path: str, text: str) -> tuple[Page, FileReport]:
        page = read_page(path, aliases=self.aliases, text=text)
        return page, check_page(page, self.chosen(path), source=self.source)

    def check(self, path: str) -> tuple[Page | None, FileReport]:
        try:
            return self.read(path, decode(path))
        except UnreadableError as error:
            return None, unreadable(path, error, self.chosen(path))
        except RecursionError:
            nested = UnreadableError("le balisage est trop imbriqué", "simplifiez-le")
            return None, unreadable(path, nested, self.chosen(path))


def run(request: Request) -> Result:
    """Checks files. Raises InputError and SettingsError, which the command line prints on one line."""
    settings = _settings(request)
    baseline = None
    path = request.baseline or settings.baseline
    if path is not None and request.write_baseline is None:
        baseline = read_baseline(path)
    source = None
    if request.source is not None:
        from restructurer.checking.sources import read_source

        source = read_source(request.source, rules=request.rules)
    checker = _Checker(settings, source)
    reports, mended, mended_files = [], 0, 0
    for name in expand(request.files):
        page, report = checker.check(name)
        if request.fix and page is not None and page.prose is not None and any(f.fixable for f in report.findings):
            from restructurer.checking.mending import mend

            text, count = mend(page, report, lambda raw, name=name: checker.read(name, raw))  # type: ignore[misc]
            if count:
                write_whole(Path(name), text)
                mended, mended_files = mended + count, mended_files + 1
                report = checker.check(name)[1]
        reports.append(forgive(report, baseline, root=settings.root) if baseline is not None and path else report)
    fail_on = request.fail_on or settings.fail_on
    totals = Counter(finding.severity for report in reports for finding in report.findings)
    failing = SEVERITIES[SEVERITIES.index(fail_on) :] if fail_on in SEVERITIES else ()
    return Result(
        reports=tuple(reports),
        failed=any(totals[severity] for severity in failing),
        baseline=as_baseline(reports, root=settings.root) if request.write_baseline is not None else "",
        found=sum(totals.values()),
        mended=mended,
        mended_files=mended_files,
    )
