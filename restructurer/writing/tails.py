"""A sentence up to where it only goes on adding: behind a comma, at « après avoir… », at « et » with a second verb."""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.analysis.findings import Sentence
from restructurer.french import lexicon
from restructurer.french.calendar import DAYS, MONTHS
from restructurer.writing.selection import Selection, tidy
from restructurer.writing.shortening import Phrases, Shortening
from restructurer.writing.syntax import Syntax

TAIL = "drop-tail"
_LIMITS = frozenset(
    """selon d'après si sauf sans pas mais or ni ne n' hormis excepté pourtant cependant toutefois seulement lorsque
    quand
    tant alors""".split()
)


def tails(
    syntax: Syntax, sentence: Sentence, rules: Shortening, *, cost: float = 0.0, longest: int | None = None
) -> Iterator[Selection]:
    """The sentence up to each comma behind which it only goes on adding, the longest first, with and without its day.

    Told by tags, since what is kept is the start of the sentence as it stands. What limits or denies
    it, who claims it, and half of a list are never cut off; what an announcement (« a annoncé »,
    « a-t-on appris ») tells stands without it. ``longest``: characters that may stay; ``cost``: of what is cut off.
    """
    tokens = tuple(t for t in range(sentence.first, sentence.stop) if syntax.pos[t] != "SPACE")
    verb = _first_verb(syntax, sentence)
    asked = any(syntax.text[t] == "?" for t in range(max(sentence.first, sentence.stop - 2), sentence.stop))
    if verb is None or asked:
        return
    for comma in range(sentence.stop - 2, verb + 1, -1):
        joins = (syntax.low[comma] == "et" and _second_verb(syntax, comma)) or _adds_on(
            syntax, comma, verb, rules.adding
        )
        if syntax.text[comma] != "," and not joins:
            continue
        if longest is not None and syntax.start[comma] - syntax.start[sentence.first] > longest + _DAY:
            continue
        if _object_behind(syntax, verb, comma):
            continue
        if syntax.quoted(comma) or not (joins or _only_adds(syntax, sentence, verb, comma, rules)):
            continue
        kept = tuple(t for t in tokens if t < comma)
        selection = tidy(syntax, Selection(kept, verb).without((), TAIL, cost))
        yield selection
        days = [t for t in kept if syntax.low[t] in _DAYS and syntax.pos[t - 1] in ("VERB", "AUX", "NOUN", "PROPN")]
        behind = syntax.low[days[0] + 1 : days[0] + 3] if days else ()
        through = behind[:1] == ("à",) and behind[1:] and behind[1] in _DAYS
        if behind and behind[0] not in _PARTS and not through and days[0] > verb:
            dated = next(
                t for t in range(days[0] + 1, comma + 1) if not (syntax.pos[t] == "NUM" or _in_date(syntax, t))
            )
            yield selection.without(range(days[0], dated), TAIL, 1.0)


def _in_date(syntax: Syntax, token: int) -> bool:
    """Whether a token goes on a date: « samedi |25 mai| », « lundi |1er juin| »."""
    return syntax.low[token] == "1er" or (syntax.low[token] in _MONTHS and syntax.text[token - 1][:1].isdigit())


def _object_behind(syntax: Syntax, verb: int, comma: int) -> bool:
    """Whether what the verb asks for stands behind a comma: « a mis au jour, en mai, à Brest, | deux épaves »."""
    head = syntax.head[verb]
    after = (head if verb < head < comma and syntax.pos[verb] == "AUX" else verb) + 1
    if "," not in syntax.text[after : after + 3]:
        return False
    return not any(
        syntax.pos[t] in ("DET", "NUM") and syntax.pos[t - 1] not in ("ADP", "DET", "NUM") and syntax.low[t] not in _OF
        for t in range(after, comma)
    )


_OF = frozenset(("du", "des", "au", "aux"))
_MONTHS = frozenset(MONTHS)
_DAY = 10  # characters of the name of a day
_DAYS = frozenset(DAYS)
_PARTS = frozenset(("matin", "après-midi", "soir", "midi", "dernier", "prochain", "et"))
_RELATIVE = frozenset(("qui", "que", "qu'", "dont", "où", "si", "quand", "lorsque", "lorsqu'", "alors", "comme"))
_ANSWERS = frozenset(("mais", "et", "ou", "or", "ni", "car", "donc", "sinon", "soit"))


def _adds_on(syntax: Syntax, token: int, verb: int, after: Phrases) -> bool:
    """Whether a circumstance without a comma opens at a token: « … | contrairement à… », « … | après avoir… »."""
    before = syntax.pos[token - 1]
    if (
        token - verb < 5
        or before not in ("NOUN", "PROPN", "ADJ", "NUM", "PUNCT")
        or syntax.text[token - 1] in (",", "(")
    ):
        return False
    if not opens(syntax, token, after):
        return False
    return _LIMITS.isdisjoint(syntax.low[max(0, verb - 2) : token + 3])


def opens(syntax: Syntax, token: int, phrases: Phrases) -> bool:
    """Whether one of some phrases opens at a token."""
    return any(
        syntax.low[token : token + len(phrase)] == phrase for phrase in phrases.by_first.get(syntax.low[token], ())
    )


