"""French typography, in two parts that provenance can prove.

*In-place* mending never changes what stands there, only how it is printed: ’ for ', no-break
spaces where a space stands before a double mark, … for three dots, the accent that a capital
lacks. :func:`mend` does it, and is the ``typography`` edit of a piece.

*Inserting* mending adds or replaces characters: a space before a double mark or a percent sign
that has none, or between two words that lost theirs, none before a comma or a stop, œ, a curly
apostrophe for other signs. :func:`insertions` finds the places, so that each becomes a piece of
its own. Inside quotation marks nothing is ever inserted.

The word lists are ``data/capital_accents.tsv`` and ``data/ligatures.txt``.

Source: Lexique des règles typographiques en usage à l'Imprimerie nationale (2002): accents on
capitals (page 11), figures (page 76), punctuation (page 149), guillemets (page 173).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from restructurer.french import lexicon
from restructurer.resources import data_lines

NBSP = "\u00a0"

# The first character comes first, and what stands before it second, here and below: the search then leaps from one
# such character to the next.
_CAPITALISED = re.compile(
    r"[A-Z](?:(?<=[ACEIO])(?<![\w-].)[a-zà-ÿœ]+(?:-[A-ZÀ-Ýa-zà-ÿœ]+)*(?![\w-])|(?<!\w.)[a-z]+-[EI][a-zà-ÿ-]+(?![\w-]))"
)
_ACCENTS = {"E": "ÉÈÊ", "I": "Î", "O": "Ô", "C": "Ç"}
# « A » for « À » where a sentence opens; inside a quotation only before a French word, not in « A Star Is Born ».
# The auxiliary, Latin, a letter of a list.
NO_GRAVE = (
    r"(?!(?:été|eu|fait|dit|voté|voir|ou|et"
    r"|priori|posteriori|fortiori|contrario|minima|maxima|pari|latere|silentio|tempera|cap+ella|giorno)\b)"
)
_GRAVE = re.compile(rf"(?:\A|(?<=[.!?»:…] ))A (?={NO_GRAVE}[\wÀ-ÿ«])|(?:(?<=« )|(?<=[\"“]))A (?={NO_GRAVE}[a-zà-ÿ])")
_BLANKS = re.compile(r"[^\S ]\s*| \s+")  # all but the single blank, which is most of them
_DIGIT = re.compile(r"\d")
_HIGH = re.compile(r"[:;!?»]")
_APOSTROPHE = re.compile(r"'(?<=[^\W\d_].)(?!')")
_BEFORE = re.compile(r" (?=[:;!?»](?!//))")
_AFTER = re.compile(r"(?<=«) ")
_THOUSANDS = re.compile(r" (?<=\d.)(?=\d{3}(?!\d))")
# « M. », « Mme », « Dr », initials.
_TITLE = re.compile(r"([A-ZÀ-Ý](?<![\w.].)(?:\.|(?<=M)(?:M\.|(?:gr|e|mes?|lles?)\.?)|(?<=[PD])r\.?)) (?=[A-ZÀ-Ý])")
_NUMBER = re.compile(r"([nap](?<!\w.)(?:(?<=n)(?:°s?|ᵒˢ?)|(?<=a)rt\.|(?<=p)\.)) (?=\d)")
_UNIT = re.compile(r" (?<=\d.)(?=[%‰€$£¥°]|(?:h|km|kg|cm|mm|m²|km²|ha|MW|GW|TWh|kWh)(?![\w’']))")
_MINUTES = re.compile(r" (?<=\d\u00a0h.)(?=\d\d(?!\d))")


def straight(text: str) -> str:
    """The text in lower case with straight apostrophes, as the words of rules are looked for in it."""
    return text.lower().replace("’", "'")


@lru_cache(maxsize=1)
def _listed_accents() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in data_lines("capital_accents.tsv"):
        bare, _, right = line.partition("\t")
        found[bare] = right or bare
    return found


@lru_cache(maxsize=8192)
def accent_capital(word: str) -> str:
    """The word with the accent that its capital lacks: « Etat » → « État », « Ile » → « Île ».

    A word is changed when the list says so, or when the lexicon knows exactly one accented form of
    it and not the bare one. Names that are not listed stay as they are.
    """
    listed = _listed_accents()
    if word in listed:
        return listed[word]
    head, dash, rest = word.partition("-")
    if dash:
        return f"{accent_capital(head)}-{rest}"
    if word[0] not in _ACCENTS or lexicon.known(word.lower()):
        return word
    known = [mark + word[1:] for mark in _ACCENTS[word[0]] if lexicon.known(mark.lower() + word[1:])]
    return known[0] if len(known) == 1 else word


def _accented(match: re.Match[str]) -> str:
    return accent_capital(match.group())


@lru_cache(maxsize=4096)
def mend(text: str) -> str:
    """The text with its typography mended in place; what it says is what it said.

    Idempotent. Runs of blanks (line breaks included) become one blank.
    """
    # A pattern is tried only where the characters that it cannot do without stand: most texts have few.
    if "  " in text or not text.isprintable():  # no blank but the plain one is printable
        text = _BLANKS.sub(" ", text)
    text = text.replace("...", "…")
    if "A " in text:
        text = _GRAVE.sub("À ", text)
    text = _CAPITALISED.sub(_accented, text)
    if "'" in text:
        text = _APOSTROPHE.sub("’", text)
    if " " not in text:
        return text
    if _HIGH.search(text):
        text = _BEFORE.sub(NBSP, text)
    if "« " in text:
        text = _AFTER.sub(NBSP, text)
    digits = _DIGIT.search(text) is not None
    if digits:
        text = _THOUSANDS.sub(NBSP, text)
    if ". " in text or "M" in text or "Dr" in text or "Pr" in text:
        text = _TITLE.sub(lambda m: m.group(1) + NBSP, text)
    if digits:
        text = _NUMBER.sub(lambda m: m.group(1) + NBSP, text)
        text = _MINUTES.sub(NBSP, _UNIT.sub(NBSP, text))
    return text


@dataclass(frozen=True, slots=True)
class Insertion:
    """A place where mending adds or replaces characters: ``text[start:end]`` becomes ``new``."""

    start: int
    end: int
    new: str
    rule: str


_SIGNS = re.compile("[%‰€°]")
_OTHER_APOSTROPHE = re.compile(r"[\u2018\u02bc\u00b4](?<=[^\W\d_].)(?=[^\W\d_])")
# What a place has that is found below, « M.X » and « oe » aside.
_MAY_INSERT = re.compile(r"[:;!?«»%‰€°\u2018\u02bc\u00b4]")
_TIGHT = re.compile(r"(?<=[\w»)\]’”%€…])(?:[;:]|[!?]{1,3})(?=\s|\Z|»)")
_TIGHT_OPEN = re.compile(r"«(?=[^\s\u00a0\u202f])")
_TIGHT_CLOSE = re.compile(r"(?<=[^\s\u00a0\u202f])»")
_TIGHT_UNIT = re.compile(r"(?<=\d)(?:[%‰€]|°C)(?!\w)")
# « a été élu , dimanche »: the blank that a link left behind on the page.
_LOOSE = re.compile(r"(?<=[\w»)\]’”%])[ \u00a0\u202f]+[,.](?=\s|\Z)")
_TIGHT_TITLE = re.compile(r"(?<![\w.])(?:M|MM)\.(?=[A-ZÀ-Ý][a-zà-ÿ])")
# « 32millions », « en2019 », « minorité.Les élus »: the blank between two words is lost.
_GLUED_NOUN = re.compile(r"\d(?=([a-zà-ÿœ]{3,})(?![\w-]))")
_GLUED_FIGURE = re.compile(r"\d(?<=[a-zà-ÿ].)")
_GLUED_STOP = re.compile(r"\.(?=[A-ZÀ-Ý][a-zà-ÿ]*[ \u00a0'’])(?<=[a-zà-ÿ)»].)")
_FIGURE_BEFORE = re.compile(r"\d[\d.,]*\Z")
_JOINED = re.compile(r"[\w@/#.-]")
_WORD_BEFORE = re.compile(r"(?<![\w@/#.-])(?:[a-zà-ÿœ]{3,}|[^\W\d_]+[)»])\Z")
_BEFORE_FIGURE = re.compile(
    r"(?<![\w@/#.'’-])(?:en|de|du|des|le|les|à|au|aux|avec|dans|par|pour|sur|sous|depuis|dès|vers|et|ou|que|environ|soit)\Z",
    re.IGNORECASE,
)
_REACH = 24  # letters of a word or a figure


@lru_cache(maxsize=1)
def _ligature() -> re.Pattern[str]:
    words = data_lines("ligatures.txt")
    shapes = (re.escape(word).replace(r"\(oe\)", "(oe)").replace(r"\*", r"\w*") for word in words)
    return re.compile(r"(?<!\w)(?:" + "|".join(shapes) + r")(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def insertions(text: str) -> tuple[Insertion, ...]:
    """The places of ``text`` (outside quotes) that need a character added or replaced, in order."""
    loose = " ," in text or " ." in text or "\u00a0," in text or "\u00a0." in text
    glued = _parted(text)
    if not (glued or loose or _MAY_INSERT.search(text) or "M." in text or "oe" in text.lower()):
        return ()
    found: list[Insertion] = []
    for match in _ligature().finditer(text) if "oe" in text.lower() else ():
        group = next(i for i in range(1, (match.lastindex or 0) + 1) if match.group(i))
        start, end = match.span(group)
        found.append(Insertion(start, end, "Œ" if text[start].isupper() else "œ", "typography.ligature"))
    for pattern, needed, before, after, rule in (
        (_TIGHT, _HIGH.search(text), NBSP, "", "typography.double-mark"),
        (_TIGHT_OPEN, "«" in text, "", NBSP, "typography.guillemets"),
        (_TIGHT_CLOSE, "»" in text, NBSP, "", "typography.guillemets"),
        (_TIGHT_UNIT, _SIGNS.search(text), NBSP, "", "typography.unit"),
        (_TIGHT_TITLE, "M" in text, "", NBSP, "typography.title"),
    ):
        if not needed:
            continue
        found += [Insertion(m.start(), m.end(), before + m.group() + after, rule) for m in pattern.finditer(text)]
    if loose:
        found += [Insertion(m.start(), m.end(), m.group()[-1], "typography.loose-mark") for m in _LOOSE.finditer(text)]
    found += [Insertion(m.start(), m.end(), "’", "typography.apostrophe") for m in _OTHER_APOSTROPHE.finditer(text)]
    found += glued
    return tuple(sorted(found, key=lambda one: one.start))


def _parted(text: str) -> list[Insertion]:
    """The places where two words have lost the blank between them."""
    found = []
    opened = set()
    figures = _DIGIT.search(text) is not None
    for match in _GLUED_FIGURE.finditer(text) if figures else ():
        at = match.start()
        if _BEFORE_FIGURE.search(text, max(0, at - _REACH), at):
            opened.add(at)
            found.append(Insertion(at - 1, at, text[at - 1] + " ", "typography.glued"))
    for match in _GLUED_NOUN.finditer(text) if figures else ():
        noun, stop = match.group(1), match.end()
        if noun != "ans" and (len(noun) < 4 or not lexicon.is_noun(noun)):
            continue
        figure = _FIGURE_BEFORE.search(text, max(0, stop - _REACH), stop)
        start = figure.start() if figure else 0
        if figure and (start in opened or not (start and _JOINED.match(text[start - 1]))):
            found.append(Insertion(stop - 1, stop, match.group() + NBSP, "typography.glued"))
    for match in _GLUED_STOP.finditer(text):
        at = match.start()
        if _WORD_BEFORE.search(text, max(0, at - _REACH), at):
            found.append(Insertion(at, at + 1, match.group() + " ", "typography.glued"))
    return found


def insert(text: str) -> str:
    """The text with every insertion made; for text that is in no quotation and needs no provenance."""
    for one in reversed(insertions(text)):
        text = text[: one.start] + one.new + text[one.end :]
    return text
