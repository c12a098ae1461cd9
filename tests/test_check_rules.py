"""The table of checks: its worked examples hold, and its thresholds are the ones that run."""

from __future__ import annotations

from typing import Any

import pytest

from restructurer.checking.catalogue import catalogue, known_ids, tables
from restructurer.checking.examples import run_example

EXAMPLES = [
    pytest.param(row["id"], example, id=f"{row['id']}-{number}")
    for row in tables()["rule"]
    for number, example in enumerate(row["example"])
]


@pytest.mark.parametrize(("ident", "example"), EXAMPLES)
def test_example_holds(ident: str, example: dict[str, Any]) -> None:
    assert run_example(ident, example) is None


def test_every_check_has_a_table_and_every_table_a_check() -> None:
    assert [row["id"] for row in tables()["rule"]] != []
    assert {row["id"] for row in tables()["rule"]} == set(known_ids()) == set(catalogue())


def test_an_example_that_does_not_hold_is_told() -> None:
    assert "rated bad" in (run_example("typography.apostrophe", {"text": "L'été.", "rating": "good"}) or "")
    assert "no finding quotes" in (run_example("seo.text.length", {"rating": "bad", "words": "baobab"}) or "")


def test_a_threshold_moves_the_verdict() -> None:
    from restructurer.checking.engine import check_page
    from restructurer.checking.read_markdown import read_markdown
    from restructurer.checking.settings import Layer, chosen

    page = read_markdown("a.md", "Un texte de cinq mots.\n", aliases={})
    for least, rating in ((300, "bad"), (5, "good")):
        layer = Layer(select=("seo.text.length",), thresholds={"seo.text.length": {"good": least, "acceptable": least}})
        assert dict(check_page(page, chosen((layer,))).ratings) == {"seo.text.length": rating}
