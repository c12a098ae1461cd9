"""Mends the plain errors that the parser makes on short French main clauses, where the words leave no doubt.

A present read as a participle (« Le camp du non conteste ce calcul ») becomes finite; a subject
taken for the root, its verb hung below it (« Les travaux débuteront en mars »), becomes a subject;
in a sentence without any finite verb, the one word that can only be its verb (« Le fossé se
creuse », « Le Fonds négocie avec la banque ») becomes its root; a root without a subject gets the noun
phrase that opens its sentence (:mod:`restructurer.analysis.parse_subjects`). Nothing else is touched.
"""

from __future__ import annotations

from spacy.tokens import Doc

from restructurer.analysis.columns import Columns, read_columns
from restructurer.analysis.parse_columns import ParseColumns
from restructurer.analysis.parse_subjects import (
    REFLEXIVE,
    RELATIVE,
    ages,
    opening_noun,
    second_subjects,
    split_subjects,
    subjectless,
)
from restructurer.french import lexicon

_INSIDE_NOUN = ("det", "nummod", "amod", "flat", "fixed", "compound", "nmod", "case")
_VERB_BEFORE = frozenset(("NOUN", "PROPN", "ADJ", "PUNCT", "ADV"))
_VERB_AFTER = frozenset(("DET", "ADP", "ADV", "PUNCT", "ADJ", "PRON", "NUM", "PROPN", "SCONJ"))
_TENSES = {"fut": "Fut", "imp": "Imp"}


def repair(doc: Doc) -> Columns:
    """The columns of the Doc of one paragraph, its plain errors mended (in the Doc, too)."""
    table = read_columns(doc)
    if not len(doc):
        return table
    parse = ParseColumns(doc, table)
    _participles(parse)
    for root in [t for t, head in enumerate(parse.head) if head == t]:
        if parse.pos[root] in ("NOUN", "PROPN"):
            _rotate(parse, root)
        if parse.head[root] == root:
            _swap(parse, root)
        if parse.head[root] == root:
            _front(parse, root)
    _verbless(parse)
    ages(parse)
    second_subjects(parse)
    split_subjects(parse)
    subjectless(parse)
    if parse.changed:
        parse.write()
        return read_columns(doc)  # new heads may start sentences elsewhere
    return table


def _present(form: str) -> str | None:
    """The number of a form as a third person of the present, ``None`` when it is none."""
    found = {r.number for r in lexicon.conjugations(form) if r.mood == "ind" and r.tense == "pre" and r.person == 3}
    return found.pop() if len(found) == 1 else None


def _participles(parse: ParseColumns) -> None:
    """Presents that the tagger takes for participles."""
    for token, morph in enumerate(parse.morph):
        if parse.dep[token] == "ROOT" and parse.pos[token] in ("ADJ", "NOUN", "ADV"):
            _root_misread(parse, token)
        if parse.pos[token] != "VERB" or "VerbForm=Fin" in morph or "Tense=Pres" in morph:
            continue
        infinitive = "VerbForm=Part" not in morph
        number, readings = _present(parse.low[token]), lexicon.conjugations(parse.low[token])
        if number is None:
            _future(parse, token)
            continue
        below = parse.children(token)
        if any(parse.dep[c].startswith(("aux", "cop")) for c in below):
            continue
        if any(r.mood in ("par", "inf") for r in readings):
            subjects = [c for c in below if parse.dep[c] == "nsubj" and c < token and parse.pos[c] == "NOUN"]
            codes = lexicon.adjective_codes(parse.low[token])
            genders = [lexicon.gender(parse.text[c]) for c in subjects]
            if infinitive or parse.dep[token] != "ROOT" or len(subjects) != 1 or not genders[0] or not codes:
                continue
            if any(code[0] == genders[0] for code in codes) or parse.number(subjects[0]) != number:
                continue
        parse.make_finite(token, number)


def _root_misread(parse: ParseColumns, token: int) -> None:
    """A root with a subject before it that agrees with it as a present, whatever its tag: « Le Syndicat parle de »."""
    number, below = _present(parse.low[token]), parse.children(token)
    if (
        number is None
        or not parse.text[token].islower()
        or any(parse.dep[c].startswith(("cop", "aux", "det", "case")) for c in below)
    ):
        return
    subjects = [c for c in below if parse.dep[c] == "nsubj" and c < token]
    if len(subjects) == 1 and parse.pos[subjects[0]] in ("NOUN", "PROPN") and parse.number(subjects[0]) == number:
        parse.make_finite(token, number)


def _future(parse: ParseColumns, token: int) -> None:
    """A form that can only be a future or an imperfect of the third person."""
    readings = lexicon.conjugations(parse.low[token])
    told = {(r.mood, r.tense, r.person, r.number) for r in readings}
    if len(told) == 1:
        mood, tense, person, number = told.pop()
        if mood == "ind" and person == 3 and tense in _TENSES and number:
            parse.make_finite(token, number, _TENSES[tense])


