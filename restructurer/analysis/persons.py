"""Which mentions of names are one person, by the surname: « Barack Obama », « B. Obama », « M. Obama », « Obama »."""

from __future__ import annotations

from collections import defaultdict

from restructurer.analysis.names import (
    CIVIL_TITLES,
    INITIAL,
    PARTICLES,
    NameMention,
    Person,
    gender_of_first_name,
    surname_of,
    text_of,
)
from restructurer.analysis.passage import Passage

_CALLED = ("dit", "dite", "alias", "surnommé", "surnommée")
_MARKS = ("«", "»", '"', "“", "”", "„", "‘", "’")


def _key(surname: str) -> str:
    words = [word for word in surname.lower().replace("’", "'").split() if word not in PARTICLES]
    return " ".join(words) or surname.lower()


def _bare_surnames(mentions: list[NameMention]) -> frozenset[tuple[str, ...]]:
    """Surnames with their particle that end a full name too: « Van Damme », « Jelle Van Damme »."""
    ends = {mention.words[1:] for mention in mentions if len(mention.words) > 2}
    return frozenset(words for words in ends if words[0].lower() in PARTICLES)


def _call_otherwise(passage: Passage, persons: list[Person]) -> None:
    """« Mohamed Tahar, dit “Moh” »: notes what somebody is called besides, and joins who seems to bear that name."""
    for person in tuple(persons):
        for mention in person.mentions:
            alias = _alias(passage, mention.stop) if len(mention.words) > 1 else ""
            if alias:
                person.alias = alias
                same = [p for p in persons if p is not person and p.name.lower() == alias]
                for other in same:
                    person.mentions.extend(other.mentions)
                    persons.remove(other)
                break


def _alias(passage: Passage, at: int) -> str:
    """The one to three words of a nickname that « dit », « alias » or « surnommé » brings in behind a name."""
    doc = passage.words
    size = len(doc)
    at += at < size and doc[at].text in (",", "(")
    if at + 1 >= size or doc[at].low not in _CALLED:
        return ""
    at += 1
    marked = doc[at].text in _MARKS
    at += marked
    at += at < size and doc[at].low in ("le", "la", "l'")
    end = at
    while end < size and end - at < 3 and not doc[end].is_punct and (marked or doc[end].text[:1].isupper()):
        end += 1
    closed = not marked or (end < size and doc[end].text in _MARKS)
    return " ".join(word.low for word in doc[at:end]) if closed else ""


def find_persons(passage: Passage, mentions: list[NameMention]) -> list[Person]:
    """Merges mentions into persons, in the order of their first mention.

    A bare surname that two full names share goes to the nearest one before it that agrees with
    its title.
    """
    persons: list[Person] = []
    by_key: dict[str, list[Person]] = defaultdict(list)
    bare = _bare_surnames(mentions)
    full = [m for m in mentions if len(m.words) >= 2 and not INITIAL.fullmatch(m.words[0]) and m.words not in bare]
    for mention in full:
        key = _key(surname_of(mention.words))
        person = next((p for p in by_key[key] if p.name.split()[0] == mention.words[0]), None)
        if person is None:
            person = Person(
                text_of(passage, mention.first, mention.stop), surname_of(mention.words), mention.first, mention.stop
            )
            person.gender = gender_of_first_name(mention.words[0])
            persons.append(person)
            by_key[key].append(person)
        if mention.title and CIVIL_TITLES.get(mention.title):
            person.gender = CIVIL_TITLES[mention.title]
        person.mentions.append(mention)
    chosen = {id(m) for m in full}
    by_first: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        by_first[person.name.split()[0]].append(person)
        parts = person.name.split()
        if len(parts) > 2:
            by_key[_key(parts[-1])].append(person) if person not in by_key[_key(parts[-1])] else None
    for mention in mentions:
        if id(mention) in chosen:
            continue
        words = mention.words
        gender = CIVIL_TITLES.get(mention.title or "")
        initial = words[0][0] if len(words) > 1 and words not in bare else None
        key = _key(" ".join(words[1:] if initial else words))
        options = [p for p in by_key[key] if gender is None or p.gender in (None, gender)]
        if initial:
            options = [p for p in options if p.name.startswith(initial)]
        elif not options and len(words) == 1 and mention.title is None:
            options = by_first.get(words[0], []) if len(by_first.get(words[0], [])) == 1 else []
        if options:
            before = [p for p in options if p.first <= mention.first]
            person = (
                max(before, key=lambda p: max(m.first for m in p.mentions if m.first <= mention.first))
                if before
                else options[0]
            )
        else:
            person = Person(
                text_of(passage, mention.first, mention.stop),
                " ".join(words[1:] if initial else words),
                mention.first,
                mention.stop,
            )
            person.gender = gender_of_first_name(words[0])
            persons.append(person)
            by_key[key].append(person)
        if gender:
            person.gender = person.gender or gender
        person.mentions.append(mention)
    _call_otherwise(passage, persons)
    for person in persons:
        person.mentions.sort(key=lambda m: m.first)
    persons.sort(key=lambda p: p.mentions[0].first)
    return persons
