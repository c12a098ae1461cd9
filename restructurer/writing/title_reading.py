"""A title as it is read: its verbs and participles, its marks, its places, where its main clause starts.

Titles are telegrams and parses of them often fail, so all of it is told by tags and word lists.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from restructurer.french import lexicon
from restructurer.writing.shortening import Phrases
from restructurer.writing.syntax import Syntax
from restructurer.writing.title_losses import theme_end
from restructurer.writing.title_rules import Lists
from restructurer.writing.title_verbs import is_finite, is_participle, past_participle

NOMINAL = ("NOUN", "PROPN", "X", "NUM")
CONTENT = ("NOUN", "PROPN", "ADJ", "VERB", "NUM", "X")
OF = frozenset(("de", "du", "des", "d'"))
MARKS = frozenset((",", ":", ";", "?", "!", ".", "(", ")", "«", "»", "–", "—", "-", "|", '"', "“", "”"))
BREAKS = MARKS - {"«", "»", '"', "“", "”"}  # a quote stands inside its proposition


_CHARGED = frozenset(
    (word + ending, link)
    for word, link in (("mis", "en"), ("placé", "en"), ("condamné", "à"))
    for ending in ("", "e", "s", "es")
)
_RANKS = frozenset("premier première premiers premières dernier dernière seul seule seuls seules".split())


RELATIVES = frozenset(("qui", "que", "qu'", "dont", "où"))


@dataclass(frozen=True, slots=True)
class Chunk:
    """The tokens ``first`` to ``stop`` and what opens them (``kind``); ``tail``: it reaches the end."""

    first: int
    stop: int
    kind: str
    tail: bool = False


@dataclass(frozen=True)
class Title:
    """A title with its verbs and marks. ``places``: names of places of the article, in small letters."""

    syntax: Syntax
    lists: Lists
    places: frozenset[str] = frozenset()

    @cached_property
    def placed(self) -> frozenset[int]:
        """The tokens that name a place: those of ``places``, and names behind « à », « en », « au », « près de »."""
        syntax = self.syntax
        words = {word for place in self.places for word in place.replace("-", " - ").split() if len(word) > 2}
        behind = ("à", "en", "au", "aux")
        return frozenset(
            t
            for t in range(len(syntax))
            if syntax.text[t][:1].isupper()
            and (syntax.low[t] in words or (t and syntax.pos[t] == "PROPN" and syntax.low[t - 1] in behind))
        )

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
        while first > 0 and self.syntax.text[first - 1] not in MARKS and self.syntax.low[first - 1] != "et":
            first -= 1
        present = any(one.person == 3 and one.mood == "ind" and one.tense == "pre" for one in lexicon.conjugations(low))
        return present and not any(first <= t < token for t in found)

    @cached_property
    def participles(self) -> frozenset[int]:
        """The past participles that no auxiliary stands before: « tué », « condamné », « privées »."""
        return frozenset(
            token
            for token in range(1, len(self.syntax))
            if token not in self.verbs
            and self.syntax.low[token - 1] not in self.lists.times  # « l’an passé »
            and is_participle(self.syntax, token)
        )

    @cached_property
    def news(self) -> frozenset[int]:
        """The predicates that tell the news: not those of quotes, relatives and asides (« …, rayé de la carte, … »)."""
        syntax, found = self.syntax, set()
        for token in range(self.end):
            if self.quoted(token) or not RELATIVES.isdisjoint(syntax.low[max(0, token - 2) : token]):
                continue
            if token in self.verbs or (token in self.participles and self.predicate(self.segment(token)) == token):
                found.add(token)
        late = next((t for t in sorted(self.verbs) if syntax.text[t - 1] == ","), 0)
        if late and not any(t in self.verbs for t in range(late)):  # « Un homme soupçonné de vol, …, | est jugé »
            found = {t for t in found if t >= late}
        helped = [t for t in range(2, self.end) if found & {t - 1, t - 2, t - 3} and past_participle(syntax.low[t])]
        found |= {t for t in helped if syntax.pos[t] in ("VERB", "ADJ") and syntax.pos[t - 1] in ("AUX", "ADV", "VERB")}
        last = max(found, default=0)
        return frozenset(t for t in found if t == last or syntax.text[t - 1] != "," or t in self.verbs)

    def official(self, stretch: range) -> bool:
        """Whether a short attribution names an office whose figures are taken as they are: « selon l’Insee »."""
        words = [self.syntax.low[t] for t in stretch if self.syntax.text[t] != ","]
        return len(words) < 7 and any(word in self.lists.offices for word in words)

    @cached_property
    def main(self) -> int:
        """Where the main clause starts: behind the theme, and behind an opening (« Malgré la pluie, … »)."""
        syntax, start = self.syntax, self.colon + 1 if self.colon else 0
        comma = next((t for t in range(start + 1, min(len(syntax), start + 14)) if syntax.text[t] == ","), 0)
        opens = syntax.pos[start : start + 1] == ("ADP",) or standing(syntax, start, self.lists.circumstances) > 0
        opens = opens and not (syntax.low[start] in ("au", "à", "plus", "près") and _figured(syntax, start))
        opens = opens or (comma > start + 2 and past_participle(syntax.low[start]))
        if not comma or not opens or any(t in self.verbs for t in range(start, comma)):
            return start
        return comma + 1 if self.predicate(self.segment(comma + 1)) is not None else start

    def segment(self, token: int) -> range:
        """The stretch between commas, colons and brackets around a token."""
        first, stop = token, token + 1
        while first > 0 and not self._parts(first - 1):
            first -= 1
        while stop < self.end and not self._parts(stop):
            stop += 1
        return range(first, stop)

    def _parts(self, token: int) -> bool:
        """Whether a token is a mark between two stretches, and no hyphen inside a name or a score."""
        text = self.syntax.text[token]
        return text in BREAKS and not (text == "-" and token > 0 and not self.syntax.blank[token - 1])

    def quoted(self, token: int) -> bool:
        """Whether a token stands between quotation marks of the title."""
        return token in self._quoted

    @cached_property
    def _quoted(self) -> frozenset[int]:
        found, opened, straight = set(), 0, False
        for token, text in enumerate(self.syntax.text):
            opened += (text in ("«", "“")) - (text in ("»", "”"))
            straight ^= text == '"'
            if opened > 0 or straight:
                found.add(token)
        return frozenset(found)

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """The tokens of the two marks of each quotation."""
        found: list[tuple[int, int]] = []
        opening: int | None = None
        for token, text in enumerate(self.syntax.text):
            if opening is None and text in ("«", "“", '"'):
                opening = token
            elif opening is not None and text in ("»", "”", '"'):
                found.append((opening, token))
                opening = None
        return tuple(found)

    def predicate(self, segment: range) -> int | None:
        """The verb of a segment, else its first participle."""
        inside = self.quoted(segment.start)  # a verb between marks is not that of the proposition around them
        verb = next((t for t in segment if t in self.verbs and (inside or not self.quoted(t))), None)
        of_noun = {verb - 1, verb - 2} if verb else set()
        behind = verb and any(t in of_noun and self.syntax.low[t] in RELATIVES for t in segment)
        if verb and not (behind and any(t < verb and t in self.participles for t in segment)):
            return verb  # not « sauvée par son chat | qui miaulait | »
        found = [t for t in segment if t in self.participles and not self._inner(t, segment)]
        return next((t for t in found if self._agrees(t, segment)), next(iter(found), None))

    def _agrees(self, token: int, segment: range) -> bool:
        """Whether a participle has the number of the noun that opens its segment: « le procès des six … reporté »."""
        low = self.syntax.low[segment.start]
        many = self.syntax.low[token].endswith("s")
        if low in ("le", "la", "l'", "un", "une"):
            return not many
        return many if low in ("les", "des", "deux", "trois", "plusieurs", "quelques") else True

    def _inner(self, token: int, segment: range) -> bool:
        """Whether a participle only describes the noun of a complement: « la piste d’un commando venu d’Europe »."""
        syntax = self.syntax
        if syntax.low[token : token + 2] in _CHARGED:
            return False  # « le propriétaire de l’immeuble mis en examen »
        if syntax.head[token] == token and not (
            syntax.low[segment.start] in ("la", "une") and not syntax.low[token].endswith(("e", "es"))
        ):
            return False
        at = token - 1
        while at > segment.start and syntax.pos[at] in ("ADJ", "ADV", "NOUN", "PROPN", "NUM", "X"):
            at -= 1
        if not (at > segment.start and syntax.pos[at] == "DET" and syntax.pos[at - 1] == "ADP"):
            return False
        feminine = syntax.low[token].endswith(("ée", "ées", "ie", "ies", "te", "tes", "se", "ses", "ue", "ues"))
        return not (syntax.low[at] in ("la", "une") and not feminine) and not (
            syntax.low[at] in ("le", "un") and feminine
        )

    def ranked(self, token: int) -> bool:
        """Whether a token limits a rank: « première femme à diriger une équipe | masculine »."""
        syntax = self.syntax
        segment = self.segment(token)
        firsts = [t for t in segment if t < token and syntax.low[t] in _RANKS]
        return any(
            t <= token and syntax.low[t] == "à" and syntax.feats[t + 1].get("VerbForm") == "Inf"
            for first in firsts
            for t in range(first, segment.stop - 1)
        )

    def negated(self, segment: range) -> bool:
        """Whether what a segment says is denied or bounded (« ne … pas », « sans », « que »)."""
        return any(self.syntax.low[t] in self.lists.binding for t in segment)


def _figured(syntax: Syntax, token: int) -> bool:
    """Whether a number stands in the four words from a token: « au moins deux morts, … »."""
    stop = min(token + 4, len(syntax))
    return any(syntax.pos[t] == "NUM" or syntax.low[t][:1].isdigit() for t in range(token, stop))


def standing(syntax: Syntax, token: int, phrases: Phrases) -> int:
    """How many tokens a phrase of a list takes at a token, 0 when none stands there or the title has ended."""
    for phrase in phrases.by_first.get(syntax.low[token], ()) if token < len(syntax) else ():
        if syntax.low[token : token + len(phrase)] == phrase:
            return len(phrase)
    return 0
