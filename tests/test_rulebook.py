from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from restructurer.errors import RuleError
from restructurer.rulebook import Rulebook, Settings
from restructurer.writing.heading_rules import HeadingRule, HeadingSettings
from restructurer.writing.outline import OutlineSettings
from restructurer.writing.title_rules import ShortForm, TitleSettings


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
    book = overlay(tmp_path, "titles", '\n\n[[short]]\nid = "mine"\nfind = "a"\nwrite = "b"\nexample = []\n')
    with pytest.raises(RuleError, match=rf"{tmp_path}/titles\.toml:4.*mine.*example"):
        book.rules("titles", ShortForm, table="short")


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    row = '[[short]]\nid = "mine"\nfind = "a"\nwrite = "b"\nexample = [{a = 1}]\n'
    with pytest.raises(RuleError, match="twice"):
        overlay(tmp_path, "titles", row * 2).rules("titles", ShortForm, table="short")


def test_a_known_id_changes_what_it_names_and_keeps_the_rest(tmp_path: Path, rulebook: Rulebook) -> None:
    ours = {rule.id: rule for rule in rulebook.rules("headings", HeadingRule)}["heading.theme"]
    book = overlay(
        tmp_path, "headings", '[[rule]]\nid = "heading.theme"\nweight = 0.1\nmore.words = ["imaginer", "lancer"]\n'
    )
    theirs = {rule.id: rule for rule in book.rules("headings", HeadingRule)}["heading.theme"]
    assert theirs.weight == 0.1
    assert set(theirs.words) == {*ours.words, "imaginer", "lancer"}
    assert len(theirs.words) == len(set(theirs.words))
    assert theirs.example == ours.example


def test_a_table_of_settings_is_laid_over_entry_by_entry(tmp_path: Path, rulebook: Rulebook) -> None:
    ours = rulebook.settings("titles", TitleSettings)
    text = '[settings.steps]\ndrop-theme = -1\n[settings.words.more]\nundergoing = ["bétonner"]\n'
    theirs = overlay(tmp_path, "titles", text).settings("titles", TitleSettings)
    assert theirs.steps == {**ours.steps, "drop-theme": -1}
    assert theirs.words.undergoing == (*ours.words.undergoing, "bétonner")
    assert theirs.words.bound == ours.words.bound


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("headings", "weight = 1\n", "nobody reads 'weight'"),
        ("titles", '[[foo]]\nid = "a"\n', r"nobody reads 'foo'; this file holds .*\[\[short\]\]"),
        ("checks", "[settings]\n", "restructurer.toml"),
    ],
)
def test_what_nobody_reads_is_refused(tmp_path: Path, name: str, text: str, told: str) -> None:
    with pytest.raises(RuleError, match=told):
        overlay(tmp_path, name, text)


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no rule file in this folder"):
        Rulebook(overlay=tmp_path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '[[rule]]\nid = "heading.quot"\ndisabled = true\n',
            "'heading.quot' to take out; did you mean 'heading.quote'",
        ),
        ('[[rule]]\nid = "heading.theme"\nmore.word = ["x"]\n', "more.word: no list.*did you mean 'words'"),
        ('[[rule]]\nid = "heading.mine"\nform = "clause"\nweight = 1\nexample = [{a = 1}]\n', "needs a mechanism"),
        ('[[rule]]\nid = "heading.theme"\nwords = "x"\n', "headings.toml:2.*words"),
    ],
)
def test_a_change_that_changes_nothing_is_refused(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(RuleError, match=told):
        overlay(tmp_path, "headings", text).rules("headings", HeadingRule)


def test_a_slot_that_nothing_fills_is_refused(tmp_path: Path) -> None:
    row = '[[short]]\nid = "mine"\nfind = "maire de {v}"\nwrite = "édile"\nexample = [{a = 1}]\n'
    with pytest.raises(RuleError, match=r"titles\.toml:2: rule 'mine': find: no slot \{v\}; known: \{n\}"):
        overlay(tmp_path, "titles", row).rules("titles", ShortForm, table="short")


def test_a_wrong_setting_names_its_line_and_what_was_meant(tmp_path: Path) -> None:
    book = overlay(tmp_path, "headings", "[settings]\nbeam = 4\nlongst = 60\n")
    with pytest.raises(RuleError, match=r"headings\.toml:3: \[settings\] longst: .*did you mean 'longest'"):
        book.settings("headings", HeadingSettings)


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


def _lists(value: object, path: str) -> Iterator[tuple[str, list[str]]]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _lists(one, f"{path}.{one.get('id', name) if isinstance(one, dict) else name}")
    elif isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        yield path, value
    elif isinstance(value, list):
        for one in value:
            yield from _lists(one, path)


# Rows of words whose first is what the others are of.
ROWS = frozenset(("quotes.settings.same_role", "quotes.settings.title_role", "quotes.settings.verb_role"))


def test_no_list_of_the_rules_says_a_word_twice(rulebook: Rulebook) -> None:
    tables = {name: found.tables for name in rulebook.names() if (found := rulebook.file(name)) is not None}
    lists = [one for name, table in tables.items() for one in _lists(table, name) if one[0] not in ROWS]
    assert [(path, word) for path, words in lists for word in set(words) if words.count(word) > 1] == []
