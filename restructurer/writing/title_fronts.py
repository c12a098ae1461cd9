"""A place put before the rest of a title: « … dans un parc de Brest » → « Brest : … »."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from restructurer.french.places import find
from restructurer.french.typography import NBSP, mend
from restructurer.writing.parts import Word
from restructurer.writing.title_chunks import find_chunks
from restructurer.writing.title_nouns import gives_to
from restructurer.writing.title_reading import CONTENT, Title
from restructurer.writing.title_step import Step

_PREPOSITIONS = frozenset(("à", "au", "aux", "en", "dans", "près de", "près"))
_ARTICLES = frozenset(("le", "la", "les", "l'"))
_OF = frozenset(("de", "du", "des", "d'"))


def front_steps(title: Title, costs: Mapping[str, float], places: frozenset[str]) -> Iterator[Step]:
    """The place of the first clause as a theme, where none stands yet; what stands before its name in its stretch goes.

    ``places``: names of places of the article, in small letters.
    """
    syntax = title.syntax
    if any(text in (":", "?") for text in syntax.text) or syntax.pos[0] not in ("DET", "NUM", "NOUN", "ADV", "ADP"):
        return
    if syntax.low[0] in _PREPOSITIONS and any(t in title.placed for t in range(1, title.main)):
        return  # « À Lyon, … dans un immeuble de la Guillotière »: the place stands first already
    segment = title.segment(title.main)
    verb = title.predicate(segment)
    seen: set[int] = set()
    for chunk in find_chunks(title):
        if chunk.kind != "place" or chunk.first in seen or chunk.stop > segment.stop or chunk.first < title.main + 3:
            continue
        alone = verb is None and chunk.tail and _alone(title)
        if not (alone or (verb is not None and chunk.first > verb)) or title.quoted(chunk.first):
            continue
        if syntax.low[chunk.first] not in _PREPOSITIONS or syntax.pos[chunk.first - 1] in ("CCONJ", "ADP"):
            continue
        if syntax.pos[chunk.first - 1] == "PROPN" and not alone:
            continue
        joined = chunk.stop < title.end and syntax.low[chunk.stop] in ("et", "ou", "-")
        if joined or (verb is not None and gives_to(title, verb) and syntax.low[chunk.first] in ("à", "au", "aux")):
            continue
        first = _name(title, chunk.first, chunk.stop, places)
        if not first:
            continue
        seen.add(chunk.first)
        name = mend(syntax.chars(first, chunk.stop))
        word = Word(f"{name}{NBSP}:", "place-front", chunk.first, chunk.stop, at=0)
        lost = sum(syntax.pos[t] in CONTENT for t in range(chunk.first + 1, first))
        cost = costs["place-front"] + 2 * costs["lost-word"] * lost
        yield Step("place-front", tuple(range(chunk.first, chunk.stop)), cost, word)
        for wide in find_chunks(title) if alone else ():
            if wide.kind == "circumstance" and wide.tail and title.main + 2 < wide.first < chunk.first:
                gone = tuple(range(wide.first, chunk.stop))  # « une passerelle | pour relier les deux rives à Brest »
                wider = 0.5 * costs["lost-word"] * sum(syntax.pos[t] in CONTENT for t in gone)
                yield Step("place-front", gone, cost + costs["drop-circumstance"] + wider, word)


def _alone(title: Title) -> bool:
    """Whether a title is one noun phrase and no more: « Une passerelle pour relier les deux rives à Brest »."""
    syntax = title.syntax
    opens = syntax.low[0] in ("un", "une", "des", "le", "la", "l'", "les") or syntax.pos[0] == "NUM"
    return opens and not any(text in (",", "«", '"', "“", "(") for text in syntax.text) and not title.participles


def site_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« Une cuve pour la brasserie Iroise de Brest » → « Brest : une cuve pour la brasserie Iroise »."""
    syntax = title.syntax
    if any(text in (":", "?") for text in syntax.text) or title.predicate(title.segment(title.main)) is not None:
        return
    first = title.end - 1
    while first > 1 and (_upper(title, first - 1) or syntax.text[first - 1] == "-"):
        first -= 1
    placed = _upper(title, first) and all(t in title.placed for t in range(first, title.end) if _upper(title, t))
    if not placed or syntax.low[first - 1] not in ("de", "d'") or not _alone(title):
        return
    noun = first - 2
    while noun > 0 and (syntax.pos[noun] in ("PROPN", "ADJ", "X") or _upper(title, noun)):
        noun -= 1
    if syntax.low[noun] not in title.lists.sites:
        return
    word = Word(f"{mend(syntax.chars(first, title.end))}{NBSP}:", "place-front", first, title.end, at=0)
    yield Step("place-front", tuple(range(first - 1, title.end)), costs["place-front"], word)


