"""What a person or body calls something, in a word or two of its own: « Le PS dénonce une « corvée » ».

Found at the verb: a verb of stance that governs a quote of a few words, alone or behind a noun, with the subject that
the parse gives it, the place that speaks (« Au PS, on dénonce ») or whoever a pronoun stands for. What stands between
subject, verb and object is left out; nothing is carried from beyond the quote.
"""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.french import lexicon
from restructurer.writing.antecedents import NAME, pronoun_text
from restructurer.writing.drafts import Draft, compose
from restructurer.writing.guards import refuse_cut
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection, parts
from restructurer.writing.shortening import Shortening
from restructurer.writing.speaking_places import PLACE, place_text
from restructurer.writing.stance_subjects import noun_phrases_of, subject_of
from restructurer.writing.stretch_tests import few_quoted, limits
from restructurer.writing.syntax import Syntax
from restructurer.writing.tenses import PRESENT
from restructurer.writing.torn import DAYS

STANCE = "stance-in-quotes"
_PREPOSITIONS = frozenset(("de", "d'", "à", "au", "pour", "contre", "sur"))
_ARTICLES = frozenset("le la l' les un une des du de d'".split())
_BEFORE = frozenset("ne n' se s' y en le la l' les lui leur nous vous si s".split())
_ANOTHER = frozenset(("selon", "d'après"))
_RATHER = frozenset(("préfère", "préfèrent"))
_COMPARING = frozenset("autre autres même mêmes".split())
# The most words between the verb and the marks.
_MOST_FAR = 16
_PLAIN = frozenset(("ADP", "DET", "NOUN", "ADJ", "PROPN", "NUM"))
_PLACING = frozenset("dans lors devant en sur pendant après".split())
_PERSONS = frozenset("je j' me m' tu te nous vous mon ma mes notre nos votre vos ton ta tes".split())


def quoted_stances(
    analysis: Analysis, syntax: Syntax, sentence: Sentence, verbs: tuple[str, ...], rules: Shortening
) -> Iterator[Draft]:
    """The stances of a sentence whose object is quoted; ``verbs``: the lemmas of those that take one."""
    for opening, closing in few_quoted(syntax, sentence.first, sentence.stop):
        if not _few_words(syntax, opening, closing):
            continue
        end = _end(syntax, closing + 1, sentence.stop)
        if end is None:
            continue
        verb = _verb(syntax, sentence, opening, verbs)
        if verb is None:
            continue
        yield from _written(analysis, syntax, sentence, verb, (opening, end), rules)


def _few_words(syntax: Syntax, opening: int, closing: int) -> bool:
    """Whether what stands between the marks is a phrase: no sentence, nobody's « je » or « nous »."""
    inner = range(opening + 1, closing)
    low = [syntax.low[t].replace("’", "'") for t in inner]
    if not inner or not _PERSONS.isdisjoint(low) or any(syntax.text[t] in ".!?;:…" for t in inner):
        return False
    relative = next((t for t in inner if syntax.low[t] in ("qui", "que", "qu'", "dont")), closing)
    return not any(syntax.feats[t].get("VerbForm") == "Fin" for t in inner if t < relative)


def _end(syntax: Syntax, after: int, stop: int) -> int | None:
    """Where the object ends: at the quote, or with its complement in « de »; ``None`` where another word goes on."""
    if after >= stop or syntax.pos[after] in ("PUNCT", "CCONJ", "PRON", "SCONJ", "ADV"):
        return after
    if syntax.low[after].replace("’", "'") not in ("de", "du", "des", "d'"):
        return after if syntax.pos[after] == "ADP" else None
    at = after + 1
    while at < stop and syntax.pos[at] in ("DET", "NUM"):
        at += 1
    if at >= stop or syntax.pos[at] not in ("NOUN", "PROPN"):
        return None
    at += 1
    while at < stop and syntax.pos[at] in ("ADJ", "PROPN"):
        at += 1
    return at if at >= stop or syntax.pos[at] in ("PUNCT", "CCONJ", "PRON", "SCONJ", "ADV", "ADP") else None


def _verb(syntax: Syntax, sentence: Sentence, opening: int, verbs: tuple[str, ...]) -> tuple[int, int, int] | None:
    """The auxiliary (or the verb), the verb and the start of its object, before a quote; affirmed, told as it is."""
    for head in range(opening - 1, max(sentence.first, opening - _MOST_FAR), -1):
        low = syntax.low[head]
        if syntax.pos[head] == "PUNCT" and syntax.text[head] != ",":
            return None
        lemmas = lexicon.lemmas(low, "V") if syntax.pos[head] in ("VERB", "AUX", "NOUN", "ADJ") else ()
        if not any(lemma in verbs for lemma in (*lemmas, syntax.lemma[head])):
            continue
        start = head - 1 if _with_helper(syntax, head) else head
        if start == head and not any(
            r.person == 3 and r.mood == "ind" and r.tense == "pre" for r in lexicon.conjugations(low)
        ):
            return None
        if syntax.low[start - 1].replace("’", "'") in _BEFORE:
            return None
        first = head + 1
        while first < opening and _passed_over(syntax, first):
            first += 1
        if not _object(syntax, first, opening):
            first = _behind_insertion(syntax, head, opening)
        return (start, head, first) if first else None
    return None


