"""A title turned round: « X rend Y à Z » → « Y rendu à Z », « X signe Y » → « X : Y », « X veut Y » → « Y ? »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from restructurer.french import lexicon
from restructurer.french.lexicon import Gender, Number
from restructurer.french.typography import mend
from restructurer.writing.parts import Word
from restructurer.writing.selection import Selection
from restructurer.writing.title_acts import acted
from restructurer.writing.title_chunks import find_chunks
from restructurer.writing.title_reading import NOMINAL, Title, standing
from restructurer.writing.title_restated import restated
from restructurer.writing.title_rules import TitleRule
from restructurer.writing.title_topics import fronted, opened
from restructurer.writing.title_turn import Turn
from restructurer.writing.title_voices import more_turns

NAME_LOST = 1.5  # what a passive costs that leaves out a name
_PLURAL = frozenset(("les", "des", "ces", "plusieurs", "quelques"))
_MASCULINE, _FEMININE = frozenset(("le", "un", "ce", "cet")), frozenset(("la", "une", "cette"))


@dataclass(frozen=True, slots=True)
class _Clause:
    """Subject, verb and object of a title: token ranges, and the verb's lemma."""

    subject: range
    verb: int
    object: range
    lemma: str


def turns(title: Title, given: Selection, rules: dict[str, TitleRule]) -> Iterator[Turn]:
    """Every turn that the rules allow of a title; ``given``: the title less its noise."""
    clause = _clause(title)
    if clause is not None:
        if "passive" in rules:
            yield from _passive(title, given, clause, rules["passive"])
        if "pair" in rules:
            yield from _pair(title, given, clause, rules["pair"])
    yield from more_turns(title, given, rules)
    if "question" in rules:
        yield from _question(title, given, rules["question"])
    if "acted" in rules:
        yield from acted(title, given, rules["acted"])
    yield from restated(title, given, rules)
    if "opened" in rules:
        yield from opened(title, given, rules["opened"])
    if "front" in rules:
        yield from fronted(title, given, rules["front"])


def _clause(title: Title) -> _Clause | None:
    """The one clause of a title: a noun phrase, a verb in the present and its object with an article."""
    syntax = title.syntax
    start = title.colon + 1 if title.colon else 0
    verbs = [t for t in sorted(title.verbs) if t >= start]
    if not verbs:
        return None
    verb = verbs[0]
    subject = range(start, verb)
    if not any(syntax.pos[t] in NOMINAL for t in subject) or any(syntax.text[t] in ',«»"?' for t in subject):
        return None
    own = range(title.segment(verb).start, min([title.segment(verb).stop, *_second_clauses(title, verb)]))
    if syntax.pos[verb - 1] == "PRON" or title.negated(own) or syntax.low[0] in ("pourquoi", "comment"):
        return None
    present = [
        one
        for one in lexicon.conjugations(syntax.low[verb])
        if one.mood == "ind" and one.tense in ("pre", "fut") and one.person == 3
    ]
    lemmas = sorted({one.lemma for one in present})
    if any(one.tense == "fut" for one in present) and not (title.colon and title.lists.carrying & set(lemmas)):
        return None
    if len(lemmas) != 1 or syntax.pos[verb] == "AUX":
        return None
    first = verb + 1
    called = lemmas == ["appeler"] and syntax.low[first : first + 1] == ("à",)
    first += called
    first += standing(syntax, first, title.lists.circumstances)
    marked = first < title.end and syntax.text[first] in ("«", '"', "“")
    if first + marked >= title.end or syntax.pos[first + marked] not in ("DET", "NUM"):
        return None
    if marked:
        closed = next((t for t in range(first + 1, title.end) if syntax.text[t] in ("»", '"', "”")), 0)
        return _Clause(subject, verb, range(first, closed + 1), lemmas[0]) if closed else None
    chunks = [one for one in find_chunks(title) if one.first > first]
    stop = min(
        [
            *(
                one.first
                for one in chunks
                if one.kind not in ("of", "participle") and (lemmas[0] in _SENTENCING or not _held(title, one.first))
            ),
            title.segment(verb).stop,
        ]
    )
    if any(one.kind in ("participle", "relative") and one.first <= stop for one in chunks):
        stop = title.segment(verb).stop
    if any(syntax.low[t] in ("son", "sa", "ses", "leur", "leurs") for t in range(first, stop)):
        return None
    if stop < len(syntax) and syntax.text[stop] in ("«", '"', "“", "("):
        return None
    joint = next((t for t in range(first, stop) if syntax.pos[t] == "CCONJ"), stop)
    joined = joint < stop and not any(syntax.pos[t] == "ADP" for t in range(first, joint))
    if joined or stop - first < 2 or syntax.pos[stop - 1] in ("ADP", "DET", "CCONJ", "ADV"):
        return None
    return _Clause(subject, verb, range(first, stop), lemmas[0])


