"""Steps of a word or two: adverbs, adjectives, brackets, asides, roles, years, tenses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from restructurer.french import lexicon
from restructurer.french.auxiliaries import WITH_BE
from restructurer.french.places import of_adjective
from restructurer.writing.parts import Word
from restructurer.writing.syntax import Syntax
from restructurer.writing.title_reading import CONTENT, Title, standing
from restructurer.writing.title_step import Step
from restructurer.writing.title_verbs import past_participle

_PASSIVES = (("est",), ("sont",), ("a", "été"), ("ont", "été"))


def auxiliary_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« a été condamné » → « condamné » right behind its subject; what is to come keeps its verb."""
    syntax = title.syntax
    for token in range(title.colon + 2, title.end - 1):
        for words in _PASSIVES:
            stop = token + len(words)
            if syntax.low[token:stop] != words or stop >= title.end or title.quoted(token):
                continue
            past = past_participle(syntax.low[stop]) and syntax.pos[stop] in ("VERB", "ADJ")
            behind = syntax.pos[token - 1] in ("NOUN", "PROPN", "ADJ", "NUM", "X")
            behind = behind and WITH_BE.isdisjoint(lexicon.lemmas(syntax.low[stop], "V"))
            if past and behind and not title.negated(title.segment(token)):
                yield Step("drop-auxiliary", tuple(range(token, stop)), costs["drop-auxiliary"])


_ROLES = frozenset(
    ("ville", "commune", "village", "région", "province", "canton", "municipalité", "wilaya", "métropole")
)


def small_steps(title: Title, costs: Mapping[str, float], people: frozenset[str]) -> Iterator[Step]:
    """Loose adverbs and adjectives, brackets, roles before a name, a second « à »."""
    syntax, lists = title.syntax, title.lists
    for token in range(1, title.end):
        if title.quoted(token):
            continue
        size = standing(syntax, token, lists.loose_adverbs)
        lasting = syntax.low[token] in ("durant", "pendant") and syntax.pos[token + 1 : token + 2] == ("NUM",)
        lasting = lasting and syntax.low[token - 1] not in title.lists.times  # « a débattu lundi | pendant six heures »
        lasting = lasting and token - 1 not in title.participles and any(t < token for t in title.verbs)
        if lasting and syntax.low[token + 2 : token + 3] != ("siècles",):
            yield Step("drop-adverb", (token,), costs["drop-adverb"])
        if size and token > title.colon + 1 and syntax.text[token - 1] != ",":
            yield Step("drop-adverb", tuple(range(token, token + size)), costs["drop-adverb"])
        if syntax.pos[token] == "ADJ" and syntax.lemma[token] in lists.loose_adjectives and _loose(syntax, token):
            newly = syntax.lemma[token] == "nouveau" and syntax.low[token - 1] in ("un", "une")
            yield Step("drop-adjective", (token,), (2.5 if newly else 1.0) * costs["drop-adjective"])
        elif syntax.pos[token] == "ADJ" and _spare(title, token):
            told = (
                token < title.colon
                and of_adjective(syntax.low[token])
                and any(syntax.text[t] in people for t in range(title.colon, title.end))
            )
            lone = token == title.colon - 1 == 1 and not _of_where(syntax.low[token])  # « Pension | alimentaire | : … »
            lone = lone and syntax.low[0] not in _SPORTS
            kind = token == 1 < title.colon - 1 and not _of_where(syntax.low[token])  # « Attaque | informatique | … »
            if lone and not told:
                continue  # « Sécurité | routière | : … »
            much = 1.0 if told else 7 if kind else 3
            yield Step("drop-adjective", (token,), much * costs["drop-adjective"])  # the names say it
        elif syntax.pos[token] == "ADJ" and _coloured(title, token):
            yield Step("drop-adjective", (token,), 6 * costs["drop-adjective"])
        elif syntax.pos[token] == "ADJ" and _of_body(title, token):
            yield Step("drop-adjective", (token,), 3 * costs["drop-adjective"])
        if (
            syntax.text[token] in people
            and _is_role(syntax, token)
            and token > 1 + title.colon * (syntax.head[token] > title.colon)
        ):
            head = syntax.head[token]
            first = syntax.left[head]
            if not (title.colon and first <= title.colon < head) and syntax.pos[first] in ("DET", "NOUN"):
                yield Step("drop-role", tuple(range(first, token)), costs["drop-role"])
        low = syntax.low[token]
        twice = low in ("à", "en", "de") and syntax.low[token - 1] == "et" and token + 1 < title.end
        if twice and syntax.pos[token + 1] == "PROPN" and low in syntax.low[max(0, token - 6) : token - 1]:
            yield Step("one-preposition", (token,), costs["one-preposition"])
    yield from _sentences(title, costs)
    yield from _brackets(title, costs)
    yield from _asides(title, costs)


