"""The verb group around a reporting form: its auxiliary, where it starts, its subject before or behind it."""

from __future__ import annotations

from restructurer.analysis.clause import CLITICS, INVERTED, Clause, Cue
from restructurer.analysis.clause_phrases import phrase_at, place_behind, speaking_place
from restructurer.analysis.phrases import low, starts_phrase, words
from restructurer.analysis.subjects import (
    inverted_pronoun,
    inverted_subject,
    parsed_subject,
    subject_before,
    subject_of_clause,
)

_AUXILIARIES = words(
    "a ont avait avaient aura auront aurait auraient ait aient eut eurent ayant avoir ai avons est sont était "
    "étaient sera seront serait seraient soit fut furent étant être suis s'est"
)
_BE = words("est sont était étaient sera seront serait seraient soit fut furent étant être suis sommes")
_SEEN = words("vu vue voit voyait entendu entendue entend fait laissé laissée")
_BEHIND_LUI = words("se s' ne n' le la les l' me nous")
_ASKED = ("interrogé", "questionné", "interviewé", "contacté", "sondé", "pressé", "relancé", "invité")  # not who speaks
_PERCEIVED = words(
    "entendu entendre entend entendent entendait voit vu voir écouté écouter laissé laisser vit entendit"
)
_BE_VERBS = dict.fromkeys(
    [
        "intervenu",
        "intervenue",
        "revenu",
        "revenue",
        "convenu",
        "parti",
        "venu",
        "venue",
        "monté",
        "montée",
        "allé",
        "allée",
    ],
    "être",
)


def auxiliary(clause: Clause, at: int) -> int | None:
    """The auxiliary of a participle: some tokens to its left, adverbials between."""
    commas = 0
    for before in range(at - 1, max(clause.first, at - 9) - 1, -1):
        token = clause.doc[before]
        word = low(token)
        if clause.inside[before]:
            return None
        if word in _AUXILIARIES and (token.pos_ in ("AUX", "VERB") or at - before <= 2):
            return before
        if token.text == "," and at - before <= 6:
            commas += 1
            continue
        if word in INVERTED or word == "été":
            continue
        if token.is_punct or token.pos_ in ("VERB", "SCONJ", "CCONJ") or commas > 2:
            return None
        if at - before > 5 and not commas:
            return None
    return None


def group_start(clause: Clause, at: int) -> int:
    """Where a verb group starts: its clitics and « ne » included."""
    while at > clause.first and not clause.inside[at - 1]:
        token = clause.doc[at - 1]
        word = low(token)
        if word == "lui" and (at - 1 == clause.first or low(clause.doc[at]) in _BEHIND_LUI):
            break  # « |Lui| se voit “plus utile que jamais” »
        if (
            word in CLITICS
            and (token.pos_ in ("PRON", "ADV") or word in ("s'", "se", "n'", "ne", "l'", "y", "en", "lui"))
        ) or (token.pos_ == "ADV" and word in ("ne", "n'", "pas")):
            at -= 1
            continue
        break
    return at


def _governor(clause: Clause, at: int) -> int | None:
    """The finite verb that an infinitive hangs on: « vient d’annoncer », « a tenu à préciser »."""
    before = at - 1
    while before >= clause.first and at - before <= 7 and not clause.inside[before]:
        token = clause.doc[before]
        word = low(token)
        if token.pos_ in ("VERB", "AUX"):
            if word in _AUXILIARIES or token.form == "Fin":
                return before
            aux = auxiliary(clause, before)
            return aux if aux is not None else None
        if word in ("de", "d'", "à", "pour", "pas") or token.pos_ in ("ADV", "PRON", "ADP"):
            before -= 1
            continue
        return None
    return None


