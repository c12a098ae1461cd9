"""What is kept of a clause: tokens of the sentence, words written in their place, the operations applied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from restructurer.writing.parts import Part, Run, Word, merged
from restructurer.writing.syntax import Syntax

_COMMAS = (",", ";", ":", "–", "-", "—")


@dataclass(frozen=True, slots=True)
class Selection:
    """The tokens kept, in order; ``words`` stand where the tokens they replace stood.

    ``loose``: the connectives left out; what the parse hangs on them hangs on nothing.
    """

    kept: tuple[int, ...]
    head: int
    words: tuple[Word, ...] = ()
    operations: tuple[str, ...] = ()
    cost: float = 0.0
    loose: frozenset[int] = frozenset()

    def without(self, tokens: Iterable[int], operation: str, cost: float) -> Selection:
        """The selection less some tokens, with the operation noted once."""
        gone = set(tokens)
        words = tuple(w for w in self.words if w.first is None or w.first not in gone)
        names = self.operations if operation in self.operations else (*self.operations, operation)
        kept = tuple(token for token in self.kept if token not in gone)
        loose = self.loose | gone if operation == "drop-connective" else self.loose
        return replace(self, kept=kept, words=words, operations=names, cost=self.cost + cost, loose=loose)

    def written(self, word: Word, operation: str, cost: float) -> Selection:
        """The selection with ``word`` in the place of the tokens that it stands for."""
        assert word.first is not None and word.stop is not None
        kept = tuple(token for token in self.kept if not word.first <= token < word.stop)
        words = (*(w for w in self.words if w.first is None or not word.first <= w.first < word.stop), word)
        names = self.operations if operation in self.operations else (*self.operations, operation)
        return replace(self, kept=kept, words=words, operations=names, cost=self.cost + cost)


def tidy(syntax: Syntax, selection: Selection) -> Selection:
    """The selection without the commas that have lost what they parted."""
    kept = list(selection.kept)
    replaced = {token for word in selection.words for token in range(word.first or 0, word.stop or 0)}
    changed = True
    while changed and kept:
        changed = False
        for index, token in enumerate(kept):
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
    while kept and syntax.text[kept[-1]] in (".", "!", "…", "...", ",", ";", ":", "-"):
        kept.pop()
    return replace(selection, kept=tuple(kept))


def parts(selection: Selection) -> list[Part]:
    """The selection as parts, in the order of the text."""
    items: list[tuple[int, Part]] = [(token, Run(token, token + 1)) for token in selection.kept]
    items += [(word.first if word.first is not None else -1, word) for word in selection.words]
    return merged([part for _, part in sorted(items, key=lambda item: item[0])])
