"""Stretches that stop before what they say: half a denial, half of what somebody said, an aside cut at a dash."""

from __future__ import annotations

import pytest

from restructurer.writing.guards import refuse_edges
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import of_article
from tests.writing_samples import article


@pytest.mark.parametrize(
    ("text", "stop", "refused"),
    [
        ("Le secrétaire a précisé que le report du congrès relevait de la seule direction.", "congrès", True),
        ("Le secrétaire a précisé que le report du congrès relevait de la seule direction.", "direction", False),
        ("La maire a reçu plus de lettres que de visites pendant les travaux du port.", "visites", False),
        ("Les films tournés en 8K ne sont distribués que dans une version réduite.", "distribués", True),
        ("Les écologistes ont expliqué comment il est possible de vivre sans voiture.", "possible", True),
        ("La fronde des éleveurs a été provoquée par la hausse du prix des engrais.", "provoquée", True),
        ("Des manifestations ont eu lieu hier dans plusieurs villes de Kabylie.", "lieu", True),
    ],
)
def test_what_is_left_open(text: str, stop: str, refused: bool) -> None:
    analysis = article(f"{text} Le port est calme.", "")
    syntax = of_article(analysis)
    end = next(t for t in range(len(syntax)) if syntax.text[t] == stop)
    selection = Selection(tuple(range(end + 1)), 0)
    assert (refuse_edges(syntax, selection) is not None) == refused