def shape(clause: Clause, at: int, kind: str, stop: int, *, start: int | None = None) -> Cue | None:
    """The verb group around a reporting form and its subject."""
    doc = clause.doc
    start = group_start(clause, at) if start is None else start
    cue = Cue("verb", start, stop)
    anchor = at
    if kind == "past":
        aux = auxiliary(clause, at)
        if aux is None:
            cue.passive = True
            asked = low(doc[at]).startswith(_ASKED)
            return _agent(clause, cue) if not asked and quoted_soon(clause, stop) else None
        reflexive = any(low(doc[i]) in ("s'", "se", "m'", "me") for i in range(max(clause.first, aux - 2), aux)) or low(
            doc[aux]
        ).startswith("s'")
        perfect = any(low(doc[i]) == "été" for i in range(aux, at))
        if perfect or (low(doc[aux]) in _BE and not reflexive and "être" not in _BE_VERBS.get(low(doc[at]), "")):
            cue.passive = True
        anchor = aux
        cue.first = start = group_start(clause, aux)
    elif kind == "infinitive":
        told = _narrated(clause, cue, start)
        if told is not None:
            return told
        seen = any(low(doc[i]) in _SEEN for i in range(max(clause.first, start - 3), start))
        if seen and any(low(doc[i]) == "par" for i in range(stop, min(stop + 4, clause.stop))):
            cue.passive = True  # « X s’est vu |répondre sèchement par Y| : “…” »
            return _agent(clause, cue)
        governor = _governor(clause, at)
        if governor is None:
            cue.dependent = True
        else:
            anchor = governor
            cue.first = start = group_start(clause, governor)
    elif kind == "present":
        cue.dependent = True
        if start > clause.first and low(doc[start - 1]) in ("en", "tout"):
            cue.first = start = start - 1
    pronoun = inverted_pronoun(clause, anchor, stop)
    if pronoun is not None:
        cue.inverted = True
        place = None
        if low(doc[pronoun]) in ("-on", "-t-on"):
            place = speaking_place(clause) or place_behind(clause, max(cue.stop, pronoun + 1))
        if place is not None:
            cue.mention = cue.region = place
            return cue
        cue.mention = cue.region = (pronoun, pronoun + 1)
        cue.stop = max(cue.stop, pronoun + 1)
        return cue
    if cue.passive:
        return _agent(clause, cue)
    if cue.dependent:
        subject = _overheard(clause, start) if kind == "infinitive" else None
        subject = subject or subject_of_clause(clause, at, start)
        if subject is not None:
            cue.mention, cue.region = (subject[0], subject[1]), (subject[0], subject[2])
        return cue
    bare = start - 1
    comme = bare >= clause.first and low(doc[bare]) in ("comme", "que", "qu'", "qu", "dont", "où")
    direct = clause.next_to_quote(start) or (start > clause.first and doc[start - 1].text in ("?", "!", "…"))
    beside = direct or start == clause.first or comme or clause.after_quote(start)
    heads = (at, anchor)
    if beside and not direct:
        parsed = parsed_subject(clause, heads, start)
        behind = stop < clause.stop and clause.name_at(stop) is not None and doc[start - 1].text == ","
        if parsed is not None and not behind and doc[start - 1].text == "," and _apart(clause, parsed[2], start):
            behind = inverted_subject(clause, stop) is not None
        behind = behind or _incised(clause, start, stop)
        if parsed is not None and not comme and not behind:
            cue.mention, cue.region = (parsed[0], parsed[1]), (parsed[0], parsed[2])
            return cue
    if beside:
        left = (
            before_relative(clause, start) if not direct and not comme and not _incised(clause, start, stop) else None
        )
        if left is not None:
            cue.mention = cue.region = left  # « Un policier, qui préfère se taire, évoque une scène “…” »
            return cue
        subject = inverted_subject(clause, stop)
        if subject is not None:
            cue.inverted = True
            cue.mention, cue.region = (subject[0], subject[1]), (subject[0], subject[2])
            if comme:
                cue.first = bare
            return cue
    subject = subject_before(clause, heads, start)
    if subject is not None:
        cue.mention, cue.region = (subject[0], subject[1]), (subject[0], subject[2])
        return cue
    subject = inverted_subject(clause, stop)
    if subject is not None and clause.after_quote(start):
        cue.inverted = True
        cue.mention, cue.region = (subject[0], subject[1]), (subject[0], subject[2])
    return cue


def _narrated(clause: Clause, cue: Cue, start: int) -> Cue | None:
    """« Et X d’ajouter : “…” », « “…”, et le maire de conclure »: an infinitive that tells, its subject before it."""
    doc = clause.doc
    if start - 2 < clause.first or low(doc[start - 1]) not in ("de", "d'") or clause.inside[start - 2]:
        return None
    begin = start - 2
    while begin >= clause.first and not clause.inside[begin] and low(doc[begin]) != "et" and start - begin < 14:
        if doc[begin].form == "Fin" or doc[begin].text in (":", ";"):
            return None
        begin -= 1
    if begin < clause.first or low(doc[begin]) != "et" or clause.inside[begin]:
        return None
    opens = begin == clause.first or clause.inside[begin - 1] or doc[begin - 1].is_punct
    if not opens or not (begin + 1 in clause.names or starts_phrase(doc, begin + 1, start - 1)):
        return None
    first, _, end = phrase_at(clause, begin + 1, start - 1)
    cue.first, cue.mention, cue.region = begin, (first, start - 1), (first, max(end, start - 1))
    return cue


