"""Restructures a French article for the web, by rules, offline, with the origin of every character.

The public functions; each imports what it needs when it is called, so that ``import restructurer``
costs nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from restructurer import version

if TYPE_CHECKING:
    from restructurer.analysis.findings import Keyphrase, Quote
    from restructurer.article import Article

__version__ = version.VERSION

__all__ = ["__version__", "keyphrases", "quotes", "restructure", "segment"]


def restructure(
    text: str,
    *,
    title: str | None = None,
    words: int | None = None,
    keyphrase: str | None = None,
    rules: Path | None = None,
    name: str = "text",
) -> Article:
    """Restructures a French article: better title, sections under subheadings, expanded to ``words``.

    ``title``: used instead of the one that the text opens with. ``words``: the least words of the
    body (else what the brief in the text asks, else 700). ``keyphrase``: the focus keyphrase that
    the editor wants. ``rules``: a folder that overlays the rules. ``name``: what the output calls
    the source. Raises :class:`restructurer.errors.InputError` when the text is no French article
    of at least 60 words, :class:`restructurer.errors.RuleError` when a rule is wrong.
    """
    from restructurer.restructure import restructure as work

    return work(text, title=title, words=words, keyphrase=keyphrase, rules=rules, name=name)


def keyphrases(text: str, *, title: str | None = None, n: int = 10) -> list[Keyphrase]:
    """The ``n`` phrases that say best what a French text is about, best first, each with ``.text`` and ``.score``."""
    from restructurer.analysis.keyphrases import keyphrases as work

    return work(text, title=title, n=n)


def segment(units: list[str]) -> list[int]:
    """Divides units of text (sentences or paragraphs, in order) into topical clusters.

    Gives the index at which each cluster starts; the first is 0. An empty list gives an empty list.
    """
    from restructurer.analysis.clusters import segment as work

    return work(units)


def quotes(text: str) -> list[Quote]:
    """The words that somebody says in a French text, in order.

    Each has ``.start`` and ``.end`` (character offsets into ``text`` of what stands between the
    marks), ``.mention`` (who speaks, as the attribution names them) and ``.speaker`` (the fullest
    name or description that the text gives, ``None`` where it cannot be told).
    """
    from restructurer.analysis.quotes_of_text import quotes as work

    return work(text)
