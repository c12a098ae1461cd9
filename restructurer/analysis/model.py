"""Loads the French pipeline, once a process."""

from __future__ import annotations

from functools import lru_cache

import spacy
from spacy.language import Language

MODEL = "fr_core_news_md"


@lru_cache(maxsize=1)
def load() -> Language:
    """The French pipeline: tagger, parser, lemmatizer and entities, loaded once."""
    return spacy.load(MODEL)
