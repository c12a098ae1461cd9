"""Fits the weights of ``rules/topics.toml`` that rank keyphrases, and says how they do on unseen articles.

usage: python scripts/train_keyphrases.py SHARED [--write] [--ridge 10] [--repeats 3]

SHARED is the folder of the measuring corpus (with ``judge/`` and ``corpus/``). Logistic regression
with a ridge, by Newton's method; the figure is the mean F1@10 over repeated 10-fold cross-validation,
each article judged by weights that have not seen it. ``--write`` puts the weights of all articles into
the rules.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from restructurer.analysis.candidates import Candidate, dateline, find_candidates
from restructurer.analysis.columns import columns_of
from restructurer.analysis.entities import find_entities
from restructurer.analysis.keyphrase_features import FEATURES, features
from restructurer.analysis.keyphrases import select
from restructurer.analysis.keyphrases import source as make_source
from restructurer.analysis.model import load
from restructurer.analysis.parse import parse
from restructurer.analysis.phrase_forms import print_form
from restructurer.analysis.topics_rules import TopicSettings
from restructurer.analysis.wordlists import Floats, words_of
from restructurer.rulebook import default_rulebook

RULES = Path(__file__).resolve().parent.parent / "rules" / "topics.toml"


@dataclass
class Judged:
    """One article: its candidates, their features, their printed forms, and the reference."""

    candidates: tuple[Candidate, ...]
    matrix: Floats
    texts: list[str]
    chosen: Floats
    reference: set[str]


def read(shared: Path, settings: TopicSettings) -> list[Judged]:
    sys.path.insert(0, str(shared / "judge"))
    corpus: Any = importlib.import_module("corpus")
    norm = importlib.import_module("keyphrase_f1").norm
    articles = []
    for document in corpus.load():
        parsed = parse(make_source("\n\n".join(document.paragraphs), document.title), nlp=load())
        body = words_of(parsed.columns)
        title = words_of(columns_of(parsed.title)) if parsed.title is not None else None
        entities = find_entities(parsed, rulebook=default_rulebook())
        candidates = find_candidates(
            parsed, body, title, entities=entities, measures=settings.measures, empty=settings.empty
        )
        skip = dateline(body, settings.measures)
        matrix = features(candidates, parsed, body, title, skip=skip)
        texts = [norm(print_form(candidate, body, title)) for candidate in candidates]
        reference = {norm(phrase) for phrase in document.keyphrases} - {""}
        chosen = np.array([float(text in reference) for text in texts])
        articles.append(Judged(candidates, matrix, texts, chosen, reference))
    return articles


def fit(matrix: Floats, chosen: Floats, *, ridge: float) -> Floats:
    """The weights, in the units of the features, the constant last."""
    mean, deviation = matrix.mean(axis=0), matrix.std(axis=0)
    known = deviation > 1e-9
    scale = np.where(known, deviation, 1.0)
    rows = np.hstack([np.where(known, (matrix - mean) / scale, 0.0), np.ones((len(matrix), 1))])
    penalty = np.diag([ridge] * matrix.shape[1] + [0.0])
    weights = np.zeros(rows.shape[1])
    for _ in range(25):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chosen - likely) - penalty @ weights
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + penalty + 1e-9 * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-7:
            break
    plain = np.where(known, weights[:-1] / scale, 0.0)
    return np.append(plain, weights[-1] - plain @ mean)


def f1(article: Judged, weights: Floats, settings: TopicSettings) -> float:
    odds = article.matrix @ weights[:-1] + weights[-1]
    got: list[str] = []
    for at, score in select(article.candidates, odds, n=10, penalty=settings.shared_word_penalty):
        likely = len(got) < settings.least_keyphrases or score >= settings.least_score
        if likely and article.texts[at] and article.texts[at] not in got:
            got.append(article.texts[at])
    hits = len(article.reference & set(got))
    return 2 * hits / (len(got) + len(article.reference)) if hits else 0.0


def cross_validate(
    articles: list[Judged], settings: TopicSettings, *, ridge: float, repeats: int, folds: int = 10
) -> float:
    scores = []
    for repeat in range(repeats):
        order = np.random.default_rng(repeat).permutation(len(articles))
        for fold in range(folds):
            held = set(order[fold::folds].tolist())
            seen = [one for at, one in enumerate(articles) if at not in held]
            weights = fit(
                np.vstack([one.matrix for one in seen]), np.concatenate([one.chosen for one in seen]), ridge=ridge
            )
            scores += [f1(articles[at], weights, settings) for at in sorted(held)]
    return float(np.mean(scores))


def write(weights: Floats, names: tuple[str, ...]) -> None:
    lines = [f"constant = {weights[-1]:.4f}"]
    lines += [f"{name} = {weight:.4f}" for name, weight in zip(names, weights[:-1], strict=True) if abs(weight) > 1e-4]
    text = RULES.read_text(encoding="utf-8")
    table = "[settings.keyphrase_weights]\n"
    head, _, tail = text.partition(table)
    rest = re.sub(r"\A(?:[a-z_0-9]+ = -?[0-9.]+\n)*", "", tail)
    RULES.write_text(head + table + "\n".join(lines) + "\n" + rest, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--ridge", type=float, default=10.0)
    parser.add_argument("--repeats", type=int, default=3)
    arguments = parser.parse_args()
    settings = default_rulebook().settings("topics", TopicSettings)
    articles = read(arguments.shared, settings)
    found = len({(at, text) for at, one in enumerate(articles) for text in one.texts if text in one.reference})
    wanted = sum(len(one.reference) for one in articles)
    print(f"candidates hold {found} of {wanted} reference keyphrases")
    figure = cross_validate(articles, settings, ridge=arguments.ridge, repeats=arguments.repeats)
    print(f"cross-validated F1@10 {figure:.3f}")
    weights = fit(
        np.vstack([one.matrix for one in articles]),
        np.concatenate([one.chosen for one in articles]),
        ridge=arguments.ridge,
    )
    seen = np.mean([f1(one, weights, settings) for one in articles])
    print(f"F1@10 on the articles it was fitted to {seen:.3f}")
    if arguments.write:
        write(weights, FEATURES)


if __name__ == "__main__":
    main()
