"""What a candidate subheading is worth over its section: the amounts of ``[settings.weights]``, weighed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.analysis.names import gender_of_first_name
from restructurer.article import Candidate
from restructurer.french.stem import stem
from restructurer.writing.anecdotes import anecdote, person_tokens, subjects_of
from restructurer.writing.candidates import Idea
from restructurer.writing.details import counted
from restructurer.writing.drafts import Draft
from restructurer.writing.fitness import is_event
from restructurer.writing.heading_amounts import View, amounts_of, depth, names
from restructurer.writing.heading_grade import grade
from restructurer.writing.heading_places import Places
from restructurer.writing.heading_rules import HeadingSettings
from restructurer.writing.leaning import unsaid_subject
from restructurer.writing.lemmas import CONTENT, content, words_of
from restructurer.writing.newsworth import anybody, hollow, long_past, own_story
from restructurer.writing.scenes import scene
from restructurer.writing.shortening import Shortening
from restructurer.writing.syntax import Syntax, of_article


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with what the choice of the page looks at: its words, head, form, whether it names the focus.

    ``dull``: it tells little, and stands only over a long page that would have no subheading at all. ``grade``: what
    editors would give it. ``at``: the sentence that it stands over; ``ahead``: the words of its section before that.
    ``last``: only for a stretch that would be far too long without, as it says over again the sentence below it, or by
    its rule.
    """

    candidate: Candidate
    words: frozenset[str]
    head: str
    form: str
    focus: bool
    theme: frozenset[str] = frozenset()
    least: float = 0.0
    dull: bool = False
    grade: float = 0.0
    at: int = 0
    ahead: int = 0
    last: bool = False


def _given_name(analysis: Analysis, draft: Draft) -> bool:
    """Whether the article knows whoever speaks by a given name alone: « Kévin, 26 ans »."""
    label = draft.speaker.text if draft.speaker is not None else ""
    return any(
        entity.label == "PER" and entity.text == label and " " not in label and gender_of_first_name(label) is not None
        for entity in analysis.entities
    )


def _by_given_name(analysis: Analysis, syntax: Syntax, draft: Draft, view: View) -> bool:
    """Whether a clause tells of somebody known by a given name alone whom the title does not name: « Kévin court »."""
    if draft.kind not in ("clause", "verbless"):
        return False
    subject = next((t for t in subjects_of(syntax, draft.head) if t in draft.tokens), None)
    if subject is None or syntax.pos[subject] != "PROPN" or syntax.text[subject + 1][:1].isupper():
        return False
    name = syntax.text[subject]
    if syntax.text[subject - 1][:1].isupper() and subject > draft.tokens[0]:
        return False
    if gender_of_first_name(name) is None or stem(name.lower()) in view.title:
        return False
    return any(entity.label == "PER" and name in (entity.short, entity.text.split()[0]) for entity in analysis.entities)


def _private_person(
    syntax: Syntax,
    draft: Draft,
    settings: HeadingSettings,
    people: frozenset[int],
    acts: frozenset[str],
    view: View,
) -> bool:
    """Whether somebody whom the title does not name does something that is no public act."""
    if draft.kind != "clause" or anecdote(syntax, draft, people, acts) < 1:
        return False
    lemma = syntax.lemma[draft.head]
    if lemma in settings.positions or lemma in settings.stances:
        return False
    if lemma in settings.decisions and lemma not in _OF_A_LIFE:
        return False
    named = {
        stem(syntax.low[t])
        for t in people.intersection(draft.tokens)
        if t < draft.head and (syntax.dep[t].startswith(("nsubj", "flat", "appos")))
    }
    for word in draft.words:
        if word.rule == "name-the-pronoun" and word.text[:1].isupper():
            named |= words_of(word.text)
    return bool(named) and named.isdisjoint(view.title | view.focus)


def _worthless(
    syntax: Syntax,
    draft: Draft,
    settings: HeadingSettings,
    view: View,
    people: frozenset[int],
    acts: frozenset[str],
) -> bool:
    """Whether no editor would print a subheading, whatever else there is."""
    if hollow(draft, settings) or own_story(syntax, draft):
        return True
    if unsaid_subject(syntax, draft, settings.known, settings.vague, view.told) > 1.5:
        return True
    if scene(syntax, draft, settings, people, acts) == 1:
        return True
    if (
        anybody(syntax, draft, settings)
        or long_past(syntax, draft)
        or _private_person(syntax, draft, settings, people, acts, view)
    ):
        return True
    if draft.kind != "phrase":
        return False
    figure = counted(syntax, draft)
    return (depth(syntax, draft.head) > 1 and not figure) or (figure < 1 and not is_event(syntax, draft.head, settings))


def _said_above(syntax: Syntax, draft: Draft, view: View, share: float, times: frozenset[str]) -> bool:
    """Whether a subheading says what the title has said: so much of its words at least, days and dates apart.

    So it does where the words that it quotes are those that the title quotes.
    """
    told = [t for t in draft.tokens if syntax.lemma[t] not in times and not syntax.text[t].isdigit()]
    quoted = content(syntax, (t for t in told if syntax.quoted(t)))
    words = content(syntax, told)
    if len(quoted) > 1 and quoted <= view.title:
        return True
    figures = {syntax.text[t] for t in draft.tokens if syntax.text[t][:1].isdigit()}
    if not figures.isdisjoint(view.title) and len(words & view.title) > 1:
        return True  # « 612 suppressions de postes » under « Valmeca veut supprimer 612 postes »
    return len(words) > 2 and len(words & view.title) >= share * len(words)


