"""``restructurer rules``: list the rules in force, and run the worked example of each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from restructurer.rule_examples import Listed

EPILOG = """\b
Examples:
  restructurer rules list
  restructurer rules list --file headings
  restructurer rules test
  restructurer rules test my-rules
"""


@click.group(epilog=EPILOG)
def command() -> None:
    """Lists and tests the rules, those that ship and those of a folder of your own."""


@command.command("list")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--file", "name", help="Only this rule file (headings, titles, noise…).")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def list_command(folder: Path | None, name: str | None, form: str) -> None:
    """Lists the rules in force, file by file; DIR is a folder of rules that overlays those that ship."""
    from restructurer.rule_examples import list_rules
    from restructurer.rulebook import Rulebook

    rulebook = Rulebook(overlay=folder)
    _known(name)
    rules = [rule for rule in list_rules(rulebook) if name is None or rule.file == name]
    if form == "json":
        rows = [
            {
                "file": rule.file,
                "table": rule.table,
                "id": rule.id,
                "about": rule.about,
                "where": rule.where,
                "examples": len(rule.examples),
            }
            for rule in rules
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    width = max((len(rule.id) for rule in rules), default=0)
    last = ""
    for rule in rules:
        if rule.file != last:
            click.echo(f"{rule.file}.toml" if not last else f"\n{rule.file}.toml")
            last = rule.file
        click.echo(f"  {rule.id:<{width}}  {_line(rule)}".rstrip())


def _line(rule: Listed) -> str:
    about = rule.about or f"{len(rule.examples)} example{'s' if len(rule.examples) != 1 else ''}"
    return f"{about}  [{rule.where}]" if rule.own else about


@command.command("test")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--file", "name", help="Only this rule file.")
def test_command(folder: Path | None, name: str | None) -> None:
    """Runs the worked examples of every rule; exit 1 when one does not hold.

    DIR is a folder of rules that overlays those that ship: both are run together. An example that
    ships and gives something else under your rules is told, and no fault.
    """
    from restructurer.rule_examples import list_rules, run_rule
    from restructurer.rulebook import Rulebook

    rulebook = Rulebook(overlay=folder)
    _known(name)
    run = wrong = 0
    changed: list[str] = []
    for rule in list_rules(rulebook):
        if name is not None and rule.file != name:
            continue
        run += len(rule.examples)
        for fault in run_rule(rule, rulebook):
            line = f"{rule.where}: rule {rule.id!r}, example {fault.number}: {fault.reason}"
            if folder is not None and not rule.own:
                changed.append(line)
            else:
                wrong += 1
                click.echo(line)
    if changed:
        click.echo("Under your rules these examples that ship give something else (no fault if that is what you want):")
        for line in changed:
            click.echo(f"  {line}")
    told = f", {len(changed)} changed" if changed else ""
    click.echo(f"{run} examples run, {wrong} do not hold{told}")
    if wrong:
        raise SystemExit(1)


def _known(name: str | None) -> None:
    from restructurer.errors import RuleError
    from restructurer.rulebook import Rulebook

    if name is not None and name not in Rulebook.names():
        raise RuleError(f"{name}: no rule file of that name; known: {', '.join(Rulebook.names())}")
