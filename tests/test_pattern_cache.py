"""Patterns kept between runs are those that ``re`` would compile, and nothing hangs on their being kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from restructurer import pattern_cache
from restructurer.pattern_cache import LONG, find
from restructurer.patterns import compile_bounded

WORDS = "|".join(f"mot{number}[àé-ï]" for number in range(LONG // 8))
PATTERN = rf"(?P<first>{WORDS}) et (?P<second>\d{{1,3}}|(?-i:[A-ZÀ-Ý]+))"
LINES = ("MOT3É et 12", "mot7à et ÉTÉ", "mot7à et été", "mot et 12", "")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RESTRUCTURER_CACHE", str(tmp_path))
    compile_bounded.cache_clear()
    return tmp_path / "patterns"


def same(found: re.Pattern[str]) -> bool:
    stock = re.compile(PATTERN, re.IGNORECASE)
    spans = [[found.fullmatch(line), stock.fullmatch(line)] for line in LINES]
    groups = [[match and match.groupdict() for match in pair] for pair in spans]
    return all(one == two for one, two in groups) and (found.pattern, found.flags) == (stock.pattern, stock.flags)


def test_a_long_pattern_comes_back_as_it_was(folder: Path) -> None:
    assert find(PATTERN, re.IGNORECASE) is None
    assert same(compile_bounded(PATTERN, ignore_case=True))
    kept = find(PATTERN, re.IGNORECASE)
    assert kept is not None and same(kept)
    assert find(PATTERN, 0) is None


def test_a_damaged_file_costs_the_compiling_alone(folder: Path) -> None:
    compile_bounded(PATTERN, ignore_case=True)
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    for bytes_left in (b"", whole[: len(whole) // 2], whole[:40] + b"\xff" * 40 + whole[80:]):
        file.write_bytes(bytes_left)
        assert find(PATTERN, re.IGNORECASE) is None
        compile_bounded.cache_clear()
        assert same(compile_bounded(PATTERN, ignore_case=True))


def test_a_folder_that_cannot_be_written_costs_the_compiling_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("RESTRUCTURER_CACHE", str(tmp_path / "file"))
    compile_bounded.cache_clear()
    assert same(compile_bounded(PATTERN, ignore_case=True))


def test_another_engine_compiles_every_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern_cache, "ENGINE", "")
    assert same(compile_bounded(PATTERN, ignore_case=True))
    assert find(PATTERN, re.IGNORECASE) is None
    assert not folder.exists()


def test_short_patterns_are_not_kept(folder: Path) -> None:
    compile_bounded("photo", ignore_case=True)
    assert not folder.exists()
