"""Every rule of noise and of the brief does what its worked examples say, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from restructurer.reading.noise_rules import (
    NoisePattern,
    bare,
    called_for,
    fault,
    match_edge,
    matches_line,
    noise_rules,
)
from restructurer.rulebook import default_rulebook

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
    @settings(
        max_examples=6,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(text=st.from_regex(one.compiled, fullmatch=True, alphabet=st.characters(max_codepoint=0x17F)))
    def holds(text: str) -> None:
        assert not matches_line(one, bare(text)) or called_for(one, bare(text))

    holds()
