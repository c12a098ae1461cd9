"""Names and roles of a title: « Le ministre du Logement Jean Guen » → « Jean Guen », « Le ministre du Logement »."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from restructurer.french import places
from restructurer.french.elision import elides
from restructurer.writing.parts import Word
from restructurer.writing.title_reading import CONTENT, Title
from restructurer.writing.title_step import Shorter, Step

_ROLE = frozenset(("NOUN", "ADJ", "ADP", "DET", "PROPN"))
FIRMS = frozenset(
    """équipementier constructeur fabricant groupe géant opérateur distributeur avionneur armateur brasseur assureur
    enseigne chaîne marque compagnie société entreprise banque start-up laboratoire sidérurgiste papetier énergéticien
    horloger chimiste pétrolier chocolatier biscuitier voyagiste transporteur motoriste laitier semencier éditeur
    promoteur bailleur plateforme logisticien câblier""".split()
)
_GIANTS = frozenset(("géant", "leader", "spécialiste", "champion", "mastodonte", "pionnier"))
# Who acts for a body whose name follows: « la direction de La Poste ».
_OF_TOWNS = ("ois", "oise", "ais", "aise", "sien", "sienne", "breton", "bretonne", "corse", "alsacien", "alsacienne")
_BODIES = frozenset("direction présidence société compagnie entreprise association ong firme marque enseigne".split())


@lru_cache(maxsize=1)
def _country_adjectives() -> frozenset[str]:
    return frozenset(form for place in places.countries() for form in place.adjective if form)


def _tells_origin(adjective: str) -> bool:
    """« français », « bretonne », « lausannois »."""
    return adjective in _country_adjectives() or adjective.endswith(_OF_TOWNS)


def name_steps(title: Title, costs: Mapping[str, float], shorter: Shorter) -> Iterator[Step]:
    """A role or the name behind it, where they open the proposition; « la direction de La Poste » → « La Poste »."""
    syntax = title.syntax
    start = title.main
    if syntax.pos[start : start + 1] != ("DET",):
        return
    at = start + 1
    people, named_by = shorter.people, shorter.people | shorter.bodies
    second = None
    while at < title.end and syntax.text[at] not in named_by:
        joins = syntax.low[at] == "et" and second is None and syntax.pos[at + 1 : at + 2] in (("NOUN",), ("ADJ",))
        if not (syntax.pos[at] in _ROLE or joins):
            break
        if at in title.verbs:
            return
        second = at if joins else second
        at += 1
    stop = at
    while stop < title.end and syntax.text[stop] in named_by and syntax.text[stop][:1].isupper():
        stop += 1
    named = stop > at > start + 2 and syntax.pos[at - 1] not in ("ADP", "DET")
    head = start + 1 + (syntax.low[start + 1] in ("ancien", "ancienne", "jeune", "célèbre"))
    named = named and (syntax.low[head] in shorter.roles or syntax.low[head] in FIRMS)
    owned = [t for t in range(start, at) if syntax.pos[t] == "ADP"]
    sector = len(owned) == 1 and syntax.low[start + 1] in _GIANTS  # « le géant suédois de l’ameublement Iroise »
    named = named and (syntax.text[at] in people or not owned or sector)
    named = named and syntax.low[start] in ("le", "la", "l'")
    if named and (stop in title.verbs or syntax.pos[stop : stop + 1] != ("NOUN",)):
        lost = sum(syntax.pos[t] in CONTENT for t in range(start, at))
        yield Step("drop-role", tuple(range(start, at)), costs["drop-role"] + 0.3 * costs["lost-word"] * lost)
        if syntax.text[at] in people and second is None:
            yield Step("drop-role", tuple(range(at, stop)), 1.5 * costs["drop-role"])
        if second is not None:  # « Le dessinateur |et illustrateur| français Tomi Ungerer »
            yield Step("drop-role", (second, second + 1), 0.5 * costs["drop-role"] + 0.3 * costs["lost-word"])
        from_where = [t for t in range(start + 2, at) if syntax.pos[t] == "ADJ" and _tells_origin(syntax.low[t])]
        if from_where:  # « La chanteuse |bretonne| Solenn Kermarrec »
            yield Step("drop-adjective", tuple(from_where), 0.5 * costs["drop-adjective"])
    body = syntax.low[start] in ("le", "la", "l'") and syntax.low[start + 1 : start + 2][0] in _BODIES
    if body and syntax.low[start + 2 : start + 3] in (("de",), ("d'",)) and syntax.text[start + 3][:1].isupper():
        yield Step("drop-role", (start, start + 1, start + 2), 0.7 * costs["drop-role"])


def role_of_steps(title: Title, costs: Mapping[str, float], shorter: Shorter) -> Iterator[Step]:
    """« du réalisateur lausannois Jean Guen » → « de Jean Guen », « de l’équipementier Nordal » → « de Nordal »."""
    syntax = title.syntax
    for token in range(1, title.end - 2):
        if syntax.low[token] not in ("du", "de") or syntax.text[token][:1].isupper() or title.quoted(token):
            continue
        noun = token + 1 + (syntax.low[token] == "de" and syntax.low[token + 1] in ("la", "l'"))
        firm = syntax.low[noun] in FIRMS
        if (syntax.low[token] == "de" and noun == token + 1) or not (firm or syntax.low[noun] in shorter.roles):
            continue
        names = shorter.people | shorter.bodies if firm else shorter.people
        at = noun + 1
        while at < title.end and syntax.pos[at] == "ADJ" and syntax.text[at] not in names:
            at += 1
        if at >= title.end or not syntax.text[at][:1].isupper():
            continue
        if syntax.text[at] not in names and not (firm and syntax.text[at].isupper() and at == noun + 1):
            continue  # « de l’équipementier CNIM »: the body, whoever else knows it
        elided = "d’" if elides(syntax.text[at]) else "de"
        word = Word(elided, "place-first", token, at)
        lost = sum(syntax.pos[t] in CONTENT for t in range(noun, at))
        yield Step("drop-role", tuple(range(token, at)), costs["drop-role"] + 0.3 * costs["lost-word"] * lost, word)


def apposed_name_steps(title: Title, costs: Mapping[str, float], people: frozenset[str]) -> Iterator[Step]:
    """« Le patron du port, Jean Guen, pressenti pour… » → « Jean Guen pressenti pour… »."""
    syntax, start = title.syntax, title.main
    marks = [t for t in range(start, title.end) if syntax.text[t] == ","][:2]
    if len(marks) < 2 or syntax.low[start] not in ("le", "la", "l'") or syntax.pos[start + 1] != "NOUN":
        return
    first, last = marks
    named = first + 1 < last and all(
        syntax.text[t][:1].isupper() and syntax.text[t] in people for t in range(first + 1, last)
    )
    told = last + 1 in title.verbs or last + 1 in title.participles
    if named and told and not any(t in title.verbs for t in range(start, first)):
        lost = sum(syntax.pos[t] in CONTENT for t in range(start, first))
        gone = (*range(start, first + 1), last)
        yield Step("drop-role", gone, costs["drop-role"] + 0.3 * costs["lost-word"] * lost)


_ROUND = frozenset(
    "dizaine douzaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine centaine".split()
)


def round_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« Une centaine de policiers » → « Des policiers », « d’une centaine d’arbres » → « d’arbres »."""
    syntax = title.syntax
    for token in range(1, title.end - 2):
        if (
            syntax.low[token] not in _ROUND
            or syntax.low[token - 1] != "une"
            or syntax.low[token + 1] not in ("de", "d'")
        ):
            continue
        if title.quoted(token) or syntax.low[token - 2 : token - 1] in (("plus",), ("moins",), ("quelque",)):
            continue
        cost = 2 * costs["drop-adjective"]
        if token > 1 and syntax.low[token - 2] in ("de", "d'"):
            yield Step("round-number", (token - 2, token - 1, token), cost)
        elif token == 1 or syntax.pos[token - 2] in ("PUNCT", "VERB", "CCONJ", "ADP"):
            text = "Des" if syntax.text[token - 1][:1].isupper() else "des"
            word = Word(text, "round-number", token - 1, token + 2)
            yield Step("round-number", (token - 1, token, token + 1), cost, word)


def unit_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« 30 ans pour A, 25 ans pour B » → « 30 ans pour A, 25 pour B »."""
    syntax = title.syntax
    counted = [t for t in range(1, title.end) if syntax.pos[t] == "NOUN" and syntax.pos[t - 1] == "NUM"]
    for before, token in pairwise(counted):
        same = syntax.low[before] == syntax.low[token]
        if same and "," in syntax.text[before:token] and syntax.low[token + 1 : token + 2] == ("pour",):
            yield Step("one-preposition", (token,), costs["one-preposition"])
