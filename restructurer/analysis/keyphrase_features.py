"""What is known of a candidate keyphrase, as numbers: one row a candidate, one column a feature.

Place, title, frequency and spread as in Kea (Witten et al. 1999) and YAKE (Campos et al. 2020),
rarity in general French, shape, role in the sentence, nesting (after the C-value of Frantzi et al.
2000), likeness to the whole text and to the title by word vectors. ``FEATURES`` names the columns;
``rules/topics.toml`` weighs them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from restructurer.analysis.candidates import LINKS, Candidate, Span, Words
from restructurer.analysis.findings import Parsed
from restructurer.analysis.frequency import zipf

Floats = NDArray[np.float64]

_EVENT = re.compile(r".{3,40}(?:tion|sion|ment|age|ture|ance|ence|aison)s?")
_SUBJECT = frozenset({"nsubj", "nsubj:pass"})
_OBJECT = frozenset({"obj", "obl:arg"})
_ADDED = frozenset({"conj", "appos"})
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "X"})
_LINK_TAGS = frozenset({"d", "p", "l"})
_RELATIVE = ("frequency", "first", "like_text", "like_title", "commonness")

_PLAIN = (
    "frequency", "title", "title_label", "title_head", "title_only", "first", "in_25", "in_60", "in_60_single",
    "spread", "last_paragraph", "one_word", "two_words", "three_words", "four_words", "adjective_first",
    "preposition", "number", "digit", "hyphen", "participle", "name", "place", "person", "organisation",
    "capital_single", "inside", "longer_frequency", "word_frequency_least", "word_frequency_most",
    "determined", "after_de", "subject", "object", "added", "event", "commonness", "head_commonness",
    "like_text", "like_title",
)  # fmt: skip
_AT = {name: column for column, name in enumerate(_PLAIN)}


def feature_names(themes: Sequence[str]) -> tuple[str, ...]:
    """The names of the columns, given the names of the themes."""
    return (*_PLAIN, *(f"{name}_in_text" for name in _RELATIVE), *(f"theme_{name}" for name in themes))


@dataclass(slots=True)
class Vectors:
    """Vectors of one text: a row a content token (by token number), and the text's own, of length 1."""

    rows: Floats
    row_of: dict[int, int]
    whole: Floats

    def of(self, span: Span) -> Floats | None:
        """The mean vector of a span's content words, of length 1; ``None`` where it has none."""
        found = [self.row_of[at] for at in range(*span) if at in self.row_of]
        return _unit(self.rows[found].mean(axis=0)) if found else None


def _unit(vector: Floats) -> Floats:
    norm = float(np.sqrt(vector @ vector))
    return vector / norm if norm else vector


def vectors_of(doc: Doc, *, content: frozenset[str] = _CONTENT) -> Vectors:
    """The vectors of a Doc's content words; the whole weighs each word by its rarity."""
    tokens = [token for token in doc if token.pos_ in content and len(token) > 1 and not token.is_stop]
    if not tokens:
        return Vectors(np.zeros((0, 1)), {}, np.zeros(1))
    rows = np.array([token.vector for token in tokens], dtype=np.float64)
    norms = np.linalg.norm(rows, axis=1)
    rarity = np.array([7 - zipf(token.lower_) for token in tokens])
    whole = _unit((rarity / np.where(norms > 0, norms, 1)) @ rows)
    return Vectors(rows, {token.i: at for at, token in enumerate(tokens)}, whole)


def head_of(doc: Doc, span: Span) -> int:
    """The token of a span that depends on a token outside it (the first, where the parse is split)."""
    first, stop = span
    for at in range(first, stop):
        above = doc[at].head.i
        if above == at or not first <= above < stop:
            return at
    return first


def features(
    candidates: Sequence[Candidate],
    parsed: Parsed,
    body: Words,
    title: Words | None,
    *,
    themes: Mapping[str, Sequence[str]],
    skip: int,
) -> Floats:
    """The matrix of features, shape (candidates, features); ``skip``: tokens of a dateline at the start."""
    if not candidates:
        return np.zeros((0, len(feature_names(tuple(themes)))))
    text_vectors = vectors_of(parsed.doc)
    title_vectors = vectors_of(title.doc) if title is not None else None
    table = np.zeros((len(candidates), len(_PLAIN)))
    heads = []
    context = _Context(candidates, parsed, body, title, skip)
    for row, candidate in enumerate(candidates):
        words, span = (body, candidate.body[0]) if candidate.body or title is None else (title, candidate.title[0])
        head = head_of(words.doc, span)
        context.fill(table[row], candidate, words, span, head)
        vectors = title_vectors if words is title and title_vectors is not None else text_vectors
        own = vectors.of(span)
        if own is not None and own.shape == text_vectors.whole.shape:
            table[row, _AT["like_text"]] = own @ text_vectors.whole
            if title_vectors is not None and own.shape == title_vectors.whole.shape:
                table[row, _AT["like_title"]] = own @ title_vectors.whole
        at = vectors.row_of.get(head)
        heads.append(None if at is None else _unit(vectors.rows[at]))
    relative = table[:, [_AT[name] for name in _RELATIVE]]
    deviation = relative.std(axis=0)
    relative = (relative - relative.mean(axis=0)) / np.where(deviation > 1e-9, deviation, 1)
    return np.hstack([table, relative, _themes(heads, parsed.doc, themes)])


