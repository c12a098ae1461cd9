"""What is known of a candidate keyphrase, as numbers: one row a candidate, one column a feature.

Place, title, frequency and spread as in Kea (Witten et al. 1999) and YAKE (Campos et al. 2020),
rarity in general French, shape, role in the sentence, nesting (after the C-value of Frantzi et al.
2000), likeness to the whole text and to the title by word vectors. ``FEATURES`` names the columns,
of which the last repeat some in standard deviations from the mean of the text's candidates;
``rules/topics.toml`` weighs them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import log1p

import numpy as np

from restructurer.analysis.candidates import Candidate
from restructurer.analysis.findings import Parsed
from restructurer.analysis.wordlists import LINKS, Floats, Span, Words, unit_rows

_EVENT_ENDINGS = tuple(
    e + s for e in ("tion", "sion", "ment", "age", "ture", "ance", "ence", "aison") for s in ("", "s")
)
_DE = LINKS | {"en"}
_SUBJECT = frozenset({"nsubj", "nsubj:pass"})
_OBJECT = frozenset({"obj", "obl:arg"})
_ADDED = frozenset({"conj", "appos"})
_LINK_TAGS = frozenset({"d", "p", "l"})
_RELATIVE = ("frequency", "first", "like_text", "like_title", "commonness")

_PLAIN = (
    "frequency", "title", "title_label", "title_head", "title_only", "first", "in_25", "in_60", "in_60_single",
    "spread", "last_paragraph", "one_word", "two_words", "three_words", "four_words", "adjective_first",
    "preposition", "number", "digit", "hyphen", "participle", "name", "place", "person", "organisation",
    "capital_single", "longer_frequency", "word_frequency_least", "word_frequency_most",
    "determined", "after_de", "subject", "object", "added", "event", "commonness", "head_commonness",
    "like_text", "like_title",
)  # fmt: skip
_AT = {name: column for column, name in enumerate(_PLAIN)}


FEATURES = (*_PLAIN, *(f"{name}_in_text" for name in _RELATIVE))


def head_of(words: Words, span: Span) -> int:
    """The token of a span that depends on a token outside it (the first, where the parse is split)."""
    first, stop = span
    for at in range(first, stop):
        above = words.heads[at]
        if above == at or not first <= above < stop:
            return at
    return first


def features(candidates: Sequence[Candidate], parsed: Parsed, body: Words, title: Words | None, *, skip: int) -> Floats:
    """The matrix of features, shape (candidates, features); ``skip``: tokens of a dateline at the start."""
    table = np.zeros((len(candidates), len(_PLAIN)))
    if not candidates:
        return np.zeros((0, len(FEATURES)))
    context = _Context(candidates, parsed, body, title, skip)
    directions = np.zeros((len(candidates), body.sums.shape[1]))
    for words in (body, title):
        rows = [row for row, one in enumerate(candidates) if bool(one.body) == (words is body)]
        if words is None or not rows:
            continue
        spans = [candidates[row].body[0] if words is body else candidates[row].title[0] for row in rows]
        for row, span in zip(rows, spans, strict=True):
            table[row] = context.row(candidates[row], words, span, head_of(words, span))
        directions[rows] = words.directions(spans)
    table[:, _AT["like_text"]] = directions @ unit_rows(body.sums[-1:])[0]
    if title is not None:
        table[:, _AT["like_title"]] = directions @ unit_rows(title.sums[-1:])[0]
    relative = table[:, [_AT[name] for name in _RELATIVE]]
    deviation = relative.std(axis=0)
    return np.hstack([table, (relative - relative.mean(axis=0)) / np.where(deviation > 1e-9, deviation, 1)])


class _Context:
    """What the features of one candidate need to know of all the others and of the text."""

    def __init__(
        self, candidates: Sequence[Candidate], parsed: Parsed, body: Words, title: Words | None, skip: int
    ) -> None:
        self.body, self.skip = body, skip
        self.size = max(1, len(body.lower))
        self.last_paragraph = parsed.token_starts[-2]
        self.counts = Counter(body.folded)
        self.title_words = frozenset(title.folded) if title is not None else frozenset()
        self.label_end = title.lower.index(":") if title is not None and ":" in title.lower[:4] else 0
        self.subjects, self.objects = _running(body.dep, _SUBJECT), _running(body.dep, _OBJECT)
        self.determined = [False, *map("DET".__eq__, body.pos)]
        self.after_de = [False, *map(_DE.__contains__, body.lower)]
        self.longer: dict[tuple[str, ...], int] = {}
        keys = {candidate.key for candidate in candidates}
        for candidate in candidates:
            key, count = candidate.key, len(candidate.body)
            if len(key) < 2:
                continue
            for first in range(len(key)):
                for stop in range(first + 1, len(key) + (first > 0)):
                    part = key[first:stop]
                    if part in keys and self.longer.get(part, -1) < count:
                        self.longer[part] = count

    def _roles(self, place: Span) -> tuple[bool, ...]:
        """Of one place: after a determiner; after « de »; subject; object; added."""
        at, stop = place
        head = at if stop == at + 1 else head_of(self.body, place)
        return (
            self.determined[at],
            self.after_de[at],
            self.subjects[stop] > self.subjects[at],
            self.objects[stop] > self.objects[at],
            self.body.dep[head] in _ADDED,
        )

    def _mean_roles(self, places: Sequence[Span]) -> Sequence[float]:
        if len(places) == 1:
            return self._roles(places[0])
        if not places:
            return (0.0,) * 5
        return [sum(column) / len(places) for column in zip(*map(self._roles, places), strict=True)]

    def row(self, candidate: Candidate, words: Words, span: Span, head: int) -> list[float]:
        """All but the vector features of one candidate, in the order of the columns."""
        places, key = candidate.body, candidate.key
        first_token, stop_token = span
        tags = words.tags[first_token:stop_token]
        content = [at for at, tag in enumerate(tags, first_token) if tag and tag not in _LINK_TAGS] or [head]
        size = len(content)
        single = size == 1
        first = places[0][0] - self.skip if places else self.size
        if single:
            one = content[0]
            commonness = words.common[one]
            least = most = self.counts[words.folded[one]]
            participle = words.pos[one] == "VERB"
        else:
            commonness = sum([words.common[at] for at in content]) / size
            counts = [self.counts[words.folded[at]] for at in content]
            least, most = min(counts), max(counts)
            participle = "VERB" in [words.pos[at] for at in content]
        roles = self._mean_roles(places)
        label = candidate.label
        joined = "".join(key)
        plain = joined.isalpha()
        return [
            log1p(len(places)),
            bool(candidate.title),
            bool(self.label_end and candidate.title) and any(at < self.label_end for at, _ in candidate.title),
            words.folded[head] in self.title_words,
            not places,
            log1p(max(0, first)),
            first < 25,
            first < 60,
            first < 60 and single,
            (places[-1][0] - places[0][0]) / self.size if places else 0,
            bool(places) and places[-1][0] >= self.last_paragraph,
            single,
            size == 2,
            size == 3,
            size > 3,
            tags[0] == "A",
            "p" in tags,
            "#" in tags,
            not plain and any(map(str.isdigit, joined)),
            not plain and "-" in joined,
            participle,
            label is not None,
            label == "LOC",
            label == "PER",
            label == "ORG",
            single and words.text[words.starts[first_token]].isupper(),
            log1p(self.longer.get(key, 0)),
            log1p(least),
            log1p(most),
            *roles,
            words.pos[head] == "NOUN" and words.lower[head].endswith(_EVENT_ENDINGS) and len(words.lower[head]) > 6,
            commonness,
            words.common[head],
            0.0,
            0.0,
        ]


def _running(labels: Sequence[str], wanted: frozenset[str]) -> list[int]:
    """Running counts of some labels: entry n counts those among the first n."""
    return [0, *accumulate(map(wanted.__contains__, labels))]
