"""Finds the cues of a sentence: reporting verbs with their subject, « selon X », « X “regrette…” ».

A cue stands outside the quotation marks.
"""

from __future__ import annotations

from restructurer.analysis.clause import CLITICS, Clause, Cue, is_verb
from restructurer.analysis.clause_phrases import phrase_at, phrase_before, phrase_ending_at, speaking_place
from restructurer.analysis.phrases import is_date_word, low, starts_phrase, words
from restructurer.analysis.quoterules import QuoteRules
from restructurer.analysis.subjects import antecedent, subject_of_head
from restructurer.analysis.verbgroups import any_verb, incise_by_form, somebody, turn, verb_cue

_SIGNS = ("(", "–", "—")
_POSSESSIVES = words("son sa ses leur leurs")
_SUBORDINATING = words("que qu' si s' quand lorsque lorsqu' dont puisque puisqu'")
_OF = words("de d' du des")
_UTTERED_BY = words("de d' à au aux contre que qu' envers")
_FROM_NOUN = 24  # words from the noun to the quote
_EMPHATIC = words("lui elle eux elles moi nous")


def find_cues(clause: Clause, rules: QuoteRules) -> list[Cue]:
    """All cues of a sentence, in order of their words."""
    found: list[Cue] = []
    doc = clause.doc
    at = clause.first
    while at < clause.stop:
        if clause.inside[at]:
            at += 1
            continue
        token = doc[at]
        word = token.low
        if word == "par" and (blame := _blamed(clause, at)) is not None:
            found.append(blame)
            at = blame.stop
            continue
        if word in rules.source_heads or word in _SIGNS:
            source = _source(clause, at, rules) or _signature(clause, at)
            if source is not None:
                found.append(source)
                at = source.stop
                continue
        if token.pos_ == "NOUN" and rules.uttered(word):
            uttered = _uttered(clause, at, rules)
            if uttered is not None:
                found.append(uttered)
                at = uttered.stop
                continue
        cue = None
        if word in rules.turn_heads and at + 1 < clause.stop:
            cue = turn(clause, at, rules)
        if cue is None:
            if word in rules.verb_forms:
                cue = verb_cue(clause, at, rules)
            elif token.pos_ == "VERB" or incise_by_form(clause, at):
                cue = any_verb(clause, at, rules)
        if cue is not None:
            if cue.dependent and found:
                _carry_on(clause, cue, found[-1])
            found.append(cue)
            at = max(at + 1, min(cue.stop, clause.stop))
            continue
        at += 1
    return found


def _carry_on(clause: Clause, cue: Cue, before: Cue) -> None:
    """« Une enveloppe suivra, a-t-il indiqué, |soulignant| que “…” »: the participle is of who the incise names."""
    if not before.inverted or before.mention is None or before.region is None or not cue.lemma:
        return
    end = max(before.stop, before.region[1])
    doc = clause.doc
    behind = doc[end].text == "," or doc[cue.first].low == "en"  # « suggère-t-il en estimant que “…” »
    near = end <= cue.first <= end + 3 and behind and doc[cue.stop - 1].low.endswith("ant")
    if near and not any(clause.inside[i] for i in range(end, cue.first)):
        cue.mention, cue.region = before.mention, before.region


def _blamed(clause: Clause, at: int) -> Cue | None:
    """« annulé en mars |par le tribunal| pour “vice de forme” »: who gives the reason of what was done."""
    doc = clause.doc
    if not any(doc[i].form == "Part" and not clause.inside[i] for i in range(max(clause.first, at - 6), at)):
        return None
    limit = clause.limit(at)
    if at + 2 >= limit or limit >= clause.stop or low(doc[limit - 1]) != "pour":
        return None
    if not (clause.name_at(at + 1) is not None or starts_phrase(doc, at + 1, limit)):
        return None
    first, stop, end = phrase_at(clause, at + 1, limit - 1)
    if limit - 1 - end > 4:
        return None
    return Cue("verb", at, limit, None, frozenset(("clause", "object")), (first, stop), (first, end), passive=True)


