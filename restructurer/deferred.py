"""Values that are worked out when somebody first looks at them, and not at all when nobody does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar, overload

Value = TypeVar("Value", covariant=True)


class Deferred(Sequence[Value]):
    """A tuple that ``make`` gives the first time that it is looked at, compared or pickled."""

    __slots__ = ("_make", "_values")

    def __init__(self, make: Callable[[], Iterable[Value]]) -> None:
        self._make: Callable[[], Iterable[Value]] | None = make
        self._values: tuple[Value, ...] = ()

    def _all(self) -> tuple[Value, ...]:
        if self._make is not None:
            self._values = tuple(self._make())
            self._make = None  # what it was worked out from may go
        return self._values

    @overload
    def __getitem__(self, index: int) -> Value: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Value]: ...

    def __getitem__(self, index: int | slice) -> Value | Sequence[Value]:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        return self._all() == (other._all() if isinstance(other, Deferred) else other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (self._all(),)