def _overheard(clause: Clause, start: int) -> tuple[int, int, int] | None:
    """« elle a entendu l’homme crier “…” »: who stands between « entendre » or « voir » and the infinitive."""
    doc = clause.doc
    for at in range(start - 1, max(clause.first, start - 10) - 1, -1):
        if clause.inside[at]:
            return None
        if low(doc[at]) in _PERCEIVED:
            first = at + 1
            if first < start and (first in clause.names or starts_phrase(doc, first, start)):
                return phrase_at(clause, first, start)
            return None
    return None


def _apart(clause: Clause, first: int, stop: int) -> bool:
    """Whether a quote or a verb stands between a subject and a verb group behind a comma."""
    return any(clause.inside[i] or clause.doc[i].form == "Fin" for i in range(first, stop))


def before_relative(clause: Clause, stop: int) -> tuple[int, int] | None:
    """« |Berne|, qui finance le chantier, a dénoncé… »: what opens the sentence, a relative clause behind it."""
    doc = clause.doc
    if not (clause.first in clause.names or starts_phrase(doc, clause.first, stop)):
        return None
    first, end, _ = phrase_at(clause, clause.first, stop)
    behind = end + 1 < stop and doc[end].text == "," and low(doc[end + 1]) in ("qui", "dont", "où")
    return (first, end) if behind and doc[stop - 1].text == "," else None


def _incised(clause: Clause, start: int, stop: int) -> bool:
    """« Les délais, |reconnaît le cabinet|, “ne seront pas tenus” »: a verb and its subject between commas."""
    if start <= clause.first or clause.doc[start - 1].text != "," or stop >= clause.stop:
        return False
    subject = inverted_subject(clause, stop)
    if subject is None or subject[0] > stop + 3:
        return False
    end = subject[1]
    if any(i in clause.names for i in range(subject[0], end)) and (end >= clause.stop or clause.doc[end].text == "."):
        return True  # « Un scandale, |s’étrangle la conseillère X|. »
    at = end + 1
    while (
        at < clause.stop
        and at - end < 5
        and (clause.doc[at].form == "Fin" or clause.doc[at].pos_ in ("ADV", "ADP", "SCONJ"))
    ):
        at += 1  # « Les stocks, |ajoute le praticien|, sont “au plus bas” », « Pas question, |dit le maire|, de “…” »
    return at < clause.stop and clause.doc[end].text == "," and bool(clause.inside[at])


def quoted_soon(clause: Clause, at: int) -> bool:
    """Whether a quote or « par » follows a participle at once: « jugée “inutile” », « attribuée par X à “…” »."""
    for ahead in range(at, min(at + 4, clause.stop)):
        if clause.inside[ahead]:
            return True
        adjective = ahead == at and clause.doc[ahead].pos_ == "ADJ" and ahead + 1 < clause.stop
        if adjective and low(clause.doc[ahead + 1]) in ("à", "aux", "au", "de", "d'"):
            return any(clause.inside[i] for i in range(ahead + 2, min(ahead + 4, clause.stop)))
        if low(clause.doc[ahead]) not in ("de", "d'", "comme", "par", "une", "un", "la", "le", "l'", "très", "trop"):
            return False
        if low(clause.doc[ahead]) == "par":
            return True
    return False


def _agent(clause: Clause, cue: Cue) -> Cue:
    """The agent of a passive, behind the verb or behind the quote: « qualifié de “…” par X »."""
    passed = False
    steps = 0
    for at in range(cue.stop, clause.stop):
        if clause.inside[at]:
            passed = True
            steps = 0
            continue
        steps += 1
        if steps > (3 if passed else 8):
            break
        if low(clause.doc[at]) == "par" and at + 1 < clause.stop:
            limit = clause.limit(at + 1)
            if clause.name_at(at + 1) is not None or starts_phrase(clause.doc, at + 1, limit):
                first, stop, end = phrase_at(clause, at + 1, limit)
                cue.mention, cue.region = (first, stop), (first, end)
                break
    return cue
