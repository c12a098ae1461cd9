"""Fidelity: an article against its source.

Quotes are verbatim, names, numbers and dates are the source's (or stated by ``data/``), no sentence
is lost or altered, and none is invented. Typography may differ; headings, lists, questions and other
additions may be made of the source's runs.
"""

from __future__ import annotations

from restructurer.checking.fidelity_facts import Facts
from restructurer.checking.fidelity_quotes import Quotes
from restructurer.checking.fidelity_sentences import Sentences
from restructurer.checking.fidelity_types import SourceText
from restructurer.checking.page import Page
from restructurer.checking.values import Outcome


class _Whole(Quotes, Facts, Sentences):
    """All that is looked at."""


def compare(page: Page, source: SourceText) -> dict[str, Outcome]:
    """What every fidelity check says of a page, by id."""
    comparison = _Whole(page, source)
    parts = [*comparison.heads(), *comparison.parts]
    comparison.quotes(parts)
    comparison.facts(parts)
    comparison.two_titles()
    comparison.sentences()
    return comparison.found.outcomes()
