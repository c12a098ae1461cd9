"""The rules of ``rules/noise.toml``: what they hold, how their patterns are put together and matched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Annotated, Any, Literal

from pydantic import StringConstraints

from restructurer.characters import swapped
from restructurer.errors import RuleError
from restructurer.needles import Needles
from restructurer.patterns import LONGEST_LINE, compile_bounded
from restructurer.rulebook import Rule, Rulebook, Settings

Place = Literal["line", "end", "start"]
Zone = Literal["head", "top", "trail", "under", "between", "within", "body", "tail", "after", "comments"]
LONGEST_EXPANDED = 40_000  # characters of a pattern once its fragments are in place

_FRAGMENT = re.compile(r"<([a-z]{2,20})>")
# Same-length stand-ins, so that patterns are written with plain characters.
_PLAIN = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\n": " ",
    "\t": " ",
    "\r": " ",
    "\u200b": " ",
}
_DECORATION = re.compile(r"[^\w«\"“(\[#@©+*'…\\/]{1,12}")
_OPENING = re.compile(r"(?<=\s)\S|[(©\[]")
_STOP = re.compile(r"[.!?…][\"»”)\]\s]{0,4}$")
_TWO_SENTENCES = re.compile(r"\w{3}[.!?…] ?[»”]? [«“]? ?[A-ZÀ-Ý][\w'’]")
_FULL_STOP = re.compile(r"[.!?…][\"»”)\]\s\u00a0\u202f]{0,4}$")


class NoiseRule(Rule):
    """One kind of noise.

    ``place``: ``line`` (the pattern matches the whole unit), ``end`` (what follows the last
    sentence of a paragraph) or ``start``. ``zone``: ``head`` (before the first paragraph of some
    length), ``under`` (there, and below a line that may be the title), ``tail`` (after the last
    paragraph; for rules of edges: the last paragraph itself, as ``head`` is all up to the second one),
    ``after`` (there, and below noise that closes the article), ``between`` (under the title or in the
    tail, right between two lines that are noise), ``within`` (anywhere between two such lines) or
    ``body``, ``top`` (in a block of lines over the headline), ``trail`` (the steps behind « Accueil ») or ``comments``
    (what signs the first of readers' comments, below a label of theirs).
    ``longest``: no unit with more characters is taken. ``takes``: what goes with it: the unit
    ``above`` (the text of an embed), the ``caption`` right under a credit (``caption-above``: right over
    it, below a standfirst), the ``next`` unit when it reads as a headline (``ticker``: where such lines
    alternate with headlines), or the ``rest``, every headline below. ``needs``: strings in lower case of
    which the text must hold one (start with it, after ``^``) for the pattern to be tried.
    """

    pattern: str
    place: Place = "line"
    zone: tuple[Zone, ...] = ()
    longest: int = 200
    sure: bool = True
    takes: Literal["above", "caption", "caption-above", "next", "ticker", "rest"] | None = None
    needs: tuple[Annotated[str, StringConstraints(min_length=1)], ...] = ()


class NoiseSettings(Settings):
    """``paragraph_words``: from how many words on a unit with a final stop is a real paragraph, and
    ``sentences_words``: one of two sentences; ``reach``: how many characters at a paragraph's ends are searched;
    ``headline_words`` and ``headline_letters``: the longest headline of another article. Beginnings of ids:
    ``closing``: of noise that closes the article; ``comments``: that opens what readers wrote; ``tags``: that may
    stand between a label and the headline that it leads; ``credits``: of credits of pictures; ``captions``: of
    captions with theirs; ``bylines``: of names of authors. Ids: ``kickers``: rules whose finds label the article
    and are set apart; ``rubrics``: whose finds do where they open the text over its headline. ``trade``: beginnings
    of words that tell of an author; ``fragments``: named parts of patterns. Words from which on a line is a pull
    quote: ``pulled`` below the quotation, ``pulled_ahead`` above it, ``pulled_signed`` where somebody signs it."""

    paragraph_words: int
    sentences_words: int
    reach: int
    headline_words: int
    headline_letters: int
    pulled: int
    pulled_ahead: int
    pulled_signed: int
    closing: tuple[str, ...]
    comments: tuple[str, ...]
    tags: tuple[str, ...]
    credits: tuple[str, ...]
    captions: tuple[str, ...]
    bylines: tuple[str, ...]
    trade: tuple[str, ...]
    kickers: tuple[str, ...]
    rubrics: tuple[str, ...]
    fragments: dict[str, str]


@dataclass(frozen=True)
class NoisePattern:
    """A rule and its pattern with the fragments in place, compiled when it is first tried."""

    rule: NoiseRule
    fragments: Mapping[str, str]
    where: str

    @property
    def id(self) -> str:
        """The id of the rule."""
        return self.rule.id

    @property
    def source(self) -> str:
        """The pattern as text, its fragments in place. Raises ValueError where one is not known."""
        return expand(self.rule.pattern, self.fragments)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled pattern. Raises RuleError, with file and line, when it is wrong."""
        try:
            return compile_bounded(self.source, ignore_case=True, longest=LONGEST_EXPANDED)
        except ValueError as error:
            raise RuleError(f"{self.where}: rule {self.rule.id!r}: {error}") from None


@dataclass(frozen=True)
class NoiseRules:
    """Every rule of noise. ``by_need``: the numbers of the line rules that a string calls for;
    ``always``: the numbers of those that need none. ``needles``: those strings, to be found at once;
    ``edge_needles``: those that the rules of edges need, ``edge_needs``: rule by rule."""

    settings: NoiseSettings
    lines: tuple[NoisePattern, ...]
    edges: tuple[NoisePattern, ...]
    by_need: dict[str, tuple[int, ...]]
    always: tuple[int, ...]
    longest: int
    needles: Needles
    edge_needles: Needles
    edge_needs: tuple[frozenset[str], ...]

    def edge_candidates(self, paragraph: str) -> list[NoisePattern]:
        """The rules of edges worth trying on a paragraph, in file order."""
        inside = set(self.edge_needles.inside(plain(paragraph).lower()))
        return [
            one
            for one, needs in zip(self.edges, self.edge_needs, strict=True)
            if not needs or not needs.isdisjoint(inside)
        ]

    def candidates(self, line: str) -> list[NoisePattern]:
        """The line rules worth trying on a line (as :func:`bare` gives it), in file order."""
        numbers = set(self.always)
        for need in self.needles.inside(line.lower()):
            numbers.update(self.by_need[need])
        return [self.lines[number] for number in sorted(numbers) if len(line) <= self.lines[number].rule.longest]


@lru_cache(maxsize=8)
def noise_rules(rulebook: Rulebook) -> NoiseRules:
    """The rules of a rulebook, put in order once; a pattern is compiled when a line first calls for it."""
    settings = rulebook.settings("noise", NoiseSettings)
    rules = rulebook.rules("noise", NoiseRule)
    patterns = tuple(NoisePattern(rule, settings.fragments, _where(rule, rulebook)) for rule in rules)
    overlay = rulebook.file("noise", layer="overlay")
    if overlay is not None:  # rules that ship are tested; a writer's own are refused before any article is read
        for one in patterns:
            if one.id in overlay.lines or "fragments" in overlay.tables.get("settings", {}):
                _ = one.compiled
    lines = tuple(one for one in patterns if one.rule.place == "line")
    edges = tuple(one for one in patterns if one.rule.place != "line")
    needs: dict[str, list[int]] = {}
    for number, one in enumerate(lines):
        for need in one.rule.needs:
            needs.setdefault(need, []).append(number)
    by_need = {need: tuple(numbers) for need, numbers in needs.items()}
    always = tuple(number for number, one in enumerate(lines) if not one.rule.needs)
    longest = max((one.rule.longest for one in lines), default=0)
    edge_needs = tuple(frozenset(need.removeprefix("^") for need in one.rule.needs) for one in edges)
    edge_needles = Needles(need for needed in edge_needs for need in sorted(needed))
    return NoiseRules(settings, lines, edges, by_need, always, longest, Needles(needs), edge_needles, edge_needs)


def _where(rule: NoiseRule, rulebook: Rulebook) -> str:
    layers = [rulebook.file("noise", layer=layer) for layer in ("overlay", "own")]
    return next((one.where(rule.id) for one in layers if one is not None and rule.id in one.lines), "noise.toml")


def expand(pattern: str, fragments: Mapping[str, str], depth: int = 0) -> str:
    """A pattern with its fragments in place. Raises ValueError where one is not known, or holds itself."""

    def part(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in fragments:
            raise ValueError(f"no fragment <{name}>; known: {', '.join(sorted(fragments))}")
        if depth > 4:
            raise ValueError(f"the fragment <{name}> holds itself")
        return f"(?:{expand(fragments[name], fragments, depth + 1)})"

    return _FRAGMENT.sub(part, pattern)


@lru_cache(maxsize=256)
def plain(line: str) -> str:
    """A line as patterns read it: the same length, plain apostrophes and blanks."""
    return swapped(line, _PLAIN)


def bare(line: str) -> str:
    """A line as ``line`` rules read it: plain, and without the arrows, bullets and emoji in front of it."""
    text = plain(line).strip()
    decoration = _DECORATION.match(text)
    text = text[decoration.end() :] if decoration else text
    return (" ".join(text.split()) if "  " in text else text).rstrip(" ›→▶►▼▲|•·")


def arrowed(line: str) -> str:
    """A line behind a double arrow, as :func:`bare` gives it but with « >> » in front; else nothing."""
    text = plain(line).strip()
    return f">> {bare(text)}" if text.startswith((">>", "»»")) else ""


def called_for(one: NoisePattern, text: str) -> bool:
    """Whether a text holds (or, after ``^``, starts with) one of the strings that a rule needs."""
    low = text.lower()
    needs = one.rule.needs
    return not needs or any(low.startswith(need[1:]) if need[0] == "^" else need in low for need in needs)


def matches_line(one: NoisePattern, text: str) -> bool:
    """Whether a ``line`` rule is aimed at this whole unit (as :func:`bare` gives it), its zone aside."""
    return len(text) <= min(one.rule.longest, LONGEST_LINE) and one.compiled.fullmatch(text) is not None


def match_edge(one: NoisePattern, paragraph: str, *, reach: int) -> tuple[int, int] | None:
    """The stretch at the end (or start) of a paragraph that an ``end`` (``start``) rule is aimed at.

    At the end it must follow a finished sentence; at the start something must be left after it.
    """
    text = plain(paragraph)
    if not called_for(one, text):
        return None
    if one.rule.place == "start":
        found = one.compiled.match(text[:reach])
        return (0, found.end()) if found and found.end() > 0 and text[found.end() :].strip() else None
    for at in _after_stops(text, reach):
        if one.compiled.fullmatch(text, at, len(text.rstrip())):
            return at, len(text)
    return None


def _after_stops(text: str, reach: int) -> list[int]:
    """The places near the end where something begins right after a finished sentence."""
    openings = _OPENING.finditer(text, max(1, len(text) - reach))
    return [at for at in map(re.Match.start, openings) if _STOP.search(text, max(0, at - 8), at)]


def is_paragraph(line: str, settings: NoiseSettings) -> bool:
    """Whether a unit is certainly running text: a final stop and enough words, or fewer in two sentences."""
    if _FULL_STOP.search(line[-8:]) is None:
        return False
    words = len(line.split(None, settings.paragraph_words))
    return words >= settings.paragraph_words or (
        words >= settings.sentences_words and _TWO_SENTENCES.search(line) is not None
    )


def fault(one: NoisePattern, example: Mapping[str, Any], *, reach: int) -> str | None:
    """What is wrong with a worked example of a rule; ``None`` when it holds.

    ``noise``: the line goes; ``doubt``: it is suspected; ``keep``: it stays; ``text`` and
    ``left``: what an edge rule leaves.
    """
    if "left" in example:
        text = str(example["text"])
        where = match_edge(one, text, reach=reach)
        left = (
            text
            if where is None
            else text[where[1] :].strip()
            if one.rule.place == "start"
            else text[: where[0]].strip()
        )
        return None if left == example["left"] else f"leaves {left!r}"
    key = next((name for name in ("noise", "doubt", "keep") if name in example), None)
    if key is None:
        return "an example needs noise, doubt, keep, or text and left"
    readings = (bare(str(example[key])), arrowed(str(example[key])))
    hit = any(matches_line(one, line) and called_for(one, line) for line in readings if line)
    if key == "keep":
        return f"takes {example[key]!r}" if hit else None
    if not hit:
        return f"does not match {example[key]!r}"
    return None if one.rule.sure == (key == "noise") else f"{key} does not fit sure = {str(one.rule.sure).lower()}"
