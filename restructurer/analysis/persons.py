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


def _key(surname: str) -> str:
    words = [word for word in surname.lower().replace("’", "'").split() if word not in PARTICLES]
    return " ".join(words) or surname.lower()


def _bare_surnames(mentions: list[NameMention]) -> frozenset[tuple[str, ...]]:
    """Surnames with their particle that end a full name too: « Van Damme », « Jelle Van Damme »."""
    ends = {mention.words[1:] for mention in mentions if len(mention.words) > 2}
    return frozenset(words for words in ends if words[0].lower() in PARTICLES)


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
    for person in persons:
        person.mentions.sort(key=lambda m: m.first)
    persons.sort(key=lambda p: p.mentions[0].first)
    return persons
