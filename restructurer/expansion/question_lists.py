"""« Où se trouvent les 27 centres ? », « Quels pays… ? », « Combien de… ? »: a list or a number answers."""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.article import Piece
from restructurer.expansion.asking import Asked, Predicate
from restructurer.expansion.inversion import is_plural
from restructurer.expansion.material import Material
from restructurer.expansion.rules import QuestionRule
from restructurer.expansion.speakers import Speaker, speaker_at
from restructurer.expansion.stretches import is_contiguous, noun_phrase, pieces_of, trimmed
from restructurer.writing.clauses import find_clauses, finite, subject
from restructurer.writing.parts import Word
from restructurer.writing.pieces import from_rule, from_source
from restructurer.writing.shortening import load_shortening
from restructurer.writing.syntax import Syntax

_NUMBERS = {
    w: n
    for n, w in enumerate(
        [
            "zéro",
            "un",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
            "treize",
            "quatorze",
            "quinze",
            "seize",
        ]
    )
}


def number(word: str) -> int | None:
    """The value of a number in digits or in letters up to sixteen."""
    return int(word) if word.isdigit() else _NUMBERS.get(word.lower())


def where_listed(material: Material, rule: QuestionRule) -> Iterator[Asked]:
    """« 27 centres : 10 à Damas, 4 à Homs… », only where the items add up to the number."""
    syntax = material.syntax
    for sentence in material.analysis.sentences:
        colon = next((t for t in range(sentence.first, sentence.stop) if syntax.text[t] == ":"), None)
        if colon is None:
            continue
        items = _places(syntax, colon + 1, sentence.stop)
        total = sum(count for count, _, _ in items)
        heads = [t for t in range(sentence.first, colon) if number(syntax.text[t]) == total and total > 1]
        if len(items) < 3 or not heads:
            continue
        phrase = trimmed(syntax, range(heads[-1], colon))
        if not 2 <= len(phrase) <= 8 or any(syntax.pos[t] == "VERB" for t in phrase):
            continue
        subject_pieces = pieces_of(syntax, phrase)
        if subject_pieces is None:
            continue
        yield Asked(
            rule.id,
            {"subject": subject_pieces},
            _listed(material, items, f"expansions.question.{rule.id}"),
            tuple(range(items[0][1], items[-1][2])),
            phrase,
            sentence.index,
            rule.value,
        )


def _places(syntax: Syntax, first: int, stop: int) -> list[tuple[int, int, int]]:
    """The items « n à Lieu »: (number, token of the number, token after the place)."""
    items: list[tuple[int, int, int]] = []
    at = first
    while at < stop:
        count = number(syntax.text[at])
        if count is None or at + 2 >= stop or syntax.low[at + 1] not in ("à", "au", "aux", "en", "dans"):
            return items if items and syntax.text[at] in (".",) else []
        end = at + 2
        while end < stop and syntax.text[end] not in (",", ".", ";") and syntax.low[end] != "et":
            end += 1
        items.append((count, at, end))
        at = end
        while at < stop and (syntax.text[at] == "," or syntax.low[at] == "et"):
            at += 1
    return items


def _listed(material: Material, items: list[tuple[int, int, int]], rule: str) -> tuple[Piece, ...]:
    """« à Damas (10), à Homs (4)… et à Alep (2) »."""
    syntax, source = material.syntax, material.source
    pieces: list[Piece] = []
    for index, (_, first, end) in enumerate(items):
        if index:
            pieces.append(from_rule(" et " if index == len(items) - 1 else ", ", rule))
        pieces.append(from_source(source, syntax.start[first + 1], syntax.end(end - 1)))
        pieces.append(from_rule(" (", rule))
        pieces.append(from_source(source, syntax.start[first], syntax.end(first)))
        pieces.append(from_rule(")", rule))
    return tuple(pieces)


