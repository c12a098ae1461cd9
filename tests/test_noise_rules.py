"""Every rule of noise and of the brief does what its worked examples say."""

from __future__ import annotations

import pytest

from restructurer.reading.noise_rules import NoisePattern, fault, noise_rules
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
