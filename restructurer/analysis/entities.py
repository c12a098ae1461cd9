"""Persons, organisations and places of an article, each with all its mentions.

Persons come from :mod:`names`; the rest from the pipeline's entities, cleaned: leading articles
off, function words and labels out, an acronym merged with its expansion.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

from restructurer.analysis import passage as passages
from restructurer.analysis.findings import Entity, Parsed
from restructurer.analysis.names import find_mentions, find_persons
from restructurer.analysis.passage import Passage
from restructurer.analysis.phrases import low
from restructurer.analysis.quoterules import quote_rules
from restructurer.rulebook import Rulebook

Label = Literal["PER", "ORG", "LOC", "MISC"]
_ARTICLES = frozenset(
    [
        "le",
        "la",
        "les",
        "l'",
        "un",
        "une",
        "des",
        "du",
        "de",
        "d'",
        "ce",
        "cette",
        "ces",
        "son",
        "sa",
        "ses",
        "au",
        "aux",
    ]
)
_ACRONYM = re.compile(r"[A-ZÉ][A-Z0-9É&-]{1,9}")


def find_expansions(passage: Passage) -> dict[str, str]:
    """Acronyms and what they stand for, where the text says it: « Human Rights Watch (HRW) »."""
    found: dict[str, str] = {}
    text = passage.text
    for match in re.finditer(r"\(([A-ZÉ][A-Z0-9ÉÈ]{1,9})\)", text):
        acronym = match.group(1)
        before = text[max(0, match.start() - 120) : match.start()]
        words = re.findall(r"[\w’'-]+", before)
        expansion = _spells(acronym, before, words)
        if expansion and acronym not in found:
            found[acronym] = expansion
    for match in re.finditer(r"\b([A-ZÉ][A-Z0-9ÉÈ]{1,9}) \(([^()]{6,90})\)", text):
        acronym, inner = match.groups()
        if acronym not in found and _initials(inner).startswith(acronym[:2]) and inner[:1].isupper():
            found[acronym] = inner.strip()
    return found


def _initials(phrase: str) -> str:
    parts = re.split(r"[\s’'-]+", phrase)
    return "".join(part[0].upper() for part in parts if part and (part[0].isupper() or len(part) > 3))


def _spells(acronym: str, before: str, words: list[str]) -> str | None:
    """The shortest run of words before « (ACRONYM) » whose initials are the acronym's letters."""
    for size in range(2, min(len(words), 12) + 1):
        run = words[-size:]
        if not run[0][:1].isupper() and not run[0].lower().startswith(("l'", "l’", "d'", "d’")):
            continue
        head = re.sub(r"^[ldLD][’']", "", run[0])
        if not head[:1].isupper() or head[0].upper() != acronym[0]:
            continue
        letters = _initials(" ".join([head, *run[1:]]))
        if letters == acronym or (len(acronym) > 2 and letters[: len(acronym)] == acronym):
            start = before.rindex(run[0])
            return before[start:].strip().removeprefix(run[0][: len(run[0]) - len(head)]).strip()
    return None


def _trimmed(passage: Passage, first: int, stop: int) -> tuple[int, int]:
    doc = passage.words
    while first < stop and (low(doc[first]) in _ARTICLES or doc[first].is_punct or doc[first].is_space):
        first += 1
    while stop > first and (doc[stop - 1].is_punct or doc[stop - 1].is_space or low(doc[stop - 1]) in _ARTICLES):
        stop -= 1
    return first, stop


def find_in(passage: Passage, *, rulebook: Rulebook) -> tuple[Entity, ...]:
    """The entities of a passage, offsets into its own text."""
    rules = quote_rules(rulebook)
    mentions = find_mentions(passage, roles=rules.roles)
    taken = {i for mention in mentions for i in range(mention.first, mention.stop)}
    found: list[Entity] = []

    def span(first: int, stop: int) -> tuple[int, int]:
        return passage.starts[first], passage.end_of(stop - 1)

    for person in find_persons(passage, mentions):
        places = tuple(span(mention.first, mention.stop) for mention in person.mentions)
        found.append(Entity(person.name, person.surname, "PER", places))
    expansions = find_expansions(passage)
    rows: dict[str, list[tuple[int, int]]] = {}
    labels: dict[str, Counter[str]] = {}
    for ent in passage.doc.ents:
        first, stop = _trimmed(passage, ent.start, ent.end)
        if first >= stop or any(i in taken for i in range(first, stop)):
            continue
        head = passage.words[first]
        text = " ".join(passage.text[slice(*span(first, stop))].split())
        if not text[:1].isupper() or (
            stop - first == 1
            and (head.is_stop or head.pos_ in ("VERB", "ADV", "ADP", "PRON", "SCONJ", "CCONJ", "DET", "INTJ"))
        ):
            continue
        if low(head) in rules.roles and stop - first == 1:
            continue
        name = expansions.get(text, text)
        rows.setdefault(name, []).append(span(first, stop))
        labels.setdefault(name, Counter())[ent.label_ if text not in expansions else "ORG"] += 1
    shorts = {full: acronym for acronym, full in expansions.items()}
    for name, spans in rows.items():
        label = labels[name].most_common(1)[0][0]
        kind: Label = (
            "ORG"
            if label == "ORG" or (_ACRONYM.fullmatch(name) and label == "MISC")
            else "LOC"
            if label == "LOC"
            else "MISC"
        )
        if label == "PER":
            kind = "ORG" if _ACRONYM.fullmatch(name) else "MISC"
        found.append(Entity(name, shorts.get(name, name), kind, tuple(sorted(spans))))
    found.sort(key=lambda entity: entity.mentions[0])
    return tuple(found)


def find_entities(parsed: Parsed, *, rulebook: Rulebook) -> tuple[Entity, ...]:
    """The entities of an article, in the order of their first mention; offsets into the source.

    Arguments: ``parsed``, the parsed article; ``rulebook``, for the nouns that are roles, not names.
    """
    return tuple(
        Entity(
            entity.text,
            entity.short,
            entity.label,
            tuple((parsed.offset(start), parsed.offset(end - 1) + 1) for start, end in entity.mentions),
        )
        for entity in find_in(passages.from_parsed(parsed), rulebook=rulebook)
    )
