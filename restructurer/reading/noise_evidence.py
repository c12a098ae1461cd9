"""What a line shows that speaks for noise, or for the article: the rules of ``rules/noise_evidence.toml``.

A rule is one piece of evidence with a weight; what a line is worth is the sum. Nothing is decided here:
:mod:`restructurer.reading.noise_runs` weighs the lines of a page together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any, Literal

from restructurer.errors import RuleError
from restructurer.patterns import compile_bounded, fold, required
from restructurer.reading.noise_rules import LONGEST_EXPANDED, NoiseSettings, expand, plain
from restructurer.rulebook import Rule, Rulebook, Settings

Where = Literal["above", "under", "body", "tail"]
Shape = Literal[
    "any", "no-stop", "stopped", "very-short", "long", "capitals", "named-words", "no-verb", "sentence", "said",
    "dialogue", "strange", "headline", "signed", "lower-case", "told-twice", "heads-paragraph", "listed", "item",
    "crosshead", "after-comments", "block", "led", "wordless", "rival",
]  # fmt: skip

_TOKEN = re.compile(r"\w+'|\w+(?:-\w+)*|\+")
_STOPPED = re.compile(r"[.!?…:;,][\"»”)\]\s]{0,4}$")
_FULL_STOP = re.compile(r"[.!?…][\"»”)\]\s]{0,4}$")
_QUOTED = re.compile(r"«[^«»]{0,400}»|\"[^\"]{0,400}\"|“[^“”]{0,400}”")
_LAST_BRACKET = re.compile(r"(?<=[.!?…»”\"]) ?[(\[][^()\[\]]{1,40}[)\]]\.?$")
_LONGEST_BRACKET = 60  # characters
_SHORTEST_SENTENCE = 8  # words
_SHORTEST_REST = 6  # words of a sentence that was broken
_SIGNED = re.compile(r"\w{2}[.!?…»”] ?(?:[^\s.!?]{1,24} ?){1,4}\.?$")
_ASKS = ("-il", "-elle", "-on", "-ils", "-elles", "-je")  # behind a verb: « fait-il »
_INITIAL = re.compile(r"(?:^|[\s.-])[A-ZÀ-Ý]\.$")
_DIALOGUE = re.compile(r"[—–-] ?[«\w]")
_PREFIX = 3  # letters; no word with an open ending is shorter
LONG = 20  # words
CONTENT = 5  # letters of a word that tells what a line is about


class EvidenceRule(Rule):
    """One piece of evidence. ``weight``: what it counts; ``zone``: where alone it counts; the line shows it
    when it holds one of ``words`` (a phrase too; ``*``: any ending), matches ``pattern`` or has the ``shape``."""

    weight: float
    zone: tuple[Where, ...] = ()
    words: tuple[str, ...] = ()
    pattern: str = ""
    shape: Shape | None = None


class EvidenceSettings(Settings):
    """``longest``: characters of the longest line that may be noise; ``base``: what any line is worth; ``own``:
    from what worth of its words on a full sentence is no paragraph. What its own words must be worth so that it
    goes: ``told_body``: anything between two paragraphs; ``told_crosshead``: what stands right over one; ``told``:
    words of the article; ``told_sentence`` and ``told_paragraph``: a sentence, a long one. ``sure`` and
    ``sure_body``: the margins from which a line goes; ``stay``: the cost of passing from article to noise or back,
    ``stay_glued``: within a block of lines; ``known``: what noise that another rule knows counts; ``comments``:
    rules whose evidence opens readers' comments; ``labels``: that leads other articles; ``readers``: words to
    readers, which no sentence around a quote holds; ``verbs`` and ``endings``: forms that only verbs have."""

    longest: int
    base: float
    own: float
    told_body: float
    told_crosshead: float
    told: float
    told_sentence: float
    told_paragraph: float
    sure: float
    sure_body: float
    stay: float
    stay_glued: float
    known: float
    comments: tuple[str, ...]
    labels: tuple[str, ...]
    readers: tuple[str, ...]
    verbs: tuple[str, ...]
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line as evidence is read from it. ``told``: the numbers of the rules whose evidence its words hold;
    ``shapes``: what is to be seen of it and of where it stands."""

    text: str
    tokens: tuple[str, ...]
    told: frozenset[int] = frozenset()
    shapes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class EvidenceRules:
    """The rules in force. ``words`` and ``open_words``: the phrases by their first word, or by the first letters of it
    where its ending is open, each with the number of its rule; ``by_shape``: the numbers of rules by shape;
    ``sources``: numbers and patterns as text; ``verbs`` and ``readers``: those of the
    settings."""

    settings: EvidenceSettings
    rules: tuple[EvidenceRule, ...]
    words: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]
    open_words: Mapping[str, tuple[tuple[tuple[str, ...], int], ...]]
    by_shape: Mapping[str, tuple[int, ...]]
    sources: tuple[tuple[int, str], ...]
    verbs: frozenset[str] = field(default_factory=frozenset)
    readers: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def patterns(self) -> tuple[tuple[tuple[int, ...], re.Pattern[str], tuple[str, ...]], ...]:
        """The patterns, each once, with the numbers of its rules and the strings of which a match holds one.

        Raises RuleError when a pattern is wrong.
        """
        numbers: dict[str, list[int]] = {}
        for number, source in self.sources:
            numbers.setdefault(source, []).append(number)
        found = []
        for source, own in numbers.items():
            try:
                pattern = compile_bounded(source, ignore_case=True, longest=LONGEST_EXPANDED)
            except ValueError as error:
                raise RuleError(f"noise_evidence.toml: rule {self.rules[own[0]].id!r}: {error}") from None
            found.append((tuple(own), pattern, tuple(sorted(required(source)))))
        return tuple(found)

    def numbers(self, ids: Sequence[str]) -> frozenset[int]:
        """The numbers of the rules with these ids."""
        return frozenset(number for number, rule in enumerate(self.rules) if rule.id in ids)

    def told(self, line: Line) -> frozenset[int]:
        """The numbers of the rules whose evidence stands in the words of a line, wherever the line stands."""
        found = self._worded(line.tokens)
        folded = fold(line.text)
        for numbers, pattern, needs in self.patterns:
            if (not needs or any(map(folded.__contains__, needs))) and pattern.search(line.text):
                found.update(numbers)
        return frozenset(found)

    def shown(self, line: Line, zone: Where | None) -> list[int]:
        """The numbers of the rules whose evidence a line shows in a zone (``None``: in none), in file order."""
        found = set(line.told)
        for shape in line.shapes:
            found.update(self.by_shape.get(shape, ()))
        return [number for number in sorted(found) if not self.rules[number].zone or zone in self.rules[number].zone]

    def worth(self, shown: Iterable[int]) -> float:
        """The sum of the weights of rules."""
        return sum(self.rules[number].weight for number in shown)

    def worded(self, shown: Iterable[int]) -> float:
        """The sum of what speaks for noise in the words alone."""
        return sum(max(0.0, self.rules[number].weight) for number in shown if self.rules[number].shape is None)

    def _worded(self, tokens: tuple[str, ...]) -> set[int]:
        found: set[int] = set()
        words, open_words = self.words, self.open_words
        for at, token in enumerate(tokens):
            for phrase, number in (*words.get(token, ()), *open_words.get(token[:_PREFIX], ())):
                if number not in found and _stands(phrase, tokens, at):
                    found.add(number)
        return found


