"""Takes out captions without a credit that stand alone between the paragraphs: « Le moulin de Bras avant les travaux. »

Such a line is one sentence without a verb of its own that opens on what the article tells of already (« la maison
communale de Bras ») and says where or when; or an office and a name; or what only pictures are (« Vue aérienne … »). An
article has sentences without a verb too (« Une victoire d’étape pour la gauche. »): what opens on anything else stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from restructurer.article import Removal
from restructurer.french import lexicon
from restructurer.patterns import compile_bounded
from restructurer.reading.noise_rules import LONGEST_EXPANDED, NoiseSettings, expand, is_paragraph, plain
from restructurer.reading.pull_quotes import words_of
from restructurer.reading.units import Sifted, Unit
from restructurer.rulebook import Rulebook

RULE = "layout.caption"
_SHORTEST, _LONGEST = 4, 35  # words
_MOST_LETTERS = 400
_PORTRAITS = 3  # names with an office, alone, on one page
_OPENS_WORDS = '«“"—–-'
_GALLERY = 3  # captions in a row
_INNER_STOP = re.compile(r"[.!?…] ?[»”\"]? [A-ZÀ-Ý«“]|[:;?!]|\d\. ")
_TOKEN = re.compile(r"\w+'|\w+(?:[-']\w+)*|[,()]")
_OPENING = re.compile(r"(?:les? |la |l'|(des ))?(.{3,})", re.IGNORECASE)
_QUOTED = re.compile(r"«[^«»]{1,60}»|\"[^\"]{1,60}\"|“[^“”]{1,60}”")  # what a sign says, what a work is called
_FINITE = ("ind", "sub", "cnd")
_FINITE_TOO = frozenset(("a", "as"))
_NEVER_FINITE = frozenset(("contre", "entre", "outre", "hors"))
_STREETS = frozenset(("place", "cours"))
_OF = frozenset(("de", "du", "des", "d'"))
# What stands in front of a noun: « en visite », « du centre ».
_BEFORE_NOUN = frozenset(
    "le la les l' un une des du de d' au aux à en par pour sur sous dans avec sans entre vers chez lors ce cet cette "
    "ces son sa ses leur leurs mon ma mes notre nos votre vos premier première deux trois quatre cinq et".split()
)
_OFFICE = re.compile(r", (?:[a-zà-ÿ]|l'|P-?DG |DG |CEO ).{3,}")
_PLACED = ("à", "au", "aux", "dans", "sur", "devant", "en", "lors", "autour")
_WHERE = re.compile(r",? (?:à (?!la |l')|au |aux |dans |sur |devant |près (?:de|du|d')|place |rue |boulevard )")
_CONTENT = 4  # letters


@dataclass(frozen=True)
class _Patterns:
    """How a caption opens that can be nothing else, where and when it was taken, an office with a name, a name, several
    people or an office in front, what tells a row of captions."""

    pictures: re.Pattern[str]
    scenes: re.Pattern[str]
    times: re.Pattern[str]
    card: re.Pattern[str]
    person: re.Pattern[str]
    several: re.Pattern[str]
    marks: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(rulebook: Rulebook) -> _Patterns:
    """The fragments of a rulebook that tell captions, put together once."""
    fragments = rulebook.settings("noise", NoiseSettings).fragments

    def made(source: str) -> re.Pattern[str]:
        return compile_bounded(expand(source, fragments), ignore_case=True, longest=LONGEST_EXPANDED)

    return _Patterns(
        pictures=made(r"(?:<pictured>)(?:(?<=')|(?!\w))"),
        scenes=made(r"(?<!\w)(?:<scene>)(?:(?<=')|(?!\w))"),
        times=made(r"(?<!\w)(?:<moment>)(?!\w)"),
        card=made("<card>"),
        person=made(r"(?!(?:les?|la|une?|des|ces?|cette|son|sa|ses|mon|au|aux|en|à|a|de|du) )<person>"),
        several=made(r"(?:les|des) |(?:le |la |l'|une? )?(?:<office>)(?!\w)"),
        marks=made("<gallery>"),
    )


def take_captions(
    text: str, clean: Sifted, units: tuple[Unit, ...], *, rulebook: Rulebook
) -> tuple[tuple[Unit, ...], tuple[Removal, ...]]:
    """The units that are left without captions, and what was taken out."""
    settings = rulebook.settings("noise", NoiseSettings)
    lines = [plain(text[unit.start : unit.end]) for unit in units]
    running = [is_paragraph(line, settings) for line in lines]
    first = next((index for index, one in enumerate(running) if one), len(units))
    open_lines = [
        index
        for index in range(first + 1, len(units))
        if units[index].kind in ("line", "paragraph")
        and units[index] != clean.headline
        and len(lines[index]) <= _MOST_LETTERS
        and _nominal(lines[index])
        and lines[index - 1][-1] not in ":,;?"
    ]
    if not open_lines:
        return units, ()
    patterns = _patterns(rulebook)
    apart = set(open_lines)
    told = _sequences(" ".join(line for at, line in enumerate(lines) if at not in apart))
    gone = {index for index in open_lines if _is_caption(lines[index], told, patterns)}
    cards = [at for at in gone if _is_card(lines[at], patterns)]
    # Who speaks in a row of portraits, or whom the words below are of, is named by the author.
    alike = sum(_is_card(line, patterns) for line in lines if len(line) <= _MOST_LETTERS) if cards else 0
    gone.difference_update(
        at for at in cards if alike >= _PORTRAITS or lines[min(at + 1, len(lines) - 1)][0] in _OPENS_WORDS
    )
    gone.update(_gallery(lines, open_lines, gone, patterns))
    kept = tuple(unit for index, unit in enumerate(units) if index not in gone)
    return kept, tuple(Removal(units[at].start, units[at].end, RULE) for at in sorted(gone))


def _sequences(text: str) -> frozenset[str]:
    """The words of a text, and the twos and threes that follow each other in it."""
    words = words_of(text).split()
    return frozenset(" ".join(words[at : at + many]) for many in (1, 2, 3) for at in range(len(words) - many + 1))


def _says(told: frozenset[str], line: str) -> bool:
    """Whether all that follow each other in some words do so in the text of which these are the sequences."""
    words = words_of(line).split()
    many = min(3, len(words))
    return bool(words) and all(" ".join(words[at : at + many]) in told for at in range(len(words) - many + 1))


def _nominal(line: str) -> bool:
    """Whether a line is one sentence, with its full stop, that has no verb of its own."""
    if line[-1] != "." or not _SHORTEST <= line.count(" ") + 1 <= _LONGEST or _INNER_STOP.search(line[:-1]):
        return False
    tokens = _TOKEN.findall(_QUOTED.sub("", line))
    for at, token in enumerate(tokens):
        if at and token[0].islower() and _finite(tokens, at):
            return False
    return len(tokens) >= _SHORTEST


def _finite(tokens: Sequence[str], at: int) -> bool:
    """Whether a word may be a finite verb where it stands."""
    token, before = tokens[at].lower(), tokens[at - 1].lower()
    behind = tokens[at + 1] if at + 1 < len(tokens) else ""
    if token in _NEVER_FINITE or (token in _STREETS and (behind[:1].isupper() or behind in _OF)):
        return False
    if token not in _FINITE_TOO and not any(one.mood in _FINITE for one in lexicon.conjugations(token)):
        return False
    noun = lexicon.is_noun(token) or lexicon.is_adjective(token)
    return not noun or not (before in _BEFORE_NOUN or lexicon.is_adjective(before))


def _is_caption(line: str, told: frozenset[str], patterns: _Patterns) -> bool:
    inner = line.rstrip(" .")
    if patterns.pictures.match(inner) or patterns.card.fullmatch(inner):
        return True
    opening = _OPENING.fullmatch(inner)
    if opening is None:
        return False
    person = patterns.person.match(inner)
    if person is not None:
        rest = inner[person.end() :]
        name = words_of(person.group()).split()[-1]
        return name in told and (_OFFICE.match(rest) is not None or _shown(rest, told, patterns))
    known = _known(opening.group(2), told)
    if known is not None:
        rest = opening.group(2)[known:]
        if _shown(rest, told, patterns) or (not rest and "," not in inner and _named(opening.group(2)[1:])):
            return True
    timed = patterns.times.search(inner) is not None
    shown = patterns.scenes.search(inner) is not None and (timed or _named(inner[1:]))
    if shown and patterns.several.match(inner) is not None:
        return True
    some = timed if opening.group(1) else _bare_plural(inner, told)
    return some and _WHERE.search(inner) is not None and _named(inner[1:])


def _is_card(line: str, patterns: _Patterns) -> bool:
    """Whether a line is an office and a name, or a name and an office, and says nothing of a picture."""
    inner = line.rstrip(" .")
    person = patterns.person.match(inner)
    if person is None:
        return patterns.card.fullmatch(inner) is not None
    rest = inner[person.end() :]
    shown = patterns.scenes.search(rest) is not None or patterns.times.search(rest) is not None
    return _OFFICE.match(rest) is not None and not shown


def _bare_plural(line: str, told: frozenset[str]) -> bool:
    """Whether a line opens on several of whom the article tells, without an article: « Ouvriers réunis … »."""
    words = re.findall(r"[\w-]+", line[:80])
    if len(words) < 2 or not words[0].endswith(("s", "x")) or not lexicon.is_noun(words[0].lower()):
        return False
    done = any(one.mood == "par" for one in lexicon.conjugations(words[1]))
    return _says(told, words[0]) and (done or words[1].lower() in _PLACED)


def _known(line: str, told: frozenset[str]) -> int | None:
    """The end of what a line opens on, where the article says it: two words of some length at least."""
    words = list(re.finditer(r"\w+", line))
    end = None
    content = 0
    for word in words:
        if not _says(told, line[: word.end()]):
            break
        if len(word.group()) >= _CONTENT or word.group()[0].isupper() or word.group().isdigit():
            content += 1
            end = word.end() if content > 1 else end
    return end


def _shown(rest: str, told: frozenset[str], patterns: _Patterns) -> bool:
    """Whether the rest of a line says where or when something was taken: by words for it, or at a place by words that
    are names or that the article says."""
    if patterns.scenes.search(rest) is not None or patterns.times.search(rest) is not None:
        return True
    content = [word for word in re.findall(r"[^\W\d_]+", rest) if len(word) >= _CONTENT or word[0].isupper()]
    placed = _WHERE.match(rest) is not None
    return placed and bool(content) and all(word[0].isupper() or _says(told, word) for word in content)


def _named(line: str) -> bool:
    """Whether a name stands in a line."""
    return any(word[0].isupper() for word in re.findall(r"\w+", line))


def _gallery(lines: Sequence[str], nominal: Sequence[int], gone: set[int], patterns: _Patterns) -> set[int]:
    """Captions in a row: each with a name or a time, one of them told for a caption by itself or by a mark."""
    found: set[int] = set()
    row: list[int] = []
    for index in (*nominal, -1):
        if row and index != row[-1] + 1:
            if len(row) >= _GALLERY and any(at in gone or patterns.marks.match(lines[at]) for at in row):
                found.update(row)
            row = []
        if index >= 0 and (_named(lines[index][1:]) or patterns.times.search(lines[index])):
            row.append(index)
    return found
