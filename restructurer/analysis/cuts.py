"""What a cut before each sentence costs: the reasons for and against that the rules weigh."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from restructurer.analysis.findings import Parsed, Quote, Sentence
from restructurer.analysis.openings import opening, opens_on
from restructurer.analysis.topics_rules import TopicSettings
from restructurer.analysis.wordlists import Floats

# Beyond any sum of the other costs: a crosshead must open a section, a quote must not be torn.
CROSSHEAD = -1_000.0
TORN = 100.0


def cut_costs(
    parsed: Parsed,
    body: Sequence[Sentence],
    words: Sequence[int],
    gaps: Floats,
    *,
    quotes: Sequence[Quote],
    settings: TopicSettings,
) -> list[float]:
    """The cost of a cut before each sentence of ``body`` (below 0 it is welcome; the first has none).

    ``words``: of each sentence; ``gaps``: the log-odds that bridge the gap before each.
    """
    price, source = settings.cut_costs, parsed.source
    inner = gaps[1:]
    deviation = float(inner.std()) if len(inner) > 1 else 0.0
    mean = float(inner.mean()) if len(inner) else 0.0
    apart = ((gaps - mean) / deviation).tolist() if deviation > 1e-6 else [0.0] * len(gaps)
    lengths: Counter[int] = Counter()
    for sentence, count in zip(body, words, strict=True):
        lengths[sentence.paragraph] += count
    costs = [0.0]
    for at in range(1, len(body)):
        before, here = body[at - 1], body[at]
        cost = price.cohesion * max(-2.0, min(2.0, apart[at]))
        if here.paragraph == before.paragraph:
            long = lengths[here.paragraph] > settings.section_best
            cost += price.inside_long_paragraph if long else price.inside_paragraph
        elif source.paragraphs[here.paragraph - 1].kind == "crosshead":
            costs.append(CROSSHEAD)
            continue
        elif source.paragraphs[here.paragraph].kind == "item":
            cost += price.inside_list
        if source.text[before.start : before.end].rstrip(" \u00a0\n").endswith(":"):
            cost += price.after_colon
        words_ahead = opening(source.text[here.start : here.end])
        if opens_on(words_ahead, settings.turns):
            cost += price.turns
        elif opens_on(words_ahead, settings.points_back):
            cost += price.points_back
        elif opens_on(words_ahead, settings.carries_on):
            cost += price.carries_on
        costs.append(round(cost, 6))
    for at in _torn(body, quotes):
        if costs[at] > CROSSHEAD:
            costs[at] += TORN
    return costs


def _torn(body: Sequence[Sentence], quotes: Sequence[Quote]) -> list[int]:
    """The sentences before which a cut would part a quote, or a quote from the words that say whose it is."""
    starts = [sentence.start for sentence in body]
    groups: dict[int, tuple[int, int]] = {}
    spans = []
    for quote in quotes:
        mention = (quote.start if quote.mention_start is None else quote.mention_start, quote.mention_end or quote.end)
        low, high = min(quote.start, mention[0]), max(quote.end, mention[1])
        spans.append((low, high))
        if quote.group:
            known = groups.get(quote.group, (low, high))
            groups[quote.group] = (min(known[0], low), max(known[1], high))
    torn: dict[int, None] = {}
    for low, high in [*spans, *groups.values()]:
        first = bisect_right(starts, low)
        last = bisect_right(starts, high - 1)
        torn.update(dict.fromkeys(range(max(1, first), last)))
    return sorted(torn)
