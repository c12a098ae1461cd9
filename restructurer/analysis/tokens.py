"""The tokens of a Doc as plain values, read from it in one pass.

Finding quotes looks at each token many times; reading spaCy's tokens one attribute at a time
would cost more than the search itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IS_PUNCT, IS_SPACE, IS_STOP, LEMMA, LOWER, MORPH, ORTH, POS, SPACY
from spacy.tokens import Doc

_ATTRIBUTES = [ORTH, LOWER, LEMMA, POS, DEP, HEAD, ENT_TYPE, ENT_IOB, MORPH, IS_PUNCT, IS_SPACE, IS_STOP, SPACY]
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
    head: Word = field(init=False, repr=False)
    children: list[Word] = field(init=False, repr=False)
    left: int = field(init=False, repr=False)
    right: int = field(init=False, repr=False)


Words = Sequence[Word]


def _features(morph: str) -> tuple[str, str, str]:
    """VerbForm, Gender and Number of a morphology string."""
    table = dict(part.split("=", 1) for part in morph.split("|") if "=" in part)
    return table.get("VerbForm", ""), table.get("Gender", ""), table.get("Number", "")


def read_words(doc: Doc) -> tuple[Word, ...]:
    """The tokens of a Doc with heads, children and the edges of their subtrees (``left``, ``right``)."""
    strings = doc.vocab.strings
    columns = doc.to_array(_ATTRIBUTES).T.tolist() if len(doc) else [[] for _ in _ATTRIBUTES]

    def names(column: list[int]) -> list[str]:
        table = {key: strings[key] if key else "" for key in set(column)}
        return [table[key] for key in column]

    orths, lowers, lemmas, tags, deps, offsets, types, inside, morphs, puncts, blanks, stops, spaces = columns
    morph_of = {key: _features(strings[key] if key else "") for key in set(morphs)}
    heads = [i + (offset - (1 << 64) if offset >= 1 << 63 else offset) for i, offset in enumerate(offsets)]
    rows = zip(
        names(orths), names(lowers), names(lemmas), names(tags), names(deps), names(types), inside, morphs, puncts,
        blanks, stops, spaces, strict=True,
    )  # fmt: skip
    words = [
        Word(
            i, text, low.replace("’", "'"), lemma, tag, dep, kind, iob == _INSIDE, *morph_of[morph],
            bool(punct), bool(blank), bool(stop), bool(space),
        )
        for i, (text, low, lemma, tag, dep, kind, iob, morph, punct, blank, stop, space) in enumerate(rows)
    ]  # fmt: skip
    for word, head in zip(words, heads, strict=True):
        word.children = []
        word.left = word.right = word.i
        word.head = words[head]
    for word in words:
        if word.head is not word:
            word.head.children.append(word)
    _set_edges(words)
    return tuple(words)


def _set_edges(words: list[Word]) -> None:
    """Widens each head to its children, leaves first."""
    waiting = [len(word.children) for word in words]
    ready = [word for word in words if not word.children]
    while ready:
        word = ready.pop()
        head = word.head
        if head is word:
            continue
        head.left, head.right = min(head.left, word.left), max(head.right, word.right)
        waiting[head.i] -= 1
        if not waiting[head.i]:
            ready.append(head)
