"""What each preposition, relative, comma or « et » of a title opens, from left to right.

Stretches are found by tags and word lists, and not by the tree.
"""

from __future__ import annotations

from restructurer.french import lexicon
from restructurer.writing.syntax import Syntax
from restructurer.writing.title_losses import tells_act
from restructurer.writing.title_reading import MARKS, NOMINAL, OF, RELATIVES, Chunk, Title, standing

_CLITICS = frozenset(("se", "s'", "ne", "n'", "le", "la", "l'", "les", "y", "en", "lui", "leur"))
_BEFORE_VERBS = _CLITICS | {"pas"}
_BEFORE_RELATIVES = frozenset((*NOMINAL, "ADJ", "VERB"))
_BEFORE_OF = _BEFORE_RELATIVES | {"ADV"}
_JOINTS = frozenset(("et", "mais", "puis", "ou"))


def find_chunks(title: Title) -> list[Chunk]:
    """What each opening word opens, in the order of the text: to the next opening, and to the end; found once."""
    return title.syntax.once("title chunks", 0, title.lists, lambda: _find_chunks(title))


def _find_chunks(title: Title) -> list[Chunk]:
    syntax, found = title.syntax, []
    openings = _openings(title)
    for at, (first, size, kind) in enumerate(openings):
        stop = _stop(title, first, size - (kind in ("time", "participle")), openings[at + 1 :])
        if kind == "relative":
            stop = _relative_end(title, first) or stop
        if kind == "time" and size == 1:
            stop = min(stop, _time_end(title, first))
        if stop > first + size - (kind in ("time", "adverb", "participle")):
            found.append(Chunk(first, stop, kind, stop >= title.end or title.syntax.text[stop] == ":"))
        verb = next((t for t in range(first + 1, title.end) if t in title.verbs), 0) if kind == "participle" else 0
        if verb > stop and not any(syntax.text[t] in MARKS for t in range(first, verb)):
            found.append(Chunk(first, verb, kind, False))  # « une femme | accusée d’un vol à Brest | est jugée »
        if stop < title.end and kind != "time":
            found.append(Chunk(first, title.end, kind, True))
    return [one for one in found if not any(syntax.text[t] in (":", "?", "!") for t in range(one.first, one.stop))]


_PARTS_OF_TIME = frozenset(
    """dernier dernière derniers dernières prochain prochaine prochains prochaines matin après-midi soir midi
    même passé passée passés passées""".split()
)


def _time_end(title: Title, first: int) -> int:
    """Where a stretch of time without a preposition ends: « lundi | le prix… », « le 7 mars »."""
    syntax, token = title.syntax, first
    if syntax.pos[token] == "DET" or syntax.low[token] in ("l'", "ce", "cet", "cette", "le", "la"):
        token += 1
    while token < title.end and (
        _timely(title, token) or (syntax.low[token] in ("à", "et") and _timely(title, token + 1))
    ):
        token += 1
    return max(token, first + 1)


def _timely(title: Title, token: int) -> bool:
    syntax = title.syntax
    if token >= title.end:
        return False
    low = syntax.low[token]
    return low in title.lists.times or low in _PARTS_OF_TIME or low[:1].isdigit()


