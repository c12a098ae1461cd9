"""« Quand… ? », « Depuis quand… ? », « Jusqu’à quand… ? »: a sentence that closes on its time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from restructurer.expansion.asking import Asked, Predicate, frame, inverted_clause
from restructurer.expansion.material import Material
from restructurer.expansion.rules import QuestionRule
from restructurer.expansion.stretches import pieces_of
from restructurer.french import lexicon
from restructurer.writing.syntax import Syntax

_DAY = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_MONTH = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_PART = "matin|soir|après-midi|midi|matinée|soirée|nuit"
_SEASON = "printemps|été|automne|hiver|rentrée"
_NEXT = "prochaine?|dernière?|dernier"
_DATE = rf"(?:le |ce )?(?:(?:{_DAY}) )?(?:\d{{1,2}}|1er) (?:{_MONTH})(?: \d{{4}})?"
_IN_MONTH = (
    r"(?:(?:au |du )?(?:début|milieu) |fin |à la fin |mi-|en )?(?:du mois de |de |d['’])?"
    rf"(?:{_MONTH})(?: (?:\d{{4}}|{_NEXT}))?"
)
_RELATIVE = (
    rf"(?:{_DAY})(?: (?:{_PART}|{_NEXT}))?|en (?:1[6-9]|20)\d\d|l['’]an (?:prochain|dernier)|la semaine prochaine"
    r"|le mois prochain|l['’]année (?:prochaine|dernière)"
)
_SEASONS = rf"(?:au |à l['’]|cet |ce |cette |à la |dès la )(?:{_SEASON})(?: (?:\d{{4}}|{_NEXT}))?"
_WHEN = rf"(?:{_DATE}|{_IN_MONTH}|{_RELATIVE}|{_SEASONS})"
_HOUR = r"(?:,? (?:à|vers|dès) \d{1,2} ?(?:h(?:eures?)?)(?: ?\d\d)?)?"
_FROM = r"d['’]ici(?: à| au)?|avant|dès|à partir (?:de|du)|à compter (?:de|du)|après|avant la fin (?:de|du)"
_AT = re.compile(
    rf"(?:(?:{_FROM}) )?{_WHEN}{_HOUR}"
    r"|(?:avant|d['’]ici(?: à)?) la fin (?:de l['’](?:année|été|hiver|automne)|du mois(?: de \w+)?|du printemps)\Z",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"depuis (?:(?:le |la )?(?:{_WHEN})|(?:1[6-9]|20)\d\d|l['’]an 2000|[^,;.]{{3,40}} (?:ans|mois|semaines|jours))\Z",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    rf"jusqu['’](?:en (?:{_MONTH} )?\d{{4}}|en (?:{_MONTH})|au (?:\d{{1,2}}|1er) (?:{_MONTH})(?: \d{{4}})?"
    r"|au (?:printemps|début|mois de \w+)[^,;.]{0,20}|à (?:la fin|l['’])[^,;.]{3,30})\Z",
    re.IGNORECASE,
)
_KINDS = {"quand": _AT, "depuis": _SINCE, "jusqu": _UNTIL}
_AHEAD = ("prévu", "attendu", "fixé", "programmé", "annoncé", "reporté")
LONGEST_TIME = 9  # tokens
# Words before a time that make it something else than when: « jusqu’au », « entre … et ».
_BINDS = tuple("au du jusqu'au jusqu' jusque entre et ou contre par de d' à depuis sur vers dès".split())


def closing_time(syntax: Syntax, predicate: Predicate, pattern: re.Pattern[str]) -> tuple[int, ...] | None:
    """The tokens of the time that a sentence closes on, the longest that the pattern takes."""
    last = predicate.sentence.stop - 1
    while last > predicate.verb and syntax.text[last] in (".", "!"):
        last -= 1
    for first in range(max(predicate.head, last - LONGEST_TIME) + 1, last + 1):
        if pattern.fullmatch(syntax.chars(first, last + 1)):
            return tuple(range(first, last + 1))
    return None


def asked_time(material: Material, rule: QuestionRule) -> Iterator[Asked]:
    """A main clause asked for the time that closes its sentence; the first word of the rule's text says which kind."""
    syntax = material.syntax
    pattern = _KINDS[re.split(r"[ ’']", rule.text.lower(), maxsplit=1)[0]]
    for sentence, predicates in material.predicates:
        for predicate in predicates:
            if predicate.attributions or frame(syntax, predicate):
                continue
            if syntax.quoted(predicate.head):
                continue
            time = closing_time(syntax, predicate, pattern)
            if time is None or not hangs_on(syntax, time, predicate, over_nouns=pattern is not _AT):
                continue
            before = time[0] - 1
            if syntax.low[before] in _BINDS or any(syntax.low[t] in ("ne", "n'") for t in predicate.clitics):
                continue
            stop = before if syntax.low[before] == "pour" else time[0]
            if syntax.feats[predicate.verb].get("Tense") == "Imp" or _counted(syntax, predicate):
                continue
            if syntax.low[predicate.phrase[0]] in ("un", "une", "des", "deux", "plusieurs") or _is_vague_past(
                syntax, predicate, time
            ):
                continue
            if pattern is _SINCE and not _is_present(syntax.low[predicate.verb]):
                continue
            found = inverted_clause(syntax, predicate, stop, material.genders)
            said = pieces_of(syntax, time)
            if found is None or said is None:
                continue
            subject, verb, asks = found
            slots = {"subject": subject, "verb": verb}
            yield Asked(rule.id, slots, said, time, asks, sentence.index, rule.value)


def _is_vague_past(syntax: Syntax, predicate: Predicate, time: tuple[int, ...]) -> bool:
    """Whether something past is told by a day of the week or « l’an dernier », which nobody asks for."""
    past = predicate.verb != predicate.head and syntax.feats[predicate.head].get("Tense") == "Past"
    due = any(syntax.low[t].rstrip("es") in _AHEAD for t in range(predicate.verb, time[0]))
    return past and not due and not any(syntax.text[t].isdigit() for t in time)


def _is_present(form: str) -> bool:
    """Whether a form may be a present (the lexicon tells it better than the tagger)."""
    return any(r.mood == "ind" and r.tense == "pre" and r.person == 3 for r in lexicon.conjugations(form))


def _counted(syntax: Syntax, predicate: Predicate) -> bool:
    """Whether the subject is a number of things: the question would be how many."""
    return any(syntax.pos[t] == "NUM" for t in predicate.phrase)


def hangs_on(syntax: Syntax, tokens: tuple[int, ...], predicate: Predicate, *, over_nouns: bool) -> bool:
    """Whether the parse hangs a complement on the main verb or on the infinitive under it.

    ``over_nouns``: also on a noun of its object, where the parser often puts « depuis 1998 ».
    """
    inside = set(tokens)
    tops = [t for t in tokens if syntax.head[t] not in inside]
    verbs = {predicate.head, *syntax.down(predicate.head, "xcomp")}
    found = bool(tops)
    for top in tops:
        at = syntax.head[top]
        while (
            over_nouns
            and at not in verbs
            and syntax.pos[at] == "NOUN"
            and at > predicate.verb
            and syntax.head[at] != at
        ):
            at = syntax.head[at]
        found = found and at in verbs
    return found
