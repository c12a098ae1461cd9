"""Finds and pairs quotation marks, one paragraph at a time, in one pass over the characters.

The French press writes « … », "…", “…”, „…“ and ‘…’, nested, over several paragraphs with a mark at
the head of each, and not always closed. Each mark is seen once, so the time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

_MARKS = re.compile("’’|[«»“”„‟\"＂‹›‘’'‚]|<<|>>|''")
_FAMILY = {"«": "«", "»": "«", "<<": "«", ">>": "«", "“": "“", "”": "“", "„": "“", "‟": "“", '"': '"', "＂": '"'}
_FAMILY |= {"''": '"', "’’": '"', "‹": "‹", "›": "‹", "‘": "‘", "’": "‘", "'": "'", "‚": "‘"}
_BLANK = " \t\n\r\u00a0\u202f\u2009"
_BEFORE_OPENING = _BLANK + "([{«“„\"'’‘-–—/…"
_AFTER_CLOSING = _BLANK + ')]}»”".,;:!?…-–—/'
_DEEPEST = 4
MOST_MARKS = 1_000  # a paragraph with more is no prose and holds no quotes
_TURNED = {"«": "»", "»": "«"}
_NEAR = 40  # marks looked at, apostrophes among them
_WITHOUT = 4  # lines without a mark that a quotation may run over
_OWN_VOICE = re.compile(r"\b(?:je|j['’]|nous|on|me|m['’]|mon|ma|mes|notre|nos)\b", re.IGNORECASE)


@dataclass(slots=True)
class Pair:
    """A stretch between two marks: ``start``/``end`` without marks and blanks, ``outer`` with them.

    ``closed`` is False where the closing mark is missing and no later paragraph goes on;
    ``chain`` numbers the pairs of one quotation that runs over paragraphs.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    family: str
    depth: int
    closed: bool = True
    chain: int | None = None


@dataclass(slots=True)
class _Open:
    family: str
    start: int
    inner: int
    strong: bool


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    return start, end