_PENALTIES = frozenset(("prison", "réclusion", "détention", "emprisonnement"))
_BEHIND_PENALTY = frozenset(("contre", "pour", "avec", "requis", "ferme", "dont"))


def _sentences(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« douze ans de prison contre le gérant » → « douze ans contre le gérant »."""
    syntax = title.syntax
    for token in range(2, title.end - 1):
        spans = syntax.low[token - 2] in ("ans", "mois") and syntax.low[token - 1] in ("de", "d'")
        if not spans or syntax.low[token] not in _PENALTIES or title.quoted(token):
            continue
        stop = token + 1 + (syntax.low[token + 1] == "criminelle")
        if syntax.low[stop : stop + 1] and syntax.low[stop] in _BEHIND_PENALTY:
            yield Step("drop-measure", tuple(range(token - 1, stop)), costs["drop-adverb"])


def article_steps(title: Title, costs: Mapping[str, float], roles: frozenset[str]) -> Iterator[Step]:
    """« La colère des apiculteurs après… » → « Colère des apiculteurs après… », where no verb follows; no person."""
    syntax, start = title.syntax, title.main
    if syntax.low[start] not in ("le", "la", "l'") or syntax.pos[start + 1 : start + 2] != ("NOUN",):
        return
    inside = title.segment(start)
    of = syntax.low[start + 2 : start + 3] in (("de",), ("du",), ("des",), ("d'",))
    if (
        of
        and syntax.low[start + 1] not in roles
        and inside.stop >= title.end
        and not any(t in title.verbs for t in inside)
    ):
        yield Step("drop-article", (start,), costs["drop-adjective"])


def helping_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« une cuve pour faire vivre la brasserie » → « une cuve pour la brasserie », where nothing more is said of it."""
    syntax = title.syntax
    for token in range(2, title.end - 2):
        if syntax.low[token] != "pour" or title.quoted(token):
            continue
        stop = token + 1 + (syntax.low[token + 1] == "faire")
        made = stop > token + 1 and syntax.low[stop] == "vivre"
        if not made and (stop > token + 1 or syntax.lemma[stop] not in title.lists.helping):
            continue
        stop += 1
        plain = stop < title.end and (syntax.pos[stop] == "PROPN" or syntax.low[stop] in ("le", "la", "l'", "les"))
        rest = range(stop + 1, title.end)
        more = any(syntax.low[t] in ("à", "en", "contre", "par", "avec", "sans", "pour") for t in rest)
        if plain and not more and syntax.pos[stop + 1] in ("NOUN", "PROPN", "ADJ"):
            yield Step("say-shorter", tuple(range(token + 1, stop)), costs["say-shorter"] + costs["lost-word"])


_ASKING = frozenset(("pourquoi", "comment", "combien"))
_INVERTED = frozenset(("-t", "-il", "-elle", "-on", "-ils", "-elles"))


def inversion_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« Pourquoi la France importe-t-elle des tomates ? » → « Pourquoi la France importe des tomates »."""
    syntax, start = title.syntax, title.main
    if syntax.low[start] not in _ASKING or syntax.text[-1:] != ("?",):
        return
    first = next((t for t in range(start + 2, title.end) if syntax.low[t] in _INVERTED), 0)
    if not first or first - 1 not in title.verbs:
        return
    clitics = tuple(t for t in range(first, min(first + 2, title.end)) if syntax.low[t] in _INVERTED)
    yield Step("drop-inversion", (*clitics, *range(title.end, len(syntax))), costs["drop-adverb"])


_NOT_LOOSE = frozenset(
    ("tous", "toutes", "tout", "toute", "même", "mêmes", "seul", "seule", "seuls", "seules", "autre")
)


def _spare(title: Title, token: int) -> bool:
    """Whether an adjective follows a bare or indefinite noun that stands without it: « privées d’eau potable »."""
    syntax = title.syntax
    second = 1 < token < title.colon and syntax.pos[token - 2 : token] == ("NOUN", "ADJ")
    if not (syntax.pos[token - 1] == "NOUN" or second) or token in title.participles or title.quoted(token):
        return False
    if syntax.low[token] in _NOT_LOOSE or token in title.verbs or title.ranked(token):
        return False
    if token <= title.colon:
        return True
    article, before = syntax.low[token - 2], syntax.pos[token - 3] if token > 2 else ""
    opens = article == "des" and (token == 2 or syntax.text[token - 3] == ":")
    free = opens or article in ("un", "une") or (article in ("de", "d'") and before in ("VERB", "ADJ"))
    return free and not title.negated(title.segment(token))


_SPORTS = frozenset("football foot rugby tennis basket cyclisme handball volley hockey natation judo ski boxe".split())
_WHERE = frozenset(
    """fédéral fédérale national nationale régional régionale communal communale municipal municipale cantonal cantonale
    mondial mondiale européen européenne""".split()
)


_BODIES = frozenset("commission parlement gouvernement sénat état cour chambre banque congrès diète".split())


def _of_body(title: Title, token: int) -> bool:
    """« la Commission | européenne | propose », « le Conseil d’État | vaudois | veut »."""
    syntax, before = title.syntax, token - 1
    if before < title.main or not syntax.text[before][:1].isupper() or syntax.low[before] not in _BODIES:
        return False
    local = syntax.low[token].endswith(("ois", "oise", "ais", "aise", "ien", "ienne", "lon", "lonne", "and", "ande"))
    return (local or _of_where(syntax.low[token])) and token + 1 in title.verbs


def _of_where(low: str) -> bool:
    """Whether an adjective says of what country, region or body, and the noun says the rest."""
    return bool(of_adjective(low)) or low in _WHERE


def _coloured(title: Title, token: int) -> bool:
    """Whether an adjective follows the definite noun that opens the proposition and says no country or region."""
    syntax, start = title.syntax, title.colon + 1 if title.colon else 0
    if (
        token != start + 2
        or syntax.pos[start] != "DET"
        or syntax.pos[token - 1] != "NOUN"
        or token in title.participles
        or token in title.verbs
    ):
        return False
    return not of_adjective(syntax.low[token]) and not title.negated(title.segment(token))


_DEGREES = frozenset(("plus", "moins", "si", "très", "trop", "aussi", "tout"))


def _loose(syntax: Syntax, token: int) -> bool:
    """Whether an adjective stands beside its noun and no word of degree needs it: not « sa plus grande usine »."""
    if syntax.low[token - 1] in _DEGREES:
        return False
    if syntax.low[token - 1] in ("à", "en", "sous", "de", "par") and syntax.pos[token - 1] == "ADP":
        return False  # « un train à | grande | vitesse »
    before = syntax.pos[token + 1 : token + 2] == ("NOUN",)
    return before or syntax.pos[token - 1] in ("NOUN", "ADJ")


def _is_role(syntax: Syntax, token: int) -> bool:
    """Whether a name stands behind its role: « le journaliste Gilles Jacquier »."""
    head = syntax.head[token]
    return (
        syntax.pos[token] == "PROPN"
        and syntax.pos[head] == "NOUN"
        and head == token - 1
        and syntax.text[head][:1].islower()
        and syntax.dep[token] in ("appos", "nmod", "flat:name")
        and syntax.low[syntax.left[head]] in ("le", "la", "l'")
        and lexicon.known(syntax.low[head])
        and syntax.text[token][:1].isupper()
    )


def _asides(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« Le conducteur, sous influence, avait… » → « Le conducteur avait… »."""
    syntax = title.syntax
    commas = [t for t in range(title.colon + 2, title.end - 1) if syntax.text[t] == ","]
    for first, last in pairwise(commas):
        inside = range(first + 1, last)
        told = title.predicate(title.segment(first - 1))
        tells = told in title.verbs or (told is not None and last + 1 not in title.verbs)
        if tells or any(t in title.verbs for t in inside):
            continue
        if (
            title.negated(inside[syntax.low[first + 1] == "sans" :])
            or standing(syntax, first + 1, title.lists.attributions)
            or last - first > 12
        ):
            continue
        told = last + 1 in title.participles or any(t in title.verbs for t in title.segment(last + 1))
        if told and syntax.pos[first - 1] in ("NOUN", "PROPN", "ADJ"):
            lost = sum(syntax.pos[t] in CONTENT for t in inside)
            yield Step(
                "drop-bracket", tuple(range(first, last + 1)), 2 * costs["drop-bracket"] + costs["lost-word"] * lost
            )


def _brackets(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« Brest-Lorient (2-1): … » → « Brest-Lorient : … »; « rouvrira (enfin) » → « rouvrira »."""
    syntax = title.syntax
    for token in range(1, len(syntax)):
        if syntax.text[token] not in ("):", ")"):
            continue
        opening = next((t for t in range(token - 1, 0, -1) if syntax.text[t] == "("), 0)
        if not opening:
            continue
        span = tuple(range(opening, token + 1))
        if syntax.text[token] == "):":
            yield Step("drop-bracket", span, costs["drop-bracket"], Word(":", "drop-bracket", opening, token + 1))
        else:
            yield Step("drop-bracket", span, costs["drop-bracket"])


def year_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« de 2012 », « en 2025 », « Goncourt 2024 », where nothing is denied and no « le » asks which."""
    syntax = title.syntax
    for token in range(1, title.end):
        if not (syntax.low[token].isdigit() and len(syntax.low[token]) == 4 and syntax.low[token][:2] in ("19", "20")):
            continue
        if syntax.low[token - 1] in ("de", "en", "d'") and not title.negated(title.segment(token)):
            yield Step("drop-year", (token - 1, token), costs["drop-year"])
        elif syntax.pos[token - 1] in ("NOUN", "PROPN") and token > 1 and syntax.text[token - 1][:1].isupper():
            yield Step("drop-year", (token,), costs["drop-year"])


def present_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« ont reculé » → « reculent »: titles tell what has happened in the present."""
    syntax = title.syntax
    for token in range(title.colon + 1, title.end - 1):
        low, after = syntax.low[token], syntax.low[token + 1]
        if low not in ("a", "ont") or syntax.pos[token] != "AUX" or title.quoted(token):
            continue
        if (
            after == "été"
            or title.negated(title.segment(token))
            or syntax.low[token - 1] in ("s'", "se", "l'", "y", "en")
        ):
            continue
        lemmas = sorted({one.lemma for one in lexicon.conjugations(after) if one.mood == "par" and one.tense == "pas"})
        told = lexicon.present(lemmas[0], "3s" if low == "a" else "3p") if len(lemmas) == 1 else None
        told = low if lemmas == ["avoir"] else told  # « a eu lieu » → « a lieu »
        if told:
            yield Step("present", (token, token + 1), costs["present"], Word(told, "present", token, token + 2))


def place_role_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« La ville de Lille va… » → « Lille va… »."""
    syntax = title.syntax
    for token in range(title.colon and title.colon + 1, title.end - 3):
        if (syntax.low[token] == "la" and syntax.low[token + 1] in _ROLES) or syntax.low[token : token + 2] in (
            ("le", "village"),
            ("le", "canton"),
        ):
            of = syntax.low[token + 2] in ("de", "d'")
            opens = (
                not token or syntax.text[token - 1] in (":", ",") or syntax.pos[token - 1] in ("ADV", "VERB", "SCONJ")
            )
            if of and opens and syntax.pos[token + 3] == "PROPN":
                yield Step("drop-role", (token, token + 1, token + 2), costs["drop-role"])
