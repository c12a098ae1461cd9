"""Characters written as others, as ``str.translate`` writes them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from restructurer.characters import swapped

OTHERS = {"’": "'", "\u00a0": " ", "\n": " ", "é": "e"}


@given(st.text(alphabet="ab ’'\u00a0\né", max_size=30))
def test_it_is_what_translate_gives(text: str) -> None:
    assert swapped(text, OTHERS) == text.translate(str.maketrans(OTHERS))
