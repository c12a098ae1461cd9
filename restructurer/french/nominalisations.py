"""From a verb to its noun: « ouvrir » → « ouverture » de, « s’opposer » → « opposition » à.

The table is ``data/nominalisations.tsv``, the project's own work.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from restructurer.french.lexicon import Gender
from restructurer.resources import data_lines


class Nominalisation(NamedTuple):
    """The noun of a verb, its gender, and the prepositions of the verb's object and subject.

    ``object`` is « de » for a direct object, the verb's own preposition otherwise (« à » in
    « opposition à »), empty for a verb that has none. ``subject`` is « par » when the noun keeps
    its object, « de » when the subject follows at once.
    """

    noun: str
    gender: Gender
    object: str
    subject: str


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[Nominalisation, ...]]:
    table: dict[str, list[Nominalisation]] = {}
    for line in data_lines("nominalisations.tsv"):
        verb, noun, gender, goal, agent = line.split("\t")
        table.setdefault(verb, []).append(Nominalisation(noun, "f" if gender == "f" else "m", goal, agent))
    return {verb: tuple(found) for verb, found in table.items()}


def nominalisations(verb: str, *, reflexive: bool = False) -> tuple[Nominalisation, ...]:
    """The nouns of a verb (its infinitive, without *se*), in file order; empty when there is none.

    ``reflexive``: the pronominal verb (« s’implanter »), which has entries of its own.
    """
    if not reflexive:
        return _table().get(verb, ())
    return _table().get(f"s’{verb}", ()) or _table().get(f"se {verb}", ())


@lru_cache(maxsize=1)
def action_nouns() -> frozenset[str]:
    """The nouns of action of the table, one word each (« mise en place » gives « mise »)."""
    return frozenset(entry.noun.split(" ")[0] for found in _table().values() for entry in found)
