"""Where a subheading may stand: not before a paragraph that goes on with the one above it.

« Interrogé à ce sujet, le maire… », « Leur avocate… », « Elle promet… », « “…”, ajoute-t-il » look back: over them a
subheading parts a question from its answer, or words from who says them. The boundary moves one
paragraph down where enough stays behind it, else one up, else it stays.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter

from restructurer.analysis.findings import Analysis, Cluster, Sentence
from restructurer.analysis.interview import asks
from restructurer.analysis.openings import opening, opens_on
from restructurer.writing.syntax import of_article

_ASKED = re.compile(
    r"(?:interrog[ée]+s?|questionn[ée]+s?|relanc[ée]+s?|invit[ée]+s? à (?:réagir|commenter|s'expliquer))\b"
    r".{0,30}\b(?:à ce sujet|là-dessus|sur ce point|à ce propos|sur la question|sur le sujet)"
)
_QUESTION = 45  # words of a question in an interview
_MARKS = 3  # characters of an opening mark and its blank
_PRONOUNS = frozenset(("il", "elle", "ils", "elles", "lui"))
_SUBJECTS = frozenset(("il", "elle", "ils", "elles"))
_FRAME = 16  # tokens of a frame before the subject
_SPEAKING = frozenset(("«", "“", '"', ":"))
_LINE = 12  # words of a line of a list
_STOPS = (".", "!", "?", "…", "»", "”", '"', ":", ",")
_THEIRS = re.compile(r"(?:pour|selon|d'après|quant à|à) (?:son|sa|ses|leur|leurs|lui|elle|eux|elles)\b|ce que ")
_NAMED_OWN = re.compile(
    r"(?:le sien|la sienne|les siens|un autre|une autre|d'autres|l'autre|les autres|même (?:son|constat|écho))\b"
    r"|(?:le premier|la première|le second|la seconde)(?:,| (?:a|avait|est|était|n'|ne|se|s'|va|doit|veut|sera)\b)"
)
# « C'est Claire Roy qui a gagné », « Il faudra », « Son de cloche opposé »: what opens so looks nowhere.
_OPENS = re.compile(
    r"c'(?:est|était) (?:un|une|le|la|les|l'|en|à|au|aux|dans|avec|par|sur|pour|ce)\b.{3,70} ?\b(?:qui|que|qu')"
    r"|ils (?:sont|étaient|seront) (?:une |des |près |plus |moins |environ |à peine |quelque |\d|deux|trois|dix|cent)"
    r"|il (?:n')?(?:y |faut|faudra|fallait|suffi|s'agi|reste |est (?:\w+ ){1,2}(?:de |d'|que |qu'))|son de cloche"
)


@lru_cache(maxsize=2048)
def depends(words: str, openings: tuple[str, ...]) -> bool:
    """Whether the first words of a paragraph look back to the paragraph before; ``openings``: what they then are."""
    return _OPENS.match(words) is None and (
        opens_on(words, openings)
        or _ASKED.match(words) is not None
        or _THEIRS.match(words) is not None
        or _NAMED_OWN.match(words) is not None
    )


def looks_back(analysis: Analysis, sentence: Sentence, openings: tuple[str, ...]) -> bool:
    """Whether the paragraph that a sentence opens looks back: by its words, its voice, the question above it."""
    words = opening(analysis.source.text[sentence.start : sentence.end])
    return (
        (depends(words, openings) and not _named_quote(analysis, sentence))
        or _answers(analysis, sentence)
        or _goes_on_speaking(analysis, sentence)
        or (_OPENS.match(words) is None and _unnamed(analysis, sentence))
    )


def _unnamed(analysis: Analysis, sentence: Sentence) -> bool:
    """« Déjà entrepreneur, il avait besoin… »: the first subject is a pronoun, and nobody is named before it."""
    syntax = of_article(analysis)
    for token in range(sentence.first, min(sentence.stop - 1, sentence.first + _FRAME)):
        if syntax.text[token] in _SPEAKING:
            return False
        if syntax.low[token] in _SUBJECTS and syntax.text[token + 1] == ",":
            return False  # « La solidarité, elle, n'a pas attendu »
        if syntax.low[token] in _SUBJECTS and syntax.dep[token].startswith("nsubj"):
            before = (sentence.start, syntax.start[token])
            return not any(
                before[0] <= start < before[1]
                for entity in analysis.entities
                if entity.label in ("PER", "ORG")
                for start, _ in entity.mentions
            )
        if syntax.dep[token].startswith("nsubj") or (syntax.pos[token] == "VERB" and syntax.dep[token] == "ROOT"):
            return False
    return False


def _answers(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether the paragraph above is a question, alone: over its answer nothing is set."""
    if sentence.index == 0:
        return False
    start, stop = paragraph_span(analysis, sentence.index - 1)
    if analysis.source.paragraphs[analysis.sentences[start].paragraph].kind == "crosshead":
        return False
    text = analysis.source.text[analysis.sentences[start].start : analysis.sentences[stop - 1].end]
    return asks(text, longest=_QUESTION)


