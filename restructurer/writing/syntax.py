"""The parse of a text as plain columns: quick to walk, and with the offsets of the source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any, TypeVar

from restructurer.analysis.columns import Columns, columns_of, edges_of
from restructurer.analysis.findings import Analysis, Parsed, Quote
from restructurer.article import Source
from restructurer.french import lexicon

Known = TypeVar("Known")
_EMPTY: Mapping[str, str] = MappingProxyType({})


@lru_cache(maxsize=4096)
def _features(morph: str) -> Mapping[str, str]:
    """``Gender=Masc|Number=Sing`` as a mapping."""
    return MappingProxyType(dict(part.split("=", 1) for part in morph.split("|"))) if "=" in morph else _EMPTY


@dataclass(frozen=True)
class Syntax:
    """One parsed text: a column a property, one entry a token; ``left``/``right`` bound each subtree, ``width``
    counts the characters of a token and the blank behind it.

    ``shifts`` maps characters of the parsed text to the source: pairs (first character, what to
    add). It is empty when the text does not stand in the source (a title from the command line).
    ``quotes``: offset pairs of what stands between quotation marks. ``cache``: what is worked out
    once for the text (:meth:`once`).
    """

    source: Source
    raw: str
    text: tuple[str, ...]
    low: tuple[str, ...]
    lemma: tuple[str, ...]
    pos: tuple[str, ...]
    dep: tuple[str, ...]
    head: tuple[int, ...]
    feats: tuple[Mapping[str, str], ...]
    start: tuple[int, ...]
    blank: tuple[bool, ...]
    width: tuple[int, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    placed: bool
    quotes: tuple[tuple[int, int], ...] = ()
    cache: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)
    notes: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.text)

    def once(self, name: str, key: Hashable, rules: object, make: Callable[[], Known]) -> Known:
        """What ``make`` gives, worked out once: by what it is called, what it is of, and the rules in force."""
        known = self.cache.get((name, key))
        if known is None or known[0] is not rules:
            known = self.cache[name, key] = (rules, make())
        return known[1]

    def known(self, name: str, key: Hashable, rules: object) -> Any:
        """What :meth:`once` has worked out already; ``None`` where it has not."""
        known = self.cache.get((name, key))
        return known[1] if known is not None and known[0] is rules else None

    @cached_property
    def places(self) -> dict[str, tuple[int, ...]]:
        """Where each word in lower case stands."""
        found: dict[str, list[int]] = {}
        for token, low in enumerate(self.low):
            found.setdefault(low, []).append(token)
        return {low: tuple(tokens) for low, tokens in found.items()}

    @cached_property
    def _quoted(self) -> frozenset[int]:
        start = self.start
        return frozenset(
            [t for low, high in self.quotes for t in range(bisect_left(start, low), bisect_left(start, high))]
        )

    def quoted(self, token: int) -> bool:
        """Whether a token stands between quotation marks."""
        return token in self._quoted

    def end(self, token: int) -> int:
        """The offset after a token."""
        return self.start[token] + len(self.text[token])

    def chars(self, first: int, stop: int) -> str:
        """The characters of the tokens ``first`` to ``stop`` as they stand in the source."""
        low, high = self.start[first], self.end(stop - 1)
        return self.source.text[low:high] if self.placed else self.raw[low:high]

    def down(self, token: int, *labels: str) -> tuple[int, ...]:
        """The dependents of a token with one of the labels (or a subtype of it), in order."""
        return tuple(
            child
            for child in self.children[token]
            if self.dep[child] in labels or self.dep[child].partition(":")[0] in labels
        )

    def subtree(self, token: int) -> range:
        """The stretch of tokens from the leftmost to the rightmost dependent."""
        return range(self.left[token], self.right[token] + 1)


def _one_subject(heads: list[int], text: Sequence[str], pos: Sequence[str], dep: list[str]) -> None:
    """Hangs a name between commas on the role before it, where the parse takes both for subjects of the verb.

    « Le ministre, Yann Ménez, a défendu… »: the name is an apposition.
    """
    for token in range(2, len(heads)):
        if text[token - 1] != "," or pos[token] != "PROPN" or not dep[token].startswith("nsubj"):
            continue
        for before in range(token - 2, max(-1, token - 16), -1):
            if dep[before].startswith("nsubj") and heads[before] == heads[token] and pos[before] == "NOUN":
                heads[token], dep[token] = before, "appos"
                break


def _read(
    table: Columns, source: Source, *, shift: Sequence[tuple[int, int]], placed: bool, quotes: Sequence[tuple[int, int]]
) -> Syntax:
    heads, dep = list(table.head), list(table.dep)
    _one_subject(heads, table.text, table.pos, dep)
    left, right = table.edges if heads == table.head else edges_of(heads)
    children: list[list[int]] = [[] for _ in heads]
    for token, head in enumerate(heads):
        if head != token:
            children[head].append(token)
    return Syntax(
        source=source, raw=source.title if not placed else "",
        text=tuple(table.text), low=tuple(table.low), lemma=_lemmas(table), pos=tuple(table.pos), dep=tuple(dep),
        head=tuple(heads), feats=tuple(map(_features, table.morph)), start=_shifted(table.start, shift),
        blank=tuple(table.blank), left=tuple(left), right=tuple(right),
        width=tuple([len(text) + gap for text, gap in zip(table.text, table.blank, strict=True)]),
        children=tuple(map(tuple, children)), placed=placed, quotes=tuple(quotes),
    )  # fmt: skip


def _lemmas(table: Columns) -> tuple[str, ...]:
    """The lemmas; a present in « -e » that is a noun too has that of its verb (« le syndicat réclame »: réclamer).

    The model gives it that of the noun, in one verb of thirty.
    """
    lemmas = list(table.lemma)
    for token, pos in enumerate(table.pos):
        if pos == "VERB" and lemmas[token] == table.low[token] and lemmas[token].endswith("e"):
            found = lexicon.lemmas(lemmas[token], "V")
            if len(found) == 1:
                lemmas[token] = found[0]
    return tuple(lemmas)


def _shifted(starts: Sequence[int], shift: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Where tokens start in the source: ``shift`` says from which character of the parsed text on what is added."""
    if not shift:
        return tuple(starts)
    found: list[int] = []
    for (_, add), (stop, _) in pairwise([*shift, (1 << 62, 0)]):
        at = len(found)
        found += [start + add for start in starts[at : bisect_left(starts, stop, at)]]
    return tuple(found)


