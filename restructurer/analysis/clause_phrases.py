"""Noun phrases of one sentence: at a token, up to a comma, and the place that « on » speaks for."""

from __future__ import annotations

from restructurer.analysis.clause import Clause
from restructurer.analysis.phrases import (
    DETERMINERS,
    is_date_word,
    low,
    names_medium,
    phrase_stop,
    starts_phrase,
    words,
)

_OF = words("de d' du des")
_STREETS = words("rue place quai avenue boulevard")
_SINGULAR = words("le la l' un une son sa")
_LONGEST_OFFICE = 16  # words behind its first noun phrase
_COMPLETING = words("à au aux pour en chargé chargée contre")


def phrase_at(clause: Clause, at: int, limit: int, *, frame: bool = False) -> tuple[int, int, int]:
    """A noun phrase and the apposition behind it."""
    doc = clause.doc
    stop = clause.name_starts.get(at) or phrase_stop(doc, at, limit)
    while stop < limit and doc[stop].ent_inside and doc[stop].ent_type_ == "ORG":
        stop += 1
    if stop + 1 < limit and doc[stop].text in ("Le", "La", "Les", "L'") and doc[stop + 1].text[:1].isupper():
        # « le quotidien Le Progrès »
        stop = phrase_stop(doc, stop, limit)
    stop = min(max(stop, at + 1), limit)
    name_inside = any(
        i in clause.names and (i == at or low(doc[i - 1]) not in ("de", "d'", "du", "des")) for i in range(at, stop)
    )
    if at in clause.name_starts and stop < limit and low(doc[stop]) in ("et", "&"):
        if stop + 1 in clause.names:
            stop = clause.name_starts[stop + 1]
        elif starts_phrase(doc, stop + 1, limit):
            stop = phrase_stop(doc, stop + 1, limit)
    end = stop
    if stop < limit and doc[stop].text == "," and stop + 1 < limit:
        nxt = stop + 1
        named = clause.name_at(nxt)
        ahead = nxt
        while (
            named is None
            and ahead + 1 < limit
            and ahead - nxt < 8
            and (doc[ahead].pos_ in ("DET", "NOUN", "ADJ", "PROPN") or low(doc[ahead]) in _OF)
        ):
            ahead += 1
            named = clause.name_at(ahead) if low(doc[ahead - 1]) not in _OF else None
        if frame and named is not None and not doc[min(clause.name_starts[named], limit - 1)].is_punct:
            # « Pour le conseil, Petit “…” »: the comma closes the frame, the name is no apposition.
            named = None
        if not name_inside and named is not None:
            stop = end = clause.name_starts[named]
        elif name_inside:
            end = stop + 1
            while end < limit and doc[end].text not in (",", ";", "."):
                end += 1
    elif stop < limit and not name_inside:
        named = clause.name_at(stop)
        if named is None and low(doc[at]) in _SINGULAR:
            named = _name_further(clause, stop, limit)
        if named is not None:
            stop = end = clause.name_starts[named]
    return at, stop, end


def _name_further(clause: Clause, stop: int, limit: int) -> int | None:
    """The name set apart behind a long office: « le directeur de la santé pour l'agence (ARS), |Yann Roux| »."""
    doc = clause.doc
    if doc[stop].text != "(" and low(doc[stop]) not in _COMPLETING:
        return None
    for comma in range(stop + 1, min(stop + _LONGEST_OFFICE, limit - 1)):
        if clause.inside[comma] or doc[comma].form in ("Fin", "Inf") or doc[comma].text in (";", ":"):
            return None
        if doc[comma].text == ",":
            name = clause.name_at(comma + 1)
            closed = name is not None and (
                clause.name_starts[name] >= limit or doc[clause.name_starts[name]].text in (",", ".", "(", "…")
            )
            return name if closed else None
    return None


