"""« Quel est le coût… ? », « À combien s’élève… ? », « Combien de salariés… ? »: a number is the answer."""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.article import Piece
from restructurer.expansion.asking import Asked, Predicate, follows, frame, inverted_clause
from restructurer.expansion.inversion import inverted, is_feminine, pronoun
from restructurer.expansion.material import Material
from restructurer.expansion.rules import QuestionRule
from restructurer.expansion.stretches import pieces_of, trimmed
from restructurer.writing.parts import Word
from restructurer.writing.pieces import from_rule
from restructurer.writing.syntax import Syntax

_NEAR = 5  # tokens within which an answer comes to its number
_CONTRASTS = ("alors", "tandis", "mais", "et", "après", "avant", "d'après", "selon", "d'")
_CUTS = (";", ":", "«", "»", "(", ")", "!", "?")
_ABOUT = ("au", "moins", "plus", "près", "de", "d'", "environ", "quelque", "quelques", "à", "peu", "presque")
LONGEST_ANSWER = 24  # tokens
LONGEST_NOUN = 8  # tokens


def _each(material: Material) -> Iterator[Predicate]:
    """The predicates of the article that nothing frames, nobody reports and no quote holds."""
    syntax = material.syntax
    for _, predicates in material.predicates:
        for predicate in predicates:
            quoted = syntax.quoted(predicate.head)
            if not predicate.attributions and not quoted and not frame(syntax, predicate):
                yield predicate


def _is_number(syntax: Syntax, token: int) -> bool:
    return syntax.text[token][:1].isdigit() or (syntax.pos[token] == "NUM" and syntax.low[token] not in ("un", "une"))


def _answer(syntax: Syntax, first: int, last: int) -> tuple[int, ...]:
    """The tokens from one to the full stop or a contrast; nothing where a mark comes first, or they are too many."""
    stop = first
    while stop < last and syntax.text[stop] != ".":
        if syntax.text[stop] == "," and stop + 1 < last and syntax.low[stop + 1] in _CONTRASTS:
            break
        if syntax.text[stop] in _CUTS or syntax.low[stop] in ("selon", "d'après"):
            return ()
        stop += 1
    found = trimmed(syntax, range(first, stop))
    return found if len(found) <= LONGEST_ANSWER else ()


def _to_the_end(syntax: Syntax, predicate: Predicate, first: int) -> tuple[int, ...]:
    """The answer from a token; nothing where a second clause follows."""
    found = _answer(syntax, first, predicate.sentence.stop)
    return () if any(syntax.dep[t] == "conj" and syntax.head[t] == predicate.head for t in found) else found


def what_amount(material: Material, rule: QuestionRule) -> Iterator[Asked]:
    """« Le coût du dispositif atteint 1,2 million »: asked with *quel est*; ``words``: nouns that have an amount.

    Read off the words rather than the parse, which takes « atteint » for a participle: the sentence
    opens on the noun, and one of ``verbs`` (present forms) stands right before the number.
    """
    syntax = material.syntax
    for sentence in material.sentences:
        noun = sentence.first + 1
        if noun >= sentence.stop or syntax.low[noun] not in rule.words:
            continue
        if syntax.low[sentence.first] not in ("le", "la", "les", "l'"):
            continue
        verb = next(
            (t for t in range(noun + 1, sentence.stop) if _ends_noun(syntax, t) or syntax.low[t] in rule.verbs), noun
        )
        if syntax.low[verb] not in rule.verbs or verb + 3 > sentence.stop:
            continue
        first = verb + 1 + (syntax.low[verb] == "est" and syntax.low[verb + 1] in ("de", "d'"))
        answer = _answer(syntax, first, sentence.stop)
        if not any(_is_number(syntax, t) for t in answer[:_NEAR]) or any(
            syntax.feats[t].get("VerbForm") == "Part" for t in answer[:1]
        ):
            continue
        phrase = trimmed(syntax, range(sentence.first, verb))
        feminine = is_feminine(syntax, noun)
        said, subject = pieces_of(syntax, answer), pieces_of(syntax, phrase)
        if said is None or subject is None or feminine is None:
            continue
        plural = syntax.low[sentence.first] == "les"
        which = _which(feminine=feminine, plural=plural, rule=f"expansions.question.{rule.id}")
        yield Asked(rule.id, {"which": which, "subject": subject}, said, answer, phrase, sentence.index, rule.value)


