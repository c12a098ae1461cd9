"""What an article gives to expand it with: gathered once, before any move looks at it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.analysis.names import gender_of_first_name
from restructurer.analysis.quoterules import person_roles, speaking_nouns
from restructurer.article import Heading, Piece, Source
from restructurer.expansion.answers_said import answers_said
from restructurer.expansion.asking import Predicate, predicates
from restructurer.expansion.describing import description, role_pieces
from restructurer.expansion.items import Offer, Span
from restructurer.expansion.layout import Layout
from restructurer.expansion.limits import content
from restructurer.expansion.restatement import restated
from restructurer.expansion.role_phrases import affiliation
from restructurer.expansion.rules import ExpansionSettings, Move, QuestionRule, moves, question_rules, settings
from restructurer.expansion.said import Said, can_tell, quotes_said
from restructurer.expansion.speakers import Speaker
from restructurer.expansion.statement import Statement
from restructurer.expansion.statements import statements
from restructurer.expansion.stretches import pieces_of, spans_of
from restructurer.expansion.usable import usable
from restructurer.facts import Fact, find_facts
from restructurer.facts_context import Context
from restructurer.french.words import count_words
from restructurer.rulebook import Rulebook
from restructurer.writing.pieces import from_rule
from restructurer.writing.shortening import load_shortening
from restructurer.writing.syntax import Syntax, of_article

_BODIES = ("ong", "organisation", "association", "parti", "syndicat", "groupe", "entreprise", "société", "institution")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CLOCK = re.compile(r"\d{1,2} ?[h:] ?\d{2}\s*[-–—:|]")
FEWEST_HOURS = 3  # paragraphs under an hour
MOST_PARTS = 8
LEAST_PART = 40  # words
Known = TypeVar("Known")
LONGEST_OPENING = 90  # words of it that stand at the top of the page
LEAD_SENTENCES = 4  # that may tell the news
FEWEST_SENTENCES = 5  # of an article whose first sentence is its opening


@dataclass(frozen=True)
class Material:
    """The analysis, the page before expansion, and what can be said again."""

    analysis: Analysis
    layout: Layout
    title: Heading
    rulebook: Rulebook
    settings: ExpansionSettings

    @property
    def source(self) -> Source:
        """The source that all offsets refer to."""
        return self.analysis.source

    @cached_property
    def syntax(self) -> Syntax:
        """The parse of the article as columns."""
        return of_article(self.analysis)

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """The quotes that can be said again, and what somebody answers in an interview."""
        every = quotes_said(self.analysis, self.syntax, settings=self.settings)
        speaking = speaking_nouns(self.rulebook)
        every = tuple(s for s in every if not self._sells(s.speaker))
        quoted = tuple(s for s in every if s.speaker.named or can_tell(self.syntax, s.speaker, speaking))
        answered = answers_said(self.analysis, self.syntax, settings=self.settings)
        return tuple(sorted((*quoted, *answered), key=lambda said: said.start)) if answered else quoted

    def _sells(self, speaker: Speaker) -> bool:
        """Whether a speaker is what sells something: « le site commercial de X », « une brochure »."""
        told = self.source.text[speaker.start : speaker.end].lower()
        return any(word in told for word in self.settings.selling)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The clauses that can be said again, those made from quotes included."""
        own = statements(self.analysis, self.syntax, rulebook=self.rulebook, settings=self.settings)
        rule = moves(self.rulebook).get("restatement")
        from_quotes: tuple[Statement, ...] = ()
        if rule is not None:
            from_quotes = restated(self.said, self.analysis.sentences, self.syntax, move=rule, settings=self.settings)
        return tuple(sorted((*own, *from_quotes), key=lambda s: (s.sentence.index, s.tokens[0])))

    def once(self, name: str, statement: Statement, make: Callable[[], Known]) -> Known:
        """What ``make`` gives of a statement, worked out once for all moves."""
        return self.syntax.once(name, id(statement), statement, make)

    @cached_property
    def offered(self) -> dict[str, tuple[Move, tuple[Offer, ...]]]:
        """What each move has offered of it, with the rule as it stood then."""
        return {}

    @cached_property
    def news(self) -> frozenset[int]:
        """The sentence (index) that opens the article; empty where the text is too short to have an opening."""
        if len(self.analysis.sentences) < FEWEST_SENTENCES:
            return frozenset()
        crossheads = {i for i, p in enumerate(self.source.paragraphs) if p.kind == "crosshead"}
        whole = (s for s in self.analysis.sentences if s.fault not in ("dateline", "fragment"))
        first = next((s.index for s in whole if s.paragraph not in crossheads), None)
        return frozenset() if first is None else frozenset((first,))

    @cached_property
    def lead(self) -> frozenset[int]:
        """The first sentences (indexes), one of which tells the news, in what stands before the first subheading."""
        first = min(self.news, default=-1)
        if first < 0:
            return frozenset()
        standings = self.layout.standings
        near = range(first, first + LEAD_SENTENCES)
        return frozenset(i for i in near if i in standings and standings[i].section == 0)

    @cached_property
    def opening_sentences(self) -> frozenset[int]:
        """The sentences (indexes) of the paragraph that opens the article; of a long one those that open it."""
        first = min(self.news, default=None)
        if first is None:
            return frozenset()
        found: list[int] = []
        for sentence in self.analysis.sentences[first:]:
            own = sentence.paragraph == self.analysis.sentences[first].paragraph
            if not own or (found and self._words(range(first, sentence.index + 1)) > LONGEST_OPENING):
                break
            found.append(sentence.index)
        return frozenset(found)

    @cached_property
    def opening(self) -> str:
        """What opens the article, which stands just above what stands at the top."""
        indexes = sorted(self.opening_sentences)
        return self.source.text[self._sentence(indexes[0]).start : self._sentence(indexes[-1]).end] if indexes else ""

    def _sentence(self, index: int) -> Sentence:
        return self.analysis.sentences[index]

    @cached_property
    def is_ticker(self) -> bool:
        """Whether the article is news by the hour (« 9h05 - La Bourse ouvre… »): nothing of it stands for all."""
        return sum(_CLOCK.match(self.source.slice(p)) is not None for p in self.source.paragraphs) >= FEWEST_HOURS

    @cached_property
    def known_nouns(self) -> frozenset[str]:
        """The nouns (lower case) of the title and of the opening: readers of the top have met them."""
        return frozenset(_WORD.findall(f"{self.title.text} {self.opening}".lower()))

    @cached_property
    def matter(self) -> frozenset[str]:
        """The words of content of the title, of the keyphrases and of the opening: what the article is about."""
        phrases = " ".join(phrase.text for phrase in self.analysis.keyphrases[:8])
        return content(f"{self.title.text} {phrases} {self.opening}")

    @cached_property
    def phrases(self) -> tuple[frozenset[str], ...]:
        """The words of content of each of the first keyphrases."""
        return tuple(words for phrase in self.analysis.keyphrases[:8] if (words := content(phrase.text)))

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The nouns (lower case) that name a body which may decide or speak."""
        return speaking_nouns(self.rulebook) - person_roles(self.rulebook)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that may feed an expansion, in order."""
        return tuple(sentence for sentence in self.analysis.sentences if usable(self.analysis, sentence))

    @cached_property
    def predicates(self) -> tuple[tuple[Sentence, tuple[Predicate, ...]], ...]:
        """Those of them that have a main clause to ask about, with their main clauses."""
        rules = load_shortening(self.rulebook)
        found = [(sentence, predicates(self.syntax, sentence, rules)) for sentence in self.sentences]
        return tuple(row for row in found if row[1])

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The entries of ``data/`` that the article's own words name (not what cleaning removed), by place."""
        found: dict[str, Fact] = {}
        for fact in find_facts(self.source.text):
            if any(p.start <= fact.start and fact.end <= p.end for p in self.source.paragraphs):
                found.setdefault(fact.key, fact)
        return tuple(found.values())

    @cached_property
    def context(self) -> Context:
        """What the article speaks of: its words, its countries."""
        return Context(self.source.text)

    @cached_property
    def genders(self) -> dict[str, str]:
        """The gender (m, f) of names that no article shows: places of ``data/``, persons by their first name."""
        found = {fact.name: fact.gender for fact in self.facts if fact.gender}
        for entity in self.analysis.entities:
            words = entity.text.replace("-", " ").split()
            gender = gender_of_first_name(words[0]) if entity.label == "PER" and len(words) > 1 else None
            if gender is not None:
                found.update(dict.fromkeys(words, gender))
        return found

    @cached_property
    def questions(self) -> tuple[QuestionRule, ...]:
        """The forms of question in force."""
        return question_rules(self.rulebook)

    @cached_property
    def parts(self) -> tuple[range, ...]:
        """The parts of the article of which a list takes one sentence each: its clusters, long ones divided.

        A cluster is divided between paragraphs, the longest first, while it holds enough words for
        two parts and there are fewer than :data:`MOST_PARTS`.
        """
        parts = [
            range(cluster.first, cluster.stop) for cluster in self.analysis.clusters if cluster.stop > cluster.first
        ]
        while len(parts) < MOST_PARTS:
            cuts = [(self._words(part), -index, cut) for index, part in enumerate(parts) if (cut := self._cut(part))]
            if not cuts:
                break
            _, index, cut = max(cuts)
            part = parts[-index]
            parts[-index : -index + 1] = [range(part.start, cut), range(cut, part.stop)]
        return tuple(parts)

    def _words(self, part: range) -> int:
        text = self.source.text
        return sum(count_words(text[s.start : s.end]) for s in self.analysis.sentences[part.start : part.stop])

    def _cut(self, part: range) -> int | None:
        """Where a part divides most evenly between two paragraphs; ``None`` where that leaves too little."""
        sentences = self.analysis.sentences
        places = [i for i in part[1:] if sentences[i].paragraph != sentences[i - 1].paragraph]
        halves = [(min(self._words(range(part.start, i)), self._words(range(i, part.stop))), -i) for i in places]
        least, place = max(halves, default=(0, 0))
        return -place if least >= LEAST_PART else None

    def part_of(self, sentence: int) -> int:
        """The number of the part that holds a sentence."""
        return next((number for number, part in enumerate(self.parts) if sentence in part), -1)

    @cached_property
    def roles(self) -> frozenset[str]:
        """The nouns that name what a person is."""
        return person_roles(self.rulebook)

    def speaker(self, speaker: Speaker) -> tuple[tuple[Piece, ...], tuple[Span, ...]]:
        """A speaker with a capital and with what the text says they are, and the stretch where it says so."""
        pieces = speaker.pieces(self.analysis, capital=True)
        tokens = description(self.analysis, self.syntax, speaker, self.roles)
        if tokens is None:
            body = affiliation(self.analysis, self.syntax, speaker)
            inside = pieces_of(self.syntax, body) if body is not None else None
            if body is None or inside is None:
                return pieces, ()
            rule = "expansions.description"
            return (*pieces, from_rule(" (", rule), *inside, from_rule(")", rule)), spans_of(self.syntax, body)
        told = role_pieces(self.syntax, tokens)
        if told is None:
            return pieces, ()
        return (*pieces, from_rule(", ", "expansions.description"), *told), spans_of(self.syntax, tokens)

    def is_introduced(self, speaker: Speaker) -> bool:
        """Whether readers can tell who speaks: a full name or a role, not « Monique », not « l’élu »."""
        text = self.source.text[speaker.start : speaker.end]
        if speaker.named:
            return " " in text.strip() or bool(self.speaker(speaker)[1]) or text.isupper()
        return speaker.told

    def camp(self, speaker: Speaker) -> str:
        """The organisation that a speaker speaks for: named in their description, or the article's own (« l’ONG »)."""
        tokens = description(self.analysis, self.syntax, speaker, self.roles)
        bodies = [entity for entity in self.analysis.entities if entity.label == "ORG"]
        text = self.source.text[speaker.start : speaker.end].lower().replace("’", "'")
        if tokens is not None:
            low, high = spans_of(self.syntax, tokens)[0]
            named = [body for body in bodies if any(low <= a and b <= high for a, b in body.mentions)]
            if named:
                return named[0].text
            text = self.source.text[low:high].lower().replace("’", "'")
        if bodies and any(f"{article}{noun}" in text for noun in _BODIES for article in ("l'", "le ", "la ", "cette ")):
            return bodies[0].text
        initials = {"".join(w[0] for w in b.text.split() if w[0].isupper()): b.text for b in bodies if " " in b.text}
        return initials.get(speaker.camp, speaker.camp)

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The title and the subheadings, which nothing should merely say again."""
        headings = (section.heading for section in self.layout.outline.sections)
        return (self.title.text, *(heading.text for heading in headings if heading is not None))


def gather(analysis: Analysis, layout: Layout, *, rulebook: Rulebook, title: Heading) -> Material:
    """The material of an article."""
    return Material(analysis, layout, title, rulebook, settings(rulebook))
