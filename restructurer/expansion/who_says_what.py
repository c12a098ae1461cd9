"""*Qui dit quoi*: two who do not agree, side by side, each with their own words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from restructurer.article import Piece
from restructurer.expansion.forms import bold, fill
from restructurer.expansion.items import Item, Offer, role_claim
from restructurer.expansion.limits import content
from restructurer.expansion.material import Material
from restructurer.expansion.quotable import is_anonymous
from restructurer.expansion.rules import Move
from restructurer.expansion.said import Said
from restructurer.french.typography import mend
from restructurer.writing.pieces import from_rule

MOST_QUOTES = 2  # of one speaker
MOST_PAIRS = 6  # that are weighed
_CLOSE = 2  # paragraphs within which one answers the other
_ABOUT = 2  # words of the title and the keyphrases that a paragraph must hold to be about the matter
_ANSWERS = ("répondre", "rétorquer", "répliquer", "riposter", "objecter", "contester")


def by_speaker(material: Material, move: Move) -> dict[str, list[Said]]:
    """The best stretch of each quote of each speaker whom the text names or describes, best first."""
    best: dict[str, dict[int, Said]] = {}
    for said in sorted(material.said, key=lambda s: (-s.value, s.start)):
        if not material.source.text[said.start].isupper():
            continue  # the end of a sentence that the narrator began
        if material.is_introduced(said.speaker) and move.shortest <= said.words <= move.longest:
            best.setdefault(said.speaker.key, {}).setdefault(said.quote.start, said)
    return {key: list(several.values()) for key, several in best.items()}


def line(material: Material, several: Sequence[Said], move: Move) -> tuple[Piece, ...]:
    """One speaker with one quote or several."""
    rule = f"expansions.{move.id}"
    quotes: list[Piece] = []
    for index, said in enumerate(several):
        if index:
            quotes.append(from_rule(mend(" » ; « "), rule))
        quotes.extend(said.pieces(material.analysis))
    slots = {"speaker": bold(material.speaker(several[0].speaker)[0], rule=rule), "quote": quotes}
    closed = material.source.text[several[-1].end - 1] in "!?…"
    return fill(move.forms[1 if closed and len(move.forms) > 1 else 0], slots, rule=rule)


def item_of(material: Material, lines: Sequence[Sequence[Said]], move: Move, *, subject: str, value: float) -> Item:
    """The lines of one speaker or of two, in the order of the text."""
    pieces: list[Piece] = []
    every = [said for several in lines for said in several]
    for index, several in enumerate(sorted(lines, key=lambda one: one[0].start)):
        if index:
            pieces.append(from_rule("\n", f"expansions.{move.id}"))
        pieces.extend(line(material, sorted(several, key=lambda s: s.start), move))
    told = [span for several in lines for span in role_claim(material.speaker(several[0].speaker)[1])]
    return Item(
        pieces=tuple(pieces),
        spans=tuple(sorted({*((said.quote.start, said.quote.end) for said in every), *told})),
        kind="repeated",
        value=round(min(1.0, max(0.0, value)), 4),
        subject=subject,
        start=min(said.start for said in every),
        near=tuple(sorted({index for said in every for index in said.sentences})),
        after=any(said.anchored for said in every),
    )


def _against(several: Sequence[Said], move: Move) -> bool:
    """Whether somebody speaks against something, as the verb that reports them tells."""
    return any(said.quote.verb in move.words for said in several)


def _paragraph(material: Material, said: Said) -> int:
    return material.analysis.sentences[said.sentences[0]].paragraph


def _is_about(material: Material, said: Said) -> bool:
    """Whether the paragraph of a quote speaks of what the article is about."""
    paragraph = material.source.paragraphs[_paragraph(material, said)]
    matter = content(" ".join((material.title.text, *(p.text for p in material.analysis.keyphrases[:6]))))
    return len(content(material.source.text[paragraph.start : paragraph.end]) & matter) >= _ABOUT


def _pairs(material: Material, move: Move) -> Iterator[tuple[float, list[Said], list[Said]]]:
    """Two speakers of different camps, one of whom speaks against something, and how well they face each other."""
    speakers = [
        ranked
        for ranked in by_speaker(material, move).values()
        if _is_about(material, ranked[0]) and not is_anonymous(ranked[0], material)
    ]
    labels = [content("".join(p.text for p in material.speaker(ranked[0].speaker)[0])) for ranked in speakers]
    described = [bool(material.speaker(ranked[0].speaker)[1]) or not ranked[0].speaker.named for ranked in speakers]
    for one, other in itertools.combinations(range(len(speakers)), 2):
        first, second = speakers[one], speakers[other]
        if labels[one] <= labels[other] or labels[other] <= labels[one]:
            continue  # « La chimiste », « X, chimiste à Z »: one person
        if material.camp(first[0].speaker) == material.camp(second[0].speaker):
            continue
        if _against(first, move) == _against(second, move) or not (described[one] and described[other]):
            continue
        apart = abs(_paragraph(material, first[0]) - _paragraph(material, second[0]))
        answers = any(said.quote.verb in _ANSWERS for said in (*first, *second))
        words = [content(material.source.text[ranked[0].start : ranked[0].end]) for ranked in (first, second)]
        if apart > _CLOSE and not answers and not words[0] & words[1]:
            continue
        worth = (first[0].value + second[0].value) / 2 + 0.15 * (apart <= _CLOSE) + 0.2 * answers
        yield worth, first, second


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One box: the two who face each other best; nothing where nobody speaks against anything."""
    ranked = sorted(_pairs(material, move), key=lambda pair: (-round(pair[0], 4), pair[1][0].start, pair[2][0].start))
    items: list[Item] = []
    for worth, first, second in ranked[:MOST_PAIRS]:
        for lines in ([first[:1], second[:1]], [first[:MOST_QUOTES], second[:1]], [first[:1], second[:MOST_QUOTES]]):
            item = item_of(material, lines, move, subject="pair", value=worth)
            if item.text not in [other.text for other in items]:
                items.append(item)
    if not items:
        return ()
    return (Offer(move.id, "list", (tuple(items),), label=(from_rule(move.label, f"expansions.{move.id}"),)),)
