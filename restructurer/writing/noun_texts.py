"""A noun or a body as it is written in the place of a pronoun: « l’appareil », « l’Union européenne », « Eni »."""

from __future__ import annotations

from restructurer.analysis.findings import Analysis
from restructurer.french import lexicon
from restructurer.french.elision import elides
from restructurer.french.typography import mend
from restructurer.writing.syntax import Syntax


def gender_and_number(syntax: Syntax, noun: int) -> tuple[str, str] | None:
    """(gender, number) of a noun phrase, ``None`` where either is unsure."""
    gender = number = None
    for child in syntax.children[noun]:
        low = syntax.low[child]
        if syntax.dep[child] == "conj":
            return None
        if low in ("le", "un", "cet") or (low == "ce" and syntax.pos[child] == "DET"):
            gender, number = "m", "s"
        elif low in ("la", "une", "cette"):
            gender, number = "f", "s"
        elif low in ("les", "des", "ces", "deux", "trois", "plusieurs", "quelques"):
            number = "p"
        elif low == "l'":
            number = "s"
    if syntax.pos[noun] == "NOUN":
        gender = gender or lexicon.gender(syntax.text[noun])
        number = number or lexicon.number(syntax.text[noun])
    return (gender, number) if gender and number else None


def body_text(analysis: Analysis, syntax: Syntax, noun: int, wanted: tuple[str, str]) -> str | None:
    """The name of a body that a noun is part of, with its article: « l’Union européenne », « Eni »."""
    low, high = syntax.start[noun], syntax.end(noun)
    body = next((e for e in analysis.entities if any(a <= low and high <= b for a, b in e.mentions)), None)
    if body is None or body.label != "ORG" or wanted[1] != "s":
        return None
    article = syntax.low[noun - 1] if noun and syntax.low[noun - 1] in ("le", "la", "l'") else ""
    if article and article != "l'" and {"le": "m", "la": "f"}[article] != wanted[0]:
        return None
    name = mend(body.short if body.short.isupper() else body.text)
    if name.lower().replace("’", "'").startswith(("le ", "la ", "l'")):
        return name
    return f"l’{name}" if article == "l'" else f"{article} {name}" if article else name


def whole_phrase(syntax: Syntax, noun: int) -> str | None:
    """A noun as it stands with its article, adjectives and complements: « l’agence régionale de santé »."""
    first, stop = syntax.left[noun], syntax.right[noun] + 1
    comma = next((t for t in range(noun, stop) if syntax.text[t] in (",", "(", "«", '"')), stop)
    definite = syntax.low[first] in ("le", "la", "les", "l'") and syntax.head[first] == noun
    if not definite or any(syntax.feats[t].get("VerbForm") == "Fin" for t in range(first, comma)):
        return short_phrase(syntax, noun)
    text = mend(syntax.chars(first, comma))
    return text[:1].lower() + text[1:]


def short_phrase(syntax: Syntax, noun: int) -> str | None:
    """The noun with a definite article and the adjectives beside it: « l’appareil », « la capsule »."""
    words = [noun]
    while (
        words[-1] + 1 < len(syntax)
        and syntax.dep[words[-1] + 1] == "amod"
        and syntax.head[words[-1] + 1] == noun
        and len(words) < 3
    ):
        words.append(words[-1] + 1)
    words += _complement(syntax, words[-1] + 1)
    codes = gender_and_number(syntax, noun)
    after = words[-1] + 1
    closed = ("VERB", "AUX", "PRON", "PUNCT", "ADV", "ADP", "CCONJ", "SCONJ")
    if codes is None or (after < len(syntax) and syntax.pos[after] not in closed):
        return None
    if not any(
        syntax.low[c] in ("le", "la", "les", "l'", "un", "une", "ce", "cet", "cette", "ces")
        for c in syntax.children[noun]
        if syntax.dep[c] == "det"
    ):
        return None
    text = mend(syntax.chars(words[0], words[-1] + 1))
    if codes[1] == "p":
        return f"les {text}"
    if elides(text):
        return f"l’{text}"
    return f"{'le' if codes[0] == 'm' else 'la'} {text}"


def _complement(syntax: Syntax, first: int) -> list[int]:
    """The complement in « de » behind a noun, where it is one noun or name, its article and adjective aside."""
    if first + 1 >= len(syntax) or syntax.low[first].replace("’", "'") not in ("de", "d'", "du", "des"):
        return []
    at = first + 1
    while at < len(syntax) and syntax.pos[at] == "DET" and syntax.low[at] in ("la", "l'"):
        at += 1
    if at >= len(syntax) or syntax.pos[at] not in ("NOUN", "PROPN"):
        return []
    at += 1
    while at < len(syntax) and syntax.pos[at] in ("ADJ", "PROPN") and at - first < 5:
        at += 1
    return list(range(first, at))
