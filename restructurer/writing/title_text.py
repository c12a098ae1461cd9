"""Titles cut out of the text: clauses of the opening, alone or behind the given theme, and noun phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.analysis.quoterules import person_roles
from restructurer.article import Heading, Piece
from restructurer.french import casing
from restructurer.french.typography import NBSP
from restructurer.rulebook import Rulebook
from restructurer.writing.cutting import draft_of, sentence_clauses
from restructurer.writing.description_back import points_back
from restructurer.writing.description_news import news_of
from restructurer.writing.description_words import DescriptionSettings
from restructurer.writing.drafts import Draft, decapitalised, run_pieces, with_rule
from restructurer.writing.fitness import fit
from restructurer.writing.fitting import fitted_clauses
from restructurer.writing.groups import verbless
from restructurer.writing.heading_rules import HeadingSettings
from restructurer.writing.leaning import bare_subject, leans
from restructurer.writing.lemmas import words_of
from restructurer.writing.misleading import misleads
from restructurer.writing.parts import Run
from restructurer.writing.phrases import noun_phrases
from restructurer.writing.quotations import quote_drafts
from restructurer.writing.selection import Selection
from restructurer.writing.shortening import load_shortening
from restructurer.writing.syntax import Syntax, of_article, of_title, part_of
from restructurer.writing.title_given import titles_of
from restructurer.writing.title_leads import abridged
from restructurer.writing.title_losses import tells_act, theme_end
from restructurer.writing.title_opaque import article_theme, event_town
from restructurer.writing.title_rules import TitleRule, TitleSettings, title_lists
from restructurer.writing.title_verbs import is_finite
from restructurer.writing.title_worth import Worth, object_lost

THEME = "title.themed"
LONGEST_THEME = 32
_CIVIL = frozenset(("M.", "Mme", "Mlle", "Me", "MM.", "Mmes", "Dr", "Pr", "Mgr", "M"))
_NOBODY = frozenset(("il", "elle", "ils", "elles", "on", "ce", "c'", "ça", "cela", "nous", "vous", "je", "j'"))
_TURNED = frozenset(("drop-auxiliary", "present"))
STUMP = 0.2  # how far a lead may have lost its news
LEADS = 4  # how many sentences are read as titles


@dataclass(frozen=True, slots=True)
class Idea:
    """One title that may be printed. ``place``: its sentence; ``cost``: of what it leaves out of the given one.

    ``spare``: weighed only where there are too few others; ``stump``: how far it has lost its news; ``worth``: what
    it loses for the news that it does not tell (0 or less).
    """

    heading: Heading
    rule: TitleRule
    place: int
    cost: float
    speaker: bool = False
    spare: bool = False
    stump: float = 0.0
    worth: float = 0.0


@dataclass(frozen=True)
class _Cutter:
    """What the sentences of the opening are cut with."""

    analysis: Analysis
    rulebook: Rulebook
    settings: TitleSettings

    @cached_property
    def headings(self) -> HeadingSettings:
        return self.rulebook.settings("headings", HeadingSettings)

    @cached_property
    def worth(self) -> Worth:
        return Worth(self.analysis, self.rulebook, self.settings.sentences)

    @cached_property
    def syntax(self) -> Syntax:
        return of_article(self.analysis)

    def telling(self, sentence: Sentence) -> float:
        """What a title out of a sentence loses, where no title is given, for the news that the sentence lacks."""
        if self.analysis.source.title:
            return 0.0
        telling = self.rulebook.settings("description", DescriptionSettings).telling
        lacks = 1.0 if points_back(self.analysis, sentence) else 1 - news_of(self.analysis, sentence, telling)
        return round(-self.settings.lead.news * lacks, 4)

    def clauses(self, sentence: Sentence) -> Iterator[Draft]:
        """The clauses of a sentence at every length, and the verbless form of a passive one."""
        longest = self.headings.longest  # that of a subheading, so that each is cut once
        cut = (
            *sentence_clauses(self.analysis, sentence, rulebook=self.rulebook),
            *fitted_clauses(self.analysis, sentence, rulebook=self.rulebook, longest=longest),
        )
        for clause, draft in cut:
            if self._leans(draft, sentence) or self._unnamed(draft):
                continue
            if draft.speaker is not None and not draft.speaker.announces:
                continue
            if draft.speaker is None and "drop-attribution" in draft.operations:
                continue  # whose words they are is not known
            if object_lost(self.syntax, frozenset(draft.tokens)):
                continue
            shorter = verbless(self.syntax, clause, Selection(draft.tokens, draft.head, draft.words, draft.operations))
            if shorter is not None:
                nominal = draft_of(self.syntax, shorter, sentence.index, kind="verbless", speaker=clause.speaker)
                if nominal is not None and len(nominal.text) <= self.settings.longest:
                    yield nominal
            if len(draft.text) <= self.settings.longest:
                yield draft

    def _leans(self, draft: Draft, sentence: Sentence) -> bool:
        """Whether a draft leans on other sentences, or says something else without its own."""
        return bool(leans(self.syntax, draft, sentence, self.headings.relational)) or bool(
            misleads(self.analysis, draft, self.headings)
        )

    def _unnamed(self, draft: Draft) -> bool:
        """Whether a clause opens on a pronoun, or on nobody: « Il pleut », « On a mis des écrans »."""
        first = draft.parts[0] if draft.parts else None
        return isinstance(first, Run) and self.syntax.low[first.first] in _NOBODY

    def phrases(self, sentence: Sentence) -> Iterator[tuple[Draft, bool]]:
        """Noun phrases, and whether they could stand over a section or are close to what the article is about."""
        shortening = load_shortening(self.rulebook)
        for draft in noun_phrases(self.analysis, sentence, rulebook=self.rulebook):
            if not self.settings.shortest <= len(draft.text) <= self.settings.longest:
                continue
            if self._leans(draft, sentence):
                continue
            close = bool(self.close & words_of(draft.text))
            yield draft, close or fit(self.analysis, draft, self.headings, shortening)

    @cached_property
    def close(self) -> frozenset[str]:
        """The words of the given title and of the first keyphrases."""
        phrases = (self.analysis.source.title, *(phrase.text for phrase in self.analysis.keyphrases[:3]))
        return frozenset(word for phrase in phrases for word in words_of(phrase))


def text_ideas(analysis: Analysis, *, rulebook: Rulebook, settings: TitleSettings) -> Iterator[Idea]:
    """Clauses and noun phrases of the opening; the clauses also behind the theme of the given title."""
    rules = {rule.form: rule for rule in rulebook.rules("titles", TitleRule)}
    cutter = _Cutter(analysis, rulebook, settings)
    theme, told_place = given_theme(analysis) if "themed" in rules else (), frozenset[str]()
    if "themed" in rules and not analysis.source.title:
        theme = article_theme(analysis, person_roles(rulebook))
        told_place = frozenset(word for one in analysis.entities if one.label == "LOC" for word in words_of(one.text))
    topic = "".join(piece.text for piece in theme)
    if any(topic in (one.text, one.short) for one in analysis.entities if one.label == "PER"):
        theme = ()  # « Yves Le Goff : le budget sera examiné » would be what he says
    told = words_of(topic)
    placed = not analysis.source.title and any(
        topic in (one.text, one.short) for one in analysis.entities if one.label == "LOC"
    )
    place, quantities = 0, title_lists(rulebook).quantities
    for sentence in analysis.sentences:
        if analysis.source.paragraphs[sentence.paragraph].kind == "crosshead":
            continue
        if "clause" in rules and sentence.sound:
            for draft in cutter.clauses(sentence):
                said = draft.speaker is not None
                worth, _ = cutter.worth.of(draft, place)
                worth = min(worth, cutter.telling(sentence))
                if not bare_subject(cutter.syntax, draft) or not analysis.source.title:
                    yield Idea(draft.heading(rules["clause"].id), rules["clause"], place, 0.0, said, worth=worth)
                if (
                    theme
                    and ":" not in draft.text
                    and "«" not in draft.text
                    and (told | told_place).isdisjoint(words_of(draft.text))
                    and (not placed or _happens_at(cutter.syntax, sentence, draft, topic))
                ):
                    heading = _behind(theme, cutter.syntax, draft)
                    if heading is not None:
                        yield Idea(heading, rules["themed"], place, 0.0, said, worth=worth)
        if "quote" in rules:
            for draft in quote_drafts(analysis, sentence, longest=settings.longest):
                if draft.kind == "quote":
                    worth, _ = cutter.worth.of(draft, place)
                    yield Idea(draft.heading(rules["quote"].id), rules["quote"], place, 0.0, worth=worth)
        if "phrase" in rules and sentence.sound and place < settings.phrases_from:
            for draft, firm in cutter.phrases(sentence):
                worth, dull = cutter.worth.of(draft, place)
                noun = cutter.syntax.low[draft.head].rstrip("s")
                if not analysis.source.title and tells_act(noun) and noun not in quantities:  # « le début de la crise »
                    worth += settings.lead.act
                yield Idea(
                    draft.heading(rules["phrase"].id),
                    rules["phrase"],
                    place,
                    3.0 * (dull or not firm),
                    spare=True,
                    worth=worth,
                )
        place += sentence.sound
        if place > settings.sentences:
            break


def lead_ideas(analysis: Analysis, *, rulebook: Rulebook, settings: TitleSettings) -> Iterator[Idea]:
    """What the first sentences say, read and shortened as a given title is."""
    rules = {rule.form: rule for rule in rulebook.rules("titles", TitleRule)}
    if "lead" not in rules:
        return
    cutter = _Cutter(analysis, rulebook, settings)
    found = [s for s in analysis.sentences if analysis.source.paragraphs[s.paragraph].kind != "crosshead"]
    if not analysis.source.title:
        yield from _abridged_ideas(cutter, found[:LEADS], rules)
        return
    for place, sentence in enumerate(found[:LEADS]):
        for first, stop, clause in _news(cutter, sentence):
            stretch = part_of(cutter.syntax, first, stop)
            told = frozenset(t for t in range(len(stretch)) if is_finite(stretch, t))
            worth, _ = cutter.worth.of(clause, place)
            for draft, cost, _, lost in titles_of(analysis, stretch, rulebook=rulebook, settings=settings):
                shown = set(draft.tokens)
                shown |= {t for w in draft.words if w.first is not None for t in range(w.first, w.stop or 0)}
                turned = not _TURNED.isdisjoint(draft.operations) or any(
                    op.startswith("title.") for op in draft.operations
                )
                if cost > settings.dearest or (told and told.isdisjoint(shown) and not turned):
                    continue
                if object_lost(stretch, shown) or lost > STUMP:
                    continue
                yield Idea(draft.heading(rules["lead"].id), rules["lead"], place, cost, worth=worth)


def _abridged_ideas(cutter: _Cutter, found: Sequence[Sentence], rules: Mapping[str, TitleRule]) -> Iterator[Idea]:
    """The first sentences in the length of a title, alone or behind their place."""
    weights, lead = cutter.settings.lead, rules["lead"]
    sound = [sentence for sentence in found if sentence.sound]
    for place, sentence in enumerate(sound):
        if points_back(cutter.analysis, sentence):
            continue
        worth = cutter.telling(sentence)
        told = abridged(
            cutter.analysis,
            sentence,
            rulebook=cutter.rulebook,
            settings=cutter.settings,
            informing=frozenset(lead.words),
        )
        headed = [
            (
                one,
                one.draft.heading(lead.id)
                if one.place is None
                else _behind(run_pieces(one.columns, one.place), one.columns, one.draft),
            )
            for one in told
            if one.place is None or "themed" in rules
        ]
        most = max((one.value for one, heading in headed if heading is not None), default=0.0)
        town = event_town(cutter.analysis, sentence)
        for one, _ in headed[:1] if town and "themed" in rules else ():
            named = any(cutter.syntax.pos[t + sentence.first] == "PROPN" for t in one.draft.tokens)
            named = named or not words_of("".join(piece.text for piece in town)).isdisjoint(words_of(one.draft.text))
            behind = None if one.place or named else _behind(town, one.columns, one.draft)
            if behind is not None:
                yield Idea(behind, rules["themed"], place, -weights.front, worth=worth)
        for one, heading in headed:
            if heading is not None:
                rule = lead if one.place is None else rules["themed"]
                yield Idea(heading, rule, place, weights.lost * (most - one.value), worth=worth)


def _news(cutter: _Cutter, sentence: Sentence) -> Iterator[tuple[int, int, Draft]]:
    """The stretch of tokens of the main clause of a sentence, less its end that says who told it."""
    if not sentence.sound:
        return
    seen = set()
    for clause, draft in sentence_clauses(cutter.analysis, sentence, rulebook=cutter.rulebook):
        told = draft.speaker is not None and not draft.speaker.announces
        whole = draft.tokens and draft.tokens[-1] - draft.tokens[0] == len(draft.tokens) - 1 and not draft.words
        if clause.origin in ("main", "factual") and not told and whole:
            stretch = (draft.tokens[0], draft.tokens[-1] + 1)
            if stretch not in seen and cutter.syntax.pos[stretch[0]] in ("DET", "NOUN", "PROPN", "NUM"):
                seen.add(stretch)
                yield (*stretch, draft)


def given_theme(analysis: Analysis, *, longest: int = LONGEST_THEME) -> tuple[Piece, ...]:
    """What stands before the colon of the given title when it is a short noun phrase, as pieces; empty otherwise."""
    syntax = of_title(analysis.parsed)
    colon = theme_end(syntax) if syntax is not None else 0
    if syntax is None or not colon or any(syntax.pos[t] in ("VERB", "AUX", "PRON") for t in range(colon)):
        return ()
    if syntax.pos[0] not in ("NOUN", "PROPN", "X") or any(syntax.text[t] in ',«»"|.-–' for t in range(colon)):
        return ()
    pieces = run_pieces(syntax, Run(0, colon))
    text = "".join(piece.text for piece in pieces)
    return pieces if len(text) <= longest and not re.search(r"[A-ZÀ-Ý]{3}[a-zà-ÿ]", text) else ()


def _happens_at(syntax: Syntax, sentence: Sentence, draft: Draft, place: str) -> bool:
    """Whether a sentence says of the verb of a clause cut out of it that it happens at a place: « à Brest »."""
    first = place.split()[0].lower()
    return any(
        syntax.low[t] == first and syntax.low[t - 1] in ("à", "en", "au", "aux") and syntax.head[t] == draft.head
        for t in range(sentence.first + 1, sentence.stop)
    )


def _behind(theme: tuple[Piece, ...], syntax: Syntax, draft: Draft) -> Heading | None:
    """A clause behind a theme; ``None`` where its first word cannot be written small for sure."""
    pieces = draft.pieces
    opening = draft.parts[0]
    if isinstance(opening, Run):
        text = syntax.chars(opening.first, opening.first + 1)
        civil = text in _CIVIL or syntax.pos[opening.first] == "PROPN"
        lowered = casing.decapitalise(text, name=civil or None)
        if lowered is None:
            return None
        pieces = pieces if lowered == text else decapitalised(pieces)
    elif not opening.text[:1].islower():
        return None
    mark = Piece(f"{NBSP}: ", "rule", rule=THEME)
    return Heading(THEME, (*with_rule(theme, THEME), mark, *with_rule(pieces, THEME)))
