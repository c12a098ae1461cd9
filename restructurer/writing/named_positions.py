"""What a named person or body wants, does or decides, read off the words where the parse does not hold.

« Ministre de l’Économie, le centriste Rémy Chappuis parle d’un « choc », d’une… » gives « Rémy Chappuis parle
d’un « choc » ». The name opens its sentence or stands behind a comma or its role, the verb follows it, and what
it governs runs to the next mark: nothing is taken from beyond.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from restructurer.analysis.findings import Analysis, Entity, Sentence
from restructurer.french import lexicon
from restructurer.writing.attributions import find_attributions
from restructurer.writing.drafts import Draft, compose
from restructurer.writing.guards import refuse_cut
from restructurer.writing.heading_rules import HeadingSettings
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection, parts
from restructurer.writing.shortening import Shortening
from restructurer.writing.stretch_tests import limits
from restructurer.writing.syntax import Syntax
from restructurer.writing.tenses import PRESENT
from restructurer.writing.torn import DAYS

FROM_NAME = "from-the-name"
_STOPS = frozenset((",", ";", ":", ".", "!", "?", "…", "–", "—", "(", ")", "-"))
_HEDGES = frozenset("que qu' si s' lorsque lorsqu' quand selon d'après puisque dont qui comme afin".split())
_OPENERS = frozenset("le la l' les un une des du de d' à au aux pour contre sur son sa ses".split())
_AUXILIARIES = {"a": "avoir", "ont": "avoir"}
_ARTICLES = frozenset(("le", "la", "l'", "les"))
_CLOSED = ("NOUN", "PROPN", "ADJ", "NUM", "X")
_BEFORE_A_NAME = frozenset((",", "Me", "M.", "Mme", "Dr", "maître"))
_BEFORE_QUOTES = frozenset(("pendant", "devant", "dans", "sur", "lors"))
_OPENING = {"«": "»", '"': '"', "“": "”"}


def named_positions(
    analysis: Analysis, syntax: Syntax, sentence: Sentence, settings: HeadingSettings, rules: Shortening
) -> Iterator[Draft]:
    """The clauses of a sentence whose subject is the name of a person or body; none where somebody else tells them.

    « …, tranche la mairesse, Sylvie Roy, qui réclame un navire » tells hers whoever tells the rest.
    """
    told = bool(find_attributions(syntax, sentence.first, sentence.stop, rules))
    for entity, first, stop in _mentions(analysis, sentence, syntax):
        relative = stop + 2 < sentence.stop and syntax.text[stop] == "," and syntax.low[stop + 1] == "qui"
        if relative and not (entity.label == "PER" and syntax.text[first - 1] in _BEFORE_A_NAME):
            continue
        if not relative and (told or not _opens(syntax, sentence, first)):
            continue
        apposed = first > sentence.first and syntax.text[first - 1] == "," == syntax.text[min(stop, len(syntax) - 1)]
        behind = stop + 2 if relative else stop + 1 if apposed else stop
        verb = _verb(syntax, sentence, behind, settings)
        if verb is None or (entity.label == "PER" and syntax.low[verb[0]] == "ont"):
            continue
        start, head = verb
        object_at = _object(syntax, sentence, head, rules)
        for end in _ends(syntax, sentence, object_at):
            light = (t for t in range(start, head) if _light(syntax, t, rules))
            skipped = (*light, *range(head + 1, object_at))
            kept = tuple(t for t in (*range(first, stop), *range(start, end)) if t not in skipped)
            apart = frozenset((*range(stop, start), *skipped))
            selection = Selection(kept, head, (), (FROM_NAME,), 0.9 if relative else 0.4, apart=apart)
            if limits(syntax, tuple(range(end, min(end + 5, sentence.stop))), rules) or refuse_cut(syntax, selection):
                continue
            yield from _written(syntax, sentence, selection, entity, (first, stop), start, rules, settings.longest)


def _written(
    syntax: Syntax,
    sentence: Sentence,
    selection: Selection,
    entity: Entity,
    name: tuple[int, int],
    start: int,
    rules: Shortening,
    longest: int,
) -> Iterator[Draft]:
    """A clause as it stands; where it is too long, with the surname alone, its perfect told in the present."""
    head = selection.head
    draft = _draft(syntax, sentence, selection)
    if draft is not None and len(draft.text) > longest:
        surname = entity.label == "PER" and syntax.text[name[1] - 1] == entity.short
        given = tuple(range(name[0], name[1] - 1)) if surname and not syntax.text[name[1] - 2].endswith("-") else ()
        selection = selection.without(given, "drop-given-name", 0.4) if given else selection
        number = "3p" if syntax.low[start] == "ont" else "3s"
        written = lexicon.present(syntax.lemma[head], number) if start < head else None
        whole = all(t in selection.kept for t in range(start, head + 1))
        if written and whole and syntax.lemma[head] in rules.presented:
            selection = selection.written(Word(written, PRESENT, start, head + 1), PRESENT, 0.3)
        draft = _draft(syntax, sentence, selection)
    if draft is not None:
        yield draft


def _draft(syntax: Syntax, sentence: Sentence, selection: Selection) -> Draft | None:
    composed = compose(syntax, parts(selection))
    if composed is None:
        return None
    return Draft(
        "clause", *composed, sentence.index, selection.head, selection.kept, selection.operations,
        words=selection.words, cost=selection.cost,
    )  # fmt: skip


def _mentions(analysis: Analysis, sentence: Sentence, syntax: Syntax) -> Iterator[tuple[Entity, int, int]]:
    """The names of people and bodies in a sentence outside its quotes, by their tokens."""
    for entity in analysis.entities:
        if entity.label not in ("PER", "ORG"):
            continue
        for low, high in entity.mentions:
            if sentence.start <= low < sentence.end and not any(a <= low < b for a, b in syntax.quotes):
                first = bisect_left(syntax.start, low)
                article = first > sentence.first and syntax.low[first - 1].replace("’", "'") in _ARTICLES
                yield entity, first - article, bisect_left(syntax.start, high)


def _opens(syntax: Syntax, sentence: Sentence, first: int) -> bool:
    """Whether a name is a subject by its place: at the start, behind a comma, behind a role that is no other's."""
    if any(syntax.low[t].replace("’", "'") in _HEDGES for t in range(sentence.first, first)):
        return False
    at = first
    while at > sentence.first and first - at < 4 and syntax.pos[at - 1] in ("NOUN", "ADJ", "DET"):
        at -= 1
    if at < first:  # a role: « le centriste », « la conseillère d’État » is too long to be sure of
        article = syntax.low[at].replace("’", "'")
        if article not in ("le", "la", "l'") or syntax.pos[at] != "DET":
            return False
    return at == sentence.first or syntax.text[at - 1] == ","


