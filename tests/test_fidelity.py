"""Fidelity: every planted fault is found, and nothing is said of an article that nobody touched."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from spacy.language import Language

from restructurer.checking.catalogue import FIDELITY
from restructurer.checking.engine import check_page
from restructurer.checking.fidelity_types import SourceText
from restructurer.checking.load import read_page
from restructurer.checking.settings import Layer, chosen
from restructurer.checking.sources import read_source
from restructurer.checking.values import Finding
from restructurer.main_path import restructure_source
from restructurer.reading.read import read_file
from restructurer.rendering.render import render
from restructurer.rulebook import Rulebook
from tests.conftest import ROOT, SHARED
from tests.planting import KINDS, plant

CHECKS = chosen((Layer(select=("fidelity",)),))
SOURCE = SourceText(
    "depeche.txt",
    "Le port d’Arvence rouvre",
    (
        "Le port d’Arvence rouvre lundi 3 mars 2024, après 14 mois de travaux. "
        "M. Louis Castérac, son directeur, s’en réjouit.",
        "« Nous accueillerons 120 bateaux de pêche avant l’été, et 40 voiliers », a-t-il dit à Nora Belval.",
        "L'oeuvre a coûté 12 500 euros. La région en a payé la moitié.",
    ),
)
ARTICLE = """---
title: "Arvence : le port rouvre"
---

# Arvence : le port rouvre

**L’essentiel**

- Le port rouvre lundi 3 mars 2024.

Le port d’Arvence rouvre lundi 3 mars 2024, après 14 mois de travaux.

## 120 bateaux de pêche avant l’été

M.\u00a0Louis Castérac, son directeur, s’en réjouit.

«\u00a0Nous accueillerons 120 bateaux de pêche avant l’été, et 40 voiliers\u00a0», a-t-il dit à Nora Belval.

L’œuvre a coûté 12\u00a0500 euros. La région en a payé la moitié.

> «\u00a0Nous accueillerons 120 bateaux de pêche avant l’été, et 40 voiliers\u00a0»
>
> — Louis Castérac

