"""``restructurer verify``: proves that an article is what it says, to the character."""

from __future__ import annotations

from pathlib import Path

import click

EPILOG = """\b
Example:
  restructurer run article.txt --format json -o article.json
  restructurer verify article.json article.txt
"""


@click.command(name="verify", epilog=EPILOG)
@click.argument("article", metavar="ARTICLE.json", type=click.Path(path_type=Path))
@click.argument("source", metavar="SOURCE", type=click.Path(path_type=Path))
@click.option(
    "--rules", type=click.Path(path_type=Path), help="The folder of your own rules that the article was made with."
)
@click.option(
    "--ignore-fingerprint", is_flag=True, help="Leave out the versions and hashes of program, model, rules and data."
)
def command(article: Path, source: Path, rules: Path | None, ignore_fingerprint: bool) -> None:
    """Prove that every piece of ARTICLE.json is what its origin says, against SOURCE.

    Source pieces equal the source after their edits; rules and entries of data exist and may say
    what they say; no character of the source's paragraphs is lost; the fingerprint is that of this
    program.

    Exit codes: 0 proved, 1 not proved (the pieces at fault are listed), 2 usage or input.
    """
    from restructurer.checking.proof import verify
    from restructurer.reading.read import read_file
    from restructurer.reproduce import load_article
    from restructurer.rulebook import Rulebook, default_rulebook

    rulebook = Rulebook(overlay=rules) if rules is not None else default_rulebook()
    data = load_article(article)
    options = data.get("fingerprint", {}).get("options", {}) if isinstance(data.get("fingerprint"), dict) else {}
    title = options.get("title") if isinstance(options, dict) else None
    read = read_file(source, rulebook=rulebook, title=title, minimum_words=1)
    flaws = verify(data, read, rulebook=rulebook, with_fingerprint=not ignore_fingerprint)
    for flaw in flaws:
        text = f" « {flaw.text} »" if flaw.text else ""
        click.echo(f"{flaw.where}{text} : {flaw.message}")
    pieces = sum(len(s["heading"]["pieces"]) if s["heading"] else 0 for s in data["sections"])
    pieces += sum(len(block["pieces"]) for section in data["sections"] for block in section["blocks"])
    pieces += len(data["title_pieces"]) + len(data["description_pieces"])
    if flaws:
        click.echo(f"restructurer: {len(flaws)} flaws in {pieces} pieces; {article} is not proved.", err=True)
        raise SystemExit(1)
    click.echo(f"{article} : {pieces} morceaux prouvés, mot pour mot.")
