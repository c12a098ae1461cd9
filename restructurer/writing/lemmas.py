"""Content lemmas: what two stretches of text have in common, function words and inflection apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from restructurer.analysis.findings import Sentence
from restructurer.french.stem import stem
from restructurer.writing.syntax import Syntax

_NO_WORD = re.compile(r"[^\w-]|_")
PHRASE = frozenset("NOUN PROPN ADJ NUM DET ADP X SYM".split())  # what a noun phrase and its complements are made of
CONTENT = frozenset(("NOUN", "PROPN", "ADJ", "VERB", "NUM", "X"))
_WEAK = frozenset("être avoir faire pouvoir devoir aller venir dire mettre autre même tout nouveau premier".split())


def content(syntax: Syntax, tokens: Iterable[int]) -> frozenset[str]:
    """The stems of the content words among some tokens."""
    stems = syntax.once("stems", 0, content, lambda: _stems(syntax))
    return frozenset([stems[t] for t in tokens if t in stems])


def sentence_content(syntax: Syntax, sentence: Sentence) -> frozenset[str]:
    """The same, of a sentence; gathered once."""
    tokens = range(sentence.first, sentence.stop)
    return syntax.once("stems of", sentence.index, content, lambda: content(syntax, tokens))


def _stems(syntax: Syntax) -> dict[int, str]:
    """The content words of a text, stemmed once."""
    return {
        token: stem(syntax.low[token])
        for token, pos in enumerate(syntax.pos)
        if pos in CONTENT and syntax.lemma[token] not in _WEAK and len(syntax.text[token]) > 1
    }


@lru_cache(maxsize=2048)
def words_of(text: str) -> frozenset[str]:
    """The stems of the longer words of a text that has not been parsed."""
    return frozenset(
        stem(word) for word in _NO_WORD.sub(" ", text).split() if len(word) > 3 or word[:1].isupper() or word.isdigit()
    )