def _uttered(clause: Clause, at: int, rules: QuoteRules) -> Cue | None:
    """« la promesse |de X| de “tout revoir” », « l’appel du préfet à “ne pas céder” », « les mots de X, “…” »."""
    doc = clause.doc
    if doc[at].low == "garde" and (at - 2 < clause.first or doc[at - 2].low not in ("mise", "mises")):
        return None
    limit = clause.limit(at)
    if not limit < clause.stop or limit - at > _FROM_NOUN:
        return None
    begin = at + 1
    while begin < limit and doc[begin].pos_ == "ADJ":
        begin += 1
    if begin + 1 >= limit or doc[begin].low not in _OF:
        return None
    begin += 1
    named = clause.name_at(begin)
    if named is None and doc[begin - 1].low in ("de", "d'") and not starts_phrase(doc, begin, limit):
        return None
    first, stop, end = phrase_at(clause, begin, limit)
    if stop >= limit or not somebody(clause, (first, stop), rules):
        return None
    behind = end + 1 if doc[end].text == "," and end + 1 < limit else end
    if doc[behind].low not in _UTTERED_BY and not (behind + 1 == limit and doc[behind].text == ","):
        return None
    if any(doc[i].form == "Fin" for i in range(behind, limit)) and doc[behind].low not in ("que", "qu'"):
        return None
    return Cue("verb", at, stop, doc[at].low, frozenset(("clause", "object")), (first, stop), (first, end))


def _crowd(clause: Clause, at: int, stop: int) -> Cue:
    """« aux cris de “…” »: the subject of the clause shouts, whether it stands before or behind."""
    cue = Cue("crowd", at, stop)
    for token in clause.doc[clause.first : clause.stop]:
        if token.dep_.startswith("nsubj") and not clause.inside[token.i]:
            limit = clause.limit(token.i)
            found = subject_of_head(clause, token, limit)
            if found is not None:
                cue.mention, cue.region = (found[0], found[1]), (found[0], found[2])
                break
    return cue


def _signature(clause: Clause, at: int) -> Cue | None:
    """« “…” (X, fonction) », « “…” – X »: a name behind the quote, in brackets or after a dash."""
    if at + 1 >= clause.stop or clause.doc[at].text not in _SIGNS or not clause.next_to_quote(at):
        return None
    named = clause.name_at(at + 1)
    if named is None:
        return None
    stop = clause.name_starts[named]
    if stop < clause.stop and clause.doc[stop].text not in (",", ")", "."):
        return None
    return Cue("signature", at, stop, None, frozenset(), (named, stop), (named, stop))


HAVING = words("a ont avait avaient aurait auraient")


def predicate_cue(clause: Clause, first: int, outer: int) -> Cue | None:
    """« La direction “regrette ce choix” »: the quote is what its subject, right before it, is said to do."""
    doc = clause.doc
    at = first
    while at < len(doc) and at - first < 3 and low(doc[at]) in CLITICS:
        at += 1
    if at >= len(doc):
        return None
    if at == first and doc[at].form == "Part" and outer > clause.first and low(doc[outer - 1]) in HAVING:
        outer -= 1  # « La présidente a “regretté” que… »
    elif not is_verb(doc[at]) or doc[at].form != "Fin":
        return None
    if not doc[first].text[:1].islower() or outer - 1 < clause.first or clause.inside[outer - 1]:
        return None
    subject = phrase_ending_at(clause, outer)
    if subject is None and doc[outer - 1].text == ",":
        # « Le ministre, X, “prend acte” »
        named = [row for row in clause.names_before(outer - 1)[-1:] if row[1] == outer - 1]
        apposed = bool(named) and named[0][0] > clause.first and doc[named[0][0] - 1].text == ","
        subject = (named[0][0], named[0][1], named[0][1]) if apposed else None
    if subject is None:
        return None
    head = next((i for i in range(subject[0], subject[1]) if doc[i].pos_ in ("NOUN", "PROPN")), subject[0])
    if head > clause.first and subject[0] > clause.first and low(doc[subject[0] - 1]) in _SUBORDINATING:
        return None  # « Si neuf personnes “ont trouvé”, les autres… »: what somebody else says of them
    place = speaking_place(clause) if low(doc[subject[0]]) == "on" else None
    if place is not None:
        return Cue("subject", subject[0], subject[1], None, frozenset(("clause",)), place, place)
    mention = (subject[0], subject[1])
    return Cue("subject", subject[0], subject[1], None, frozenset(("clause",)), mention, (subject[0], subject[2]))


