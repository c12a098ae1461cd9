"""« Qui est Nadim Houry ? » from an apposition; « Que dit le ministre ? » from a quote."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from restructurer.expansion.asking import Asked
from restructurer.expansion.describing import behind
from restructurer.expansion.material import Material
from restructurer.expansion.rules import QuestionRule
from restructurer.expansion.said import tokens_between
from restructurer.expansion.stretches import pieces_of
from restructurer.writing.pieces import from_rule


def who_is(material: Material, rule: QuestionRule) -> Iterator[Asked]:
    """A person and what stands between commas behind the name."""
    syntax, analysis = material.syntax, material.analysis
    for entity in analysis.entities:
        if entity.label != "PER" or " " not in entity.text:
            continue
        for start, end in entity.mentions:
            if " ".join(analysis.source.text[start:end].split()) != entity.text:
                continue
            answer = behind(syntax, bisect_left(syntax.start, end))
            sentence = next((s for s in analysis.sentences if s.start <= start < s.end), None)
            if answer is None or sentence is None or not sentence.sound or answer[-1] >= sentence.stop:
                continue
            if any(low <= start < high for low, high in syntax.quotes):
                continue
            asks = tokens_between(syntax, start, end)
            name, said = pieces_of(syntax, asks), pieces_of(syntax, answer)
            if name is not None and said is not None:
                yield Asked(rule.id, {"subject": name}, said, answer, asks, sentence.index, rule.value)
            break


def what_says(material: Material, rule: QuestionRule) -> Iterator[Asked]:
    """A quote as the answer."""
    name = f"expansions.question.{rule.id}"
    for said in material.said:
        if not 6 <= said.words <= 32 or not said.tokens:
            continue
        answer = (from_rule("«\u00a0", name), *said.pieces(material.analysis), from_rule("\u00a0»", name))
        slots = {"subject": said.speaker.pieces(material.analysis, capital=False)}
        asks = tokens_between(material.syntax, said.speaker.start, said.speaker.end)
        value = round(rule.value * (0.5 + 0.5 * said.value), 4)
        yield Asked(rule.id, slots, answer, said.tokens, asks[:0], said.sentences[0], value)
