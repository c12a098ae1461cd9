"""Dates, numbers and names that the source does not have, or not there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from restructurer.checking.fidelity_base import Comparison, Part
from restructurer.checking.fidelity_tokens import ELIDED, Token, stem, tokens
from restructurer.checking.words import function_words

_DATE = re.compile(
    r"\b(?:(\d{1,2})(?:er)?\s+)?(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
    r"(?:\s+(\d{4}))?\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"([^\W\d_]+) \((\d+)\)")


def _undated(keys: str) -> str:
    """Words in a row, « 1er » as « 1 »."""
    return re.sub(r"(?<=\b\d) er\b", "", keys)


class Facts(Comparison):
    """Looks at dates, numbers and names."""

    def facts(self, parts: Iterable[Part]) -> None:
        """Finds what the source does not say, or says elsewhere."""
        source = f" {_undated(' '.join(self.all_source.keys))} "
        supplied = f" {_undated(' '.join(self.supplied.keys))} "
        for part in parts:
            dated: list[tuple[int, int]] = []
            for match in _DATE.finditer(part.text):
                if match.group(1) is None and match.group(2) is None:
                    continue
                keys = _undated(" ".join(token.key for token in tokens(match.group())))
                if f" {keys} " not in source and f" {keys} " not in supplied:
                    dated.append(match.span())
                    message = "date que la source n’a pas"
                    fault = self.fault(part, *match.span(), message, "reprenez la date de la source")
                    self.found.add("fidelity.date", fault)
            self._numbers(part, dated)
            self._names(part)

    def _numbers(self, part: Part, dated: Sequence[tuple[int, int]]) -> None:
        for index, token in enumerate(part.words):
            if not token.key[0].isdigit() or any(low <= token.start < high for low, high in dated):
                continue
            if token.key not in self.known:
                message = f"nombre que la source n’a pas : {token.word}"
            elif not part.own and not (
                self._near(part, index, reach=6) and self._counted(part, token) and self._in_context(part, index)
            ):
                message = f"nombre que la source ne donne pas ici : {token.word}"
            else:
                continue
            mend = "reprenez le nombre de la source"
            self.found.add("fidelity.number", self.fault(part, token.start, token.end, message, mend))

    def _near(self, part: Part, index: int, *, reach: int) -> bool:
        """Whether the source has a word near those that it stands near to here; ``reach``: how near, in words."""
        words = part.words
        key = words[index].key
        pairs = [(words[index - 1].key, key)] if index else []
        pairs += [(key, words[index + 1].key)] if index + 1 < len(words) else []
        if any(pair in runs.pairs for pair in pairs for runs in (self.all_source, self.supplied)):
            return True
        around = [
            token.key
            for token in words[max(0, index - 3) : index] + words[index + 1 : index + 4]
            if token.key not in function_words() and len(token.key) > 1
        ]
        if not around:
            return True
        for runs in (self.all_source, self.supplied):
            for place in runs.places.get(words[index].key, ()):
                if any(key in runs.keys[max(0, place - reach) : place + reach + 1] for key in around):
                    return True
        return False

    def _in_context(self, part: Part, index: int) -> bool:
        """Whether the source has this number, and not only another one, between the same two words."""
        if not 0 < index < len(part.words) - 1:
            return True
        before, number, after = part.words[index - 1 : index + 2]
        if (part.text[before.end : number.start] + part.text[number.end : after.start]).strip(" \u00a0,"):
            return True
        between = [
            runs.keys[at + 1]
            for runs in (self.all_source, self.supplied)
            for at in runs.places.get(before.key, ())
            if at + 2 < len(runs.keys) and runs.keys[at + 2] == after.key and runs.keys[at + 1][0].isdigit()
        ]
        return not between or number.key in between

    def _counted(self, part: Part, token: Token) -> bool:
        """Whether « Lieu (3) » has the number that the source sets before the place, « 3 à Lieu »."""
        match = next((m for m in _COUNTED.finditer(part.text) if m.start(2) == token.start), None)
        if match is None:
            return True
        keys, place = self.all_source.keys, tokens(match.group(1))[0].key
        before = [key for at in self.all_source.places.get(place, ()) for key in keys[max(0, at - 3) : at][-2:]]
        numbers = [key for key in before if key[0].isdigit()]
        return not numbers or token.key in numbers

    def _names(self, part: Part) -> None:
        previous: Token | None = None
        for index, token in enumerate(part.words):
            capital = token.word[0].isupper()
            if capital and token.key not in self.known and not self._first_word(part, token):
                message = f"nom que la source n’a pas : {token.word}"
                self.found.add("fidelity.name", self.fault(part, token.start, token.end, message, self._similar(token)))
            elif (
                capital
                and previous is not None
                and previous.word[0].isupper()
                and part.text[previous.end : token.start] in (" ", "\u00a0", "-")
                and not self._first_word(part, previous)
                and (previous.key, token.key) not in self.all_source.pairs
                and (previous.key, token.key) not in self.supplied.pairs
            ):
                message = f"« {previous.word} {token.word} » n’est pas dans la source"
                mend = "vérifiez le nom"
                self.found.add("fidelity.name", self.fault(part, previous.start, token.end, message, mend))
            elif capital and not part.own and not self._opens(part, token) and not self._near(part, index, reach=5):
                message = f"nom que la source ne donne pas ici : {token.word}"
                fault = self.fault(part, token.start, token.end, message, "reprenez le nom de la source")
                self.found.add("fidelity.name", fault)
            previous = token

    @staticmethod
    def _opens(part: Part, token: Token) -> bool:
        """Whether a word is the first of its sentence, line or quote."""
        before = part.text[: token.start].rstrip(" \u00a0\u202f«“\"(—–-*’'\n")
        return not before or before[-1] in ".!?…:»" or part.text[: token.start].rstrip(" ").endswith("\n")

    def _first_word(self, part: Part, token: Token) -> bool:
        """Whether a capital may come from the place of the word, not from a name."""
        from restructurer.french.lexicon import known

        if not self._opens(part, token):
            return False
        written = token.key in function_words() or token.key in self.written() or token.key in ELIDED
        return written or self._plain(token) or known(token.word.lower())

    def _plain(self, token: Token) -> bool:
        """Whether the source has the word in another ending: a capital at the start of a sentence."""
        return stem(token.key) in self.all_source.stems and token.key not in self.known and len(token.key) > 3

    def _similar(self, token: Token) -> str:
        from difflib import get_close_matches

        names = sorted({t.word for words, _ in self.source_parts for t in words if t.word[0].isupper()})
        near = get_close_matches(token.word, names, n=1, cutoff=0.6)
        return f"la source écrit « {near[0]} »" if near else "reprenez le nom de la source"
