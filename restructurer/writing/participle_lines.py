"""What was done to something, wherever a sentence tells it: « La motion (…) a été adoptée à l’unanimité » in few words.

Found at the participle, whatever stands around it: its auxiliary, the subject that the parse gives it, what follows it
up to the next mark. The rest of the sentence is left out: a passive tells by itself what was done. Nothing is taken
that is denied, possible, somebody's claim or in quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.french import lexicon
from restructurer.french.auxiliaries import WITH_BE
from restructurer.writing.attributions import find_attributions
from restructurer.writing.cutting import draft_of
from restructurer.writing.disagreement import disagreement
from restructurer.writing.drafts import Draft
from restructurer.writing.fitness import informed
from restructurer.writing.guards import refuse_cut
from restructurer.writing.predicates import mark_of
from restructurer.writing.selection import Selection
from restructurer.writing.shortening import Shortening
from restructurer.writing.stance_subjects import noun_phrases_of
from restructurer.writing.stretch_tests import limits
from restructurer.writing.syntax import Syntax
from restructurer.writing.torn import DAYS, PUTTING, put_nowhere

LINE = "drop-auxiliary"
_CLOSED = ("NOUN", "PROPN", "ADJ", "NUM", "X", "SYM")
_NEEDED = ("obl:arg", "xcomp", "obj", "iobj")
_INDEFINITE = frozenset("un une des plusieurs deux trois quatre cinq six sept huit neuf dix".split())
_STOPS = frozenset(("PUNCT", "PRON", "SCONJ", "CCONJ", "AUX"))
# The most words behind the participle.
_LONGEST = 14


def participle_lines(
    analysis: Analysis,
    syntax: Syntax,
    sentence: Sentence,
    rules: Shortening,
    awaiting: tuple[str, ...],
    counting: frozenset[str],
) -> Iterator[Draft]:
    """The passives of a sentence as lines without a verb.

    ``awaiting``: lemmas that say so of what is to come. ``counting``: of those whose figures are told as they are.
    """
    attributed = find_attributions(syntax, sentence.first, sentence.stop, rules)
    claimed = [one for one in attributed if not one.announces]
    if any(not informed(syntax, one.name_first, one.name_stop, counting) for one in claimed):
        return
    for head in range(sentence.first + 2, sentence.stop):
        helper = _helper(syntax, head, rules, awaiting)
        if helper is None or any(one.first <= head < one.stop for one in attributed):
            continue
        subject = _subject(syntax, head, helper, rules)
        if subject is None or subject < sentence.first:
            continue
        for found in noun_phrases_of(analysis, syntax, sentence, subject, helper):
            name = _whole(syntax, found)
            if name is None or subject not in name or not _may_open(syntax, name, subject, head, helper):
                continue
            accomplished = any(syntax.low[t] == "été" for t in range(helper, head))
            for opening, end in _tails(syntax, head, sentence.stop, rules, skipping=accomplished):
                kept = (*name, head, *range(opening, end))
                apart = frozenset((*range(name.stop, head), *range(head + 1, opening)))
                selection = Selection(kept, head, (), (LINE,), 0.6, frozenset(), apart)
                if claimed and syntax.pos[kept[0]] != "NUM":
                    continue
                if syntax.lemma[head] in PUTTING and put_nowhere(syntax, head, set(kept)):
                    continue
                if refuse_cut(syntax, selection) or disagreement(syntax, head, subject, helper, set()):
                    continue
                draft = draft_of(syntax, selection, sentence.index, kind="verbless")
                if draft is not None:
                    yield draft


def _helper(syntax: Syntax, head: int, rules: Shortening, awaiting: tuple[str, ...]) -> int | None:
    """The first auxiliary of a passive that tells something done, or to be done; ``None`` where there is none."""
    feats = syntax.feats[head]
    if feats.get("VerbForm") != "Part" or feats.get("Tense") != "Past":
        return None
    helpers = [c for c in syntax.children[head] if syntax.dep[c].startswith("aux") and c < head]
    if not any(syntax.dep[h] == "aux:pass" and syntax.lemma[h] == "être" for h in helpers):
        return None
    if syntax.quoted(head):
        return None
    words = [syntax.low[h] for h in helpers]
    accomplished = words in (["a", "été"], ["ont", "été"], ["avait", "été"], ["avaient", "été"])
    ahead = words in (["est"], ["sont"], ["était"], ["étaient"]) and syntax.lemma[head] in awaiting
    if not (accomplished or ahead) or (ahead and syntax.lemma[head] in WITH_BE):
        return None
    between = [t for t in range(helpers[0] - 1, head) if t not in helpers]
    denied = any(
        syntax.low[t].replace("’", "'") in ("ne", "n'", "se", "s'", "y", "en", "lui", "leur", "me", "nous")
        for t in between
    )
    if denied or limits(syntax, tuple(between), rules):
        return None
    return helpers[0]


def _subject(syntax: Syntax, head: int, helper: int, rules: Shortening) -> int | None:
    """The noun of which a passive is told; ``None`` where it is a pronoun, or where the text does not tell it."""
    found = [c for c in syntax.children[head] if syntax.dep[c].startswith("nsubj") and c < helper]
    if len(found) != 1 or syntax.pos[found[0]] not in ("NOUN", "PROPN") or not _told(syntax, head, rules):
        return None
    whose = any(syntax.low[c] == "dont" for t in (head, found[0]) for c in syntax.children[t])
    return None if whose else found[0]


def _told(syntax: Syntax, head: int, rules: Shortening) -> bool:
    """Whether the text tells a clause as a fact, or somebody announces it: of what had been done only the latter."""
    at, announced = head, False
    for _ in range(6):
        above, dep = syntax.head[at], syntax.dep[at]
        marks = tuple(syntax.low[m].replace("’", "'") for m in mark_of(syntax, at))
        if dep in ("ccomp", "xcomp", "acl", "obj", "dep") and marks in (("que",), ("qu'",)):
            lemmas = (syntax.lemma[above], *lexicon.lemmas(syntax.low[above], "V"))
            if rules.announcing.isdisjoint(lemmas) or _denied(syntax, above):
                return False
            announced = True
        elif marks not in rules.asserting if marks else dep in _BELOW and syntax.low[at] != "savoir":
            return False
        if above == at:
            return announced or not any(syntax.low[c].startswith("avai") for c in syntax.children[head])
        at = above
    return False


_BELOW = frozenset(("xcomp", "ccomp", "advcl", "acl:relcl", "acl"))


def _denied(syntax: Syntax, verb: int) -> bool:
    below = [syntax.low[c].replace("’", "'") for c in syntax.children[verb]]
    return any(low in ("ne", "n'", "si", "pas") for low in below)


def _whole(syntax: Syntax, name: range) -> range | None:
    """A subject without an adjective whose complement was cut off: « un rapport (défavorable à l’usine) »."""
    stop = name.stop
    while stop - 1 > name.start and syntax.pos[stop - 1] == "ADJ":
        if not any(c > stop - 1 for c in syntax.children[stop - 1]) and syntax.low[stop] not in ("à", "au", "aux"):
            break
        stop -= 1
    return range(name.start, stop) if syntax.pos[stop - 1] in _CLOSED else None


def _may_open(syntax: Syntax, name: range, subject: int, head: int, helper: int) -> bool:
    """Whether a subject may stand without the verb: one that nobody takes for part of a noun phrase."""
    if syntax.low[name.start - 1].replace("’", "'") in ("de", "d'", "à", "par", "pour", "en"):
        return False
    between = [t for t in range(name.stop, helper) if syntax.pos[t] not in ("PUNCT", "ADV")]
    accomplished = syntax.low[head - 1] == "été" or any(syntax.low[t] == "été" for t in range(helper, head))
    indefinite = syntax.low[name.start] in _INDEFINITE or syntax.pos[name.start] == "NUM"
    joined = any(syntax.low[t] in ("et", "ou", "ni") and syntax.head[syntax.head[t]] == subject for t in between)
    return not joined and (accomplished or indefinite)


def _tails(syntax: Syntax, head: int, stop: int, rules: Shortening, *, skipping: bool) -> Iterator[tuple[int, int]]:
    """What may stand behind the participle: stretches (first token, end) that begin and end where complements do.

    ``skipping``: the first of them may be left out; of what is awaited the day stays.
    """
    end = head + 1
    while (
        end < stop and end - head < _LONGEST and syntax.pos[end] not in _STOPS and not syntax.feats[end].get("VerbForm")
    ):
        end += 1
    below = [c for c in syntax.children[head] if c > head and syntax.dep[c].startswith(_COMPLEMENTS)]
    needed = [c for c in below if syntax.dep[c] in _NEEDED and syntax.pos[c] != "ADV" and syntax.low[c] not in DAYS]
    needed += [c for c in below if syntax.low[syntax.left[c]] == "comme"]
    days = [t for t in range(head + 1, end) if syntax.low[t] in DAYS and syntax.pos[t - 1] in (*_CLOSED, "VERB", "AUX")]
    days = [t for t in days if syntax.low[t - 1] not in DAYS and syntax.left[t] == t]
    starts = sorted({t for t in (*(syntax.left[c] for c in below), *days) if t < end and _opens(syntax, t)})
    ends = [*starts, *([end] if end >= stop or syntax.pos[end] in ("PUNCT", "CCONJ") else [])]
    for opening in starts[: 3 if skipping else 1]:
        if any(syntax.left[c] < opening for c in needed) or not _may_be_skipped(
            syntax, range(head + 1, opening), rules
        ):
            return
        for close in ends:
            if (
                close > opening
                and all(syntax.right[c] < close for c in needed)
                and _closes(syntax, opening, close, head)
            ):
                yield opening, close


def _opens(syntax: Syntax, token: int) -> bool:
    return syntax.pos[token] in ("ADP", "DET", "NUM") or syntax.low[token] in DAYS


def _may_be_skipped(syntax: Syntax, skipped: range, rules: Shortening) -> bool:
    """Whether what stands between the participle and the rest may be left out: an adverb, a place, who did it."""
    if limits(syntax, tuple(skipped), rules) or any(syntax.low[t] in _MANNER for t in skipped):
        return False
    return all(syntax.pos[t] != "ADV" or syntax.low[t].endswith("ment") or syntax.low[t] in _TYING for t in skipped)


def _closes(syntax: Syntax, opening: int, close: int, head: int) -> bool:
    """Whether a stretch holds whole complements that say something, and no owner that stands elsewhere."""
    inside = range(opening, close)
    if (syntax.pos[close - 1] not in _CLOSED and syntax.low[close - 1] not in DAYS) or syntax.low[close - 1] == "facto":
        return False
    if opening > head + 1 and any(syntax.low[t] in _POSSESSIVES for t in inside):
        return False
    if not any(syntax.pos[t] in ("NOUN", "PROPN", "NUM") or syntax.low[t] in DAYS for t in inside):
        return False
    # Nothing that goes on about these words may stand behind them: « pour les villes de Béjaïa(, de Jijel et…) ».
    return not any(
        c >= close for t in inside for c in syntax.children[t] if syntax.dep[c] not in ("acl:relcl", "appos", "punct")
    )


_COMPLEMENTS = ("obl", "xcomp", "advmod", "obj", "nmod", "dep")
_MANNER = frozenset("avec sans comme contre".split())
_TYING = frozenset("également aussi ensuite enfin déjà aussitôt depuis encore ainsi".split())
_POSSESSIVES = frozenset("son sa ses leur leurs".split())