def _verb(syntax: Syntax, sentence: Sentence, stop: int, settings: HeadingSettings) -> tuple[int, int] | None:
    """The first token of the verb behind a name and the verb itself; what stands between two commas is passed over."""
    at = stop
    if at < sentence.stop and syntax.text[at] == "," and syntax.text[at - 1] != ",":
        closing = next((t for t in range(at + 1, min(at + 12, sentence.stop)) if syntax.text[t] == ","), None)
        if closing is None or any(syntax.feats[t].get("VerbForm") == "Fin" for t in range(at, closing)):
            return None
        at = closing + 1
    start = at
    if syntax.low[at : at + 1] and syntax.low[at] in _AUXILIARIES and at + 1 < sentence.stop:
        at += 1
        while at < sentence.stop - 1 and syntax.pos[at] == "ADV" and syntax.low[at] not in ("pas", "jamais", "plus"):
            at += 1
        finite = syntax.feats[at].get("VerbForm") == "Part" or syntax.pos[at] == "VERB"
    elif at < sentence.stop:
        readings = lexicon.conjugations(syntax.text[at])
        finite = any(r.person == 3 and r.mood in ("ind", "cnd") for r in readings)
    else:
        return None
    if not finite or syntax.pos[at] not in ("VERB", "AUX"):
        return None
    lemmas = (syntax.lemma[at], *lexicon.lemmas(syntax.low[at], "V"))
    if all(verbs.isdisjoint(lemmas) for verbs in (settings.positions, settings.stances, settings.decisions)):
        return None
    return start, at


def _light(syntax: Syntax, token: int, rules: Shortening) -> bool:
    """Whether a word is an adverb that says nothing by itself: « également », « vivement »; never « environ »."""
    if syntax.pos[token] != "ADV":
        return False
    return any(
        phrase == (syntax.low[token],)
        for operation in ("drop-connective", "drop-adverb")
        for phrase in rules.phrases[operation].by_first.get(syntax.low[token], ())
    )


def _object(syntax: Syntax, sentence: Sentence, head: int, rules: Shortening) -> int:
    """Where what a verb governs begins: behind adverbs, a day, what stands before a quote (« pendant deux heures »)."""
    at = head + 1
    while at < sentence.stop and (_light(syntax, at, rules) or syntax.low[at] in DAYS):
        at += 1
    if at < sentence.stop and syntax.low[at] in _BEFORE_QUOTES:
        quote = next((t for t in range(at + 1, min(at + 6, sentence.stop)) if syntax.text[t] in _OPENING), None)
        if quote is not None and all(syntax.pos[t] in ("DET", "NOUN", "NUM", "ADJ") for t in range(at + 1, quote)):
            return quote
    return at


def _ends(syntax: Syntax, sentence: Sentence, at: int) -> Iterator[int]:
    """Where what a verb governs from ``at`` on ends: at the next mark outside quotes, or at a quote before « et »."""
    if at >= sentence.stop:
        return
    opened = syntax.low[at].replace("’", "'") in _OPENERS or syntax.text[at] in _OPENING
    if not opened and syntax.pos[at] not in ("NUM", "PROPN"):
        return
    closing: str | None = None
    joint: int | None = None
    nested = False
    while at < sentence.stop:
        text = syntax.text[at]
        if closing is None and text in _OPENING:
            closing = _OPENING[text]
        elif text == closing:
            closing, nested = None, True
        elif closing is None and text in _STOPS:
            break
        elif closing is None and syntax.low[at] in ("et", "ou", "mais", "tout", "alors", "tandis", "avant", "en"):
            joint = joint or at
            if syntax.low[at] in ("ou", "mais"):
                return
            if syntax.low[at] == "et" and syntax.pos[at + 1] in ("VERB", "AUX"):
                break
        elif closing is None and syntax.feats[at].get("VerbForm") == "Fin":
            if joint is not None:
                break
            return
        at += 1
    if closing is not None:
        return
    full = at
    if syntax.text[full - 1] in _OPENING.values() or syntax.pos[full - 1] in _CLOSED:
        yield full
    if joint is not None and (syntax.text[joint - 1] in ("»", '"') or syntax.pos[joint - 1] in _CLOSED) and nested:
        yield joint
