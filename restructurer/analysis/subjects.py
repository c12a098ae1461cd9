"""Finds the subject of a reporting verb: behind it beside a quote, before it elsewhere.

The inverted subject is read from the tokens (« a déclaré hier à l’AFP Jeanne Petit »), because the
parser often labels it obj or obl; a subject before the verb comes from the parse, mended where it
has cut a phrase. Each function gives tokens: first, stop, and the end of the apposition.
"""

from __future__ import annotations

from restructurer.analysis.adverbials import skip_adverbials
from restructurer.analysis.clause import INVERTED, Clause, is_verb
from restructurer.analysis.clause_phrases import phrase_at, phrase_before, phrase_ending_at, speaking_place
from restructurer.analysis.phrases import (
    DETERMINERS,
    PRONOUNS,
    is_date_word,
    low,
    phrase_stop,
    starts_phrase,
    words,
)
from restructurer.analysis.tokens import Word

_OF = words("de d' du des")
_EMPHATIC = words("lui elle eux elles")
_MANY = words("les des ces ses leurs")
_PARTNERS = words("je j' tu t' nous vous c' ce ça cela")
_SHARING = words("conj xcomp advcl ccomp parataxis aux cop aux:tense aux:pass dep appos obl:mod acl obj amod")
_SENT = words("adressé adressée adressés adressées envoyé envoyée envoyés envoyées transmis transmise remis remise")

_LONGEST_ASIDE = 8  # words


def inverted_subject(clause: Clause, at: int) -> tuple[int, int, int] | None:
    """The inverted subject behind a verb group: (first, stop, end of its apposition)."""
    limit = clause.limit(at)
    verb = at - 1
    plain = skip_adverbials(clause.doc, at, limit, name_starts=clause.names)
    if plain >= limit or not (plain in clause.names or starts_phrase(clause.doc, plain, limit)):
        aside = _behind_aside(clause, at, limit)
        if aside is None:
            return None
        plain = aside
    at = plain
    many = low(clause.doc[at]) in _MANY and clause.doc[verb].form != "Part"
    if many and not any(clause.doc[i].low.endswith("nt") for i in range(max(clause.first, verb - 3), verb + 1)):
        return None  # « il parle de “bruit”, |compte les chants| »: an object
    return phrase_at(clause, at, limit)


def _behind_aside(clause: Clause, at: int, limit: int) -> int | None:
    """« corrige, une heure plus tard, |son collègue|… »: where the subject starts behind what stands between commas."""
    doc = clause.doc
    if at >= limit or doc[at].text != ",":
        return None
    for close in range(at + 2, min(at + _LONGEST_ASIDE, limit - 1)):
        if clause.inside[close] or doc[close].form == "Fin":
            return None
        if doc[close].text == ",":
            found = close + 1 in clause.names or starts_phrase(doc, close + 1, limit)
            return close + 1 if found else None
    return None


def subject_before(clause: Clause, verbs: tuple[int, ...], start: int) -> tuple[int, int, int] | None:
    """The subject before a verb group that starts at ``start``."""
    doc = clause.doc
    at = start - 1
    while at >= clause.first and not clause.inside[at] and (doc[at].pos_ == "ADV" or low(doc[at]) in ("aussi", "donc")):
        at -= 1
    if at >= clause.first and not clause.inside[at]:
        word = low(doc[at])
        if word in ("qui",):
            return antecedent(clause, at)
        if doc[at].text == "," and at - 2 >= clause.first and low(doc[at - 1]) in _EMPHATIC and doc[at - 2].text == ",":
            found = phrase_ending_at(clause, at - 2)
            if found is not None:
                return found
        if word in ("lui", "eux") and (at == clause.first or doc[at - 1].is_punct or doc[at - 1].low in ("et", "mais")):
            return at, at + 1, at + 1
        place = speaking_place(clause) if word in ("on", "chacun", "chacune", "tous", "personne", "beaucoup") else None
        if place is not None:
            return place[0], place[1], place[1]
        if word in PRONOUNS and doc[at].pos_ in ("PRON", "DET", "ADJ", "NOUN", "ADV"):
            begin = at - 1 if at > clause.first and low(doc[at - 1]) in ("d'", "l'") else at
            return begin, at + 1, at + 1
        if (
            word in ("dernier", "dernière", "derniers", "dernières")
            and at > clause.first
            and low(doc[at - 1]) in ("ce", "cette", "ces")
        ):
            return at - 1, at + 1, at + 1
    found = parsed_subject(clause, verbs, start) or _nearest(clause, start)
    if found is not None and _addressed(clause, found[0]):
        closing = phrase_ending_at(clause, start)
        found = closing if closing is not None and closing[0] > found[0] else found
    return None if found is None else _participle_left(clause, found)


