"""The focus keyphrase: the two to four words that a reader would type into a search box."""

from __future__ import annotations

from collections.abc import Sequence

from restructurer.analysis.findings import Keyphrase, Parsed
from restructurer.rulebook import Rulebook


def find_focus(
    parsed: Parsed, keyphrases: Sequence[Keyphrase], *, rulebook: Rulebook, wanted: str | None = None
) -> Keyphrase:
    """The focus keyphrase: ``wanted`` when an editor asks for it, else the best of the keyphrases."""
    text = parsed.source.text.lower()
    if wanted:
        low = wanted.lower()
        at = [index for index in range(len(text)) if text.startswith(low, index)]
        return Keyphrase(wanted, 1.0, tuple((index, index + len(low)) for index in at))
    paragraphs = parsed.source.paragraphs
    first = parsed.source.slice(paragraphs[0]).lower() if paragraphs else ""
    title = parsed.source.title.lower()

    def rank(one: Keyphrase) -> tuple[int, float]:
        low, words = one.text.lower(), len(one.text.split())
        places = (low in title) + (low in first) + (text.count(low) > 2)
        shape = 1 if 2 <= words <= 4 or one.text[:1].isupper() else 0
        return places + shape, one.score

    return max(keyphrases, key=rank) if keyphrases else Keyphrase(parsed.source.title, 0.0)
