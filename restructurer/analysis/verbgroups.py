"""Finds the verb groups that report: simple and compound tenses, infinitives, gerunds, turns of several words."""

from __future__ import annotations

from restructurer.analysis.clause import INVERTED, Clause, Cue, is_verb
from restructurer.analysis.clause_phrases import phrase_before
from restructurer.analysis.phrases import DETERMINERS, low, words
from restructurer.analysis.quoterules import QuoteRules
from restructurer.analysis.subjects import (
    inverted_subject,
)
from restructurer.analysis.verbshape import auxiliary, before_relative, group_start, quoted_soon, shape
from restructurer.french import lexicon

_MISREAD = ("ADJ", "NOUN", "VERB", "PROPN", "X")
_SINGULAR = words("le la l' un une son sa ce cet cette")
_BE = words("est sont était étaient sera seront serait seraient soit fut furent étant être suis sommes")


def incise_by_form(clause: Clause, at: int) -> bool:
    """« “…”, |pique| un concurrent »: a noun or an adjective to the tagger, by its place a finite verb."""
    token = clause.doc[at]
    if token.pos_ not in _MISREAD or not token.text[:1].islower() or at <= clause.first or at + 1 >= clause.stop:
        return False
    if not clause.inside[at - 1] and not (
        clause.doc[at - 1].text == "," and at - 2 >= clause.first and clause.inside[at - 2]
    ):
        return False
    if clause.name_at(at + 1) is None and low(clause.doc[at + 1]) not in _SINGULAR:
        return False
    return any(reading.person == 3 and reading.mood == "ind" for reading in lexicon.conjugations(token.low))


def any_verb(clause: Clause, at: int, rules: QuoteRules) -> Cue | None:
    """« “…”, s’enorgueillit X »: right behind a quote any finite verb with a person behind it reports."""
    token = clause.doc[at]
    finite = token.form == "Fin" or incise_by_form(clause, at)
    part = token.form == "Part" and auxiliary(clause, at) is not None
    if not finite and not part:
        return None
    anchor = at if finite else auxiliary(clause, at)
    if anchor is None:
        return None
    start = group_start(clause, anchor)
    between = start > clause.first and clause.doc[start - 1].text == ","
    if not between and not clause.next_to_quote(start):
        return None
    if any(clause.doc[i].form == "Fin" and not clause.inside[i] for i in range(clause.first, start)):
        # « Bercy, qui dit l’avoir appris “par courrier”, a convoqué les dirigeants »: the clause has its subject.
        return None
    cue = shape(clause, at, "finite" if finite else "past", at + 1)
    if cue is None or not cue.inverted or cue.mention is None or cue.passive:
        return None
    person = any(i in clause.names or rules.is_role(clause.doc[i]) for i in range(*cue.mention))
    if between and not clause.next_to_quote(start):
        # « Avec la crise, suppute l’Afub, “…” »
        end = cue.mention[1]
        if end + 1 >= clause.stop or clause.doc[end].text != "," or not clause.inside[end + 1]:
            return None
        person = person or any(clause.doc[i].pos_ == "PROPN" for i in range(*cue.mention))
    if not person and not low(clause.doc[cue.mention[0]]).startswith("-"):
        return None
    cue.lemma = token.lemma_
    cue.where = frozenset(("incise", "clause") if between else ("incise",))
    return cue


def turn(clause: Clause, at: int, rules: QuoteRules) -> Cue | None:
    """« fait savoir », « a rendu hommage à »: a turn of several words."""
    found = rules.turn_at(clause.doc, at, clause.stop)
    if found is None:
        return None
    if found[0] == "mettre en garde" and at > clause.first and clause.doc[at - 1].pos_ == "DET":
        return None  # « les mises en garde de la banque »
    if found[0] == "prendre à" and not any(low(clause.doc[i]) == "en" for i in (at - 1, at - 2) if i >= clause.first):
        return None  # « il s’en prend à “une mascarade” », and not « il le prend à part »
    token = clause.doc[at]
    part = token.form == "Part" or low(token).endswith(("é", "is", "u"))
    kind = "past" if part and auxiliary(clause, at) is not None else "finite"
    if token.form == "Inf":
        kind = "infinitive"
    elif low(token).endswith("ant"):
        kind = "present"
    cue = shape(clause, at, kind, found[1])
    if cue is not None:
        cue.lemma = found[0]
        mention = cue.mention
        if cue.inverted and mention is not None and found[0].endswith((" à", " dans")) and mention[0] >= found[1]:
            # « …, appellent à la mobilisation »: what follows is no subject.
            return None
        cue.where = frozenset(("incise", "clause", "object"))
    return cue


