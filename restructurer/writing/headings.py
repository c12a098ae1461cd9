"""Subheadings: weighs what could stand over each section and chooses those of the page together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from restructurer.analysis.findings import Analysis, Cluster
from restructurer.analysis.marks import pair_marks
from restructurer.article import Candidate, Heading
from restructurer.french.stem import stem
from restructurer.rulebook import Rulebook
from restructurer.writing.anecdotes import anecdote, person_tokens
from restructurer.writing.candidates import Idea, ideas
from restructurer.writing.drafts import Draft, with_rule
from restructurer.writing.fitness import is_event
from restructurer.writing.heading_rules import HeadingSettings
from restructurer.writing.leaning import bare_subject, counted, detail, points_aside
from restructurer.writing.lemmas import CONTENT, content, words_of
from restructurer.writing.pieces import passage
from restructurer.writing.shortening import load_shortening
from restructurer.writing.syntax import Syntax, of_article

CROSSHEAD = "heading.crosshead"


@dataclass(frozen=True)
class HeadingPlan:
    """For each section that wants one: the subheading chosen (or ``None``), and all that was weighed, best first."""

    chosen: tuple[Heading | None, ...]
    candidates: tuple[tuple[Candidate, ...], ...]


@dataclass(frozen=True, slots=True)
class _Weighed:
    candidate: Candidate
    words: frozenset[str]
    head: str
    form: str
    focus: bool
    theme: frozenset[str] = frozenset()
    least: float = 0.0


def _crosshead(analysis: Analysis, cluster: Cluster) -> _Weighed | None:
    if cluster.crosshead is None:
        return None
    paragraph = analysis.source.paragraphs[cluster.crosshead]
    marks = pair_marks(analysis.source.text, [(paragraph.start, paragraph.end)])
    quotes = [(pair.start, pair.end) for pair in marks if pair.closed]
    pieces = passage(analysis.source, paragraph.start, paragraph.end, quotes=quotes)
    heading = Heading(CROSSHEAD, with_rule(pieces, CROSSHEAD))
    words = words_of(heading.text)
    focus = bool(words_of(analysis.focus.text) & words)
    return _Weighed(Candidate(heading, 99.0, (("crosshead", 99.0),)), words, "", "crosshead", focus)


@dataclass(frozen=True, slots=True)
class _View:
    """What candidates of one section are weighed against, in stems."""

    keys: tuple[tuple[float, frozenset[str]], ...]
    distinctive: dict[str, float]
    others: frozenset[str]
    title: frozenset[str]
    focus: frozenset[str]


def _view(analysis: Analysis, cluster: Cluster, *, title: frozenset[str], others: frozenset[str]) -> _View:
    keys = [(1 / (rank + 1), words_of(phrase.text)) for rank, phrase in enumerate(cluster.keyphrases[:8])]
    whole = sum(share for share, _ in keys) or 1.0
    ranks = [(stem(lemma), 1 / (rank + 2)) for rank, lemma in enumerate(cluster.distinctive[:8])]
    total = sum(share for _, share in ranks) or 1.0
    return _View(
        tuple((share / whole, stems) for share, stems in keys if stems),
        {word: share / total for word, share in reversed(ranks)},
        others,
        title,
        words_of(analysis.focus.text),
    )


def _reasons(
    syntax: Syntax,
    idea: Idea,
    words: frozenset[str],
    view: _View,
    settings: HeadingSettings,
    people: frozenset[int],
    acts: frozenset[str],
) -> tuple[tuple[str, float], ...]:
    """Why a candidate is worth what it is: the amounts of what ``[settings.weights]`` names, weighed."""
    draft, length = idea.draft, len(idea.draft.text)
    size = max(1, len(words))
    told = sum(syntax.pos[t] in CONTENT for t in draft.tokens)
    amounts: dict[str, float] = {
        "coverage": sum(share * len(stems & words) / len(stems) for share, stems in view.keys),
        "distinctive": sum(share for word, share in view.distinctive.items() if word in words),
        "elsewhere": len(words & view.others) / size,
        "place": 1 / (1 + idea.place),
        "length": 1 if settings.best_from <= length <= settings.best_to else 0.5,
        "name": any(syntax.pos[t] == "PROPN" for t in draft.tokens),
        "number": any(syntax.pos[t] == "NUM" for t in draft.tokens),
        "focus": _names(view.focus, words_of(idea.draft.text)),
        "title": len(words & view.title) / size,
        "cost": draft.cost,
        "speaker": draft.speaker is not None,
        "last_resort": idea.last_resort,
        "opens": idea.opens and draft.kind in ("clause", "verbless", "topic"),
        "bare": draft.kind != "topic" and bare_subject(syntax, draft),
        "detail": detail(syntax, draft, settings.bodily),
        "other": points_aside(syntax, draft),
    }
    amounts["anecdote"] = anecdote(syntax, draft, people, acts)
    amounts["echo"] = idea.place == 0 and draft.kind == "clause" and not draft.operations
    amounts["off"] = not amounts["coverage"]
    if draft.kind == "phrase":
        start = syntax.start[draft.head]
        amounts["depth"] = _depth(syntax, draft.head)
        amounts["quoted"] = any(low <= start < high for low, high in syntax.quotes)
        amounts["event"] = is_event(syntax, draft.head, settings)
        amounts["thin"] = max(0, 4 - told)
        definite = syntax.low[draft.tokens[0]] in ("le", "la", "l'", "les")
        amounts["counted"] = counted(syntax, draft)
        amounts["last_resort"] = idea.last_resort and not amounts["counted"]
        amounts["label"] = (not amounts["event"]) * (1 if definite else 0.6)
    elif draft.kind in ("clause", "topic", "verbless"):
        amounts["thin"] = max(0, 3 - told)
        participle = syntax.feats[draft.tokens[0]].get("VerbForm") == "Part"
        amounts["frame"] = (_framed(syntax, draft) or _interrupted(syntax, draft)) + participle
    weighed = ((name, round(settings.weights[name] * amount, 4)) for name, amount in amounts.items())
    return (("form", idea.rule.weight), *((name, value) for name, value in weighed if value))


# So many candidates of a section are shown and chosen from.
MOST_SHOWN = 20


def _weigh(
    analysis: Analysis, found: Iterable[Idea], view: _View, settings: HeadingSettings, acts: frozenset[str]
) -> list[_Weighed]:
    """The best candidates of a section, best first."""
    syntax = of_article(analysis)
    people = person_tokens(analysis, syntax)
    ranked = []
    for order, idea in enumerate(found):
        words = content(syntax, idea.draft.tokens)
        reasons = _reasons(syntax, idea, words, view, settings, people, acts)
        ranked.append((-round(sum(value for _, value in reasons), 4), order, idea, words, reasons))
    ranked.sort(key=lambda row: row[:2])
    return [
        _Weighed(
            Candidate(idea.draft.heading(idea.rule.id), -score, reasons),
            words,
            stem(syntax.low[idea.draft.head]),
            idea.draft.kind,
            _names(view.focus, words_of(idea.draft.text)) > 0,
            view.focus,
            idea.rule.least,
        )
        for score, _, idea, words, reasons in ranked[:MOST_SHOWN]
    ]


def _names(focus: frozenset[str], words: frozenset[str]) -> float:
    """How much of the focus keyphrase a subheading names: all of it, a word of it, nothing."""
    return 1.0 if focus <= words else 0.5 if focus & words else 0.0


def _interrupted(syntax: Syntax, draft: Draft) -> bool:
    """Whether an adverb stands between commas, or a short complement behind one: « attaqués mardi, à Hainault »."""
    tail = next((i for i, t in enumerate(draft.tokens) if t > draft.head and syntax.text[t] == ","), None)
    short = tail is not None and len(draft.tokens) - tail <= 4 and tail + 1 < len(draft.tokens)
    if short and tail is not None and syntax.pos[draft.tokens[tail + 1]] == "ADP":
        return True
    return any(
        syntax.text[t] == "," and syntax.pos[t + 1] == "ADV" and syntax.text[t + 2 : t + 3] == (",",)
        for t in draft.tokens[:-2]
    )


def _framed(syntax: Syntax, draft: Draft) -> bool:
    """Whether something stands before the subject of a clause."""
    subjects = [c for c in syntax.children[draft.head] if syntax.dep[c].startswith(("nsubj", "expl:subj"))]
    named = bool(draft.words) and draft.words[0].first is not None and draft.words[0].first < draft.tokens[0]
    return bool(subjects) and draft.tokens[0] < syntax.left[subjects[0]] and not named


def _depth(syntax: Syntax, token: int) -> int:
    """How many steps below its sentence's predicate a noun stands."""
    steps = 0
    while syntax.head[token] != token and steps < 6:
        token = syntax.head[token]
        steps += 1
    return max(0, steps - 1)


