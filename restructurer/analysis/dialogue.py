"""Dialogue in lines that open with a dash: which lines are one, and whose turn each is.

Two lines or more in a row, each a sentence, are a dialogue where one is a question that the next one
answers, or where one addresses somebody. A list of things to do, of dates, of nouns stays a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from restructurer.analysis.marks import Pair
from restructurer.analysis.naming import Speaker
from restructurer.analysis.passage import Passage
from restructurer.analysis.phrases import low, words
from restructurer.analysis.role_nouns import FULL_STOPS
from restructurer.analysis.speakers import Resolver
from restructurer.analysis.stretches import Candidate

_DASH = re.compile(r"[—–][ \t\u00a0\u202f]*|-[ \u00a0\u202f]+")
_TITLES = r"madame|mademoiselle|maman|mamie|monsieur|papa|papy|messieurs|mesdames|maître|docteur"
_ADDRESS = re.compile(
    rf"(?:^|[,!?…]\s|\b(?:bonjour|bonsoir|merci|oui|non)\s)(?P<title>{_TITLES})"
    r"(?:\s(?:le|la|l['’])\s?[\wà-ÿ-]+|\s(?P<name>[^\s,.!?…]+))?\s?(?:[,.!?…]|$)",
    re.IGNORECASE,
)
_SAID = re.compile(r",\s\S{2,20}-(?:t-)?(?:il|elle|ils|elles|on)\b")  # « …, souffle-t-il »
_I = re.compile(r"(?:^|[\s,])(?:je|moi|mon|ma|mes|j['’]\w+)\b", re.IGNORECASE)
_END = re.compile(r"[.!?…][»”\"\s\u00a0\u202f]*$")
_WOMAN = ("madame", "mademoiselle", "maman", "mamie")
_MAN = ("monsieur", "papa", "papy")
_ASKING = words("président présidente juge magistrat magistrate procureur procureure journaliste enquêteur enquêtrice")
_WITH = words("avec à au vers")


def dialogue_lines(passage: Passage, pairs: Sequence[Pair]) -> list[Pair]:
    """The lines of dialogue of a passage, each as a pair of marks that never closes."""
    taken = {pair.outer_start for pair in pairs}
    runs: list[tuple[str, list[Pair]]] = [("", [])]
    for paragraph in passage.paragraphs:
        match = _DASH.match(passage.text, paragraph.start, paragraph.end)
        text = passage.text[paragraph.start : paragraph.end]
        if match is None or paragraph.kind != "paragraph" or match.end() >= paragraph.end:
            runs.append((text, []))
        elif match.end() not in taken:
            runs[-1][1].append(Pair(match.end(), paragraph.end, match.start(), paragraph.end, "—", 0, closed=False))
    return [pair for before, run in runs if _is_dialogue(passage, before, run) for pair in run]


def _is_dialogue(passage: Passage, before: str, run: Sequence[Pair]) -> bool:
    if len(run) < 2:
        return False
    texts = [passage.text[pair.start : pair.end].rstrip() for pair in run]
    plain = any(passage.text[pair.outer_start] == "-" for pair in run)
    if not plain and any("?" in text for text in texts):
        return True
    if not all(_END.search(text) for text in texts):
        return False
    questions = ["?" in text[-3:] for text in texts]
    answered = any(one != two for one, two in pairwise(questions))
    addressed = any(_ADDRESS.search(text) or _SAID.search(text) for text in texts)
    if before.rstrip().endswith(":"):
        return answered and (addressed or any(_I.search(text) for text in texts))
    return answered or addressed


class Turns:
    """Says who speaks in the lines of a dialogue that name nobody: two people face to face, by turns."""

    def __init__(self, passage: Passage, resolver: Resolver) -> None:
        self.passage, self.doc, self.resolver = passage, passage.words, resolver

    def of(self, run: Sequence[Candidate]) -> list[Speaker | None]:
        """The speaker of each line of a run; ``None`` where the turns cannot be told, or two signs disagree."""
        nobody: list[Speaker | None] = [None] * len(run)
        paragraph = self.resolver.paragraph_of[run[0].first] - 1
        if paragraph < 0:
            return nobody
        people = self._face_to_face(paragraph)
        if not 1 <= len(people) <= 2:
            return nobody
        starts: set[int] = set()
        for index, line in enumerate(run):
            told = self._told(line, people)
            if told is not None and told < 0:
                return nobody  # somebody else has a say
            if told is not None:
                starts.add((told - index) % 2)
        if len(people) == 1:
            # « Monsieur, vous appelez pour cela ? » is said to the one man of the paragraph.
            if len(starts) != 1:
                return nobody
            first = starts.pop()
            return [people[0] if (first + index) % 2 == 0 else None for index in range(len(run))]
        if len(starts) > 1:
            return nobody
        if not starts and "?" not in self._text(run[0]):
            return nobody
        first = starts.pop() if starts else 0  # who was spoken of last asks
        return [people[(first + index) % 2] for index in range(len(run))]

    def _face_to_face(self, paragraph: int) -> list[Speaker]:
        """The people of a paragraph, the last spoken of first; with « avec le policier » where one only acts."""
        row = self.passage.paragraphs[paragraph]
        people: list[Speaker] = []
        for event in reversed(self.resolver.events_between(row.first, row.stop)):
            one = event.speaker
            bare = one.stop - one.first == 1 and not one.person  # « Papa a appelé »
            if not event.subject or one.plural or bare or not (one.person or self.resolver.is_person_role(one)):
                continue
            self._add(people, one)
        if len(people) == 1:
            other = self._beside(row.first, row.stop)
            if other is not None:
                self._add(people, other)
        return people

    def _add(self, people: list[Speaker], one: Speaker) -> None:
        meant = one if one.person else self.resolver.resolve((one.first, one.stop), None) or one
        if meant.text not in {other.text for other in people}:
            people.append(meant)

    def _beside(self, first: int, stop: int) -> Speaker | None:
        """« Elle a retenu l’échange |avec le policier| », « Le juge regarde |X| »: whom the paragraph ends with."""
        doc = self.doc
        end = stop - 1 if doc[stop - 1].is_punct else stop
        for begin in range(end - 1, max(first, end - 8), -1):
            if self.resolver.inside[begin] or doc[begin].text in FULL_STOPS:
                return None
            if begin not in self.resolver.person_at and low(doc[begin]) not in ("le", "la", "l'", "un", "une"):
                continue
            before = doc[begin - 1]
            governed = low(before) in _WITH or (before.pos_ == "VERB" and before.form == "Fin")
            found = self.resolver.resolve((begin, end), None) if governed else None
            if found is None or found.plural or not (found.person or self.resolver.is_person_role(found)):
                return None
            return found
        return None

    def _told(self, line: Candidate, people: Sequence[Speaker]) -> int | None:
        """Which of the people a line itself says that it is of; -1 where it is of somebody else."""
        cue = line.cue
        if cue is not None and cue.mention is not None:
            named = self.resolver.resolve(cue.mention, cue.region)
            if named is not None:
                return next((i for i, one in enumerate(people) if one.text == named.text), -1)
        text = self._text(line)
        match = _ADDRESS.search(text)
        title = match["title"].lower() if match is not None else ""
        name = (match["name"] or "").lower() if match is not None else ""
        called = [i for i, one in enumerate(people) if name and one.text.lower().split()[-1] == name]
        if len(called) == 1:
            return 1 - called[0]
        hearer = "f" if title in _WOMAN else "m" if title in _MAN else None
        if hearer is not None:
            meant = [i for i, one in enumerate(people) if one.gender == hearer]
            if len(meant) == 1 and all(one.gender is not None for one in people):
                return 1 - meant[0]
            return None
        if text.rstrip()[-3:].count("?") and len(people) == 2:
            asking = [i for i, one in enumerate(people) if self._asks(one)]
            return asking[0] if len(asking) == 1 else None
        return None

    def _text(self, line: Candidate) -> str:
        return self.passage.text[line.pair.start : line.pair.end]

    def _asks(self, one: Speaker) -> bool:
        nouns = {low(self.doc[i]) for i in range(one.first, one.stop)} | self.resolver.roles_of(one)
        return bool(nouns & _ASKING)
