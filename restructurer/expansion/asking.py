"""What a question is made from: the predicate of a sentence, its subject, its finite verb, its speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from restructurer.analysis.findings import Sentence
from restructurer.article import Piece
from restructurer.expansion.inversion import agrees, inverted, is_feminine, is_plural, pronoun
from restructurer.expansion.speakers import Speaker
from restructurer.expansion.stretches import is_contiguous, noun_phrase, pieces_of, trimmed
from restructurer.french import lexicon
from restructurer.writing.attributions import find_attributions
from restructurer.writing.clauses import finite, subject
from restructurer.writing.parts import Word
from restructurer.writing.shortening import Shortening
from restructurer.writing.syntax import Syntax


@dataclass(frozen=True, slots=True)
class Predicate:
    """A main clause with a noun for its subject.

    ``head``: its predicate; ``verb``: its finite verb; ``subject``: the head of its subject;
    ``phrase``: the tokens of its subject; ``clitics``: what stands before the verb (se, ne…);
    ``speakers``: attributions of the sentence (tokens first, stop, and of the name).
    """

    sentence: Sentence
    head: int
    verb: int
    subject: int
    phrase: tuple[int, ...]
    clitics: tuple[int, ...]
    plural: bool
    attributions: tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answer. ``tokens``: what the answer says again; ``asks``: what the question does."""

    rule: str
    slots: dict[str, tuple[Piece, ...]]
    answer: tuple[Piece, ...]
    tokens: tuple[int, ...]
    asks: tuple[int, ...]
    sentence: int
    value: float
    speaker: Speaker | None = None


def predicates(syntax: Syntax, sentence: Sentence, rules: Shortening) -> tuple[Predicate, ...]:
    """The main clauses of a sentence (and those coordinate with them) whose subject is a noun and whose verb agrees."""
    return syntax.once("predicates", sentence.index, rules, lambda: tuple(_predicates(syntax, sentence, rules)))


def _predicates(syntax: Syntax, sentence: Sentence, rules: Shortening) -> Iterator[Predicate]:
    found = find_attributions(syntax, sentence.first, sentence.stop, rules)
    attributions = tuple((a.first, a.stop, a.name_first, a.name_stop) for a in found)
    roots = [t for t in range(sentence.first, sentence.stop) if syntax.head[t] == t]
    for head in range(sentence.first, sentence.stop):
        if head not in roots and not (syntax.dep[head] == "conj" and syntax.head[head] in roots):
            continue
        if any(first <= head < stop for first, stop, _, _ in attributions) or syntax.pos[head] not in (
            "VERB",
            "AUX",
            "ADJ",
            "NOUN",
        ):
            continue
        verb, who = finite(syntax, head), subject(syntax, head)
        if verb is None or who is None or syntax.dep[who] == "expl:subj" or who > verb:
            continue
        phrase = noun_phrase(syntax, who)
        plural = is_plural(syntax, who)
        if phrase is None or plural is None or not agrees(syntax, verb, plural=plural):
            continue
        readings = lexicon.conjugations(syntax.low[verb])
        if readings and not any(r.mood in ("ind", "cnd") and r.person == 3 for r in readings):
            continue
        if syntax.feats[verb].get("Mood") not in (None, "Ind", "Cnd") or syntax.feats[verb].get("Person") not in (
            None,
            "3",
        ):
            continue
        before = verb
        while before - 1 > phrase[-1] and syntax.low[before - 1] in _CLITICS:
            before -= 1
        clitics = tuple(range(before, verb))
        if any(syntax.low[t] in ("y", "en", "l'", "les", "la", "le", "lui", "leur") for t in clitics):
            continue
        yield Predicate(sentence, head, verb, who, phrase, clitics, plural, attributions)


# Phrases that tie a sentence to the one before it and limit nothing.
_LINKS = frozenset(
    (
        "en outre",
        "de plus",
        "par ailleurs",
        "de son côté",
        "de leur côté",
        "pour sa part",
        "pour leur part",
        "en revanche",
    )
    + (
        "en effet",
        "au contraire",
        "en conséquence",
        "par conséquent",
        "d'ailleurs",
        "dans l'opposition",
        "de fait",
        "enfin",
    )
    + (
        "néanmoins",
        "désormais",
        "d'un côté",
        "au final",
        "concrètement",
        "sans surprise",
        "officiellement",
        "dans la foulée",
    )
)
_CLITICS = ("se", "s'", "ne", "n'", "y", "en", "l'", "les", "la", "le", "lui", "leur", "me", "m'", "nous", "vous")
_TIES = ("mais", "et", "or", "car", "donc", "ainsi", "cependant", "toutefois", "pourtant", "aussi", "enfin", "alors")


def frame(syntax: Syntax, predicate: Predicate) -> tuple[int, ...]:
    """What stands before the first subject of the sentence and limits it (« Dans la vallée, », « Contre elle, »)."""
    root = predicate.head
    while syntax.head[root] != root:
        root = syntax.head[root]
    who = subject(syntax, root)
    stop = predicate.phrase[0] if who is None or root == predicate.head else min(predicate.phrase[0], syntax.left[who])
    before = attributed(predicate, tuple(range(predicate.sentence.first, stop)))
    kept = tuple(t for t in before if syntax.pos[t] not in ("PUNCT", "SPACE") and syntax.low[t] not in _TIES)
    return () if " ".join(syntax.low[t] for t in kept).replace("' ", "'") in _LINKS else kept


def attributed(predicate: Predicate, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """Tokens without those of the attributions of the sentence."""
    return tuple(t for t in tokens if not any(first <= t < stop for first, stop, _, _ in predicate.attributions))


def follows(syntax: Syntax, predicate: Predicate) -> bool:
    """Whether the verb stands right behind its subject, or behind what the subject has between two commas."""
    between = range(predicate.phrase[-1] + 1, predicate.verb - len(predicate.clitics))
    if not between:
        return True
    commas = syntax.text[between[0]] == "," == syntax.text[between[-1]] and len(between) > 2
    return commas and set(between[:-1]) <= set(syntax.subtree(predicate.subject))


def inverted_clause(
    syntax: Syntax, predicate: Predicate, stop: int, genders: dict[str, str]
) -> tuple[tuple[Piece, ...], tuple[Piece, ...], tuple[int, ...]] | None:
    """A clause as a question asks it: its subject, its verb group with the pronoun up to a token, the tokens of both.

    ``genders``: name → m or f, for names whose gender no article tells. ``None`` where it cannot be
    written for sure.
    """
    feminine = is_feminine(syntax, predicate.subject, known=genders)
    if feminine is None:
        return None
    if not follows(syntax, predicate):
        return None
    rest = tuple(
        t for t in range(predicate.verb + 1, stop) if not any(a <= t < b for a, b, _, _ in predicate.attributions)
    )
    rest = trimmed(syntax, rest)
    if predicate.head != predicate.verb and predicate.head not in rest:
        return None
    if any(syntax.text[t] in (",", ";", "«", "»", "(", ":") for t in rest) or len(rest) > 16:
        return None
    verb = inverted(syntax.text[predicate.verb], pronoun(feminine=feminine, plural=predicate.plural))
    word = Word(verb, "expansions.question.inversion", predicate.verb, predicate.verb + 1)
    tokens = (*predicate.clitics, predicate.verb, *rest)
    subject = pieces_of(syntax, predicate.phrase)
    whole = pieces_of(syntax, tokens, words=(word,))
    if subject is None or whole is None or not is_contiguous(tokens):
        return None
    return subject, whole, (*predicate.phrase, *tokens)
