"""What comes next, with its day: « Une conférence sociale de la CGT les 9 et 10 juillet », « Jugement le 3 mai ».

An event that takes place, is held or given: its verb goes, which says nothing of its own, and the day and place stand
behind it. Only what is to come, affirmed, on a day that the line names.
"""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.french.calendar import DAYS, MONTHS
from restructurer.writing.clauses import Clause, finite
from restructurer.writing.drafts import Draft, compose
from restructurer.writing.guards import refuse_cut
from restructurer.writing.heading_rules import HeadingSettings
from restructurer.writing.parts import Part, Run, Word, merged
from restructurer.writing.passives import lowered, will
from restructurer.writing.phrases import UNCONTRACT
from restructurer.writing.selection import Selection
from restructurer.writing.syntax import Syntax

EVENT = "event-and-day"
_TAKES_PLACE = frozenset("tenir dérouler".split())
_OWN = frozenset(("son", "sa"))
_COMING = frozenset("demain prochain prochaine rentrée printemps automne hiver semaine mois année trimestre".split())


def dated(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether some words name a day, a month or a year to come."""
    return any(
        syntax.low[t] in MONTHS
        or syntax.low[t] in DAYS
        or syntax.low[t] in _COMING
        or (len(syntax.low[t]) == 4 and syntax.low[t].isdigit() and syntax.low[t - 1] in ("en", "fin", "début"))
        for t in tokens
    )


def to_come(syntax: Syntax, clause: Clause, draft: Draft, settings: HeadingSettings) -> Iterator[Draft]:
    """The lines of a clause that tells what will be held, given or decided, and when."""
    head, verb, subject = clause.head, finite(syntax, clause.head), clause.subject
    if verb is None or subject > verb or syntax.pos[subject] not in ("NOUN", "PROPN") or draft.speaker is not None:
        return
    children = syntax.children[head]
    if any(syntax.feats[c].get("Polarity") == "Neg" or syntax.low[c] in ("ne", "n'", "n’") for c in children):
        return
    kept = draft.tokens
    if any(syntax.text[t] in (",", ":", ";", "(") for t in kept) or syntax.left[subject] != kept[0]:
        return
    tail = [t for t in kept if t > max(head, verb)]
    if _takes_place(syntax, clause, verb, settings) and not draft.words:
        tail = [t for t in tail if not (t == head + 1 and syntax.low[t] == "lieu")]
        name = [t for t in kept if t <= syntax.right[subject]]
        yield from _line(syntax, draft, name, [], tail)
    elif syntax.lemma[head] in settings.giving and verb == head and (will(syntax, head) or dated(syntax, tuple(tail))):
        yield from _given(syntax, clause, draft, tail)


def _takes_place(syntax: Syntax, clause: Clause, verb: int, settings: HeadingSettings) -> bool:
    """« aura lieu », « se tiendra », « est prévue », « sera rendu »."""
    head = clause.head
    own = [syntax.low[c].replace("’", "'") for c in syntax.children[head] if c < head]
    if syntax.lemma[head] == "avoir" and syntax.low[head + 1 : head + 2] == ("lieu",):
        return will(syntax, head)
    if syntax.lemma[head] in _TAKES_PLACE:
        return verb == head and will(syntax, head) and bool({"se", "s'"}.intersection(own))
    passive = syntax.feats[head].get("VerbForm") == "Part" and verb != head and syntax.lemma[verb] == "être"
    ahead = syntax.low[verb] in ("est", "sont") or will(syntax, verb)
    told = not {"été", "avoir"}.intersection(own) and not {"se", "s'"}.intersection(own)
    given = syntax.lemma[head] not in ("rendre", "prononcer") or will(syntax, verb)
    return passive and ahead and told and given and syntax.lemma[head] in settings.appointing


def _given(syntax: Syntax, clause: Clause, draft: Draft, tail: list[int]) -> Iterator[Draft]:
    """« Le tribunal rendra son jugement le 3 mai » → « Jugement du tribunal le 3 mai »."""
    objects = [c for c in syntax.children[clause.head] if syntax.dep[c] == "obj" and c > clause.head]
    if len(objects) != 1 or syntax.pos[objects[0]] != "NOUN" or draft.words:
        return
    noun = objects[0]
    body = [t for t in syntax.subtree(noun) if t in draft.tokens]
    first = body[0] if body else noun
    if syntax.low[first].replace("’", "'") not in ("un", "une", *_OWN) or body != list(range(first, body[-1] + 1)):
        return
    if any(syntax.feats[t].get("Poss") == "Yes" for t in body[1:]):
        return
    when = next((t for t in body if dated(syntax, (t,))), None)
    if when is not None:  # the parse hangs the day on the noun
        at = when
        while at - 1 > noun and syntax.pos[at - 1] in ("DET", "NUM", "ADP"):
            at -= 1
        body = [t for t in body if t < at]
    rest = [t for t in tail if t not in body]
    owner = [t for t in draft.tokens if t <= syntax.right[clause.subject]]
    if any(syntax.low[t] in ("de", "d'", "du", "des") for t in body) and syntax.low[first] not in _OWN:
        owner = []  # not « une conférence de presse de la ministre de la Santé »
    told = any(syntax.pos[t] == "ADP" for t in body) or not dated(syntax, tuple(rest[:3]))
    if syntax.low[first] in _OWN and told:
        return  # « remettra son rapport au gouvernement en mai »
    if body:
        yield from _line(syntax, draft, body if syntax.low[first] not in _OWN else body[1:], owner, rest)


def _line(syntax: Syntax, draft: Draft, name: list[int], owner: list[int], tail: list[int]) -> Iterator[Draft]:
    """The event, whose it is, its day and place."""
    if not name or not tail or not dated(syntax, tuple(tail)) or syntax.pos[tail[-1]] in ("ADP", "DET", "ADV"):
        return
    if tail[-1] + 1 < len(syntax) and syntax.low[tail[-1] + 1] in MONTHS:
        return  # « le lundi 2 (septembre) »
    if syntax.pos[tail[0]] not in ("ADP", "DET", "NUM", "NOUN") or not _plain(syntax, (*name, *owner, *tail)):
        return
    bare = syntax.low[name[0]].replace("’", "'") in ("le", "la", "l'") and len(name) == 2
    shown = name[1:] if bare else name
    parts: list[Part] = [Run(t, t + 1) for t in shown]
    if owner:
        parts.append(Word("de", EVENT))
        parts += lowered(syntax, range(owner[0], owner[-1] + 1))
    parts += _day(syntax, tail)
    for group in (name, owner):
        if group and refuse_cut(syntax, Selection(tuple(group), group[-1])) not in (None, "orphan possessive"):
            return
    composed = compose(syntax, merged(parts))
    if composed is None or composed[0][-1].text.endswith("."):
        return
    tokens = (*shown, *owner, *tail)
    yield Draft("verbless", *composed, draft.sentence, draft.head, tokens, (*draft.operations, EVENT), cost=draft.cost)


def _day(syntax: Syntax, tail: list[int]) -> list[Part]:
    """The day and place as they stand without the verb: « (fixée) au 10 mai » is « le 10 mai »."""
    opening = syntax.low[tail[0]]
    if opening == "au" and (syntax.pos[tail[0] + 1] == "NUM" or syntax.low[tail[0] + 1] in DAYS):
        return [Word("le", UNCONTRACT, tail[0], tail[0] + 1), *(Run(t, t + 1) for t in tail[1:])]
    return [Run(t, t + 1) for t in (tail[1:] if opening == "pour" and len(tail) > 1 else tail)]


def _plain(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether words are those of noun phrases alone."""
    return all(
        syntax.pos[t] in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "ADP", "X", "CCONJ", "SYM")
        and syntax.feats[t].get("VerbForm") not in ("Fin", "Inf")
        and syntax.feats[t].get("Poss") != "Yes"
        for t in tokens
    )
