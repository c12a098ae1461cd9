"""What makes a clause worth a line of a list: a decision, a figure with its noun, a date, the position of somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.expansion.limits import content, told_by
from restructurer.expansion.rules import ExpansionSettings
from restructurer.expansion.statement import Statement
from restructurer.french import lexicon
from restructurer.writing.clauses import finite, subject
from restructurer.writing.syntax import Syntax

_DATE = re.compile(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|janvier|février|mars|avril|mai|juin|juillet|août"
    r"|septembre|octobre|novembre|décembre|rentrée|(?:1[5-9]|20)\d\d|prochaine?s?"
    r"|(?:l['’]an|l['’]année|la semaine|le mois) derni(?:er|ère)|d['’]ici(?: à| au| la| le)?)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"\b(?:co[ûu]t|prêt|crédit|budget|invest|financ|recette|dépens|dette|déficit|économis|amende|subvention|montant|somme"
    r"|facture|bénéfice|emprunt|chiffre d[’']affaires|carnet de commandes|euro|franc|dollar|dinar)",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\d{1,2}h")
_ONE = ("un", "une", "l'un", "l'une", "1")
_COUNTS = ("dizaine", "douzaine", "quinzaine", "vingtaine", "trentaine", "quarantaine", "cinquantaine", "soixantaine")
_MANY = (*_COUNTS, "centaine", "centaines", "millier", "milliers", "moitié", "tiers", "quart", "dizaines")
_LARGE = ("million", "millions", "milliard", "milliards")
_CLOCK = ("h", "heure", "heures", "ans", "an", "minute", "minutes", "secondes")
_NOBODY = ("on", "ça", "cela")
_HELPERS = ("devoir", "pouvoir", "aller", "venir", "vouloir", "falloir")
_STATES = ("être", "avoir", "dépendre", "rester", "falloir")
_AS_HEADING = 0.75  # share of a clause's words that a heading has, from which it says the heading again
_WHOLE_HEADING, _MORE = 0.85, 5  # share of a heading's words in a clause, and the words more that make it worth saying
_NEWS_GONE = 0.6  # share of a clause's words that the opening has too, from which it says the opening again


def has_substance(statement: Statement, syntax: Syntax, *, settings: ExpansionSettings) -> bool:
    """Whether a clause carries a decision, a figure with its noun, a date, or somebody's position.

    ``settings.acts`` holds the verbs (lemmas) of decisions and positions.
    """
    who = subject(syntax, statement.head) if statement.head >= 0 else None
    if who is not None and syntax.low[who] in _NOBODY:
        return False
    verb = finite(syntax, statement.head) if statement.head >= 0 else None
    if verb is not None and syntax.low[verb] in ("devait", "devaient", "pouvait", "pouvaient"):
        return False  # « devait consulter ses instances mercredi »: what came of it is not told
    main = _main_clause(syntax, statement.tokens)
    return (
        (statement.speaker is not None and not _told_of(syntax, statement.head))
        or acts(syntax, statement, settings)
        or _is_to_be(syntax, statement)
        or _counts(syntax, main)
        or _DATE.search(" ".join(syntax.text[t] for t in main)) is not None
    )


def _told_of(syntax: Syntax, head: int) -> bool:
    """Whether a clause tells what happened, which is no position: « Les clients sont descendus à la cave »."""
    verb = finite(syntax, head) if head >= 0 else None
    return verb is not None and verb != head and syntax.feats[head].get("VerbForm") == "Part"


def _main_clause(syntax: Syntax, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """The tokens without relative clauses: what only tells more about a noun makes no news."""
    gone: set[int] = set()
    for token in tokens:
        if syntax.dep[token].startswith("acl:relcl"):
            gone.update(syntax.subtree(token))
    return tuple(t for t in tokens if t not in gone)


def is_elliptic(statement: Statement, syntax: Syntax) -> bool:
    """Whether a number has no noun: « Les partisans ont annoncé 1,9 million. »; money wants none."""
    large = {token for low in _LARGE for token in syntax.places.get(low, ())}
    if large.isdisjoint(statement.tokens) or _MONEY.search(statement.text):
        return False
    for place, token in enumerate(statement.tokens):
        if token in large:
            after = statement.tokens[place + 1 : place + 2]
            if not after or (
                syntax.low[after[0]] not in ("de", "d'", "du") and syntax.text[after[0]] not in ("€", "$")
            ):
                return True
    return False


def acts(syntax: Syntax, statement: Statement, settings: ExpansionSettings) -> bool:
    """Whether the main verb of a clause, or what its helper leads to, is one of those of decisions and positions."""
    head = statement.head
    if head < 0 or finite(syntax, head) is None:
        return False
    verbs = [head]
    if syntax.lemma[head] in _HELPERS or syntax.pos[head] not in ("VERB", "AUX"):
        verbs += syntax.down(head, "xcomp")
    known = _known(settings.acts)
    return any(not known.isdisjoint(_lemmas(syntax, verb)) for verb in verbs)


def _lemmas(syntax: Syntax, verb: int) -> set[str]:
    """What a verb may be a form of: the tagger takes « demande » and « estime » for nouns, the lexicon knows both."""
    return {syntax.lemma[verb], *(reading.lemma for reading in lexicon.conjugations(syntax.low[verb]))}


def _is_to_be(syntax: Syntax, statement: Statement) -> bool:
    """Whether a clause tells what will be done: a future that is one by its spelling."""
    verb = finite(syntax, statement.head) if statement.head >= 0 else None
    if verb is None or syntax.lemma[statement.head] in _STATES:
        return False
    readings = lexicon.conjugations(syntax.low[verb])
    return bool(readings) and all(r.mood == "ind" and r.tense == "fut" for r in readings)


@lru_cache(maxsize=4)
def _known(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def _counts(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether a number stands with what it counts."""
    for place, token in enumerate(tokens[:-1]):
        low = syntax.low[token]
        if low in _MANY:
            if not any(syntax.low[t] in _CLOCK for t in tokens[place + 1 : place + 3]):
                return True
            continue
        number = syntax.text[token][:1].isdigit() or syntax.pos[token] == "NUM"
        if not number or low in _ONE or _HOUR.match(low):
            continue
        after = tokens[place + 1 : place + 4]
        if after and syntax.low[after[0]] in _CLOCK:
            continue
        if any(syntax.pos[t] == "NOUN" or syntax.text[t] in ("%", "€", "$") for t in after):
            return True
    return syntax.text[tokens[-1]] in ("%", "€", "$")


