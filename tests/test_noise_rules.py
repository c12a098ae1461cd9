"""Every rule of noise and of the brief does what its worked examples say, and no more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from restructurer.errors import RuleError
from restructurer.reading.noise_rules import (
    NoisePattern,
    bare,
    called_for,
    fault,
    match_edge,
    matches_line,
    noise_rules,
)
from restructurer.reading.read import read_text
from restructurer.rulebook import Rulebook, default_rulebook

RULES = noise_rules(default_rulebook())
EVERY = [*RULES.lines, *RULES.edges]


@pytest.mark.parametrize("one", EVERY, ids=[one.id for one in EVERY])
def test_examples_hold(one: NoisePattern) -> None:
    faults = [fault(one, example, reach=RULES.settings.reach) for example in one.rule.example]
    assert [found for found in faults if found] == []


@pytest.mark.parametrize("one", RULES.lines, ids=[one.id for one in RULES.lines])
def test_each_line_rule_shows_noise_it_takes_or_suspects(one: NoisePattern) -> None:
    assert any("noise" in example or "doubt" in example for example in one.rule.example)


KEEPS = (Path(__file__).parent / "noise_samples" / "keeps.lst").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", KEEPS)
def test_no_sure_rule_takes_a_line_that_only_resembles_noise_wherever_it_stands(line: str) -> None:
    words = bare(line)
    sure = [
        one.id for one in RULES.candidates(words) if one.rule.sure and not one.rule.zone and matches_line(one, words)
    ]
    assert sure == []
    assert [one.id for one in RULES.edges if match_edge(one, line, reach=RULES.settings.reach)] == []


@pytest.mark.parametrize("one", [one for one in RULES.lines if one.rule.needs], ids=lambda one: one.id)
def test_what_a_rule_needs_misses_nothing_it_matches(one: NoisePattern) -> None:
    pattern = re.compile(one.source, re.IGNORECASE)

    @settings(
        max_examples=6,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(text=st.from_regex(pattern, fullmatch=True, alphabet=st.characters(max_codepoint=0x17F)))
    def holds(text: str) -> None:
        assert not matches_line(one, bare(text)) or called_for(one, bare(text))

    holds()


def overlaid(folder: Path, text: str) -> Rulebook:
    (folder / "noise.toml").write_text(text, encoding="utf-8")
    return Rulebook(overlay=folder)


def test_a_writer_s_own_rule_is_applied(tmp_path: Path) -> None:
    own = overlaid(
        tmp_path,
        "[[rule]]\nid = 'noise.ours.hotline'\nneeds = ['^standard']\npattern = 'standard du journal : .{2,80}'\n"
        "example = [{ noise = 'Standard du journal : 0800 12 34 56' }, { keep = 'Standard téléphonique saturé' }]\n",
    )
    one = next(one for one in noise_rules(own).lines if one.id == "noise.ours.hotline")
    assert [fault(one, example, reach=160) for example in one.rule.example] == [None, None]
    text = "Le pont rouvre\n\nLe pont rouvrira lundi.\n\nStandard du journal : 0800 12 34 56"
    source = read_text(text, rulebook=own, minimum_words=0)
    assert [one.rule for one in source.removed] == ["noise.ours.hotline"]


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(a+)+b", "stall"),
        ("<town>", "no fragment <town>"),
        ("a(", "not a valid pattern"),
        (".*a.*b.*c.*d", "open-ended"),
    ],
)
def test_a_wrong_pattern_is_refused_with_its_place(pattern: str, reason: str, tmp_path: Path) -> None:
    rule = f"\n[[rule]]\nid = 'noise.ours'\npattern = '{pattern}'\nexample = [{{ noise = 'x' }}]\n"
    with pytest.raises(RuleError, match=r"noise.toml:3: rule 'noise.ours'") as caught:
        noise_rules(overlaid(tmp_path, rule))
    assert reason in str(caught.value)


def test_a_rule_can_be_taken_out(tmp_path: Path) -> None:
    own = overlaid(tmp_path, "[[rule]]\nid = 'noise.credit.sign'\ndisabled = true\n")
    assert "noise.credit.sign" not in [one.id for one in noise_rules(own).lines]
