"""Whole sentences as statements, and their beginnings up to a comma behind which they only tell more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from restructurer.analysis.findings import Analysis, Quote, Sentence
from restructurer.expansion.back_references import bare_back_reference
from restructurer.expansion.clause_guards import INVERTED, narrator_inside, number_torn
from restructurer.expansion.focus import Person, stands_for
from restructurer.expansion.full_clauses import has_predicate, is_finite
from restructurer.expansion.gaps import anything_torn
from restructurer.expansion.linking import unlinked
from restructurer.expansion.pointing import points_outside
from restructurer.expansion.qualifiers import condition_lost, qualifier_lost
from restructurer.expansion.rules import ExpansionSettings
from restructurer.expansion.statement import BY_ORIGIN, Statement, any_unmet, fronted, less
from restructurer.expansion.stretches import pieces_of, spans_of, trimmed
from restructurer.expansion.usable import wrong_participle
from restructurer.french.words import count_words
from restructurer.writing.antecedents import NAME
from restructurer.writing.clauses import finite, subject
from restructurer.writing.parts import Word
from restructurer.writing.shortening import Shortening
from restructurer.writing.syntax import Syntax
from restructurer.writing.tails import tails
from restructurer.writing.wholes import broken

_LONG, _LEAST = 22, 8  # tokens of a sentence that may lose its end; that stay, and that go


def whole_statements(
    analysis: Analysis,
    syntax: Syntax,
    sentence: Sentence,
    *,
    settings: ExpansionSettings,
    rules: Shortening,
    person: Person | None = None,
) -> Iterator[Statement]:
    """A sentence as it stands, its own attribution included, where it points at nothing outside; and without its tail.

    What only links it to the sentence before (« également », « En outre, ») is left out. « Il », « elle » at its start
    become the ``person`` in focus.

    Nothing is cut from within, so that nothing can be torn: a parse that does not hold is no hindrance where no
    word could be a pronoun.
    """
    if any(_says_too_much(quote, sentence, settings.quoted) for quote in analysis.quotes):
        return
    tokens = unlinked(syntax, _told(syntax, sentence), settings.linking)
    if not tokens or analysis.source.text[sentence.end - 1] != "." or _is_label(syntax, tokens):
        return
    lengths = [tokens]
    if sentence.sound and len(tokens) >= _LONG:
        lengths += _without_tails(syntax, tokens, sentence, settings=settings, rules=rules)
    for kept in lengths:
        statement = _statement(syntax, sentence, kept, settings=settings, person=person)
        if statement is not None:
            yield statement if kept is tokens else replace(statement, shortened=True)


def _without_tails(
    syntax: Syntax, tokens: tuple[int, ...], sentence: Sentence, *, settings: ExpansionSettings, rules: Shortening
) -> Iterator[tuple[int, ...]]:
    """The tokens of a sentence up to where it only tells more, the longest first, where nothing is torn by that."""
    seen = len(tokens) - _LEAST
    for selection in tails(syntax, sentence, rules):
        kept = trimmed(syntax, [t for t in tokens if t <= selection.kept[-1]])
        if not _LEAST <= len(kept) <= seen:
            continue
        seen = len(kept) - 1
        if anything_torn(syntax, kept, sentence, settings=settings, rules=rules) or broken(syntax, kept, sentence):
            continue
        if _stands(syntax, kept, sentence.first, sentence.stop):
            yield kept


def _stands(syntax: Syntax, kept: tuple[int, ...], first: int, stop: int) -> bool:
    """Whether the start of a sentence has lost nothing that it needs."""
    text = [syntax.text[t] for t in kept]
    if text.count("«") != text.count("»") or text.count("(") != text.count(")"):
        return False
    return not (
        qualifier_lost(syntax, kept, first, stop, told=False)
        or condition_lost(syntax, kept, first, stop)
        or number_torn(syntax, kept, stop)
        or any(syntax.low[t] in INVERTED for t in range(first, stop))
    )


def _statement(
    syntax: Syntax,
    sentence: Sentence,
    tokens: tuple[int, ...],
    *,
    settings: ExpansionSettings,
    person: Person | None,
) -> Statement | None:
    """These tokens of a sentence as a statement; ``None`` where they do not stand alone."""
    if wrong_participle(syntax, tokens):
        return None
    low = [syntax.low[t] for t in tokens]
    if not _TIED.isdisjoint(low) or not _BROKEN.isdisjoint([syntax.text[t] for t in tokens]):
        return None
    if not set(low).isdisjoint(settings.first_person):
        return None
    opening = syntax.pos[tokens[0]]
    named = person is not None and sentence.sound and stands_for(syntax, tokens[0], person)
    words = (Word(person.entity.text, NAME, tokens[0], tokens[0] + 1),) if person is not None and named else ()
    opens = named or opening in ("DET", "NOUN", "PROPN", "NUM", "ADP", "ADV", "ADJ")
    if not opens or not any(is_finite(syntax, t) for t in tokens):
        return None
    if points_outside(syntax, tokens[named:], settings=settings) is not None or low[0] in _UNDER:
        return None
    if named and not _SECOND.isdisjoint(low[1:]):
        return None  # two pronouns, and one person
    if narrator_inside(syntax, tokens):
        return None
    if not has_predicate(syntax, tokens):
        return None
    if not sentence.sound and not _POINTERS.isdisjoint(low):
        return None
    pieces = pieces_of(syntax, tokens, words=words)
    if pieces is None:
        return None
    length = count_words("".join(piece.text for piece in pieces))
    value = BY_ORIGIN["sentence"] - 0.015 * max(0, length - 20) - 0.05 * max(0, 10 - length)
    value += 0.1 * any(syntax.text[t].isdigit() for t in tokens)
    heads = [t for t in tokens if syntax.head[t] == t and finite(syntax, t) is not None]
    subjects = [who for head in heads if (who := subject(syntax, head)) is not None]
    return Statement(
        pieces=pieces,
        tokens=tokens,
        spans=spans_of(syntax, tokens),
        sentence=sentence,
        speaker=None,
        shortened=False,
        back=any(bare_back_reference(syntax, who, tokens, words=settings.back) for who in subjects or tokens[:3]),
        back_top=any_unmet(syntax, tokens, settings=settings),
        origin="sentence",
        value=less(value, syntax, tokens, settings=settings),
        head=heads[0] if heads else tokens[0],
        fronted=fronted(syntax, tokens),
    )


_SECOND = frozenset("il elle ils elles lui eux leur leurs son sa ses".split())
_TIED = frozenset(
    """pourtant toutefois cependant donc ainsi également aussi alors néanmoins ensuite enfin puis précisément
    justement plutôt""".split()
)
# Words on which a clause opens that another has to go on with, or that answers another.
_UNDER = tuple("tandis alors puisque puisqu' parce que qu' qui dont comme si bien afin de ni".split())
_SIDES = (
    *(("de", "son", "côté"), ("de", "leur", "côté"), ("pour", "sa", "part"), ("pour", "leur", "part")),
    *(("par", "ailleurs"), ("en", "outre")),
)
_BROKEN = frozenset(("!", "…", "...", "[", "]", ";"))
_POINTERS = frozenset(
    "il elle ils elles lui leur leurs eux son sa ses ce cet cette ces celui celle ceux celles cela ça y on "
    "lequel laquelle lesquels lesquelles".split()
)


def _says_too_much(quote: Quote, sentence: Sentence, most: float) -> bool:
    """Whether a sentence gives somebody's words and not just a few of them (« juge l’accord “ fragile ” »)."""
    if quote.kind != "speech" or quote.start >= sentence.end or sentence.start >= quote.end:
        return False
    inside = sentence.start < quote.start and quote.end < sentence.end
    return quote.whole or not inside or quote.end - quote.start > most * (sentence.end - sentence.start)


