"""Runs the worked examples of titles, subheadings and shortening."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from restructurer.analysis.analyse import analyse
from restructurer.analysis.findings import Analysis, Cluster
from restructurer.analysis.model import load
from restructurer.article import Paragraph, Source
from restructurer.french.typography import mend
from restructurer.rulebook import Rulebook
from restructurer.writing.candidates import ideas
from restructurer.writing.cutting import sentence_clauses
from restructurer.writing.fitting import fitted_clauses
from restructurer.writing.title_given import write_short_form
from restructurer.writing.titles import write_title

# The most characters that a subheading has.
_SUBHEADING = 65


def _source(text: str, title: str) -> Source:
    """An article of a few lines: blank lines part its paragraphs."""
    whole = f"{title}\n\n{text}" if title else text
    at = len(whole) - len(text)
    paragraphs = []
    for block in text.split("\n\n"):
        paragraphs.append(Paragraph(at, at + len(block)))
        at += len(block) + 2
    start, end = (0, len(title)) if title else (None, None)
    return Source("exemple", whole, "", title, start, end, tuple(paragraphs))


@lru_cache(maxsize=8)
def _analysis(text: str, title: str, rulebook: Rulebook) -> Analysis:
    return analyse(_source(text, title), nlp=load(), rulebook=rulebook)


def _told(wanted: str, found: list[str]) -> str | None:
    """``None`` when what is wanted was found, else what was."""
    if wanted in found:
        return None
    return f"does not give « {wanted} »; gives: {' · '.join(found[:6]) or 'nothing'}"


def _gives(example: Mapping[str, Any]) -> str:
    if "gives" not in example or not ("text" in example or "title" in example):
        raise KeyError("an example needs text (or title) and gives")
    return mend(str(example["gives"]))


def heading_example(ident: str, example: Mapping[str, Any], rulebook: Rulebook) -> str | None:
    """A rule of ``headings.toml``: ``gives`` is among the subheadings that it writes over ``text``."""
    analysis = _analysis(str(example["text"]), str(example.get("title", "")), rulebook)
    whole = Cluster(0, len(analysis.sentences), 0)
    found = [
        idea.draft.heading(ident).text for idea in ideas(analysis, whole, rulebook=rulebook) if idea.rule.id == ident
    ]
    return _told(_gives(example), found)


def title_example(ident: str, example: Mapping[str, Any], rulebook: Rulebook) -> str | None:
    """A rule of ``titles.toml``: ``gives`` is among the titles that it writes for ``title`` and ``text``."""
    analysis = _analysis(str(example["text"]), str(example.get("title", "")), rulebook)
    found = [one.text for one in write_title(analysis, rulebook=rulebook)[1] if one.heading.rule == ident]
    return _told(_gives(example), found)


def short_example(ident: str, example: Mapping[str, Any], rulebook: Rulebook) -> str | None:
    """A short form of ``titles.toml``: the title ``text`` becomes ``gives``."""
    analysis = _analysis("Le conseil a voté le budget de la ville.", str(example["text"]), rulebook)
    return _told(_gives(example), [write_short_form(analysis, ident, rulebook=rulebook) or ""])


def operation_example(ident: str, example: Mapping[str, Any], rulebook: Rulebook) -> str | None:
    """An operation of ``shortening.toml``: ``gives`` is a clause or subheading of ``text`` to which it was applied."""
    analysis = _analysis(str(example["text"]), "", rulebook)
    found = [
        draft.text
        for sentence in analysis.sentences
        for _, draft in (
            *sentence_clauses(analysis, sentence, rulebook=rulebook),
            *fitted_clauses(analysis, sentence, rulebook=rulebook, longest=_SUBHEADING),
        )
        if ident in draft.operations
    ]
    wanted = _gives(example)
    return _told(wanted[:1].lower() + wanted[1:], [text[:1].lower() + text[1:] for text in found])


def noise_example(ident: str, example: Mapping[str, Any], rulebook: Rulebook) -> str | None:
    """A noise of ``titles.toml``: the given ``title`` is printed as ``gives``."""
    analysis = _analysis("Le port de la ville a changé de patron lundi.", str(example["title"]), rulebook)
    return _told(_gives({**example, "text": ""}), [one.text for one in write_title(analysis, rulebook=rulebook)[1]])
