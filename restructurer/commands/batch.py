"""``restructurer batch``: many articles in, a folder of articles out."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import click

EPILOG = """\b
Examples:
  restructurer batch articles/ -o out
  restructurer batch 'depeches/*.txt' more.jsonl -o out -j 4 --format html
  restructurer batch - -o out --format jsonl < articles.jsonl
"""


@click.command(name="batch", epilog=EPILOG)
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, file_okay=False), help="The folder to write to."
)
@click.option("-j", "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes to work with.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["md", "html", "json", "jsonl"]),
    default="md",
    show_default=True,
    help="jsonl: all articles in one file, a line each.",
)
@click.option(
    "--words", type=click.IntRange(1, 20_000), help="The least words of each body (else its brief's, else 700)."
)
@click.option("--rules", type=click.Path(path_type=Path), help="A folder of your own rules, laid over ours.")
@click.option("--allow-short", is_flag=True, help="Exit 0, not 3, when material does not carry the words asked for.")
def command(
    inputs: tuple[str, ...],
    output: Path,
    jobs: int,
    format_: str,
    words: int | None,
    rules: Path | None,
    allow_short: bool,
) -> None:
    """Restructure many articles.

    INPUT is a file, a folder, a pattern, a file of JSON Lines ({"id", "title", "text"} on each
    line), or - for JSON Lines on standard input. Each article becomes a file of OUTPUT, named
    after its input; OUTPUT/report.jsonl says what became of each.

    An article that fails costs the others nothing. A batch that was interrupted goes on where it
    was when it is run again; finished articles are done again only when something changed.

    Exit codes: 0 done, 1 some articles failed, 2 nothing could be done, 3 all written, but some
    could not honestly reach the words asked for, 130 interrupted.
    """
    from restructurer.batch.inputs import count, find

    files = find(inputs, output=output)

    from restructurer.batch.engine import Settings
    from restructurer.batch.progress import progress
    from restructurer.batch.run import run_batch

    settings = Settings(format=format_, words=words, rules=rules)  # type: ignore[arg-type]
    tally: Counter[str] = Counter()
    try:
        batch = run_batch(files, output=output, settings=settings, jobs=jobs)
        with progress(count(files)) as tell, closing(batch):
            for done in batch:
                tally[done.outcome.status if done.fresh else f"kept {done.outcome.status}"] += 1
                tell(done)
    except KeyboardInterrupt:
        click.echo(f"restructurer: interrupted; {_summary(tally)}. Run the same again to go on.", err=True)
        sys.exit(130)
    click.echo(f"restructurer: {_summary(tally)}.", err=True)
    if tally["failed"]:
        click.echo(f"restructurer: what failed, and why, is in {output / 'report.jsonl'}", err=True)
        sys.exit(1)
    if (tally["short"] or tally["kept short"]) and not allow_short:
        sys.exit(3)


def _summary(tally: Counter[str]) -> str:
    kept = tally["kept done"] + tally["kept short"]
    parts = [
        f"{tally['done'] + tally['short']} done",
        f"{kept} unchanged" if kept else "",
        f"{tally['short'] + tally['kept short']} shorter than asked" if tally["short"] + tally["kept short"] else "",
        f"{tally['failed']} failed" if tally["failed"] else "",
    ]
    return ", ".join(part for part in parts if part)
