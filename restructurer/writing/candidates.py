"""What could stand over a section: clauses and noun phrases of its sentences, each with its rule and its drafts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from restructurer.analysis.findings import Analysis, Cluster, Sentence
from restructurer.rulebook import Rule, Rulebook, Settings
from restructurer.writing.cutting import draft_of, sentence_clauses
from restructurer.writing.drafts import Draft
from restructurer.writing.groups import appositions, infinitives, verbless
from restructurer.writing.parts import Word
from restructurer.writing.phrases import noun_phrases
from restructurer.writing.selection import Selection
from restructurer.writing.shortening import Shortening, load_shortening
from restructurer.writing.syntax import Syntax, of_article


class HeadingSettings(Settings):
    """``[settings]`` of ``rules/headings.toml``: lengths in characters, shares, weights, words."""

    longest: int
    shortest: int
    best_from: int
    best_to: int
    focus_least: float
    focus_most: float
    least_score: float
    beam: int
    empty_heads: tuple[str, ...]
    event_nouns: tuple[str, ...]
    event_endings: tuple[str, ...]
    weights: dict[str, float]


class HeadingRule(Rule):
    """One way to write a subheading. ``words``: lemmas that the form wants (the governors of an infinitive)."""

    form: str
    weight: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Idea:
    """A draft that a rule would print over a section; ``place``: its sentence's rank in the section."""

    rule: HeadingRule
    draft: Draft
    place: int


def _drafts(
    analysis: Analysis, sentence: Sentence, rules: dict[str, HeadingRule], rulebook: Rulebook
) -> Iterator[Draft]:
    syntax, shortening = of_article(analysis), load_shortening(rulebook)
    if "clause" in rules:
        for clause, draft in sentence_clauses(analysis, sentence, rulebook=rulebook):
            yield draft
            if "verbless" in rules:
                shorter = verbless(syntax, clause, Selection(draft.tokens, draft.head, (), draft.operations))
                nominal = shorter and draft_of(syntax, shorter, sentence.index, kind="verbless", speaker=clause.speaker)
                if nominal:
                    yield nominal
    if "infinitive" in rules and sentence.fault is None:
        yield from infinitives(syntax, sentence, shortening, frozenset(rules["infinitive"].words))
    if "apposition" in rules:
        yield from appositions(syntax, sentence)
    if "phrase" in rules:
        yield from noun_phrases(analysis, sentence, rulebook=rulebook)


def ideas(analysis: Analysis, cluster: Cluster, *, rulebook: Rulebook) -> Iterator[Idea]:
    """Every draft that the rules can make of a section and that is not too long."""
    settings = rulebook.settings("headings", HeadingSettings)
    rules = {rule.form: rule for rule in rulebook.rules("headings", HeadingRule)}
    seen: set[str] = set()
    for place, sentence in enumerate(analysis.sentences[cluster.first : cluster.stop]):
        if not sentence.sound or analysis.source.paragraphs[sentence.paragraph].kind == "crosshead":
            continue
        for draft in _drafts(analysis, sentence, rules, rulebook):
            text = draft.text
            if not settings.shortest <= len(text) <= settings.longest or text.lower() in seen:
                continue
            if fit(analysis, draft, settings, load_shortening(rulebook)):
                seen.add(text.lower())
                yield Idea(rules[draft.kind], draft, place)


def fit(analysis: Analysis, draft: Draft, settings: HeadingSettings, shortening: Shortening) -> bool:
    """Whether a draft may be a subheading: a fact of the text itself, on a noun that says something."""
    syntax = of_article(analysis)
    if draft.kind in ("clause", "verbless"):
        if draft.speaker is not None and not draft.speaker.announces:
            return False
        reporting = syntax.lemma[draft.head] in shortening.claiming or syntax.lemma[draft.head] in shortening.announcing
        if reporting and any(
            syntax.dep[c] in ("ccomp", "xcomp") or syntax.low[c] == "que" for c in syntax.children[draft.head]
        ):
            return False
        return syntax.low[draft.tokens[0]] not in ("il", "ils", "elle", "elles")
    if draft.kind in ("infinitive", "apposition"):
        return True
    if syntax.lemma[draft.head] in settings.empty_heads or syntax.low[draft.head] in settings.empty_heads:
        return False
    content = [t for t in draft.tokens if syntax.pos[t] in ("NOUN", "PROPN", "ADJ", "NUM", "X", "VERB")]
    if len(content) < 2 or any(syntax.text[t] == "%" for t in draft.tokens[:2]):
        return False
    bare = syntax.pos[draft.tokens[0]] == "NOUN" and not any(isinstance(part, Word) for part in draft.parts[:1])
    return not bare or is_event(syntax, draft.head, settings)


def is_event(syntax: Syntax, token: int, settings: HeadingSettings) -> bool:
    """Whether a noun names an action or an event (« fermeture », « hausse »)."""
    low = syntax.lemma[token]
    return low in settings.event_nouns or (
        syntax.pos[token] == "NOUN" and low.endswith(settings.event_endings) and len(low) > 6
    )
