"""Which library multiplies the matrices of the pipeline: half of a parse is nothing else.

thinc takes its BLIS unless told otherwise (``NumpyOps(use_blis=False)`` is its own switch). The OpenBLAS that
numpy brings takes a third of the time for matrices of this size, as long as it keeps to one thread: shared out
among several, products so small cost more than they save, and what comes out could depend on how many there
are. So it is taken where the process was started with one thread for it, as the command line does before it
imports numpy; a program that imports us keeps its numpy as it is, and BLIS.

Both round differently in the last digits of a tensor; tokens, tags, lemmas, heads, labels and entities are the
same (``tests/test_model_same.py``).
"""

from __future__ import annotations

import os

import numpy
from spacy.language import Language
from thinc.api import NumpyOps

THREADS = "OPENBLAS_NUM_THREADS"  # what the command line sets


def use_numpy(nlp: Language) -> None:
    """Has a pipeline multiply by numpy."""
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for layer in model.walk() if model is not None else ():
            layer.ops = ops


def numpy_is_faster() -> bool:
    """Whether numpy multiplies by an OpenBLAS that keeps to one thread."""
    if os.environ.get(THREADS) != "1":
        return False
    built = numpy.show_config(mode="dicts")
    return "openblas" in built["Build Dependencies"]["blas"]["name"]
