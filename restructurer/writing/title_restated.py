"""A title restated: « X montre que Y » → « Y, selon X », « X est devenu le Y » → « X, Y », « … de Z » → « Z : … »."""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.french import lexicon
from restructurer.french.typography import NBSP, mend
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection
from restructurer.writing.title_chunks import find_chunks
from restructurer.writing.title_reading import NOMINAL, Title
from restructurer.writing.title_rules import TitleRule
from restructurer.writing.title_turn import Turn


def restated(title: Title, given: Selection, rules: dict[str, TitleRule]) -> Iterator[Turn]:
    """The turns of this module that the rules allow."""
    if "front" in rules and not title.colon:
        yield from _front(title, given, rules["front"])
    if "according" in rules:
        yield from _according(title, given, rules["according"])
    if "apposed" in rules:
        yield from _apposed(title, given, rules["apposed"])


def _according(title: Title, given: Selection, rule: TitleRule) -> Iterator[Turn]:
    """« Une étude montre que les abeilles vivent plus » → « Les abeilles vivent plus, selon une étude »."""
    syntax = title.syntax
    start = title.colon + 1 if title.colon else 0
    for verb in sorted(title.verbs):
        if not {syntax.lemma[verb], *lexicon.lemmas(syntax.low[verb], "V")} & title.lists.saying:
            continue
        if syntax.low[verb + 1 : verb + 2] not in (("que",), ("qu'",)) or verb <= start:
            continue
        subject = range(start, verb)
        if any(syntax.text[t] in ",«»?" for t in range(start, len(syntax))) or syntax.pos[verb - 1] in ("PRON", "ADV"):
            return
        stop = next((t for t in subject if syntax.low[t] in ("de", "du", "des", "d'")), verb)
        who = mend(syntax.chars(start, stop))
        who = who if syntax.pos[start] == "PROPN" else who[:1].lower() + who[1:]
        word = Word(f", selon {who}", rule.id, start, stop, at=title.end)
        gone = range(start, verb + 2)
        selection = given.without(gone, rule.id, 0.0)
        yield Turn(selection.written(word, rule.id, 0.0), rule, tuple(range(stop, verb)))
        return


def _apposed(title: Title, given: Selection, rule: TitleRule) -> Iterator[Turn]:
    """« Comment Bulle est devenue le laboratoire de la mobilité » → « Bulle, laboratoire de la mobilité »."""
    syntax = title.syntax
    start = title.colon + 1 if title.colon else 0
    for verb in sorted(title.verbs):
        if (
            syntax.low[verb] not in ("est", "sont", "devient", "deviennent")
            or verb <= start
            or title.negated(title.segment(verb))
            or title.quoted(verb)
        ):
            continue
        first = verb + 1 + (syntax.lemma[verb + 1 : verb + 2] == ("devenir",))
        if (
            first + 1 >= title.end
            or syntax.low[first] not in ("le", "la", "l'", "les")
            or syntax.pos[first + 1] not in ("NOUN", "ADJ")
        ):
            return
        asked = syntax.low[start] in ("comment", "pourquoi")
        if not any(syntax.text[t][:1].isupper() for t in range(start + 1, verb)) or syntax.pos[verb - 1] == "PRON":
            return
        selection = given.without((*range(start, start + asked), *range(verb + 1, first + 1)), rule.id, 0.0)
        yield Turn(selection.written(Word(",", rule.id, verb, verb + 1), rule.id, 0.0), rule)
        return


_IDIOMS = frozenset(("heure", "fin", "cours", "bord", "cœur", "sein", "tête", "fil", "suite", "affaire", "prix"))


def _front(title: Title, given: Selection, rule: TitleRule) -> Iterator[Turn]:
    """« … contre l’ex-trésorier de la caisse de pensions » → « Caisse de pensions : … contre l’ex-trésorier »."""
    syntax = title.syntax
    chunks = find_chunks(title)
    for chunk in chunks:
        inner = any(one.first > chunk.first and one.kind != "of" for one in chunks)
        if chunk.kind != "of" or chunk.stop < len(syntax) or inner or title.quoted(chunk.first):
            continue
        first = chunk.first + 1
        if syntax.low[chunk.first] in ("de", "d'"):
            if syntax.low[first] not in ("la", "l'"):
                continue
            first += 1
        if any(t in title.verbs for t in range(chunk.first, chunk.stop)) or syntax.low[chunk.first - 1] in _IDIOMS:
            continue
        noun = chunk.first - 1
        article = noun - 1
        while article > 0 and syntax.pos[article] == "ADJ":
            article -= 1
        definite = noun > 0 and syntax.low[article] in ("le", "la", "l'", "les", "du", "au", "aux", "des")
        if not definite or syntax.pos[noun] != "NOUN" or first >= chunk.stop or syntax.pos[first] not in NOMINAL:
            continue
        if any(syntax.text[t] in ",:«»?" for t in range(chunk.stop)) or title.negated(range(chunk.stop)):
            return
        text = mend(syntax.chars(first, chunk.stop))
        word = Word(f"{text[:1].upper()}{text[1:]}{NBSP}:", rule.id, first, chunk.stop, at=0)
        opening = syntax.chars(0, 1)
        less = given.without(range(chunk.first, chunk.stop), rule.id, 0.0).written(word, rule.id, 0.0)
        if syntax.pos[0] != "PROPN" and opening[:1].isupper():
            lowered = opening[:1].lower() + opening[1:]
            less = less.written(Word(lowered.replace("'", "’"), "french.casing", 0, 1), rule.id, 0.0)
        yield Turn(less, rule, held=frozenset(range(chunk.first, chunk.stop)))
        return