def _second_verb(syntax: Syntax, joint: int) -> bool:
    """Whether « et » goes on with another verb of the same subject: « ont saisi du kif et arrêté… »."""
    after = joint + 1
    past = syntax.feats[after].get("VerbForm") in ("Part", "Fin") and syntax.pos[after] in ("VERB", "AUX")
    return (
        past and syntax.pos[joint - 1] in ("NOUN", "PROPN", "ADJ", "NUM", "VERB") and syntax.low[after] not in _LIMITS
    )


def _first_verb(syntax: Syntax, sentence: Sentence) -> int | None:
    """The finite verb of the main clause: the first, with a noun before it and no relative or conjunction."""
    noun, behind = False, sentence.first
    for token in range(sentence.first, sentence.stop):
        if token < behind:
            continue
        low = syntax.low[token].replace("’", "'")
        if syntax.feats[token].get("VerbForm") == "Fin" and syntax.pos[token] in ("VERB", "AUX"):
            return token if noun else None
        if low in _RELATIVE and syntax.pos[token] in ("PRON", "SCONJ", "ADV"):
            behind = _behind_relative(syntax, sentence, token) if noun else 0
            if not behind:
                return None
        noun = noun or syntax.pos[token] in ("NOUN", "PROPN")
    return None


def _behind_relative(syntax: Syntax, sentence: Sentence, token: int) -> int:
    """The verb behind « , qui… , » that a subject has between it and its verb; 0 where there is none."""
    if syntax.text[token - 1] != ",":
        return 0
    for comma in range(token + 1, sentence.stop - 2):
        if syntax.text[comma] == "," and syntax.feats[comma + 1].get("VerbForm") == "Fin":
            return comma + 1
    return 0


def _only_adds(syntax: Syntax, sentence: Sentence, verb: int, comma: int, rules: Shortening) -> bool:
    """Whether what follows a comma only adds to what stands before it."""
    after, stop = comma + 1, sentence.stop
    low, pos = syntax.low[after].replace("’", "'"), syntax.pos[after]
    if low in ("que", "qu'") or _inserted(syntax, verb, comma):
        return False
    if low == "ni" and any(syntax.low[t] in ("pas", "plus", "jamais") for t in range(verb, comma)):
        return True  # « ne peuvent plus boire l’eau |, ni la donner »
    if low in _ANSWERS or low in _LIMITS or syntax.pos[comma - 1] in ("ADP", "DET", "CCONJ", "AUX", "PRON"):
        return False
    if pos == "AUX" and syntax.lemma[after + 1] in rules.announcing and low in ("a", "ont"):
        return comma - verb > 2  # « …, a annoncé le parquet »
    if syntax.feats[after].get("VerbForm") == "Inf" or pos == "AUX":
        return False
    if comma - verb < 3 or any(syntax.low[t] in _LIMITS for t in range(after, min(after + 3, stop))):
        return False
    opening = range(after, min(after + 5, stop))
    if any(syntax.lemma[t] in rules.claiming for t in opening if syntax.pos[t] in ("VERB", "AUX")):
        return False
    said = frozenset(lexicon.lemmas(low, "V"))
    if not said.isdisjoint(rules.claiming) and pos != "PROPN":
        return False
    commas = [t for t in range(after, stop) if syntax.text[t] == ","]
    own = range(after, commas[0] if commas else stop)
    if is_listed(syntax, comma, after, own, stop):
        return False
    if any(syntax.lemma[t] in rules.announcing for t in opening if syntax.pos[t] == "VERB"):
        return True
    if pos == "DET" and low in ("un", "une"):
        return True
    if pos == "DET":
        return any(syntax.feats[t].get("VerbForm") == "Fin" for t in own)
    return pos in ("ADP", "PRON", "VERB", "ADJ", "ADV", "NOUN", "PROPN", "SCONJ")


def _inserted(syntax: Syntax, verb: int, comma: int) -> bool:
    """Whether a comma closes what was put in between a verb and its complement: « ont voté, dimanche |, pour »."""
    before = next((t for t in range(comma - 1, verb, -1) if syntax.text[t] == ","), 0)
    if not before or comma - before > 7 or syntax.pos[comma + 1] not in ("ADP", "DET", "NUM", "SCONJ"):
        return False
    first = before + 1
    return syntax.pos[first] in ("ADP", "ADV", "DET", "NUM") or syntax.low[first] in _DAYS


def is_listed(syntax: Syntax, comma: int, after: int, own: range, stop: int) -> bool:
    """Whether a comma stands between the items of a list."""
    if syntax.pos[after] == "ADP":
        low = syntax.low[after]
        before = [syntax.low[t] for t in range(max(0, comma - 9), comma) if syntax.pos[t] == "ADP"]
        return low in ("de", "du", "des", "d'") or low in before[-2:]
    joined = any(syntax.low[t] in ("et", "ou") for t in range(after, min(stop, own.stop + 12)))
    return (
        joined
        and syntax.pos[after] in ("NOUN", "PROPN", "ADJ", "NUM", "DET")
        and syntax.low[after] not in ("un", "une")
    )
