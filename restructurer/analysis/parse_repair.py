"""Mends three errors that the parser makes on short French main clauses, where the words leave no doubt.

A present read as a participle (« Le camp du non conteste ce calcul ») becomes finite; a subject
taken for the root, its verb hung below it (« Les travaux débuteront en mars »), becomes a subject;
in a sentence without any finite verb, the one word that can only be its verb (« Le fossé se
creuse », « Le Fonds négocie avec la banque ») becomes its root. Nothing else is touched.
"""

from __future__ import annotations

from spacy.tokens import Doc

from restructurer.analysis.parse_columns import ParseColumns
from restructurer.french import lexicon

_RELATIVE = frozenset("qui que qu' dont où lequel laquelle lesquels lesquelles".split())
_INSIDE_NOUN = ("det", "nummod", "amod", "flat", "fixed", "compound", "nmod", "case")
_VERB_BEFORE = frozenset(("NOUN", "PROPN", "ADJ", "PUNCT", "ADV"))
_VERB_AFTER = frozenset(("DET", "ADP", "ADV", "PUNCT", "ADJ", "PRON", "NUM", "PROPN", "SCONJ"))
_TENSES = {"fut": "Fut", "imp": "Imp"}
_REFLEXIVE = frozenset(("se", "s'"))


def repair(doc: Doc) -> Doc:
    """The Doc of one paragraph with its plain errors mended, in place."""
    if not len(doc):
        return doc
    parse = ParseColumns(doc)
    _participles(parse)
    for root in [t for t, head in enumerate(parse.head) if head == t]:
        if parse.pos[root] in ("NOUN", "PROPN"):
            _rotate(parse, root)
    _verbless(parse)
    _second_subjects(parse)
    _subjectless(parse)
    if parse.changed:
        parse.write()
    return doc


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
        if any(parse.dep[c].startswith("nsubj") or parse.low[c] in _RELATIVE for c in own):
            continue
        opening = min([verb, helper, *(c for c in own if c > root)])
        between = parse.text[root + 1 : opening]
        if any(mark in between for mark in (":", ";", ".", "!", "?")) or between.count("«") != between.count("»"):
            return
        if parse.low[opening - 1] in _RELATIVE or parse.low[opening - 1] in ("et", "ou", "mais", "comme", "si"):
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


def _second_subjects(parse: ParseColumns) -> None:
    """« les algues et la suie accélèrent »: the second of two subjects joined by « et » becomes a conjunct."""
    for token, label in enumerate(parse.dep):
        if label != "nsubj" or parse.pos[token] not in ("NOUN", "PROPN"):
            continue
        joint = min([token, *parse.children(token)]) - 1
        listed = joint > 0 and parse.text[joint] == "," and any(parse.dep[c] == "conj" for c in parse.children(token))
        if joint < 1 or (parse.low[joint] != "et" and not listed):
            continue
        before = [c for c in parse.children(parse.head[token]) if c < joint and parse.dep[c] == "nsubj"]
        if len(before) == 1 and parse.pos[before[0]] in ("NOUN", "PROPN"):
            parse.hang(token, before[0], "conj")
            parse.hang(joint, token, "punct" if listed else "cc")


def _subjectless(parse: ParseColumns) -> None:
    """Gives a root without a subject the noun phrase that opens its sentence, an aside or a frame apart.

    « Le festival, qui coûte cher, a perdu » · « Appelé à la barre, le géomètre, 49 ans, a nié ».
    """
    first = 0
    for stop in [t + 1 for t, text in enumerate(parse.text) if text in (".", "!", "?")]:
        roots = [t for t in range(first, stop) if parse.head[t] == t and parse.helper(t) is not None]
        if len(roots) == 1 and not any(
            parse.dep[c].startswith(("nsubj", "expl:subj")) for c in parse.children(roots[0])
        ):
            _give_subject(parse, roots[0], first)
        first = stop


def _give_subject(parse: ParseColumns, root: int, first: int) -> None:
    helper = parse.helper(root)
    assert helper is not None
    group = min(helper, root, *(c for c in parse.children(root) if parse.dep[c].startswith(("aux", "cop"))))
    while group - 1 > first and (parse.low[group - 1] in _REFLEXIVE or parse.low[group - 1] in ("ne", "n'", "y", "en")):
        group -= 1
    noun = _opening_noun(parse, first, group)
    told = "p" if "Number=Plur" in parse.morph[helper] else "s"
    if noun is None or parse.number(noun) != told:
        return
    between = range(noun + 1, group)
    commas = [t for t in between if parse.text[t] == ","]
    finite = [t for t in between if parse.finite(t)]
    aside = len(commas) > 1 and commas[-1] == group - 1
    relative = bool(commas) and parse.low[commas[0] + 1] in _RELATIVE
    if (finite and not (aside and relative)) or (commas and not aside):
        return
    if any(parse.text[t] in (":", ";", "«", "»", '"') for t in range(first, group)):
        return
    for token in range(first, group):
        inside = noun < token < group
        head = parse.head[token]
        if inside and (not noun <= head < group or (head == noun and parse.dep[token] == "conj")):
            named = parse.pos[token] == "PROPN" and parse.text[token - 1] == ","
            parse.hang(token, noun, "acl:relcl" if parse.finite(token) else "appos" if named else parse.dep[token])
        elif token < noun and head == token:
            parse.hang(token, root, "punct" if parse.pos[token] == "PUNCT" else "advcl")
        elif token < noun and head >= noun and head != noun:
            parse.hang(token, root, parse.dep[token])
    passive = any(parse.dep[c] == "aux:pass" for c in parse.children(root))
    parse.hang(noun, root, "nsubj:pass" if passive else "nsubj")


def _opening_noun(parse: ParseColumns, first: int, group: int) -> int | None:
    """The noun of the phrase that opens a sentence, or that follows the comma of its frame."""
    start = first
    if parse.pos[first] not in ("DET", "PROPN"):
        commas = [t for t in range(first, group - 1) if parse.text[t] == ","]
        if not commas or any(parse.finite(t) for t in range(first, commas[0])):
            return None
        start = commas[0] + 1
    if parse.pos[start] == "PROPN":
        return start
    if parse.pos[start] != "DET":
        return None
    for token in range(start + 1, min(start + 4, group)):
        if parse.pos[token] in ("NOUN", "PROPN"):
            return token
        if parse.pos[token] not in ("ADJ", "NUM", "ADV"):
            return None
    return None


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
    reflexive = parse.low[before] in _REFLEXIVE
    return (reflexive or parse.pos[before] in _VERB_BEFORE) and parse.pos[after] in _VERB_AFTER


def _root_at(parse: ParseColumns, verb: int, first: int, stop: int) -> None:
    """Hangs a sentence on its verb: the first free noun before it is its subject, the first behind it its object."""
    number = _present(parse.low[verb])
    assert number is not None
    span = range(first, stop)
    tops = [t for t in span if t != verb and _crosses(parse, t, verb, first, stop)]
    cases = {t for t in tops if any(parse.dep[c] == "case" for c in parse.children(t))}
    subjects = [t for t in tops if t < verb and parse.pos[t] in ("NOUN", "PROPN", "PRON") and t not in cases]
    if not subjects or parse.number(subjects[0]) != number or parse.text[first : subjects[0]].count(":"):
        return
    marks = parse.text[first:verb]
    if marks.count("«") != marks.count("»") or any(parse.low[t] in _RELATIVE for t in range(first, verb)):
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
        elif parse.low[token] in _REFLEXIVE:
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
