"""French stems: what is left of a word without its endings, so that « réforme » and « réformer » meet.

The Snowball algorithm for French (M. F. Porter, snowballstem.org/algorithms/french/stemmer.html)
as NLTK reads it; ``tests/test_stem.py`` compares the two word by word. It stands here because
importing NLTK costs more than all that an article needs of it.

Regions (positions in the word): ``rv`` is what follows the third letter of a word that begins with
two vowels (or with par, col, tap), else what follows the first vowel that is not the first letter;
``r1`` what follows the first consonant after a vowel, ``r2`` the same within ``r1``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_VOWELS = frozenset("aeiouyâàëéêèïîôûù")
_MAY_BE_MARKED = re.compile("qu|y|[aeiouyâàëéêèïîôûù][ui][aeiouyâàëéêèïîôûù]")
_VOWEL = re.compile("[aeiouyâàëéêèïîôûù]")
_AFTER_CONSONANT = re.compile("[aeiouyâàëéêèïîôûù][^aeiouyâàëéêèïîôûù]")


class _Endings(NamedTuple):
    """Some endings, the two letters that each may end on, and a pattern that finds the longest of them at the end."""

    every: frozenset[str]
    lasts: frozenset[str]
    found: re.Pattern[str]


def _endings(text: str) -> _Endings:
    every = frozenset(text.split())
    lasts = frozenset(ending[-2:] for ending in every)
    return _Endings(every, lasts, re.compile(rf"(?:{'|'.join(text.split())})\Z"))


_STANDARD = _endings(
    """issements issement atrices atrice ateurs ations logies usions utions ements amment emment ances iqUes ismes
    ables istes ateur ation logie usion ution ences ement euses ments ance iqUe isme able iste ence ités ives eaux
    euse ment eux ité ive ifs aux if"""
)
_PLAIN = _endings("ance iqUe isme able iste eux ances iqUes ismes ables istes").every
_VERBAL_I = _endings(
    """issaIent issantes iraIent issante issants issions irions issais issait issant issent issiez issons irais irait
    irent iriez irons iront isses issez îmes îtes irai iras irez isse ies ira ît ie ir is it i"""
)
_VERBAL_E = _endings(
    "eraIent erions èrent erais erait eriez erons eront erai eras erez ées era iez ée és er ez é"
).every
_VERBAL = _endings(
    """eraIent assions erions assent assiez èrent erais erait eriez erons eront aIent antes asses ions erai eras erez
    âmes âtes ante ants asse ées era iez ais ait ant ée és er ez ât ai as é a"""
)
_RESIDUAL = ("ière", "Ière", "ion", "ier", "Ier", "e", "ë")


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """The stem of a word, in lower case."""
    return _Stemmed(word.lower()).stem()


class _Stemmed:
    """A word on its way to its stem."""

    __slots__ = ("r1", "r2", "rv", "word")

    def __init__(self, word: str) -> None:
        self.word = _marked(word)
        self.r1 = _after_consonant(self.word, 0)
        self.r2 = _after_consonant(self.word, self.r1)
        self.rv = _after_vowel(self.word)

    def stem(self) -> str:
        """Takes the endings off, one kind after the other."""
        changed = self._standard()
        if changed is not True:
            changed = self._verbal_i() or self._verbal() or False
        if changed:
            self._soften()
        else:
            self._residual()
        return _unmarked(self._unaccented(self._undoubled()))

    def _ends(self, ending: str, region: int) -> bool:
        """Whether the word ends so, within a region."""
        return self.word.endswith(ending, region)

    def _longest(self, endings: _Endings, region: int = 0) -> str | None:
        """The longest of some endings that the word has within a region."""
        if self.word[-2:] not in endings.lasts and self.word[-1:] not in endings.lasts:
            return None
        found = endings.found.search(self.word, region)
        return found.group() if found is not None else None

    def _cut(self, ending: str, instead: str = "") -> None:
        self.word = self.word[: len(self.word) - len(ending)] + instead

    def _standard(self) -> bool | None:
        """Endings of nouns, adjectives, adverbs. True: one is off; None: a verb's ending may follow it."""
        ending = self._longest(_STANDARD)
        if ending is None:
            return False
        single = ending.removesuffix("s")
        if ending == "eaux":
            self._cut("x")
        elif single == "euse":
            if self._ends(ending, self.r2):
                self._cut(ending)
            elif self._ends(ending, self.r1):
                self._cut(ending, "eux")
            else:
                return False
        elif single == "ement" and self._ends(ending, self.rv):
            self._adverb(ending)
        elif ending in ("amment", "emment") and self._ends(ending, self.rv):
            self._cut("mment", "nt")
            return None
        elif single == "ment":
            before = len(self.word) - len(ending) - 1
            if before < self.rv or self.word[before] not in _VOWELS:
                return False
            self._cut(ending)
            return None
        elif ending == "aux" and self._ends(ending, self.r1):
            self._cut("ux", "l")
        elif single == "issement":
            if not self._ends(ending, self.r1) or self.word[-len(ending) - 1] in _VOWELS:
                return False
            self._cut(ending)
        else:
            return self._in_second_region(ending, single)
        return True

    def _in_second_region(self, ending: str, single: str) -> bool:
        if not self._ends(ending, self.r2):
            return False
        if ending in _PLAIN:
            self._cut(ending)
        elif single in ("atrice", "ateur", "ation"):
            self._cut(ending)
            self._ic()
        elif single == "logie":
            self._cut(ending, "log")
        elif single in ("usion", "ution"):
            self._cut(ending, "u")
        elif single == "ence":
            self._cut(ending, "ent")
        elif single == "ité":
            self._cut(ending)
            if self.word.endswith("abil"):
                self._cut("abil", "" if self._ends("abil", self.r2) else "abl")
            elif self.word.endswith("ic"):
                self._ic()
            elif self._ends("iv", self.r2):
                self._cut("iv")
        elif single in ("if", "ive"):
            self._cut(ending)
            if self._ends("at", self.r2):
                self._cut("at")
                self._ic()
        else:
            return False
        return True

    def _ic(self) -> None:
        if self.word.endswith("ic"):
            self._cut("ic", "" if self._ends("ic", self.r2) else "iqU")

    def _adverb(self, ending: str) -> None:
        """« -ement » and what stands before it."""
        self._cut(ending)
        if self._ends("iv", self.r2):
            self._cut("iv")
            if self._ends("at", self.r2):
                self._cut("at")
        elif self.word.endswith("eus"):
            if self._ends("eus", self.r2):
                self._cut("eus")
            elif self._ends("eus", self.r1):
                self._cut("s", "x")
        elif self._ends("abl", self.r2) or self._ends("iqU", self.r2):
            self._cut("abl")
        elif self._ends("ièr", self.rv) or self._ends("Ièr", self.rv):
            self._cut("ièr", "i")

    def _verbal_i(self) -> bool:
        """Endings of verbs in i, after a consonant of the region."""
        ending = self._longest(_VERBAL_I)
        if ending is None:
            return False
        before = len(self.word) - len(ending) - 1
        if before < self.rv or self.word[before] in _VOWELS:
            return False
        self._cut(ending)
        return True

    def _verbal(self) -> bool:
        """The other endings of verbs."""
        ending = self._longest(_VERBAL, self.rv)
        if ending is None or (ending == "ions" and not self._ends(ending, self.r2)):
            return False
        self._cut(ending)
        if ending not in _VERBAL_E and ending != "ions" and self._ends("e", self.rv):
            self._cut("e")
        return True

    def _soften(self) -> None:
        if self.word.endswith("Y"):
            self._cut("Y", "i")
        elif self.word.endswith("ç"):
            self._cut("ç", "c")

    def _residual(self) -> None:
        """Endings that stay on when nothing else came off."""
        if len(self.word) > 1 and self.word[-1] == "s" and self.word[-2] not in "aiouès":
            self._cut("s")
        for ending in _RESIDUAL if self.word.endswith(_RESIDUAL, self.rv) else ():
            if self._ends(ending, self.rv):
                if ending == "ion":
                    before = len(self.word) - 4
                    if self._ends(ending, self.r2) and before >= self.rv and self.word[before] in "st":
                        self._cut(ending)
                elif ending == "e":
                    self._cut(ending)
                elif ending == "ë":
                    if self.word[-3:-1] == "gu":
                        self._cut(ending)
                else:
                    self._cut(ending, "i")
                return

    def _undoubled(self) -> str:
        return self.word[:-1] if self.word.endswith(("enn", "onn", "ett", "ell", "eill")) else self.word

    @staticmethod
    def _unaccented(word: str) -> str:
        """é and è become e when nothing but consonants follow."""
        at = len(word) - 1
        while at > 0 and word[at] not in _VOWELS:
            at -= 1
        return word[:at] + "e" + word[at + 1 :] if 0 < at < len(word) - 1 and word[at] in "éè" else word


def _marked(word: str) -> str:
    """Capitals for the u, i and y that are no vowels here."""
    if _MAY_BE_MARKED.search(word) is None:
        return word
    chars = list(word)
    for at in range(1, len(chars)):
        if chars[at] == "u" and chars[at - 1] == "q":
            chars[at] = "U"
    for at in range(1, len(chars) - 1):
        before, after = chars[at - 1] in _VOWELS, chars[at + 1] in _VOWELS
        if chars[at] in "ui" and before and after:
            chars[at] = chars[at].upper()
        elif chars[at] == "y" and (before or after):
            chars[at] = "Y"
    return "".join(chars)


def _unmarked(word: str) -> str:
    return word if word.islower() else word.replace("I", "i").replace("U", "u").replace("Y", "y")


def _after_consonant(word: str, start: int) -> int:
    found = _AFTER_CONSONANT.search(word, start)
    return found.end() if found is not None else len(word)


def _after_vowel(word: str) -> int:
    if word.startswith(("par", "col", "tap")) or (word[:1] in _VOWELS and word[1:2] in _VOWELS):
        return min(3, len(word))
    found = _VOWEL.search(word, 1)
    return found.end() if found is not None else len(word)
