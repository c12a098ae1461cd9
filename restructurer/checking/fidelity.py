"""Fidelity: an article against its source.

Quotes are verbatim, names, numbers and dates are the source's (or stated by ``data/``), no sentence
is lost or altered, and none is invented. Typography may differ; headings, lists, questions and other
additions may be made of the source's runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from restructurer.checking.catalogue import FIDELITY
from restructurer.checking.checks.common import short
from restructurer.checking.fidelity_chain import follow
from restructurer.checking.fidelity_tokens import ELIDED, Runs, Token, stem, tokens, units
from restructurer.checking.fidelity_types import SourceText
from restructurer.checking.page import Block, Page
from restructurer.checking.values import GOOD, Fault, Outcome
from restructurer.checking.words import function_words

_QUOTED = re.compile(r"«\s*([^«»]{1,3000}?)\s*»|“([^“”]{1,3000}?)”|(?<!\w)\"([^\"]{1,3000}?)\"")
_NESTED = re.compile(r"«((?:[^«»]|«[^«»]*»){1,4000})»")
_CUT = re.compile(r"\[[^\]]{0,80}\]|\((?:…|\.\.\.)\)|…")
_DATE = re.compile(
    r"\b(?:(\d{1,2})(?:er)?\s+)?(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
    r"(?:\s+(\d{4}))?\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"<strong>[^<]*</strong>\s*:?")
_MARK = re.compile(r"[^ \u00a0\u202f\t'’-]")
_STRONG = re.compile(r"[^ \u00a0\u202f\t'’,-]")
_COUNTED = re.compile(r"([^\W\d_]+) \((\d+)\)")
_ADDED = re.compile(r"<strong>")
_SIMILAR = 0.55


def _undated(keys: str) -> str:
    """Words in a row, « 1er » as « 1 »."""
    return re.sub(r"(?<=\b\d) er\b", "", keys)


@dataclass(slots=True)
class _Part:
    """A stretch of the article: where it comes from, its words."""

    block: Block | None
    text: str
    start: int
    own: bool
    words: list[Token]


@dataclass(slots=True)
class _Findings:
    faults: dict[str, list[Fault]] = field(default_factory=lambda: {ident: [] for ident in FIDELITY})
    seen: set[tuple[str, int, str]] = field(default_factory=set)

    def add(self, ident: str, fault: Fault) -> None:
        key = (ident, fault.start, fault.words)
        if key not in self.seen:
            self.seen.add(key)
            self.faults[ident].append(fault)

    def outcomes(self) -> dict[str, Outcome]:
        return {ident: Outcome("bad", tuple(found)) if found else GOOD for ident, found in self.faults.items()}


class _Comparison:
    def __init__(self, page: Page, source: SourceText) -> None:
        self.page, self.source = page, source
        self.found = _Findings()
        self.source_parts = [(tokens(text), text) for text in source.paragraphs]
        keys: list[str] = []
        self.after: list[str] = []  # what stands between each word of the source and the next
        for words, text in [(tokens(source.title), source.title), *self.source_parts]:
            keys += [token.key for token in words] + ["\n"]
            ends = [token.start for token in words[1:]] + [len(text)] * bool(words)
            self.after += [text[token.end : end] for token, end in zip(words, ends, strict=True)] + ["\n"]
        self.all_source = Runs(keys)
        supplied = [*page.supplied, *source.supplied]
        self.supplied = Runs([token.key for text in supplied for token in tokens(text)])
        self.known = self.all_source.vocabulary | self.supplied.vocabulary
        self.parts = self._own_and_added([block for block in page.blocks if block.kind != "code"])

    @staticmethod
    def _own_and_added(blocks: Sequence[Block]) -> list[_Part]:
        """The blocks, additions (quotes set apart, what opens in bold, lists under a label) told apart."""
        parts = []
        labelled = False
        for block in blocks:
            bold = _ADDED.match(block.markup.lstrip()) is not None
            own = block.kind in ("paragraph", "item", "cell") and not bold and not (block.kind == "item" and labelled)
            if block.kind != "item":
                labelled = bold and _LABEL.fullmatch(block.markup.strip()) is not None
            parts.append(_Part(block, block.text, block.start, own, tokens(block.text)))
        return parts

    def fault(self, part: _Part, low: int, high: int, message: str, mend: str) -> Fault:
        words = part.text[low:high]
        start = self.page.find(words, part.block, at=low) if part.block is not None else part.start
        return Fault(start, words, message, mend)

    # -- what stands at the head of the page

    def heads(self) -> list[_Part]:
        parts = []
        for name in ("title", "description"):
            value = self.page.fields.get(name)
            if value is not None and value.value:
                parts.append(_Part(None, value.value, value.start, False, tokens(value.value)))
        if self.page.headline is not None:
            block = self.page.headline
            parts.append(_Part(block, block.text, block.start, False, tokens(block.text)))
        return parts

    def two_titles(self) -> None:
        """The title in the header and the one on the page, where they are nearly the same, name the same things."""
        title, block = self.page.value("title"), self.page.headline
        if block is None or not title or block.text == title:
            return
        first, second = tokens(title), tokens(block.text)
        matcher = SequenceMatcher(None, [t.key for t in first], [t.key for t in second], autojunk=False)
        if matcher.ratio() < _SIMILAR:
            return
        opcodes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
        ours = [token for _, a, b, _, _ in opcodes for token in first[a:b] if not token.word[0].islower()]
        theirs = [token for _, _, _, c, d in opcodes for token in second[c:d] if not token.word[0].islower()]
        part = _Part(block, block.text, block.start, False, second)
        for here, there in zip(theirs, ours, strict=False):
            message = f"« {here.word} » sur la page, « {there.word} » dans l’en-tête"
            ident = "fidelity.number" if here.word[0].isdigit() else "fidelity.name"
            self.found.add(ident, self.fault(part, here.start, here.end, message, "accordez les deux titres"))

    # -- quotes

    def quotes(self, parts: Iterable[_Part]) -> None:
        for part in parts:
            spans = [m.span(1) for m in _NESTED.finditer(part.text)]
            inner = [
                next((m.start(g), m.end(g)) for g in (1, 2, 3) if m.group(g) is not None)
                for m in _QUOTED.finditer(part.text)
            ]
            spans += [(a, b) for a, b in inner if not any(low <= a and b <= high for low, high in spans)]
            for low, high in spans:
                self._quote(part, low, high)

    def _quote(self, part: _Part, low: int, high: int) -> None:
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

    def _torn(self, part: _Part, span: tuple[int, int], places: Sequence[int], size: int) -> None:
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

    # -- dates, numbers, names

    def facts(self, parts: Iterable[_Part]) -> None:
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

    def _numbers(self, part: _Part, dated: Sequence[tuple[int, int]]) -> None:
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

    def _near(self, part: _Part, index: int, *, reach: int) -> bool:
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

    def _in_context(self, part: _Part, index: int) -> bool:
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

    def _counted(self, part: _Part, token: Token) -> bool:
        """Whether « Lieu (3) » has the number that the source sets before the place, « 3 à Lieu »."""
        match = next((m for m in _COUNTED.finditer(part.text) if m.start(2) == token.start), None)
        if match is None:
            return True
        keys, place = self.all_source.keys, tokens(match.group(1))[0].key
        before = [key for at in self.all_source.places.get(place, ()) for key in keys[max(0, at - 3) : at][-2:]]
        numbers = [key for key in before if key[0].isdigit()]
        return not numbers or token.key in numbers

    def _names(self, part: _Part) -> None:
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
    def _opens(part: _Part, token: Token) -> bool:
        """Whether a word is the first of its sentence, line or quote."""
        before = part.text[: token.start].rstrip(" \u00a0\u202f«“\"(—–-*’'\n")
        return not before or before[-1] in ".!?…:»" or part.text[: token.start].rstrip(" ").endswith("\n")

    def _first_word(self, part: _Part, token: Token) -> bool:
        """Whether a capital may come from the place of the word, not from a name."""
        from restructurer.french.lexicon import known

        if not self._opens(part, token):
            return False
        written = token.key in function_words() or token.key in self._written() or token.key in ELIDED
        return written or self._plain(token) or known(token.word.lower())

    def _plain(self, token: Token) -> bool:
        """Whether the source has the word in another ending: a capital at the start of a sentence."""
        return stem(token.key) in self.all_source.stems and token.key not in self.known and len(token.key) > 3

    def _written(self) -> frozenset[str]:
        from restructurer.checking.fidelity_templates import template_words

        return template_words()

    def _similar(self, token: Token) -> str:
        from difflib import get_close_matches

        names = sorted({t.word for words, _ in self.source_parts for t in words if t.word[0].isupper()})
        near = get_close_matches(token.word, names, n=1, cutoff=0.6)
        return f"la source écrit « {near[0]} »" if near else "reprenez le nom de la source"

    # -- sentences

    def sentences(self) -> None:
        own = [part for part in self.parts if part.own]
        flat: list[tuple[_Part, Token]] = [(part, token) for part in own for token in part.words]
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

    def _left(
        self, flat: Sequence[tuple[_Part, Token]], used: Sequence[bool]
    ) -> list[tuple[_Part, list[Token]] | None]:
        """The sentences of the article's own paragraphs that no sentence of the source accounts for."""
        found: list[tuple[_Part, list[Token]] | None] = []
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
        left: list[tuple[_Part, list[Token]] | None],
        edge: int,
        flat: Sequence[tuple[_Part, Token]],
    ) -> None:
        best, where = 0.0, -1
        for index, stretch in enumerate(left):
            if stretch is None:
                continue
            matcher = SequenceMatcher(None, keys, [token.key for token in stretch[1]], autojunk=False)
            ratio = matcher.ratio()
            if ratio > best:
                best, where = ratio, index
        if best >= _SIMILAR and where >= 0:
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

    def _altered(self, keys: list[str], text: str, stretch: tuple[_Part, list[Token]]) -> None:
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

    def _invented(self, stretch: tuple[_Part, list[Token]], *, strict: bool) -> None:
        part, words = stretch
        keys = [token.key for token in words]
        if not keys:
            return
        runs = [self.all_source.covered(keys, shortest=3), self.supplied.covered(keys, shortest=2)]
        allowed = function_words() | self._written()
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


def compare(page: Page, source: SourceText) -> dict[str, Outcome]:
    """What every fidelity check says of a page, by id."""
    comparison = _Comparison(page, source)
    parts = [*comparison.heads(), *comparison.parts]
    comparison.quotes(parts)
    comparison.facts(parts)
    comparison.two_titles()
    comparison.sentences()
    return comparison.found.outcomes()
