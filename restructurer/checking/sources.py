"""Reads the source that an article is checked against."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from restructurer.checking.fidelity_types import SourceText

if TYPE_CHECKING:
    from restructurer.article import Source


def read_source(path: Path, *, rules: Path | None = None) -> SourceText:
    """The title and paragraphs of a source, read as ``restructurer run`` reads it. Raises InputError.

    ``rules``: the folder of own rules that the article was made with.
    """
    from restructurer.reading.read import read_file
    from restructurer.rulebook import Rulebook, default_rulebook

    rulebook = Rulebook(overlay=rules) if rules is not None else default_rulebook()
    return _compared(read_file(path, rulebook=rulebook, minimum_words=1))


def source_of_text(text: str) -> SourceText:
    """The same, of a source given as text."""
    from restructurer.reading.read import read_text
    from restructurer.rulebook import default_rulebook

    return _compared(read_text(text, name="source", rulebook=default_rulebook(), minimum_words=1))


def _compared(source: Source) -> SourceText:
    from restructurer.facts import find_facts

    facts = find_facts(source.text)
    return SourceText(
        name=source.name,
        title=source.title,
        paragraphs=tuple(source.slice(paragraph) for paragraph in source.paragraphs),
        supplied=tuple(f"{fact.name} : {fact.text}" for fact in facts),
    )
