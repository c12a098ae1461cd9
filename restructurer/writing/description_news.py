"""How much of the news a sentence tells, by what it holds: figures, days, bodies, keyphrases, words of the title.

The weights, and the grades that they follow, are in ``[settings.telling]`` of ``rules/description.toml``.
"""

from __future__ import annotations

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.french.calendar import DAYS
from restructurer.writing.description_words import Telling, content

_DAYS = frozenset(DAYS)


def news_of(analysis: Analysis, sentence: Sentence, telling: Telling) -> float:
    """The news of a sentence, 0 to 1, rounded to 4 digits."""
    text = analysis.source.text[sentence.start : sentence.end]
    words = content(text)
    phrases = [content(phrase.text) for phrase in analysis.keyphrases[:8]]
    told = sum(1 for phrase in phrases if phrase and phrase <= words)
    titled = len(words & content(analysis.source.title))
    value = telling.room * (len(text) >= telling.short) + telling.more_room * (len(text) >= telling.long)
    repeated = telling.keyphrase * min(telling.most, told) + telling.title * min(telling.most, titled)
    value += repeated + telling.figure * any(map(str.isdigit, text))
    value += telling.day * (not _DAYS.isdisjoint(text.lower().replace(",", " ").split()))
    value += telling.toll * (not telling.tolls.isdisjoint(text.lower().replace(",", " ").split()))
    value += telling.body * any(
        entity.label == "ORG" and any(sentence.start <= start < sentence.end for start, _ in entity.mentions)
        for entity in analysis.entities
    )
    return round(min(1.0, value / telling.whole), 4)
