"""Who says something: the words of the source for them, and the camp they belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from restructurer.analysis.findings import Analysis, Quote
from restructurer.article import Piece
from restructurer.french.words import count_words
from restructurer.writing.pieces import from_rule, from_source

NOBODY = (
    *("il", "elle", "ils", "elles", "on", "je", "nous", "vous", "tu", "lui", "eux", "ce", "cet", "cette", "ces"),
    *("celui", "celle", "ceux", "celles", "son", "sa", "ses", "leur", "leurs", "mon", "ma", "mes", "notre", "nos"),
    *(
        "qui",
        "certains",
        "certaines",
        "d'autres",
        "l'un",
        "l'une",
        "les uns",
        "les autres",
        "le premier",
        "le second",
        "un autre",
    ),
    *("la première", "la seconde", "une autre", "tous", "cela", "celui-ci", "celle-ci"),
)
_OPENS_ON_NOBODY = tuple(word.replace("'", "’") + " " for word in NOBODY)
_ARTICLES = (
    *("Le", "La", "Les", "L", "Un", "Une", "Des", "Deux", "Trois", "Quatre", "Cinq", "Six", "Sept", "Huit", "Neuf"),
    *("Dix", "Plusieurs", "De", "D", "Du"),
)
_DEFINITE = re.compile(r"(?:[Ll]e |[Ll]a |[Ll][’'])")
LONGEST = 16  # words of a description that still reads as a name


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who says something, as the text names them at ``start`` to ``end``.

    ``key``: the same for all mentions of one speaker. ``camp``: the organisation that the
    description names, else the speaker. ``named``: whether a proper name stands in it. ``told``:
    it says more than « le ministre », « l’élu ».
    """

    start: int
    end: int
    key: str
    camp: str
    named: bool
    plural: bool = False
    told: bool = True

    def pieces(self, analysis: Analysis, *, capital: bool) -> tuple[Piece, ...]:
        """The speaker's name or description as it stands in the source."""
        if capital:
            return (from_source(analysis.source, self.start, self.end, edits=("typography", "capitalise")),)
        text = analysis.source.text
        article = _UNTITLED.search(text, 0, self.start) if text[self.start : self.end][:1].islower() else None
        start, own = self.start, tuple[Piece, ...]()
        if article is not None and article[1].lower() in _CONTRACTED:
            own = (from_rule(_CONTRACTED[article[1].lower()], "expansions.article"),)
        elif article is not None and not text[self.start : self.end].startswith(_INDEFINITE):
            start = article.start(1)
        edits = ("typography", *_lower(text[start : self.end]))
        return (*own, from_source(analysis.source, start, self.end, edits=edits))


# « complète-t-on au | ministère des Finances »: what a body is called wants its article.
_UNTITLED = re.compile(r"\b(le |la |les |l['’]|au |du |aux |des )\Z", re.IGNORECASE)
_CONTRACTED = {"au ": "le ", "du ": "le ", "aux ": "les ", "des ": "les "}
_INDEFINITE = ("un ", "une ", "des ", "le ", "la ", "les ", "l’", "l'")


def _lower(text: str) -> tuple[str, ...]:
    """The edit that lowers an article that opened a sentence: « Le ministre », « Un diplomate », « L’ONG »."""
    first = text.replace("'", "’").split(" ")[0].split("’")[0]
    return ("decapitalise",) if first in _ARTICLES else ()


def is_somebody(text: str) -> bool:
    """Whether a mention names or describes somebody: no pronoun, no « son avocat », not too long."""
    low = text.lower().replace("'", "’").strip()
    if not low or low.startswith("-") or count_words(text) > LONGEST or any(mark in text for mark in '«»"“”;:'):
        return False
    return low not in NOBODY and not low.startswith(_OPENS_ON_NOBODY)


def speaker_of(analysis: Analysis, quote: Quote) -> Speaker | None:
    """The speaker of a quote, where the text names or describes one."""
    if quote.speaker is None or quote.speaker_start is None or quote.speaker_end is None:
        return None
    start, end = quote.speaker_start, quote.speaker_end
    off = _OFF.search(analysis.source.text, max(0, start - _OFF_WITHIN), start)
    if off is not None:  # « dit-on à Bercy » is not « dit Bercy »
        return speaker_at(analysis, off.start(1), end)
    start, end = _introduced(analysis.source.text, start, end)
    return _named_behind(analysis, start, end) or speaker_at(analysis, start, end, plural=quote.plural)


_OFF = re.compile(r"-(?:t-)?on ((?:à|au|aux|dans|chez) (?:l['’]|la )?)\Z")
_OFF_WITHIN = 30  # characters


def _named_behind(analysis: Analysis, start: int, end: int) -> Speaker | None:
    """The person whose name stands between commas right behind a role (« le porte-parole, Anne Roy, »)."""
    if any(start <= low < end for entity in analysis.entities if entity.label == "PER" for low, _ in entity.mentions):
        return None
    behind = re.match(r",\s", analysis.source.text[end : end + 2])
    if behind is None:
        return None
    named = [m for e in analysis.entities if e.label == "PER" and " " in e.text for m in e.mentions if m[0] == end + 2]
    closed = named and analysis.source.text[named[0][1] : named[0][1] + 1] in (",", ".", " ")
    return speaker_at(analysis, *named[0]) if closed else None


def _introduced(text: str, start: int, end: int) -> tuple[int, int]:
    """Where « le diplomate de l’OTAN » was first « un diplomate de l’OTAN »; the same place where it was not."""
    match = _DEFINITE.match(text, start, end)
    if match is None or any(char.isupper() for char in text[match.end() : match.end() + 1]):
        return start, end
    rest = text[match.end() : end]
    for article in ("un ", "une ", "Un ", "Une "):
        at = text.find(article + rest, 0, start)
        if at >= 0:
            return at, at + len(article) + len(rest)
    return start, end


def speaker_at(analysis: Analysis, start: int, end: int, *, plural: bool = False) -> Speaker | None:
    """The speaker that stands at a stretch of the source."""
    text = analysis.source.text[start:end]
    if not is_somebody(text):
        return None
    inside = [entity for entity in analysis.entities if any(start <= a and b <= end for a, b in entity.mentions)]
    people = [entity.text for entity in inside if entity.label == "PER"]
    bodies = [entity.text for entity in inside if entity.label == "ORG"]
    places = [entity.text for entity in inside if entity.label in ("LOC", "MISC")]
    name = people[0] if people else text.lower().replace("'", "’")
    camp = next(iter([*bodies, *([] if people else places)]), name)
    told = count_words(text) > 2 or not low_definite(text)
    return Speaker(start, end, key=name, camp=camp, named=bool(people or bodies), plural=plural, told=told)


def low_definite(text: str) -> bool:
    """Whether a text opens on a definite article."""
    return text.lower().replace("’", "'").startswith(("le ", "la ", "les ", "l'"))