def _addressed(clause: Clause, at: int) -> bool:
    """« Dans un courrier adressé au ministre, |X|, daté du 3 mai, la maire écrit »: to whom something is sent."""
    doc = clause.doc
    return any(
        doc[i].low in _SENT and doc[i + 1].low in ("à", "au", "aux") for i in range(max(clause.first, at - 12), at)
    )


def _participle_left(clause: Clause, found: tuple[int, int, int]) -> tuple[int, int, int]:
    """« |Une infirmière| ayant requis l’anonymat se plaint »: what a participle takes is no subject."""
    doc = clause.doc
    at = found[0] - 1
    while at > clause.first and found[0] - at <= 4 and not clause.inside[at]:
        if doc[at].low.endswith("ant") and doc[at].pos_ in ("VERB", "AUX"):
            left = phrase_ending_at(clause, at if doc[at - 1].text != "," else at - 1)
            return left if left is not None else found
        if doc[at].pos_ not in ("VERB", "AUX", "ADV", "ADP") or doc[at].form == "Fin":
            break
        at -= 1
    return found


def parsed_subject(clause: Clause, verbs: tuple[int, ...], start: int) -> tuple[int, int, int] | None:
    """The subject that the parse gives a verb, its auxiliary, or the verb that they hang on."""
    doc = clause.doc
    seen: list[int] = []
    for verb in verbs:
        for at in (verb, doc[verb].head.i if doc[verb].dep_ in _SHARING else verb):
            if at not in seen:
                seen.append(at)
    for at in seen:
        subjects = [
            child
            for child in doc[at].children
            if child.dep_.startswith("nsubj") and clause.first <= child.i < start and not clause.inside[child.i]
        ]
        if subjects and low(subjects[-1]) not in _PARTNERS:
            found = subject_of_head(clause, subjects[-1], start)
            if found is not None:
                return found
    return None


def subject_of_head(clause: Clause, head: Word, start: int) -> tuple[int, int, int] | None:
    """The phrase around the head of a parsed subject; the antecedent of « qui »."""
    doc = clause.doc
    if low(head) == "qui":
        return antecedent(clause, head.i)
    if is_date_word(head):
        return None  # « |Mi-mars|, lors d’une tournée, le ministre avait déclaré… »
    if head.i == clause.first and head.low.endswith(("é", "ée", "és", "ées")) and doc[head.i + 1].text == ",":
        return None  # « |Contacté|, le P/APC promet… »: no name, whatever the tagger says
    if low(head) == "mieux":  # « X, le |mieux| placé dans la course, a menacé… »
        names = clause.names_before(head.i)
        return (*names[-1], names[-1][1]) if names else None
    if low(head) == "-t" and head.i + 1 < clause.stop:
        head = doc[head.i + 1]
    if low(head) in PRONOUNS:
        at = head.i
        if low(head) in _EMPHATIC and at - 1 > clause.first and doc[at - 1].text == ",":
            found = phrase_ending_at(clause, at - 1)
            if found is not None:
                return found
        return at, at + 1, at + 1
    begin = max(head.left, clause.first)
    while begin > clause.first and doc[begin].ent_inside and doc[begin].ent_type_ == "ORG":
        begin -= 1
    begin = _leftmost(clause, begin) if begin == head.i or doc[begin].text == "-" else begin
    while begin < head.i and (clause.inside[begin] or not (begin in clause.names or starts_phrase(doc, begin, start))):
        begin += 1
    at, stop, end = phrase_at(clause, begin, start)
    if stop <= head.i:
        stop = min(phrase_stop(doc, head.i, start), start)
        end = max(end, stop)
    return at, stop, max(end, stop, _apposed_stop(clause, at, end, start))