def _is_label(syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether a sentence opens on a label of the page: « RÉCIT Six cadres… », « ORAN - Les coupures… »."""
    first = syntax.text[tokens[0]]
    after = syntax.text[tokens[1]] if len(tokens) > 1 else ""
    return len(first) > 3 and first.isupper() and (after[:1].isupper() or after in ("-", "–", "—", ":", "/"))


def _told(syntax: Syntax, sentence: Sentence) -> tuple[int, ...]:
    """The tokens of a sentence without its full stop, « Résultat : » before it, « de son côté », « en outre » in it."""
    tokens = trimmed(syntax, range(sentence.first, sentence.stop))
    for phrase in _SIDES:
        if phrase[-1] not in syntax.places:
            continue
        place = next((i for i, t in enumerate(tokens) if syntax.low[t : t + len(phrase)] == phrase), None)
        if place is not None:
            stop = place + len(phrase)
            apart = (
                place > 0 and stop < len(tokens) and syntax.text[tokens[place - 1]] == "," == syntax.text[tokens[stop]]
            )
            gone = range(place - 1, stop + 1) if apart else range(place, stop)
            tokens = trimmed(syntax, [t for i, t in enumerate(tokens) if i not in gone])
    announced = (
        len(tokens) > 2
        and syntax.low[tokens[0]] in ("résultat", "conséquence", "bilan")
        and syntax.text[tokens[1]] == ":"
    )
    return tokens[2:] if announced else tokens