def is_before(statement: Statement, syntax: Syntax) -> bool:
    """Whether a clause tells what had been before the news: its main verb is a pluperfect."""
    verb = finite(syntax, statement.head) if statement.head >= 0 else None
    return verb is not None and verb != statement.head and syntax.low[verb] in ("avait", "avaient", "était", "étaient")


_AGAINST = frozenset(
    "mais cependant toutefois pourtant néanmoins or reste sauf seulement hormis sinon faux inexact".split()
)
_DENIES = frozenset("démentir contester réfuter nier rectifier corriger nuancer tempérer relativiser rejeter".split())
_FIRST = 3  # tokens in which a contrast stands that opens a sentence
_CONCESSIONS = ("n'empêche", "en revanche", "à l'inverse", "au contraire", "il n'en reste", "encore faut-il")


def is_answered(analysis: Analysis, syntax: Syntax, sentence: Sentence) -> bool:
    """Whether the next sentence of the paragraph denies a sentence or takes something back of it.

    Alone, the first half of « Le musée rouvre. Mais trois salles restent fermées. » is half a truth.
    """
    return syntax.once("answered", sentence.index, sentence, lambda: _is_answered(analysis, syntax, sentence))


def _is_answered(analysis: Analysis, syntax: Syntax, sentence: Sentence) -> bool:
    after = sentence.index + 1
    if after >= len(analysis.sentences) or analysis.sentences[after].paragraph != sentence.paragraph:
        return False
    follows = analysis.sentences[after]
    words = [t for t in range(follows.first, follows.stop) if syntax.pos[t] not in ("PUNCT", "SPACE")]
    opening = " ".join(syntax.low[t] for t in words[:4]).replace("' ", "'")
    if any(syntax.low[t] in _AGAINST for t in words[:_FIRST]) or opening.startswith(_CONCESSIONS):
        return True
    if any(syntax.low[t] in ("toutefois", "cependant", "pourtant", "néanmoins") for t in words):
        return True
    root = next((t for t in words if syntax.head[t] == t and finite(syntax, t) is not None), None)
    return root is not None and not _DENIES.isdisjoint(_lemmas(syntax, root))


