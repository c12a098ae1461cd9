"""The quotes that can be said again: whole sentences of a speaker, with nothing in them that points outside."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from restructurer.analysis.findings import Analysis, Quote
from restructurer.article import Piece
from restructurer.expansion.pointing import points_outside
from restructurer.expansion.rules import ExpansionSettings
from restructurer.expansion.speakers import Speaker, speaker_of
from restructurer.expansion.usable import usable
from restructurer.french.words import count_words
from restructurer.writing.clauses import finite
from restructurer.writing.pieces import passage
from restructurer.writing.syntax import Syntax

_CUT_SHORT = re.compile(r"[\s\u00a0\u202f]*[(\[][\s\u00a0\u202f]*(?:…|\.{3})[\s\u00a0\u202f]*[)\]][\s\u00a0\u202f.]*\Z")
_STOP = re.compile(r"[.!?…][\s\u00a0\u202f]+(?=[A-ZÀ-Ý«])")
_TRIMMED = " \u00a0\u202f\n,.;:"
_NOT_FIRST = frozenset("que qu' qui dont où de d' à pour par afin comme parce car s' si".split())


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a speaker that stand alone.

    ``start``/``end``: the stretch to print (a sentence of the quote, or all of it); ``quote``: the
    quote that holds it; ``sentences``: the sentences (indexes) that it stands in; ``value``: how
    much an editor would want it, 0 to 1; ``first_person``: whether the speaker says *je* or *nous*;
    ``anchored``: they mean by « cette… » or « c’est… » what the article has told before; ``answer``:
    they answer in an interview, so that the page itself says who speaks.
    """

    start: int
    end: int
    quote: Quote
    sentences: tuple[int, ...]
    tokens: tuple[int, ...]
    speaker: Speaker
    words: int
    value: float
    first_person: bool
    anchored: bool = False
    answer: bool = False

    def pieces(self, analysis: Analysis) -> tuple[Piece, ...]:
        """The words between the quotation marks, as they stand in the source."""
        return passage(analysis.source, self.start, self.end, quotes=((self.start, self.end),))


def tokens_between(syntax: Syntax, start: int, end: int) -> tuple[int, ...]:
    """The tokens from one offset of the source to another."""
    first = bisect_left(syntax.start, start)
    stop = bisect_left(syntax.start, end)
    return tuple(t for t in range(first, stop) if syntax.pos[t] != "SPACE")


def can_tell(syntax: Syntax, speaker: Speaker, telling: AbstractSet[str]) -> bool:
    """Whether a description is of somebody or something that tells: not « toute la semaine », « la réponse ».

    ``telling``: the nouns (lower case) of those who do.
    """
    tokens = tokens_between(syntax, speaker.start, speaker.end)
    if any(syntax.low[t] in ("lui", "elle", "eux", "elles") for t in tokens):
        return False  # « le chantier, lui »
    if any(syntax.text[t][:1].isupper() and syntax.pos[t] in ("NOUN", "PROPN", "X") for t in tokens):
        return True
    nouns = [t for t in tokens if syntax.pos[t] in ("NOUN", "PROPN", "ADJ")]
    head = next((place for place, t in enumerate(nouns) if syntax.pos[t] == "NOUN"), 1)
    return any(syntax.lemma[t] in telling or syntax.low[t] in telling for t in nouns[: head + 1])


