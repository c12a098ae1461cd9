"""The moves, in one place: what each file of this package offers, in the order of the rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from restructurer.expansion import (
    chronology,
    essentials,
    figures,
    landmarks,
    next_steps,
    one_voice,
    pull_quote,
    questions,
    summary,
    unknowns,
    verbatim,
    who_is_who,
    who_says_what,
)
from restructurer.expansion.items import Offer
from restructurer.expansion.material import Material
from restructurer.expansion.rules import Move, moves
from restructurer.rulebook import Rulebook

MOVES: dict[str, Callable[[Material, Move], tuple[Offer, ...]]] = {
    "essentials": essentials.propose,
    "chronology": chronology.propose,
    "figures": figures.propose,
    "pull-quote": pull_quote.propose,
    "landmarks": landmarks.propose,
    "who-says-what": who_says_what.propose,
    "questions": questions.propose,
    "verbatim": verbatim.propose,
    "one-voice": one_voice.propose,
    "who-is-who": who_is_who.propose,
    "next-steps": next_steps.propose,
    "unknowns": unknowns.propose,
    "summary": summary.propose,
}


def offers(
    material: Material, *, rulebook: Rulebook, words: int | None = None, book: Mapping[str, Move] | None = None
) -> tuple[Offer, ...]:
    """All that the moves in force offer.

    ``words``: those of the body, when moves that want a longer one are to be left out. ``book``: the
    moves (those of the rules).
    """
    found: list[Offer] = []
    for move in (book or moves(rulebook)).values():
        propose = MOVES.get(move.id)  # none for « restatement », which feeds the others
        if propose is not None and (words is None or words >= move.body):
            known = material.offered.get(move.id)
            if known is None or known[0] is not move:
                known = material.offered[move.id] = move, propose(material, move)
            found.extend(offer for offer in known[1] if any(offer.groups))
    return tuple(found)
