"""Clauses fitted into a length: the set of things left out that loses least and still holds."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.rulebook import Rulebook
from restructurer.writing.antecedents import name_second_half, name_subject
from restructurer.writing.attributions import find_attributions
from restructurer.writing.clauses import Clause, find_clauses
from restructurer.writing.cutting import clause_draft, usable
from restructurer.writing.drafts import Draft
from restructurer.writing.entailed import NEEDLESS, entailed
from restructurer.writing.epithets import epithet_name
from restructurer.writing.full_names import full_subject
from restructurer.writing.hidden_clauses import second_halves
from restructurer.writing.indirect import in_direct_tense
from restructurer.writing.operations import ROLE, Option, options
from restructurer.writing.orphans import is_person
from restructurer.writing.owners import named_owner
from restructurer.writing.second_subjects import SECOND
from restructurer.writing.selection import Selection
from restructurer.writing.shortening import Shortening, load_shortening
from restructurer.writing.shorter_names import BARE_LIST, NAME
from restructurer.writing.speaking_places import place_subject
from restructurer.writing.syntax import Syntax, of_article

# Sets of options looked at, drafts past the cheap test, drafts given, for one clause.
MOST_SETS, MOST_TRIED, MOST_GIVEN = 400, 14, 3
# A draft may come out so many characters shorter than its tokens (contractions, commas that go).
_SLACK = 4
_EITHER = (frozenset((ROLE, NAME)), frozenset((BARE_LIST, SECOND)))


def fitted_clauses(
    analysis: Analysis, sentence: Sentence, *, rulebook: Rulebook, longest: int
) -> tuple[tuple[Clause, Draft], ...]:
    """The clauses of a sentence in ``longest`` characters at most, those that lose least first; cut once."""
    if not usable(sentence):
        return ()
    rules, syntax = load_shortening(rulebook), of_article(analysis)
    return syntax.once(
        "fitted", sentence.index, rules, lambda: tuple(_fitted(analysis, syntax, sentence, rules, longest))
    )


def clauses_within(
    analysis: Analysis, sentence: Sentence, wanted: Callable[[Clause], bool], *, rulebook: Rulebook, longest: int
) -> Iterator[Draft]:
    """The clauses of a sentence in any other number of characters, those that lose least first."""
    syntax, rules = of_article(analysis), load_shortening(rulebook)
    for clause, told in _told_clauses(analysis, syntax, sentence, rules) if usable(sentence) else ():
        if wanted(clause):
            yield from _drafts(syntax, told, sentence, rules, longest)


def _fitted(
    analysis: Analysis, syntax: Syntax, sentence: Sentence, rules: Shortening, longest: int
) -> Iterator[tuple[Clause, Draft]]:
    for clause, told in _told_clauses(analysis, syntax, sentence, rules):
        for draft in _drafts(syntax, told, sentence, rules, longest):
            yield clause, draft


def _told_clauses(
    analysis: Analysis, syntax: Syntax, sentence: Sentence, rules: Shortening
) -> tuple[tuple[Clause, Clause], ...]:
    """The clauses of a sentence, each with itself as it is told: its subject written out; found once for a text."""
    return syntax.once(
        "told clauses", sentence.index, rules, lambda: tuple(_with_subjects(analysis, syntax, sentence, rules))
    )


def _with_subjects(
    analysis: Analysis, syntax: Syntax, sentence: Sentence, rules: Shortening
) -> Iterator[tuple[Clause, Clause]]:
    for clause in find_clauses(syntax, sentence, rules):
        named = (
            name_subject(analysis, syntax, clause, sentence)
            or place_subject(syntax, clause)
            or epithet_name(analysis, syntax, clause, sentence)
            or named_owner(analysis, syntax, clause, sentence)
        )
        full = full_subject(analysis, syntax, clause)
        if full is not None:
            yield clause, clause.keeping(in_direct_tense(syntax, clause, full))
        if named is not None:
            clause = clause.keeping(named)
        clause = clause.keeping(in_direct_tense(syntax, clause, clause.selection))
        if named is not None or not is_person(syntax, clause.subject):
            yield clause, clause
    if not find_attributions(syntax, sentence.first, sentence.stop, rules):
        yield from _second_halves(analysis, syntax, sentence)


def _second_halves(analysis: Analysis, syntax: Syntax, sentence: Sentence) -> Iterator[tuple[Clause, Clause]]:
    """« L’agence n’a rien relevé, mais elle recommande… »: the second clause, its subject written out."""
    quoted = any(low < sentence.end and high > sentence.start for low, high in syntax.quotes)
    if quoted or not any(syntax.low[t] in ("il", "elle", "ils", "elles") for t in range(sentence.first, sentence.stop)):
        return
    for clause, noun in second_halves(syntax, sentence.first, sentence.stop):
        named = name_second_half(analysis, syntax, clause, noun)
        if named is not None:
            clause = clause.keeping(named)
            yield clause, clause


def _length(syntax: Syntax, selection: Selection) -> int:
    """About how many characters a selection is written in."""
    length = sum(map(syntax.width.__getitem__, selection.kept))
    return length + sum([len(word.text) + 1 for word in selection.words])


def _saving(syntax: Syntax, selection: Selection, option: Option) -> int:
    """The most characters that an option can take from a selection, whatever else is left out."""
    gone = {*option.tokens}
    if option.word is not None:
        gone.update(range(option.word.first or 0, option.word.stop or 0))
    saved = sum([syntax.width[token] for token in gone.intersection(selection.kept)])
    return saved + sum([len(word.text) + 1 for word in selection.words if word.first in gone])


class _Cuts:
    """A clause less what costs nothing, what else may be left out of it, and what comes of each set of that.

    One clause is cut to several lengths: each set of options is found, taken and drafted once for all of them.
    """

    def __init__(self, syntax: Syntax, clause: Clause, sentence: Sentence, rules: Shortening) -> None:
        found = options(syntax, clause, rules)
        base = clause.selection
        for option in found:
            if option.cost == 0:
                base = option.taken(base)
        self._syntax, self._sentence = syntax, sentence
        self._clause = clause.keeping(base)
        others = entailed(syntax, self._clause, rules)
        self._options = _distinct((*(option for option in found if option.cost > 0), *others), base)
        self._savings = [_saving(syntax, base, option) for option in self._options]
        self._needless = frozenset(i for i, option in enumerate(self._options) if option.operation in NEEDLESS)
        self._whole = _length(syntax, base)
        self._source = _sets(self._options)
        self._sets: list[tuple[tuple[int, ...], int]] = []  # with the least that each leaves, in characters
        self._taken: dict[tuple[int, ...], tuple[Selection, int]] = {(): (base, self._whole)}
        self._drafts: dict[tuple[int, ...], Draft | str | None] = {}

    def within(self, longest: int) -> Iterator[Draft]:
        """The drafts of so many characters at most, those that lose least first."""
        most = longest + _SLACK
        if self._whole - sum(self._savings) > most:
            return  # too long though all that may go went
        given: list[frozenset[int]] = []
        tried = 0
        for taken, least in self._found():
            if least > most or (given and self._adds_nothing(taken, given)) or self._selection(taken)[1] > most:
                continue
            draft = self._draft(taken)
            if draft is None:
                continue
            tried += 1
            if isinstance(draft, Draft) and len(draft.text) <= longest:
                given.append(frozenset(taken))
                yield draft
            if tried >= MOST_TRIED or len(given) >= MOST_GIVEN:
                return

    def _found(self) -> Iterator[tuple[tuple[int, ...], int]]:
        """The sets of options, found as far as anybody has asked."""
        at = 0
        while True:
            if at == len(self._sets):
                taken = next(self._source, None)
                if taken is None:
                    return
                self._sets.append((taken, self._whole - sum([self._savings[index] for index in taken])))
            yield self._sets[at]
            at += 1

    def _adds_nothing(self, taken: tuple[int, ...], given: list[frozenset[int]]) -> bool:
        """Whether a draft was given that loses less, and needs no more."""
        left_out = frozenset(taken)
        needed = left_out - self._needless
        return any(one <= left_out and needed - one for one in given)

    def _selection(self, taken: tuple[int, ...]) -> tuple[Selection, int]:
        """The clause less some options, and about its length."""
        known = self._taken.get(taken)
        if known is None:
            selection = self._options[taken[-1]].taken(self._selection(taken[:-1])[0])
            known = self._taken[taken] = selection, _length(self._syntax, selection)
        return known

    def _draft(self, taken: tuple[int, ...]) -> Draft | str | None:
        """What comes of a set, or the reason why nothing does; ``None`` where it would part what belongs together."""
        if taken not in self._drafts:
            selection = self._selection(taken)[0]
            bridged = _bridged(self._syntax, self._clause, selection)
            self._drafts[taken] = (
                None if bridged else clause_draft(self._syntax, self._clause, selection, self._sentence)
            )
        return self._drafts[taken]


def _drafts(syntax: Syntax, clause: Clause, sentence: Sentence, rules: Shortening, longest: int) -> Iterator[Draft]:
    key = (clause.head, clause.subject, clause.selection, clause.speaker, clause.origin)
    return syntax.once("cuts", key, rules, lambda: _Cuts(syntax, clause, sentence, rules)).within(longest)


# So many tokens left out behind the predicate part what stands before them from what stands behind.
_LONG_GAP = 6


def _bridged(syntax: Syntax, clause: Clause, selection: Selection) -> bool:
    """Whether a complement was carried over a long gap to words that it may not belong to."""
    kept = [t for t in selection.kept if syntax.pos[t] != "PUNCT"]
    for index in range(1, len(kept)):
        if kept[index - 1] < clause.head or kept[index] - kept[index - 1] <= _LONG_GAP:
            continue
        needed = [
            c for c in syntax.children[clause.head] if syntax.dep[c].startswith(("obj", "xcomp", "ccomp", "obl:arg"))
        ]
        needed += [c for n in needed for c in syntax.children[n] if syntax.dep[c] == "conj"]
        return all(c not in kept[index:] for c in needed)
    return False


def _distinct(found: tuple[Option, ...], base: Selection) -> list[Option]:
    """The options that still change something, each once, the cheapest first."""
    kept, seen, out = frozenset(base.kept), set(), []
    for option in sorted(found, key=lambda one: (one.cost, -one.tokens[0], -len(one.tokens))):
        tokens = tuple(token for token in option.tokens if token in kept)
        if tokens and (tokens, option.word) not in seen:
            seen.add((tokens, option.word))
            out.append(option)
    return out[:10]


def _sets(costly: list[Option]) -> Iterator[tuple[int, ...]]:
    """Sets of options by what they cost together, the cheapest first; the empty set is the first."""
    heap: list[tuple[float, int, tuple[int, ...]]] = [(0.0, 0, ())]
    either = [frozenset(pair for pair in _EITHER if option.operation in pair) for option in costly]
    given = 0
    while heap and given < MOST_SETS:
        cost, size, taken = heapq.heappop(heap)
        given += 1
        yield taken
        for index in range(taken[-1] + 1 if taken else 0, len(costly)):
            if either[index] and not all(either[index].isdisjoint(either[other]) for other in taken):
                continue  # the role or the name, not both
            heapq.heappush(heap, (round(cost + costly[index].cost, 4), size + 1, (*taken, index)))