_LAST: list[tuple[Parsed, tuple[Quote, ...], Syntax]] = []


def of_article(analysis: Analysis) -> Syntax:
    """The columns of the article's own text; read once for the analysis at hand."""
    for parsed, quotes, known in _LAST:
        if parsed is analysis.parsed and (quotes is analysis.quotes or quotes == analysis.quotes):
            return known
    pairs = tuple(sorted((quote.start, quote.end) for quote in analysis.quotes))
    parsed = analysis.parsed
    shift = [
        (parsed.doc_starts[i], paragraph.start - parsed.doc_starts[i])
        for i, paragraph in enumerate(parsed.source.paragraphs)
    ]
    syntax = _read(parsed.columns, parsed.source, shift=shift, placed=True, quotes=pairs)
    syntax.notes["given names"] = tuple(_given_names(syntax, analysis))
    syntax.notes["initials"] = tuple(_initials(syntax, analysis))
    syntax.notes["names"] = find_names(syntax, analysis)
    _LAST[:] = [(parsed, analysis.quotes, syntax)]
    return syntax


def _given_names(syntax: Syntax, analysis: Analysis) -> Iterator[tuple[int, int]]:
    """The tokens (first, stop) that a full name has more than the name that the text uses alone."""
    people = [entity for entity in analysis.entities if entity.label == "PER"]
    for entity in people:
        if entity.short == entity.text or not entity.text.endswith(entity.short):
            continue
        if any(other is not entity and other.text.endswith(f" {entity.short}") for other in people):
            continue  # « Michelle Obama » beside « Barack Obama »
        texts = [syntax.source.text[low:high] for low, high in entity.mentions]
        if entity.short not in texts and entity.short not in syntax.source.title:
            continue
        for (low, high), text in zip(entity.mentions, texts, strict=True):
            if text == entity.text:
                first = bisect_left(syntax.start, low)
                stop = bisect_left(syntax.start, high - len(entity.short))
                if stop > first:
                    yield first, stop


