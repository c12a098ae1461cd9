"""What an output depends on, by version and hash: program, spaCy, model, rules, data, options."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from importlib import metadata

from restructurer.resources import data_dir
from restructurer.rulebook import Rulebook
from restructurer.version import VERSION

MODEL = "fr_core_news_md"


@lru_cache(maxsize=1)
def _model() -> str:
    """Version of the model and a hash of the hashes of its files, as its wheel records them."""
    found = metadata.distribution(MODEL)
    record = found.read_text("RECORD") or ""
    lines = sorted(line for line in record.splitlines() if line.startswith(f"{MODEL}/") and "__pycache__" not in line)
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    return f"{MODEL} {found.version} sha256:{digest}"


@lru_cache(maxsize=1)
def _spacy() -> str:
    return metadata.version("spacy")


@lru_cache(maxsize=1)
def _data() -> str:
    digest = hashlib.sha256()
    for path in sorted(data_dir().iterdir()):
        if path.is_file() and path.suffix != ".py":
            digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return f"sha256:{digest.hexdigest()}"


def fingerprint(rulebook: Rulebook, *, options: dict[str, str | int | None]) -> tuple[tuple[str, str], ...]:
    """Pairs of name and value, in a fixed order; two outputs with equal pairs have equal bytes.

    ``options``: those that bear on the text (words, title, keyphrase), stored as canonical JSON.
    """
    return (
        ("program", f"restructurer {VERSION}"),
        ("spacy", _spacy()),
        ("model", _model()),
        ("rules", f"sha256:{rulebook.sha256()}"),
        ("data", _data()),
        ("options", json.dumps(options, ensure_ascii=False, sort_keys=True)),
    )