def _apposed_stop(clause: Clause, at: int, end: int, start: int) -> int:
    """Where the name ends that stands between commas right before the verb, behind a description without a name.

    « Le vice-président chargé de la propreté, |Étienne Vassal|, a appelé… »
    """
    doc = clause.doc
    if low(doc[at]) not in ("le", "la", "l'", "son", "sa") or any(i in clause.names for i in range(at, end)):
        return end
    for first, stop in clause.names_before(start)[-1:]:
        comma = first - 1 if doc[first - 1].text == "," else first - 2
        flanked = first > end and doc[comma].text == "," and start - 1 <= stop + 1 and doc[stop].text == ","
        apart = any(
            clause.inside[i] or doc[i].form == "Fin" or doc[i].text in (",", ";", ":") for i in range(end, comma)
        )
        if flanked and not apart:
            return stop
    return end


def _leftmost(clause: Clause, at: int) -> int:
    """Where a phrase starts that the parse has cut: « chef d’état-|major », « le |wali »."""
    doc = clause.doc
    begin = at
    while begin > clause.first and not clause.inside[begin - 1] and at - begin < 8:
        token = doc[begin - 1]
        link = token.text == "-" or low(token) in _OF | DETERMINERS | {"d", "l", "'"}
        nominal = token.pos_ in ("NOUN", "ADJ", "PROPN", "NUM") or (
            token.text[:1].isupper() and begin > clause.first + 1
        )
        after = doc[begin].text == "-" or low(doc[begin]) in _OF | {"d"} or doc[begin].pos_ in ("NOUN", "ADJ", "PROPN")
        after = after or doc[begin].text[:1].isupper()
        if link or (nominal and after):
            begin -= 1
        else:
            break
        if low(doc[begin]) in DETERMINERS and low(doc[begin]) not in _OF:
            break
    return begin


def antecedent(clause: Clause, at: int) -> tuple[int, int, int] | None:
    """What a relative « qui », « pour qui » stands for: the name or phrase that ends before it."""
    before = at - 1
    if before >= clause.first and clause.doc[before].text == ",":
        before -= 1
    near = [(first, stop) for first, stop in clause.names_before(at) if at - stop <= 12 and not clause.inside[first]]
    free = [row for row in near if row[0] == clause.first or low(clause.doc[row[0] - 1]) not in _OF]
    for first, stop in (free or near)[-1:]:
        return first, stop, stop
    head = clause.doc[at].head.head
    if clause.first <= head.i < at and not clause.inside[head.i] and head.pos_ in ("NOUN", "PROPN"):
        return subject_of_head(clause, head, at)
    if before >= clause.first and not clause.inside[before] and clause.doc[before].pos_ in ("NOUN", "ADJ", "PROPN"):
        # « déposé par les représentants du personnel, qui pointaient… »
        return phrase_before(clause, before + 1)
    return None


def _nearest(clause: Clause, start: int) -> tuple[int, int, int] | None:
    """Without a parsed subject: a name, or a phrase at the head of the clause, just before the verb."""
    doc = clause.doc
    for first, stop in reversed(clause.names_before(start)):
        if start - stop <= 14 and not clause.inside[first]:
            between = [doc[i] for i in range(stop, start)]
            if any(is_verb(token) and token.form == "Fin" for token in between):
                break
            before = low(doc[first - 1]) if first > clause.first else ""
            if before not in ("de", "d'", "du", "à", "avec", "par", "pour", "contre", "chez", "sur"):
                return first, stop, stop
    if start - 1 > clause.first and doc[start - 1].text == ",":
        comma = start - 2
        while comma > clause.first and start - comma < 14 and doc[comma].text != "," and not clause.inside[comma]:
            comma -= 1
        if doc[comma].text == "," and not clause.inside[comma]:
            found = phrase_ending_at(clause, comma)
            if found is not None:
                return found
    at = start - 1
    while at >= clause.first and start - at < 12 and not clause.inside[at]:
        if doc[at].text in (",", ":", ";") or doc[at].pos_ in ("SCONJ",):
            break
        at -= 1
    at += 1
    if at < start and starts_phrase(doc, at, start):
        stop = phrase_stop(doc, at, start)
        if start - stop <= 2 and doc[at].pos_ != "ADV":
            return at, stop, stop
        return phrase_ending_at(clause, start)  # « |le préposé à la protection des données| avait jugé »
    return None