def _rotate(parse: ParseColumns, root: int) -> None:
    """Makes the verb below a noun the root, and the noun its subject."""
    below = parse.children(root)
    if any(parse.dep[c].startswith(("case", "cop", "aux", "nsubj")) for c in below):
        return
    number = parse.number(root)
    for verb in sorted(set(_under(parse, root))):
        helper = parse.helper(verb)
        if helper is None or "Mood=Sub" in parse.morph[helper] or "Person=1" in parse.morph[helper]:
            continue
        own = parse.children(verb)
        if any(parse.dep[c].startswith("nsubj") or parse.low[c] in RELATIVE for c in own):
            continue
        opening = min([verb, helper, *(c for c in own if c > root)])
        between = parse.text[root + 1 : opening]
        if any(mark in between for mark in (":", ";", ".", "!", "?")) or between.count("«") != between.count("»"):
            return
        if parse.low[opening - 1] in RELATIVE or parse.low[opening - 1] in ("et", "ou", "mais", "comme", "si"):
            continue
        agrees = {"Number=Sing": "s", "Number=Plur": "p"}
        told = next((agrees[part] for part in parse.morph[helper].split("|") if part in agrees), None)
        if told is None or number is None or told != number:
            return
        passive = any(parse.dep[c] == "aux:pass" for c in own)
        parse.hang(verb, verb, "ROOT")
        for child in below:
            outside = child > verb or (child < root and not parse.dep[child].startswith(_INSIDE_NOUN))
            if child != verb and outside:
                parse.hang(child, verb, parse.dep[child])
        parse.hang(root, verb, "nsubj:pass" if passive else "nsubj")
        return


def _hangs_on(parse: ParseColumns, token: int, root: int) -> bool:
    steps = 0
    while token != root and parse.head[token] != token and steps < 30:
        token, steps = parse.head[token], steps + 1
    return token == root


def _under(parse: ParseColumns, root: int) -> list[int]:
    """What hangs on a root noun behind it, two steps down; anything of its subtree right behind an aside."""
    found = []
    for token in range(root + 3, len(parse.text) - 1):
        if parse.text[token] == "," and parse.text[root + 1 : token].count(",") == 1:
            verb = next((t for t in range(token + 1, min(token + 4, len(parse.text))) if parse.helper(t) == t), None)
            if verb is not None and _hangs_on(parse, verb, root):
                found.append(verb)
            break
    for child in parse.children(root):
        if child < root or parse.dep[child] == "acl:relcl":
            continue
        found.append(child)
        if parse.pos[child] == "VERB" and (
            "VerbForm=Part" in parse.morph[child] or "VerbForm=Inf" in parse.morph[child]
        ):
            found += [t for t in parse.children(child) if t > child]
    return found


def _swap(parse: ParseColumns, root: int) -> None:
    """« Contacté, le fonds n’a pas donné suite »: the clause behind an opening participle becomes the root."""
    if parse.text[root + 1 : root + 2] != [","] or parse.helper(root) is not None:
        return
    for verb in parse.children(root):
        own = parse.children(verb)
        told = parse.helper(verb) is not None and any(parse.dep[c].startswith("nsubj") for c in own)
        if told and not any(parse.low[c] in RELATIVE or parse.pos[c] == "SCONJ" for c in own):
            for child in parse.children(root):
                parse.hang(child, verb, parse.dep[child])
            parse.hang(verb, verb, "ROOT")
            parse.hang(root, verb, "advcl")
            return


# A front of so many tokens is looked through for its comma.
_LONGEST_FRONT = 32
_STOPS = frozenset(".!?»;:")
_NO_FRONT = frozenset(("DET", "PROPN", "PRON", "NUM", "CCONJ", "SCONJ"))


def _front(parse: ParseColumns, root: int) -> None:
    """« Absent du procès, l’organisme a transigé »: the same behind a front of several words, whatever it is."""
    start = root
    while start and parse.text[start - 1] not in _STOPS:
        start -= 1
    opening = parse.pos[start : start + 2]
    if parse.helper(root) is not None or not _NO_FRONT.isdisjoint(opening[:1]) or opening == ["ADP", "PRON"]:
        return
    stop = next((t for t in range(root + 1, len(parse.text)) if parse.text[t] in _STOPS), len(parse.text))
    for comma in range(root + 1, min(start + _LONGEST_FRONT, stop - 3)):
        if parse.text[comma] != ",":
            continue
        for verb in range(comma + 2, stop):
            subject = _told_of(parse, root, verb, comma)
            if subject is None:
                continue
            for child in [c for c in parse.children(root) if c > comma]:
                parse.hang(child, verb, parse.dep[child])
            if parse.head[subject] != verb or not parse.dep[subject].startswith("nsubj"):
                passive = any(parse.dep[c] == "aux:pass" for c in parse.children(verb))
                parse.hang(subject, verb, "nsubj:pass" if passive else "nsubj")
            parse.hang(verb, verb, "ROOT")
            parse.hang(root, verb, "advcl")
            return


