"""Units to a Source: the brief and the noise out, the title found, each paragraph named for what it is."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from restructurer.article import Doubt, Paragraph, Removal, Source
from restructurer.errors import InputError
from restructurer.french.words import count_words
from restructurer.reading.authors import take_authors
from restructurer.reading.brief import take_brief
from restructurer.reading.captions import take_captions
from restructurer.reading.headline import (
    LONGEST_HEADLINE,
    Above,
    find_headline,
    join_headline,
    kickers_among,
    kickers_over,
    take_above,
)
from restructurer.reading.language import other_than_french
from restructurer.reading.noise import take_noise
from restructurer.reading.noise_rules import NoiseSettings, is_paragraph
from restructurer.reading.plain import LONGEST_CROSSHEAD, rejoin, unmark
from restructurer.reading.pull_quotes import take_pull_quotes
from restructurer.reading.repeats import take_repeats
from restructurer.reading.units import Extract, Unit
from restructurer.rulebook import Rulebook

MOST_CHARACTERS = 1_000_000  # spaCy parses no longer text
_WORD = re.compile(r"[^\W_]")
_INNER = re.compile(r"[\s\u00a0]+")
_BREAK = re.compile(r"[\r\n\t]")  # one blank each, so that offsets into the title hold
# What no author's crosshead holds: a date with its year or an hour, bars, the sign of a credit, a result, a pointer.
_PRINTED = re.compile(
    r"[|©]|\b(?:19|20)\d\d,? (?:à )?\d{1,2} ?[h:]\d\d|\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d"
    r"|^(?:publiée?|postée?|mise? (?:à jour|en ligne)|modifiée?|par|lisez|sources?) ?(?=[:«,]|le \d|hier|\d)"
    r"|^(?:sondage|publicité|podcast|vidéo|diaporama|quiz) ?[:–|-]"
    r"|\S \d{1,2} ?[-–] ?\d{1,2}$|^[(\[].{0,60}[)\]]$|\(ats\)|\(afp\)|\(belga\)",
    re.IGNORECASE,
)
_SENTENCE_QUOTED = re.compile(r"[.…]\s?[»\"”]$")
_SAID = re.compile(r"»\s?,|[\"”]\s?,")
_SIGNED = re.compile(
    r"(?:[A-ZÀ-Ý][\w’'-]{1,20} ){1,3}[A-ZÀ-Ý][\w’'-]{1,20}, [a-zà-ÿ][\w’'-]{2,20}(?: [\w’'-]{1,20}){0,5}"
)
MOST_CROSSHEAD_WORDS = 16
_FEW_WORDS = 5  # of a crosshead over a short sentence
_SHORTEST_SENTENCE = 8  # words
_TRAILING_WORDS = (5, 12)  # of a crosshead that ends in points of suspension
_LONG_PARAGRAPH = 300  # characters
_LINKS = re.compile(
    r"(?:et|mais|ou|or|car|donc|puis|sauf|alors|pourtant|bref|enfin|reste|d'où|voire|sans|comme)\b", re.IGNORECASE
)
MOST_HEADING_WORDS = 25  # a longer <h2> that ends in a stop is a standfirst


def assemble(extract: Extract, *, name: str, rulebook: Rulebook, title: str | None, minimum_words: int) -> Source:
    """The Source of an extract.

    Raises InputError when it is not French or holds fewer than ``minimum_words`` (0: both are
    left unchecked), or no paragraph at all.
    """
    text = extract.text
    if len(text) > MOST_CHARACTERS:
        raise InputError(f"{name}: over 1 million characters are more than one article; give a single article")
    if not _WORD.search(text):
        raise InputError(f"{name}: no words to read; give the text of an article")
    if minimum_words:
        _refuse_other_languages(text, name)
    brief, sifted = take_brief(extract, rulebook=rulebook)
    clean = take_noise(text, sifted.units, rulebook=rulebook)
    settings = rulebook.settings("noise", NoiseSettings)
    once, repeats = take_repeats(text, clean, settings)
    unpulled, pulled, quoted = take_pull_quotes(text, clean, once, settings)
    uncaptioned, captions = take_captions(text, clean, unpulled, rulebook=rulebook)
    alone, authors = take_authors(text, uncaptioned, clean.removed, settings)
    free, marks = unmark(text, alone)
    heading, units, above = _title(
        text, join_headline(text, rejoin(text, free)), given=title, other=extract.title, settings=settings
    )
    paragraphs = _paragraphs(text, units, settings)
    words = sum(count_words(text[one.start : one.end]) for one in paragraphs)
    if not paragraphs:
        raise InputError(f"{name}: no paragraph of an article was found; is it the right file?")
    if words < minimum_words:
        raise InputError(
            f"{name}: {words} words are too few for an article (at least {minimum_words}); give the whole text"
        )
    kickers = (*above.kickers, *kickers_among(text, clean.removed, units, settings, headline=heading))
    noise = [one for one in clean.removed if all(one.start != kicker.start for kicker in kickers)]
    removed = sorted(
        (*extract.layout, *sifted.removed, *noise, *repeats, *pulled, *captions, *authors, *marks, *above.removed),
        key=lambda one: one.start,
    )
    said = title or brief.title or (text[heading.start : heading.end] if heading else extract.title)
    stands = heading is not None and _same(said, text[heading.start : heading.end])
    return Source(
        name=name,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        title=_BREAK.sub(" ", said) if stands else _INNER.sub(" ", said).strip(),
        title_start=heading.start if heading and stands else None,
        title_end=heading.end if heading and stands else None,
        paragraphs=tuple(paragraphs),
        removed=tuple(removed),
        doubts=_doubts((*clean.doubts, *quoted, *above.doubts, *_last_lines(text, paragraphs)), paragraphs),
        kickers=tuple(sorted(kickers, key=lambda one: one.start)),
        brief=brief,
        meta=tuple(sorted(extract.meta)),
    )


def _refuse_other_languages(text: str, name: str) -> None:
    other = other_than_french(text)
    if other == "no French":
        raise InputError(f"{name}: this does not read as French; give an article in French")
    if other is not None:
        raise InputError(f"{name}: this reads as {other}; give an article in French")


def _same(one: str, other: str) -> bool:
    return _INNER.sub(" ", one).strip().casefold() == _INNER.sub(" ", other).strip().casefold()


def _title(
    text: str, units: tuple[Unit, ...], *, given: str | None, other: str, settings: NoiseSettings
) -> tuple[Unit | None, list[Unit], Above]:
    """The unit that is the title, the units without it, and what stands above it (or goes for a given title)."""
    above = Above()
    found = next((unit for unit in units if unit.kind == "title"), None)
    if found is not None and (kickers := kickers_over(text, units, found)):
        above = replace(above, kickers=kickers)
        units = units[len(kickers) :]
    if found is None and (at := find_headline(text, units, settings)) is not None:
        found = units[at]
        above = take_above(text, units, at)
        gone = {one.start for one in above.removed} | {one.start for one in above.kickers}
        units = tuple(unit for unit in units if unit.start not in gone)
    if found is None and other:
        found = next((unit for unit in units[:3] if _same(text[unit.start : unit.end], other)), None)
    left = [unit if unit.kind != "title" else replace(unit, kind="crosshead") for unit in units if unit is not found]
    if found is not None and given and not _same(given, text[found.start : found.end]):
        instead = Removal(found.start, found.end, "layout.title-given")
        return None, left, replace(above, removed=(*above.removed, instead))
    return found, left, above


def _paragraphs(text: str, units: list[Unit], settings: NoiseSettings) -> list[Paragraph]:
    lines = [text[unit.start : unit.end] for unit in units]
    questions = sum(
        line.endswith("?") and count_words(line) <= MOST_CROSSHEAD_WORDS
        for line in lines
        if len(line) <= LONGEST_HEADLINE
    )
    found: list[Paragraph] = []
    for index, unit in enumerate(units):
        kind = unit.kind
        line = lines[index]
        if kind == "crosshead":
            stops = line[-1] in ".…" and count_words(line) > 12
            # Nothing to stand over: the end, or the crosshead of a part. It is printed where it stands.
            bare = index + 1 == len(units) or units[index + 1].kind in ("crosshead", "title")
            if stops or bare or count_words(line) > MOST_HEADING_WORDS:
                kind = "paragraph"
        elif kind == "line":
            follows = index + 1 < len(units) and units[index + 1].kind in ("line", "paragraph", "item")
            running = follows and (
                len(lines[index + 1]) > LONGEST_CROSSHEAD
                or is_paragraph(lines[index + 1], settings)
                or _over_sentence(lines, index, settings)
            )
            heads = index > 0 and running and _crosshead_like(line, interview=questions > 3)
            heads = heads or (0 < index < len(lines) - 1 and questions <= 3 and _trailing(lines, index))
            # « Anne Le Goff, mareyeuse » right below words without a stop signs a pull quote.
            heads = heads and not (_SIGNED.fullmatch(line) and lines[index - 1][-1:] not in ".!?…:")
            if (
                heads
                and index > 1
                and units[index - 1].kind == "line"
                and _crosshead_like(lines[index - 1], interview=True)
            ):
                heads = False  # the last line of a list: prices, results, key figures
            kind = "crosshead" if heads else "paragraph"
        found.append(Paragraph(unit.start, unit.end, "crosshead" if kind == "title" else kind))
    return found


def _over_sentence(lines: list[str], index: int, settings: NoiseSettings) -> bool:
    """Whether a few words, below a full stop, stand over a short sentence and a paragraph: « Son parcours »."""
    below, behind = lines[index + 1], lines[index + 2] if index + 2 < len(lines) else ""
    few = count_words(lines[index]) <= _FEW_WORDS and lines[index - 1][-1:] in '.!?…»"”'
    return few and below[-1] in ".!?" and count_words(below) >= _SHORTEST_SENTENCE and is_paragraph(behind, settings)


def _trailing(lines: list[str], index: int) -> bool:
    """Whether a line with points of suspension is a crosshead: alone of its kind between two long paragraphs."""
    line = lines[index]
    if not line.endswith(("...", "…")) or not _TRAILING_WORDS[0] <= count_words(line) <= _TRAILING_WORDS[1]:
        return False
    if min(len(lines[index - 1]), len(lines[index + 1])) < _LONG_PARAGRAPH or _LINKS.match(line):
        return False
    return _crosshead_like(line.rstrip(".… "), interview=False)


def _crosshead_like(line: str, *, interview: bool) -> bool:
    if (
        len(line) > LONGEST_CROSSHEAD
        or count_words(line) > MOST_CROSSHEAD_WORDS
        or _SAID.search(line)
        or _PRINTED.search(line)
    ):
        return False
    first = next((char for char in line if char.isalnum()), "")
    if not first or first.islower() or line[0] in "-–—(" or not any(char.isalpha() for char in line):
        return False  # « 3 500 » over a line that says of what
    if _SENTENCE_QUOTED.search(line):
        return False  # « Et d’ajouter : « On attend toujours. » »
    if line[-1] == "?":
        return not interview and count_words(line) <= 12
    return line[-1] not in ".!…:;,"


def _doubts(doubts: tuple[Doubt, ...], paragraphs: list[Paragraph]) -> tuple[Doubt, ...]:
    """In the order of the text, without those on a line that turned out to be the headline."""
    standing = [one for one in doubts if any(to.start <= one.start and one.end <= to.end for to in paragraphs)]
    return tuple(sorted(standing, key=lambda one: one.start))


def _last_lines(text: str, paragraphs: list[Paragraph]) -> list[Doubt]:
    """Short lines without a stop that end the text: left in place, and said."""
    found = []
    for one in reversed(paragraphs):
        line = text[one.start : one.end]
        if one.kind == "item" or len(line) > LONGEST_CROSSHEAD or line[-1] in '.!?…»”"':
            break
        found.append(Doubt(one.start, one.end, "layout.last-line"))
    return found if len(found) < len(paragraphs) else []
