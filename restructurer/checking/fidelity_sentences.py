"""Sentences: none lost, none altered, none invented."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from restructurer.checking.checks.common import short
from restructurer.checking.fidelity_base import SIMILAR, Comparison, Part
from restructurer.checking.fidelity_chain import follow
from restructurer.checking.fidelity_tokens import Runs, Token, stem, tokens, units
from restructurer.checking.values import Fault
from restructurer.checking.words import function_words


class Sentences(Comparison):
    """Looks at sentences."""

    def sentences(self) -> None:
        """Follows the source through the article, then looks at what is left."""
        own = [part for part in self.parts if part.own]
        flat: list[tuple[Part, Token]] = [(part, token) for part in own for token in part.words]
        firsts = set()
        at = 0
        for part in own:
            firsts.add(at)
            at += len(part.words)
        article = Runs([token.key for _, token in flat])
        wanted: list[tuple[list[str], str]] = []
        for words, text in self.source_parts:
            for low, high in units(text):
                keys = [token.key for token in words if low <= token.start < high]
                if keys:
                    wanted.append((keys, text[low:high].strip()))
        places = follow([keys for keys, _ in wanted], article, skip=frozenset(firsts))
        used = [False] * len(flat)
        for (keys, _), place in zip(wanted, places, strict=True):
            if place is not None:
                used[place : place + len(keys)] = [True] * len(keys)
        left = self._left(flat, used)
        headings = Runs(
            [key for part in self.parts if part.block is not None and part.block.kind == "heading"
             for key in (*(token.key for token in part.words), "\n")]
        )  # fmt: skip
        for number, ((keys, text), place) in enumerate(zip(wanted, places, strict=True)):
            if place is None and not headings.find(keys):
                self._missing(keys, text, left, self._edge(places, wanted, number), flat)
        for stretch in left:
            if stretch is not None:
                self._invented(stretch, strict=True)
        for part in (*self.heads(), *self.parts):
            if not part.own:
                for low, high in units(part.text):
                    self._invented((part, [t for t in part.words if low <= t.start < high]), strict=False)

    @staticmethod
    def _edge(places: Sequence[int | None], wanted: Sequence[tuple[list[str], str]], number: int) -> int:
        """Where in the article a missing sentence should have stood."""
        for before in range(number - 1, -1, -1):
            place = places[before]
            if place is not None:
                return place + len(wanted[before][0])
        return 0

    def _left(self, flat: Sequence[tuple[Part, Token]], used: Sequence[bool]) -> list[tuple[Part, list[Token]] | None]:
        """The sentences of the article's own paragraphs that no sentence of the source accounts for."""
        found: list[tuple[Part, list[Token]] | None] = []
        index = 0
        while index < len(flat):
            if used[index]:
                index += 1
                continue
            part = flat[index][0]
            spans = units(part.text)
            high = next((b for a, b in spans if a <= flat[index][1].start < b), len(part.text))
            words = []
            while index < len(flat) and flat[index][0] is part and not used[index] and flat[index][1].start < high:
                words.append(flat[index][1])
                index += 1
            found.append((part, words))
        return found

    def _missing(
        self,
        keys: list[str],
        text: str,
        left: list[tuple[Part, list[Token]] | None],
        edge: int,
        flat: Sequence[tuple[Part, Token]],
    ) -> None:
        best, where = 0.0, -1
        for index, stretch in enumerate(left):
            if stretch is None:
                continue
            matcher = SequenceMatcher(None, keys, [token.key for token in stretch[1]], autojunk=False)
            ratio = matcher.ratio()
            if ratio > best:
                best, where = ratio, index
        if best >= SIMILAR and where >= 0:
            stretch = left[where]
            assert stretch is not None
            left[where] = None
            self._altered(keys, text, stretch)
            return
        start = 0
        if flat:
            part, token = flat[min(max(edge - 1, 0), len(flat) - 1)]
            start = self.page.find(token.word, part.block, at=token.start)
        message = f"phrase de la source perdue : « {short(text, 120)} »"
        self.found.add("fidelity.lost", Fault(start, text, message, "remettez-la ici"))

    def _altered(self, keys: list[str], text: str, stretch: tuple[Part, list[Token]]) -> None:
        part, words = stretch
        matcher = SequenceMatcher(None, keys, [token.key for token in words], autojunk=False)
        wanted = tokens(text)
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag == "equal":
                continue
            source = text[wanted[a].start : wanted[b - 1].end] if b > a else ""
            low = words[c].start if d > c else words[max(0, min(c, len(words)) - 1)].start
            high = words[d - 1].end if d > c else words[max(0, min(c, len(words)) - 1)].end
            here = part.text[low:high]
            if tag == "delete":
                message, mend = (
                    f"mots de la source perdus : « {short(source, 80)} »",
                    f"remettez-les près de « {here} »",
                )
            elif tag == "insert":
                message, mend = f"mots que la source n’a pas : « {short(here, 80)} »", "retirez-les"
            else:
                message, mend = (
                    f"« {short(here, 60)} » au lieu de « {short(source, 60)} »",
                    f"écrivez « {short(source, 60)} »",
                )
            self.found.add("fidelity.altered", self.fault(part, low, high, message, mend))

    def _invented(self, stretch: tuple[Part, list[Token]], *, strict: bool) -> None:
        part, words = stretch
        keys = [token.key for token in words]
        if not keys:
            return
        runs = [self.all_source.covered(keys, shortest=3), self.supplied.covered(keys, shortest=2)]
        allowed = function_words() | self.written()
        loose = [
            token
            for index, token in enumerate(words)
            if not any(marks[index] for marks in runs) and token.key not in allowed and len(token.key) > 1
        ]
        content = [token for token in words if token.key not in allowed and len(token.key) > 1]
        unknown = [t for t in loose if t.key not in self.known and stem(t.key) not in self.all_source.stems]
        if strict:
            bad = len(words) > 1 and len(loose) > max(0, len(content) // 4)
        else:
            short_of = 2 if part.block is None or part.block.kind == "heading" else 4
            bad = len(unknown) > len(content) // short_of or (len(content) > 5 and len(loose) > len(content) * 0.6)
        if bad:
            low, high = words[0].start, words[-1].end
            message = "phrase que la source ne dit pas"
            self.found.add("fidelity.invented", self.fault(part, low, high, message, "retirez-la"))
