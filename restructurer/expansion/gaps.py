"""What may be left out of a sentence that a line is made of: what stands between marks, what links, when, a given name.

Words without a mark before them belong to the noun or the verb before them: without them a line is half a fact
(« troisième pays | de la zone euro », « nourrit ses grillons | avec des aliments bio »).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restructurer.analysis.findings import Sentence
from restructurer.expansion.full_clauses import is_finite
from restructurer.expansion.rules import ExpansionSettings
from restructurer.french.calendar import DAYS, MONTHS
from restructurer.writing.shortening import Shortening
from restructurer.writing.syntax import Syntax
from restructurer.writing.tails import is_listed, opens

_OPENS = frozenset(",(–—;:")
_ENDS = frozenset(",(–—;")
_CLOSES = frozenset(",)–—;:.!?…")
_WHEN = frozenset((*DAYS, *MONTHS, "matin", "soir", "midi", "après-midi", "dernier", "prochain", "hier", "1er"))
_OF_TIMES = ("à", "au", "le", "de", "du")
_ACCORDING = ("selon", "d'", "d'après")
_OF = frozenset("à au aux de du des d' pour par contre".split())
_OWN = ("de", "du", "des", "d'")
_SHORT = 12  # words put in between two commas
_NOUNS = ("DET", "NOUN", "PROPN", "NUM")
_JOINS = frozenset("et mais or car donc puis que qu' tandis".split())
_NOT_PARTED = frozenset("que qu' où dont qui ni".split())
_OPENERS = frozenset("qui que qu' dont où lequel laquelle lesquels lesquelles lorsque lorsqu' quand parce car".split())


def anything_torn(
    syntax: Syntax, tokens: Sequence[int], sentence: Sentence, *, settings: ExpansionSettings, rules: Shortening
) -> bool:
    """Whether words were left out of a sentence that no mark parts from what stays.

    ``tokens``: those that stay, and those that other words stand for.
    """
    for gone in _gaps(syntax, tokens, sentence):
        if gone[0] < tokens[0]:
            torn = _opens_inside(syntax, tokens[0], gone, settings)
        elif gone[-1] > tokens[-1]:
            torn = _ends_inside(syntax, tokens, gone, rules)
        else:
            torn = not _may_go(syntax, gone, settings)
        if torn:
            return True
    return False


def _gaps(syntax: Syntax, tokens: Sequence[int], sentence: Sentence) -> Iterator[list[int]]:
    """The stretches of a sentence that were left out, without those of nothing but marks."""
    kept, gone = frozenset(tokens), list[int]()
    for token in range(sentence.first, sentence.stop + 1):
        if token < sentence.stop and token not in kept:
            gone.append(token)
        elif gone:
            if any(syntax.pos[t] not in ("PUNCT", "SPACE") for t in gone):
                yield gone
            gone = []


def _may_go(syntax: Syntax, gone: Sequence[int], settings: ExpansionSettings) -> bool:
    """Whether a stretch within a line may go: between marks, what links, when it was, a first name or a role."""
    first, last = gone[0], gone[-1]
    before, after = syntax.text[first - 1], syntax.text[last + 1]
    if (syntax.text[first] in _OPENS or before in _OPENS) and (syntax.text[last] in _CLOSES or after in _CLOSES):
        # « Mardi(, à Caen,) le maire » wants a comma, « a signé(, mardi,) le décret » does not.
        met = syntax.pos[first - 1] not in ("VERB", "AUX") and syntax.pos[last + 1] in _NOUNS
        return before in _OPENS or after in _CLOSES or not met
    if _is_loose(syntax, gone, settings):
        return True
    if syntax.pos[last + 1] == "PROPN" and after[:1].isupper():
        return all(syntax.pos[t] in ("PROPN", "NOUN", "ADJ", "PUNCT") for t in gone)
    return syntax.low[last] in ("et", "puis") and syntax.pos[last + 1] in ("VERB", "AUX", "PRON", "ADV")


def _is_loose(syntax: Syntax, gone: Sequence[int], settings: ExpansionSettings) -> bool:
    """Whether words only link, tell the time, or are an adverb that limits nothing."""
    words = [t for t in gone if syntax.pos[t] not in ("PUNCT", "SPACE")]
    low = [syntax.low[t] for t in words]
    text = " ".join(low)
    if text in settings.linking or (len(low) > 1 and text.replace("' ", "'") in settings.opening):
        return True
    if all(syntax.pos[t] == "ADV" and syntax.low[t] not in settings.limiting for t in words):
        return True
    dated = [one in _WHEN or one[:1].isdigit() for one in low]
    return any(dated) and all(told or one in _OF_TIMES for told, one in zip(dated, low, strict=True))


def _opens_inside(syntax: Syntax, opening: int, gone: Sequence[int], settings: ExpansionSettings) -> bool:
    """Whether a line opens inside a phrase: no mark, no word that joins and no role stands before it."""
    before = opening - 1
    if syntax.pos[before] == "PUNCT" or syntax.low[before] in _JOINS:
        return False
    if _is_loose(syntax, gone, settings) or syntax.pos[before] == "SPACE":
        return False
    return not (syntax.pos[opening] == "PROPN" and syntax.pos[before] in ("PROPN", "NOUN", "ADJ"))


def _ends_inside(syntax: Syntax, tokens: Sequence[int], gone: Sequence[int], rules: Shortening) -> bool:
    """Whether a line ends inside a phrase or a list, or one side of two (« …, et que… ») is lost."""
    words = [t for t in gone if syntax.pos[t] not in ("PUNCT", "SPACE")]
    first, stop = words[0], gone[-1] + 1
    if syntax.low[first] in ("et", "ou", "puis"):
        after = words[1] if len(words) > 1 else first
        if syntax.low[after] in _NOT_PARTED or syntax.pos[after] in ("ADP", "SCONJ", "ADJ"):
            return True
        return not any(is_finite(syntax, t) for t in words[1:12])
    if syntax.text[gone[0]] == ";":
        return False
    if syntax.low[first : first + 2] in (("ainsi", "que"), ("ainsi", "qu'")):
        return True  # one more of a list
    if _says(syntax, words[:4], rules):
        return any(syntax.text[t] in "«“" for t in tokens) and syntax.low[first] not in _ACCORDING
    if _is_inserted(syntax, gone, rules):
        return True
    if syntax.text[gone[0]] not in _ENDS and not opens(syntax, first, rules.adding):
        return True
    if any(syntax.text[t] == ":" for t in tokens) or _half_joined(syntax, tokens):
        return True
    if any(syntax.head[t] in words for t in tokens):
        return True
    if is_listed(syntax, gone[0], first, range(first, stop), stop):
        return True
    return sum(is_finite(syntax, t) for t in words) > sum(syntax.low[t] in _OPENERS for t in words)


def _half_joined(syntax: Syntax, tokens: Sequence[int]) -> bool:
    """Whether « , et » joins a subject whose verb is lost: « …, et le maire(, qui…, attend) »."""
    joints = [place for place, t in enumerate(tokens) if syntax.low[t] == "et" and syntax.text[t - 1] == ","]
    rest = tokens[joints[-1] + 1 :] if joints else ()
    return bool(rest) and syntax.pos[rest[0]] == "DET" and not any(is_finite(syntax, t) for t in rest)


def _says(syntax: Syntax, words: Sequence[int], rules: Shortening) -> bool:
    """Whether words tell who says what stands before them: « , selon X », « , a annoncé X »."""
    if syntax.low[words[0]] in _ACCORDING:
        return True
    if syntax.text[words[0] - 1] not in ",»" or not any(is_finite(syntax, t) for t in words):
        return False
    told = [syntax.lemma[t] for t in words if syntax.pos[t] != "NOUN"]
    return not (rules.announcing.isdisjoint(told) and rules.claiming.isdisjoint(told))


def _is_inserted(syntax: Syntax, gone: Sequence[int], rules: Shortening) -> bool:
    """Whether a line ends before words put in, behind which the sentence goes on: « a annoncé la fermeture(, en mai,
    de l’école) », or behind them (« a dit oui, par 98 voix(, à une taxe) »).
    """
    first = gone[0] + 1
    if syntax.text[gone[0]] != "," or opens(syntax, first, rules.adding):
        return False
    if syntax.low[first] in _OF:
        return syntax.low[first] in _OWN or "," in syntax.text[max(0, gone[0] - _SHORT) : gone[0]]
    if syntax.pos[first] not in ("ADP", "ADV", "NUM") and syntax.low[first] not in _WHEN:
        return False
    close = next((t for t in gone[2:_SHORT] if syntax.text[t] == ","), None)
    return close is not None and close < gone[-1] and syntax.pos[close + 1] in ("ADP", "DET", "NUM", "VERB")
