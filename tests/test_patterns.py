from __future__ import annotations

import re
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


@pytest.mark.parametrize("ignore_case", [False, True])
@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (r"^Lire aussi\b.*$", "lire aussi notre dossier"),
        (r"(?:Photo|Crédits?) ?: .{1,80}", "Crédit : la ville"),
        (r"(?P<day>\d+) (?P<month>juin|mai)", "le 12 mai"),
        (r"[^»]*»", "des mots »"),
    ],
)
def test_ordinary_patterns_match_as_re_does(pattern: str, line: str, ignore_case: bool) -> None:
    ours = compile_bounded(pattern, ignore_case=ignore_case)
    theirs = re.compile(pattern, re.IGNORECASE if ignore_case else 0)
    assert (ours.flags, ours.groups, ours.groupindex) == (theirs.flags, theirs.groups, theirs.groupindex)
    found, wanted = ours.search(line), theirs.search(line)
    assert (found and (found.span(), found.groupdict())) == (wanted and (wanted.span(), wanted.groupdict()))


def test_the_worst_that_is_let_through_stays_fast() -> None:
    pattern = compile_bounded(r"a.*b.*c")
    line = "ab" * (LONGEST_LINE // 2)
    start = time.process_time()
    assert pattern.search(line) is None
    assert time.process_time() - start < 20
