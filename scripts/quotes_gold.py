"""Reads the annotated quotes of ``tests/data/quotes`` and scores quotes found against them."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = ROOT / "tests" / "data" / "quotes" / "written.txt"
WIKINEWS = ROOT / "tests" / "data" / "quotes" / "wikinews.tsv"
SHARED = ROOT.parent / "shared"

_MARKED = re.compile(r"\{([^{}|]{1,200})\|([^{}|]{1,2000})\}")
_ARTICLE = re.compile(r"^(?:le|la|les|l['’]|un|une|des)\s?", re.IGNORECASE)
_EDGES = " \t\n\r\u00a0\u202f«»“”„\"'‘’—–-"


class Found(Protocol):
    """What a quote finder gives: offsets and who speaks."""

    @property
    def start(self) -> int:
        """Where the words start."""

    @property
    def end(self) -> int:
        """Where they end."""

    @property
    def speaker(self) -> str | None:
        """Who says them."""


@dataclass(frozen=True)
class Gold:
    """One annotated quote: offsets of the words, and the names that are right (none: not told)."""

    start: int
    end: int
    speakers: tuple[str, ...]


@dataclass(frozen=True)
class Annotated:
    """A text with its quotes."""

    ident: str
    text: str
    quotes: tuple[Gold, ...]


def read_written(path: Path = WRITTEN) -> list[Annotated]:
    """The paragraphs written for this project, their inline marks taken out."""
    found: list[Annotated] = []
    for record in re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        ident, _, body = record.partition("\n")
        quotes: list[Gold] = []
        text = ""
        at = 0
        for match in _MARKED.finditer(body):
            text += body[at : match.start()]
            names = tuple(name for name in match.group(1).split("/") if name != "?")
            unknown = "?" in match.group(1).split("/")
            quotes.append(Gold(len(text), len(text) + len(match.group(2)), ("", *names) if unknown else names))
            text += match.group(2)
            at = match.end()
        found.append(Annotated(ident.strip(), (text + body[at:]).rstrip() + "\n", tuple(quotes)))
    return found


def wikinews_text(title: str, paragraphs: Sequence[str]) -> str:
    """The text that the offsets of ``wikinews.tsv`` are into."""
    return "\n\n".join([title, *paragraphs]) + "\n"


def read_wikinews(path: Path = WIKINEWS, shared: Path = SHARED) -> list[Annotated]:
    """The 50 Wikinews articles with their quotes; empty where the measuring corpus is not there."""
    module_path = shared / "judge" / "corpus.py"
    if not module_path.is_file() or not path.is_file():
        return []
    spec = importlib.util.spec_from_file_location("judge_corpus", module_path)
    if spec is None or spec.loader is None:
        return []
    import sys

    corpus = importlib.util.module_from_spec(spec)
    sys.modules["judge_corpus"] = corpus
    spec.loader.exec_module(corpus)
    rows: dict[str, list[Gold]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            ident, start, end, speakers = line.split("\t")
            names = tuple("" if name == "?" else name for name in speakers.split("/"))
            rows.setdefault(ident, []).append(Gold(int(start), int(end), names))
    return [
        Annotated(document.id, wikinews_text(document.title, document.paragraphs), tuple(rows.get(document.id, ())))
        for document in corpus.load()
    ]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the marks and blanks at its ends."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def same_name(found: str | None, right: Sequence[str]) -> bool:
    """Whether a speaker is one of the right ones: case, apostrophes and a leading article apart."""

    def plain(name: str) -> str:
        return _ARTICLE.sub("", " ".join(name.replace("’", "'").split())).casefold().strip()

    if not found:
        return "" in right or not right
    return plain(found) in {plain(name) for name in right if name}


@dataclass
class Score:
    """Counts over texts, and the measures made of them."""

    found: int = 0
    gold: int = 0
    hits: int = 0
    loose: int = 0
    speakers: int = 0

    def add(self, annotated: Annotated, quotes: Sequence[Found]) -> list[str]:
        """Counts one text; gives a line for each error."""
        text = annotated.text
        right = {trimmed(text, quote.start, quote.end): quote for quote in annotated.quotes}
        mine = {trimmed(text, quote.start, quote.end): quote for quote in quotes}
        self.found += len(mine)
        self.gold += len(right)
        errors: list[str] = []
        for span, quote in right.items():
            hit = mine.get(span)
            if hit is None:
                errors.append(f"{annotated.ident}: missed « {text[slice(*span)]} »")
                if any(_overlap(span, other) >= 0.3 for other in mine):
                    self.loose += 1
                continue
            self.hits += 1
            self.loose += 1
            if same_name(hit.speaker, quote.speakers):
                self.speakers += 1
            else:
                wanted = "/".join(quote.speakers)
                errors.append(f"{annotated.ident}: « {text[slice(*span)][:60]} » by {hit.speaker!r}, not {wanted!r}")
        errors.extend(f"{annotated.ident}: no speech « {text[slice(*span)]} »" for span in mine if span not in right)
        return errors

    @property
    def precision(self) -> float:
        """Spans found that are right."""
        return self.hits / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Spans annotated that were found."""
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def speaker_accuracy(self) -> float:
        """Speakers right among the spans found."""
        return self.speakers / self.hits if self.hits else 1.0


def _overlap(one: tuple[int, int], two: tuple[int, int]) -> float:
    shared = min(one[1], two[1]) - max(one[0], two[0])
    whole = max(one[1], two[1]) - min(one[0], two[0])
    return shared / whole if shared > 0 else 0.0
