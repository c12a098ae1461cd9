"""Figures with what they count, two of one sentence side by side: « 41 maisons inondées, trois blessés »."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from restructurer.analysis.findings import Analysis, Cluster
from restructurer.french import lexicon
from restructurer.writing.drafts import Draft, compose
from restructurer.writing.parts import Run, Word
from restructurer.writing.syntax import Syntax, words_standing

FIGURES = "heading.figures"
_UNITS = frozenset(
    """heure heures minute minutes seconde secondes jour jours semaine semaines mois an ans année années siècle siècles
    fois point points personnes pourcent mètre mètres kilomètre kilomètres km litre litres kilo kilos kg tonne tonnes
    degré degrés euro euros franc francs dollar dollars dinar dinars da dirhams million millions milliard milliards % €
    $ h m hectares hectare ha voix but buts heures places place rue janvier février mars avril mai juin juillet août
    septembre octobre novembre décembre avenue numéro page lits cm m2 m3 g/l""".split()
)
_BEFORE = frozenset(("environ", "quelque", "plus", "moins", "près", "au"))
# What a figure stands behind where it says how many there are, rather than out of how many, or how many there were.
_OPENS = frozenset((",", ":", ";", "(", "–", "—", "et", "avec", "par", "compte", "à", ""))
_ROUND = frozenset(
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente".split()
)


def counted_pairs(
    analysis: Analysis, syntax: Syntax, cluster: Cluster, *, longest: int, real: Callable[[int], bool]
) -> Iterator[Draft]:
    """Two figures of one sentence with what they count, each said to be in some state, in their order.

    ``real``: what is there, not awaited. « Onze équipes, 41 poteaux » says of neither what became of it.
    """
    found: list[tuple[int, int, int]] = []
    for sentence in analysis.sentences[cluster.first : cluster.stop]:
        found += [(sentence.index, *one) for one in _counted(syntax, sentence.first, sentence.stop, real)]
    for index, one in enumerate(found):
        for two in found[index + 1 : index + 4]:
            if one[0] != two[0] or syntax.lemma[_noun(syntax, one)] == syntax.lemma[_noun(syntax, two)]:
                continue
            if not (_befell(syntax, one) and _befell(syntax, two)):
                continue
            tokens = (*range(one[1], one[2]), *range(two[1], two[2]))
            if not any(syntax.text[t][:1].isdigit() for t in tokens):
                continue
            composed = compose(syntax, [Run(one[1], one[2]), Word(",", FIGURES), Run(two[1], two[2])])
            if composed is None or sum(len(piece.text) for piece in composed[0]) > longest:
                continue
            yield Draft("figures", *composed, one[0], _noun(syntax, one), tokens, ("two-figures",))


# These count what happened to somebody by themselves.
_HARMED = frozenset("mort blessé disparu victime interpellation arrestation hospitalisation décès oui non".split())


def _befell(syntax: Syntax, one: tuple[int, int, int]) -> bool:
    """Whether a counted noun is one of harm, or a participle says what became of it: « 87 maisons touchées »."""
    noun = _noun(syntax, one)
    if syntax.lemma[noun] in _HARMED or syntax.low[noun].rstrip("s") in _HARMED:
        return True
    return any(
        syntax.feats[t].get("VerbForm") == "Part" or (syntax.pos[t] == "ADJ" and lexicon.is_verb(syntax.text[t]))
        for t in range(noun + 1, one[2])
    )


def _noun(syntax: Syntax, one: tuple[int, int, int]) -> int:
    return next(t for t in range(one[1], one[2]) if syntax.pos[t] == "NOUN")


def _counted(syntax: Syntax, first: int, stop: int, real: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    """The stretches « 41 parcelles en zone rouge » of a sentence (first token, end)."""
    numbers = syntax.once("numbers", 0, _counted, lambda: words_standing(syntax, _is_number))
    token = first if not numbers.isdisjoint(range(first, stop)) else stop
    while token + 1 < stop:
        number = token
        while number < stop and number in numbers:
            number += 1
        if number == token or number >= stop:
            token += 1
            continue
        start, noun = token, number
        token = number
        before = syntax.low[start - 1] if start > first else ""
        quoted = syntax.quoted(noun)
        if syntax.pos[noun] != "NOUN" or syntax.low[noun] in _UNITS or syntax.lemma[noun] in _UNITS or quoted:
            continue
        if not syntax.low[noun].endswith(("s", "x")) or not (
            before in _OPENS or syntax.pos[start - 1] in ("VERB", "AUX", "ADJ")
        ):
            continue
        if before == "(" or not real(noun) or syntax.pos[start - 1] == "ADV":
            continue
        end = _end(syntax, noun, stop)
        if end is not None:
            yield start, end


def _is_number(low: str) -> bool:
    return low.isdigit() or low in _ROUND


def _end(syntax: Syntax, noun: int, stop: int) -> int | None:
    """Where a counted noun with its adjectives and one complement ends, at a mark or another word."""
    end = noun + 1
    while end < stop and syntax.pos[end] in ("ADJ",):
        end += 1
    if end < stop and syntax.feats[end].get("VerbForm") == "Part" and syntax.low[end].endswith("s"):
        end += 1
    if end < stop and syntax.low[end] in ("de", "d'", "du", "des", "en", "sur", "dans", "à", "au"):
        close = end + 1
        while close < stop and close - end < 5 and syntax.pos[close] in ("DET", "NOUN", "ADJ", "PROPN", "NUM"):
            close += 1
        if close == end + 1 or syntax.pos[close - 1] == "DET":
            return None
        end = close
    if end < stop and not (
        syntax.text[end] in ",.;:)!?–—" or syntax.low[end] in ("et", "qui") or syntax.pos[end] in ("VERB", "AUX")
    ):
        return None
    return end