def _openings(title: Title) -> list[tuple[int, int, str]]:
    """(token, tokens of the opening words, kind) of each stretch that may open behind the theme."""
    syntax, lists = title.syntax, title.lists
    found: list[tuple[int, int, str]] = []
    past = 0
    for token in range(title.colon + 1 if title.colon else 0, title.end):
        if token < past:
            continue
        low, pos = syntax.low[token], syntax.pos[token]
        before = syntax.pos[token - 1] if token else "PUNCT"
        size = standing(syntax, token, lists.attributions)
        kind = "attribution" if size else ""
        if not size and (size := standing(syntax, token, lists.circumstances)):
            kind = "circumstance"
        elif not size and low in OF and pos in ("ADP", "DET") and before in _BEFORE_OF:
            size, kind = 1, "of"
        elif not size and low == "pour" and _infinitive(syntax, token + 1):
            size, kind = 1, "circumstance"
        elif not size and low == "si" and pos == "SCONJ":
            size, kind = 1, "condition"
        elif (
            not size
            and (size := standing(syntax, token, lists.place_prepositions))
            and not _counts(syntax, token + size)
            and not (low == "à" and syntax.low[token + 1 : token + 2] and syntax.low[token + 1][:1].isdigit())
        ):
            kind = "place"
        elif not size and pos == "ADP" and not (low == "des" and before == "PUNCT"):
            size, kind = 1, "other"
        elif not size and low in RELATIVES and pos in ("PRON", "ADV") and before in _BEFORE_RELATIVES:
            size, kind = 1, "relative"
        elif not size and _time(title, token):
            size, kind = 1, "time"
        elif (
            not size
            and low in _JOINTS
            and pos == "CCONJ"
            and (_opens_clause(title, token + 1) or _second_news(title, token) or _new_clause(title, token))
        ):
            size, kind = 1, "clause"
        elif (
            not size
            and pos == "NUM"
            and syntax.low[token + 1 : token + 2] == ("fois",)
            and before not in ("DET", "ADP")
        ):
            size, kind = 2, "time"
        elif not size and syntax.text[token] == "," and _related(title, token):
            size, kind = 2, "relative"
        elif not size and syntax.text[token] == ",":
            size, kind = 1, "item"
        elif not size and _doing(title, token):
            size, kind = 1, "participle"
        elif not size and token in title.participles and title.predicate(title.segment(token)) != token:
            size, kind = 1, "participle" if before != "CCONJ" and not _joined(title, token) else ""
        if size and kind:
            found.append((token, size, kind))
            past = token + size
    return found


def _related(title: Title, comma: int) -> bool:
    """Whether « , qui », « , dont » opens a relative clause of the noun before it."""
    syntax = title.syntax
    if comma + 2 >= title.end or not comma or syntax.pos[comma - 1] not in _BEFORE_RELATIVES:
        return False
    return syntax.low[comma + 1] in RELATIVES and syntax.pos[comma + 1] in ("PRON", "ADV")


def _doing(title: Title, token: int) -> bool:
    """Whether a present participle tells more of the noun before it: « un cartel | regroupant les producteurs »."""
    syntax = title.syntax
    if not token or syntax.pos[token - 1] not in ("NOUN", "PROPN", "ADJ"):
        return False
    verb = token + (syntax.low[token] in _CLITICS)
    told = verb < title.end and syntax.pos[verb] == "VERB" and syntax.feats[verb].get("VerbForm") == "Part"
    return told and syntax.low[verb].endswith("ant")


def _infinitive(syntax: Syntax, token: int) -> bool:
    """Whether an infinitive stands at a token, behind its clitics."""
    while token < len(syntax) and syntax.low[token] in _BEFORE_VERBS:
        token += 1
    return token < len(syntax) and syntax.feats[token].get("VerbForm") == "Inf"


def _counts(syntax: Syntax, token: int) -> bool:
    """Whether a number follows « près de »: it counts, and places nothing."""
    return syntax.low[token - 1] in ("de", "d'") and token < len(syntax) and syntax.low[token][:1].isdigit()


def _joined(title: Title, token: int) -> bool:
    """Whether a participle tells the second of two things that « et » joins: « … et 200 kilos saisis »."""
    segment = title.segment(token)
    verb = title.predicate(segment)
    return verb is not None and any(title.syntax.pos[t] == "CCONJ" for t in range(verb, token))


def _second_news(title: Title, token: int) -> bool:
    """Whether « et » opens a second verbless news: « 17 suspects arrêtés et 200 kilos saisis »."""
    syntax, segment = title.syntax, title.segment(token)
    if token + 1 >= len(syntax.pos):
        return False  # « et » ends the text
    first = title.predicate(segment)
    acts = tells_act(syntax.low[segment.start]) and tells_act(syntax.low[token + 1])
    if acts and first is None and syntax.low[token + 2 : token + 3][:1] in (("de",), ("d'",), ("du",), ("des",)):
        return True  # « démantèlement d’un réseau et saisie de 30 kilos »
    if first is None or first >= token or first in title.verbs or syntax.pos[token + 1] not in ("NUM", "DET"):
        return False
    if first < token - 1 and (syntax.pos[first + 1] != "ADP" or first not in title.participles):
        return False  # « deux mosquées visées par des attentats et un muezzin tué »
    rest = range(token + 2, segment.stop)
    return any(t in title.participles or syntax.low[t] in ("qui", "dont") for t in rest)


