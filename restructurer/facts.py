"""*Repères*: the places, organisations and notions that a text names, each with one lasting sentence.

The entries stand in ``data/countries.tsv``, ``data/regions.tsv`` and ``data/organisations.tsv``.
:func:`find_facts` reads a text once, token by token, against a table of their forms; of two forms
that begin at one place the longer one wins. What cannot be told apart (« PS » in a text about both
Belgium and France) is left out; ``data/not_entries.txt`` lists phrases that hold a name and mean
something else (« golfe de Guinée »).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from restructurer.facts_context import Context, countries_of, same_name, tokens
from restructurer.french.edits import capitalise
from restructurer.french.places import Place, countries, regions
from restructurer.french.typography import NBSP
from restructurer.resources import data_lines

_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_SEAT = re.compile(r"\W*\bsiège :.*| dont le siège est .*")
_PLACES = ("country", "region", "capital", "lieu")
# Kinds of entries that belong to a country, and that another country may have under the same name.
_NATIONAL = frozenset(
    "droit entreprise institution justice média parti politique santé syndicat texte économie éducation".split()
) | {"organisation politique", "organisation armée"}
_TOPONYMY = "Commission nationale de toponymie, « Pays et capitales du monde »"
_SOURCES = {
    "BE": "Constitution belge, articles 1 à 5",
    "CA": "Statistique Canada, Classification géographique type",
    "CH": "Constitution fédérale de la Confédération suisse, article premier",
    "DZ": "loi nᵒ 84-09 du 4 février 1984 et loi nᵒ 19-12 du 11 décembre 2019",
    "FR": "Insee, Code officiel géographique",
    "US": "United States Census Bureau, « Census Regions and Divisions »",
}
_WORLD = "Encyclopædia Britannica"


@dataclass(frozen=True, slots=True)
class Fact:
    """An entry of ``data/`` that a text mentions.

    ``key``: ``"file:entry"``; ``name``: as it is set in bold, capital first, with its acronym;
    ``text``: what follows « Nom : », lower case at the start, no full stop; ``source``: where the
    fact stands; ``kind``: country, region, capital, or the kind of the organisation;
    ``familiar``: every reader knows it, so that it is explained last or never; ``gender`` and
    ``plural`` of the name; ``mentions``: every place that names it (offset pairs, in order).
    """

    key: str
    name: str
    text: str
    source: str
    kind: str
    gender: str
    plural: bool
    familiar: bool = False
    mentions: tuple[tuple[int, int], ...] = ()

    @property
    def start(self) -> int:
        """Where the text names it first (0 when no text was read)."""
        return self.mentions[0][0] if self.mentions else 0

    @property
    def end(self) -> int:
        """Where that first mention ends (0 when no text was read)."""
        return self.mentions[0][1] if self.mentions else 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry with the forms that name it and the words that must, or must not, stand in the text."""

    fact: Fact
    forms: tuple[str, ...]
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


def _printed(text: str) -> str:
    """The text with the no-break spaces of print; what :func:`typography.mend` gives, at a tenth of the time."""
    for mark in ";:!?»°%":
        if mark in text:
            text = text.replace(f" {mark}", NBSP + mark)
    text = text.replace("« ", f"«{NBSP}")
    return _THOUSANDS.sub(NBSP, text)


def _place(place: Place, file: str) -> Entry:
    country = place.key.split("-")[0]
    source = _TOPONYMY if place.kind == "country" else _SOURCES.get(country, _WORLD)
    fact = Fact(
        f"{file}:{place.key}",
        capitalise(place.name),
        _printed(place.definition),
        source,
        place.kind,
        place.gender,
        place.number == "p",
        place.familiar,
    )
    return Entry(fact, place.forms)


def _capitals() -> Iterable[Entry]:
    shared = set(data_lines("ambiguous_names.txt"))
    for place in countries():
        if place.capital and place.capital not in shared and f"capitale : {place.capital}" in place.definition:
            key = f"countries.tsv:{place.key}/capital"
            text = f"capitale {place.of_the}"
            fact = Fact(key, place.capital, text, _TOPONYMY, "capital", "m", False, place.familiar)
            yield Entry(fact, (place.capital,))


def _organisations() -> Iterable[Entry]:
    for line in data_lines("organisations.tsv"):
        key, name, acronym, forms, number, kind, text, source, familiar, needs, unless = line.split("\t")
        label = f"{name} ({acronym})" if acronym and acronym.lower() != name.lower() else name
        fact = Fact(
            f"organisations.tsv:{key}",
            capitalise(label),
            _printed(text),
            source,
            kind,
            number[0],
            "p" in number,
            familiar == "*",
        )
        spelled = tuple(dict.fromkeys(form for form in (name, acronym, *forms.split("|")) if form))
        yield Entry(fact, spelled, _some(needs), _some(unless))


def _some(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split("|") if word)