def _behind_insertion(syntax: Syntax, head: int, opening: int) -> int:
    """Where the object opens behind what was put in between: « appelé dans un discours à « l’unité » »; 0 if nowhere.

    Between commas, or a complement of place or time before « à » and « de ».
    """
    at = opening
    while opening - at < 3 and syntax.pos[at - 1] in ("NOUN", "ADJ"):
        at -= 1
    if syntax.low[at - 1].replace("’", "'") in _ARTICLES - _PREPOSITIONS:
        at -= 1
    governed = syntax.low[at - 1].replace("’", "'") in _PREPOSITIONS
    at -= governed
    inner = range(head + 1, at)
    if not inner or any(syntax.feats[t].get("VerbForm") == "Fin" for t in inner):
        return 0
    commas = [t for t in inner if syntax.text[t] == ","]
    if commas:
        return at if commas == [inner[0], inner[-1]] else 0
    placed = governed and syntax.low[inner[0]] in _PLACING
    plain = all(syntax.pos[t] in _PLAIN or syntax.feats[t].get("VerbForm") == "Part" for t in inner)
    return at if placed and plain else 0


def _with_helper(syntax: Syntax, head: int) -> bool:
    """Whether the verb is a perfect or stands behind « préfère »: the word before it goes with it."""
    form = syntax.feats[head].get("VerbForm")
    if syntax.low[head - 1] in ("a", "ont"):
        return form != "Fin"
    return syntax.low[head - 1] in _RATHER and form == "Inf"


def _passed_over(syntax: Syntax, token: int) -> bool:
    """Whether a word between verb and object may be left out: an adverb that denies nothing, a day."""
    if syntax.low[token] in DAYS:
        return True
    return syntax.pos[token] == "ADV" and syntax.low[token] not in ("pas", "plus", "jamais", "guère")


def _object(syntax: Syntax, first: int, opening: int) -> bool:
    """Whether an object opens at ``first`` and leads to the quote: « (d’)une grève « illégale » »."""
    at = first
    if at < opening and syntax.low[at].replace("’", "'") in _PREPOSITIONS:
        at += 1
    if at < opening and syntax.low[at].replace("’", "'") in _ARTICLES:
        at += 1
    return all(syntax.pos[t] in ("NOUN", "ADJ", "PROPN", "NUM") for t in range(at, opening)) and opening - at < 4


def _written(
    analysis: Analysis,
    syntax: Syntax,
    sentence: Sentence,
    verb: tuple[int, int, int],
    quote: tuple[int, int],
    rules: Shortening,
) -> Iterator[Draft]:
    """The stance with each way to name its subject, its perfect told in the present where that is one verb."""
    start, head, first = verb
    if syntax.quoted(head):
        return
    stop = quote[1]
    before = tuple(range(sentence.first, first))
    if limits(syntax, before, rules) or not _ANOTHER.isdisjoint(syntax.low[t] for t in before):
        return
    words: list[Word] = []
    told = tuple(range(start, head + 1))
    if syntax.low[start] in ("a", "ont") and start + 1 == head:
        number = "3p" if syntax.low[start] == "ont" else "3s"
        present = lexicon.present(_lemma(syntax, head), number)
        if present is not None:
            words, told = [Word(present, PRESENT, start, head + 1)], ()
    for named in _subjects(analysis, syntax, sentence, start, head):
        kept = (*(named if isinstance(named, range) else ()), *told, *range(first, stop))
        written = (*((named,) if isinstance(named, Word) else ()), *words)
        begin = named.start if isinstance(named, range) else named.first or sentence.first
        apart = frozenset(t for t in range(begin, stop) if t not in kept)
        selection = Selection(kept, head, written, (STANCE,), 0.3, apart=apart)
        fault = refuse_cut(syntax, selection)
        if fault and not (fault == "orphan adjective" and _inside(syntax, kept, quote)):
            continue
        composed = compose(syntax, parts(selection))
        if composed is not None:
            yield Draft("stance", *composed, sentence.index, head, kept, (STANCE,), words=written, cost=selection.cost)


def _inside(syntax: Syntax, kept: tuple[int, ...], quote: tuple[int, int]) -> bool:
    """Whether the only words that compare stand in the quote, where they are whole: « pour les enfants des autres »."""
    return not any(syntax.low[t] in _COMPARING for t in kept if not quote[0] < t < quote[1])


def _lemma(syntax: Syntax, head: int) -> str:
    """The infinitive of a participle, by the lexicon where it knows one."""
    known = lexicon.lemmas(syntax.low[head], "V")
    return known[0] if len(known) == 1 else syntax.lemma[head]


def _subjects(analysis: Analysis, syntax: Syntax, sentence: Sentence, start: int, head: int) -> Iterator[range | Word]:
    """Who takes the stance: tokens of the sentence, or the words that stand for « on » or a pronoun."""
    subject = subject_of(syntax, sentence, start, head)
    if subject is None:
        return
    low = syntax.low[subject]
    if low == "on":
        for opening in range(max(sentence.first, subject - 9), subject):
            if opening == sentence.first or syntax.text[opening - 1] in (";", ":"):
                text = place_text(syntax, opening, subject)
                if text is not None:
                    yield Word(text, PLACE, opening, subject + 1)
        return
    if syntax.pos[subject] == "PRON":
        meant = pronoun_text(analysis, syntax, subject, sentence)
        if meant is not None:
            yield Word(meant, NAME, subject, subject + 1)
        return
    yield from noun_phrases_of(analysis, syntax, sentence, subject, start)
