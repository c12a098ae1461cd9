"""What a given title loses only where it fits in no other way: better less of the author's title than none of it.

A complement of the end that the verb asks for, or the second of two things that « et » joins. What
denies, bounds or attributes what stays is never lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from restructurer.writing.title_chunks import find_chunks
from restructurer.writing.title_fronts import AROUND
from restructurer.writing.title_limits import allowed
from restructurer.writing.title_losses import tells_act
from restructurer.writing.title_names import round_steps
from restructurer.writing.title_nouns import noun_before
from restructurer.writing.title_reading import CONTENT, Title
from restructurer.writing.title_step import Step, place_lost

_ENDS = {
    "circumstance": "drop-circumstance",
    "place": "drop-place",
    "other": "drop-complement",
    "of": "drop-complement",
    "relative": "drop-relative",
    "participle": "drop-participle",
}
_CLOSED = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "VERB"))


def last_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """Ends that may go, in the order of the text; each costs what a limit costs."""
    syntax = title.syntax
    for chunk in find_chunks(title):
        tokens = tuple(range(chunk.first, chunk.stop))
        if chunk.kind == "relative" and "et" in syntax.low[max(0, chunk.first - 4) : chunk.first]:
            continue  # « … et une vallée | qui retient son souffle »
        after = chunk.first + 1
        named = syntax.low[chunk.first] in ("du", "des") or syntax.pos[after : after + 1] in (("DET",), ("PROPN",))
        if syntax.low[chunk.first] in ("à", "au", "aux") and syntax.low[chunk.first - 1] in title.lists.bound:
            continue  # « met un terme | à sa carrière »
        owned = syntax.low[chunk.first - 2 : chunk.first - 1] in (("son",), ("sa",), ("ses",), ("leur",), ("leurs",))
        if owned and syntax.low[chunk.first - 1] in title.lists.bound:
            continue  # « présente son plan | pour rénover le port »
        if chunk.kind == "of" and not named:
            continue  # « la première maison | de naissance »
        if chunk.kind == "of" and syntax.low[noun_before(title, chunk.first)] in title.lists.quantities:
            continue
        if chunk.kind == "of" and syntax.low[chunk.first - 1] in title.lists.bound | title.lists.quantities:
            continue
        if chunk.kind == "of" and syntax.low[chunk.first - 1] in AROUND:
            continue
        if chunk.kind == "of" and tells_act(syntax.low[chunk.first - 1]):
            continue  # « la fermeture | de onze bureaux »
        told = title.predicate(title.segment(chunk.first - 1)) if chunk.first else None
        if chunk.tail and chunk.kind in _ENDS and told is not None and told < chunk.first - 1 and allowed(title, chunk):
            yield Step(_ENDS[chunk.kind], tokens, costs["limiting"] + _lost(title, tokens, costs))
    for token in range(2, title.end):
        if _describes(title, token):
            yield Step("drop-adjective", (token,), 0.5 * costs["limiting"] + _lost(title, (token,), costs))
    yield from round_steps(title, costs)
    for token in range(3, title.end - 1):
        joined = syntax.low[token] in ("et", "ou") and syntax.pos[token + 1] in ("DET", "NUM", "NOUN", "PROPN")
        tokens = tuple(range(token, title.end))
        if "entre" in syntax.low[max(0, token - 6) : token]:
            continue  # « entre Brest | et Ouessant »
        told = title.predicate(title.segment(token))
        if told is not None and told > token:
            continue  # « l’État | et les armateurs reprennent les discussions »: all of what is said
        if not joined or syntax.pos[token - 1] not in _CLOSED or any(syntax.text[t] in ":," for t in tokens):
            continue
        if not title.negated(range(title.segment(token - 1).start, title.end)) and not title.quoted(token):
            yield Step("drop-item", tokens, costs["limiting"] + _lost(title, tokens, costs))


def _describes(title: Title, token: int) -> bool:
    """Whether an adjective follows a common noun in the singular that stands without it."""
    syntax, noun = title.syntax, token - 1
    if syntax.pos[token] != "ADJ" or syntax.pos[noun] != "NOUN" or token in title.participles or title.quoted(token):
        return False
    if syntax.low[token] in ("général", "générale"):
        return False  # « l’avocat | général »
    if syntax.pos[token + 1 : token + 2] == ("ADJ",) or title.ranked(token):
        return False  # « service | militaire | volontaire »
    if syntax.text[noun][:1].isupper() or syntax.low[noun] in title.lists.bound:
        return False
    plural = syntax.feats[noun].get("Number") == "Plur" or syntax.low[noun].endswith("s")
    firm = syntax.low[noun - 1] in ("les", "ces", "des", "aux")
    if syntax.pos[noun - 1] == "ADP" and syntax.low[noun - 1] not in ("des", "du", "au", "aux"):
        return False  # « en redressement judiciaire »
    return not (plural and firm) and not title.negated(title.segment(token))


def _lost(title: Title, tokens: tuple[int, ...], costs: Mapping[str, float]) -> float:
    words = sum(title.syntax.pos[t] in CONTENT for t in tokens)
    return words * costs["lost-word"] + place_lost(title, tokens, costs)
