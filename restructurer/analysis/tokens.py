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


def read_words(doc: Doc) -> tuple[Word, ...]:
    """The tokens of a Doc with heads, children and the edges of their subtrees (``left``, ``right``)."""
    strings = doc.vocab.strings
    names: dict[int, str] = {0: ""}
    morphs: dict[int, tuple[str, str, str]] = {}

    def name(key: int) -> str:
        found = names.get(key)
        if found is None:
            found = names[key] = strings[key]
        return found

    def features(key: int) -> tuple[str, str, str]:
        found = morphs.get(key)
        if found is None:
            table = dict(part.split("=", 1) for part in name(key).split("|") if "=" in part)
            found = (table.get("VerbForm", ""), table.get("Gender", ""), table.get("Number", ""))
            morphs[key] = found
        return found

    rows = doc.to_array(_ATTRIBUTES).tolist()
    heads: list[int] = []
    words: list[Word] = []
    for i, (orth, lower, lemma, pos, dep, head, ent, iob, morph, punct, blank, stop, space) in enumerate(rows):
        heads.append(i + (head - (1 << 64) if head >= 1 << 63 else head))
        form, gender, number = features(morph)
        low = name(lower).replace("’", "'")
        words.append(
            Word(
                i,
                name(orth),
                low,
                name(lemma),
                name(pos),
                name(dep),
                name(ent),
                iob == _INSIDE,
                form,
                gender,
                number,
                bool(punct),
                bool(blank),
                bool(stop),
                bool(space),
            )
        )
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
