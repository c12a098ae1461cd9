"""Cuts paragraphs into sentences by the characters, and says which of them hold.

The pipeline's own boundaries break at «, [ and ’ (spaCy issues 6769 and 13883); here a sentence
ends at a full stop that is neither an abbreviation nor inside a quotation, a bracket or a number,
and that what follows does not take up (« … ! » s'exclame X).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pydantic import ConfigDict
from spacy.language import Language
from spacy.tokens import Doc

from restructurer.analysis import passage as passages
from restructurer.analysis.dateline import dateline_end
from restructurer.analysis.findings import Parsed, Sentence
from restructurer.analysis.marks import Pair
from restructurer.analysis.passage import Passage, pairs_of
from restructurer.analysis.soundness import assess
from restructurer.french import lexicon
from restructurer.rulebook import Rulebook, Settings, default_rulebook

_BRACKETS = re.compile(r"[()\[\]]")
_STOP = re.compile(r"[.!?…]+")
_CLOSERS = "»”\"'’)]}›“"
_FUNCTION = re.compile(r"(?:Le|La|Les|Il|Elle|Ils|Elles|On|Un|Une|Ce|Cette|Ces|Mais|Et|Pour|Dans|En|À|Au|Selon)\s")
_BLANK = " \t\n\r\u00a0\u202f\u2009"
_DASHES = "—–-"
_OPENERS = "«“„\"'‘([{—–-"


class SentenceSettings(Settings):
    """``[settings]`` of ``rules/sentences.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    abbreviations: frozenset[str]
    titles: frozenset[str]
    longest_bracket: int = 400
    longest_dateline: int = 45


def _guards(text: str, paragraph: tuple[int, int], pairs: Sequence[Pair], settings: SentenceSettings) -> list[int]:
    """For each character of a paragraph, 1 where no sentence may end (in a quote or a bracket)."""
    start, end = paragraph
    guard = [0] * (end - start + 1)
    for pair in pairs:
        if pair.depth == 0 and pair.closed:
            guard[pair.outer_start - start : pair.outer_end - start] = [1] * (pair.outer_end - pair.outer_start)
    opened: list[int] = []
    for match in _BRACKETS.finditer(text, start, end):
        at = match.start()
        if match.group() in "([":
            opened.append(at)
            if len(opened) > 8:
                opened.clear()
        elif opened:
            first = opened.pop()
            if at - first <= settings.longest_bracket and not opened:
                guard[first - start : at - start + 1] = [1] * (at - first + 1)
    return guard


def _word_before(text: str, start: int, at: int) -> str:
    begin = at
    while begin > start and at - begin < 30 and (text[begin - 1].isalnum() or text[begin - 1] in "-."):
        begin -= 1
    return text[begin:at]


def _is_abbreviation(text: str, start: int, at: int, settings: SentenceSettings, *, last: bool) -> bool:
    word = _word_before(text, start, at)
    if not word:
        return False
    if word in settings.titles:
        return True
    if word.lower() in settings.abbreviations:
        return not last
    if len(word) == 1 and word.isalpha() and word.isupper():
        return True
    parts = [part for part in word.replace("-", ".").split(".") if part]
    if len(parts) > 1 and all(len(part) <= 2 and part.isalpha() and part[0].isupper() for part in parts):
        return not last
    return word.startswith("-") is False and "-" in word and all(len(p) == 1 and p.isupper() for p in word.split("-"))


def cut(
    text: str, paragraph: tuple[int, int], pairs: Sequence[Pair], settings: SentenceSettings
) -> list[tuple[int, int]]:
    """The sentences of one paragraph as character ranges, blanks at both ends left out."""
    start, end = paragraph
    guard = _guards(text, paragraph, pairs, settings)
    found: list[tuple[int, int]] = []
    begin = start
    ends = {pair.end: pair.outer_end for pair in pairs if pair.depth == 0 and pair.closed}
    for match in _STOP.finditer(text, start, end):
        at, stop = match.start(), match.end()
        if stop <= begin:
            continue
        if guard[at - start]:
            if stop not in ends or _in_bracket(text, at, begin):
                continue
            stop = ends[stop]
        while stop < end and text[stop] in _CLOSERS and not (text[stop] in "\"'“" and guard[stop - start]):
            stop += 1
        after = stop
        while after < end and text[after] in _BLANK:
            after += 1
        if after < end:
            glued = after == stop and text[after] not in "«“"
            if glued and not (text[at] in ".!?" and text[after].isupper() and text[after - 1] in _CLOSERS):
                continue
            if text[after] in _CLOSERS and text[after] not in "\"'“":
                # « … ! » : the closing mark stands after a blank.
                while after < end and text[after] in _CLOSERS + _BLANK:
                    after += 1
                stop = after
                while stop > at and text[stop - 1] in _BLANK:
                    stop -= 1
            if (
                after < end
                and match.group() == "."
                and text[after] in _DASHES
                and begin == start
                and stop - begin <= settings.longest_dateline
            ):
                # « 3 juillet 2012. - Le ministre… »: the dateline belongs to its sentence.
                continue
            if after < end and not _starts(
                text, after, end, match.group(), at, start, settings, closed=stop > match.end()
            ):
                continue
        if stop > begin:
            found.append((begin, stop))
        begin = after
    if begin < end and text[begin:end].strip(_BLANK):
        found.append((begin, end))
    return found


