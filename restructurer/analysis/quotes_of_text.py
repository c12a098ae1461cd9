"""The public ``quotes``: what somebody says in any French text, an article or a line of it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import replace

from restructurer.analysis.findings import Quote
from restructurer.analysis.model import load
from restructurer.analysis.parse import parse
from restructurer.analysis.quotes import find_quotes
from restructurer.analysis.sentences import find_sentences
from restructurer.article import Paragraph, Source
from restructurer.reading.noise import take_noise
from restructurer.reading.plain import read_plain
from restructurer.rulebook import Rulebook, default_rulebook

_BLANK_LINE = re.compile(r"\n[ \t\r\u00a0]*\n")
_LINE = re.compile(r"[^\n]+")
_WRAPPED = 110
_FEWEST = 3  # paragraphs of a text in which lines that are no part of an article are looked for
_SENTENCE_END = tuple('.!?…»”":;)')


def _normalised(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text: parted by blank lines, else one a line; hard-wrapped lines joined."""
    blocks: list[tuple[int, int]] = []
    at = 0
    for match in _BLANK_LINE.finditer(text):
        blocks.append((at, match.start()))
        at = match.end()
    blocks.append((at, len(text)))
    found: list[Paragraph] = []
    for start, end in blocks:
        lines = [(m.start(), m.end()) for m in _LINE.finditer(text, start, end) if m.group().strip()]
        if not lines:
            continue
        inner = lines[:-1]
        wrapped = bool(inner) and all(40 <= stop - begin <= _WRAPPED for begin, stop in inner)
        wrapped = wrapped and sum(text[b:s].rstrip().endswith(_SENTENCE_END) for b, s in inner) * 2 <= len(inner)
        for begin, stop in [(lines[0][0], lines[-1][1])] if wrapped else lines:
            line = text[begin:stop]
            lead = len(line) - len(line.lstrip())
            found.append(Paragraph(begin + lead, begin + len(line.rstrip())))
    return tuple(found)


def _passed_over(text: str, paragraphs: tuple[Paragraph, ...], rules: Rulebook) -> list[Paragraph]:
    """The paragraphs that the rules of noise take out: a teaser, a caption, a reader's comment."""
    if len(paragraphs) < _FEWEST:
        return []
    removed = sorted((one.start, one.end) for one in take_noise(text, read_plain(text).units, rulebook=rules).removed)
    found: list[Paragraph] = []
    index = 0
    for paragraph in paragraphs:
        while index < len(removed) and removed[index][1] < paragraph.end:
            index += 1
        if index < len(removed) and removed[index][0] <= paragraph.start:
            found.append(paragraph)
    return found


def _joined(found: list[Quote], text: str) -> list[Quote]:
    """One quote from mark to mark: a quotation that runs over a line without new marks is in one piece."""
    kept: list[Quote] = []
    for quote in found:
        last = kept[-1] if kept else None
        if last is not None and last.group == quote.group and quote.cue != "dialogue" and last.cue != "dialogue":
            between = text[last.end : quote.start]
            if "\n" in between and not between.strip() and text[quote.start] not in "—–-":
                kept[-1] = replace(last, end=quote.end)
                continue
        kept.append(quote)
    return kept


def quotes(text: str, *, rulebook: Rulebook | None = None) -> list[Quote]:
    """The words that somebody says in a French text, in order, with offsets into ``text``.

    Nothing is taken for a title. Lines that the rules of noise take out of an article (teasers,
    captions, readers' comments) may say who somebody is, but their quotes are left out. A text that
    is not in NFC is put into it first, and offsets are into that.
    """
    text = _normalised(text)
    paragraphs = paragraphs_of(text)
    if not paragraphs:
        return []
    rules = rulebook or default_rulebook()
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    source = Source("text", text, sha256, "", None, None, paragraphs)
    parsed = parse(source, nlp=load())
    sentences = find_sentences(parsed, rulebook=rules)
    found = _joined([quote for quote in find_quotes(parsed, sentences, rulebook=rules) if quote.kind == "speech"], text)
    noise = _passed_over(text, paragraphs, rules) if found else []
    return [quote for quote in found if not any(one.start <= quote.start < one.end for one in noise)]
