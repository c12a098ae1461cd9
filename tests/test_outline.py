"""The outline: whatever clusters get a subheading, the article keeps its order and loses nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from restructurer.analysis.findings import Cluster
from restructurer.article import Heading, Piece
from restructurer.rulebook import default_rulebook
from restructurer.writing.outline import outline
from tests.writing_samples import article

SENTENCE = "Le port a rouvert lundi matin après la tempête, a annoncé la capitainerie."
BLOCKS = 9
RULES = ("heading.clause", "heading.crosshead")


@pytest.fixture(scope="module")
def analysis():  # type: ignore[no-untyped-def]
    return article("\n\n".join([SENTENCE] * BLOCKS))


@example(words=[100, 240, 20] + [90] * 6, rules=[None] * 3 + ["heading.clause"] * 6, opening=1)
@given(
    words=st.lists(st.integers(20, 240), min_size=BLOCKS, max_size=BLOCKS),
    rules=st.lists(st.sampled_from([None, *RULES]), min_size=BLOCKS, max_size=BLOCKS),
    opening=st.integers(0, 2),
)
def test_the_order_of_the_article_stays(analysis, words, rules, opening) -> None:  # type: ignore[no-untyped-def]
    clusters = [Cluster(index, index + 1, words[index]) for index in range(BLOCKS)]
    heads = [Heading(rule, (Piece("Le port a rouvert", "rule", rule=rule),)) if rule else None for rule in rules]
    found = outline(
        analysis,
        tuple(clusters[:opening]),
        tuple(clusters[opening:]),
        tuple(heads[opening:]),
        rulebook=default_rulebook(),
    ).sections
    assert found[0].first == 0
    assert found[-1].stop == BLOCKS
    assert all(before.stop == after.first for before, after in pairwise(found))
    printed = [one.heading for one in found if one.heading is not None]
    assert printed == [head for head in heads[opening:] if head is not None]