def _copies(syntax: Syntax, idea: Idea, sentence: Sentence) -> bool:
    """Whether a subheading says over again nearly all of the sentence right below it."""
    if idea.place or idea.draft.members:
        return False
    words = [t for t in range(sentence.first, sentence.stop) if syntax.pos[t] in CONTENT]
    shown = set(idea.draft.tokens)
    return sum(t in shown for t in words) >= _SAME * len(words)


# A subheading with so much of the content words of its sentence is a copy of it.
_SAME = 0.75


# Of a person these tell a life rather than a decision.
_OF_A_LIFE = frozenset("passer perdre ouvrir fermer arrêter".split())
_PERSONS = frozenset("je j' j’ tu vous me m' moi toi".split())

# So many candidates of a section are shown and chosen from.
MOST_SHOWN = 20


_LAST = frozenset(("clause", "verbless", "phrase"))
_FAIR = 1.5  # the grade of a candidate that editors neither take nor refuse


def _reasons(
    amounts: dict[str, float], told: float, idea: Idea, settings: HeadingSettings
) -> tuple[tuple[str, float], ...]:
    """Why a candidate is worth what it is: its form, its amounts weighed, what editors would give it."""
    weighed = ((name, round(settings.weights[name] * amount, 4)) for name, amount in amounts.items() if amount)
    own = round(settings.weights["grade"] * (told - _FAIR), 4)
    return (("form", idea.rule.weight), *((name, value) for name, value in weighed if value), ("grade", own))


# What either half of a pair is worth at least, in the grades of editors.
_HALF = 1.5


def _half_grades(
    analysis: Analysis,
    syntax: Syntax,
    idea: Idea,
    view: View,
    settings: HeadingSettings,
    people: frozenset[int],
    acts: frozenset[str],
) -> list[float]:
    """What editors would give each of two facts by itself, short as it is."""
    grades = []
    for half in idea.draft.members:
        words = content(syntax, half.tokens)
        shown = amounts_of(analysis, syntax, replace(idea, draft=half), words, view, settings, people, acts)
        grades.append(grade(shown, idea.rule, settings.longest, settings))
    return grades


def acts_of(settings: HeadingSettings, rules: Shortening) -> frozenset[str]:
    """The verbs of what is done and said in public, which make no anecdote of whoever is their subject."""
    return rules.acts | rules.claiming | rules.announcing | settings.stances | settings.positions


def weigh(
    analysis: Analysis,
    found: Iterable[Idea],
    view: View,
    settings: HeadingSettings,
    acts: frozenset[str],
    places: Places | None = None,
) -> list[Weighed]:
    """The best candidates of a section, best first; with ``places``, only those that can stand somewhere in it."""
    syntax = of_article(analysis)
    people = person_tokens(analysis, syntax)
    ranked = []
    for order, found_idea in enumerate(found):
        idea, at = found_idea, 0
        if places is not None:
            place = places.of(idea.draft)
            if place is None:
                continue
            idea, at = replace(idea, place=idea.draft.sentence - place), place
        words = content(syntax, idea.draft.tokens)
        if _said_above(syntax, idea.draft, view, 0.75, settings.time_words):
            continue
        if idea.draft.kind == "quote" and _given_name(analysis, idea.draft):
            continue
        dull = any(_worthless(syntax, one, settings, view, people, acts) for one in idea.draft.members or (idea.draft,))
        dull = dull or _by_given_name(analysis, syntax, idea.draft, view)
        # A noun phrase adds less to the title than a clause does.
        dull = dull or (idea.draft.kind == "phrase" and _said_above(syntax, idea.draft, view, 0.6, settings.time_words))
        if dull and idea.draft.kind not in _LAST:
            continue
        if idea.draft.kind == "words" and not any(stems & words for _, stems in view.keys):
            nouns = sum(syntax.pos[t] in ("NOUN", "NUM", "PROPN") for t in idea.draft.tokens)
            if nouns < 2 or not _PERSONS.isdisjoint(syntax.low[t] for t in idea.draft.tokens):
                continue  # nobody would know what it is about
        amounts = amounts_of(analysis, syntax, idea, words, view, settings, people, acts)
        told = grade(amounts, idea.rule, len(idea.draft.text), settings)
        if idea.draft.members and min(_half_grades(analysis, syntax, idea, view, settings, people, acts)) < _HALF:
            continue
        reasons = _reasons(amounts, told, idea, settings)
        ranked.append((-round(sum(value for _, value in reasons), 4), order, idea, words, reasons, dull, told, at))
    ranked.sort(key=lambda row: (row[5], *row[:2]))
    return [
        Weighed(
            Candidate(idea.draft.heading(idea.rule.id), -score, reasons),
            words,
            stem(syntax.low[idea.draft.head]),
            idea.draft.kind,
            names(view.focus, words_of(idea.draft.text)) > 0,
            view.focus,
            idea.rule.least,
            dull,
            told,
            at,
            places.ahead(at) if places is not None else 0,
            idea.rule.last or _copies(syntax, idea, analysis.sentences[idea.draft.sentence]),
        )
        for score, _, idea, words, reasons, dull, told, at in ranked[:MOST_SHOWN]
    ]
