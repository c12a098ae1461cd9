"""Which sentences and words may be said again: those whose text, parse and agreement hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.french import lexicon
from restructurer.french.words import count_words
from restructurer.writing.syntax import Syntax, of_article

_STUTTER = re.compile(r"\bde d[’']|\b(?:de de|le le|que que|à à|et et|du du|des des) ", re.IGNORECASE)
_SPEAKERS = ("je", "j'", "nous", "notre", "nos", "mon", "ma", "mes")
LEAST_SAID = 3  # sentences of an interview in which somebody says *je* or *nous*
LONGEST_ASKED = 60  # words of a paragraph that asks something in an interview
_OBJECTS = frozenset("que qu' l' la les m' t' nous vous se s' quels quelles quel quelle combien".split())


def usable(analysis: Analysis, sentence: Sentence, *, parse: bool = True) -> bool:
    """Whether a sentence may feed an expansion; without ``parse``, as it stands, though its parse does not hold.

    Left out: sentences that analysis calls unsound, crossheads, questions, sentences with a word
    too many (« sous peine de d’utiliser »), and a sentence after which the paragraph goes on with
    a small letter (« …des causes. par souci… »: its end is lost).
    """
    if (not sentence.sound or sentence.fault is not None) and (parse or sentence.fault != "parse"):
        return False
    syntax = of_article(analysis)
    return syntax.once("usable", sentence.index, analysis.sentences, lambda: _whole(analysis, sentence))


def _whole(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether the text of a sentence holds."""
    text = analysis.source.text
    if sentence.paragraph in answers(analysis):
        return False
    if analysis.source.paragraphs[sentence.paragraph].kind == "crosshead" or "?" in text[sentence.start : sentence.end]:
        return False
    if _STUTTER.search(text, sentence.start, sentence.end):
        return False
    after = sentence.index + 1
    if after < len(analysis.sentences) and analysis.sentences[after].paragraph == sentence.paragraph:
        return not text[analysis.sentences[after].start].islower()
    return True


def answers(analysis: Analysis) -> frozenset[int]:
    """The paragraphs (indexes) of an interview that are answers: somebody says them, though no mark shows it.

    An interview has two short paragraphs or more that end on a question; what follows the first of
    them is answers where somebody says *je* or *nous* outside guillemets (in a list of questions
    that the paper answers itself nobody does).
    """
    return of_article(analysis).once("answers", 0, analysis.sentences, lambda: _find_answers(analysis))


def _find_answers(analysis: Analysis) -> frozenset[int]:
    source = analysis.source
    texts = [source.slice(paragraph).rstrip(" »\u00a0\u202f") for paragraph in source.paragraphs]
    asked = [i for i, text in enumerate(texts) if text.endswith("?") and count_words(text) <= LONGEST_ASKED]
    if len(asked) < 2:
        return frozenset()
    syntax = of_article(analysis)
    said = 0
    for sentence in analysis.sentences:
        if sentence.paragraph > asked[0] and sentence.paragraph not in asked:
            low = [t for t in range(sentence.first, sentence.stop) if syntax.low[t] in _SPEAKERS]
            said += any(not syntax.quoted(t) for t in low)
    return frozenset(range(asked[0] + 1, len(source.paragraphs))) if said >= LEAST_SAID else frozenset()


def wrong_participle(syntax: Syntax, tokens: Sequence[int]) -> bool:
    """Whether one of the tokens is a participle behind *avoir* that agrees with nothing (« ont racontés »).

    Agreement with an object before the verb is right; where one may stand there, nothing is said.
    """
    return not syntax.once("wrong participles", 0, wrong_participle, lambda: _wrong(syntax)).isdisjoint(tokens)


def _wrong(syntax: Syntax) -> frozenset[int]:
    found = set()
    for token in {head for head, dep in zip(syntax.head, syntax.dep, strict=True) if dep.startswith("aux")}:
        helpers = [c for c in syntax.children[token] if syntax.dep[c].startswith("aux")]
        if not any(syntax.lemma[c] == "avoir" for c in helpers) or any(syntax.lemma[c] == "être" for c in helpers):
            continue
        codes = lexicon.adjective_codes(syntax.low[token])
        if syntax.feats[token].get("VerbForm") != "Part" or not codes or "ms" in codes:
            continue
        ahead = {syntax.low[t] for t in range(max(0, syntax.left[token] - 3), token)}
        if not ahead & _OBJECTS:
            found.add(token)
    return frozenset(found)