class _Scan:
    """The state of one pass over one paragraph."""

    def __init__(self, text: str, start: int, end: int, *, goes_on: bool) -> None:
        self.text, self.start, self.end = text, start, end
        self.stack: list[_Open] = []
        self.pairs: list[Pair] = []
        self.stray: tuple[int, int] | None = None
        found = list(islice(_MARKS.finditer(text, start, end), MOST_MARKS + 1))
        self.marks = [(m.start(), m.end(), m.group()) for m in found] if len(found) <= MOST_MARKS else []
        if not goes_on and self.turned():
            self.marks = [(at, stop, _TURNED.get(mark, mark)) for at, stop, mark in self.marks]
        self.left: dict[str, int] = {}
        for _, _, mark in self.marks:
            self.left[mark] = self.left.get(mark, 0) + 1
        self.number = 0

    def before(self, at: int) -> str:
        return self.text[at - 1] if at > self.start else " "

    def after(self, at: int) -> str:
        return self.text[at] if at < self.end else " "

    def turned(self) -> bool:
        """Whether all marks stand the other way round: « »Il pleut«, dit X »."""
        rows = [one for one in self.marks if one[2] in _TURNED]
        if not rows or len(rows) % 2:
            return False
        return all(
            mark == "»" and self.opens(at, stop) if number % 2 == 0 else mark == "«" and self.closes(at, stop)
            for number, (at, stop, mark) in enumerate(rows)
        )

    def opens(self, at: int, stop: int) -> bool:
        """Whether a mark looks as if it opened: a blank before it, a word behind it."""
        return self.before(at) in _BLANK and self.after(stop) not in _AFTER_CLOSING

    def closes(self, at: int, stop: int) -> bool:
        """Whether a mark looks as if it closed: a word before it, a blank or a stop behind it."""
        return self.before(at) not in _BLANK and self.after(stop) in _AFTER_CLOSING

    def depth_of(self, family: str) -> int | None:
        for index in range(len(self.stack) - 1, -1, -1):
            if self.stack[index].family == family:
                return index
        return None

    def push(self, family: str, at: int, stop: int) -> None:
        if len(self.stack) >= _DEEPEST:
            self.drop(0)
        strong = self.before(at) in _BEFORE_OPENING and self.after(stop) not in _BLANK
        self.stack.append(_Open(family, at, stop, strong))

    def drop(self, index: int) -> None:
        """Takes one opening off the stack as never closed."""
        opened = self.stack.pop(index)
        if opened.family not in "‘'":
            self.add(opened, self.end, self.end, index, closed=False)

    def add(self, opened: _Open, inner_end: int, outer_end: int, depth: int, *, closed: bool) -> None:
        start, end = _trim(self.text, opened.inner, inner_end)
        if end > start:
            self.pairs.append(Pair(start, end, opened.start, outer_end, opened.family, depth, closed))

    def close(self, family: str, at: int, stop: int) -> bool:
        index = self.depth_of(family)
        if index is None:
            return False
        while len(self.stack) > index + 1:
            self.drop(len(self.stack) - 1)
        opened = self.stack.pop()
        real = sum(1 for other in self.stack if other.family not in "‘'")
        self.add(opened, at, stop, real, closed=True)
        return True

    def step(self, at: int, stop: int, mark: str) -> None:
        self.left[mark] -= 1
        self.number += 1
        family = _FAMILY[mark]
        if (
            mark == "«"
            and self.after(stop) in ",.;:)"
            and self.text[at - 1 : at] != "("
            and self.close(family, at, stop)
        ):
            # « “Titre «, dit par X »: a mark that was turned round
            return
        if mark in ("«", "<<"):
            opened = sum(1 for other in self.stack if other.family == "«")
            remaining = self.left.get("»", 0) + self.left.get(">>", 0)
            if (opened and remaining <= opened - 1 + (0 if remaining else 1)) or (
                opened and remaining < opened + 1 and self.text[at - 1 : at] != "("
            ):
                self.lose(family, at)
            self.push(family, at, stop)
        elif mark in ("»", ">>"):
            if not self.close(family, at, stop) and not self.close_other(at, stop) and self.stray is None:
                self.stray = (at, stop)
        elif mark in ("‹", "›"):
            if mark == "‹":
                self.push(family, at, stop)
            else:
                self.close(family, at, stop)
        elif family == "“":
            self.curly(at, stop, mark)
        elif mark == "’’" and self.depth_of('"') is None and self.depth_of("“") is not None:
            self.close("“", at, stop)  # « “une réconciliation’’ »
        elif family == '"':
            self.straight(at, stop)
        else:
            self.single(at, stop, mark, family)

    def lose(self, family: str, at: int) -> None:
        index = self.depth_of(family)
        if index is not None:
            opened = self.stack.pop(index)
            # The next opening mark ends the damage: « "un accord, "car rien n'est signé", dit X »
            end = opened.inner + len(self.text[opened.inner : at].rstrip(_BLANK + ",;"))
            self.add(opened, end, end, index, closed=False)

    def curly(self, at: int, stop: int, mark: str) -> None:
        is_open = self.depth_of("“") is not None
        strong_open = self.before(at) in _BEFORE_OPENING and self.after(stop) not in _AFTER_CLOSING
        if (
            mark == "„"
            or (mark in "“‟" and (not is_open or strong_open))
            or (mark == "”" and not is_open and strong_open)
        ):
            if is_open and self.left.get("”", 0) + self.left.get("“", 0) < 2:
                self.lose("“", at)
            self.push("“", at, stop)
        elif not self.close("“", at, stop) and not self.close_other(at, stop) and self.stray is None:
            self.stray = (at, stop)

    def close_other(self, at: int, stop: int) -> bool:
        """Closes what another kind of mark opened and no mark of its own will close: « "intenable” »."""
        if not self.stack or self.after(stop) not in _AFTER_CLOSING:
            return False
        family = self.stack[-1].family
        own = {"«": ("»", ">>"), "“": ("”", "“"), '"': ('"',)}.get(family)
        if own is None or any(self.left.get(mark, 0) for mark in own):
            return False
        return self.close(family, at, stop)

    def straight(self, at: int, stop: int) -> None:
        before, after = self.before(at), self.after(stop)
        index = self.depth_of('"')
        if index is None:
            if before not in _BLANK and self.close_other(at, stop):
                return
            if before.isdigit() and after in _AFTER_CLOSING:
                return
            self.push('"', at, stop)
            return
        strong_open = self.opens(at, stop) and self.stack[index].strong
        near = self.marks[self.number : self.number + _NEAR] if strong_open else []
        behind = [one for one in near if _FAMILY[one[2]] == '"'][:2]
        if len(behind) == 2 and all(self.closes(one[0], one[1]) for one in behind):
            self.push('"', at, stop)  # « "le sentier "facile" était fermé", dit X »
        elif strong_open and self.left.get('"', 0) % 2 == 1:
            self.lose('"', at)
            self.push('"', at, stop)
        else:
            self.close('"', at, stop)

    def single(self, at: int, stop: int, mark: str, family: str) -> None:
        before, after = self.before(at), self.after(stop)
        if mark in "‘'‚" and before in _BEFORE_OPENING and after.isalnum() and self.depth_of(family) is None:
            self.push(family, at, stop)
        elif mark in "’'" and after in _AFTER_CLOSING and before not in _BLANK and self.depth_of(family) is not None:
            self.close(family, at, stop)


