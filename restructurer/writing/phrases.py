"""Noun phrases that can stand alone, and the enumerations that a text gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.rulebook import Rulebook
from restructurer.writing.cutting import draft_of
from restructurer.writing.definite import define
from restructurer.writing.drafts import Draft
from restructurer.writing.guards import refuse_cut
from restructurer.writing.lists import in_locution
from restructurer.writing.parts import Word
from restructurer.writing.phrase_guards import refuse_phrase
from restructurer.writing.selection import Selection, tidy
from restructurer.writing.shortening import load_shortening
from restructurer.writing.syntax import Syntax, of_article

# Longer noun phrases (in characters) make neither a title nor a subheading nor a line of a list.
LONGEST = 90
UNCONTRACT = "uncontract"
_INSIDE = tuple("det amod nummod nmod flat fixed case compound advmod conj cc acl obl punct appos obj mark".split())
_ARTICLES = {"du": "le", "des": "les", "au": "le", "aux": "les"}


def _span(syntax: Syntax, token: int, first: int, stop: int) -> range:
    """The stretch of a noun with its complements, without relatives and appositions behind a comma."""
    low, high = max(syntax.left[token], first), min(syntax.right[token] + 1, stop)
    for child in syntax.children[token]:
        if child > token and syntax.dep[child] == "conj" and syntax.pos[child] in ("VERB", "AUX"):
            high = min(high, syntax.left[child])
        if child > token and (
            syntax.dep[child] in ("acl:relcl", "appos", "parataxis", "advcl", "ccomp")
            or syntax.text[child] in (",", ";", ":", "(")
        ):
            high = min(high, syntax.left[child])
    while high - 1 > token and syntax.pos[high - 1] in ("PUNCT", "CCONJ", "ADP", "DET", "SCONJ"):
        high -= 1
    return range(low, high)


def _start(syntax: Syntax, span: range, token: int) -> tuple[int, Word | None]:
    """Where the phrase starts without its preposition, and the article to write for « du », « au »."""
    at = span.start
    word = None
    while (
        at < token
        and syntax.pos[at] in ("ADP", "SCONJ", "CCONJ", "ADV", "PUNCT", "AUX")
        and syntax.dep[at] in ("case", "mark", "cc", "advmod", "fixed", "punct", "dep")
    ):
        low = syntax.low[at]
        if low in _ARTICLES and syntax.feats[at].get("PronType") == "Art":
            word = Word(_ARTICLES[low], UNCONTRACT, at, at + 1)
        elif low in ("environ", "près", "presque", "plus", "moins", "quelque", "quelques", "seulement"):
            break
        else:
            word = None
        at += 1
    return at, word


def phrase_drafts(syntax: Syntax, sentence: Sentence, heads: Callable[[int], bool] | None) -> Iterator[Draft]:
    """Every noun phrase of a sentence that can stand alone, at its full length and less its last complements."""
    for token in range(sentence.first, sentence.stop):
        if syntax.pos[token] not in ("NOUN", "PROPN") or syntax.dep[token] in (
            "flat:name",
            "flat:foreign",
            "fixed",
            "compound",
        ):
            continue
        if heads is not None and not heads(token):
            continue
        span = _span(syntax, token, sentence.first, sentence.stop)
        start, word = _start(syntax, span, token)
        if start > token or (start == token and syntax.low[token - 1] in ("en", "à") and in_locution(syntax, token)):
            continue
        for end in _ends(syntax, token, span):
            if end - start < 2 or syntax.end(end - 1) - syntax.start[start] > LONGEST:
                continue
            kept = tuple(range(start, end))
            selection = tidy(syntax, Selection(kept, token, (word,) if word else (), ("noun-phrase",)))
            selection = define(syntax, selection, sentence)
            if not selection.kept or refuse_cut(syntax, selection) or refuse_phrase(syntax, selection):
                continue
            draft = draft_of(syntax, selection, sentence.index, kind="phrase")
            if draft is not None:
                yield draft


_TIMES = frozenset(
    """dernière dernier prochain prochaine année mois semaine an lundi mardi mercredi jeudi vendredi samedi dimanche
    hier demain l'""".split()
)


def _ends(syntax: Syntax, token: int, span: range) -> Iterator[int]:
    """The full phrase with the place that follows it, the full phrase, then without each of its last complements."""
    place = _place_after(syntax, span.stop)
    if place > span.stop:
        yield place
    yield span.stop
    stop = span.stop
    while stop - 1 > token and syntax.low[stop - 1] in _TIMES:
        stop -= 1
    while stop - 1 > token and syntax.pos[stop - 1] in ("DET", "ADP"):
        stop -= 1
    if token < stop < span.stop:
        yield stop
    given = {span.stop, stop}
    for child in reversed(syntax.children[token]):
        cut = syntax.left[child]
        if child > token + 1 and token < cut < span.stop and cut not in given:
            given.add(cut)
            yield cut
    # Down the right edge: « des programmes de renforcement | pour l’Irak », wherever the parse hangs the last part.
    node = token
    for _ in range(5):
        below = [c for c in syntax.children[node] if c > node and syntax.left[c] < span.stop]
        if not below:
            break
        node = below[-1]
        cut = syntax.left[node]
        if token < cut < span.stop and cut not in given and syntax.low[cut] not in ("de", "du", "des", "d'"):
            given.add(cut)
            yield cut


def _place_after(syntax: Syntax, token: int) -> int:
    """Where « à Amman », « en Italie » right behind a phrase ends; ``token`` when there is none."""
    if token + 1 >= len(syntax) or syntax.low[token] not in ("à", "en", "au", "aux"):
        return token
    end = token + 1
    while end < len(syntax) and syntax.pos[end] == "PROPN" and end - token < 4:
        end += 1
    named = end > token + 1 and syntax.text[token + 1][:1].isupper()
    closed = (
        end >= len(syntax) or syntax.text[end] in ",.;:»)" or syntax.pos[end] in ("ADP", "VERB", "AUX", "CCONJ", "ADV")
    )
    return end if named and closed else token


def noun_phrases(
    analysis: Analysis, sentence: Sentence, *, rulebook: Rulebook, heads: Callable[[int], bool] | None = None
) -> tuple[Draft, ...]:
    """The noun phrases of a sentence that can stand alone, in the order of the text; ``heads``: on which nouns."""
    if not sentence.sound:
        return ()
    syntax, rules = of_article(analysis), load_shortening(rulebook)
    known = syntax.known("noun phrases", sentence.index, rules)
    if known is not None and heads is not None:
        return tuple(draft for draft in known if heads(draft.head))
    if heads is not None:
        return tuple(phrase_drafts(syntax, sentence, heads))
    return syntax.once("noun phrases", sentence.index, rules, lambda: tuple(phrase_drafts(syntax, sentence, None)))
