"""`restructurer verify`: an untouched article is proved; whatever is changed in it is found."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from restructurer.checking.fidelity_tokens import stem, tokens
from restructurer.checking.proof import Flaw, verify
from restructurer.checking.proof_rules import replaces, rule_ids
from restructurer.cli import cli
from restructurer.errors import InputError, RestructurerError
from restructurer.main_path import restructure_source
from restructurer.reading.read import read_bytes, read_file
from restructurer.rendering.render import render
from restructurer.rulebook import Rulebook, default_rulebook
from tests.conftest import ROOT

SAMPLE = ROOT / "data" / "sample.txt"


@pytest.fixture(scope="module")
def article(nlp: Language, rulebook: Rulebook) -> dict[str, Any]:
    work = restructure_source(read_file(SAMPLE, rulebook=rulebook), rulebook=rulebook, words=700, nlp=nlp)
    return dict(json.loads(render(work.article, format="json")))


def flaws(data: dict[str, Any]) -> tuple[Flaw, ...]:
    rulebook = default_rulebook()
    return verify(data, read_file(SAMPLE, rulebook=rulebook), rulebook=rulebook)


def pieces(data: dict[str, Any]) -> list[dict[str, Any]]:
    found = [*data["title_pieces"], *data["description_pieces"]]
    for section in data["sections"]:
        found += section["heading"]["pieces"] if section["heading"] else []
        found += [piece for block in section["blocks"] for piece in block["pieces"]]
    return found


def test_an_untouched_article_is_proved(article: dict[str, Any]) -> None:
    assert flaws(article) == ()


def test_a_crosshead_right_over_another_is_not_lost(nlp: Language, rulebook: Rulebook) -> None:
    told = "Le conseil a voté le crédit lundi soir, par trente voix contre douze. Les travaux dureront trois ans. "
    text = f"# Le pont de Kerval\n\n{told * 2}\n\n## Le contexte\n\n### Des travaux attendus\n\n{told * 3}\n"
    source = read_bytes(text.encode(), name="a.md", rulebook=rulebook)
    work = restructure_source(source, rulebook=rulebook, words=60, nlp=nlp)
    assert "Le contexte" in render(work.article, format="md")
    assert verify(json.loads(render(work.article, format="json")), source, rulebook=rulebook) == ()


def test_articles_of_the_corpus_are_proved(shared: Path, nlp: Language, rulebook: Rulebook) -> None:
    told = []
    for path in sorted((shared / "corpus" / "wikinews" / "documents").glob("*.html"))[::6]:
        source = read_file(path, rulebook=rulebook)
        work = restructure_source(source, rulebook=rulebook, words=700, nlp=nlp)
        data = json.loads(render(work.article, format="json"))
        told += [(path.stem, flaw) for flaw in verify(data, source, rulebook=rulebook)]
    assert told == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=st.data())
def test_any_letter_changed_in_any_piece_is_found(article: dict[str, Any], data: st.DataObject) -> None:
    changed = copy.deepcopy(article)
    candidates = [piece for piece in pieces(changed) if any(char.isalpha() for char in piece["text"])]
    piece = data.draw(st.sampled_from(candidates))
    at = data.draw(st.sampled_from([i for i, char in enumerate(piece["text"]) if char.isalpha()]))
    piece["text"] = piece["text"][:at] + "ʘ" + piece["text"][at + 1 :]
    assert flaws(changed)


def change(article: dict[str, Any], where: str, new: object) -> dict[str, Any]:
    changed = copy.deepcopy(article)
    target: Any = changed
    *path, last = where.split(".")
    for step in path:
        target = target[int(step)] if step.isdigit() else target[step]
    target[int(last) if last.isdigit() else last] = new
    return changed


@pytest.mark.parametrize(
    ("where", "new", "reason"),
    [
        ("source.sha256", "0" * 64, "l’empreinte du texte est"),
        ("words", 3, "le corps a"),
        ("title", "Autre chose", "les morceaux donnent"),
        ("title_rule", "titles.rêvée", "aucune règle ne porte ce nom"),
        ("fingerprint.rules", "sha256:0", "ici : sha256:"),
        ("fingerprint.program", "restructurer 99", "ici : restructurer"),
        ("source.removed", [], "la source relue a d’autres retraits"),
        ("source.kickers", [{"start": 0, "end": 3, "rule": "x"}], "la source relue a d’autres surtitres"),
        ("source.paragraphs", [], "la source relue a d’autres paragraphes"),
        ("title_pieces.0.edits", ["rot13"], "retouche inconnue"),
        ("title_pieces.0.origin", "dream", "origine inconnue"),
        ("title_pieces.0.end", 10_000_000, "hors de la source"),
    ],
)
def test_a_change_is_named(article: dict[str, Any], where: str, new: object, reason: str) -> None:
    told = flaws(change(article, where, new))
    assert any(reason in flaw.message for flaw in told), told


def first(article: dict[str, Any], origin: str) -> dict[str, Any]:
    return next(piece for piece in pieces(article) if piece["origin"] == origin and piece["text"].strip())


def test_an_invention_called_a_rule_or_data_is_found(article: dict[str, Any]) -> None:
    changed = copy.deepcopy(article)
    piece = first(changed, "source")
    piece.update(origin="rule", rule="drafts.join", start=None, end=None, edits=[], text="Le maire démissionne")
    assert any("n’écrit pas ces mots" in flaw.message for flaw in flaws(changed))
    piece.update(origin="data", rule=None, key="organisations.tsv:onu")
    assert any("dit «" in flaw.message for flaw in flaws(changed))
    piece.update(key="organisations.tsv:rien")
    assert any("aucune entrée ne s’appelle" in flaw.message for flaw in flaws(changed))
    piece.update(origin="rule", rule="inconnue", key=None)
    assert any("aucune règle ne s’appelle" in flaw.message for flaw in flaws(changed))
    piece.update(rule="french.contraction", start=0, end=3)
    assert any("ne met pas cela à la place de" in flaw.message for flaw in flaws(changed))


def test_a_lost_paragraph_and_a_swapped_one_are_found(article: dict[str, Any]) -> None:
    changed = copy.deepcopy(article)
    blocks = [block for section in changed["sections"] for block in section["blocks"] if block["rule"] == "body"]
    saved = blocks[1]["pieces"]
    blocks[1]["pieces"] = []
    assert any(flaw.message == "mots de la source perdus" for flaw in flaws(changed))
    blocks[1]["pieces"], blocks[0]["pieces"] = blocks[0]["pieces"], saved
    assert any("l’ordre de la source" in flaw.message for flaw in flaws(changed))


@pytest.mark.parametrize(
    ("rule", "old", "new", "allowed"),
    [
        ("typography.guillemets", '"', "«\u00a0", True),
        ("typography.guillemets", "a", "«\u00a0", False),
        ("typography.ligature", "oe", "œ", True),
        ("typography.ligature", "oe", "œuf", False),
        ("typography.double-mark", "?", "\u00a0?", True),
        ("typography.double-mark", "?", "\u00a0!", False),
        ("french.contraction", "de le", "du", True),
        ("french.contraction", "à les", "aux", True),
        ("french.contraction", "à les", "du", False),
        ("french.elision", "de", "d’", True),
        ("french.elision", "de", "l’", False),
        ("french.elision", "s'", "se", True),
        ("french.elision", "qu’", "que", True),
        ("french.elision", "qu’", "se", False),
        ("french.casing", "L'", "l’", True),
        ("french.casing", "L'", "d’", False),
        ("french.capitalise", "à", "À", True),
        ("french.capitalise", "à", "B", False),
        ("expansions.question.inversion", "organise", "organise-t-elle", True),
        ("expansions.question.inversion", "organise", "annule-t-elle", False),
    ],
)
def test_what_a_rule_may_write_for_what(rule: str, old: str, new: str, allowed: bool) -> None:
    assert replaces(rule, old, new, vocabulary=frozenset()) is allowed


def test_a_name_in_full_is_of_the_source() -> None:
    known = frozenset(stem(token.key) for token in tokens("un spectacle multimédia"))
    assert replaces("name-in-full", "spectacle", "spectacle multimédia", vocabulary=frozenset(), source=known)
    assert not replaces("name-in-full", "spectacle", "spectacle équestre", vocabulary=frozenset(), source=known)


def test_rule_names() -> None:
    known = rule_ids(default_rulebook())
    assert {"body", "typography.guillemets", "expansions.question.why", "heading.clause"} <= known
    assert "inconnue" not in known


def test_the_command(article: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "article.json"
    path.write_text(json.dumps(article, ensure_ascii=False), encoding="utf-8")
    proved = CliRunner().invoke(cli, ["verify", str(path), str(SAMPLE)])
    assert proved.exit_code == 0, proved.output
    assert "morceaux prouvés" in proved.output
    other = tmp_path / "autre.txt"
    other.write_text(SAMPLE.read_text(encoding="utf-8").replace("douze", "treize"), encoding="utf-8")
    refused = CliRunner().invoke(cli, ["verify", str(path), str(other)])
    assert refused.exit_code == 1
    assert "la source relue diffère" in refused.output
    aged = change(article, "fingerprint.program", "restructurer 0.0.1")
    path.write_text(json.dumps(aged, ensure_ascii=False), encoding="utf-8")
    assert CliRunner().invoke(cli, ["verify", str(path), str(SAMPLE)]).exit_code == 1
    assert CliRunner().invoke(cli, ["verify", str(path), str(SAMPLE), "--ignore-fingerprint"]).exit_code == 0


@pytest.mark.parametrize("data", [b"{", b"\xff", b"[]", b'{"schema": "x"}', b'{"schema": "restructurer/article/1"}'])
def test_what_is_no_article_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "article.json"
    path.write_bytes(data)
    with pytest.raises(RestructurerError) as error:
        CliRunner().invoke(cli, ["verify", str(path), str(SAMPLE)], catch_exceptions=False)
    assert error.value.exit_code == 2
    assert isinstance(error.value, InputError)
