"""What is kept of a clause: tokens of the sentence, words written in their place, the operations applied."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import filterfalse
from typing import NamedTuple

from restructurer.writing.parts import Part, Run, Word, merged
from restructurer.writing.syntax import Syntax

_COMMAS = frozenset((",", ";", ":", "–", "-", "—"))
_NO_ENDS = frozenset((".", "!", "…", "...", ",", ";", ":", "-"))
_WHOLE = frozenset(
    """drop-agent drop-conjunct drop-name drop-role-inside bare-enumeration drop-age drop-occasion drop-object-relative
    drop-restated drop-partner drop-second-subject""".split()
)


class Selection(NamedTuple):
    """The tokens kept, in order; ``words`` stand where the tokens they replace stood.

    ``loose``: the connectives left out; what the parse hangs on them hangs on nothing. ``apart``:
    conjuncts and names left out whole: nothing is torn where they stood.
    """

    kept: tuple[int, ...]
    head: int
    words: tuple[Word, ...] = ()
    operations: tuple[str, ...] = ()
    cost: float = 0.0
    loose: frozenset[int] = frozenset()
    apart: frozenset[int] = frozenset()

    def without(self, tokens: Iterable[int], operation: str, cost: float) -> Selection:
        """The selection less some tokens, with the operation noted once."""
        gone = set(tokens)
        words = self.words and tuple([w for w in self.words if w.first is None or w.first not in gone])
        names = self.operations if operation in self.operations else (*self.operations, operation)
        kept = tuple(filterfalse(gone.__contains__, self.kept))
        loose = self.loose | gone if operation == "drop-connective" else self.loose
        apart = self.apart | gone if operation in _WHOLE else self.apart
        return Selection(kept, self.head, words, names, self.cost + cost, loose, apart)

    def written(self, word: Word, operation: str, cost: float) -> Selection:
        """The selection with ``word`` in the place of the tokens that it stands for."""
        assert word.first is not None and word.stop is not None
        kept = tuple(filterfalse(range(word.first, word.stop).__contains__, self.kept))
        words = (*(w for w in self.words if w.first is None or not word.first <= w.first < word.stop), word)
        names = self.operations if operation in self.operations else (*self.operations, operation)
        return Selection(kept, self.head, words, names, self.cost + cost, self.loose, self.apart)


def tidy(syntax: Syntax, selection: Selection) -> Selection:
    """The selection without the commas that have lost what they parted."""
    marks = syntax.once("edges and commas", 0, tidy, lambda: _standing(syntax))
    if marks.isdisjoint(selection.kept):
        return selection
    kept = list(selection.kept)
    replaced = {token for word in selection.words for token in range(word.first or 0, word.stop or 0)}
    replaced |= {token for token in selection.apart if syntax.pos[token] == "DET"}
    if "drop-given-name" in selection.operations:  # « À Lyon, (Claire) Morel »: the comma stays
        replaced |= {t for first, stop in syntax.notes.get("given names", ()) for t in range(first, stop)}
    changed = True
    while changed and kept:
        changed = False
        for index in [index for index, token in enumerate(kept) if token in marks]:
            token = kept[index]
            if syntax.text[token] not in _COMMAS:
                continue
            edge = index in (0, len(kept) - 1)
            if syntax.text[token] == "-" and not edge:
                continue
            left_gone = not edge and kept[index - 1] != token - 1 and token - 1 not in replaced
            right_gone = not edge and kept[index + 1] != token + 1 and token + 1 not in replaced
            double = not edge and syntax.text[kept[index + 1]] in (",", ";", ":", ".")
            if edge or left_gone or right_gone or double:
                del kept[index]
                changed = True
                break
    while kept and syntax.text[kept[-1]] in _NO_ENDS:
        kept.pop()
    if len(kept) == len(selection.kept):
        return selection
    words, names = selection.words, selection.operations
    return Selection(tuple(kept), selection.head, words, names, selection.cost, selection.loose, selection.apart)


def _standing(syntax: Syntax) -> frozenset[int]:
    """The marks that may have to go: where none stands among the tokens kept, there is nothing to tidy."""
    return frozenset(token for token, text in enumerate(syntax.text) if text in _COMMAS or text in _NO_ENDS)


def parts(selection: Selection) -> list[Part]:
    """The selection as parts, in the order of the text."""
    if not selection.words and selection.kept and selection.kept[-1] - selection.kept[0] == len(selection.kept) - 1:
        return [Run(selection.kept[0], selection.kept[-1] + 1)]
    runs: list[tuple[float, Part]] = []
    kept, words = sorted(selection.kept), selection.words
    breaks = {word.first for word in words}
    opened = {word.at for word in words if word.at is not None}
    first = 0
    for index in range(1, len(kept) + 1):
        last = index == len(kept) or kept[index] != kept[index - 1] + 1
        if last or kept[index - 1] in breaks or (opened and kept[index] in opened):
            runs.append((kept[first], Run(kept[first], kept[index - 1] + 1)))
            first = index
    runs += [(word.place, word) for word in words]
    return merged([part for _, part in sorted(runs, key=lambda item: item[0])])
