"""Who a named person is, in the text's own words: « X, maire de Y », « le maire de Y, X », « X, qui tient un café »."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set as AbstractSet

from restructurer.analysis.findings import Analysis, Entity
from restructurer.article import Piece
from restructurer.expansion.role_phrases import before, behind, in_quote, of_another, of_body, trade
from restructurer.expansion.speakers import Speaker
from restructurer.expansion.stretches import pieces_of
from restructurer.writing.drafts import decapitalised
from restructurer.writing.syntax import Syntax


def description(
    analysis: Analysis, syntax: Syntax, speaker: Speaker, roles: AbstractSet[str]
) -> tuple[int, ...] | None:
    """The tokens that say who a person is, ``None`` where the text does not or the speaker is not a person by name.

    ``roles``: the nouns (lower case) that name what a person is.
    """
    name = " ".join(analysis.source.text[speaker.start : speaker.end].split())
    entity = next((e for e in analysis.entities if e.label == "PER" and e.text in (name, speaker.key)), None)
    if entity is None or "," in name:
        return None
    return described(analysis, syntax, entity, roles) or trade(analysis, syntax, entity)


_CLOSED = (".", "!", "?", "…", "»", "«", ":", '"', "”")


def role_pieces(syntax: Syntax, tokens: tuple[int, ...]) -> tuple[Piece, ...] | None:
    """A role as pieces, with a small letter where it opened a sentence: « président du club »."""
    pieces = pieces_of(syntax, tokens)
    opened = tokens[0] == 0 or syntax.text[tokens[0] - 1] in _CLOSED or syntax.pos[tokens[0] - 1] == "SPACE"
    common = opened and syntax.text[tokens[0]][1:].islower() and syntax.pos[tokens[0]] == "NOUN"
    return decapitalised(pieces) if pieces is not None and common else pieces


# Roles that say nothing without the body or the person that they belong to.
_OF_SOMETHING = frozenset(
    """porte-parole responsable directeur directrice chef cheffe secrétaire membre délégué déléguée représentant
    représentante adjoint adjointe fille fils avocat avocate""".split()
)


def _of_nothing(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether a role does not say of what: « cheffe de groupe », « responsable » (« directeur sportif » does)."""
    if syntax.low[tokens[0]] not in _OF_SOMETHING:
        return False
    rest = tokens[1:]
    return not any(
        syntax.pos[t] in ("PROPN", "ADJ") or syntax.low[t] in ("du", "des", "au", "aux", "la", "l'", "le", "les")
        for t in rest
    )


def described(analysis: Analysis, syntax: Syntax, entity: Entity, roles: AbstractSet[str]) -> tuple[int, ...] | None:
    """The noun phrase that says who somebody is, at the first mention that has one, without its article."""
    key = (id(entity), id(roles))
    return syntax.once("described", key, entity, lambda: _described(analysis, syntax, entity, roles))


def _described(analysis: Analysis, syntax: Syntax, entity: Entity, roles: AbstractSet[str]) -> tuple[int, ...] | None:
    for start, end in entity.mentions:
        first, stop = bisect_left(syntax.start, start), bisect_left(syntax.start, end)
        if in_quote(analysis, start) or stop >= len(syntax):
            continue
        sentence = next((s for s in analysis.sentences if s.start <= start < s.end), None)
        least = 0 if sentence is None else sentence.first
        after = None if of_another(syntax, first, least=least, roles=roles) else behind(syntax, stop, roles)
        found = after or before(syntax, first, least=least, roles=roles) or of_body(syntax, stop)
        if after is not None and (
            syntax.low[after[0]].startswith("chargé") or syntax.low[after[0] - 1] in ("un", "une")
        ):
            found = before(syntax, first, least=least, roles=roles) or after
        if found is not None and not _of_nothing(syntax, found):
            return found
    return None
