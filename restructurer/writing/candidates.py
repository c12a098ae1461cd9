"""What could stand over a section: clauses and noun phrases of its sentences, each with its rule and its drafts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from restructurer.analysis.findings import Analysis, Cluster, Sentence
from restructurer.analysis.quoterules import person_roles
from restructurer.rulebook import Rulebook
from restructurer.writing.agenda import to_come
from restructurer.writing.agents import by_agents
from restructurer.writing.apposed import apposed
from restructurer.writing.befallen import befallen
from restructurer.writing.clauses import Clause, find_clauses
from restructurer.writing.complete_nouns import completed
from restructurer.writing.copulas import still, to_be_done, without_copula
from restructurer.writing.counted import counted_pairs
from restructurer.writing.cutting import draft_of, sentence_clauses, usable, whole_sentence
from restructurer.writing.drafts import Draft
from restructurer.writing.fitness import asked, fit, may_head, unreal
from restructurer.writing.fitting import clauses_within, fitted_clauses
from restructurer.writing.groups import awaited, remaining, verbless
from restructurer.writing.heading_rules import HeadingRule, HeadingSettings
from restructurer.writing.leaning import bare_subject, leans
from restructurer.writing.lemmas import CONTENT
from restructurer.writing.lists import list_drafts, name_drafts, place_drafts
from restructurer.writing.misleading import misleads
from restructurer.writing.named_positions import named_positions
from restructurer.writing.nominal import nominal_draft, theme_draft
from restructurer.writing.nominal_sentences import nominal_sentences
from restructurer.writing.pairs import may_be_half, pairs, short_halves
from restructurer.writing.participle_lines import participle_lines
from restructurer.writing.passives import passives
from restructurer.writing.phrase_worth import worth
from restructurer.writing.phrases import noun_phrases
from restructurer.writing.qualified import qualified
from restructurer.writing.quotations import quote_drafts
from restructurer.writing.reported import said_draft
from restructurer.writing.selection import Selection
from restructurer.writing.shortening import load_shortening
from restructurer.writing.stances import quoted_stances
from restructurer.writing.sums import sums
from restructurer.writing.syntax import Syntax, of_article
from restructurer.writing.topics import section_topic, topic_draft
from restructurer.writing.voices import voice_drafts


@dataclass(frozen=True, slots=True)
class Idea:
    """A draft that a rule would print over a section; ``place``: its sentence's rank in the section.

    ``last_resort``: only where the section would stand too long without a subheading. ``opens``:
    its sentence is the first of a paragraph.
    """

    rule: HeadingRule
    draft: Draft
    place: int
    last_resort: bool = False
    opens: bool = False


# Faults of a sentence that leave its groups of words whole.
_WHOLE_WORDS = (None, "agreement", "fragment")


def _drafts(
    analysis: Analysis, sentence: Sentence, rules: dict[str, HeadingRule], rulebook: Rulebook
) -> Iterator[Draft]:
    syntax, shortening = of_article(analysis), load_shortening(rulebook)
    if "clause" in rules:
        entire = whole_sentence(analysis, sentence, rulebook=rulebook)
        if entire is not None:
            yield entire
        yield from remaining(syntax, sentence)
        yield from named_positions(
            analysis, syntax, sentence, rulebook.settings("headings", HeadingSettings), shortening
        )
    if "qualified" in rules:
        yield from qualified(analysis, sentence, syntax)
    if "stance" in rules:
        yield from quoted_stances(analysis, syntax, sentence, rules["stance"].words, shortening)
    if "quote" in rules or "words" in rules:  # the words of a quote stand as they were said, whatever the parse
        longest = rulebook.settings("headings", HeadingSettings).longest
        yield from (draft for draft in quote_drafts(analysis, sentence, longest=longest) if draft.kind in rules)
    if "verbless" in rules and sentence.fault in _WHOLE_WORDS:
        settings = rulebook.settings("headings", HeadingSettings)
        yield from apposed(syntax, sentence, shortening, settings)
    if "stated" in rules:
        yield from nominal_sentences(syntax, sentence, rulebook.settings("headings", HeadingSettings))
    if "verbless" in rules:
        counting = rulebook.settings("headings", HeadingSettings).informed
        yield from participle_lines(analysis, syntax, sentence, shortening, rules["verbless"].words, counting)
    if not sentence.sound:
        return
    if "clause" in rules:
        longest = rulebook.settings("headings", HeadingSettings).longest
        settings = rulebook.settings("headings", HeadingSettings)
        for clause, draft in (
            *sentence_clauses(analysis, sentence, rulebook=rulebook),
            *fitted_clauses(analysis, sentence, rulebook=rulebook, longest=longest),
        ):
            yield draft
            if "verbless" in rules:
                yield from _without_verb(syntax, clause, draft, rulebook, rules["verbless"].words)
            if "nominal" in rules:
                noun = nominal_draft(syntax, clause, draft)
                if noun is not None and syntax.lemma[clause.head] not in shortening.claiming:
                    yield noun
            if "theme" in rules:
                themed = theme_draft(syntax, clause, draft, frozenset(rules["theme"].words))
                if themed is not None:
                    yield themed
            if "said" in rules and draft.speaker is not None and not draft.speaker.announces:
                said = said_draft(analysis, syntax, draft)
                if said is not None:
                    yield said
    settings = rulebook.settings("headings", HeadingSettings)
    if "verbless" in rules and usable(sentence):
        for clause in find_clauses(syntax, sentence, shortening):
            yield from _long_verbless(analysis, syntax, clause, sentence, rulebook, rules["verbless"])
            yield from passives(syntax, clause, sentence.index, sentence.stop, shortening, settings)
            yield from by_agents(analysis, syntax, clause, sentence, shortening, settings)
            yield from sums(syntax, clause, sentence, shortening, settings.granting)
    if "enumeration" in rules:
        yield from list_drafts(syntax, sentence)
    if "names" in rules:
        yield from name_drafts(syntax, sentence, longest=rulebook.settings("headings", HeadingSettings).longest)
    if "places" in rules:
        yield from place_drafts(syntax, sentence)
    if "phrase" in rules:
        settings = rulebook.settings("headings", HeadingSettings)
        if not asked(analysis, sentence):
            yield from noun_phrases(
                analysis, sentence, rulebook=rulebook, heads=lambda noun: may_head(syntax, noun, settings, shortening)
            )


def _without_verb(
    syntax: Syntax, clause: Clause, draft: Draft, rulebook: Rulebook, awaiting: tuple[str, ...]
) -> Iterator[Draft]:
    """A clause as it was cut, told without its verb: passives, states, what comes next with its day."""
    settings = rulebook.settings("headings", HeadingSettings)
    kept = Selection(draft.tokens, draft.head, draft.words, draft.operations)
    shorter = verbless(syntax, clause, kept, settings.conditions)
    for short in (
        shorter,
        befallen(syntax, clause, kept, settings.befalling),
        without_copula(syntax, clause, kept, settings),
        still(syntax, clause, kept, settings),
        to_be_done(syntax, clause, kept),
        awaited(syntax, clause, shorter or draft, awaiting, person_roles(rulebook)),
    ):
        told = short and draft_of(syntax, short, draft.sentence, kind="verbless", speaker=clause.speaker)
        if told:
            yield told
    yield from to_come(syntax, clause, draft, settings)


# The verb that goes and the blank behind it: « ont été », « aura lieu ».
_VERB = 10


def _long_verbless(
    analysis: Analysis, syntax: Syntax, clause: Clause, sentence: Sentence, rulebook: Rulebook, rule: HeadingRule
) -> Iterator[Draft]:
    """The clauses that fit once they have lost their verb: « Une motion sur le tracé de la ligne adoptée »."""
    if not any(syntax.dep[c] in ("aux:pass", "cop") for c in syntax.children[clause.head]):
        return
    longest = rulebook.settings("headings", HeadingSettings).longest
    for draft in clauses_within(
        analysis, sentence, lambda one: one.head == clause.head, rulebook=rulebook, longest=longest + _VERB
    ):
        marks = [t for t in draft.tokens if t > draft.head and syntax.text[t] == ","]
        if len(draft.text) > longest and (
            not marks or any(syntax.low[t] == "et" for t in draft.tokens if t > marks[0])
        ):
            yield from _without_verb(syntax, clause, draft, rulebook, rule.words)


def ideas(analysis: Analysis, cluster: Cluster, *, rulebook: Rulebook) -> Iterator[Idea]:
    """Every draft that the rules can make of a section and that is not too long, then two of them in one line."""
    rule = next((rule for rule in rulebook.rules("headings", HeadingRule) if rule.form == "pair"), None)
    if rule is None:
        yield from _single(analysis, cluster, rulebook)
        return
    settings, shortening = rulebook.settings("headings", HeadingSettings), load_shortening(rulebook)
    syntax = of_article(analysis)
    halves: dict[str, Draft] = {}
    for idea in _single(analysis, cluster, rulebook):
        yield idea
        if not idea.last_resort and may_be_half(syntax, idea.draft, shortening):
            halves.setdefault(idea.draft.text.lower(), idea.draft)
    for sentence in analysis.sentences[cluster.first : cluster.stop]:
        for draft in short_halves(analysis, sentence, rulebook=rulebook):
            if draft.text.lower() in halves or not may_be_half(syntax, draft, shortening):
                continue
            if leans(syntax, draft, sentence, settings.relational) or misleads(analysis, draft, settings):
                continue
            if fit(analysis, draft, settings, shortening):
                halves[draft.text.lower()] = draft
    for draft in pairs(syntax, tuple(halves.values()), longest=settings.longest):
        yield Idea(rule, draft, draft.sentence - cluster.first)


def _single(analysis: Analysis, cluster: Cluster, rulebook: Rulebook) -> Iterator[Idea]:
    settings = rulebook.settings("headings", HeadingSettings)
    rules = {rule.form: rule for rule in rulebook.rules("headings", HeadingRule)}
    seen: set[str] = set()
    syntax = of_article(analysis)
    topic = section_topic(analysis, syntax, cluster, longest=settings.longest_topic) if "topic" in rules else None
    span = (analysis.sentences[cluster.first].first, analysis.sentences[cluster.stop - 1].stop)
    if "figures" in rules:
        for draft in counted_pairs(
            analysis,
            syntax,
            cluster,
            longest=settings.longest,
            real=lambda noun: not unreal(syntax, syntax.head[noun], settings),
        ):
            if len(draft.text) >= settings.shortest and draft.text.lower() not in seen:
                seen.add(draft.text.lower())
                yield Idea(rules["figures"], draft, draft.sentence - cluster.first)
    if "voice" in rules:
        nouns = rules["voice"].nouns
        for draft in voice_drafts(analysis, syntax, cluster, nouns=nouns, empty=settings.empty_heads):
            if settings.shortest <= len(draft.text) <= settings.longest:
                yield Idea(rules["voice"], draft, draft.sentence - cluster.first)
    for place, sentence in enumerate(analysis.sentences[cluster.first : cluster.stop]):
        if analysis.source.paragraphs[sentence.paragraph].kind == "crosshead":
            continue
        for draft in _drafts(analysis, sentence, rules, rulebook):
            text = draft.text
            if not settings.shortest <= len(text) <= settings.longest or text.lower() in seen:
                continue
            if leans(syntax, draft, sentence, settings.relational) or misleads(analysis, draft, settings):
                continue
            rules_in_force = load_shortening(rulebook)
            firm = fit(analysis, draft, settings, rules_in_force)
            if firm or fit(analysis, draft, settings, rules_in_force, strict=False):
                if draft.kind == "phrase":
                    value = worth(syntax, draft)
                    if value == "misleading":
                        continue
                    firm = firm and value == "firm"
                seen.add(text.lower())
                opens = _opens(analysis, sentence)
                yield Idea(rules[draft.kind], draft, place, last_resort=not firm, opens=opens)
                whole = completed(syntax, draft, *span)
                if whole is not None and len(whole.text) <= settings.longest:
                    yield Idea(rules[draft.kind], whole, place, last_resort=not firm, opens=opens)
                told = (
                    topic is not None
                    and draft.kind in ("clause", "verbless")
                    and _under(syntax, topic, draft, settings)
                )
                if told:
                    yield Idea(rules["topic"], told, place, opens=opens)


def _under(syntax: Syntax, topic: tuple[int, int], draft: Draft, settings: HeadingSettings) -> Draft | None:
    """A clause behind the topic, where its subject does not say which and it holds no word of the topic."""
    words = {syntax.lemma[t] for t in range(*topic) if syntax.pos[t] in CONTENT}
    length = syntax.end(topic[1] - 1) - syntax.start[topic[0]] + 3 + len(draft.text)
    if length > settings.longest or ":" in draft.text or any(syntax.lemma[t] in words for t in draft.tokens):
        return None
    return topic_draft(syntax, topic, draft) if bare_subject(syntax, draft) else None


def _opens(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence is the first of its paragraph."""
    before = sentence.index - 1
    return before < 0 or analysis.sentences[before].paragraph != sentence.paragraph
