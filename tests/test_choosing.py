"""Whom a pronoun, a description or a quote without a cue stands for, where several may be meant."""

from __future__ import annotations

from pathlib import Path

import pytest

import restructurer
from restructurer.analysis.speaker_rules import SpeakerSettings, speaker_settings
from restructurer.errors import RuleError
from restructurer.rulebook import Rulebook, default_rulebook


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "L’animatrice, Awa Sarr, ouvre la séance. L’une des jeunes mères se lève à son tour. « Avant, je n’osais "
            "pas parler », souffle-t-elle.",
            "L’une des jeunes mères",
        ),
        ("Pour l’avocat de la famille Perrin, Me Denis Hardy, la peine est « incompréhensible ».", "Denis Hardy"),
        (
            "Le député Guy Pastor a entendu l’ex-directeur, Alain Roche. Celui-ci s’est défendu de toute « manœuvre ».",
            "Alain Roche",
        ),
        ("L’agence Vidal a abaissé la note. L’agence de notation craint une dette « sans frein ».", "L’agence Vidal"),
    ],
)
def test_the_best_of_those_who_may_be_meant(text: str, speaker: str) -> None:
    assert restructurer.quotes(text)[-1].speaker == speaker


def test_the_rules_of_form_hold_where_nobody_leads_enough(tmp_path: Path) -> None:
    text = (
        "Le président du club, Jean Faivre, est ressorti déçu de la mairie, où Cédric Bôle l’avait convoqué. "
        "« On nous a offert un café », ironise-t-il."
    )
    own = restructurer.quotes(text)[-1].speaker
    weights = "[settings.pronoun]\nrule = 9.0\n"
    (tmp_path / "speakers.toml").write_text(f"[settings]\n{weights}", encoding="utf-8")
    assert speaker_settings(Rulebook(overlay=tmp_path)).pronoun["rule"] == 9.0
    assert own == "Jean Faivre"


def test_every_weight_is_of_something_known() -> None:
    settings = speaker_settings(default_rulebook())
    assert settings.parts["uncued"]
    with pytest.raises(ValueError, match="nothing is known as 'wisdom' of a speaker"):
        SpeakerSettings(lead={}, pronoun={"wisdom+last": 1.0}, uncued={})


def test_a_weight_of_nothing_is_refused_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "speakers.toml").write_text("[settings.uncued]\nwisdom = 1.0\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"speakers\.toml"):
        speaker_settings(Rulebook(overlay=tmp_path))
