"""What a candidate subheading shows: how much of each thing that the settings have a weight or a grade for."""

from __future__ import annotations

from dataclasses import dataclass

from restructurer.analysis.findings import Analysis, Cluster
from restructurer.french.stem import stem
from restructurer.writing.anecdotes import anecdote
from restructurer.writing.asides import points_aside
from restructurer.writing.candidates import Idea
from restructurer.writing.details import counted, detail
from restructurer.writing.drafts import Draft
from restructurer.writing.fitness import is_event
from restructurer.writing.heading_rules import HeadingSettings
from restructurer.writing.leaning import unsaid_object, unsaid_subject
from restructurer.writing.lemmas import CONTENT, content, sentence_content, words_of
from restructurer.writing.newsworth import background, decided, figures, past_year, repeated, stance
from restructurer.writing.pair_amounts import half_of, together
from restructurer.writing.scenes import is_state, scene
from restructurer.writing.syntax import Syntax, of_article


@dataclass(frozen=True, slots=True)
class View:
    """What candidates of one section are weighed against, in stems."""

    keys: tuple[tuple[float, frozenset[str]], ...]
    distinctive: dict[str, float]
    others: frozenset[str]
    title: frozenset[str]
    focus: frozenset[str]
    often: frozenset[str]
    told: frozenset[str] = frozenset()
    words: int = 0


def view_of(analysis: Analysis, cluster: Cluster, *, title: frozenset[str], others: frozenset[str]) -> View:
    """What the candidates of a section are weighed against; ``others``: the stems of the other sections."""
    keys = [(1 / (rank + 1), words_of(phrase.text)) for rank, phrase in enumerate(cluster.keyphrases[:8])]
    whole = sum(share for share, _ in keys) or 1.0
    ranks = [(stem(lemma), 1 / (rank + 2)) for rank, lemma in enumerate(cluster.distinctive[:8])]
    total = sum(share for _, share in ranks) or 1.0
    return View(
        tuple((share / whole, stems) for share, stems in keys if stems),
        {word: share / total for word, share in reversed(ranks)},
        others,
        title,
        words_of(analysis.focus.text),
        _often(analysis, cluster),
        title | _opening(analysis, cluster),
        cluster.words,
    )


def _opening(analysis: Analysis, cluster: Cluster) -> frozenset[str]:
    """The stems of the first paragraphs of the article, up to the section, where a reader starts."""
    syntax = of_article(analysis)
    stop = next((s.first for s in analysis.sentences if s.paragraph > analysis.sentences[0].paragraph + 1), len(syntax))
    return content(syntax, range(min(stop, analysis.sentences[cluster.first].first)))


def _often(analysis: Analysis, cluster: Cluster) -> frozenset[str]:
    """The stems that a section has in two sentences or more: what it is about, rather than what it says in passing."""
    syntax = of_article(analysis)
    seen: dict[str, int] = {}
    for sentence in analysis.sentences[cluster.first : cluster.stop]:
        for word in sentence_content(syntax, sentence):
            seen[word] = seen.get(word, 0) + 1
    return frozenset(word for word, count in seen.items() if count > 1)


