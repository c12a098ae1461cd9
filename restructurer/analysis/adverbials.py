"""What may stand between a reporting verb and its inverted subject: « a lâché, dépité, mardi sur RTL, le maire »."""

from __future__ import annotations

from restructurer.analysis.phrases import ADVERBIAL, DETERMINERS, LINKS, PREPOSITIONS, PRONOUNS, low, words
from restructurer.analysis.tokens import Words

# « prévient d’emblée X »; and what goes on: « avertit de son côté X », « lâche d’entrée de jeu X »
_FIXED_AFTER_DE = words(
    "emblée abord ailleurs avance ordinaire habitude office nouveau évidence dépit lassitude agacement plus concert"
)
_OPEN_AFTER_DE = words("entrée un une son sa leur source guerre")
# « a-t-il dit, la voix blanche, … »: what somebody is like as he speaks, between commas.
_BEARING = words(
    "voix mine air ton tête gorge sourire poing poings visage yeux regard main mains larme larmes bras oeil œil front "
    "cœur coeur mots sanglot sanglots traits micro casque casquette verre cigarette dossier preuve chiffres brin peu"
)


def skip_adverbials(doc: Words, at: int, stop: int, *, name_starts: frozenset[int]) -> int:
    """Skips « hier soir », « à l’AFP », « dans un communiqué » between verb and inverted subject."""
    steps = 0
    while at < stop and steps < 12:
        steps += 1
        token = doc[at]
        word = low(token)
        if at in name_starts:
            return at
        if word in ADVERBIAL or token.pos_ == "ADV" or word in ("-t", "-là", "ainsi", "même", "encore"):
            at += 1
            continue
        if (
            word in ("ce", "cet", "cette", "le", "la", "l'", "un")
            and at + 1 < stop
            and (
                low(doc[at + 1]) in ADVERBIAL
                or (
                    (doc[at + 1].pos_ == "NUM" or doc[at + 1].text.isdigit())
                    and at + 2 < stop
                    and low(doc[at + 2]) in ADVERBIAL
                )
            )
        ):
            at += 2
            while at < stop and (
                low(doc[at]) in ADVERBIAL
                or doc[at].text.isdigit()
                or low(doc[at]) in ("dernier", "dernière", "prochain", "passé")
            ):
                at += 1
            continue
        if token.text.isdigit():
            at += 1
            continue
        if word in ("de", "d'") and at + 1 < stop and low(doc[at + 1]) in _FIXED_AFTER_DE:
            at += 2
            continue
        if (
            word in PREPOSITIONS
            or word == "du"  # « lance du fond un habitant »: no speaker is « du »
            or (word in LINKS and steps > 1 and token.pos_ == "ADP")
            or (word in ("de", "d'") and at + 1 < stop and low(doc[at + 1]) in _OPEN_AFTER_DE)
        ):
            at += 1
            if at < stop and low(doc[at]) in ("de", "du", "d'", "des"):
                at += 1
            at = _prepositional_stop(doc, at, stop, name_starts)
            continue
        if token.text in (",", "(") or token.text in ("–", "—"):
            if token.text == "(":
                close = next((i for i in range(at, min(stop, at + 15)) if doc[i].text == ")"), None)
                if close is None:
                    return at
                at = close + 1
                continue
            if at + 1 < stop:
                at = _bearing_stop(doc, at + 1, stop, name_starts)
                continue
        return at
    return at


def _bearing_stop(doc: Words, at: int, stop: int, name_starts: frozenset[int]) -> int:
    """The comma behind « la voix blanche », « un brin agacé », « visiblement ému »; ``at`` where there is none."""
    comma = next((i for i in range(at, min(stop, at + 7)) if doc[i].text == ","), None)
    if comma is None or comma + 1 >= stop or any(i in name_starts for i in range(at, comma)):
        return at
    held = any(low(doc[i]) in _BEARING for i in range(at, min(at + 3, comma)))
    adjective = doc[at].pos_ in ("ADJ", "VERB") and doc[at].form != "Fin" and doc[at].text[:1].islower()
    if low(doc[at]) in ("le", "la", "les", "l'") and comma - at == 3:
        # « les dents serrées »
        adjective = doc[at + 2].pos_ in ("ADJ", "VERB") and doc[at + 1].text[:1].islower()
    # « lâche, dépité, le président »: one word in lower case, whatever the tagger makes of it.
    single = comma == at + 1 and doc[at].text[:1].islower() and low(doc[at]) not in DETERMINERS | PRONOUNS
    return comma if held or adjective or single else at


def _prepositional_stop(doc: Words, at: int, stop: int, name_starts: frozenset[int]) -> int:
    """The end of what a preposition brings in; « à l’AFP | Jean Dupont » parts before the name."""
    begin = at
    noun = False
    while at < stop:
        token = doc[at]
        word = low(token)
        if token.is_punct or token.is_space:
            return at
        if at in name_starts and noun and low(doc[at - 1]) not in LINKS:
            return at
        if noun and word in DETERMINERS and word not in LINKS and low(doc[at - 1]) not in LINKS | {"à", "et"}:
            return at
        if word in PREPOSITIONS and at > begin:
            return at
        if token.pos_ in ("VERB", "AUX") and token.form != "Part":
            return at
        if token.pos_ in ("PRON", "SCONJ") and at > begin:
            return at
        year = token.text.isdigit() and len(token.text) == 4  # « confiait en 2011 | la peintre »
        if year or token.pos_ in ("NOUN", "PROPN") or token.text[:1].isupper():
            noun = True
        at += 1
    return at