def pair_marks(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Pair]:
    """All pairs of quotation marks of a text, in order of their opening mark.

    ``paragraphs``: start and end of each paragraph. A mark that never closes reaches to the end
    of its paragraph; where the next paragraph opens with a mark of the same family (or closes
    one that it has not opened), both are one chain.
    """
    found: list[Pair] = []
    pending: Pair | None = None
    chains = 0
    over: list[tuple[int, int]] = []
    for start, end in paragraphs:
        scan = _Scan(text, start, end, goes_on=pending is not None)
        if pending is not None and not scan.marks and len(over) < _WITHOUT:
            over.append((start, end))  # perhaps within a quotation whose lines bear no mark
            continue
        for at, stop, mark in scan.marks:
            scan.step(at, stop, mark)
        while scan.stack:
            scan.drop(len(scan.stack) - 1)
        pairs = sorted(scan.pairs, key=lambda pair: (pair.outer_start, -pair.outer_end))
        head = _trim(text, start, end)[0]
        stray = scan.stray
        if pending is not None:
            opener = next((pair for pair in pairs if pair.depth == 0), None)
            if stray is not None and stray[0] == head and opener is None:
                # « » » at the head of the paragraph repeats the quotation: it runs on to the next mark.
                closing = next((m for m in scan.marks if m[0] > stray[0] and _FAMILY[m[2]] == "«"), None)
                stop = closing[0] if closing else end
                more = Pair(*_trim(text, stray[1], stop), stray[0], closing[1] if closing else end, "«", 0)
                more.closed = closing is not None
                pairs = [more]
                opener = more
            elif stray is not None and stray[0] > head and (opener is None or opener.outer_start > stray[0]):
                more = Pair(*_trim(text, start, stray[0]), start, stray[1], pending.family, 0)
                if pending.chain is None and over:
                    pending.chain, chains = chains, chains + 1
                found.extend(Pair(*_trim(text, *one), *one, pending.family, 0, chain=pending.chain) for one in over)
                over = []
                pairs = [more, *pairs]
                opener = more
            if over:
                opener = None
            if opener is not None and opener.outer_start == head and opener.family == pending.family:
                if pending.chain is None:
                    pending.chain = chains
                    chains += 1
                opener.chain = pending.chain
                pending.closed = True
        elif stray is not None and text[stray[1] : stray[1] + 1] == "," and head < stray[0]:
            unopened = not pairs or min(pair.outer_start for pair in pairs) > stray[1]
            if unopened and text[head].isupper() and _OWN_VOICE.search(text, head, stray[0]):
                # « Nous n'avons rien vu venir », raconte X, the mark at its head lost
                pairs = [Pair(head, _trim(text, head, stray[0])[1], head, stray[1], "«", 0), *pairs]
        over = []
        found.extend(pairs)
        tail = [pair for pair in pairs if pair.depth == 0 and not pair.closed]
        pending = tail[-1] if tail else None
    return found
