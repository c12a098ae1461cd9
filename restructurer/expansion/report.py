"""An expansion as people and programs read it before it is written: moves, gain, cost, the most there is."""

from __future__ import annotations

import json
from dataclasses import asdict

from restructurer.expansion.planner import Expansion

VERSION = 1


def as_text(expansion: Expansion, *, target: int) -> str:
    """A table of the moves taken, for people."""
    body = expansion.words - sum(move.words for move in expansion.moves)
    rows = [f"The source's own words: {body}. Asked for: {target}."]
    if expansion.moves:
        rows.append("")
        rows.append(
            f"{'move':<16}{'section':>8}{'items':>7}{'gain':>6}{'new':>6}{'restated':>10}{'repeated':>10}{'cost':>6}"
        )
    for move in expansion.moves:
        where = "opening" if move.section == 0 else str(move.section)
        rows.append(
            f"{move.move:<16}{where:>8}{move.items:>7}{move.words:>6}{move.new:>6}{move.restated:>10}{move.repeated:>10}{move.cost:>6}"
        )
        rows += [f"    {line}" for text in move.texts for line in text.replace("**", "").split("\n")]
    rows += ["", f"With these moves: {expansion.words} words.", f"This material supports {expansion.supported} words."]
    return "\n".join(rows)


def as_json(expansion: Expansion, *, target: int) -> str:
    """The same, for programs."""
    body = expansion.words - sum(move.words for move in expansion.moves)
    whole = {
        "version": VERSION,
        "target": target,
        "source_words": body,
        "words": expansion.words,
        "supported_words": expansion.supported,
        "target_met": expansion.words >= target,
        "moves": [asdict(move) for move in expansion.moves],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)
