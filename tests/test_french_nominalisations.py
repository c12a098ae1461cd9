"""The table of nominalisations: sound, and enough of it."""

from __future__ import annotations

from restructurer.french import lexicon
from restructurer.french.nominalisations import nominalisations
from restructurer.resources import data_dir

ROWS = [
    line.split("\t")
    for line in (data_dir() / "nominalisations.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_there_are_enough() -> None:
    assert len(ROWS) >= 600


def test_each_row_is_sound() -> None:
    for verb, noun, gender, goal, agent in ROWS:
        bare = verb.removeprefix("se ").removeprefix("s’")
        assert any(one.mood == "inf" for one in lexicon.conjugations(bare)), verb
        head = noun.split()[0]
        assert any(code[0] == gender for code in lexicon.noun_codes(head)), noun
        assert goal in ("", "de", "à", "contre", "sur", "dans", "avec", "pour", "en", "vers", "envers"), verb
        assert agent in ("de", "par"), verb


def test_no_row_twice() -> None:
    keys = [(row[0], row[3]) for row in ROWS]
    assert len(keys) == len(set(keys))


def test_look_up() -> None:
    assert {one.noun for one in nominalisations("ouvrir")} == {"ouverture"}
    assert nominalisations("implanter", reflexive=True)[0].gender == "f"
    assert [one.noun for one in nominalisations("opposer", reflexive=True)] == ["opposition"]
    assert nominalisations("xyzzer") == ()