def _goes_on_speaking(analysis: Analysis, sentence: Sentence) -> bool:
    """« “…”, a-t-elle précisé » at the start of a paragraph: whose words they are stands in the one above."""
    first = bisect_left(analysis.quotes, sentence.start, key=attrgetter("start"))
    if first >= len(analysis.quotes):
        return False
    quote = analysis.quotes[first]
    if quote.kind != "speech" or quote.start - sentence.start > _MARKS or quote.speaker is None:
        return False
    if quote.mention is None:
        return first > 0 and analysis.quotes[first - 1].speaker == quote.speaker
    return quote.mention.lower().strip("-").removeprefix("t-") in _PRONOUNS


def _named_quote(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence opens on words whose speaker is named beside them: their pronouns are theirs."""
    first = bisect_left(analysis.quotes, sentence.start, key=attrgetter("start"))
    if first >= len(analysis.quotes) or analysis.quotes[first].start - sentence.start > _MARKS:
        return False
    mention = analysis.quotes[first].mention
    return mention is not None and mention.lower().strip("-").removeprefix("t-") not in _PRONOUNS


def _starts(analysis: Analysis, cluster: Cluster) -> list[int]:
    """The sentences of a section, beside its first, that open a paragraph."""
    return [
        index
        for index in range(cluster.first + 1, cluster.stop)
        if analysis.sentences[index].paragraph != analysis.sentences[index - 1].paragraph
    ]


def paragraph_span(analysis: Analysis, at: int) -> tuple[int, int]:
    """The sentences (half open) of the paragraph that a sentence stands in."""
    sentences = analysis.sentences
    start, stop = at, at
    while start > 0 and sentences[start - 1].paragraph == sentences[at].paragraph:
        start -= 1
    while stop < len(sentences) and sentences[stop].paragraph == sentences[at].paragraph:
        stop += 1
    return start, stop


def _listed(analysis: Analysis, at: int) -> bool:
    """Whether a sentence is a line of a list: short, without a stop, a paragraph of its own (« Adulte : 5,50 € »)."""
    start, stop = paragraph_span(analysis, at)
    text = analysis.source.text[analysis.sentences[start].start : analysis.sentences[stop - 1].end].rstrip()
    return stop - start == 1 and len(text.split()) <= _LINE and not text.endswith(_STOPS)


def _whole(analysis: Analysis, clusters: Sequence[Cluster], *, most: int, least: int) -> list[int]:
    """The first sentence of each section: none within a paragraph of ``most`` words or fewer, nor a list of lines.

    Such a block goes with the section that holds more of it, if ``least`` words are left to the other.
    """
    firsts = [cluster.first for cluster in clusters]
    sentences = analysis.sentences
    for index in range(1, len(clusters)):
        at = firsts[index]
        start, stop = paragraph_span(analysis, at)
        while start > 0 and _listed(analysis, start) and _listed(analysis, start - 1):
            start = paragraph_span(analysis, start - 1)[0]
        while start < at and stop < len(sentences) and _listed(analysis, stop):
            stop = paragraph_span(analysis, stop)[1]
        if start == at or clusters[index].crosshead is not None or words_in(analysis, start, stop) > most:
            continue
        rooms = {
            start: words_in(analysis, firsts[index - 1], start) if start > firsts[index - 1] else 0,
            stop: words_in(analysis, stop, clusters[index].stop) if stop < clusters[index].stop else 0,
        }
        up = words_in(analysis, at, stop) >= words_in(analysis, start, at)
        for moved in (start, stop) if up else (stop, start):
            if rooms[moved] >= least:
                firsts[index] = moved
                break
    return firsts


def boundaries(
    analysis: Analysis, clusters: Sequence[Cluster], *, whole: int, least: int, openings: tuple[str, ...]
) -> list[int]:
    """The first sentence of each section, those that would open on a dependent paragraph moved by one paragraph.

    ``whole``: a paragraph of so many words or fewer is not divided. ``least``: so many words stay on
    each side. A crosshead of the author's stays where it is.
    """
    firsts = _whole(analysis, clusters, most=whole, least=least)
    for index in range(1, len(clusters)):
        here, above = clusters[index], clusters[index - 1]
        if here.crosshead is not None or not looks_back(analysis, analysis.sentences[firsts[index]], openings):
            continue
        down = [i for i in _starts(analysis, here) if i > firsts[index]][:1]
        down = [i for i in down if words_in(analysis, i, here.stop) >= least]
        up = [
            i
            for i in [i for i in _starts(analysis, above) if i < firsts[index]][-1:]
            if words_in(analysis, firsts[index - 1], i) >= least and i > firsts[index - 1]
        ]
        for moved in (*down, *up):
            if not looks_back(analysis, analysis.sentences[moved], openings):
                firsts[index] = moved
                break
    return firsts


def words_in(analysis: Analysis, first: int, stop: int) -> int:
    """How many words the sentences ``first`` to ``stop`` have."""
    text = analysis.source.text
    return sum(len(text[s.start : s.end].split()) for s in analysis.sentences[first:stop])