def verb_cue(clause: Clause, at: int, rules: QuoteRules) -> Cue | None:
    """The cue of a form that a reporting verb may have, ``None`` where it is none here."""
    token = clause.doc[at]
    entry = rules.verb(low(token))
    if entry is None or low(token) in _BE:
        # « étaient » is a form of « étayer » too.
        return None
    if token.pos_ == "ADP" and (at == clause.first or clause.doc[at - 1].text != ","):
        # « les “marches” |contre| la loi »: no form of « contrer ».
        return None
    kinds = {kind for _, kind, _ in entry}
    kind = "finite"
    if "infinitive" in kinds:
        kind = "infinitive"
    elif "past" in kinds or (
        "finite" in kinds
        and auxiliary(clause, at) is not None
        and (token.form == "Part" or low(token) in ("dit", "écrit"))
    ):
        kind = "past"
    elif "present" in kinds:
        kind = "present"
    start = group_start(clause, at)
    if start == at and at - 1 > clause.first and low(clause.doc[at - 1]) in ("le", "la", "les", "l'"):
        described = at + 1 < clause.stop and low(clause.doc[at + 1]) == "comme" and "finite" in kinds | {kind}
        if described:
            # « il |le décrit| comme “un ami” »: the tagger sees an article and a noun.
            start, kind = at - 1, "finite"
    article = start == at and at - 1 > clause.first and low(clause.doc[at - 1]) in ("le", "la", "l'", "les")
    if article and kind == "finite" and clause.after_quote(at - 1) and inverted_subject(clause, at + 1) is not None:
        # « “…”, le console un voisin »: the tagger sees an article.
        start = at - 1
    if not is_verb(token) and not (start < at and low(clause.doc[min(at + 1, clause.stop - 1)]) == "comme"):
        # A noun or adjective to the tagger: a verb only where it stands beside a quote.
        if kind in ("infinitive", "present"):
            return None
        if kind == "past" and auxiliary(clause, at) is None and not quoted_soon(clause, at + 1):
            return None
        if kind == "finite":
            previous = clause.previous(start)
            pronoun = previous >= 0 and low(clause.doc[previous]) in ("il", "elle", "ils", "elles", "on", "qui")
            beside = (
                clause.after_quote(start)
                and (at + 1 < clause.stop)
                and (low(clause.doc[at + 1]) in INVERTED or inverted_subject(clause, at + 1) is not None)
            )
            named = previous >= 0 and any(stop == start for stop in clause.name_starts.values())
            behind = at + 2 if at + 2 < clause.stop and clause.doc[at + 1].text == ":" else at + 1
            opening = behind < clause.stop and clause.inside[behind] and previous >= 0
            # « X demande “…” », « X, plus mesuré, demande “…” »
            opening = opening and (clause.doc[previous].pos_ in ("NOUN", "PROPN") or clause.doc[previous].text == ",")
            if (
                at + 2 < clause.stop
                and previous >= 0
                and low(clause.doc[at + 1]) in DETERMINERS - {"de", "d'", "du", "des"}
            ):
                # « Le syndicat juge la hausse “…” »
                opening = opening or clause.doc[previous].pos_ in ("NOUN", "PROPN")
            token = clause.doc[at]
            predicate = token.dep_ == "ROOT" and any(child.dep_ == "nsubj" for child in token.children)
            clitic = start < at and low(clause.doc[at - 1]) in ("y", "se", "s'", "ne", "n'")
            if not (pronoun or beside or named or opening or predicate or clitic):
                return None
            if (
                previous >= 0
                and low(clause.doc[previous]) in DETERMINERS
                and start == at  # no clitic
                and not clause.inside[previous]
            ):
                return None
    cue = shape(clause, at, kind, at + 1, start=start)
    if cue is not None:
        cue.lemma = entry[0][0]
        cue.where = frozenset().union(*(where for _, _, where in entry))
        if cue.mention is not None and _no_subject(clause, cue.mention, rules):
            cue.mention = cue.region = before_relative(clause, cue.first)
        elif cue.mention is not None and not cue.inverted and low(clause.doc[cue.first - 1]) == "qui":
            _of_antecedent(clause, cue, rules)
        if "weak" in cue.where and cue.mention is not None and not somebody(clause, cue.mention, rules):
            # « ses prothèses ne présentent aucun “danger” »
            return None
    return cue


def _of_antecedent(clause: Clause, cue: Cue, rules: QuoteRules) -> None:
    """« Un revers pour |le gouvernement|, qui misait sur “un accord” »: whom « qui » stands for, no thing."""
    stop = cue.first - 2 if clause.doc[cue.first - 2].text == "," else cue.first - 1
    if cue.mention is None or stop <= cue.mention[1] or somebody(clause, cue.mention, rules):
        return
    before = phrase_before(clause, stop)
    if before is not None and before[0] >= cue.mention[1] and somebody(clause, before[:2], rules):
        cue.mention, cue.region = before[:2], (before[0], before[2])


def _no_subject(clause: Clause, mention: tuple[int, int], rules: QuoteRules) -> bool:
    """Whether a subject is no noun phrase: a verb that the parse takes for one, a bare noun."""
    first, stop = mention
    token = clause.doc[first]
    if token.pos_ in ("VERB", "AUX") and token.form == "Fin" and token.text[:1].islower():
        return True
    if low(clause.doc[stop - 1]) == "mieux":
        return True  # « X, le |mieux| placé dans la course, a menacé… »
    bare = stop - first == 1 and token.pos_ == "NOUN" and token.text.islower() and token.number != "Plur"
    return bare and not rules.is_role(token) and first > clause.first


def somebody(clause: Clause, mention: tuple[int, int], rules: QuoteRules) -> bool:
    """Whether a subject may speak: a name, a role, a body, a pronoun."""
    for token in clause.doc[mention[0] : mention[1]]:
        if (
            token.i in clause.names
            or rules.is_role(token)
            or token.pos_ in ("PRON", "PROPN")
            or token.ent_type_ == "ORG"
        ):
            return True
        if token.text[:1].isupper() and token.i > clause.first:
            return True
        if token.lemma_.lower() in rules.settings.document_nouns:
            return True
    return low(clause.doc[mention[0]]).startswith("-")