def _stretches(text: str, quote: Quote) -> Iterator[tuple[int, int]]:
    """All of a quote, and each of its sentences where it has several."""
    cuts = [quote.start, *(quote.start + m.end() for m in _STOP.finditer(text[quote.start : quote.end])), quote.end]
    if len(cuts) > 2:
        yield quote.start, quote.end
    yield from itertools.pairwise(cuts)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks and without the mark that closes it (! and ? and … stay)."""
    while end > start and text[end - 1] in _TRIMMED and not text[:end].endswith(("...", "M.")):
        end -= 1
    while start < end and text[start] in " \u00a0\u202f\n,;:":
        start += 1
    return start, end


# « , dit-elle », « , a-t-elle martelé »: the narrator inside the guillemets.
_INCISE = re.compile(r",\s+(?:(?:l|s|m)[’']|(?:se|lui|leur|nous|me) )?[\wà-ÿ’']+-(?:t-)?(?:ils?|elles?|on)\b")


def without_incise(text: str, start: int, end: int, quote: Quote) -> tuple[int, int] | None:
    """A stretch of a quote without the incise that closes it; ``None`` where the narrator speaks within it.

    The commonest French form leaves the incise inside the guillemets: « J’ai vu la mer, dit-elle. »
    """
    inside = _INCISE.search(text, start, end)
    for at in (quote.speaker_start, quote.mention_start):
        if at is not None and start <= at < end:
            comma = max(text.rfind(mark, start, at) for mark in ",?!…")
            if comma <= start:
                return None
            inside = inside if inside is not None and inside.start() < comma else _CLOSER.match(text, comma)
            if inside is None:
                return None
    if inside is None:
        return start, end
    cut = inside.start() + (text[inside.start()] in "?!…")
    return (start, cut) if "," not in text[inside.start() + 1 : end] else None


_CLOSER = re.compile(r"[,?!…]")


def is_clause(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether tokens hold a finite verb with its subject, and open on no word that wants a main clause."""
    if not tokens or syntax.low[tokens[0]] in _NOT_FIRST:
        return False
    kept = set(tokens)
    for head in tokens:
        verb = finite(syntax, head)
        if verb is None or verb not in kept or syntax.dep[head] in ("acl:relcl", "acl"):
            continue
        if any(c in kept for c in syntax.down(head, "mark")):
            continue
        who = [c for c in syntax.down(head, "nsubj", "expl") if c in kept and syntax.low[c] not in ("qui", "ce", "que")]
        # The parser sometimes takes a subject that opens a quote for a complement.
        first = next((t for t in tokens if syntax.pos[t] in ("NOUN", "PROPN")), verb)
        number = syntax.feats[verb].get("Number")
        opens = first < verb and syntax.pos[tokens[0]] == "DET" and syntax.feats[first].get("Number", number) == number
        cleft = syntax.low[tokens[0]] in ("ce", "c'") and any(
            syntax.low[c] in ("ce", "c'") for c in syntax.down(head, "nsubj", "expl")
        )
        if syntax.feats[verb].get("Mood") == "Imp" or cleft or who or (opens and head == syntax.head[head]):
            return True
    return False


_ANCHORED = 0.1  # what words lose that mean something told before
_CONTRAST = ("pas", "jamais", "rien", "personne", "aucun", "aucune", "mais", "plus", "ni", "seulement", "trop", "assez")


