"""The worked examples of titles, subheadings and shortening hold, and the commands over the rules tell the truth."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from restructurer.commands.rules import command
from restructurer.errors import RuleError
from restructurer.rule_examples import RUNNERS, Listed, list_rules, run_rule
from restructurer.rulebook import Rulebook, default_rulebook
from restructurer.writing.heading_rules import HeadingSettings
from restructurer.writing.title_rules import TitleSettings

OURS = ("headings", "titles", "shortening", "quotes", "dateline", "brief", "expansions")
RULES = [rule for rule in list_rules(default_rulebook()) if rule.file in OURS]


@pytest.mark.parametrize("rule", RULES, ids=[f"{rule.file}-{rule.id}" for rule in RULES])
def test_examples_hold(rule: Listed, rulebook: Rulebook) -> None:
    assert [fault.reason for fault in run_rule(rule, rulebook)] == []


def test_the_examples_of_every_kind_of_rule_are_run(rulebook: Rulebook) -> None:
    assert set(RUNNERS) == {(name, table) for name in rulebook.names() for table in rulebook.tables(name)}


def test_list_names_every_rule_and_where_it_stands() -> None:
    told = CliRunner().invoke(command, ["list"], catch_exceptions=False)
    assert told.exit_code == 0
    assert "headings.toml" in told.output
    for rule in RULES:
        assert rule.id in told.output


def test_list_knows_one_file() -> None:
    told = CliRunner().invoke(command, ["list", "--file", "titles"], catch_exceptions=False)
    assert "short.presidentielle" in told.output
    assert "heading.clause" not in told.output


def test_an_overlay_adds_replaces_and_takes_out(tmp_path: Path) -> None:
    (tmp_path / "titles.toml").write_text(
        '[[short]]\nid = "short.centre"\nfind = "centre hospitalier"\nwrite = "hôpital"\n'
        'example = [{ text = "Le centre hospitalier de Morlaix recrute", gives = "Le hôpital de Morlaix recrute" }]\n',
        encoding="utf-8",
    )
    (tmp_path / "headings.toml").write_text('[[rule]]\nid = "heading.quote"\ndisabled = true\n', encoding="utf-8")
    listed = {rule.id: rule for rule in list_rules(Rulebook(overlay=tmp_path))}
    assert "heading.quote" not in listed
    assert listed["short.centre"].where == f"{tmp_path}/titles.toml:2"
    told = CliRunner().invoke(command, ["test", str(tmp_path), "--file", "titles"], catch_exceptions=False)
    assert told.exit_code == 1
    assert "L’hôpital de Morlaix recrute" in told.output


def test_an_example_that_ships_and_changes_under_an_overlay_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "headings.toml").write_text("[settings]\nlongest = 40\n", encoding="utf-8")
    told = CliRunner().invoke(command, ["test", str(tmp_path), "--file", "headings"], catch_exceptions=False)
    assert told.exit_code == 0
    assert "no fault if that is what you want" in told.output
    assert "changed" in told.output.splitlines()[-1]


def test_a_form_that_is_taken_out_leaves_the_others_whole(tmp_path: Path) -> None:
    (tmp_path / "headings.toml").write_text('[[rule]]\nid = "heading.quote"\ndisabled = true\n', encoding="utf-8")
    told = CliRunner().invoke(command, ["test", str(tmp_path), "--file", "headings"], catch_exceptions=False)
    assert "changed" not in told.output


def test_a_misspelt_weight_is_refused(tmp_path: Path) -> None:
    (tmp_path / "headings.toml").write_text("[settings.weights]\nlenght = 0.5\n", encoding="utf-8")
    (tmp_path / "titles.toml").write_text("[settings.steps]\ndrop-them = -1\n", encoding="utf-8")
    with pytest.raises(RuleError, match="'lenght'; did you mean 'length'"):
        Rulebook(overlay=tmp_path).settings("headings", HeadingSettings)
    with pytest.raises(RuleError, match="'drop-them'; did you mean 'drop-theme'"):
        Rulebook(overlay=tmp_path).settings("titles", TitleSettings)


def test_an_unknown_file_is_one_line() -> None:
    with pytest.raises(RuleError, match="no rule file of that name"):
        CliRunner().invoke(command, ["list", "--file", "nope"], catch_exceptions=False)
