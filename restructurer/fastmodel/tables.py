"""Read-only tables in one flat file: sorted 64-bit keys, offsets and a blob, used where they lie.

A dictionary of 217,000 rows costs a second to fill and an article asks it for some hundred words.
Here nothing is filled: the file is mapped, and a look-up is a bisection over the sorted keys.
Keys are spaCy's string hashes. Where the stock table compares strings and not hashes, the string
itself is kept in the blob and compared.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy
from spacy.strings import get_string_id

_SEPARATOR = "\x1f"
_ALIGN = 8


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Joins named parts into one file: a JSON index of (start, length), padded, then the parts."""
    index: dict[str, tuple[int, int]] = {}
    position = 0
    for name, part in parts.items():
        index[name] = (position, len(part))
        position += -(-len(part) // _ALIGN) * _ALIGN
    head = json.dumps({"size": position, "parts": index}, sort_keys=True).encode()
    head += b" " * (-len(head) % _ALIGN)
    body = b"".join(part + b"\0" * (-len(part) % _ALIGN) for part in parts.values())
    return len(head).to_bytes(_ALIGN, "little") + head + body


def unpack(data: memoryview) -> dict[str, memoryview]:
    """The named parts of a packed file, without copying them. Raises ValueError when it is cut short."""
    head_length = int.from_bytes(data[:_ALIGN], "little")
    try:
        head = json.loads(bytes(data[_ALIGN : _ALIGN + head_length]))
    except ValueError as error:
        raise ValueError("the packed tables have no index") from error
    body = data[_ALIGN + head_length :]
    if len(body) != head["size"]:
        raise ValueError("the packed tables are cut short")
    return {name: body[start : start + length] for name, (start, length) in head["parts"].items()}


def pack_strings(name: str, keys: Iterable[int], values: Iterable[str]) -> dict[str, bytes]:
    """The three parts of a table of strings by 64-bit key."""
    numbers = numpy.array(list(keys), dtype="uint64")
    encoded = [value.encode("utf-8") for value in values]
    order = numpy.argsort(numbers, kind="stable")
    ordered = [encoded[row] for row in order.tolist()]
    offsets = numpy.zeros(len(ordered) + 1, dtype="uint64")
    numpy.cumsum([len(value) for value in ordered], out=offsets[1:])
    return {
        f"{name}.keys": numbers[order].tobytes(),
        f"{name}.offsets": offsets.tobytes(),
        f"{name}.blob": b"".join(ordered),
    }


def pack_rows(name: str, rows: Mapping[int, int]) -> dict[str, bytes]:
    """The two parts of a table of row numbers by 64-bit key."""
    keys = numpy.array(list(rows.keys()), dtype="uint64")
    numbers = numpy.array(list(rows.values()), dtype="uint32")
    order = numpy.argsort(keys, kind="stable")
    return {f"{name}.keys": keys[order].tobytes(), f"{name}.rows": numbers[order].tobytes()}


def pack_words(name: str, words: Iterable[str]) -> dict[str, bytes]:
    """The parts of a set of words."""
    unique = dict.fromkeys(words)
    return pack_strings(name, map(get_string_id, unique), unique)


def pack_lists(name: str, rows: Mapping[int, Sequence[str]]) -> dict[str, bytes]:
    """The parts of a table from string hashes to lists of strings. Raises ValueError for an empty list."""
    if not all(rows.values()):
        raise ValueError(f"{name} holds an empty list")
    return pack_strings(name, rows, map(_SEPARATOR.join, rows.values()))


def pack_forms(name: str, rows: Mapping[str, Sequence[str]]) -> dict[str, bytes]:
    """The parts of a table from strings to lists of strings, the key kept in front of its values."""
    return pack_strings(
        name, map(get_string_id, rows), (_SEPARATOR.join([key, *values]) for key, values in rows.items())
    )


class _Strings:
    """Strings by 64-bit key; base of the tables below."""

    def __init__(self, parts: Mapping[str, memoryview], name: str) -> None:
        self._keys = parts[f"{name}.keys"].cast("Q")
        self._offsets = parts[f"{name}.offsets"].cast("Q")
        self._blob = parts[f"{name}.blob"]

    def __len__(self) -> int:
        return len(self._keys)

    def _find(self, key: int) -> int:
        """The first row with this key, -1 when there is none."""
        row = bisect_left(self._keys, key)
        return row if row < len(self._keys) and self._keys[row] == key else -1

    def _string(self, row: int) -> str:
        return str(self._blob[self._offsets[row] : self._offsets[row + 1]], "utf-8")

    def _strings(self, key: int) -> Iterator[str]:
        """Every string filed under this key: one, or more where two words share a hash."""
        row = self._find(key)
        while 0 <= row < len(self._keys) and self._keys[row] == key:
            yield self._string(row)
            row += 1


class Words(_Strings):
    """A set of words: what ``lemma_index`` holds as a list for each part of speech."""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and any(word == found for found in self._strings(get_string_id(word)))


class Lists(_Strings):
    """Lists of strings by the hash of a word: what ``lemma_lookup`` holds."""

    def get(self, word: str | int, default: Any = None) -> Any:
        """The list filed under a word (or its hash), else ``default``."""
        row = self._find(get_string_id(word))
        return default if row < 0 else self._string(row).split(_SEPARATOR)

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str | int) and self._find(get_string_id(word)) >= 0


class Forms(_Strings):
    """Lists of strings by word: what ``lemma_exc`` holds for each part of speech."""

    def get(self, word: str, default: Any = None) -> Any:
        """The list filed under a word, else ``default``."""
        for found in self._strings(get_string_id(word)):
            key, *values = found.split(_SEPARATOR)
            if key == word:
                return values
        return default

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.get(word) is not None


class KeyRows(Mapping[int, int]):
    """From the hash of a word to the row of its vector: what ``Vectors.key2row`` holds.

    ``memo`` remembers the latest answers, absences too, because the pipeline asks several times for
    each token; it is emptied when full, so that memory does not grow with the words seen.
    """

    MEMO_SIZE = 1 << 15

    def __init__(self, keys: memoryview, rows: memoryview) -> None:
        self._keys = keys.cast("Q")
        self._rows = rows.cast("I")
        self._memo: dict[int, int] = {}

    def _row(self, key: int) -> int:
        row = self._memo.get(key)
        if row is None:
            found = bisect_left(self._keys, key)
            row = self._rows[found] if found < len(self._keys) and self._keys[found] == key else -1
            if len(self._memo) >= self.MEMO_SIZE:
                self._memo.clear()
            self._memo[key] = row
        return row

    def get(self, key: int, default: Any = None) -> Any:
        """The row of a key, else ``default``."""
        row = self._row(key)
        return default if row < 0 else row

    def __getitem__(self, key: int) -> int:
        row = self._row(key)
        if row < 0:
            raise KeyError(key)
        return row

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and self._row(key) >= 0

    def __iter__(self) -> Iterator[int]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
