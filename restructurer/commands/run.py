"""``restructurer run``: one article in, one article out."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

EPILOG = """\b
Examples:
  restructurer run article.txt --words 700 -o article.md
  restructurer run - --format json < article.txt
  restructurer run page.html --title "Un autre titre" --explain
"""


@click.command(name="run", epilog=EPILOG)
@click.argument("source", metavar="INPUT|-", type=click.Path(path_type=Path, allow_dash=True))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write here instead of standard output.")
@click.option(
    "--format", "format_", type=click.Choice(["md", "html", "json"]), help="Default: by the output's name, else md."
)
@click.option("--title", help="Use this title instead of the one in the input.")
@click.option(
    "--words", type=click.IntRange(1, 20_000), help="The least words of the body (else the brief's, else 700)."
)
@click.option("--keyphrase", help="The focus keyphrase to write for.")
@click.option("--rules", type=click.Path(path_type=Path), help="A folder of your own rules, laid over ours.")
@click.option(
    "--allow-short", is_flag=True, help="Exit 0, not 3, when the material does not carry the words asked for."
)
@click.option("--explain", is_flag=True, help="Print clusters, candidates and expansions on standard error.")
def command(
    source: Path,
    output: Path | None,
    format_: str | None,
    title: str | None,
    words: int | None,
    keyphrase: str | None,
    rules: Path | None,
    allow_short: bool,
    explain: bool,
) -> None:
    """Restructure one article: a better title, sections under subheadings, the words asked for.

    INPUT is a text, Markdown, HTML or Word file, or - for standard input.

    Exit codes: 0 done, 2 the input cannot be used, 3 written, but the words asked for could not
    be reached honestly.
    """
    from restructurer.files import write_whole
    from restructurer.reading.read import read_file
    from restructurer.rendering.render import format_for, render
    from restructurer.rulebook import Rulebook, default_rulebook

    suffix = output.suffix.lstrip(".").lower() if output is not None else ""
    form = format_for(format_, suffix)
    rulebook = Rulebook(overlay=rules) if rules is not None else default_rulebook()
    article_source = read_file(source, rulebook=rulebook, title=title)

    from restructurer.main_path import restructure_source

    work = restructure_source(article_source, rulebook=rulebook, words=words, keyphrase=keyphrase)
    article = work.article
    text = render(article, format=form)
    if explain:
        from restructurer.explain import explanation

        click.echo(explanation(work), err=True)
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    else:
        write_whole(output, text)
    if keyphrase and not _stands(keyphrase, article_source.text):
        click.echo(f"restructurer: the article does not hold the keyphrase « {keyphrase} ».", err=True)
    if not article.target_met:
        click.echo(
            f"restructurer: this material supports {article.supported_words} words; "
            f"{article.target_words} were asked for, the article has {article.words}.",
            err=True,
        )
        if not allow_short:
            raise SystemExit(3)


def _stands(keyphrase: str, text: str) -> bool:
    """Whether every word of a keyphrase, in any of its forms, stands in a text."""
    from restructurer.french.stem import stem
    from restructurer.patterns import fold

    held = {stem(word) for word in re.findall(r"\w+", fold(text))}
    return all(stem(word) in held for word in re.findall(r"\w+", fold(keyphrase)))
