"""Gives verbs the subjects that the parser hung elsewhere: an opening noun phrase, the second of two."""

from __future__ import annotations

from restructurer.analysis.parse_columns import ParseColumns

RELATIVE = frozenset("qui que qu' dont où lequel laquelle lesquels lesquelles".split())
REFLEXIVE = frozenset(("se", "s'"))


def second_subjects(parse: ParseColumns) -> None:
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


def ages(parse: ParseColumns) -> None:
    """« Le chauffeur, 51 ans, père de deux enfants, assure »: who is 51 is the subject, and not the years."""
    for token, word in enumerate(parse.low):
        if word != "ans" or token < 4 or not parse.dep[token].startswith("nsubj"):
            continue
        if parse.pos[token - 1] != "NUM" or parse.text[token - 2] != ",":
            continue
        noun = None
        for before in range(token - 3, max(token - 12, -1), -1):
            if parse.pos[before] == "PUNCT" or parse.finite(before):
                break
            if parse.pos[before] in ("NOUN", "PROPN") and before > 0:
                free = parse.pos[before - 1] == "DET" and (before < 2 or parse.pos[before - 2] != "ADP")
                noun = before if free else noun
        if noun is None:
            continue
        parse.hang(noun, parse.head[token], parse.dep[token])
        parse.hang(token, noun, "appos")


def split_subjects(parse: ParseColumns) -> None:
    """« Le fabricant de machines-|outils| supprimera »: a subject whose first words the parse took for a root.

    So it does behind a hyphen and with names of two words (« Le groupe public Solnat »): the first noun is the subject.
    """
    for token in [t for t, label in enumerate(parse.dep) if label.startswith("nsubj")]:
        verb, start = parse.head[token], min([token, *parse.children(token)])
        if verb < token or parse.head[verb] != verb or parse.helper(verb) is None:
            continue
        roots = [
            t for t in range(max(0, start - 12), start) if parse.head[t] == t and parse.pos[t] in ("NOUN", "PROPN")
        ]
        first = next((t for t in roots if parse.pos[t - 1] == "DET" or t == 0 or parse.text[t - 1] in (".", ",")), None)
        if first is None or any(not _nominal(parse, t) for t in range(first, token)):
            continue
        told = "p" if "Number=Plur" in parse.morph[parse.helper(verb) or verb] else "s"
        if parse.number(first) != told or any(parse.dep[c] in ("case", "cop") for c in parse.children(first)):
            continue
        parse.hang(first, verb, parse.dep[token])
        for other in (*roots, token):
            if other != first and (other == token or other > first):
                parse.hang(other, first, "nmod")


def _nominal(parse: ParseColumns, token: int) -> bool:
    """Whether a token can stand inside a noun phrase: no verb, no mark but the hyphen of a word."""
    if parse.text[token] in ("-", "–", "—"):  # « La Paz - Le président a dénoncé »: a dateline
        return token > 0 and not parse.doc[token - 1].whitespace_
    if parse.pos[token] == "PUNCT":
        return False
    return parse.pos[token] in ("NOUN", "PROPN", "ADJ", "ADP", "DET", "X", "CCONJ", "NUM")


def subjectless(parse: ParseColumns) -> None:
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
    while group - 1 > first and (parse.low[group - 1] in REFLEXIVE or parse.low[group - 1] in ("ne", "n'", "y", "en")):
        group -= 1
    noun = opening_noun(parse, first, group)
    told = "p" if "Number=Plur" in parse.morph[helper] else "s"
    if noun is None or parse.number(noun) != told:
        return
    between = range(noun + 1, group)
    commas = [t for t in between if parse.text[t] == ","]
    finite = [t for t in between if parse.finite(t)]
    aside = len(commas) > 1 and commas[-1] == group - 1
    relative = bool(commas) and parse.low[commas[0] + 1] in RELATIVE
    if (finite and not (aside and relative)) or (commas and not aside):
        return
    if any(parse.text[t] in (":", ";", '"') for t in range(first, group)):
        return
    outside = range(first, commas[0]) if aside else range(first, group)
    marks = [parse.text[t] for t in range(first, group)]
    if any(parse.text[t] in ("«", "»") for t in outside) or marks.count("«") != marks.count("»"):
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


def opening_noun(parse: ParseColumns, first: int, group: int) -> int | None:
    """The noun of the phrase that opens a sentence, or that follows the comma of its frame."""
    start = first
    if _opens(parse, first) is None and parse.pos[first] not in ("DET", "PROPN"):
        commas = [t for t in range(first, group - 1) if parse.text[t] == ","]
        if not commas or any(parse.finite(t) for t in range(first, commas[0])):
            return None
        start = commas[0] + 1
    if parse.pos[start] == "PROPN":
        return start
    after = _opens(parse, start)
    if after is None and parse.pos[start] != "DET":
        return None
    for token in range(after or start + 1, min(start + 5, group)):
        if parse.pos[token] in ("NOUN", "PROPN"):
            return token
        if parse.pos[token] not in ("ADJ", "NUM", "ADV") and not parse.text[token][:1].isdigit():
            return None
    return None


def _opens(parse: ParseColumns, start: int) -> int | None:
    """Where the noun is looked for behind a number, « quelque » or « de » with an adjective; ``None`` elsewhere."""
    low = parse.low[start]
    if parse.pos[start] == "NUM" or (low == "quelque" and parse.text[start + 1][:1].isdigit()):
        return start + 1
    return start + 1 if low == "de" and parse.pos[start + 1] == "ADJ" else None
