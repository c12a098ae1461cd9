"""The meta description: 120 to 156 characters of the article's own words, about its news.

A sentence near the top is taken as it stands or shortened by the named operations (its
attribution stays: a claim keeps its speaker); where it leaves room, another one follows, or else a
subheading of the page.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.analysis.quoterules import person_roles
from restructurer.article import Heading, Piece
from restructurer.rulebook import Rulebook
from restructurer.writing.clauses import Clause
from restructurer.writing.cutting import draft_of, sentence_clauses, usable
from restructurer.writing.description_back import points_back
from restructurer.writing.description_cuts import (
    last_incises,
    mark_lost,
    selections,
    shows,
    stops_short,
    told_cut,
    too_long,
)
from restructurer.writing.description_labels import Labels, labelled, labels_of
from restructurer.writing.description_leads import lead_cuts
from restructurer.writing.description_news import news_of
from restructurer.writing.description_scores import Scores, Stretch
from restructurer.writing.description_spans import lighter
from restructurer.writing.description_words import (
    DescriptionSettings,
    alike,
    content,
    hangs,
    loose,
    points,
)
from restructurer.writing.drafts import capitalised, with_rule
from restructurer.writing.fitting import clauses_within
from restructurer.writing.guards import refuse_cut, refuse_edges
from restructurer.writing.leaning import leans
from restructurer.writing.parts import stood_for
from restructurer.writing.pieces import from_source, passage
from restructurer.writing.selection import Selection, tidy
from restructurer.writing.shortening import load_shortening
from restructurer.writing.syntax import Syntax, of_article, of_title
from restructurer.writing.tails import tails
from restructurer.writing.wholes import broken

RULE = "description"
LEADS = 3  # how many of the first sentences are cut as titles are
ROOM = 90  # characters that the spans of a sentence may save
_CLOSED = ".!?…"
_MARKS = " \u00a0\n.;:,–-"


def _quotes_hold(text: str) -> bool:
    return text.count("«") == text.count("»") and text.count("“") == text.count("”") and text.count('"') % 2 == 0


def _bounds(analysis: Analysis, sentence: Sentence) -> tuple[int, int]:
    """A sentence without the marks around it."""
    text, start, end = analysis.source.text, sentence.start, sentence.end
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def _whole(analysis: Analysis, sentence: Sentence, *, hanging: bool, news: float) -> Stretch:
    start, end = _bounds(analysis, sentence)
    quotes = [pair for pair in of_article(analysis).quotes if pair[0] <= end and pair[1] >= start]
    pieces = with_rule(passage(analysis.source, start, end, quotes=quotes), RULE)
    return Stretch(pieces, sentence.index, sentence.fault is not None, 0.0, hanging, news)


def _stretches(
    analysis: Analysis,
    sentence: Sentence,
    *,
    hanging: bool,
    news: float,
    settings: DescriptionSettings,
    rulebook: Rulebook,
    room: int,
) -> list[Stretch]:
    """A sentence whole, less what stands between marks, and the clauses of it that are facts.

    ``room``: the characters that a label leaves.
    """
    found = [_whole(analysis, sentence, hanging=hanging, news=news)]
    syntax, rules = of_article(analysis), load_shortening(rulebook)
    said = last_incises(syntax, sentence, rules)
    seen = {found[0].text}
    drafts = []
    if (sentence.sound and sentence.fault in (None, "parse")) or _lead(sentence):
        ends = tuple(tails(syntax, sentence, rules, cost=settings.tail, longest=settings.longest + ROOM))
        whole = _without_stop(syntax, sentence)
        less = lighter(syntax, sentence, (Selection(whole, whole[0]), *ends), cost=settings.span) if whole else ()
        drafts += [
            (draft_of(syntax, selection, sentence.index, kind="clause"), selection.cost)
            for selection in (*ends, *less)
            if not too_long(syntax, selection, settings.longest) and not refuse_edges(syntax, tidy(syntax, selection))
        ]
    if usable(sentence):
        drafts += [
            (draft_of(syntax, selection, sentence.index, kind="clause"), selection.cost)
            for selection in selections(syntax, sentence, rules, most=settings.options)
            if not too_long(syntax, selection, settings.longest) and not refuse_cut(syntax, selection)
        ]
        drafts += [
            (draft, settings.clause + draft.cost)
            for draft in (
                *(draft for clause, draft in sentence_clauses(analysis, sentence, rulebook=rulebook) if _tells(clause)),
                *clauses_within(analysis, sentence, _tells, rulebook=rulebook, longest=settings.longest - 1),
            )
            if "drop-attribution" not in draft.operations
        ]
    shortest = min([len(found[0].text), *(len(one.text) for one, _ in drafts if one is not None)])
    rooms = [most for most in dict.fromkeys((settings.longest, room)) if shortest >= most]
    if sentence.index < LEADS and rooms and sentence.fault in (None, "parse"):
        found += [
            Stretch(capitalised(draft.pieces), sentence.index, False, settings.lead + cost, hanging, news)
            for most in rooms
            for draft, cost in lead_cuts(analysis, sentence, rulebook=rulebook, longest=most, dearest=settings.dearest)
            if shows(syntax, draft.pieces, said)
        ]
    for draft, cost in drafts:
        if draft is None or stops_short(syntax, draft.tokens, sentence.stop):
            continue
        if broken(syntax, draft.tokens, sentence, stood=stood_for(draft.words)):
            continue
        if (
            not shows(syntax, draft.pieces, said)
            or told_cut(syntax, draft.tokens, sentence, rules)
            or mark_lost(syntax, draft.tokens)
        ):
            continue
        if draft.text not in seen and not leans(syntax, draft, sentence, ()):
            seen.add(draft.text)
            found.append(Stretch(capitalised(draft.pieces), sentence.index, False, cost, hanging, news))
    return found


def _without_stop(syntax: Syntax, sentence: Sentence) -> tuple[int, ...]:
    """The tokens of a sentence less its last mark, which the page writes."""
    stop = sentence.stop
    while stop > sentence.first and (syntax.pos[stop - 1] == "SPACE" or syntax.text[stop - 1] in _CLOSED):
        stop -= 1
    return tuple(t for t in range(sentence.first, stop) if syntax.pos[t] != "SPACE")


def _tells(clause: Clause) -> bool:
    """Whether a clause is a fact that the article itself tells."""
    return clause.speaker is None and clause.origin in ("main", "factual")


def _lead(sentence: Sentence) -> bool:
    """Whether a sentence is the first, of which the parse alone does not hold: it stands as its author wrote it."""
    return sentence.index == 0 and sentence.fault == "parse"


class _Sentences:
    """The sentences that a description may be made of, each cut into stretches when it is first wanted."""

    def __init__(
        self, analysis: Analysis, labels: Labels, *, settings: DescriptionSettings, rulebook: Rulebook
    ) -> None:
        paragraphs = analysis.source.paragraphs
        opened = {quote.start - 1 for quote in analysis.quotes} | {quote.start - 2 for quote in analysis.quotes}
        self.near = [
            s
            for s in analysis.sentences
            if (s.sound or _lead(s)) and paragraphs[s.paragraph].kind == "paragraph" and s.start not in opened
        ][: settings.followers]
        self.analysis, self._labels, self._settings, self._rulebook = analysis, labels, settings, rulebook
        self._known: dict[int, list[Stretch]] = {}
        self._leads: dict[int, list[Stretch]] = {}
        self._read: dict[int, tuple[float, bool]] = {}

    def read(self, number: int) -> tuple[float, bool]:
        """Of the news of one of them, 0 to 1, and whether it points at something that another sentence says."""
        if number not in self._read:
            sentence = self.near[number]
            news = news_of(self.analysis, sentence, self._settings.telling)
            self._read[number] = news, points_back(self.analysis, sentence)
        return self._read[number]

    def stretches(self, number: int) -> list[Stretch]:
        """What can be said of one of them."""
        if number not in self._known:
            news, hanging = self.read(number)
            found = _stretches(
                self.analysis,
                self.near[number],
                hanging=hanging,
                news=news,
                settings=self._settings,
                rulebook=self._rulebook,
                room=self._settings.longest - self._labels.least,
            )
            self._known[number] = [
                one
                for one in found
                if not one.text.endswith("?")
                and not points(one.text, self._settings)
                and not hangs(one.text, self._settings)
            ]
        return self._known[number]

    def leads(self, number: int) -> list[Stretch]:
        """The same as the first of a description, also behind what the article is about."""
        if number not in self._leads:
            plain, settings = self.stretches(number), self._settings
            fit = [one for one in plain if not one.hanging and not loose(one.text, settings)]
            behind = labelled(fit, self._labels, rule=RULE, settings=settings)
            self._leads[number] = [*plain, *behind]
        return self._leads[number]


@dataclass(slots=True)
class _Best:
    """The best description so far; of two that are worth the same, the one of lower rank."""

    scores: Scores
    settings: DescriptionSettings
    score: float = -math.inf
    rank: tuple[int, ...] = ()
    stretches: tuple[Stretch, ...] = ()

    def weigh(self, rank: tuple[int, ...], *stretches: Stretch) -> None:
        """Weighs one more, where it is short enough."""
        if sum(len(one.text) for one in stretches) > self.settings.longest:
            return
        text = _printed(stretches)
        if len(text) > self.settings.longest or not _quotes_hold(text):
            return
        score = self.scores.score(text, stretches)
        if score > self.score or (score == self.score and rank < self.rank):
            self.score, self.rank, self.stretches = score, rank, stretches


def _weigh_pairs(best: _Best, sentences: _Sentences, announced: Sequence[Stretch], leads: int) -> None:
    """Weighs each stretch of the first sentences with one of a later sentence, or a subheading, that fills the room.

    A later sentence is cut only where it could still make the best of all.
    """
    settings, scores = best.settings, best.scores
    for index in range(leads):
        most = scores.most_at(sentences.near[index].index)
        if most < best.score or most - scores.lacking(*sentences.read(index)) < best.score:
            continue
        for at, one in enumerate(sentences.leads(index)):
            room = settings.longest - len(one.text) - 3
            most = scores.most_with(one)
            for number in range(index + 1, len(sentences.near) + 1):
                last = number == len(sentences.near)
                behind = len(sentences.analysis.sentences) if last else sentences.near[number].index
                reach = most - settings.distance * min(behind, 20)
                if room <= 0 or reach < best.score:
                    continue
                if not last and reach - scores.lacking(*sentences.read(number), second=True) < best.score:
                    continue
                least = 0 if last else settings.least_follower
                for order, other in enumerate(announced if last else sentences.stretches(number)):
                    told = not alike(one.text, other.text)
                    if least <= len(other.text) <= room and told and not loose(other.text, settings):
                        best.weigh((index, at, 1, number, order), one, other)


def _printed(stretches: tuple[Stretch, ...]) -> str:
    return " ".join(one.text if one.text[-1:] in _CLOSED else f"{one.text}." for one in stretches)


def _text(stretches: tuple[Stretch, ...]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for stretch in stretches:
        if pieces:
            pieces.append(Piece(" ", "rule", rule=RULE))
        pieces.extend(stretch.pieces)
        if stretch.text[-1:] not in _CLOSED:
            pieces.append(Piece(".", "rule", rule=RULE))
    return tuple(pieces)


def _best(scores: Scores, sentences: _Sentences, announced: Sequence[Stretch], leads: int) -> _Best:
    """The best description that opens on one of the first ``leads`` sentences."""
    leads = min(leads, len(sentences.near))
    best = _Best(scores, scores.settings)
    for index in range(leads):
        most = scores.most_alone(sentences.near[index].index)
        if most >= best.score and most - scores.lacking(*sentences.read(index)) >= best.score:
            for at, one in enumerate(sentences.leads(index)):
                best.weigh((index, at, 0), one)
    _weigh_pairs(best, sentences, announced, leads)
    return best


def write_description(analysis: Analysis, headings: Sequence[Heading], *, rulebook: Rulebook) -> Heading:
    """The best of the sentences near the top, whole or shortened, alone or two together.

    ``headings``: the subheadings of the page, which may fill the room that is left. Weighed: words
    of the title, the focus keyphrase, place, what the shortening cost, length; ties go to the
    earlier. Only when nothing of some length fits, the first sentence up to the last word that does.
    """
    settings = rulebook.settings("description", DescriptionSettings)
    syntax = of_title(analysis.parsed)
    title = content(" ".join(syntax.text)) if syntax is not None else frozenset()
    focus = analysis.focus.text.lower().replace("'", "’")
    labels = labels_of(analysis, person_roles(rulebook), longest=settings.longest_label)
    sentences = _Sentences(analysis, labels, settings=settings, rulebook=rulebook)
    announced = [
        Stretch(heading.pieces, len(analysis.sentences), False, settings.heading)
        for heading in headings
        if heading.rule == "heading.clause"
    ]
    best = _best(Scores(title, focus, settings, labels.names), sentences, announced, settings.sentences)
    enough = sum(len(one.text) for one in best.stretches) >= settings.least
    return Heading(RULE, _text(best.stretches) if enough else _clipped(analysis, settings))


def _clipped(analysis: Analysis, settings: DescriptionSettings) -> tuple[Piece, ...]:
    """The first sentence up to the last word that fits, with an ellipsis: the last resort."""
    sentence = next((s for s in analysis.sentences if s.sound), analysis.sentences[0])
    start, end = _bounds(analysis, sentence)
    piece = from_source(analysis.source, start, end, rule=RULE)
    while len(piece.text) > settings.longest - 1 and end > start:
        cut = analysis.source.text.rfind(" ", start, end)
        end = cut if cut > start else start + settings.longest - 1
        piece = from_source(analysis.source, start, end, rule=RULE)
        if cut <= start:
            break
    return (piece, Piece("…", "rule", rule=RULE))
