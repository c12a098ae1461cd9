"""Values that are worked out late: when, how often, and what they compare and pickle as."""

from __future__ import annotations

import pickle

from restructurer.deferred import Deferred


def test_nothing_is_worked_out_before_somebody_looks_and_then_once() -> None:
    calls: list[int] = []
    late = Deferred(lambda: calls.append(1) or (3, 5))  # type: ignore[func-returns-value]
    assert not calls
    assert list(late) == [3, 5] and late[1] == 5 and late[:1] == (3,) and len(late) == 2
    assert calls == [1]


def test_it_is_its_values_to_whoever_compares_or_pickles_it() -> None:
    late = Deferred(lambda: iter("ab"))
    assert late == ("a", "b") and late == Deferred(lambda: "ab") and late != ("a",)
    assert hash(late) == hash(("a", "b")) and repr(late) == "('a', 'b')"
    assert pickle.loads(pickle.dumps(late)) == ("a", "b")
