"""Two facts of a section in one line: « L’entreprise dément, le parquet ouvre une information ».

Each half could stand alone; they tell different things, of different words, in tenses that go together, and neither
holds a comma of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.french import lexicon
from restructurer.rulebook import Rulebook
from restructurer.writing.clauses import Clause, find_clauses, finite
from restructurer.writing.cutting import draft_of, usable
from restructurer.writing.details import counted
from restructurer.writing.drafts import Draft, compose
from restructurer.writing.fitting import clauses_within
from restructurer.writing.groups import verbless
from restructurer.writing.heading_rules import HeadingSettings
from restructurer.writing.lemmas import content
from restructurer.writing.parts import Word
from restructurer.writing.passives import passives
from restructurer.writing.reported import lowered
from restructurer.writing.selection import Selection
from restructurer.writing.shortening import Shortening, load_shortening
from restructurer.writing.stretch_tests import limits
from restructurer.writing.syntax import Syntax, of_article
from restructurer.writing.tenses import presents

PAIR = "heading.pair"
_KINDS = frozenset(("clause", "verbless", "stance"))
# The longest and the shortest half, in characters; how many of a sentence, of two, of all.
LONGEST_HALF, SHORTEST_HALF = 46, 14
_OF_A_SENTENCE, _OF_TWO, _MOST = 3, 2, 24
# What a sentence is cut to for a half, the auxiliary of a passive not counted.
_CUT_TO = (LONGEST_HALF + 10, 36)
_COUNTED = 0.5
# Facts of sentences farther apart than this have nothing to do with each other.
_FAR = 2
_MARKS = frozenset(",:;()!?–—")


def short_halves(analysis: Analysis, sentence: Sentence, *, rulebook: Rulebook) -> Iterator[Draft]:
    """The clauses of a sentence cut to the length of a half, and the passives among them without their auxiliary."""
    syntax = of_article(analysis)
    for longest in _CUT_TO:
        for draft in clauses_within(analysis, sentence, lambda clause: True, rulebook=rulebook, longest=longest):
            yield draft
            clause = _clause(syntax, draft)
            if clause is None or draft.speaker is not None:
                continue
            short = verbless(syntax, clause, clause.selection, half=True)
            told = short and draft_of(syntax, short, sentence.index, kind="verbless")
            if told:
                yield told
            for option in presents(syntax, clause, load_shortening(rulebook)):
                now = draft_of(syntax, option.taken(clause.selection), sentence.index, kind="clause")
                if now is not None:
                    yield now

    rules, settings = load_shortening(rulebook), rulebook.settings("headings", HeadingSettings)
    if usable(sentence):
        for clause in find_clauses(syntax, sentence, rules):
            if clause.speaker is None:
                yield from passives(syntax, clause, sentence.index, sentence.stop, rules, settings, half=True)


def _clause(syntax: Syntax, draft: Draft) -> Clause | None:
    """A draft as the clause that it was cut from, where its subject stands in it as it is."""
    subject = next((c for c in syntax.children[draft.head] if syntax.dep[c] in ("nsubj", "nsubj:pass")), None)
    if subject is None or subject not in draft.tokens:
        return None
    selection = Selection(draft.tokens, draft.head, draft.words, draft.operations, draft.cost)
    return Clause(draft.head, subject, selection)


def may_be_half(syntax: Syntax, draft: Draft, rules: Shortening) -> bool:
    """Whether a draft can be one of two facts: short, without marks, told as it is."""
    text = draft.text
    phrase = draft.kind == "phrase" and counted(syntax, draft) >= _COUNTED
    if (
        (draft.kind not in _KINDS and not phrase)
        or not SHORTEST_HALF <= len(text) <= LONGEST_HALF
        or draft.speaker is not None
    ):
        return False
    if (
        any(syntax.text[t] in _MARKS for t in draft.tokens)
        or len(content(syntax, draft.tokens)) < 2
        or limits(syntax, draft.tokens, rules)
    ):
        return False
    if draft.kind != "verbless" and syntax.pos[draft.tokens[0]] == "VERB":
        return False  # « Reste la question des bâches »
    last = draft.tokens[-1]
    cut = syntax.feats[last].get("VerbForm") == "Inf" and last + 1 < len(syntax) and syntax.pos[last + 1] == "ADP"
    if cut:
        return False  # « appelle à descendre (dans la rue) »
    if syntax.pos[draft.tokens[0]] == "NUM" and syntax.pos[draft.tokens[1]] in ("VERB", "AUX", "PRON", "ADV"):
        return False  # « Deux sont signés »: two of what?
    if _bare_passive(syntax, draft):
        return False
    return not any(syntax.low[t] in _LEANING for t in draft.tokens)


def _bare_passive(syntax: Syntax, draft: Draft) -> bool:
    """Whether a passive has neither a figure nor anything behind it: « des mesures ont été prises »."""
    passive = any(syntax.dep[c] in ("nsubj:pass", "aux:pass") for c in syntax.children[draft.head])
    counted = any(syntax.pos[t] == "NUM" and syntax.low[t] not in ("un", "une") for t in draft.tokens)
    return passive and not counted and draft.tokens[-1] == draft.head


_LEANING = frozenset("facto aussi également encore toujours désormais ainsi alors autre autres même mêmes mais".split())


def pairs(syntax: Syntax, halves: Sequence[Draft], *, longest: int) -> Iterator[Draft]:
    """Two halves in the order of the text, joined by a comma; of two sentences those that are most alike in form."""
    chosen: list[Draft] = []
    for index in sorted({half.sentence for half in halves}):
        own = sorted((h for h in halves if h.sentence == index), key=lambda h: (round(h.cost, 3), len(h.text)))
        chosen += own[:_OF_A_SENTENCE]
    found = [
        ((_time(syntax, one) is None) != (_time(syntax, two) is None), order, one, two)
        for order, (one, two) in enumerate(combinations(chosen, 2))
        if len(one.text) + len(two.text) + 2 <= longest and _go_together(syntax, one, two)
    ]
    told: dict[tuple[int, int], int] = {}
    for _, _, one, two in sorted(found, key=lambda row: row[:2])[:_MOST]:
        places = (one.sentence, two.sentence)
        if told.get(places, 0) >= _OF_TWO:
            continue
        rest = lowered(syntax, two)
        composed = compose(syntax, [*one.parts, Word(",", PAIR), *rest]) if rest else None
        if composed is None or sum(len(piece.text) for piece in composed[0]) > longest:
            continue
        told[places] = told.get(places, 0) + 1
        yield Draft(
            "pair", *composed, one.sentence, one.head, (*one.tokens, *two.tokens), (*one.operations, "two-facts"),
            words=(*one.words, *two.words), cost=(one.cost + two.cost) / 2, members=(one, two),
        )  # fmt: skip


def _go_together(syntax: Syntax, one: Draft, two: Draft) -> bool:
    """Whether two halves tell different things in tenses that can stand side by side."""
    if abs(one.sentence - two.sentence) > _FAR or one.head == two.head:
        return False
    if not content(syntax, one.tokens).isdisjoint(content(syntax, two.tokens)):
        return False
    if one.sentence == two.sentence and one.tokens[-1] > two.tokens[0]:
        return False
    if (one.kind == "phrase") != (two.kind == "phrase"):
        return "verbless" in (one.kind, two.kind)
    times = {_time(syntax, one), _time(syntax, two)}
    return len(times) == 1 or (len(times) == 2 and None in times and "past" not in times)


def _time(syntax: Syntax, draft: Draft) -> str | None:
    """Whether a half tells in the present and future, in the perfect or in another past; ``None`` without a verb."""
    if draft.kind in ("verbless", "phrase"):
        return None
    if any(word.rule == "present-tense" for word in draft.words):
        return "present"
    verb = finite(syntax, draft.head)
    tense = syntax.feats[verb].get("Tense") if verb is not None else None
    if verb is None or tense == "Imp":
        return "past"
    readings = lexicon.conjugations(syntax.low[verb])
    if tense == "Past" and not any(r.mood == "ind" and r.tense in ("pre", "fut") for r in readings):
        return "past"
    compound = verb != draft.head and any(
        syntax.dep[c] == "aux:tense" for c in syntax.children[draft.head] if c in draft.tokens
    )
    return "perfect" if compound or (verb != draft.head and syntax.lemma[verb] == "avoir") else "present"
