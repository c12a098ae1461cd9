"""Reads the source that ``check --source`` names."""

from __future__ import annotations

from pathlib import Path

from restructurer.checking.fidelity_types import SourceText


def read_source(path: Path) -> SourceText:
    """The title and paragraphs of a source, read as ``restructurer run`` reads it. Raises InputError."""
    from restructurer.facts import find_facts
    from restructurer.reading.read import read_file
    from restructurer.rulebook import default_rulebook

    source = read_file(path, rulebook=default_rulebook(), minimum_words=1)
    facts = find_facts(source.text)
    return SourceText(
        name=source.name,
        title=source.title,
        paragraphs=tuple(source.slice(paragraph) for paragraph in source.paragraphs),
        supplied=tuple(f"{fact.name} : {fact.text}" for fact in facts),
    )
