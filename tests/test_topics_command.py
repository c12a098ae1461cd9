"""``restructurer topics``: its report and its messages."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from restructurer.commands.topics import command
from restructurer.errors import InputError

TEXT = """Rennes ouvre une patinoire

La ville de Rennes a ouvert samedi une patinoire de mille mètres carrés. La patinoire de Rennes accueillera \
les clubs de hockey de la région.

Par ailleurs, la ville promet des tarifs réduits pour les écoles. Les écoles pourront réserver la patinoire le matin.
"""


def run(tmp_path: Path, *options: str) -> str:
    path = tmp_path / "patinoire.txt"
    path.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(command, [str(path), *options], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_text_names_sections_words_and_keyphrases(tmp_path: Path) -> None:
    output = run(tmp_path)
    assert output.startswith("Rennes ouvre une patinoire\n")
    assert "Section 1" in output
    assert "patinoire" in output


def test_json_offsets_point_into_the_text(tmp_path: Path) -> None:
    report = json.loads(run(tmp_path, "--format", "json", "--keyphrases", "5"))
    assert set(report) == {"title", "focus", "keyphrases", "clusters", "gaps"}
    assert len(report["keyphrases"]) == 5
    for one in report["keyphrases"]:
        for low, high in one["occurrences"]:
            assert TEXT[low:high].strip()
    for cluster in report["clusters"]:
        assert TEXT[cluster["start"] : cluster["end"]].strip()
    assert sum(gap["cut"] for gap in report["gaps"]) == len(report["clusters"]) - 1


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "vide.txt"
    path.write_text("", encoding="utf-8")
    result = CliRunner().invoke(command, [str(path)])
    assert isinstance(result.exception, InputError)
