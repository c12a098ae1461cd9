"""``restructurer reproduce``: run again, compare byte for byte."""

from __future__ import annotations

from pathlib import Path

import click

EPILOG = """\b
Example:
  restructurer run article.txt --format json -o article.json
  restructurer reproduce article.json article.txt
"""


@click.command(name="reproduce", epilog=EPILOG)
@click.argument("article", type=click.Path(path_type=Path))
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--rules", type=click.Path(path_type=Path), help="The overlay folder that the article was made with.")
def command(article: Path, source: Path, rules: Path | None) -> None:
    """Make ARTICLE (the JSON) again from SOURCE and say « identical », or what differs.

    Exit codes: 0 identical, 1 something differs, 2 a file cannot be used.
    """
    from restructurer.reproduce import reproduce

    found = reproduce(article, source, rules=rules)
    if not found:
        click.echo("identical")
        return
    for one in found:
        click.echo(f"{one.what} differs:\n  then: {one.then}\n  now:  {one.now}")
    raise SystemExit(1)
