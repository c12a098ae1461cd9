"""The source that an article is held against."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceText:
    """What the source says: its title and its paragraphs, boilerplate off.

    ``supplied``: what ``data/`` states about the places and organisations that it names.
    """

    name: str
    title: str
    paragraphs: tuple[str, ...]
    supplied: tuple[str, ...] = ()