def _second_clauses(title: Title, verb: int) -> list[int]:
    """Where other clauses open behind a verb: what they deny is their own."""
    return [one.first for one in find_chunks(title) if one.kind == "clause" and one.first > verb]


_SENTENCING = frozenset(("requérir", "réclamer", "infliger"))  # « requiert deux ans | contre X »: of the verb


def _held(title: Title, token: int) -> bool:
    """Whether what a preposition opens belongs to the noun before it: « l’arrêté contre les feux »."""
    if title.syntax.low[token] == "pour" and title.syntax.pos[token + 1 : token + 2] == ("NUM",):
        return False  # « rachète l’hôpital | pour 4,2 millions »
    return title.syntax.low[token] in ("contre", "sur", "entre", "avec", "pour", "envers") and title.syntax.pos[
        token - 1
    ] in (
        "NOUN",
        "ADJ",
    )


def _agreement(title: Title, stretch: range) -> tuple[Gender, Number] | None:
    """Gender and number of an object, by its article, else by the lexicon; ``None`` when neither is sure."""
    syntax = title.syntax
    if syntax.text[stretch.start] in ("«", '"', "“"):
        stretch = range(stretch.start + 1, stretch.stop)
    word, noun = syntax.low[stretch.start], next((t for t in stretch if syntax.pos[t] == "NOUN"), None)
    if noun is None or syntax.low[stretch.start] in ("son", "sa", "ses", "leur", "leurs"):
        return None
    figure = word[:1].isdigit() and (word != "1" or syntax.low[stretch.start + 1][:1].isdigit())
    counted = figure or (syntax.pos[stretch.start] == "NUM" and word not in ("un", "une", "1"))
    number: Number = "p" if word in _PLURAL or counted else "s"
    gender = "m" if word in _MASCULINE else "f" if word in _FEMININE else lexicon.gender(syntax.low[noun])
    return None if gender is None else (gender, number)


def _passive(title: Title, given: Selection, clause: _Clause, rule: TitleRule) -> Iterator[Turn]:
    if clause.lemma not in title.lists.undergoing or clause.object.start > clause.verb + 1:
        return
    opening = clause.subject.start
    if title.syntax.pos[opening] == "NUM" or title.syntax.low[opening] in ("un", "une", "des", "plusieurs"):
        return  # who did it is the news
    forms = _agreement(title, clause.object)
    participle = lexicon.participle(clause.lemma, *forms) if forms else None
    if participle is None:
        return
    selection = given.without(clause.subject, rule.id, 0.0)
    word = Word(participle, rule.id, clause.verb, clause.verb + 1, at=clause.object.stop)
    named = any(title.syntax.pos[t] == "PROPN" for t in clause.subject)
    turned = selection.written(word, rule.id, 0.0)
    asked = -0.6 * rule.cost * (clause.lemma in _SENTENCING)  # « douze ans requis » is how the press says it
    yield Turn(turned, rule, tuple(clause.subject), NAME_LOST * named + asked)
    article = title.syntax.low[opening]
    if clause.object.stop >= title.end or article in ("le", "la", "l'", "les"):
        for stop in sorted({clause.verb, _core(title, clause.subject)}):
            who = title.syntax.chars(opening, stop)
            who = who if title.syntax.pos[opening] == "PROPN" else who[:1].lower() + who[1:]
            agent = Word(mend(f"par {who}"), "place-first", opening, stop, at=clause.object.stop)
            yield Turn(turned.written(agent, rule.id, 0.0), rule, tuple(range(stop, clause.verb)))


