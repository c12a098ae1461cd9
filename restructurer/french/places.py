"""Countries and regions: article, gender, preposition, adjective, and what each is.

« en France, au Mali, aux États-Unis, à Cuba »; « du Mali, d’Irak, des États-Unis, de Cuba ».
The tables ``data/countries.tsv`` and ``data/regions.tsv`` are written by ``scripts/make_places.py``.

Source: Grevisse & Goosse, *Le Bon Usage* (16th edition, 2016), §§ 588 and 1051.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from restructurer.french.contraction import join
from restructurer.french.lexicon import Gender, Number
from restructurer.resources import data_dir


@dataclass(frozen=True, slots=True)
class Place:
    """A country, territory or region, with the forms that French needs to write it.

    ``article``: the name with its article (« le Mali », « Cuba »); ``within``: « au Mali »;
    ``of``: the form after a noun (« l’armée de France » takes « de France »), ``of_the`` the one
    with the article (« de la France »); ``adjective``: masculine and feminine, empty when not
    known; ``definition``: what it is, lower case, no full stop; ``familiar``: nobody needs it
    explained; ``forms``: the spellings that name it for sure.
    """

    key: str
    name: str
    kind: Literal["country", "region"]
    article: str
    gender: Gender
    number: Number
    within: str
    of: str
    of_the: str
    adjective: tuple[str, str]
    capital: str
    definition: str
    familiar: bool
    forms: tuple[str, ...]


def _read(name: str, kind: Literal["country", "region"]) -> tuple[Place, ...]:
    places = []
    for line in (data_dir() / name).read_text(encoding="utf-8").splitlines()[1:]:
        key, label, article, gender, number, within, of, of_the, adj_m, adj_f, capital, what, familiar, forms = (
            line.split("\t")
        )
        places.append(
            Place(
                key,
                label,
                kind,
                article,
                "f" if gender == "f" else "m",
                "p" if number == "p" else "s",
                within,
                of,
                of_the,
                (adj_m, adj_f),
                capital,
                what,
                familiar == "*",
                tuple(form for form in forms.split("|") if form),
            )
        )
    return tuple(places)


@lru_cache(maxsize=1)
def countries() -> tuple[Place, ...]:
    """Every country and main territory, by its ISO 3166-1 code (``XK`` for Kosovo)."""
    return _read("countries.tsv", "country")


@lru_cache(maxsize=1)
def regions() -> tuple[Place, ...]:
    """Regions, departments, provinces, cantons, wilayas, states, and parts of the world."""
    return _read("regions.tsv", "region")


@lru_cache(maxsize=1)
def _by_form() -> dict[str, Place]:
    table: dict[str, Place] = {}
    for place in (*countries(), *regions()):
        for form in (*place.forms, place.name, place.article):
            table.setdefault(form, place)
    return table


def find(name: str) -> Place | None:
    """The place that a name (with or without its article) stands for, or ``None``."""
    plain = name.replace("'", "’").replace("\u00a0", " ").strip()
    table = _by_form()
    if plain in table:
        return table[plain]
    for article in ("le ", "la ", "les ", "l’", "Le ", "La ", "Les ", "L’"):
        if plain.startswith(article) and plain[len(article) :] in table:
            return table[plain[len(article) :]]
    return None


def within(name: str) -> str | None:
    """« en France », « au Mali », « aux États-Unis », « à Cuba »; ``None`` for a place not in the tables."""
    place = find(name)
    return place.within if place else None


def of(name: str) -> str | None:
    """« de France », « du Mali », « des États-Unis », « d’Irak »; ``None`` for a place not in the tables."""
    place = find(name)
    return place.of if place else None


def with_article(name: str) -> str | None:
    """« la France », « le Mali », « l’Irak », « Cuba »; ``None`` for a place not in the tables."""
    place = find(name)
    return place.article if place else None


def in_city(name: str) -> str:
    """« à Paris », « au Havre », « à La Haye »: the preposition of a town."""
    return join(("à", name))


def of_city(name: str) -> str:
    """« de Paris », « d’Amiens », « du Mans »: a town after a noun."""
    return join(("de", name))


def adjective(place: Place, gender: Gender, number: Number) -> str | None:
    """The adjective of a place in a gender and number (« maliennes »), or ``None`` when it has none."""
    one = place.adjective[0 if gender == "m" else 1]
    if not one:
        return None
    if number == "s" or one[-1] in "sxz":
        return one
    return one[:-2] + "aux" if one.endswith("al") else one + "s"


def inhabitants(place: Place, gender: Gender = "m", number: Number = "p") -> str | None:
    """The people of a place, with a capital: « Maliens », « Malienne »."""
    one = adjective(place, gender, number)
    return None if one is None else "-".join(part[:1].upper() + part[1:] for part in one.split("-"))


@lru_cache(maxsize=1)
def _by_adjective() -> dict[str, tuple[Place, ...]]:
    table: dict[str, list[Place]] = {}
    for place in (*countries(), *regions()):
        for gender in ("m", "f"):
            for number in ("s", "p"):
                form = adjective(place, gender, number)
                if form and place not in table.setdefault(form, []):
                    table[form].append(place)
    return {form: tuple(found) for form, found in table.items()}


def of_adjective(word: str) -> tuple[Place, ...]:
    """The places whose adjective a word is: « congolaise » has two, « malien » one."""
    return _by_adjective().get(word.lower(), ())
