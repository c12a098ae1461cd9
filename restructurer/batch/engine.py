"""What one process does with one article."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from spacy.language import Language

from restructurer.analysis.model import load
from restructurer.batch.inputs import Item
from restructurer.errors import RestructurerError
from restructurer.main_path import restructure_source
from restructurer.reading.read import read_bytes, read_text
from restructurer.rendering.render import render
from restructurer.rulebook import Rulebook, default_rulebook

Format = Literal["md", "html", "json", "jsonl"]
Status = Literal["done", "short", "failed"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for every article of the batch; ``rules`` is a folder that overlays ours."""

    format: Format = "md"
    words: int | None = None
    rules: Path | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an article: its text when it is ``done`` or ``short``, else the ``error``."""

    status: Status
    text: str = ""
    words: int = 0
    target: int = 0
    supported: int = 0
    error: str | None = None


@lru_cache(maxsize=2)
def rulebook_of(rules: Path | None) -> Rulebook:
    """The rules of the batch, loaded once a process."""
    return Rulebook(overlay=rules) if rules is not None else default_rulebook()


def prepare(settings: Settings) -> tuple[Rulebook, Language]:
    """Loads what every article needs. Raises RuleError when a rule is wrong."""
    return rulebook_of(settings.rules), load()


def work(item: Item, settings: Settings) -> Result:
    """Restructures one article. Whatever goes wrong with it is in the Result, nothing is raised."""
    if item.fault is not None:
        return Result("failed", error=item.fault)
    try:
        return _work(item, settings)
    except RestructurerError as error:
        return Result("failed", error=" ".join(str(error).split()))
    except Exception as error:  # one article's bug must not cost the others their turn
        return Result("failed", error=f"{item.label}: unexpected {type(error).__name__}: {error}")


def _work(item: Item, settings: Settings) -> Result:
    rulebook, nlp = prepare(settings)
    if item.data is not None:
        source = read_bytes(item.data, name=item.name, rulebook=rulebook)
    else:
        source = read_text(item.text or "", name=item.name, rulebook=rulebook, title=item.title)
    article = restructure_source(source, rulebook=rulebook, words=settings.words, nlp=nlp).article
    if settings.format == "jsonl":
        text = json.dumps(json.loads(render(article, format="json")), ensure_ascii=False)
    else:
        text = render(article, format=settings.format)
    return Result(
        "done" if article.target_met else "short",
        text=text,
        words=article.words,
        target=article.target_words,
        supported=article.supported_words,
    )
