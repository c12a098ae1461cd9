"""A title as a row of stretches: where its verb stands, and what each preposition, relative, comma or « et » opens.

Titles are telegrams and parses of them often fail, so stretches are found by tags and word lists, from
left to right, and not by the tree.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from restructurer.french import lexicon
from restructurer.writing.shortening import Phrases
from restructurer.writing.syntax import Syntax
from restructurer.writing.title_losses import theme_end
from restructurer.writing.title_rules import Lists
from restructurer.writing.title_verbs import is_finite, is_participle

NOMINAL = ("NOUN", "PROPN", "X", "NUM")
CONTENT = ("NOUN", "PROPN", "ADJ", "VERB", "NUM", "X")
OF = frozenset(("de", "du", "des", "d'"))
_RELATIVES = frozenset(("qui", "que", "qu'", "dont", "où"))
_CLITICS = frozenset(("se", "s'", "ne", "n'", "le", "la", "l'", "les", "y", "en", "lui", "leur"))
_BEFORE_VERBS = _CLITICS | {"pas"}
_BEFORE_RELATIVES = frozenset((*NOMINAL, "ADJ", "VERB"))
_BEFORE_OF = _BEFORE_RELATIVES | {"ADV"}
_MARKS = frozenset((",", ":", ";", "?", "!", ".", "(", ")", "«", "»", "–", "—", "-", "|", '"', "“", "”"))
_BREAKS = _MARKS - {"«", "»", '"', "“", "”"}  # a quote stands inside its proposition
_JOINTS = frozenset(("et", "mais", "puis", "ou"))


@dataclass(frozen=True, slots=True)
class Chunk:
    """The tokens ``first`` to ``stop`` and what opens them (``kind``); ``tail``: it reaches the end."""

    first: int
    stop: int
    kind: str
    tail: bool = False


@dataclass(frozen=True)
class Title:
    """A title with its verbs and marks. ``end``: before the last « ? » or « ! »."""

    syntax: Syntax
    lists: Lists

    @cached_property
    def colon(self) -> int:
        """The colon of « thème : proposition », 0 when there is none."""
        return theme_end(self.syntax)

    @cached_property
    def end(self) -> int:
        """Where the words end, before a last mark."""
        stop = len(self.syntax)
        while stop > 1 and self.syntax.text[stop - 1] in ("?", "!", ".", "…", "..."):
            stop -= 1
        return stop

    @cached_property
    def verbs(self) -> frozenset[int]:
        """The finite verbs, those too that the tagger took for nouns or participles."""
        syntax = self.syntax
        found = {token for token in range(len(syntax)) if is_finite(syntax, token)}
        for token in range(2, len(syntax)):
            after = syntax.low[token + 1] if token + 1 < len(syntax) else ","
            closes = after in ("et", ",", ".", "?", "!") or syntax.pos[token + 1] in ("SCONJ", "ADV")
            opened = syntax.pos[token - 1] == "NOUN" and syntax.low[token - 2] in ("le", "la", "l'")
            if syntax.pos[token] == "ADJ" and closes and opened and self._lone(token, found):
                found.add(token)
        return frozenset(found)

    def _lone(self, token: int, found: set[int]) -> bool:
        """Whether a word taken for an adjective is the verb of its proposition: « le guichet ferme et… »."""
        low = self.syntax.low[token]
        if self.lists.intransitive.isdisjoint(lexicon.lemmas(low, "V")):
            return False
        first = token
        while first > 0 and self.syntax.text[first - 1] not in _MARKS and self.syntax.low[first - 1] != "et":
            first -= 1
        present = any(one.person == 3 and one.mood == "ind" and one.tense == "pre" for one in lexicon.conjugations(low))
        return present and not any(first <= t < token for t in found)

    @cached_property
    def participles(self) -> frozenset[int]:
        """The past participles that no auxiliary stands before: « tué », « condamné », « privées »."""
        return frozenset(
            token
            for token in range(1, len(self.syntax))
            if token not in self.verbs and is_participle(self.syntax, token)
        )

    @cached_property
    def main(self) -> int:
        """Where the main clause starts: behind the theme, and behind an opening (« Malgré la pluie, … »)."""
        syntax, start = self.syntax, self.colon + 1 if self.colon else 0
        comma = next((t for t in range(start + 1, min(len(syntax), start + 14)) if syntax.text[t] == ","), 0)
        opens = syntax.pos[start : start + 1] == ("ADP",) or standing(syntax, start, self.lists.circumstances) > 0
        if not comma or not opens or any(t in self.verbs for t in range(start, comma)):
            return start
        return comma + 1 if self.predicate(self.segment(comma + 1)) is not None else start

    def segment(self, token: int) -> range:
        """The stretch between commas, colons and brackets around a token."""
        first, stop = token, token + 1
        while first > 0 and self.syntax.text[first - 1] not in _BREAKS:
            first -= 1
        while stop < self.end and self.syntax.text[stop] not in _BREAKS:
            stop += 1
        return range(first, stop)

    def quoted(self, token: int) -> bool:
        """Whether a token stands between quotation marks of the title."""
        opened = 0
        for text in self.syntax.text[: token + 1]:
            opened += (text in ("«", "“") and 1) or 0
            opened -= (text in ("»", "”") and 1) or 0
        straight = sum(text == '"' for text in self.syntax.text[: token + 1])
        return opened > 0 or straight % 2 == 1

    def predicate(self, segment: range) -> int | None:
        """The verb of a segment, else its first participle."""
        inside = self.quoted(segment.start)  # a verb between marks is not that of the proposition around them
        verb = next((t for t in segment if t in self.verbs and (inside or not self.quoted(t))), None)
        return verb or next((t for t in segment if t in self.participles and not self._inner(t, segment)), None)

    def _inner(self, token: int, segment: range) -> bool:
        """Whether a participle only describes the noun of a complement: « la piste d’un commando venu d’Europe »."""
        syntax = self.syntax
        if syntax.head[token] == token:
            return False
        at = token - 1
        while at > segment.start and syntax.pos[at] in ("ADJ", "ADV", "NOUN", "PROPN", "NUM", "X"):
            at -= 1
        return at > segment.start and syntax.pos[at] == "DET" and syntax.pos[at - 1] == "ADP"

    def negated(self, segment: range) -> bool:
        """Whether what a segment says is denied or bounded (« ne … pas », « sans », « que »)."""
        return any(self.syntax.low[t] in self.lists.binding for t in segment)


def standing(syntax: Syntax, token: int, phrases: Phrases) -> int:
    """How many tokens a phrase of a list takes at a token, 0 when none stands there."""
    for phrase in phrases.by_first.get(syntax.low[token], ()):
        if syntax.low[token : token + len(phrase)] == phrase:
            return len(phrase)
    return 0


def find_chunks(title: Title) -> list[Chunk]:
    """What each opening word opens, in the order of the text: to the next opening, and to the end."""
    syntax, found = title.syntax, []
    openings = _openings(title)
    for at, (first, size, kind) in enumerate(openings):
        stop = _stop(title, first, size - (kind in ("time", "participle")), openings[at + 1 :])
        if stop > first + size - (kind in ("time", "adverb", "participle")):
            found.append(Chunk(first, stop, kind, stop >= title.end or title.syntax.text[stop] == ":"))
        if stop < title.end:
            found.append(Chunk(first, title.end, kind, True))
    return [one for one in found if not any(syntax.text[t] == ":" for t in range(one.first, one.stop))]


def _openings(title: Title) -> list[tuple[int, int, str]]:
    """(token, tokens of the opening words, kind) of each stretch that may open behind the theme."""
    syntax, lists = title.syntax, title.lists
    found: list[tuple[int, int, str]] = []
    past = 0
    for token in range(title.colon + 1 if title.colon else 0, title.end):
        if token < past:
            continue
        low, pos = syntax.low[token], syntax.pos[token]
        before = syntax.pos[token - 1] if token else "PUNCT"
        size = standing(syntax, token, lists.attributions)
        kind = "attribution" if size else ""
        if not size and (size := standing(syntax, token, lists.circumstances)):
            kind = "circumstance"
        elif not size and low in OF and pos in ("ADP", "DET") and before in _BEFORE_OF:
            size, kind = 1, "of"
        elif not size and low == "pour" and _infinitive(syntax, token + 1):
            size, kind = 1, "circumstance"
        elif not size and low == "si" and pos == "SCONJ":
            size, kind = 1, "condition"
        elif (
            not size
            and (size := standing(syntax, token, lists.place_prepositions))
            and not _counts(syntax, token + size)
        ):
            kind = "place"
        elif not size and pos == "ADP" and not (low == "des" and before == "PUNCT"):
            size, kind = 1, "other"
        elif not size and low in _RELATIVES and pos in ("PRON", "ADV") and before in _BEFORE_RELATIVES:
            size, kind = 1, "relative"
        elif not size and _time(title, token):
            size, kind = 1, "time"
        elif (
            not size
            and low in _JOINTS
            and pos == "CCONJ"
            and (_opens_clause(title, token + 1) or _second_news(title, token) or _new_clause(title, token))
        ):
            size, kind = 1, "clause"
        elif (
            not size
            and pos == "NUM"
            and syntax.low[token + 1 : token + 2] == ("fois",)
            and before not in ("DET", "ADP")
        ):
            size, kind = 2, "time"
        elif not size and syntax.text[token] == ",":
            size, kind = 1, "item"
        elif not size and token in title.participles and title.predicate(title.segment(token)) != token:
            size, kind = 1, "participle" if before != "CCONJ" and not _joined(title, token) else ""
        if size and kind:
            found.append((token, size, kind))
            past = token + size
    return found


def _infinitive(syntax: Syntax, token: int) -> bool:
    """Whether an infinitive stands at a token, behind its clitics."""
    while token < len(syntax) and syntax.low[token] in _BEFORE_VERBS:
        token += 1
    return token < len(syntax) and syntax.feats[token].get("VerbForm") == "Inf"


def _counts(syntax: Syntax, token: int) -> bool:
    """Whether a number follows « près de »: it counts, and places nothing."""
    return syntax.low[token - 1] in ("de", "d'") and token < len(syntax) and syntax.low[token][:1].isdigit()


def _joined(title: Title, token: int) -> bool:
    """Whether a participle tells the second of two things that « et » joins: « … et 200 kilos saisis »."""
    segment = title.segment(token)
    verb = title.predicate(segment)
    return verb is not None and any(title.syntax.pos[t] == "CCONJ" for t in range(verb, token))


def _second_news(title: Title, token: int) -> bool:
    """Whether « et » opens a second verbless news: « 17 suspects arrêtés et 200 kilos saisis »."""
    syntax, segment = title.syntax, title.segment(token)
    first = title.predicate(segment)
    if first is None or first != token - 1 or first in title.verbs or syntax.pos[token + 1] not in ("NUM", "DET"):
        return False
    rest = range(token + 2, segment.stop)
    return any(t in title.participles or syntax.low[t] in ("qui", "dont") for t in rest)


def _new_clause(title: Title, token: int) -> bool:
    """Whether « et » opens a clause with a subject of its own: « le guichet ferme et les clients protestent »."""
    syntax, segment = title.syntax, title.segment(token)
    first = next((t for t in segment if t in title.verbs), None)
    if first is None or first >= token or syntax.pos[token + 1] not in ("DET", "NUM", "PROPN"):
        return False
    if any(syntax.low[t] in _RELATIVES for t in range(segment.start, segment.stop)):
        return False
    return any(t in title.verbs for t in range(token + 2, segment.stop))


def _time(title: Title, token: int) -> bool:
    """« lundi », « ce week-end », « le 7 mars », « cet hiver » without a preposition."""
    syntax, times = title.syntax, title.lists.times
    low = syntax.low[token]
    following = syntax.low[token + 1 : token + 3]
    if low in ("le", "ce", "cet", "cette", "la", "l'") and token and syntax.pos[token - 1] != "ADP":
        return bool(following) and (following[0] in times or (following[0][:1].isdigit() and following[-1] in times))
    return (
        low in times
        and token > 0
        and syntax.pos[token - 1] not in ("DET", "ADP", "NUM", "ADJ")
        and low not in ("an", "été")
    )


def _opens_clause(title: Title, token: int) -> bool:
    """Whether a verb, with its clitics and « ne », or a participle stands at a token."""
    first = token
    while token < title.end and title.syntax.low[token] in _CLITICS and token not in title.verbs:
        token += 1
    if token in title.verbs or token in title.participles:
        return True
    readings = lexicon.conjugations(title.syntax.low[token]) if first < token < title.end else ()
    return any(one.person == 3 and one.mood == "ind" for one in readings)


def _stop(title: Title, first: int, size: int, following: list[tuple[int, int, str]]) -> int:
    """Where a stretch ends in the middle: a mark, a verb, or an opening that is not its own."""
    syntax = title.syntax
    openings = {token: kind for token, _, kind in following}
    told = title.predicate(title.segment(first))
    for token in range(first + size, title.end):
        if syntax.text[token] in _MARKS and not (syntax.text[token] == "-" and not syntax.blank[token]):
            return token
        if token in title.verbs or token == told:
            while token - 1 > first and syntax.low[token - 1] in _CLITICS:
                token -= 1
            return token
        kind = openings.get(token)
        governed = syntax.pos[token - 1] in ("VERB", "ADJ") and kind in ("place", "other")
        if kind not in (None, "of", "participle") and not governed and token > first + size:
            return token
        if syntax.pos[token] == "CCONJ" and _opens_clause(title, token + 1):
            return token
    return title.end