def _weighed(
    analysis: Analysis, clusters: Sequence[Cluster], settings: HeadingSettings, rulebook: Rulebook, title: Heading
) -> list[list[_Weighed]]:
    syntax = of_article(analysis)
    bags = [
        content(syntax, range(analysis.sentences[c.first].first, analysis.sentences[c.stop - 1].stop)) for c in clusters
    ]
    wanted = words_of(title.text)
    rules = load_shortening(rulebook)
    acts = rules.acts | rules.claiming | rules.announcing | settings.stances
    out = []
    for index, cluster in enumerate(clusters):
        own = _crosshead(analysis, cluster)
        others = frozenset().union(*(bag for i, bag in enumerate(bags) if i != index))
        view = _view(analysis, cluster, title=wanted, others=others)
        found = _weigh(analysis, ideas(analysis, cluster, rulebook=rulebook), view, settings, acts)
        out.append(([own] if own else []) + found)
    return out


def _pair(one: _Weighed, two: _Weighed, settings: HeadingSettings, *, near: bool) -> float | None:
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


def _same_form(one: _Weighed, two: _Weighed, weights: dict[str, float], *, near: bool) -> float:
    """What two neighbours of one form cost; clauses, the plainest form, cost least."""
    if near and ":" in one.candidate.text and ":" in two.candidate.text:
        return weights["same_form"] * 3
    if not near or one.form != two.form:
        return 0.0
    return weights["same_form"] * (0.3 if one.form == "clause" else 1.0)