def _core(title: Title, subject: range) -> int:
    """Where a role ends before what it is the role of: « le ministre | de l’Éducation »."""
    syntax = title.syntax
    of = next((t for t in subject if syntax.low[t] in ("de", "du", "des", "d'") and t == subject.start + 2), 0)
    role = of and syntax.low[subject.start] in ("le", "la", "l'") and syntax.text[of - 1].islower()
    return of if role else subject.stop


def _pair(title: Title, given: Selection, clause: _Clause, rule: TitleRule) -> Iterator[Turn]:
    syntax = title.syntax
    sums_up = clause.lemma == "faire" and syntax.low[clause.object.start + 1] in ("bilan", "point")
    called = clause.lemma == "appeler" and clause.object.start > clause.verb + 1 and title.colon
    if clause.lemma == "appeler" and not called:
        return  # « appelle à une trêve »: there is none yet
    if clause.lemma not in title.lists.carrying and not sums_up:
        return
    noun = clause.object.start + 1
    if called:
        word = Word("appel à", rule.id, clause.verb, clause.object.start)
        call = given.without(clause.subject, rule.id, 0.0).written(word, rule.id, 0.0)
        named = any(syntax.pos[t] == "PROPN" for t in clause.subject)
        yield Turn(call, rule, tuple(clause.subject), NAME_LOST * named)
        return
    if title.colon:
        lost = tuple(range(clause.subject.start, clause.object.start))
        named = any(syntax.pos[t] == "PROPN" for t in clause.subject)
        yield Turn(given.without(lost, rule.id, 0.0), rule, tuple(clause.subject), NAME_LOST * named)
    if clause.object.start > clause.verb + 1:
        return
    first = clause.subject.start
    bare = first + (syntax.pos[first] == "DET")
    held = bare > first and syntax.low[bare + 1] in ("de", "du", "d'") and syntax.low[first] in ("le", "la", "l'")
    if not any(syntax.pos[t] in ("PROPN", "X") for t in clause.subject) or not (
        held or syntax.text[bare][:1].isupper()
    ):
        return
    gone = [first] if bare > first else []
    if (
        syntax.low[noun] in title.lists.opening_nouns
        and syntax.low[noun + 1] in ("de", "d'")
        and syntax.pos[noun + 2] == "DET"
    ):
        gone += [clause.object.start, noun, noun + 1]
    elif (
        syntax.low[clause.object.start] in ("le", "la", "l'") and syntax.pos[noun] == "NOUN" and len(clause.object) > 2
    ):
        gone.append(clause.object.start)
    theme = tuple(range(title.colon + 1)) if title.colon else ()
    selection = given.without(gone, rule.id, 0.0) if gone else given
    if theme:
        selection = selection.without(theme, "drop-theme", 0.0)
    yield Turn(selection.written(Word(":", rule.id, clause.verb, clause.verb + 1), rule.id, 0.0), rule, theme)


def _question(title: Title, given: Selection, rule: TitleRule) -> Iterator[Turn]:
    """« Le conseil veut interdire les jets de nuit » → « Interdire les jets de nuit ? »."""
    syntax = title.syntax
    start = title.colon + 1 if title.colon else 0
    for verb in sorted(title.verbs):
        lemmas = {syntax.lemma[verb], *lexicon.lemmas(syntax.low[verb], "V")}
        if verb <= start or lemmas.isdisjoint(title.lists.wanting) or title.negated(range(start, verb)):
            continue
        first = verb + 1 + (syntax.low[verb + 1 : verb + 2] in (("de",), ("d'",)))
        if first >= title.end or syntax.feats[first].get("VerbForm") != "Inf" or title.end < len(syntax):
            return
        if any(syntax.text[t] in ",:" for t in range(start, len(syntax))) or _leans(title, range(first, title.end)):
            return
        less = given.without(range(start, first), rule.id, 0.0)
        asked = Word("?", rule.id, at=len(syntax))
        selection = Selection(less.kept, less.head, (*less.words, asked), less.operations, less.cost)
        yield Turn(selection, rule, tuple(range(start, verb)))
        return


def _leans(title: Title, stretch: Sequence[int]) -> bool:
    """Whether a possessive in a stretch means the subject that is gone."""
    return any(title.syntax.low[t] in ("son", "sa", "ses", "leur", "leurs", "se", "s'") for t in stretch)
