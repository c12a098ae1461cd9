from __future__ import annotations

from pathlib import Path

import pytest

from restructurer.errors import RuleError
from restructurer.rulebook import Rule, Rulebook, Settings
from restructurer.writing.outline import OutlineSettings


class Loose(Rule):
    text: str = ""


def overlay(folder: Path, name: str, text: str) -> Rulebook:
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return Rulebook(overlay=folder)


def test_an_overlay_setting_wins_and_the_others_stay(tmp_path: Path, rulebook: Rulebook) -> None:
    ours = rulebook.settings("outline", OutlineSettings)
    theirs = overlay(tmp_path, "outline", "[settings]\nlead_least = 33\n").settings("outline", OutlineSettings)
    assert theirs.lead_least == 33
    assert theirs.lead_most == ours.lead_most


def test_a_wrong_value_names_the_file_and_the_field(tmp_path: Path) -> None:
    book = overlay(tmp_path, "outline", '[settings]\nlead_least = "many"\n')
    with pytest.raises(RuleError, match=r"outline\.toml.*lead_least"):
        book.settings("outline", OutlineSettings)


def test_a_wrong_rule_names_file_line_and_id(tmp_path: Path) -> None:
    book = overlay(tmp_path, "outline", '\n\n[[rule]]\nid = "mine"\nexample = []\n')
    with pytest.raises(RuleError, match=r"outline\.toml:4.*mine.*example"):
        book.rules("outline", Loose)


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    row = '[[rule]]\nid = "mine"\nexample = [{a = 1}]\n'
    with pytest.raises(RuleError, match="twice"):
        overlay(tmp_path, "outline", row * 2).rules("outline", Loose)


def test_toml_that_does_not_parse_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"outline\.toml: not valid TOML.*line 1"):
        overlay(tmp_path, "outline", "[settings\n").settings("outline", OutlineSettings)


def test_an_unknown_file_or_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no rule file of that name"):
        overlay(tmp_path, "outlin", "")
    with pytest.raises(RuleError, match="no such folder"):
        Rulebook(overlay=tmp_path / "missing")


def test_the_hash_follows_the_overlay(tmp_path: Path, rulebook: Rulebook) -> None:
    before = overlay(tmp_path, "outline", "[settings]\nlead_least = 21\n").sha256()
    after = overlay(tmp_path, "outline", "[settings]\nlead_least = 22\n").sha256()
    assert len({before, after, rulebook.sha256()}) == 3


def test_every_rule_file_has_a_name_that_says_what_it_holds(rulebook: Rulebook) -> None:
    assert {"outline", "slug", "description"} <= set(Rulebook.names())


def test_settings_refuse_what_nobody_reads() -> None:
    class One(Settings):
        a: int

    with pytest.raises(ValueError, match="b"):
        One.model_validate({"a": 1, "b": 2})
