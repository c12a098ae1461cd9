"""The simple future: from the infinitive, as the lexicon has it."""

from __future__ import annotations

import pytest

from restructurer.french.future import future


@pytest.mark.parametrize(
    ("infinitive", "one", "many"),
    [
        ("devoir", "devra", "devront"),
        ("fermer", "fermera", "fermeront"),
        ("acheter", "achètera", "achèteront"),
        ("appeler", "appellera", "appelleront"),
        ("employer", "emploiera", "emploieront"),
        ("perdre", "perdra", "perdront"),
        ("être", "sera", "seront"),
    ],
)
def test_third_persons(infinitive: str, one: str, many: str) -> None:
    assert (future(infinitive, "3s"), future(infinitive, "3p")) == (one, many)


def test_what_the_lexicon_does_not_know_is_not_written() -> None:
    assert future("gloubiboulguer", "3s") is None
