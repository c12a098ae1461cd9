"""The news of the opening in short: its first sentence without what stands between commas, or at its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from restructurer.expansion.items import Item
from restructurer.expansion.limits import content
from restructurer.expansion.material import Material
from restructurer.expansion.part_clauses import statement_item
from restructurer.expansion.pointing import points_outside
from restructurer.expansion.rules import Move
from restructurer.expansion.statement import Statement
from restructurer.expansion.stretches import pieces_of, spans_of, trimmed
from restructurer.expansion.usable import wrong_participle
from restructurer.french.words import count_words
from restructurer.writing.clauses import finite, subject
from restructurer.writing.guards import refuse_edges
from restructurer.writing.selection import Selection

SHORTER = 0.85  # share of the words of the first sentence that its short form may have
MOST_WORDS = 32  # words above which a short form of the news is none
LENGTHS = 3  # ways to say it
_LESS_FIT = 0.1  # by how much less of the title another way may tell
_ORIGINS = ("main", "complement", "factual", "sentence")
# What may open a tail that tells more of the news, not what it is worth.
_TAILS = (
    *(
        "avec",
        "lors",
        "portant",
        "visant",
        "comprenant",
        "incluant",
        "tandis",
        "pendant",
        "après",
        "une",
        "un",
        "au",
        "où",
        "soit",
    ),
    *("à", "devant", "dans", "alors", "marquant", "provoquant", "entraînant", "permettant", "afin", "selon", "d'après"),
)
_TIMES = ("semaines", "semaine", "mois", "jours", "heures", "ans", "lendemain", "veille", "issue", "terme")
_LIMITS = ("selon", "d'après", "sauf", "si", "à", "dont", "mais", "sans", "contre")


def short_news(material: Material, move: Move) -> tuple[Item, ...]:
    """The ways to say the news in short, the one that tells most of the title first."""
    for sentence in _first(material):
        found = _ways(material, move, sentence)
        if found:
            return found
    return ()


def _first(material: Material) -> tuple[int, ...]:
    """The sentence that opens the article, and the next of its paragraph, which often has what comes of it."""
    sentences = material.analysis.sentences
    return tuple(
        index
        for opening in sorted(material.news)
        for index in (opening, opening + 1)
        if index < len(sentences) and sentences[index].paragraph == sentences[opening].paragraph
    )


def _ways(material: Material, move: Move, sentence: int) -> tuple[Item, ...]:
    title = content(material.title.text)
    found: list[tuple[float, Item]] = []
    for statement in (*_said(material, sentence), *_shortened(material, sentence)):
        whole = count_words(material.source.text[statement.sentence.start : statement.sentence.end])
        item = statement_item(statement, material, move, subject="news", value=1.0)
        if item is None or item.words > min(MOST_WORDS, SHORTER * whole) or statement.words < move.shortest:
            continue
        told = len(content(statement.text) & title) / max(1, len(title))
        found.append((round(told - 0.01 * max(0, statement.words - 18), 4), replace(item, news=True, kind="restated")))
    found.sort(key=lambda row: -row[0])
    return tuple(item for told, item in found[:LENGTHS] if told >= found[0][0] - _LESS_FIT)


def _said(material: Material, sentence: int) -> Iterator[Statement]:
    """The statements of a sentence that are its main clause."""
    for statement in material.statements:
        own = statement.sentence.index == sentence and statement.origin in _ORIGINS
        if own and statement.value and not statement.back:
            yield statement


def _shortened(material: Material, index: int) -> Iterator[Statement]:
    """A sentence less a relative clause behind its subject, less its tail."""
    syntax = material.syntax
    for sentence in material.analysis.sentences[index : index + 1]:
        tokens = trimmed(syntax, range(sentence.first, sentence.stop))
        head = next((t for t in tokens if syntax.head[t] == t and finite(syntax, t) is not None), None)
        if head is None or not sentence.sound or sentence.fault is not None:
            continue
        verb, who = finite(syntax, head), subject(syntax, head)
        if verb is None or who is None or who > verb:
            continue
        less = _without_frame(material, _without_relative(material, tokens, who, verb), who)
        for kept in (less, *(_cut(material, less, head))):
            if kept == tokens or wrong_participle(syntax, kept) or refuse_edges(syntax, Selection(kept, head)):
                continue
            if points_outside(syntax, kept, settings=material.settings) is not None:
                continue
            pieces = pieces_of(syntax, kept)
            if pieces is not None:
                yield Statement(
                    pieces=pieces, tokens=kept, spans=spans_of(syntax, kept), sentence=sentence, speaker=None,
                    shortened=True, back=False, origin="main", value=1.0, head=head,
                )  # fmt: skip


def _without_frame(material: Material, tokens: tuple[int, ...], who: int) -> tuple[int, ...]:
    """The tokens without a complement before the subject that tells nothing but when (« À dix semaines du vote, »)."""
    syntax = material.syntax
    comma = next((place for place, t in enumerate(tokens) if t < syntax.left[who] and syntax.text[t] == ","), None)
    if comma is None or tokens[comma] + 1 != syntax.left[who] or syntax.pos[tokens[0]] != "ADP":
        return tokens
    times = any(syntax.low[t] in _TIMES for t in tokens[:3])
    return tokens[comma + 1 :] if times else tokens


def _without_relative(material: Material, tokens: tuple[int, ...], who: int, verb: int) -> tuple[int, ...]:
    """The tokens without « , qui … , » between subject and verb."""
    syntax = material.syntax
    commas = [t for t in range(who, verb) if syntax.text[t] == ","]
    opened = next((t for t in commas if t + 1 < verb and syntax.low[t + 1] in ("qui", "dont", "où")), None)
    if opened is None or commas[-1] == opened or commas[-1] < verb - 4:
        return tokens
    gone = range(opened, commas[-1] + 1)
    return tuple(t for t in tokens if t not in gone)


def _cut(material: Material, tokens: tuple[int, ...], head: int) -> Iterator[tuple[int, ...]]:
    """The tokens up to a comma behind the predicate whose tail only tells more, the longest first."""
    syntax = material.syntax
    for place in range(len(tokens) - 1, 0, -1):
        token = tokens[place]
        if token <= head + 1 or syntax.text[token] != "," or place + 1 >= len(tokens):
            continue
        tail = [syntax.low[t] for t in tokens[place + 1 :]]
        if (
            tail[0] not in _TAILS
            or tail[1:2] in (["condition"], ["l'"], ["moins"])
            or any(word in ("selon", "d'après", "-t-on") or word.endswith(("-on", "-il", "-elle")) for word in tail)
        ):
            continue
        if any(
            syntax.feats[t].get("VerbForm") == "Fin" and syntax.low[t] in ("ont", "a") and syntax.text[t - 1] == ","
            for t in tokens[place + 1 :]
        ):
            continue
        if any(low <= syntax.start[token] < high for low, high in syntax.quotes):
            continue
        yield tokens[:place]
