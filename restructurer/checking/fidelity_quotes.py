"""Quotes: whatever stands between quotation marks stands in the source, to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from restructurer.checking.checks.common import short
from restructurer.checking.fidelity_base import Comparison, Part
from restructurer.checking.fidelity_tokens import tokens

_QUOTED = re.compile(r"«\s*([^«»]{1,3000}?)\s*»|“([^“”]{1,3000}?)”|(?<!\w)\"([^\"]{1,3000}?)\"")
_NESTED = re.compile(r"«((?:[^«»]|«[^«»]*»){1,4000})»")
_CUT = re.compile(r"\[[^\]]{0,80}\]|\((?:…|\.\.\.)\)|…")
_MARK = re.compile(r"[^ \u00a0\u202f\t'’-]")
_STRONG = re.compile(r"[^ \u00a0\u202f\t'’,-]")


class Quotes(Comparison):
    """Looks at quotes."""

    def quotes(self, parts: Iterable[Part]) -> None:
        """Finds quotes that are not verbatim, and quotes set apart that were cut short."""
        for part in parts:
            spans = [m.span(1) for m in _NESTED.finditer(part.text)]
            inner = [
                next((m.start(g), m.end(g)) for g in (1, 2, 3) if m.group(g) is not None)
                for m in _QUOTED.finditer(part.text)
            ]
            spans += [(a, b) for a, b in inner if not any(low <= a and b <= high for low, high in spans)]
            for low, high in spans:
                self._quote(part, low, high)

    def _quote(self, part: Part, low: int, high: int) -> None:
        at = low
        for match in [*_CUT.finditer(part.text, low, high), None]:
            end = match.start() if match else high
            wanted = [token.key for token in tokens(part.text[at:end])]
            places = self.all_source.find(wanted)
            if places and not part.own and part.block is not None and part.block.kind != "heading":
                self._torn(part, (at, end), places, len(wanted))
            if wanted and not places and not self.supplied.find(wanted):
                inside = [token.key for token in tokens(part.text[low:high])]
                if not self.all_source.find(inside):
                    words = part.text[low:high].strip()
                    start = low + part.text[low:high].index(words)
                    mend = f"la source dit « {short(best, 120)} »" if (best := self._nearest(wanted)) else "retirez-la"
                    message = "citation qui n’est pas dans la source à la lettre"
                    self.found.add("fidelity.quote", self.fault(part, start, start + len(words), message, mend))
                return
            at = match.end() if match else high

    def _torn(self, part: Part, span: tuple[int, int], places: Sequence[int], size: int) -> None:
        """A quote set apart starts and ends where the source has a mark: else a word was cut off it."""
        for place in places:
            before = self.after[place - 1] if place else "\n"
            last = place + size - 1
            after = self.after[last] + ("\n" if self.all_source.keys[last + 1] == "\n" else "")
            if _STRONG.search(before) and _MARK.search(after):
                return
        self.found.add(
            "fidelity.quote",
            self.fault(part, *span, "citation coupée au milieu d’un groupe de mots", "reprenez-la de marque à marque"),
        )

    def _nearest(self, wanted: list[str]) -> str:
        """The words of the source that are most like some words, or nothing."""
        best, text = 0.5, ""
        for words, paragraph in self.source_parts:
            keys = [token.key for token in words]
            matcher = SequenceMatcher(None, keys, wanted, autojunk=False)
            blocks = [block for block in matcher.get_matching_blocks() if block.size]
            share = sum(block.size for block in blocks) / len(wanted)
            if blocks and share > best:
                first, last = blocks[0].a, blocks[-1].a + blocks[-1].size - 1
                best, text = share, paragraph[words[first].start : words[last].end]
        return text
