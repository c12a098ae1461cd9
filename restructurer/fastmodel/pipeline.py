"""Builds the pipeline from the installed model and the derived tables."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy
import srsly
from spacy.about import __version__ as spacy_version
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.tokenizer import Tokenizer
from spacy.util import get_model_meta, load_config
from spacy.vectors import Vectors
from spacy.vocab import Vocab

from restructurer.fastmodel import cache
from restructurer.fastmodel.derive import derive
from restructurer.fastmodel.language import LEMMATIZER, French
from restructurer.fastmodel.matching import Shapes, TokenMatch
from restructurer.fastmodel.tables import Forms, KeyRows, Lists, Words
from restructurer.version import VERSION

Parts = Mapping[str, memoryview]


def load_fast(package: Path) -> Language:
    """The pipeline of an installed model package, without the components that are switched off.

    ``package``: the folder of the package. Raises ValueError, KeyError or OSError where its files
    are not as this loader knows them.
    """
    meta = get_model_meta(package)
    model = package / f"{meta['lang']}_{meta['name']}-{meta['version']}"
    name = cache.stamp(model, spacy_version, meta["version"], VERSION)
    parts = cache.tables(name, lambda: derive(model))
    config = load_config(model / "config.cfg", interpolate=True)
    nlp = French(
        meta=meta,
        create_vectors=lambda vocab: _vectors(vocab, model, parts, meta),
        create_tokenizer=lambda nlp: _tokenizer(nlp.vocab, parts),
        batch_size=config["nlp"]["batch_size"],
    )
    for pipe in config["nlp"]["pipeline"]:
        if pipe in config["nlp"]["disabled"]:
            continue
        settings = dict(config["components"][pipe])
        factory = settings.pop("factory")
        lemmatizer = factory == "lemmatizer"
        component: Any = nlp.add_pipe(LEMMATIZER if lemmatizer else factory, name=pipe, config=settings, validate=False)
        if lemmatizer:
            component.initialize(lookups=_lookups(parts))
        else:
            component.from_disk(model / pipe, exclude=["vocab"])
    return nlp


def _vectors(vocab: Vocab, model: Path, parts: Parts, meta: dict[str, Any]) -> Vectors:
    """The word vectors, mapped from the model's own file; the strings of their keys are not needed."""
    settings = srsly.read_json(model / "vocab" / "vectors.cfg")
    if settings != {"mode": "default"}:
        raise ValueError(f"vectors of an unknown kind: {settings}")
    # A plain view of the map: read only, and of numpy's ordinary class.
    data = numpy.load(model / "vocab" / "vectors", mmap_mode="r").view(numpy.ndarray)
    vectors = Vectors(strings=vocab.strings, data=data, name=meta["vectors"]["name"])
    vectors.key2row = KeyRows(parts["vectors.keys"], parts["vectors.rows"])
    return vectors


def _tokenizer(vocab: Vocab, parts: Parts) -> Tokenizer:
    """The tokenizer as it was saved, with :class:`TokenMatch` for its largest pattern."""
    saved = srsly.msgpack_loads(bytes(parts["tokenizer"]))
    shapes = Shapes(**{name: tuple(part) for name, part in json.loads(bytes(parts["token_match.shapes"])).items()})
    matcher = TokenMatch(
        shapes,
        lower=parts["token_match.lower"].cast("I"),
        letters=parts["token_match.letters"].cast("I"),
        stock=parts["token_match"],
    )
    return Tokenizer(
        vocab,
        rules=saved["exceptions"],
        prefix_search=re.compile(saved["prefix_search"]).search,
        suffix_search=re.compile(saved["suffix_search"]).search,
        infix_finditer=re.compile(saved["infix_finditer"]).finditer,
        token_match=matcher.match,
        url_match=re.compile(saved["url_match"]).match,
        faster_heuristics=saved["faster_heuristics"],
    )


def _lookups(parts: Parts) -> Lookups:
    """The lemmatizer's four tables."""
    names = json.loads(bytes(parts["lemmas"]))
    tables: dict[str, Any] = {
        "lemma_lookup": Lists(parts, "lemma_lookup"),
        "lemma_rules": names["lemma_rules"],
        "lemma_exc": {pos: Forms(parts, f"lemma_exc.{pos}") for pos in names["lemma_exc"]},
        "lemma_index": {pos: Words(parts, f"lemma_index.{pos}") for pos in names["lemma_index"]},
    }
    lookups = Lookups()
    for name, table in tables.items():
        lookups.set_table(name, table)
    return lookups
