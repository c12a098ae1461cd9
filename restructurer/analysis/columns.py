"""A parsed Doc as plain columns, read from it in one pass for all that looks at its tokens.

Reading spaCy's tokens one attribute at a time would cost more than most of what is done with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from itertools import accumulate
from sys import intern
from typing import Any

from spacy.attrs import (
    DEP,
    ENT_IOB,
    ENT_TYPE,
    HEAD,
    IS_PUNCT,
    IS_SPACE,
    IS_STOP,
    LEMMA,
    LENGTH,
    LOWER,
    MORPH,
    ORTH,
    POS,
    SENT_START,
    SPACY,
)
from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.vocab import Vocab

_ATTRIBUTES = [
    ORTH, LOWER, LEMMA, POS, DEP, HEAD, MORPH, ENT_TYPE, ENT_IOB, SENT_START, LENGTH, SPACY, IS_PUNCT, IS_SPACE, IS_STOP
]  # fmt: skip
_INSIDE, _BEGINS = 1, 3  # of ENT_IOB


@dataclass(frozen=True, eq=False)
class Columns:
    """One entry a token: ``head`` its head's number, ``start`` its first character, ``blank`` behind it or not.

    ``opens``: whether the model starts a sentence there. ``orth``: the number of its text in the vocabulary.
    """

    vocab: Vocab

    text: list[str]
    low: list[str]
    lemma: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    morph: list[str]
    ent_type: list[str]
    ent_iob: list[int]
    opens: list[bool]
    start: list[int]
    blank: list[bool]
    is_punct: list[bool]
    is_space: list[bool]
    is_stop: list[bool]
    orth: list[int]

    @cached_property
    def edges(self) -> tuple[list[int], list[int]]:
        """The leftmost and the rightmost token of each subtree."""
        return edges_of(self.head)

    @cached_property
    def raw(self) -> str:
        """The characters of the Doc."""
        return "".join([word + " " if blank else word for word, blank in zip(self.text, self.blank, strict=True)])

    def entities(self) -> Iterable[tuple[int, int, str]]:
        """The model's entities: first token, the token behind, label (as ``doc.ents``)."""
        size = len(self.ent_iob)
        for first in [at for at, iob in enumerate(self.ent_iob) if iob == _BEGINS]:
            stop = first + 1
            while stop < size and self.ent_iob[stop] == _INSIDE:
                stop += 1
            yield first, stop, self.ent_type[first]


_COLUMNS = tuple(one.name for one in fields(Columns) if one.name != "vocab")

# Names of tags, labels and morphologies by their number, which is the same in every vocabulary: a few hundred in all.
_TAGS: dict[int, str] = {0: ""}


def _tags(column: list[int], strings: StringStore) -> list[str]:
    for number in set(column).difference(_TAGS):
        _TAGS[number] = intern(strings[number])  # the very strings that the code compares them with
    return [_TAGS[number] for number in column]


# The same of words and lemmas: one string for a word, however often it is read, is hashed once.
_WORDS: dict[int, str] = {0: ""}
_MOST_WORDS = 100_000


def _names(numbers: set[int], strings: StringStore) -> Mapping[int, str]:
    """The words of these numbers, and maybe others."""
    if len(_WORDS) > _MOST_WORDS:
        return {number: strings[number] if number else "" for number in numbers}
    for number in numbers.difference(_WORDS):
        _WORDS[number] = strings[number]
    return _WORDS


def _words(column: list[int], names: Mapping[int, str]) -> list[str]:
    return [names[number] for number in column]


@lru_cache(maxsize=4)
def columns_of(doc: Doc) -> Columns:
    """The columns of a Doc. The last few are kept: an article and its title are looked at from many sides."""
    return read_columns(doc)


def read_columns(doc: Doc) -> Columns:
    """The columns of a Doc that may still change."""
    rows = doc.to_array(_ATTRIBUTES).T.tolist() if len(doc) else [[] for _ in _ATTRIBUTES]
    orth, low, lemma, pos, dep, offsets, morph, kinds, iob, starts, lengths, blanks, puncts, spaces, stops = rows
    strings = doc.vocab.strings
    names = _names({*orth, *low, *lemma}, strings)
    blank = list(map(bool, blanks))
    sizes = map(sum, zip(lengths, blank, strict=True))
    signed = 1 << 63
    head = [at + (offset if offset < signed else offset - 2 * signed) for at, offset in enumerate(offsets)]
    return Columns(
        vocab=doc.vocab,
        text=_words(orth, names),
        low=_words(low, names),
        lemma=_words(lemma, names),
        pos=_tags(pos, strings),
        dep=_tags(dep, strings),
        head=head,
        morph=_tags(morph, strings),
        ent_type=_tags(kinds, strings),
        ent_iob=iob,
        opens=[start == 1 or at == 0 for at, start in enumerate(starts)],
        start=list(accumulate(sizes, initial=0))[: len(orth)],
        blank=blank,
        is_punct=list(map(bool, puncts)),
        is_space=list(map(bool, spaces)),
        is_stop=list(map(bool, stops)),
        orth=orth,
    )


def joined(tables: Sequence[Columns]) -> Columns:
    """The columns of several Docs as those of one, a blank between two, as ``Doc.from_docs`` joins them.

    Raises ValueError where there is no Doc.
    """
    if not tables:
        raise ValueError("no paragraph to parse")
    found: dict[str, list[Any]] = {name: [] for name in _COLUMNS}
    tokens = chars = 0
    for number, table in enumerate(tables):
        size = len(table.text)
        for name, column in found.items():
            column += getattr(table, name)
        if size:
            found["head"][tokens:] = [head + tokens for head in table.head]
            found["start"][tokens:] = [start + chars for start in table.start]
            found["opens"][tokens] = True
            tokens += size
            chars += table.start[-1] + len(table.text[-1]) + table.blank[-1]
            if number + 1 < len(tables) and not (table.blank[-1] or table.is_space[-1]):
                found["blank"][-1] = True
                chars += 1
    return Columns(tables[0].vocab, **found)


def edges_of(heads: Sequence[int]) -> tuple[list[int], list[int]]:
    """The leftmost and the rightmost token of each subtree."""
    left, right = list(range(len(heads))), list(range(len(heads)))
    # From the left, the first token that comes up to another is its leftmost one; what is above it has come up before.
    for token in left[:]:
        at = heads[token]
        while token < left[at]:
            left[at] = token
            at = heads[at]
    for token in reversed(right[:]):
        at = heads[token]
        while token > right[at]:
            right[at] = token
            at = heads[at]
    return left, right