**Qui est Louis Castérac\u00a0?** Directeur du port d’Arvence.
"""


def findings(text: str, source: SourceText = SOURCE, *, path: str = "article.md") -> list[Finding]:
    return list(check_page(read_page(path, aliases={"title": ("title",)}, text=text), CHECKS, source=source).findings)


def test_nothing_is_said_of_a_faithful_article() -> None:
    assert findings(ARTICLE) == []


@pytest.mark.parametrize(
    ("old", "new", "check", "words"),
    [
        ("après 14 mois", "après 15 mois", "fidelity.number", "15"),
        ("lundi 3 mars 2024, après", "lundi 4 mars 2024, après", "fidelity.date", "4 mars 2024"),
        ("à Nora Belval", "à Nora Duval", "fidelity.name", "Duval"),
        ("à Nora Belval", "à Louis Belval", "fidelity.altered", "Louis"),
        ("de pêche avant l’été, et 40 voiliers\u00a0», a-t-il", "avant l’été, et 40 voiliers\u00a0», a-t-il",
         "fidelity.quote", "120 bateaux avant"),
        ("et 40 voiliers\u00a0»\n>", "et 40\u00a0»\n>", "fidelity.quote", "Nous accueillerons"),
        (" La région en a payé la moitié.", "", "fidelity.lost", "La région en a payé la moitié"),
        ("la moitié.", "la moitié. Les commerçants applaudissent ce retour.", "fidelity.invented", "Les commerçants"),
        ("## 120 bateaux", "## 140 bateaux", "fidelity.number", "140"),
        ("## 120 bateaux de pêche", "## 40 bateaux d’euros", "fidelity.number", "40"),
        ("Directeur du port d’Arvence", "Directeur du port de Sauville", "fidelity.name", "Sauville"),
        ("# Arvence : le port", "# Castérac : le port", "fidelity.name", "Castérac"),
        ("- Le port rouvre lundi 3 mars 2024.", "- La préfète a démissionné de ses fonctions.",
         "fidelity.invented", "La préfète"),
    ],
)  # fmt: skip
def test_a_fault_is_named_where_it_is(old: str, new: str, check: str, words: str) -> None:
    assert old in ARTICLE
    text = ARTICLE.replace(old, new)
    told = [one for one in findings(text) if one.check == check and words in f"{one.words} {one.message}"]
    assert told, [(one.check, one.words) for one in findings(text)]
    if check not in ("fidelity.lost",):
        line = text.split("\n")[told[0].line - 1]
        assert told[0].words.split("\n")[0] in line


def test_mended_typography_is_no_difference() -> None:
    text = ARTICLE.replace("’", "'").replace("\u00a0", " ").replace("œ", "oe").replace("«", '"').replace("»", '"')
    assert findings(text) == []


def test_what_the_data_state_is_allowed() -> None:
    text = ARTICLE + "\n**Repères**\n\n- **Ordre de Malte**\u00a0: organisation fondée à Jérusalem en 1113.\n"
    told = {one.check for one in findings(text)}
    assert {"fidelity.name", "fidelity.number"} <= told
    supplied = SourceText(
        SOURCE.name, SOURCE.title, SOURCE.paragraphs, ("Ordre de Malte : organisation fondée à Jérusalem en 1113",)
    )
    assert findings(text, supplied) == []


def test_an_empty_source_does_not_stop_the_check() -> None:
    assert {one.check for one in findings(ARTICLE, SourceText("vide", "", ()))} >= {"fidelity.quote", "fidelity.number"}


@pytest.fixture(scope="module")
def made(nlp: Language, rulebook: Rulebook) -> list[tuple[str, dict[str, str], SourceText]]:
    """Articles made from the sample and, where it stands, the corpus: name, text by format, source."""
    paths = [ROOT / "data" / "sample.txt"]
    if SHARED.is_dir():
        paths += sorted((SHARED / "corpus" / "wikinews" / "documents").glob("*.html"))[::4]
    found = []
    for path in paths:
        work = restructure_source(read_file(path, rulebook=rulebook), rulebook=rulebook, words=700, nlp=nlp)
        texts = {kind: render(work.article, format=kind) for kind in ("md", "html", "json")}
        found.append((path.stem, texts, read_source(path)))
    return found


def test_untouched_articles_raise_nothing(made: list[tuple[str, dict[str, str], SourceText]]) -> None:
    told = [
        (name, kind, one.check, one.words)
        for name, texts, source in made
        for kind, text in texts.items()
        for one in findings(text, source, path=f"{name}.{kind}")
    ]
    assert told == []


def test_planted_faults_are_found(made: list[tuple[str, dict[str, str], SourceText]]) -> None:
    pick = random.Random(20)
    planted: Counter[str] = Counter()
    missed = []
    while sum(planted.values()) < 250:
        kind = KINDS[sum(planted.values()) % len(KINDS)]
        name, texts, source = pick.choice(made)
        text = plant(kind, texts["md"], pick)
        if text is None:
            continue
        planted[kind] += 1
        if not findings(text, source, path=f"{name}.md"):
            missed.append((kind, name, text))
    assert [(kind, name) for kind, name, _ in missed] == []
    assert min(planted.values()) == 50


def test_every_fidelity_check_is_listed() -> None:
    assert {one.check.id for one in CHECKS} == set(FIDELITY)


def test_reading_the_source(tmp_path: Path) -> None:
    path = tmp_path / "depeche.txt"
    path.write_text(
        "Un titre\n\n" + "Le port d’Arvence rouvre lundi et la mairie de la ville s’en réjouit. " * 6, encoding="utf-8"
    )
    source = read_source(path)
    assert source.paragraphs
    assert "Arvence" in source.paragraphs[-1]


def test_a_source_is_read_with_the_rules_that_the_article_was_made_with(tmp_path: Path) -> None:
    told = "Le conseil a voté le crédit lundi soir, par trente voix contre douze, après trois heures de débat. "
    (tmp_path / "a.txt").write_text(
        f"Le pont de Kerval\n\n{told}\n\nZou la galette du jour\n\n{told}\n", encoding="utf-8"
    )
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "noise.toml").write_text(
        '[[rule]]\nid = "noise.ours.cake"\npattern = "zou la galette .{2,40}"\n'
        'example = [{ noise = "Zou la galette du roi" }, { keep = "Une galette" }]\n',
        encoding="utf-8",
    )
    assert any("galette" in one for one in read_source(tmp_path / "a.txt").paragraphs)
    assert not any("galette" in one for one in read_source(tmp_path / "a.txt", rules=rules).paragraphs)
