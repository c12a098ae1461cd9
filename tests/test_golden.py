"""The sample article as it was last read and approved, without the front matter (whose hashes follow every rule).

When a change of rules is meant to change it: ``python -m tests.test_golden`` writes it anew; read the difference.
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language

from restructurer.main_path import restructure_source
from restructurer.reading.read import read_file
from restructurer.rendering.markdown import body
from restructurer.rulebook import Rulebook, default_rulebook

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden" / "sample.md"


def written(rulebook: Rulebook, nlp: Language | None = None) -> str:
    source = read_file(ROOT / "data" / "sample.txt", rulebook=rulebook)
    return body(restructure_source(source, rulebook=rulebook, nlp=nlp).article)


def test_the_sample_is_as_it_was_approved(nlp: Language, rulebook: Rulebook) -> None:
    assert written(rulebook, nlp) == GOLDEN.read_text(encoding="utf-8")


if __name__ == "__main__":
    GOLDEN.write_text(written(default_rulebook()), encoding="utf-8")