def _is_known(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether words speak of a number or a thing as known: « les 8 % », « ces trois villages », « la même étude »."""
    return any(
        (syntax.low[a] in ("les", "ces", "des") and (syntax.text[b][:1].isdigit() or syntax.pos[b] == "NUM"))
        or (syntax.low[a] in ("le", "la", "les", "du", "au", "aux") and syntax.low[b] in ("même", "mêmes"))
        for a, b in itertools.pairwise(tokens)
    )


def _punch(syntax: Syntax, tokens: tuple[int, ...]) -> float:
    """What makes words worth setting apart: a contrast, a stand taken; less for what somebody tells of a day."""
    low = [syntax.low[t] for t in tokens]
    value = 0.08 * any(word in _CONTRAST for word in low)
    value += 0.05 * any(
        word in ("faut", "doit", "doivent", "devons", "voulons", "veux", "refuse", "refusons") for word in low
    )
    told = any(
        syntax.low[t] in ("je", "j'") and syntax.feats[syntax.head[t]].get("Tense") in ("Past", "Imp") for t in tokens
    )
    return value - 0.15 * told


def _value(words: int, speaker: Speaker, *, whole: bool, first_person: bool, broken: bool) -> float:
    value = 0.55 + 0.15 * speaker.named + 0.15 * whole + 0.15 * first_person
    value -= 0.02 * max(0, words - 24) + 0.03 * max(0, 10 - words) + 0.35 * broken
    return round(min(1.0, max(0.05, value)), 4)


def value_of(syntax: Syntax, tokens: tuple[int, ...], words: int, speaker: Speaker, *, first_person: bool) -> float:
    """How much an editor would want a whole sentence that a speaker says."""
    value = _value(words, speaker, whole=True, first_person=first_person, broken=False)
    return round(min(1.0, max(0.05, value + _punch(syntax, tokens))), 4)


def quotes_said(analysis: Analysis, syntax: Syntax, *, settings: ExpansionSettings) -> tuple[Said, ...]:
    """The quotes of the article that can be said again, in order.

    Of a quote that an incise breaks nothing is taken: its two halves are one sentence of which
    neither stands alone.
    """
    text = analysis.source.text
    parts = Counter(quote.group for quote in analysis.quotes if quote.group)
    seen: Counter[str] = Counter(" ".join(text[q.start : q.end].split()) for q in analysis.quotes)
    found: list[Said] = []
    for quote in analysis.quotes:
        speaker = speaker_of(analysis, quote)
        if quote.kind != "speech" or speaker is None or seen[" ".join(text[quote.start : quote.end].split())] > 1:
            continue
        if _in_crosshead(analysis, quote) or _repeats(text, quote, analysis.quotes):
            continue
        if any(o.start <= quote.start and quote.end <= o.end and o is not quote for o in analysis.quotes):
            continue
        holding = [s for s in analysis.sentences if s.start < quote.end and quote.start < s.end]
        if not holding or any(not usable(analysis, s) and s.fault != "fragment" for s in holding):
            continue
        for low, high in _stretches(text, quote):
            start, end = trimmed(text, low, high)
            cut = _CUT_SHORT.search(text, start, end)
            if cut is not None:  # « …de la communauté (…) »: what the paper left out at the end is no part of it
                start, end = trimmed(text, start, cut.start())
            if start >= end:
                continue
            own = without_incise(text, start, end, quote)
            if own is None:
                continue
            start, end = own
            tokens = tokens_between(syntax, start, end)
            alone = quote.whole and text[start].isupper()
            if quote.group and parts[quote.group] > 1 and not alone and not _own_sentence(text, start, end):
                continue
            if not is_clause(syntax, tokens):
                continue
            if points_outside(syntax, tokens, settings=settings, quoted=True) is not None:
                continue
            anchored = points_outside(syntax, tokens, settings=settings) is not None or _is_known(syntax, tokens)
            words = count_words(text[start:end])
            first_person = any(syntax.low[t] in settings.first_person for t in tokens)
            broken = any(mark in text[start:end] for mark in ("[", "…]", "...]", "\n"))
            whole = quote.whole or text[start].isupper()
            sentences = tuple(s.index for s in holding)
            value = _value(words, speaker, whole=whole, first_person=first_person, broken=broken)
            value = round(min(1.0, max(0.05, value - _ANCHORED * anchored + _punch(syntax, tokens))), 4)
            found.append(Said(start, end, quote, sentences, tokens, speaker, words, value, first_person, anchored))
    return tuple(found)


def _in_crosshead(analysis: Analysis, quote: Quote) -> bool:
    return any(p.start <= quote.start < p.end and p.kind == "crosshead" for p in analysis.source.paragraphs)


def _repeats(text: str, quote: Quote, others: tuple[Quote, ...]) -> bool:
    """Whether another quote holds the same words: the text has said them twice already."""
    words = " ".join(text[quote.start : quote.end].split()).strip(" .,")
    return any(words in " ".join(text[o.start : o.end].split()) for o in others if o is not quote and len(words) > 15)


def _own_sentence(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a broken quote is a sentence of its own: a capital, and a stop after it."""
    return text[start].isupper() and text[end : end + 1] in (".", "!", "?", "…")
