"""Measures quotes, speakers and sentences on the annotated sets, beside textacy and the stock pipeline.

Run from the checkout: ``python scripts/bench_quotes.py``. The Wikinews articles are read from
``../shared`` and left out where it is absent; textacy is left out where it is not installed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import quotes_gold as gold
from spacy.language import Language

import restructurer
from restructurer.analysis import passage as passages
from restructurer.analysis import sentences as sentence_finding
from restructurer.analysis.marks import pair_marks
from restructurer.analysis.model import load
from restructurer.analysis.parse import for_model
from restructurer.rulebook import default_rulebook

SENTENCES = gold.ROOT / "tests" / "data" / "quotes" / "sentences.txt"
SETS = (
    "written",
    "press",
    "press2",
    "press3",
    "press4",
    "press5",
    "press6",
    "press7",
    "press8",
    "forms",
    "passages",
    "manners",
    "cues",
    "meant",
    "kinds",
)


@dataclass(frozen=True)
class Other:
    """A quote as another program gives it."""

    start: int
    end: int
    speaker: str | None


def textacy_quotes(text: str, nlp: Language) -> list[Other]:
    """textacy's ``direct_quotations``, one paragraph at a time (it gives up on an odd number of marks)."""
    from textacy.extract.triples import direct_quotations

    found: list[Other] = []
    at = 0
    for line in text.splitlines(keepends=True):
        doc = nlp(line.rstrip("\n"))
        try:
            for triple in direct_quotations(doc):
                start, end = triple.content.start_char, triple.content.end_char
                whole = [ent.text for ent in doc.ents if any(ent.start <= t.i < ent.end for t in triple.speaker)]
                names = whole[0] if whole else " ".join(token.text for token in triple.speaker)
                found.append(Other(at + start, at + end, names))
        except ValueError:
            pass
        at += len(line)
    return found


def read_sentences(path: Path = SENTENCES) -> list[list[str]]:
    """The paragraphs of the sentence set, each a list of sentences."""
    body = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [block.split("\n") for block in body.strip().split("\n\n")]


def ends_of(paragraph: Sequence[str]) -> set[int]:
    """Where the sentences of a paragraph end, joined by a blank; the last end is left out."""
    ends: set[int] = set()
    at = 0
    for sentence in paragraph[:-1]:
        at += len(sentence)
        ends.add(at)
        at += 1
    return ends


def our_ends(text: str, nlp: Language) -> set[int]:
    """Where our sentences of one paragraph end."""
    view = passages.from_doc(nlp(for_model(text)))
    found = sentence_finding.find_in(view, rulebook=default_rulebook())
    return {sentence.end for sentence in found[:-1]}


def stock_ends(text: str, nlp: Language) -> set[int]:
    """Where the sentences of the pipeline itself end."""
    sentences = list(nlp(text).sents)
    return {len(text[: sentence.end_char].rstrip()) for sentence in sentences[:-1]}


def breaks_inside_quotes(text: str, ends: set[int]) -> int:
    """How many sentences end within a pair of marks."""
    pairs = [pair for pair in pair_marks(text, [(0, len(text))]) if pair.depth == 0 and pair.closed]
    return sum(1 for end in ends if any(pair.outer_start < end < pair.outer_end for pair in pairs))


def _table(title: str, rows: Sequence[Sequence[str]]) -> None:
    print(f"\n{title}")
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _quote_rows(nlp: Language) -> list[list[str]]:
    sets = [(name, gold.read_written(gold.WRITTEN.with_name(f"{name}.txt"))) for name in SETS]
    wikinews = gold.read_wikinews()
    if wikinews:
        sets.append(("wikinews", wikinews))
    finders: list[tuple[str, Callable[[str], Sequence[gold.Found]]]] = [("restructurer", restructurer.quotes)]
    try:
        import textacy.extract  # noqa: F401

        finders.append(("textacy", lambda text: textacy_quotes(text, nlp)))
    except ImportError:
        print("textacy is not installed: left out")
    rows = [["set", "quotes", "finder", "P", "R", "F1", "F1 at 30 %", "speaker"]]
    for name, texts in sets:
        for finder, find in finders:
            score = gold.Score()
            errors: list[str] = []
            for annotated in texts:
                errors += score.add(annotated, find(annotated.text))
            loose = 2 * score.loose / (score.found + score.gold) if score.found + score.gold else 1.0
            figures = [score.precision, score.recall, score.f1, loose, score.speaker_accuracy]
            rows.append([name, str(score.gold), finder, *(f"{figure:.3f}" for figure in figures)])
            if finder == "restructurer" and "--errors" in sys.argv:
                print("\n".join(errors))
    return rows


def _sentence_rows(nlp: Language) -> list[list[str]]:
    rows = [["text", "finder", "wrong breaks", "missed breaks", "breaks inside a quote"]]
    own = read_sentences()
    for finder, find in (("restructurer", our_ends), ("stock pipeline", stock_ends)):
        wrong = missed = inside = 0
        for paragraph in own:
            text, right = " ".join(paragraph), ends_of(paragraph)
            ends = find(text, nlp)
            wrong += len(ends - right)
            missed += len(right - ends)
            inside += breaks_inside_quotes(text, ends)
        rows.append([f"own, {sum(map(len, own))} sentences", finder, str(wrong), str(missed), str(inside)])
    texts = [annotated.text for annotated in gold.read_wikinews()]
    texts += [a.text for name in SETS[1:] for a in gold.read_written(gold.WRITTEN.with_name(f"{name}.txt"))]
    for finder, find in (("restructurer", our_ends), ("stock pipeline", stock_ends)):
        inside = lower = 0
        for text in texts:
            for line in filter(None, text.split("\n")):
                ends = find(line, nlp)
                inside += breaks_inside_quotes(line, ends)
                lower += sum(1 for end in ends if line[end:].lstrip()[:1].islower())
        rows.append([f"{len(texts)} articles", finder, f"{lower} (before lower case)", "", str(inside)])
    return rows


def main() -> None:
    nlp = load()
    start = time.perf_counter()
    _table("Quotes and speakers (same start and end, marks and blanks apart)", _quote_rows(nlp))
    _table("Sentences", _sentence_rows(nlp))
    print(f"\n{time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