def _in_bracket(text: str, at: int, begin: int) -> bool:
    return text.count("(", begin, at) > text.count(")", begin, at)


def _starts(
    text: str, after: int, end: int, mark: str, at: int, start: int, settings: SentenceSettings, *, closed: bool
) -> bool:
    """Whether a sentence may start at ``after``, behind the stop ``mark`` at ``at``."""
    char = text[after]
    if mark == "." and _is_abbreviation(text, start, at, settings, last=False):
        # « … de l’U.E. Les marchés… »: behind initials a function word opens a sentence.
        initials = "." in _word_before(text, start, at)
        return initials and char.isupper() and _FUNCTION.match(text, after, end) is not None
    if char in _OPENERS:
        look = after + 1
        while look < end and text[look] in _BLANK + _OPENERS:
            look += 1
        if mark in ("…", "...") and look < end and text[look].islower():
            return False
        return look < end and (text[look].isupper() or text[look].isdigit() or mark not in ("…", "..."))
    if char.isdigit() and mark == "." and len(_word_before(text, start, at)) == 1:
        return False
    if char.isupper() or char.isdigit():
        return True
    if char.islower():
        # Lower case after a lone full stop: damage, and a boundary all the same, behind an ordinary word.
        word = _word_before(text, start, at)
        return mark == "." and not closed and len(word) > 3 and lexicon.known(word)
    return char in "•*@#%€$" or char == "…"


def find_in(passage: Passage, *, rulebook: Rulebook) -> tuple[Sentence, ...]:
    """The sentences of a passage, offsets into its own text."""
    settings = rulebook.settings("sentences", SentenceSettings)
    spans = [(paragraph.start, paragraph.end) for paragraph in passage.paragraphs]
    pairs = pairs_of(passage)
    by_paragraph = _per_paragraph(pairs, spans)
    found: list[Sentence] = []
    opening = next((i for i, one in enumerate(passage.paragraphs) if one.kind == "paragraph"), -1)
    for index, paragraph in enumerate(passage.paragraphs):
        if paragraph.stop <= paragraph.first:
            continue
        if paragraph.kind == "paragraph":
            ranges = cut(passage.text, spans[index], by_paragraph[index], settings)
        else:
            ranges = [spans[index]]
        dateline = dateline_end(passage.text, spans[index][0], rulebook=rulebook) if index == opening else None
        if dateline is not None and dateline < spans[index][1]:
            ranges = [(spans[index][0], dateline), *((start, end) for start, end in ranges if end > dateline)]
        first = paragraph.first
        for number, (_start, end) in enumerate(ranges):
            last = number == len(ranges) - 1
            stop = paragraph.stop if last else passage.token_from(end)
            if stop <= first:
                continue
            row = Sentence(len(found), index, first, stop, passage.starts[first], passage.end_of(stop - 1))
            if dateline is not None and number == 0:
                row = replace(row, sound=False, fault="dateline")
            found.append(row)
            first = stop
    return tuple(assess(passage, found))


def _per_paragraph(pairs: Sequence[Pair], spans: Sequence[tuple[int, int]]) -> list[list[Pair]]:
    rows: list[list[Pair]] = [[] for _ in spans]
    index = 0
    for pair in sorted(pairs, key=lambda pair: pair.outer_start):
        while index < len(spans) and spans[index][1] <= pair.outer_start:
            index += 1
        if index < len(spans):
            rows[index].append(pair)
    return rows


def find_sentences(parsed: Parsed, *, rulebook: Rulebook) -> tuple[Sentence, ...]:
    """The sentences of an article, in order; together they hold every token of every paragraph.

    Arguments: ``parsed``, the parsed article; ``rulebook``, for the abbreviations and the faults.
    """
    found = find_in(passages.from_parsed(parsed), rulebook=rulebook)
    rows = []
    for sentence in found:
        start, end = parsed.token_range(sentence.first, sentence.stop)
        rows.append(
            Sentence(
                sentence.index,
                sentence.paragraph,
                sentence.first,
                sentence.stop,
                start,
                end,
                sentence.sound,
                sentence.fault,
            )
        )
    return tuple(rows)


class SentenceComponent:
    """The spaCy component ``restructurer_sentences``: sets ``doc._.restructurer_sentences`` (spans)."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        if not Doc.has_extension("restructurer_sentences"):
            Doc.set_extension("restructurer_sentences", default=())

    def __call__(self, doc: Doc) -> Doc:
        """Finds the sentences of a Doc and keeps them on it."""
        found = find_in(passages.from_doc(doc), rulebook=self.rulebook)
        doc._.restructurer_sentences = tuple(doc[sentence.first : sentence.stop] for sentence in found)
        return doc


@Language.factory("restructurer_sentences")
def make_sentences(nlp: Language, name: str) -> SentenceComponent:
    """The factory that ``nlp.add_pipe("restructurer_sentences")`` calls."""
    return SentenceComponent(default_rulebook())
