"""The derived tables: what goes in comes out, and a damaged or unwritable cache costs only time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.strings import get_string_id

from restructurer.fastmodel import cache
from restructurer.fastmodel.matching import Letters, ranges_of
from restructurer.fastmodel.tables import (
    Forms,
    KeyRows,
    Lists,
    Words,
    pack,
    pack_forms,
    pack_lists,
    pack_rows,
    pack_words,
    unpack,
)

word = st.text(st.characters(exclude_characters="\x1f", exclude_categories=("Cs",)), min_size=1, max_size=12)


@given(st.lists(word), word)
def test_words_hold_what_was_packed_and_nothing_else(words: list[str], other: str) -> None:
    table = Words(unpack(memoryview(pack(pack_words("index", words)))), "index")
    assert all(one in table for one in words)
    assert (other in table) == (other in words)
    assert len(table) == len(set(words))


@given(st.dictionaries(word, st.lists(word, min_size=1, max_size=3)), word)
def test_lists_and_forms_give_back_their_values(rows: dict[str, list[str]], other: str) -> None:
    hashed = {get_string_id(key): values for key, values in rows.items()}
    parts = unpack(memoryview(pack(pack_lists("lookup", hashed) | pack_forms("exc", rows))))
    lists, forms = Lists(parts, "lookup"), Forms(parts, "exc")
    for key, values in rows.items():
        assert lists.get(key) == values == forms.get(key)
        assert lists.get(get_string_id(key)) == values
    assert lists.get(other, "none") == rows.get(other, "none") == forms.get(other, "none")
    assert (other in lists) == (other in rows) == (other in forms)


def test_two_words_with_one_hash_stay_apart() -> None:
    parts = pack_words("index", ["un"])
    shared = parts["index.keys"]
    both = unpack(memoryview(pack({"index.keys": shared + shared, **_two_strings("autre", "un")})))
    table = Words(both, "index")
    assert "un" in table
    assert "deux" not in table


def _two_strings(first: str, second: str) -> dict[str, bytes]:
    from array import array

    offsets = array("Q", [0, len(first), len(first) + len(second)])
    return {"index.offsets": offsets.tobytes(), "index.blob": (first + second).encode()}


def test_an_empty_list_is_refused() -> None:
    with pytest.raises(ValueError, match="empty list"):
        pack_lists("lookup", {1: []})


@given(st.dictionaries(st.integers(0, 2**64 - 1), st.integers(0, 2**32 - 1)), st.integers(0, 2**64 - 1))
def test_key_rows_is_the_mapping_it_was_made_from(rows: dict[int, int], other: int) -> None:
    parts = unpack(memoryview(pack(pack_rows("vectors", rows))))
    table = KeyRows(parts["vectors.keys"], parts["vectors.rows"])
    assert dict(table) == rows
    assert table.get(other, -1) == rows.get(other, -1)
    assert (other in table) == (other in rows)


def test_key_rows_forgets_so_that_memory_stays_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(KeyRows, "MEMO_SIZE", 4)
    parts = unpack(memoryview(pack(pack_rows("vectors", {key: key * 2 for key in range(100)}))))
    table = KeyRows(parts["vectors.keys"], parts["vectors.rows"])
    assert [table.get(key) for key in range(100)] == [key * 2 for key in range(100)]
    assert len(table._memo) <= 4


@given(st.text(), st.characters())
def test_letters_are_the_characters_they_were_made_from(chars: str, other: str) -> None:
    letters = Letters(ranges_of(chars))
    assert letters.all(chars)
    assert (other in letters) == (other in chars)


@pytest.mark.parametrize("damage", [b"", b"\0" * 7, b"\xff" * 64, None])
def test_a_damaged_file_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes | None) -> None:
    monkeypatch.setenv("RESTRUCTURER_CACHE", str(tmp_path))
    data = pack({"part": b"what was derived"})
    (tmp_path / "one.tables").write_bytes(data[:-8] if damage is None else damage)
    assert bytes(cache.tables("one", lambda: data)["part"]) == b"what was derived"
    assert (tmp_path / "one.tables").read_bytes() == data


def test_the_file_is_made_once_and_old_ones_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESTRUCTURER_CACHE", str(tmp_path))
    made: list[str] = []

    def make() -> bytes:
        made.append("made")
        return pack({"part": b"x"})

    for number in range(cache.KEPT + 2):
        cache.tables(str(number), make)
        os.utime(tmp_path / f"{number}.tables", ns=(number, number))
    cache.tables(str(cache.KEPT + 1), make)
    assert len(made) == cache.KEPT + 2
    assert len(list(tmp_path.iterdir())) == cache.KEPT


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("RESTRUCTURER_CACHE", str(tmp_path / "file" / "below"))
    parts = cache.tables("one", lambda: pack({"part": b"in memory"}))
    assert bytes(parts["part"]) == b"in memory"


def test_the_stamp_changes_with_the_files_and_the_versions(tmp_path: Path) -> None:
    (tmp_path / "vocab").write_bytes(b"1")
    first = cache.stamp(tmp_path, "3.8.1", "0.1")
    assert cache.stamp(tmp_path, "3.8.1", "0.1") == first
    assert cache.stamp(tmp_path, "3.8.2", "0.1") != first
    (tmp_path / "vocab").write_bytes(b"12")
    assert cache.stamp(tmp_path, "3.8.1", "0.1") != first


def test_the_cache_stands_in_the_users_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RESTRUCTURER_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    monkeypatch.setattr("sys.platform", "linux")
    assert cache.cache_dir() == Path("/somewhere/restructurer")
