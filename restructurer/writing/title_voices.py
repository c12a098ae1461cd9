"""A title turned to who speaks, what is known or what is wanted: « X : « Q » », « X : vers l’interdiction »."""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.french import lexicon
from restructurer.french.elision import elides
from restructurer.french.nominalisations import nominalisations
from restructurer.french.typography import NBSP, mend
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection
from restructurer.writing.title_reading import Title
from restructurer.writing.title_rules import TitleRule
from restructurer.writing.title_turn import Turn

_OPENINGS = (
    ("ce", "que", "l'", "on", "sait"), ("ce", "qu'", "on", "sait"), ("ce", "qu'", "il", "faut", "savoir"),
    ("ce", "que", "l'", "on", "sait", "déjà"),
)  # fmt: skip
_OF = frozenset(("de", "du", "des", "d'", "sur"))
_ARTICLES = frozenset(("le", "la", "l'", "les"))
_OPENING, _CLOSING = frozenset(("«", '"', "“")), frozenset(("»", '"', "”"))


def more_turns(title: Title, given: Selection, rules: dict[str, TitleRule]) -> Iterator[Turn]:
    """The turns of this module that the rules allow."""
    if "said" in rules:
        yield from _said(title, given, rules["said"])
    if "known" in rules:
        yield from _known(title, given, rules["known"])
    if "granted" in rules:
        yield from _granted(title, given, rules["granted"])
    if "toward" in rules:
        yield from _toward(title, given, rules["toward"])


def _said(title: Title, given: Selection, rule: TitleRule) -> Iterator[Turn]:
    """« « Q », dit X » → « X : « Q » »."""
    syntax = title.syntax
    start = title.colon + 1 if title.colon and syntax.text[0] not in _OPENING else 0
    if syntax.text[start] not in _OPENING:
        return
    closed = next((t for t in range(start + 1, len(syntax)) if syntax.text[t] in _CLOSING), 0)
    verb = closed + 2 + (syntax.low[closed + 2 : closed + 3] in (("se",), ("s'",)))
    if not closed or verb >= title.end or syntax.text[closed + 1] != "," or verb not in title.verbs:
        return
    first = verb + 1
    named = first < title.end and syntax.pos[first] == "PROPN"
    if not named and syntax.low[first : first + 1] not in (("le",), ("la",), ("l'",), ("les",), ("des",)):
        return
    stop = first
    while stop < title.end and syntax.text[stop] != "," and syntax.pos[stop] not in ("VERB", "AUX", "SCONJ"):
        if named and not syntax.text[stop][:1].isupper() and syntax.text[stop] not in ("-", "de", "d'", "ben"):
            break
        stop += 1
    if syntax.pos[stop - 1] in ("ADP", "DET", "CCONJ"):
        return
    given = given.without(range(start), "drop-theme", 0.0) if start else given
    spans = [(first, end) for end in sorted({stop, *_cores(title, first, stop)})]
    for opens, end in [*spans, *_name_behind(title, first, stop)]:
        who = mend(syntax.chars(opens, end))
        word = Word(f"{who[:1].upper()}{who[1:]}{NBSP}:", rule.id, opens, end, at=0)
        less = given.without([t for t in range(closed + 1, title.end) if not opens <= t < end], rule.id, 0.0)
        gone = (*range(start), *range(first, opens), *range(end, stop))
        yield Turn(less.written(word, rule.id, 0.0), rule, gone, held=frozenset(range(opens, end)))


def _name_behind(title: Title, first: int, stop: int) -> Iterator[tuple[int, int]]:
    """The name of a person behind a role: « la championne de voile | Lena Roy »."""
    syntax, at = title.syntax, stop
    while at > first + 2 and (syntax.text[at - 1][:1].isupper() or syntax.text[at - 1] == "-"):
        at -= 1
    if stop - at > 1 and syntax.low[at - 1] not in (*_OF, "l'", "la", "le", "à") and syntax.text[at] != "-":
        yield at, stop


def _cores(title: Title, first: int, stop: int) -> Iterator[int]:
    """Where a role may end before its second complement: « le président de la chambre | d’agriculture »."""
    syntax = title.syntax
    marks = [t for t in range(first + 2, stop) if syntax.low[t] in _OF and syntax.pos[t] in ("ADP", "DET")]
    yield from marks[1:]


