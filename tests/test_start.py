"""What a start costs: nothing heavy is imported that an article does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Each of these costs more than reading and writing an article. spaCy brings numpy, pydantic and Jinja2.
HEAVY = ("nltk", "sklearn", "scipy", "pandas", "trafilatura", "docx", "markdown", "wordfreq", "babel")


def imported(*arguments: str) -> list[str]:
    """The modules that a run of the program imports, in order."""
    command = [sys.executable, "-X", "importtime", "-m", "restructurer", *arguments]
    answer = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    lines = [line for line in answer.stderr.splitlines() if line.startswith("import time:")]
    assert answer.returncode in (0, 3), answer.stderr[-2000:]
    return [line.rpartition("|")[2].strip() for line in lines]


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("run", "--help"), ("batch", "--help")])
def test_help_imports_nothing_but_the_command(arguments: tuple[str, ...]) -> None:
    modules = imported(*arguments)
    assert "click" in modules
    assert not {"spacy", "numpy", "pydantic", "jinja2", "tomllib"} & set(modules)
    ours = {name for name in modules if name.startswith("restructurer.")}
    assert ours <= {"restructurer.cli", "restructurer.version", "restructurer.commands", "restructurer.errors"} | {
        f"restructurer.commands.{arguments[0]}"
    }


def test_an_article_imports_nothing_heavy() -> None:
    modules = imported("run", "data/sample.txt", "--allow-short")
    assert "spacy" in modules
    packages = {name.partition(".")[0] for name in modules}
    assert not packages & set(HEAVY)
    # The package whose import compiles the giant token pattern.
    assert "spacy.lang.fr" not in modules
