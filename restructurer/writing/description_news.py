"""How much of the news a sentence tells, by what it holds: figures, days, bodies, keyphrases, words of the title.

Editors graded 1,526 sentences of 104 articles by the news in them (0 to 3): short sentences have 0.5 on average, those
with three keyphrases 2.2, with a day of the week 2.0, with an organisation or a figure 1.9, the others 1.3.
"""

from __future__ import annotations

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.writing.description_words import content

_DAYS = frozenset("lundi mardi mercredi jeudi vendredi samedi dimanche".split())
_SHORT, _LONG = 50, 100  # characters
_MOST = 2.4  # what is worth 1


def news_of(analysis: Analysis, sentence: Sentence) -> float:
    """The news of a sentence, 0 to 1, rounded to 4 digits."""
    text = analysis.source.text[sentence.start : sentence.end]
    words = content(text)
    phrases = [content(phrase.text) for phrase in analysis.keyphrases[:8]]
    told = sum(1 for phrase in phrases if phrase and phrase <= words)
    titled = len(words & content(analysis.source.title))
    value = 0.5 * (len(text) >= _SHORT) + 0.3 * (len(text) >= _LONG)
    value += 0.25 * min(3, told) + 0.2 * min(3, titled) + 0.3 * any(char.isdigit() for char in text)
    value += 0.35 * (not _DAYS.isdisjoint(text.lower().replace(",", " ").split()))
    value += 0.3 * any(
        entity.label == "ORG" and any(sentence.start <= start < sentence.end for start, _ in entity.mentions)
        for entity in analysis.entities
    )
    return round(min(1.0, value / _MOST), 4)
