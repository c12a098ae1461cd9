"""What qualifies a clause, and must stay in it: its condition, what it is set against, what its speaker does."""

from __future__ import annotations

from restructurer.writing.syntax import Syntax

_CONTRASTS = frozenset("mais cependant toutefois pourtant néanmoins".split())
_QUALIFIERS = _CONTRASTS | frozenset("sauf hormis excepté selon malgré sans".split())
_CONDITIONS = (
    ("tout", "en"),
    ("sous", "réserve"),
    ("à", "condition"),
    ("à", "moins"),
    ("pour", "ce"),
    ("pour", "cette"),
    ("en", "principe"),
    ("d'", "après"),
    ("faute", "de"),
    ("en", "cas"),
    ("dans", "la", "limite"),
    ("même", "si"),
    ("bien", "que"),
    ("bien", "qu'"),
    ("alors", "que"),
    ("alors", "qu'"),
    ("tandis", "que"),
    ("tandis", "qu'"),
    ("pour", "que"),
    ("pour", "qu'"),
    ("afin", "que"),
    ("afin", "qu'"),
    ("d'", "abord"),
    ("d'abord",),
)


_MAY_QUALIFY = frozenset(_QUALIFIERS).union(words[0] for words in _CONDITIONS)


def qualifier_lost(syntax: Syntax, tokens: tuple[int, ...], first: int, stop: int, *, told: bool) -> bool:
    """Whether what qualifies a clause was left out: « tout en excluant… », « sous réserve de… », « mais… ».

    ``told``: a speaker is printed with the clause, so that « selon » is not lost.
    """
    found = [t for t in range(first, stop) if syntax.low[t] in _MAY_QUALIFY]
    if not found:
        return False
    kept = set(tokens)
    opening = next((t for t in range(first, stop) if syntax.pos[t] not in ("PUNCT", "SPACE")), first)
    for token in found:
        if token in kept or (token == opening and syntax.low[token] in _CONTRASTS):
            continue  # « Mais » that opens a sentence qualifies the one before it
        if syntax.low[token] in _QUALIFIERS and not (told and syntax.low[token] == "selon"):
            return True
        for words in _CONDITIONS:
            if syntax.low[token : token + len(words)] == words and not (told and words[0] == "d'"):
                return True
    return False


def condition_lost(syntax: Syntax, tokens: tuple[int, ...], first: int, stop: int) -> bool:
    """Whether the condition under which a clause holds was left out (« … si aucun accord n’était trouvé »)."""
    kept = set(tokens)
    return any(
        syntax.low[t] in ("si", "s'", "sauf", "pourvu", "faute") and syntax.pos[t] in ("SCONJ", "ADP") and t not in kept
        for t in range(first, stop)
    )


def speakers_own(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether a reported clause has kept what its speaker does (« promet que …, sans préciser comment »)."""
    for place, token in enumerate(tokens[:-2]):
        if syntax.text[token] != ",":
            continue
        low, after = syntax.low[tokens[place + 1]], tokens[place + 2]
        if low in ("sans", "avant", "pour") and syntax.feats[after].get("VerbForm") == "Inf":
            return True
        if low in ("tout", "en") and any(syntax.low[t].endswith("ant") for t in tokens[place + 1 : place + 4]):
            return True
        if low.endswith("ant") and syntax.pos[tokens[place + 1]] == "VERB":
            return True
    return False
