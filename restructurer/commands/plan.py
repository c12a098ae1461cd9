"""``restructurer plan``: how the words asked for can be reached, before a word is written."""

from __future__ import annotations

from pathlib import Path

import click

EPILOG = """\b
Examples:
  restructurer plan article.txt --words 700
  restructurer plan page.html --words 900 --format json
"""


@click.command(name="plan", epilog=EPILOG)
@click.argument("source", metavar="INPUT|-", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--words", type=click.IntRange(1, 20_000), help="The least words of the body (else the brief's, else 700)."
)
@click.option("--title", help="Use this title instead of the one in the input.")
@click.option("--keyphrase", help="The focus keyphrase to write for.")
@click.option("--rules", type=click.Path(path_type=Path), help="A folder of your own rules, laid over ours.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(
    source: Path, words: int | None, title: str | None, keyphrase: str | None, rules: Path | None, format_: str
) -> None:
    """Show the moves that reach the words asked for, with their gain and cost, and the most the article carries.

    INPUT is a text, Markdown, HTML or Word file, or - for standard input.

    Exit codes: 0 the words can be reached, 2 the input cannot be used, 3 they cannot be reached
    honestly.
    """
    from restructurer.expansion.report import as_json, as_text
    from restructurer.main_path import restructure_source
    from restructurer.reading.read import read_file
    from restructurer.rulebook import Rulebook, default_rulebook

    rulebook = Rulebook(overlay=rules) if rules is not None else default_rulebook()
    article_source = read_file(source, rulebook=rulebook, title=title)
    work = restructure_source(article_source, rulebook=rulebook, words=words, keyphrase=keyphrase)
    target = work.article.target_words
    click.echo((as_json if format_ == "json" else as_text)(work.expansion, target=target))
    if work.expansion.words < target:
        raise SystemExit(3)
