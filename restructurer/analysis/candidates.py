"""Candidate keyphrases: noun phrases with their complements, names, and single strong words.

Phrases are found by their tags, not by the parse, since a run of tags survives a wrong attachment:
a noun or an adjective, then nouns, adjectives and « de » or one other preposition with its
article, as in the term patterns of Daille (1994, « Approche mixte pour l'extraction
automatique de terminologie », ch. 3). A name is never cut: « Francine » of « Francine Clark » is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from restructurer.analysis.findings import Entity, Parsed
from restructurer.analysis.namespans import Name
from restructurer.analysis.wordlists import LINKS, NOUNS, Span, Words, fold

MOST_TOKENS = 9
MOST_WORDS = 4
OPENING, LATE = 60, 400  # tokens: long phrases, and all of several words, must be said again after these


@dataclass(slots=True)
class Candidate:
    """A phrase and where it stands: token ranges into the body's Doc and into the title's.


    ``label``: of a name, the kind that the model gave (empty when it gave none); ``None`` of others.
    """

    key: tuple[str, ...]
    body: list[Span] = field(default_factory=list)
    title: list[Span] = field(default_factory=list)
    label: str | None = None
    variants: list[str] = field(default_factory=list)


_WORD_TAGS = frozenset({"N", "A", "#"})


def phrase_spans(tags: Sequence[str]) -> Iterator[Span]:
    """The token ranges of every phrase, by first token, then by length."""
    for first in [at for at, tag in enumerate(tags) if tag in _WORD_TAGS and not (at and tags[at - 1] == "-")]:
        words = prepositions = 0
        noun, before = False, ""
        for stop, tag in enumerate(tags[first : first + MOST_TOKENS], first + 1):
            if tag in _WORD_TAGS:
                words += 1
                noun = noun or tag == "N"
                if words > MOST_WORDS:
                    break
                words -= before == "-"  # « chef-lieu » is one
                if noun and tags[stop : stop + 1] != ["-"]:
                    yield first, stop
            elif tag == "l":
                if before not in {"d", "p"}:
                    break
            elif tag != "-":
                prepositions += tag == "p"
                if not tag or not noun or before in {"d", "p", "l"} or prepositions > 1:
                    break
            before = tag


def dateline(words: Words, measures: frozenset[str]) -> int:
    """The tokens of a date that opens a text (« 3 juillet 2012. – »): they are no part of the story."""
    at, month, folded = 0, False, _folded(measures)
    while at < min(len(words.lower), 9):
        named = words.folded[at] in folded
        before = not month and words.lower[at] in {"le", "1er"}
        if not (named or before or words.pos[at] in {"NUM", "PUNCT", "SYM"}):
            break
        month = month or named
        at += 1
    return at if month else 0


def find_candidates(
    parsed: Parsed,
    body: Words,
    title: Words | None,
    *,
    entities: Sequence[Entity],
    measures: frozenset[str],
    empty: frozenset[str],
) -> tuple[Candidate, ...]:
    """Every candidate of title and body, variants of one name merged, the title's first, then by place.

    ``measures``: words that open and close no phrase; ``empty``: words that are none alone.
    """
    measures, empty = _folded(measures), _folded(empty)
    found: dict[tuple[str, ...], Candidate] = {}
    if title is not None:
        for span, key, name in _spans(title, 0, measures, empty):
            _get(found, key, name).title.append(span)
    for span, key, name in _spans(body, dateline(body, measures), measures, empty):
        _get(found, key, name).body.append(span)
    _merge_surnames(found)
    _merge_acronyms(found)
    _merge_entities(found, parsed, entities)
    return tuple(one for one in found.values() if not _passing(one))


def _passing(candidate: Candidate) -> bool:
    """A phrase of several words said once, well into the text: hardly ever a keyphrase, and most of all there are."""
    if candidate.title or candidate.label is not None or len(candidate.body) > 1 or len(candidate.key) < 2:
        return False
    at = candidate.body[0][0]
    return at > LATE or (at > OPENING and sum(word not in LINKS for word in candidate.key) > 2)


def _get(found: dict[tuple[str, ...], Candidate], key: tuple[str, ...], name: Name | None) -> Candidate:
    candidate = found.get(key)
    if candidate is None:
        candidate = found[key] = Candidate(key)
    if name is not None and not candidate.label:
        candidate.label = name.label
    return candidate


def key_of(words: Words, span: Span) -> tuple[str, ...]:
    """What makes two phrases the same: the folded words, without articles and marks."""
    return tuple(filter(None, words.parts[span[0] : span[1]]))


def _dangling(words: Words, stop: int, empty: frozenset[str]) -> bool:
    """Whether a phrase ends on an adjective of the noun after it, on a number, or on « suite » (à)."""
    last = stop - 1
    if words.tags[last] == "A" and stop <= words.heads[last] < stop + 3:
        return words.pos[words.heads[last]] in NOUNS
    return words.pos[last] == "NUM" or (words.folded[last] in empty and words.tags[last - 1] in {"N", "A"})


@lru_cache(maxsize=8)
def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _spans(
    words: Words, skip: int, measures: frozenset[str], empty: frozenset[str]
) -> Iterator[tuple[Span, tuple[str, ...], Name | None]]:
    tags = words.tags
    holder: list[Name | None] = [None] * len(tags)
    for name in words.names:
        holder[name.first : name.stop] = [name] * (name.stop - name.first)
    spans = set(phrase_spans(tags))
    spans.update((name.first, name.stop) for name in words.names)
    for first, stop in sorted(spans):
        start, end = holder[first], holder[stop - 1]
        if tags[stop : stop + 1] == ["-"] or (first and tags[first - 1] == "-"):
            continue  # half a word
        if first < skip or (start is not None and start.first < first) or (end is not None and end.stop > stop):
            continue
        key = key_of(words, (first, stop))
        if end is None and _dangling(words, stop, empty if len(key) > 1 else frozenset()):
            continue
        if not key or key[0] in measures or key[-1] in measures or sum(map(len, key)) < 2:
            continue
        if (len(key) == 1 and (key[0] in empty or tags[first] == "#")) or "".join(key).isdigit():
            continue
        whole = start is not None and (start.first, start.stop) == (first, stop)
        yield (first, stop), key, start if whole else None


def _merge_surnames(found: dict[tuple[str, ...], Candidate]) -> None:
    """Merges « Macron » and « E. Macron » into « Emmanuel Macron »."""
    for key in [key for key, one in found.items() if one.label == "PER" and len(key) > 1]:
        full = found.get(key)
        if full is None or len(key[0].rstrip(".")) < 2:
            continue
        for other in ((key[-1],), (key[0][0] + ".", key[-1]), ("m.", key[-1]), ("mme", key[-1])):
            _absorb(found, full, other)


def _merge_entities(found: dict[tuple[str, ...], Candidate], parsed: Parsed, entities: Sequence[Entity]) -> None:
    """Merges the names that the text uses for one person or organisation into the one it uses most."""
    if not entities:
        return
    places: dict[tuple[int, int], tuple[str, ...]] = {}
    for key, candidate in found.items():
        if candidate.label is not None:
            for span in candidate.body:
                places[parsed.token_range(*span)] = key
    for entity in entities:
        keys = list(dict.fromkeys(places[mention] for mention in entity.mentions if mention in places))
        keys = [key for key in keys if key in found]
        if len(keys) > 1:
            best = max(keys, key=lambda key: _fitness(found[key], person=entity.label == "PER"))
            for key in keys:
                _absorb(found, found[best], key)


def _fitness(candidate: Candidate, *, person: bool) -> tuple[int, int, int]:
    """A person goes by the fullest name, all else by the form of the title, or that the text uses most."""
    length = len("".join(candidate.key))
    return (0, 0, length) if person else (len(candidate.title), len(candidate.body), length)


def _merge_acronyms(found: dict[tuple[str, ...], Candidate]) -> None:
    """Merges an acronym and the one name whose words it spells (« HRW », « Human Rights Watch »)."""
    spelled: dict[str, list[tuple[str, ...]]] = {}
    for key, candidate in found.items():
        if candidate.label is not None and 2 < len(key) < 7:
            spelled.setdefault("".join(word[0] for word in key if word not in LINKS), []).append(key)
    for letters, keys in spelled.items():
        short = found.get((fold(letters),))
        if short is not None and short.label is not None and len(letters) > 2 and len(keys) == 1 and keys[0] in found:
            best, other = sorted((found[keys[0]], short), key=lambda one: _fitness(one, person=False), reverse=True)
            _absorb(found, best, other.key)


def _absorb(found: dict[tuple[str, ...], Candidate], full: Candidate, key: tuple[str, ...]) -> None:
    other = found.get(key)
    if other is None or other is full:
        return
    del found[key]
    full.variants.append(" ".join(key))
    full.body = sorted({*full.body, *other.body})
    full.title = sorted({*full.title, *other.title})