def which_listed(material: Material, rule: QuestionRule) -> Iterator[Asked]:
    """« quatre de ces services sont à la tête de… : le service…, la direction… »: the list is the answer."""
    syntax = material.syntax
    for sentence in material.sentences:
        colon = next((t for t in range(sentence.first, sentence.stop) if syntax.text[t] == ":"), None)
        if colon is None:
            continue
        answer = trimmed(syntax, range(colon + 1, sentence.stop))
        commas = sum(syntax.text[t] == "," for t in answer)
        if (
            commas < 1
            or not any(syntax.low[t] == "et" for t in answer)
            or any(syntax.feats[t].get("VerbForm") == "Fin" for t in answer)
        ):
            continue
        for head in range(sentence.first, colon - 3):
            if number(syntax.text[head]) is None or syntax.low[head + 1] not in ("de", "des"):
                continue
            noun = head + 2 if syntax.low[head + 1] == "des" else head + 3
            if (
                noun >= colon
                or syntax.pos[noun] != "NOUN"
                or number(syntax.text[head]) != commas + 2 - _oxford(syntax, answer)
            ):
                continue
            rest = tuple(
                t for t in range(noun + 1, colon) if syntax.low[t] not in ("ainsi", "également", "aussi", "donc")
            )
            if not rest or syntax.feats[rest[0]].get("VerbForm") != "Fin":
                continue
            those = [t for t in rest if syntax.low[t] == "ces" and syntax.pos[t] == "DET"]
            words = [Word("les", f"expansions.question.{rule.id}", t, t + 1) for t in those]
            said, asks = pieces_of(syntax, answer), pieces_of(syntax, (noun, *rest), words=words)
            if said is not None and asks is not None:
                kept = (noun, *(t for t in rest if t not in those))
                yield Asked(rule.id, {"clause": asks}, said, answer, kept, sentence.index, rule.value)
            break


def _oxford(syntax: Syntax, answer: tuple[int, ...]) -> int:
    """One where a comma stands before the last « et »."""
    last = max((i for i, t in enumerate(answer) if syntax.low[t] == "et"), default=0)
    return int(last > 0 and syntax.text[answer[last - 1]] == ",")


def which_countries(material: Material, rule: QuestionRule) -> Iterator[Asked]:
    """A subject that is a list of at least three countries (all of them in ``data/``)."""
    syntax = material.syntax
    countries = {fact.name.lower() for fact in material.facts if fact.kind == "country"}
    for sentence in material.sentences if countries else ():
        for head in range(sentence.first, sentence.stop):
            verb, who = finite(syntax, head), subject(syntax, head)
            if verb is None or who is None or who > verb or is_plural(syntax, who) is not True:
                continue
            phrase = noun_phrase(syntax, who, longest=24)
            if phrase is None or not _all_countries(material, phrase, countries):
                continue
            rest = trimmed(syntax, [t for t in syntax.subtree(head) if t >= verb and t < sentence.stop])
            speaker, sure = _who_says(material, sentence.first, sentence.stop, head)
            cut = next((i for i, t in enumerate(rest) if syntax.text[t] in (",", "«", ";", ":")), len(rest))
            rest = trimmed(syntax, rest[:cut])
            said, asks = pieces_of(syntax, phrase), pieces_of(syntax, rest) if rest else None
            if said is None or asks is None or not sure or len(rest) > 14 or not is_contiguous(rest):
                continue
            yield Asked(rule.id, {"clause": asks}, said, phrase, rest, sentence.index, rule.value, speaker)
            break


def _all_countries(material: Material, phrase: tuple[int, ...], countries: set[str]) -> bool:
    syntax = material.syntax
    names: list[list[str]] = [[]]
    for token in phrase:
        if syntax.text[token] == "," or syntax.low[token] == "et":
            names.append([])
        elif syntax.pos[token] != "DET" and syntax.low[token] not in ("le", "la", "les", "l'"):
            names[-1].append(syntax.low[token])
    found = [" ".join(name).replace("' ", "'").replace(" - ", "-") for name in names if name]
    return len(found) >= 3 and all(name in countries for name in found)


