"""The stretches of a first sentence, and which of them hang on which: what a title may leave out of it.

Told by tags, as the stretches of titles; the parse says only which of those before a place belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from restructurer.writing.syntax import Syntax
from restructurer.writing.title_chunks import find_chunks
from restructurer.writing.title_losses import tells_act
from restructurer.writing.title_reading import OF, RELATIVES, Title
from restructurer.writing.title_rules import LeadWeights
from restructurer.writing.title_verbs import past_participle

_CLITICS = frozenset("se s' ne n' y en".split())
_GROUP = frozenset("pas plus jamais être avoir été".split())
_HANGING = frozenset("entre contre sur pour sous par avec vers".split())  # they may belong to the noun before
_DEFINITE = frozenset("le la l' les du des au aux".split())
_ABOUT = frozenset((("au", "moins"), ("au", "plus"), ("près", "de"), ("plus", "de"), ("moins", "de")))
_PURPOSE = frozenset((("pour", "que"), ("pour", "qu'"), ("afin", "que"), ("afin", "qu'")))
_OPEN = frozenset(("DET", "NUM", "PROPN", "NOUN"))
TIED = frozenset(("relative", "participle", "clause"))


class Part(NamedTuple):
    """The tokens ``first`` to ``stop``; ``needs``: the part that it hangs on (-1: none); ``bound``: stays with that."""

    first: int
    stop: int
    kind: str
    needs: int
    bound: bool
    value: float
    width: int


def verb_group(title: Title) -> range | None:
    """The verb of the main clause with its clitics, auxiliaries and negation."""
    syntax = title.syntax
    start = title.main
    verb = next(
        (t for t in sorted(title.verbs) if t > start and RELATIVES.isdisjoint(syntax.low[max(0, t - 3) : t])), None
    )
    if verb is None:
        return None
    first = verb
    while first - 1 > start and syntax.low[first - 1] in _CLITICS:
        first -= 1
    stop = verb + 1
    while stop < title.end and (
        syntax.low[stop] in _GROUP
        or syntax.pos[stop] == "AUX"
        or (past_participle(syntax.low[stop]) and syntax.pos[stop - 1] in ("AUX", "ADV") and syntax.pos[stop] != "NOUN")
        or (syntax.feats[stop].get("VerbForm") == "Inf" and syntax.pos[stop - 1] in ("AUX", "VERB"))
    ):
        stop += 1
    if (
        syntax.pos[stop - 1] == "AUX"
        and syntax.lemma[stop - 1] in ("avoir", "être")
        and syntax.text[stop : stop + 1] == (",",)
    ):
        return None  # « Les députés ont, sans surprise, adopté… »
    return range(first, stop)


def _subject(title: Title, group: range) -> int:
    """Where the subject of a verb starts, -1 where that cannot be told.

    At the start of a sentence that opens on a noun phrase; else where the parse has it, behind a comma.
    """
    syntax = title.syntax
    noun = next((t for t in range(group.start) if syntax.pos[t] in ("NOUN", "PROPN")), -1)
    opens = syntax.pos[0] in ("DET", "NUM", "PROPN") or syntax.low[:2] in _ABOUT
    opens = opens or (syntax.pos[1] == "PROPN" and syntax.text[1][:1].isupper())  # a name, whatever its first half
    before = any(syntax.low[t] in ("après", "avant", "depuis") for t in range(min(5, group.start)))
    who = next((c for t in group for c in syntax.children[t] if c < t and syntax.dep[c].startswith("nsubj")), -1)
    start = syntax.left[who] if who >= 0 else 0
    # « Hilare devant l’écran, X commente… »: an adjective with its capital passes for a name
    other = syntax.pos[0] == "PROPN" and start > 0 and syntax.text[start - 1] == "," and syntax.pos[start] == "PROPN"
    if opens and noun >= 0 and syntax.low[noun] not in title.lists.times and not (before or other):
        return 0
    return start if start > 0 and syntax.text[start - 1] == "," and syntax.pos[start] in _OPEN else -1


def parts_of(title: Title, group: range, values: Sequence[float], weights: LeadWeights) -> list[Part]:
    """The stretches of a sentence from its subject on."""
    syntax, start = title.syntax, _subject(title, group)
    if start < 0:
        return []
    kinds = {chunk.first: chunk.kind for chunk in reversed(find_chunks(title)) if chunk.first >= start}
    kinds |= {token: "object" for token in range(group.stop + 1, title.end) if _object(title, token)}
    kinds |= {t: "participle" for t in range(start + 2, group.start) if _acting(syntax, t)}
    cuts = {t for t in kinds if t not in group and t > start and syntax.pos[t - 1] not in ("CCONJ", "ADP", "DET")}
    cuts = {t for t in cuts if syntax.blank[t - 1] or syntax.text[t] == ","}  # not « Côtes-|d’Armor »
    cuts = {t for t in cuts if not (syntax.text[t] == "," and t + 1 == group.start)}  # it closes an aside
    cuts = {t for t in cuts if not (syntax.text[t - 1] == "," and t - 1 in cuts)}  # « |, dans les Yvelines| »
    cuts = {t for t in cuts if not (_day(title, t) and _day(title, t - 1))}  # « |dans la nuit de dimanche à lundi| »
    stops = sorted(cuts | {start, group.start})
    found: list[Part] = []
    asked = _asks(title, group, min([t for t in stops if t >= group.stop], default=title.end))
    waiting = _waits(title, group, min([t for t in stops if t >= group.stop], default=title.end))
    for first, stop in zip(stops, (*stops[1:], title.end), strict=True):
        opening = first + (syntax.text[first] == ",")
        kind = kinds.get(opening) or kinds.get(first, "")
        if kind in ("item", "object") and asked and syntax.pos[opening] in ("DET", "NUM") and first >= group.stop:
            kind, asked = "object", False
        spine = first in (start, group.start)
        needs = -1 if spine or kind == "object" else _needs(title, found, first, stop, kind, group)
        bound = spine or kind in ("object", "condition", "attribution") or syntax.low[opening : opening + 2] in _PURPOSE
        if (
            waiting
            and first >= group.stop
            and kind not in ("time", "clause")
            and not all(_timely(title, t) for t in _nouns(syntax, first, stop))
        ):
            bound, waiting = True, False  # « a campé | sur ses positions », « mettent fin | aux travaux »
        bound = bound or syntax.low[opening] in title.lists.binding or (kind == "of" and _needed(title, first))
        bound = bound or (syntax.low[opening] in ("contre", "sur") and syntax.pos[opening - 1] == "NOUN")
        value = sum(values[t] for t in range(first, stop)) - weights.relative * (kind in TIED)
        timely = all(_timely(title, t) for t in _nouns(syntax, first, stop))
        value = weights.time if timely and not spine else value
        aside = first < group.start and not spine and syntax.text[first] == ","
        kind = "aside" if aside else kind  # it goes, with all that hangs on it
        value -= weights.aside * (kind == "item")
        found.append(Part(first, stop, "spine" if spine else kind, needs, bound, value, sum(syntax.width[first:stop])))
    return found


def _needs(title: Title, before: Sequence[Part], first: int, stop: int, kind: str, group: range) -> int:
    """The part that one hangs on: the one before it, or that of its head."""
    syntax, last = title.syntax, len(before) - 1
    opening = first + (syntax.text[first] == ",")
    inside = first < group.start and syntax.text[first] != ","
    if syntax.low[opening : opening + 2] in _PURPOSE:
        return -1
    bare = kind != "time" and syntax.pos[opening] in ("PROPN", "NOUN", "ADJ")
    if inside or bare or kind in ("of", *TIED) or syntax.low[opening] in _HANGING or syntax.low[opening] in OF:
        return last
    outward = {syntax.head[t] for t in range(opening, stop) if not first <= syntax.head[t] < stop}
    heads = [at for at, part in enumerate(before) if any(part.first <= head < part.stop for head in outward)]
    return heads[-1] if heads and before[heads[-1]].kind != "spine" else -1


def _acting(syntax: Syntax, token: int) -> bool:
    """Whether a present participle says more of a noun: « un camion | transportant du bois »."""
    return (
        syntax.pos[token] == "VERB" and syntax.low[token].endswith("ant") and syntax.pos[token - 1] in ("NOUN", "ADJ")
    )


def _day(title: Title, token: int) -> bool:
    """Whether a token, or the one behind a preposition, says when."""
    syntax, times = title.syntax, title.lists.times
    return syntax.low[token] in times or (syntax.pos[token] == "ADP" and syntax.low[token + 1] in times)


def _nouns(syntax: Syntax, first: int, stop: int) -> list[str]:
    return [syntax.low[t] for t in range(first, stop) if syntax.pos[t] in ("NOUN", "PROPN", "NUM")] or [
        syntax.low[first]
    ]


def _object(title: Title, token: int) -> bool:
    """Whether an object starts right behind a name or a day: « ont signé dimanche à Alger | un contrat »."""
    syntax = title.syntax
    before = syntax.pos[token - 1] == "PROPN" or syntax.low[token - 1] in title.lists.times
    plain = syntax.low[token] not in ("du", "des") or syntax.low[token - 1] in title.lists.times
    return before and plain and syntax.pos[token] == "DET" and syntax.low[token] not in ("au", "aux", "ce", "cette")


def _timely(title: Title, word: str) -> bool:
    return word in title.lists.times or word[:1].isdigit()


def _waits(title: Title, group: range, stop: int) -> bool:
    """Whether the verb has nothing behind it yet but a noun without an article, and is no passive."""
    syntax = title.syntax
    passive = any(syntax.low[t] in ("été", "être", "est", "sont", "sera", "seront") for t in group)
    reflexive = any(syntax.low[t] in ("se", "s'") for t in group)
    told = [t for t in range(group.stop, stop) if syntax.pos[t] in ("DET", "NUM", "PROPN", "PRON")]
    return not told and (reflexive or not passive)


def _asks(title: Title, group: range, stop: int) -> bool:
    """Whether the verb waits for its object, which stands behind a day or a comma."""
    syntax = title.syntax
    helped = [syntax.lemma[t] for t in group if syntax.pos[t] == "AUX"]
    if "être" in helped or any(syntax.low[t] in ("se", "s'") for t in group):
        return False
    return not any(syntax.pos[t] in ("NOUN", "PROPN", "NUM") for t in range(group.stop, stop))


def _needed(title: Title, first: int) -> bool:
    """Whether what a noun is of must stay with it: « le canton | du Valais », « une quinzaine | de véhicules »."""
    syntax, noun = title.syntax, first - 1
    if syntax.pos[noun] in ("ADV", "ADP", "VERB"):
        return True  # « Près | de 600 bocaux », « soupçonné | de vol »
    while noun > 0 and syntax.pos[noun] == "ADJ":
        noun -= 1
    low = syntax.low[noun]
    counted = syntax.pos[noun] == "NUM" or low in title.lists.quantities or low in title.lists.bound
    definite = syntax.low[noun - 1] in _DEFINITE or (noun > 1 and syntax.low[noun - 2] in _DEFINITE)
    return counted or tells_act(low) or (definite and syntax.pos[noun] == "NOUN")
