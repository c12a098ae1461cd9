"""Whether a draft compares with what it does not say."""

from __future__ import annotations

from restructurer.writing.drafts import Draft
from restructurer.writing.syntax import Syntax

_ASIDE = frozenset("autre autres similaire similaires même mêmes tel telle tels telles plus moins".split())


def points_aside(syntax: Syntax, draft: Draft) -> bool:
    """Whether a draft compares with what it does not say: « une autre mère », « plus prudent »."""
    for token in draft.tokens:
        low = syntax.low[token]
        if low not in _ASIDE or (low == "autres" and syntax.low[token - 1] in ("d'", "de")):
            continue
        if low not in ("plus", "moins"):
            return True
        after = token + 1
        compared = any(syntax.low[t] in ("que", "qu'", "de", "d'") for t in draft.tokens if t > token)
        negated = any(syntax.low[t] in ("ne", "n'") for t in draft.tokens if t < token)
        if after < len(syntax) and syntax.pos[after] in ("ADJ", "ADV", "VERB") and not compared and not negated:
            return True
    return False