def _stands(phrase: tuple[str, ...], tokens: tuple[str, ...], at: int) -> bool:
    if len(phrase) > len(tokens) - at:
        return False
    for offset, word in enumerate(phrase):
        token = tokens[at + offset]
        if token != word and not (word[-1] == "*" and token.startswith(word[:-1])):
            return False
    return True


def tokens_of(text: str) -> tuple[str, ...]:
    """The words of a line (plain, as :func:`restructurer.reading.noise_rules.plain` gives it), in small letters."""
    return tuple(_TOKEN.findall(text.lower()))


@lru_cache(maxsize=8)
def evidence_rules(rulebook: Rulebook) -> EvidenceRules:
    """The rules of a rulebook, put in order once."""
    settings = rulebook.settings("noise_evidence", EvidenceSettings)
    rules = rulebook.rules("noise_evidence", EvidenceRule)
    fragments = rulebook.settings("noise", NoiseSettings).fragments
    words: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    open_words: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for number, rule in enumerate(rules):
        for entry in rule.words:
            phrase = tuple(word + "*" * starred for word, starred in _starred(plain(entry)))
            if phrase[0].endswith("*"):
                open_words.setdefault(phrase[0][:_PREFIX], []).append((phrase, number))
            else:
                words.setdefault(phrase[0], []).append((phrase, number))
    sources = tuple((number, _source(rule, fragments)) for number, rule in enumerate(rules) if rule.pattern)
    by_shape: dict[str, list[int]] = {}
    for number, rule in enumerate(rules):
        if rule.shape is not None:
            by_shape.setdefault(rule.shape, []).append(number)
    return EvidenceRules(
        settings,
        rules,
        {first: tuple(phrases) for first, phrases in words.items()},
        {first: tuple(phrases) for first, phrases in open_words.items()},
        {shape: tuple(numbers) for shape, numbers in by_shape.items()},
        sources,
        frozenset(settings.verbs),
        frozenset(settings.readers),
    )