def tells_again(statement: Statement, texts: Sequence[str]) -> bool:
    """Whether most words of a clause stand in one of the texts: the title, the opening."""
    return any(told_by(statement.text, text) >= _NEWS_GONE for text in texts)


def says_heading(text: str, headings: Sequence[str]) -> bool:
    """Whether a clause says one of the headings again, with little more than what the heading says."""
    words = content(text)
    for heading in headings:
        other = content(heading)
        common = len(words & other)
        if not words or not other:
            continue
        if common / len(words) >= _AS_HEADING:
            return True
        if common / len(other) >= _WHOLE_HEADING and len(words) - common < _MORE:
            return True
    return False


def unmet_nouns(
    statement: Statement,
    syntax: Syntax,
    known: frozenset[str],
    *,
    settings: ExpansionSettings,
    tokens: Sequence[int] = (),
) -> bool:
    """Whether a clause takes up, by a bare definite noun, what an earlier sentence has brought in.

    « L’appareil a été saisi »: which one, a sentence says that readers of a list have not read. A
    noun that no earlier sentence holds is definite by itself (« le parquet »). ``known``: the
    nouns that the title and the opening hold; ``tokens``: those that are looked at (all).
    """
    kept = set(statement.tokens)
    first = statement.sentence.first
    seen = syntax.once("nouns by place", 0, _DEFINITE, lambda: _first_places(syntax))
    for token in tokens or statement.tokens:
        if syntax.pos[token] != "NOUN" or syntax.low[token] in known:
            continue
        own = [c for c in syntax.children[token] if c in kept]
        if not any(syntax.low[c] in _DEFINITE for c in own) and not (
            token - 1 in kept and syntax.low[token - 1] in _DEFINITE
        ):
            continue
        known_by = _WHICH if syntax.low[token] not in settings.back_top else _NAMED
        if any(syntax.dep[c].partition(":")[0] in known_by for c in own):
            continue
        if syntax.low[token] in settings.back_top and not any(
            syntax.low[c] in ("un", "une") or syntax.dep[c] == "nummod" for c in own
        ):
            return True  # « L’établissement public doit publier… »: its name stands before
        before = seen.get(syntax.lemma[token], first)
        if before < first and not _is_bare(syntax, before):
            return True
    return False


def _is_bare(syntax: Syntax, noun: int) -> bool:
    """Whether a noun stands first already as one that readers know: « le tribunal », « la défense »."""
    return noun > 0 and syntax.low[noun - 1] in _DEFINITE


_DEFINITE = ("le", "la", "les", "l'", "du", "au", "aux", "des")
_NAMED = ("nmod", "acl", "appos", "flat")
_WHICH = ("nmod", "acl", "appos", "flat", "amod", "nummod", "obl", "conj")


def _first_places(syntax: Syntax) -> dict[str, int]:
    """Where each noun stands first."""
    found: dict[str, int] = {}
    for token, pos in enumerate(syntax.pos):
        if pos == "NOUN":
            found.setdefault(syntax.lemma[token], token)
    return found
