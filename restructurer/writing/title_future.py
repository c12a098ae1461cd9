"""The near future of a title in one word: « vont devoir repasser » → « devront repasser »."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from restructurer.french.future import future
from restructurer.writing.parts import Word
from restructurer.writing.title_reading import Title
from restructurer.writing.title_step import Step

FUTURE = "future"


def future_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« va » or « vont » and the infinitive behind it, where nothing is denied."""
    syntax = title.syntax
    for token in range(title.colon, title.end - 1):
        low, after = syntax.low[token], token + 1
        if low not in ("va", "vont") or title.quoted(token) or title.negated(title.segment(token)):
            continue
        if syntax.feats[after].get("VerbForm") != "Inf" or syntax.low[token - 1] in (
            "s'",
            "se",
            "l'",
            "y",
            "en",
            "qui",
        ):
            continue
        told = future(syntax.low[after], "3s" if low == "va" else "3p")
        if told:
            yield Step(FUTURE, (token, after), costs[FUTURE], Word(told, FUTURE, token, after + 1))
