"""Where a sentence says whose words it gives: « , a déclaré le ministre », « selon l’ONG », « a-t-il ajouté ».

Found along the words rather than the parse, which attribution inverted after its clause misleads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from restructurer.writing.shortening import Phrases, Shortening
from restructurer.writing.syntax import Syntax


@dataclass(frozen=True, slots=True)
class Attribution:
    """The tokens of an attribution; ``name_first``/``name_stop``: who speaks; ``cue``: verb lemma or preposition."""

    first: int
    stop: int
    cue: str
    name_first: int
    name_stop: int
    announces: bool = False


_TIMES = frozenset(
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui matin soir après-midi ce cette".split()
)
_BEFORE_INCISES = frozenset((",", "»", '"', "”", "-", "–", "—"))
_BEFORE_PARTICIPLES = frozenset(("t-il", "t-elle", "s'", "se", "avait", "a", "ont"))
_BREAKS = frozenset((",", ";", ":", ".", "»", "«", '"', "(", ")", "–", "—", "“", "”", "!", "?"))


def phrase_at(syntax: Syntax, token: int, stop: int, phrases: Phrases) -> int:
    """How many tokens from ``token`` on are one of the phrases (0: none)."""
    if token >= stop or syntax.low[token] not in phrases.by_first:
        return 0
    for phrase in phrases.opening(syntax.low[token], syntax.low[token + 1] if token + 1 < stop else ""):
        size = len(phrase)
        if token + size <= stop and (size == 1 or _same(syntax.low[token : token + size], phrase)):
            return size
    return 0


def _same(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    """Whether words are a phrase, its last « que » elided or not."""
    return words == phrase or (words[-1] == "qu'" and phrase[-1] == "que" and words[:-1] == phrase[:-1])


def _end(syntax: Syntax, token: int, stop: int) -> int:
    """The first token from ``token`` on that closes the stretch."""
    while token < stop and syntax.text[token] not in _BREAKS:
        token += 1
    return token


def find_attributions(syntax: Syntax, first: int, stop: int, rules: Shortening) -> tuple[Attribution, ...]:
    """The attributions of a sentence, in order; found once for a text."""
    return syntax.once("attributions of", (first, stop), rules, lambda: _find(syntax, first, stop, rules))


def _find(syntax: Syntax, first: int, stop: int, rules: Shortening) -> tuple[Attribution, ...]:
    found = [*_according(syntax, first, stop, rules), *_inverted(syntax, first, stop, rules)]
    return tuple(sorted(found, key=lambda one: (one.first, -one.stop)))


def _according(syntax: Syntax, first: int, stop: int, rules: Shortening) -> Iterator[Attribution]:
    openings = rules.according.by_first
    for token in [token for token in range(first, stop) if syntax.low[token] in openings]:
        size = phrase_at(syntax, token, stop, rules.according)
        if not size:
            continue
        opens = token == first or syntax.text[token - 1] in _BREAKS
        if syntax.low[token] == "pour" and not (token == first and _names_somebody(syntax, token + 1, stop)):
            continue
        end = _with_name(syntax, _end(syntax, token + size, stop), stop)
        closes = end >= stop or syntax.text[end] in _BREAKS
        if syntax.low[token] in ("suivant", "pour") and not opens:
            continue
        if closes and end > token + size:
            yield Attribution(token, end, " ".join(syntax.low[token : token + size]), token + size, end)


def _with_name(syntax: Syntax, comma: int, stop: int) -> int:
    """The end of « selon le P-DG de X, Jeanne Roy, » with the name that stands between commas behind the role."""
    after = comma + 1
    while after < stop and syntax.pos[after] == "PROPN" and syntax.text[after][:1].isupper():
        after += 1
    named = comma + 2 < after < min(stop, comma + 6) and syntax.text[comma] == "," and syntax.text[after] == ","
    return after if named and syntax.text[comma - 1] != "," and not _inside_list(syntax, comma) else comma


def _inside_list(syntax: Syntax, comma: int) -> bool:
    """Whether what stands behind a comma is one more of several rather than a name for what stands before it."""
    return comma + 1 < len(syntax) and syntax.dep[comma + 1] == "conj"


def _names_somebody(syntax: Syntax, token: int, stop: int) -> bool:
    """Whether a person or body stands from ``token`` on: a name, or an article and a noun up to a comma."""
    end = _end(syntax, token, stop)
    if end >= stop or syntax.text[end] != "," or end - token > 12:
        return False
    if any(syntax.feats[t].get("VerbForm") == "Inf" for t in range(token, end)):
        return False
    nouns = [t for t in range(token, end) if syntax.pos[t] in ("PROPN", "NOUN")]
    return (bool(nouns) and syntax.pos[nouns[0]] == "PROPN") or (
        bool(nouns) and syntax.low[token] in ("l'", "le", "la", "les", "m.", "mme")
    )


def _inverted(syntax: Syntax, first: int, stop: int, rules: Shortening) -> Iterator[Attribution]:
    for token in [token for token in range(first + 1, stop) if syntax.text[token - 1] in _BEFORE_INCISES]:
        verb = token
        while verb < min(token + 5, stop) and (
            syntax.pos[verb] in ("AUX", "ADV")
            or syntax.low[verb].startswith("-")  # « -t-il », or « -t » and « -il »
            or syntax.low[verb] in _BEFORE_PARTICIPLES
        ):
            verb += 1
        if verb >= stop or syntax.pos[verb] not in ("VERB", "AUX"):
            continue
        lemma = syntax.lemma[verb]
        if lemma not in rules.announcing and lemma not in rules.claiming:
            continue
        if syntax.feats[verb].get("VerbForm") == "Inf" or (
            syntax.feats[verb].get("Tense") == "Pres" and syntax.feats[verb].get("VerbForm") == "Part"
        ):
            continue
        led = syntax.text[token - 1] == "," and syntax.dep[verb] == "ROOT"
        if led and any(syntax.dep[c].startswith("nsubj") and c < token for c in syntax.children[verb]):
            continue
        clitic = any(
            "-" in syntax.text[t][:1] or syntax.low[t] in ("il", "elle", "ils", "elles", "on")
            for t in range(token, min(verb + 2, stop))
        )
        finite = any(syntax.feats[t].get("VerbForm") == "Fin" for t in range(token, verb + 1))
        after = verb + 1
        while after < stop and syntax.pos[after] == "ADV":
            after += 1
        noun = (
            after < stop
            and syntax.pos[after] in ("DET", "NUM", "NOUN", "PROPN", "PRON", "ADJ")
            and syntax.low[after] not in ("que", "qu'")
        )
        if not finite or not (clitic or noun):
            continue
        end = _end(syntax, after, stop)
        while after < end - 1 and syntax.low[after] in _TIMES:
            after += 1
        yield Attribution(token, end, lemma, after, end if noun else after, lemma in rules.announcing)
