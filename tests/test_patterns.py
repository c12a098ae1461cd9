from __future__ import annotations

import time

import pytest

from restructurer.patterns import LONGEST_LINE, compile_bounded


@pytest.mark.parametrize(
    "pattern",
    [r"(a+)+b", r"(a*)*", r"(?:a|a)+(?:b+)+", r"(\w+\s?)*$", r"(a)\1", r".*.*.*.*x", r"(", r"(x{1,30}){1,30}y"],
)
def test_a_pattern_that_could_stall_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r".{10,}"):
        compile_bounded(pattern)


@pytest.mark.parametrize(
    "pattern", [r"^Lire aussi\b.*$", r"(?:Photo|Crédits?) ?: .{1,80}", r"\d+ (?:juin|mai)", r"[^»]*»"]
)
def test_ordinary_patterns_compile(pattern: str) -> None:
    assert compile_bounded(pattern).pattern == pattern


def test_the_worst_that_is_let_through_stays_fast() -> None:
    pattern = compile_bounded(r"a.*b.*c")
    line = "ab" * (LONGEST_LINE // 2)
    start = time.process_time()
    assert pattern.search(line) is None
    assert time.process_time() - start < 20
