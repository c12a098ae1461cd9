"""Prints our keyphrases and clusters beside YAKE, TopicRank and TextTiling, in one run.

usage: python scripts/bench_topics.py [--shared FOLDER]

FOLDER is the measuring corpus (default: ``shared`` beside the checkout). The figures are its own
measures: F1@10 of keyphrases (higher is better), Pk and WindowDiff of joins of unlike articles (lower is
better), and the time of keyphrases and clusters as a share of the spaCy pipeline's. A peer that is not
installed is named and left out.
"""

from __future__ import annotations

import argparse
import importlib
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
KEYPHRASES = ("yake", "topicrank", "project")
SEGMENTATION = ("none", "every4", "texttiling", "project")


def keyphrases(documents: list[Any]) -> None:
    judge: Any = importlib.import_module("keyphrase_f1")
    print("| Keyphrases | precision | recall | F1@10 |\n| --- | --- | --- | --- |")
    for name in KEYPHRASES:
        try:
            system = getattr(judge, f"{name}_system")()
        except ImportError as error:
            print(f"| {name} | not installed ({error.name}) | | |")
            continue
        precision, recall, f1 = judge.score(system, documents)
        print(f"| {_shown(name)} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")


def segmentation(documents: list[Any]) -> None:
    judge: Any = importlib.import_module("segmentation")
    print("\n| Clusters | Pk | WindowDiff | segments (reference) |\n| --- | --- | --- | --- |")
    for name in SEGMENTATION:
        pk, window, found, wanted = judge.score(getattr(judge, f"{name}_system")(), documents)
        print(f"| {_shown(name)} | {pk:.3f} | {window:.3f} | {found:.1f} ({wanted:.1f}) |")


def _shown(name: str) -> str:
    return "**restructurer**" if name == "project" else name


def costs(documents: list[Any]) -> None:
    from restructurer.analysis.clusters import find_clusters
    from restructurer.analysis.entities import find_entities
    from restructurer.analysis.keyphrases import find_keyphrases
    from restructurer.analysis.model import load
    from restructurer.analysis.parse import parse
    from restructurer.analysis.quotes import find_quotes
    from restructurer.analysis.sentences import find_sentences
    from restructurer.analysis.wordlists import words_of
    from restructurer.reading.read import read_text
    from restructurer.rulebook import default_rulebook

    nlp, rulebook = load(), default_rulebook()
    print("\n| Text | pipeline, ms | keyphrases and clusters, ms | share |\n| --- | --- | --- | --- |")
    body = "\n\n".join(paragraph for one in documents for paragraph in one.paragraphs)
    words = body.split(" ")
    for size in (650, 2_500, 10_000, 20_000):
        text = " ".join((words * (1 + size // len(words)))[:size])
        source = read_text(text, rulebook=rulebook, minimum_words=0)
        parsed = parse(source, nlp=nlp)
        sentences = find_sentences(parsed, rulebook=rulebook)
        quotes = find_quotes(parsed, sentences, rulebook=rulebook)
        entities = find_entities(parsed, rulebook=rulebook)

        def topics() -> None:
            words_of.cache_clear()
            found = find_keyphrases(parsed, entities=entities, rulebook=rulebook, n=24)  # noqa: B023
            find_clusters(
                parsed,  # noqa: B023
                sentences,  # noqa: B023
                quotes=quotes,  # noqa: B023
                entities=entities,  # noqa: B023
                keyphrases=found,
                rulebook=rulebook,
            )

        def pipeline() -> None:
            parse(source, nlp=nlp)  # noqa: B023

        runs = 7 if size < 5_000 else 3
        pairs = [(_time(pipeline), _time(topics)) for _ in range(runs)]
        plain, ours = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
        share = statistics.median(mine / theirs for theirs, mine in pairs)
        print(f"| {size} words | {plain * 1000:.0f} | {ours * 1000:.1f} | {100 * share:.1f} % |")


def _time(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    arguments = parser.parse_args()
    judge = arguments.shared / "judge"
    if not judge.is_dir():
        sys.exit(f"bench_topics: no measuring corpus at {arguments.shared}; give its folder with --shared")
    sys.path[:0] = [str(judge), str(ROOT)]
    documents = importlib.import_module("corpus").load()
    keyphrases(documents)
    segmentation(documents)
    costs(documents)


if __name__ == "__main__":
    main()
