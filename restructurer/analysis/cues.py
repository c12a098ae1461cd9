"""Finds the cues of a sentence: reporting verbs with their subject, « selon X », « X : ».

A cue stands outside the quotation marks. The subject of an inverted verb is read from the tokens
after it (« a déclaré hier à l’AFP Jeanne Petit »), because the parser often labels it obj or obl;
a subject before the verb comes from the parse.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from restructurer.analysis.tokens import Word, Words

from restructurer.analysis.names import CIVIL_TITLES
from restructurer.analysis.phrases import (
    DETERMINERS,
    PRONOUNS,
    is_date_word,
    low,
    phrase_stop,
    skip_adverbials,
    starts_phrase,
)
from restructurer.analysis.quoterules import QuoteRules

Inside = Sequence[bool] | defaultdict[int, bool]
CueKind = Literal["verb", "source", "weak", "crowd", "signature", "subject"]

_AUXILIARIES = frozenset(
    [
        "a",
        "ont",
        "avait",
        "avaient",
        "aura",
        "auront",
        "aurait",
        "auraient",
        "ait",
        "aient",
        "eut",
        "eurent",
        "ayant",
        "avoir",
        "ai",
        "avons",
        "est",
        "sont",
        "était",
        "étaient",
        "sera",
        "seront",
        "serait",
        "seraient",
        "soit",
        "fut",
        "furent",
        "étant",
        "être",
        "suis",
        "s'est",
    ]
)
_BE = frozenset(
    [
        "est",
        "sont",
        "était",
        "étaient",
        "sera",
        "seront",
        "serait",
        "seraient",
        "soit",
        "fut",
        "furent",
        "étant",
        "être",
        "suis",
        "sommes",
    ]
)
_OF = frozenset(("de", "d'", "du", "des"))
_EMPHATIC = frozenset(("lui", "elle", "eux", "elles"))
_PARTNERS = frozenset(("je", "j'", "tu", "t'", "nous", "vous", "c'", "ce", "ça", "cela"))
_CLITICS = frozenset(
    ["se", "s'", "l'", "le", "la", "les", "lui", "leur", "y", "en", "n'", "ne", "nous", "m'", "me", "t'", "te", "vous"]
)
_INVERTED = frozenset(["-il", "-elle", "-ils", "-elles", "-on", "-je", "-nous", "-t", "-t-il", "-t-elle", "-t-on"])

@dataclass(slots=True)
class Cue:
    """What attributes a quote: its words ``first`` to ``stop``, and who is named, as token ranges.

    ``mention`` is the phrase that names the speaker; ``region`` reaches on to its apposition.
    ``inverted``: the subject follows the verb, as beside a quote. ``dependent``: a gerund or an
    infinitive whose subject is that of its clause. ``passive``: the subject is not the speaker.
    """

    kind: CueKind
    first: int
    stop: int
    lemma: str | None = None
    where: frozenset[str] = frozenset()
    mention: tuple[int, int] | None = None
    region: tuple[int, int] | None = None
    inverted: bool = False
    dependent: bool = False
    passive: bool = False


_SHARING = frozenset(
    (
        "conj", "xcomp", "advcl", "ccomp", "parataxis", "aux", "cop", "aux:tense", "aux:pass", "dep", "appos", "obl:mod",
        "acl", "obj", "amod",
    )
)  # fmt: skip


class Clause:
    """The tokens of one sentence with what is known of them: quotes, names."""

    def __init__(self, doc: Words, first: int, stop: int, inside: Inside, name_starts: dict[int, int]) -> None:
        self.doc, self.first, self.stop = doc, first, stop
        self.inside = inside
        self.name_starts = name_starts
        self.own_names = [(at, name_starts[at]) for at in range(first, stop) if at in name_starts]
        self.names = frozenset(at for at, _ in self.own_names)

    def names_before(self, at: int) -> list[tuple[int, int]]:
        """The names of the sentence that end before a token, in order."""
        return [(first, stop) for first, stop in self.own_names if stop <= at]

    def name_at(self, at: int) -> int | None:
        """The token at which a name starts, here or behind a civil title."""
        if at in self.names:
            return at
        if at + 1 in self.names and low(self.doc[at]) in CIVIL_TITLES:
            return at + 1
        return None

    def limit(self, at: int) -> int:
        """The first token at or after ``at`` that stands in a quote, or the end of the sentence."""
        while at < self.stop and not self.inside[at]:
            at += 1
        return at

    def previous(self, at: int) -> int:
        """The token before, or -1 at the head of the sentence."""
        return at - 1 if at > self.first else -1

    def next_to_quote(self, at: int) -> bool:
        """Whether a quote stands before a token, with a comma or a dash at most between."""
        before = at - 1
        while before >= self.first and (self.doc[before].is_space or self.doc[before].text in (",", "–", "—", "-", ".")):
            if self.inside[before]:
                return True
            before -= 1
        return before >= self.first and self.inside[before]

    def after_quote(self, at: int) -> bool:
        """Whether only punctuation stands between a token and a quote (or a comma) before it."""
        before = at - 1
        while before >= self.first and self.doc[before].is_space:
            before -= 1
        if before < self.first:
            return False
        if self.inside[before]:
            return True
        return self.doc[before].is_punct and self.doc[before].text not in (":", "(")


def _auxiliary(clause: Clause, at: int) -> int | None:
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
        if word in _INVERTED or word == "été":
            continue
        if token.is_punct or token.pos_ in ("VERB", "SCONJ", "CCONJ") or commas > 2:
            return None
        if at - before > 5 and not commas:
            return None
    return None


def _group_start(clause: Clause, at: int) -> int:
    while at > clause.first and not clause.inside[at - 1]:
        token = clause.doc[at - 1]
        word = low(token)
        if (
            word in _CLITICS
            and (token.pos_ in ("PRON", "ADV") or word in ("s'", "se", "n'", "ne", "l'", "y", "en", "lui"))
        ) or (token.pos_ == "ADV" and word in ("ne", "n'", "pas")):
            at -= 1
            continue
        break
    return at


def _is_verb(token: Word) -> bool:
    return token.pos_ in ("VERB", "AUX")


def _governor(clause: Clause, at: int) -> int | None:
    """The finite verb that an infinitive hangs on: « vient d’annoncer », « a tenu à préciser »."""
    before = at - 1
    while before >= clause.first and at - before <= 7 and not clause.inside[before]:
        token = clause.doc[before]
        word = low(token)
        if token.pos_ in ("VERB", "AUX"):
            if word in _AUXILIARIES or token.form == "Fin":
                return before
            aux = _auxiliary(clause, before)
            return aux if aux is not None else None
        if word in ("de", "d'", "à", "pour", "pas") or token.pos_ in ("ADV", "PRON", "ADP"):
            before -= 1
            continue
        return None
    return None


def _after(clause: Clause, at: int) -> tuple[int, int, int] | None:
    """The inverted subject behind a verb group: (first, stop, end of its apposition)."""
    limit = clause.limit(at)
    at = skip_adverbials(clause.doc, at, limit, name_starts=clause.names)
    if at >= limit or not (at in clause.names or starts_phrase(clause.doc, at, limit)):
        return None
    return _phrase(clause, at, limit)


def _phrase(clause: Clause, at: int, limit: int) -> tuple[int, int, int]:
    """A noun phrase and the apposition behind it."""
    doc = clause.doc
    stop = clause.name_starts.get(at) or phrase_stop(doc, at, limit)
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
        while named is None and ahead + 1 < limit and ahead - nxt < 4 and doc[ahead].pos_ in ("DET", "NOUN", "ADJ", "PROPN"):
            ahead += 1
            named = clause.name_at(ahead)
        if not name_inside and named is not None:
            stop = end = clause.name_starts[named]
        elif name_inside:
            end = stop + 1
            while end < limit and doc[end].text not in (",", ";", "."):
                end += 1
    elif stop < limit and not name_inside:
        named = clause.name_at(stop)
        if named is not None:
            stop = end = clause.name_starts[named]
    return at, stop, end


def _before(clause: Clause, verbs: tuple[int, ...], start: int) -> tuple[int, int, int] | None:
    """The subject before a verb group that starts at ``start``."""
    doc = clause.doc
    at = start - 1
    while at >= clause.first and not clause.inside[at] and (doc[at].pos_ == "ADV" or low(doc[at]) in ("aussi", "donc")):
        at -= 1
    if at >= clause.first and not clause.inside[at]:
        word = low(doc[at])
        if word in ("qui",):
            return _antecedent(clause, at)
        if doc[at].text == "," and at - 2 >= clause.first and low(doc[at - 1]) in _EMPHATIC and doc[at - 2].text == ",":
            found = _ending_at(clause, at - 2)
            if found is not None:
                return found
        place = _speaking_place(clause) if word == "on" else None
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
    found = _parsed_subject(clause, verbs, start)
    if found is not None:
        return found
    return _nearest(clause, start)


def _parsed_subject(clause: Clause, verbs: tuple[int, ...], start: int) -> tuple[int, int, int] | None:
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
            found = _from_head(clause, subjects[-1], start)
            if found is not None:
                return found
    return None


def _from_head(clause: Clause, head: Word, start: int) -> tuple[int, int, int] | None:
    doc = clause.doc
    if low(head) == "qui":
        return _antecedent(clause, head.i)
    if low(head) in PRONOUNS:
        at = head.i
        if low(head) in _EMPHATIC and at - 1 > clause.first and doc[at - 1].text == ",":
            found = _ending_at(clause, at - 1)
            if found is not None:
                return found
        return at, at + 1, at + 1
    begin = max(head.left, clause.first)
    begin = _leftmost(clause, begin) if begin == head.i or doc[begin].text == "-" else begin
    while begin < head.i and (clause.inside[begin] or not (begin in clause.names or starts_phrase(doc, begin, start))):
        begin += 1
    at, stop, end = _phrase(clause, begin, start)
    if stop <= head.i:
        stop = min(phrase_stop(doc, head.i, start), start)
        end = max(end, stop)
    return at, stop, max(end, stop)


def _leftmost(clause: Clause, at: int) -> int:
    """Where a phrase starts that the parse has cut: « chef d’état-|major », « le |wali »."""
    doc = clause.doc
    begin = at
    while begin > clause.first and not clause.inside[begin - 1] and at - begin < 8:
        token = doc[begin - 1]
        if token.text == "-" or low(token) in _OF or low(token) in DETERMINERS or low(token) in ("d", "l", "'"):
            begin -= 1
        elif token.pos_ in ("NOUN", "ADJ", "PROPN", "NUM") and (
            doc[begin].text == "-" or low(doc[begin]) in _OF | {"d"} or doc[begin].pos_ in ("NOUN", "ADJ", "PROPN")
        ):
            begin -= 1
        else:
            break
        if low(doc[begin]) in DETERMINERS and low(doc[begin]) not in _OF:
            break
    return begin


def _ending_at(clause: Clause, stop: int) -> tuple[int, int, int] | None:
    """The noun phrase that runs up to a comma: « La marque|, elle, déplore »."""
    doc = clause.doc
    begin = stop
    while begin > clause.first and not clause.inside[begin - 1] and not doc[begin - 1].is_punct and stop - begin < 12:
        begin -= 1
    while begin < stop and not (begin in clause.names or starts_phrase(doc, begin, stop)):
        begin += 1
    if begin >= stop:
        return None
    at, end, region = _phrase(clause, begin, stop)
    return (at, end, region) if end == stop else None


def _antecedent(clause: Clause, at: int) -> tuple[int, int, int] | None:
    """What a relative « qui » stands for: the name or phrase that ends before it."""
    before = at - 1
    if before >= clause.first and clause.doc[before].text == ",":
        before -= 1
    near = [
        (first, stop)
        for first, stop in clause.names_before(at)
        if at - stop <= 12 and not clause.inside[first]
    ]
    free = [row for row in near if row[0] == clause.first or low(clause.doc[row[0] - 1]) not in _OF]
    for first, stop in (free or near)[-1:]:
        return first, stop, stop
    head = clause.doc[at].head.head
    if clause.first <= head.i < at and not clause.inside[head.i] and head.pos_ in ("NOUN", "PROPN"):
        return _from_head(clause, head, at)
    return None


def _nearest(clause: Clause, start: int) -> tuple[int, int, int] | None:
    """Without a parsed subject: a name, or a phrase at the head of the clause, just before the verb."""
    doc = clause.doc
    for first, stop in reversed(clause.names_before(start)):
        if start - stop <= 14 and not clause.inside[first]:
            between = [doc[i] for i in range(stop, start)]
            if any(_is_verb(token) and token.form == "Fin" for token in between):
                break
            before = low(doc[first - 1]) if first > clause.first else ""
            if before not in ("de", "d'", "du", "à", "avec", "par", "pour", "contre", "chez", "sur"):
                return first, stop, stop
    if start - 1 > clause.first and doc[start - 1].text == ",":
        comma = start - 2
        while comma > clause.first and start - comma < 14 and doc[comma].text != "," and not clause.inside[comma]:
            comma -= 1
        if doc[comma].text == "," and not clause.inside[comma]:
            found = _ending_at(clause, comma)
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
    return None


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
        source = _source(clause, at, rules) or _signature(clause, at)
        if source is not None:
            found.append(source)
            at = source.stop
            continue
        lemma_where = rules.verb(low(token))
        cue = None
        if not clause.inside[at] and at + 1 < clause.stop:
            cue = _turn(clause, at, rules)
        if cue is None and lemma_where is not None:
            cue = _verb_cue(clause, at, rules)
        elif cue is None and token.pos_ == "VERB" and not clause.inside[at]:
            cue = _any_verb(clause, at, rules)
        if cue is not None:
            found.append(cue)
            at = max(at + 1, min(cue.stop, clause.stop))
            continue
        at += 1
    return found


def _any_verb(clause: Clause, at: int, rules: QuoteRules) -> Cue | None:
    """« “…”, s’enorgueillit X »: right behind a quote any finite verb with a person behind it reports."""
    token = clause.doc[at]
    finite = token.form == "Fin"
    part = token.form == "Part" and _auxiliary(clause, at) is not None
    if not finite and not part:
        return None
    anchor = at if finite else _auxiliary(clause, at)
    if anchor is None or not clause.next_to_quote(_group_start(clause, anchor)):
        return None
    cue = _shape(clause, at, "finite" if finite else "past", at + 1)
    if cue is None or not cue.inverted or cue.mention is None or cue.passive:
        return None
    person = any(i in clause.names or rules.is_role(clause.doc[i]) for i in range(*cue.mention))
    if not person and not low(clause.doc[cue.mention[0]]).startswith("-"):
        return None
    cue.lemma = token.lemma_
    cue.where = frozenset(("incise",))
    return cue


def _turn(clause: Clause, at: int, rules: QuoteRules) -> Cue | None:
    """« fait savoir », « a rendu hommage à »: a turn of several words."""
    found = rules.turn_at(clause.doc, at, clause.stop)
    if found is None:
        return None
    token = clause.doc[at]
    part = token.form == "Part" or low(token).endswith(("é", "is", "u"))
    kind = "past" if part and _auxiliary(clause, at) is not None else "finite"
    if token.form == "Inf":
        kind = "infinitive"
    elif low(token).endswith("ant"):
        kind = "present"
    cue = _shape(clause, at, kind, found[1])
    if cue is not None:
        cue.lemma = found[0]
        cue.where = frozenset(("incise", "clause", "object"))
    return cue


def _verb_cue(clause: Clause, at: int, rules: QuoteRules) -> Cue | None:
    token = clause.doc[at]
    entry = rules.verb(low(token))
    if entry is None:
        return None
    kinds = {kind for _, kind, _ in entry}
    kind = "finite"
    if "infinitive" in kinds:
        kind = "infinitive"
    elif "past" in kinds or (
        "finite" in kinds
        and _auxiliary(clause, at) is not None
        and (token.form == "Part" or low(token) in ("dit", "écrit"))
    ):
        kind = "past"
    elif "present" in kinds:
        kind = "present"
    start = _group_start(clause, at)
    if not _is_verb(token):
        # A noun or adjective to the tagger: a verb only where it stands beside a quote.
        if kind in ("infinitive", "present"):
            return None
        if kind == "past" and _auxiliary(clause, at) is None:
            return None
        if kind == "finite":
            previous = clause.previous(start)
            pronoun = previous >= 0 and low(clause.doc[previous]) in ("il", "elle", "ils", "elles", "on", "qui")
            beside = (
                clause.after_quote(start)
                and (at + 1 < clause.stop)
                and (low(clause.doc[at + 1]) in _INVERTED or _after(clause, at + 1) is not None)
            )
            named = previous >= 0 and any(stop == start for stop in clause.name_starts.values())
            opening = at + 1 < clause.stop and clause.inside[at + 1] and previous >= 0
            opening = opening and clause.doc[previous].pos_ in ("NOUN", "PROPN")
            if not (pronoun or beside or named or opening):
                return None
            if (
                previous >= 0
                and low(clause.doc[previous]) in DETERMINERS
                and start == at
                and not clause.inside[previous]
            ):
                return None
    cue = _shape(clause, at, kind, at + 1)
    if cue is not None:
        cue.lemma = entry[0][0]
        cue.where = frozenset().union(*(where for _, _, where in entry))
    return cue


def _shape(clause: Clause, at: int, kind: str, stop: int) -> Cue | None:
    """The verb group around a reporting form and its subject."""
    doc = clause.doc
    start = _group_start(clause, at)
    cue = Cue("verb", start, stop)
    anchor = at
    if kind == "past":
        aux = _auxiliary(clause, at)
        if aux is None:
            return None
        reflexive = any(low(doc[i]) in ("s'", "se", "m'", "me") for i in range(max(clause.first, aux - 2), aux)) or low(
            doc[aux]
        ).startswith("s'")
        perfect = any(low(doc[i]) == "été" for i in range(aux, at))
        if perfect or (low(doc[aux]) in _BE and not reflexive and "être" not in _BE_VERBS.get(low(doc[at]), "")):
            cue.passive = True
        anchor = aux
        cue.first = start = _group_start(clause, aux)
    elif kind == "infinitive":
        governor = _governor(clause, at)
        if governor is None:
            cue.dependent = True
        else:
            anchor = governor
            cue.first = start = _group_start(clause, governor)
    elif kind == "present":
        cue.dependent = True
        if start > clause.first and low(doc[start - 1]) in ("en", "tout"):
            cue.first = start = start - 1
    pronoun = _clitic(clause, anchor, stop)
    if pronoun is not None:
        cue.inverted = True
        place = _speaking_place(clause) if low(doc[pronoun]) == "-on" else None
        if place is not None:
            cue.mention = cue.region = place
            return cue
        cue.mention = cue.region = (pronoun, pronoun + 1)
        cue.stop = max(cue.stop, pronoun + 1)
        return cue
    if cue.passive:
        return _agent(clause, cue)
    if cue.dependent:
        subject = _clause_subject(clause, at, start)
        if subject is not None:
            cue.mention, cue.region = (subject[0], subject[1]), (subject[0], subject[2])
        return cue
    bare = start - 1
    comme = bare >= clause.first and low(doc[bare]) in ("comme", "que", "qu'", "qu", "dont", "où")
    direct = clause.next_to_quote(start) or (start > clause.first and doc[start - 1].text in ("?", "!", "…"))
    beside = direct or start == clause.first or comme or clause.after_quote(start)
    heads = (at, anchor)
    if beside and not direct:
        parsed = _parsed_subject(clause, heads, start)
        behind = stop < clause.stop and clause.name_at(stop) is not None and doc[start - 1].text == ","
        if parsed is not None and not behind and doc[start - 1].text == "," and _apart(clause, parsed[2], start):
            behind = _after(clause, stop) is not None
        if parsed is not None and not comme and not behind:
            cue.mention, cue.region = (parsed[0], parsed[1]), (parsed[0], parsed[2])
            return cue
    if beside:
        subject = _after(clause, stop)
        if subject is not None:
            cue.inverted = True
            cue.mention, cue.region = (subject[0], subject[1]), (subject[0], subject[2])
            if comme:
                cue.first = bare
            return cue
    subject = _before(clause, heads, start)
    if subject is not None:
        cue.mention, cue.region = (subject[0], subject[1]), (subject[0], subject[2])
        return cue
    subject = _after(clause, stop)
    if subject is not None and clause.after_quote(start):
        cue.inverted = True
        cue.mention, cue.region = (subject[0], subject[1]), (subject[0], subject[2])
    return cue


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


def _apart(clause: Clause, first: int, stop: int) -> bool:
    """Whether a quote or a verb stands between a subject and a verb group behind a comma."""
    return any(clause.inside[i] or clause.doc[i].form == "Fin" for i in range(first, stop))


def _clitic(clause: Clause, anchor: int, stop: int) -> int | None:
    """The pronoun behind a verb: « dit-il », « a-t-elle ajouté »."""
    for at in range(anchor + 1, min(max(stop, anchor + 1) + 3, clause.stop)):
        word = low(clause.doc[at])
        if word == "-t":
            continue
        if word in _INVERTED:
            return at
        if at >= stop:
            return None
    return None


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
                first, stop, end = _phrase(clause, at + 1, limit)
                cue.mention, cue.region = (first, stop), (first, end)
                break
    return cue


def _clause_subject(clause: Clause, at: int, start: int) -> tuple[int, int, int] | None:
    """The subject of the clause that a gerund or an infinitive hangs on."""
    token = clause.doc[at]
    steps = 0
    while steps < 5:
        head = token.head
        if head.i == token.i or not clause.first <= head.i < clause.stop:
            break
        token = head
        steps += 1
        if clause.inside[token.i]:
            continue
        subjects = [
            child
            for child in token.children
            if child.dep_.startswith("nsubj") and clause.first <= child.i < clause.stop and not clause.inside[child.i]
        ]
        if subjects:
            limit = start if subjects[0].i < start else clause.limit(subjects[0].i)
            return _from_head(clause, subjects[0], limit)
    return _nearest(clause, start)


def _crowd(clause: Clause, at: int, stop: int) -> Cue:
    """« aux cris de “…” »: the subject of the clause shouts, whether it stands before or behind."""
    cue = Cue("crowd", at, stop)
    for token in clause.doc[clause.first : clause.stop]:
        if token.dep_.startswith("nsubj") and not clause.inside[token.i]:
            limit = clause.limit(token.i)
            found = _from_head(clause, token, limit)
            if found is not None:
                cue.mention, cue.region = (found[0], found[1]), (found[0], found[2])
                break
    return cue


def _signature(clause: Clause, at: int) -> Cue | None:
    """« “…” (X, fonction) », « “…” – X »: a name behind the quote, in brackets or after a dash."""
    if at + 1 >= clause.stop or clause.doc[at].text not in ("(", "–", "—") or not clause.next_to_quote(at):
        return None
    named = clause.name_at(at + 1)
    if named is None:
        return None
    stop = clause.name_starts[named]
    if stop < clause.stop and clause.doc[stop].text not in (",", ")", "."):
        return None
    return Cue("signature", at, stop, None, frozenset(), (named, stop), (named, stop))


def predicate_cue(clause: Clause, first: int, outer: int) -> Cue | None:
    """« La direction “regrette ce choix” »: the quote is what its subject, right before it, is said to do."""
    doc = clause.doc
    at = first
    while at < len(doc) and at - first < 3 and low(doc[at]) in _CLITICS:
        at += 1
    if at >= len(doc) or not _is_verb(doc[at]) or doc[at].form != "Fin":
        return None
    if not doc[first].text[:1].islower() or outer - 1 < clause.first or clause.inside[outer - 1]:
        return None
    subject = _ending_at(clause, outer)
    if subject is None:
        return None
    head = next((i for i in range(subject[0], subject[1]) if doc[i].pos_ in ("NOUN", "PROPN")), subject[0])
    if head > clause.first and low(doc[subject[0] - 1]) in ("que", "qu'"):
        return None
    mention = (subject[0], subject[1])
    return Cue("subject", subject[0], subject[1], None, frozenset(("clause",)), mention, (subject[0], subject[2]))


def _speaking_place(clause: Clause) -> tuple[int, int] | None:
    """« Chez X, on… », « Au rectorat, on… », « Du côté du cabinet, on… »: who « on » is."""
    doc = clause.doc
    at = clause.first
    if at + 2 >= clause.stop or low(doc[at]) not in ("chez", "au", "à", "aux", "du", "côté", "dans"):
        return None
    if low(doc[at]) == "dans" and low(doc[at + 2]) not in ("entourage", "rangs", "camp"):
        return None
    while at < clause.stop and low(doc[at]) in ("chez", "au", "à", "aux", "du", "côté", "de", "des"):
        at += 1
    limit = clause.limit(at)
    if at >= limit or not (at in clause.names or starts_phrase(doc, at, limit)):
        return None
    first, stop, _ = _phrase(clause, at, limit)
    return (first, stop) if stop < limit and doc[stop].text == "," else None


def _source(clause: Clause, at: int, rules: QuoteRules) -> Cue | None:
    """« selon X », « d’après X », « de l’avis de X », and the weak « pour X »."""
    doc = clause.doc
    words, kind = rules.source_at(doc, at, clause.stop)
    if not words:
        return None
    begin = at + words
    if kind == "crowd":
        return _crowd(clause, at, begin)
    limit = clause.limit(begin)
    ahead = begin
    if ahead < limit and (ahead in clause.names or starts_phrase(doc, ahead, limit)):
        first, stop, end = _phrase(clause, ahead, limit)
        head = next((i for i in range(first, stop) if doc[i].pos_ in ("NOUN", "PROPN")), first)
        if kind == "weak":
            named = (
                any(i in clause.names for i in range(first, stop))
                or low(doc[head]) in rules.roles
                or low(doc[first]) in ("lui", "elle", "eux", "elles")
            )
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
    if kind != "weak" and ahead < limit and low(doc[ahead]) in ("lui", "elle", "eux", "elles", "moi", "nous"):
        stop = ahead + 1
        return Cue("source", at, stop, None, frozenset(("incise", "clause")), (ahead, stop), (ahead, stop))
    return None