def elliptic_cue(clause: Clause, outer: int) -> Cue | None:
    """« A a parlé d’“erreur”, |B| de “faute” et |C| de “crime” »: a subject whose verb is that of the quote before."""
    doc = clause.doc
    at = outer - 1
    if at > clause.first and low(doc[at]) in ("un", "une"):
        at -= 1
    if at <= clause.first or low(doc[at]) not in ("de", "d'") or clause.inside[at]:
        return None
    begin = at
    while begin > clause.first and not clause.inside[begin - 1] and at - begin < 10:
        if doc[begin - 1].text in (",", ";") or low(doc[begin - 1]) in ("et", "quand", "mais"):
            break
        begin -= 1
    opened = begin - 1
    while opened >= clause.first and (doc[opened].is_punct or low(doc[opened]) in ("et", "quand", "mais")):
        if clause.inside[opened]:
            break
        opened -= 1
    if opened < clause.first or not clause.inside[opened]:
        return None
    if begin >= at or any(doc[i].pos_ in ("VERB", "AUX") for i in range(begin, at)) or begin not in clause.names:
        return None
    first, stop, end = phrase_at(clause, begin, at)
    return Cue("subject", first, at, None, frozenset(("object",)), (first, stop), (first, end)) if stop == at else None


def _source(clause: Clause, at: int, rules: QuoteRules) -> Cue | None:
    """« selon X », « d’après X », « de l’avis de X », and the weak « pour X »."""
    doc = clause.doc
    size, kind = rules.source_at(doc, at, clause.stop)
    if not size:
        return None
    begin = at + size
    if kind == "crowd":
        return _crowd(clause, at, begin)
    limit = clause.limit(begin)
    own = next((i for i in range(at, begin) if low(doc[i]) in _POSSESSIVES), None)
    if own is not None:
        # « “incapable de trancher”, |à ses yeux| »: who has just spoken
        return Cue("source", at, begin, None, frozenset(("incise", "clause")), (own, own + 1), (own, own + 1))
    ahead = begin
    if ahead < limit and low(doc[ahead]) in _EMPHATIC and (kind != "weak" or at == clause.first):
        # « Selon elle, … »; « Pour lui, ses prothèses… » opens a sentence
        who = (ahead, ahead + 1)
        frame = frozenset(("incise", "clause"))
        return Cue("weak" if kind == "weak" else "source", at, ahead + 1, None, frame, who, who)
    if ahead < limit and (ahead in clause.names or starts_phrase(doc, ahead, limit)):
        first, stop, end = phrase_at(clause, ahead, limit, frame=True)
        head = next((i for i in range(first, stop) if doc[i].pos_ in ("NOUN", "PROPN")), first)
        if kind == "weak":
            named = any(i in clause.names for i in range(first, stop)) or low(doc[head]) in rules.roles
            named = named or (
                doc[head].text[:1].isupper() and doc[head].ent_type_ in ("ORG", "PER") and first <= head <= first + 1
            )
            if not named or (
                at > clause.first
                and not (
                    doc[at - 1].is_punct or clause.inside[at - 1] or low(doc[at - 1]) in ("et", "mais", "car", "or")
                )
            ):
                return None
        if is_date_word(doc[head]):
            return None
        return Cue(
            "weak" if kind == "weak" else "source",
            at,
            stop,
            None,
            frozenset(("incise", "clause")),
            (first, stop),
            (first, end),
        )
    if ahead < limit and low(doc[ahead]) in ("qui", "lequel", "laquelle") and at > clause.first:
        # « la CSC, pour qui “…” », « un rapport de X, selon lequel “…” »
        before = antecedent(clause, at) or phrase_before(clause, at - 1 if doc[at - 1].text == "," else at)
        if before is not None:
            stop = ahead + 1
            return Cue("source", at, stop, None, frozenset(("incise", "clause")), before[:2], (before[0], before[2]))
    return None
