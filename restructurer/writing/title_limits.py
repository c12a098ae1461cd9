"""Whether a title may lose a stretch: what stays is French, says no more than it did, and keeps what limits it."""

from __future__ import annotations

from restructurer.writing.title_chunks import find_chunks
from restructurer.writing.title_reading import Chunk, Title, standing
from restructurer.writing.title_verbs import past_participle

MEASURES = frozenset(("ans", "an", "mois", "jours", "euros", "francs", "heures", "%", "millions", "milliards"))
_NO_TAIL = frozenset(("ADP", "DET", "CCONJ", "SCONJ", "PRON", "ADV"))


def allowed(title: Title, chunk: Chunk) -> bool:
    """Whether what stays without a stretch is French and says no more than it did."""
    syntax, before = title.syntax, chunk.first - 1
    if before <= title.colon and chunk.kind != "item":
        return False  # what opens the proposition is a step of its own
    if chunk.kind == "item" and chunk.first < title.main:
        return False  # the comma behind an opening: « À Sétif | , … »
    if chunk.tail and (_only_opens(title, chunk) or _only_relative(title, chunk)):
        return False
    if chunk.kind == "clause" and not chunk.tail and chunk.stop in title.verbs:
        return False  # « … ferme et les clients | voient rouge »
    if chunk.kind == "clause" and not chunk.tail and not _of_all(title, chunk.stop):
        return False  # « arrestation de trois passeurs et découverte de douze migrants | dans un camion »
    segment = title.segment(chunk.first)
    if (
        segment.stop < title.end
        and syntax.text[segment.stop] == ","
        and title.predicate(segment) is None
        and not chunk.tail
        and not (chunk.stop == title.main - 1 and chunk.first > segment.start + 2 and chunk.kind in ("other", "place"))
    ):
        return False  # inside an opening: « Dix ans | après les faits, … »
    if any(title.quoted(t) for t in (chunk.first, chunk.stop - 1)) and not _whole_quote(title, chunk):
        return False
    if (
        syntax.pos[before] in _NO_TAIL
        and syntax.text[before] not in ("»", ")")
        and syntax.low[before] not in _AFTER_ADVERB
        and not (chunk.kind == "item" and syntax.pos[before] == "ADV")  # « les Rennais disent oui |, … »
    ):
        return False
    if any(_asked(title, t, chunk.first) for t in range(chunk.first, chunk.stop)):
        return False
    timed = syntax.low[before] in SPANS and any(
        syntax.pos[t] == "NUM" or syntax.low[t][:1].isdigit() or syntax.low[t] in ("un", "une")
        for t in range(max(0, before - 2), before)
    )
    if timed and syntax.low[chunk.first] in ("après", "avant", "depuis"):
        return False  # « neuf ans | après la mort… »
    if not chunk.tail and syntax.pos[chunk.stop - 1] == "CCONJ":
        return False  # half of what « et » joins
    gone = range(chunk.first + (chunk.kind == "item"), chunk.stop)
    if _binds(title, chunk, gone):
        return False
    clause = chunk.kind in ("relative", "circumstance", "participle")
    told = title.predicate(segment)
    ends = chunk.tail or chunk.stop in title.verbs or chunk.stop == told or syntax.text[chunk.stop] in (",", ":")
    ends = ends or (chunk.kind == "relative" and chunk.stop in title.participles)
    ends = ends or standing(syntax, chunk.stop, title.lists.circumstances) > 0
    ends = ends or (syntax.low[chunk.first] == "sans" and chunk.stop - chunk.first == 2)  # « élu | sans surprise | à… »
    return ends or not clause  # what follows may be its own: « après l'agression d'un agent | à Brest »


def _of_all(title: Title, token: int) -> bool:
    """Whether what stands behind two acts says when or in what town, of both of them."""
    syntax = title.syntax
    if token >= title.end or syntax.text[token] in (",", ":"):
        return True
    if any(one.first == token and one.kind == "time" for one in find_chunks(title)):
        return True
    return token + 1 in title.placed


_AFTER_ADVERB = frozenset(
    ("pas", "jamais", "hier", "lundi", "toujours", "déjà", "longtemps", "vite", "encore", "définitivement", "-là")
)


SPANS = frozenset(("ans", "an", "mois", "jours", "jour", "semaines", "semaine", "heures", "années", "siècles"))
_ASKING = frozenset(
    """refuser décider proposer promettre demander accepter menacer envisager risquer tenter cesser permettre interdire
    empêcher éviter choisir ordonner exiger prévoir conseiller""".split()
)


def _asked(title: Title, token: int, first: int) -> bool:
    """Whether « de » opens the infinitive that a verb before ``first`` asks for: « refuse | d’accorder »."""
    syntax = title.syntax
    if (
        syntax.low[token] not in ("de", "d'")
        or token + 1 >= len(syntax)
        or syntax.feats[token + 1].get("VerbForm") != "Inf"
    ):
        return False
    return any(syntax.lemma[t] in _ASKING for t in range(title.main, first))


def _whole_quote(title: Title, chunk: Chunk) -> bool:
    inside = title.syntax.text[chunk.first : chunk.stop]
    return ("«" in inside and "»" in inside) or inside.count('"') == 2


_EXCEPTIONS = frozenset(("sauf", "hors", "hormis", "si", "seul", "seule", "seulement", "uniquement"))


