"""*Qui dit quoi*: what each camp says, by speaker, several quotes of one speaker together."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.article import Piece
from restructurer.expansion.forms import bold, fill
from restructurer.expansion.items import Item, Offer
from restructurer.expansion.limits import content
from restructurer.expansion.material import Material
from restructurer.expansion.rules import Move
from restructurer.expansion.said import Said
from restructurer.french.typography import mend
from restructurer.writing.pieces import from_rule

MOST_QUOTES = 3  # of one speaker
MOST_SPEAKERS = 3  # of one camp


def _ranked(several: list[Said], *, longest: int) -> list[Said]:
    """The best stretch of each quote of a speaker, best first."""
    best: dict[int, Said] = {}
    for said in sorted(several, key=lambda s: (-s.value, s.start)):
        if said.words <= longest:
            best.setdefault(said.quote.start, said)
    return list(best.values())[:MOST_QUOTES]


def _line(material: Material, several: Sequence[Said], move: Move) -> tuple[Piece, ...]:
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


def _item(material: Material, camp: str, lines: Sequence[Sequence[Said]], move: Move) -> Item:
    """The lines of one camp."""
    pieces: list[Piece] = []
    every = [said for several in lines for said in several]
    for index, several in enumerate(sorted(lines, key=lambda one: one[0].start)):
        if index:
            pieces.append(from_rule("\n", f"expansions.{move.id}"))
        pieces.extend(_line(material, sorted(several, key=lambda s: s.start), move))
    told = [span for several in lines for span in material.speaker(several[0].speaker)[1]]
    return Item(
        pieces=tuple(pieces),
        spans=tuple(sorted({*((said.quote.start, said.quote.end) for said in every), *told})),
        kind="repeated",
        value=round(sum(said.value for said in every) / len(every), 4),
        subject=camp,
        start=min(said.start for said in every),
        near=tuple(sorted({index for said in every for index in said.sentences})),
    )


def _alternatives(speakers: Sequence[list[Said]]) -> list[list[list[Said]]]:
    """Ways to let a camp speak: each speaker alone (one quote, two…), then the best quote of two speakers, of three…"""
    ways: list[list[list[Said]]] = []
    for ranked in speakers:
        ways.extend([ranked[:number]] for number in range(1, len(ranked) + 1))
        ways.extend([[said]] for said in ranked[1:])
    for number in range(2, min(len(speakers), MOST_SPEAKERS) + 1):
        ways.append([ranked[:1] for ranked in speakers[:number]])
        ways.append([ranked[:2] for ranked in speakers[:number]])
    return ways


def _label(material: Material, said: Said) -> frozenset[str]:
    """The words of content of a speaker's name and description."""
    return content("".join(piece.text for piece in material.speaker(said.speaker)[0]))


def _apart(material: Material, by_camp: dict[str, dict[str, list[Said]]]) -> dict[str, dict[str, list[Said]]]:
    """The camps without those whose name is part of another's (« La chimiste », « X, chimiste à Z »): one person."""
    labels = {
        camp: [_label(material, several[0]) for several in by_speaker.values()] for camp, by_speaker in by_camp.items()
    }
    return {
        camp: by_speaker
        for camp, by_speaker in by_camp.items()
        if not any(
            own < other for own in labels[camp] for name, others in labels.items() if name != camp for other in others
        )
    }


def propose(material: Material, move: Move) -> tuple[Offer, ...]:
    """One box, where two camps or more speak: a group of alternatives for each camp.

    Where only one camp speaks there is nothing to set side by side, and nothing is offered.
    """
    by_camp: dict[str, dict[str, list[Said]]] = {}
    for said in material.said:
        known = said.speaker.named or said.speaker.told
        if known and move.shortest <= said.words <= move.longest:
            by_camp.setdefault(material.camp(said.speaker), {}).setdefault(said.speaker.key, []).append(said)
    groups: list[tuple[Item, ...]] = []
    for camp, by_speaker in _apart(material, by_camp).items():
        speakers = [_ranked(several, longest=move.longest) for several in by_speaker.values()]
        speakers.sort(key=lambda ranked: (-ranked[0].value, ranked[0].start))
        items = [_item(material, camp, lines, move) for lines in _alternatives(speakers)]
        groups.append(tuple({item.text: item for item in items}.values()))
    if len(groups) < 2:
        return ()
    return (Offer(move.id, "list", tuple(groups), label=(from_rule(move.label, f"expansions.{move.id}"),)),)