@dataclass(frozen=True, slots=True)
class _State:
    """A choice for the first sections: its score, the subheadings, the words since the last one."""

    score: float
    chosen: tuple[_Weighed | None, ...]
    run: int


def _choose(
    weighed: Sequence[Sequence[_Weighed]], words: Sequence[int], settings: HeadingSettings
) -> list[_Weighed | None]:
    weights = settings.weights
    states = [_State(0.0, (), settings.opening_words)]
    for options, size in zip(weighed, words, strict=True):
        fixed = [one for one in options if one.form == "crosshead"]
        whole = size >= settings.section_words
        good = fixed or [one for one in options if one.candidate.score >= _floor(one, settings, whole=whole)]
        # Words without their speaker only where there is nothing that is worth much.
        told = [one for one in good if one.form != "words"]
        good = (told if told and told[0].candidate.score >= settings.words_below else good)[: settings.beam]
        grown: list[_State] = []
        for state in states:
            run = state.run + size
            long = run > settings.words_without
            cost = weights["none_long"] if long else weights["none"]
            grown.append(_State(round(state.score + cost, 6), (*state.chosen, None), run))
            for one in good:
                if one.candidate.score < settings.least_score + one.least and not (long or whole):
                    continue
                if one.form in ("quote", "words") and _quotes(state) >= settings.quotes_most:
                    continue
                total = _with(state, one, settings)
                if total is not None:
                    grown.append(_State(total, (*state.chosen, one), size))
        grown.sort(key=lambda state: -state.score)
        states = grown[:48]
    return list(max(states, key=lambda state: round(state.score + _focus_cost(state.chosen, settings), 6)).chosen)


def _floor(one: _Weighed, settings: HeadingSettings, *, whole: bool) -> float:
    """What a subheading must be worth at least; less over a section of reasonable length that has nothing better."""
    if whole and one.form in ("phrase", "words"):
        return settings.least_score_whole if one.form == "phrase" else settings.least_score_words
    return settings.least_score_needed + (min(0.0, one.least) if whole else one.least)


def _quotes(state: _State) -> int:
    return sum(other is not None and other.form in ("quote", "words") for other in state.chosen)


def _with(state: _State, one: _Weighed, settings: HeadingSettings) -> float | None:
    """The score of a choice with one subheading more; ``None`` where it cannot stand beside the others."""
    total = state.score + one.candidate.score
    for index, other in enumerate(state.chosen):
        if other is None:
            continue
        cost = _pair(one, other, settings, near=index == len(state.chosen) - 1)
        if cost is None:
            return None
        total += cost
    return round(total, 6)


def _focus_cost(chosen: Sequence[_Weighed | None], settings: HeadingSettings) -> float:
    present = [one for one in chosen if one is not None]
    if len(present) < 2:
        return 0.0
    share = sum(one.focus for one in present) / len(present)
    outside = max(0.0, settings.focus_least - share, share - settings.focus_most)
    return settings.weights["focus_share"] * outside * len(present)


def write_headings(
    analysis: Analysis, *, rulebook: Rulebook, title: Heading, clusters: Sequence[Cluster] | None = None
) -> HeadingPlan:
    """Writes the subheadings of the page.

    ``clusters``: the sections that want one (default: all). The author's crosshead is kept. A
    section for which nothing acceptable is found gets ``None``: the caller joins it to another.
    """
    wanted = tuple(analysis.clusters if clusters is None else clusters)
    settings = rulebook.settings("headings", HeadingSettings)
    weighed = _weighed(analysis, wanted, settings, rulebook, title)
    chosen = _choose(weighed, [cluster.words for cluster in wanted], settings)
    return HeadingPlan(
        tuple(one.candidate.heading if one else None for one in chosen),
        tuple(tuple(one.candidate for one in options) for options in weighed),
    )
