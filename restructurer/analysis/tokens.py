"""The tokens of a Doc as plain values with their heads and children, for what walks the parse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from restructurer.analysis.columns import Columns

_INSIDE = 1


@dataclass(slots=True, eq=False)
class Word:
    """One token: ``i`` its number, ``low`` its lower case with a plain apostrophe, ``form`` its VerbForm.

    The names with an underscore are those of spaCy's tokens; ``head`` is a token of the same list.
    """

    i: int
    text: str
    low: str
    lemma_: str
    pos_: str
    dep_: str
    ent_type_: str
    ent_inside: bool
    form: str
    gender: str
    number: str
    is_punct: bool
    is_space: bool
    is_stop: bool
    space: bool
    left: int
    right: int
    children: list[Word] = field(repr=False)
    head: Word = field(init=False, repr=False)


Words = Sequence[Word]


@lru_cache(maxsize=4096)
def _features(morph: str) -> tuple[str, str, str]:
    """VerbForm, Gender and Number of a morphology string."""
    table = dict(part.split("=", 1) for part in morph.split("|") if "=" in part)
    return table.get("VerbForm", ""), table.get("Gender", ""), table.get("Number", "")


def read_words(table: Columns) -> tuple[Word, ...]:
    """The tokens of a Doc with heads, children and the edges of their subtrees (``left``, ``right``)."""
    size = len(table.text)
    low = [form.replace("’", "'") if "’" in form else form for form in table.low]
    inside = [iob == _INSIDE for iob in table.ent_iob]
    forms, genders, numbers = zip(*map(_features, table.morph), strict=True) if size else ((), (), ())
    words = list(
        map(
            Word, range(size), table.text, low, table.lemma, table.pos, table.dep, table.ent_type, inside,
            forms, genders, numbers, table.is_punct, table.is_space, table.is_stop, table.blank, *table.edges,
            [[] for _ in range(size)],
        )
    )  # fmt: skip
    for word, at in zip(words, table.head, strict=True):
        word.head = head = words[at]
        if head is not word:
            head.children.append(word)
    return tuple(words)
