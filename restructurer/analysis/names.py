"""Finds the names of persons in a passage, and which mentions are one person.

The pipeline's own PER entities are one witness; civil titles (« M. », « Mme »), first names and
the case of the letters are others. Mentions are merged by surname: « Barack Obama », « B. Obama »,
« M. Obama », « Obama ».
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from restructurer.analysis.passage import Passage
from restructurer.analysis.tokens import Words
from restructurer.french import lexicon
from restructurer.french.places import countries, regions
from restructurer.resources import data_dir

Gender = Literal["f", "m"]

CIVIL_TITLES: dict[str, Gender | None] = {"m.": "m", "mme": "f", "mlle": "f", "mmes": "f", "mm.": "m", "mgr": "m"}
CIVIL_TITLES |= {"me": None, "dr": None, "pr": None, "maître": None, "docteur": None, "monsieur": "m", "madame": "f"}
CIVIL_TITLES |= {"dr.": None, "pr.": None, "mr": "m", "mr.": "m", "me.": None, "mme.": "f", "général": "m", "sœur": "f"}
_PARTICLES = {
    "von",
    "van",
    "der",
    "den",
    "ben",
    "bin",
    "ibn",
    "al",
    "el",
    "ag",
    "ould",
    "da",
    "dos",
    "di",
    "del",
    "della",
}
_PARTICLES |= {"ter", "ten", "le", "la", "zu", "abou", "abu", "bint", "de", "du", "d'", "des"}
_WEAK_PARTICLES = {"de", "du", "d'", "des", "le", "la"}
_COMPANY = frozenset(
    ("Télécom", "Telecom", "Air", "Airlines", "Institute", "Foundation", "Group", "Bank", "University", "Motors",
     "Media", "Press", "Match", "Park", "United", "City", "FC", "SA", "AG", "Inc", "Ltd", "Industries", "Watch",
     "International")
)  # fmt: skip
_PLACES = frozenset(
    ("clinique", "école", "lycée", "collège", "hôpital", "rue", "place", "avenue", "boulevard", "pont", "stade",
     "théâtre", "gare", "salle", "prix", "musée", "institut", "fondation", "université", "résidence", "caserne",
     "aéroport", "parc", "brasserie", "boulangerie", "usine", "scierie", "entreprise", "centre", "cimetière")
)  # fmt: skip
_CLUBS = frozenset("RC FC AS US SC RSC OGC AC KV CS ES MC JS USM CR CA HC BC SO OM RCS ASC UA SK AJ EA".split())
_INITIAL = re.compile(r"(?:[A-ZÀ-Ý][a-z]?\.-?){1,3}")
_GLUED = re.compile(r"(?:M|MM|Mme|Mlle|Me|Dr|Pr)\.(?=[A-ZÀ-Ý])")  # « M.Haddad »
_ENDINGS = ("é", "ée", "és", "ées", "ant")
_ROMAN = re.compile(r"[IVX]{1,5}|1er|Ier")


@lru_cache(maxsize=1)
def place_names() -> frozenset[str]:
    """Names of countries and regions of one word or more, as the tables of places have them."""
    return frozenset(form for place in (*countries(), *regions()) for form in (place.name, *place.forms))


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """First names and the gender they tell: ``m``, ``f`` or ``u`` (``data/first-names.tsv``)."""
    rows = (data_dir() / "first-names.tsv").read_text(encoding="utf-8").splitlines()
    return dict(row.split("\t", 1) for row in rows if row and not row.startswith("#"))


def gender_of_first_name(name: str) -> Gender | None:
    """The gender that a first name tells; a compound one by its first part."""
    known = first_names()
    for part in (name, name.split("-")[0]):
        gender = known.get(part)
        if gender == "m":
            return "m"
        if gender == "f":
            return "f"
    return None


@dataclass(slots=True)
class NameMention:
    """Tokens ``first`` to ``stop`` that name a person, without title; ``title`` the token before."""

    first: int
    stop: int
    words: tuple[str, ...]
    title: str | None = None


@dataclass(slots=True)
class Person:
    """One person: the fullest name, its surname, the witnesses of gender, roles, mentions."""

    name: str
    surname: str
    first: int
    stop: int
    gender: Gender | None = None
    roles: dict[str, int] = field(default_factory=dict)
    mentions: list[NameMention] = field(default_factory=list)


def _acronym(text: str) -> bool:
    return len(text) > 1 and text.isupper() and text.isalpha() and len(text) <= 6


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
        if token.text[:1].isupper() and not token.is_punct and not _acronym(token.text):
            stopping = token.is_stop and token.text not in names and token.pos_ != "PROPN"
            if stopping and not (lower in _PARTICLES and last + 1 < stop and doc[last + 1].text[:1].isupper()):
                break
            last += 1
        elif lower in _PARTICLES and last + 1 < stop and doc[last + 1].text[:1].isupper():
            if (
                lower in _WEAK_PARTICLES
                and not (last == at + 1 and doc[at].text in names and not _acronym(doc[last + 1].text))
                and not (doc[last].ent_type_ == "PER" and doc[last].ent_inside)
            ):
                break
            last += 1
        elif (
            lower in _PARTICLES - _WEAK_PARTICLES and last + 2 < stop and doc[last + 1].low in _PARTICLES
        ) or _ROMAN.fullmatch(token.text):
            last += 1
        else:
            break
    while last > at + 1 and doc[last - 1].low in _PARTICLES:
        last -= 1
    return last


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
            glued = _GLUED.match(text)
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
            if _name_like(passage, at, stop, titled=titled, initial=at == paragraph.first, roles=roles):
                words = tuple(_text(passage, at, stop).split())
                title = glued.group().lower() if glued else previous
                if title not in CIVIL_TITLES:
                    title = title.removesuffix(".")
                found.append(NameMention(at, stop, words, title if titled else None))
                at = stop
            else:
                at += 1
    return _with_surnames(passage, found)


def _with_surnames(passage: Passage, found: list[NameMention]) -> list[NameMention]:
    """Adds the places where the surname of a full name stands alone."""
    surnames = {_surname(m.words): m for m in found if len(m.words) >= 2}
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


def _age(doc: Words, at: int) -> bool:
    """« 34 ans »: an age, which follows the name of a person."""
    return doc[at].text.isdigit() and at + 1 < len(doc) and doc[at + 1].low == "ans"


def _name_like(passage: Passage, at: int, stop: int, *, titled: bool, initial: bool, roles: frozenset[str]) -> bool:
    doc, names = passage.words, first_names()
    token = doc[at]
    if _acronym(token.text) and not (titled and stop - at >= 1):
        return False
    if titled:
        return True
    count_of_one = stop - at == 1
    if at > 0 and doc[at - 1].low in _PLACES and doc[at - 1].text[:1].islower():
        return False  # « la clinique Saint-Luc », « le lycée Jean-Moulin »
    from_there = count_of_one and at > 0 and doc[at - 1].low in ("le", "la", "l'") and token.text not in names
    if from_there and lexicon.is_adjective(token.low):
        return False  # « le Grison »
    if token.text in ("Saint", "Sainte") or token.text.startswith(("Saint-", "Sainte-")):
        return False
    if (
        stop - at == 1
        and at > 0
        and not initial
        and doc[at - 1].text[:1].isupper()
        and doc[at - 1].pos_ in ("PRON", "X", "VERB")
    ):
        # The end of a longer name of something else: « L’UFC-Que Choisir ».
        return False
    if token.low in roles or any(
        doc[i].text in _COMPANY or any(map(str.isdigit, doc[i].text)) for i in range(at, stop)
    ):
        return False
    count = stop - at
    label = token.ent_type_
    if count == 1 and at > 0 and doc[at - 1].text in _CLUBS:
        return False  # « la présidente du RC Monestou »
    if _text(passage, at, stop) in place_names() or (token.low.split("-")[0] in ("al", "el") and label != "PER"):
        return False
    if token.text in place_names() and (label != "PER" or count == 1):
        return False
    opens = initial or (at > 0 and doc[at - 1].text in (".", "!", "?", "…", "»"))
    if count == 1 and opens and token.text not in names and lexicon.is_verb(token.low) and token.low.endswith(_ENDINGS):
        return False  # « Contacté, le Canton… »
    if count == 1 and token.pos_ == "NOUN" and token.text not in names and lexicon.is_noun(token.low):
        return False
    if count >= 2 and (token.text in names or ("-" in token.text and token.text.split("-")[0] in names)):
        # « Paris Match », « Charleroi Danses »: first names that are also something else.
        return not (label in ("LOC", "ORG") and all(doc[i].ent_type_ == label for i in range(at, stop)) and count > 3)
    initial = initial or doc[at - 1].text in (".", "!", "?", "…", "»")
    known = count == 1 and token.text in names and not lexicon.is_noun(token.low)
    if known and initial and token.dep_.startswith(("nsubj", "expl")) and label in ("PER", "", "MISC"):
        return True  # « Mounir est de ceux-là »
    if count == 1 and token.text in names and (token.pos_ == "PROPN" or label == "PER"):
        told = stop + 1 < len(doc) and doc[stop].text == "," and doc[stop + 1].low == "qui" and label != "ORG"
        aged = stop + 2 < len(doc) and doc[stop].text in (",", "(") and _age(doc, stop + 1)
        apposed = stop + 1 < len(doc) and doc[stop].text == "," and doc[stop + 1].low in roles and label != "ORG"
        opens = initial and token.dep_.startswith("nsubj") and label in ("PER", "", "MISC")
        if aged or told or opens or apposed:
            return True
    alone = count == 1 and token.pos_ == "PROPN" and label != "ORG" and stop + 2 < len(doc)
    if alone and doc[stop].text in (",", "(") and _age(doc, stop + 1):
        return True  # « Tiphène, 13 ans, attend… »
    if count in (2, 3) and label != "PER" and _apposed_to_role(doc, at, stop, roles):
        return True
    if _INITIAL.fullmatch(token.text) and count >= 2:
        return label != "ORG"
    if label == "PER" and token.pos_ in ("PROPN", "NOUN", "X", "ADJ") and not token.is_stop:
        return (
            count >= 2
            or token.pos_ == "PROPN"
            or (at > 0 and doc[at - 1].text not in (".", "!", "?", "…", "«", "»", ":"))
        )
    return False


def _apposed_to_role(doc: Words, at: int, stop: int, roles: frozenset[str]) -> bool:
    """« dit son directeur, Vallon Rochat. »: capitals between commas, right behind who somebody is."""
    if at < 3 or doc[at - 1].text != "," or stop >= len(doc) or not doc[stop].is_punct:
        return False
    if any(doc[i].pos_ != "PROPN" or _acronym(doc[i].text) for i in range(at, stop)):
        return False
    for before in range(at - 2, max(at - 9, -1), -1):
        token = doc[before]
        if token.low in roles:
            return token.text[:1].islower() or before == 0
        if (token.is_punct and token.text != "-") or token.form == "Fin" or token.text[:1].isupper():
            return False
    return False


def _text(passage: Passage, first: int, stop: int) -> str:
    raw = passage.text[passage.starts[first] : passage.end_of(stop - 1)]
    return _GLUED.sub("", " ".join(raw.replace("\u00ad", "").split()), count=1)


def _surname(words: tuple[str, ...]) -> str:
    known = first_names()
    kept = list(words)
    while len(kept) > 1 and (
        kept[0] in known or _INITIAL.fullmatch(kept[0]) or ("-" in kept[0] and kept[0].split("-")[0] in known)
    ):
        kept.pop(0)
        break
    while len(kept) > 1 and kept[0].lower() not in _PARTICLES and len(kept) > 2 and kept[0] in known:
        kept.pop(0)
    if len(words) > 1 and len(kept) == len(words) and words[0].lower() not in _PARTICLES:
        kept.pop(0)
    return " ".join(kept)


def _key(surname: str) -> str:
    words = [word for word in surname.lower().replace("’", "'").split() if word not in _PARTICLES]
    return " ".join(words) or surname.lower()


def find_persons(passage: Passage, mentions: list[NameMention]) -> list[Person]:
    """Merges mentions into persons, in the order of their first mention.

    A bare surname that two full names share goes to the nearest one before it that agrees with
    its title.
    """
    persons: list[Person] = []
    by_key: dict[str, list[Person]] = defaultdict(list)
    full = [m for m in mentions if len(m.words) >= 2 and not _INITIAL.fullmatch(m.words[0])]
    for mention in full:
        key = _key(_surname(mention.words))
        person = next((p for p in by_key[key] if p.name.split()[0] == mention.words[0]), None)
        if person is None:
            person = Person(
                _text(passage, mention.first, mention.stop), _surname(mention.words), mention.first, mention.stop
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
        initial = words[0][0] if len(words) > 1 else None
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
                _text(passage, mention.first, mention.stop),
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
