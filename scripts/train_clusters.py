"""Fits the weights of ``rules/topics.toml`` that split a text into topics, on joins of unlike articles.

usage: python scripts/train_clusters.py SHARED [--write] [--joins 200] [--repeats 3]

SHARED is the folder of the measuring corpus. Joins are made as the measure makes them (4 to 8 runs of 3
to 7 sentences, each from another article), with other seeds; the model is fitted by maximum likelihood
(forward-backward over all splits, Adam). The figure is Pk under cross-validation: fitted on joins of one
half of the articles, measured on joins of the other half.
"""

from __future__ import annotations

import argparse
import importlib
import random
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from nltk.metrics.segmentation import pk

from restructurer.analysis.clusters import opening_features
from restructurer.analysis.cohesion import PAIR_FEATURES, Bags, bags_of, pair_features
from restructurer.analysis.model import load
from restructurer.analysis.openings import OPENING_FEATURES, opening
from restructurer.analysis.parse import for_model
from restructurer.analysis.topic_split import SEGMENT_FEATURES, best_split, inner_sums
from restructurer.analysis.topics_rules import TopicSettings
from restructurer.analysis.wordlists import Floats, words_of
from restructurer.rulebook import default_rulebook

RULES = Path(__file__).resolve().parent.parent / "rules" / "topics.toml"
LONGEST = 14
NAMES = (*PAIR_FEATURES, *OPENING_FEATURES, *SEGMENT_FEATURES)


@dataclass
class Unit:
    """One sentence: its bag and how it opens."""

    bags: Bags
    opens: str


@dataclass
class Join:
    """One join: the features of every segment (stop, size - 1, feature), and where topics start."""

    phi: Floats
    starts: list[int]


def read(shared: Path) -> list[list[Unit]]:
    sys.path.insert(0, str(shared / "judge"))
    corpus: Any = importlib.import_module("corpus")
    judge: Any = importlib.import_module("segmentation")
    articles = []
    for document in corpus.load():
        texts = judge.sentences(document)
        docs = load().pipe(map(for_model, texts))
        articles.append(
            [
                Unit(bags_of(words_of(doc), [(0, len(doc))]), opening(text))
                for doc, text in zip(docs, texts, strict=True)
            ]
        )
    return articles


def join(articles: list[list[Unit]], settings: TopicSettings, rng: random.Random) -> Join:
    units: list[Unit] = []
    starts = []
    for article in rng.sample([one for one in articles if len(one) >= 7], rng.randint(4, 8)):
        size = rng.randint(3, 7)
        at = rng.randint(0, len(article) - size)
        starts.append(len(units))
        units += article[at : at + size]
    bags = Bags(
        tuple(one.bags.words[0] for one in units),
        tuple(one.bags.names[0] for one in units),
        np.vstack([one.bags.vectors for one in units]),
    )
    count = len(units)
    phi = np.zeros((count + 1, LONGEST, len(NAMES)))
    phi[:, :, : len(PAIR_FEATURES)] = inner_sums(pair_features(bags), LONGEST)
    opens = opening_features([one.opens for one in units], settings)
    low, high = len(PAIR_FEATURES), len(PAIR_FEATURES) + len(OPENING_FEATURES)
    for stop in range(1, count + 1):
        for size in range(1, min(LONGEST, stop) + 1):
            if stop > size:
                phi[stop, size - 1, low:high] = opens[stop - size]
            phi[stop, size - 1, high:] = (1, size == 1, size == 2)
    return Join(phi, starts)


def _log_sum(values: Floats) -> float:
    top = float(values.max())
    return top + float(np.log(np.exp(values - top).sum()))


