"""The moves and questions as rules: their worked examples, and what an overlay may change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from spacy.language import Language

from restructurer.commands.plan import command
from restructurer.errors import RuleError
from restructurer.expansion.examples import material_of, plain
from restructurer.expansion.forms import fill
from restructurer.expansion.inversion import inverted
from restructurer.expansion.moves import MOVES, offers
from restructurer.expansion.questions import PATTERNS, all_asked
from restructurer.expansion.rules import moves, question_rules, settings
from restructurer.rulebook import Rulebook
from restructurer.writing.pieces import from_rule


def test_every_rule_has_a_mechanism(rulebook: Rulebook) -> None:
    assert set(moves(rulebook)) - {"restatement"} == set(MOVES)
    assert {rule.pattern for rule in question_rules(rulebook)} == set(PATTERNS)


def test_the_orders_name_every_move_that_makes_a_box(rulebook: Rulebook) -> None:
    for order in settings(rulebook).orders:
        assert set(order) == set(MOVES)


def test_an_overlay_takes_a_move_out_and_renames_another(tmp_path: Path, nlp: Language) -> None:
    (tmp_path / "expansions.toml").write_text('[[rule]]\nid = "landmarks"\ndisabled = true\n', encoding="utf-8")
    rulebook = Rulebook(overlay=tmp_path)
    text = "La Banque centrale européenne a relevé ses taux. La BCE veut contenir les prix."
    found = offers(material_of(text, nlp=nlp, rulebook=rulebook), rulebook=rulebook)
    assert "landmarks" not in {offer.move for offer in found}


def test_a_question_of_an_unknown_pattern_is_refused(tmp_path: Path, nlp: Language) -> None:
    (tmp_path / "expansions.toml").write_text(
        '[[question]]\nid = "who-knows"\npattern = "who-knows"\ntext = "Qui sait ?"\nvalue = 1.0\n'
        'example = [{ text = "Le maire sait tout.", question = "Qui sait ?", answer = "Le maire." }]\n',
        encoding="utf-8",
    )
    rulebook = Rulebook(overlay=tmp_path)
    material = material_of("La ville a fermé la piscine lundi.", nlp=nlp, rulebook=rulebook)
    with pytest.raises(RuleError, match=r"who-knows.*known: infinitive"):
        all_asked(material)


def test_a_text_with_an_unknown_slot_is_refused() -> None:
    with pytest.raises(RuleError, match="auteur"):
        fill("{auteur} : {quote}", {"quote": ()}, rule="pull-quote")


@pytest.mark.parametrize(
    ("text", "subject", "wanted"),
    [
        ("Que {verb} {subject} ?", "l’ONG", "Qu’envisage l’ONG ?"),
        ("Pourquoi {subject} {verb} ?", "le maire", "Pourquoi le maire envisage ?"),
    ],
)
def test_que_elides_before_what_fills_the_slot(text: str, subject: str, wanted: str) -> None:
    slots = {"verb": [from_rule("envisage", "x")], "subject": [from_rule(subject, "x")]}
    assert plain("".join(piece.text for piece in fill(text, slots, rule="x"))) == wanted


@pytest.mark.parametrize(
    ("verb", "subject", "wanted"),
    [
        ("a", "elle", "a-t-elle"),
        ("prend", "il", "prend-il"),
        ("doivent", "ils", "doivent-ils"),
        ("parle", "il", "parle-t-il"),
        ("ont", "elles", "ont-elles"),
    ],
)
def test_inversion_takes_its_t_after_a_vowel_only(verb: str, subject: str, wanted: str) -> None:
    assert inverted(verb, subject) == wanted


def test_the_plan_command_shows_moves_and_says_when_there_is_too_little(tmp_path: Path) -> None:
    short = tmp_path / "court.txt"
    line = "Le conseil municipal de Berville a voté la construction d’une digue de {n} mètres devant le port. "
    short.write_text("Une digue pour Berville\n\n" + "".join(line.format(n=n) for n in range(80, 88)), encoding="utf-8")
    done = CliRunner().invoke(command, [str(short), "--words", "900"])
    assert done.exit_code == 3
    assert "This material supports" in done.output
    enough = CliRunner().invoke(command, [str(short), "--words", "60", "--format", "json"])
    assert enough.exit_code == 0
    assert json.loads(enough.output)["target_met"]