def _themes(heads: Sequence[Floats | None], doc: Doc, themes: Mapping[str, Sequence[str]]) -> Floats:
    """How near the head noun is to each theme: cosine with the mean of the theme's words."""
    if not themes or not doc.vocab.vectors_length:
        return np.zeros((len(heads), len(themes)))
    axes = np.array(
        [
            np.mean([_unit(doc.vocab[word].vector.astype(np.float64)) for word in words], axis=0)
            for words in themes.values()
        ]
    )
    nothing = np.zeros(axes.shape[1])
    return np.array([nothing if head is None else head for head in heads]) @ axes.T


class _Context:
    """What the features of one candidate need to know of all the others and of the text."""

    def __init__(
        self, candidates: Sequence[Candidate], parsed: Parsed, body: Words, title: Words | None, skip: int
    ) -> None:
        self.doc, self.body, self.title, self.skip = parsed.doc, body, title, skip
        self.size = max(1, len(parsed.doc))
        self.last_paragraph = parsed.token_starts[-2]
        self.counts = Counter(body.folded)
        self.title_words = frozenset(title.folded) if title is not None else frozenset()
        self.label_end = next((t.i for t in title.doc if t.text == ":" and t.i <= 3), 0) if title is not None else 0
        self.longer: dict[tuple[str, ...], int] = {}
        self.stops: dict[int, list[int]] = {}
        keys = {candidate.key for candidate in candidates}
        for candidate in candidates:
            key, count = candidate.key, len(candidate.body)
            if len(key) < 2:
                continue
            for first in range(len(key)):
                for stop in range(first + 1, len(key) + 1):
                    part = key[first:stop]
                    if part != key and part in keys and self.longer.get(part, -1) < count:
                        self.longer[part] = count
            if count > 1 or candidate.title:
                for first, stop in candidate.body:
                    self.stops.setdefault(first, []).append(stop)

    def _inside(self, span: Span) -> bool:
        """Whether a phrase that recurs, or stands in the title, holds this one here."""
        first, stop = span
        for start in range(max(0, first - 6), first + 1):
            for end in self.stops.get(start, ()):
                if end >= stop and (start, end) != span:
                    return True
        return False

    def fill(self, row: Floats, candidate: Candidate, words: Words, span: Span, head: int) -> None:
        """Writes all but the vector features of one candidate."""
        doc, places, key = self.doc, candidate.body, candidate.key
        first_token, stop_token = span
        tags = words.tags[first_token:stop_token]
        content = [at for at in range(first_token, stop_token) if words.tags[at] not in _LINK_TAGS and words.tags[at]]
        content = content or [head]
        size = len(content)
        first = places[0][0] - self.skip if places else self.size
        single = size == 1
        commonness = [zipf(words.doc[at].lower_) for at in content]
        counts = [self.counts[words.folded[at]] for at in content]
        share = 1 / max(1, len(places))
        values = {
            "frequency": np.log1p(len(places)),
            "title": bool(candidate.title),
            "title_label": any(at < self.label_end for at, _ in candidate.title),
            "title_head": words.folded[head] in self.title_words,
            "title_only": not places,
            "first": np.log1p(max(0, first)),
            "in_25": first < 25,
            "in_60": first < 60,
            "in_60_single": first < 60 and single,
            "spread": (places[-1][0] - places[0][0]) / self.size if places else 0,
            "last_paragraph": bool(places) and places[-1][0] >= self.last_paragraph,
            "one_word": single,
            "two_words": size == 2,
            "three_words": size == 3,
            "four_words": size > 3,
            "adjective_first": tags[0] == "A",
            "preposition": "p" in tags,
            "number": "#" in tags,
            "digit": any(char.isdigit() for word in key for char in word),
            "hyphen": any("-" in word for word in key),
            "participle": any(words.doc[at].pos_ == "VERB" for at in content),
            "name": candidate.label is not None,
            "place": candidate.label == "LOC",
            "person": candidate.label == "PER",
            "organisation": candidate.label == "ORG",
            "capital_single": single and words.doc[first_token].text[0].isupper(),
            "inside": sum(map(self._inside, places)) * share,
            "longer_frequency": np.log1p(self.longer.get(key, 0)),
            "word_frequency_least": np.log1p(min(counts)),
            "word_frequency_most": np.log1p(max(counts)),
            "determined": sum(at > 0 and doc[at - 1].pos_ == "DET" for at, _ in places) * share,
            "after_de": sum(at > 0 and doc[at - 1].lower_ in LINKS | {"en"} for at, _ in places) * share,
            "subject": self._role(places, _SUBJECT) * share,
            "object": self._role(places, _OBJECT) * share,
            "added": sum(doc[head_of(doc, place)].dep_ in _ADDED for place in places) * share,
            "event": words.doc[head].pos_ == "NOUN" and bool(_EVENT.fullmatch(words.doc[head].lower_)),
            "commonness": sum(commonness) / len(commonness),
            "head_commonness": zipf(words.doc[head].lower_),
        }
        for name, value in values.items():
            row[_AT[name]] = value

    def _role(self, places: Sequence[Span], roles: frozenset[str]) -> int:
        return sum(any(self.doc[at].dep_ in roles for at in range(*place)) for place in places)