def find_names(syntax: Syntax, analysis: Analysis) -> tuple[tuple[int, int], ...]:
    """The tokens (first, stop) of every name of the text that has two words or more.

    For a person, those of the name that the text uses alone: the given name may go.
    """
    starts = syntax.places
    found = set()
    names = [entity.short if entity.label == "PER" else entity.text for entity in analysis.entities]
    names += [phrase.text for phrase in analysis.keyphrases[:12] if _is_body(phrase.text, analysis.source.text)]
    for text in names:
        words = tuple(re.findall(r"[^\W_]+['’]?|[^\w\s]", text.lower()))
        plain = "".join(words).replace("’", "'")
        for first in starts.get(words[0].replace("’", "'"), ()) if len(words) > 1 else ():
            stop, size = first, 0
            while stop < len(syntax) and size < len(plain):
                size, stop = size + len(syntax.low[stop]), stop + 1
            if "".join(syntax.low[first:stop]).replace("’", "'") == plain:
                found.add((first, stop))
    return tuple(sorted(found))


_BODY = re.compile(r"[A-ZÀ-Ý][\w-]+ (?:de |du |des |d[’'])(?:la |l[’'])?[a-zà-ÿ]")


def _is_body(phrase: str, text: str) -> bool:
    """Whether a phrase is the name of a body, inside a sentence too: « la Maison de la culture de Brest »."""
    if not _BODY.match(phrase):
        return False
    at = text.find(phrase)
    while at > 1 and not (text[at - 2].islower() and text[at - 1] in " ’'") and text[at - 1] not in "’'":
        at = text.find(phrase, at + 1)
    return at > 1


_SMALL = frozenset("de du des d l la le les et à au aux en pour".split())


def _initials(syntax: Syntax, analysis: Analysis) -> Iterator[tuple[int, int, int, str]]:
    """The tokens of long names of bodies (first, end of the name, end of a bracket behind it), and their initials.

    Only initials that stand in the text.
    """
    known: frozenset[str] = frozenset(syntax.text)
    for entity in analysis.entities:
        if entity.label not in ("ORG", "MISC"):
            continue
        words = entity.text.replace("’", " ").replace("'", " ").split()
        letters = "".join(word[0].upper() for word in words if word.lower() not in _SMALL and word[0].isalpha())
        short = entity.short if entity.short.isupper() and entity.short != entity.text else letters
        if len(words) < 3 or not 2 < len(short) < 8 or short not in known:
            continue
        for low, high in entity.mentions:
            first, stop = bisect_left(syntax.start, low), bisect_left(syntax.start, high)
            if stop - first < 3 or syntax.source.text[low:high] != entity.text:
                continue
            end = stop
            if syntax.text[stop : stop + 1] == ("(",) and syntax.text[stop + 1 : stop + 3] == (short, ")"):
                stop += 3
            yield first, end, stop, short


def part_of(syntax: Syntax, first: int, stop: int) -> Syntax:
    """The columns of the tokens ``first`` to ``stop`` alone; what hung on others is a root."""
    heads = [syntax.head[t] - first if first <= syntax.head[t] < stop else t - first for t in range(first, stop)]
    left, right = edges_of(heads)
    children: list[list[int]] = [[] for _ in heads]
    for token, head in enumerate(heads):
        if head != token:
            children[head].append(token)
    names = tuple((a - first, b - first) for a, b in syntax.notes.get("names", ()) if first <= a and b <= stop)
    cut = slice(first, stop)
    return Syntax(
        source=syntax.source, raw=syntax.raw, text=syntax.text[cut], low=syntax.low[cut], lemma=syntax.lemma[cut],
        pos=syntax.pos[cut], dep=syntax.dep[cut], head=tuple(heads), feats=syntax.feats[cut], start=syntax.start[cut],
        blank=syntax.blank[cut], width=syntax.width[cut], left=tuple(left), right=tuple(right),
        children=tuple(map(tuple, children)), placed=syntax.placed, quotes=syntax.quotes, notes={"names": names},
    )  # fmt: skip


_LAST_TITLE: list[tuple[Parsed, Syntax]] = []


def of_title(parsed: Parsed) -> Syntax | None:
    """The columns of the given title, ``None`` when there is none; read once for the article at hand."""
    if parsed.title is None:
        return None
    for known, syntax in _LAST_TITLE:
        if known is parsed:
            return syntax
    start = parsed.source.title_start
    syntax = _read(
        columns_of(parsed.title), parsed.source, shift=[(0, start or 0)], placed=start is not None, quotes=()
    )
    _LAST_TITLE[:] = [(parsed, syntax)]
    return syntax


def words_standing(syntax: Syntax, wanted: Callable[[str], bool]) -> frozenset[int]:
    """The tokens whose word, in lower case, is wanted: asked once for each word that the text has."""
    return frozenset([token for low, tokens in syntax.places.items() if wanted(low) for token in tokens])
