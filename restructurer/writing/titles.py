"""The title: the given one when it fits, else shortened or turned by named steps, beside clauses of the opening."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from restructurer.analysis.findings import Analysis
from restructurer.analysis.quoterules import person_roles
from restructurer.article import Candidate, Heading, Piece
from restructurer.deferred import Deferred
from restructurer.french.typography import mend
from restructurer.rulebook import Rulebook
from restructurer.writing.lemmas import words_of
from restructurer.writing.syntax import of_title
from restructurer.writing.title_given import fits, given_titles
from restructurer.writing.title_opaque import labelled
from restructurer.writing.title_rules import TitleRule, TitleSettings, title_lists
from restructurer.writing.title_text import Idea, lead_ideas, text_ideas
from restructurer.writing.title_told import share_lost, units_of

GIVEN = "title.given"
_CUT = ("lead", "clause", "themed", "quote", "phrase")
_FROM_GIVEN = frozenset(
    """given shortened passive pair question according apposed acted front said known toward opened granted
    topical""".split()
)


def _from_given(analysis: Analysis, rulebook: Rulebook, settings: TitleSettings) -> Iterator[Idea]:
    """The given title, its shorter forms and its turns."""
    found = list(given_titles(analysis, rulebook=rulebook, settings=settings))
    most = max(settings.dearest, min((one.cost for one in found), default=0.0) + settings.near)
    topical = next((rule for rule in rulebook.rules("titles", TitleRule) if rule.form == "topical"), None)
    syntax = of_title(analysis.parsed)
    if topical is not None and syntax is not None and found and not found[0].cost:
        seats = title_lists(rulebook).seats
        for heading in labelled(analysis, syntax, found[0].draft, topical.id, person_roles(rulebook), seats):
            yield Idea(heading, topical, 0, topical.cost)
    for one in found if settings.dearest < most - settings.near else [one for one in found if one.cost <= most]:
        yield Idea(one.draft.heading(one.rule.id), one.rule, 0, one.cost, stump=one.stump)


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
        return _weigh(analysis, [*given, *_told_below(analysis, rulebook, settings)], settings)

    if best and best[0].score > _most_from_text(rulebook, settings):
        return best[0].heading, Deferred(weighed)
    found = weighed()
    if not found:
        heading = _fallback(analysis, settings)
        return heading, (Candidate(heading, 0.0),)
    return found[0].heading, tuple(found)


def _told_below(analysis: Analysis, rulebook: Rulebook, settings: TitleSettings) -> Iterator[Idea]:
    yield from text_ideas(analysis, rulebook=rulebook, settings=settings)
    yield from lead_ideas(analysis, rulebook=rulebook, settings=settings)


def _most_from_text(rulebook: Rulebook, settings: TitleSettings) -> float:
    """The score that no title cut out of the text can pass."""
    weights = settings.weights
    if weights["place"] > 0:
        return math.inf
    forms = [rule.weight for rule in rulebook.rules("titles", TitleRule) if rule.form in _CUT]
    most = max(forms, default=0.0) + sum(max(0.0, weights[name]) for name in _FROM_TEXT)
    return most + 0.01  # each amount is rounded before it is added


_FROM_TEXT = ("agrees", "coverage", "focus", "focus_early", "length", "speaker")


def _weigh(analysis: Analysis, ideas: Iterable[Idea], settings: TitleSettings) -> list[Candidate]:
    weights = settings.weights
    focus = words_of(analysis.focus.text)
    given = words_of(analysis.source.title)
    units = units_of(analysis)
    keys = [words_of(phrase.text) for phrase in analysis.keyphrases[:8]]
    whole = sum(1 / (rank + 1) for rank in range(len(keys))) or 1.0
    found: list[Candidate] = []
    spare: list[Candidate] = []
    told: dict[str, int] = {}  # the sentence that a title is cut from, -1 for the given title
    seen: set[str] = set()
    for idea in ideas:
        text = idea.heading.text
        short = len(text) < settings.shortest and idea.heading.rule != GIVEN  # « L’œuvre d’une vie » is the author's
        if text.lower() in seen or not fits(text, settings) or short:
            continue
        seen.add(text.lower())
        words = words_of(text)
        if idea.rule.form in _FROM_GIVEN:
            reasons = [
                ("form", idea.rule.weight),
                ("given", weights["given"]),
                ("cost", weights["cost"] * _worn(idea.cost, settings.dear)),
                ("stump", weights["stump"] * idea.stump),
                ("lost", weights["lost"] * share_lost(units, text)),
                ("left", weights["left"] * (1 - len(words & given) / max(1, len(given)))),
            ]
            reasons.append(("full", weights["full"] * min(1.0, max(0.0, (len(text) - 30) / 20))))
        else:
            covered = sum(len(key & words) / max(1, len(key)) / (rank + 1) for rank, key in enumerate(keys))
            reasons = [
                ("form", idea.rule.weight),
                ("agrees", weights["agrees"] * len(words & given) / max(1, len(given))),
                ("coverage", weights["coverage"] * covered / whole),
                ("focus", weights["focus"] * (focus <= words)),
                ("focus_early", weights["focus_early"] * (focus <= words_of(text[: len(text) // 2]))),
                ("place", weights["place"] * idea.place * (1 if given else settings.alone)),
                ("length", weights["length"] * (len(text) >= 35)),
                ("speaker", weights["speaker"] * idea.speaker),
                ("worth", weights["worth"] * idea.worth),
                ("cost", 0.5 * weights["cost"] * _worn(idea.cost, settings.dear)),
            ]
        told[text] = -1 if idea.rule.form in _FROM_GIVEN else idea.place
        kept = tuple((name, round(value, 4)) for name, value in reasons if value)
        (spare if idea.spare else found).append(
            Candidate(idea.heading, round(sum(value for _, value in kept), 4), kept)
        )
    for weighed in (found, spare):
        weighed.sort(key=lambda one: -one.score)
    found = _varied(found, told, weights["alike"])
    good = [one for one in found if one.score > settings.least]
    rest = [one for one in found if one.score <= settings.least] + spare
    good += sorted(rest, key=lambda one: -one.score)[: max(0, settings.candidates - len(good))]
    return sorted(good, key=lambda one: -one.score)


_ALIKE = {-1: 4}  # how many forms of the given title, and of one sentence (2), stand before what says something else


def _varied(found: Sequence[Candidate], told: Mapping[str, int], alike: float) -> list[Candidate]:
    """The best first; the third form of one sentence, and those behind it, lose what ``alike`` says."""
    seen: dict[int, int] = {}
    varied: list[Candidate] = []
    for one in found:
        place = told[one.text]
        seen[place] = seen.get(place, 0) + 1
        if seen[place] > _ALIKE.get(place, 2):
            one = Candidate(one.heading, round(one.score + alike, 4), (*one.reasons, ("alike", alike)))
        varied.append(one)
    return sorted(varied, key=lambda one: -one.score)


def _worn(cost: float, dear: float) -> float:
    """A cost as it counts: past ``dear`` a unit counts a third, so that a given title, hard cut, still wins."""
    return cost if cost <= dear else dear + (cost - dear) / 3


def _fallback(analysis: Analysis, settings: TitleSettings) -> Heading:
    """The given title's first words up to a mark, or the focus keyphrase: the last resort."""
    text = mend(analysis.focus.text)
    return Heading("title.keyphrase", (Piece(text[:1].upper() + text[1:], "rule", rule="title.keyphrase"),))