def phrase_ending_at(clause: Clause, stop: int) -> tuple[int, int, int] | None:
    """The noun phrase that runs up to a comma: « La marque|, elle, déplore »."""
    doc = clause.doc
    begin = stop
    while begin > clause.first and not clause.inside[begin - 1] and not doc[begin - 1].is_punct and stop - begin < 12:
        begin -= 1
    while begin < stop and not (begin in clause.names or starts_phrase(doc, begin, stop)):
        begin += 1
    if begin >= stop:
        return None
    at, end, region = phrase_at(clause, begin, stop)
    opened = low(doc[begin]) in DETERMINERS and end > begin + 1
    if (
        opened
        and end < stop
        and low(doc[end]) in _COMPLETING
        and not any(doc[i].form == "Fin" for i in range(end, stop))
    ):
        # « Le préposé fédéral |à la protection des données| “suit l’affaire” »
        return at, stop, stop
    return (at, end, region) if end == stop else None


def phrase_before(clause: Clause, stop: int) -> tuple[int, int, int] | None:
    """The noun phrase that ends at a token, its complements included: « balayé par |la CSC| , pour qui »."""
    doc = clause.doc
    found: tuple[int, int, int] | None = None
    for begin in range(stop - 1, max(clause.first, stop - 12) - 1, -1):
        if clause.inside[begin] or (doc[begin].is_punct and doc[begin].text != "-"):
            break
        if begin == clause.first and doc[begin].pos_ == "PROPN" and phrase_stop(doc, begin, stop) == stop:
            return begin, stop, stop
        if low(doc[begin]) in ("au", "aux") and begin + 1 < stop and phrase_stop(doc, begin + 1, stop) == stop:
            return begin + 1, stop, stop  # « remis au |directeur de l’usine|, qui… »
        if low(doc[begin]) in DETERMINERS - _OF and phrase_stop(doc, begin, stop) == stop:
            found = begin, stop, stop
            if low(doc[begin]) in ("son", "sa", "leur"):
                # « la phrase de |sa collègue du Logement|, qui… »
                break
            if begin == clause.first or low(doc[begin - 1]) not in _OF:
                break
    return found


def speaking_place(clause: Clause) -> tuple[int, int] | None:
    """« Chez X, on… », « Au rectorat, on… », « Du côté du cabinet, on… »: who « on » is."""
    doc = clause.doc
    at = clause.first
    if at + 2 >= clause.stop or low(doc[at]) not in ("chez", "au", "à", "a", "aux", "du", "côté", "dans"):
        return None
    if low(doc[at]) == "dans" and low(doc[at + 2]) not in ("entourage", "rangs", "camp"):
        return None
    while at < clause.stop and low(doc[at]) in ("chez", "au", "à", "a", "aux", "du", "côté", "de", "des"):
        at += 1
    limit = clause.limit(at)
    if at + 2 < limit and low(doc[at]) in ("droite", "gauche") and doc[at + 1].text == ",":
        return at, at + 1  # « À droite, on relativise »
    if at >= limit or not (at in clause.names or starts_phrase(doc, at, limit)):
        return None
    first, stop, _ = phrase_at(clause, at, limit)
    end = stop
    if end < limit and doc[end].text == "(":
        # « A l’Afub (Association des usagers), on… »
        end = next((i + 1 for i in range(end, min(limit, end + 15)) if doc[i].text == ")"), end)
    return (first, stop) if end < limit and doc[end].text == "," else None


def place_behind(clause: Clause, at: int) -> tuple[int, int] | None:
    """« indique-t-on à l’Élysée », « assure-t-on au cabinet », « dit-on de source policière »: who « on » is."""
    doc = clause.doc
    limit = clause.limit(at)
    if at + 1 >= limit:
        return None
    if low(doc[at]) in ("à", "de", "d'") and doc[at + 1].form == "Inf" and at + 3 < limit:
        at += 2  # « se borne-t-on à dire |au parquet| »
    begin = at + 1
    if low(doc[at]) == "de" and low(doc[begin]) == "source":
        return begin, phrase_stop(doc, begin, limit)
    if low(doc[at]) == "du" and low(doc[begin]) == "côté":
        begin += 1
        while begin < limit and low(doc[begin]) in _OF:
            begin += 1
    elif low(doc[at]) in _STREETS:
        return at, phrase_stop(doc, at, limit)  # « reconnaît-on |rue de la Loi| »
    elif low(doc[at]) not in ("à", "au", "aux", "chez") or names_medium(doc, begin, limit):
        return None
    if begin >= limit or is_date_word(doc[begin]) or not (begin in clause.names or starts_phrase(doc, begin, limit)):
        return None
    first, stop, _ = phrase_at(clause, begin, limit)
    return first, stop
