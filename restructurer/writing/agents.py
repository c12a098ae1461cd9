"""A deed told from what it was done to, with who did it: « Un expert désigné par le parquet de Namur »."""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.french import lexicon
from restructurer.writing.clauses import Clause, finite
from restructurer.writing.drafts import Draft, compose
from restructurer.writing.guards import refuse_cut
from restructurer.writing.heading_rules import HeadingSettings
from restructurer.writing.parts import Part, Run, Word, merged
from restructurer.writing.passives import (
    AFTER,
    LOOKED_AT,
    PASSIVE,
    codes_of,
    core_end,
    is_deed,
    lowered,
    object_of,
    said_before,
    will,
)
from restructurer.writing.selection import Selection
from restructurer.writing.shortening import Shortening
from restructurer.writing.stance_subjects import noun_phrases_of
from restructurer.writing.stretch_tests import limits
from restructurer.writing.syntax import Syntax
from restructurer.writing.torn import DAYS

AGENT = "passive-with-agent"
_MANNER = frozenset("avec sans comme contre à au aux".split())
_FULL = ("NOUN", "ADJ", "PROPN", "NUM")
_RELATIVE = frozenset("qui que qu' dont où".split())
_NEEDED = ("obl:arg", "iobj", "xcomp", "ccomp", "advcl")


def by_agents(
    analysis: Analysis,
    syntax: Syntax,
    clause: Clause,
    sentence: Sentence,
    rules: Shortening,
    settings: HeadingSettings,
) -> Iterator[Draft]:
    """What was done with « par » and whoever did it, nothing left out but what places it."""
    head, verb = clause.head, finite(syntax, clause.head)
    if verb is None or clause.speaker is not None:
        return
    lemma, others = syntax.lemma[head], (rules.claiming, rules.announcing, LOOKED_AT, settings.no_agent)
    asked = lemma in settings.asked
    if not asked and any(lemma in verbs for verbs in (settings.stances, settings.positions, *others)):
        return
    told = lemma in rules.presented or lemma in settings.deeds
    if not is_deed(syntax, clause, told=told, present=told or asked):
        return
    if will(syntax, head) or syntax.pos[clause.subject] not in ("NOUN", "PROPN") or clause.subject > verb:
        return
    between = range(clause.subject + 1, verb)
    related = any(syntax.low[t].replace("’", "'") in _RELATIVE for t in between)
    if not related and any(syntax.feats[t].get("VerbForm") == "Fin" for t in between):
        return  # « Dix armes ont été retrouvées, a annoncé le shérif »
    found = object_of(syntax, clause, sentence.stop, rules)
    codes = codes_of(syntax, *found) if found else None
    written = lexicon.participle(syntax.lemma[head], *codes) if codes else None
    if found is None or written is None:
        return
    first, noun = found
    if syntax.lemma[noun] in settings.idioms or any(syntax.pos[t] == "NUM" for t in range(head + 1, first)):
        return  # « a déposé le bilan », « a abaissé de deux crans la note »
    end = _end(syntax, noun, sentence.stop) if said_before(syntax, first, noun) else None
    if end is None or any(syntax.dep[c] in _NEEDED and c >= end for c in syntax.children[head]):
        return
    if limits(syntax, clause.selection.kept, rules) or (end < sentence.stop and syntax.low[end] in _MANNER):
        return
    object_kept = tuple(range(first, end))
    if syntax.lemma[head] in settings.asked and sum(syntax.pos[t] in _FULL for t in object_kept) < 2:
        return  # « Un registre réclamé par les élus »: what they ask is news of them
    apart = frozenset(range(sentence.first, first))
    if refuse_cut(syntax, Selection(object_kept, noun, (), (PASSIVE,), 0.0, apart=apart)):
        return
    for agent in noun_phrases_of(analysis, syntax, sentence, clause.subject, verb):
        if any(syntax.feats[t].get("Poss") == "Yes" for t in (*agent, *object_kept)) or not agent:
            continue
        if syntax.text[agent.stop][:1].isupper():
            continue  # « l’agence de notation (Fitch) »
        bare = len(agent) == 2 and syntax.low[agent.start].replace("’", "'") in ("le", "la", "l'")
        if bare and syntax.text[agent.stop - 1].islower() and syntax.lemma[agent.stop - 1] not in settings.known:
            continue  # « demandée par l’élu »: which one?
        word = Word(written, PASSIVE, head, head + 1, end)
        parts: list[Part] = [Run(first, end), word, Word("par", PASSIVE), *lowered(syntax, agent)]
        composed = compose(syntax, merged(parts))
        if composed is None or composed[0][-1].text.endswith("."):
            continue
        tokens = (*object_kept, *agent)
        yield Draft("verbless", *composed, sentence.index, head, tokens, (AGENT,), words=(word,), cost=1.5)


def _end(syntax: Syntax, noun: int, stop: int) -> int | None:
    """Where the object ends with all that hangs on it; ``None`` where that cannot be told."""
    core = core_end(syntax, noun, stop)
    whole = min(syntax.right[noun] + 1, stop)
    if whole <= core:
        closed = core >= stop or syntax.low[core].replace("’", "'") in AFTER or syntax.pos[core] in ("ADP", "PUNCT")
        return core if closed else None
    plain = ("NOUN", "PROPN", "ADJ", "NUM", "X", "DET", "ADP", "SYM")
    inner = next((t for t in range(noun + 1, whole) if syntax.pos[t] not in plain or syntax.low[t] in DAYS), whole)
    if inner < whole and syntax.low[inner] in DAYS:
        return inner if syntax.pos[inner - 1] not in ("ADP", "DET") else None
    some = syntax.low[syntax.left[noun]] in ("un", "une", "des") or syntax.pos[syntax.left[noun]] == "NUM"
    if inner < whole and (inner < core or not (syntax.text[inner] == "," or (some and syntax.pos[inner] == "PRON"))):
        return None  # of some thing what is told of it may go: « quatre gardes de nuit (qui veillent…) »
    if inner < whole and syntax.pos[inner] == "PRON" and sum(syntax.pos[t] in _FULL for t in range(noun, inner)) < 2:
        return None  # « un outil (qui permet…) »
    return inner if syntax.pos[inner - 1] not in ("ADP", "DET") else None