def _source(rule: EvidenceRule, fragments: Mapping[str, str]) -> str:
    try:
        return expand(rule.pattern, fragments)
    except ValueError as error:
        raise RuleError(f"noise_evidence.toml: rule {rule.id!r}: {error}") from None


def _starred(entry: str) -> list[tuple[str, bool]]:
    return [(match.group(), entry[match.end() : match.end() + 1] == "*") for match in _TOKEN.finditer(entry.lower())]


def read_line(raw: str, rules: EvidenceRules) -> Line:
    """A line with the shapes that it has wherever it stands."""
    text = plain(raw).strip()
    tokens = tokens_of(text)
    words = [word for word in text.split() if word[0].isalnum() or any(map(str.isalnum, word))]
    letters = list(filter(str.isalpha, text))
    shapes = {"any"}
    bracket = _LAST_BRACKET.search(text[-_LONGEST_BRACKET:])
    if bracket is not None and len(words) >= _SHORTEST_SENTENCE:
        text_end = text[-_LONGEST_BRACKET:][: bracket.start()][-8:]
    else:
        text_end = text[-8:]
    stopped = _STOPPED.search(text_end) is not None and not _INITIAL.search(text_end)
    full = stopped and _FULL_STOP.search(text_end) is not None
    verb = _has_verb(tokens, rules)
    quoted = _QUOTED.search(text)
    shapes.add("stopped" if full else "no-stop" if not stopped else "any")
    if len(words) >= _SHORTEST_SENTENCE and _SIGNED.search(text[-_LONGEST_BRACKET:]):
        shapes.add("signed")
    if len(words) <= 2 and not stopped:
        shapes.add("very-short")
    if len(words) >= LONG:
        shapes.add("long")
    if len(letters) >= 3 and all(map(str.isupper, letters)):
        shapes.add("capitals")
    if len(words) >= 2 and sum(word.lstrip('("«[')[:1].isupper() for word in words) * 3 >= len(words) * 2:
        shapes.add("named-words")
    if not verb:
        shapes.add("no-verb")
    if verb and full:
        shapes.add("sentence")
    if quoted:
        around = tokens_of(_QUOTED.sub(" ", text))
        if len(around) >= 2 and rules.readers.isdisjoint(around):
            shapes.add("said")
    if text[:1].islower() and len(words) >= _SHORTEST_REST:
        shapes.add("lower-case")
    if _DIALOGUE.match(text):
        shapes.add("dialogue")
    line = Line(text, tokens)
    return replace(line, told=rules.told(line), shapes=frozenset(shapes))


def _has_verb(tokens: tuple[str, ...], rules: EvidenceRules) -> bool:
    return any(
        (at > 0 and token in rules.verbs)
        or (len(token) > CONTENT and token.endswith(rules.settings.endings))
        or token.endswith(_ASKS)
        for at, token in enumerate(tokens)
    )


def content(tokens: Iterable[str]) -> list[str]:
    """The words that tell what a line is about, by their beginnings."""
    return [token[:7] for token in tokens if len(token) >= CONTENT and not token.isdigit()]


def fault(rule: EvidenceRule, example: Mapping[str, Any], rules: EvidenceRules) -> str | None:
    """What is wrong with a worked example of a rule; ``None`` when it holds.

    ``shows``: the line holds the evidence; ``lacks``: it does not; ``note``: the evidence is where the line stands.
    """
    if "note" in example:
        return None
    key = next((name for name in ("shows", "lacks") if name in example), None)
    if key is None:
        return "an example needs shows, lacks or note"
    line = read_line(str(example[key]), rules)
    zone = rule.zone[0] if rule.zone else None
    seen = rule.id in [rules.rules[number].id for number in rules.shown(line, zone)]
    if seen == (key == "shows"):
        return None
    return f"{'is not seen in' if key == 'shows' else 'is seen in'} {example[key]!r}"
