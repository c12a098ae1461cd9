"""Names of persons: what they are made of, the gender they tell, the surname in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from restructurer.analysis.passage import Passage
from restructurer.french.places import countries, regions
from restructurer.resources import data_dir

Gender = Literal["f", "m"]

CIVIL_TITLES: dict[str, Gender | None] = {
    "m.": "m", "mm.": "m", "mr": "m", "mr.": "m", "monsieur": "m", "mgr": "m", "général": "m",
    "mme": "f", "mme.": "f", "mmes": "f", "mlle": "f", "madame": "f", "sœur": "f", "soeur": "f",
    "me": None, "me.": None, "maître": None, "dr": None, "dr.": None, "docteur": None, "pr": None, "pr.": None,
}  # fmt: skip
PARTICLES = frozenset(
    "von van der den ben bin ibn al el ag ould da dos di del della ter ten le la zu abou abu bint de du d' des".split()
)
# Particles that are words of any sentence too.
WEAK_PARTICLES = frozenset("de du d' des le la".split())
INITIAL = re.compile(r"(?:[A-ZÀ-Ý][a-z]?\.-?){1,3}")
GLUED = re.compile(r"(?:M|MM|Mme|Mlle|Me|Dr|Pr)\.(?=[A-ZÀ-Ý])")  # « M.Haddad »
ROMAN = re.compile(r"[IVX]{1,5}|1er|Ier")


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


def text_of(passage: Passage, first: int, stop: int) -> str:
    """The words of a mention as the text has them."""
    raw = passage.text[passage.starts[first] : passage.end_of(stop - 1)]
    return GLUED.sub("", " ".join(raw.replace("\u00ad", "").split()), count=1)


def is_acronym(text: str) -> bool:
    """Whether a word is short and all in capitals: « RATP »."""
    return len(text) > 1 and text.isupper() and text.isalpha() and len(text) <= 6