def _who_says(material: Material, first: int, stop: int, head: int) -> tuple[Speaker | None, bool]:
    """The speaker of a clause, if it has one; False where it has one that cannot be named."""
    sentence = next(s for s in material.analysis.sentences if s.first == first)
    for clause in find_clauses(material.syntax, sentence, load_shortening(material.rulebook)):
        if clause.head == head:
            if clause.speaker is None:
                return None, True
            if not clause.speaker.known:
                return None, False
            syntax = material.syntax
            speaker = speaker_at(
                material.analysis, syntax.start[clause.speaker.first], syntax.end(clause.speaker.stop - 1)
            )
            return speaker, speaker is not None
    return None, False


_MANY = ("million", "millions", "milliard", "milliards", "millier", "milliers", "centaine", "centaines")
_LIMITS = frozenset(("près", "plus", "moins", "autour"))


def how_many(material: Material, rule: QuestionRule) -> Iterator[Asked]:
    """« 120 personnes ont été évacuées »: the number with what limits it (« au moins », « plus de ») is the answer."""
    syntax = material.syntax
    for sentence, predicates in material.predicates:
        for predicate in predicates:
            asked = _counted(syntax, predicate)
            if asked is None or syntax.quoted(predicate.head):
                continue
            answer, asks = asked
            speaker = None
            if predicate.attributions:
                speaker, sure = _who_says(material, sentence.first, sentence.stop, predicate.head)
                if speaker is None or not sure:
                    continue
            said, question = pieces_of(syntax, answer), pieces_of(syntax, asks)
            if said is not None and question is not None:
                yield Asked(rule.id, {"clause": question}, said, answer, asks, sentence.index, rule.value, speaker)


def _is_number(syntax: Syntax, token: int) -> bool:
    return syntax.pos[token] == "NUM" or syntax.text[token].isdigit()


def _counted(syntax: Syntax, predicate: Predicate) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """(number with its noun, noun with the rest of the clause) of a subject that opens on a number."""
    phrase = predicate.phrase
    if phrase and syntax.low[phrase[0]] in ("de", "d'"):
        # « près de 60 dossiers »: the parse may hang « près » on the verb.
        before = phrase[0] - 1
        if before < predicate.sentence.first or syntax.low[before] not in _LIMITS:
            return None
        phrase = (before, *phrase)
    numeral = next((i for i, t in enumerate(phrase[:5]) if syntax.pos[t] == "NUM" or syntax.text[t].isdigit()), None)
    if (
        numeral is None
        or numeral + 1 >= len(phrase)
        or syntax.pos[phrase[numeral + 1]] not in ("NOUN", "ADJ")
        or phrase[-1] + 1 != predicate.verb - len(predicate.clitics)
    ):
        return None
    if phrase[numeral + 1] > predicate.subject or any(
        syntax.low[t] in ("les", "ces", "ses", "leurs", "le", "la", "ce") for t in phrase[:numeral]
    ):
        return None
    if syntax.text[phrase[numeral]].lower() in ("un", "une"):
        return None
    head = predicate.subject
    after = numeral + 1
    if syntax.low[phrase[after]] in _MANY:
        # « 3,6 millions de personnes »: people are counted, not millions.
        if after + 2 >= len(phrase) or syntax.low[phrase[after + 1]] not in ("de", "d'"):
            return None
        after += 2
        head = max(head, phrase[after])
    rest = list(phrase[after:])
    at = phrase[-1] + 1
    while (
        at < predicate.sentence.stop
        and syntax.text[at] not in (",", ";", ".", ":", "«", "(", "!", "?", "–", "—")
        and len(rest) < 18
    ):
        if any(first <= at < stop for first, stop, _, _ in predicate.attributions):
            break
        rest.append(at)
        at += 1
    ends = (
        at >= predicate.sentence.stop
        or syntax.text[at] in (".", "!")
        or any(a - 1 == at for a, _, _, _ in predicate.attributions)
    )
    if predicate.head not in rest or not ends or any(syntax.low[t] in ("que", "qu'") for t in rest):
        return None
    if any(syntax.low[t] == "et" and _is_number(syntax, t + 1) for t in rest[:-1]):
        return None
    return phrase[: head - phrase[0] + 1], trimmed(syntax, rest)
