"""The title: the given one when it fits, shortened by named steps when it does not, beside clauses of the opening."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from pydantic import model_validator

from restructurer.analysis.findings import Analysis
from restructurer.article import Candidate, Heading, Piece
from restructurer.deferred import Deferred
from restructurer.french.typography import mend
from restructurer.rulebook import Rule, Rulebook, Settings
from restructurer.writing.cutting import draft_of, sentence_clauses
from restructurer.writing.drafts import Draft
from restructurer.writing.fitness import fit
from restructurer.writing.heading_rules import HeadingSettings
from restructurer.writing.leaning import leans
from restructurer.writing.lemmas import words_of
from restructurer.writing.phrases import noun_phrases
from restructurer.writing.selection import Selection
from restructurer.writing.shortening import load_shortening, split, whole
from restructurer.writing.syntax import find_names, of_article, of_title
from restructurer.writing.title_search import shortened
from restructurer.writing.title_steps import STEPS, find_steps
from restructurer.writing.width import pixel_width

WEIGHTS = frozenset(
    ("given", "agrees", "coverage", "focus", "focus_early", "length", "full", "cost", "place", "speaker")
)


# What would make no subheading stands as far back as if it came so many sentences later.
UNFIT = 6


class TitleSettings(Settings):
    """``[settings]`` of ``rules/titles.toml``: characters, pixels, weights, what each step costs."""

    longest: int
    widest: float
    shortest: int
    candidates: int
    shortened: int
    sentences: int
    phrases_from: int
    keyword: float
    weights: dict[str, float]
    steps: dict[str, float]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        return whole(self, weights=WEIGHTS, steps=STEPS)


class TitleRule(Rule):
    """One way to write a title."""

    form: str
    weight: float


class ShortForm(Rule):
    """Words of a title and the shorter ones that the press writes."""

    find: str
    write: str


@dataclass(frozen=True, slots=True)
class _Idea:
    heading: Heading
    rule: TitleRule
    place: int
    cost: float
    speaker: bool = False


def fits(text: str, settings: TitleSettings) -> bool:
    """Whether a title is neither too long nor too wide."""
    return len(text) <= settings.longest and pixel_width(text) <= settings.widest


def _given(analysis: Analysis, rulebook: Rulebook, settings: TitleSettings) -> Iterator[tuple[Draft, float]]:
    """The given title as it stands when it fits, and its shorter forms, with the cost of their steps."""
    syntax = of_title(analysis.parsed)
    if syntax is None or not len(syntax):
        return
    syntax.notes["names"] = find_names(syntax, analysis)
    precious: dict[str, float] = {}
    for rank, phrase in enumerate((analysis.focus, *analysis.keyphrases[:5])):
        for word in words_of(phrase.text):
            precious.setdefault(word, settings.keyword / (1 + rank))
    steps = find_steps(
        syntax,
        costs=settings.steps,
        precious=precious,
        shorts=[(split(form.find), form.write, form.id) for form in rulebook.rules("titles", ShortForm, table="short")],
        surnames={e.text: e.short for e in analysis.entities if e.label == "PER" and e.short != e.text},
        initials={
            e.text: e.short for e in analysis.entities if e.label == "ORG" and e.short.isupper() and e.short != e.text
        },
    )

    def written(selection: Selection) -> Draft | None:
        return draft_of(syntax, selection, 0, kind="phrase")

    yield from shortened(
        syntax, steps, lambda text: fits(text, settings), written, longest=settings.longest, most=settings.shortened
    )


def write_short_form(analysis: Analysis, ident: str, *, rulebook: Rulebook) -> str | None:
    """The given title with one short form of ``titles.toml`` in it, ``None`` when it does not apply."""
    syntax = of_title(analysis.parsed)
    forms = [form for form in rulebook.rules("titles", ShortForm, table="short") if form.id == ident]
    if syntax is None or not forms:
        return None
    steps = rulebook.settings("titles", TitleSettings).steps
    shorts = [(split(form.find), form.write, form.id) for form in forms]
    for step in find_steps(syntax, costs=steps, shorts=shorts, surnames={}, initials={}, precious={}):
        if step.name == ident and step.word is not None:
            selection = Selection(tuple(range(len(syntax))), 0).written(step.word, ident, 0)
            draft = draft_of(syntax, selection, 0, kind="phrase")
            return draft.heading(ident).text if draft else None
    return None


def _from_given(analysis: Analysis, rulebook: Rulebook, settings: TitleSettings) -> Iterator[_Idea]:
    """The given title and its shorter forms."""
    rules = {rule.form: rule for rule in rulebook.rules("titles", TitleRule)}
    for draft, cost in _given(analysis, rulebook, settings):
        rule = rules.get("shortened" if cost else "given")
        if rule is not None:
            yield _Idea(draft.heading(rule.id), rule, 0, cost)


def _from_text(analysis: Analysis, rulebook: Rulebook, settings: TitleSettings) -> Iterator[_Idea]:
    """Clauses and noun phrases of the opening."""
    rules = {rule.form: rule for rule in rulebook.rules("titles", TitleRule)}
    headings, shortening = rulebook.settings("headings", HeadingSettings), load_shortening(rulebook)
    syntax = of_article(analysis)
    place = 0
    for sentence in analysis.sentences:
        if not sentence.sound or analysis.source.paragraphs[sentence.paragraph].kind == "crosshead":
            continue
        if "clause" in rules:
            rule = rules["clause"]
            for _, draft in sentence_clauses(analysis, sentence, rulebook=rulebook):
                if leans(syntax, draft, sentence, headings.relational):
                    continue
                said = draft.speaker is not None
                if len(draft.text) <= settings.longest and (draft.speaker is None or draft.speaker.announces):
                    yield _Idea(draft.heading(rule.id), rule, place, 0.0, said)
        if "phrase" in rules and place < settings.phrases_from:
            rule = rules["phrase"]
            for draft in noun_phrases(analysis, sentence, rulebook=rulebook):
                leaning = leans(syntax, draft, sentence, headings.relational)
                if settings.shortest <= len(draft.text) <= settings.longest and not leaning:
                    loose = 0 if fit(analysis, draft, headings, shortening) else UNFIT
                    yield _Idea(draft.heading(rule.id), rule, place + loose, 0.0)
        place += 1
        if place > settings.sentences:
            break


def write_title(analysis: Analysis, *, rulebook: Rulebook) -> tuple[Heading, Sequence[Candidate]]:
    """The title, and all that can be weighed, best first (the title included).

    The given title wins whenever it, or a shorter form of it, fits; what it won against is then cut
    out of the text only for whoever looks at it. Where nothing fits, the title is the shortest noun
    phrase of the opening, or the focus keyphrase.
    """
    settings = rulebook.settings("titles", TitleSettings)
    given = list(_from_given(analysis, rulebook, settings))
    best = _weigh(analysis, given, settings)[:1]

    def weighed() -> list[Candidate]:
        return _weigh(analysis, [*given, *_from_text(analysis, rulebook, settings)], settings)

    if best and best[0].score > _most_from_text(rulebook, settings):
        return best[0].heading, Deferred(weighed)
    found = weighed()
    if not found:
        heading = _fallback(analysis, settings)
        return heading, (Candidate(heading, 0.0),)
    return found[0].heading, tuple(found)


def _most_from_text(rulebook: Rulebook, settings: TitleSettings) -> float:
    """The score that no title cut out of the text can pass."""
    weights = settings.weights
    if weights["place"] > 0:
        return math.inf
    forms = [rule.weight for rule in rulebook.rules("titles", TitleRule) if rule.form in ("clause", "phrase")]
    most = max(forms, default=0.0) + sum(max(0.0, weights[name]) for name in _FROM_TEXT)
    return most + 0.01  # each amount is rounded before it is added


_FROM_TEXT = ("agrees", "coverage", "focus", "focus_early", "length", "speaker")


def _weigh(analysis: Analysis, ideas: Iterable[_Idea], settings: TitleSettings) -> list[Candidate]:
    weights = settings.weights
    focus = words_of(analysis.focus.text)
    given = words_of(analysis.source.title)
    keys = [words_of(phrase.text) for phrase in analysis.keyphrases[:8]]
    whole = sum(1 / (rank + 1) for rank in range(len(keys))) or 1.0
    found: list[Candidate] = []
    seen: set[str] = set()
    for idea in ideas:
        text = idea.heading.text
        if text.lower() in seen or not fits(text, settings) or len(text) < settings.shortest:
            continue
        seen.add(text.lower())
        words = words_of(text)
        if idea.rule.form in ("given", "shortened"):
            reasons = [("form", idea.rule.weight), ("given", weights["given"]), ("cost", weights["cost"] * idea.cost)]
            reasons.append(("full", weights["full"] * min(1.0, max(0.0, (len(text) - 30) / 20))))
        else:
            covered = sum(len(key & words) / max(1, len(key)) / (rank + 1) for rank, key in enumerate(keys))
            reasons = [
                ("form", idea.rule.weight),
                ("agrees", weights["agrees"] * len(words & given) / max(1, len(given))),
                ("coverage", weights["coverage"] * covered / whole),
                ("focus", weights["focus"] * (focus <= words)),
                ("focus_early", weights["focus_early"] * (focus <= words_of(text[: len(text) // 2]))),
                ("place", weights["place"] * idea.place),
                ("length", weights["length"] * (len(text) >= 35)),
                ("speaker", weights["speaker"] * idea.speaker),
            ]
        kept = tuple((name, round(value, 4)) for name, value in reasons if value)
        found.append(Candidate(idea.heading, round(sum(value for _, value in kept), 4), kept))
    found.sort(key=lambda candidate: -candidate.score)
    return found


def _fallback(analysis: Analysis, settings: TitleSettings) -> Heading:
    """The given title's first words up to a mark, or the focus keyphrase: the last resort."""
    text = mend(analysis.focus.text)
    return Heading("title.keyphrase", (Piece(text[:1].upper() + text[1:], "rule", rule="title.keyphrase"),))
