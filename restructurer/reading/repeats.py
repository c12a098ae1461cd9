"""Takes out what a page prints twice: the headline again over a form, a standfirst again, the card of a speaker.

The first time stays, so that no word of the article is lost. Two equal short lines in immediate succession under the
first paragraph, or over a credit, are no text of an article at all (a caption, a name card), and both go. So does what
stands elsewhere as noise: the headline of another article. So do an agency’s keyword and it again with a colon,
over its headline, and the trail of a page with the headline glued to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.article import Removal
from restructurer.reading.noise_rules import NoiseSettings, is_paragraph
from restructurer.reading.units import Sifted, Unit, blank

RULE = "layout.repeat"
_SHORTEST = 6  # words; fewer may well be said twice, but for the headline
_SHORTEST_HEADLINE = 4
_LONGEST_KEYWORD = 6  # words
_SENTENCE_ENDS = ".!?…"
_KINDS = ("title", "line", "paragraph", "crosshead")


def take_repeats(text: str, clean: Sifted, settings: NoiseSettings) -> tuple[tuple[Unit, ...], tuple[Removal, ...]]:
    """The units that are left without those that stand again, and what was taken out."""
    units = clean.units
    noise = _noise(text, clean.removed)
    credits = frozenset(one.start for one in clean.removed if one.rule.startswith(settings.credits))
    first: dict[str, int] = {}
    gone: set[int] = set()
    begun = False
    previous: tuple[int, str] | None = None
    for index, unit in enumerate(units):
        if unit.kind not in _KINDS:
            previous = None
            continue
        line = text[unit.start : unit.end]
        words = line.split()
        key = " ".join(words)
        running = is_paragraph(line, settings)
        if not begun and _trails(text, units, index):
            gone.add(index)
            continue
        again = first.get(key)
        if key in noise and not running and unit != clean.headline:
            gone.add(index)
        elif again is None:
            first[key] = index
        elif len(words) >= (_SHORTEST_HEADLINE if again == 0 else _SHORTEST) and (
            # A sentence goes only below a headline that goes too: a form that quotes the head of the page.
            index - 1 in gone or not (running or line[-1] in _SENTENCE_ENDS)
        ):
            gone.add(index)
        if previous == (index - 1, key):
            card = begun and len(words) >= 2 and line[-1] not in _SENTENCE_ENDS + '»”"'
            if card or (len(words) >= _SHORTEST and not running and _next_ink(text, unit.end) in credits):
                gone.update((index - 1, index))
        keyword = not begun and line[-1] == ":" and len(words) <= _LONGEST_KEYWORD
        if keyword and previous == (index - 1, key.rstrip(" :")):
            gone.update((index - 1, index))
        begun = begun or running
        previous = (index, key)
    kept = tuple(unit for index, unit in enumerate(units) if index not in gone)
    return kept, tuple(Removal(units[index].start, units[index].end, RULE) for index in sorted(gone))


def _noise(text: str, removed: Sequence[Removal]) -> frozenset[str]:
    """Lines of noise of some words without a stop: the headline of another article, that a page may print twice."""
    lines = (text[one.start : one.end].split() for one in removed)
    return frozenset(" ".join(words) for words in lines if len(words) >= _SHORTEST_HEADLINE)


def _trails(text: str, units: Sequence[Unit], index: int) -> bool:
    """Whether a line is the trail of the page with the headline glued to it, over that headline."""
    if index + 1 >= len(units) or units[index].kind == "title":
        return False
    line, below = (text[one.start : one.end] for one in (units[index], units[index + 1]))
    return len(line) > len(below) and line.endswith(below) and len(below.split()) >= _SHORTEST


def _next_ink(text: str, at: int) -> int:
    while at < len(text) and blank(text[at]):
        at += 1
    return at