def expected(scores: Floats) -> tuple[float, Floats]:
    """The log of the summed score of all splits, and the probability of each segment."""
    count = len(scores) - 1
    ahead = np.full(count + 1, -np.inf)
    ahead[0] = 0.0
    for stop in range(1, count + 1):
        sizes = min(LONGEST, stop)
        ahead[stop] = _log_sum(scores[stop, :sizes] + ahead[stop - sizes : stop][::-1])
    behind = np.full(count + 1, -np.inf)
    behind[count] = 0.0
    for first in range(count - 1, -1, -1):
        stops = np.arange(first + 1, min(count, first + LONGEST) + 1)
        behind[first] = _log_sum(scores[stops, stops - first - 1] + behind[stops])
    likely = np.zeros_like(scores)
    for stop in range(1, count + 1):
        sizes = min(LONGEST, stop)
        likely[stop, :sizes] = np.exp(
            scores[stop, :sizes] + ahead[stop - sizes : stop][::-1] + behind[stop] - ahead[count]
        )
    return float(ahead[count]), likely


def fit(joins: list[Join], *, steps: int = 150, ridge: float = 1.0) -> Floats:
    scale = np.sqrt(np.mean([np.mean(one.phi**2, axis=(0, 1)) for one in joins], axis=0)) + 1e-6
    weights = np.zeros(len(NAMES))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    truth = sum(
        one.phi[stop, stop - start - 1]
        for one in joins
        for start, stop in zip(one.starts, [*one.starts[1:], len(one.phi) - 1], strict=True)
    )
    for step in range(1, steps + 1):
        slope = truth / scale - ridge * weights / scale**2
        for one in joins:
            _, likely = expected(one.phi @ (weights / scale))
            slope = slope - np.tensordot(likely, one.phi, axes=([0, 1], [0, 1])) / scale
        slope = slope / len(joins)
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        rate = 0.3 * (1 - step / (steps + 1))
        weights = weights + rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    found: Floats = weights / scale
    return found


def measure(joins: list[Join], weights: Floats) -> float:
    total = 0.0
    low, high = len(PAIR_FEATURES), len(PAIR_FEATURES) + len(OPENING_FEATURES)
    for one in joins:
        count = len(one.phi) - 1
        inner = one.phi[:, :, :low] @ weights[:low]
        opens = np.array([one.phi[at + 1, 0, low:high] @ weights[low:high] for at in range(count)])
        got = best_split(inner, opens, weights[high:].tolist())
        k = max(2, round(count / len(one.starts) / 2))
        total += pk(_bits(one.starts, count), _bits(got, count), k=k)
    return total / len(joins)


def _bits(starts: list[int], count: int) -> str:
    return "".join("1" if at + 1 in starts else "0" for at in range(count))


def write(weights: Floats) -> None:
    text = RULES.read_text(encoding="utf-8")
    table = "[settings.cohesion_weights]\n"
    head, _, tail = text.partition(table)
    lines = "".join(f"{name} = {weight:.4f}\n" for name, weight in zip(NAMES, weights, strict=True))
    RULES.write_text(head + table + lines + re.sub(r"\A(?:[a-z_0-9]+ = -?[0-9.]+\n)*", "", tail), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--joins", type=int, default=200)
    parser.add_argument("--repeats", type=int, default=3)
    arguments = parser.parse_args()
    settings = default_rulebook().settings("topics", TopicSettings)
    articles = read(arguments.shared)
    figures = []
    for repeat in range(arguments.repeats):
        order = np.random.default_rng(repeat).permutation(len(articles))
        for half in (0, 1):
            rng = random.Random(1000 + 2 * repeat + half)
            seen = [articles[at] for at in order[half::2]]
            unseen = [articles[at] for at in order[1 - half :: 2]]
            weights = fit([join(seen, settings, rng) for _ in range(arguments.joins)])
            figures.append(measure([join(unseen, settings, rng) for _ in range(100)], weights))
            print(f"unseen half {2 * repeat + half + 1}: Pk {figures[-1]:.3f}", flush=True)
    print(f"cross-validated Pk {np.mean(figures):.3f}")
    rng = random.Random(7)
    joins = [join(articles, settings, rng) for _ in range(arguments.joins)]
    weights = fit(joins)
    for name, weight in zip(NAMES, weights, strict=True):
        print(f"{name:16}{weight:8.3f}")
    print(f"Pk on the joins it was fitted to {measure(joins, weights):.3f}")
    if arguments.write:
        write(weights)


if __name__ == "__main__":
    main()
