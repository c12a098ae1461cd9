"""Finds the names of persons in a passage.

The pipeline's own PER entities are one witness; civil titles (« M. », « Mme »), first names and
the case of the letters are others.
"""

from __future__ import annotations

from functools import lru_cache

from restructurer.analysis.name_tests import belongs_to_place, names_person
from restructurer.analysis.names import (
    CIVIL_TITLES,
    GLUED,
    PARTICLES,
    ROMAN,
    WEAK_PARTICLES,
    NameMention,
    first_names,
    is_acronym,
    surname_of,
    text_of,
)
from restructurer.analysis.passage import Passage


@lru_cache(maxsize=2)
def find_mentions(passage: Passage, *, roles: frozenset[str] = frozenset()) -> list[NameMention]:
    """Every name of a person, in order, none within another."""
    doc, names = passage.words, first_names()
    found: list[NameMention] = []
    for paragraph in passage.paragraphs:
        at = paragraph.first
        while at < paragraph.stop:
            token = doc[at]
            text = token.text
            if not text[:1].isupper() or token.is_punct:
                at += 1
                continue
            lower = token.low
            if lower in CIVIL_TITLES and at + 1 < paragraph.stop:
                nxt = doc[at + 1]
                if nxt.text[:1].isupper() and not nxt.is_punct:
                    at += 1
                    continue
            previous = doc[at - 1].low if at > paragraph.first else ""
            glued = GLUED.match(text)
            titled = previous in CIVIL_TITLES or glued is not None
            if not titled and token.is_stop and text not in names and token.pos_ != "PROPN":
                at += 1
                continue
            stop = _sequence(passage, at, paragraph.stop)
            inner = next((i for i in range(at + 1, stop - 1) if doc[i].text in names), None)
            if inner is not None and previous in ("de", "d'", "du", "à") and text not in names and not titled:
                # « le directeur du site de Vilvorde David Peeters »: the place before the name is none of it.
                at = inner
                continue
            if not titled and belongs_to_place(passage, at, paragraph.first):
                at = stop  # « le lotissement El Amel »: no part of it is anybody
                continue
            if names_person(passage, at, stop, titled=titled, initial=at == paragraph.first, roles=roles):
                words = tuple(text_of(passage, at, stop).split())
                title = glued.group().lower() if glued else previous
                if title not in CIVIL_TITLES:
                    title = title.removesuffix(".")
                found.append(NameMention(at, stop, words, title if titled else None))
                at = stop
            else:
                at += 1
    return _with_surnames(passage, found)


def _sequence(passage: Passage, at: int, stop: int) -> int:
    """Where the run of capitalised words that starts at a token ends."""
    doc = passage.words
    last = at + 1
    names = first_names()
    while last < stop and last - at < 7:
        token = doc[last]
        lower = token.low.replace("’", "'")
        previous = doc[last - 1]
        if token.text == "-" and previous.space is False and token.space is False and last + 1 < stop:
            if not doc[last + 1].text[:1].isupper():
                break
            last += 2
            continue
        if previous.space is False and not (lower.startswith("-") or previous.text.endswith((".", "'", "-"))):
            break
        if token.text[:1].isupper() and not token.is_punct and not is_acronym(token.text):
            stopping = token.is_stop and token.text not in names and token.pos_ != "PROPN"
            if stopping and not (lower in PARTICLES and last + 1 < stop and doc[last + 1].text[:1].isupper()):
                break
            last += 1
        elif lower in PARTICLES and last + 1 < stop and doc[last + 1].text[:1].isupper():
            if (
                lower in WEAK_PARTICLES
                and not (last == at + 1 and doc[at].text in names and not is_acronym(doc[last + 1].text))
                and not (doc[last].ent_type_ == "PER" and doc[last].ent_inside)
            ):
                break
            last += 1
        elif (
            lower in PARTICLES - WEAK_PARTICLES and last + 2 < stop and doc[last + 1].low in PARTICLES
        ) or ROMAN.fullmatch(token.text):
            last += 1
        else:
            break
    while last > at + 1 and doc[last - 1].low in PARTICLES:
        last -= 1
    return last


def _with_surnames(passage: Passage, found: list[NameMention]) -> list[NameMention]:
    """Adds the places where the surname of a full name stands alone."""
    surnames = {surname_of(m.words): m for m in found if len(m.words) >= 2}
    surnames |= {m.words[0]: m for m in found if len(m.words) == 1 and m.words[0] in first_names()}
    for mention in found:  # « Nadège Cazalbou… », then « Nadège, elle, sera de garde »
        if len(mention.words) == 2 and mention.words[0] in first_names():
            surnames.setdefault(mention.words[0], mention)
    taken = {i for m in found for i in range(m.first, m.stop)}
    heads = {name.split()[0] for name in surnames}
    more: list[NameMention] = []
    for paragraph in passage.paragraphs:
        for at in range(paragraph.first, paragraph.stop):
            if at in taken or passage.words[at].text not in heads:
                continue
            for size in (3, 2, 1):
                words = tuple(passage.words[i].text for i in range(at, min(at + size, paragraph.stop)))
                if " ".join(words) in surnames:
                    title = passage.words[at - 1].low if at > paragraph.first else ""
                    more.append(NameMention(at, at + len(words), words, title if title in CIVIL_TITLES else None))
                    taken.update(range(at, at + len(words)))
                    break
    return sorted(found + more, key=lambda mention: mention.first)
