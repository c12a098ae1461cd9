"""``restructurer quotes``: the quotes of an article and who said them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from restructurer.analysis.findings import Quote

EPILOG = """\b
Examples:
  restructurer quotes article.txt
  restructurer quotes page.html --format csv > quotes.csv
  restructurer quotes - --format json --all < article.txt
"""

COLUMNS = ("start", "end", "kind", "speaker", "mention", "verb", "text")


def _row(quote: Quote, text: str) -> dict[str, Any]:
    return {
        "start": quote.start,
        "end": quote.end,
        "kind": quote.kind,
        "speaker": quote.speaker,
        "mention": quote.mention,
        "verb": quote.verb,
        "text": text[quote.start : quote.end],
    }


def _table(rows: list[dict[str, Any]]) -> str:
    lines = []
    for row in rows:
        words = " ".join(row["text"].split())
        short = words if len(words) <= 100 else words[:99] + "…"
        who = row["speaker"] or row["mention"] or "?"
        if row["kind"] != "speech":
            who = f"({row['kind']})"
        lines.append(f"{row['start']:>6}  {who:<32}  « {short} »")
    return "\n".join(lines) + "\n"


def _csv(rows: list[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@click.command(name="quotes", epilog=EPILOG)
@click.argument("source", metavar="INPUT|-", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--format", "format_", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.option("--all", "all_", is_flag=True, help="Titles, names and scare quotes too, with their kind.")
@click.option("--rules", type=click.Path(path_type=Path), help="A folder of your own rules, laid over ours.")
def command(source: Path, format_: str, all_: bool, rules: Path | None) -> None:
    """List the quotes of an article and who said them.

    INPUT is a text, Markdown, HTML or Word file, or - for standard input. Offsets are characters
    of the decoded text.
    """
    from restructurer.analysis.model import load
    from restructurer.analysis.parse import parse
    from restructurer.analysis.quotes import find_quotes
    from restructurer.analysis.sentences import find_sentences
    from restructurer.reading.read import read_file
    from restructurer.rulebook import Rulebook, default_rulebook

    rulebook = Rulebook(overlay=rules) if rules is not None else default_rulebook()
    article = read_file(source, rulebook=rulebook, minimum_words=0)
    parsed = parse(article, nlp=load())
    sentences = find_sentences(parsed, rulebook=rulebook)
    found = find_quotes(parsed, sentences, rulebook=rulebook)
    rows = [_row(quote, article.text) for quote in found if all_ or quote.kind == "speech"]
    if format_ == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif format_ == "csv":
        click.echo(_csv(rows), nl=False)
    elif rows:
        click.echo(_table(rows), nl=False)
    else:
        click.echo("restructurer: no quote was found.", err=True)
