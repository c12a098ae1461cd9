"""« Qui est Nadim Houry ? » from an apposition; « Que dit le ministre ? » from a quote."""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.expansion.asking import Asked
from restructurer.expansion.material import Material
from restructurer.expansion.rules import QuestionRule
from restructurer.expansion.said import tokens_between
from restructurer.expansion.stretches import is_contiguous, pieces_of, trimmed
from restructurer.writing.pieces import from_rule
from restructurer.writing.syntax import Syntax

_ARTICLES = ("le", "la", "l'", "un", "une")


def who_is(material: Material, rule: QuestionRule) -> Iterator[Asked]:
    """A person and what stands between commas behind the name."""
    syntax, analysis = material.syntax, material.analysis
    for entity in analysis.entities:
        if entity.label != "PER" or " " not in entity.text:
            continue
        for start, end in entity.mentions:
            if " ".join(analysis.source.text[start:end].split()) != entity.text:
                continue
            answer = _apposition(syntax, end)
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


def _apposition(syntax: Syntax, end: int) -> tuple[int, ...] | None:
    """The noun phrase between the comma at an offset and the next comma or stop."""
    after = tokens_between(syntax, end, end + 200)
    if len(after) < 4 or syntax.text[after[0]] != ",":
        return None
    first = after[1]
    if syntax.pos[first] not in ("NOUN", "DET", "ADJ") or (
        syntax.pos[first] == "DET" and syntax.low[first] not in _ARTICLES
    ):
        return None
    stop = next((t for t in after[1:] if syntax.text[t] in (",", ".", ";", "»", "«", "(", ":")), None)
    if stop is None or syntax.text[stop] not in (",", "."):
        return None
    answer = trimmed(syntax, range(first, stop))
    nouns = [t for t in answer if syntax.pos[t] == "NOUN"]
    if not 3 <= len(answer) <= 18 or not nouns or nouns[0] - first > 2 or not is_contiguous(answer):
        return None
    if any(syntax.feats[t].get("VerbForm") == "Fin" for t in answer) and not any(
        syntax.low[t] in ("qui", "dont") for t in answer
    ):
        return None
    return answer


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
