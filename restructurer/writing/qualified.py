"""A noun with the word that somebody put in quotation marks: « Une défiance « profonde » envers l’exécutif »."""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.french import lexicon
from restructurer.writing.drafts import Draft, compose
from restructurer.writing.parts import Part, Run, Word
from restructurer.writing.stretch_tests import few_quoted
from restructurer.writing.syntax import Syntax

QUALIFIED = "heading.qualified"
_ARTICLES = {"le": "un", "la": "une", "un": "un", "une": "une", "des": "des"}
_IS = frozenset(("est", "était", "reste", "demeure", "sont", "restent"))


def qualified(analysis: Analysis, sentence: Sentence, syntax: Syntax) -> Iterator[Draft]:
    """Nouns that a short quote qualifies, beside them or behind « est », with the complement that follows."""
    for opening, closing in few_quoted(syntax, sentence.first, sentence.stop):
        if _denied(syntax, sentence, opening):
            continue
        if syntax.pos[opening + 1] == "NOUN":
            yield from _named(syntax, sentence, opening, closing)
            continue
        if not _adjectival(syntax, opening, closing):
            continue
        copula = syntax.low[opening - 1] in _IS
        last = opening - 2 if copula else opening - 1
        noun = _noun(syntax, last, sentence.first, copula=copula)
        if noun is None or not _agrees(syntax, noun, opening, closing):
            continue
        article = _article(syntax, noun, indefinite=copula)
        if article is None:
            continue
        body: list[Part] = [article, Run(noun, last + 1), Run(opening, closing + 1)]
        if copula and last > noun:  # « la défiance envers l’exécutif est « profonde » »
            body = [article, Run(noun, noun + 1), Run(opening, closing + 1), Run(noun + 1, last + 1)]
        composed = compose(syntax, body)
        if composed is not None:
            tokens = (*range(noun - 1, last + 1), *range(opening, closing + 1))
            yield Draft("qualified", *composed, sentence.index, noun, tokens, ("noun-and-quoted-word",))


def _named(syntax: Syntax, sentence: Sentence, opening: int, closing: int) -> Iterator[Draft]:
    """What somebody calls something, behind its article, with its complement: « La « mise au pas » du parquet »."""
    article, noun = opening - 1, opening + 1
    if syntax.low[article] not in ("le", "la", "l'", "un", "une", "des", "les") or syntax.pos[article] != "DET":
        return
    inner = range(noun, closing)
    if syntax.low[article] == "des" and syntax.pos[article - 1] in ("NOUN", "ADJ", "VERB"):
        return  # « le départ des « boys » d'Irak »: « des » is « de les »
    if any(syntax.feats[t].get("VerbForm") in ("Fin", "Inf") or syntax.pos[t] in ("PRON", "PUNCT") for t in inner):
        return
    end = closing + 1
    if end < sentence.stop and syntax.low[end] in ("de", "du", "des", "d'"):
        end += 1
        while end < sentence.stop and syntax.pos[end] in ("DET", "NOUN", "ADJ", "PROPN") and end - closing < 7:
            end += 1
        if syntax.pos[end - 1] == "DET" or end == closing + 2:
            return
    closed = (
        end >= sentence.stop or syntax.text[end] in ",.;:)!?–—" or syntax.pos[end] in ("VERB", "AUX", "CCONJ", "PRON")
    )
    bare = end == closing + 1  # « Des « manifestants pacifiques » »: nothing is said of them
    if len(inner) + end - closing < 3 + bare or not (
        closed or syntax.low[end] in ("qui", "que", "pour", "dans", "à", "depuis")
    ):
        return
    composed = compose(syntax, [Run(article, end)])
    if composed is not None:
        yield Draft("qualified", *composed, sentence.index, noun, tuple(range(article, end)), ("noun-and-quoted-word",))


def _adjectival(syntax: Syntax, opening: int, closing: int) -> bool:
    """Whether what stands between the marks qualifies: an adjective or participle first, no finite verb."""
    inner = range(opening + 1, closing)
    if not inner or any(syntax.feats[t].get("VerbForm") in ("Fin", "Inf") or syntax.pos[t] == "PRON" for t in inner):
        return False
    first = next((t for t in inner if syntax.pos[t] != "ADV"), inner[0])
    return syntax.pos[first] in ("ADJ", "VERB") and bool(lexicon.adjective_codes(syntax.text[first]))


def _noun(syntax: Syntax, last: int, first: int, *, copula: bool) -> int | None:
    """The noun, behind its article, of a phrase that ends at ``last``: « la défiance à l’égard de l’exécutif »."""
    for token in range(last, max(first, last - 7), -1):
        if syntax.pos[token] in ("VERB", "AUX", "PUNCT", "PRON", "SCONJ", "CCONJ"):
            return None
        if syntax.pos[token] == "NOUN" and syntax.low[token - 1] in ("le", "la", "l'", "un", "une", "des"):
            inside = (token - 2 >= first and syntax.pos[token - 2] == "ADP") or syntax.low[token - 2] == "envers"
            if not inside:
                return token
            if not copula:
                return None  # which of the two nouns does it qualify?
    return None


def _agrees(syntax: Syntax, noun: int, opening: int, closing: int) -> bool:
    """Whether the quoted adjective can be that of the noun, as far as the lexicon knows both."""
    adjective = next((t for t in range(opening + 1, closing) if syntax.pos[t] != "ADV"), opening + 1)
    ours, theirs = set(lexicon.adjective_codes(syntax.text[adjective])), set(lexicon.noun_codes(syntax.text[noun]))
    return bool(ours & theirs)


def _article(syntax: Syntax, noun: int, *, indefinite: bool) -> Part | None:
    """The article before the noun; « la » becomes « une » where the quality was said of it."""
    low = syntax.low[noun - 1]
    if not indefinite:
        return Run(noun - 1, noun)
    if low == "l'":
        gender = lexicon.gender(syntax.text[noun])
        return Word("un" if gender == "m" else "une", QUALIFIED, noun - 1, noun) if gender else None
    written = _ARTICLES.get(low)
    return Word(written, QUALIFIED, noun - 1, noun) if written else None


def _denied(syntax: Syntax, sentence: Sentence, token: int) -> bool:
    """Whether a word of denial stands before the quote in its sentence."""
    return any(
        syntax.low[t] in ("ne", "n'", "pas", "non", "sans", "aucun", "aucune", "ni")
        for t in range(_opened(syntax, sentence, token), token)
    )


def _opened(syntax: Syntax, sentence: Sentence, token: int) -> int:
    """Where the stretch that a quote stands in opens: behind the end of another quote, a semicolon or a colon."""
    for at in range(token - 1, sentence.first, -1):
        if syntax.text[at] in ("»", "”", ";", ":"):
            return at + 1
    return sentence.first
