"""What only links a sentence to the one before it, and may go where the sentence stands alone."""

from __future__ import annotations

from restructurer.writing.syntax import Syntax

_COMPARED = ("que", "qu'", "bien", "peu")
# Behind « aussi » or « ainsi » these show that it means « also »: « a aussi un bassin », not « est aussi grand ».
_BEHIND = ("DET", "ADP", "VERB", "AUX", "NUM")


def unlinked(syntax: Syntax, tokens: tuple[int, ...], words: tuple[str, ...]) -> tuple[int, ...]:
    """The tokens of a sentence without the first of ``words`` at its start, and the adverbs among them behind its verb.

    « Par ailleurs, le maire a également promis un bassin » gives « le maire a promis un bassin ». An
    adverb goes where it stands right behind a finite verb, or between commas, and compares nothing.
    """
    tokens = _unopened(syntax, tokens, words)
    gone: set[int] = set()
    for place, token in enumerate(tokens[1:-1], 1):
        if syntax.low[token] not in words or syntax.pos[token] not in ("ADV", "CCONJ", "ADP", "SCONJ"):
            continue
        before, after = tokens[place - 1], tokens[place + 1]
        if syntax.text[before] == "," == syntax.text[after]:
            gone.update((before, token, after))
        elif _goes(syntax, before, token, after):
            gone.add(token)
    return tuple(t for t in tokens if t not in gone)


def _goes(syntax: Syntax, before: int, token: int, after: int) -> bool:
    if token != before + 1 or after != token + 1 or syntax.feats[before].get("VerbForm") != "Fin":
        return False
    if syntax.low[after] in _COMPARED:
        return False
    return syntax.low[token] not in ("aussi", "ainsi", "même") or syntax.pos[after] in _BEHIND


def _unopened(syntax: Syntax, tokens: tuple[int, ...], words: tuple[str, ...]) -> tuple[int, ...]:
    """The tokens without a connective and its comma at the start (« Mais » wants none), before a noun or a name."""
    low = [syntax.low[t] for t in tokens[:5]]
    for phrase in words:
        parts = phrase.split()
        if low[: len(parts)] != parts:
            continue
        rest = tokens[len(parts) :]
        if len(rest) > 3 and syntax.text[rest[0]] == ",":
            rest = rest[1:]
        elif parts != ["mais"]:
            continue
        if syntax.pos[rest[0]] in ("DET", "PROPN", "NUM"):
            return rest
    return tokens
