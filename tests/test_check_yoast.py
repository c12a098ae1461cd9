"""The verdicts agree with those of yoastseo, on 98 of 100 pairs of document and check.

Needs Node and the development packages: ``npm ci`` in ``tests/yoast`` (or NODE_PATH). docs/yoast.md
says which pairs differ and why.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest
from spacy.language import Language

from restructurer.main_path import restructure_source
from restructurer.reading.read import read_file
from restructurer.rendering.render import render
from restructurer.rulebook import Rulebook
from tests.agreement import PAIRS, YOAST, Document, damaged, differences, from_markdown, ours
from tests.conftest import ROOT, SHARED

OWN = Document(
    "own",
    "Pont de Sauville : la réouverture prévue lundi",
    "Le pont de Sauville rouvre lundi aux voitures. Les camions attendront juin, dit la mairie, après quatre mois.",
    "pont-de-sauville-reouverture",
    "pont de Sauville",
    """Le pont de Sauville rouvre lundi. Les voitures passeront d’abord, dans les deux sens.

## Les camions attendront juin

Toutefois, les camions n’ont pas le droit d’y rouler. L’interdiction a été décidée par le préfet.
Elle vaut jusqu’en juin.

- Le quai nord reste fermé.
- Le quai sud est ouvert depuis mardi.

## Un pont de Sauville plus large

> « Nous avons tenu les délais », a dit la maire.

Le tablier a été élargi de deux mètres, c’est-à-dire d’une voie. Voir [le dossier](/pont/) ou [le site](https://example.org).
""",
)


@pytest.fixture(scope="module")
def node_path() -> str:
    if shutil.which("node") is None:
        pytest.skip("needs Node")
    for folder in (YOAST / "node_modules", Path(os.environ.get("NODE_PATH") or "/nonexistent")):
        if (folder / "yoastseo").is_dir():
            return str(folder)
    pytest.skip("needs the development packages of tests/yoast (npm ci there)")


@pytest.fixture(scope="module")
def documents(nlp: Language, rulebook: Rulebook) -> list[Document]:
    """Our own page, the sample and some articles of the corpus, as they come and as made, and worse versions."""
    paths = [ROOT / "data" / "sample.txt"]
    if SHARED.is_dir():
        paths += sorted((SHARED / "corpus" / "wikinews" / "documents").glob("*.html"))[::17]
    whole = [OWN]
    for path in paths:
        source = read_file(path, rulebook=rulebook)
        made = from_markdown(
            path.stem,
            render(restructure_source(source, rulebook=rulebook, words=700, nlp=nlp).article, format="md"),
        )
        plain = "\n\n".join(source.slice(paragraph).replace("\n", " ") for paragraph in source.paragraphs)
        whole += [made, made.with_("source", title=source.title, body=plain)]
    found = []
    for number, document in enumerate(whole):
        found.append(document)
        worse = list(damaged(document))
        found += worse if number < 1 else worse[number % 2 :: 2]
    return found


def test_verdicts_agree(documents: list[Document], node_path: str) -> None:
    total, differ = differences(documents, node_path=node_path)
    assert total > 2000
    assert len(differ) <= 0.02 * total, Counter((one.check, one.ours, one.theirs) for one in differ).most_common()
    by_check = Counter(one.check for one in differ)
    worst = {check: count for check, count in by_check.items() if count > 0.06 * len(documents)}
    assert worst == {}


def test_every_pair_is_a_check_of_ours() -> None:
    assert set(PAIRS) <= set(ours(OWN))


def test_damage_changes_verdicts() -> None:
    base = ours(OWN)
    changed = {check for worse in damaged(OWN) for check, rating in ours(worse).items() if base.get(check) != rating}
    assert len(changed) >= 12, sorted(changed)
