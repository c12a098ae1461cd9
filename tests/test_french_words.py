"""The word count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restructurer.french.words import count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("L’OTAN veut s’ancrer", 3),
        ("« paix »", 1),
        ("«\u00a0paix\u00a0»\u00a0!", 1),
        ("10 000 morts", 3),
        ("a-t-il dit : non – jamais", 4),
        ("…\n\n- un\n- deux", 2),
    ],
)
def test_count(text: str, words: int) -> None:
    assert count_words(text) == words


@given(st.text(max_size=60), st.text(max_size=60))
def test_counts_add_up(one: str, other: str) -> None:
    assert count_words(f"{one} {other}") == count_words(one) + count_words(other)