@lru_cache(maxsize=1)
def entries() -> tuple[Entry, ...]:
    """Every entry: countries, regions, organisations and notions, capitals."""
    places = (
        *(_place(p, "countries.tsv") for p in countries()),
        *(_place(p, "regions.tsv") for p in regions()),
    )
    return (*places, *_organisations(), *_capitals())


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]]:
    """First token → (tokens of a form, indexes of the entries it may name), longest form first."""
    forms: dict[tuple[str, ...], list[int]] = {}
    for index, entry in enumerate(entries()):
        for form in entry.forms:
            for spelled in (form,) if form[0].isupper() else dict.fromkeys((form, capitalise(form))):
                known = forms.setdefault(tokens(spelled), [])
                if index not in known:
                    known.append(index)
    for phrase in data_lines("not_entries.txt"):
        forms[tokens(phrase)] = []
    table: dict[str, list[tuple[tuple[str, ...], tuple[int, ...]]]] = {}
    for words, found in forms.items():
        table.setdefault(words[0], []).append((words, tuple(found)))
    return {first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for first, rows in table.items()}


@lru_cache(maxsize=1024)
def _home(index: int) -> frozenset[str]:
    """The countries of an entry that is a body of one country (or two): as its conditions and its definition tell."""
    entry = entries()[index]
    if entry.fact.kind not in _NATIONAL:
        return frozenset()
    told = {part[1:] for need in entry.needs for part in need.split("+") if part[0] == "@"}
    found = told or countries_of(_SEAT.sub("", entry.fact.text))
    return frozenset(found) if len(found) <= 2 else frozenset()


def home_of(key: str) -> frozenset[str]:
    """The countries (codes) of the body that an entry explains; none for what belongs to no country."""
    return _home(_by_key()[key])


@lru_cache(maxsize=1)
def _by_key() -> dict[str, int]:
    return {entry.fact.key: index for index, entry in enumerate(entries())}


def _fits(entry: Entry, text: Context, told: frozenset[str]) -> bool:
    """Whether the text meets one of the conditions that an entry needs, and none of those that bar it."""
    if entry.needs and not any(text.meets(need, entry.forms, told) for need in entry.needs):
        return False
    return not any(text.meets(word, entry.forms) for word in entry.unless)


def _named_otherwise(entry: Entry, text: Context, first: int, last: int) -> bool:
    """Whether the text itself says that an acronym between two tokens stands for something else."""
    words = text.stands_for(first, last)
    return bool(words) and not same_name(words, entry.forms)


def _hyphened(text: str, start: int, end: int) -> bool:
    """Whether the name is only a part of a hyphened one (« Paris-Nice », « Nouvelle-France »)."""
    return text[start - 1 : start] in ("-", "–") or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha())


def _certain(entry: Entry, read: Context, form: str) -> bool:
    """Whether a form alone names its entry: not two letters, nor a short acronym of a country (RDC, EAU, USA)."""
    if entry.needs:
        return True
    if entry.fact.kind == "country" and len(form) <= 3 and form.isupper():
        return read.counts()[entry.fact.key.split(":")[1]] > read.words.count(form)
    return len(form) > 2


def find_facts(text: str) -> tuple[Fact, ...]:
    """The entries that a text mentions, each once with all its mentions, by first mention.

    Linear in the length of the text. Case counts, but a form may open a sentence. An acronym of
    two letters counts only when the text holds another form of its entry, or a word it needs;
    « RDC » or « EAU » only when something else tells the country. A body of one country is left
    out when the text gives it to another one (« le Conseil d’État vaudois »), an acronym when the
    text says that it stands for something else. A capital is left out when its country is there.
    """
    read = Context(text)
    words = read.words
    table, every = _table(), entries()
    found: dict[int, list[tuple[int, int]]] = {}
    sure: set[int] = set()
    barred: set[int] = set()
    after = 0
    for at in [at for at, word in enumerate(words) if word in table]:
        if at < after:
            continue  # part of a longer form
        for form, indexes in table[words[at]]:
            if tuple(words[at : at + len(form)]) != form:
                continue
            step = len(form)
            after = at + step
            start, end = read.spots[at][0], read.spots[after - 1][1]
            index = _meant(indexes, read, at, step, barred)
            if index is not None and not (every[index].fact.kind in _PLACES and _hyphened(text, start, end)):
                found.setdefault(index, []).append((start, end))
                if _certain(every[index], read, text[start:end]):
                    sure.add(index)
            break
    named = {every[index].fact.key for index in sure - barred}
    facts = []
    for index, mentions in found.items():
        fact = every[index].fact
        if index not in sure or index in barred:
            continue
        if not (fact.kind == "capital" and fact.key.removesuffix("/capital") in named):
            facts.append(replace(fact, mentions=tuple(mentions)))
    return tuple(sorted(facts, key=lambda fact: (fact.mentions[0], fact.key)))


def _meant(indexes: tuple[int, ...], read: Context, at: int, length: int, barred: set[int]) -> int | None:
    """The one entry that a form at a token names. Those that this mention rules out everywhere are added to barred."""
    every = entries()
    told: frozenset[str] = frozenset()
    if any(_home(index) for index in indexes):
        told = read.qualified(at + length)
    fitting = []
    for index in indexes:
        home = _home(index)
        if (told and home and not told & home) or _named_otherwise(every[index], read, at, at + length - 1):
            barred.add(index)
        elif _fits(every[index], read, told):
            fitting.append(index)
    return fitting[0] if len(fitting) == 1 else None
