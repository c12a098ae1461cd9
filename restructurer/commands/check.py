"""``restructurer check``: SEO, readability, typography and fidelity, with verdicts."""

from __future__ import annotations

from pathlib import Path

import click

from restructurer.checking.formats import FORMATS
from restructurer.checking.values import SEVERITIES

EPILOG = """\b
Examples:
  restructurer check content/
  restructurer check "articles/**/*.md" --select seo,typography --format github
  restructurer check article.md --source depeche.txt --select fidelity
  restructurer check content/ --fix
  restructurer check content/ --write-baseline restructurer-baseline.json
"""


def _list(context: click.Context, _: click.Parameter, value: bool) -> None:
    if not value or context.resilient_parsing:
        return
    from restructurer.checking.catalogue import catalogue

    for check in catalogue().values():
        thresholds = ", ".join(f"{name} {number:g}" for name, number in check.thresholds.items())
        click.echo(f"{check.id:<30} {check.severity:<8} {check.about}{f' ({thresholds})' if thresholds else ''}")
    context.exit()


@click.command(name="check", epilog=EPILOG)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--select", help="Run only these checks: ids or their beginnings, parted by commas.")
@click.option("--ignore", help="Leave these checks out.")
@click.option(
    "--source", type=click.Path(path_type=Path), help="The text that the article was made from: check fidelity."
)
@click.option(
    "--rules", type=click.Path(path_type=Path), help="The folder of your own rules that the article was made with."
)
@click.option("--fix", is_flag=True, help="Mend typography in place.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the report here.")
@click.option(
    "--fail-on", type=click.Choice([*SEVERITIES, "never"]), help="Exit 1 from this severity on (default: error)."
)
@click.option(
    "--config", type=click.Path(path_type=Path), help="Read settings here, not in the nearest restructurer.toml."
)
@click.option("--baseline", type=click.Path(path_type=Path), help="Forgive the findings of this baseline.")
@click.option(
    "--write-baseline", type=click.Path(path_type=Path), help="Write a baseline of what is found, and exit 0."
)
@click.option("--color/--no-color", default=None, help="Default: when the output is a terminal.")
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=_list, help="List the checks.")
def command(
    files: tuple[str, ...],
    select: str | None,
    ignore: str | None,
    source: Path | None,
    rules: Path | None,
    fix: bool,
    format_: str,
    output: Path | None,
    fail_on: str | None,
    config: Path | None,
    baseline: Path | None,
    write_baseline: Path | None,
    color: bool | None,
) -> None:
    """Check articles: Markdown, HTML or our JSON; files, folders and glob patterns.

    Settings come from the nearest restructurer.toml or setup.cfg. Findings are in French.

    Exit codes: 0 nothing of the failing severity, 1 findings of it, 2 usage.
    """
    from restructurer.checking.run import Request, run
    from restructurer.files import write_whole

    request = Request(
        files=files, select=select, ignore=ignore, source=source, rules=rules, fix=fix, fail_on=fail_on, config=config,
        baseline=baseline, write_baseline=write_baseline,
    )  # fmt: skip
    result = run(request)
    if write_baseline is not None:
        write_whole(write_baseline, result.baseline)
        click.echo(f"restructurer: wrote {write_baseline}; {result.found} findings are forgiven from now on.", err=True)
        return
    from restructurer.checking.formats import printer

    text = printer(format_)(result.reports)
    if output is not None:
        write_whole(output, click.unstyle(text))
    elif format_ == "text":
        click.echo(text, nl=False, color=color)
    else:
        click.echo(text.encode("utf-8"), nl=False)
    if fix:
        click.echo(f"restructurer: {result.mended} places mended in {result.mended_files} files.", err=True)
    if result.failed:
        raise SystemExit(1)
