"""What a title would lose, as its theme: « Après l’incendie mortel de Brest, X… » → « Incendie à Brest : X… »."""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.french.typography import NBSP, mend
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection
from restructurer.writing.title_chunks import find_chunks
from restructurer.writing.title_losses import tells_act
from restructurer.writing.title_names import FIRMS
from restructurer.writing.title_prices import EVENTS
from restructurer.writing.title_reading import CONTENT, OF, Title
from restructurer.writing.title_rules import TitleRule
from restructurer.writing.title_turn import Turn

_ARTICLES = frozenset(("le", "la", "l'", "les", "un", "une", "des"))
_DEFINITE = frozenset(("le", "la", "l'", "les"))
_HAPPENINGS = EVENTS | frozenset(
    """marée drame tuerie attaques attentats grève grèves mort meurtre assassinat disparition scandale procès braquage
    canicule sécheresse coupure panne cyberattaque élection élections scrutin victoire défaite""".split()
)
_PLACED = frozenset(("à", "au", "aux", "en", "dans", "près"))
_NEAR = 4  # words of an opening among which « après » stands


def opened(title: Title, given: Selection, rule: TitleRule) -> Iterator[Turn]:
    """« Six mois après la marée noire, les pêcheurs… » → « Marée noire : les pêcheurs… »."""
    syntax = title.syntax
    comma = next((t for t in range(2, title.end - 3) if syntax.text[t] == ","), 0)
    after = next((t for t in range(min(_NEAR, len(syntax))) if syntax.low[t] == "après"), -1)
    if title.colon or comma <= after + 2 or after < 0 or title.predicate(title.segment(comma + 1)) is None:
        return
    if syntax.pos[comma + 1] not in ("DET", "PROPN", "NUM", "NOUN") or any(t in title.verbs for t in range(comma)):
        return
    noun = after + 2
    happens = syntax.low[noun] in _HAPPENINGS or tells_act(syntax.low[noun])
    if syntax.low[after + 1] not in _ARTICLES or syntax.pos[noun] != "NOUN" or not happens or noun >= comma:
        return
    if any(syntax.text[t] in ':«»?"' for t in range(len(syntax))) or title.negated(range(comma)):
        return
    for spans in _themes(title, noun, comma):
        told = " ".join(mend(syntax.chars(*span)) for span in spans)
        shown = {t for span in spans for t in range(*span)}
        word = Word(f"{told[:1].upper()}{told[1:]}{NBSP}:", rule.id, noun, comma, at=0)
        lost = tuple(t for t in range(noun, comma) if t not in shown)
        less = given.without(range(comma + 1), rule.id, 0.0).written(word, rule.id, 0.0)
        yield Turn(less, rule, lost, held=frozenset(range(comma + 1)))
        inner = _complement(title, comma + 1)
        if inner:  # the theme says which: « Incendie à Brest : le propriétaire | de l’immeuble | mis en examen »
            cost = 0.25 * sum(syntax.pos[t] in CONTENT for t in inner)
            yield Turn(less.without(inner, rule.id, 0.0), rule, lost, cost, frozenset(range(comma + 1)))


def _complement(title: Title, start: int) -> range:
    """What stands in « de » between the subject and what is said of it, where no name is in it."""
    syntax = title.syntax
    told = title.predicate(title.segment(start))
    first = start + 2
    if told is None or told - first > 6 or syntax.low[start] not in _DEFINITE or syntax.low[first] not in OF:
        return range(0)
    named = any(syntax.text[t][:1].isupper() for t in range(first, told))
    return range(0) if named or syntax.pos[told - 1] not in ("NOUN", "ADJ") else range(first, told)


def _themes(title: Title, noun: int, stop: int) -> Iterator[tuple[tuple[int, int], ...]]:
    """Token ranges of the themes that a noun and its complements can make, the longest first."""
    syntax = title.syntax
    yield ((noun, stop),)
    head = noun + 1
    while head < stop and syntax.pos[head] == "ADJ" and head not in title.participles:
        head += 1
    links = [t for t in range(head, stop) if syntax.pos[t] in ("ADP", "DET") and syntax.low[t] in _PLACED | OF]
    places = [t for t in links if syntax.low[t] in _PLACED and _names(title, t + 1, stop)]
    if places and places[-1] > head:
        yield ((noun, head), (places[-1], stop))
    if places and head > noun + 1:
        yield ((noun, noun + 1), (places[-1], stop))
    if len(links) > 1 and syntax.low[head] in OF and syntax.text[stop - 1][:1].isupper():
        inner = head + 1 + (syntax.low[head + 1] in _DEFINITE)
        if syntax.pos[inner] == "NOUN" and inner + 2 < stop:
            yield ((inner, stop),)  # « Après l’effondrement du | pont de Mirepoix|, … »
    if links and head > noun + 1 and syntax.low[head - 1] != "mortel":
        yield ((noun, head),)


def _names(title: Title, first: int, stop: int) -> bool:
    """Whether nothing but a name of a place stands in a stretch: « Vaulx-en-Velin », « Brest »."""
    syntax = title.syntax
    if not syntax.text[first][:1].isupper():
        return False
    return all(syntax.text[t][:1].isupper() or syntax.low[t] in ("-", "de", "sur", "en") for t in range(first, stop))


def fronted(title: Title, given: Selection, rule: TitleRule) -> Iterator[Turn]:
    """« Le frère d’une victime du naufrage de Brest témoigne » → « Naufrage de Brest : le frère d’une victime… »."""
    syntax, start = title.syntax, title.main
    told = title.predicate(title.segment(start))
    quoted = syntax.text[0] in ("«", '"', "“") and title.colon == start - 1
    if told is None or (title.colon and not quoted) or title.negated(range(start, told)):
        return
    if any(text in ':«»?"' for text in syntax.text[start:]):
        return
    if syntax.low[start] not in (*_DEFINITE, "un", "une", "des") or syntax.pos[start + 1] != "NOUN":
        return
    if syntax.low[start + 1] in FIRMS:
        return  # « Le géant de l’ameublement Iroise »: the name is the giant's
    for chunk in find_chunks(title):
        first = chunk.first + 1
        if chunk.kind != "of" or chunk.first <= start + 1 or chunk.stop != told:
            continue
        if syntax.low[chunk.first] in ("de", "d'"):
            if syntax.low[first] not in ("la", "l'"):
                continue
            first += 1
        named = any(syntax.text[t][:1].isupper() for t in range(first, chunk.stop))
        if first + 1 >= chunk.stop or not named or syntax.pos[first] != "NOUN" or syntax.text[first][:1].isupper():
            continue
        if any(syntax.pos[t] == "CCONJ" or t in title.participles for t in range(start, chunk.stop)):
            continue
        text = mend(syntax.chars(first, chunk.stop))
        theme = Word(f"{text[:1].upper()}{text[1:]}{NBSP}:", rule.id, first, chunk.stop, at=0)
        less = given.without(range(start), "drop-theme", 0.0) if quoted else given.without(range(start), rule.id, 0.0)
        less = less.without(range(chunk.first, chunk.stop), rule.id, 0.0).written(theme, rule.id, 0.0)
        opening = syntax.chars(start, start + 1).replace("'", "’")
        if opening[:1].isupper():
            less = less.written(
                Word(opening[:1].lower() + opening[1:], "french.casing", start, start + 1), rule.id, 0.0
            )
        held = frozenset((*range(start), *range(chunk.first, chunk.stop)))
        yield Turn(less, rule, (), cost=0.5 * quoted, held=held)
        return