def _ends_noun(syntax: Syntax, token: int) -> bool:
    """Whether a token cannot stand inside the noun phrase that opens a sentence."""
    return syntax.pos[token] in ("PUNCT", "AUX", "PRON", "SCONJ") or syntax.feats[token].get("VerbForm") == "Fin"


def _which(*, feminine: bool, plural: bool, rule: str) -> tuple[Piece, ...]:
    word = "quel" + ("le" if feminine else "") + ("s" if plural else "")
    return (from_rule(f"{word} {'sont' if plural else 'est'}", rule),)


def how_much(material: Material, rule: QuestionRule) -> Iterator[Asked]:
    """« La perte est estimée à 4,8 millions d’euros »: asked with *à combien*."""
    syntax = material.syntax
    for predicate in _each(material):
        if syntax.lemma[predicate.head] not in rule.verbs:
            continue
        first = predicate.head + 1
        if first + 1 >= predicate.sentence.stop or syntax.low[first] not in ("à", "entre"):
            continue
        answer = _to_the_end(syntax, predicate, first)
        asked = inverted_clause(syntax, predicate, first, material.genders)
        if asked is None or not any(_is_number(syntax, t) for t in answer[:_NEAR]):
            continue
        said = pieces_of(syntax, answer)
        if said is not None:
            subject, verb, asks = asked
            slots = {"subject": subject, "verb": verb}
            yield Asked(rule.id, slots, said, answer, asks, predicate.sentence.index, rule.value)


def counted_object(material: Material, rule: QuestionRule) -> Iterator[Asked]:
    """« La clinique emploie 230 salariés »: the noun asked with *combien de*, in a simple tense, the number answers."""
    syntax = material.syntax
    for predicate in _each(material):
        verb = predicate.verb
        if verb != predicate.head or predicate.clitics or not follows(syntax, predicate):
            continue
        found = _object(syntax, predicate)
        feminine = is_feminine(syntax, predicate.subject, known=material.genders)
        if found is None or feminine is None or syntax.lemma[verb] in ("avoir", "être", "faire"):
            continue
        answer, noun, adverbs = found
        turned = inverted(syntax.text[verb], pronoun(feminine=feminine, plural=predicate.plural))
        word = Word(turned, "expansions.question.inversion", verb, verb + 1)
        subject, said, counted = (pieces_of(syntax, tokens) for tokens in (predicate.phrase, answer, noun))
        asks = pieces_of(syntax, (verb, *adverbs), words=(word,))
        if subject is None or said is None or counted is None or asks is None:
            continue
        slots = {"noun": counted, "subject": subject, "verb": asks}
        told = (*predicate.phrase, verb, *adverbs, *noun)
        yield Asked(rule.id, slots, said, answer, tuple(sorted(told)), predicate.sentence.index, rule.value)


def _object(syntax: Syntax, predicate: Predicate) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]] | None:
    """(number with its noun, noun with its complements, adverbs before) of an object that a number opens.

    ``None`` where more than the object stands behind the verb before the next comma or stop.
    """
    first = predicate.verb + 1
    adverbs = []
    while first < predicate.sentence.stop and syntax.low[first] in ("aujourd'hui", "désormais", "actuellement"):
        adverbs.append(first)
        first += 1
    stop = first
    while stop < predicate.sentence.stop and syntax.text[stop] not in (",", ".", ";", ":", "«", "(", "!", "?"):
        stop += 1
    tokens = range(first, stop)
    numeral = next((t for t in tokens[:4] if _is_number(syntax, t)), None)
    if numeral is None or stop >= predicate.sentence.stop or syntax.text[stop] not in (".", ","):
        return None
    if any(syntax.low[t] not in _ABOUT for t in range(first, numeral)):
        return None
    noun = next((t for t in tokens if t > numeral and syntax.pos[t] == "NOUN"), None)
    if noun is None or noun - numeral > 2 or syntax.low[noun] in ("millions", "milliards", "million", "milliard", "%"):
        return None
    rest = tuple(range(numeral + 1, stop))
    whole = set(syntax.subtree(noun))
    if (
        not set(rest) <= whole
        or len(rest) > LONGEST_NOUN
        or any(syntax.low[t] in ("qui", "que", "dont", "et") for t in rest)
    ):
        return None
    return tuple(range(first, noun + 1)), rest, tuple(adverbs)
