"""Finds the words of a keyphrase in a text, as Yoast's French analysis does without its paid morphology.

A word of the keyphrase counts where it stands as it is written, whatever its case, or written
without its accents. Function words of the keyphrase are left out unless there is nothing else.
After the behaviour of yoastseo 3.6 (``getWordForms``, ``matchTextWithWord``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from restructurer.checking.sentences import PUNCTUATION
from restructurer.checking.words import function_words

_EDGE = ' \u00a0—\n\r\t.,()”“〝〞〟‟„"+\\-;!¡?¿:/»«‹›<>'
_START = f"(?:^|[{_EDGE}'‘’‛`])"
_END = f"(?:$|[{_EDGE}]|['‘’‛`][{_EDGE}])"
_PLAIN = str.maketrans(
    {**dict(zip("éèëêÉÈËÊàâÀÂïîÏÎùûüÙÛÜôÔÿŸçÇñÑ", "eeeeEEEEaaAAiiIIuuuUUUoOyYcCnN", strict=True)),
     "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe"}
)  # fmt: skip
_SINGLE = str.maketrans(dict.fromkeys("‘’‛`‹›", "'"))
_QUOTES = str.maketrans({**dict.fromkeys("‘’‛`‹›", "'"), **dict.fromkeys("“”〝〞〟‟„『』«»", '"')})
_RARE_QUOTE = re.compile("[‘‛`‹›“”〝〞〟‟„『』]")
_TOKEN_EDGES = re.compile(r"[\s–—\-\[\]]+")


@lru_cache(maxsize=256)
def unify(text: str) -> str:
    """Straight quotes and apostrophes, single blanks: the form in which a text is searched."""
    text = " ".join(text.replace("—", " ").split())
    text = text.replace("’", "'").replace("«", '"').replace("»", '"')
    return text.translate(_QUOTES) if _RARE_QUOTE.search(text) else text


@dataclass(frozen=True)
class Keyphrase:
    """A keyphrase ready to be looked for.

    ``words``: its topic words, lower case, straight apostrophes; ``exact``: it was given between
    double quotation marks, so that only the whole counts.
    """

    phrase: str
    words: tuple[str, ...]
    exact: bool

    def __bool__(self) -> bool:
        return bool(self.words)


@lru_cache(maxsize=512)
def keyphrase(text: str, *, split_hyphens: bool = False) -> Keyphrase:
    """Takes a keyphrase apart."""
    phrase = " ".join(text.lower().split())
    if len(phrase) > 2 and phrase[0] in '“”〝〞〟‟„"' and phrase[-1] in '“”〝〞〟‟„"':
        inside = phrase[1:-1].translate(_SINGLE)
        return Keyphrase(inside, (inside,), exact=True)
    separators = r"[\s–\-]+" if split_hyphens else r"[\s–]+"
    found = [word.strip(PUNCTUATION) for word in re.split(separators, phrase.replace("—", " "))]
    found = [word for word in found if word]
    topic = [word for word in found if word not in function_words()]
    return Keyphrase(phrase, tuple(word.translate(_SINGLE) for word in topic or found), exact=False)


@lru_cache(maxsize=2048)
def _unaccented(word: str) -> str:
    return word.translate(_PLAIN)


@lru_cache(maxsize=2048)
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(_START + re.escape(word) + _END, re.IGNORECASE)


def occurrences(text: str, word: str) -> int:
    """How often a word stands in a text; both with straight quotes."""
    folded = text.lower()
    plain = _unaccented(word)
    if word not in folded and plain not in folded:
        return 0
    rest, count = _pattern(word).subn("", text)
    return count + len(_pattern(plain).findall(rest))


def position(text: str, phrase: str) -> int:
    """Where a phrase first stands in a text, both unified; -1 where it does not."""
    match = _pattern(phrase).search(text)
    if match is None:
        return -1
    found = match.group()
    return text.index(found.strip().strip(PUNCTUATION), match.start())


def share(text: str, wanted: Keyphrase) -> float:
    """The part (0 to 1) of the keyphrase's words that stand in a text."""
    if not wanted.words:
        return 0.0
    unified = unify(text)
    return sum(1 for word in wanted.words if occurrences(unified, word)) / len(wanted.words)


def count_in_sentence(folded: str, wanted: Keyphrase) -> int:
    """How many times a sentence in lower case holds every word of the keyphrase.

    Each token is looked at alone, so that a compound word of the keyphrase is never found.
    """
    plain = [_unaccented(word) for word in wanted.words]
    for word, bare in zip(wanted.words, plain, strict=True):
        if word not in folded and bare not in folded:
            return 0
    least = 1 << 30
    tokens = _TOKEN_EDGES.split(folded)
    for word, bare in zip(wanted.words, plain, strict=True):
        found = [token for token in tokens if word in token or bare in token]
        accented, unaccented = _pattern(word), _pattern(bare)
        least = min(least, sum(1 for token in found if accented.search(token) or unaccented.search(token)))
        if not least:
            return 0
    return least


def phrase_in_sentence(sentence: str, wanted: Keyphrase) -> int:
    """How many times an exact keyphrase stands in a sentence, token by token."""
    if not all(part in sentence for part in wanted.phrase.split()):
        return 0
    tokens = _TOKEN_EDGES.split(sentence)
    target = [_pattern(token) for token in _TOKEN_EDGES.split(wanted.phrase) if token]
    size = len(target)
    return sum(
        1
        for i in range(len(tokens) - size + 1)
        if all(pattern.search(token) for pattern, token in zip(target, tokens[i : i + size], strict=True))
    )
