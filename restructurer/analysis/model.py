"""Loads the French pipeline, once a process."""

from __future__ import annotations

import os
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language

from restructurer.collecting import collect_seldom

MODEL = "fr_core_news_md"


@lru_cache(maxsize=1)
def load() -> Language:
    """The French pipeline: tagger, parser, lemmatizer and entities, loaded once.

    What is there by then stays as long as the process, and is left out of garbage collections, which come seldom
    from then on.

    It comes from :mod:`restructurer.fastmodel`, which gives the same results as ``spacy.load`` in a
    fraction of the time; spaCy's own loader is taken where that one does not know the model's files,
    or when the environment says ``RESTRUCTURER_STOCK_MODEL=1``.
    """
    pipeline = _load()
    collect_seldom()
    return pipeline


def _load() -> Language:
    package = find_spec(MODEL)
    if package is None or package.origin is None or os.environ.get("RESTRUCTURER_STOCK_MODEL") == "1":
        return spacy.load(MODEL)
    from restructurer.fastmodel.pipeline import load_fast
    from restructurer.fastmodel.products import numpy_is_faster, use_numpy

    try:
        pipeline = load_fast(Path(package.origin).parent)
    except (OSError, ValueError, KeyError):
        return spacy.load(MODEL)
    if numpy_is_faster():
        use_numpy(pipeline)
    return pipeline
