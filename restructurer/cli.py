"""The command line: a thin group whose commands are imported only when they are called."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys

import click

from restructurer.version import VERSION

# name → (module under restructurer.commands, one line of help); the module holds ``command``.
COMMANDS: dict[str, tuple[str, str]] = {
    "run": ("run", "Restructure one article."),
    "batch": ("batch", "Restructure many articles."),
    "plan": ("plan", "Show how the words asked for can be reached."),
    "quotes": ("quotes", "List the quotes of an article and who said them."),
    "topics": ("topics", "Show keyphrases, clusters and cohesion."),
    "check": ("check", "Check articles: SEO, readability, typography, fidelity."),
    "verify": ("verify", "Prove that every piece of an article is what it says."),
    "reproduce": ("reproduce", "Run again and compare, byte for byte."),
    "rules": ("rules", "List and test the rules."),
}


class LazyGroup(click.Group):
    """A group that imports a command when it is asked for, so that ``--help`` is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Imports and gives one command."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        module = importlib.import_module(f"restructurer.commands.{entry[0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the commands from the table, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_line) for name, (_, help_line) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="restructurer")
def cli() -> None:
    """Restructures a French article for the web, by rules, offline, with the origin of every character.

    Example: restructurer run article.txt --words 700 -o article.md
    """


def _offline() -> None:
    """Keeps the process from opening any socket, even one that nobody sends through.

    urllib3, which spaCy imports for its own downloads, opens an IPv6 socket on import to learn
    whether the machine has IPv6; ``socket.has_ipv6`` is the flag that it asks first.
    """
    import socket

    socket.has_ipv6 = False


def _one_thread() -> None:
    """Has numpy, which is not imported yet, multiply on one thread: see ``fastmodel/products.py``."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _close_output() -> None:
    """Sends what is left of the output nowhere, so that closing it cannot fail again."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main() -> None:
    """Runs the command line; errors that a user can mend become one line and an exit code."""
    from restructurer.errors import RestructurerError

    if not {"-h", "--help", "--version"} & set(sys.argv[1:]):
        _offline()
        _one_thread()
    try:
        cli(prog_name="restructurer")
    except RestructurerError as error:
        message = " ".join(str(error).split())
        click.echo(f"restructurer: {message}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        _close_output()
        sys.exit(2)
    except OSError as error:
        _close_output()
        where = f"{error.filename}: " if error.filename else "the output cannot be written: "
        click.echo(f"restructurer: {where}{error.strerror or error}; free some space or choose another place", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
