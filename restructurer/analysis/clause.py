"""One sentence as cues are looked for in it, and the cue as what is found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from restructurer.analysis.names import CIVIL_TITLES
from restructurer.analysis.phrases import low, words
from restructurer.analysis.tokens import Word, Words

CLITICS = words("se s' l' le la les lui leur y en n' ne nous m' me t' te vous")
INVERTED = words("-il -elle -ils -elles -on -je -nous -t -t-il -t-elle -t-on")


Inside = Sequence[bool] | defaultdict[int, bool]


CueKind = Literal["verb", "source", "weak", "crowd", "signature", "subject"]


@dataclass(slots=True)
class Cue:
    """What attributes a quote: its words ``first`` to ``stop``, and who is named, as token ranges.

    ``mention`` is the phrase that names the speaker; ``region`` reaches on to its apposition.
    ``inverted``: the subject follows the verb, as beside a quote. ``dependent``: a gerund or an
    infinitive whose subject is that of its clause. ``passive``: the subject is not the speaker.
    """

    kind: CueKind
    first: int
    stop: int
    lemma: str | None = None
    where: frozenset[str] = frozenset()
    mention: tuple[int, int] | None = None
    region: tuple[int, int] | None = None
    inverted: bool = False
    dependent: bool = False
    passive: bool = False


class Clause:
    """The tokens of one sentence with what is known of them: quotes, names."""

    def __init__(self, doc: Words, first: int, stop: int, inside: Inside, name_starts: dict[int, int]) -> None:
        self.doc, self.first, self.stop = doc, first, stop
        self.inside = inside
        self.name_starts = name_starts
        self.own_names = [(at, name_starts[at]) for at in range(first, stop) if at in name_starts]
        self.names = frozenset(at for at, _ in self.own_names)

    def names_before(self, at: int) -> list[tuple[int, int]]:
        """The names of the sentence that end before a token, in order."""
        return [(first, stop) for first, stop in self.own_names if stop <= at]

    def name_at(self, at: int) -> int | None:
        """The token at which a name starts, here or behind a civil title."""
        if at in self.names:
            return at
        if at + 1 in self.names and low(self.doc[at]) in CIVIL_TITLES:
            return at + 1
        return None

    def limit(self, at: int) -> int:
        """The first token at or after ``at`` that stands in a quote, or the end of the sentence."""
        while at < self.stop and not self.inside[at]:
            at += 1
        return at

    def previous(self, at: int) -> int:
        """The token before, or -1 at the head of the sentence."""
        return at - 1 if at > self.first else -1

    def next_to_quote(self, at: int) -> bool:
        """Whether a quote stands before a token, with a comma or a dash at most between."""
        before = at - 1
        while before >= self.first and (
            self.doc[before].is_space or self.doc[before].text in (",", "–", "—", "-", ".")
        ):
            if self.inside[before]:
                return True
            before -= 1
        return before >= self.first and self.inside[before]

    def after_quote(self, at: int) -> bool:
        """Whether only punctuation stands between a token and a quote (or a comma) before it."""
        before = at - 1
        while before >= self.first and self.doc[before].is_space:
            before -= 1
        if before < self.first:
            return False
        if self.inside[before]:
            return True
        return self.doc[before].is_punct and self.doc[before].text not in (":", "(")


def is_verb(token: Word) -> bool:
    """Whether a token is tagged as a verb or an auxiliary."""
    return token.pos_ in ("VERB", "AUX")