def _new_clause(title: Title, token: int) -> bool:
    """Whether « et » opens a clause with a subject of its own: « le guichet ferme et les clients protestent »."""
    syntax, segment = title.syntax, title.segment(token)
    first = next((t for t in segment if t in title.verbs), None)
    if first is None or not first < token < len(syntax.pos) - 1 or syntax.pos[token + 1] not in ("DET", "NUM", "PROPN"):
        return False
    if any(syntax.low[t] in RELATIVES for t in range(segment.start, segment.stop)):
        return False
    return any(t in title.verbs for t in range(token + 2, segment.stop))


def _time(title: Title, token: int) -> bool:
    """« lundi », « ce week-end », « le 7 mars », « cet hiver » without a preposition."""
    syntax, times = title.syntax, title.lists.times
    low = syntax.low[token]
    following = syntax.low[token + 1 : token + 3]
    if low in ("le", "ce", "cet", "cette", "la", "l'") and token > title.main and syntax.pos[token - 1] != "ADP":
        return bool(following) and (following[0] in times or (following[0][:1].isdigit() and following[-1] in times))
    return (
        low in times
        and token > 0
        and syntax.pos[token - 1] not in ("DET", "ADP", "NUM", "ADJ")
        and low not in ("an", "été")
    )


def _opens_clause(title: Title, token: int) -> bool:
    """Whether a verb, with its clitics and « ne », or a participle stands at a token."""
    first = token
    while token < title.end and title.syntax.low[token] in _CLITICS and token not in title.verbs:
        token += 1
    if token in title.verbs or token in title.participles:
        return True
    if _infinitive(title.syntax, token):  # « va fermer dix bureaux et tester… »
        return any(title.syntax.feats[t].get("VerbForm") == "Inf" for t in range(title.segment(first - 1).start, first))
    readings = lexicon.conjugations(title.syntax.low[token]) if first < token < title.end else ()
    if first == token and _bare_verb(title, token):
        return True
    return any(one.person == 3 and one.mood == "ind" for one in readings)


def _bare_verb(title: Title, token: int) -> bool:
    """Whether a word taken for a noun behind « et » is a second verb: « renverse Brest et | file vers un titre »."""
    syntax = title.syntax
    if token + 1 >= title.end or syntax.pos[token] not in ("NOUN", "ADJ", "VERB") or syntax.text[token][:1].isupper():
        return False
    if syntax.pos[token + 1] not in ("DET", "ADP", "NUM", "ADV") or syntax.low[token + 1] in OF:
        return False
    told = any(t in title.verbs for t in range(title.segment(token).start, token))
    readings = lexicon.conjugations(syntax.low[token])
    return told and any(one.person == 3 and one.mood == "ind" and one.tense == "pre" for one in readings)


def _relative_end(title: Title, first: int) -> int:
    """Where a relative clause ends before the news: « un homme | qui exerçait depuis six ans | placé… », else 0."""
    syntax, told = title.syntax, 0
    for token in range(first + 1, title.end):
        if syntax.text[token] in MARKS:
            return 0
        if token in title.verbs:
            told += 1
        behind = syntax.pos[token - 1] in ("NOUN", "ADJ", "PROPN", "NUM") or token - 1 in title.participles
        news = token in title.participles and behind
        if told and news and token + 1 < title.end and syntax.pos[token + 1] in ("ADP", "ADV"):
            return token
        if told > 1:
            return 0
    return 0


def _stop(title: Title, first: int, size: int, following: list[tuple[int, int, str]]) -> int:
    """Where a stretch ends in the middle: a mark, a verb, or an opening that is not its own."""
    syntax = title.syntax
    openings = {token: kind for token, _, kind in following}
    told = title.predicate(title.segment(first))
    for token in range(first + size, title.end):
        if syntax.text[token] in MARKS and not (syntax.text[token] == "-" and not syntax.blank[token]):
            return token
        if token in title.verbs or token == told:
            while token - 1 > first and syntax.low[token - 1] in _CLITICS:
                token -= 1
            return token
        kind = openings.get(token)
        governed = syntax.pos[token - 1] in ("VERB", "ADJ") and kind in ("place", "other")
        governed = governed and syntax.low[token - 2] != "en"  # « s’impose en solitaire | à Brest »
        if kind not in (None, "of", "participle") and not governed and token > first + size:
            return token
        if syntax.pos[token] == "CCONJ" and (_opens_clause(title, token + 1) or syntax.low[token] == "mais"):
            return token
        joins = syntax.pos[token] == "CCONJ" and title.syntax.pos[token + 1 : token + 2] == ("DET",)
        if joins and told is not None and told > token:
            return token  # « le bénéfice en hausse et | la dette explose »
    return title.end
