"""What could stand over a section: clauses and noun phrases of its sentences, each with its rule and its drafts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from restructurer.analysis.findings import Analysis, Cluster
from restructurer.rulebook import Rule, Rulebook, Settings
from restructurer.writing.cutting import sentence_clauses
from restructurer.writing.drafts import Draft
from restructurer.writing.phrases import noun_phrases
from restructurer.writing.syntax import of_article


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
    weights: dict[str, float]


class HeadingRule(Rule):
    """One way to write a subheading."""

    form: str
    weight: float


@dataclass(frozen=True, slots=True)
class Idea:
    """A draft that a rule would print over a section; ``place``: its sentence's rank in the section."""

    rule: HeadingRule
    draft: Draft
    place: int


def ideas(analysis: Analysis, cluster: Cluster, *, rulebook: Rulebook) -> Iterator[Idea]:
    """Every draft that the rules can make of a section and that is not too long."""
    settings = rulebook.settings("headings", HeadingSettings)
    rules = {rule.form: rule for rule in rulebook.rules("headings", HeadingRule)}
    seen: set[str] = set()
    for place, sentence in enumerate(analysis.sentences[cluster.first : cluster.stop]):
        if not sentence.sound or analysis.source.paragraphs[sentence.paragraph].kind == "crosshead":
            continue
        found: list[Draft] = []
        if "clause" in rules:
            found += [draft for _, draft in sentence_clauses(analysis, sentence, rulebook=rulebook)]
        if "phrase" in rules:
            found += noun_phrases(analysis, sentence, rulebook=rulebook)
        for draft in found:
            text = draft.text
            if (
                settings.shortest <= len(text) <= settings.longest
                and text.lower() not in seen
                and fit(analysis, draft, settings)
            ):
                seen.add(text.lower())
                yield Idea(rules[draft.kind], draft, place)


def fit(analysis: Analysis, draft: Draft, settings: HeadingSettings) -> bool:
    """Whether a draft may be a subheading: a fact of the text itself, on a noun that says something."""
    syntax = of_article(analysis)
    if draft.kind == "clause":
        if draft.speaker is not None and not draft.speaker.announces:
            return False
        return syntax.low[draft.tokens[0]] not in ("il", "ils", "elle", "elles")
    if syntax.lemma[draft.head] in settings.empty_heads or syntax.low[draft.head] in settings.empty_heads:
        return False
    content = [t for t in draft.tokens if syntax.pos[t] in ("NOUN", "PROPN", "ADJ", "NUM", "X", "VERB")]
    return len(content) >= 2 and not any(syntax.text[t] == "%" for t in draft.tokens[:2])
