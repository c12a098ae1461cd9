"""The subject of a verb far behind it: through a relative clause, a coordination, an apposition between commas."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from restructurer.analysis.findings import Analysis, Sentence
from restructurer.writing.syntax import Syntax

_DE = frozenset(("de", "du", "des", "d'"))
_SUBORDINATE = frozenset("que qu' si s' lorsque quand comme puisque où dont selon".split())
_CLOSED = ("NOUN", "PROPN", "X")
# A role longer than this gives way to the name.
_LONGEST_ROLE = 44


def subject_of(syntax: Syntax, sentence: Sentence, start: int, head: int) -> int | None:
    """The token of the subject of a verb that the text itself tells; ``None`` where somebody else tells it."""
    subject = _parsed(syntax, sentence, start, head)
    if subject is not None and syntax.pos[subject] in (*_CLOSED, "PRON") and not _governed(syntax, sentence, subject):
        return subject
    # « Moscou, qui maintient ses troupes, a dénoncé… »: what opens the sentence, behind whatever stands between commas.
    opening = sentence.first + (syntax.pos[sentence.first] == "DET")
    apposed = syntax.text[opening + 1] == "," == syntax.text[start - 1] and opening + 1 < start - 1
    if syntax.pos[opening] not in _CLOSED:
        return None
    plain = all(syntax.pos[t] in (*_CLOSED, "DET", "ADJ", "ADP") for t in range(sentence.first, start))
    return opening if apposed or (plain and opening > sentence.first) else None


def _governed(syntax: Syntax, sentence: Sentence, subject: int) -> bool:
    """Whether a preposition stands before what the parse takes for the subject: « le président de la (Ligue) »."""
    at = subject
    while at > sentence.first and syntax.pos[at - 1] in ("DET", "ADJ", "NUM"):
        at -= 1
    return at > sentence.first and syntax.pos[at - 1] == "ADP"


def _parsed(syntax: Syntax, sentence: Sentence, start: int, head: int) -> int | None:
    at = head
    for _ in range(5):
        found = [c for c in syntax.children[at] if syntax.dep[c].startswith("nsubj") and c < start]
        if found:
            subject = found[0]
            if syntax.low[subject] == "qui":
                above = syntax.head[at]
                return above if syntax.dep[at] == "acl:relcl" and sentence.first <= above < subject else None
            return subject if not _told_by_another(syntax, at) else None
        if syntax.dep[at] not in ("conj", "xcomp", "dep", "acl:relcl") or syntax.head[at] == at:
            break
        if any(syntax.low[c] in _SUBORDINATE for c in syntax.children[at] if c < at):
            return None
        at = syntax.head[at]
    return None


def _told_by_another(syntax: Syntax, at: int) -> bool:
    """Whether a clause stands below a verb of saying or a condition: « elle dit que le maire dénonce »."""
    for _ in range(5):
        if syntax.dep[at] in ("ccomp", "xcomp"):
            return True
        marks = [syntax.low[c].replace("’", "'") for c in syntax.children[at] if syntax.dep[c] == "mark" and c < at]
        before = [syntax.low[c - 1] for c in syntax.children[at] if syntax.dep[c] == "mark" and c]
        if marks and not {"tandis", "alors"}.intersection((*marks, *before)):
            return True
        if syntax.head[at] == at:
            return False
        at = syntax.head[at]
    return False


def noun_phrases_of(analysis: Analysis, syntax: Syntax, sentence: Sentence, subject: int, stop: int) -> Iterator[range]:
    """The ways to name a subject: the noun with its article and complements, the person beside it by name."""
    first = subject
    while (
        first > sentence.first and syntax.head[first - 1] == subject and syntax.pos[first - 1] in ("DET", "ADJ", "NUM")
    ):
        first -= 1
    last = subject + 1
    while last < stop and last - subject < 9:
        if syntax.pos[last] in ("ADJ", "PROPN", "X") and syntax.text[last - 1] not in ",(":
            last += 1
        elif syntax.low[last].replace("’", "'") in _DE and last + 1 < stop:
            end = last + 1
            while end < stop and syntax.pos[end] in ("DET", "NUM") and end - last < 3:
                end += 1
            if end >= stop or syntax.pos[end] not in _CLOSED:
                break
            last = end + 1
        else:
            break
    short = syntax.end(last - 1) - syntax.start[first] <= _LONGEST_ROLE
    article = syntax.pos[first] in ("DET", "NUM") or syntax.pos[subject] in ("PROPN", "X")
    closed = (
        last >= stop or syntax.text[last] in ",(" or last == stop or syntax.pos[last] in ("ADV", "AUX", "VERB", "ADP")
    )
    if short and article and closed and syntax.pos[last - 1] not in ("ADP", "DET"):
        yield range(first, last)
    low, high = syntax.start[syntax.left[subject]], syntax.end(max(last, min(syntax.right[subject] + 1, stop)) - 1)
    people = [(a, b) for e in analysis.entities if e.label == "PER" for a, b in e.mentions if low <= a and b <= high]
    if len(people) == 1:
        name = range(bisect_left(syntax.start, people[0][0]), bisect_left(syntax.start, people[0][1]))
        beside = name.start == sentence.first or syntax.pos[name.start - 1] not in ("ADP", "DET")
        if name and beside and (name.start, name.stop) != (first, last):
            yield name
