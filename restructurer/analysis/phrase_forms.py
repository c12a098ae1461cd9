"""The form of a keyphrase that is fit to print: its accents, and capitals on names only."""

from __future__ import annotations

import unicodedata
from collections import Counter

from restructurer.analysis.candidates import Candidate, key_of
from restructurer.analysis.frequency import UNKNOWN, zipf
from restructurer.analysis.wordlists import Span, Words
from restructurer.french.typography import mend


def _accents(text: str) -> int:
    return sum(unicodedata.combining(char) > 0 for char in unicodedata.normalize("NFD", text))


def _surface(words: Words, span: Span, *, name: bool) -> str:
    first, stop = span
    text = words.text[words.starts[first] : words.ends[stop - 1]].replace("\u00ad", "")
    # A capital that only opens a sentence or a title goes, where French knows the word without it.
    opens = words.opens[first] or words.lower[first - 1] in {":", "«", "–", "—", "-"}
    known = zipf(words.lower[first]) > UNKNOWN and words.pos[first] != "PROPN"
    if not name and opens and known and text[1:].islower():
        text = text[:1].lower() + text[1:]
    return text


def print_form(candidate: Candidate, body: Words, title: Words | None) -> str:
    """The form to print: that which the body uses most for the phrase itself, accented if any is."""
    name = candidate.label is not None
    found: Counter[str] = Counter()
    for words, spans in ((body, candidate.body), (title, candidate.title)):
        if words is None:
            continue
        for first, stop in spans:
            if key_of(words, (first, stop)) == candidate.key:
                found[_surface(words, (first, stop), name=name)] += 1
    if not found:
        return mend(" ".join(candidate.key))
    order = {form: at for at, form in enumerate(found)}
    return mend(max(found, key=lambda form: (_accents(form[:1]), found[form], -order[form])))