def _binds(title: Title, chunk: Chunk, gone: range) -> bool:
    """Whether the loss takes away what limits or denies what stays."""
    syntax = title.syntax
    first = next(iter(gone), chunk.first)
    if chunk.kind == "circumstance" and syntax.low[first : first + 3] in (
        ("pour", "ne", "pas"),
        ("pour", "n'", "avoir"),
    ):
        return False  # « condamné | pour ne pas avoir réparé la digue »
    if chunk.kind in ("item", "clause") and own_clause(title, gone):
        return False  # what it denies is its own: « …, le conseil ne votera que lundi »
    if syntax.low[first : first + 3] == ("du", "jamais", "vu"):
        return False  # it denies nothing of what stays
    if chunk.kind == "item" and syntax.low[first] in _EXCEPTIONS:
        return True  # « …, sauf à la Côte »
    if chunk.kind == "item" and _own_news(title, gone):
        return False  # « …, un million d’habitants sans électricité »
    for token in gone:
        if (
            chunk.kind == "item"
            and token > first
            and syntax.text[token - 1] == ","
            and syntax.low[token] in _EXCEPTIONS
        ):
            break  # « …, un record depuis dix ans, sauf en Brabant »: of the record
        if syntax.low[token] == "sursis" and token > first + 1:
            continue  # it goes with its years
        opening = (token == first and syntax.low[token] == "sans") or chunk.kind == "condition"
        if chunk.kind == "circumstance" and token > first + 1 and syntax.low[token] not in _EXCEPTIONS:
            continue  # it binds what goes with it: « après sept matchs sans victoire »
        if syntax.low[token] in title.lists.binding and not opening:
            return chunk.kind not in ("item", "relative", "clause") or token not in range(first, first + 1)
        if standing(syntax, token, title.lists.attributions) and chunk.kind not in ("item", "clause", "attribution"):
            return True
    segment = title.segment(chunk.first - 1)
    rest = [t for t in segment if t < chunk.first]
    denied = any(syntax.low[t] in title.lists.binding and not _of_kind(title, t) for t in rest)
    told = syntax.text[chunk.stop : chunk.stop + 1] == (",",) and chunk.stop + 1 in title.verbs
    if denied and chunk.kind == "place" and title.colon and syntax.low[title.main] == "pas" and told:
        return False  # « Punaises de lit : pas de risque | dans les écoles |, assure l'agence »: the theme says of what
    if denied and chunk.kind not in ("item", "clause"):
        cause = chunk.kind == "circumstance" and not standing(syntax, chunk.first, title.lists.limits_of_time)
        return not cause
    return False


def _of_kind(title: Title, token: int) -> bool:
    """Whether « sans » only says of what kind a thing is: « ses ventes de bière | sans alcool »."""
    syntax = title.syntax
    return syntax.low[token] == "sans" and syntax.pos[token - 1] == syntax.pos[token + 1] == "NOUN"


def own_clause(title: Title, gone: range) -> bool:
    """Whether a stretch has a finite verb of its own and opens on no condition, and on no « mais » but before it."""
    syntax = title.syntax
    first = gone.start
    if syntax.low[first] in ("mais", "et", "puis"):
        first += 1
        while syntax.low[first : first + 1] and syntax.low[first] in _BEFORE_VERBS:
            first += 1
        return first in title.verbs
    if syntax.low[first] in _EXCEPTIONS or syntax.low[first] in _OPENS or syntax.pos[first] in ("ADP", "SCONJ"):
        return False
    verb = next((t for t in gone if t in title.verbs), None)
    return verb is not None and verb > first + 1 and not any(syntax.low[t] in _OPENS for t in range(first, verb))


def _own_news(title: Title, gone: range) -> bool:
    """Whether a stretch counts people or things and says of them what it denies: « deux quartiers privés d’eau »."""
    syntax, first = title.syntax, gone.start
    counted = syntax.pos[first] == "NUM" or (syntax.low[first] in ("un", "une") and syntax.low[first + 1] in MEASURES)
    denied = next((t for t in gone if syntax.low[t] in title.lists.binding), gone.stop)
    return counted and any(syntax.pos[t] == "NOUN" for t in range(first, denied))


_BEFORE_VERBS = frozenset(("ne", "n'", "se", "s'", "il", "elle", "ils", "elles", "on"))
_OPENS = frozenset(("si", "qui", "que", "qu'", "dont", "où", "quand", "lorsque", "mais"))


def _only_relative(title: Title, chunk: Chunk) -> bool:
    """« Un homme qui exerçait depuis six ans |, placé sous mandat| »: the only verb that stays is of a relative."""
    syntax = title.syntax
    start = title.colon + 1 if title.colon else 0
    opened = next((t for t in range(start, chunk.first) if syntax.low[t] in ("qui", "dont", "que", "qu'")), 0)
    if not opened or any(t in title.verbs or t in title.participles for t in range(start, opened)):
        return False
    if any(syntax.text[t] in (",", ":") for t in range(opened, chunk.first)):
        return False
    return any(
        t in title.participles and syntax.pos[t - 1] in ("NOUN", "ADJ", "PROPN", "NUM")
        for t in range(chunk.first, chunk.stop)
    )


def _only_opens(title: Title, chunk: Chunk) -> bool:
    """« Accusé d’avoir tué sa mère |, un homme acquitté| »: what stays says of somebody who is gone."""
    syntax = title.syntax
    start = title.colon + 1 if title.colon else 0
    comma = next((t for t in range(start, title.end - 1) if syntax.text[t] == "," and not title.quoted(t)), 0)
    if comma < chunk.first or any(t in title.verbs for t in range(start, chunk.first)):
        return False
    opens = past_participle(syntax.low[start]) or syntax.pos[start] == "ADJ"
    opens = opens or (syntax.low[start] == "à" and syntax.low[start + 2] in SPANS)  # « à 37 ans, la judokate… »
    opens = opens or (syntax.low[start + 1] in SPANS and syntax.low[start + 2] in ("après", "avant"))
    return opens and syntax.pos[comma + 1] in ("DET", "PROPN", "PRON", "NUM")