def subject_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« Les habitants de Landivy réclament… » → « Landivy : les habitants réclament… »."""
    syntax, start = title.syntax, title.main
    if any(text in ("?", "«", '"') for text in syntax.text) or syntax.pos[start : start + 2] != ("DET", "NOUN"):
        return
    link = start + 2
    if (
        link + 1 >= title.end
        or syntax.low[link] not in ("de", "d'")
        or syntax.low[start] not in ("le", "la", "l'", "les")
    ):
        return
    stop = link + 1
    while stop < title.end and (_upper(title, stop) or syntax.text[stop] == "-"):
        stop += 1
    told = title.predicate(title.segment(start))
    placed = stop > link + 1 and all(t in title.placed for t in range(link + 1, stop) if _upper(title, t))
    if not placed or told != stop or syntax.low[start + 1] in _INSTITUTIONS:
        return
    word = Word(f"{mend(syntax.chars(link + 1, stop))}{NBSP}:", "place-front", link, stop, at=start)
    yield Step("place-front", tuple(range(link, stop)), costs["place-front"], word)


_INSTITUTIONS = frozenset("ville commune canton région métropole mairie aéroport stade olympique racing".split())
AROUND = frozenset(
    """banlieue région périphérie environs nord sud est ouest agglomération arrondissement large côte frontière
    hauteurs hauteur abords direction province département canton district wilaya port aéroport rue route ligne
    entrée sortie baie vallée île lac forêt golfe détroit plaine plateau massif delta canal quai place pont gare
    col""".split()
)


def town_steps(title: Title, costs: Mapping[str, float]) -> Iterator[Step]:
    """« exposés au musée des beaux-arts de Brest » → « exposés à Brest »."""
    syntax = title.syntax
    verb = title.predicate(title.segment(title.main))
    if verb is None or not title.places:
        return
    for chunk in find_chunks(title):
        low = syntax.low[chunk.first]
        if chunk.kind != "place" or low not in ("à", "au", "aux", "dans") or chunk.first <= verb:
            continue
        first = _name(title, chunk.first, chunk.stop, title.places)
        town = first > chunk.first + 3 and syntax.low[first - 1] in ("de", "d'") and title.placed >= {first}
        inner = range(chunk.first + 1, first - 1)
        if not town or title.quoted(chunk.first) or gives_to(title, verb):
            continue
        if AROUND & {syntax.low[t] for t in inner} or find(syntax.chars(first, chunk.stop)):
            continue
        word = Word("à", "place-first", chunk.first, first)
        lost = sum(syntax.pos[t] in CONTENT for t in inner)
        yield Step(
            "drop-place", tuple(range(chunk.first, first)), costs["place-front"] + costs["lost-word"] * lost, word
        )


def _name(title: Title, first: int, stop: int, places: frozenset[str]) -> int:
    """Where the name starts that a stretch ends on, 0 when it ends on none: « dans un parc | de Brest »."""
    syntax = title.syntax
    at = stop
    while at > first + 1 and (syntax.pos[at - 1] == "PROPN" or syntax.text[at - 1] == "-" or _upper(title, at - 1)):
        at -= 1
    if at == stop or not _upper(title, at):
        return 0
    text = "".join(syntax.chars(at, stop).lower().split())
    known = any("".join(place.split()).replace("’", "'") == text.replace("’", "'") for place in places)
    before = at - 1
    article = before > first and syntax.low[before] in _ARTICLES
    if article:
        before -= 1
    if before == first or (before == first + 1 and syntax.low[before] in ("de", "d'")):
        return at if known or syntax.low[first] in ("à", "en", "dans", "près") else 0
    noun = any(syntax.pos[t] == "NOUN" for t in range(first + 1, before))
    whole = all(
        syntax.pos[t] in ("DET", "NOUN", "ADJ", "NUM") or syntax.text[t] == "-" or syntax.low[t] in _OF
        for t in range(first + 1, before)
    )
    return at if known and noun and whole and syntax.low[before] in _OF else 0


def _upper(title: Title, token: int) -> bool:
    return title.syntax.text[token][:1].isupper()
