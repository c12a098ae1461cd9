"""What a long sentence of a description can do without in its middle and at its start.

« Depuis mardi, », « la firme, contrôlée par un fonds, ferme », « selon des documents obtenus en vertu de la loi, »,
« le ministre, Jean Le Goff, promet », « a affirmé, samedi à Brest, que », brackets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from restructurer.analysis.findings import Sentence
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import Syntax
from restructurer.writing.title_verbs import is_finite, past_participle

SPAN = "drop-span"
_TIMES = frozenset(
    """lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui matin soir nuit midi après-midi semaine mois
    année années an ans jour jours heure heures h week-end week end janvier février mars avril mai juin juillet août
    septembre octobre novembre décembre début fin été hiver automne printemps aube soirée matinée journée
    veille""".split()
)
_FRAMES = frozenset("depuis ce cet cette dans dès peu à le la l' en au vers après hier".split()) | _TIMES
_KEPT = frozenset("selon d'après si sauf sans pas ne n' ni hormis seul seule seulement jamais".split())
_RELATIVE = frozenset(("qui", "dont", "où"))
_ACCORDING = frozenset(("selon", "d'après"))
_CLITICS = frozenset(("ne", "n'", "se", "s'", "y", "en", "l'", "le", "la", "les"))
_TITLES = frozenset(("m.", "mme", "mlle", "me", "dr", "pr"))
_MOST = 4
_BRACKET = 12  # tokens


def lighter(syntax: Syntax, sentence: Sentence, selections: Sequence[Selection], *, cost: float) -> Iterator[Selection]:
    """Each selection less every set of the spans that it can do without; ``cost``: of each span."""
    spans = list(_spans(syntax, sentence))[:_MOST]
    for selection in selections:
        kept = frozenset(selection.kept)
        here = [span for span in spans if kept.issuperset(span)]
        for size in range(1, len(here) + 1):
            for chosen in combinations(here, size):
                tokens = [token for span in chosen for token in span]
                yield selection.without(tokens, SPAN, cost * size)


def _spans(syntax: Syntax, sentence: Sentence) -> Iterator[tuple[int, ...]]:
    commas = [t for t in range(sentence.first + 1, sentence.stop - 1) if syntax.text[t] == ","]
    yield from _brackets(syntax, sentence)
    if not commas:
        return
    first = commas[0]
    if _frame(syntax, sentence.first, first):
        yield tuple(range(sentence.first, first + 1))
    elif syntax.low[sentence.first] in _ACCORDING:
        yield from _source_told(syntax, sentence.first, first)
    ends = sentence.stop - 1 if syntax.pos[sentence.stop - 1] == "PUNCT" else sentence.stop
    yield from (row for comma in commas[-1:] for row in _source_told(syntax, comma + 1, ends))
    at = int(_frame(syntax, sentence.first, first))
    while at < len(commas) - 1:
        last = next(
            (end for end in range(at + 1, min(at + 3, len(commas))) if _inserted(syntax, commas[at : end + 1])), 0
        )
        if not last:
            return  # what follows may stand inside what this comma opens
        yield tuple(range(commas[at], commas[last] + 1))
        at = last + 1


def _source_told(syntax: Syntax, according: int, stop: int) -> Iterator[tuple[int, ...]]:
    """What is told of a source: « selon un bilan |communiqué samedi par les autorités| », to the end of its clause."""
    if syntax.low[according] not in _ACCORDING:
        return
    start = next(
        (
            t
            for t in range(according + 2, stop - 2)
            if syntax.pos[t - 1] in ("NOUN", "ADJ") and past_participle(syntax.low[t])  # whatever the tagger says
            if syntax.pos[t + 1] == "ADP" or syntax.low[t + 1] in _TIMES
        ),
        0,
    )
    if start and not any(syntax.feats[t].get("VerbForm") == "Fin" for t in range(start, stop)):
        yield tuple(range(start, stop))


def _brackets(syntax: Syntax, sentence: Sentence) -> Iterator[tuple[int, ...]]:
    """What stands in brackets behind a word; brackets inside brackets and long ones stay."""
    opened = 0
    for token in range(sentence.first + 1, sentence.stop):
        if syntax.text[token] == "(":
            opened = 0 if opened else token
        elif syntax.text[token] == ")" and opened:
            if token - opened <= _BRACKET and not any(syntax.low[t] in _KEPT for t in range(opened, token)):
                yield tuple(range(opened, token + 1))
            opened = 0


def _frame(syntax: Syntax, start: int, comma: int) -> bool:
    """Whether what stands before the first comma only says when, and the subject follows."""
    inside = range(start, comma)
    if comma - start > 9 or syntax.low[start].replace("’", "'") not in _FRAMES or syntax.pos[comma + 1] == "PRON":
        return False
    if any(syntax.low[t] in _KEPT or syntax.feats[t].get("VerbForm") for t in inside):
        return False
    named = [t for t in inside if syntax.pos[t] in ("NOUN", "PROPN")]
    return bool(named) and all(syntax.low[t].replace("’", "'") in _TIMES for t in named)


def _opens_participle(syntax: Syntax, token: int) -> bool:
    return syntax.pos[token] in ("VERB", "ADJ") and past_participle(syntax.low[token])


def _inserted(syntax: Syntax, commas: Sequence[int]) -> bool:
    """Whether the first and last of some commas part two words that belong together by what only adds.

    A subject from its verb, or « a affirmé » from « que » by the day and the place.
    """
    before, after = commas[0], commas[-1]
    start, behind = before + 1, after + 1
    if any(syntax.low[t] in _KEPT for t in range(start, after)) or syntax.quoted(start):
        return False
    if syntax.pos[before - 1] == "VERB" and syntax.low[behind] in ("que", "qu'"):
        placed = syntax.pos[start] == "ADP" or syntax.low[start] in _TIMES
        return len(commas) == 2 and placed and not any(syntax.feats[t].get("VerbForm") for t in range(start, after))
    if syntax.pos[before - 1] not in ("NOUN", "PROPN", "ADJ", "NUM", "X"):
        return False
    while syntax.low[behind].replace("’", "'") in _CLITICS:
        behind += 1
    return is_finite(syntax, behind) and all(_adds(syntax, one + 1, other) for one, other in pairwise(commas))


def _adds(syntax: Syntax, start: int, stop: int) -> bool:
    """Whether what stands between two commas only adds to the noun before: an age, a name, a participle, a relative."""
    aged = syntax.pos[start] == "NUM" and syntax.low[start + 1] in ("ans", "an") and start + 2 == stop
    named = all(syntax.text[t][:1].isupper() or syntax.low[t] in _TITLES for t in range(start, stop))
    if aged or named:
        return start < stop
    of = syntax.low[start] in ("d'", "de", "du") and not any(
        syntax.feats[t].get("VerbForm") == "Fin" for t in range(start, stop)
    )
    return stop - start > 1 and (of or _opens_participle(syntax, start) or syntax.low[start] in _RELATIVE)