def _told_of(parse: ParseColumns, root: int, verb: int, comma: int) -> int | None:
    """The subject of a verb that opens a clause right behind a comma; none where a conjunction opens it."""
    helper = parse.helper(verb)
    if helper is None or parse.dep[verb] in ("aux", "cop", "aux:tense", "aux:pass"):
        return None
    own = parse.children(verb)
    if any(parse.low[c] in RELATIVE or parse.pos[c] in ("SCONJ", "CCONJ") for c in own if c < verb):
        return None
    found = [c for c in own if parse.dep[c].startswith("nsubj") and comma < c < verb]
    found = found or [c for c in parse.children(root) if comma < c < min(verb, helper)]
    told = "p" if "Number=Plur" in parse.morph[helper] else "s"
    if len(found) != 1 or not _opens_clause(parse, found[0], comma) or parse.number(found[0]) != told:
        return None
    return found[0]


def _opens_clause(parse: ParseColumns, noun: int, comma: int) -> bool:
    """Whether a noun phrase stands right behind a comma, an article before it, or a name."""
    first = min([noun, *parse.children(noun)])
    named = parse.pos[noun] == "PROPN" and first == noun
    return first == comma + 1 and (named or (parse.pos[noun] == "NOUN" and parse.pos[first] in ("DET", "NUM")))


def _verbless(parse: ParseColumns) -> None:
    """Gives a sentence without any finite verb the one that its words allow."""
    first = 0
    for stop in [t + 1 for t, text in enumerate(parse.text) if text == "."]:
        if stop - first > 4 and not any(parse.finite(t) for t in range(first, stop)):
            found = [t for t in range(first + 1, stop - 1) if _could_be_verb(parse, t)]
            if len(found) == 1:
                _root_at(parse, found[0], first, stop)
        first = stop


def _could_be_verb(parse: ParseColumns, token: int) -> bool:
    low = parse.low[token]
    if parse.pos[token] not in ("NOUN", "ADJ", "ADP", "PROPN", "X", "ADV") or not parse.text[token].islower():
        return False
    if len(low) < 4 or _present(low) is None or low in ("contre", "outre", "entre", "montre", "comme"):
        return False
    before, after = token - 1, token + 1
    reflexive = parse.low[before] in REFLEXIVE
    return (reflexive or parse.pos[before] in _VERB_BEFORE) and parse.pos[after] in _VERB_AFTER


def _root_at(parse: ParseColumns, verb: int, first: int, stop: int) -> None:
    """Hangs a sentence on its verb: the first free noun before it is its subject, the first behind it its object."""
    number = _present(parse.low[verb])
    assert number is not None
    span = range(first, stop)
    tops = [t for t in span if t != verb and _crosses(parse, t, verb, first, stop)]
    cases = {t for t in tops if any(parse.dep[c] == "case" for c in parse.children(t))}
    subjects = [t for t in tops if t < verb and parse.pos[t] in ("NOUN", "PROPN", "PRON") and t not in cases]
    if not subjects and (opening := opening_noun(parse, first, verb)) is not None:
        subjects = [opening]  # « Outre les formations, le ministre suggère un contrôle »
        tops.append(opening)
    if not subjects or parse.number(subjects[0]) != number or parse.text[first : subjects[0]].count(":"):
        return
    marks = parse.text[first:verb]
    if marks.count("«") != marks.count("»") or any(parse.low[t] in RELATIVE for t in range(first, verb)):
        return
    parse.make_finite(verb, number)
    parse.hang(verb, verb, "ROOT")
    objects = [t for t in tops if t > verb and parse.pos[t] in ("NOUN", "PROPN") and t not in cases]
    for token in tops:
        if token == subjects[0]:
            label = "nsubj"
        elif objects and token == objects[0]:
            label = "obj"
        elif token in cases:
            label = "obl:mod"
        elif parse.low[token] in REFLEXIVE:
            label = "expl:comp"
        else:
            label = {"PUNCT": "punct", "ADV": "advmod", "ADJ": "xcomp", "VERB": "xcomp", "CCONJ": "cc"}.get(
                parse.pos[token], "appos" if token < verb else "obl:mod"
            )
        parse.hang(token, subjects[0] if label == "appos" else verb, label)


def _crosses(parse: ParseColumns, token: int, verb: int, first: int, stop: int) -> bool:
    """Whether a token hangs on something on the other side of the verb, on the verb, or on nothing."""
    head = parse.head[token]
    if head in (token, verb) or not first <= head < stop:
        return True
    return bool((head < verb) != (token < verb))
