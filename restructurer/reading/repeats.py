"""Takes out what a page prints twice: the headline again over a form, a standfirst again, the card of a speaker.

The first time stays, so that no word of the article is lost. Two equal short
lines in immediate succession under the first paragraph are no text of an article at all (a caption, a
name card), and both go. So do an agency's keyword and the keyword again with a colon, over its headline.
"""

from __future__ import annotations

from restructurer.article import Removal
from restructurer.reading.noise_rules import NoiseSettings, is_paragraph
from restructurer.reading.units import Unit

RULE = "layout.repeat"
_SHORTEST = 6  # words; fewer may well be said twice, but for the headline
_SHORTEST_HEADLINE = 4
_LONGEST_KEYWORD = 6  # words
_KINDS = ("title", "line", "paragraph", "crosshead")


def take_repeats(
    text: str, units: tuple[Unit, ...], settings: NoiseSettings
) -> tuple[tuple[Unit, ...], tuple[Removal, ...]]:
    """The units without those that stand again, and what was taken out."""
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
        again = first.get(key)
        if again is None:
            first[key] = index
        elif len(words) >= (_SHORTEST_HEADLINE if again == 0 else _SHORTEST) and (
            # Running text goes only below a headline that goes too: a form that quotes the head of the page.
            index - 1 in gone or not is_paragraph(line, settings)
        ):
            gone.add(index)
        if (
            begun
            and previous is not None
            and previous == (index - 1, key)
            and len(words) >= 2
            and line[-1] not in '.!?…»”"'
        ):
            gone.update((index - 1, index))
        keyword = not begun and line[-1] == ":" and len(words) <= _LONGEST_KEYWORD
        if keyword and previous == (index - 1, key.rstrip(" :")):
            gone.update((index - 1, index))
        begun = begun or is_paragraph(line, settings)
        previous = (index, key)
    kept = tuple(unit for index, unit in enumerate(units) if index not in gone)
    return kept, tuple(Removal(units[index].start, units[index].end, RULE) for index in sorted(gone))
