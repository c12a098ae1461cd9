"""The documentation tells the truth: its worked rules hold, the files and links that it names exist."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from restructurer.rule_examples import list_rules, run_rule
from restructurer.rulebook import Rulebook, default_rulebook
from restructurer.writing.heading_rules import HeadingSettings

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "docs").glob("*.md"))
TAUGHT = re.compile(r"```toml\n# my-rules/(\w+\.toml)\n(.*?)```", re.S)
# Files that a page names as a reader's own, or that are made.
THEIRS = frozenset("restructurer.toml setup.cfg".split())


def _blocks() -> list[tuple[str, str]]:
    return [(m.group(1), m.group(2)) for m in TAUGHT.finditer((ROOT / "docs" / "rules.md").read_text("utf-8"))]


def test_the_page_for_writers_teaches_every_kind() -> None:
    assert {name for name, _ in _blocks()} >= {
        f"{n}.toml" for n in ("titles", "headings", "expansions", "noise", "quotes")
    }


@pytest.mark.parametrize("name", sorted({name for name, _ in _blocks()}))
def test_the_rules_that_the_page_for_writers_teaches_hold(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("\n".join(text for one, text in _blocks() if one == name), encoding="utf-8")
    rulebook = Rulebook(overlay=tmp_path)
    taught = [rule for rule in list_rules(rulebook) if rule.own]
    assert {rule.id for rule in taught} == {
        row["id"]
        for table in tomllib.loads((tmp_path / name).read_text("utf-8")).values()
        for row in table
        if "id" in row
    }
    assert [fault.reason for rule in taught for fault in run_rule(rule, rulebook)] == []


def test_every_weight_of_a_subheading_is_told() -> None:
    page = (ROOT / "docs" / "rules.md").read_text("utf-8")
    told = {word for row in re.findall(r"^\| (`.*?) \|", page, re.M) for word in re.findall(r"`(\w+)`", row)}
    assert set(default_rulebook().settings("headings", HeadingSettings).weights) <= told


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=lambda page: page.stem)
def test_every_file_and_link_of_a_page_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    links = [one for one in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in one]
    assert [one for one in links if not (page.parent / one).exists()] == []
    known = {
        path.name
        for folder in ("restructurer", "rules", "data", "scripts", "tests")
        for path in (ROOT / folder).rglob("*")
    }
    named = re.findall(r"`([\w./-]+\.(?:py|toml|tsv|psv|lst|sh))`", text)
    missing = [one for one in named if one.rsplit("/", 1)[-1] not in known | THEIRS]
    missing += [
        one
        for one in named
        if one.startswith(("restructurer/", "tests/", "scripts/", "data/")) and not (ROOT / one).exists()
    ]
    assert missing == []
