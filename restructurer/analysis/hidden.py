"""Characters that no reader sees (soft hyphens, joiners): the model reads words without them, offsets keep them.

A page that tells browsers where words may be parted writes soft hyphens into them; no word list and no model knows such
a word. The paragraph is parsed without those characters, and its tokens are then given back the characters of the
source: ``text`` and ``start`` are those of the source, ``low`` and ``lemma`` those of the word.
"""

from __future__ import annotations

import re
from dataclasses import replace

from restructurer.analysis.columns import Columns

_HIDDEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


def shown(text: str) -> str:
    """The text without what is not seen."""
    return _HIDDEN.sub("", text)


def widened(table: Columns, text: str) -> Columns:
    """The columns of :func:`shown` of a text as those of the text itself: as long, and at its offsets."""
    if not _HIDDEN.search(text):
        return table
    places = [at for at, char in enumerate(text) if not _HIDDEN.match(char)]
    places.append(len(text))
    words: list[str] = []
    starts: list[int] = []
    at = 0
    for word, start, blank in zip(table.text, table.start, table.blank, strict=True):
        stop = places[start + len(word)]
        words.append(text[at:stop])
        starts.append(at)
        at = stop + blank
    blanks = table.blank
    if words and at < len(text):  # behind the last blank
        words[-1] += text[at - blanks[-1] :]
        blanks = [*blanks[:-1], False]
    return replace(table, text=words, start=starts, blank=blanks)
