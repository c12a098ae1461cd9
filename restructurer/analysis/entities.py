"""Persons, organisations and places of an article, each with all its mentions.

Persons come from :mod:`names`; the rest from the pipeline's entities, cleaned: leading articles
off, function words and labels out, an acronym merged with its expansion.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Literal

from restructurer.analysis import passage as passages
from restructurer.analysis.find_names import find_mentions
from restructurer.analysis.findings import Entity, Parsed
from restructurer.analysis.names import place_names
from restructurer.analysis.passage import Passage
from restructurer.analysis.persons import find_persons
from restructurer.analysis.phrases import low
from restructurer.analysis.quoterules import quote_rules
from restructurer.rulebook import Rulebook

Label = Literal["PER", "ORG", "LOC", "MISC"]
_ARTICLES = frozenset("le la les l' un une des du de d' ce cette ces son sa ses au aux".split())
_PEOPLES = tuple("iens iennes ais aises ois oises ains aines éens éennes usses elges ques".split())
_NO_NAME = re.compile(r"[IVXLC]{1,6}(?:e|er|ème)?|[A-Za-z]|[A-Z]{1,3}[a-z]{0,2}\d{1,3}|\d[\d.,]{0,12}")
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
    if stop < len(doc) and low(doc[stop]) in ("s", "'s") and not doc[stop - 1].space:
        # « Moody’s »
        return first, stop + 1
    while stop > first and (doc[stop - 1].is_punct or doc[stop - 1].is_space or low(doc[stop - 1]) in _ARTICLES):
        stop -= 1
    return first, stop


def _merge_acronyms(
    rows: dict[str, list[tuple[int, int]]], labels: dict[str, Counter[str]], expansions: dict[str, str]
) -> None:
    """Gives « HRW » to « Human Rights Watch » where the initials are the same, said or not."""
    longer = {_initials(name): name for name in reversed(rows) if " " in name}
    for acronym in [name for name in rows if _ACRONYM.fullmatch(name) and name in longer]:
        full = longer[acronym]
        rows[full] += rows.pop(acronym)
        labels[full] += labels.pop(acronym)
        labels[full]["ORG"] += 10
        expansions[acronym] = full


def _label(passage: Passage, name: str, given: str, span: tuple[int, int]) -> Label:
    """The kind of a name: the tables of places first, then its form, then what the pipeline says."""
    if name in place_names():
        return "LOC"
    if _ACRONYM.fullmatch(name) and given != "LOC":
        return "ORG"
    if given == "LOC":
        at = passage.token_at(span[0])
        before = low(passage.words[at - 1]) if at else ""
        # « les Libyens », « un Touareg »: a people, not a place.
        people = name.lower().endswith(_PEOPLES) and before in ("les", "des", "aux", "un", "une", "ces")
        return "MISC" if people else "LOC"
    return "ORG" if given == "ORG" else "MISC"


@lru_cache(maxsize=2)
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
    for begins, ends, kind in passage.columns.entities():
        first, stop = _trimmed(passage, begins, ends)
        if first >= stop or any(i in taken for i in range(first, stop)):
            continue
        doc = passage.words
        head = doc[first]
        cut = next((i for i in range(first, stop) if doc[i].text.startswith("[") or "[" in doc[i].text), stop)
        stop = max(cut, first + 1)
        text = " ".join(passage.text[slice(*span(first, stop))].split()).split("[")[0]
        if not text[:1].isupper() or (
            stop - first == 1
            and (head.is_stop or head.pos_ in ("VERB", "ADV", "ADP", "PRON", "SCONJ", "CCONJ", "DET", "INTJ"))
        ):
            continue
        if (low(head) in rules.roles and stop - first == 1) or _NO_NAME.fullmatch(text):
            continue
        name = expansions.get(text, text)
        rows.setdefault(name, []).append(span(first, stop))
        labels.setdefault(name, Counter())[kind if text not in expansions else "ORG"] += 1
    lone = {person.text for person in found if " " not in person.text} & rows.keys()
    found = [person for person in found if person.text not in lone]
    _merge_acronyms(rows, labels, expansions)
    shorts = {full: acronym for acronym, full in expansions.items()}
    for name, spans in rows.items():
        label = _label(passage, name, labels[name].most_common(1)[0][0], spans[0])
        found.append(Entity(name, shorts.get(name, name), label, tuple(sorted(spans))))
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
