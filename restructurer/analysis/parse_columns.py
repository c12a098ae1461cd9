"""The columns of a parsed paragraph as lists that can be changed, and written back."""

from __future__ import annotations

from numpy import array, uint64
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS
from spacy.tokens import Doc

from restructurer.analysis.columns import Columns
from restructurer.french import lexicon

_UNSIGNED = 1 << 64
SINGULAR = frozenset("le la l' un une ce cet cette son sa chaque aucun aucune".split())
PLURAL = frozenset("les des ces ses leurs deux trois quatre cinq six plusieurs quelques certains certaines".split())


class ParseColumns:
    """The columns of a Doc, ``table``, as lists that can be changed."""

    def __init__(self, doc: Doc, table: Columns) -> None:
        self.doc = doc
        self.text, self.low, self.lemma, self.pos = table.text, table.low, table.lemma, table.pos
        self.dep, self.head, self.morph = table.dep, table.head, table.morph
        self.changed = False
        self._children: list[list[int]] | None = None

    def children(self, token: int) -> list[int]:
        """What hangs on a token, in order."""
        if self._children is None:
            self._children = [[] for _ in self.head]
            for below, head in enumerate(self.head):
                if head != below:
                    self._children[head].append(below)
        return self._children[token]

    def finite(self, token: int) -> bool:
        """Whether a token is tagged as a finite verb."""
        return "VerbForm=Fin" in self.morph[token]

    def helper(self, token: int) -> int | None:
        """The finite verb of a predicate: itself, or a finite auxiliary or copula."""
        if self.finite(token) and self.pos[token] in ("VERB", "AUX"):
            return token
        found = [c for c in self.children(token) if self.dep[c].startswith(("aux", "cop")) and self.finite(c)]
        return found[0] if found else None

    def hang(self, token: int, head: int, label: str) -> None:
        """Hangs a token on another, or makes it a root."""
        self.head[token], self.dep[token], self.changed = head, label, True
        self._children = None

    def make_finite(self, token: int, number: str, tense: str = "Pres") -> None:
        """Tags a token as a verb in the third person of the indicative."""
        lemma = next((r.lemma for r in lexicon.conjugations(self.low[token]) if r.mood == "ind" and r.person == 3), "")
        feature = "Plur" if number == "p" else "Sing"
        self.pos[token], self.lemma[token] = "VERB", lemma or self.lemma[token]
        self.morph[token] = f"Mood=Ind|Number={feature}|Person=3|Tense={tense}|VerbForm=Fin"
        self.changed = True

    def number(self, noun: int) -> str | None:
        """« s » or « p » of a noun phrase, by its determiner or the lexicon."""
        below = self.children(noun)
        joined = [c for c in below if self.dep[c] == "conj" and self.pos[c] in ("NOUN", "PROPN")]
        if any(self.dep[c] == "cc" for j in joined for c in self.children(j)):
            return "p"
        for child in below:
            if self.dep[child] in ("det", "nummod"):
                if self.low[child] in SINGULAR:
                    return "s"
                if self.low[child] in PLURAL or self.text[child][:1].isdigit():
                    return "p"
        if self.pos[noun] == "PROPN":
            return "s"
        return lexicon.number(self.text[noun])

    def write(self) -> None:
        """Writes the columns back into the Doc."""
        strings = self.doc.vocab.strings
        heads = [(head - i) % _UNSIGNED for i, head in enumerate(self.head)]
        columns = [
            [strings.add(x) for x in self.pos], [strings.add(x) for x in self.dep], heads,
            [strings.add(x) for x in self.lemma], [strings.add(x) for x in self.morph],
        ]  # fmt: skip
        self.doc.from_array([POS, DEP, HEAD, LEMMA, MORPH], array(columns, dtype=uint64).T)  # type: ignore[arg-type]
