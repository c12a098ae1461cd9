"""A given title less its noise: rubrics, « EXCLUSIF », the name of the site, words in capitals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from restructurer.french import casing, lexicon
from restructurer.french.typography import NBSP
from restructurer.patterns import compile_bounded
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import Syntax
from restructurer.writing.title_rules import Noise

_SENTENCE = (". ", "! ", "? ", "« ", ": ")
CALMED = "calmed"  # where the columns of a title keep its words in small letters
SHOUTED = 5  # letters from which a word in capitals is no set of initials


def cleaned(syntax: Syntax, rules: Sequence[Noise]) -> tuple[Syntax, Selection]:
    """The whole title less its noise, and its columns with the colon of a theme where a rule wrote one.

    Never empty: a title that is nothing but noise stays.
    """
    selection = Selection(tuple(range(len(syntax))), 0)
    text = syntax.chars(0, len(syntax))
    base = syntax.start[0]
    for rule in rules:
        pattern = compile_bounded(rule.pattern, ignore_case=rule.ignore_case)
        for match in pattern.finditer(text):
            low, high = match.span("noise" if "noise" in pattern.groupindex else 0)
            gone = [t for t in range(len(syntax)) if syntax.start[t] - base < high and syntax.end(t) - base > low]
            gone = [t for t in gone if t in selection.kept]
            if gone and len(gone) < len(selection.kept):
                selection = _without(syntax, selection, gone, rule, (low, high))
    written = {w.first: w.text for w in selection.words if w.first is not None and w.stop == w.first + 1}
    names = [t for t in range(1, len(syntax)) if _mistagged(syntax, t)]
    if names:
        syntax = replace(
            syntax, pos=tuple("PROPN" if t in names else pos for t, pos in enumerate(syntax.pos)), cache={}
        )
    if written:
        # A word of another length would move the offsets of its token.
        marks = {t: word for t, word in written.items() if word == ":"}
        texts = tuple(marks.get(t, text) for t, text in enumerate(syntax.text))
        lows = tuple(written[t].strip(NBSP).lower() if t in written else low for t, low in enumerate(syntax.low))
        widths = tuple([len(text) + gap for text, gap in zip(texts, syntax.blank, strict=True)])
        syntax = replace(syntax, text=texts, low=lows, width=widths, cache={})
    syntax.notes[CALMED] = _calmed(syntax, selection)
    return syntax, selection


def _without(
    syntax: Syntax, selection: Selection, gone: Sequence[int], rule: Noise, span: tuple[int, int]
) -> Selection:
    low, high = span
    if high < syntax.end(gone[-1]) - syntax.start[0]:  # the end of a word stays: « ÉCONOMIELe port… »
        rest = syntax.text[gone[-1]][high - (syntax.start[gone[-1]] - syntax.start[0]) :]
        selection = selection.without(gone[:-1], rule.id, 0.0) if len(gone) > 1 else selection
        return selection.written(Word(rest.replace("'", "’"), rule.id, gone[-1], gone[-1] + 1), rule.id, 0.0)
    if rule.named and all(_is_name(syntax, t) for t in gone[:-1]):
        mark = Word(rule.named, rule.id, gone[-1], gone[-1] + 1)
        return selection.written(mark, rule.id, 0.0)
    if not rule.write:
        return selection.without(gone, rule.id, 0.0)
    first, stop = gone[0], gone[-1] + 1
    said = syntax.chars(first, stop).strip()
    told = "-".join(part.capitalize() for part in said.split("-")) if said.isupper() else said
    inside = low - (syntax.start[first] - syntax.start[0])
    stays = f"{said[:inside]} " if inside > 0 else ""  # the start of a word: « Lorient/ Un cargo… »
    written = (stays + rule.write.replace("{noise}", told)).replace(" :", f"{NBSP}:")
    selection = selection.written(Word(written, rule.id, first, stop), rule.id, 0.0)
    if rule.write.endswith(":") and stop < len(syntax) and syntax.pos[stop] != "PROPN":
        lowered = casing.decapitalise(syntax.chars(stop, stop + 1), name=None)
        if lowered and lowered != syntax.text[stop] and len(syntax.text[stop].rstrip("'’")) < SHOUTED * 4:
            selection = selection.written(
                Word(lowered.replace("'", "’"), "french.casing", stop, stop + 1), rule.id, 0.0
            )
    return selection


def _mistagged(syntax: Syntax, token: int) -> bool:
    """Whether a word with a capital inside a proposition was taken for a verb or an adverb."""
    text = syntax.text[token]
    if syntax.pos[token] not in ("VERB", "ADV", "ADP", "PRON", "AUX", "SCONJ") or len(text) < 3 or text.isupper():
        return False
    return (
        text[:1].isupper() and text.isalpha() and syntax.text[token - 1] not in (":", ".", "«", '"', "|", "-", "!", "?")
    )


def _is_name(syntax: Syntax, token: int) -> bool:
    """Whether a word of a rubric is a name and no common noun: « Arlon », not « Football »."""
    text = syntax.text[token]
    return not text[:1].isalpha() or (text[:1].isupper() and not text.isupper() and not lexicon.known(text.lower()))


def theme_written(syntax: Syntax, selection: Selection) -> tuple[int, ...]:
    """The tokens of a place that a rule made the theme (« BRUXELLES Un homme… »), which may go as a theme does."""
    for word in selection.words:
        if word.text.endswith(":") and len(word.text) > 1 and word.stop is not None and word.stop < len(syntax):
            return tuple(range(word.stop))
    return ()


def _shouted(syntax: Syntax, selection: Selection) -> frozenset[int]:
    """The tokens of runs of capitals that hold two words or more of four letters: the small ones are shouted too."""
    found: set[int] = set()
    run: list[int] = []
    for token in (*selection.kept, None):
        text = syntax.chars(token, token + 1) if token is not None else ""
        if text.isupper() and text.rstrip("'’").isalpha():
            run.append(token or 0)
            continue
        if sum(syntax.end(t) - syntax.start[t] >= 4 for t in run) >= 2:
            found.update(run)
        run = []
    return frozenset(found)


def _stands(word: str, body: str, after: int) -> bool:
    """Whether a word stands in the text below the title, so written and not at the start of a sentence."""
    at = body.find(word, after + 1)
    while at >= 0:
        stop = at + len(word)
        opens = body[at - 1].isalnum() or body[at - 1] in "\n-" or body[max(0, at - 2) : at] in _SENTENCE
        if not opens and not body[stop : stop + 1].isalnum():
            return True
        at = body.find(word, stop)
    return False


def _calmed(syntax: Syntax, selection: Selection) -> dict[int, str]:
    """Words in capitals as a sentence writes them, by token, where French or the text knows them so."""
    body = syntax.source.text if syntax.placed else ""
    after = syntax.start[-1] if syntax.placed else 0
    shouted = _shouted(syntax, selection)
    found: dict[int, str] = {}
    for token in selection.kept:
        text = syntax.chars(token, token + 1)
        if not text.isupper() or not text.rstrip("'’").isalpha() or (len(text) < SHOUTED and token not in shouted):
            continue
        low = text.lower()
        capital = low[:1].upper() + low[1:]
        if _stands(text, body, after):
            continue
        if (casing.is_function_word(low) or lexicon.known(low)) and not _stands(capital, body, after):
            found[token] = low.replace("'", "’")
        elif body.find(capital) >= 0:
            found[token] = capital.replace("'", "’")
    return found