def _main_subject(clause: Clause, start: int) -> tuple[int, int, int] | None:
    """« |Rappelant| que la commune a “déjà donné”, le syndic X a refusé »: the first subject behind the comma."""
    doc = clause.doc
    quoted = False
    for comma in range(start + 1, clause.stop - 2):
        quoted = quoted or bool(clause.inside[comma])
        if not quoted or clause.inside[comma] or doc[comma].text != ",":
            continue
        first = comma + 1
        if low(doc[first]) in PRONOUNS:
            return first, first + 1, first + 1
        if clause.name_at(first) is None and not starts_phrase(doc, first, clause.stop):
            return None
        found = phrase_at(clause, first, clause.limit(first))
        behind = found[2] + 1 if found[2] < clause.stop and doc[found[2]].text == "," else found[2]
        verb = next((i for i in range(behind, min(behind + 4, clause.stop)) if doc[i].form == "Fin"), None)
        return found if verb is not None and not any(clause.inside[i] for i in range(behind, verb)) else None
    return None


def _sender(clause: Clause, start: int) -> tuple[int, int, int] | None:
    """« Elle a reçu un texto de |son fils| réclamant “de l’aide” »: whose the words are, right before a participle."""
    doc = clause.doc
    if start <= clause.first or doc[start - 1].pos_ not in ("NOUN", "PROPN") or clause.inside[start - 1]:
        return None
    named = next((row for row in clause.names_before(start)[-1:] if row[1] == start), None)
    found = (named[0], named[1], named[1]) if named is not None else phrase_before(clause, start)
    if found is None or found[0] - 1 <= clause.first:
        return None
    of = doc[found[0] - 1].low in ("de", "d'") or (doc[found[0] - 1].low == "du" and found[0] < start)
    return found if of else None


def subject_of_clause(clause: Clause, at: int, start: int) -> tuple[int, int, int] | None:
    """The subject of the clause that a gerund or an infinitive hangs on."""
    token = clause.doc[at]
    opening = start == clause.first or (start == clause.first + 1 and low(clause.doc[start - 1]) == "tout")
    if opening and token.low.endswith("ant") and (main := _main_subject(clause, start)) is not None:
        return main
    if token.low.endswith("ant") and start == at and (sender := _sender(clause, start)) is not None:
        return sender
    steps = 0
    # « X s’est moqué de Y, qui regrettait que Z parte, |en rappelant| que “…” »: a gerund is of the main clause.
    gerund = start > clause.first and low(clause.doc[start]) == "en" and clause.doc[start - 1].text == ","
    while steps < 8:
        head = token.head
        if head.i == token.i or not clause.first <= head.i < clause.stop:
            break
        token = head
        steps += 1
        if clause.inside[token.i] or (gerund and token.head.i != token.i) or (steps > 5 and not gerund):
            continue
        subjects = [
            child
            for child in token.children
            if child.dep_.startswith("nsubj") and clause.first <= child.i < clause.stop and not clause.inside[child.i]
        ]
        if subjects:
            limit = start if subjects[0].i < start else clause.limit(subjects[0].i)
            return subject_of_head(clause, subjects[0], limit)
    return _nearest(clause, start)


def inverted_pronoun(clause: Clause, anchor: int, stop: int) -> int | None:
    """The pronoun behind a verb: « dit-il », « a-t-elle ajouté »."""
    for at in range(anchor + 1, min(max(stop, anchor + 1) + 3, clause.stop)):
        word = low(clause.doc[at])
        if word == "-t":
            continue
        if word in INVERTED:
            return at
        if at >= stop:
            return None
    return None