def _known(title: Title, given: Selection, rule: TitleRule) -> Iterator[Turn]:
    """« Ce que l’on sait de l’attaque » → « Attaque : ce que l’on sait »."""
    syntax = title.syntax
    size = max((len(words) for words in _OPENINGS if syntax.low[: len(words)] == words), default=0)
    if not size or title.end <= size + 1 or syntax.low[size] not in _OF or title.colon:
        return
    first = size + 1
    if syntax.low[first] in _ARTICLES:
        first += 1
    if syntax.pos[first] not in ("NOUN", "PROPN", "ADJ", "NUM"):
        return
    told = mend(syntax.chars(0, size))
    tail = Word(f"{NBSP}: {told[:1].lower()}{told[1:]}", rule.id, 0, size, at=title.end)
    yield Turn(given.without(range(size, first), rule.id, 0.0).written(tail, rule.id, 0.0), rule)


def _granted(title: Title, given: Selection, rule: TitleRule) -> Iterator[Turn]:
    """« Le canton débloque 4 millions de francs pour assainir les ponts » → « 4 millions de francs pour… »."""
    syntax, start = title.syntax, title.main
    verb = next((t for t in sorted(title.verbs) if t > start), 0)
    lemmas = {syntax.lemma[verb], *lexicon.lemmas(syntax.low[verb], "V")}
    if lemmas.isdisjoint(title.lists.granting) or title.negated(range(start, title.end)):
        return
    first = verb + 1
    aim = next((t for t in range(first, title.end) if syntax.low[t] == "pour"), 0)
    counted = first < title.end and (syntax.pos[first] == "NUM" or syntax.low[first][:1].isdigit())
    if not counted or not aim or aim - first > 6 or _UNITS.isdisjoint(syntax.low[first:aim]):
        return
    leans = any(syntax.low[t] in ("son", "sa", "ses", "leur", "leurs", "se", "s'") for t in range(aim, title.end))
    if leans or any(syntax.text[t] in ',:«"' for t in range(start, len(syntax))):
        return
    yield Turn(given.without(range(start, first), rule.id, 0.0), rule, tuple(range(start, verb)))


_UNITS = frozenset("euros euro francs dollars dinars € millions milliards million milliard".split())


def _of_verb(title: Title, token: int) -> bool:
    """Whether a complement says how or to whom something is done: « élire le président | au suffrage universel »."""
    syntax = title.syntax
    if syntax.pos[token] != "ADP" or syntax.low[token] in _OF or syntax.low[token] in ("pour", "afin"):
        return False
    placed = any(t in title.placed for t in range(token + 1, min(token + 4, title.end)))
    return not placed and syntax.low[token] not in ("en", "dans", "dès", "entre")


def _toward(title: Title, given: Selection, rule: TitleRule) -> Iterator[Turn]:
    """« Le conseil veut interdire les jets privés » → « Jets privés : vers l’interdiction »."""
    syntax, start = title.syntax, title.main
    for verb in sorted(title.verbs):
        lemmas = {syntax.lemma[verb], *lexicon.lemmas(syntax.low[verb], "V")}
        if verb <= start or lemmas.isdisjoint(title.lists.wanting) or title.negated(range(start, title.end)):
            continue
        first = verb + 1 + (syntax.low[verb + 1 : verb + 2] in (("de",), ("d'",)))
        if first + 2 >= title.end or syntax.feats[first].get("VerbForm") != "Inf":
            return
        nouns = nominalisations(syntax.lemma[first])
        if not nouns or syntax.low[first + 1] not in _ARTICLES or syntax.pos[first + 2] != "NOUN":
            return
        if any(syntax.text[t] in ',:«"' for t in range(start, len(syntax))) or title.end < len(syntax):
            return
        if any(syntax.low[t] in ("son", "sa", "ses", "leur", "leurs") for t in range(first, title.end)):
            return
        if any(_of_verb(title, t) for t in range(first + 3, title.end)):
            return
        noun = nouns[0]
        article = "l’" if elides(noun.noun) else "le " if noun.gender == "m" else "la "
        less = given.without([*range(first), first + 1], rule.id, 0.0)
        tail = Word(f"{NBSP}: vers {article}{noun.noun}", rule.id, first, first + 1, at=title.end)
        when = frozenset(t for t in range(first, title.end) if syntax.low[t] in title.lists.times)
        yield Turn(less.written(tail, rule.id, 0.0), rule, tuple(range(start, verb)), held=when)
        return
