"""Finds the names of persons in a passage.

The pipeline's own PER entities are one witness; civil titles (« M. », « Mme »), first names and
the case of the letters are others.
"""

from __future__ import annotations

import re
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
CIVIL_TITLES |= {
    "dr.": None,
    "pr.": None,
    "mr": "m",
    "mr.": "m",
    "me.": None,
    "mme.": "f",
    "général": "m",
    "sœur": "f",
    "soeur": "f",
}
PARTICLES = {
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
PARTICLES |= {"ter", "ten", "le", "la", "zu", "abou", "abu", "bint", "de", "du", "d'", "des"}
_WEAK_PARTICLES = {"de", "du", "d'", "des", "le", "la"}
_COMPANY = frozenset(
    ("Télécom", "Telecom", "Air", "Airlines", "Institute", "Foundation", "Group", "Bank", "University", "Motors",
     "Media", "Press", "Match", "Park", "United", "City", "FC", "SA", "AG", "Inc", "Ltd", "Industries", "Watch",
     "International")
)  # fmt: skip
_PLACES = frozenset(
    ("clinique", "école", "lycée", "collège", "hôpital", "rue", "place", "avenue", "boulevard", "pont", "stade",
     "théâtre", "gare", "salle", "prix", "musée", "institut", "fondation", "université", "résidence", "caserne",
     "aéroport", "parc", "lotissement", "quartier", "cité", "hameau", "village", "complexe", "domaine",
     "brasserie", "boulangerie", "usine", "scierie", "entreprise", "centre", "cimetière")
)  # fmt: skip
_UNIONS = frozenset(("collectif", "association", "comité", "mouvement", "asbl", "coopérative", "fondation", "ligue"))
_OF_SCHOOLS = frozenset(
    "primaire secondaire fondamentale communale élémentaire maternelle publique privée municipale technique agricole "
    "professionnel universitaire culturel sportif omnisports médical commercial".split()
)
# What opens the names of places in the Maghreb: « Sidi Bouzid », « Oued Souf ».
_TOPONYMS = frozenset("Sidi Oued Bab Bordj Aïn Ain Bir Hassi Ouled Beni Béni Djebel Ksar Souk Tizi Hammam".split())
_CLUBS = frozenset("RC FC AS US SC RSC OGC AC KV CS ES MC JS USM CR CA HC BC SO OM RCS ASC UA SK AJ EA".split())
INITIAL = re.compile(r"(?:[A-ZÀ-Ý][a-z]?\.-?){1,3}")
_GLUED = re.compile(r"(?:M|MM|Mme|Mlle|Me|Dr|Pr)\.(?=[A-ZÀ-Ý])")  # « M.Haddad »
_FROM = ("ois", "oise", "ais", "aise", "ien", "ienne", "éen", "éenne", "anne", "ain", "aine", "ard", "arde")
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
    """The gender that a first name tells; a compound one by its first part, « Évelyne » as « Evelyne »."""
    known = first_names()
    plain = name.replace("É", "E")
    for part in (name, name.split("-")[0], plain, plain.split("-")[0]):
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
    alias: str = ""  # « X, dit “le Grand” »: in lower case, without an article


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
            if stopping and not (lower in PARTICLES and last + 1 < stop and doc[last + 1].text[:1].isupper()):
                break
            last += 1
        elif lower in PARTICLES and last + 1 < stop and doc[last + 1].text[:1].isupper():
            if (
                lower in _WEAK_PARTICLES
                and not (last == at + 1 and doc[at].text in names and not _acronym(doc[last + 1].text))
                and not (doc[last].ent_type_ == "PER" and doc[last].ent_inside)
            ):
                break
            last += 1
        elif (
            lower in PARTICLES - _WEAK_PARTICLES and last + 2 < stop and doc[last + 1].low in PARTICLES
        ) or _ROMAN.fullmatch(token.text):
            last += 1
        else:
            break
    while last > at + 1 and doc[last - 1].low in PARTICLES:
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
            if not titled and _of_a_place(passage, at, paragraph.first):
                at = stop  # « le lotissement El Amel »: no part of it is anybody
                continue
            if _name_like(passage, at, stop, titled=titled, initial=at == paragraph.first, roles=roles):
                words = tuple(text_of(passage, at, stop).split())
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


def _age(doc: Words, at: int) -> bool:
    """« 34 ans »: an age, which follows the name of a person."""
    return doc[at].text.isdigit() and at + 1 < len(doc) and doc[at + 1].low == "ans"


def _of_a_place(passage: Passage, at: int, floor: int) -> bool:
    """« la clinique Saint-Luc », « le lycée Jean-Moulin », « la commune d’Oued Lahma »."""
    if at <= floor:
        return False
    before = passage.words[at - 1]
    if before.low in _OF_SCHOOLS and at - 1 > floor:
        before = passage.words[at - 2]  # « l’école primaire Jean-Moulin »
    if before.low in _PLACES and before.text[:1].islower():
        return True
    if before.low in _UNIONS and passage.words[at].text not in first_names():
        return True  # « le collectif Sauvons l’hospice », but « le président du collectif Jean Petit »
    return passage.words[at].text in _TOPONYMS and before.low in ("de", "d'", "à")


def _name_like(passage: Passage, at: int, stop: int, *, titled: bool, initial: bool, roles: frozenset[str]) -> bool:
    doc, names = passage.words, first_names()
    token = doc[at]
    if _acronym(token.text) and not (titled and stop - at >= 1):
        return False
    if titled:
        return True
    count_of_one = stop - at == 1
    from_there = count_of_one and at > 0 and doc[at - 1].low in ("le", "la", "l'") and token.text not in names
    if from_there and (lexicon.is_adjective(token.low) or token.low.endswith(_FROM)):
        return False  # « le Grison », « la Valaisanne »
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
    placed = stop - at > 1 and doc[at + 1].low in _WEAK_PARTICLES  # « la Ville de Lausanne », no first name
    if (token.low in roles and (placed or not (stop - at > 1 and token.text in names))) or any(
        doc[i].text in _COMPANY or any(map(str.isdigit, doc[i].text)) for i in range(at, stop)
    ):
        return False
    count = stop - at
    label = token.ent_type_
    if count == 1 and at > 0 and doc[at - 1].text in _CLUBS:
        return False  # « la présidente du RC Monestou »
    if text_of(passage, at, stop) in place_names() or (token.low.split("-")[0] in ("al", "el") and label != "PER"):
        return False
    if at > 0 and doc[at - 1].text in _TOPONYMS and token.text not in names:
        return False
    if token.text in _TOPONYMS and count >= 2 and doc[at + 1].text not in names:
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
    begins = initial or doc[at - 1].text == ","
    if known and begins and token.dep_.startswith(("nsubj", "expl")) and label in ("PER", "", "MISC"):
        return True  # « Mounir est de ceux-là », « Au fond, Fatima attend »
    cleft = count == 1 and at > 1 and doc[at - 1].low == "est" and doc[at - 2].low == "c'" and token.text in names
    if cleft and stop < len(doc) and doc[stop].low == "qui":
        return True  # « C’est Anthony qui a donné l’alerte »
    unknown = count == 1 and label == "PER" and initial and token.dep_ == "nsubj" and token.pos_ in ("NOUN", "PROPN")
    if unknown and not lexicon.is_noun(token.low) and not lexicon.is_verb(token.low):
        return not lexicon.is_adjective(token.low)  # « Rafik travaille seul »
    if count == 1 and token.text in names and (token.pos_ == "PROPN" or label == "PER"):
        told = stop + 1 < len(doc) and doc[stop].text == "," and doc[stop + 1].low in ("qui", "un", "une")
        beside = at > 0 and _acronym(doc[at - 1].text)  # « a déclaré à l’AFP Felipe, un ingénieur »
        told = told and (label != "ORG" or beside)
        aged = stop + 2 < len(doc) and doc[stop].text in (",", "(") and _age(doc, stop + 1)
        apposed = stop + 1 < len(doc) and doc[stop].text == "," and doc[stop + 1].low in roles and label != "ORG"
        opens = initial and token.dep_.startswith("nsubj") and label in ("PER", "", "MISC")
        if aged or told or opens or apposed:
            return True
    alone = count == 1 and token.pos_ == "PROPN" and label != "ORG" and stop + 2 < len(doc)
    if alone and doc[stop].text in (",", "(") and _age(doc, stop + 1):
        return True  # « Tiphène, 13 ans, attend… »
    if count <= 3 and label != "PER" and _apposed_to_role(doc, at, stop, roles):
        return count > 1 or (token.text not in place_names() and label != "LOC")
    if INITIAL.fullmatch(token.text) and count >= 2:
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


def text_of(passage: Passage, first: int, stop: int) -> str:
    """The words of a mention as the text has them."""
    raw = passage.text[passage.starts[first] : passage.end_of(stop - 1)]
    return _GLUED.sub("", " ".join(raw.replace("\u00ad", "").split()), count=1)


def surname_of(words: tuple[str, ...]) -> str:
    """The surname in the words of a name, with its particles: « van den Berg »."""
    known = first_names()
    kept = list(words)
    while len(kept) > 1 and (
        kept[0] in known or INITIAL.fullmatch(kept[0]) or ("-" in kept[0] and kept[0].split("-")[0] in known)
    ):
        kept.pop(0)
        break
    while len(kept) > 1 and kept[0].lower() not in PARTICLES and len(kept) > 2 and kept[0] in known:
        kept.pop(0)
    if len(words) > 1 and len(kept) == len(words) and words[0].lower() not in PARTICLES:
        kept.pop(0)
    return " ".join(kept)
