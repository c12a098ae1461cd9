"""What a text speaks of: its words, the countries it names, the names that it gives to its acronyms.

The same name is not the same body everywhere: the « Conseil d’État » judges in France and governs in
Geneva. An entry of ``data/organisations.tsv`` says what must stand, or not stand, in the text:

- a phrase: it stands in the text, case counting;
- ``@FR``: the text speaks of France more than of any other country;
- ``!FR``: the text speaks of France at all;
- ``~``: another form of the entry, of more than one word, stands in the text;
- ``a+b``: both.

``data/country_words.tsv`` holds the towns and words that tell a country beside its name.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache

from restructurer.french import places
from restructurer.french.edits import capitalise
from restructurer.french.places import countries, regions
from restructurer.resources import data_lines

_TOKEN = re.compile(r"\w+|[^\w\s]")
_LONGEST = 7  # tokens of the longest name of a place
_LONGEST_ACRONYM = 9  # letters
_WIDEST = 16  # words looked at before or behind an acronym for what it stands for
_SMALL = frozenset("à au aux d de des du en et l la le les ou par pour s sur un une".split())
_LINKS = frozenset("d de des du l la le les ’".split())
# A part of a country counts for the country.
_PARTS = {
    **dict.fromkeys(("BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "WF", "YT"), "FR"),
    **dict.fromkeys(("HK", "MO"), "CN"),
    **dict.fromkeys(("FO", "GL"), "DK"),
    **dict.fromkeys(("AI", "BM", "FK", "GG", "GI", "JE", "KY"), "GB"),
    **dict.fromkeys(("GU", "PR"), "US"),
}


def tokens(text: str) -> tuple[str, ...]:
    """The words and marks of a phrase, apostrophes curved."""
    return tuple(_TOKEN.findall(text.replace("'", "’")))


@lru_cache(maxsize=4096)
def _joined(phrase: str) -> str:
    return f" {' '.join(tokens(phrase))} "


@lru_cache(maxsize=1)
def _places() -> tuple[dict[str, tuple[str, ...]], dict[tuple[str, ...], tuple[str, ...]]]:
    """What tells a country: single words, and names of several tokens; each with its countries."""
    found: dict[tuple[str, ...], list[str]] = {}
    silent = {tokens(name) for name in data_lines("ambiguous_names.txt")}

    def add(name: str, country: str) -> None:
        known = found.setdefault(tokens(name), [])
        if country not in known:
            known.append(country)

    for place in (*countries(), *regions()):
        code = place.key.split("-")[0]
        country = _PARTS.get(code, code)
        if not country:
            continue
        for form in place.forms:
            add(form, country)
        if place.capital and place.kind == "country" and tokens(place.capital) not in silent:
            add(place.capital, country)
        for gender in ("m", "f"):
            for number in ("s", "p"):
                adjective = places.adjective(place, gender, number)
                if adjective:
                    add(adjective, country)
                    add(capitalise(adjective), country)
    for line in data_lines("country_words.tsv"):
        country, words = line.split("\t")
        for word in words.split("|"):
            if country == "-":
                found.pop(tokens(word), None)
            else:
                add(word, country)
    singles = {name[0]: tuple(owners) for name, owners in found.items() if len(name) == 1}
    return singles, {name: tuple(owners) for name, owners in found.items() if len(name) > 1}


@lru_cache(maxsize=1)
def _firsts() -> frozenset[str]:
    return frozenset(name[0] for name in _places()[1])


def countries_of(text: str) -> frozenset[str]:
    """The countries that a short text speaks of, by name, adjective, capital or region."""
    return frozenset(Context(text).counts())


class Context:
    """A text as tokens, with what is asked of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = _TOKEN.findall(text.replace("'", "’"))
        self._counts: Counter[str] | None = None

    @cached_property
    def spots(self) -> list[tuple[int, int]]:
        """Where each token starts and ends."""
        return list(map(re.Match.span, _TOKEN.finditer(self.text)))

    @cached_property
    def _joined(self) -> str:
        return f" {' '.join(self.words)} "

    def place_at(self, at: int) -> tuple[tuple[str, ...], int]:
        """The countries told by the name or adjective that begins at a token, and its length in tokens."""
        if at >= len(self.words):
            return (), 1
        singles, longer = _places()
        first = self.words[at]
        if first in _firsts():
            for length in range(_LONGEST, 1, -1):
                owners = longer.get(tuple(self.words[at : at + length]))
                if owners:
                    return owners, length
        return singles.get(first, ()), 1

    def counts(self) -> Counter[str]:
        """How often the text speaks of each country: a name counts twice, an adjective once."""
        if self._counts is None:
            counts: Counter[str] = Counter()
            singles, firsts = _places()[0], _firsts()
            after = 0
            for at in [at for at, word in enumerate(self.words) if word in singles or word in firsts]:
                if at >= after:
                    owners, length = self.place_at(at)
                    for owner in owners:
                        counts[owner] += 1 if self.words[at].islower() else 2
                    after = at + length
            self._counts = counts
        return self._counts

    def leads(self, country: str) -> bool:
        """Whether the text speaks of a country more than of any other."""
        counts = self.counts()
        own = counts[country]
        return own > 0 and all(count < own for other, count in counts.items() if other != country)

    def holds(self, phrase: str) -> bool:
        """Whether the words of a phrase stand in the text, in order."""
        return _joined(phrase) in self._joined

    def meets(self, condition: str, forms: Sequence[str], told: frozenset[str] = frozenset()) -> bool:
        """Whether a condition of an entry with these forms is met (see the module).

        ``told``: countries named beside the form (« la Cour constitutionnelle algérienne »), which meet ``@``.
        """
        for part in condition.split("+"):
            if part == "~":
                met = any(self.holds(form) for form in forms if len(tokens(form)) > 1)
            elif part[0] == "@":
                met = part[1:] in told or self.leads(part[1:])
            elif part[0] == "!":
                met = self.counts()[part[1:]] > 0
            else:
                met = self.holds(part)
            if not met:
                return False
        return True

    def qualified(self, at: int) -> frozenset[str]:
        """The countries of the adjective or complement that begins at a token.

        « algérienne », « du canton de Vaud », « de Côte d’Ivoire »; none when nothing tells one.
        """
        start = at
        while at < len(self.words) and at < start + 5 and self.words[at] in _LINKS:
            at += 1
        if at >= len(self.words) or (at == start and self.words[at][0].isupper()):
            return frozenset()
        if at > start and not self.words[at][0].isupper() and self.words[at] not in ("bande", "canton", "province"):
            return frozenset()
        return frozenset(self.place_at(at)[0])

    def stands_for(self, first: int, last: int) -> tuple[str, ...]:
        """The words that an acronym between two tokens is said to abbreviate, or nothing.

        « Parti authenticité et modernité (PAM) », « PAM (Parti authenticité et modernité) »; but two
        capitals behind a person are the party: « Pierre Simon (PS) ».
        """
        letters = _plain("".join(self.words[first : last + 1]))
        if len(letters) > _LONGEST_ACRONYM:
            return ()
        if self.words[first - 1 : first] == ["("] and self.words[last + 1 : last + 2] == [")"]:
            words = _run(self.words[max(0, first - 1 - _WIDEST) : first - 1][::-1])[::-1]
            for start in range(len(words) - 1):
                named = words[start:]
                person = len(letters) == 2 and all(word[0].isupper() for word in named)
                if named[0] not in _SMALL and not person and _spells(named, letters):
                    return tuple(named)
        elif self.words[last + 1 : last + 2] == ["("]:
            words = _run(self.words[last + 2 : last + 2 + _WIDEST])
            if len(words) > 1 and _spells(words, letters):
                return tuple(words)
        return ()


def _run(words: Sequence[str]) -> list[str]:
    """The words up to the first mark that no name holds."""
    found = []
    for word in words:
        if not word[0].isalnum() and word not in "’-,&":
            break
        found.append(word)
    return found


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    """Lower case, no accents, letters and digits only."""
    flat = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in flat if char.isalnum())


def _spells(words: Sequence[str], letters: str) -> bool:
    """Whether the beginnings of words spell the letters; small words and marks may be left out."""
    if not words:
        return not letters
    word = _plain(words[0])
    if (not word or words[0].lower() in _SMALL) and _spells(words[1:], letters):
        return True
    for length in range(1, min(3, len(word)) + 1):
        if letters.startswith(word[:length]) and _spells(words[1:], letters[length:]):
            return True
    return False


def same_name(words: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether words that an acronym abbreviates are, at least by half, those of one of the forms."""
    stems = {_plain(word)[:5] for word in words if word.lower() not in _SMALL and word[0].isalnum()}
    if not stems:
        return True
    return any(
        2 * len(stems & {_plain(word)[:5] for word in tokens(form)}) >= len(stems)
        for form in forms
        if len(tokens(form)) > 1
    )