def amounts_of(
    analysis: Analysis,
    syntax: Syntax,
    idea: Idea,
    words: frozenset[str],
    view: View,
    settings: HeadingSettings,
    people: frozenset[int],
    acts: frozenset[str],
) -> dict[str, float]:
    """How much of each thing a candidate shows, by its name in the settings."""
    draft, length = idea.draft, len(idea.draft.text)
    size = max(1, len(words))
    told = sum(syntax.pos[t] in CONTENT for t in draft.tokens)
    amounts: dict[str, float] = {
        "coverage": sum(share * len(stems & words) / len(stems) for share, stems in view.keys),
        "distinctive": sum(share for word, share in view.distinctive.items() if word in words),
        "recurs": min(2, len(words & view.often)) / 2 * (draft.kind != "phrase"),
        "lone": draft.kind in _FACTS and view.words >= settings.section_words and words.isdisjoint(view.often),
        "elsewhere": len(words & view.others) / size,
        "place": 1 / (1 + idea.place),
        "length": 1 if settings.best_from <= length <= settings.best_to else 0.5,
        "name": any(syntax.pos[t] == "PROPN" for t in draft.tokens),
        "number": figures(syntax, draft),
        "focus": names(view.focus, words_of(idea.draft.text)),
        "title": len(words & view.title) / size,
        "cost": draft.cost,
        "speaker": draft.speaker is not None,
        "last_resort": idea.last_resort,
        "opens": idea.opens and draft.kind in ("clause", "verbless", "topic"),
        "bare": unsaid_subject(syntax, draft, settings.known, settings.vague, view.told)
        * (0.4 if figures(syntax, draft) == 1 else 1.0)
        + 0.6 * unsaid_object(syntax, draft, settings.vague),
        "state": is_state(syntax, draft),
        "stance": stance(syntax, draft, settings, people),
        "decided": decided(syntax, draft, settings),
        "detail": detail(syntax, draft, settings.bodily),
        "other": points_aside(syntax, draft) + 2 * (draft.kind == "quote" and _nobody(analysis, draft)),
    }
    amounts["anecdote"] = anecdote(syntax, draft, people, acts) + past_year(syntax, draft)
    amounts["anecdote"] += background(syntax, draft, settings)
    amounts["scene"] = scene(syntax, draft, settings, people, acts)
    amounts["echo"] = _PLACES.get(idea.place, 0.0) * repeated(syntax, draft, analysis.sentences[draft.sentence])
    amounts["off"] = not amounts["coverage"]
    if draft.kind == "phrase":
        amounts["depth"] = depth(syntax, draft.head) + 0.5 * (idea.place > 2)
        amounts["quoted"] = syntax.quoted(draft.head)
        amounts["event"] = is_event(syntax, draft.head, settings)
        amounts["thin"] = max(0, 4 - told)
        definite = syntax.low[draft.tokens[0]] in ("le", "la", "l'", "les")
        amounts["counted"] = counted(syntax, draft)
        amounts["last_resort"] = idea.last_resort and not amounts["counted"]
        plain = 0.5 * definite if amounts["event"] else 1.0 if definite else 0.6
        amounts["label"] = plain * (1 - float(amounts["counted"]))
        amounts["thin"] = float(amounts["thin"]) + _unanchored(syntax, draft, event=bool(amounts["event"]))
    elif draft.kind == "qualified":
        named = syntax.low[draft.tokens[0]] in ("le", "la", "l'", "les") and syntax.text[draft.tokens[-1]] in ("»", '"')
        amounts["label"] = named and told < 4
    elif draft.kind in ("clause", "topic", "verbless", "said", "stance"):
        amounts["thin"] = max(0, 3 - told)
        participle = syntax.feats[draft.tokens[0]].get("VerbForm") == "Part"
        framed = draft.kind != "said" and _framed(syntax, draft)
        amounts["frame"] = (framed or _interrupted(syntax, draft)) + participle
    if draft.members:
        halves = [
            amounts_of(
                analysis, syntax, half_of(idea, half), content(syntax, half.tokens), view, settings, people, acts
            )
            for half in draft.members
        ]
        return together(amounts, halves, settings)
    return amounts


_FACTS = frozenset(("clause", "verbless", "phrase", "stated", "nominal", "enumeration"))
# How much a subheading that says its own sentence over again loses, by that sentence's place in the section.
_PLACES = {0: 1.0, 1: 0.12}


def _unanchored(syntax: Syntax, draft: Draft, *, event: bool) -> float:
    """How little a noun phrase holds on to: no name, no figure in digits, no event."""
    anchored = any(syntax.pos[t] in ("PROPN", "X") or syntax.text[t][:1].isdigit() for t in draft.tokens)
    return 0.0 if anchored else 0.6 if event else 1.5


def _nobody(analysis: Analysis, draft: Draft) -> bool:
    """Whether a quote is of somebody without a name, or with a given name alone."""
    label = draft.speaker.text if draft.speaker is not None else ""
    if label.lower().startswith(("un ", "une ", "des ")):
        return True
    return any(entity.label == "PER" and entity.text == label and " " not in label for entity in analysis.entities)


def names(focus: frozenset[str], words: frozenset[str]) -> float:
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


def depth(syntax: Syntax, token: int) -> int:
    """How many steps below its sentence's predicate a noun stands."""
    steps = 0
    while syntax.head[token] != token and steps < 6:
        token = syntax.head[token]
        steps += 1
    return max(0, steps - 1)
