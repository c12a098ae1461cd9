"""Subheadings: weighs what could stand over each section and chooses those of the page together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from restructurer.analysis.findings import Analysis, Cluster
from restructurer.analysis.marks import pair_marks
from restructurer.article import Candidate, Heading
from restructurer.deferred import Deferred
from restructurer.fastmodel.language import STOP_WORDS
from restructurer.rulebook import Rulebook
from restructurer.writing.candidates import ideas
from restructurer.writing.drafts import with_rule
from restructurer.writing.heading_amounts import view_of
from restructurer.writing.heading_places import Places
from restructurer.writing.heading_rules import HeadingSettings
from restructurer.writing.heading_weights import Weighed, acts_of, weigh
from restructurer.writing.lemmas import sentence_content, words_of
from restructurer.writing.outline import heading_limits
from restructurer.writing.pieces import passage
from restructurer.writing.shortening import load_shortening
from restructurer.writing.syntax import of_article

CROSSHEAD = "heading.crosshead"
# The forms that give somebody the word.
_VOICES = ("quote", "words", "voice")


@dataclass(frozen=True)
class HeadingPlan:
    """For each section that wants one: the subheading chosen (or ``None``), and all that can be weighed, best first.

    ``places``: the sentence before which the one chosen stands, the first of the section or of a later paragraph. Under
    a crosshead of the author, which stays, the others are worked out when somebody looks at them.
    """

    chosen: tuple[Heading | None, ...]
    candidates: tuple[Sequence[Candidate], ...]
    places: tuple[int, ...]


def _crosshead(analysis: Analysis, cluster: Cluster) -> Weighed | None:
    if cluster.crosshead is None:
        return None
    paragraph = analysis.source.paragraphs[cluster.crosshead]
    marks = pair_marks(analysis.source.text, [(paragraph.start, paragraph.end)])
    quotes = [(pair.start, pair.end) for pair in marks if pair.closed]
    pieces = passage(analysis.source, paragraph.start, paragraph.end, quotes=quotes)
    heading = Heading(CROSSHEAD, with_rule(pieces, CROSSHEAD))
    words = words_of(" ".join(word for word in heading.text.split() if word.lower() not in STOP_WORDS))
    focus = bool(words_of(analysis.focus.text) & words)
    return Weighed(Candidate(heading, 99.0, (("crosshead", 99.0),)), words, "", "crosshead", focus, at=cluster.first)


def _weighed(
    analysis: Analysis, clusters: Sequence[Cluster], settings: HeadingSettings, rulebook: Rulebook, title: Heading
) -> list[Sequence[Weighed]]:
    syntax = of_article(analysis)
    said = [sentence_content(syntax, sentence) for sentence in analysis.sentences]
    bags = [frozenset().union(*said[cluster.first : cluster.stop]) for cluster in clusters]
    wanted = words_of(title.text)
    acts = acts_of(settings, load_shortening(rulebook))
    limits = heading_limits(rulebook)

    def drafted(index: int, cluster: Cluster) -> list[Weighed]:
        others = frozenset().union(*(bag for i, bag in enumerate(bags) if i != index))
        view = view_of(analysis, cluster, title=wanted, others=others)
        places = Places(analysis, cluster, limits, wanted)
        return weigh(analysis, ideas(analysis, cluster, rulebook=rulebook), view, settings, acts, places)

    return [
        drafted(index, cluster) if cluster.crosshead is None else Deferred(partial(drafted, index, cluster))
        for index, cluster in enumerate(clusters)
    ]


def _pair(one: Weighed, two: Weighed, settings: HeadingSettings, *, near: bool) -> float | None:
    """What two subheadings of one page cost each other; ``None`` where they cannot both stand."""
    if one.form == "crosshead" and two.form == "crosshead":
        return 0.0
    if (one.head and one.head == two.head) or one.candidate.text == two.candidate.text:
        return None
    ours, theirs = one.words - one.theme, two.words - two.theme
    shared = len(ours & theirs) / max(1, min(len(ours), len(theirs)))
    if shared > 0.7:
        return None
    weights = settings.weights
    return weights["alike"] * shared + _same_form(one, two, weights, near=near)


def _same_form(one: Weighed, two: Weighed, weights: dict[str, float], *, near: bool) -> float:
    """What two neighbours of one form cost; clauses, the plainest form, cost least."""
    if near and ":" in one.candidate.text and ":" in two.candidate.text:
        return weights["same_form"] * 3
    if not near or one.form != two.form:
        return 0.0
    return weights["same_form"] * (0.3 if one.form == "clause" else 1.0)


@dataclass(frozen=True, slots=True)
class _State:
    """A choice for the first sections: its score, the subheadings, the words since the last one.

    ``own``: the last one is the program's.
    """

    score: float
    chosen: tuple[Weighed | None, ...]
    run: int
    own: bool = False

    def short(self, more: int, least: int) -> bool:
        """Whether fewer than ``least`` words would stand below the last one, with so many more."""
        return self.own and self.run + more < least


def _choose(
    weighed: Sequence[Sequence[Weighed]], words: Sequence[int], settings: HeadingSettings, below_least: int
) -> list[Weighed | None]:
    weights = settings.weights
    states = [_State(0.0, (), settings.opening_words)]
    pairs: _Pairs = {}
    for index, (options, size) in enumerate(zip(weighed, words, strict=True)):
        coming = words[index + 1] if index + 1 < len(words) else 0
        fixed = [one for one in options if one.form == "crosshead"]
        usual = fixed or _good(options, settings, whole=size >= settings.section_words)
        needed = fixed or _good(options, settings, whole=True)
        last = fixed or _good(options, settings, whole=True, floor=settings.least_score_last)
        grown: list[_State] = []
        for state in states:
            run = state.run + size
            long = run > settings.words_without
            whole = long or size >= settings.section_words
            # The last chance before far too many words go by counts as well.
            good = last if run + coming > settings.words_most else needed if long else usual
            cost = weights["none_long"] if run > settings.words_most else weights["none"] * (1.25 if long else 1.0)
            grown.append(_State(round(state.score + cost, 6), (*state.chosen, None), run, state.own))
            for one in good:
                short = state.short(one.ahead, below_least)
                if short and not fixed:
                    continue
                if one.candidate.score < settings.least_score + one.least and not whole:
                    continue
                if one.form in _VOICES and _quotes(state) >= settings.quotes_most:
                    continue
                total = _with(state, one, settings, pairs)
                if total is not None:
                    total += 2 * weights["none_long"] * short
                    late = weights["within"] + weights["none_long"] * (state.run + one.ahead > settings.words_most)
                    total = round(total + late * one.ahead / max(1, size), 6)
                    grown.append(_State(total, (*state.chosen, one), size - one.ahead, one.form != "crosshead"))
        grown.sort(key=lambda state: -state.score)
        states = grown[:48]
    states = [state for state in states if not state.short(0, below_least)] or states
    return list(max(states, key=lambda state: round(state.score + _focus_cost(state.chosen, settings), 6)).chosen)


def _good(
    options: Sequence[Weighed], settings: HeadingSettings, *, whole: bool, floor: float | None = None
) -> list[Weighed]:
    """The candidates of a section that are worth enough; words without their speaker only where nothing else is."""
    least = settings.least_grade if floor is None else settings.least_grade_long
    options = [one for one in options if not one.dull and one.grade >= least and not (one.last and floor is None)]
    floors = [_floor(one, settings, whole=whole) for one in options]
    if floor is not None:
        floors = [min(least, floor) for least in floors]
    good = [one for one, least in zip(options, floors, strict=True) if one.candidate.score >= least]
    good = [one for one in good if one.form != "voice"] or good  # whose words they are, where nothing tells what
    told = [one for one in good if one.form != "words"]
    return (told if told and told[0].candidate.score >= settings.words_below else good)[: settings.beam]


def _floor(one: Weighed, settings: HeadingSettings, *, whole: bool) -> float:
    """What a subheading must be worth at least; less over a section of reasonable length that has nothing better."""
    if whole and one.form in ("phrase", "words"):
        return settings.least_score_whole if one.form == "phrase" else settings.least_score_words
    if whole:
        return settings.least_score_long + min(0.0, one.least)
    return settings.least_score_needed + one.least


def _quotes(state: _State) -> int:
    return sum(other is not None and other.form in _VOICES for other in state.chosen)


# What two subheadings cost each other, by what they are (their ids) and whether they are neighbours.
_Pairs = dict[tuple[int, int, bool], float | None]


def _with(state: _State, one: Weighed, settings: HeadingSettings, pairs: _Pairs) -> float | None:
    """The score of a choice with one subheading more; ``None`` where it cannot stand beside the others."""
    total = state.score + one.candidate.score
    for index, other in enumerate(state.chosen):
        if other is None:
            continue
        key = (id(one), id(other), index == len(state.chosen) - 1)
        if key not in pairs:
            pairs[key] = _pair(one, other, settings, near=key[2])
        cost = pairs[key]
        if cost is None:
            return None
        total += cost
    return round(total, 6)


def _focus_cost(chosen: Sequence[Weighed | None], settings: HeadingSettings) -> float:
    present = [one for one in chosen if one is not None]
    if len(present) < 2:
        return 0.0
    # A poor subheading is not taken for the sake of the keyphrase.
    share = sum(one.focus and one.candidate.score >= settings.least_score for one in present) / len(present)
    outside = max(0.0, settings.focus_least - share, share - settings.focus_most)
    return settings.weights["focus_share"] * outside * len(present)


def _any_at_all(weighed: Sequence[Sequence[Weighed]], settings: HeadingSettings) -> list[Weighed | None]:
    """One subheading for a long page that would have none: the best at hand, though it tells little."""
    rows = [
        (-one.candidate.score, index, order)
        for index, options in enumerate(weighed)
        for order, one in enumerate(options)
        if one.candidate.score >= settings.least_score_dull
    ]
    found: list[Weighed | None] = [None] * len(weighed)
    if rows:
        _, index, order = min(rows)
        found[index] = weighed[index][order]
    return found


def write_headings(
    analysis: Analysis, *, rulebook: Rulebook, title: Heading, clusters: Sequence[Cluster] | None = None
) -> HeadingPlan:
    """Writes the subheadings of the page.

    ``clusters``: the sections that want one (default: all). The author's crosshead is kept. A
    section for which nothing acceptable is found gets ``None``: the caller joins it to another.
    """
    wanted = tuple(analysis.clusters if clusters is None else clusters)
    settings = rulebook.settings("headings", HeadingSettings)
    drafted = _weighed(analysis, wanted, settings, rulebook, title)
    own = [_crosshead(analysis, cluster) for cluster in wanted]
    weighed = [options if one is None else [one] for one, options in zip(own, drafted, strict=True)]
    sizes = [cluster.words for cluster in wanted]
    chosen = _choose(weighed, sizes, settings, heading_limits(rulebook).below_least)
    if not any(chosen) and settings.opening_words + sum(sizes) > settings.page_without:
        chosen = _any_at_all(weighed, settings)
    return HeadingPlan(
        tuple(one.candidate.heading if one else None for one in chosen),
        tuple(
            Deferred(partial(_shown, one, options)) if one is not None else _shown(taken, options)
            for one, options, taken in zip(own, drafted, chosen, strict=True)
        ),
        tuple(one.at if one else cluster.first for one, cluster in zip(chosen, wanted, strict=True)),
    )


def _shown(taken: Weighed | None, options: Sequence[Weighed]) -> tuple[Candidate, ...]:
    """What a section is chosen from: the author's crosshead, and all but what tells little and was not taken."""
    crosshead = (taken.candidate,) if taken is not None and taken.form == "crosshead" else ()
    return (*crosshead, *(one.candidate for one in options if not one.dull or one is taken))
