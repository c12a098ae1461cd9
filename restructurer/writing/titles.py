"""The title: the given one when it fits, else shortened or turned by named steps, beside clauses of the opening."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from restructurer.analysis.findings import Analysis
from restructurer.article import Candidate, Heading, Piece
from restructurer.deferred import Deferred
from restructurer.french.typography import mend
from restructurer.rulebook import Rulebook
from restructurer.writing.cutting import sentence_clauses
from restructurer.writing.fitness import fit
from restructurer.writing.heading_rules import HeadingSettings
from restructurer.writing.leaning import leans
from restructurer.writing.lemmas import words_of
from restructurer.writing.phrases import noun_phrases
from restructurer.writing.shortening import load_shortening
from restructurer.writing.syntax import of_article
from restructurer.writing.title_given import fits, given_titles
from restructurer.writing.title_rules import TitleRule, TitleSettings

# What would make no subheading stands as far back as if it came so many sentences later.
UNFIT = 6
_FROM_GIVEN = frozenset(("given", "shortened", "passive", "pair", "question", "according", "apposed", "front"))


@dataclass(frozen=True, slots=True)
class _Idea:
    heading: Heading
    rule: TitleRule
    place: int
    cost: float
    speaker: bool = False


def _from_given(analysis: Analysis, rulebook: Rulebook, settings: TitleSettings) -> Iterator[_Idea]:
    """The given title, its shorter forms and its turns."""
    found = list(given_titles(analysis, rulebook=rulebook, settings=settings))
    fair = [one for one in found if one[1] <= settings.dearest]
    for draft, cost, rule in fair or found:
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
        if idea.rule.form in _FROM_GIVEN:
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
