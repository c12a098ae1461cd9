"""spaCy's French, without the import of ``spacy.lang.fr``: the same files, read one by one.

Importing the package compiles its giant token pattern (2.4 s). The files beside it are cheap, so
they are loaded from where they are, under names of our own: stop words, number words, noun chunks
and the lemmatizer's logic are spaCy's, whatever its version.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

import spacy
from spacy.language import BaseDefaults, Language

LEMMATIZER = "restructurer_lemmatizer"

_FRENCH = Path(spacy.__file__).parent / "lang" / "fr"


def _french(name: str) -> ModuleType:
    """One file of ``spacy.lang.fr`` as a module, without its package."""
    spec: ModuleSpec | None = importlib.util.spec_from_file_location(
        f"restructurer.fastmodel.spacy_fr_{name}", _FRENCH / f"{name}.py"
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"spaCy has no French {name}")
    module = importlib.util.module_from_spec(spec)
    module.__package__ = "spacy.lang.fr"  # what its relative imports start from
    spec.loader.exec_module(module)
    return module


STOP_WORDS: frozenset[str] = frozenset(_french("stop_words").STOP_WORDS)
_Lemmatizer: Any = _french("lemmatizer").FrenchLemmatizer


class FrenchDefaults(BaseDefaults):
    """What a vocabulary takes from the language; the tokenizer's settings come from the saved pipeline."""

    lex_attr_getters = _french("lex_attrs").LEX_ATTRS
    syntax_iterators = _french("syntax_iterators").SYNTAX_ITERATORS
    stop_words = set(STOP_WORDS)  # noqa: RUF012 (spaCy declares it so)


class French(Language):  # type: ignore[no-untyped-call]
    """French as the saved pipeline uses it."""

    lang = "fr"
    Defaults = FrenchDefaults


class TableLemmatizer(_Lemmatizer):  # type: ignore[misc]
    """spaCy's French lemmatizer over ready tables.

    Its memory of answers is emptied when it is full, so that long batches do not grow.
    """

    CACHE_SIZE = 1 << 15

    def __call__(self, doc: Any) -> Any:
        """Gives every token of a Doc its lemma."""
        if len(self.cache) > self.CACHE_SIZE:
            self.cache.clear()
        return super().__call__(doc)


@Language.factory(
    LEMMATIZER,
    assigns=["token.lemma"],
    default_config={
        "model": None,
        "mode": "rule",
        "overwrite": False,
        "scorer": {"@scorers": "spacy.lemmatizer_scorer.v1"},
    },
    default_score_weights={"lemma_acc": 1.0},
)
def make_lemmatizer(
    nlp: Language, model: Any, name: str, mode: str, overwrite: bool, scorer: Callable[..., Any] | None
) -> TableLemmatizer:
    """The lemmatizer component; ``initialize(lookups=…)`` gives it its tables."""
    return TableLemmatizer(nlp.vocab, model, name, mode=mode, overwrite=overwrite, scorer=scorer)
